"""A name, a number or a day outside the form: go on with a request, or offer one."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_yes import SENT
from actions.ask_which_question import say_not_understood
from actions.booking_entry import (
    STAFF_ONLY,
    begins_anew,
    continues_booking,
    is_left_to_staff,
    is_paused,
    leads_to_a_request,
    opens_a_new_one,
    opens_booking,
    says_it_cannot_move,
)
from actions.booking_state import OFFER_OF_A_REQUEST, TASK
from actions.last_answers import last_said, warning_before
from actions.told_details import (
    WISH,
    asks_for_a_visit,
    details_in,
    is_about_visits,
    takes_up_an_offer,
    wishes_a_visit,
)
from veinguide.booking.form import EMAIL, NAME, PHONE, Task
from veinguide.booking.words import tidy

CONTACT = {NAME, EMAIL}


class ActionUseDetails(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_use_details"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if opened := leads_to_a_request(tracker):
            return opened
        said = last_said(tracker)
        if said and said.response in SENT:
            # A correction after the request has left.
            return [SlotSet(TASK, Task.CHANGE.value), *opens_booking(True)]
        if warning_before(tracker, 0) and not continues_booking(tracker):
            say_not_understood(dispatcher, tracker, domain)
            return opens_booking(False)
        if says_it_cannot_move(dispatcher, tracker):
            return opens_booking(False)
        text = tidy(tracker.latest_message.get("text") or "")
        if begins_anew(tracker):
            return opens_a_new_one()
        told = details_in([text])
        # A name and a number open no request that only its code opens, nor a second.
        left_to_staff = is_left_to_staff(tracker) and not wishes_a_visit(text)
        if is_paused(tracker) or (PHONE in told and not left_to_staff):
            return opens_booking(True)
        if left_to_staff:
            dispatcher.utter_message(response=STAFF_ONLY)
        elif takes_up_an_offer(tracker) or asks_for_a_visit(tracker):
            return opens_booking(True)
        elif CONTACT & told.keys() or (WISH & told.keys() and is_about_visits(tracker)):
            dispatcher.utter_message(response=OFFER_OF_A_REQUEST)
        else:
            say_not_understood(dispatcher, tracker, domain)
        return opens_booking(False)
