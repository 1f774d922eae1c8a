"""Read a yes or a no that names calls or texts, wherever it stands in a line."""

import re

from veinguide.booking.form import CALL, TEXT
from veinguide.booking.words import is_question, only_told
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
# "Text is better actually".
_PREFERRED = (
    r"(?: works?)?(?: much| way| a lot| actually| always| even)*"
    r" (?:better|best|easier|easiest|preferred)"
)
_THEY = r"(?:you|u|ya|y'?all|they|the staff|somebody|someone)(?: guys)?"
# "You can call my mother" is no leave to call the visitor, nor is "call me Rainey".
_AFTER_ME = (
    r"(?:at|after|before|around|about|between|from|until|till|on|in|during|while|when"
    r"|whenever|any ?time|back|please|pls|too|also|instead|first|if|but|and|not|now"
    r"|then|or|for|there|here|directly|today|tomorrow|tonight|only|though|tho|ok|okay"
    r"|yes|lol|thanks|thank|mornings?|afternoons?|evenings?|nights?|weekdays?|whatever)"
)
_SOMEBODY_ELSE = (
    r"(?! (?:it|him|them|her|his|their|(?:my|the|our|your)"
    r" (?!cell|phone|mobile|number|house|home|landline))\b)"
    rf"(?! me (?!{_AFTER_ME}\b)[a-z])"
)
_PLEASE = r"(?:please|pls|plz|just|so|and|also|ok|okay|but)"
# Leave that nobody asked for: "call me at 816 555 0172", "but pls text".
UNASKED = {
    slot: re.compile(
        rf"\b{verb} me (?:at|on) (?:my (?:cell|mobile|phone|number)\b|(?:this|that)"
        rf" (?:number|one)\b|\(?\d{{3}})|\b{verb} me[ ,:]+{_YES}\b(?! (?:but )?only)"
        rf"|^(?:{_PLEASE} )*(?:please|pls|plz|just) {verb}(?: me)?(?: please| pls)?$"
        rf"|^(?:{_PLEASE} )*{verb} me(?: please| pls| instead)$",
        re.IGNORECASE,
    )
    for slot, verb in ((CALL, "(?:call|phone|ring)"), (TEXT, "(?:text|message)"))
}
GRANTED = {
    slot: re.compile(
        rf"\b{media}{_IS} (?:{_YES}|good|great|welcome)\b"
        rf"|\b{only}{_IS}{_PREFERRED}\b"
        rf"|\b{_YES} (?:to |for )?{media}\b{_SOMEBODY_ELSE}"
        rf"|\b{_THEY} (?:can|may|could)(?: (?:also|just|always|still|totally))*"
        rf" {media}\b{_SOMEBODY_ELSE}"
        rf"|\b(?:just|only) {only}\b(?: me\b)?|\b{only} only\b"
        rf"|^(?:(?:please|also|and|you can) )*{only} (?:me )?(?:too|also|as well)$"
        # "He hates the phone, I'll take the call".
        r"|\b(?:i|we|she|he)(?:'?ll| will| can) (?:take|answer|get|read)"
        rf" (?:(?:the|your|that|those|any|all) )*{only}\b(?! from\b)",
        re.IGNORECASE,
    )
    for slot, media, only in (
        (CALL, _MEDIA[CALL], _CALLS),
        (TEXT, _MEDIA[TEXT], _TEXTS),
    )
}
# "Calls no texts yes" is a no to calls, "ok to call no texts" is none.
_OTHER_YES = rf"(?:{_TEXTS}|{_CALLS}){_IS} {_YES}"
_LAST = rf"(?= *(?:$|[,.;!]|(?:and|but|please|thanks|thank|{_OTHER_YES})\b))"
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
    r"^(?:(?:(?:what|huh|wait)[ ,!.?]+)?(?:no+[ ,!.]+){0,3}"
    r"(?:i mean|i meant|i said|i told you|wait|actually)\b[ ,:]*)+"
    # "No you can call me", to a refusal that was noted.
    rf"|^(?:no+|nope|nah)[ ,!]+(?={_THEY} (?:can|may)\b)",
    re.IGNORECASE,
)
# One of these in the same sentence, and no yes is sure.
UNSURE = re.compile(
    r"\b(?:maybe|perhaps|if|unless|not sure|unsure|i think|think about|don'?t know|idk"
    r"|said yes|not yet|only when|emergenc(?:y|ies)|later|cancel|stop)\b",
    re.IGNORECASE,
)
NEXT_UNSURE = re.compile(
    r"^(?:(?:but|or|and|well)[ ,]+)*(?:maybe|if|unless|not yet|wait|later"
    r"|no\b(?! (?:texts?|calls?))|only (?:if|when)|actually no|let me think"
    r"|cancel|stop)\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?<=[.!?;])\s+")
# "Calls are ok, but only before seven" tells when to call.
_WHEN = r"(?:before|after|between|until|till?|from|around|past|at|only|in the)"
WHEN_TO_CALL = re.compile(
    rf"\b(?:{_CALLS}|{_TEXTS}|ring|phone)\b[^.;!?]{{0,120}}\b{_WHEN} (?:the )?"
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
    told = only_told(LED.sub("", text))
    sentences = [each for each in SENTENCES.split(told) if each]
    following = [*sentences[1:], ""]
    return any(
        _grants_in(sentence, slot) and not NEXT_UNSURE.match(after)
        for sentence, after in zip(sentences, following, strict=False)
    )


def _grants_in(sentence: str, slot: str) -> bool:
    parts = [LED.sub("", clause) for clause in clauses(sentence)]
    if any(map(UNSURE.search, parts)):
        return False
    return any(_grants(NO_TO_ONE.sub(" ", part), slot) for part in parts)


def invites_by_name(text: str, slot: str) -> bool:
    """Whether "call me at 816 555 0172" says so to nobody's question."""
    told = [part for part in clauses(text) if not is_question(part)]
    return any(UNASKED[slot].search(part) and not _denies(part) for part in told)


def refuses_by_name(text: str, slot: str) -> bool:
    """Whether "texts yes, calls no" says no to `slot`."""
    return bool(REFUSED[slot].search(text))


def tells_when_to_call(text: str) -> bool:
    """Whether "calls are ok but only after 4" has an hour that is not for the visit."""
    return bool(WHEN_TO_CALL.search(text))


def _grants(clause: str, slot: str) -> bool:
    return bool(GRANTED[slot].search(clause)) and not _denies(clause)


def _denies(clause: str) -> bool:
    return not NO_WORDS.isdisjoint(WORD.findall(clause.lower()))
