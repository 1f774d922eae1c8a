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
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import intent_model, nearest_told, regression, wording
from addons.intent_classifier import INTENTS_ALONE
from addons.intent_model import OUTSIDE, IntentModel, ModelSettings
from addons.nearest_told import units
from addons.other_language import LANGUAGE
from addons.red_flag_detector import RED_FLAG
from addons.regression import Floats
from addons.sentence_vectors import (
    PART_VECTORS,
    QUESTION_VECTORS,
    SentenceVectors,
)
from addons.sources import sources
from addons.spelling import PARTS, QUESTIONS
from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError, SettingsError
from veinguide.particular import examples, subjects
from veinguide.particular.examples import (
    EACH_QUESTION,
    FILE,
    PARTICULARS,
    Particular,
    load_particulars,
)
from veinguide.particular.subjects import is_bare_subject

RANKED = 8
LIKELIEST = 3
ARRAYS, NAMES = "particular-questions.npz", "particular-questions.json"
# Every narrow question has but few examples: fewer rounds, and no example left out.
SETTINGS = ModelSettings(vector_rounds=40, letter_rounds=20, unsure_share=0)
# Questions of data/nlu.yml stand against them as classes of their own: so many of each
# intent, but none that sounds like a narrow question itself.
WIDE = "wide/"
WIDE_OF_AN_INTENT = 100
# What is not ours comes in more ways than any question of ours.
WIDE_OUTSIDE = 400
NARROW_SHARE, NARROW_NEAR = 0.5, 0.6


@dataclass(frozen=True)
class Told:
    """Examples, what each of them means, and a row of its vector for each."""

    texts: Sequence[str]
    means: Sequence[str]
    rows: Floats

    def only(self, places: Sequence[int]) -> Told:
        return Told(
            [self.texts[i] for i in places],
            [self.means[i] for i in places],
            self.rows[list(places)],
        )


NOTHING_WIDE = Told((), (), np.zeros((0, 0), dtype=np.float32))


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
        cls,
        particulars: Sequence[Particular],
        vectors: Callable[[list[str]], Floats],
        wide: Told = NOTHING_WIDE,
    ) -> NarrowQuestions:
        """`vectors` gives one row a text; `wide` are examples of intents.

        :raises ContentError: if fewer than two have examples that stand alone.
        """
        asked = [(wording.plain(t), p.says) for p in particulars for t in p.asks]
        told = [(wording.plain(t), p.says) for p in particulars for t in p.asks_under]
        if len({says for _, says in asked}) < 2:
            raise ContentError(f"{FILE}: needs `asks` of at least two narrow questions")
        rows = vectors([text for text, _ in [*asked, *told]])
        texts, names = zip(*asked, strict=True)
        alone = Told(texts, names, rows[: len(asked)])
        topics: dict[str, set[str]] = {}
        for p in particulars:
            topics.setdefault(p.says, set()).update(p.under)
        return cls(
            _fit(alone, wide),
            {name: sorted(of) for name, of in topics.items()},
            units(rows[len(asked) :]),
            [says for _, says in told],
        )

    def likeliest(self, texts: Sequence[str], vectors: Floats) -> list[dict[str, Any]]:
        """The narrow questions that the parts of one message are most like.

        `share` is the model's probability, `near` the cosine to the nearest example
        that stands alone, `under` that to the nearest of those under `topics`; `wide`
        is the highest probability of an intent. The bare name of a subject is like none
        that stands alone.
        """
        found: dict[str, dict[str, Any]] = {}
        shares = self.alone.probabilities(texts, vectors)
        names = self.alone.intents
        is_wide = np.array([name.startswith(WIDE) for name in names])
        narrow, rival = np.flatnonzero(~is_wide), shares[:, is_wide]
        order = np.argsort(-shares[:, narrow], axis=1, kind="stable")
        best = narrow[order[:, :LIKELIEST]]
        near = self.alone.similarities(vectors, best)
        for row, columns in enumerate(best):
            if is_bare_subject(texts[row]):
                continue
            for column in columns:
                told = self._entry(found, names[column])
                if near[row, column] > told["near"]:
                    told["near"] = round(float(near[row, column]), 3)
                    told["share"] = round(float(shares[row, column]), 3)
        if self.of:
            likeness = (self.under @ units(vectors).T).max(axis=1)
            for place in np.argsort(-likeness, kind="stable")[: 2 * RANKED]:
                told = self._entry(found, self.of[place])
                told["under"] = max(told["under"], round(float(likeness[place]), 3))
        likest = sorted(found.values(), key=lambda e: -max(e["near"], e["under"]))
        wide = round(float(rival.max(initial=0.0)), 3)
        return [{**told, "wide": wide} for told in likest[:RANKED]]

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


def some_of_each(told: Told) -> Told:
    """So many of every intent's examples, evenly spread over them."""
    places: dict[str, list[int]] = {}
    for place, intent in enumerate(told.means):
        places.setdefault(intent, []).append(place)
    picked = []
    for intent, own in places.items():
        wanted = WIDE_OUTSIDE if intent in OUTSIDE else WIDE_OF_AN_INTENT
        count = min(wanted, len(own))
        picked += [own[i * len(own) // count] for i in range(count)]
    return told.only(picked)


def _fit(narrow: Told, wide: Told) -> IntentModel:
    """Tells the narrow questions from each other, and from what is wide.

    Data of an intent holds narrow questions too, which a first model finds and leaves
    out: else the two would be learned as opposites.
    """
    first = IntentModel.fit(narrow.texts, narrow.means, narrow.rows, SETTINGS)
    if not wide.texts:
        return first
    shares = first.probabilities(wide.texts, wide.rows)
    likeliest = shares.argmax(axis=1)[:, None]
    near = first.similarities(wide.rows, likeliest).max(axis=1)
    is_narrow = (shares.max(axis=1) >= NARROW_SHARE) & (near >= NARROW_NEAR)
    kept = wide.only([int(place) for place in np.flatnonzero(~is_narrow)])
    return IntentModel.fit(
        [*narrow.texts, *kept.texts],
        [*narrow.means, *(WIDE + intent for intent in kept.means)],
        np.vstack([narrow.rows, kept.rows]),
        SETTINGS,
    )


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
        examples = [e for e in training_data.intent_examples if e.get(PARTS)]
        wide = some_of_each(
            Told(
                [e.get(PARTS)[0] for e in examples],
                [e.get(INTENT) for e in examples],
                np.vstack([e.get(PART_VECTORS).rows for e in examples]),
            )
        )
        self.model = NarrowQuestions.fit(load_particulars(), encoder.vectors, wide)
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
            if message.get(QUESTIONS) and message.get(INTENTS_ALONE):
                each = _each_question(message, self.model)
                message.set(EACH_QUESTION, each, add_to_output=True)
        return messages

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        own = (examples, subjects)
        read = sources(*own, intent_model, nearest_told, regression, wording)
        read.append(PROJECT_ROOT / FILE)
        return hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()


def _each_question(message: Message, model: NarrowQuestions) -> list[dict[str, Any]]:
    """Of several questions of a message, what each alone is like."""
    rows = message.get(QUESTION_VECTORS).rows
    asked = zip(message.get(QUESTIONS), message.get(INTENTS_ALONE), strict=True)
    return [
        {
            INTENT: {**intent, "confidence": round(intent["confidence"], 3)},
            PARTICULARS: model.likeliest([text], rows[place : place + 1]),
        }
        for place, (text, intent) in enumerate(asked)
    ]
