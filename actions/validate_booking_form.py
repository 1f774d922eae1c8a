"""What a message means to the booking form. Rasa calls it on every turn of the form."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from veinguide.booking.decide import AGAIN, decide
from veinguide.booking.form import (
    CONFIRMED,
    FIELDS,
    BookingForm,
    Heard,
    NextStep,
    Step,
)

FORM = "booking_form"
CLINIC_TIME_ZONE = ZoneInfo("America/Chicago")
COMMAND_PREFIX = "/"
# data/rules.yml closes the form after these; the slots stay for "continue".
CLOSING = re.compile(r"report_|goodbye$")


def clinic_today() -> date:
    return datetime.now(CLINIC_TIME_ZONE).date()


class ValidateBookingForm(Action):  # type: ignore[misc]
    """A plain action and no FormValidationAction: one reading fills every slot."""

    def __init__(self, today: Callable[[], date] = clinic_today) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own calendar.
        self._today = today

    def name(self) -> str:
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        form = _form(tracker)
        if _comes_back_from_an_answer(tracker):
            return _asked_again(form.asked)
        if form.asked is None and not any(form.values.values()):
            dispatcher.utter_message(response="utter_booking_start")
        heard = _heard(tracker)
        step = decide(heard, form, self._today())
        if step.private:
            dispatcher.utter_message(response="utter_booking_private_number")
        if CLOSING.match(heard.intent):
            return [SlotSet("booking_paused", True), ActionExecutionRejected(FORM)]
        return _events(step, form)


def _form(tracker: Tracker) -> BookingForm:
    is_open = (tracker.active_loop or {}).get("name") == FORM
    return BookingForm(
        asked=tracker.get_slot(REQUESTED_SLOT) if is_open else None,
        values={
            slot: str(tracker.get_slot(slot))
            for slot in FIELDS
            if tracker.get_slot(slot) is not None
        },
        failures=int(tracker.get_slot("booking_failures") or 0),
    )


def _heard(tracker: Tracker) -> Heard:
    message = tracker.latest_message
    text = message.get("text") or ""
    return Heard(
        text="" if text.startswith(COMMAND_PREFIX) else text,
        intent=(message.get("intent") or {}).get("name") or "",
        entities={
            entity["entity"]: str(entity["value"])
            for entity in message.get("entities") or []
        },
    )


def _comes_back_from_an_answer(tracker: Tracker) -> bool:
    """Whether the form left this message to the rules, which have answered it."""
    since_then: list[str] = []
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        since_then.append(event.get("event"))
    return "action_execution_rejected" in since_then


def _asked_again(asked: str | None) -> list[EventType]:
    """The question that is open, once more; the next one if it was answered as well."""
    events = [SlotSet("booking_prompt", AGAIN)]
    return [*events, SlotSet(REQUESTED_SLOT, asked)] if asked else events


def _events(step: NextStep, form: BookingForm) -> list[EventType]:
    if step.step is Step.STOP:
        return [SlotSet(slot, None) for slot in (*FIELDS, CONFIRMED, REQUESTED_SLOT)]
    events = [SlotSet(slot, value) for slot, value in step.values.items()]
    if step.step is Step.ANSWER:
        answered = [SlotSet(REQUESTED_SLOT, None)] if form.asked in step.values else []
        return [*events, *answered, ActionExecutionRejected(FORM)]
    events += [
        SlotSet("booking_paused", False),
        SlotSet("booking_prompt", step.prompt),
        SlotSet("booking_failures", form.failures + 1 if step.failed else 0),
    ]
    if step.step is Step.SEND:
        return [*events, SlotSet(CONFIRMED, True)]
    return [*events, SlotSet(REQUESTED_SLOT, step.ask)] if step.ask else events
