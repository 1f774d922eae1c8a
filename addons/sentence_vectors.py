"""Turn each message into sentence vectors. Named in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import sentence_encoders
from addons.sentence_encoders import ENCODERS, Encoder, Vectors
from addons.spelling import PARTS, VeinSpelling
from veinguide.errors import SettingsError

PART_VECTORS = "part_vectors"
MANY_TEXTS = 100


@dataclass(frozen=True)
class PartVectors:
    """One row a part. Rasa would fingerprint a bare array by printing it, slowly."""

    rows: Vectors

    def fingerprint(self) -> str:
        return hashlib.sha256(self.rows.tobytes()).hexdigest()


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class SentenceVectors(GraphComponent):
    """Weighted vectors of one or more encoders, side by side, per part of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Encoder names with the weight of their vectors."""
        return {"encoders": {"minilm": 1.5, "use": 1.0}}

    @classmethod
    def required_components(cls) -> list[type]:
        return [VeinSpelling]

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
        examples = [e for e in training_data.training_examples if e.get(PARTS)]
        texts = [e.get(PARTS)[0] for e in examples]
        for example, vector in zip(examples, self.vectors(texts), strict=True):
            example.set(PART_VECTORS, PartVectors(vector[None, :]))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            rows = self.vectors(message.get(PARTS))
            message.set(PART_VECTORS, PartVectors(rows))
        return messages

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, the encoders' weighted vectors side by side."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        if len(texts) < MANY_TEXTS:
            return np.hstack([w * encode(texts) for encode, w in self._encoders])
        # Training: each encoder keeps one core busy, so two cores halve the wait.
        with ThreadPoolExecutor() as pool:
            columns = pool.map(lambda each: each[1] * each[0](texts), self._encoders)
            return np.hstack(list(columns))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        # Rasa's cache sees this class's source, not the module it calls.
        source = Path(sentence_encoders.__file__).read_bytes()
        return hashlib.sha256(source).hexdigest()
