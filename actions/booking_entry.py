"""The way into the booking form, and out of it: what the actions around it share."""

import re

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.last_answers import turns_before
from veinguide.booking.codes import read_code
from veinguide.booking.form import FIELDS

CONTINUING = re.compile(
    r"\b(?:continue|resume|carry on|go on|keep going|(?:go )?back to|pick up|finish"
    r"|try (?:it )?again|once more|retry|re-?send|send (?:it|that) again)\b",
    re.IGNORECASE,
)
WITHOUT_CODE, STAFF_ONLY = "utter_lookup_without_code", "utter_lookup_staff_only"
OFFERS = {"book_consultation"}
OFFERING_RESPONSES = {"utter_booking_resume_offer", "utter_booking_storage_failed"}


def opens_booking(opens: bool) -> list[EventType]:
    """The word that data/rules.yml reads to open the form or to wait."""
    return [SlotSet("opens_booking", opens)]


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
    """Whether the message asks to go on with a request that is on hold."""
    text = tracker.latest_message.get("text") or ""
    return is_paused(tracker) and bool(CONTINUING.search(text))
