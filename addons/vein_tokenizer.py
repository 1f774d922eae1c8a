"""Words of a message by spaCy's English rules. Named in config.yml under `pipeline`."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False
)
class VeinTokenizer(Tokenizer):
    """spaCy's rules only: its tagger would cost ten times as long for nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._language = spacy.blank("en")

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        doc = self._language.make_doc(message.get(attribute))
        words = [Token(w.text, w.idx) for w in doc if not w.is_space]
        return list(self._apply_token_pattern(words))
