"""Tell Spanish from English in a few words, and which language is asked for."""

import re

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH

# Said in an emergency, and in no list of stop words.
ALARMED = {"quiero", "duele", "ayuda", "auxilio", "morirme", "sangrando", "respirar"}
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "es": r"spanish|espa[nñ]ol",
    "vi": r"vietnamese",
    "so": r"somali",
    "ar": r"arabic",
    "zh": r"chinese|mandarin|cantonese",
}
_ASKS_FOR = (
    r"\b(?:you|u|this|i|we)\b(?: (?:also|even|please|know how to))?"
    r" (?:speak|talk|write|answer|reply|understand|do|know|text|type|chat|ask)"
    r"\b(?: \w+){{0,3}} (?:{names})\b(?! (?:speaking|nurse|doctor|person|staff))"
    r"|\bhablas? (?:{names})\b|\b(?:answer|speak|talk|say it|again) in (?:{names})\b"
    r"|^(?:hola[, ]+)?(?:in )?(?:{names}) ?(?:please|por favor)?\W*$"
)


def is_spanish(text: str) -> bool:
    """Whether more of its small words are Spanish alone than English alone."""
    words = set(_WORD.findall(text.lower()))
    spanish = words & ((SPANISH - ENGLISH) | ALARMED)
    return len(spanish) > len(words & (ENGLISH - SPANISH))


def language_asked_for(text: str) -> str | None:
    """The code of the language that the assistant is asked, in English, to speak."""
    for code, names in _NAMES.items():
        if re.search(_ASKS_FOR.format(names=names), text, re.IGNORECASE):
            return code
    return None
