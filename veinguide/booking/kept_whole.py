"""Keep days and times in the visitor's own words where a cut would lose some."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from veinguide.booking.days import MAXIMUM_CHARACTERS, DaysReading
from veinguide.booking.mentions import merged, plain
from veinguide.booking.times import TimeReading
from veinguide.booking.words import EDGES, Span

# No wish ends with these: there was more.
UNFINISHED = re.compile(
    r"\b(?:but|except(?: for)?|other than|not|no|never|if|unless|or|and|until|till"
    r"|(?<!week )(?<!one )(?<!day )(?:before|after)|between|from|through|thru)$",
    re.IGNORECASE,
)
REST = re.compile(r"[^.,;!?]*")
# "After 4 or a Saturday": each is enough.
EITHER = re.compile(
    r"[ ,]*\b(?:or|otherwise|else)(?: (?:else|maybe|even|just|on|at|in|an?|any))*\s*",
    re.IGNORECASE,
)
ANY = re.compile(r"(?:any|every|all|whenever)\b", re.IGNORECASE)


def with_its_end(days: DaysReading, text: str, times: Sequence[Span]) -> DaysReading:
    """`Friday if Thursday is full` for "Friday if", up to where a time begins."""
    if not days.words or not days.spans or not UNFINISHED.search(days.words):
        return days
    end = max(end for _, end in days.spans)
    rest = REST.match(text, end)
    stop = rest.end() if rest else end
    stop = min([stop, *(start for start, _ in times if start >= end)])
    told = plain(text[end:stop]).strip(EDGES)
    words = f"{days.words} {told}".strip()[:MAXIMUM_CHARACTERS]
    return replace(days, words=words, spans=(*days.spans, (end, stop)))


def either_in(text: str, days: DaysReading, time: TimeReading) -> Span | None:
    """Where a day and a time stand of which one is enough: "Saturday, or after 5"."""
    if not days.words or not time.words or ANY.match(days.words):
        return None
    told = [(s, "day") for s in merged(days.spans)]
    told = sorted([*told, *((s, "time") for s in time.mentions)])
    for (before, one), (after, other) in pairwise(told):
        gap = text[before[1] : after[0]]
        if one != other and EITHER.fullmatch(gap):
            return told[0][0][0], told[-1][0][1]
    return None


def in_the_words_of(
    text: str, span: Span, days: DaysReading, time: TimeReading
) -> tuple[DaysReading, TimeReading]:
    """Both as they were said: neither is true without the other."""
    words = plain(text[slice(*span)]).strip(EDGES)[:MAXIMUM_CHARACTERS]
    return (
        replace(days, words=words, spans=(span,)),
        replace(time, words=words, span=span),
    )
