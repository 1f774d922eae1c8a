import pytest

from veinguide.booking.introductions import (
    is_spelled_vaguely,
    read_introduced,
    read_spelled,
)
from veinguide.booking.names import read_name
from veinguide.booking.phones import read_phone


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Margaret Ellis, 816 555 0136", "Margaret Ellis"),
        ("Please call. Mrs. Ellis at 816 555 0136", "Mrs. Ellis"),
        ("816-555-0136, Bob Ross", "Bob Ross"),
        ("call 816-555-0136 and ask for Denise, thanks", None),
        ("I want a visit, it's Ana, 816-555-0136", "Ana"),
        ("you can call me Al. 816-555-0136", "Al"),
        ("Call me back, 816-555-0136", None),
        ("CALL ME 816-555-0136", None),
        ("My cell: 816-555-0136", None),
        ("Cell 816-555-0136", None),
        ("I'd like to get it looked at. Annika, phone 816 555 0136", "Annika"),
        ("Annika, cell is 816 555 0136", "Annika"),
        ("Annika Berg my number is 816 555 0136", "Annika Berg"),
        ("Best number is 816 555 0136", None),
        ("It's Medicare, 816-555-0136", None),
        ("My Wife 816-555-0136", None),
        ("Tuesday, 816-555-0136", None),
        ("have them call me then. marcus 816-555-0136", "Marcus"),
        ("its marcus jones, 816-555-0136", "Marcus Jones"),
        ("knee pain 816-555-0136", None),
        ("main line 816-555-0136", None),
        ("ph 816-555-0136", None),
        ("im hurting 816-555-0136", None),
        ("no texts 816-555-0136", None),
    ],
)
def test_a_name_beside_a_number_needs_no_announcement(
    text: str, name: str | None
) -> None:
    assert read_introduced(text, read_phone(text, asked=False).span) == name


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("A-n-a with one n", None, "Ana"),
        ("A-n-n-a", "Ana Lopez", "Anna Lopez"),
        ("that's r e y e s", "Samantha Reyas", "Samantha Reyes"),
        ("R-L-S", None, None),
        ("r u a robot", None, None),
        ("x-r-a-y", "Samantha Reyes", None),
        ("Mary O'Neill-Jones", None, None),
    ],
)
def test_a_name_told_letter_by_letter(
    text: str, known: str | None, name: str | None
) -> None:
    assert read_spelled(text, known) == name


@pytest.mark.parametrize(
    "text",
    ["Thank you, dear.", "thanks hun", "thank you, sweetie", "dear", "idc", "ok ty"],
)
def test_thanks_and_endearments_are_no_name(text: str) -> None:
    assert read_name(text, asked=True) is None


def test_thanks_before_a_full_name_do_not_hide_it() -> None:
    assert read_name("Thank you, Margaret Ellis", asked=True) == "Margaret Ellis"
    assert read_name("Courtney Love", asked=True) == "Courtney Love"
    assert read_name("Ty Cobb", asked=True) == "Ty Cobb"


def test_a_request_may_be_put_under_another_name() -> None:
    assert read_name("put it under sam reyes please", asked=False) == "Sam Reyes"
    assert read_name("put it under my insurance", asked=False) is None
    assert read_name("its under Wilson", asked=True) == "Wilson"


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("my name is spelled right", False),
        ("yes spelling is correct", False),
        ("my name is not spelled right", True),
        ("the spelling is wrong", True),
        ("spelled with ñ", True),
    ],
)
def test_a_name_that_is_spelled_right_is_not_asked_for(words: str, vague: bool) -> None:
    assert is_spelled_vaguely(words) == vague
