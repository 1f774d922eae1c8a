"""Put answers into words. Named in endpoints.yml under `nlg`."""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.intent_classifier import ALSO_ASKED
from veinguide.content import load_content

MOST_BUTTONS = 3
ANSWER = "answer"
# What is said at such a moment is said alone.
SAID_ALONE = ("emergency", "fallback")

Told = dict[str, Any]


class AnswerGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's own generator, with two duties more.

    It knows which facts are on hold and says their numberless wording, and it answers
    the other questions of a message that asked several.
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
        held_slots: dict[str, bool] | None = None,
    ) -> None:
        super().__init__(domain.responses if domain else {})
        self.held_slots = (
            load_content().held_slots() if held_slots is None else held_slots
        )

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Told | None:
        told: Told | None = await super().generate(
            utter_action, tracker, output_channel, **kwargs
        )
        others = _still_to_answer(tracker)
        if not told or not others or _kind(told) in SAID_ALONE:
            return told
        slots = tracker.current_slot_values()
        answers = [
            self.generate_from_slots(f"utter_{intent}", slots, output_channel)
            for intent in others
        ]
        answered = {utter_action, *(f"utter_{intent}" for intent in others)}
        return joined(told, [answer for answer in answers if answer], answered)

    def generate_from_slots(
        self,
        utter_action: str,
        filled_slots: dict[str, Any],
        output_channel: str,
        **kwargs: Any,
    ) -> Told | None:
        found: Told | None = super().generate_from_slots(
            utter_action, {**filled_slots, **self.held_slots}, output_channel, **kwargs
        )
        return found


def joined(told: Told, answers: list[Told], answered: set[str]) -> Told:
    """One message; a question that waits for the visitor comes last.

    A paragraph that two answers share is said once, with the last of them. Buttons that
    lead to a response in `answered` are left out.
    """
    is_answer = _kind(told) == ANSWER
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


def _buttons(buttons: list[Told], answered: set[str]) -> list[Told]:
    by_payload: dict[str, Told] = {}
    for button in buttons:
        if f"utter_{button['payload'].removeprefix('/')}" not in answered:
            by_payload.setdefault(button["payload"], button)
    return list(by_payload.values())[:MOST_BUTTONS]


def _still_to_answer(tracker: DialogueStateTracker) -> list[str]:
    """What the visitor's last message also asked, if nothing was said to it yet."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            return []
        if isinstance(event, UserUttered):
            return list((event.parse_data or {}).get(ALSO_ASKED) or [])
    return []


def _kind(told: Told) -> str:
    return str((told.get("metadata") or {}).get("kind", ANSWER))
