"""Which request a message is about, and whether it wants one at all."""

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import SET_VISIT, says_it_cannot_move, takes_stop_back
from actions.booking_replies import answer_beside
from actions.booking_state import (
    TASK,
    forgotten_booking,
    set_aside,
    told,
)
from actions.last_answers import last_said
from actions.told_details import wants_a_call, wishes_a_visit
from veinguide.booking.call_hours import without_calls
from veinguide.booking.elsewhere import without_elsewhere
from veinguide.booking.form import (
    LOOKUP_PHONE,
    PHONE,
    BookingForm,
    Heard,
    Task,
)
from veinguide.booking.lookup import old_request_meant, refuses_a_second
from veinguide.booking.only_asked import only_asked
from veinguide.booking.phrases import asks_for_a_call, refuses_a_visit
from veinguide.booking.progress import goes_on, wants_new_request
from veinguide.booking.sent_request import is_for_another, task_of_the_code
from veinguide.booking.words import tidy

REPORT = "report_"
BOOKING = re.compile(r"\b(?:book|schedul|visit|appointment|consult|here|you)", re.I)
OFFERS_OF_A_CALL = ("utter_ask_human", "utter_human_route", SET_VISIT)


def fresh(form: BookingForm, heard: Heard) -> tuple[BookingForm, list[EventType]]:
    """A new request, where somebody who once asked for an old one wants to book."""
    wants_new = heard.intent == "book_consultation" and not goes_on(heard.text)
    begins = wants_new if form.asked is None else wants_new_request(heard.text)
    # "This one is for Ron" leaves the one that was sent alone.
    another = form.opened and is_for_another(tidy(heard.text))
    if form.task and (another or (begins and not (form.asked and form.opened))):
        return BookingForm(None, {}), forgotten_booking()
    return form, []


def turned_to_the_old_one(
    form: BookingForm, heard: Heard
) -> tuple[BookingForm, list[EventType]] | None:
    """The form of a request that was sent, where a new one is not wanted after all.

    The number that was told opens it together with the code.
    """
    text = tidy(heard.text)
    if form.task or not text:
        return None
    if form.asked is None:
        return _named_by_its_code(text)
    task = old_request_meant(text) or (Task.CHANGE if refuses_a_second(text) else None)
    if task is None:
        return None
    number = {LOOKUP_PHONE: form.values[PHONE]} if form.values.get(PHONE) else {}
    slots = {TASK: task.value, **number}
    events = [*forgotten_booking(), *(SlotSet(slot, v) for slot, v in slots.items())]
    return BookingForm(None, number, task=task), events


def _named_by_its_code(text: str) -> tuple[BookingForm, list[EventType]] | None:
    """ "Check my request VG-7K4QX" opens no new one."""
    task = task_of_the_code(text)
    if task is None:
        return None
    events = [*forgotten_booking(), SlotSet(TASK, task.value)]
    return BookingForm(None, {}, task=task), events


def declined(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    form: BookingForm,
    heard: Heard,
    domain: dict[str, Any],
) -> list[EventType]:
    """The end of a form that is not wanted; nothing where it goes on."""
    is_report = heard.intent.startswith(REPORT)
    if not is_report and says_it_cannot_move(dispatcher, tracker):
        return [*set_aside(tracker, form.values), *told()]
    if form.asked is not None or form.task:
        return []
    if _is_seen_elsewhere(heard):
        dispatcher.utter_message(response="utter_booking_seen_elsewhere")
        return told()
    asked = None if is_report else only_asked(heard.text)
    if asked:
        dispatcher.utter_message(response=f"utter_{asked}")
        return told()
    if not is_report and refuses_a_visit(tidy(heard.text)):
        answer_beside(dispatcher, heard, domain)
        dispatcher.utter_message(response="utter_deny")
        return told()
    return []


def introduce(
    dispatcher: CollectingDispatcher, tracker: Tracker, form: BookingForm, heard: Heard
) -> None:
    """Say what the form is for, where nothing is known yet."""
    if not _is_new(form) or takes_stop_back(tracker):
        return
    start = "utter_booking_start"
    if wants_a_call(tracker) or _is_asked_to_call(tracker, heard):
        start = "utter_booking_start_call"
    dispatcher.utter_message(response=start)


def _is_seen_elsewhere(heard: Heard) -> bool:
    """Whether "my doctor can see me at 4:30" is all there is: no wish for a visit."""
    text = tidy(heard.text)
    left = without_elsewhere(text)
    if left == without_calls(text) or asks_for_a_call(left) or wishes_a_visit(left):
        return False
    return not BOOKING.search(left)


def _is_new(form: BookingForm) -> bool:
    return form.asked is None and not form.task and not any(form.values.values())


def _is_asked_to_call(tracker: Tracker, heard: Heard) -> bool:
    """In words, or by the button under the ways to talk to a person."""
    said = last_said(tracker)
    offered = said is not None and said.response in OFFERS_OF_A_CALL
    return asks_for_a_call(tidy(heard.text)) or (offered and not heard.text)
