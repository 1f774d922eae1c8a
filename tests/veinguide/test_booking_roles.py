"""Each name keeps its role: the patient, the parent, the one who writes."""

import pytest

from veinguide.booking.form import BookingForm
from veinguide.booking.roles import read_roles

NAME, GUARDIAN, MINOR = "visitor_name", "guardian_name", "visitor_minor"


@pytest.mark.parametrize(
    ("asked", "name", "guardian", "text", "told"),
    [
        (
            GUARDIAN,
            None,
            None,
            "fine. her name is Dana Ruiz. im Mia",
            {GUARDIAN: "Dana Ruiz", NAME: "Mia"},
        ),
        (
            "booking_confirmed",
            "Dana",
            "Mia",
            "no thats backwards, im the mom. Mia is the patient",
            {GUARDIAN: "Dana", NAME: "Mia"},
        ),
        (
            "booking_confirmed",
            "Mia",
            "Mia",
            "the guardian is me Dana Ruiz, not Mia",
            {GUARDIAN: "Dana Ruiz"},
        ),
        (
            "booking_change",
            "Mia",
            "Mia",
            "the parent's name. Dana Ruiz. patient Mia Ruiz",
            {GUARDIAN: "Dana Ruiz", NAME: "Mia Ruiz"},
        ),
        (
            "consent_call",
            "Mia",
            None,
            "this is Dana, Mias mother. Yes you can call",
            {GUARDIAN: "Dana"},
        ),
    ],
)
def test_of_a_minor_parent_and_patient_stay_apart(
    asked: str,
    name: str | None,
    guardian: str | None,
    text: str,
    told: dict[str, str],
) -> None:
    known = {NAME: name or "", GUARDIAN: guardian or "", MINOR: "yes"}
    assert read_roles(text, BookingForm(asked, known)) == told


@pytest.mark.parametrize(
    ("known", "text", "name"),
    [
        (None, "me is Olena Bondar and he is Pavlo Bondar", "Olena Bondar"),
        ("Pavlo Bondar", "wrong! Olena is the name. morning", "Olena"),
        ("Pavlo Bondar", "not Pavlo!! put Olena Bondar", "Olena Bondar"),
        ("Pavlo Bondar", "you change my name. I am Olena", "Olena"),
        ("Olena Bondar", "did you write my husband also", None),
    ],
)
def test_another_person_never_takes_the_name_over(
    known: str | None, text: str, name: str | None
) -> None:
    told = read_roles(text, BookingForm("preferred_time", {NAME: known or ""}))
    assert told.get(NAME) == name
