"""Names among other words: none is cut, made up or put in another's place."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep

NAME, PHONE, SUMMARY = "visitor_name", "visitor_phone", "booking_confirmed"


def step(text: str, asked: str | None, known: str = "") -> NextStep:
    values = {**(known_before(asked) if asked else {}), NAME: known}
    form = BookingForm(asked, {slot: told for slot, told in values.items() if told})
    return decide(Heard(text, "inform"), form, MONDAY)


def name_after(text: str, asked: str | None, known: str = "") -> str | None:
    return step(text, asked, known).values.get(NAME, known or None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Petersen but its spelled P-E-D-E-R-S-E-N, sorry", "Ana Pedersen"),
        ("its Jo'Ann, J-o-capital A-n-n, last name Reyes-Holt", "Jo'Ann Reyes-Holt"),
        ("my name's Carl J. Voss", "Carl J. Voss"),
        ("my name is Carl. I need a visit", "Carl"),
        ("Opal Jean Krause and its 417 555 0142", "Opal Jean Krause"),
        ("Lou Haas lou.haas@example.org dont use the other one", "Lou Haas"),
        ("its for my dad not me. Paul Novak", "Paul Novak"),
        ("Price, Anna", "Anna Price"),
        ("Mary Ann, last name is Krause", "Mary Ann Krause"),
        ("I Want To Ask about veins", None),
        ("Blue Cross is my plan", None),
    ],
)
def test_a_name_that_is_asked_for(text: str, name: str | None) -> None:
    assert name_after(text, NAME) == name


@pytest.mark.parametrize(
    ("known", "text", "name"),
    [
        ("Marla", "Marla HOFFMAN", "Marla Hoffman"),
        ("Marla", "dude Marla Hoffman-Ruiz all of it", "Marla Hoffman-Ruiz"),
        ("Hoffman-Ruiz", "no my first names Marla", "Marla Hoffman-Ruiz"),
        ("Tran Thi Lan", "put Lan Tran please", "Lan Tran"),
        ("Marla", "my last name got cut off its hoffman", "Marla Hoffman"),
        ("Marla Hoffman", "put Tuesday Morning", "Marla Hoffman"),
        ("Marla Hoffman", "my friend Dora Hoffman told me of you", "Marla Hoffman"),
        ("Ana Delgado", "no, it's for my mom not me. Rosa Gil", None),
    ],
)
def test_a_name_is_made_whole(known: str, text: str, name: str | None) -> None:
    both = "Rosa Gil (ask for Ana Delgado)"
    assert name_after(text, SUMMARY, known) == (name or both)


def test_a_surname_beside_the_number_is_added() -> None:
    text = "ok marla hoffman 573-555-0166 my son drives so weds only"
    values = step(text, PHONE, "Marla").values
    assert values[NAME] == "Marla Hoffman"
    assert values["preferred_days"] == "weds"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "can i get Carl Voss a visit, 913-555-0126 im his wife mae. mon or tue",
            "Carl Voss (ask for Mae)",
        ),
        (
            "sign up Hilda (my neighbor, 90) Hilda Voss, use mine 785 555 0161, Mae",
            "Hilda Voss (ask for Mae)",
        ),
    ],
)
def test_the_caller_is_no_patient(text: str, name: str) -> None:
    assert name_after(text, None) == name


def test_the_patient_takes_the_place_of_the_caller() -> None:
    text = "yes call me, Hilda is who its for tho"
    assert name_after(text, "consent_call", "Mae") == "Hilda (ask for Mae)"


@pytest.mark.parametrize("text", ["si mandalo", "ship her off", "so be it then"])
def test_small_words_at_what_to_change_are_no_name(text: str) -> None:
    assert NAME not in step(text, "booking_change", "Rosa Gil").values


@pytest.mark.parametrize("text", ["Rosa Marquez", "rosa gill"])
def test_a_name_at_what_to_change_is_one(text: str) -> None:
    assert name_after(text, "booking_change", "Rosa Gil") == text.title()
