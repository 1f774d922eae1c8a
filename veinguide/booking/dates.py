"""Resolve one mention of a day against the clinic's calendar."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

import dateparser
from rapidfuzz.distance import OSA

MONTH_LETTERS = "janfebmaraprmayjunjulaugsepoctnovdec"
WEEKDAY_LETTERS = "montuewedthufrisatsun"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
FULL_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
# Each name matches in one way only, or a row of them takes for ever.
SHORT_WEEKDAY = r"(?:mon|tue|wed|thu|thur|fri|sat|sun)s?"
SHORT_NAME = rf"(?:{SHORT_WEEKDAY}\b\.?)"
_LETTER = r"(?:m|tu?|w|th|f)"
# "M/W/F", "T Th", "MWF", "M-F".
DAY_LETTERS = (
    rf"(?:{_LETTER}(?:(?: ?[/,&] ?| (?:(?:or|and) )?){_LETTER})+\b|mwf\b|tu?th\b"
    r"|m ?(?:-|thru|through|to) ?f\b)"
)
WEEKDAY_NAMES = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
SHORTEST_NAME = 6
SLIPS_OF_LONG_NAMES = 2
SHORT_PART = re.compile(r"\b(mornin|evenin)'?(s?)\b", re.IGNORECASE)
SHORT_TOMORROW = re.compile(r"\b(?:tm+r+w?|tmw|tmo?rw|tomm?orr?ow|2m+o?r+o?w)\b", re.I)
NITE = re.compile(r"\b(week|mid)?nite(s?)\b", re.IGNORECASE)
LONG_WORD = re.compile(r"\b[^\W\d_]{5,}\b")
NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
MONTH_FIRST = re.compile(
    rf"({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?", re.I
)
DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH})\.?(?:,? (\d{{4}}))?", re.I
)
DAY_ALONE = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.I)
EVE = re.compile(r"(christmas|xmas|new year'?s?) eve(?: or the day \w+)?")
EVES = {"chr": (12, 24), "xma": (12, 24), "new": (12, 31)}
NAMED_WEEKDAY = re.compile(rf"(this|next|last|coming|past)?\s*({WEEKDAY})", re.I)

# A day of this year that has passed is a slip of the pen; one far back is next year's.
SLIP_DAYS = 183


class PastDate(ValueError):
    """The day named has passed."""


class ImpossibleDate(ValueError):
    """There is no such day."""


def resolve(mention: str, today: date) -> date | None:
    """The day `mention` names; None when it names none or more than one.

    :raises PastDate, ImpossibleDate: when the clinic could not offer it.
    """
    mention = mention.strip().lower()
    for pattern, read in (
        (ISO, _iso),
        (NUMERIC, _numeric),
        (MONTH_FIRST, _month_first),
        (DAY_FIRST, _day_first),
        (DAY_ALONE, _day_alone),
        (NAMED_WEEKDAY, _weekday),
    ):
        found = pattern.fullmatch(mention)
        if found:
            return read(found, today)
    return _relative(mention, today)


def _iso(found: re.Match[str], today: date) -> date:
    return _day(today, int(found[2]), int(found[3]), int(found[1]))


def _numeric(found: re.Match[str], today: date) -> date:
    year = int(found[3]) if found[3] else None
    return _day(today, int(found[1]), int(found[2]), year)


def _month_first(found: re.Match[str], today: date) -> date:
    year = int(found[3]) if found[3] else None
    return _day(today, _month_number(found[1]), int(found[2]), year)


def _day_first(found: re.Match[str], today: date) -> date:
    year = int(found[3]) if found[3] else None
    return _day(today, _month_number(found[2]), int(found[1]), year)


def _month_number(word: str) -> int:
    return MONTH_LETTERS.index(word[:3]) // 3 + 1


def _day(today: date, month: int, day: int, year: int | None) -> date:
    full_year = year + 2000 if year is not None and year < 100 else year
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise ImpossibleDate
    candidate = full_year or today.year
    if full_year is None and _is_far_back(today, month, day):
        candidate += 1
    if not 1 <= candidate <= 9999 or day > monthrange(candidate, month)[1]:
        raise ImpossibleDate
    named = date(candidate, month, day)
    if named < today:
        raise PastDate
    return named


def _is_far_back(today: date, month: int, day: int) -> bool:
    # Only the distance matters, so the 29th to 31st may stand for the 28th.
    this_year = date(today.year, month, min(day, 28))
    return (today - this_year).days > SLIP_DAYS


def _day_alone(found: re.Match[str], today: date) -> date:
    day = int(found[1])
    if not 1 <= day <= 31:
        raise ImpossibleDate
    year, month = today.year, today.month
    if day < today.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if day > monthrange(year, month)[1]:
        raise ImpossibleDate
    return date(year, month, day)


def _weekday(found: re.Match[str], today: date) -> date | None:
    which, number = found[1], weekday_number(found[2])
    if which in ("last", "past"):
        raise PastDate
    if which == "next":
        next_monday = today + timedelta(days=7 - today.weekday())
        return next_monday + timedelta(days=number)
    if which in ("this", "coming"):
        return today + timedelta(days=(number - today.weekday()) % 7)
    return None


def with_spelled_weekdays(text: str, *, surely: bool = False) -> str:
    """`thurdsay` as `Thursday`; only for answers about days, since Fridah is a name.

    `surely` leaves words alone that may be a name: Fridah, Munday, Sundar.
    """
    return LONG_WORD.sub(lambda word: _spelled_weekday(word[0], surely), text)


def _spelled_weekday(word: str, surely: bool) -> str:
    plain = word.lower()
    singular = plain.removesuffix("s")
    name = min(WEEKDAY_NAMES, key=lambda each: OSA.distance(singular, each))
    # Two slips in "Wednesday", one in "Monday": "midday" is two from that.
    allowed = 1 if len(name) == SHORTEST_NAME else SLIPS_OF_LONG_NAMES
    if surely and len(name) == SHORTEST_NAME:
        return word
    if 0 < OSA.distance(singular, name) <= allowed:
        return name.capitalize() + plain[len(singular) :]
    return word


def with_whole_parts(text: str) -> str:
    """`mornings` for "mornins", `night` for "nite", `tomorrow` for "tmrw"."""
    text = SHORT_TOMORROW.sub("tomorrow", text)
    text = SHORT_PART.sub(lambda part: f"{part[1]}g{part[2]}", text)
    return NITE.sub(lambda part: f"{part[1] or ''}night{part[2]}", text)


def weekday_number(word: str) -> int:
    return WEEKDAY_LETTERS.index(word[:3]) // 3


def _relative(mention: str, today: date) -> date | None:
    if mention == "tonight":
        return today
    if eve := EVE.fullmatch(mention):
        month, day = EVES[eve[1][:3]]
        return _day(today, month, day, None)
    parsed = dateparser.parse(
        mention,
        languages=["en"],
        settings={"RELATIVE_BASE": datetime.combine(today, time(12))},
    )
    if parsed is None:
        return None
    if parsed.date() < today:
        raise PastDate
    return parsed.date()
