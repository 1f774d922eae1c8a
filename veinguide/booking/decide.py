"""Decide what the booking form does with a message."""

from dataclasses import replace
from datetime import date

from veinguide.booking.form import (
    CHANGE,
    CONFIRMED,
    DAYS,
    FAILURES_BEFORE_A_WAY_OUT,
    FIELDS,
    NAME,
    PHONE,
    REASON,
    TIME,
    BookingForm,
    Heard,
    NextStep,
    Step,
)
from veinguide.booking.names import read_name
from veinguide.booking.phrases import (
    AGREEING,
    ALWAYS_ANSWERED,
    ANSWERED,
    CHANGING,
    CONTINUING,
    STOPPING,
    named_field,
)
from veinguide.booking.reasons import OTHER, SKIPPED
from veinguide.booking.values import Found, find_values
from veinguide.booking.words import (
    is_correcting,
    is_offering,
    is_question,
    statements,
    tidy,
)

AGAIN, STUCK = "again", "stuck"
NOT_UNDERSTOOD = "nlu_fallback"


def decide(heard: Heard, form: BookingForm, today: date) -> NextStep:
    """The next step; `today` is the clinic's."""
    if ALWAYS_ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    text = tidy(heard.text)
    if not text:
        return _button(heard, form)
    asked_back, told = _split(text, heard.intent, form)
    found = find_values(told, form, today)
    if found.problems.get(PHONE) == "private":
        return replace(_again(form), private=True)
    if STOPPING.match(text) or _is_cancelling(heard, found, form):
        return NextStep(Step.STOP)
    if form.asked == CONFIRMED and _agrees(heard, text, found):
        return NextStep(Step.SEND)
    if asked_back:
        return NextStep(Step.ANSWER, found.values)
    if found.values:
        return NextStep(Step.GO_ON, found.values)
    return _without_values(heard, text, found, form)


def _button(heard: Heard, form: BookingForm) -> NextStep:
    values = {slot: heard.entities[slot] for slot in FIELDS if slot in heard.entities}
    if values:
        return NextStep(Step.GO_ON, values)
    if heard.intent == "cancel_booking":
        return NextStep(Step.STOP)
    if form.asked == CONFIRMED and heard.intent == "affirm":
        return NextStep(Step.SEND)
    if form.asked == CONFIRMED and heard.intent in ("deny", "change_booking"):
        return NextStep(Step.GO_ON, ask=CHANGE)
    if form.asked == REASON and heard.intent == "deny":
        return NextStep(Step.GO_ON, {REASON: SKIPPED})
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return _again(form)


def _split(text: str, intent: str, form: BookingForm) -> tuple[bool, str]:
    """Whether a question is in the message, and the words that tell something."""
    if not ANSWERED.match(intent) or form.asked is None:
        return False, text
    told = [
        part
        for part in statements(text)
        if not is_question(part) or (form.asked in (DAYS, TIME) and is_offering(part))
    ]
    return len(told) < len(statements(text)), " ".join(told)


def _is_cancelling(heard: Heard, found: Found, form: BookingForm) -> bool:
    given = {slot for slot in found.values if slot != REASON}
    return heard.intent == "cancel_booking" and form.asked is not None and not given


def _agrees(heard: Heard, text: str, found: Found) -> bool:
    agreeing = heard.intent == "affirm" and not CHANGING.search(text)
    return not found.values and (agreeing or bool(AGREEING.match(text)))


def _without_values(
    heard: Heard, text: str, found: Found, form: BookingForm
) -> NextStep:
    if form.asked is None:
        return NextStep(Step.GO_ON)
    if CONTINUING.match(text) or heard.intent in ("book_consultation", "ask_repeat"):
        return _again(form)
    if form.asked == CHANGE:
        return _changing(heard, text, found)
    if heard.intent == "change_booking" or (
        named_field(text) and (CHANGING.search(text) or is_correcting(text))
    ):
        return NextStep(Step.GO_ON, ask=named_field(text) or CHANGE)
    if form.asked == CONFIRMED:
        return _not_confirmed(heard, text, found, form)
    problem = found.problems.get(form.asked, "unreadable")
    if ANSWERED.match(heard.intent) and problem == "unreadable":
        return NextStep(Step.ANSWER)
    if heard.intent == NOT_UNDERSTOOD and is_question(text):
        return NextStep(Step.ANSWER)
    if heard.intent == "affirm":
        return _again(form)
    if form.asked == REASON:
        return NextStep(
            Step.GO_ON, {REASON: SKIPPED if heard.intent == "deny" else OTHER}
        )
    if heard.intent == "deny" and not is_correcting(text.partition(" ")[2]):
        return NextStep(Step.GO_ON, prompt=STUCK, ask=form.asked)
    return _unreadable(form, problem)


def _unreadable(form: BookingForm, problem: str) -> NextStep:
    stuck = form.failures + 1 >= FAILURES_BEFORE_A_WAY_OUT
    prompt = STUCK if stuck else problem
    return NextStep(Step.GO_ON, prompt=prompt, ask=form.asked, failed=True)


def _again(form: BookingForm) -> NextStep:
    return NextStep(Step.GO_ON, prompt=AGAIN, ask=form.asked)


def _not_confirmed(
    heard: Heard, text: str, found: Found, form: BookingForm
) -> NextStep:
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    field = named_field(text)
    if heard.intent == "deny" or field or CHANGING.search(text):
        return NextStep(Step.GO_ON, ask=field or CHANGE)
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return _again(form)


def _changing(heard: Heard, text: str, found: Found) -> NextStep:
    """An answer to "What shall I change?" that was no new value."""
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    field = named_field(text)
    if field:
        return NextStep(Step.GO_ON, ask=field)
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    name = read_name(text, asked=True)
    if name:
        return NextStep(Step.GO_ON, {NAME: name})
    if heard.intent == "deny":
        return NextStep(Step.GO_ON, prompt=AGAIN)
    return NextStep(Step.GO_ON, ask=CHANGE)
