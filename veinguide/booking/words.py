"""Small helpers for what people type: tidy spaces, cut out what was read."""

import re
from collections.abc import Iterable

Span = tuple[int, int]

SPACES = re.compile(r"\s+")
EDGES = " \t\n,.;:!-–—/"
JOINING = re.compile(
    r"^(?:and|or|at|on|in|for|but|also|then|so|well|ok|okay|is|it's|its|the)\b[ ,]*"
    r"|[ ,]*\b(?:and|or|at|on|in|for|but|also|is|the)$",
    re.IGNORECASE,
)
CORRECTING = re.compile(
    r"\b(?:actually|sorry|i meant|i mean|meant to say|instead|rather|make it|make that"
    r"|change (?:it|that|my|the)|correction|wrong|not right|scratch that|should be"
    r"|wait|correct (?:the|my|it|that)|that'?s me)\b|^no\b(?! preference)",
    re.IGNORECASE,
)
QUESTION_START = re.compile(
    r"^(?:and |but |so |ok |okay |wait |hey |um |well )*"
    r"(?:how|what|what's|whats|why|who|who's|where|when|which|is|are|does|do|did|can"
    r"|could|will|would|should|may|am|isn't|don't|doesn't|has|have)\b",
    re.IGNORECASE,
)
OFFERING = re.compile(
    r"^(?:and |but |so |ok |okay |well )*"
    r"(?:(?:how|what) about|would|is|does|will|do you have|(?:can|could)"
    r" (?:you|we|i|they|somebody|someone) (?:do|come|say|call|make|have))\b",
    re.IGNORECASE,
)
CUTS = re.compile(
    r"(?<=[.!?])\s+|(?:[,;]|\s(?:but|and))\s+"
    r"(?=(?:but |and |so )?(?:how|what|why|who|where|when|which|is|are|does|do|did"
    r"|can|could|will|would|should)\b)",
    re.IGNORECASE,
)
# When somebody is not free: "I teach mornings", "I'm up at 4".
BUSY = re.compile(
    r"\b(?:i|he|she|we)(?:'?[ms]| am| is|'?re| are)?"
    r" (?:teach|work|babysit|sleep|volunteer|drive|busy|working|teaching|asleep"
    r"|up(?! for\b)|awake|(?:get|wake) up"
    r"|have (?:class(?:es)?|church|dialysis|work))(?:e?s)?\b"
    r"[^.,;!?]*?(?=$|[.,;!?]|\b(?:so|but)\b)",
    re.IGNORECASE,
)
GREETING = re.compile(r"\bgood (?:morning|afternoon|evening|day)\b", re.IGNORECASE)


def tidy(text: str) -> str:
    """One line, single spaces, straight apostrophes, none of the template's braces."""
    plain = text.replace("’", "'").replace("`", "'")
    plain = GREETING.sub("hello", plain.replace("{", "(").replace("}", ")"))
    return SPACES.sub(" ", plain).strip()


def without(text: str, spans: Iterable[Span]) -> str:
    """What is left of `text` when `spans` are cut out, without dangling joiners."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    left = tidy("".join(kept)).strip(EDGES)
    before = None
    while before != left:
        before = left
        left = JOINING.sub("", left).strip(EDGES)
    return left


def without_busy(text: str) -> str:
    """`text` with spaces for the times at which somebody is not free."""
    return BUSY.sub(lambda busy: " " * len(busy[0]), text)


def is_correcting(text: str) -> bool:
    return bool(CORRECTING.search(text))


def is_question(text: str) -> bool:
    """Whether the words have a question's shape."""
    return "?" in text or begins_as_question(text)


def begins_as_question(text: str) -> bool:
    return bool(QUESTION_START.match(text))


def is_offering(text: str) -> bool:
    """`How about Tuesday?` has a question's shape and is an answer."""
    return bool(OFFERING.match(text))


def statements(text: str) -> list[str]:
    """`text` cut where one thing ends and a question may begin."""
    return [part for part in CUTS.split(text) if part.strip(EDGES)]
