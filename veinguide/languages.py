"""Tell Spanish from English in a few words, so that a warning is understood."""

import re

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH

# Said in an emergency, and in no list of stop words.
ALARMED = {"quiero", "duele", "ayuda", "auxilio", "morirme", "sangrando", "respirar"}
_WORD = re.compile(r"[^\W\d_]+")


def is_spanish(text: str) -> bool:
    """Whether more of its small words are Spanish alone than English alone."""
    words = set(_WORD.findall(text.lower()))
    spanish = words & ((SPANISH - ENGLISH) | ALARMED)
    return len(spanish) > len(words & (ENGLISH - SPANISH))
