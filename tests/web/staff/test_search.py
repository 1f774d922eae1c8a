import pytest

from web.staff.search import Search, read_search


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
        ("Maria Lopez", "unreadable"),
        ("VG-7K4Q0", "unreadable"),
    ],
)
def test_what_is_neither_has_a_reason(typed, problem):
    assert read_search(typed) == Search(problem=problem)
