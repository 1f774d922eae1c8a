"""Put slips right in the words of a wish to cancel, change or look up a request."""

import re

from rapidfuzz.distance import OSA

_WORDS = """
    appointment booking cancel cancelled change consultation request reschedule
    schedule status visit
"""
WORDS = tuple(_WORDS.split())
LONG = 8
TOKEN = re.compile(r"[^\W\d_]{4,}")


def with_booking_words(text: str) -> str:
    """`cancel my appointment` of "cancle my appoitment"."""
    return TOKEN.sub(lambda found: _spelled(found[0]), text)


def _spelled(word: str) -> str:
    lowered = word.lower()
    if lowered in WORDS:
        return word
    return next((each for each in WORDS if _is_slip(lowered, each)), word)


def _is_slip(word: str, meant: str) -> bool:
    """Of a short word, two letters may have changed places, or one is missing or too
    many: "cancer" is no "cancel" and "charge" no "change".
    """
    if word[0] != meant[0] or word == f"{meant}s":
        return False
    distance = OSA.distance(word, meant)
    if len(meant) >= LONG:
        return distance <= 2 and len(word) >= LONG - 1
    same_letters = sorted(word) == sorted(meant)
    return distance == 1 and (same_letters or len(word) != len(meant))
