"""Put typing slips right before a message is understood. Named in config.yml."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import wording
from addons.sentence_encoders import english_words
from addons.wording import clauses, parts, plain, questions, statements
from veinguide.errors import SettingsError
from veinguide.particular import struck

PARTS = "parts"
QUESTIONS = "questions"
STATEMENTS = "statements"
CLAUSES = "clauses"
LEARNED = "words.json"
ENDINGS = ("s", "es", "d", "ed", "ing", "y", "ly", "r", "er")

_WORD = re.compile(r"[a-z']+")


class Speller:
    """Knows English words; corrects others to a near word of the training examples."""

    def __init__(
        self,
        targets: Iterable[str],
        known: Iterable[str],
        shortest_letters: int,
        two_slips_from_letters: int,
    ) -> None:
        self.targets = sorted(targets)
        self.known = frozenset(known)
        self._shortest = shortest_letters
        self._two_slips_from = two_slips_from_letters

    @classmethod
    def learn(cls, texts: Iterable[str], config: dict[str, Any]) -> Speller:
        """A target is an English word that stands often enough in the examples."""
        counts = Counter(word for text in texts for word in _WORD.findall(plain(text)))
        english = english_words()
        often: int = config["target_count"]
        targets = [
            word
            for word, count in counts.items()
            if count >= often and (word in english or count >= 3 * often)
        ]
        # Words that the examples repeat are words, or slips that need no correction.
        return cls.of(targets, [w for w, count in counts.items() if count > 1], config)

    @classmethod
    def of(
        cls, targets: Iterable[str], seen: Iterable[str], config: dict[str, Any]
    ) -> Speller:
        return cls(
            targets,
            {*seen, *english_words()},
            config["shortest_letters"],
            config["two_slips_from_letters"],
        )

    def correct(self, text: str) -> str:
        return _WORD.sub(lambda match: self._corrected(match[0]), text)

    def _corrected(self, word: str) -> str:
        if len(word) < self._shortest or "'" in word or self._is_known(word):
            return word
        slips = 2 if len(word) >= self._two_slips_from else 1
        near = process.extractOne(
            word, self.targets, scorer=OSA.distance, score_cutoff=slips
        )
        return near[0] if near else word

    def _is_known(self, word: str) -> bool:
        return word in self.known or any(
            word.endswith(end) and word[: -len(end)] in self.known for end in ENDINGS
        )


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True
)
class VeinSpelling(GraphComponent):
    """Leaves the text as typed; sets the parts that the later components read."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"target_count": 3, "shortest_letters": 4, "two_slips_from_letters": 7}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        speller: Speller | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self.speller = speller

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VeinSpelling:
        for name in cls.get_default_config():
            if not isinstance(config[name], int) or config[name] < 1:
                raise SettingsError(f"VeinSpelling: {name} must be a number over 0")
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        texts = [e.get(TEXT) for e in training_data.intent_examples]
        self.speller = Speller.learn(texts, self._config)
        learned = {
            "targets": self.speller.targets,
            "seen": sorted(self.speller.known - english_words()),
        }
        with self._model_storage.write_to(self._resource) as folder:
            (folder / LEARNED).write_text(json.dumps(learned), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> VeinSpelling:
        with model_storage.read_from(resource) as folder:
            learned = json.loads((folder / LEARNED).read_text(encoding="utf-8"))
        speller = Speller.of(learned["targets"], learned["seen"], config)
        return cls(config, model_storage, resource, speller)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        # Examples keep their slips: the letter n-grams learn from them.
        for example in training_data.training_examples:
            if example.get(TEXT):
                example.set(PARTS, [plain(example.get(TEXT))])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        if self.speller is None:
            raise SettingsError("VeinSpelling is not trained; run make train")
        for message in messages:
            typed = parts(message.get(TEXT) or "")
            asked = questions(message.get(TEXT) or "")
            told = statements(message.get(TEXT) or "")
            message.set(PARTS, [self.speller.correct(part) for part in typed])
            message.set(QUESTIONS, [self.speller.correct(each) for each in asked])
            message.set(STATEMENTS, [self.speller.correct(each) for each in told])
            small = clauses(message.get(TEXT) or "")
            message.set(CLAUSES, [self.speller.correct(each) for each in small])
        return messages

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        # Rasa's cache sees this class's source, not the modules it calls.
        read = [Path(__file__), Path(wording.__file__), Path(struck.__file__)]
        return hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()
