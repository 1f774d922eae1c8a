"""A yes to the summary with other words beside it; what is noted is read back."""

import pytest

from tests.booking_known import KNOWN, MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step


def after(text: str, intent: str, asked: str = "booking_confirmed") -> NextStep:
    return decide(Heard(text, intent), BookingForm(asked, KNOWN), MONDAY)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes. and thanks. sorry i was short, been a long week", "thank"),
        ("yes. thank you for putting up with me", "thank"),
        ("Thank you. Yes you may send it now", "thank"),
        ("yes please and thank you so much for your help today", "thank"),
        ("sure, sounds great, bye!", "goodbye"),
        ("ok. sorry if i was rude", "nlu_fallback"),
        ("did that go through? I said yes", "ask_booking_status"),
        ("ok fine send mine and then do carols", "book_consultation"),
        ("yes send the changes", "change_booking"),
        ("send my update please", "change_booking"),
    ],
)
def test_a_yes_with_kind_words_sends(text: str, intent: str) -> None:
    step = after(text, intent)
    assert (step.step, dict(step.values)) == (Step.SEND, {})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes. sorry, my name is wrong", "thank"),
        ("yes, thanks. but not mondays", "thank"),
        ("yes. thank you. wait", "thank"),
        ("yes if my husband agrees. thanks", "affirm"),
        ("thanks, no", "deny"),
        ("thank you so much", "thank"),
        ("yes. i take warfarin", "inform"),
        ("yes. also do i bring my card", "ask_consultation"),
    ],
)
def test_kind_words_hide_no_correction(text: str, intent: str) -> None:
    assert after(text, intent).step is not Step.SEND


def test_what_is_to_be_added_goes_along() -> None:
    text = "yes send the change. and please add he takes xarelto"
    step = after(text, "change_booking")
    assert (step.step, dict(step.values)) == (
        Step.SEND,
        {"visitor_note": "he takes xarelto"},
    )


def test_a_question_beside_it_is_no_note() -> None:
    text = "yes send. and if they call when im teaching what happens"
    step = after(text, "nlu_fallback")
    assert (step.step, dict(step.values), step.remark) == (
        Step.SEND,
        {},
        "staff_can_say",
    )


def test_is_she_in_the_book_is_told_by_the_sending_itself() -> None:
    step = after("ok send it. is she in the book for real then", "ask_booking_status")
    assert (step.step, step.remark) == (Step.SEND, None)


@pytest.mark.parametrize(
    "text",
    [
        "did you put any day for her",
        "what do you have down for me?",
        "did you get the after 4 part",
        "whats my days say",
        "did you get that they should ask for KAREN",
        "where is my sister in this??",
    ],
)
def test_what_is_noted_is_read_back(text: str) -> None:
    assert after(text, "ask_booking_status", "consent_text").reads_back


def test_what_is_told_beside_it_is_kept() -> None:
    text = "I told you text only. Did you write down text?"
    step = after(text, "ask_booking_status", "consent_text")
    assert step.reads_back
    assert (step.values["consent_call"], step.values["consent_text"]) == ("no", "yes")


@pytest.mark.parametrize(
    ("asked", "text", "answer"),
    [
        ("consent_call", "Yes. And will this cancel the old one?", "yes"),
        ("consent_call", "I said yes. But will I have two requests?", "yes"),
        (
            "consent_call",
            "yes but i no understand good in phone, my son can talk",
            "yes",
        ),
        ("consent_call", "yeah dad says its ok hes right here", "yes"),
        ("consent_call", "ugh fine yes", "yes"),
        ("consent_text", "i say text yes", "yes"),
        ("consent_text", "I don't know how to do the texting, no", "no"),
        ("consent_call", "yes text me", None),
        ("consent_call", "yes but you cant call at work", None),
    ],
)
def test_a_yes_with_more_words_about_the_call_is_a_yes(
    asked: str, text: str, answer: str | None
) -> None:
    known = {slot: v for slot, v in KNOWN.items() if not slot.startswith("consent")}
    step = decide(Heard(text, "inform"), BookingForm(asked, known), MONDAY)
    assert step.values.get(asked) == answer


def test_both_are_granted_by_call_me_n_text() -> None:
    known = {slot: v for slot, v in KNOWN.items() if not slot.startswith("consent")}
    form = BookingForm("consent_call", known)
    values = decide(Heard("yes call me n text is fine", "inform"), form, MONDAY).values
    assert values == {"consent_call": "yes", "consent_text": "yes"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("just the time. yes", "ask_when_to_see_doctor"),
        ("after ten like i said yes", "nlu_fallback"),
        ("ask for Peg, yes", "ask_human"),
    ],
)
def test_a_yes_that_ends_the_line_is_one(text: str, intent: str) -> None:
    step = after(text, intent, "consent_text")
    assert (step.step, step.values.get("consent_text")) == (Step.GO_ON, "yes")


@pytest.mark.parametrize(
    "text", ["i said no calls, did i say yes", "wait, yes", "who calls? yes or no"]
)
def test_a_yes_that_takes_nothing_on_is_none(text: str) -> None:
    assert (
        after(text, "nlu_fallback", "consent_text").values.get("consent_text") != "yes"
    )
