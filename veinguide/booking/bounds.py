"""Turn bounds round that would be read the wrong way: "no later than Friday"."""

import re

from veinguide.booking.away import with_days_away
from veinguide.booking.dates import FULL_WEEKDAY
from veinguide.booking.refused_hours import with_plain_refusals

BOUNDS = (
    (re.compile(r"\b(?:no|not) (?:sooner|earlier) than\b", re.IGNORECASE), "from"),
    (re.compile(r"\b(?:no|not) later than\b", re.IGNORECASE), "by"),
    (re.compile(r"\bnothing (?:before|until|till?)\b", re.IGNORECASE), "from"),
    (re.compile(r"\bnot (?:un)?till?\b", re.IGNORECASE), "from"),
    (
        re.compile(
            r"\bnot before(?= (?:the )?(?:\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d|christmas"
            r"|thanksgiving|new year|next |(?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
            r"|oct|nov|dec)(?:[a-z]*uary|ch|il|[a-z]*ust|[a-z]*ber)?\b"
            rf"|{FULL_WEEKDAY}))",
            re.IGNORECASE,
        ),
        "from",
    ),
    (
        re.compile(
            r"\b(?:i'?m|i am|he'?s|she'?s|we'?re) (?:out of town|away|gone|busy|dead"
            r"|on vacation|travell?ing|useless|no good|not (?:up|back|home|awake|free))"
            r" (?:before|(?:un)?till?|thru|through)\b",
            re.IGNORECASE,
        ),
        "after",
    ),
    (
        re.compile(
            r"\b(?:apart from|aside from|excluding|besides(?! ?,)|outside of|barring"
            r"|with the exception of"
            r"|(?:that|which|who)(?: (?:is|are)(?:n'?t| not)|'?s not)"
            rf"(?= (?:on )?(?:a )?{FULL_WEEKDAY}))\b",
            re.IGNORECASE,
        ),
        "except",
    ),
    (re.compile(r"\bnothing after\b", re.IGNORECASE), "by"),
    (re.compile(r"\b(?:sooner|earlier) than\b", re.IGNORECASE), "before"),
    (re.compile(r"\blater than\b", re.IGNORECASE), "after"),
)
# "Before his 2 o'clock dialysis" is before 2 o'clock.
BOUND_OF_ANOTHER = re.compile(
    r"\b(after|before|until|till|by) (?:my|his|her|our|their|the|an?)"
    r"(?= \d{1,2}(?::\d\d|(?::\d\d)? ?(?:[ap]m|o'? ?clock))(?!\w))",
    re.IGNORECASE,
)


def with_plain_bounds(text: str) -> str:
    """`before Friday` for "sooner than Friday", as long as it was."""
    text = with_days_away(text)
    for pattern, bound in BOUNDS:
        text = _with_bound(text, pattern, bound)
    text = BOUND_OF_ANOTHER.sub(lambda found: found[1].rjust(len(found[0])), text)
    return with_plain_refusals(text)


def _with_bound(text: str, pattern: "re.Pattern[str]", bound: str) -> str:
    return pattern.sub(lambda found: bound.rjust(len(found[0])), text)
