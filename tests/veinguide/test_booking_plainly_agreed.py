"""Whatever words mean "send it", and nothing else, send the request."""

import pytest

from tests.booking_known import KNOWN, MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step, Task
from veinguide.booking.plainly_agreed import is_as_it_should_be, plainly_sends

READ_BACK = NextStep(Step.GO_ON, prompt="again", ask="booking_confirmed")


def after(text: str, intent: str, asked: str = "booking_confirmed") -> NextStep:
    return decide(Heard(text, intent), BookingForm(asked, KNOWN), MONDAY)


@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ok ship it", "nlu_fallback"),
        ("fire it off", "insult"),
        ("bet send that", "inform"),
        ("yes mija send it", "affirm"),
        ("si mandalo", "nlu_fallback"),
        ("sí, envíalo por favor", "affirm"),
        ("looks fine go ahead n send", "nlu_fallback"),
        ("now its good, fire away", "nlu_fallback"),
        ("no change just send", "deny"),
        ("nothing. send it", "deny"),
        ("just SEND it. the thing was right", "nlu_fallback"),
        ("that's all hon, you can send it off now", "goodbye"),
        ("hit send", "nlu_fallback"),
        ("let er rip", "nlu_fallback"),
    ],
)
def test_it_is_sent(text: str, intent: str, asked: str) -> None:
    assert after(text, intent, asked).step is Step.SEND


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yep looks all right to me hon", "inform"),
        ("perfecto gracias", "thank"),
        ("everything is good", "nlu_fallback"),
        ("im happy with that", "affirm"),
    ],
)
def test_content_at_the_summary_is_a_yes(text: str, intent: str) -> None:
    assert after(text, intent).step is Step.SEND


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("no change", "booking_change"),
        ("the name and all is ok now. yes", "booking_change"),
        ("no thats it thank u darlin", "booking_change"),
        ("no thats it thank u darlin", "booking_confirmed"),
        ("nothing left to change", "booking_confirmed"),
    ],
)
def test_nothing_to_change_reads_it_back(text: str, asked: str) -> None:
    assert after(text, "deny", asked) == READ_BACK


@pytest.mark.parametrize(
    "text",
    [
        "send it to my daughter",
        "send me a text",
        "can you send it?",
        "don't send it",
        "send it after Tuesday",
        "send it but not to my work number",
        "no, it's not right, don't ship anything",
        "ship it tomorrow",
        "send it, the name is wrong",
        "let me read it first then send",
        "if it's right send it",
    ],
)
def test_other_words_beside_it_are_not_passed_over(text: str) -> None:
    assert not plainly_sends(text)


@pytest.mark.parametrize(
    "text",
    [
        "not good",
        "good but the day is off",
        "is it right?",
        "mornings are good",
        "ok no",
    ],
)
def test_a_value_or_a_no_is_no_content(text: str) -> None:
    assert not is_as_it_should_be(text)


@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call", None])
def test_elsewhere_in_the_form_it_sends_nothing(asked: str | None) -> None:
    form = BookingForm(asked, {"visitor_name": "Anna Lopez"})
    assert decide(Heard("ok ship it", "inform"), form, MONDAY).step is not Step.SEND


def test_the_button_under_what_should_i_change_sends() -> None:
    assert after("", "affirm", "booking_change").step is Step.SEND


def test_an_alarm_beside_it_is_answered_first() -> None:
    assert after("send it", "report_emergency").step is Step.ANSWER


@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    "text",
    ["never mind that. go ahead and send", "nvm just send it", "forget it, send"],
)
def test_a_change_that_is_let_go_drops_no_request(text: str, asked: str) -> None:
    assert after(text, "cancel_booking", asked).step is Step.SEND


@pytest.mark.parametrize("text", ["never mind, don't send it", "never mind the whole"])
def test_a_request_that_is_let_go_is_not_sent(text: str) -> None:
    assert after(text, "cancel_booking").step is Step.STOP


@pytest.mark.parametrize(
    ("text", "opened", "step"),
    [
        ("yes change it", True, Step.SEND),
        ("ok please make the change", True, Step.SEND),
        ("yes change it", False, Step.GO_ON),
        ("change it", True, Step.GO_ON),
        ("yes, change my phone", True, Step.GO_ON),
        ("yes change it to Fridays", True, Step.GO_ON),
    ],
)
def test_only_a_change_that_was_read_back_is_agreed_to(
    text: str, opened: bool, step: Step
) -> None:
    task = Task.CHANGE if opened else None
    form = BookingForm("booking_confirmed", KNOWN, task=task, opened=opened)
    assert decide(Heard(text, "change_booking"), form, MONDAY).step is step
