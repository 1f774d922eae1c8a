"""What a message surely wants of a request, whatever it sounds like besides."""

import re
from datetime import date

from veinguide.booking.form import DAYS, NAME, PHONE, TIME, BookingForm
from veinguide.booking.lookup import LATE, WITH_ANOTHER
from veinguide.booking.progress import NOT_STOPPING, keeps
from veinguide.booking.spelled import with_booking_words
from veinguide.booking.values import find_values
from veinguide.booking.words import is_question, statements, tidy

# The visitor's words decide, and what went before: see actions/booking_entry.py.
NO_INTENT = "nlu_fallback"
INFORM = "inform"
# What was told is looked for, not whether its day is to come.
ANY_DAY = date(2000, 1, 3)
LONGEST = 300
_REQUEST = r"(?:appointment|appt|visit|request|booking|consult(?:ation)?)s?"
_OWN = r"(?:my|our|his|her|the|that|this|mom'?s|dad'?s|(?:my|our) \w+'s)"
_ONE = rf"{_OWN} (?:\w+ ){{0,2}}?{_REQUEST}\b"
CANCELLING = re.compile(
    rf"\b(?:cancel|call off|back out of|get out of|withdraw|delete) {_ONE}"
    rf"|\b(?:take|remove) (?:me|us|him|her|(?:my|our) \w+) (?:off(?: of)?|out of|from)"
    r" (?:the|your) (?:schedule|list|books?|calendar)\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    rf"\bstatus (?:of|on|for|about) (?:{_OWN} |a )?(?:\w+ ){{0,2}}?{_REQUEST}\b"
    rf"|\b{_REQUEST} status\b",
    re.IGNORECASE,
)
CHANGING = re.compile(
    rf"\b(?:change|reschedule|move|switch|postpone) {_ONE}", re.IGNORECASE
)
NO_WISH = re.compile(
    r"\b(?:if|how|why|when|what|does|did|will|would|insurance|medicare)\b", re.I
)
TASKS = (
    (CANCELLING, "cancel_booking"),
    (STATUS, "ask_booking_status"),
    (CHANGING, "change_booking"),
    (LATE, "change_booking"),
)
ASKING_FOR_ONE = re.compile(
    r"\b(?:get|have|book|make|schedule|set up|request|sign up|want|need)\b[^?]*"
    rf"\b(?:{_REQUEST}|see|seen|in)\b",
    re.IGNORECASE,
)


def plainly_meant(text: str) -> str | None:
    """The intent that `text` surely has; None where its sound has to tell."""
    told = with_booking_words(tidy(text))
    if len(told) > LONGEST:
        return None
    if keeps(told):
        return NO_INTENT
    if task := _task(told):
        return task
    return INFORM if _is_a_first_request(told) else None


def _task(text: str) -> str | None:
    if WITH_ANOTHER.search(text) or NO_WISH.search(text):
        return None
    text = NOT_STOPPING.sub(" ", text)
    return next((intent for wish, intent in TASKS if wish.search(text)), None)


def _is_a_first_request(text: str) -> bool:
    """Whether a name, a number and a day are told, and nothing is asked but a visit."""
    asked = [part for part in statements(text) if is_question(part)]
    if not all(map(ASKING_FOR_ONE.search, asked)):
        return False
    found = find_values(text, BookingForm(None), ANY_DAY).values
    return {NAME, PHONE} <= found.keys() and bool({DAYS, TIME} & found.keys())
