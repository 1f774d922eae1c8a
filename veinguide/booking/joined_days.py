"""Put days together with those that were told before."""

import re

from veinguide.booking.dates import FULL_WEEKDAY, SHORT_NAME, WEEKDAY, weekday_number
from veinguide.booking.days import MAXIMUM_CHARACTERS, SOONEST

ONLY_SOONEST = re.compile(SOONEST, re.IGNORECASE)
ONLY_WEEK = re.compile(
    r"(?:early |later? |some ?time )?(?:the )?(?:this|next|following) week"
    r"|(?:the )?week after(?: next)?",
    re.IGNORECASE,
)
ONLY_WEEKDAYS = re.compile(
    rf"(?:(?:{FULL_WEEKDAY}|{SHORT_NAME})(?:\W+|\W+(?:or|and|to|through)\W+|$))+",
    re.IGNORECASE,
)
WEEKDAYS = re.compile(rf"\b({WEEKDAY})s?\b", re.IGNORECASE)


FALLBACK = re.compile(
    r"\bif (?:they|you|y'?all|u|it|that|this)(?: ?'?re| are|'?s| is)?"
    r"(?: all)? (?:closed|full|booked|taken|busy|not (?:open|free|available))\b"
    r"|\bif (?:that|it|this|they|you)(?: \w+)? ?"
    r"(?:doesn'?t|does not|don'?t|won'?t|isn'?t|aren'?t|can'?t)\b"
    r"|\bif not\b|\botherwise\b|\bor else\b|\bworst case\b|\b(?:second|next) choice\b"
    r"|\bback ?-?up\b|\bplan b\b",
    re.IGNORECASE,
)


def is_second_best(text: str) -> bool:
    """Whether "if they're closed then Monday" adds to the days told before."""
    return bool(FALLBACK.search(text))


def with_second_best(known: str, words: str) -> str:
    joined = f"{known}, or else {words}"
    return joined if len(joined) <= MAXIMUM_CHARACTERS else words


def names_only_soonest(words: str | None) -> bool:
    return bool(words and ONLY_SOONEST.fullmatch(words))


def names_one_of(words: str, known: str) -> bool:
    """Whether a weekday of `words` is in `known`."""
    named, before = _weekdays(words), _weekdays(known)
    return not named.isdisjoint(before)


def joined_with(known: str, words: str) -> str:
    """`words` with the week, the days or the exceptions that were told before."""
    if ONLY_WEEK.fullmatch(known) and _are_weekdays(words):
        return f"{words} {known}"
    if _are_weekdays(known) and ONLY_WEEK.fullmatch(words):
        return f"{known} {words}"
    named, before = _weekdays(words), _weekdays(known)
    excepting = words.startswith("not ") and not (before and before <= named)
    joined = f"{known}, {words}"
    if excepting and words not in known and len(joined) <= MAXIMUM_CHARACTERS:
        return joined
    return words


def _are_weekdays(words: str) -> bool:
    # With its full stops, "mon. tues." could be taken apart in too many ways.
    return bool(ONLY_WEEKDAYS.fullmatch(words.replace(".", " ")))


def _weekdays(words: str) -> set[int]:
    return {weekday_number(m[1].lower()) for m in WEEKDAYS.finditer(words)}
