"""Find every booking value that one message holds."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from veinguide.booking.busy import without_busy
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.consents import PURPOSES, read_consents
from veinguide.booking.contacts import apart, together, who_writes
from veinguide.booking.corrections import (
    adds_days,
    is_misnoted,
    is_time_of,
    refused_times,
    time_left,
    with_added,
    without_misnoted,
    without_refused_times,
)
from veinguide.booking.dates import (
    FULL_WEEKDAY,
    SHORT_NAME,
    with_spelled_weekdays,
)
from veinguide.booking.days import (
    DaysReading,
    names_days,
    read_days,
    refuses_days,
    swaps_days,
    without_refused_days,
)
from veinguide.booking.each_day import (
    in_own_words,
    left_for,
    tells_of_each_day,
)
from veinguide.booking.form import (
    CONFIRMED,
    DAYS,
    EMAIL,
    GUARDIAN,
    MINOR,
    NAME,
    PHONE,
    REASON,
    SUMMARY,
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
from veinguide.booking.name_parts import joined, read_name_part, swapped
from veinguide.booking.name_words import plain_name
from veinguide.booking.names import (
    read_corrected_name,
    read_formal_name,
    read_guardian,
    read_name,
    read_piece,
    read_repeated_name,
    without_spelling_remark,
    without_waiting,
)
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.people import is_under_age, read_email
from veinguide.booking.phones import (
    PhoneReading,
    read_phone,
    with_area_code,
    with_extension,
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
    TimeReading,
    means_any_day_and_time,
    means_any_time,
    read_time,
)
from veinguide.booking.two_people import People, read_people, with_people
from veinguide.booking.which_number import adds_a_number
from veinguide.booking.words import (
    Span,
    is_correcting,
    with_plain_bounds,
    without,
)

# Where "whenever" answers what was asked, or the summary was just read.
READ_BACK = (DAYS, TIME, *SUMMARY)
TIME_TOO = re.compile(r"\btime\b|anytime", re.IGNORECASE)
REFUSED = re.compile(
    r"\b(?:not|no|never) (?:(?:on|in|the|any|this|that|too) )*(\w{3,}?)s?\b",
    re.IGNORECASE,
)
CALL_FOR_A_DAY = re.compile(
    rf"\b(?:call|phone|ring) (?:me|us|him|her)(?: back)?"
    rf"(?= (?:on |this |next )*(?:{FULL_WEEKDAY}\b|{SHORT_NAME}))",
    re.IGNORECASE,
)
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
    adding = bool(form.values.get(DAYS)) and adds_days(text)
    second_best = bool(form.values.get(DAYS)) and is_second_best(text)
    correcting = (
        is_correcting(text)
        or (complete or changing or adding or second_best)
        or (swaps_days(text) or is_misnoted(text))
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
    spans += [s for s in (phone.span, phone.extension_span) if s != (0, 0)]
    spans += phone.others
    rest = without_taken_back(_with_a_call_for_a_day(_blanked(text, spans), form))
    refused = refused_times(rest) if correcting else []
    if correcting:
        rest = without_refused_days(without_misnoted(rest))
        rest = _without_refused_times(rest)

    alone = _tells_only_when(rest, form)
    asked_days = (
        form.asked == DAYS
        or (alone and names_days(rest))
        or (form.asked in SUMMARY and refuses_days(rest))
    )
    days = read_days(rest, today, asked=asked_days, closed=closed)
    if form.asked == TIME and form.values.get(DAYS) and names_only_soonest(days.words):
        days = DaysReading()
    rest_without_days = _blanked(rest, list(days.spans))
    time = _time(rest, rest_without_days, days, form, alone)
    day_words = _day_words(days, time, form, correcting)
    if second_best and days.words and form.values[DAYS] not in days.words:
        day_words = with_second_best(form.values[DAYS], days.words)
    elif adding and days.words:
        day_words = with_added(form.values[DAYS], days.words)
    unread = days.problem == "unreadable" and form.asked != DAYS
    _keep(found, DAYS, day_words, None if unread else days.problem)
    _keep(found, TIME, _time_left(time, refused, form) or time.words, time.problem)
    if _answers_with_any_time(rest, days, time, form):
        found.values[TIME] = "any time"
    elif means_any_day_and_time(text) and form.asked not in READ_BACK:
        found.values.update({DAYS: "any day", TIME: "any time"})
    spans += [*days.spans, time.span]
    says_nothing_else = alone or not without(text, spans)
    _drop_known(found, form, correcting or says_nothing_else)
    _drop_times_of_other_days(found, form)

    people = read_people(_blanked(text, spans), form.asked)
    unnamed = _blanked(text, people.spans)
    leftover = without(without_waiting(unnamed), spans)
    name = read_formal_name(text) or _name(unnamed, leftover, form, correcting, found)
    name = _spelled_or_introduced(name, text, phone, form)
    if form.asked == GUARDIAN:
        _keep(found, NAME, people.patient, None)
        _keep(found, GUARDIAN, people.contact or name, "unreadable")
    else:
        _keep(found, NAME, _whole_name(text, name, people, form), "unreadable")
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
    known = form.values.get(PHONE)
    changed = with_new_ending(text, known)
    if changed.number:
        return changed
    told = read_phone(text, asked=form.asked == PHONE)
    if told.number and known and adds_a_number(text):
        # There is room for one: the first stays, and the visitor is told so.
        return replace(told, number=None)
    return with_extension(text, told, known)


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
    told = without_busy(with_plain_bounds(rest))
    if days.words and tells_of_each_day(told, days.spans, time.mentions):
        words, span = in_own_words(told, days.spans, time.mentions)
        return TimeReading(words, span)
    each_day = form.asked == TIME and _tells_of_each_day(days, form.values.get(DAYS))
    if not each_day or not time.words or is_correcting(rest):
        return time
    words, span = in_own_words(told, days.spans, time.mentions)
    return TimeReading(words, span)


def _with_a_call_for_a_day(text: str, form: BookingForm) -> str:
    """`Call me Monday 7am`, said before the days were, is the wish itself."""
    if form.asked not in (None, NAME, PHONE) or form.values.get(DAYS):
        return text
    return CALL_FOR_A_DAY.sub(lambda call: " " * len(call[0]), text)


def _without_refused_times(text: str) -> str:
    """`Not 2:30` says what suits where nothing else does."""
    left = without_refused_times(text)
    return left if read_time(left, asked=False, visiting=True).words else text


def _time_left(time: TimeReading, refused: list[str], form: BookingForm) -> str | None:
    """What is left of the known times where some of them are taken out."""
    words, known = time.words or "", form.values.get(TIME)
    if not refused or not known:
        return None
    as_a_wish = is_time_of(words, refused)
    if words and not as_a_wish and not words.lower().startswith(("not ", "no ")):
        return None
    return time_left(known, refused) or (f"not {words}" if as_a_wish else None)


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


def _answers_with_any_time(
    rest: str, days: DaysReading, time: TimeReading, form: BookingForm
) -> bool:
    """`Doesn't matter`, said of the days, leaves "after 6" as it is."""
    if form.asked != DAYS or not days.words or time.words:
        return False
    if form.values.get(TIME):
        return means_any_day_and_time(rest) and bool(TIME_TOO.search(rest))
    return means_any_time(rest)


def _drop_times_of_other_days(found: Found, form: BookingForm) -> None:
    """`Just Wednesday now` leaves nothing of "Friday after 2"."""
    known = form.values.get(TIME)
    if known and DAYS in found.values and TIME not in found.values:
        left = left_for(found.values[DAYS], known)
        if left is not None:
            found.values[TIME] = left


def _drop_known(found: Found, form: BookingForm, correcting: bool) -> None:
    """Days and times in passing replace nothing, except to correct."""
    for slot in (DAYS, TIME):
        known = form.values.get(slot)
        in_passing = form.asked not in (slot, DAYS, TIME) and not correcting
        if in_passing and known and slot in found.values:
            if refuses_what_is_known(found.values[slot], known):
                continue
            found.passing[slot] = found.values.pop(slot)


def refuses_what_is_known(words: str, known: str) -> bool:
    """Whether "not afternoons" is said where "afternoon" is known."""
    return any(each[1].lower() in known.lower() for each in REFUSED.finditer(words))


def _name(
    text: str, leftover: str, form: BookingForm, correcting: bool, found: Found
) -> str | None:
    text, leftover = map(_without_spelling, (text, leftover))
    if form.asked == GUARDIAN:
        known = form.values.get(NAME)
        return read_guardian(leftover, who_writes(known) if known else None)
    if form.asked == NAME:
        return read_name(text, asked=False) or read_name(leftover, asked=True)
    name = read_name(text, asked=False)
    known = form.values.get(NAME)
    if not name and known and form.asked == PHONE:
        name = read_repeated_name(leftover, known)
    if not name and not known and form.asked is None:
        name = read_piece(leftover)
    if name or not correcting or found.values:
        return name
    return read_corrected_name(leftover) or read_corrected_name(text)


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
    if name or not known:
        return read_spelled(text, name) or name
    spelled = (read_spelled(text, each) for each in apart(known) if each)
    return next(filter(None, spelled), None)


def _whole_name(
    text: str, name: str | None, people: People, form: BookingForm
) -> str | None:
    """What is known of the name, with what the message tells of it."""
    known = form.values.get(NAME)
    if not known:
        return with_people(None, name, people, text, form.for_another)
    patient, contact = apart(known)
    if part := read_name_part(text):
        if part.mine and contact:
            return together(patient, joined(contact, part))
        return together(joined(patient, part), contact)
    if changed := swapped(text, patient):
        return together(changed, contact)
    whole = with_people(known, name, people, text, form.for_another)
    return whole if name or whole != known else None


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
        if slot == form.asked or form.values.get(slot) != answer:
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
