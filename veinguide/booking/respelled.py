"""A name that is known, told once more in another spelling: "it's Tamsyn with a y"."""

import re

from rapidfuzz.distance import OSA

WORD = r"[^\W\d_][\w'-]{2,}"
_LETTER = r"(?:an?|one|two|double|2) ['\"]?[a-z]['\"]?(?:'?s)?(?!\w)"
TOLD = re.compile(
    rf"\b(?:it'?s|it is|that'?s|name(?:'?s| is)?|spelled|spelt|i'?m)"
    rf" (?P<name>{WORD}(?: {WORD})?)"
    rf"|\b(?P<spelled>{WORD}(?: {WORD})?),? (?:with )?{_LETTER}",
    re.IGNORECASE,
)
SHORTEST, LONG = 3, 6


def read_respelled(text: str, known: str | None) -> str | None:
    """`known` with the words of it that `text` spells otherwise; None if none is."""
    if not known:
        return None
    words = known.split()
    for found in TOLD.finditer(text):
        told = (found["name"] or found["spelled"]).split()
        anew = [_spelled(word, told) for word in words]
        if anew != words:
            return " ".join(anew)
    return None


def _spelled(word: str, told: list[str]) -> str:
    near = (each for each in told if _is_near(each, word))
    found = next(near, None)
    if found is None or any(each.lower() == word.lower() for each in told):
        return word
    return found.capitalize() if found.islower() else found


def _is_near(told: str, word: str) -> bool:
    longest = max(len(told), len(word))
    if min(len(told), len(word)) < SHORTEST or told[0].lower() != word[0].lower():
        return False
    slips = 2 if longest >= LONG else 1
    return 0 < OSA.distance(told.lower(), word.lower()) <= slips
