"""Say the last answer again, simpler if asked; soon after an emergency, its text."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import continues_booking, opens_booking
from actions.last_answers import REMEMBERED_TURNS, Said, turns_before
from actions.simpler import simpler_response, wants_no_numbers, wants_simpler
from veinguide.fewer_words import beginning, without_figures

NO_SIMPLER = "utter_no_simpler"


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
        for said in said_before:
            _say_again(said, dispatcher, tracker, domain)
        return opens_booking(False)


def _say_again(
    said: Said,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: dict[str, Any],
) -> None:
    """In other words where they are asked for, and never in the same."""
    text, simpler = said.text, wants_simpler(tracker)
    no_numbers = wants_no_numbers(tracker)
    response = simpler_response(said, domain) if simpler and not no_numbers else None
    if response:
        dispatcher.utter_message(response=response)
        return
    if (simpler or no_numbers) and not said.is_emergency:
        text = without_figures(text) if no_numbers else beginning(text)
        if text in ("", said.text):
            dispatcher.utter_message(response=NO_SIMPLER)
            return
    dispatcher.utter_message(
        text=text,
        buttons=list(said.buttons),
        metadata=said.metadata,
        utter_action=said.response,
    )


def _to_repeat(tracker: Tracker) -> list[Said]:
    turns = turns_before(tracker)[:REMEMBERED_TURNS]
    for turn in turns:
        emergencies = [said for said in turn if said.is_emergency]
        if emergencies:
            return emergencies
        if any(said.ends_an_alarm for said in turn):
            break
    return turns[0] if turns else []
