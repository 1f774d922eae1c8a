"""Keep a second phone number in the note, and let it take the place of the first."""

import re

from veinguide.booking.phones import (
    NAMED_ENDING,
    PhoneReading,
    read_phone,
    shown_numbers,
    to_e164,
    with_extension,
)
from veinguide.booking.visitor_note import BETWEEN, joined
from veinguide.booking.words import EDGES

MOST_LABEL_WORDS = 3
_KIND = (
    r"(?:cell(?: ?phone)?|mobile|home|house|landline|land line|work|office|desk|shop"
    r"|other|second)"
)
KEPT_NUMBER = "other number:"
KEPT = re.compile(
    r"other number: (?:(?P<label>[^(+;]+?) )?"
    r"(?P<number>[(+][^;]*?\d{4}(?: ext\. \d+)?)$"
)
# "Use the cell please, 913", where its number is in the note.
USES_IT = re.compile(
    r"\b(?:use|(?:said|meant|no,?)(?: to)? call(?: me (?:on|at))?|said|meant|mean"
    r"|want|prefer|try|put|change (?:it |that )?to|switch"
    rf"(?: it)? to|not the \w+,?(?: but)?) (?:the|my) (?P<kind>{_KIND})"
    r"(?: (?:one|number|phone|line))?\b",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"\d{4}[ ,.!]*(?:oh |oops |sorry |wait |no |nope |hang on |hold on |actually )+"
    r"[ ,.!]*(?:that'?s|thats|that is|that was|it'?s|not) (?:my |the |his |her )?"
    r"(?:work|office|job|old|wrong|boss|ex)\b|\bdon'?t (?:put|write|use|call)"
    r" (?:the |my |that )?(?:work|office|old)\b",
    re.IGNORECASE,
)
LABEL_AFTER = re.compile(
    r"^[ ,]*(?:is|'s|thats|that'?s|for|=)?[ ,]*(?:the |my )?"
    rf"(?P<label>{_KIND}|[A-Z][\w']+)\b"
)
NO_LABEL = re.compile(
    r"\b(?:is|at|my|the|or|and|also|number|phone|call|use|on|it'?s|its|that'?s|to|but"
    r"|well|me|a|an|try|put|as|add|yes|no|for|second|another|other|too)\b",
    re.IGNORECASE,
)


def with_other_numbers(note: str, text: str, number: str) -> str:
    """`note` with the numbers in `text` that are not `number`."""
    pieces: list[str] = []
    if TAKEN_BACK.search(text):
        # "No hang on, that's my work": it was not to be written down at all.
        return note
    for shown, (start, end) in shown_numbers(text):
        is_known = number.startswith(shown) or shown in note
        if not is_known:
            label = _label(text[:start], text[end:])
            pieces.append(" ".join(filter(None, ("other number:", label, shown))))
    return joined(note, pieces)


def other_number(text: str, note: str) -> str | None:
    """The number in the note that "use the cell" means, if one is there."""
    if read_phone(text, asked=False).number:
        return None
    kept = [found for part in note.split(BETWEEN) if (found := KEPT.match(part))]
    if named := NAMED_ENDING.search(text):
        ends = (e["number"] for e in kept if to_e164(e["number"]).endswith(named[1]))
        return next((_with_extension(text, each) for each in ends), None)
    used = USES_IT.search(text)
    if not used:
        return None
    kind = used["kind"].lower()
    of_kind = [each for each in kept if _plain(kind) in _plain(each["label"] or "")]
    any_kind = kind in ("other", "second")
    unlabelled = [each for each in kept if any_kind or not each["label"]]
    meant = of_kind or (unlabelled if len(kept) == 1 else [])
    return meant[0]["number"] if meant else None


def _plain(kind: str) -> str:
    return kind.lower().replace("land line", "landline")


def _with_extension(text: str, number: str) -> str:
    told = with_extension(text, PhoneReading(number), None).number
    return told or number


def with_numbers_swapped(note: str, before: str, number: str) -> str:
    """`note` where `number` is the one to call now, and `before` was."""
    parts = note.split(BETWEEN)
    plain, _, _ = number.partition(" ext")
    kept = [part for part in parts if not (KEPT.match(part) and plain in part)]
    if len(kept) == len(parts):
        return note
    return joined(BETWEEN.join(kept), [f"other number: {before}"])


def _label(before: str, after: str) -> str:
    """`Cell` of "cell is 913 555 0120", `house` of "... is the house"."""
    if re.search(rf"\d {_KIND} (?:or|and) $", before, re.I) and LABEL_AFTER.match(
        after
    ):
        # "0114 cell or 0115 work": the one before has its label behind it.
        before = ""
    clause = re.split(r"[.,;:!?\d()]", before)[-1]
    words = NO_LABEL.sub(" ", clause).strip(EDGES).split()
    if words and len(words) <= MOST_LABEL_WORDS:
        return " ".join(words)
    found = LABEL_AFTER.match(after)
    return found["label"] if found and not words else ""
