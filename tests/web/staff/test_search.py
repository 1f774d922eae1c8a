import pytest

from web.staff.search import Search, is_named, read_search, words_of_name


@pytest.mark.parametrize(
    "typed",
    [
        "816-555-0143",
        "(816) 555 0143",
        "8165550143",
        "+1 816.555.0143",
        "her number is 816 555 0143",
    ],
)
def test_a_number_is_read_however_it_is_typed(typed):
    assert read_search(typed) == Search(phone="+18165550143")


@pytest.mark.parametrize("typed", ["VG-7K4QX", "vg 7k4qx", "7K4QX", "code VG7K4QX."])
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_search(typed) == Search(code="VG-7K4QX")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "empty"),
        ("555-0143", "area_code"),
        ("123-45-6789", "private"),
        ("816-055-0143", "no_such_number"),
        ("x", "unreadable"),
        ("?!", "unreadable"),
        ("VG-7K4Q0", "unreadable"),
    ],
)
def test_what_is_none_of_them_has_a_reason(typed, problem):
    assert read_search(typed) == Search(problem=problem)


@pytest.mark.parametrize("typed", ["Maria Lopez", "lopez", "O'Neill", "Ng", "Núñez"])
def test_letters_alone_are_a_name(typed):
    assert read_search(typed) == Search(name=typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lopez", "Maria Lopez"),
        ("LOPEZ, maria", "Maria Lopez"),
        ("lop", "Maria Lopez"),
        ("oneill", "Anna O'Neill"),
        ("O’Neill", "Anna ONeill"),
        ("nunez", "José Núñez"),
        ("whitfield", "Dolores Reyes-Whitfield"),
        ("ana", "Ruth Lee (ask for Ana)"),
    ],
)
def test_a_name_is_found_however_it_is_written(typed, name):
    assert is_named(name, words_of_name(typed))


@pytest.mark.parametrize("typed", ["opez", "maria smith", "lopezz"])
def test_another_name_is_not_found(typed):
    assert not is_named("Maria Lopez", words_of_name(typed))
