"""Keep the times of several days apart: "Wednesday any time, Friday after 2"."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from veinguide.booking.dates import WEEKDAY, weekday_number
from veinguide.booking.day_words import ALL_DAY, EXCLUDING, ONE_DAY
from veinguide.booking.days import MAXIMUM_CHARACTERS, is_excepted
from veinguide.booking.mentions import merged, plain
from veinguide.booking.words import EDGES, Span

_ANY_TIME = r"\b(?:any ?time|all day|whenever|any hour)\b"
ANY_TIME = re.compile(_ANY_TIME, re.IGNORECASE)
TIME_AFTER = re.compile(rf"[ ,]*(?:is |are )?{_ANY_TIME}", re.IGNORECASE)
TIME_BEFORE = re.compile(rf"{_ANY_TIME} (?:on )?$", re.IGNORECASE)
NAME_LED = re.compile(rf"\b(?:on )?{WEEKDAY}s?\b", re.IGNORECASE)
NAMED = re.compile(rf"\b({WEEKDAY})s?\b", re.IGNORECASE)
# "Next week mornings, Tuesday or Wednesday": one time for all of it.
WEEKS = re.compile(r"\b(?:week|month)\b", re.IGNORECASE)
PARTS = re.compile(
    r"\s*[,.;]\s*|\s+(?:and|or|but|otherwise|then)(?=\s+(?!\d|noon|later|so\b))",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.;!?](?!\d)")
# "Then on" and "but I would rather" are few; a story has more.
MOST_WORDS_BETWEEN = 5
ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
LED = re.compile(r"^(?:(?:and|or|but|otherwise|then|on|only|is|are)\b\s*)+", re.I)


def tells_of_each_day(text: str, days: Sequence[Span], times: Sequence[Span]) -> bool:
    """Whether a time may belong to one of several days only.

    It stands between two days, or its day is named twice.
    """
    wished = _wished(text, days)
    labels = [_label(text[slice(*each)]) for each in wished]
    if not times or len(set(labels)) < 2:
        return False
    whole = [m.span() for m in ANY_TIME.finditer(text)]
    whole = [each for each in whole if not _overlaps(each, wished)]
    told = sorted(
        [(s, "day") for s in wished] + [(s, "time") for s in (*times, *whole)]
    )
    changes = [kind for kind, _ in groupby(told, key=lambda each: each[1])]
    again = len(set(labels)) < len(labels) and told[-1][1] == "time"
    return len(changes) > 2 or again or _is_limited(text, wished[-1], times)


def _is_limited(text: str, last: Span, times: Sequence[Span]) -> bool:
    """`Friday, or Monday but only after 1`: perhaps no limit to Friday."""
    after = [end for start, end in times if start >= last[1]]
    return bool(after and ONLY.search(text, last[1], after[0]))


# Where something that is no wish stood between two sentences.
LEFT_BLANK = re.compile(r"[.!?]+\s*[.!?]+\s+")


def in_own_words(
    text: str, days: Sequence[Span], times: Sequence[Span]
) -> tuple[str, Span]:
    """All that is said from the first day or time to the last, and where it stands.

    "Wed and Fri. Wed all day, Fri after 2" begins with the second Wed.
    """
    told = merged([*_once_more(text, merged(days)), *times])
    start, end = told[0][0], told[-1][1]
    if after := TIME_AFTER.match(text, end):
        end = after.end()
    if before := TIME_BEFORE.search(text[:start]):
        start = before.start()
    span = (start, end)
    words = LEFT_BLANK.sub(". ", plain(text[slice(*span)]))
    return words.strip(EDGES)[:MAXIMUM_CHARACTERS], span


def tells_a_story(text: str, days: Sequence[Span], times: Sequence[Span]) -> bool:
    """Whether a sentence of its own stands between: "mornings. He got me in May"."""
    told = merged([*_once_more(text, merged(days)), *times])
    between = (text[a:b] for (_, a), (b, _) in pairwise(told))
    return any(
        SENTENCE_END.search(gap) and len(gap.split()) > MOST_WORDS_BETWEEN
        for gap in between
    )


def _once_more(text: str, days: Sequence[Span]) -> Sequence[Span]:
    labels = [_label(text[slice(*each)]) for each in days]
    first = 0
    while labels[first] in labels[first + 1 :]:
        first += 1
    return days[first:]


def time_of(words: str, weekday: int) -> str:
    """The time of one day in words that name several; empty if there is none."""
    parts = [part for part in _parts(words) if weekday in named_in(part)]
    times = [LED.sub("", plain(NAME_LED.sub("", part)).strip(EDGES)) for part in parts]
    return next((time for time in reversed(times) if time), "")


def left_for(days: str, time: str) -> str | None:
    """The time that is left where other days were named; None if it may stay.

    Empty where none is known for the new days.
    """
    before, now = named_in(time), named_in(days)
    if not before or not now or before <= now or EXCLUDING.search(days):
        return None
    if len(now) == 1 and before & now:
        return time_of(time, *now) or "any time"
    parts = [part for part in _parts(time) if named_in(part) & now]
    return plain(", ".join(LED.sub("", part) for part in parts))


def named_in(words: str) -> set[int]:
    return {weekday_number(found[1].lower()) for found in NAMED.finditer(words)}


def _wished(text: str, days: Sequence[Span]) -> list[Span]:
    wished = [
        each
        for each in merged(days)
        if not is_excepted(text, each) and not ALL_DAY.fullmatch(text[slice(*each)])
    ]
    single = [s for s in wished if not _is_week(text[slice(*s)])]
    return single or wished


def _is_week(words: str) -> bool:
    is_single = NAMED.search(words) or ONE_DAY.search(words)
    return bool(WEEKS.search(words)) and not is_single


def _label(words: str) -> str:
    named = sorted(named_in(words))
    return str(named) if named else words.lower().strip(EDGES)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _parts(words: str) -> list[str]:
    """Cut at commas and at "and"; where none is, before the next day."""
    parts: list[str] = []
    for part in PARTS.split(words):
        names = _names(part)
        starts = [0, *(start for start, _ in names[1:])]
        ends = [*starts[1:], len(part)]
        parts += [part[s:e].strip(EDGES) for s, e in zip(starts, ends, strict=True)]
    return parts


def _names(words: str) -> list[Span]:
    return [found.span() for found in NAMED.finditer(words)]
