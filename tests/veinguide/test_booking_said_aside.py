"""Yes, skip and a joke, each said beside something that sounds otherwise."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard

CALL, TEXT, REASON = "consent_call", "consent_text", "reason_category"
NOTE = "visitor_note"


def told(text: str, asked: str) -> dict[str, str]:
    form = BookingForm(asked, known_before(asked))
    return dict(decide(Heard(text, "inform"), form, MONDAY).values)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("she cant text on hers, its my phone so yes text me", "yes"),
        ("my dad has no texting so ok, text me", "yes"),
        ("i dont do texts so no", "no"),
        ("he dont have texting so dont text me", "no"),
    ],
)
def test_what_a_line_ends_with_is_the_answer(text: str, answer: str) -> None:
    assert told(text, TEXT)[TEXT] == answer


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("oh its been ten years of this, im ok. skip", "not given"),
        ("they skip a beat at night, cramps", "leg cramps"),
    ],
)
def test_a_skip_at_the_end_skips(text: str, reason: str) -> None:
    values = told(text, REASON)
    assert values[REASON] == reason
    assert NOTE not in values


def test_a_joke_is_no_note() -> None:
    assert NOTE not in told("ask my mom lol", CALL)
    assert told("ask my daughter, she has my phone", CALL)[NOTE]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Ana Gil, she needs someone who speaks spanish",
            "she needs someone who speaks spanish",
        ),
        (
            "Ana Gil, I prefer not to be called before nine",
            "I prefer not to be called before nine",
        ),
    ],
)
def test_a_note_is_not_cut(text: str, note: str) -> None:
    values = told(text, "visitor_name")
    assert (values["visitor_name"], values[NOTE]) == ("Ana Gil", note)
