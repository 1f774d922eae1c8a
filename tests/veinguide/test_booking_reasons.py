from datetime import date

import pytest

from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step
from veinguide.booking.reasons import read_reason_in_passing

MONDAY = date(2026, 11, 23)


def after(asked: str, text: str, intent: str, **known: str) -> NextStep:
    values = {"visitor_name": "Anna Lopez", **known}
    return decide(Heard(text, intent), BookingForm(asked, values), MONDAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Reason is cramps and veins behind the knee, and she uses a walker",
            "leg cramps",
        ),
        ("For the cramp", "leg cramps"),
        ("put cramps, and that Sheila sent me lol", "leg cramps"),
        ("Just say Dorothy has her mother's veins", "varicose veins"),
        ("Heavy legs", "other"),
        ("twitchy legs", "restless legs"),
        ("Leg cramps since Vietnam", "leg cramps"),
        ("veins on both legs, ugly and they ache", "varicose veins"),
        ("restless legs, takes Requip", "restless legs"),
        ("I only want to talk, put that as the reason. No treatment.", "other"),
        ("no reason needed", "not given"),
        ("I prefer not to state a reason", "not given"),
        ("I don't want write reason, it is possible?", "not given"),
        ("nah no reason just cramps", "leg cramps"),
    ],
)
@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call", "preferred_days"])
def test_a_reason_is_kept_whatever_was_asked(
    asked: str, text: str, reason: str
) -> None:
    step = after(asked, text, "nlu_fallback")
    assert step == NextStep(Step.GO_ON, {"reason_category": reason})


@pytest.mark.parametrize(
    "text",
    [
        "what are leg cramps",
        "do you treat leg cramps",
        "leg cramps?",
        "varicose veins cost",
        "laser for veins",
        "my vein doctor sent me",
        "it's about the cost of vein treatment",
        "there is no reason to worry",
        "the reason I ask",
        "say that again",
        "for the staff",
        "my legs feel better now",
    ],
)
def test_a_question_or_a_topic_is_no_reason(text: str) -> None:
    assert read_reason_in_passing(text) is None
    step = after("visitor_phone", text, "ask_cramps_cause")
    assert "reason_category" not in step.values


def test_a_complaint_that_leads_to_a_question_is_no_reason() -> None:
    text = "cramps hurt, is it serious"
    assert after("visitor_phone", text, "ask_when_to_see_doctor").values == {}


def test_the_hour_of_a_complaint_is_no_wish() -> None:
    step = after("visitor_phone", "I have leg cramps every night", "ask_cramps_cause")
    assert step.values == {"reason_category": "leg cramps"}


def test_a_known_reason_is_only_replaced_by_one_that_is_announced() -> None:
    known = {"reason_category": "leg cramps"}
    passing = after("visitor_phone", "heavy legs", "inform", **known)
    assert "reason_category" not in passing.values
    told = after("visitor_phone", "the reason is restless legs", "inform", **known)
    assert told.values == {"reason_category": "restless legs"}
