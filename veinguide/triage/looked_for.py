"""A sign that is named in words which mean it only after what was said to look for.

"One is bigger" tells nothing by itself; after "call if one leg is swollen" it does.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from veinguide.follow_ups import core, plain
from veinguide.triage import RedFlag, load_triage

MOST_WORDS = 9
# For so many turns a reply is remembered.
TURNS = 3
_ASKS = re.compile(
    r"(?:what|how|why|when|where|which|who|whose|do|does|did|is|are|was|were|will|would"
    r"|should|can|could|might|may|has|have|if|am)(?:s|re)?\b"
)
# "Ok purple spots where", "I was asking where they show up".
_ASKED = re.compile(
    r"\b(?:what|how|why|when|where|which)\W*$|\b(?:i|was|am|just|only) ask(?:ed|ing)?\b"
    r"|\byou (?:said|wrote|mean|listed|named)\b"
)
# "One is bigger", "the left looks fat": of the legs.
_SIDE = re.compile(
    r"\b(?P<side>one|1|left|right)(?: ?(?:one|1|side))?(?=s?\b)"
    r"(?! (?:leg|calf|ankle|foot|feet|thigh|knee|of|time|more|day|night|year|week))"
)
# "I got the first one", "she has all of those": of the signs that were listed.
_LISTED = re.compile(
    r"\b(?:have|has|hav|got|get|gets|having)\b(?: (?:just|kinda|like|maybe|all|most"
    r"|some|one|two|both|a bit|a couple|a few|of))*"
    r" (?:the (?:first|second|third|last|1st|2nd|3rd)(?: (?:one|two|three|sign))?"
    r"|those|them|these)(?= i think|$)"
)
# "It is a big problem" tells of no leg.
_IT = re.compile(
    r"\b(?:it|mine|hers|that)(?P<is>s|\b)(?!.*\ban? (?!bit|little|lot|tad|touch))"
)


@dataclass(frozen=True)
class _Watch:
    """What a reply asks to look for, and what is said of it without naming it."""

    told: re.Pattern[str]
    signs: frozenset[str]
    complete: Callable[[str], str]


def _of_a_leg(said: str) -> str:
    if _SIDE.search(said):
        return _SIDE.sub(r"\g<side> leg", said)
    if it := _IT.search(said):
        verb = " is" if it["is"] else ""
        return f"{said[: it.start()]}my calf{verb}{said[it.end() :]}"
    return f"my calf: {said}"


def _of_the_list(said: str) -> str:
    return _LISTED.sub("has a swollen leg", said)


def _of_quinine(said: str) -> str:
    return f"quinine: {said}"


_OF_A_CLOT = frozenset({"clot_leg", "surface_clot"})
_WATCHES = (
    _Watch(re.compile(r"\bleg can make it swollen"), _OF_A_CLOT, _of_the_list),
    _Watch(re.compile(r"\bleg (?:is|can make it) swollen"), _OF_A_CLOT, _of_a_leg),
    _Watch(
        re.compile(r"\bnew bruises\b"),
        frozenset({"quinine_bleeding", "heavy_bleed_on_quinine"}),
        _of_quinine,
    ),
)


def sign_looked_for(text: str, replies: Iterable[str]) -> RedFlag | None:
    """The sign that a short statement reports, after `replies`."""
    said = plain(text).strip(" .,!;:-")
    if text.startswith("/") or len(said.split()) > MOST_WORDS or _asks(text):
        return None
    told = " ".join(replies)
    for watch in _WATCHES:
        flag = watch.told.search(told) and load_triage().find(watch.complete(said))
        if flag and flag.sign in watch.signs:
            return flag
    return None


def _asks(text: str) -> bool:
    said = core(plain(text))
    is_asked = _ASKS.match(said) or _ASKED.search(said)
    return text.rstrip().endswith("?") or bool(is_asked)
