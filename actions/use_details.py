"""A name, a number or a day outside the form: go on with a request, or offer one."""

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_yes import SENT
from actions.booking_entry import continues_booking, is_paused, opens_booking
from actions.booking_state import TASK
from actions.last_answers import last_said
from veinguide.booking.form import PHONE, BookingForm, Task
from veinguide.booking.values import find_values
from veinguide.booking.words import tidy


class ActionUseDetails(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_use_details"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        said = last_said(tracker)
        if said and said.response in SENT:
            # A correction after the request has left.
            return [SlotSet(TASK, Task.CHANGE.value), *opens_booking(True)]
        text = tidy(tracker.latest_message.get("text") or "")
        # Any day does: only whether a phone number is there matters.
        found = find_values(text, BookingForm(asked=None), date.min)
        if PHONE in found.values or is_paused(tracker) or continues_booking(tracker):
            return opens_booking(True)
        dispatcher.utter_message(response="utter_inform")
        return opens_booking(False)
