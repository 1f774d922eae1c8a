"""Read the days that suit a visitor, kept in their words, with dates spelled out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.dates import (
    MONTH,
    WEEKDAY,
    ImpossibleDate,
    PastDate,
    resolve,
)
from veinguide.booking.words import EDGES, Span

MAXIMUM_CHARACTERS = 140
MAXIMUM_AHEAD = timedelta(days=366)

FULL_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
NUMBER = r"(?:\d{1,2}|a|one|two|three|four|five|six|a couple(?: of)?)"
SINGLE = "|".join(
    (
        r"\d{4}-\d{1,2}-\d{1,2}",
        r"(?<![\d:])\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?(?![\d:])"
        r"(?!\s*(?:am|pm|o'))",
        rf"{MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}}\b)?",
        rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b(?:,? \d{{4}})?",
        r"(?:the )?\d{1,2}(?:st|nd|rd|th)\b",
        rf"(?:this|next|last|coming|past) {WEEKDAY}\b",
        r"(?:the )?day after tomorrow|today|tonight|tomorrow|yesterday",
        rf"in {NUMBER} (?:days?|weeks?)",
    )
)
WORDS = "|".join(
    (
        r"(?:this |next |last |any |every |most )?(?:coming )?"
        r"(?:weekends?|weekdays?|week days|work days)",
        r"(?:early |later? |some ?time )?(?:the )?(?:this|next|last|following)"
        r" (?:week|month)",
        rf"(?:the )?week (?:of|after)(?: next| the| {MONTH}| thanksgiving| christmas)?",
        r"after (?:christmas|thanksgiving|new year'?s?|the holidays?)",
        r"(?:(?:any|every|most|either) ?days?|all ?days)(?: of the week)?"
        r"(?: works| is fine)?",
        # "I work all day" is no wish.
        r"(?:^|(?<=\bfree )|(?<=\bopen )|(?<=\boff )|(?<=\bavailable ))all day\b",
        r"asap|a\.s\.a\.p\.?|as soon as (?:possible|you can)|(?:the )?soonest"
        r"|right away",
        r"(?:the )?(?:first|earliest|next) (?:available|opening|you have|day|slot)",
    )
)
SHORT_WEEKDAY = (
    r"(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)s?\b(?:\.)?"
    r"|(?:m|t|w|th|f)(?:\s*/\s*(?:m|t|w|th|f))+\b"
)
BEFORE = (
    r"(?:(?:any ?(?:day|time)|every ?day|all week)?"
    r"\s*(?:but|except(?: for)?|other than)(?: not)?(?: on| the)?\s+"
    r"|not (?:on |a |this )?|no |never (?:on )?|only (?:on )?|on |by |after |before "
    r"|until |from |early |late )?"
)
AND_ANOTHER = rf"(?: (?:or|and|to|through|but not) (?={WEEKDAY}))?"
# "Wed at 10" is a day, and "I sat at home" is none.
_SHORT = r"(?:mon|tues?|weds?|thu|thurs?|fri)"
SHORT_WITH_TIME = (
    rf"(?:{_SHORT}\b\.?(?:,? (?:or|and|to|thru) |, ?| ?[/-] ?))*(?:{_SHORT}\b\.?"
    r"(?= (?:at|around|about|after|before|by)\b)"
    rf"|(?:{_SHORT}|sat|sun)\b\.?"
    r"(?= (?:mornings?|afternoons?|evenings?|noon|\d{1,2}(?::\d\d)? ?(?:[ap]m|ish)\b)))"
)
FIRM = re.compile(
    rf"\b{BEFORE}(?:{SINGLE}|{WORDS}|{FULL_WEEKDAY}\b|{SHORT_WITH_TIME}){AND_ANOTHER}",
    re.IGNORECASE,
)
ASKED = re.compile(rf"\b{BEFORE}(?:{SHORT_WEEKDAY})", re.IGNORECASE)
ONE_DAY = re.compile(rf"\b(?:{SINGLE})", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:any ?time|whenever|whatever|any(?: is fine)?$|anything|flexible"
    r"|no preference"
    r"|don'?t (?:care|mind)|doesn'?t matter|up to you|you (?:choose|pick)|either"
    r"|all of them|i'?m (?:easy|free))",
    re.IGNORECASE,
)
EXCLUDING = re.compile(r"\b(?:but|except|not|no|never|other than)\b", re.IGNORECASE)
# What _with_dates adds.
SPELLED = re.compile(r"\(([A-Z][a-z]+, [^()]+)\)$")
BAD_NUMBERED = re.compile(r"\b(?:the )?(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b", re.I)


@dataclass(frozen=True)
class DaysReading:
    """The words for days, or `problem`: past, impossible, closed, far, unreadable."""

    words: str | None = None
    spans: tuple[Span, ...] = ()
    problem: str | None = None


def read_days(
    text: str, today: date, *, asked: bool, closed: Closed = ALWAYS_OPEN
) -> DaysReading:
    """The days in `text`; short forms and "whenever" only count when asked for."""
    spans = [m.span() for m in FIRM.finditer(text)]
    if asked:
        spans += [m.span() for m in ASKED.finditer(text)]
    if not spans:
        return _no_days(text, asked)
    try:
        dates = [
            found
            for m in ONE_DAY.finditer(text)
            if (found := resolve(m.group(), today)) is not None
        ]
    except PastDate:
        return DaysReading(spans=tuple(spans), problem="past")
    except ImpossibleDate:
        return DaysReading(spans=tuple(spans), problem="impossible")
    if any(day - today > MAXIMUM_AHEAD for day in dates):
        return DaysReading(spans=tuple(spans), problem="far")
    words = _words(text, spans)
    if not EXCLUDING.search(words) and closed.rules_out(words, dates):
        return DaysReading(spans=tuple(spans), problem="closed")
    if not EXCLUDING.search(words):
        words = _with_dates(words, dates)
    return DaysReading(words, tuple(spans))


def have_passed(words: str, today: date) -> bool:
    """Whether days that were read before `today` are all over; open ones never are."""
    spelled = SPELLED.search(words)
    if not spelled:
        return read_days(words, today, asked=True).problem == "past"
    return all(_has_passed(day, today) for day in spelled[1].split("; "))


def _has_passed(day: str, today: date) -> bool:
    try:
        resolve(day.partition(", ")[2], today)
    except PastDate:
        return True
    return False


def _no_days(text: str, asked: bool) -> DaysReading:
    if BAD_NUMBERED.search(text):
        return DaysReading(problem="impossible")
    if not asked:
        return DaysReading()
    found = OPEN.search(text)
    if found:
        return DaysReading("any day", (found.span(),))
    return DaysReading(problem="unreadable")


def _words(text: str, spans: list[Span]) -> str:
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return text[start:end].strip(EDGES)[:MAXIMUM_CHARACTERS]


def _with_dates(words: str, dates: list[date]) -> str:
    if not dates:
        return words
    spelled = "; ".join(f"{day:%A, %B} {day.day}" for day in dict.fromkeys(dates))
    if spelled.lower() == words.lower():
        return words
    return f"{words} ({spelled})"[: MAXIMUM_CHARACTERS + 50]
