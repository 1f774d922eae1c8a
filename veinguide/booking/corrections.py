"""Notice what a correction takes out or adds: "take out the 2:30", "Fridays too"."""

import re
from functools import partial

from veinguide.booking.clock import CLOCK, HOUR_NAME
from veinguide.booking.day_words import FIRM, NAMED_DAY
from veinguide.booking.joined_days import with_both
from veinguide.booking.times import AFTER, PART, SPOKEN
from veinguide.booking.words import EDGES

_AT = r"(?:(?:in|at|on|for|the|that|my|any|of) )*"
_TIME = (
    rf"(?:{PART}(?!\w)|{SPOKEN}(?!\w)|{CLOCK}(?!\w)|noon\b|midday\b"
    rf"|{HOUR_NAME}(?= *(?:$|[,.;!?])))"
)
_HOUR = rf"(?:{CLOCK}|{HOUR_NAME}|noon|midday)"
_RANGE = rf"(?:{_HOUR} ?(?:-|–|to|'?till?|until|and) ?{_HOUR}(?!\w))"
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
    rf"\b{_DROP} {_AT}(?:(?:not|no) )?(?:{AFTER} )?(?P<dropped>{_RANGE}|{_TIME})"
    rf"|\btake {_AT}(?P<out>{_TIME}) (?:out|off|away)\b"
    rf"|\b{_NO}"
    rf"|\b{_AT}(?P<wrong>{_TIME}){_WRONG}"
    rf"|\b(?:change|switch|move|swap)(?: (?:it|that|the|my|from|time|visit))*"
    rf" (?P<changed>{_TIME}) (?:to|for|with|into)(?= )"
    rf"|\bfrom (?P<left>{PART}) to(?= )",
    re.IGNORECASE,
)
# What stands in the request, as the visitor reads it out.
_DAY_OR_TIME = (
    r"(?:(?:not|no|any|every|only|on|in|the|between) ){0,3}"
    rf"(?:{AFTER} )?(?:{NAMED_DAY.pattern}|weekdays?\b|weekends?\b|days?\b|{_RANGE}"
    rf"|{_TIME})"
)
# Not without end: a long row of numbers could be read in too many ways.
_ROW = rf"{_DAY_OR_TIME}(?:(?:,? (?:and|or) |, ?| ){_DAY_OR_TIME}){{0,3}}"
_ME = r"(?: (?:it|that|this|me|us|her|him))?"
MISNOTED = re.compile(
    r"\b(?:(?<!\bcan )(?<!\bcould )(?<!\bwill )(?<!\bwould )(?:you|u|they)(?:'?ve|"
    r" have)?(?: (?:still|only|just))*"
    rf" (?:(?:got|have|had){_ME}(?: down)? (?:for|as|on|to|in)"
    rf"|(?:put|wrote|noted|typed){_ME}(?: down)?(?: (?:for|as|on|to|in))?)"
    r"|(?:it|that|this|summary|request|time|days?)(?: (?:still|now|just))*"
    r" (?:says|reads|shows)"
    # "I didn't say morning."
    r"|(?:i|he|she|we) (?:didn'?t|did not|never)(?: (?:ever|even|actually))*"
    r" (?:say|said|ask(?:ed)? for|mean|meant|pick|write)(?: anything about)?)"
    rf" (?:the )?{_ROW}"
    # "3:15 to 5 was for calling me", "by 8 was about my kid".
    rf"|\b(?:the )?{_ROW},? (?:that |which |this )?(?:was|were)"
    r" (?:(?:just|only|really|meant) )*(?:for|about|when)\b[^.,;!?]*"
    # "Not Friday only".
    rf"|\bnot (?:(?:just|only) )?{NAMED_DAY.pattern} only\b"
    # "Friday or Saturday, not after" was read with an "after".
    r"|,? not (?:after|before|from|until|by)(?= *(?:$|[.,;!?]))"
    # "Please fix the Friday".
    r"|\b(?:please )?(?:fix|correct|check|mend|redo) (?:the |my |that )?"
    rf"(?:{NAMED_DAY.pattern}|{_TIME})(?=\W*$|[.;!?])",
    re.IGNORECASE,
)
RIGHT_BUT = re.compile(
    r"\b(?:right|correct|good|fine|ok|okay|perfect),? (?:except|but)(?: for"
    r"| that)?[:,]?"
    rf"(?= (?:(?:the|it'?s|days?|time|is|make it) )*(?:{NAMED_DAY.pattern}|{_TIME}))",
    re.IGNORECASE,
)
LEADING_NO = re.compile(r"^(?:no+|wait|not right)\b[ ,.]*", re.IGNORECASE)
PARTS = re.compile(r"\s*[,;]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
DIGITS = re.compile(
    r"[^\w:]+|\b(?:in|at|on|the|after|before|not|no)\b|s\b", re.IGNORECASE
)
CLAUSES = re.compile(
    r"[.,;!?]+|\band (?=(?:she|he|i|we|they|my|her|his)\b)|\bbut\b", re.IGNORECASE
)
TOO = re.compile(
    r"\b(?:too|also|as well|plus|add|in addition|still)\b(?! (?:early|late|soon))",
    re.IGNORECASE,
)
TIME_TOO = re.compile(
    rf"\b{_TIME}(?: (?:is|are|works?|would be|fine|good|ok|okay))*"
    r" (?:too|also|as well)\b"
    rf"|\b(?:also|add|plus) (?:the )?{_TIME}",
    re.IGNORECASE,
)
# "Add fri only lunch" limits what is added.
ADDED = re.compile(
    rf"\b(?:add|plus)(?: (?:on|in|a|the|also))* {NAMED_DAY.pattern}", re.IGNORECASE
)
# "Where did Saturday go? Add it back".
ADDED_BACK = re.compile(
    r"\b(?:add|put|bring|want|need)(?: [\w']+){1,4} back\b(?! (?:to|on|at|from)\b)",
    re.IGNORECASE,
)
# "She wants Tuesday too, so only Friday for me".
ONLY_A_DAY = re.compile(
    rf"\b(?:so|now|it'?s|make it|then|says?|but) (?:only|just) (?:on"
    rf" )?(?={NAMED_DAY.pattern})"
    rf"|\bonly (?:on )?(?={NAMED_DAY.pattern}(?: (?:now|please|for me|then))*\W*(?:$"
    rf"|[.;!?]))",
    re.IGNORECASE,
)
REFUSED_DAY = re.compile(
    r"[ ,]*\b(?:not|except|but)(?: on)? (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"day)s?\b",
    re.IGNORECASE,
)
NO_MORE = re.compile(
    r"\b(?:instead|make it|change(?! (?:my|the) request)|switch|move|just|only|not"
    r"|no|rather|says|got me"
    r"|isn'?t|don'?t|doesn'?t|can'?t|won'?t)\b",
    re.IGNORECASE,
)


def is_misnoted(text: str) -> bool:
    """Whether "you've still got me down for mornings" tells what is wrong."""
    return bool(MISNOTED.search(text))


def without_exceptions_to_a_yes(text: str) -> str:
    """`That's right except mornings` says what is wrong, and refuses no mornings."""
    return RIGHT_BUT.sub(_blanked, text)


def without_misnoted(text: str) -> str:
    """`text` with spaces for what it reads out of the request."""
    left = MISNOTED.sub(_blanked, text)
    return LEADING_NO.sub(_blanked, left) if left != text else text


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
    if ADDED_BACK.search(text) and _names_a_day(text):
        return True
    if limits_to_a_day(text):
        return False
    return any(
        TOO.search(part)
        and (ADDED.search(part) or not NO_MORE.search(part))
        and _names_a_day(part)
        for part in CLAUSES.split(text)
    )


def adds_a_time(text: str) -> bool:
    """Whether "afternoon too" leaves the known time alone."""
    return bool(TIME_TOO.search(text)) and not NO_MORE.search(text)


def limits_to_a_day(text: str) -> bool:
    """Whether "so only Friday for me" leaves no other day."""
    return _only_day(text) is not None


def without_days_before_the_only_one(text: str) -> str:
    """`text` with spaces for the Tuesday of "she wants Tuesday, so only Friday"."""
    found = _only_day(text)
    return " " * found.start() + text[found.start() :] if found else text


def _only_day(text: str) -> "re.Match[str] | None":
    return None if ADDED.search(text) else ONLY_A_DAY.search(text)


def with_added(known: str, words: str) -> str:
    """`known` and the days that are added to it; `words` alone if it has them all.

    A day that was refused is so no more: "not Tuesday" with Tuesdays is any day.
    """
    left = REFUSED_DAY.sub(partial(_unless_named, words), known).strip(EDGES)
    if left != known and (not left or left.lower().startswith("any")):
        return left or "any day"
    known = left
    return words if known.lower() in words.lower() else with_both(known, words)


def _unless_named(words: str, refused: "re.Match[str]") -> str:
    return "" if refused["day"].lower() in words.lower() else refused[0]


def _names_a_day(text: str) -> bool:
    return bool(FIRM.search(text) or NAMED_DAY.search(text))


def is_time_of(words: str, refused: list[str]) -> bool:
    """Whether `words` are a time that was taken out, however it was led."""
    return _core(words) in {_core(each) for each in refused}


def _core(words: str) -> str:
    return DIGITS.sub("", words.lower())


def _blanked(found: "re.Match[str]") -> str:
    return " " * len(found[0])
