"""Tell narrow questions by what they are like. Named in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import intent_model, nearest_told, regression, wording
from addons.intent_model import IntentModel, ModelSettings
from addons.nearest_told import units
from addons.other_language import LANGUAGE
from addons.red_flag_detector import RED_FLAG
from addons.regression import Floats
from addons.sentence_vectors import PART_VECTORS, SentenceVectors
from addons.spelling import PARTS
from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError, SettingsError
from veinguide.particular import examples
from veinguide.particular.examples import (
    FILE,
    PARTICULARS,
    Particular,
    load_particulars,
)

RANKED = 5
LIKELIEST = 3
ARRAYS, NAMES = "particular-questions.npz", "particular-questions.json"
# Every narrow question has but few examples: fewer rounds, and no example left out.
SETTINGS = ModelSettings(vector_rounds=40, letter_rounds=20, unsure_share=0)


@dataclass(frozen=True)
class NarrowQuestions:
    """What a message is like: of the examples that stand alone, a model tells it; of
    those that only mean it under a topic, the nearest does.

    `under` has a unit vector an example, `of` the name of its narrow question.
    """

    alone: IntentModel
    topics: dict[str, list[str]]
    under: Floats
    of: list[str]

    @classmethod
    def fit(
        cls, particulars: Sequence[Particular], vectors: Callable[[list[str]], Floats]
    ) -> NarrowQuestions:
        """`vectors` gives one row a text.

        :raises ContentError: if fewer than two have examples that stand alone.
        """
        asked = [(wording.plain(t), p.says) for p in particulars for t in p.asks]
        told = [(wording.plain(t), p.says) for p in particulars for t in p.asks_under]
        if len({says for _, says in asked}) < 2:
            raise ContentError(f"{FILE}: needs `asks` of at least two narrow questions")
        rows = vectors([text for text, _ in [*asked, *told]])
        texts, names = zip(*asked, strict=True)
        topics: dict[str, set[str]] = {}
        for p in particulars:
            topics.setdefault(p.says, set()).update(p.under)
        return cls(
            IntentModel.fit(texts, names, rows[: len(asked)], SETTINGS),
            {name: sorted(of) for name, of in topics.items()},
            units(rows[len(asked) :]),
            [says for _, says in told],
        )

    def likeliest(self, texts: Sequence[str], vectors: Floats) -> list[dict[str, Any]]:
        """The narrow questions that the parts of one message are most like.

        `share` is the model's probability, `near` the cosine to the nearest example
        that stands alone, `under` that to the nearest of those under `topics`.
        """
        found: dict[str, dict[str, Any]] = {}
        shares = self.alone.probabilities(texts, vectors)
        best = np.argsort(-shares, axis=1, kind="stable")[:, :LIKELIEST]
        near = self.alone.similarities(vectors, best)
        for row, columns in enumerate(best):
            for column in columns:
                told = self._entry(found, self.alone.intents[column])
                if near[row, column] > told["near"]:
                    told["near"] = round(float(near[row, column]), 3)
                    told["share"] = round(float(shares[row, column]), 3)
        if self.of:
            likeness = (self.under @ units(vectors).T).max(axis=1)
            for place in np.argsort(-likeness, kind="stable")[: 2 * RANKED]:
                told = self._entry(found, self.of[place])
                told["under"] = max(told["under"], round(float(likeness[place]), 3))
        order = sorted(found.values(), key=lambda e: -max(e["near"], e["under"]))
        return order[:RANKED]

    def _entry(self, found: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
        nothing = {"name": name, "share": 0.0, "near": 0.0, "under": 0.0}
        return found.setdefault(name, {**nothing, "topics": self.topics[name]})

    def save(self, folder: Path) -> None:
        self.alone.save(folder)
        np.savez_compressed(folder / ARRAYS, under=self.under.astype(np.float16))
        kept = {"topics": self.topics, "of": self.of}
        (folder / NAMES).write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> NarrowQuestions:
        """Arrays and JSON only: a model file cannot carry code."""
        kept = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            under = arrays["under"].astype(np.float32)
        return cls(IntentModel.load(folder), kept["topics"], under, kept["of"])


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class ParticularFinder(GraphComponent, IntentClassifier):
    """Notes beside the intent which narrow questions a message is like.

    It decides nothing: addons/particular_answers.py does, who knows the conversation.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return SentenceVectors.get_default_config()

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: NarrowQuestions | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self.model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ParticularFinder:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """:raises ContentError: if content/particular_questions.yml cannot be used."""
        encoder = SentenceVectors.of(self._config)
        self.model = NarrowQuestions.fit(load_particulars(), encoder.vectors)
        with self._model_storage.write_to(self._resource) as folder:
            self.model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ParticularFinder:
        with model_storage.read_from(resource) as folder:
            model = NarrowQuestions.load(folder)
        return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        if self.model is None:
            raise SettingsError("ParticularFinder is not trained; run make train")
        for message in messages:
            if message.get(RED_FLAG) or message.get(LANGUAGE) or not message.get(PARTS):
                continue
            if wording.is_command(message.get(TEXT)):
                continue
            found = self.model.likeliest(
                message.get(PARTS), message.get(PART_VECTORS).rows
            )
            message.set(PARTICULARS, found, add_to_output=True)
        return messages

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        # Rasa's cache sees this class's source, not the files and modules it reads.
        modules = (examples, intent_model, nearest_told, regression, wording)
        read = [PROJECT_ROOT / FILE, *(Path(m.__file__) for m in modules)]
        return hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()
