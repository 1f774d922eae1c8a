"""Read the request back before it is sent, with the note for the staff, if any."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from veinguide.booking.form import VISITOR_NOTE
from veinguide.booking.notes import SUMMARY_WITH_NOTE

SUMMARY = "utter_ask_booking_confirmed"


class ActionAskBookingConfirmed(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_ask_booking_confirmed"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        noted = tracker.get_slot(VISITOR_NOTE)
        dispatcher.utter_message(response=SUMMARY_WITH_NOTE if noted else SUMMARY)
        return []
