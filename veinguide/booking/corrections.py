"""Notice what a correction takes out or adds: "take out the 2:30", "Fridays too"."""

import re

from veinguide.booking.days import FIRM, NAMED_DAY
from veinguide.booking.joined_days import with_both
from veinguide.booking.times import AFTER, CLOCK, HOUR_NAME, PART, SPOKEN
from veinguide.booking.words import EDGES

_AT = r"(?:(?:in|at|on|for|the|that|my|any|of) )*"
_TIME = (
    rf"(?:{PART}(?!\w)|{SPOKEN}(?!\w)|{CLOCK}(?!\w)|noon\b|midday\b"
    rf"|{HOUR_NAME}(?= *(?:$|[,.;!?])))"
)
_DROP = (
    r"(?:take (?:out|off|away)|drop|remove|delete|erase|scratch|lose|get rid of"
    r"|cross out|leave out|instead of|rather than)"
)
_WRONG = r"(?: is| was|'s) (?:wrong|a mistake|not right|no good|out)\b"
# Not in "not 8 or 9 but 10 to 12", where nobody knows how far the "not" goes.
_NO = (
    rf"(?:not|no|never) {_AT}(?P<refused>{_TIME})(?! ?(?:n?or|to|-|–|earlier|later)\b)"
)
REFUSED_TIME = re.compile(
    rf"\b{_DROP} {_AT}(?:{AFTER} )?(?P<dropped>{_TIME})"
    rf"|\btake {_AT}(?P<out>{_TIME}) (?:out|off|away)\b"
    rf"|\b{_NO}"
    rf"|\b{_AT}(?P<wrong>{_TIME}){_WRONG}"
    rf"|\b(?:change|switch|move|swap)(?: (?:it|that|the|my|from|time|visit))*"
    rf" (?P<changed>{_TIME}) (?:to|for|with|into)(?= )"
    rf"|\bfrom (?P<left>{PART}) to(?= )",
    re.IGNORECASE,
)
# What stands in the request, as the visitor reads it out.
_DAY_OR_TIME = rf"(?:{NAMED_DAY.pattern}|{_TIME}|{AFTER} {_TIME})"
_ROW = rf"{_DAY_OR_TIME}(?:(?:,? (?:and|or) |, ?| ){_DAY_OR_TIME})*"
MISNOTED = re.compile(
    r"\b(?:(?:you|u|they)(?:'?ve| have)?(?: (?:still|only|just))*"
    r" (?:(?:got|have|had)(?: (?:it|that|me|us|her|him))?(?: down)? (?:for|as|on|to|in)"
    r"|(?:put|wrote|noted|typed)(?: (?:it|that|me|us|her|him))?(?: down)?"
    r"(?: (?:for|as|on|to|in))?)"
    r"|(?:it|that|this|summary|request)(?: (?:still|now|just))* (?:says|reads|shows))"
    rf" (?:the )?{_ROW}",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*[,;]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
DIGITS = re.compile(r"[^\w:]+|\b(?:in|at|on|the|after|before)\b|s\b", re.IGNORECASE)
CLAUSES = re.compile(
    r"[.,;!?]+|\band (?=(?:she|he|i|we|they|my|her|his)\b)|\bbut\b", re.IGNORECASE
)
TOO = re.compile(
    r"\b(?:too|also|as well|plus|add|in addition|still)\b(?! (?:early|late|soon))",
    re.IGNORECASE,
)
NO_MORE = re.compile(
    r"\b(?:instead|make it|change|switch|move|just|only|not|no|rather|says|got me"
    r"|isn'?t|don'?t|doesn'?t|can'?t|won'?t)\b",
    re.IGNORECASE,
)


def is_misnoted(text: str) -> bool:
    """Whether "you've still got me down for mornings" tells what is wrong."""
    return bool(MISNOTED.search(text))


def without_misnoted(text: str) -> str:
    """`text` with spaces for what it reads out of the request."""
    return MISNOTED.sub(_blanked, text)


def without_refused_times(text: str) -> str:
    """`text` with spaces for "take out the 2:30" and "not at night"."""
    return REFUSED_TIME.sub(_blanked, text)


def refused_times(text: str) -> list[str]:
    """The times that `text` takes out, in its words."""
    found = (m.groupdict().values() for m in REFUSED_TIME.finditer(text))
    return [each for groups in found for each in groups if each]


def time_left(known: str, refused: list[str]) -> str | None:
    """`after 3` of "after 3, after 2:30" without the 2:30; None if nothing changes."""
    out = {_core(each) for each in refused}
    parts = [part.strip(EDGES) for part in PARTS.split(known)]
    kept = [part for part in parts if _core(part) not in out]
    return ", ".join(kept) if kept and len(kept) < len(parts) else None


def adds_days(text: str) -> bool:
    """Whether "Fridays too" or "still after the 15th" leaves the other days alone."""
    return any(
        TOO.search(part) and not NO_MORE.search(part) and _names_a_day(part)
        for part in CLAUSES.split(text)
    )


def with_added(known: str, words: str) -> str:
    """`known` and the days that are added to it; `words` alone if it has them all."""
    return words if known.lower() in words.lower() else with_both(known, words)


def _names_a_day(text: str) -> bool:
    return bool(FIRM.search(text) or NAMED_DAY.search(text))


def is_time_of(words: str, refused: list[str]) -> bool:
    """Whether `words` are a time that was taken out, however it was led."""
    return _core(words) in {_core(each) for each in refused}


def _core(words: str) -> str:
    return DIGITS.sub("", words.lower())


def _blanked(found: "re.Match[str]") -> str:
    return " " * len(found[0])
