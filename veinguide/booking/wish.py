"""Read the days and the time that a message wishes for."""

import re
from dataclasses import dataclass
from datetime import date

from veinguide.booking.bounds import with_plain_bounds
from veinguide.booking.busy import without_busy
from veinguide.booking.changed_minds import without_changed_minds
from veinguide.booking.closed import Closed
from veinguide.booking.consents import PURPOSES
from veinguide.booking.corrections import (
    adds_days,
    is_misnoted,
    refused_times,
    without_days_before_the_only_one,
    without_exceptions_to_a_yes,
    without_misnoted,
    without_refused_times,
)
from veinguide.booking.dates import FULL_WEEKDAY, SHORT_NAME
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
    named_in,
    tells_a_story,
    tells_of_each_day,
)
from veinguide.booking.form import (
    CONFIRMED,
    DAYS,
    GUARDIAN,
    NAME,
    PHONE,
    SUMMARY,
    TIME,
    BookingForm,
    first_missing,
)
from veinguide.booking.introductions import MOST_WORDS
from veinguide.booking.joined_days import (
    is_second_best,
    names_one_of,
    names_only_soonest,
)
from veinguide.booking.kept_whole import either_in, in_the_words_of, with_its_end
from veinguide.booking.name_words import plain_name
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.opening_questions import without_opening_questions
from veinguide.booking.plain_wishes import with_plain_wishes
from veinguide.booking.second_thoughts import without_taken_back
from veinguide.booking.times import MAXIMUM_CHARACTERS, TimeReading, read_time
from veinguide.booking.words import (
    EDGES,
    Span,
    blanked,
    blanked_where,
    is_correcting,
    statements,
)

CALL_FOR_A_DAY = re.compile(
    rf"\b(?:call|phone|ring) (?:me|us|him|her)(?: back)?"
    rf"(?= (?:on |this |next )*(?:{FULL_WEEKDAY}\b|{SHORT_NAME}))",
    re.IGNORECASE,
)
# What hangs together in no form that is read: the visitor's own words say it best.
HARD_TO_READ = re.compile(
    r"\b(?:done|out|finished|home|back|gone) by then\b|\botherwise\b"
    r"|\bif (?:i|he|she|we) (?:ever|can ever) (?:get|gets)\b"
    r"|\b(?:ride|driver|shuttle|van) (?:(?:doesn'?t|don'?t|can'?t|won'?t) )?"
    r"(?:comes?|picks?|leaves?|gets?|is (?:at|here)|only)\b"
    r"|\bwhenever (?:she|he|they|my \w+) (?:gets?|comes?|finish\w*|is done)\b",
    re.IGNORECASE,
)

ABOUT_THE_SUMMARY = re.compile(
    r"^(?:(?:and|but|so|ok|okay|wait|hey|um|well|no|hold on)[ ,]+)*"
    r"(?:does|do|did|is|are|will|would)\b.*\b(?:shows?|say|says|on there|in there|there"
    r"|listed|included|written|noted|mean)\W*$"
    r"|\b(?:meaning|you mean)\b.* right\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Change:
    """Whether a message `corrects` something, and what it does to the known days."""

    corrects: bool
    adds_days: bool
    is_second_best: bool


@dataclass(frozen=True)
class Wish:
    """What was read in `words`; `refused` are the times that were taken out of it.

    `alone` says that days and times are all there is.
    """

    words: str
    days: DaysReading
    time: TimeReading
    refused: list[str]
    alone: bool

    @property
    def spans(self) -> list[Span]:
        return [*self.days.spans, self.time.span]


def read_change(text: str, form: BookingForm, *, changing: bool) -> Change:
    """`changing` says that the visitor corrects something."""
    known = bool(form.values.get(DAYS))
    adding, second_best = known and adds_days(text), known and is_second_best(text)
    complete = first_missing(form.values) == CONFIRMED
    corrects = (
        (is_correcting(text) or swaps_days(text) or is_misnoted(text))
        or (complete or changing)
        or (adding or second_best)
    )
    return Change(corrects, adding, second_best)


def read_wish(
    text: str, form: BookingForm, change: Change, today: date, closed: Closed
) -> Wish:
    """`text` has spaces for what was read before."""
    words = with_plain_wishes(text, is_known=bool(form.values.get(DAYS)))
    words = without_taken_back(_with_a_call_for_a_day(words, form))
    words = without_opening_questions(without_changed_minds(words))
    if form.asked in SUMMARY:
        words = _without_questions(without_exceptions_to_a_yes(words))
    refused = refused_times(words) if change.corrects else []
    if change.corrects:
        words = _without_refused_times(without_refused_days(without_misnoted(words)))
        words = without_days_before_the_only_one(words)
    alone = _tells_only_when(words, form)
    days = _days(words, form, alone, today, closed)
    time = _time(words, days, form, alone)
    days = with_its_end(days, words, time.mentions)
    if not named_in(time.words or "") and (both := either_in(words, days, time)):
        days, time = in_the_words_of(words, both, days, time)
    return Wish(words, days, time, refused, alone)


def _without_questions(text: str) -> str:
    """`Does "call evenings" show?`, said to the summary, changes nothing."""
    for part in statements(text):
        if ABOUT_THE_SUMMARY.search(part):
            at = text.index(part)
            text = blanked(text, [(at, at + len(part))])
    return text


def _with_a_call_for_a_day(text: str, form: BookingForm) -> str:
    """`Call me Monday 7am`, said before the days were, is the wish itself."""
    if form.asked not in (None, NAME, PHONE) or form.values.get(DAYS):
        return text
    return blanked_where(CALL_FOR_A_DAY, text)


def _without_refused_times(text: str) -> str:
    """`Not 2:30` says what suits where nothing else does."""
    left = without_refused_times(text)
    return left if read_time(left, asked=False, visiting=True).words else text


def _tells_only_when(text: str, form: BookingForm) -> bool:
    """Where a name is asked for, "Sun" may be one."""
    named = form.asked in (NAME, GUARDIAN) and plain_name(text, MOST_WORDS)
    return form.asked is not None and not named and tells_only_when(text)


def _days(
    text: str, form: BookingForm, alone: bool, today: date, closed: Closed
) -> DaysReading:
    asked = (
        form.asked == DAYS
        or (alone and names_days(text))
        or (form.asked in SUMMARY and refuses_days(text))
    )
    days = read_days(text, today, asked=asked, closed=closed)
    known = form.asked == TIME and form.values.get(DAYS)
    return DaysReading() if known and names_only_soonest(days.words) else days


def _time(text: str, days: DaysReading, form: BookingForm, alone: bool) -> TimeReading:
    """When the time is asked, `Tuesday morning, Wednesday noon` is one answer."""
    if form.asked in (DAYS, TIME) and HARD_TO_READ.search(text):
        return TimeReading(text.strip(EDGES)[:MAXIMUM_CHARACTERS], (0, len(text)))
    time = read_time(
        blanked(text, days.spans),
        asked=form.asked == TIME,
        alone=alone,
        visiting=form.asked in (DAYS, *SUMMARY, *PURPOSES),
    )
    told = without_busy(with_plain_bounds(text))
    of_each = days.words and tells_of_each_day(told, days.spans, time.mentions)
    if not of_each and not _answers_for_each_day(text, days, time, form):
        return time
    if tells_a_story(told, days.spans, time.mentions):
        return time
    words, span = in_own_words(told, days.spans, time.mentions)
    return TimeReading(words, span)


def _answers_for_each_day(
    text: str, days: DaysReading, time: TimeReading, form: BookingForm
) -> bool:
    if form.asked != TIME or not time.words or is_correcting(text):
        return False
    return tells_of_each_known_day(days, form.values.get(DAYS))


def tells_of_each_known_day(days: DaysReading, known: str | None) -> bool:
    """Not in "then Friday, the latest you have": that is another day."""
    if not known or not days.words:
        return False
    return len(days.spans) > 1 or names_one_of(days.words, known)
