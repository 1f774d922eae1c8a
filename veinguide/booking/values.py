"""Find every booking value that one message holds."""

import re
from dataclasses import replace
from datetime import date

from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.consents import PURPOSES, read_consents
from veinguide.booking.dates import with_spelled_weekdays, with_whole_parts
from veinguide.booking.form import (
    DAYS,
    EMAIL,
    GUARDIAN,
    MINOR,
    NAME,
    PHONE,
    REASON,
    SUMMARY,
    TIME,
    VISITOR_NOTE,
    YES,
    BookingForm,
)
from veinguide.booking.found import Found
from veinguide.booking.labelled import read_labelled
from veinguide.booking.name_field import keep_name
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.other_number import other_number
from veinguide.booking.people import is_under_age, read_email
from veinguide.booking.phones import (
    PhoneReading,
    read_phone,
    with_area_code,
    with_extension,
    with_new_ending,
)
from veinguide.booking.reasons import (
    OTHER,
    SKIPPED,
    is_announced,
    is_skipping,
    names_reason,
    read_reason,
    read_reason_in_passing,
)
from veinguide.booking.refused_days import with_refusals_apart
from veinguide.booking.times import means_any_day_and_time
from veinguide.booking.which_number import adds_a_number
from veinguide.booking.wish import read_change, read_wish
from veinguide.booking.wish_update import keep_wish
from veinguide.booking.words import (
    Span,
    blanked,
    blanked_where,
    is_correcting,
    only_told,
)

LANDLINE = re.compile(r"\b(?:landline|land line|house phone)\b", re.IGNORECASE)
CELL_BEFORE = re.compile(r"\b(?:cell|mobile)\w*\b[^.,;!?\d]*$", re.IGNORECASE)
CELL_AFTER = re.compile(r"^[^.,;!?\d]{0,12}\b(?:cell|mobile)", re.IGNORECASE)
# "Fine, but not before 230" limits the yes.
LIMIT = re.compile(r"\bbut $", re.IGNORECASE)
# When a complaint comes, not when a visit suits.
NIGHTS = re.compile(r"(?:^|\b(?:a|at|every|all|the) )nights?(?:time)?$", re.I)

VISIT_AT_NIGHT = re.compile(
    r"\b(?:come|seen|visit|appointment|appt|open|free|off|available|suits?|works?"
    r"|make it|see (?:me|him|her|us))(?: \w+){0,2} nights?(?:time)?\b"
    r"|\bnights?(?:time)? (?:visits?|appointments?|appts?|is (?:best|good|fine)|works?"
    r"|please)\b",
    re.IGNORECASE,
)


def find_values(
    text: str,
    form: BookingForm,
    today: date,
    closed: Closed = ALWAYS_OPEN,
    *,
    changing: bool = False,
) -> Found:
    """Read `text`; the asked field is read loosely, the others only when clear.

    `changing` says that the visitor corrects something.
    """
    if not text:
        return Found()
    found = Found()
    text = with_refusals_apart(_with_spelled_weekdays(with_whole_parts(text), form))
    change = read_change(text, form, changing=changing)
    text = _without_email(found, text, form)
    if is_under_age(text) and form.values.get(MINOR) != YES:
        found.values[MINOR] = YES
    phone = _phone(text, form)
    found.keep(PHONE, phone.number, phone.problem)
    # What tells one thing is blanked where another is looked for.
    spans = [s for s in (phone.span, phone.extension_span) if s != (0, 0)]
    spans += phone.others
    labelled = read_labelled(blanked(text, spans), form, today, closed)
    spans += labelled.spans
    wish = read_wish(blanked(text, spans), form, change, today, closed)
    keep_wish(found, wish, text, spans, form, change)
    _drop_a_complaints_night(found, text, form)
    found.values.update(labelled.values)
    spans += wish.spans
    keep_name(found, text, spans, phone, form, correcting=change.corrects)
    _keep_reason(found, text, form)
    _keep_consents(found, _about_the_number(text, phone), spans, form)
    return found


def _drop_a_complaints_night(found: Found, text: str, form: BookingForm) -> None:
    """`Her legs are horrible at night` tells no time of a visit, unless it is asked."""
    if form.asked in (DAYS, TIME, *SUMMARY) or VISIT_AT_NIGHT.search(text):
        return
    for told in (found.values, found.passing):
        if NIGHTS.search(told.get(TIME, "")):
            del told[TIME]


def _with_spelled_weekdays(text: str, form: BookingForm) -> str:
    """`thrusday` as Thursday; where a name is told, only if nothing else is."""
    if form.asked in (DAYS, TIME, REASON, *PURPOSES):
        return with_spelled_weekdays(text)
    if form.asked is None:
        return text
    if form.asked in SUMMARY:
        return with_spelled_weekdays(text, surely=True)
    spelled = with_spelled_weekdays(text, surely=form.asked in (NAME, GUARDIAN))
    return spelled if tells_only_when(spelled) else text


def _without_email(found: Found, text: str, form: BookingForm) -> str:
    """`text` with spaces for the address, which is kept."""
    email, span = read_email(text)
    found.keep(EMAIL, email, "unreadable" if form.asked == EMAIL else None)
    return blanked(text, [span]) if span != (0, 0) else text


def _phone(text: str, form: BookingForm) -> PhoneReading:
    if form.asked == PHONE:
        joined = with_area_code(text, form.short_number)
        if joined.number:
            return joined
    known = form.values.get(PHONE)
    changed = with_new_ending(text, known)
    if changed.number:
        return changed
    if other := other_number(text, form.values.get(VISITOR_NOTE, "")):
        return PhoneReading(other)
    told = read_phone(text, asked=form.asked == PHONE)
    if told.number and known and adds_a_number(text):
        # There is room for one: the first stays, and the visitor is told so.
        return replace(told, number=None)
    return with_extension(text, told, known)


def _about_the_number(text: str, phone: PhoneReading) -> str:
    """Without "landline", where that is the number not to be used."""
    start, end = phone.span
    is_cell = bool(CELL_BEFORE.search(text[:start]) or CELL_AFTER.match(text[end:]))
    return blanked_where(LANDLINE, text) if phone.others and is_cell else text


def _keep_reason(found: Found, text: str, form: BookingForm) -> None:
    told = only_told(text)
    if form.asked == REASON and is_skipping(told or text):
        found.values[REASON] = SKIPPED
    elif form.asked in (None, REASON) and (reason := read_reason(text)):
        found.values[REASON] = reason
    elif reason := _reason_in_passing(text, form):
        found.values[REASON] = reason
        # "Cramps at night" is no wish for a visit at night.
        if NIGHTS.search(found.values.get(TIME, "")):
            del found.values[TIME]


def _reason_in_passing(text: str, form: BookingForm) -> str | None:
    """One that is announced replaces what is known; a complaint alone does not."""
    reason = read_reason_in_passing(text)
    changes = is_announced(text) and names_reason(text)
    known = form.values.get(REASON)
    # The other "other": its words are for the note.
    same = known == reason and not (changes and reason == OTHER)
    if same or (known and not changes):
        return None
    if form.asked in SUMMARY:
        return reason if changes else None
    return reason if form.asked is not None else None


def _keep_consents(
    found: Found, text: str, spans: list[Span], form: BookingForm
) -> None:
    # "No, ends in 43" corrects the number; its "no" and its "ok" answer nothing.
    corrects = bool(found.values) and is_correcting(text)
    beside = {TIME} if means_any_day_and_time(text) else set(found.values)
    asked = None if corrects else form.asked
    left = blanked(text, [each for each in spans if not _limits(text, each)])
    answers = read_consents(text, asked, beside, left)
    for slot, answer in answers.items():
        if slot == form.asked or form.values.get(slot) != answer:
            found.values[slot] = answer


def _limits(text: str, span: Span) -> bool:
    return bool(LIMIT.search(text[: span[0]])) and text[span[0] :].startswith("not ")
