"""Read a name that comes unasked among other details, or letter by letter."""

import re

from rapidfuzz.distance import OSA

from veinguide.booking.name_words import (
    CAPITAL,
    NOT_NAMES,
    TOPICS,
    is_person,
    may_be_name,
    plain_name,
)
from veinguide.booking.names import ONLY_KIN
from veinguide.booking.words import Span, is_question

MOST_WORDS = 4
MOST_SLIPS = 2
# Not ignoring case: the capital letter is all there is to go by.
_NAME = rf"({CAPITAL}(?: {CAPITAL}){{0,{MOST_WORDS - 1}}})"
_LABEL = (
    r"(?i:(?:(?:and )?(?:my|the|her|his) )?(?:(?:cell|home|mobile|phone|best) ?)?"
    r"(?:phone|cell|mobile|number|telephone|tel[eé]fono|n[uú]mero|celular|tel|ph"
    r"|#)\.?(?: is|'s|:)?)"
)
BEFORE_A_NUMBER = re.compile(
    rf"(?:^|[.,;:!?]\s*|\b(?:for|from|is|and) ){_NAME}"
    rf"(?:[\s,;:.\-–(]*(?:at|on)?|[,;:.\-–(]+\s*{_LABEL}"
    rf"| (?i:(?:and )?(?:my|the|her|his)) {_LABEL})\s*$"
)
# "marcus 8165550188": a piece of its own, in small letters.
SMALL_BEFORE_A_NUMBER = re.compile(
    r"(?:^|[.,;:!?]\s*)(?:(?:it'?s|this is|i'?m|name'?s) )?"
    r"([^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+){0,2})[\s,:.\-–(]*$"
)
AFTER_A_NUMBER = re.compile(
    rf"^[\s,;:.\-–)]*(?:(?:and|for|it's|its|ask for) )?{_NAME}\s*(?:$|[,;!?]|\.)"
)
INTRODUCED = re.compile(
    r"(?:^|[,;.!]\s*|\band )(?:[Ii]t's|[Ii]ts|[Ii]t is|[Yy]ou can call me"
    rf"|(?:[Pp]lease |[Jj]ust )?[Cc]all me) {_NAME}\s*(?:$|[,;.!])"
)
SPELLED = re.compile(
    r"(?<![\w'-])[^\W\d_](?:-(?:capital |big )?[^\W\d_]){2,}(?![\w'-])"
    r"|(?<![\w'-])(?:[^\W\d_] ){3,}[^\W\d_](?![\w'-])"
)
_AS_IT_SHOULD_BE = r"(?: (?:is|was|looks|it|all))* (?:right|correct(?:ly)?|fine|good)\b"
SPELLED_RIGHT = re.compile(
    r"(?:\b(?:(?:my|the) )?(?:name )?(?:is |looks )?)(?<!not )(?<!n't )"
    rf"(?:spell(?:ed|ing)|spelt){_AS_IT_SHOULD_BE}",
    re.IGNORECASE,
)
# "With an extra e", "spelled with ñ": the name cannot be made from it.
SPELLED_VAGUELY = re.compile(
    rf"\b(?:spell(?:ed|ing|s)?|spelt)\b(?!{_AS_IT_SHOULD_BE})"
    r"|(?:\bnot|n'?t) (?:spell(?:ed|ing)?|spelt)\b|\bwith (?:an?|one|two|double|the)"
    r"(?: extra| silent| single| letter)* ['\"]?[^\W\d_]['\"]?(?:'?s)?(?!\w)",
    re.IGNORECASE,
)
# "Ngozi Eze, that is N-G-O-Z-I".
LED_SPELLING = re.compile(
    r"[ ,.(-]+(?:and |so |but )?(?:(?:that'?s|that is|thats|it'?s|its|which is"
    r"|spelled|spelt"
    r"|i spell (?:it|that|this)|as in)[ ,:]+)+"
    rf"(?=(?:{SPELLED.pattern}))",
    re.IGNORECASE,
)
LETTER_ORDER = re.compile(
    r"\bwith (?:an?|the) (?P<one>[a-z]) (?P<order>before|after) (?:an?|the)"
    r" (?P<other>[a-z])\b",
    re.IGNORECASE,
)


def read_introduced(text: str, phone: Span) -> str | None:
    """The name in "it's Ana, 816-555-0166"; `phone` is where the number stands."""
    start, end = phone
    found = [INTRODUCED.search(text)]
    if end > start:
        found = [
            BEFORE_A_NUMBER.search(text[:start]),
            AFTER_A_NUMBER.match(text[end:]),
            *found,
        ]
        small = SMALL_BEFORE_A_NUMBER.search(text[:start])
        if small and all(map(may_be_name, small[1].split())) and is_person(small[1]):
            found.append(small)
    told = [each[1].rstrip(".") for each in found if each]
    names = (plain_name(each, MOST_WORDS) for each in told if not ONLY_KIN.match(each))
    return next(filter(None, names), None)


def read_spelled(text: str, known: str | None) -> str | None:
    """`A-n-a` as Ana; where a name is known, the word of it that was spelled."""
    found = SPELLED.search(text)
    if not found:
        return None
    spelled = re.sub(r"[\W_]", "", found[0]).capitalize()
    if spelled.lower() in NOT_NAMES | TOPICS:
        return None
    return _respelled(known, spelled) if known else spelled


def is_spelled_vaguely(text: str) -> bool:
    """Whether the name is told to be written otherwise, but not how."""
    vague = SPELLED_VAGUELY.search(text) and not SPELLED.search(text)
    return bool(vague) and not is_question(text)


def without_spelling(text: str) -> str:
    return SPELLED.sub(" ", LED_SPELLING.sub(" ", text))


def confirms_spelling(text: str, name: str | None) -> bool:
    """Whether "with a Z before the Y" is true of the name that is known."""
    told = LETTER_ORDER.search(text)
    if not told or not name:
        return False
    first, second = told["one"].lower(), told["other"].lower()
    pair = first + second if told["order"].lower() == "before" else second + first
    return pair in name.lower()


def _respelled(known: str, spelled: str) -> str | None:
    words = known.split()
    nearest = min(words, key=lambda word: OSA.distance(word.lower(), spelled.lower()))
    if OSA.distance(nearest.lower(), spelled.lower()) > MOST_SLIPS:
        return None
    return " ".join(spelled if word is nearest else word for word in words)
