"""What is said to "I asked X, not Y", where the answer about Y would come again."""

from collections.abc import Iterator
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from addons.turns import asked_in, heard_in, turns_of
from veinguide.particular.examples import PARTICULARS
from veinguide.particular.struck import puts_right

# The next best has to be like the message, too; better no answer than a third miss.
SHARE, NEAR = 0.15, 0.55
CONFIDENCE = 0.2
TURNS_BACK = 2
_ABOUT_THE_TALK = ("ask_more", "ask_repeat", "ask_human", "ask_capabilities")


def another_answer(tracker: DialogueStateTracker, *would_be_said: str) -> str | None:
    """The likeliest response that was not said yet, after a complaint of the last.

    None where nobody complains, or something else than what was just said would be.
    """
    before = turns_of(tracker)[:-1]
    said = {name for turn in before[-TURNS_BACK:] for name in turn.spoken}
    last = {name for turn in before[-1:] for name in turn.spoken}
    if last.isdisjoint(would_be_said) or not puts_right(asked_in(tracker)):
        return None
    return next((n for n in _likeliest(heard_in(tracker)) if n not in said), None)


def _likeliest(heard: dict[str, Any]) -> Iterator[str]:
    narrow = heard.get(PARTICULARS) or []
    for each in sorted(narrow, key=lambda e: -float(e["share"])):
        if each["share"] >= SHARE and each["near"] >= NEAR:
            yield f"utter_{each['name']}"
    for each in heard.get("intent_ranking") or []:
        name = str(each["name"])
        asks = name.startswith("ask_") and name not in _ABOUT_THE_TALK
        if asks and each["confidence"] >= CONFIDENCE:
            yield f"utter_{name}"
