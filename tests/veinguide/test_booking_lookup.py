from datetime import date

import pytest

from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step, Task
from veinguide.booking.lookup import speaks_of_a_set_visit

MONDAY = date(2026, 11, 23)
BOTH = {"lookup_code": "VG-7K4QX", "lookup_phone": "(816) 555-0142"}


def after(
    asked: str | None, text: str, intent: str, task: Task = Task.CANCEL, **values: str
) -> NextStep:
    form = BookingForm(asked, values, task=task)
    return decide(Heard(text, intent), form, MONDAY)


@pytest.mark.parametrize("task", list(Task))
def test_the_code_is_asked_for_first(task: Task) -> None:
    step = after(None, "about my request", "cancel_booking", task)
    assert step == NextStep(Step.GO_ON, ask="lookup_code")


def test_code_and_number_in_the_opening_message_open_the_request() -> None:
    step = after(None, "cancel vg-7k4qx, 816 555 0142", "cancel_booking")
    assert step == NextStep(Step.LOOK_UP, BOTH)


def test_the_number_is_asked_for_when_the_code_is_there() -> None:
    step = after("lookup_code", "7K4QX", "inform")
    assert step == NextStep(Step.GO_ON, {"lookup_code": "VG-7K4QX"}, ask="lookup_phone")


def test_the_number_completes_it() -> None:
    step = after("lookup_phone", "816-555-0142", "inform", lookup_code="VG-7K4QX")
    assert step.step is Step.LOOK_UP


@pytest.mark.parametrize("asked", ["lookup_code", "lookup_phone"])
def test_a_question_in_between_is_answered(asked: str) -> None:
    assert after(asked, "does it hurt?", "ask_treatment_pain").step is Step.ANSWER


@pytest.mark.parametrize("asked", ["lookup_code", "lookup_phone", "lookup_sure"])
@pytest.mark.parametrize("intent", ["report_emergency", "report_crisis"])
def test_a_red_flag_is_let_through(asked: str, intent: str) -> None:
    step = after(asked, "VG-7K4QX and I can't breathe", intent)
    assert step == NextStep(Step.ANSWER)


@pytest.mark.parametrize("asked", ["lookup_code", "lookup_phone"])
@pytest.mark.parametrize("text", ["stop", "never mind", "forget it"])
def test_it_can_be_stopped(asked: str, text: str) -> None:
    assert after(asked, text, "cancel_booking").step is Step.STOP


@pytest.mark.parametrize("text", ["I lost it", "I don't know", "never got a code"])
def test_somebody_without_a_code_is_sent_to_the_phone(text: str) -> None:
    step = after("lookup_code", text, "nlu_fallback")
    assert step == NextStep(Step.SEND_TO_STAFF)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("its under Wilson", "inform"),
        ("my name is Pat Lund", "inform"),
        ("friday instead of monday", "change_booking"),
        ("so you cant see it?", "nlu_fallback"),
        ("ok cancel it then", "cancel_booking"),
        ("did it go through?", "ask_booking_status"),
        ("no i dont have one", "deny"),
        ("purple", "inform"),
    ],
)
def test_the_first_answer_that_is_no_code_is_left_to_the_staff(
    text: str, intent: str
) -> None:
    assert after("lookup_code", text, intent) == NextStep(Step.SEND_TO_STAFF)


def test_an_opening_message_may_say_that_there_is_no_code() -> None:
    step = after(None, "cancel my visit, I don't have the code", "cancel_booking")
    assert step == NextStep(Step.SEND_TO_STAFF)
    asking = after(None, "I didn't get a call about my request", "ask_booking_status")
    assert asking.ask == "lookup_code"


def test_a_code_with_a_slip_is_asked_for_again() -> None:
    step = after("lookup_code", "VG-7K", "inform")
    assert step == NextStep(
        Step.GO_ON, prompt="unreadable", ask="lookup_code", failed=True
    )


@pytest.mark.parametrize("intent", ["nlu_fallback", "deny"])
def test_somebody_who_looks_for_the_code_is_waited_for(intent: str) -> None:
    step = after("lookup_code", "hold on, let me find it", intent)
    assert step == NextStep(Step.GO_ON, prompt="again", ask="lookup_code")


@pytest.mark.parametrize(
    "text", ["yes", "yes cancel it", "I'm sure", "cancel it", "yeah drop it"]
)
def test_yes_cancels(text: str) -> None:
    assert after("lookup_sure", text, "affirm").step is Step.CANCEL


@pytest.mark.parametrize(
    "text", ["no", "no, keep it", "wait, don't cancel it", "don't drop it"]
)
@pytest.mark.parametrize("intent", ["deny", "cancel_booking", "nlu_fallback"])
def test_no_keeps_the_request(text: str, intent: str) -> None:
    assert after("lookup_sure", text, intent).step is Step.STOP


def test_a_doubtful_answer_is_no_yes() -> None:
    step = after("lookup_sure", "hmm", "nlu_fallback")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="lookup_sure")


@pytest.mark.parametrize(
    ("intent", "step"), [("affirm", Step.CANCEL), ("deny", Step.STOP)]
)
def test_the_buttons_under_are_you_sure(intent: str, step: Step) -> None:
    assert after("lookup_sure", "", intent).step is step


def test_an_id_number_is_refused() -> None:
    step = after("lookup_phone", "123-45-6789", "inform", lookup_code="VG-7K4QX")
    assert step.private
    assert step.values == {}


def test_who_asks_for_the_phone_instead_is_let_go() -> None:
    step = after("lookup_code", "forget it what's your number", "ask_contact")
    assert step.step is Step.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "I already have a visit Tuesday, can I switch it",
        "i dont need a new one, i have one already. can i switch it to friday",
        "how do I change an existing appointment",
        "i have an appointment tomorrow and need to reschedule it",
        "I've got an appt on friday with you, can it be moved",
    ],
)
def test_a_visit_that_the_clinic_has_set_is_no_request(text: str) -> None:
    assert speaks_of_a_set_visit(text)


@pytest.mark.parametrize(
    "text", ["my appointment is on tuesday, I want to move it", "move the tuesday one"]
)
def test_in_the_form_my_tuesday_appointment_is_a_set_visit(text: str) -> None:
    assert speaks_of_a_set_visit(text, in_form=True)
    assert not speaks_of_a_set_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "I need to reschedule",
        "move my appointment to friday",
        "I have a dentist appointment tuesday, can we change it",
        "tuesday is bad, i have an appointment",
        "can I move it to Friday",
    ],
)
def test_a_request_or_another_appointment_is_no_set_visit(text: str) -> None:
    assert not speaks_of_a_set_visit(text, in_form=True)


def test_the_last_word_on_cancelling_counts_and_doubt_cancels_nothing() -> None:
    form = BookingForm("lookup_sure", {}, task=Task.CANCEL)
    for text, step in (
        ("yes cancel it please. no wait. no, keep it, I'll sort it first", Step.STOP),
        ("cancel it. hmm hold on", Step.GO_ON),
        ("yes cancel it", Step.CANCEL),
    ):
        assert decide(Heard(text, "affirm"), form, MONDAY).step is step, text
