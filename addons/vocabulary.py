"""Find treatments, medicines, insurers and body parts. Named in config.yml."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from veinguide import PROJECT_ROOT
from veinguide.content import load_glossary
from veinguide.errors import SettingsError

SEPARATOR = "/"
EXACT, FUZZY = 1.0, 0.8

Vocabulary = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Found:
    """One mention: what it is, its canonical value, and where it stands."""

    entity: str
    value: str
    start: int
    end: int
    text: str
    confidence: float


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False
)
class VeinVocabulary(GraphComponent, EntityExtractorMixin):
    """The words of content/glossary.yml, in any case, with a typo in the long ones."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Words of at least `fuzzy_letters` letters may have one letter wrong."""
        return {"fuzzy_letters": 6, "typos": 1}

    def __init__(self, vocabulary: Vocabulary, fuzzy_letters: int, typos: int) -> None:
        self._language = spacy.blank("en")
        self._exact = PhraseMatcher(self._language.vocab, attr="LOWER")
        self._fuzzy = Matcher(self._language.vocab)
        for entity, values in vocabulary.items():
            for value, synonyms in values.items():
                key = f"{entity}{SEPARATOR}{value}"
                docs = [self._language.make_doc(s) for s in {value, *synonyms}]
                self._exact.add(key, docs)
                patterns = [_fuzzy_pattern(d, fuzzy_letters, typos) for d in docs]
                if any(patterns):
                    self._fuzzy.add(key, [p for p in patterns if p])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> VeinVocabulary:
        typos = config["typos"]
        if typos not in range(1, 4):
            raise SettingsError(f"VeinVocabulary: typos is {typos!r}; use 1, 2 or 3")
        vocabulary = load_glossary(PROJECT_ROOT).vocabulary
        return cls(vocabulary, int(config["fuzzy_letters"]), typos)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = [
                {
                    "entity": f.entity,
                    "value": f.value,
                    "start": f.start,
                    "end": f.end,
                    "confidence_entity": f.confidence,
                }
                for f in self.find(message.get(TEXT) or "")
            ]
            known = message.get(ENTITIES, [])
            message.set(
                ENTITIES, known + self.add_extractor_name(found), add_to_output=True
            )
        return messages

    def find(self, text: str) -> list[Found]:
        """Mentions from left to right; the longest wins, then the one spelled right."""
        doc = self._language.make_doc(text)
        exact = [self._found(doc, key, s, e, EXACT) for key, s, e in self._exact(doc)]
        fuzzy = [self._found(doc, key, s, e, FUZZY) for key, s, e in self._fuzzy(doc)]
        chosen: list[Found] = []
        for one in sorted(
            exact + fuzzy, key=lambda f: (f.start - f.end, -f.confidence, f.start)
        ):
            if all(one.end <= c.start or one.start >= c.end for c in chosen):
                chosen.append(one)
        return sorted(chosen, key=lambda f: f.start)

    def _found(
        self, doc: Doc, key: int, start: int, end: int, confidence: float
    ) -> Found:
        entity, value = self._language.vocab.strings[key].split(SEPARATOR)
        span = Span(doc, start, end)
        return Found(
            entity, value, span.start_char, span.end_char, span.text, confidence
        )

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        # Rasa's cache sees this class's source, not the file it reads.
        glossary = PROJECT_ROOT / "content" / "glossary.yml"
        return hashlib.sha256(glossary.read_bytes()).hexdigest()


def _fuzzy_pattern(doc: Doc, fuzzy_letters: int, typos: int) -> list[dict[str, Any]]:
    """The phrase with its long words fuzzy; empty if it has none."""
    if not any(len(w) >= fuzzy_letters for w in doc):
        return []
    return [
        {"LOWER": {f"FUZZY{typos}": w.lower_}}
        if len(w) >= fuzzy_letters
        else {"LOWER": w.lower_}
        for w in doc
    ]
