"""Find every booking value that one message holds."""

import re
from dataclasses import dataclass, field
from datetime import date

from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.consents import PURPOSES, read_consents
from veinguide.booking.dates import with_spelled_weekdays
from veinguide.booking.days import (
    DaysReading,
    names_days,
    read_days,
    swaps_days,
    without_refused_days,
)
from veinguide.booking.form import (
    CHANGE,
    CONFIRMED,
    DAYS,
    EMAIL,
    GUARDIAN,
    MINOR,
    NAME,
    PHONE,
    REASON,
    TIME,
    YES,
    BookingForm,
    first_missing,
)
from veinguide.booking.introductions import (
    MOST_WORDS,
    read_introduced,
    read_spelled,
    without_spelling,
)
from veinguide.booking.joined_days import (
    is_second_best,
    joined_with,
    names_one_of,
    names_only_soonest,
    with_second_best,
)
from veinguide.booking.name_words import plain_name
from veinguide.booking.names import (
    read_corrected_name,
    read_formal_name,
    read_guardian,
    read_name,
    read_piece,
    read_repeated_name,
    with_surname,
    without_spelling_remark,
    without_waiting,
)
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.people import is_under_age, read_email
from veinguide.booking.phones import (
    PhoneReading,
    read_phone,
    with_area_code,
    with_new_ending,
)
from veinguide.booking.reasons import (
    SKIPPED,
    is_announced,
    is_skipping,
    names_reason,
    read_reason,
    read_reason_in_passing,
)
from veinguide.booking.second_thoughts import without_taken_back
from veinguide.booking.times import (
    MAXIMUM_CHARACTERS,
    TimeReading,
    means_any_day_and_time,
    means_any_time,
    read_time,
)
from veinguide.booking.words import (
    EDGES,
    Span,
    is_correcting,
    without,
)

SUMMARY = (CHANGE, CONFIRMED)
# Where "whenever" answers what was asked, or the summary was just read.
READ_BACK = (DAYS, TIME, *SUMMARY)
# When a complaint comes, not when a visit suits.
NIGHTS = re.compile(r"(?:^|\b(?:a|at|every|all|the) )nights?(?:time)?$", re.I)


@dataclass(frozen=True)
class Found:
    """Values by slot, and what was wrong with others, also by slot.

    `passing` are days and times that were told in passing, where others are known.
    """

    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    passing: dict[str, str] = field(default_factory=dict)


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
    text = _with_spelled_weekdays(text, form)
    complete = first_missing(form.values) == CONFIRMED
    adding = bool(form.values.get(DAYS)) and is_second_best(text)
    correcting = (
        is_correcting(text) or complete or changing or swaps_days(text) or adding
    )
    spans: list[Span] = []

    email, span = read_email(text)
    _keep(found, EMAIL, email, "unreadable" if form.asked == EMAIL else None)
    if span != (0, 0):
        text = _blanked(text, [span])
    if is_under_age(text) and form.values.get(MINOR) != YES:
        found.values[MINOR] = YES

    phone = _phone(text, form)
    _keep(found, PHONE, phone.number, phone.problem)
    if phone.span != (0, 0):
        spans.append(phone.span)
    rest = without_taken_back(_blanked(text, spans))
    if correcting:
        rest = without_refused_days(rest)

    alone = _tells_only_when(rest, form)
    asked_days = form.asked == DAYS or (alone and names_days(rest))
    days = read_days(rest, today, asked=asked_days, closed=closed)
    if form.asked == TIME and form.values.get(DAYS) and names_only_soonest(days.words):
        days = DaysReading()
    rest_without_days = _blanked(rest, list(days.spans))
    time = _time(rest, rest_without_days, days, form, alone)
    day_words = _day_words(days, time, form, correcting)
    if adding and days.words and form.values[DAYS] not in days.words:
        day_words = with_second_best(form.values[DAYS], days.words)
    unread = days.problem == "unreadable" and form.asked != DAYS
    _keep(found, DAYS, day_words, None if unread else days.problem)
    _keep(found, TIME, time.words, time.problem)
    if form.asked == DAYS and days.words and not time.words and means_any_time(rest):
        found.values[TIME] = "any time"
    elif means_any_day_and_time(text) and form.asked not in READ_BACK:
        found.values.update({DAYS: "any day", TIME: "any time"})
    spans += [*days.spans, time.span]
    says_nothing_else = alone or not without(text, spans)
    _drop_known(found, form, correcting or says_nothing_else)

    leftover = without(without_waiting(text), spans)
    name = _name(text, leftover, form, correcting, found)
    name = _spelled_or_introduced(name, text, phone, form)
    name = with_surname(text, name, form.values.get(NAME))
    _keep(found, GUARDIAN if form.asked == GUARDIAN else NAME, name, "unreadable")
    _read_reason(found, text, form)
    _read_consents(found, text, spans, form)
    return found


def _with_spelled_weekdays(text: str, form: BookingForm) -> str:
    """`thrusday` as Thursday; where a name is told, only if nothing else is."""
    if form.asked in (DAYS, TIME, REASON, *PURPOSES):
        return with_spelled_weekdays(text)
    if form.asked is None:
        return text
    spelled = with_spelled_weekdays(text, surely=form.asked in (NAME, GUARDIAN))
    return spelled if tells_only_when(spelled) else text


def _tells_only_when(text: str, form: BookingForm) -> bool:
    """Where a name is asked for, "Sun" may be one."""
    named = form.asked in (NAME, GUARDIAN) and plain_name(text, MOST_WORDS)
    return form.asked is not None and not named and tells_only_when(text)


def _phone(text: str, form: BookingForm) -> PhoneReading:
    if form.asked == PHONE:
        joined = with_area_code(text, form.short_number)
        if joined.number:
            return joined
    changed = with_new_ending(text, form.values.get(PHONE))
    return changed if changed.number else read_phone(text, asked=form.asked == PHONE)


def _time(
    rest: str,
    rest_without_days: str,
    days: DaysReading,
    form: BookingForm,
    alone: bool,
) -> TimeReading:
    """When the time is asked, `Tuesday morning, Wednesday noon` is one answer."""
    time = read_time(
        rest_without_days,
        asked=form.asked == TIME,
        alone=alone,
        visiting=form.asked in (DAYS, *SUMMARY, *PURPOSES),
    )
    each_day = form.asked == TIME and _tells_of_each_day(days, form.values.get(DAYS))
    if not each_day or not time.words or is_correcting(rest):
        return time
    spans = [*days.spans, time.span]
    span = (min(start for start, _ in spans), max(end for _, end in spans))
    return TimeReading(rest[slice(*span)].strip(EDGES)[:MAXIMUM_CHARACTERS], span)


def _day_words(
    days: DaysReading, time: TimeReading, form: BookingForm, correcting: bool
) -> str | None:
    known = form.values.get(DAYS)
    each_day = form.asked == TIME and _tells_of_each_day(days, known)
    if each_day and time.words and not correcting:
        return None
    return joined_with(known, days.words) if known and days.words else days.words


def _tells_of_each_day(days: DaysReading, known: str | None) -> bool:
    """Not in "then Friday, the latest you have": that is another day."""
    if not known or not days.words:
        return False
    return len(days.spans) > 1 or names_one_of(days.words, known)


def _drop_known(found: Found, form: BookingForm, correcting: bool) -> None:
    """Days and times in passing replace nothing, except to correct."""
    for slot in (DAYS, TIME):
        in_passing = form.asked not in (slot, DAYS, TIME) and not correcting
        if in_passing and form.values.get(slot) and slot in found.values:
            found.passing[slot] = found.values.pop(slot)


def _name(
    text: str, leftover: str, form: BookingForm, correcting: bool, found: Found
) -> str | None:
    text, leftover = map(_without_spelling, (text, leftover))
    if form.asked == GUARDIAN:
        return read_guardian(leftover, form.values.get(NAME))
    if form.asked == NAME:
        return read_name(text, asked=False) or read_name(leftover, asked=True)
    name = read_formal_name(text) or read_name(text, asked=False)
    known = form.values.get(NAME)
    if not name and known and form.asked == PHONE:
        name = read_repeated_name(leftover, known)
    if not name and not known and form.asked is None:
        name = read_piece(leftover)
    if name or not correcting or found.values:
        return name
    return read_corrected_name(leftover)


def _without_spelling(text: str) -> str:
    return without_spelling_remark(without_spelling(text))


def _spelled_or_introduced(
    name: str | None, text: str, phone: PhoneReading, form: BookingForm
) -> str | None:
    """`name`, or one that stands beside a number or is told letter by letter."""
    known = form.values.get(GUARDIAN if form.asked == GUARDIAN else NAME)
    opening = form.asked is None or phone.number is not None
    if not name and not known and opening:
        name = read_introduced(text, phone.span)
    if not name and not known and form.asked not in (NAME, GUARDIAN):
        return None
    return read_spelled(text, name or known) or name


def _read_reason(found: Found, text: str, form: BookingForm) -> None:
    if form.asked == REASON and is_skipping(text):
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
    if form.values.get(REASON) == reason or (form.values.get(REASON) and not changes):
        return None
    if form.asked in SUMMARY:
        return reason if changes else None
    return reason if form.asked is not None else None


def _read_consents(
    found: Found, text: str, spans: list[Span], form: BookingForm
) -> None:
    # "No, ends in 43" corrects the number; its "no" and its "ok" answer nothing.
    corrects = bool(found.values) and is_correcting(text)
    beside = {TIME} if means_any_day_and_time(text) else set(found.values)
    asked, left = None if corrects else form.asked, _blanked(text, spans)
    answers = read_consents(text, asked, beside, left)
    for slot, answer in answers.items():
        if form.values.get(slot) != answer:
            found.values[slot] = answer


def _keep(found: Found, slot: str, value: str | None, problem: str | None) -> None:
    if value:
        found.values[slot] = value
    elif problem:
        found.problems[slot] = problem


def _blanked(text: str, spans: list[Span]) -> str:
    """`text` with `spans` as spaces, so that positions stay true."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)
