"""Turn each message into sentence vectors. Named in config.yml under `pipeline`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons.sentence_encoders import ENCODERS, Encoder, Vectors
from addons.wording import parts, plain
from veinguide.errors import SettingsError

PARTS = "parts"
PART_VECTORS = "part_vectors"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class SentenceVectors(GraphComponent):
    """Weighted vectors of one or more encoders, side by side, per part of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Encoder names with the weight of their vectors."""
        return {"encoders": {"minilm": 1.5, "use": 1.0}}

    def __init__(self, encoders: Sequence[tuple[Encoder, float]]) -> None:
        self._encoders = encoders

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        weights: dict[str, float] = config["encoders"]
        unknown = sorted(set(weights) - set(ENCODERS))
        if unknown or not weights:
            raise SettingsError(
                f"SentenceVectors: encoders are {unknown or 'none'} in config.yml; "
                f"it knows {', '.join(sorted(ENCODERS))}"
            )
        return cls([(ENCODERS[name](), float(w)) for name, w in weights.items()])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        examples = [e for e in training_data.training_examples if e.get(TEXT)]
        texts = [plain(e.get(TEXT)) for e in examples]
        for example, text, vector in zip(examples, texts, self.vectors(texts)):
            example.set(PARTS, [text])
            example.set(PART_VECTORS, vector[None, :])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            texts = parts(message.get(TEXT) or "")
            message.set(PARTS, texts)
            message.set(PART_VECTORS, self.vectors(texts))
        return messages

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, the encoders' weighted vectors side by side."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.hstack([weight * encode(texts) for encode, weight in self._encoders])
