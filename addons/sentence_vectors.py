"""Turn each message into sentence vectors. Named in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import mpnet_model, sentence_encoders
from addons.published_vectors import MANY_TEXTS, PUBLISHED_FROM, PublishedVectors
from addons.sentence_encoders import ENCODERS, Encoder, Vectors
from addons.spelling import CLAUSES, PARTS, QUESTIONS, STATEMENTS, VeinSpelling
from addons.vector_cache import VectorCache
from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError

PART_VECTORS = "part_vectors"
QUESTION_VECTORS = "question_vectors"
STATEMENT_VECTORS = "statement_vectors"
CLAUSE_VECTORS = "clause_vectors"
_VECTORS_OF = {PARTS: PART_VECTORS, QUESTIONS: QUESTION_VECTORS}
_LATER_VECTORS_OF = {STATEMENTS: STATEMENT_VECTORS, CLAUSES: CLAUSE_VECTORS}


@dataclass(frozen=True)
class PartVectors:
    """One row a text. Rasa would fingerprint a bare array by printing it, slowly."""

    rows: Vectors

    def fingerprint(self) -> str:
        return hashlib.sha256(self.rows.tobytes()).hexdigest()


@dataclass(frozen=True)
class LaterVectors:
    """One row a text, encoded when somebody asks, which few messages lead to."""

    texts: tuple[str, ...]
    encode: Callable[[Sequence[str]], Vectors]

    @cached_property
    def rows(self) -> Vectors:
        return self.encode(self.texts)

    def fingerprint(self) -> str:
        return hashlib.sha256(repr(self.texts).encode()).hexdigest()


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False
)
class SentenceVectors(GraphComponent):
    """Weighted vectors of one or more encoders, side by side, per part of a message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Encoder names with the weight of their vectors, a file in the project that
        keeps vectors from one training to the next, and the folder of those that came
        with the project (see addons/published_vectors.py); neither if empty."""
        return {"encoders": {"mpnet": 1.5, "use": 1.0}, "cache": "", "published": ""}

    @classmethod
    def required_components(cls) -> list[type]:
        return [VeinSpelling]

    def __init__(
        self,
        encoders: Sequence[tuple[Encoder, float]],
        cache: VectorCache | None = None,
    ) -> None:
        self._encoders = encoders
        self._cache = cache

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        return cls.of(config)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceVectors:
        """Encoders read their files at the first text; no visitor is to wait for that.

        The gateway gives the alarm of a rule if the net's verdict takes too long.
        """
        loaded = cls.of(config)
        loaded.vectors(["ready"])
        return loaded

    @classmethod
    def of(cls, config: dict[str, Any]) -> SentenceVectors:
        """:raises SettingsError: if the config names an encoder that is not there."""
        weights: dict[str, float] = config["encoders"]
        unknown = sorted(set(weights) - set(ENCODERS))
        if unknown or not weights:
            raise SettingsError(
                f"SentenceVectors: encoders are {unknown or 'none'} in config.yml; "
                f"it knows {', '.join(sorted(ENCODERS))}"
            )
        encoders = {name: ENCODERS[name]() for name in weights}
        if config["published"] and PUBLISHED_FROM in encoders:
            folder = PROJECT_ROOT / config["published"]
            encoders[PUBLISHED_FROM] = PublishedVectors(
                encoders[PUBLISHED_FROM], folder
            )
        cache = cls.cache_of(config) if config["cache"] else None
        return cls([(encoders[n], float(w)) for n, w in weights.items()], cache)

    @classmethod
    def cache_of(cls, config: dict[str, Any]) -> VectorCache:
        """The file that training keeps vectors in."""
        made_by = f"{config['encoders']} {cls.fingerprint_addon(config)}"
        return VectorCache(PROJECT_ROOT / config["cache"], made_by)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        examples = [e for e in training_data.training_examples if e.get(PARTS)]
        texts = [e.get(PARTS)[0] for e in examples]
        for example, vector in zip(examples, self.vectors(texts), strict=True):
            example.set(PART_VECTORS, PartVectors(vector[None, :]))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            texts = {name: message.get(name) or [] for name in _VECTORS_OF}
            # What stands in several of the lists is encoded once.
            places = {t: i for i, t in enumerate(dict.fromkeys(chain(*texts.values())))}
            rows = self.vectors(list(places))
            for name, vectors in _VECTORS_OF.items():
                own = [places[text] for text in texts[name]]
                message.set(vectors, PartVectors(rows[own]))
            for name, vectors in _LATER_VECTORS_OF.items():
                told = tuple(message.get(name) or ())
                message.set(vectors, LaterVectors(told, self.vectors))
        return messages

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, the encoders' weighted vectors side by side."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        if len(texts) < MANY_TEXTS:
            return np.hstack([w * encode(texts) for encode, w in self._encoders])
        if self._cache:
            return self._cache.vectors(texts, self._many)
        return self._many(texts)

    def _many(self, texts: Sequence[str]) -> Vectors:
        # Training: each encoder keeps one core busy, so two cores halve the wait.
        with ThreadPoolExecutor() as pool:
            columns = pool.map(lambda each: each[1] * each[0](texts), self._encoders)
            return np.hstack(list(columns))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        # Rasa's cache sees this class's source, not its module or its packages.
        source = Path(sentence_encoders.__file__).read_bytes()
        source += Path(mpnet_model.__file__).read_bytes()
        packages = {d: version(d) for d in sentence_encoders.PACKAGES}
        return hashlib.sha256(source + repr(packages).encode()).hexdigest()
