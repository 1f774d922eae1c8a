"""The booking form is over: send the request, or confirm that nothing is sent."""

from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session, sessionmaker

from actions.booking_entry import forgotten_booking
from veinguide.booking.form import CONFIRMED, DAYS, NAME, PHONE, REASON, TIME
from veinguide.booking.phones import to_e164
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.request import RequestDetails
from veinguide.errors import StorageError
from veinguide.settings import StorageSettings
from veinguide.storage.bookings import send_request
from veinguide.storage.engine import open_sessions


@lru_cache(maxsize=1)
def shared_sessions() -> "sessionmaker[Session]":
    """One engine per process, opened when the first request is sent."""
    return open_sessions(StorageSettings.from_env().database_url)


class ActionCloseBooking(Action):  # type: ignore[misc]
    def __init__(self, sessions: "sessionmaker[Session] | None" = None) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own database.
        self._sessions = sessions

    def name(self) -> str:
        return "action_close_booking"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if not tracker.get_slot(CONFIRMED):
            dispatcher.utter_message(response="utter_booking_cancelled")
            return forgotten_booking()
        try:
            saved = send_request(self._sessions or shared_sessions(), _details(tracker))
        except StorageError:
            dispatcher.utter_message(response="utter_booking_storage_failed")
            return [SlotSet(CONFIRMED, None), SlotSet("booking_paused", True)]
        told = "sent" if saved.is_new else "already_sent"
        dispatcher.utter_message(
            response=f"utter_booking_{told}", booking_code=saved.code
        )
        return [*forgotten_booking(), SlotSet("booking_code", saved.code)]


def _details(tracker: Tracker) -> RequestDetails:
    reason = tracker.get_slot(REASON)
    return RequestDetails(
        conversation_id=tracker.sender_id,
        visitor_name=tracker.get_slot(NAME),
        visitor_phone=to_e164(tracker.get_slot(PHONE)),
        preferred_days=tracker.get_slot(DAYS),
        preferred_time=tracker.get_slot(TIME),
        reason_category=None if reason == SKIPPED else reason,
    )
