"""What was told is kept: no request is lost, and no wish turns into another."""

import pytest

from tests.booking_known import KNOWN, MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step


def after(
    asked: str, text: str, intent: str = "nlu_fallback", **known: str
) -> NextStep:
    values = {**known_before(asked), **known}
    return decide(Heard(text, intent), BookingForm(asked, values), MONDAY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i'm asking can i cancel it later on", "cancel_booking"),
        ("could i take it back if i change my mind?", "change_booking"),
        ("wait no, i told you i can answer the call", "cancel_booking"),
        ("keep it", "ask_privacy"),
        ("no, keep it", "cancel_booking"),
    ],
)
def test_a_request_is_not_thrown_away(text: str, intent: str) -> None:
    assert after("consent_text", text, intent).step is Step.GO_ON


@pytest.mark.parametrize(
    "text",
    [
        "ok then forget it",
        "well, never mind then",
        "nah im good",
        "not interested any more",
        "i've decided against it",
        "get me out of this",
    ],
)
def test_plain_words_stop_it(text: str) -> None:
    assert after("visitor_phone", text, "cancel_booking").step is Step.STOP


@pytest.mark.parametrize(
    ("text", "call", "text_messages"),
    [
        ("yeah n no texting", "yes", "no"),
        ("yep and texts are ok too", "yes", "yes"),
        ("yes she agreed. text is fine also", "yes", "yes"),
        ("text me, dont call", "no", "yes"),
        ("he hates the phone, i'll answer the call", "yes", None),
    ],
)
def test_both_consents_of_one_answer(
    text: str, call: str, text_messages: str | None
) -> None:
    values = after("consent_call", text, "inform").values
    assert values.get("consent_call") == call
    assert values.get("consent_text") == text_messages


def test_a_no_that_was_misread_is_taken_back() -> None:
    step = after("consent_text", "no no i said i can take the call", consent_call="no")
    assert step.values["consent_call"] == "yes"


def test_a_backup_number_is_for_the_note() -> None:
    step = after("booking_confirmed", "816 555 0170 is my backup", "inform")
    assert "visitor_phone" not in step.values
    assert "555-0170" in step.values["visitor_note"]


def test_an_extension_stays_with_its_own_number() -> None:
    step = after(
        "booking_confirmed",
        "no, the 0163 ext 9 is the one to call",
        "change_booking",
        visitor_note="other number: (816) 555-0163",
    )
    assert step.values["visitor_phone"] == "(816) 555-0163 ext. 9"
    assert KNOWN["visitor_phone"] in step.values["visitor_note"]


@pytest.mark.parametrize(
    ("asked", "text", "slot", "value"),
    [
        ("preferred_time", "afternoons suck", "preferred_time", "not afternoons"),
        (
            *("preferred_days", "not on fridays, mon or tues is better"),
            *("preferred_days", "mon or tues"),
        ),
        (
            *("preferred_time", "after noon, her van comes at 3 so back by then"),
            *("preferred_time", "after noon, her van comes at 3 so back by then"),
        ),
        (
            *("preferred_days", "whichever days they put me off"),
            *("preferred_days", "whichever days they put me off"),
        ),
        ("booking_confirmed", "days: when the roster is out", "preferred_days",
         "when the roster is out"),
        ("booking_confirmed", "time: anytime", "preferred_time", "anytime"),
    ],
)  # fmt: skip
def test_a_wish_is_read_for_what_it_means(
    asked: str, text: str, slot: str, value: str
) -> None:
    assert after(asked, text).values[slot] == value


def test_a_night_shift_is_no_wish_for_the_night() -> None:
    step = after("preferred_time", "i work nights at the plant, 6pm to 6am")
    assert step.values.get("preferred_time") != "6pm to 6am"


def test_a_correction_that_was_not_read_is_told() -> None:
    step = after("booking_confirmed", "it is for Otto AND Lena")
    assert step.remark == "not_changed"
    assert step.ask == "booking_change"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("after 5 actually, and its Annah with an h", "Annah Lopez"),
        ("and its Anna Lopes", "Anna Lopes"),
    ],
)
def test_a_name_is_spelled_anew(text: str, name: str) -> None:
    assert after("booking_confirmed", text).values["visitor_name"] == name


def test_a_title_is_no_name() -> None:
    step = after("visitor_name", "My name is Maj. Gen. Ruth Ellen Moss (ret.)")
    assert step.values["visitor_name"] == "Ruth Ellen Moss"


@pytest.mark.parametrize(
    "text", ["yes. so that 9am is mine right", "is the slot reserved for me then?"]
)
def test_no_time_is_believed_to_be_set(text: str) -> None:
    step = after("consent_call", text, "affirm")
    assert step.remark == "not_set"
    assert "visitor_note" not in step.values


@pytest.mark.parametrize("asked", ["visitor_name", "preferred_days"])
def test_the_hours_of_the_clinic_are_no_time_of_the_visit(asked: str) -> None:
    assert after(asked, "nope i was asking your hours").step is Step.ANSWER


def test_the_age_is_explained() -> None:
    step = after("consent_call", "why would u ask if i am 18, i'm 61 lol")
    assert (step.remark, step.values) == ("why_age", {})


def test_pain_in_pregnancy_is_for_the_midwife() -> None:
    step = after(
        "booking_confirmed",
        "ok and what if my tummy aches",
        "ask_pregnancy",
        visitor_note="6 months pregnant",
    )
    assert step.remark == "pain_in_pregnancy"


@pytest.mark.parametrize("intent", ["report_emergency", "report_urgent_symptom"])
def test_a_danger_goes_before_the_midwife(intent: str) -> None:
    text = "im pregnant, my belly hurts and i can't breathe"
    assert after("booking_confirmed", text, intent) == NextStep(Step.ANSWER)


@pytest.mark.parametrize("text", ["put 20 weeks pregnant in the note", "im pregnant"])
def test_a_pregnancy_is_noted_for_the_staff(text: str) -> None:
    assert "pregnant" in after("booking_confirmed", text).values["visitor_note"]


@pytest.mark.parametrize("asked", ["visitor_phone", "booking_confirmed"])
@pytest.mark.parametrize(
    "text", ["it's for my mother actually", "wait, its for my dad instead"]
)
def test_a_visit_that_is_for_a_relative_after_all_needs_a_name(
    asked: str, text: str
) -> None:
    step = after(asked, text, "inform")
    assert (step.ask, step.values) == ("visitor_name", {})
