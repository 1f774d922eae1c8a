"""Say the last answer again, simpler if asked; soon after an emergency, its text."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import continues_booking, opens_booking
from actions.last_answers import REMEMBERED_TURNS, Said, turns_before
from actions.simpler import simpler_response, wants_simpler


class ActionRepeat(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_repeat"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        said_before = _to_repeat(tracker)
        if not said_before:
            dispatcher.utter_message(response="utter_ask_repeat")
        simpler = wants_simpler(tracker)
        for said in said_before:
            response = simpler_response(said, domain) if simpler else None
            if response:
                dispatcher.utter_message(response=response)
                continue
            dispatcher.utter_message(
                text=said.text,
                buttons=list(said.buttons),
                metadata=said.metadata,
                utter_action=said.response,
            )
        return opens_booking(False)


def _to_repeat(tracker: Tracker) -> list[Said]:
    turns = turns_before(tracker)[:REMEMBERED_TURNS]
    for turn in turns:
        emergencies = [said for said in turn if said.is_emergency]
        if emergencies:
            return emergencies
    return turns[0] if turns else []
