"""Put the days or times that a message mentions in one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from veinguide.booking.words import SPACES, Span

JOINERS = (
    r"(?:and|or|but|to|thru|through|till|until|otherwise|else|then|even|also|maybe)"
)
JOINER = re.compile(rf"\b{JOINERS}\b", re.IGNORECASE)
ONLY_JOINERS = re.compile(rf"(?:\W|\b{JOINERS}\b)*", re.IGNORECASE)
# "It has to be" joins nothing.
NO_JOINER = re.compile(
    r"\bto (?=(?:be|come|go|get|have|do|see|make|take|wait)\b|\d)", re.IGNORECASE
)
# Where these stand between two mentions, nothing may be left out.
CONDITION = re.compile(
    r"\b(?:if|unless|when\w*|except|not|no|never|prefer\w*|best|better|rather|ideally"
    r"|as long as|instead|either)\b",
    re.IGNORECASE,
)
STOP = re.compile(r"\s*(?:[.!?;]+\s*)+")
SPACE_BEFORE_COMMA = re.compile(r"\s+,")


def merged(spans: Sequence[Span]) -> list[Span]:
    """In order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def in_one_line(text: str, spans: Sequence[Span]) -> str:
    """The mentions with "and" and "or", without remarks in between."""
    mentions = merged(spans)
    line = text[slice(*mentions[0])] if mentions else ""
    for (_, end), (start, next_end) in pairwise(mentions):
        line += _between(text[end:start]) + text[start:next_end]
    return plain(line)


def plain(text: str) -> str:
    """A comma where a sentence ends, and single spaces."""
    return SPACE_BEFORE_COMMA.sub(",", SPACES.sub(" ", text)).strip()


def _between(gap: str) -> str:
    gap = STOP.sub(", ", gap)
    if ONLY_JOINERS.fullmatch(gap) or CONDITION.search(gap):
        return gap
    joiners = JOINER.findall(NO_JOINER.sub("", gap))
    comma = "," if "," in gap or not joiners else ""
    return f"{comma} {' '.join(joiners)} "
