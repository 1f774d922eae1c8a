"""The next step of the booking form, where the talk around the message counts too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from rasa_sdk import Tracker

from actions.booking_state import PROMPT, chosen_slot
from actions.last_answers import question_was_hidden
from actions.told_details import is_for_somebody
from veinguide.booking.calendar import ClinicCalendar
from veinguide.booking.consents import PURPOSES, read_consents
from veinguide.booking.decide import decide
from veinguide.booking.form import (
    AGAIN,
    DAYS,
    GUARDIAN,
    NAME,
    NO,
    WAITING,
    BookingForm,
    Heard,
    NextStep,
    Step,
    first_missing,
)
from veinguide.booking.progress import goes_on

SOMEBODY = "somebody"  # the visit is for the visitor's mother, say


def next_step(
    tracker: Tracker,
    heard: Heard,
    form: BookingForm,
    earlier: Mapping[str, str],
    now: datetime,
    calendar: ClinicCalendar,
) -> NextStep:
    """`earlier` was told before the form opened."""
    step = decide(heard, form, calendar.today(now), calendar.closed)
    if form.asked and heard.text and _question_was_hidden(tracker, form):
        step = _without_an_answer(step, form, heard)
    step = replace(step, values={**earlier, **step.values})
    if not form.task and _is_for_another(tracker, form):
        step = _naming_somebody(step, {**form.values, **step.values})
    if step.step is Step.SEND and _is_over(tracker, now):
        return NextStep(Step.GO_ON, prompt="past", ask=DAYS)
    return step


def _question_was_hidden(tracker: Tracker, form: BookingForm) -> bool:
    """By a warning, or by "no hurry": an "ok" to either is no leave to call."""
    waited = tracker.get_slot(PROMPT) == WAITING
    return question_was_hidden(tracker) or (waited and form.asked in PURPOSES)


def _without_an_answer(step: NextStep, form: BookingForm, heard: Heard) -> NextStep:
    """An "ok" to a warning is no yes to the question that the warning took away."""
    if step.step in (Step.GO_ON, Step.SEND) and not goes_on(heard.text):
        others = {s: v for s, v in step.values.items() if s != form.asked}
        if form.asked in PURPOSES and form.asked in read_consents(heard.text, None):
            # "Don't call me" is a no wherever it is said.
            return replace(step, values={**others, form.asked: NO})
        return replace(
            step,
            step=Step.GO_ON,
            values=others,
            prompt=AGAIN,
            ask=form.asked,
            failed=False,
        )
    return replace(step, values={})


def _is_for_another(tracker: Tracker, form: BookingForm) -> bool:
    """A parent has just told their own name, or the visitor asks for a wife, say."""
    opening = form.asked is None and is_for_somebody(tracker)
    return opening or form.asked == GUARDIAN


def _naming_somebody(step: NextStep, known: Mapping[str, str]) -> NextStep:
    asks_the_name = (step.ask or first_missing(known)) == NAME
    if step.step is Step.GO_ON and step.prompt is None and asks_the_name:
        return replace(step, prompt=SOMEBODY)
    return step


def _is_over(tracker: Tracker, now: datetime) -> bool:
    """Whether the free time that was chosen has passed since it was offered."""
    chosen = chosen_slot(tracker.slots)
    return chosen is not None and chosen.start <= now
