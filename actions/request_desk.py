"""Open, tell of, change or cancel a request that was sent before."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from actions.booking_state import (
    COMMAND_PREFIX,
    FAILURES,
    OPENED,
    PROMPT,
    TASK,
    told,
)
from actions.database import booking_settings
from veinguide.booking.closed import Closed
from veinguide.booking.codes import read_code
from veinguide.booking.contacts import apart
from veinguide.booking.decide import decide
from veinguide.booking.form import (
    CALL,
    CHANGE,
    CODE,
    CONFIRMED,
    DAYS,
    EMAIL,
    GUARDIAN,
    LOOKUP_PHONE,
    MINOR,
    NAME,
    NO,
    PHONE,
    REASON,
    SURE,
    TEXT,
    TIME,
    VISITOR_NOTE,
    YES,
    BookingForm,
    Heard,
    NextStep,
    Step,
    Task,
    first_missing,
)
from veinguide.booking.phones import to_e164, to_shown
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.same_as import with_the_same
from veinguide.booking.sent_request import tells_news
from veinguide.booking.status import CANCELLED, CHANGEABLE, VISITOR, moves
from veinguide.booking.status import CONFIRMED as SET
from veinguide.booking.words import tidy
from veinguide.errors import BookingError
from veinguide.storage.bookings import move_request
from veinguide.storage.lookups import look_up
from veinguide.storage.requests import RequestRecord, find_request, requests_of

logger = logging.getLogger(__name__)

WORDS = re.compile(r"[^\W\d_]{2,}")
# A name in "I want to change my visit" would be none.
TOLD_EARLIER = {DAYS, TIME, CALL, TEXT, VISITOR_NOTE}


class RequestDesk:
    """Answers for one message; `today` is the clinic's."""

    def __init__(
        self,
        sessions: "sessionmaker[Session]",
        now: datetime,
        today: date,
        closed: Closed,
    ) -> None:
        self._sessions = sessions
        self._now = now
        self._today = today
        self._closed = closed

    def open_own(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        form: BookingForm,
        heard: Heard,
    ) -> list[EventType]:
        """The request that this very chat has sent needs no code; else nothing."""
        code = tracker.get_slot("booking_code")
        if form.asked is not None or not form.task or form.opened or not code:
            return []
        other, _ = read_code(tidy(heard.text), asked=False)
        if other and other != code:
            return []
        try:
            with self._sessions() as session:
                sent = requests_of(session, tracker.sender_id)
                request = _named(sent, heard) or find_request(session, code)
        except SQLAlchemyError as error:
            return _failed(dispatcher, error)
        # The slot is set only where it was sent or opened with its number.
        if request is None:
            return []
        return self._opened(dispatcher, tracker, form, request, heard)

    def with_the_same(self, tracker: Tracker, form: BookingForm, heard: Heard) -> Heard:
        """ "Same number, same days", told of a second request from this very chat.

        Never the leave to call, and nothing that the second one knows already.
        """
        code = tracker.get_slot("booking_code")
        if not code or form.task or "same" not in heard.text.lower():
            return heard
        try:
            with self._sessions() as session:
                request = find_request(session, code)
        except SQLAlchemyError:
            # What was meant is asked for.
            return heard
        sent = _values(request) if request else {}
        missing = {s: v for s, v in sent.items() if not form.values.get(s)}
        return replace(heard, text=with_the_same(heard.text, form.asked, missing))

    def open(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        form: BookingForm,
        step: NextStep,
        heard: Heard,
    ) -> list[EventType]:
        """The request that code and number name together."""
        known = {**form.values, **step.values}
        try:
            with self._sessions.begin() as session:
                found = look_up(
                    session,
                    conversation_id=tracker.sender_id,
                    code=known[CODE],
                    phone=to_e164(known[LOOKUP_PHONE]),
                    now=self._now,
                )
        except SQLAlchemyError as error:
            return _failed(dispatcher, error)
        if found.too_many_tries:
            dispatcher.utter_message(response="utter_lookup_too_many")
            return told()
        if found.request is None:
            dispatcher.utter_message(response="utter_lookup_not_found")
            return [
                *(SlotSet(slot, None) for slot in (CODE, LOOKUP_PHONE, PROMPT)),
                SlotSet(REQUESTED_SLOT, CODE),
            ]
        return self._opened(dispatcher, tracker, form, found.request, heard)

    def cancel(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        code = tracker.get_slot(OPENED)
        try:
            with self._sessions.begin() as session:
                move_request(
                    session,
                    code,
                    CANCELLED,
                    by=VISITOR,
                    now=self._now,
                    channels=booking_settings().channels,
                )
        except BookingError:
            dispatcher.utter_message(response="utter_lookup_closed", booking_code=code)
        except SQLAlchemyError as error:
            return _failed(dispatcher, error)
        else:
            dispatcher.utter_message(
                response="utter_request_cancelled", booking_code=code
            )
        return told()

    def _opened(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        form: BookingForm,
        request: RequestRecord,
        heard: Heard,
    ) -> list[EventType]:
        events = [SlotSet(OPENED, request.code), SlotSet(PROMPT, None)]
        events += [SlotSet(FAILURES, 0)]
        if form.task is Task.STATUS and _wants_it_changed(heard):
            form = replace(form, task=Task.CHANGE)
            events.append(SlotSet(TASK, Task.CHANGE.value))
        if form.task is Task.CANCEL and CANCELLED in moves(request.status, VISITOR):
            return [*events, SlotSet(REQUESTED_SLOT, SURE)]
        if form.task is Task.CHANGE and request.status in CHANGEABLE:
            earlier = texts_of_the_task(tracker)
            return [*events, *self._changing(dispatcher, request, heard, earlier)]
        if form.task is Task.CHANGE and request.status == SET:
            dispatcher.utter_message(response="utter_lookup_set")
            return told()
        dispatcher.utter_message(
            response=f"utter_status_{request.status}", **_facts(request)
        )
        return told()

    def _changing(
        self,
        dispatcher: CollectingDispatcher,
        request: RequestRecord,
        heard: Heard,
        earlier: Sequence[str],
    ) -> list[EventType]:
        """What is stored, with what the message already says otherwise, and what was
        told `earlier`, before the code was asked for.
        """
        stored = _values(request)
        values = dict(stored)
        for text in earlier:
            step = self._read(Heard(text, "inform"), values)
            told = step.values if step.step is Step.GO_ON else {}
            values |= {s: v for s, v in told.items() if s in TOLD_EARLIER}
        step = self._read(heard, values)
        values |= step.values if step.step is Step.GO_ON else {}
        asked = CONFIRMED if values != stored else CHANGE
        kept = {s: v for s, v in values.items() if s not in step.forgotten}
        if step.forgotten:
            # Somebody else's number needs a yes of its own.
            dispatcher.utter_message(response="utter_booking_number_of_another")
            asked = first_missing(kept)
        slots = [SlotSet(slot, value) for slot, value in kept.items()]
        return [*slots, SlotSet(REQUESTED_SLOT, asked)]

    def _read(self, heard: Heard, values: Mapping[str, str]) -> NextStep:
        """`Off sat sun mon instead` is read as an answer about days, if as nothing."""
        form = BookingForm(CHANGE, values, task=Task.CHANGE, opened=True)
        step = decide(heard, form, self._today, self._closed)
        if step.values or not tells_news(tidy(heard.text)):
            return step
        asked = replace(form, asked=DAYS)
        days = decide(heard, asked, self._today, self._closed)
        told = {s: days.values[s] for s in (DAYS, TIME) if s in days.values}
        return replace(days, values=told) if told else step


def _named(requests: Sequence[RequestRecord], heard: Heard) -> RequestRecord | None:
    """The one of `requests` whose patient is named, where another's is not."""
    words = set(WORDS.findall(heard.text.lower()))
    named = [
        request
        for request in requests
        if words & set(WORDS.findall(apart(request.visitor_name or "")[0].lower()))
    ]
    return named[0] if len(named) == 1 else None


def _wants_it_changed(heard: Heard) -> bool:
    """Whether "VG-7K4QX 816 555 0133. not Mondays" says more than the code."""
    return bool(heard.text) and tells_news(tidy(heard.text))


def texts_of_the_task(tracker: Tracker) -> list[str]:
    """What was said since the request was to be opened, but for the last message."""
    texts: list[str] = []
    for event in tracker.events:
        if event.get("event") == "user":
            texts.append(event.get("text") or "")
        elif event.get("event") == "slot" and event.get("name") == TASK:
            texts = texts[-1:] if event.get("value") else []
    return [text for text in texts[:-1] if not text.startswith(COMMAND_PREFIX)]


def _values(request: RequestRecord) -> dict[str, str]:
    values: dict[str, Any] = {
        NAME: request.visitor_name,
        MINOR: YES if request.guardian_name else None,
        GUARDIAN: request.guardian_name,
        PHONE: to_shown(request.visitor_phone),
        CALL: YES if request.consents_to("call") else NO,
        TEXT: YES if request.consents_to("text") else NO,
        EMAIL: request.visitor_email or SKIPPED,
        DAYS: request.preferred_days,
        TIME: request.preferred_time,
        REASON: request.reason_category or SKIPPED,
        VISITOR_NOTE: request.visitor_note,
    }
    return {slot: value for slot, value in values.items() if value is not None}


def _facts(request: RequestRecord) -> dict[str, str]:
    return {
        "booking_code": request.code,
        "preferred_days": request.preferred_days or SKIPPED,
        "preferred_time": request.preferred_time or SKIPPED,
    }


def _failed(dispatcher: CollectingDispatcher, error: Exception) -> list[EventType]:
    logger.error("a request could not be opened (%s)", type(error).__name__)
    dispatcher.utter_message(response="utter_lookup_failed")
    return told()
