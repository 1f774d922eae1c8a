"""What is told and asks for nothing: "Forty-six years married", "I'm scared"."""

import re

from veinguide.kin import KIN
from veinguide.particular.struck import puts_right

# A longer message may hold a request that no word below names.
MOST_WORDS = 20
_ASKS = re.compile(
    r"\?|^(?:and |but |so |ok |well |then |now )*(?:what|how|why|who|where|when"
    r"|which|is|are|do|does|did|can|could|will|would|should|may|am)\b"
    r"|\b(?:please|tell me|show me|explain|need|want|wanna|wish|looking for|wonder\w*"
    r"|help|book|schedul\w*|appointment|visit|call me|text me|send|cancel|change"
    r"|sign me|what|how|why|whether|if|or not|any(?:thing|one|body)?|sure"
    r"|curious|suggest\w*"
    r"|let'?s|question|asking|info\w*)\b",
    re.IGNORECASE,
)
# What is about the body, or a value of a form, is for the answers to find.
_NO_TALK = re.compile(
    r"\d|@|\b(?:hurts?|pain\w*|swell\w*|swollen|bleed\w*|cramp\w*|numb|tingl\w*|itch\w*"
    r"|dizzy|fever|breath\w*|chest|vg|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mornings?|afternoons?|evenings?|yes|no|stop|my name|insurance|medicare"
    r"|kill|die|dying|suicid\w*)\b",
    re.IGNORECASE,
)
# Somebody is named, or a feeling, or a time of life.
_TELLS = re.compile(
    r"\b(?:i'?m|i am|i was|i'?ve|i have|i had|i|my|we|he|she|it'?s|it was|it has been"
    r"|been|those|that|years?|late|long|married|night|life)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    rf"\b(?:late {KIN}"
    r"|passed(?: away)?|died|lost my|widow\w*|funeral|scared|afraid|frighten\w*"
    r"|worr(?:y|ied)|sad|lonely|alone|crying|tired|exhausted|wor[en] (?:out|down)"
    r"|long (?:night|day|year)|rough|hard"
    r"|stress\w*|embarrass\w*|ashamed|miss (?:him|her|them))\b",
    re.IGNORECASE,
)


# "No, I threw those out" tells of more than the no; "no thanks" does not.
_OPENING = re.compile(
    r"^(?:(?:no|nope|nah|yes|yeah|yep)\b[\s,.!-]+)+(?=(?:i|we|he|she|they|it|my|our)\b)",
    re.IGNORECASE,
)


def is_remark(text: str) -> bool:
    """Whether it is plainly told, with no question or request and no sign in it."""
    text = _OPENING.sub("", text.strip())
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS:
        return False
    if _ASKS.search(text) or _NO_TALK.search(text) or puts_right(text):
        return False
    return bool(_TELLS.search(text) or _HARD.search(text))


def is_hard(text: str) -> bool:
    """Whether a remark tells of a loss, of fear or of being worn out."""
    return is_remark(text) and bool(_HARD.search(text))
