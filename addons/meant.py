"""What is meant by a message, where the words cannot mean what it was taken for."""

import re
from collections.abc import Iterator

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.turns import asked_in, confidence_in, heard_in, turns_of
from veinguide.particular.with_child import is_long_past, is_spoken_of

PREGNANCY, OPTIONS = "utter_ask_pregnancy", "utter_ask_treatment_options"
WELCOMES, REPHRASE = ("utter_greet", "utter_ask_capabilities"), "utter_ask_rephrase"
# So likely, another question is a better guess than a welcome in the middle of a talk.
GUESSED_FROM = 0.1
SURE_OF_PREGNANCY = 0.35
_ABOUT_THE_TALK = ("ask_more", "ask_repeat", "ask_human", "ask_capabilities")
_MOST_WORDS_OF_A_GREETING = 5
_LETTER = re.compile(r"[^\W\d_]")
_GREETS = re.compile(
    r"\b(?:h+i+|hiya|hel+o+|hey+|heya?|howdy|yo|sup|greetings|hola|(?:good )?(?:morning"
    r"|afternoon|evening|day)|back|again|there|what'?s up|how are)\b",
    re.IGNORECASE,
)
_ASKS_OF_IT = re.compile(
    r"\b(?:(?:you|u|it|this|bot|chat\w*)\b[^.?!]{0,20}\b(?:do|help|know|answer|tell"
    r"|for|work|good|able|about|talk|offer)"
    r"|what (?:can|could|else|should) (?:i|we|you|u)|menu|topics?"
    r"|options|capab\w*|features?|questions?|(?:to|can i) (?:ask|say))\b"
    r"|\b(?:can|could|do) (?:you|u)\b",
    re.IGNORECASE,
)


def meant(utter_action: str, tracker: DialogueStateTracker) -> str:
    """The response to the message; another one where that would be out of place."""
    asked = asked_in(tracker)
    if not _LETTER.search(asked) or asked.startswith("/"):
        return utter_action
    if utter_action == PREGNANCY and _is_of_no_child(tracker):
        return next(_others(tracker, 0.0), OPTIONS)
    if utter_action in WELCOMES and _is_no_welcome(utter_action, tracker):
        return next(_others(tracker, GUESSED_FROM), REPHRASE)
    return utter_action


def speaks_of_a_child(tracker: DialogueStateTracker) -> bool:
    """Whether somebody in this talk is or may be pregnant, or nurses a child."""
    typed = [e.text or "" for e in tracker.events if isinstance(e, UserUttered)]
    said = {name for turn in turns_of(tracker)[:-1] for name in turn.spoken}
    return is_spoken_of(typed, said)


def _is_of_no_child(tracker: DialogueStateTracker) -> bool:
    """Who is with child says so in many ways: in doubt, it is what it sounds like."""
    if speaks_of_a_child(tracker):
        return False
    is_unsure = confidence_in(tracker) < SURE_OF_PREGNANCY
    return is_unsure or is_long_past(asked_in(tracker))


def _is_no_welcome(utter_action: str, tracker: DialogueStateTracker) -> bool:
    talked = any(turn.spoken for turn in turns_of(tracker)[:-1])
    if not talked or tracker.active_loop_name:
        return False
    asked = asked_in(tracker)
    if utter_action != WELCOMES[0]:
        return not _ASKS_OF_IT.search(asked)
    return len(asked.split()) > _MOST_WORDS_OF_A_GREETING or not _GREETS.search(asked)


def _others(tracker: DialogueStateTracker, least: float) -> Iterator[str]:
    for each in heard_in(tracker).get("intent_ranking") or []:
        name = str(each["name"])
        if not name.startswith("ask_") or name in _ABOUT_THE_TALK:
            continue
        if each["confidence"] >= least and f"utter_{name}" != PREGNANCY:
            yield f"utter_{name}"
