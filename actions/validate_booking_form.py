"""What a message means to the booking form. Rasa calls it on every turn of the form."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from sqlalchemy.orm import Session, sessionmaker

from actions.acknowledge import acknowledge, told_beside_a_question
from actions.booking_entry import WITHOUT_CODE, takes_stop_back
from actions.booking_opening import (
    REPORT,
    declined,
    fresh,
    introduce,
    turned_to_the_old_one,
)
from actions.booking_replies import reply
from actions.booking_state import (
    DROPPED,
    FORM,
    OUTCOME,
    PAUSED,
    PHONES,
    UNSENT,
    answered_consents,
    dropped,
    form_of,
    heard_in,
    no_longer_dropped,
    set_aside,
    told,
    with_free_time,
)
from actions.database import shared_sessions
from actions.next_question import (
    asked_again,
    comes_back_from_an_answer,
    lets_go,
    next_question,
)
from actions.next_step import next_step
from actions.request_desk import RequestDesk
from actions.told_details import (
    asks_for_a_visit,
    details_in,
    takes_up_an_offer,
    told_beside_an_alarm,
    told_without_a_form,
    was_for_somebody,
)
from actions.unfinished_request import drop_for_staff, keep_for_staff
from veinguide.booking.calendar import ClinicCalendar, load_calendar
from veinguide.booking.form import (
    CONFIRMED,
    DAYS,
    FIELDS,
    FREE_TIME,
    TIME,
    BookingForm,
    Heard,
    NextStep,
    Step,
)

# data/rules.yml closes the form after these; the slots stay for "continue".
CLOSING = re.compile(r"report_|goodbye$")


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


class ValidateBookingForm(Action):  # type: ignore[misc]
    """A plain action and no FormValidationAction: one reading fills every slot."""

    def __init__(
        self,
        clock: Callable[[], datetime] = utc_now,
        sessions: "sessionmaker[Session] | None" = None,
        calendar: ClinicCalendar | None = None,
    ) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own clock.
        self._clock = clock
        self._given_sessions = sessions
        self._calendar = calendar or load_calendar()

    def name(self) -> str:
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        heard = heard_in(tracker)
        form, events = _reopened(tracker, heard)
        if comes_back_from_an_answer(tracker):
            filled, asked = told_beside_a_question(tracker)
            acknowledge(dispatcher, filled, form.values, asked, form.asked)
            return told() if lets_go(form) else asked_again(form)
        form, turned = self._turned(dispatcher, tracker, form, heard)
        events = [*events, *turned]
        if ended := declined(dispatcher, tracker, form, heard, domain):
            return [*events, *ended]
        introduce(dispatcher, tracker, form, heard)
        now = self._clock()
        today = self._calendar.today(now)
        desk = RequestDesk(self._sessions, now, today, self._calendar.closed)
        heard = desk.with_the_same(tracker, form, heard)
        earlier = self._told_before(tracker, form, today)
        another = was_for_somebody(tracker)
        form = replace(form, values={**form.values, **earlier}, for_another=another)
        if opened := desk.open_own(dispatcher, tracker, form, heard):
            return [*events, *opened]
        step = next_step(tracker, heard, form, earlier, now, self._calendar)
        reply(dispatcher, step, form, heard, domain)
        if CLOSING.match(heard.intent) and step.step is Step.ANSWER:
            wish = told_beside_an_alarm(heard.text, form, today, self._calendar.closed)
            events = [*events, *(SlotSet(slot, value) for slot, value in wish.items())]
            return [*events, SlotSet(PAUSED, True), ActionExecutionRejected(FORM)]
        if step.step is Step.LOOK_UP:
            return [*events, *desk.open(dispatcher, tracker, form, step, heard)]
        if step.step is Step.CANCEL:
            return [*events, *desk.cancel(dispatcher, tracker)]
        return [*events, *self._taken(dispatcher, tracker, step, form)]

    def _turned(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        form: BookingForm,
        heard: Heard,
    ) -> tuple[BookingForm, list[EventType]]:
        """The form of the old request, where that is meant after all."""
        is_report = heard.intent.startswith(REPORT)
        turned = None if is_report else turned_to_the_old_one(form, heard)
        if turned is None:
            return form, []
        if form.asked is not None:
            dispatcher.utter_message(response="utter_booking_not_a_second")
        drop_for_staff(self._sessions, tracker)
        _set(tracker, turned[1])
        return turned

    def _told_before(
        self, tracker: Tracker, form: BookingForm, today: date
    ) -> dict[str, str]:
        """What was told before the form opened, where the form does not know it yet."""
        if form.asked is not None or form.task:
            return {}
        closed = self._calendar.closed
        details = told_without_a_form(tracker, today, closed)
        if takes_up_an_offer(tracker) or asks_for_a_visit(tracker):
            details |= details_in([heard_in(tracker).text], today, closed)
        if takes_stop_back(tracker):
            details |= dropped(tracker)
        return {slot: v for slot, v in details.items() if not form.values.get(slot)}

    @property
    def _sessions(self) -> "sessionmaker[Session]":
        return self._given_sessions or shared_sessions()

    def _taken(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        step: NextStep,
        form: BookingForm,
    ) -> list[EventType]:
        """What a step of a form that is open changes."""
        if step.step is Step.SEND_TO_STAFF:
            dispatcher.utter_message(response=WITHOUT_CODE)
            return told()
        if step.step in (Step.STOP, Step.PHONE):
            return _stopped(tracker, step, form)
        if step.step is Step.GO_ON and not step.reads_back:
            known = {**form.values, **step.values}
            acknowledge(dispatcher, step.values, known, form.asked, step.ask)
        return self._filled(tracker, step, form)

    def _filled(
        self, tracker: Tracker, step: NextStep, form: BookingForm
    ) -> list[EventType]:
        values = with_free_time(tracker, step.values)
        known = {**form.values, **values}
        known = {s: v for s, v in known.items() if s not in step.forgotten}
        events = [SlotSet(slot, value) for slot, value in values.items()]
        events += answered_consents(tracker, values, self._clock(), step.forgotten)
        events += [SlotSet(slot, None) for slot in step.forgotten]
        if FREE_TIME not in values and {DAYS, TIME} & values.keys():
            known.pop(FREE_TIME, None)
            events.append(SlotSet(FREE_TIME, None))
        if not form.task and step.step is not Step.SEND:
            keep_for_staff(self._sessions, tracker, known, events, self._clock())
        if step.step is Step.ANSWER:
            answered = [SlotSet(REQUESTED_SLOT, None)] if form.asked in values else []
            return [*events, *answered, ActionExecutionRejected(FORM)]
        return [*events, *next_question(step, form, known)]


def _reopened(tracker: Tracker, heard: Heard) -> tuple[BookingForm, list[EventType]]:
    """The form as it stands, and what of an older one is to be forgotten."""
    form, events = fresh(form_of(tracker), heard)
    _set(tracker, events)
    if tracker.get_slot(UNSENT) or tracker.get_slot(DROPPED):
        # The form is open again: what is said belongs to it.
        events = [*events, *no_longer_dropped()]
    return form, events


def _set(tracker: Tracker, events: list[EventType]) -> None:
    """So that what follows does not read the old request in the slots."""
    tracker.slots.update({event["name"]: event["value"] for event in events})


def _stopped(tracker: Tracker, step: NextStep, form: BookingForm) -> list[EventType]:
    emptied = (*FIELDS, CONFIRMED, REQUESTED_SLOT)
    outcome = [SlotSet(OUTCOME, PHONES)] if step.step is Step.PHONE else []
    kept = [] if form.task else set_aside(tracker, form.values)
    return [*outcome, *kept, *(SlotSet(slot, None) for slot in emptied)]
