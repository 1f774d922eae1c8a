"""The answer in words of its own for what a message asks in particular."""

from collections.abc import Callable
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from addons.told import ANSWER, Told, kind_of, marked
from addons.turns import own_metadata, seen_answers
from veinguide.languages import language_asked_for
from veinguide.particular import (
    SAID_INSTEAD,
    after_stopping,
    answer_anywhere,
    answer_instead,
    said_first,
)
from veinguide.particular.asked import DENY, OUT_OF_SCOPE, OUT_OF_SCOPE_MEDICAL
from veinguide.particular.medicines import STOPPED
from veinguide.particular.named import (
    complaint_instead,
    first_named,
    instead_of_a_miss,
    other_instead,
)

# A response of domain.yml with these slot values, if there is such a response.
Say = Callable[[str, dict[str, Any]], Told | None]

OTHER_LANGUAGE = "utter_other_language"
# Kinds and topics of what is said as it stands.
NEVER_REPLACED = {"question", "emergency", "booking", "safety", "privacy"}
# This one only gives way to what is told of it by name.
PREGNANCY = "pregnancy"
# What is told of it by name may take the place of a wider text about the same.
PRIVACY = "privacy"
# Among the slots: whether the visitor told that they stopped a medicine.
HAS_STOPPED = "has_stopped"


def in_particular(
    told: Told,
    utter_action: str,
    asked: str,
    say: Say,
    slots: Told,
    *,
    is_alone: bool,
    narrow: str | None = None,
    surely: str | None = None,
) -> Told | None:
    """What is said instead of an answer to the message; None to leave it.

    Of several answers, only one about the same is said in other words. `narrow` is the
    response to the narrow question that the message is like, if it is like one, and
    `surely` that to what its words ask whatever it is like.
    """
    surely = surely if is_alone else None
    narrow = surely or narrow
    if _stands(told):
        if not narrow or not is_alone or _about(told) != PRIVACY:
            return None
        instead = say(narrow, slots)
        if not instead or _about(instead) != PRIVACY:
            return None
        return marked(instead, {SAID_INSTEAD: narrow})
    about = slots.get("topic") if utter_action == DENY else _about(told)
    name = surely or answer_instead(asked, utter_action, about or "")
    if slots.get(HAS_STOPPED) and about == "medicines":
        name = after_stopping(name or utter_action) or name
    is_open = utter_action not in OUT_OF_SCOPE and about != PREGNANCY
    if not name and is_alone and is_open:
        name = answer_anywhere(asked)
        code = language_asked_for(asked)
        if code and not name:
            return _in_two_languages(code, say)
    if not name and is_alone:
        name = complaint_instead(asked, utter_action, about or "")
    if not name and is_alone and narrow != utter_action:
        name = narrow
    if not name and utter_action == OUT_OF_SCOPE_MEDICAL:
        name = instead_of_a_miss(asked)
    instead = say(name, slots) if name else None
    said = instead or told
    other = other_instead(asked, said["text"], _about(said)) if is_alone else None
    if other:
        name, instead = other, say(other, slots)
    return marked(instead, {SAID_INSTEAD: name}) if instead else None


def also_asked(asked: str, say: Say, slots: Told) -> list[Told]:
    """What is answered besides the questions that were understood."""
    name = answer_anywhere(asked)
    told = say(name, slots) if name else None
    return [told] if told else []


def leads(told: Told, utter_action: str, asked: str, before: str) -> list[str]:
    """The responses that are said before this answer, the first first.

    `before` is what was typed before, where the message is about that, too.
    """
    first = said_first(asked, utter_action)
    names = [first] if first else []
    if kind_of(told) == ANSWER:
        names += first_named(f"{before} {asked}", told["text"], _about(told))
    return names


def has_stopped(tracker: DialogueStateTracker) -> bool:
    """Whether it was answered before that the visitor stopped a medicine."""
    return any(
        STOPPED
        in (event.metadata.get("utter_action"), own_metadata(event).get(SAID_INSTEAD))
        for event in seen_answers(tracker)
    )


def _in_two_languages(code: str, say: Say) -> Told | None:
    english = say(OTHER_LANGUAGE, {})
    theirs = say(OTHER_LANGUAGE, {"language": code})
    if not english or not theirs:
        return None
    return {**english, "text": f"{english['text']}\n\n{theirs['text']}"}


def _stands(told: Told) -> bool:
    metadata = told.get("metadata") or {}
    return bool(NEVER_REPLACED & {metadata.get("kind"), metadata.get("topic")})


def _about(told: Told) -> str:
    return str((told.get("metadata") or {}).get("topic", ""))
