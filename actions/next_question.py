"""The question that the booking form asks next, as slots that the rules read."""

from collections.abc import Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from actions.booking_state import FAILURES, PAUSED, PROMPT
from veinguide.booking.consents import PURPOSES
from veinguide.booking.form import (
    AGAIN,
    CODE,
    CONFIRMED,
    DAYS,
    EMAIL,
    FAILURES_BEFORE_A_WAY_OUT,
    STUCK,
    TIME,
    BookingForm,
    NextStep,
    Step,
    first_missing,
)
from veinguide.booking.reasons import SKIPPED

DAYS_ONLY = "days_only"


def comes_back_from_an_answer(tracker: Tracker) -> bool:
    """Whether the form left this message to the rules, which have answered it."""
    since_then: list[str] = []
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        since_then.append(event.get("event"))
    return "action_execution_rejected" in since_then


def lets_go(form: BookingForm) -> bool:
    """Whether somebody who was asked for a code has gone on to other things."""
    return form.asked == CODE and form.failures > 0


def asked_again(form: BookingForm) -> list[EventType]:
    """The question that is open, once more; the next one if it was answered as well."""
    asked = form.asked or (None if form.task else first_missing(form.values))
    time_is_known = asked == DAYS and form.values.get(TIME)
    events = [SlotSet(PROMPT, DAYS_ONLY if time_is_known else AGAIN)]
    if asked == CONFIRMED and not form.values.get(EMAIL):
        events.append(SlotSet(EMAIL, SKIPPED))
    if form.asked == CODE:
        events.append(SlotSet(FAILURES, form.failures + 1))
    if form.asked in PURPOSES:
        # After a few questions in between, say where to call as well.
        often = form.failures >= FAILURES_BEFORE_A_WAY_OUT
        prompt = STUCK if often else AGAIN
        events = [SlotSet(FAILURES, form.failures + 1), SlotSet(PROMPT, prompt)]
    return [*events, SlotSet(REQUESTED_SLOT, asked)] if asked else events


def next_question(
    step: NextStep, form: BookingForm, known: Mapping[str, str]
) -> list[EventType]:
    events = [
        SlotSet(PAUSED, False),
        SlotSet(FAILURES, form.failures + 1 if step.failed else 0),
    ]
    if step.step is Step.SEND:
        return [*events, SlotSet(CONFIRMED, True)]
    ask = step.ask or first_missing(known)
    prompt = step.prompt
    if ask == DAYS and prompt is None and known.get(TIME):
        prompt = DAYS_ONLY
    if ask == CONFIRMED and not known.get(EMAIL):
        events.append(SlotSet(EMAIL, SKIPPED))
    return [*events, SlotSet(PROMPT, prompt), SlotSet(REQUESTED_SLOT, ask)]
