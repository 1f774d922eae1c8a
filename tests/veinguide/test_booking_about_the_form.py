"""What is said about the form itself, at any of its questions."""

from datetime import datetime, timezone
from time import process_time

import pytest

from tests.booking_known import KNOWN, MONDAY, ORDER, known_before
from veinguide.booking import progress, remarks
from veinguide.booking.consents import PURPOSES
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step, Task
from veinguide.booking.offers import Offer

ASKED_FOR = [slot for slot in ORDER if slot != "reason_category"]


def after(asked: str, text: str, intent: str, failures: int = 0) -> NextStep:
    form = BookingForm(asked, known_before(asked), failures)
    return decide(Heard(text, intent), form, MONDAY)


@pytest.mark.parametrize("asked", ORDER)
@pytest.mark.parametrize("intent", ["nlu_fallback", "deny", "goodbye", "affirm"])
@pytest.mark.parametrize(
    "text",
    [
        "Let me ask my daughter first",
        "let me ask him",
        "ok ill ask her. this was kinda helpful ngl",
        "hold on",
        "hold on, gotta ask my boss about it",
        "one sec",
        "maybe later",
        "not now",
        "I need to check with my husband",
        "let me think about it",
        "let me check my calendar",
        "give me a minute",
    ],
)
def test_who_needs_a_moment_is_given_it(asked: str, text: str, intent: str) -> None:
    step = after(asked, text, intent)
    assert step == NextStep(Step.GO_ON, prompt="waiting", ask=asked)


def test_a_moment_at_the_summary_sends_nothing() -> None:
    step = after("booking_confirmed", "hold on", "affirm")
    assert (step.step, step.remark) == (Step.GO_ON, "no_hurry")


def test_a_value_beside_a_hold_on_is_kept() -> None:
    step = after("preferred_days", "let me see, tuesday", "inform")
    assert step.values == {"preferred_days": "tuesday"}
    text = "I want to talk to them about cramps"
    step = after("reason_category", text, "inform")
    assert step.values == {"reason_category": "leg cramps"}


SENDING = [
    "alright go ahead and send it",
    "ok do it",
    "sure, go ahead and send it",
    "fine fine submit",
    "ya send er",
    "ok looks good",
    "that all sounds right",
    "cool, so am i all set",
    "Good. Done?",
    "is it sent?",
    "did it go through",
    "ok all done",
]


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize("intent", ["affirm", "goodbye", "nlu_fallback"])
@pytest.mark.parametrize("text", SENDING)
def test_send_it_is_no_leave_to_call(asked: str, text: str, intent: str) -> None:
    first = NextStep(Step.GO_ON, prompt="not_sent", ask=asked, failed=True)
    assert after(asked, text, intent) == first
    assert after(asked, text, intent, failures=2).prompt == "stuck"


@pytest.mark.parametrize("text", ["go ahead", "yes do it", "sounds good", "sure thing"])
def test_a_plain_yes_to_calls_is_still_one(text: str) -> None:
    assert after("consent_call", text, "affirm").values == {"consent_call": "yes"}


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize("intent", ["affirm", "goodbye", "nlu_fallback"])
@pytest.mark.parametrize(
    "text",
    [
        "Yes that is all correct",
        "sí, yes, all good",
        "Yes, and then send it",
        "yes, submit the request",
        "Yes, all is good",
        "yeah looks good to me",
        "yes yes thats everything",
    ],
)
def test_a_yes_that_comes_first_is_one(asked: str, text: str, intent: str) -> None:
    assert after(asked, text, intent) == NextStep(Step.GO_ON, {asked: "yes"})


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize(
    "text",
    [
        *("yes is it sent?", "yes, all set?", "yes hold on", "yes send it later"),
        *("yes, send it if it's free", "yes that is all, no calls"),
    ],
)
def test_a_yes_that_is_taken_back_is_none(asked: str, text: str) -> None:
    assert after(asked, text, "affirm").values.get(asked) != "yes"


@pytest.mark.parametrize("asked", ASKED_FOR)
@pytest.mark.parametrize("text", ["ya send er", "submit", "am i all set?", "done"])
def test_what_is_missing_before_it_is_sent_is_said(asked: str, text: str) -> None:
    assert after(asked, text, "affirm").prompt == "not_sent"


@pytest.mark.parametrize("text", ["ya send er", "that all sounds right", "submit"])
def test_send_it_sends_what_was_read_back(text: str) -> None:
    assert after("booking_confirmed", text, "nlu_fallback").step is Step.SEND


@pytest.mark.parametrize("text", ["Good. Done?", "so am i all set", "is that right"])
def test_a_question_at_the_summary_sends_nothing(text: str) -> None:
    assert after("booking_confirmed", text, "nlu_fallback").step is Step.GO_ON


def test_done_at_the_last_question_skips_it() -> None:
    step = after("reason_category", "done", "goodbye")
    assert step.values == {"reason_category": "not given"}


@pytest.mark.parametrize("asked", [*ORDER, "booking_confirmed"])
@pytest.mark.parametrize(
    "text",
    [
        "alright urgent care it is. does that cancel my appointment",
        "will this cancel it",
        "is my appointment cancelled now",
        "if i go to the er does that cancel my visit?",
    ],
)
def test_a_question_about_cancelling_cancels_nothing(asked: str, text: str) -> None:
    step = after(asked, text, "cancel_booking")
    assert (step.step, step.remark) == (Step.GO_ON, "how_to_cancel")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("still there?", "still_here"),
        ("hello?", "still_here"),
        ("what happens next", "what_next"),
        ("who's gonna call, a person?", "who_calls"),
        ("now do Bonnie", "one_at_a_time"),
        ("looks right. now do Bonnie", "one_at_a_time"),
        ("Bonnie Albrecht, everything else the same", "one_at_a_time"),
        ("can I get my wife one too", "one_at_a_time"),
        ("do I have to give last name", "one_name"),
        ("phone's broke can you email me", "only_email"),
        ("can you leave a message with my coworker", "staff_can_say"),
        ("what if he doesn't pick up", "staff_can_say"),
    ],
)
@pytest.mark.parametrize("asked", ["visitor_name", "visitor_phone", "consent_call"])
def test_a_word_about_the_request_is_answered(
    asked: str, text: str, remark: str
) -> None:
    step = after(asked, text, "nlu_fallback")
    assert (step.step, step.remark, step.values) == (Step.GO_ON, remark, {})


def test_what_is_told_beside_such_a_word_is_kept() -> None:
    text = "816-555-0142, call after 5 please"
    step = after("visitor_phone", text, "inform")
    noted = {"visitor_note": "call after 5"}
    assert step == NextStep(Step.GO_ON, {"visitor_phone": "(816) 555-0142", **noted})


@pytest.mark.parametrize("text", ["What was that? I lost the page", "it just closed"])
def test_who_lost_the_page_hears_what_is_noted(text: str) -> None:
    assert after("consent_call", text, "ask_repeat").reads_back


def test_a_time_at_the_question_about_calls_is_kept() -> None:
    step = after("consent_call", "then 8 or thereabouts", "inform")
    assert list(step.values) == ["preferred_time"]


def test_a_minor_is_asked_for_a_parent_before_anything_else() -> None:
    step = decide(
        Heard("Ana Diaz is my mom", "inform"),
        BookingForm("guardian_name", {"visitor_minor": "yes"}),
        MONDAY,
    )
    assert "visitor_name" not in step.values
    assert KNOWN["visitor_name"] not in step.values.values()


@pytest.mark.parametrize("word", ["ok", "and", "go ahead", "that", "all", "wait"])
def test_many_words_of_one_kind_are_read_at_once(word: str) -> None:
    text = f"{word} " * 200 + "x"
    start = process_time()
    progress.is_sending(text)
    progress.asks_if_sent(text)
    progress.is_waiting(text)
    progress.takes_back(text)
    remarks.remark_on(text)
    remarks.asks_about_cancelling(text)
    assert process_time() - start < 1


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize(
    ("text", "answer", "note"),
    [
        ("yes, but don't call before ten", "yes", "don't call before ten"),
        ("yes after 5 is best", "yes", "{}: after 5 is best"),
        ("yes but don't leave a voicemail", "yes", "don't leave a voicemail"),
        ("don't call before ten", None, "don't call before ten"),
        ("no don't do that then, voicemail is ok", None, "voicemail is ok"),
    ],
)
def test_when_to_call_and_voicemail_are_not_lost_beside_an_answer(
    asked: str, text: str, answer: str | None, note: str
) -> None:
    step = after(asked, text, "affirm")
    assert (step.values.get(asked), step.remark) == (answer, None)
    medium = "calls" if asked == "consent_call" else "texts"
    assert step.values["visitor_note"] == note.format(medium)
    assert "preferred_time" not in step.values


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("I don't give my phone number to machines", "why_phone"),
        ("I'd rather not give out my cell number", "why_phone"),
        ("why do you need my number", "why_phone"),
        ("and toss out the old one", "old_one"),
        ("can you cancel my old appointment", "old_one"),
        ("get rid of the first request", "old_one"),
    ],
)
def test_what_cannot_be_noted_is_answered(text: str, remark: str) -> None:
    assert after("visitor_phone", text, "nlu_fallback").remark == remark


@pytest.mark.parametrize(
    "text",
    [
        *("What's first thing?", "what's the soonest you've got", "anything sooner"),
        *("any openings?", "how soon can I come in"),
    ],
)
def test_openings_are_for_the_staff_to_tell(text: str) -> None:
    step = after("consent_call", text, "nlu_fallback")
    assert (step.remark, step.ask, step.values) == ("no_openings", "consent_call", {})


def test_a_phone_that_is_broken_is_answered_as_the_form_opens() -> None:
    text = "id like to get scheduled but my phone's broke can you email me"
    assert after(None, text, "book_consultation").remark == "only_email"


@pytest.mark.parametrize("intent", ["goodbye", "nlu_fallback", "change_booking"])
@pytest.mark.parametrize(
    "text", ["do you have anything later?", "got something later", "what days are free"]
)
def test_whoever_asks_for_other_times_does_not_leave(text: str, intent: str) -> None:
    start = datetime(2026, 12, 1, 10, tzinfo=timezone.utc)
    form = BookingForm(
        "preferred_days", known_before("preferred_days"), offers=(Offer(0, start),)
    )
    step = decide(Heard(text, intent), form, MONDAY)
    assert (step.step, step.prompt, step.ask) == (
        Step.GO_ON,
        "other_times",
        "preferred_days",
    )


@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    "text",
    [
        "ok is it changed",
        "i mean did you already change it with the clinic or do i have to say yes",
        "is my phone number updated",
        "so did you fix it?",
        "what did you change",
    ],
)
def test_a_change_that_waits_for_a_yes_is_told_of(asked: str, text: str) -> None:
    form = BookingForm(asked, KNOWN, task=Task.CHANGE, opened=True)
    step = decide(Heard(text, "change_booking"), form, MONDAY)
    assert (step.ask, step.remark) == ("booking_confirmed", "change_not_sent")
    fresh = decide(Heard(text, "change_booking"), BookingForm(asked, KNOWN), MONDAY)
    assert (fresh.ask, fresh.remark) == ("booking_confirmed", "what_next")


@pytest.mark.parametrize(
    "text",
    ["is that correct?", "has my doctor changed", "did you change it to Friday?"],
)
def test_another_question_is_about_no_change(text: str) -> None:
    form = BookingForm("booking_confirmed", KNOWN, task=Task.CHANGE, opened=True)
    step = decide(Heard(text, "nlu_fallback"), form, MONDAY)
    assert step.remark != "change_not_sent"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("will they text or call? i dont pick up at work", "call_or_text"),
        ("do you call or email", "call_or_text"),
        ("will i get a reminder?", "staff_can_say"),
    ],
)
def test_how_the_staff_get_in_touch_is_answered(text: str, remark: str) -> None:
    assert after("consent_call", text, "nlu_fallback").remark == remark


def test_a_yes_to_either_is_no_question() -> None:
    step = after("consent_call", "can call or text me, either is fine", "inform")
    assert step.remark is None
