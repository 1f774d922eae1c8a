"""An answer without its figures, or only how it begins and what is for safety."""

import re

NO_NUMBERS = re.compile(
    r"\b(?:no|without|skip|not|leave out|hold|enough)(?: (?:the|any|all|more|those|with"
    r"|of)){0,2} (?:numbers|figures|stats|statistics|percent\w*|math)\b",
    re.IGNORECASE,
)
# Not the number of a phone.
_FIGURE = re.compile(
    r"(?<![\d-])(?!911\b|988\b|1-800)\d[\d,.]*%?(?![\d-]*-\d)(?![\d-])|\bpercent\b"
)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# A paragraph with one of these is always said.
SAFETY = re.compile(
    r"911|988|1-800|\bclots?\b|not (?:stop|change|rub)|pregnan|midwife|kidney"
    r"|pharmacist|prescribed|arteries"
)


def without_figures(text: str) -> str:
    """What follows a figure in its paragraph is about it, and goes with it."""
    told = (_before_figures(paragraph) for paragraph in text.split("\n\n"))
    return "\n\n".join(each for each in told if each)


def beginning(text: str) -> str:
    """The first paragraph, and the others that are for safety."""
    first, *others = text.split("\n\n")
    return "\n\n".join([first, *filter(SAFETY.search, others)])


def _before_figures(paragraph: str) -> str:
    if SAFETY.search(paragraph):
        return paragraph
    told: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        if _FIGURE.search(sentence):
            break
        told.append(sentence)
    return " ".join(told)
