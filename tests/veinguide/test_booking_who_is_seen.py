"""A wrong name that was noted gives way; a name spoken of in passing changes none."""

import pytest

from tests.booking_known import KNOWN, MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard
from veinguide.booking.remarks import ONE_AT_A_TIME, remark_on
from veinguide.booking.values import find_values
from veinguide.booking.words import tidy

NAME, PHONE, SUMMARY = "visitor_name", "visitor_phone", "booking_confirmed"
WRONG = "Nia (ask for Denise Abara-Lopez)"
RIGHT = "Denise Abara-Lopez"


def name_after(
    text: str, known: str | None, asked: str | None, *, for_another: bool = False
) -> str | None:
    values = {**KNOWN, NAME: known} if known else {}
    form = BookingForm(asked, values, for_another=for_another)
    return find_values(tidy(text), form, MONDAY).values.get(NAME, known)


@pytest.mark.parametrize(
    "text",
    [
        "NO my name is Denise Abara-Lopez. Nia is my daughter, she might pick up",
        "my name is DENISE. The patient is me",
        "Change the name to Denise Abara-Lopez please",
        "the name should be Denise Abara-Lopez",
        "take Nia out, I am the patient",
        "Nia is not the patient, my name is Denise Abara-Lopez",
        "it's for me. Nia is just my daughter",
    ],
)
@pytest.mark.parametrize("asked", [SUMMARY, "consent_text", "reason_category"])
def test_who_is_seen_after_all_replaces_who_was_noted(text: str, asked: str) -> None:
    assert name_after(text, WRONG, asked) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "Denise Abara-Lopez",
        "Denise. I am the patient. Take Nia out",
        "it's Denise Abara-Lopez",
        "no it still says Nia. change name to Denise Abara-Lopez",
    ],
)
def test_the_name_that_is_asked_for_again_is_the_patients(text: str) -> None:
    assert name_after(text, WRONG, NAME) == RIGHT


def test_who_writes_for_another_stays_the_one_to_ask_for() -> None:
    known = "Walter Brandt (ask for Susan)"
    told = name_after("my name is Susan Brandt", known, NAME, for_another=True)
    assert told == "Walter Brandt (ask for Susan Brandt)"


@pytest.mark.parametrize(
    "text",
    [
        "yes you may call. my daughter sometimes picks up, her name is Nia",
        "my son drives me, his name is Tom",
    ],
)
@pytest.mark.parametrize("asked", ["consent_call", "preferred_time", SUMMARY])
def test_somebody_spoken_of_is_not_the_patient(text: str, asked: str) -> None:
    assert name_after(text, RIGHT, asked) == RIGHT


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        (
            "Dad is Walter Brandt, I'm Susan, his POA. My cell 913-555-0182",
            None,
            "Walter Brandt (ask for Susan)",
        ),
        (
            "My mom is Ruth Lee, I'm Bea, her power of attorney",
            None,
            "Ruth Lee (ask for Bea)",
        ),
        (
            "use mine, 913-555-0166. I'm Alicia his cousin",
            "Raymond Castillo",
            "Raymond Castillo (ask for Alicia)",
        ),
        ("name is Karen. Call me not Gary", None, "Gary (ask for Karen)"),
        (
            "name is Karen. Call me not Gary",
            "Gary Pruitt",
            "Gary Pruitt (ask for Karen)",
        ),
        ("call me, not Tom", RIGHT, RIGHT),
        (
            "put my name down as husband, Pete",
            "Mary Lind",
            "Mary Lind (ask for Pete)",
        ),
    ],
)
def test_who_acts_for_the_patient_is_asked_for(
    text: str, known: str | None, name: str
) -> None:
    asked = PHONE if known else NAME
    assert name_after(text, known, asked) == name


def test_who_it_is_for_is_named_at_the_opening() -> None:
    text = "he's Gary Pruitt. I want to book a visit for my husband"
    assert name_after(text, None, None, for_another=True) == "Gary Pruitt"


def test_the_name_of_a_parent_may_be_led_by_her_name() -> None:
    form = BookingForm("guardian_name", {"visitor_minor": "yes"})
    found = find_values("her name is Denise", form, MONDAY)
    assert found.values == {"guardian_name": "Denise"}


@pytest.mark.parametrize(
    ("text", "known", "asked", "name"),
    [
        ("I'm Denise Abara-Lopez. My INR is checked", None, None, RIGHT),
        ("I'm J. Smith. Mondays are bad", None, None, "J. Smith"),
        ("this is Ann St. Clair. My legs ache", None, None, "Ann St. Clair"),
        ("Maria del Carmen Ochoa Ruiz", None, NAME, "Maria del Carmen Ochoa Ruiz"),
        ("Jan van der Berg y Ochoa Ruiz", None, NAME, "Jan van der Berg y Ochoa Ruiz"),
        ("my name on insurance is Bri Castellano", "Bree", SUMMARY, "Bri Castellano"),
        ("the name. Bri Castellano. like i said", "Bree", SUMMARY, "Bri Castellano"),
        ("you got my name wrong. Bri Castellano", "Bree", SUMMARY, "Bri Castellano"),
        ("yes and add name Tanner Voss", "Tanner", SUMMARY, "Tanner Voss"),
        ("my last names Voss btw. and i moved", "Tanner", SUMMARY, "Tanner Voss"),
        ("Bea Fox. do you need my birthday too?", None, NAME, "Bea Fox"),
    ],
)
def test_a_name_ends_where_it_ends(
    text: str, known: str | None, asked: str | None, name: str
) -> None:
    assert name_after(text, known, asked) == name


def test_a_birthday_is_no_second_person() -> None:
    assert remark_on("do you need my birthday too?") != ONE_AT_A_TIME
    assert remark_on("can you book my sister too") == ONE_AT_A_TIME
    assert remark_on("where is my sister in this??") == ONE_AT_A_TIME


def test_whom_not_to_ask_for_is_not_noted() -> None:
    known = {**KNOWN, NAME: "Joan Doyle (ask for Karen)"}
    heard = Heard("dont ask for karen, she moved", "inform")
    step = decide(heard, BookingForm(SUMMARY, known), MONDAY)
    assert step.values == {NAME: "Joan Doyle"}
