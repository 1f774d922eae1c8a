"""The way into the booking form, and out of it: what the actions around it share."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_state import FORM, TASK, dropped, forgotten_booking
from actions.last_answers import last_said, turns_before, warning_before
from veinguide.booking.codes import read_code
from veinguide.booking.form import FIELDS, Task
from veinguide.booking.lookup import speaks_of_a_set_visit
from veinguide.booking.phrases import asks_for_a_call, asks_to_be_put_down
from veinguide.booking.progress import (
    asks_if_sent,
    goes_on,
    keeps,
    takes_back,
    wants_new_request,
)
from veinguide.booking.sent_request import (
    calls_off_what_was_sent,
    corrects_what_was_sent,
    is_for_another,
    task_of_the_code,
    tells_news,
)
from veinguide.booking.words import tidy

SET_VISIT = "utter_visit_already_set"
NOT_SENT = "utter_booking_nothing_sent"
WITHOUT_CODE, STAFF_ONLY = "utter_lookup_without_code", "utter_lookup_staff_only"
JUST_SENT = {
    *("utter_booking_sent", "utter_booking_already_sent", "utter_booking_changed"),
    "utter_status_requested",
}
OFFERS = {"book_consultation"}
OFFERING_RESPONSES = {"utter_booking_resume_offer", "utter_booking_storage_failed"}


def opens_booking(opens: bool) -> list[EventType]:
    """The word that data/rules.yml reads to open the form or to wait."""
    return [SlotSet("opens_booking", opens)]


def is_in_form(tracker: Tracker) -> bool:
    return (tracker.active_loop or {}).get("name") == FORM


def wants_the_form(tracker: Tracker) -> bool:
    """Whether "have them call me" begins a request, unless an alarm came last."""
    text = tidy(tracker.latest_message.get("text") or "")
    if is_in_form(tracker) or tracker.get_slot("booking_code"):
        return False
    wishes = asks_for_a_call(text) or asks_to_be_put_down(text)
    return wishes and warning_before(tracker, 0) is None


def is_paused(tracker: Tracker) -> bool:
    """Whether a request was begun and put on hold."""
    in_form = (tracker.active_loop or {}).get("name") is not None
    begun = any(tracker.get_slot(slot) is not None for slot in FIELDS)
    return not in_form and (bool(tracker.get_slot("booking_paused")) or begun)


def is_left_to_staff(tracker: Tracker) -> bool:
    """Whether it was said in the last two turns that only staff can open a request."""
    code, _ = read_code(tracker.latest_message.get("text") or "", asked=False)
    if code or tracker.get_slot("booking_code"):
        return False
    recent = (said for turn in turns_before(tracker)[:2] for said in turn)
    return any(said.response in (WITHOUT_CODE, STAFF_ONLY) for said in recent)


def continues_booking(tracker: Tracker) -> bool:
    """Whether the message asks to go on with a request that is on hold, or stopped."""
    text = tracker.latest_message.get("text") or ""
    paused = is_paused(tracker) and (goes_on(text) or keeps(text))
    return paused or takes_stop_back(tracker)


def takes_stop_back(tracker: Tracker) -> bool:
    """Whether "no, keep it" undoes a stop of the last turns; a red flag ends them."""
    text = tracker.latest_message.get("text") or ""
    if (tracker.latest_message.get("intent") or {}).get("name") == "cancel_booking":
        return False
    safe = warning_before(tracker, 0) is None
    return safe and bool(dropped(tracker)) and takes_back(text)


def is_not_sent(tracker: Tracker) -> bool:
    """Whether a request was begun or stopped here, and none was sent."""
    if tracker.get_slot("booking_code"):
        return False
    return is_in_form(tracker) or is_paused(tracker) or bool(dropped(tracker))


def says_it_is_not_sent(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Answer "all set?" where nothing was sent; whether that was asked."""
    text = tracker.latest_message.get("text") or ""
    if not (asks_if_sent(text) and is_not_sent(tracker)):
        return False
    dispatcher.utter_message(response=NOT_SENT)
    return True


def says_it_cannot_move(dispatcher: CollectingDispatcher, tracker: Tracker) -> bool:
    """Answer who has a visit already and wants another day; whether that was asked."""
    text = tidy(tracker.latest_message.get("text") or "")
    code, _ = read_code(text, asked=False)
    known = code or tracker.get_slot("booking_code") or tracker.get_slot(TASK)
    if known or not speaks_of_a_set_visit(text, in_form=is_in_form(tracker)):
        return False
    dispatcher.utter_message(response=SET_VISIT)
    return True


def leads_to_a_request(tracker: Tracker) -> list[EventType]:
    """Open the request that a code names, or the one that was sent here, or another
    for somebody else; nothing where the message is about none of them.
    """
    text = tidy(tracker.latest_message.get("text") or "")
    if is_in_form(tracker) or warning_before(tracker, 0) is not None:
        return []
    if wants_one_for_another(tracker):
        return opens_a_new_one()
    task = task_of_the_code(text)
    own = tracker.get_slot("booking_code")
    said = last_said(tracker)
    just_sent = said is not None and said.response in JUST_SENT
    if not task and own and calls_off_what_was_sent(text):
        task = Task.CANCEL
    if not task and own and corrects_what_was_sent(text):
        task = Task.CHANGE
    if not task and own and just_sent and tells_news(text):
        task = Task.CHANGE
    return [SlotSet(TASK, task.value), *opens_booking(True)] if task else []


def begins_anew(tracker: Tracker) -> bool:
    """Whether "can I just make a new one" is said where a code was asked for."""
    return wants_new_request(tracker.latest_message.get("text") or "")


def wants_one_for_another(tracker: Tracker) -> bool:
    """ "Ok now Ron Lindqvist, same phone", after a request was sent here."""
    text = tidy(tracker.latest_message.get("text") or "")
    return bool(tracker.get_slot("booking_code")) and is_for_another(text)


def opens_a_new_one() -> list[EventType]:
    """Nothing of an old request goes into it, least of all a leave to call."""
    return [*forgotten_booking(), *opens_booking(True)]
