"""Say back, in one line, what a message told besides the answer to the question."""

from collections.abc import Mapping

from veinguide.booking.contacts import apart
from veinguide.booking.form import (
    CALL,
    DAYS,
    EMAIL,
    GUARDIAN,
    NAME,
    NO,
    PHONE,
    REASON,
    SUMMARY,
    TEXT,
    TIME,
    VISITOR_NOTE,
    YES,
)
from veinguide.booking.reasons import OTHER, SKIPPED

WISH = (DAYS, TIME)
LABELS = {
    NAME: "name {}",
    GUARDIAN: "parent or guardian {}",
    PHONE: "phone {}",
    EMAIL: "e-mail {}",
    REASON: "the visit is about {}",
    VISITOR_NOTE: 'note for the staff: "{}"',
}
REASONS = {
    SKIPPED: "no reason for the visit",
    OTHER: "reason for the visit: other",
}
# The response that reads the request back with a note; see domain.yml.
SUMMARY_WITH_NOTE = "utter_booking_summary_with_note"
WITHOUT_NOTE = "no note for the staff"
# A leave or a refusal that nobody had asked for.
CONSENTS = {
    CALL: {NO: "no calls", YES: "the staff may call"},
    TEXT: {NO: "no texts", YES: "the staff may text"},
}


def noted(
    told: Mapping[str, str], known: Mapping[str, str], asked: str | None
) -> tuple[str, bool]:
    """The line, and whether a wish for a day or a time is in it; empty if nothing is.

    `told` is in the message, `known` is all the form has now. A day comes with its
    time, whichever of them was said before. A name is said back beside anything else.
    """
    complete = all(known.get(slot) for slot in WISH)
    answered = WISH if asked in WISH and complete else (asked,)
    new = {slot: value for slot, value in told.items() if slot not in answered}
    if asked in SUMMARY:
        return "", False
    is_more = not new.keys().isdisjoint((*LABELS, *WISH))
    if NAME in told and (is_more or apart(told[NAME])[1]):
        new[NAME] = told[NAME]
    parts = [_labelled(s, new[s]) for s in LABELS if s in new]
    parts += [CONSENTS[slot][new[slot]] for slot in CONSENTS if new.get(slot)]
    has_wish = any(slot in new for slot in WISH)
    if has_wish:
        parts.append(_wish(known.get(DAYS) or "", known.get(TIME) or ""))
    return "; ".join(parts).rstrip("."), has_wish


def _wish(days: str, time: str) -> str:
    if days and time[1:2].islower():
        time = time[:1].lower() + time[1:]
    wish = ", ".join(dict.fromkeys(filter(None, (days, time))))
    return wish[:1].upper() + wish[1:]


def _labelled(slot: str, value: str) -> str:
    if slot == REASON and value in REASONS:
        return REASONS[value]
    if slot == VISITOR_NOTE and not value:
        return WITHOUT_NOTE
    return LABELS[slot].format(value)
