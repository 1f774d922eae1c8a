"""Tell what a visitor asks, and how surely. Named in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import intent_model, regression, wording
from addons.intent_model import IntentModel, ModelSettings
from addons.other_language import LANGUAGE
from addons.regression import Floats
from addons.sentence_vectors import (
    PART_VECTORS,
    QUESTION_VECTORS,
    SentenceVectors,
)
from addons.sources import sources
from addons.spelling import PARTS, QUESTIONS
from veinguide.booking.plainly_meant import NO_INTENT, plainly_meant
from veinguide.errors import SettingsError

RED_FLAG = "red_flag"
OUT_OF_SCOPE = "out_of_scope"
DETAIL = "inform"
ALSO_ASKED = "also_asked"
# The likeliest intent of each of several questions; not part of the output.
INTENTS_ALONE = "intents_alone"
RANKED = 10
MOST_ANSWERS = 3
BOOKING, GOODBYE = "book_consultation", "goodbye"
# "Why is that?" after a story asks about the story, which is told in it.
ABOUT_WHAT_WAS_SAID = ("ask_more", "ask_repeat")
# A bare yes or no is short and plain; what hardly sounds like one has more to say.
REPLIES = ("affirm", "deny")
FAINT, FAINT_BESIDE_A_QUESTION = 0.2, 0.5
# "I'll call on Monday, bye" sounds a little like a change of a request.
SURE_BESIDE_A_BYE, SURE_OF_A_BYE = 0.5, 0.9
# Questions about the talk itself stand alone.
NOT_BESIDE_OTHERS = ("ask_repeat", "ask_more", "ask_booking_status", "ask_human")


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class VeinIntentClassifier(GraphComponent, IntentClassifier):
    """A message with a red flag keeps the intent that triage gave it."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {f.name: f.default for f in fields(ModelSettings)}

    def __init__(
        self,
        settings: ModelSettings,
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        self._settings = settings
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
    ) -> VeinIntentClassifier:
        return cls(_settings(config), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(PARTS)]
        intents = [e.get(INTENT) for e in examples]
        if len(set(intents)) < 2:
            raise SettingsError("data/nlu.yml needs examples of at least two intents")
        self.model = IntentModel.fit(
            [e.get(PARTS)[0] for e in examples],
            intents,
            np.vstack([e.get(PART_VECTORS).rows for e in examples]),
            self._settings,
        )
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
    ) -> VeinIntentClassifier:
        with model_storage.read_from(resource) as folder:
            model = IntentModel.load(folder)
        return cls(_settings(config), model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(RED_FLAG) or message.get(LANGUAGE) or not message.get(PARTS):
                continue
            ranking = self.ranking(message.get(PARTS), message.get(PART_VECTORS).rows)
            if message.get(QUESTIONS):
                ranking = self._several(message, ranking)
            ranking = _without_faint_replies(ranking, message.get(TEXT))
            ranking = _with_a_bye(ranking, message.get(TEXT))
            if wording.is_command(message.get(TEXT)):
                ranking = [{"name": OUT_OF_SCOPE, "confidence": 1.0}]
            elif wording.is_number(message.get(TEXT)):
                # Half a phone number sounds like a question about phone numbers.
                ranking = [{"name": DETAIL, "confidence": 1.0}]
            wish = plainly_meant(message.get(TEXT))
            if wish in {*self._trained.intents, NO_INTENT}:
                ranking = _with_a_plain_wish(ranking, wish)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def ranking(self, parts: list[str], vectors: Floats) -> list[dict[str, Any]]:
        """The likeliest intents with their confidence, best first."""
        model = self._trained
        if wording.is_value_and_question(parts):
            parts, vectors = parts[1:], vectors[1:2]
        confidences = model.confidences(parts, vectors)
        surest = confidences[0]
        if len(parts) > 1 and self._is_ours(parts[0], vectors[:1]):
            # A story hides its question: the surest of the whole and its questions.
            if self._is_question(surest):
                confidences[1:, self._columns(ABOUT_WHAT_WAS_SAID)] = 0
            surest = confidences[confidences.max(axis=1).argmax()]
        best = np.argsort(-surest, kind="stable")[:RANKED]
        return [
            {"name": model.intents[i], "confidence": float(surest[i])} for i in best
        ]

    @property
    def _trained(self) -> IntentModel:
        if self.model is None:
            raise SettingsError("VeinIntentClassifier is not trained; run make train")
        return self.model

    def _is_question(self, confidences: Floats) -> bool:
        best = int(confidences.argmax())
        understood = confidences[best] >= self._settings.unsure_confidence
        return bool(understood) and self._trained.intents[best].startswith("ask_")

    def _columns(self, intents: Iterable[str]) -> list[int]:
        known = self._trained.intents
        return [known.index(name) for name in intents if name in known]

    def _is_ours(self, text: str, vector: Floats) -> bool:
        """Not so, for one, is "is that normal?" after a story about an eye."""
        outside = self._trained.outside_share(text, vector)
        return outside < self._settings.story_outside_share

    def _several(
        self, message: Message, ranking: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The ranking of the first of several questions; the others are noted.

        A message counts as several questions when at least two different ones are
        understood alone, and the message as a whole sounds like one of them; or like
        nothing surely, while each of its questions is understood.
        """
        vectors = message.get(QUESTION_VECTORS).rows
        alone = [
            self.ranking([text], vectors[i : i + 1])
            for i, text in enumerate(message.get(QUESTIONS))
        ]
        message.set(INTENTS_ALONE, [each[0] for each in alone])
        least = self._settings.question_confidence
        understood = [
            each
            for each in alone
            if each[0]["confidence"] >= least
            and _can_stand_beside_others(each[0]["name"])
        ]
        found: dict[str, list[dict[str, Any]]] = {}
        for each in understood:
            found.setdefault(each[0]["name"], each)
        whole = ranking[0]
        sounds_like_one = whole["name"] in found or (
            len(understood) == len(alone) and whole["confidence"] < least
        )
        names = list(found)[:MOST_ANSWERS]
        if len(names) < 2 or not sounds_like_one:
            return ranking
        # Booking asks for details, so it comes after the answers.
        first = BOOKING if BOOKING in names else names[0]
        message.set(
            ALSO_ASKED, [name for name in names if name != first], add_to_output=True
        )
        return found[first]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        read = sources(intent_model, regression, wording)
        return hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()


def _without_faint_replies(
    ranking: list[dict[str, Any]], text: str
) -> list[dict[str, Any]]:
    """ "She have blue cross. Is ok with you?" is no yes to an offer of a visit."""
    least = FAINT_BESIDE_A_QUESTION if "?" in text else FAINT
    best = ranking[0]
    if best["name"] not in REPLIES or best["confidence"] >= least:
        return ranking
    return [*ranking[1:], {**best, "confidence": 0.0}]


def _with_a_bye(ranking: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """What is not understood surely and ends with a bye is one."""
    if ranking[0]["confidence"] >= SURE_BESIDE_A_BYE or not wording.is_parting(text):
        return ranking
    others = [each for each in ranking if each["name"] != GOODBYE]
    return [{"name": GOODBYE, "confidence": SURE_OF_A_BYE}, *others]


def _with_a_plain_wish(
    ranking: list[dict[str, Any]], wish: str
) -> list[dict[str, Any]]:
    """What is wanted of a request in plain words, however they are spelled."""
    if wish == ranking[0]["name"]:
        return ranking
    others = [each for each in ranking if each["name"] != wish]
    return [{"name": wish, "confidence": 1.0}, *others]


def _can_stand_beside_others(intent: str) -> bool:
    if intent in NOT_BESIDE_OTHERS:
        return False
    return intent == BOOKING or intent.startswith("ask_")


def _settings(config: dict[str, Any]) -> ModelSettings:
    known = {f.name for f in fields(ModelSettings)}
    settings = ModelSettings(**{k: v for k, v in config.items() if k in known})
    if not 0 <= settings.letter_share <= 1:
        raise SettingsError("VeinIntentClassifier: letter_share must be from 0 to 1")
    if min(settings.vector_strength, settings.letter_strength) <= 0:
        raise SettingsError("VeinIntentClassifier: strengths must be over 0")
    return settings
