"""Let red flags win over every intent. Named first in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_CONFIDENCE,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from veinguide import PROJECT_ROOT
from veinguide.triage import RedFlag, Triage, load_triage

RED_FLAG = "red_flag"
WITHDRAWN = "withdrawn_red_flag"


# Not trainable, so Rasa runs it on what visitors type and never on training examples.
@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class RedFlagDetector(GraphComponent):
    """Marks a message with a red flag; later classifiers leave its intent alone."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    def __init__(self, triage: Triage) -> None:
        self._triage = triage

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RedFlagDetector:
        """Raises ContentError when the red-flag table cannot be used."""
        return cls(load_triage())

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Rasa's cache sees this class's source, not the file it reads."""
        table = PROJECT_ROOT / "content" / "red_flags.yml"
        return hashlib.sha256(table.read_bytes()).hexdigest()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text and not text.startswith(INTENT_MESSAGE_PREFIX):
                flag = self._triage.find(text)
                if flag:
                    mark(message, flag, 1.0, type(self).__name__)
        return messages


def mark(message: Message, flag: RedFlag, confidence: float, finder: str) -> None:
    """Give the message the intent of its red flag, alone in the ranking."""
    intent = {INTENT_NAME_KEY: flag.intent, PREDICTED_CONFIDENCE_KEY: confidence}
    message.set(RED_FLAG, flag.sign, add_to_output=True)
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
    _note(message, RED_FLAG, flag.sign, confidence, finder)


def withdraw(message: Message, confidence: float, finder: str) -> None:
    """Take the red flag back, so that the message is read as a question.

    It leaves an entity that tells staff, and the gateway, which sign it was.
    """
    sign = message.get(RED_FLAG)
    for name in (RED_FLAG, INTENT, INTENT_RANKING_KEY):
        message.data.pop(name, None)
    others = [
        entity
        for entity in message.get(ENTITIES, [])
        if entity[ENTITY_ATTRIBUTE_TYPE] != RED_FLAG
    ]
    message.set(ENTITIES, others, add_to_output=True)
    _note(message, WITHDRAWN, sign, confidence, finder)


def _note(
    message: Message, name: str, sign: str, confidence: float, finder: str
) -> None:
    entity = {
        ENTITY_ATTRIBUTE_TYPE: name,
        ENTITY_ATTRIBUTE_VALUE: sign,
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: len(message.get(TEXT)),
        ENTITY_ATTRIBUTE_CONFIDENCE: confidence,
        EXTRACTOR: finder,
    }
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
