"""A name that is known, told once more with what was missing: "Lorna ABERNATHY"."""

import re

from veinguide.booking.form import SUMMARY, BookingForm
from veinguide.booking.name_words import CAPITAL, is_person, may_be_name, plain_name

MOST_WORDS = 4
# Not ignoring case for the names.
_CAPITALS = rf"{CAPITAL}(?: {CAPITAL}){{1,{MOST_WORDS - 1}}}"
CAPITALS = re.compile(_CAPITALS)
PUT = re.compile(
    rf"\b(?i:put|write|make it|change it to)(?i: down| me| it| my name| as| it was| is"
    rf"| down as)*"
    rf" (?P<name>{_CAPITALS})"
)
_LED = (
    r"(?:^(?:(?:ok|okay|yes|well|no|im|i'?m|it'?s|its|so)[ ,]+)*"
    r"|\b(?:put|write)(?: down)?(?: (?:it|as|was|me|my name|is|it'?s))* )"
)
_WORD = r"[^\W\d_][\w'-]+"


def read_fuller(text: str, known: str, form: BookingForm) -> str | None:
    """The longer or reordered name that `text` has for `known`; None if it has none."""
    words = set(known.lower().split())
    if form.asked in SUMMARY:
        for put in PUT.finditer(text):
            name = _name(put["name"])
            if name and name != known and words & set(name.lower().split()):
                return name
    for found in CAPITALS.finditer(text):
        name = _name(found[0])
        if name and words < set(name.lower().split()):
            return name
    return _small(text, known)


def _small(text: str, known: str) -> str | None:
    """`Bev Tolliver` of "ok bev tolliver 573 555 0166", where Bev is known."""
    found = re.search(
        rf"{_LED}(?P<name>{re.escape(known)} (?P<last>{_WORD}))"
        r"(?=\s*(?:$|[,.;!(+\d]|(?:and|theres?|there's|with|since|cuz|not)\b))",
        text,
        re.IGNORECASE,
    )
    if not found or not may_be_name(found["last"].lower()):
        return None
    return _name(found["name"].lower())


def _name(words: str) -> str | None:
    """`Lorna Abernathy` of "Lorna ABERNATHY", if it may be a person's."""
    plain = " ".join(
        each.capitalize() if each.isupper() and len(each) > 2 else each
        for each in words.split()
    )
    name = plain_name(plain, MOST_WORDS)
    return name if name and is_person(name) else None
