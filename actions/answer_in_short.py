"""A "no", a thank-you, a greeting while a request is stopped or on hold, not sent."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    continues_booking,
    is_paused,
    opens_booking,
    says_it_is_not_sent,
)
from actions.last_answers import warning_before

GREET = "greet"
ANSWERS = {
    "greet": "utter_greet",
    "deny": "utter_deny",
    "goodbye": "utter_goodbye",
    "thank": "utter_thank",
}


class ActionAnswerInShort(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_answer_in_short"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if not says_it_is_not_sent(dispatcher, tracker):
            dispatcher.utter_message(response=_answer(tracker))
        return opens_booking(False)


def _answer(tracker: Tracker) -> str:
    """A greeting may come back to a request; right after an alarm it does not."""
    intent = (tracker.latest_message.get("intent") or {}).get("name") or ""
    if intent == GREET and is_paused(tracker) and not warning_before(tracker, 0):
        return "utter_booking_resume_offer"
    return ANSWERS.get(intent, "utter_deny")
