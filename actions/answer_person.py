"""How to reach a person; who asks to be called gets the booking form."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    continues_booking,
    is_in_form,
    opens_booking,
    wants_the_form,
)


class ActionAnswerPerson(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_answer_person"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        goes_on = continues_booking(tracker) and not is_in_form(tracker)
        if goes_on or wants_the_form(tracker):
            return opens_booking(True)
        dispatcher.utter_message(response="utter_ask_human")
        return opens_booking(False)
