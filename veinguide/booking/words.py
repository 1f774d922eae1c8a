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
    r"(?=(?:(?:but|and|so|wait|hey|also|first|oh|um)[ ,]+)*"
    r"(?:how|what|why|who|where|when|which|is|are|does|do|did"
    r"|can|could|will|would|should)\b)",
    re.IGNORECASE,
)
# Nothing matters less to somebody: "dont matter, im retired".
NO_MATTER = (
    r"(?:(?:(?:does|do|dose)(?:n'?t| not)|dosen'?t) (?:really )?(?:matter|care|mind)"
    r"(?! for\b)|(?:makes|make) no (?:difference|never ?mind)|no preference|flexible"
    r"|up to you|you (?:choose|pick|tell me|decide)|either|whichever|i'?m easy"
    r"|pick one|surprise me)"
)
# Bounds that would be read the wrong way round.
BOUNDS = (
    (re.compile(r"\b(?:no|not) (?:sooner|earlier) than\b", re.IGNORECASE), "from"),
    (re.compile(r"\b(?:no|not) later than\b", re.IGNORECASE), "by"),
    (re.compile(r"\bnothing (?:before|until|till?)\b", re.IGNORECASE), "from"),
    (re.compile(r"\bnot (?:un)?till?\b", re.IGNORECASE), "from"),
    (
        re.compile(
            r"\bnot before(?= (?:the )?(?:\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}/\d|christmas"
            r"|thanksgiving|new year|next |(?:jan|feb|mar|apr|may|june?|july?|aug|sept?"
            r"|oct|nov|dec)(?:[a-z]*uary|ch|il|[a-z]*ust|[a-z]*ber)?\b"
            r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day))",
            re.IGNORECASE,
        ),
        "from",
    ),
    (
        re.compile(
            r"\b(?:i'?m|i am|he'?s|she'?s|we'?re) (?:out of town|away|gone|busy|dead"
            r"|on vacation|travell?ing|useless|no good|not (?:up|back|home|awake|free))"
            r" (?:before|(?:un)?till?|thru|through)\b",
            re.IGNORECASE,
        ),
        "after",
    ),
    (
        re.compile(
            r"\b(?:apart from|aside from|excluding|with the exception of"
            r"|(?:that|which|who)(?: (?:is|are)(?:n'?t| not)|'?s not)"
            r"(?= (?:on )?(?:a )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?))\b",
            re.IGNORECASE,
        ),
        "except",
    ),
    (re.compile(r"\bnothing after\b", re.IGNORECASE), "by"),
    (re.compile(r"\b(?:sooner|earlier) than\b", re.IGNORECASE), "before"),
    (re.compile(r"\blater than\b", re.IGNORECASE), "after"),
)
# "Before his 2 o'clock dialysis" is before 2 o'clock.
BOUND_OF_ANOTHER = re.compile(
    r"\b(after|before|until|till|by) (?:my|his|her|our|their|the|an?)"
    r"(?= \d{1,2}(?::\d\d|(?::\d\d)? ?(?:[ap]m|o'? ?clock))(?!\w))",
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


def with_plain_bounds(text: str) -> str:
    """`before Friday` for "sooner than Friday", as long as it was."""
    for pattern, bound in BOUNDS:
        text = _with_bound(text, pattern, bound)
    return BOUND_OF_ANOTHER.sub(lambda found: found[1].rjust(len(found[0])), text)


def _with_bound(text: str, pattern: "re.Pattern[str]", bound: str) -> str:
    return pattern.sub(lambda found: bound.rjust(len(found[0])), text)


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
