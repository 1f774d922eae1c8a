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
    r"|wait|correct (?:the|my|it|that)|that'?s me"
    r"|not what (?:i|we) (?:said|meant|wrote|typed|told))\b|^no\b(?! preference)",
    re.IGNORECASE,
)
QUESTION_START = re.compile(
    r"^(?:(?:and|also|but|so|ok|okay|wait|hey|um|well|hold on|hang on|real quick|ugh"
    r"|oh|hmm|omg|n|quick question|one question"
    r"|before (?:i|we) [\w' ]{2,40}?(?= (?:who|what|where|how|why|do|does|is|are"
    r"|will)\b)"
    r")[ ,]+)*"
    r"(?:(?:how|what|what's|whats|why|who|who's|where|when|which|is|are|does|do|did|can"
    r"|could|will|would|should|may|am|isn't|don't|doesn't|has|have"
    r"|ain'?t (?:the|that|it|this|there)|isnt|isn'?t it)\b"
    r"|i (?:asked|was asking|am asking|wonder|was wondering)"
    r" (?:if|whether|what|how|when|where|about)\b)",
    re.IGNORECASE,
)
OFFERING = re.compile(
    r"^(?:and |but |so |ok |okay |well )*"
    r"(?:(?:how|what) about|would|is|does|will"
    r"|do (?:you|y'?all|they|u|ya)(?: guys| all)? (?:have|do)|(?:can|could)"
    r" (?:you|we|i|they|somebody|someone) (?:do|come|say|call|make|have))\b",
    re.IGNORECASE,
)
CUTS = re.compile(
    r"(?<=[.!?])\s+|(?:[,;]|\s(?:but|and|so))\s+"
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
# The dots of "in the a.m." end no sentence, unless another begins.
DOTTED_HALF = re.compile(r"\b([ap])\. ?(m)(?:(\.)(?=\s+[A-Z])|\.|\b)", re.IGNORECASE)
GREETING = re.compile(r"\bgood (?:morning|afternoon|evening|day)\b", re.IGNORECASE)


# "Thanks for your help today" names no day.
THANKING = re.compile(
    r"\b(thanks|thank (?:you|u)|thx|ty)((?: so much| very much| a lot| again)*)"
    r" for (?:your|all|everything|putting|being|the help|helping|bearing|listening"
    r"|waiting|today)\b(?:(?! (?:but|and|please|can|could)\b)[^.,;!?])*",
    re.IGNORECASE,
)
QUESTION_END = re.compile(
    r"\b(?:what happens|what then|then what|(?:meaning|you mean)\b.* right)[ .]*$",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """One line, single spaces, straight apostrophes, none of the template's braces."""
    plain = text.replace("’", "'").replace("`", "'")
    plain = DOTTED_HALF.sub(lambda half: f"{half[1]}{half[2]}{half[3] or ''}", plain)
    plain = THANKING.sub(r"\1\2", plain)
    plain = GREETING.sub("hello", plain.replace("{", "(").replace("}", ")"))
    return SPACES.sub(" ", plain).strip()


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with `spans` as spaces, so that positions stay true."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def blanked_where(pattern: "re.Pattern[str]", text: str) -> str:
    """`text` with spaces for whatever `pattern` finds."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def without(text: str, spans: Iterable[Span]) -> str:
    """What is left of `text` when `spans` are cut out, without dangling joiners."""
    left = tidy(blanked(text, spans)).strip(EDGES)
    before = None
    while before != left:
        before = left
        left = JOINING.sub("", left).strip(EDGES)
    return left


def is_correcting(text: str) -> bool:
    return bool(CORRECTING.search(text))


def only_told(text: str) -> str:
    """`text` without the sentences that ask."""
    return " ".join(part for part in statements(text) if not is_question(part))


def is_question(text: str) -> bool:
    """Whether the words have a question's shape."""
    return "?" in text or begins_as_question(text) or bool(QUESTION_END.search(text))


def begins_as_question(text: str) -> bool:
    return bool(QUESTION_START.match(text))


def is_offering(text: str) -> bool:
    """`How about Tuesday?` has a question's shape and is an answer."""
    return bool(OFFERING.match(text))


def statements(text: str) -> list[str]:
    """`text` cut where one thing ends and a question may begin."""
    return [part for part in CUTS.split(text) if part.strip(EDGES)]
