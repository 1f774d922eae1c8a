"""Which button of a menu is picked in words: "the first one", "the home thing"."""

from rasa_sdk import Tracker

from actions.last_answers import last_said
from veinguide.content.records import payload_intent
from veinguide.particular.own_words import chosen_payload

ANSWER, ASKS = "answer", "ask_"


def chosen_question(tracker: Tracker) -> str | None:
    """The question of that button; not of one under an answer."""
    said = last_said(tracker)
    if said is None or said.is_emergency or said.metadata.get("kind") == ANSWER:
        return None
    text = tracker.latest_message.get("text") or ""
    payload = chosen_payload(text, said.buttons)
    intent = payload_intent(payload) if payload else ""
    return intent if intent.startswith(ASKS) else None
