"""Notice who of two people the visit is for, where the wrong one was noted."""

import re

from veinguide.booking.contacts import apart, together
from veinguide.booking.name_parts import corrected, is_same_person
from veinguide.booking.names import RELATIVE
from veinguide.booking.two_people import ONLY_WRITING

# The one who writes is the one whom the visit is for.
I_AM_SEEN = re.compile(
    r"\b(?:i'?m|i am) (?:actually |really )?the (?:patient|one (?:who|that|with))\b"
    r"|\bthe patient(?: is|'s|,) (?:me|myself)\b"
    r"|\b(?:it'?s|it is|this is|that'?s|(?:visit|appointment|appt|request)(?: is|'s))"
    r"(?: only| just)? for (?:me|myself)\b|\bi'?m the only (?:one|patient)\b",
    re.IGNORECASE,
)
# "Change the name to Denise", "the name should be Denise".
NAME_IS_TO_BE = re.compile(
    r"\b(?:change|fix|correct|update|switch|set|put) (?:the|that|my|patient'?s?)?"
    r" ?name\b|\bname (?:should|needs to|has to|must|is wrong)\b",
    re.IGNORECASE,
)
_OUT = r"(?:take|remove|drop|delete|erase|leave|cut|cross)(?: (?:out|off))?"
_NOT_SEEN = (
    rf"(?:is|was|'s|,)(?: just| only| actually)? (?:my (?:\w+ )?{RELATIVE}\b"
    r"|not the (?:patient|one|name)|not my name|the wrong (?:name|one|person))"
)


def seen_anew(
    known: str, name: str | None, text: str, *, asked: bool, for_another: bool
) -> str | None:
    """The name field where `text` tells that not `known` but somebody else is seen.

    `asked` says that the name is asked for once more; None where nothing tells so.
    """
    before, contact = apart(known)
    claims = bool(I_AM_SEEN.search(text)) and not for_another
    denies = _is_denied(before, text)
    renames = NAME_IS_TO_BE.search(text) and not ONLY_WRITING.search(text)
    replaces = (asked and not for_another) or bool(renames)
    if not (claims or denies or replaces):
        return None
    if not name:
        return contact if claims or denies else None
    seen = corrected(before, name) if is_same_person(name, before) else name
    if contact and is_same_person(name, contact):
        return corrected(contact, name)
    return seen if claims or denies else together(seen, contact)


def _is_denied(name: str, text: str) -> bool:
    """Whether "Nia is my daughter" or "take Nia out" says that Nia is not seen."""
    told = rf"{re.escape(name.split()[0])}(?: [^\W\d_][\w'-]+)?"
    pattern = rf"\b{_OUT} {told}\b|\b{told}? ?{_NOT_SEEN}"
    return bool(re.search(pattern, text, re.IGNORECASE))
