"""Notice a message that tells days and times and little else, whatever was asked."""

import re

from veinguide.booking import day_words, times
from veinguide.booking.bounds import with_plain_bounds
from veinguide.booking.busy import without_busy

_BESIDE = """
    add plus too also change request my
    actually and any are around at available be best better both but by can class
    classes come could do either fine for free good guess he he's hes here's i i'd i'll
    i'm if ill im in is it it's its just kind like lol ma'am make maybe me mostly no off
    ok okay on only open or please pls preferably prefer probably put really retired say
    scratch she she's shes so some something sorry sure thank thanks that that's thats
    then u um usually we we're well work works would y'all yeah yep yes you your
    between day days time times hour hours after before until till from not
    said told already again whenever anytime
    to the anymore fix change its want wants
    all cool doable has have got great home nothing ok perfect possible say way y'all
"""
BESIDE = frozenset(_BESIDE.split())
# "I sat down" and "the sun" are no days.
NO_DAY = re.compile(r"\b(?:i|we|he|she|they|just) sat\b|\bthe sun\b", re.IGNORECASE)
WHEN = (
    *(day_words.OPEN_DAY, day_words.FIRM, day_words.ASKED),
    *(times.FIRM_RANGE, times.FIRM, times.ALONE),
)
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")


def tells_only_when(text: str) -> bool:
    """Whether short weekdays and bare ranges may be read: nothing else is there."""
    if NO_DAY.search(text):
        return False
    left = without_busy(with_plain_bounds(text))
    for pattern in WHEN:
        left = pattern.sub(" ", left)
    return left != text and BESIDE.issuperset(WORD.findall(left.lower()))
