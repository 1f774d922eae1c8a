"""Preferred days and times as a period of the clinic's calendar."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from veinguide.booking.dates import (
    WEEKDAY,
    ImpossibleDate,
    PastDate,
    resolve,
    weekday_number,
)
from veinguide.booking.day_words import BETWEEN_DATES, EXCLUDING, SPELLED
from veinguide.booking.each_day import named_in, time_of
from veinguide.storage.requests import RequestRecord

# What a word is taken for in a calendar. The clinic's hours are not known to us.
DAY = (time(8), time(17))
PARTS = (
    (re.compile(r"\b(?:morning|am|a\.m\.)", re.I), (time(8), time(12))),
    (re.compile(r"\blunch", re.I), (time(12), time(13))),
    (re.compile(r"\b(?:afternoon|pm|p\.m\.)", re.I), (time(12), time(17))),
    (re.compile(r"\b(?:evening|after work|night)", re.I), (time(17), time(20))),
)
NOON = re.compile(r"\b(?:noon|midday)\b", re.I)
AFTER_LUNCH = re.compile(r"\bafter lunch\b", re.I)
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
BETWEEN = re.compile(rf"\b{CLOCK}\s*(?:-|–|to|and|until|till)\s*{CLOCK}", re.I)
BOUND = re.compile(rf"\b(after|from|before|until|till|by)\s+{CLOCK}", re.I)
AT = re.compile(rf"\b{CLOCK}", re.I)
NOT_BEFORE = re.compile(r"\b(?:(?:not|nothing|never) before|no earlier than)\b", re.I)
NOT_AFTER = re.compile(r"\b(?:(?:not|nothing|never) after|no later than)\b", re.I)
NOT_THEN = re.compile(r"\b(?:not?|never|except|anything but)\b", re.I)
WHOLE_DATE = re.compile(rf"^({WEEKDAY}, [A-Z][a-z]+ \d{{1,2}})$", re.I)
BOUND_DAY = re.compile(rf"\b(?:after|before|until|till|by|from) {WEEKDAY}\b", re.I)
NAMED = re.compile(rf"\b({WEEKDAY})s?\b", re.I)
# 1 to 6 without am or pm are the afternoon's.
FIRST_MORNING_HOUR = 7
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Period:
    """Aware of the clinic's zone; `start` comes before `end`."""

    start: datetime
    end: datetime


def preferred_period(request: RequestRecord, zone: ZoneInfo) -> Period | None:
    """The offered time that was chosen; else the first day that was named.

    None where no single day was named: "weekdays", "any day", "not Mondays".
    """
    if request.slot:
        slot = request.slot
        return Period(slot.start.astimezone(zone), slot.end.astimezone(zone))
    asked_on = request.updated_at.astimezone(zone).date()
    day = _first_day(request.preferred_days or "", asked_on)
    if day is None:
        return None
    told = request.preferred_time or ""
    start, end = _window(time_of(told, day.weekday()) if named_in(told) else told)
    return Period(
        datetime.combine(day, start, tzinfo=zone),
        datetime.combine(day, end, tzinfo=zone),
    )


def _first_day(words: str, asked_on: date) -> date | None:
    if spelled := SPELLED.search(words) or WHOLE_DATE.search(words):
        return _resolved(
            BETWEEN_DATES.split(spelled[1])[0].partition(", ")[2], asked_on
        )
    named = NAMED.search(words)
    if named is None or EXCLUDING.search(words) or BOUND_DAY.search(words):
        return None
    ahead = (weekday_number(named[1].lower()) - asked_on.weekday()) % 7
    # "Tuesday", said on a Tuesday, is the next one.
    return asked_on + timedelta(days=ahead or 7)


def _resolved(words: str, asked_on: date) -> date | None:
    try:
        return resolve(words, asked_on)
    except (PastDate, ImpossibleDate):
        return None


def _window(words: str) -> tuple[time, time]:
    words = AFTER_LUNCH.sub("after 1 pm", NOON.sub("12 pm", words))
    words = NOT_AFTER.sub("before", NOT_BEFORE.sub("after", words))
    if NOT_THEN.search(words):
        return DAY
    if (found := BETWEEN.search(words)) and (start := _clock(found.groups()[:3])):
        end = _clock(found.groups()[3:])
        if end and start < end:
            return start, end
    if (found := BOUND.search(words)) and (bound := _clock(found.groups()[1:])):
        after = found[1].lower() in ("after", "from")
        if after and bound < PARTS[-1][1][1]:
            return bound, max(DAY[1], _later(bound))
        if not after and bound > DAY[0]:
            return DAY[0], bound
    if (found := AT.search(words)) and (at := _clock(found.groups())):
        return at, _later(at)
    return next((window for part, window in PARTS if part.search(words)), DAY)


def _clock(told: tuple[str | None, ...]) -> time | None:
    hour, minute = int(told[0] or 0), int(told[1] or 0)
    half = (told[2] or "").lower().replace(".", "")
    if half == "pm" or (not half and hour < FIRST_MORNING_HOUR):
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _later(at: time) -> time:
    return (
        (datetime.combine(date.min, at) + AN_HOUR).time() if at.hour < 23 else time.max
    )
