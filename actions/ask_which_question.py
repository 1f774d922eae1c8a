"""Not understood: offer likely questions, and a person the second time in a row."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import continues_booking, opens_booking
from actions.last_answers import turns_before

TITLES = "utter_question_titles"
MOST_QUESTIONS = 3
# Below this share of the best guess, a question is no longer a likely one.
LEAST_SHARE_OF_BEST = 0.2
MISSES = {"utter_did_you_mean", "utter_ask_rephrase", "utter_human_route"}


class ActionAskWhichQuestion(Action):
    def name(self) -> str:
        return "action_ask_which_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        buttons = likely_questions(tracker, domain)
        if _missed_before(tracker):
            dispatcher.utter_message(response="utter_human_route")
        elif buttons:
            dispatcher.utter_message(
                response="utter_did_you_mean", buttons=[*buttons, _person(domain)]
            )
        else:
            dispatcher.utter_message(response="utter_ask_rephrase")
        return opens_booking(False)


def likely_questions(tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, str]]:
    """Buttons for the intents that came closest; small talk has no title and is out."""
    titles = _titles(domain)
    ranked = [
        intent
        for intent in tracker.latest_message.get("intent_ranking") or []
        if intent["name"] in titles
    ]
    least = LEAST_SHARE_OF_BEST * max((i["confidence"] for i in ranked), default=0.0)
    likely = [intent["name"] for intent in ranked if intent["confidence"] >= least]
    return [titles[name] for name in likely[:MOST_QUESTIONS]]


def _missed_before(tracker: Tracker) -> bool:
    turns = turns_before(tracker)
    return bool(turns) and any(said.response in MISSES for said in turns[0])


def _person(domain: dict[str, Any]) -> dict[str, str]:
    return _titles(domain)["ask_human"]


def _titles(domain: dict[str, Any]) -> dict[str, dict[str, str]]:
    buttons = domain["responses"][TITLES][0]["buttons"]
    return {button["payload"].removeprefix("/"): button for button in buttons}
