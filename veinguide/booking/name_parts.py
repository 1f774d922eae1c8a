"""Join what is told of a name in several messages: its parts, and its corrections."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from veinguide.booking.name_words import plain_name
from veinguide.booking.names import read_first_and_last
from veinguide.booking.words import is_question

MOST_WORDS = 3
LONG_NAME = 6
_FIRST = r"(?:first|given) ?names?|first(?=(?: is\b|'s\b|:))"
_LAST = r"(?:last|family) ?names?|surname|last(?=(?: is\b|'s\b|:))"
# What stands between "last name" and the name: "is missing, it's".
_LEADS = (
    r"(?:is|was|isn'?t|it|its|it'?s|should|be|missing|wrong|not|right|there|in|as|left"
    r"|out|off|cut|gone|got|dropped|lost|both|are|ain'?t|misspelled|though|please|and|just|actually|that'?s|also|my|the"
    r"|real|you|forgot|put|add)\b"
)
_BETWEEN = rf"(?:[\s,.:;=-]+{_LEADS}|'s\b)*[\s,.:;=-]+(?!{_LEADS})"
_WORD = r"[^\W\d_][\w'-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,{MOST_WORDS - 1}}}?)"
_STOP = (
    r"(?=\s*(?:$|[,.;!?()]|\s(?:and|but|not|with|please|thanks|my|the|oh|btw|lol|tho"
    r"|though|ok|okay|haha|did you|do you|is that|right|correct)\b))"
)
_OF_ONE = r"(?:is|was|=|as) (?:(?P<mine>my|our)|the|her|his|their)"
NEW_NOT_OLD = re.compile(rf"\b({_WORD}),? (?:and )?not ({_WORD})", re.IGNORECASE)
NOT_OLD_NEW = re.compile(
    rf"\bnot ({_WORD})[,.;]? (?:but |it'?s |it is |its )?({_WORD})", re.IGNORECASE
)
_NO_PART = """
    classified confidential difficult hard hyphenated long needed optional required
    unpronounceable weird
"""
NO_PART = frozenset(_NO_PART.split())


@dataclass(frozen=True)
class NamePart:
    """One of the two; `mine` is that of the one who writes."""

    first: str | None = None
    last: str | None = None
    mine: bool = False


def _patterns(label: str) -> tuple["re.Pattern[str]", ...]:
    return (
        re.compile(rf"\b{_NAME} {_OF_ONE} (?:{label})\b", re.IGNORECASE),
        re.compile(
            rf"(?:\b(?P<mine>my|our) )?\b(?:{label})\b{_BETWEEN}{_NAME}{_STOP}",
            re.IGNORECASE,
        ),
    )


FIRST_NAME, LAST_NAME = _patterns(_FIRST), _patterns(_LAST)


def read_name_part(text: str) -> NamePart | None:
    """`Kowalczyk` of "last name is missing its Kowalczyk"."""
    if is_question(text) or read_first_and_last(text):
        return None
    if found := _named(text, LAST_NAME):
        return NamePart(last=found[0], mine=found[1])
    if found := _named(text, FIRST_NAME):
        return NamePart(first=found[0], mine=found[1])
    return None


def joined(known: str, part: NamePart) -> str:
    """`known` with the part that was missing, or instead of one told otherwise."""
    words, told = known.split(), part.first or part.last or ""
    lowered = [word.lower() for word in words]
    if set(told.lower().split()) <= set(lowered):
        return known
    if len(words) == 1:
        if _is_like(known, told):
            return told
        return f"{told} {known}" if part.first else f"{known} {told}"
    if part.first:
        return f"{told} {' '.join(words[1:])}"
    return f"{' '.join(words[:-1])} {told}"


def corrected(known: str, name: str) -> str:
    """`Anna Lopez`, where "it's Anna" corrects Ana Lopez; or else `name`."""
    words = known.split()
    if " " in name:
        return name
    if name.lower() in known.lower().split():
        return known
    alike = next((word for word in words if _is_like(word, name)), None)
    return (
        " ".join(name if word is alike else word for word in words) if alike else name
    )


def swapped(text: str, known: str) -> str | None:
    """`Marge Kowalczyk`, where "Marge, not Madge" corrects Madge Kowalczyk."""
    words = known.lower().split()
    for new, old in _swaps(text):
        name = plain_name(new, 1)
        if name and old.lower() in words and new.lower() not in words:
            kept = known.split()
            kept[words.index(old.lower())] = name
            return " ".join(kept)
    return None


def is_same_person(one: str, other: str) -> bool:
    """Whether the names may be of one person; a surname alone tells nothing."""
    words, others = one.lower().split(), other.lower().split()
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    if len(words) == 1 or len(others) == 1:
        return any(_is_like(a, b) for a in words for b in others)
    return _is_like(words[0], others[0])


def _swaps(text: str) -> list[tuple[str, str]]:
    found = [(each[1], each[2]) for each in NEW_NOT_OLD.finditer(text)]
    return found + [(each[2], each[1]) for each in NOT_OLD_NEW.finditer(text)]


def _named(
    text: str, patterns: tuple["re.Pattern[str]", ...]
) -> tuple[str, bool] | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            told = found["name"].split()
            name = plain_name(found["name"], MOST_WORDS)
            written = told[-1][0].isupper() or text.islower()
            if name and written and NO_PART.isdisjoint(name.lower().split()):
                return name, found["mine"] is not None
    return None


def _is_like(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    if longest < 3:
        return one.lower() == other.lower()
    slips = 2 if longest >= LONG_NAME else 1
    return OSA.distance(one.lower(), other.lower()) <= slips
