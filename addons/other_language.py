"""Notice that a visitor writes in another language. Named in config.yml."""

from __future__ import annotations

import re
from typing import Any

from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from addons.red_flag_detector import RED_FLAG

LANGUAGE = "language"
INTENT_NAME = "other_language"
FEWEST_WORDS = 2

CODES = {
    Language.SPANISH: "es",
    Language.VIETNAMESE: "vi",
    Language.SOMALI: "so",
}
# A language without a reply of its own.
OTHER = "other"
# Letters that no English word has, of languages that have a reply of their own or none.
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    OTHER: re.compile("[\u0370-\u05ff\u0700-\u1dff\u3040-\u30ff\uac00-\ud7af]"),
}
# Noticed, and answered in English.
OTHERS = (
    Language.PORTUGUESE,
    Language.FRENCH,
    Language.GERMAN,
    Language.ITALIAN,
    Language.TAGALOG,
)
_WORD = re.compile(r"[^\W\d_]+")


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class OtherLanguage(GraphComponent):
    """Sets the intent `other_language` and the language's code as an entity.

    Two or three words say little: they need a higher probability. One says nothing.
    Few languages are told apart more surely than many, so those without a reply of
    their own have a second detector.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Probabilities, 0 to 1, for a message of few words and of more."""
        return {
            "sure_from": 0.9,
            "sure_from_if_long": 0.8,
            # Names of people are in these languages, too.
            "sure_from_if_other": 0.85,
            "long_words": 4,
        }

    def __init__(
        self, few: LanguageDetector, many: LanguageDetector, config: dict[str, Any]
    ) -> None:
        self._few, self._many = few, many
        self._sure_from = float(config["sure_from"])
        self._sure_from_if_long = float(config["sure_from_if_long"])
        self._sure_from_if_other = float(config["sure_from_if_other"])
        self._long_words = int(config["long_words"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OtherLanguage:
        few = [Language.ENGLISH, *CODES]
        return cls(
            _detector(few),
            _detector([*few, *OTHERS]),
            {**cls.get_default_config(), **config},
        )

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            if message.get(RED_FLAG) or text.startswith(INTENT_MESSAGE_PREFIX):
                continue
            told = self.language(text)
            if told:
                _mark(message, *told)
        return messages

    def language(self, text: str) -> tuple[str, float] | None:
        """The code and the probability; None for English and for what is unsure."""
        letters = len("".join(_WORD.findall(text)))
        for code, script in SCRIPTS.items():
            if letters and len(script.findall(text)) * 2 >= letters:
                return code, 1.0
        words = len(_WORD.findall(text))
        if words < FEWEST_WORDS:
            return None
        is_long = words >= self._long_words
        least = self._sure_from_if_long if is_long else self._sure_from
        ours, any_other = (
            detector.compute_language_confidence_values(text)[0]
            for detector in (self._few, self._many)
        )
        least_of_other = max(least, self._sure_from_if_other)
        if any_other.language in OTHERS and any_other.value >= least_of_other:
            return OTHER, any_other.value
        if ours.language in CODES and ours.value >= least:
            return CODES[ours.language], ours.value
        return None


def _detector(languages: list[Language]) -> LanguageDetector:
    """One that has read its files: the first visitor is not to wait for that."""
    builder = LanguageDetectorBuilder.from_languages(*languages)
    return builder.with_preloaded_language_models().build()


def _mark(message: Message, code: str, confidence: float) -> None:
    intent = {"name": INTENT_NAME, "confidence": confidence}
    entity = {
        "entity": LANGUAGE,
        "value": code,
        "start": 0,
        "end": len(message.get(TEXT)),
        "confidence_entity": confidence,
        "extractor": OtherLanguage.__name__,
    }
    message.set(LANGUAGE, code, add_to_output=True)
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
