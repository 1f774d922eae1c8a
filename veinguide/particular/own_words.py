"""Questions in words of the last reply: "what other doctor?", a button's title."""

import re
from collections.abc import Iterable, Sequence

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
# "The home thing" picks one of a menu.
_FILLERS = _LITTLE | {
    *("thing", "things", "one", "ones", "stuff", "question", "button", "part", "bit"),
    *("option", "choice", "choose", "pick", "that", "this", "tell", "want", "please"),
    *("lets", "let", "meant", "mean", "said", "would", "like", "can", "at", "ill"),
}
MOST_WORDS_OF_A_CHOICE, SHORTEST_NAME = 7, 4
_COUNTED = re.compile(
    r"(?:(?:i (?:want|meant?|pick|choose|said|would like|need)|id like|ill (?:take|have"
    r"|go with)|lets (?:do|hear|go with|take)|give me|tell me(?: about)?|it was|its|was"
    r"|both(?: of)?|the|your|number|no|option|choice|question|button|that)\W+)*#? ?"
    r"(?:(?P<first>first|1st|top|1)|(?P<second>second|2nd|middle|2)|(?P<third>third|3rd|3)"
    r"|(?P<last>last|bottom))(?: (?:ones?|two|choice|option|question|button|thing|line"
    r"|(?:on|in|of) (?:the|that|your) (?:list|menu)|of (?:those|them|these|the \w+)))*"
)
_PLACE = {"first": 0, "second": 1, "third": 2, "last": -1}


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


def chosen_payload(text: str, buttons: Sequence[dict[str, str]]) -> str | None:
    """The payload of the button of a menu that words pick: "the first one"."""
    said = core(text)
    if not buttons or len(said.split()) > MOST_WORDS_OF_A_CHOICE:
        return None
    if counted := _COUNTED.fullmatch(said):
        place = _PLACE[counted.lastgroup or "first"]
        return buttons[place]["payload"] if place < len(buttons) else None
    named = frozenset(re.findall(r"[a-z]+", said)) - _FILLERS
    if max(map(len, named), default=0) < SHORTEST_NAME:
        return None
    found = [b["payload"] for b in buttons if named <= _weighty(b["title"])]
    return found[0] if len(found) == 1 else None


def _weighty(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", core(text))) - _LITTLE
