"""The booking form is over: send or change the request, or say that nothing is sent."""

from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from actions.booking_state import (
    DROPPED,
    OPENED,
    OUTCOME,
    PAUSED,
    PHONES,
    TASK,
    TOLD,
    UNSENT,
    details_of,
    forgotten_booking,
)
from actions.database import booking_settings, shared_sessions
from veinguide.booking.form import CONFIRMED
from veinguide.booking.request import RequestDetails
from veinguide.errors import BookingError, StorageError
from veinguide.storage.bookings import (
    change_request,
    drop_unfinished,
    in_transaction,
    send_request,
)


class ActionCloseBooking(Action):  # type: ignore[misc]
    def __init__(self, sessions: "sessionmaker[Session] | None" = None) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own database.
        self._given_sessions = sessions

    def name(self) -> str:
        return "action_close_booking"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if not tracker.get_slot(CONFIRMED):
            stopped = self._stopped(dispatcher, tracker)
            if tracker.get_slot(OUTCOME) == PHONES:
                dispatcher.utter_message(response="utter_ask_contact")
            return stopped
        try:
            if code := tracker.get_slot(OPENED):
                return self._changed(dispatcher, tracker, code)
            return self._sent(dispatcher, tracker)
        except StorageError:
            dispatcher.utter_message(response="utter_booking_storage_failed")
            return [SlotSet(CONFIRMED, None), SlotSet(PAUSED, True)]

    @property
    def _sessions(self) -> "sessionmaker[Session]":
        return self._given_sessions or shared_sessions()

    def _stopped(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        if tracker.get_slot(OUTCOME) == TOLD:
            return forgotten_booking()
        if tracker.get_slot(TASK):
            dispatcher.utter_message(response="utter_lookup_stopped")
            return forgotten_booking()
        try:
            with self._sessions.begin() as session:
                drop_unfinished(session, tracker.sender_id)
        except SQLAlchemyError:
            # A call-back nobody asked for is a lesser harm than no answer.
            pass
        dispatcher.utter_message(response="utter_booking_cancelled")
        return forgotten_booking()

    def _sent(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        saved = send_request(
            self._sessions, _details(tracker), channels=booking_settings().channels
        )
        told = "sent" if saved.is_new else "already_sent"
        dispatcher.utter_message(
            response=f"utter_booking_{told}", booking_code=saved.code
        )
        if saved.is_new and (link := booking_settings().scheduler_url):
            dispatcher.utter_message(
                response="utter_booking_scheduler", scheduler_link=link
            )
        sent = [SlotSet(slot, None) for slot in (DROPPED, UNSENT)]
        return [*forgotten_booking(), *sent, SlotSet("booking_code", saved.code)]

    def _changed(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, code: str
    ) -> list[EventType]:
        channels = booking_settings().channels
        now = datetime.now(timezone.utc)
        try:
            is_news = in_transaction(
                self._sessions,
                lambda session: change_request(
                    session, code, _details(tracker), channels=channels, now=now
                ),
                "the booking request was not changed",
            )
        except BookingError:
            dispatcher.utter_message(response="utter_lookup_set")
            return forgotten_booking()
        told = "utter_booking_changed" if is_news else "utter_lookup_stopped"
        dispatcher.utter_message(response=told, booking_code=code)
        return [*forgotten_booking(), SlotSet("booking_code", code)]


def _details(tracker: Tracker) -> RequestDetails:
    return details_of(tracker.sender_id, tracker.slots)
