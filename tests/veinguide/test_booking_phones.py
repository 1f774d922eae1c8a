import pytest

from veinguide.booking.other_number import with_other_numbers
from veinguide.booking.phones import (
    PhoneReading,
    number_and_extension,
    read_phone,
    to_e164,
    to_shown,
    to_stored,
    with_area_code,
    with_extension,
    with_new_ending,
    without_area_code,
)
from veinguide.vault import Vault


@pytest.mark.parametrize(
    "typed",
    [
        "816-555-0143",
        "816.555.0143",
        "816 555 0143",
        "8165550143",
        "(816) 555-0143",
        "(816)555-0143",
        "816/555/0143",
        "+1 816 555 0143",
        "1-816-555-0143",
        "call me at 816 555 0143",
        "816 555 0143 10am",
        "cell is 816-555-0143, no answering machine",
        "eight one six five five five oh one four three",
        "eight one six, triple five, zero one four three",
        "8165550143 or 9135550123",
        "eight one six 555 oh one four three",
        "eight sixteen five fifty five oh one forty three",
        "816 555 zero one forty three",
        "816-555-O143",
    ],
)
def test_a_us_number_is_read_as_people_type_it(typed: str) -> None:
    assert read_phone(typed, asked=True).number == "(816) 555-0143"


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert read_phone("+44 20 7946 0958", asked=True).number == "+44 20 7946 0958"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("555-0143", "area_code"),
        ("5550143", "area_code"),
        ("five five five oh one four three", "area_code"),
        ("12345", "unreadable"),
        ("000-000-0000", "no_such_number"),
        ("none of your business", "unreadable"),
        ("123-45-6789", "private"),
        ("my social is 123456789", "private"),
        ("4111 1111 1111 1111", "private"),
        ("4111-1111-1111-1111", "private"),
        ("1EG4-TE5-MK73", "private"),
    ],
)
def test_what_is_no_phone_number_says_why(typed: str, problem: str) -> None:
    reading = read_phone(typed, asked=True)
    assert reading.number is None
    assert reading.problem == problem


def test_a_card_number_is_noticed_whatever_was_asked() -> None:
    assert read_phone("4111 1111 1111 1111", asked=False).problem == "private"


def test_words_without_a_number_are_no_problem_unless_it_is_asked_for() -> None:
    assert read_phone("Tuesday", asked=False).problem is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("no, ends in 43", "(816) 555-0143"),
        ("it ends with 0199", "(816) 555-0199"),
        ("the last four are 0177", "(816) 555-0177"),
    ],
)
def test_a_new_ending_corrects_the_number_that_is_known(
    typed: str, number: str
) -> None:
    assert with_new_ending(typed, "(816) 555-0142").number == number


def test_a_new_ending_of_nothing_is_nothing() -> None:
    assert with_new_ending("ends in 43", None).number is None


def test_the_database_gets_e164() -> None:
    assert to_e164("(816) 555-0143") == "+18165550143"
    assert to_e164("+44 20 7946 0958") == "+442079460958"


def test_the_area_code_may_come_last() -> None:
    found = read_phone("Lou, 555 0131 area code 816", asked=False)
    assert found.number == "(816) 555-0131"


@pytest.mark.parametrize(
    "typed",
    ["816", "816 in front", "it's 816 first", "put 816 before it", "eight one six"],
)
def test_the_area_code_may_be_told_after(typed: str) -> None:
    assert with_area_code(typed, "555-0182").number == "(816) 555-0182"
    assert without_area_code("five five five oh one eight two") == "5550182"


@pytest.mark.parametrize(
    "typed",
    [
        "913-555-0100 x4417",
        "(913)555-0100x4417",
        "my office line 913 555 0100 ext 4417, i dont have it on evenings",
        "913 555 0100 ext. 4417",
        "913 555 0100, extension is 4417",
        "913 555 0100 (ext: 4417)",
        "913 555 0100 #4417",
        "nine one three 555 0100 extension 4417",
        "913 555 0100 and my extension is four four one seven",
        "dial ext 4417 at 913 555 0100",
    ],
)
def test_an_extension_is_kept_with_the_number(typed: str) -> None:
    reading = with_extension(typed, read_phone(typed, asked=True), None)
    assert reading.number == "(913) 555-0100 ext. 4417"


@pytest.mark.parametrize(
    "typed",
    [
        "extension 4417 please add it",
        "is the ext in there? 4417",
        "x4417",
        "my ext's 4417",
        "the extension should be 4417, tuesdays at 3",
    ],
)
def test_an_extension_is_added_to_the_number_that_is_known(typed: str) -> None:
    reading = with_extension(typed, PhoneReading(), "(913) 555-0100")
    assert reading.number == "(913) 555-0100 ext. 4417"


@pytest.mark.parametrize(
    "typed",
    ["no extension, after 5", "extension at 5pm", "external 5", "4x4", "after 5"],
)
def test_what_is_no_extension_changes_no_number(typed: str) -> None:
    assert with_extension(typed, PhoneReading(), "(913) 555-0100").number is None


def test_an_extension_can_be_taken_off_again() -> None:
    known = "(913) 555-0100 ext. 4417"
    reading = with_extension("there is no extension", PhoneReading(), known)
    assert reading.number == "(913) 555-0100"


def test_an_extension_outlives_a_new_ending() -> None:
    changed = with_new_ending("no, ends in 43", "(913) 555-0100 ext. 4417")
    assert changed.number == "(913) 555-0143 ext. 4417"


def test_a_number_is_stored_with_its_extension_and_found_without() -> None:
    shown = "(913) 555-0100 ext. 4417"
    stored = to_stored(shown)
    assert stored == "+19135550100;ext=4417"
    assert to_shown(stored) == shown
    assert number_and_extension(stored) == ("+19135550100", "4417")
    assert to_stored("(913) 555-0100") == to_e164(shown) == "+19135550100"
    vault = Vault(["secret"], "phone secret")
    assert vault.hash_phone(stored) == vault.hash_phone("+19135550100")


def test_the_digits_of_an_extension_are_part_of_the_number() -> None:
    typed = "816 555 0143 ext 22"
    assert read_phone(typed, asked=True).span == (0, len(typed))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("no wait, zero one five three", "(816) 555-0153"),
        ("oops 0124", "(816) 555-0124"),
        ("sorry, it's oh one four three", "(816) 555-0143"),
        # An hour, and no number like the one that is known.
        ("no 1030", None),
        ("sorry 0900", None),
        ("no, ten thirty", None),
        ("no wait, three", None),
    ],
)
def test_the_last_four_digits_once_more(typed: str, number: str | None) -> None:
    assert with_new_ending(typed, "(816) 555-0142").number == number


@pytest.mark.parametrize("text", ["816-555-0114 cell or 816-555-0115 work, cell first"])
def test_a_label_behind_its_number_is_not_that_of_the_next(text: str) -> None:
    note = with_other_numbers("", text, "(816) 555-0114")
    assert note == "other number: work (816) 555-0115"
