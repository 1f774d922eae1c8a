"""Questions in words of the last reply: "what other doctor?", a button's title."""

import re
from collections.abc import Iterable

from veinguide.follow_ups import core
from veinguide.wording import sentences

# "What other doctor?" after "ask the other doctor for the notes".
_ASKED_BACK = re.compile(
    r"(?:what|which|whose)(?: is| are|s)?(?: the| this| that)?"
    r" (?P<of>other \w+)(?: (?:do|did) you mean)?"
)
# Of these there is more to tell than what was said.
_TOLD_ELSEWHERE = re.compile(
    r"other (?:causes?|signs?|treatments?|limits?|medicines?|meds|pills|symptoms?"
    r"|risks?|tests?|options?|questions?|ways?|things?|kinds?|studies|study|clots?|one|ones)"
)
_LITTLE = {
    *("a", "an", "the", "is", "are", "was", "do", "does", "did", "there", "what", "i"),
    *("you", "it", "of", "to", "for", "my", "me", "so", "and", "ok", "then", "about"),
}
LEAST_WORDS_OF_A_TITLE = 2


def said_before(text: str, replies: Iterable[str]) -> str | None:
    """The sentence of the last reply that a short question asks back about."""
    asked = _ASKED_BACK.fullmatch(core(text))
    if not asked or _TOLD_ELSEWHERE.match(asked["of"]):
        return None
    words = re.compile(rf"\b{re.escape(asked['of'])}\b", re.IGNORECASE)
    every = (each for reply in replies for each in sentences(reply))
    return next((each for each in every if words.search(each)), None)


def titles_payload(text: str, buttons: Iterable[dict[str, str]]) -> str | None:
    """The payload of the button whose title was typed, roughly."""
    typed = _weighty(text)
    if len(typed) < LEAST_WORDS_OF_A_TITLE:
        return None
    found = (b["payload"] for b in buttons if _weighty(b["title"]) == typed)
    return next(found, None)


def _weighty(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", core(text))) - _LITTLE
