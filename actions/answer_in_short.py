"""A "no", a thank-you or a goodbye after a request was stopped and not sent."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    continues_booking,
    opens_booking,
    says_it_is_not_sent,
)

ANSWERS = {"deny": "utter_deny", "goodbye": "utter_goodbye", "thank": "utter_thank"}


class ActionAnswerInShort(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_answer_in_short"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if not says_it_is_not_sent(dispatcher, tracker):
            intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
            dispatcher.utter_message(response=ANSWERS.get(intent, "utter_deny"))
        return opens_booking(False)
