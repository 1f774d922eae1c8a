"""Tell more about what was talked about last, or tell of its counterpart."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import continues_booking, opens_booking
from actions.follow_up import follow_up, topic_of, topic_told
from actions.last_answers import last_said, turns_before
from actions.simpler import simpler_response, wants_simpler

OTHER_ONE = re.compile(r"\b(?:the|that) (?:other|second)\b", re.IGNORECASE)
COUNTERPARTS = {
    "sclerotherapy": "laser_ablation",
    "laser_ablation": "sclerotherapy",
}


class ActionTellMore(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_tell_more"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if wants_simpler(tracker) and (simpler := _simpler(tracker, domain)):
            dispatcher.utter_message(response=simpler)
            return opens_booking(False)
        asked = follow_up(tracker)
        if asked:
            dispatcher.utter_message(response=f"utter_{asked}")
            return [SlotSet("topic", topic_told(asked, domain)), *opens_booking(False)]
        other = _counterpart(tracker)
        if other:
            dispatcher.utter_message(response=f"utter_ask_{other}")
            told = [SlotSet("topic", other), SlotSet("treatment", other)]
            return [*told, *opens_booking(False)]
        dispatcher.utter_message(response=more_response(tracker, domain))
        return opens_booking(False)


def _simpler(tracker: Tracker, domain: dict[str, Any]) -> str | None:
    said = last_said(tracker)
    return simpler_response(said, domain) if said else None


def _counterpart(tracker: Tracker) -> str | None:
    """The other of the two treatments, when "the other one" is asked for."""
    if not OTHER_ONE.search(tracker.latest_message.get("text") or ""):
        return None
    return COUNTERPARTS.get(tracker.get_slot("treatment") or "")


def more_response(tracker: Tracker, domain: dict[str, Any]) -> str:
    """More about the last topic, or that there is no more."""
    more = f"utter_more_{topic_of(tracker)}"
    if more not in domain.get("responses", {}):
        return "utter_ask_more"
    said_before = {said.response for turn in turns_before(tracker)[:1] for said in turn}
    return "utter_nothing_more" if more in said_before else more
