"""Change, cancel or ask about a request that was sent: the way into the form."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    STAFF_ONLY,
    continues_booking,
    is_left_to_staff,
    is_paused,
    opens_booking,
)
from actions.booking_state import FORM, OPENED, TASK, forgotten_booking
from actions.told_details import texts_without_a_form
from veinguide.booking.codes import read_code
from veinguide.booking.form import Task
from veinguide.booking.lookup import task_of

NO_BOOKING = re.compile(
    r"\b(?:don'?t|do not|not|never|no need to)\b(?: \w+){0,3} "
    r"(?:book|schedule|sign|set up|make)\b|^no (?:appointment|booking|visit)\b",
    re.IGNORECASE,
)


class ActionOpenRequest(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_open_request"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        task = task_of((tracker.latest_message.get("intent") or {}).get("name") or "")
        if continues_booking(tracker):
            return opens_booking(True)
        if is_left_to_staff(tracker):
            dispatcher.utter_message(response=STAFF_ONLY)
            return opens_booking(False)
        if task is Task.STATUS and _is_not_sent_yet(tracker):
            dispatcher.utter_message(response="utter_status_not_sent")
            return opens_booking(False)
        if task is Task.CANCEL and _wants_no_booking(tracker):
            dispatcher.utter_message(response="utter_deny")
            return opens_booking(False)
        if task is Task.CANCEL and is_paused(tracker):
            dispatcher.utter_message(response="utter_booking_cancelled")
            return [*forgotten_booking(), *opens_booking(False)]
        if task is Task.CHANGE and is_paused(tracker):
            return opens_booking(True)
        if task is Task.CHANGE and _is_about_what_was_told(tracker):
            return [SlotSet(TASK, None), *opens_booking(True)]
        return [SlotSet(TASK, task.value if task else None), *opens_booking(True)]


def _wants_no_booking(tracker: Tracker) -> bool:
    """ "Please don't book me in", where nothing was begun or sent here."""
    nothing_here = not is_paused(tracker) and not tracker.get_slot("booking_code")
    text = tracker.latest_message.get("text") or ""
    return nothing_here and bool(NO_BOOKING.search(text))


def _is_about_what_was_told(tracker: Tracker) -> bool:
    """ "Thursday instead", where days were told and no request was sent or named."""
    text = tracker.latest_message.get("text") or ""
    named = read_code(text, asked=False)[0] or tracker.get_slot("booking_code")
    return not named and bool(texts_without_a_form(tracker))


def _is_not_sent_yet(tracker: Tracker) -> bool:
    """Whether "my request" is the one that is being made, and no earlier one."""
    code, _ = read_code(tracker.latest_message.get("text") or "", asked=False)
    looks_up = tracker.get_slot(TASK) and not tracker.get_slot(OPENED)
    if code or looks_up:
        return False
    in_form = (tracker.active_loop or {}).get("name") == FORM
    return in_form or (is_paused(tracker) and not tracker.get_slot("booking_code"))
