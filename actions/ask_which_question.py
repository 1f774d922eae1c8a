"""Not understood: offer likely questions, and a person the second time in a row.

Right after a warning, what was not understood may be more about the danger: the
warning is said again, once.
"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    STAFF_ONLY,
    continues_booking,
    is_left_to_staff,
    opens_booking,
)
from actions.booking_state import OFFER_OF_A_REQUEST
from actions.last_answers import turns_before, warning_before
from actions.told_details import asks_for_a_visit, takes_up_an_offer
from veinguide.booking.lookup import has_no_code
from veinguide.content.records import payload_intent

Button = dict[str, str]

TITLES = "utter_question_titles"
PERSON = "ask_human"
MOST_QUESTIONS = 3
# Below this share of the best guess, a question is no longer a likely one.
LEAST_SHARE_OF_BEST = 0.2
MISSES = {"utter_did_you_mean", "utter_ask_rephrase", "utter_human_route"}


class ActionAskWhichQuestion(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_ask_which_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if takes_up_an_offer(tracker) and not is_left_to_staff(tracker):
            return opens_booking(True)
        if asks_for_a_visit(tracker):
            dispatcher.utter_message(response=OFFER_OF_A_REQUEST)
            return opens_booking(False)
        say_not_understood(dispatcher, tracker, domain)
        return opens_booking(False)


def say_not_understood(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
) -> None:
    last, before = warning_before(tracker, 0), warning_before(tracker, 1)
    if last and last != before:
        dispatcher.utter_message(response=last)
        return
    text = tracker.latest_message.get("text") or ""
    if is_left_to_staff(tracker) and has_no_code(text, asked=True):
        dispatcher.utter_message(response=STAFF_ONLY)
        return
    buttons = likely_questions(tracker, _titles(domain))
    if _missed_before(tracker) or last:
        dispatcher.utter_message(response="utter_human_route")
    elif buttons:
        dispatcher.utter_message(response="utter_did_you_mean", buttons=buttons)
    else:
        dispatcher.utter_message(response="utter_ask_rephrase")


def likely_questions(tracker: Tracker, titles: dict[str, Button]) -> list[Button]:
    """The intents that came closest, then a person; small talk has no title."""
    ranked = [
        intent
        for intent in tracker.latest_message.get("intent_ranking") or []
        if intent["name"] in titles
    ]
    least = LEAST_SHARE_OF_BEST * max((i["confidence"] for i in ranked), default=0.0)
    likely = [intent["name"] for intent in ranked if intent["confidence"] >= least]
    if not likely:
        return []
    return [titles[name] for name in dict.fromkeys([*likely[:MOST_QUESTIONS], PERSON])]


def _missed_before(tracker: Tracker) -> bool:
    turns = turns_before(tracker)
    return bool(turns) and any(said.response in MISSES for said in turns[0])


def _titles(domain: dict[str, Any]) -> dict[str, Button]:
    buttons = domain["responses"][TITLES][0]["buttons"]
    return {payload_intent(button["payload"]): button for button in buttons}
