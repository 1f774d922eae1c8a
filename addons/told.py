"""What is said, as the generator passes it on, and how several become one."""

from typing import Any

from addons.intent_classifier import BOOKING
from veinguide.content.records import payload_intent
from veinguide.fewer_words import SAFETY

MOST_BUTTONS = 3
ANSWER = "answer"
TOPIC = "topic"

Told = dict[str, Any]


def kind_of(told: Told) -> str:
    return str((told.get("metadata") or {}).get("kind", ANSWER))


def topic_of(told: Told) -> str | None:
    return (told.get("metadata") or {}).get(TOPIC)


def offers(told: Told) -> bool:
    return bool((told.get("metadata") or {}).get("offers"))


def joined(told: Told, answers: list[Told], answered: set[str]) -> Told:
    """One message; a question that waits for the visitor comes last.

    A paragraph that two answers share is said once, with the last of them. Buttons that
    lead to a response in `answered` are left out.
    """
    is_answer = kind_of(told) == ANSWER
    said = [told, *answers] if is_answer else [*answers, told]
    paragraphs = [p for each in said for p in each["text"].split("\n\n")]
    last = {paragraph: place for place, paragraph in enumerate(paragraphs)}
    metadata = dict(told.get("metadata") or {})
    facts = [f for each in said for f in (each.get("metadata") or {}).get("facts", [])]
    metadata["facts"] = list(dict.fromkeys(facts))
    buttons = [b for each in said for b in each.get("buttons") or []]
    return {
        **told,
        "text": "\n\n".join(p for i, p in enumerate(paragraphs) if last[p] == i),
        "metadata": metadata,
        "buttons": _buttons(buttons, answered)
        if is_answer
        else told.get("buttons", []),
    }


def saying(told: Told, *said: Told) -> Told:
    """`told` with the words of `said`, one after the other."""
    texts = (each["text"] for each in said)
    return {**told, "text": "\n\n".join(text for text in texts if text)}


def for_safety(text: str) -> str:
    return "\n\n".join(each for each in text.split("\n\n") if SAFETY.search(each))


def marked(told: Told, marks: Told) -> Told:
    """`told`, with what is read of it later."""
    return {**told, "metadata": {**(told.get("metadata") or {}), **marks}}


def resting_on_both(told: Told, other: Told) -> Told:
    facts = [*told["metadata"].get("facts", []), *other["metadata"].get("facts", [])]
    return marked(told, {"facts": list(dict.fromkeys(facts))})


def without_booking(told: Told) -> Told:
    """No button opens a request that is open, or asks for a visit in an emergency."""
    buttons = [
        button
        for button in told.get("buttons") or []
        if payload_intent(button["payload"]) != BOOKING
    ]
    return {**told, "buttons": buttons}


def _buttons(buttons: list[Told], answered: set[str]) -> list[Told]:
    by_payload: dict[str, Told] = {}
    for button in buttons:
        if f"utter_{payload_intent(button['payload'])}" not in answered:
            by_payload.setdefault(button["payload"], button)
    return list(by_payload.values())[:MOST_BUTTONS]
