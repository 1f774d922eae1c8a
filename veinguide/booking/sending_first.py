"""Notice "yes, send it" before words that change nothing in the request."""

import re

from veinguide.booking.phrases import (
    CHANGING,
    LACKING,
    holds_the_sending,
    named_field,
)
from veinguide.booking.progress import is_waiting
from veinguide.booking.which_number import adds_a_number
from veinguide.booking.words import CORRECTING, is_question, statements

_FINE = r"(?:fine|good|right|correct|ok|okay|great|perfect|all of it|everything)"
_LED = (
    r"(?:(?:ok|okay|k|yes|yess|yeah|yea|yep|yup|ya|sure|fine|alright|all right|cool"
    r"|great|good|perfect|thanks|thank (?:you|u)|whatever|and|so|well|just|now|then"
    r"|please|pls|plz|oh|um|eh|meh|lol|go ahead|good enough|close enough"
    r"|(?:you|u) (?:can|may|could)|can you"
    rf"|that'?ll do|(?:that'?s|it'?s|its|that is|looks) (?:all )?{_FINE}"
    rf"|(?:like )?i (?:already |just )?(?:said|told you)(?: to)?)[ ,.!:]+)*"
)
_IT = (
    r"(?:it|er|em|them|(?:this|that)(?: one)?|(?:the|my) (?:request|form|booking|visit"
    r"|info|changes?|update)|mine)"
)
_SEND = r"(?:send|submit|book|confirm|file)"
# What makes of it another wish, or one for later.
_OTHERWISE = (
    r"(?! *(?:after|once|when|if|unless|until|till?|tomorrow|tonight|later|next|as|by"
    r"|with(?! (?:love|thanks))|without|for|on|at|under|in|back|again|instead|with me"
    r"|to (?!(?:them|the (?:staff|clinic|office|doctor|nurse))\b)|from|only|\?)\b)"
)
LEADING = re.compile(
    rf"^{_LED}{_SEND}(?: {_IT})(?: (?:in|off|over|on|out|already|now|please|pls|thanks"
    rf"|thx|ahead))*(?: to (?:them|the (?:staff|clinic|office)))?\b{_OTHERWISE}"
    # Without "it" nothing else may be sent: "send me a text".
    rf"|^{_LED}{_SEND}(?: (?:now|please|pls|already))*(?=\W*$|[,.;!])",
    re.IGNORECASE,
)
LATER = re.compile(
    rf"\b{_SEND}(?: {_IT})? (?:after|once|when|if|unless|until|till|tomorrow|tonight"
    r"|later|next)\b|^(?:so |and |ok |but )*should (?:i|we|you)\b",
    re.IGNORECASE,
)
CUTS = re.compile(r"[.;!,]+(?= |$)")
# "I'll wait by the phone" holds nothing back.
_PATIENT = re.compile(
    r"\b(?:can'?t|cannot|can not|i'?ll|i will|will|to|gonna) wait\b", re.IGNORECASE
)
HOLDING = re.compile(
    r"\b(?:wait|hold on|hang on|don'?t send|do not send|not yet|cancel|never ?mind"
    r"|on second thought|mis-?spell\w*|misspelt|typo|mistake|forgot)\b"
    r"|^(?:and |but |only |just )*(?:if|unless|once|when|after|until)\b"
    r"(?!.*\b(?:i'?ll|i will|i can|i'?d|tell|ask)\b)"
    r"|\b(?:it|that|this|you|summary)(?: still| just| only)* (?:says?"
    r"|reads?|put|wrote)\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
ADDING = re.compile(
    r"\b(?:add|put|write|include|use|take (?:out|off)|remove|delete)\b", re.IGNORECASE
)
_I_TELL = (
    r"(?:i'?ll|i will|ill|i can|i'?m going to|i'?m gonna|gonna|will|can|let me|i'?d)"
    r"(?: just| also| then)* "
)
# "I'll tell them when they call" waits for nobody.
TELLING_THE_STAFF = re.compile(
    rf"\b{_I_TELL}(?:tell|ask|explain|talk to|speak to|let)"
    r"(?: (?:it|that|this))?(?: to)? (?:them|the (?:staff|nurse|doctor"
    r"|clinic|office|lady))"
    r"\b(?!.*\bfirst\b)",
    re.IGNORECASE,
)
# "And tell them to speak loud": it is wanted in the request, and there is no room.
FOR_THE_STAFF = re.compile(
    r"(?<!i'll )(?<!ill )(?<!will )(?<!can )(?<!gonna )(?<!to )(?<!just )"
    r"\b(?:tell|let|inform|remind) (?:them|the (?:staff|nurse|doctor"
    r"|clinic|office|girl)"
    r"|her|him|whoever|somebody|someone|the people)\b"
    r"|\b(?:please |and |also |so |just )+(?:note|mention|add|write|put"
    r"|make sure|say)\b"
    r"|^(?:note|mention|add|write|put|make sure)\b"
    r"|\b(?:maiden|other|old|previous|married) name\b|\bon file\b"
    r"|\bi(?:'?d)? (?:prefer|would like|need|want|use) (?:an?|the|my|to)\b",
    re.IGNORECASE,
)

LAST = re.compile(
    rf"(?:^|[.;!?,]+ *)(?:(?:yes|yeah|yep|ok|okay|sure|go ahead)[ ,]+)+"
    rf"(?:(?:and|please|just|now) )*{_SEND}(?: {_IT})?(?: (?:please|pls|now|thanks))*"
    r"[ .!]*$",
    re.IGNORECASE,
)
# "Nothing, send it. Then do one for Walter".
SENT_BEFORE = re.compile(
    rf"^(?!.*\b(?:don'?t|do not|not) {_SEND})[^.;!?]*\b{_SEND}(?: {_IT})?\b"
    r"(?: (?:please|pls|now))*[ ,]*(?:[.;!]+|\b(?:and )?then\b)",
    re.IGNORECASE,
)


def sends_last(text: str) -> bool:
    """Whether "can she bring her dog. kidding. yes send" ends with it, and no more."""
    led = LAST.search(text)
    if not led:
        return False
    parts = filter(None, map(str.strip, CUTS.split(text[: led.start()])))
    holding = (CHANGING, CORRECTING, LACKING)
    return not any(
        each.search(part) or named_field(part) for part in parts for each in holding
    )


def sends_before(text: str) -> bool:
    """Whether the request is sent before that of somebody else is spoken of."""
    return bool(SENT_BEFORE.match(text))


def sends_first(text: str) -> bool:
    """Whether "yes send it, they can call me" begins with it and then takes nothing
    back: no condition, no correction, nothing to be added to a field.
    """
    led = _led(text)
    if led is None or any(map(is_question, statements(text))):
        return False
    before, rest = led
    parts = filter(None, map(str.strip, CUTS.split(before)))
    return not any(map(holds_the_sending, parts)) and not _holds_back(rest)


def wants_more_noted(text: str) -> bool:
    """Whether something for the staff stands beside "send it"."""
    led = _led(text)
    rest = CUTS.split(led[1]) if led else []
    return any(FOR_THE_STAFF.search(part.strip()) for part in rest)


def _led(text: str) -> tuple[str, str] | None:
    """What stands before "send it" and after it; that may begin any sentence."""
    start = 0
    for cut in (None, *CUTS.finditer(text)):
        start = cut.end() if cut else 0
        begun = text[start:].lstrip()
        if found := LEADING.match(begun):
            return text[:start], begun[found.end() :]
    return None


def sends_later(text: str) -> bool:
    """Whether "send it after I talk to my husband" is no yes yet."""
    return bool(LATER.search(text))


def _holds_back(rest: str) -> bool:
    if is_waiting(TELLING_THE_STAFF.sub(" ", rest).strip(" ,.!")):
        return True
    return any(_holds(part) for part in CUTS.split(rest))


def _holds(part: str) -> bool:
    part = _PATIENT.sub(" ", part.strip())
    if adds_a_number(part):
        return False
    if HOLDING.search(part) or CHANGING.search(part) or CORRECTING.search(part):
        return True
    beside = _BUT.search(part) or ADDING.search(part)
    return bool(beside and named_field(part))
