"""Tell more about what was talked about last, or tell of its counterpart."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import continues_booking, opens_booking
from actions.chosen_button import chosen_question
from actions.follow_up import follow_up, slots_told, topic_of
from actions.last_answers import last_said, turns_before
from actions.simpler import simpler_response, wants_simpler
from veinguide.booking.progress import refuses_to_go_on


class ActionTellMore(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_tell_more"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if refuses_to_go_on(tracker.latest_message.get("text") or ""):
            dispatcher.utter_message(response="utter_deny")
            return opens_booking(False)
        if wants_simpler(tracker) and (simpler := _simpler(tracker, domain)):
            dispatcher.utter_message(response=simpler)
            return opens_booking(False)
        asked = chosen_question(tracker) or follow_up(tracker)
        if asked:
            dispatcher.utter_message(response=f"utter_{asked}")
            return [*slots_told(asked, domain), *opens_booking(False)]
        dispatcher.utter_message(response=more_response(tracker, domain))
        return opens_booking(False)


def _simpler(tracker: Tracker, domain: dict[str, Any]) -> str | None:
    said = last_said(tracker)
    return simpler_response(said, domain) if said else None


def more_response(tracker: Tracker, domain: dict[str, Any]) -> str:
    """More about the last topic, or that there is no more."""
    more = f"utter_more_{topic_of(tracker)}"
    if more not in domain.get("responses", {}):
        return "utter_ask_more"
    said_before = {said.response for turn in turns_before(tracker)[:1] for said in turn}
    return "utter_nothing_more" if more in said_before else more
