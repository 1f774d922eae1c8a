"""A name beside a spelling, a question, another person or a second correction."""

import pytest

from tests.booking_known import KNOWN, MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step


def said(text: str, asked: str | None, intent: str = "inform") -> NextStep:
    known = known_before(asked) if asked else {}
    return decide(Heard(text, intent), BookingForm(asked, known), MONDAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngozi Eze, that is N-G-O-Z-I, phone 816 555 0173", "Ngozi Eze"),
        ("my name Ngozi Eze thats N-G-O-Z-I E-Z-E", "Ngozi Eze"),
        ("Maria Lopez spelled M-A-R-I-A", "Maria Lopez"),
        ("Curtis Odom. week after NEW YEARS, like jan 4 to the 8", "Curtis Odom"),
        ("me Megan Doyle and my mum Karen. both of us", "Megan Doyle"),
        ("Linda Hart and Bob Hart both of us", "Linda Hart"),
        (
            "Opal Jennings is the patient im her daughter Tasha. 816 555 0198",
            "Opal Jennings (ask for Tasha)",
        ),
        (
            "Rosa Gomez is the patient, I am her son Luis",
            "Rosa Gomez (ask for Luis)",
        ),
        (
            "Its for my father Harold Lindqvist, but call me, I'm Karen his daughter,"
            " he doesn't hear on the phone",
            "Harold Lindqvist (ask for Karen)",
        ),
        (
            "Jenna Moss and the number is 8165550174 thats my mom, mornings",
            "Jenna Moss",
        ),
        ("Keisha. but hold on is the free visit really free", "Keisha"),
    ],
)
def test_the_name_is_told_apart_from_the_rest(text: str, name: str) -> None:
    assert said(text, "visitor_name").values["visitor_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ok just make me an appt then. Jenna", "Jenna"),
        ("id like a visit, Jenna here", "Jenna"),
        ("Jenna Moss and the number is 8165550174 thats my mom", "Jenna Moss"),
    ],
)
def test_a_name_told_while_opening_is_taken(text: str, name: str) -> None:
    step = said(text, None, "book_consultation")
    assert step.values["visitor_name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "can I get an appointment. Thanks",
        "book me. Tuesday",
        "a visit, Sorry",
        "i need to shedule a visit",
        "I want to scedule an appt",
    ],
)
def test_a_last_word_that_is_no_name_is_none(text: str) -> None:
    assert "visitor_name" not in said(text, None, "book_consultation").values


def test_a_question_beside_the_name_is_answered() -> None:
    text = "Keisha. but hold on is the free visit really free"
    assert said(text, "visitor_name", "ask_cost").step is Step.ANSWER


def test_two_people_are_told_that_each_needs_a_request() -> None:
    step = said("me Megan Doyle and my mum Karen. both of us", "visitor_name")
    assert step.remark == "one_at_a_time"


def test_a_name_that_is_spelled_right_is_not_asked_again() -> None:
    text = "varicose veins. my last name is Kowalczyk with a Z before the Y"
    form = BookingForm(
        "reason_category",
        {**known_before("reason_category"), "visitor_name": "Amy Kowalczyk"},
    )
    step = decide(Heard(text, "inform"), form, MONDAY)
    assert step.values["reason_category"] == "varicose veins"
    assert step.ask is None


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "my name isnt Like its Curtis Odom. and its thursday not tuesday",
            {"visitor_name": "Curtis Odom", "preferred_days": "thursday"},
        ),
        (
            "texts yes. and its for varicose veins not cramps",
            {"consent_text": "yes", "reason_category": "varicose veins"},
        ),
        (
            "phone is 816 555 0199 and the name is Ann",
            {"visitor_phone": "(816) 555-0199", "visitor_name": "Ann Lopez"},
        ),
    ],
)
def test_two_corrections_are_both_taken(text: str, changed: dict[str, str]) -> None:
    assert said(text, "booking_confirmed").values == changed


def test_a_number_to_be_added_does_not_replace_the_first() -> None:
    step = said("put my number too in case 816 555 0158", "booking_confirmed")
    assert (
        step.values.get("visitor_phone", KNOWN["visitor_phone"])
        == (KNOWN["visitor_phone"])
    )
    assert step.remark == "one_number"
