"""Take a reply apart: its sentences, its figures, its first words."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+")
_PLACEHOLDER = re.compile(r"\{[^{}\n]*\}")
# 98%, 1,566, 2000, 816-396-0245, 911
_FIGURE = re.compile(r"\d[\d,.-]*\d%?|\d%?")


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if part]


def first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def figures(text: str) -> list[str]:
    """The numbers in a text as they are printed; placeholders hold none."""
    return _FIGURE.findall(_PLACEHOLDER.sub("", text))
