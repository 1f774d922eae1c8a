"""Answer a short question about the topic that stands; else what was understood."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.follow_up import asks_it_whole, complains, follow_up, slots_told

# So surely understood, the rest of a message asks something of its own.
UNDERSTOOD = 0.5
QUESTION = "ask_"
BOOKS, FORM = "book_consultation", "booking_form"


class ActionAnswerFollowUp(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_answer_follow_up"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        intent = tracker.latest_message["intent"]
        understood = str(intent["name"])
        asked = follow_up(tracker)
        if understood == BOOKS and asked is None:
            return [FollowupAction(FORM)]
        is_beside = (
            understood != BOOKS
            and not asks_it_whole(tracker)
            and intent["confidence"] >= UNDERSTOOD
        )
        # "Hot flashes. What do you recommend?" is about the hot flashes.
        if is_beside and not understood.startswith(QUESTION):
            asked = None
        # "You skipped me, does it hurt?" asks that once more, and nothing else.
        if is_beside and understood.startswith(QUESTION) and complains(tracker):
            asked = None
        # "Does it hurt? How soon?" asks two things.
        if is_beside or asked in (None, understood):
            dispatcher.utter_message(response=f"utter_{understood}")
        if asked in (None, understood):
            return []
        dispatcher.utter_message(response=f"utter_{asked}")
        return slots_told(asked, domain)
