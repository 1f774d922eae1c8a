"""What is meant by a message, where the words cannot mean what it was taken for."""

import re
from collections.abc import Iterator

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.told import ANSWER, TOPIC
from addons.turns import (
    REMINDER,
    asked_in,
    confidence_in,
    heard_in,
    own_metadata,
    response_of,
    turns_of,
    typed_in,
)
from veinguide.follow_ups import concludes, load_follow_ups
from veinguide.particular.with_child import is_long_past, is_spoken_of

PREGNANCY, OPTIONS = "utter_ask_pregnancy", "utter_ask_treatment_options"
WELCOMES, REPHRASE = ("utter_greet", "utter_ask_capabilities"), "utter_ask_rephrase"
ENDS = ("utter_deny", "utter_goodbye")
GOODBYE, MISSED = "utter_goodbye", "utter_about_missed_question"
THANK, AFFIRM = "utter_thank", "utter_affirm"
# What is said on leaving; a longer message without any of it, and not surely
# understood, asks or tells something: "I'm up all night too", "is a bathroom close by".
_PARTS = re.compile(
    r"\b(?:bye+|buh|ciao|adios|later|see (?:you|ya|u)|cya|take care|good ?night|night"
    r" night|nite nite|farewell|have a (?:\w+ )?(?:day|one|night|evening|weekend)"
    r"|gotta|got to|have to go|going|leaving|logging|heading|off to|done|finished"
    r"|that'?s (?:it|all)|that is all|all set|all (?:i|we) need\w*|no more|nothing else"
    r"|thanks?|thank\w*|thx|ty|so long|until|till next|enough|i'?m out|stop|end|close"
    r" (?:this|the|it|chat|window)|talk (?:to you )?(?:soon|again)|be back|tomorrow"
    r"|wrap|quit|exit|sign(?:ing)? off|god bless|bless|toodle\w*|ttyl|g2g|peace"
    r"|appreciate\w*)\b",
    re.IGNORECASE,
)
_NOT_BYE = re.compile(r"\bnot? (?:(?:a|good) ?)?bye\b|\bnot leaving\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"\?|\bone more (?:thing|question)\b"
    r"|(?:[.,!] |\b(?:and|but|so) )(?:can|could|is|are"
    r"|do|does|what|how|will|would|why|when|should|may) ",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_GOODBYE, _SURE_OF_A_GOODBYE = 4, 0.35
_MOST_WORDS_OF_A_THANKS = 6
# Of these topics, "so no then" is about the answer and declines nothing.
CONCLUDED_ON = ("legs", "pills", "treatments")
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
    if utter_action == GOODBYE and _is_no_goodbye(tracker):
        left = MISSED if "?" in asked or _NOT_BYE.search(asked) else GOODBYE
        return next(_others(tracker, GUESSED_FROM), left)
    if utter_action in (THANK, AFFIRM) and _asks_more(tracker):
        return next(_others(tracker, GUESSED_FROM), utter_action)
    if utter_action in ENDS and concludes(asked):
        return _of_the_last_answer(asked, tracker) or utter_action
    return utter_action


def speaks_of_a_child(tracker: DialogueStateTracker) -> bool:
    """Whether somebody in this talk is or may be pregnant, or nurses a child."""
    said = {name for turn in turns_of(tracker)[:-1] for name in turn.spoken}
    return is_spoken_of(typed_in(tracker), said)


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


def _is_no_goodbye(tracker: DialogueStateTracker) -> bool:
    asked = asked_in(tracker)
    if tracker.active_loop_name:
        return False
    is_long = len(asked.split()) > _MOST_WORDS_OF_A_GOODBYE or "?" in asked
    is_sure = confidence_in(tracker) >= _SURE_OF_A_GOODBYE
    parts = _PARTS.search(_NOT_BYE.sub(" ", asked))
    return is_long and not is_sure and not parts


def _asks_more(tracker: DialogueStateTracker) -> bool:
    """Whether a question stands beside a thanks or a yes that is hardly one."""
    asked = asked_in(tracker)
    is_long = len(asked.split()) > _MOST_WORDS_OF_A_THANKS
    is_sure = confidence_in(tracker) >= _SURE_OF_A_GOODBYE
    in_form = bool(tracker.active_loop_name)
    return is_long and not (is_sure or in_form) and bool(_QUESTION.search(asked))


def _of_the_last_answer(asked: str, tracker: DialogueStateTracker) -> str | None:
    """What follows that up, or that answer once more; None if none was given."""
    said = [event for event in tracker.events if isinstance(event, BotUttered)][-1:]
    told = own_metadata(said[0]) if said else {}
    topic, follow_ups = str(told.get(TOPIC)), load_follow_ups()
    is_one = told.get("kind") == ANSWER and REMINDER not in told
    of_it = is_one and follow_ups.group_of(topic) in CONCLUDED_ON
    if not of_it or tracker.active_loop_name:
        return None
    last = response_of(said[0]).removeprefix("utter_").removeprefix("simpler_")
    return f"utter_{follow_ups.asked_of(asked, last, topic) or last}"


def _others(tracker: DialogueStateTracker, least: float) -> Iterator[str]:
    for each in heard_in(tracker).get("intent_ranking") or []:
        name = str(each["name"])
        if not name.startswith("ask_") or name in _ABOUT_THE_TALK:
            continue
        if each["confidence"] >= least and f"utter_{name}" != PREGNANCY:
            yield f"utter_{name}"
