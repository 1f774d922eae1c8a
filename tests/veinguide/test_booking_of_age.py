"""Who was taken for a child by mistake gets out of it, and no child does."""

import pytest

from tests.booking_known import MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import (
    GUARDIAN,
    MINOR,
    NAME,
    NO,
    PHONE,
    YES,
    BookingForm,
    Heard,
    NextStep,
    Step,
    first_missing,
)

KNOWN = {NAME: "Tasha Greer", MINOR: YES}


def said(text: str, asked: str = GUARDIAN, **known: str) -> NextStep:
    form = BookingForm(asked, {**KNOWN, **known})
    return decide(Heard(text, "inform"), form, MONDAY)


@pytest.mark.parametrize(
    "text",
    [
        "no im the patient, im 31",
        "i am 31 years old. there is no kid. its for ME",
        "there is no parent im an adult!!! you have my name already",
        "i dont have a guardian, remove it please",
        "take out the parent thing",
        "I'm not a minor",
        "she's over 21",
    ],
)
def test_who_is_of_age_needs_no_guardian(text: str) -> None:
    step = said(text)
    assert step.step is Step.GO_ON
    assert step.values[MINOR] == NO
    assert step.forgotten == (GUARDIAN,)
    assert first_missing({**KNOWN, **step.values}) == PHONE


def test_what_is_told_beside_it_is_kept() -> None:
    step = said("what? no im the patient, im 31. just text me, 913-555-0171")
    assert step.values[PHONE] == "(913) 555-0171"
    assert step.values[MINOR] == NO


def test_a_guardian_noted_by_mistake_goes_at_the_summary() -> None:
    step = said("i dont have a guardian, remove it", "confirmed", **{GUARDIAN: "Tasha"})
    assert step.forgotten == (GUARDIAN,)


@pytest.mark.parametrize(
    "text",
    [
        "I'm his mom, I'm 45, Dana Greer",
        "its for my daughter, im 38",
        "I'm 16 not an adult yet",
        "Dana Greer",
        "she is 15",
    ],
)
def test_a_child_stays_one(text: str) -> None:
    assert said(text).values.get(MINOR) != NO
