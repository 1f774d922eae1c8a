"""Cancel outside the form: drop what is on hold; a sent request needs the clinic."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    continues_booking,
    forgotten_booking,
    is_paused,
    opens_booking,
)


class ActionCancelBooking(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_cancel_booking"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if is_paused(tracker):
            dispatcher.utter_message(response="utter_booking_cancelled")
            return [*forgotten_booking(), *opens_booking(False)]
        dispatcher.utter_message(response="utter_cancel_booking")
        return opens_booking(False)
