"""Read a yes or a no that names calls or texts, wherever it stands in a line."""

import re

from veinguide.booking.form import CALL, TEXT
from veinguide.booking.words import is_question, statements
from veinguide.booking.yes_no import NO_WORDS, WORD, clauses

_YES = r"(?:yes|yea|yeah|yep|yup|sure|ok|okay|k|fine|alright)"
_AND = r" ?(?:or|and|&|/) ?"
_CALLS = r"(?:(?:phone )?calls?|calling)"
_TEXTS = r"(?:text messages?|texts?|texting|sms)"
_MEDIA = {
    CALL: rf"(?:{_TEXTS}{_AND})?{_CALLS}(?:{_AND}{_TEXTS})?",
    TEXT: rf"(?:{_CALLS}{_AND})?{_TEXTS}(?:{_AND}{_CALLS})?",
}
_IS = (
    r"(?:[:=]|,? (?:is|are|would be|should be|can be|to|to be|also|too|both|now|all))*"
)
_THEY = r"(?:you|u|ya|y'?all|they|the staff|somebody|someone)(?: guys)?"
# "You can call my mother" is no leave to call the visitor.
_SOMEBODY_ELSE = (
    r"(?! (?:it|him|them|her|his|their|(?:my|the|our|your)"
    r" (?!cell|phone|mobile|number|house|home|landline))\b)"
)
GRANTED = {
    slot: re.compile(
        rf"\b{media}{_IS} (?:{_YES}|good|great|welcome)\b"
        rf"|\b{_YES} (?:to |for )?{media}\b{_SOMEBODY_ELSE}"
        rf"|\b{_THEY} (?:can|may|could)(?: (?:also|just|always|still|totally))*"
        rf" {media}\b{_SOMEBODY_ELSE}"
        rf"|\b(?:just|only) {only}\b(?: me\b)?|\b{only} only\b"
        rf"|^(?:(?:please|also|and|you can) )*{only} (?:me )?(?:too|also|as well)$",
        re.IGNORECASE,
    )
    for slot, media, only in (
        (CALL, _MEDIA[CALL], _CALLS),
        (TEXT, _MEDIA[TEXT], _TEXTS),
    )
}
_LAST = r"(?= *(?:$|[,.;!]|(?:and|but|texts?|calls?|please|thanks|thank)\b))"
# "Don't call or text before ten" refuses neither.
_WITHIN = (
    r"(?: me)? (?:before|after|until|till?|past|during|while|when|at (?!all)|on|in)\b"
)
# Not in "it still says calls no", which tells what is wrong.
REFUSED = {
    slot: re.compile(
        rf"(?<!says )(?<!say )(?<!said )\b{media}(?:{_IS} no|(?: is| are) not"
        rf" (?:ok|okay|fine|good))\b{_LAST}"
        rf"|\bneither {media}\b|\b(?:no|neither|don'?t|do not|never)"
        rf" (?:{_CALLS}|{_TEXTS})(?: me)?,? (?:n?or|and) {media}\b(?!{_WITHIN})",
        re.IGNORECASE,
    )
    for slot, media in ((CALL, _CALLS), (TEXT, _TEXTS))
}
# A no to the other one stands in the same clause: "yes calls no texts".
NO_TO_ONE = re.compile(
    rf"\b(?:no|not|don'?t|never) (?:{_CALLS}|{_TEXTS})(?: me)?\b"
    rf"|\b(?:{_CALLS}|{_TEXTS})(?:{_IS} no)\b{_LAST}",
    re.IGNORECASE,
)
LED = re.compile(
    r"^(?:(?:no+[ ,!.]+)?(?:i mean|i meant|i said|i told you|wait|actually)\b[ ,:]*)+",
    re.IGNORECASE,
)
# One of these anywhere, and no yes is sure.
UNSURE = re.compile(
    r"\b(?:maybe|perhaps|if|unless|not sure|unsure|i think|think about|don'?t know|idk"
    r"|said yes|not yet|only when|emergenc(?:y|ies)|later|cancel|stop)\b",
    re.IGNORECASE,
)
# "Calls are ok, but only before seven" tells when to call.
_WHEN = r"(?:before|after|between|until|till?|from|around|past|at|only|in the)"
WHEN_TO_CALL = re.compile(
    rf"\b(?:{_CALLS}|{_TEXTS}|ring|phone)\b[^.;!?]*\b{_WHEN} (?:the )?"
    r"(?:\d|noon|lunch|morning|afternoon|evening|night)"
    r"|\bnot (?:before|after|until|till?) \d",
    re.IGNORECASE,
)

# "Can they text me instead?" answers the question for calls.
WISH_FOR_THE_OTHER = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well)[ ,]+)*(?:can|could|would|will) (?:you|u|y'?all"
    r"|they|the staff|somebody|someone)(?: (?:please|just|only|guys))*"
    r" (?:text|call)(?: me)? (?:instead|rather than|only)\b",
    re.IGNORECASE,
)


def wants_the_other(text: str) -> bool:
    """Whether a question is a wish: "can they text me instead of call"."""
    return bool(WISH_FOR_THE_OTHER.match(text))


def grants_by_name(text: str, slot: str) -> bool:
    """Whether "yes calls ok, no texts" or "you can call me too" says yes to `slot`."""
    told = " ".join(part for part in statements(text) if not is_question(part))
    parts = [LED.sub("", clause) for clause in clauses(told)]
    if any(map(UNSURE.search, parts)):
        return False
    return any(_grants(NO_TO_ONE.sub(" ", part), slot) for part in parts)


def refuses_by_name(text: str, slot: str) -> bool:
    """Whether "texts yes, calls no" says no to `slot`."""
    return bool(REFUSED[slot].search(text))


def tells_when_to_call(text: str) -> bool:
    """Whether "calls are ok but only after 4" has an hour that is not for the visit."""
    return bool(WHEN_TO_CALL.search(text))


def _grants(clause: str, slot: str) -> bool:
    refuses = not NO_WORDS.isdisjoint(WORD.findall(clause.lower()))
    return bool(GRANTED[slot].search(clause)) and not refuses
