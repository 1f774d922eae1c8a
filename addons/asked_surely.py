"""What a message asks by its words and what was said before, whatever it is like."""

from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.told import Told, topic_of
from addons.turns import asked_in, confidence_in, turns_of
from veinguide.content.records import payload_intent
from veinguide.particular.in_a_talk import answer_in_a_talk
from veinguide.particular.own_words import said_before, titles_payload

# Among the slots: the sentence of the last reply that is asked back about.
SAID_BEFORE, MY_WORDS = "said_before", "utter_about_my_words"
OUT_OF_SCOPE, SURE = "utter_out_of_scope", 0.5
ASKS = "ask_"


def asked_surely(
    told: Told, utter_action: str, tracker: DialogueStateTracker
) -> str | None:
    """The response to it, instead of `told`."""
    asked = asked_in(tracker)
    if utter_action == OUT_OF_SCOPE and confidence_in(tracker) >= SURE:
        return None
    before = turns_of(tracker)[:-1]
    typed = [turn.words for turn in before]
    said = [turn.spoken for turn in before]
    where = {utter_action, topic_of(told) or ""}
    return (
        _typed_title(tracker)
        or answer_in_a_talk(asked, typed, said, where)
        or (MY_WORDS if asked_back(tracker) else None)
    )


def asked_back(tracker: DialogueStateTracker) -> str:
    """The sentence of the last reply that the message asks back about; mostly none."""
    replies = [text for turn in turns_of(tracker)[-2:-1] for text in turn.texts]
    return said_before(asked_in(tracker), replies) or ""


def _typed_title(tracker: DialogueStateTracker) -> str | None:
    payload = titles_payload(asked_in(tracker), _last_buttons(tracker))
    intent = payload_intent(payload) if payload else ""
    return f"utter_{intent}" if intent.startswith(ASKS) else None


def _last_buttons(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """Under what was said before the message that is answered now."""
    heard = 0
    for event in reversed(tracker.events):
        heard += isinstance(event, UserUttered)
        if heard == 1 and isinstance(event, BotUttered):
            return list((event.data or {}).get("buttons") or [])
        if heard > 1:
            break
    return []
