"""Read a message in the light of what was asked and of what is known."""

import re
from dataclasses import dataclass, replace

from veinguide.booking.consents import (
    PURPOSES,
    granted_by_name,
    limits_when_to_call,
    only_leads,
)
from veinguide.booking.consents_by_name import tells_when_to_call
from veinguide.booking.corrections import is_misnoted
from veinguide.booking.form import (
    DAYS,
    EMAIL,
    NAME,
    NO,
    REASON,
    SUMMARY,
    TIME,
    YES,
    BookingForm,
)
from veinguide.booking.found import Found
from veinguide.booking.phones import read_phone
from veinguide.booking.questions import split
from veinguide.booking.reasons import read_corrected_reason, with_another_reason
from veinguide.booking.turn import Turn
from veinguide.booking.values import NIGHTS, find_values
from veinguide.booking.wish_update import refuses_what_is_known
from veinguide.booking.words import is_question, statements
from veinguide.booking.yes_no import clauses, grants, is_firm, names_a_medium

# Said late, to a question about calls: "then 8 or thereabouts".
LED_TIME = re.compile(
    r"^(?:(?:then|say|about|around|or|maybe|like|how about|make it)[ ,]+)+\d"
    r"(?!.*\b(?:ago|years?|months?|weeks?|days?|minutes?|mins?|times|of)\b)",
    re.IGNORECASE,
)
# Beside an answer about calls, only these make an hour one of the visit.
OF_THE_VISIT = re.compile(
    r"\b(?:visit|appointment|appt|come in|be there|see (?:me|you|him|her)|instead"
    r"|change|actually|make it|switch|move|i meant|not \w+ings?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """`told` are the words that tell something, `found` the values in them.

    `asks` says that there is a question beside them.
    """

    asks: bool
    told: str
    found: Found


def read(turn: Turn) -> Reading:
    asks, told = split(turn)
    form = turn.form
    found = _without_when_to_call(_found(told, turn), told, form)
    if asks and only_leads(told):
        found = _without_a_leading_ok(found, form)
    found = _with_named_consents(found, told, form)
    return Reading(asks, told, _with_a_corrected_reason(found, told, form))


def _found(told: str, turn: Turn) -> Found:
    today, closed = turn.today, turn.closed
    changing = turn.heard.intent == "change_booking"
    found = find_values(
        told, _as_an_answer(told, turn), today, closed, changing=changing
    )
    if turn.form.asked in PURPOSES and not found.values and LED_TIME.match(told):
        return find_values(told, replace(turn.form, asked=TIME), today, closed)
    return found


def _as_an_answer(told: str, turn: Turn) -> BookingForm:
    """`Lou, 816 555 0131` out of nowhere answers what the form will ask first."""
    form, intent = turn.form, turn.heard.intent
    bare = form.asked is None and intent == "inform" and not form.values.get(NAME)
    has_number = read_phone(told, asked=False).number is not None
    return replace(form, asked=NAME) if bare and has_number else form


def _without_when_to_call(found: Found, text: str, form: BookingForm) -> Found:
    """`Yes, after 5 is best` says when to call, where that of the visit is told."""
    if form.asked not in PURPOSES or form.asked not in found.values:
        return found
    slots = (TIME, DAYS) if limits_when_to_call(text) else (TIME,)
    known = {s: form.values[s] for s in slots if s in found.values and s in form.values}
    first = statements(text)[0]
    answers = is_firm(first) or names_a_medium(first)
    refused = not answers and any(
        refuses_what_is_known(found.values[slot], told) for slot, told in known.items()
    )
    if not known or refused or OF_THE_VISIT.search(text) or is_misnoted(text):
        return found
    kept = {slot: value for slot, value in found.values.items() if slot not in known}
    return replace(found, values=kept, passing={s: found.values[s] for s in known})


def _without_a_leading_ok(found: Found, form: BookingForm) -> Found:
    """`Ok but what name do you have` agrees to nothing."""
    kept = {
        slot: value
        for slot, value in found.values.items()
        if (slot, value) != (form.asked, YES) or slot not in PURPOSES
    }
    return replace(found, values=kept)


def _with_named_consents(found: Found, text: str, form: BookingForm) -> Found:
    """`Wait, calls are ok too but only after 4` changes a consent, and no time."""
    if form.asked == EMAIL:
        return _with_a_consent_after_all(found, text)
    if form.asked not in (*PURPOSES, *SUMMARY):
        return _with_a_no_taken_back(found, text, form)
    asked = form.asked if form.asked in PURPOSES else None
    seen = {slot for slot in PURPOSES if slot == asked or form.values.get(slot)}
    named = {
        slot: YES
        for slot in granted_by_name(text)
        if slot in seen and form.values.get(slot) != YES
    }
    values = {**named, **found.values}
    if values.keys() & PURPOSES.keys() and TIME in values and tells_when_to_call(text):
        passing = {**found.passing, TIME: values.pop(TIME)}
        return replace(found, values=values, passing=passing)
    return replace(found, values=values)


def _with_a_no_taken_back(found: Found, text: str, form: BookingForm) -> Found:
    """`No no, calls are fine`, said late to a no that was misread."""
    named = {s: YES for s in granted_by_name(text) if form.values.get(s) == NO}
    return replace(found, values={**named, **found.values}) if named else found


def _with_a_consent_after_all(found: Found, text: str) -> Found:
    """`Ok, text is fine`, said where calls and texts were refused."""
    told = [part for part in clauses(text) if not is_question(part)]
    named = {
        slot: YES
        for slot in PURPOSES
        if any(grants(part, slot) for part in told) and found.values.get(slot) != NO
    }
    return replace(found, values={**granted_by_name(text), **named, **found.values})


def _with_a_corrected_reason(found: Found, text: str, form: BookingForm) -> Found:
    """`It's spider veins, not varicose`, said to the summary."""
    reason = read_corrected_reason(text) if form.asked in SUMMARY else None
    known = form.values.get(REASON)
    if form.asked in SUMMARY and known:
        reason = with_another_reason(known, text) or reason
    if not reason or reason == known or REASON in found.values:
        return found
    values = {**found.values, REASON: reason}
    if NIGHTS.search(values.get(TIME, "")):
        del values[TIME]
    return replace(found, values=values)
