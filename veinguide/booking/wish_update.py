"""Bring a wish together with the days and the time that are known."""

import re

from veinguide.booking.corrections import adds_a_time, is_time_of, time_left, with_added
from veinguide.booking.day_words import TIME_OF_DAY
from veinguide.booking.each_day import ANY_TIME, left_for, named_in
from veinguide.booking.form import DAYS, NAME, PHONE, SUMMARY, TIME, BookingForm
from veinguide.booking.found import Found
from veinguide.booking.joined_days import (
    joined_with,
    swapped_in,
    with_both,
    with_exceptions,
    with_its_week,
    with_one_limited,
    with_second_best,
    with_the_best,
)
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.times import (
    MAXIMUM_CHARACTERS,
    means_any_day_and_time,
    means_any_time,
    tells_not_yet,
)
from veinguide.booking.wish import Change, Wish, tells_of_each_known_day
from veinguide.booking.words import EDGES, Span, blanked, without

# Where "whenever" answers what was asked, or the summary was just read.
READ_BACK = (DAYS, TIME, *SUMMARY)
SENTENCES = re.compile(r"[.;!?]+")
TIME_TOO = re.compile(r"\btime\b|anytime", re.IGNORECASE)
# "Not 1 to 3", said where "any time" is known, is an exception to it.
ONLY_REFUSED = re.compile(
    r"(?:but )?(?:not|except(?: for)?|never) (?P<hours>(?:between |from )?\d[^,;]*)",
    re.IGNORECASE,
)
# "It ends at 11", where "9:30" is known.
ONLY_END = re.compile(r"until \d[\d:]*(?: ?[ap]m)?|until noon", re.IGNORECASE)
ONLY_START = re.compile(
    r"(?:(?:from|at|after|around) )?\d{1,2}(?::\d\d)?(?: ?[ap]m)?", re.IGNORECASE
)
# "Any morning" is any day, too.
EVERY_PART = re.compile(r"(?:any|every|all) \w*(?:morning|afternoon|evening)s?", re.I)
REFUSED = re.compile(
    r"\b(?:not|no|never) (?:(?:on|in|the|any|this|that|too) )*(\w{3,}?)s?\b",
    re.IGNORECASE,
)


def keep_wish(
    found: Found,
    wish: Wish,
    text: str,
    spans: list[Span],
    form: BookingForm,
    change: Change,
) -> None:
    """Keep the days and the time of `text`; `spans` are the words of anything else."""
    days, time = wish.days, wish.time
    unread = days.problem == "unreadable" and form.asked != DAYS
    found.keep(
        DAYS, _day_words(wish, text, form, change), None if unread else days.problem
    )
    time_words = (
        _time_of_added(wish, form, change)
        or _time_left(wish, form)
        or _one_more_time(wish, form)
        or _with_known_time(time.words, form)
    )
    found.keep(TIME, time_words, time.problem)
    if form.asked == DAYS and DAYS not in found.values and tells_not_yet(text):
        # The words say it best: "idk yet, I get my schedule Sunday".
        found.keep(DAYS, text.strip(EDGES)[:MAXIMUM_CHARACTERS], None)
        found.problems.pop(DAYS, None)
    if form.asked == DAYS and EVERY_PART.fullmatch(found.values.get(TIME, "")):
        found.values.setdefault(DAYS, "any day")
        found.problems.pop(DAYS, None)
    if _answers_with_any_time(wish, form):
        found.values[TIME] = "any time"
    elif _suits_always(text, spans) and form.asked not in READ_BACK:
        found.values.update({DAYS: "any day", TIME: "any time"})
    says_nothing_else = wish.alone or not without(text, [*spans, *wish.spans])
    told = says_nothing_else or _stands_alone(wish.words, form)
    _drop_known(found, form, change.corrects or told)
    _keep_times_of_days(found, form)
    _drop_times_of_other_days(found, form)


def _suits_always(text: str, spans: list[Span]) -> bool:
    """Whether "816 555 0112, any time is fine" tells nothing but that."""
    left = blanked(text, spans).strip(EDGES)
    return any(means_any_day_and_time(each) for each in (text, left))


def _day_words(wish: Wish, text: str, form: BookingForm, change: Change) -> str | None:
    """The days to keep: those that were told, with what is known of them."""
    days, known = wish.days, form.values.get(DAYS)
    if known and days.words and change.is_second_best and known not in days.words:
        return with_second_best(known, days.words)
    if known and days.words and change.adds_days:
        return with_added(known, days.words)
    if known and days.words and (left := swapped_in(known, days.words, text)):
        return left
    if known and days.words and (left := with_one_limited(known, days.words, text)):
        return left
    if known and days.words:
        kept = with_the_best(known, days.words, text)
        if kept := kept or with_its_week(known, days.words):
            return kept
    each_day = form.asked == TIME and tells_of_each_known_day(days, known)
    if each_day and wish.time.words and not change.corrects:
        return None
    if not known or not days.words:
        return days.words
    return with_exceptions(known, joined_with(known, days.words))


def _time_of_added(wish: Wish, form: BookingForm, change: Change) -> str | None:
    """`After 6, fri only lunch`, where Friday is added."""
    known, days, time = form.values.get(TIME), wish.days.words, wish.time.words
    if not (change.adds_days and known and days and time) or named_in(time):
        return None
    return with_both(known, f"{days} {time}")


def _time_left(wish: Wish, form: BookingForm) -> str | None:
    """What is left of the known times where some of them are taken out."""
    refused, words, known = wish.refused, wish.time.words or "", form.values.get(TIME)
    if not refused or not known:
        return None
    as_a_wish = is_time_of(words, refused)
    refuses = words.lower().startswith(("not ", "no "))
    if words and not as_a_wish and not refuses:
        return None
    only_refused = words if refuses else f"not {words}"
    return time_left(known, refused) or (only_refused if as_a_wish else None)


def _one_more_time(wish: Wish, form: BookingForm) -> str | None:
    """`late morning or afternoon` of "afternoon too"."""
    known, words = form.values.get(TIME), wish.time.words
    if not known or not words or wish.days.words or not adds_a_time(wish.words):
        return None
    added = known if words.lower() in known.lower() else f"{known} or {words}"
    return added if len(added) <= MAXIMUM_CHARACTERS else None


def _with_known_time(words: str | None, form: BookingForm) -> str | None:
    """`any time, not 1 to 3`, and `9:30 until 11`."""
    known = form.values.get(TIME)
    if not words or not known:
        return words
    if ONLY_END.fullmatch(words) and ONLY_START.fullmatch(known):
        return f"{known} {words}"
    refused = ONLY_REFUSED.fullmatch(words)
    if not refused or words.lower() in known.lower():
        return words
    is_known_hour = refused["hours"].lower() in known.lower()
    return words if is_known_hour or named_in(known) else with_both(known, words)


def _answers_with_any_time(wish: Wish, form: BookingForm) -> bool:
    """`Doesn't matter`, said of the days, leaves "after 6" as it is."""
    if form.asked != DAYS or not wish.days.words or wish.time.words:
        return False
    if form.values.get(TIME):
        return means_any_day_and_time(wish.words) and bool(TIME_TOO.search(wish.words))
    return means_any_time(wish.words)


def _drop_known(found: Found, form: BookingForm, correcting: bool) -> None:
    """Days and times in passing replace nothing, except to correct."""
    for slot in (DAYS, TIME):
        known = form.values.get(slot)
        in_passing = form.asked not in (slot, DAYS, TIME) and not correcting
        if in_passing and known and slot in found.values:
            if refuses_what_is_known(found.values[slot], known):
                continue
            found.passing[slot] = found.values.pop(slot)


def _stands_alone(text: str, form: BookingForm) -> bool:
    """Whether days are a sentence beside the name: "Tom Hill. Wed or Thursday"."""
    beside_a_name = form.asked in (NAME, PHONE)
    return beside_a_name and any(map(tells_only_when, SENTENCES.split(text)))


def _keep_times_of_days(found: Found, form: BookingForm) -> None:
    """`Any day but Friday after 4, Monday all day` leaves no other time."""
    days = found.values.get(DAYS, "")
    told = ANY_TIME.search(days) and TIME_OF_DAY.search(days)
    if told and form.values.get(TIME) and TIME not in found.values:
        found.values[TIME] = days


def refuses_what_is_known(words: str, known: str) -> bool:
    """Whether "not afternoons" is said where "afternoon" is known."""
    return any(each[1].lower() in known.lower() for each in REFUSED.finditer(words))


def _drop_times_of_other_days(found: Found, form: BookingForm) -> None:
    """`Just Wednesday now` leaves nothing of "Friday after 2"."""
    known = form.values.get(TIME)
    if known and DAYS in found.values and TIME not in found.values:
        left = left_for(found.values[DAYS], known)
        if left is not None:
            found.values[TIME] = left
