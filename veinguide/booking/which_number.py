"""Choose among several phone numbers in one message, and notice whose they are."""

import re
from collections.abc import Sequence

from veinguide.booking.words import Span
from veinguide.kin import HELPERS, PEOPLE

_KIND = r"(?:cell(?:phone)?|mobile|home|house|landline|land line|work|office|desk)"
_KIN = rf"(?:{PEOPLE}|{HELPERS})"
_NO_ANSWER = (
    r"\bif (?:no (?:luck|answer|one|body)\b|(?:he|she|they|i|it|that|nobody|no ?one)\b"
    r"(?: (?:doesn'?t|don'?t|does not|do not|won'?t|can'?t|isn'?t|is not|didn'?t"
    r"|not|never)\b| (?:answers|picks up)\b))[^.;!?\d]{0,40}"
)
# "Use that", "is better", right after a number; "my cell is", right before it.
WANTED_AFTER = re.compile(
    r"^[^.;!?\d]{0,15}?\b(?:(?:use|call|try) (?:that|this|it)|(?:is|works)"
    r" (?:better|best)|better|best|instead|preferred)\b",
    re.IGNORECASE,
)
WANTED_BEFORE = re.compile(
    r"\b(?:use|call me (?:at|on)|instead|prefer\w*|better|best|new|change it to"
    r"|make it|should be|try)\b[^.;!?\d]{0,20}$",
    re.IGNORECASE,
)
UNWANTED_AFTER = re.compile(
    # "No wait, that's my old one".
    r"^\W*(?:(?:no|wait|oops|sorry|oh|actually)[ ,.!]+)+(?:that'?s|that is|thats|it'?s"
    r"|that was) (?:(?:my|the|an?|not) )*(?:old|wrong|mine|right|former|ex-?\w*)\b"
    r"|^[^.;!?\d]{0,25}?\b(?:(?:don'?t|do not|not|never) (?:use|call|to|that)"
    r"|is (?:wrong|old|off|no good)|second"
    r"|(?:as|for|is|my)? ?(?:a |my |the )?back ?-?up)\b",
    re.IGNORECASE,
)
UNWANTED_BEFORE = re.compile(
    rf"{_NO_ANSWER}$|\b(?:not|isn'?t|instead of|rather than|old|wrong|no longer"
    r"|don'?t (?:use|call))\b[^.,;!?\d]{0,20}$",
    re.IGNORECASE,
)
FIRST = re.compile(
    rf"\b(?:try|call|use) (?:the |my )?({_KIND})\b[^.;!?\d]{{0,12}}first", re.I
)
# "But call the land line, nobody answers the cell".
CALLED = re.compile(
    rf"(?<!n't )(?<!not )(?<!dont )(?<!never )\b(?:call|use|try|ring|phone|reach)"
    rf" (?:me )?(?:on |at )?(?:the |my )({_KIND})\b(?! (?:as|for|if|only if))",
    re.IGNORECASE,
)
SECOND = re.compile(
    r"\b(?:second|2nd|other|another|extra|additional|back ?-?up|alternate)"
    r" (?:phone |cell )?(?:number|phone|cell|line)\b|\bboth (?:phone )?numbers\b"
    r"|\b(?:put|add|take|have|note|write)(?: down)? (?:my|her|his|my \w+)"
    r" (?:phone |cell )?(?:number|phone|cell)(?: down)? (?:too|also|as well|in case)\b"
    rf"|{_NO_ANSWER}(?=\(?\d{{3}})"
    r"|\b(?:two|2) (?:phone )?numbers\b|\bback ?-?up\b|\bboth of them\b",
    re.IGNORECASE,
)
CHANGING = re.compile(
    r"\b(?:instead|change|switch|replace|use (?:the|my|that|this)|wrong|not my)\b",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    rf"\b(?:(?:my|our|the|his|her) )?(?:\w+ )?{_KIN}(?:'?s)?(?: own)?"
    r" (?:cell ?phone|phone|cell|mobile|number|line)\b"
    rf"|\b(?:call|text|use|reach) (?:my|our) {_KIN}(?: \w+)? (?:at|on|instead)\b"
    rf"|\b(?:number|phone|cell) (?:of|for|belongs to) (?:my|our) {_KIN}\b"
    rf"|\b(?:it'?s|that'?s|that is|it is) (?:my|our) {_KIN}'?s\b(?! (?:name|birthday))"
    r"|\b(?:his|her|their) (?:cell ?phone|phone|cell|mobile|number)\b",
    re.IGNORECASE,
)
MINE = re.compile(
    r"\bmine is\b|\b(?:use|is|to|call) my (?:own |new |other )?"
    r"(?:cell|phone|number|mobile)\b"
    r"|\bmy (?:own )?(?:cell ?phone|phone|cell|mobile|number) is\b",
    re.IGNORECASE,
)


def chosen_of(text: str, spans: Sequence[Span]) -> int:
    """The place in `spans` of the number to use; the first where nothing tells."""
    kept = wanted_of(text, spans)
    wanted = [
        place
        for place in kept
        for before, after in [_beside(text, spans, place)]
        if WANTED_BEFORE.search(before) or WANTED_AFTER.match(after)
    ]
    if first := FIRST.search(text) or CALLED.search(text):
        kind = first[1].lower().replace(" ", "")
        labelled = [p for p in kept if kind in _label(text, spans, p)]
        return (labelled or kept or [0])[0]
    return wanted[-1] if wanted else (kept or [0])[0]


def wanted_of(text: str, spans: Sequence[Span]) -> list[int]:
    """The places of the numbers that are not taken back: "not 0142, use 0143"."""
    return [
        place
        for place in range(len(spans))
        for before, after in [_beside(text, spans, place)]
        if not (UNWANTED_BEFORE.search(before) or UNWANTED_AFTER.match(after))
    ]


def adds_a_number(text: str) -> bool:
    """Whether "put my cell as a second number" leaves the first one as it is."""
    return bool(SECOND.search(text)) and not CHANGING.search(text)


def is_of_another(text: str) -> bool:
    """Whether the number is somebody else's: "husband phone better"."""
    return bool(OF_ANOTHER.search(text)) and not MINE.search(text)


def _label(text: str, spans: Sequence[Span], place: int) -> str:
    return _beside(text, spans, place)[0].lower().replace("land line", "landline")


def _beside(text: str, spans: Sequence[Span], place: int) -> tuple[str, str]:
    """The words before the number and after it, up to the next ones."""
    start, end = spans[place]
    last = place + 1 == len(spans)
    after = text[end : len(text) if last else spans[place + 1][0]]
    return text[spans[place - 1][1] if place else 0 : start], after
