"""The note for the staff: join what was told, and keep it short."""

import re
from collections.abc import Sequence

from veinguide.booking.private import without_private_numbers
from veinguide.booking.words import EDGES

MAXIMUM_CHARACTERS = 300
BETWEEN = "; "
ENDS = EDGES + "?"
LEADING = re.compile(
    r"^(?:(?:yes|yeah|yea|yep|yup|ok|okay|sure|fine|and|also|but|so|please|pls|plz|just"
    r"|oh|well|wait|then|thanks|actually|sorry|hey|k|ya|cause|because"
    r"|hm+|(?:like |as )?i (?:already |just )?(?:said|told you)(?! (?:to|not)\b)"
    r"|(?:put|write|say)(?= (?:don'?t|do not|no|not|never|call|text|i'?m|he|she)\b)"
    r"|no(?=[ ,.!]+(?:he|she|i|we|they|i'?m|but|my|wait|please|also|and|don'?t|do not)"
    r"\b))\b"
    r"[ ,.!]*)+",
    re.IGNORECASE,
)
TRAILING = re.compile(
    r"[ ,]*\b(?<!\bis )(?<!\bare )(?<!\bbe )"
    r"(?<!voicemail )(?<!voicemails )(?<!texts )(?<!calls )"
    r"(?:please|pls|plz|thanks|thank you|ok|okay|and|but|so|or|also|thx"
    r"|(?:in|down|on) (?:there|here)(?: too)?"
    r"|(?:in|on|to|into) (?:the |my )?(?:notes?|request|comments?))[ .!,]*$",
    re.IGNORECASE,
)


def piece(text: str) -> str:
    """`text` as it is kept: without what leads to it, ID and card numbers."""
    kept = LEADING.sub("", text.strip(ENDS))
    before = None
    while before != kept:
        before = kept
        kept = TRAILING.sub("", kept).strip(ENDS)
    return without_private_numbers(kept)


def joined(known: str, pieces: Sequence[str]) -> str:
    """`known` and what is new in `pieces`, cut at a word where it is full.

    What says the same and more replaces what was there.
    """
    parts = known.split(BETWEEN) if known else []
    for each in filter(None, pieces):
        if not any(each.lower() in part.lower() for part in parts):
            parts = [part for part in parts if part.lower() not in each.lower()]
            parts.append(each)
    return _shortened(BETWEEN.join(parts))


def _shortened(note: str) -> str:
    if len(note) <= MAXIMUM_CHARACTERS:
        return note
    return note[: MAXIMUM_CHARACTERS - 1].rpartition(" ")[0].strip(EDGES) + "…"
