"""Leave out of a line what is about other calls than those to the visitor."""

import re

from veinguide.kin import PEOPLE

_NOT = r"(?:don'?t|do not|dont|never|not to|no need to|please not)"
_KIN = rf"(?:{PEOPLE}|boss)"
_LINE = (
    r"(?:cell ?phone|cell|mobile|landline|land line|house phone|home phone|work phone"
    r"|office phone|phone|number|line|one)"
)
# "Hers", "my mother's", "her number", "the landline".
_ANOTHERS_LINE = (
    rf"(?:hers|his(?! \w)|theirs|(?:her|his|their) {_LINE}|(?:my|our) {_KIN}(?:'?s)"
    rf"(?: {_LINE})?|(?:my|our) {_KIN} {_LINE}"
    r"|(?:the|that|this|my) (?!phone\b|number\b)(?:other |old |work "
    rf"|house |home )?{_LINE})"
)
_NAME = r"(?-i:[A-Z][a-z]+)"
_SOMEBODY = rf"(?:her|him|them|hers|his|(?:my|our) {_KIN})"
# "My salon", "the shop": calls to it are not those to the visitor's own phone.
_OWN_PHONE = r"(?:(?:cell|mobile)(?: ?phone)?|phone|number)"
_PLACE = (
    rf"(?:(?:(?:my|our|his|her|the) (?!{_OWN_PHONE}\b|insur)|at )"
    r"(?:salon|shop|store|work(?: ?place)?|office|job|school|restaurant|plant|warehouse"
    r"|house|home|church|business|parents'?|folks|boss|landline)(?: (?:phone|number"
    r"|line))?)"
)
_SAID = r"(?:i (?:just |already )?(?:said|say|told (?:you|u)|meant?)(?: to)? )?"
_CALL = r"(?:call|phone|ring|text|message|use|try)"
# The visitor is to be called, and not somebody else: no limit to calls or to texts.
CALL_ME = re.compile(
    rf"\b(?:just |only |please )*({_CALL}) me\b(?:,? (?:and |but )?not"
    rf" (?:to |for |on )?(?:{_ANOTHERS_LINE}|{_SOMEBODY}|{_NAME})\b)"
    rf"|\b{_NOT} {_CALL} (?:{_ANOTHERS_LINE}|{_SOMEBODY})[ ,.;!]+(?:please "
    r"|just |but )*"
    r"(call) me\b",
    re.IGNORECASE,
)
_UNKNOWN = r"(?:unknown|strange|unfamiliar|private|blocked|hidden)"
OTHER_SCOPE = re.compile(
    rf"\b{_SAID}{_NOT} {_CALL} {_ANOTHERS_LINE}(?! me\b)(?=\W|$)"
    # "Don't call her, she won't pick up", "do NOT call my salon".
    rf"|\b{_SAID}{_NOT} {_CALL} (?:{_SOMEBODY}|{_PLACE})\b(?! (?:n?or|and) me\b)"
    r"(?! (?:before|after|until|till|during|while|when|at|on)\b)"
    rf"|\b(?:just |but )*not (?:to |for |on |at )?{_PLACE}\b"
    # What is said of a sister: "for Carol text please not call".
    rf"|\b(?:for|only) (?:(?:my|our) {_KIN}|{_NAME})(?: that'?s| is)?,?"
    r" (?:please |just |only )*(?:no )?(?:texts?|calls?)\b[^.;!?]*"
    rf"|\b(?:just |but )*not (?:to |for |on |at |with )?{_ANOTHERS_LINE}(?=\W|$)"
    r"|\b(?:(?:is|am|'?s|are) )?(?:not|never|no|don'?t|won'?t|i mean|i meant)"
    r"(?: (?:to|gonna|going to|need(?:ing)?))* (?:call(?:ing)? )?"
    r"(?:(?:no|an?|any|the) )*(?:ambulance|9-?1-?1)\b"
    # "I don't pick up numbers I don't know", "I never answer unknown numbers".
    r"|\bi (?:really |just |usually )*(?:don'?t|do not|never|won'?t|can'?t|may not"
    r"|might not) (?:ever |always )?(?:pick up|answer|take|get)(?: to)?"
    rf" (?:(?:calls|the phone) )?(?:(?:from|for|when it'?s) )?(?:the |a )?(?:{_UNKNOWN}"
    r" (?:numbers?|calls?|callers?)|(?:numbers?|people|callers?|calls)"
    r" (?:that )?i don'?t (?:know|recogni[sz]e))"
    # "If I don't answer, I'm at work", "if my wife answers leave word with her".
    rf"|\b(?:but )?(?:if|when|in case) (?:i|he|she|we|they|it|(?:my|our) {_KIN}"
    r"|some(?:body|one)(?: else)?|any(?:body|one)(?: else)?|nobody|no ?one)"
    r"(?:'?s| is| (?:don'?t|do not|can'?t|cannot|doesn'?t|does not|didn'?t|happens? to"
    r"|should))* (?:answer(?:s|ing)?|picks? up|hears?|gets? (?:it|the phone)|reach"
    r"|get|goes to (?:voice ?mail|the machine)|not (?:home|there|in))\b[^.;!?]*"
    r"|\bif i (?:took|take|answer(?:ed)?|pick(?:ed)? up)\b[^.;!?]*"
    # "And before you ask, no, I have no pain".
    r"|\b(?:and |but |so )?before (?:you|u|they) (?:even )?ask\b[ ,:]*(?:no\b[ ,.]*)?"
    r"(?:i|it|she|he|my|there|the)\b[^.;!?]*"
    r"|\bonly (?:by |on |use |through )?whats ?app\b|\bwhats ?app only\b"
    r"|\b(?:please )?(?:use )?whats ?app\b",
    re.IGNORECASE,
)
_MEDIUM = r"(?:(?:phone )?calls?|calling|texts?|texting|text messages?)"
_IS_FINE = rf"{_MEDIUM} (?:is|are) (?:all )?(?:fine|ok|okay|good|alright|no problem)\b"
_WHILE = (
    r"(?:during|while|when|at work|in (?:the|class)|on (?:the|my)|before|until|till?)"
)
_TEXT_ONLY = r"(?:(?:just |only )text(?: me)?|text(?:s|ing)? only|only texts?)"
# "During school hours text only" refuses no other calls.
ONLY_THEN = re.compile(
    rf"\b{_WHILE}\b[^,.;!?]{{0,40}}?[ ,]+(?:please |then )?{_TEXT_ONLY}\b"
    rf"|\b{_TEXT_ONLY} (?={_WHILE}\b)",
    re.IGNORECASE,
)
# "Text only if they can't reach me" is leave, and no refusal of calls.
ON_CONDITION = re.compile(
    r"\b(?:just |only )*(?P<medium>text|call)s?(?: me)?(?: only| just)*"
    r"(?=,? (?:if|when|in case|as (?:a |the )?(?:last resort|back ?-?up)"
    r"|for emergenc\w+)\b(?! (?:you|they|u) (?:need|want|have)\b))",
    re.IGNORECASE,
)
LIMITED = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)
# "That's the landline, the cell is 816 ..." refuses no texts to the cell.
LANDLINE = re.compile(r"\b(?:landline|land line)\b", re.IGNORECASE)
CELL = re.compile(r"\b(?:cell|mobile)\b", re.IGNORECASE)
# "It's not 'no calls'", said of what was noted.
NOT_A_NO = re.compile(
    r"\b(?:it'?s |that'?s |i )?(?:not|never|didn'?t say|did not say)[ ,]+[\"'“‘]?no"
    r" (?:phone )?(?:calls?|texts?|calls? (?:or|and) texts?)\b[\"'”’]?",
    re.IGNORECASE,
)
# "No no calls are fine" refuses nothing.
NO_TO_THE_NOTE = re.compile(
    rf"(?:^|(?<=[.!?] ))(?:(?:no+|nope|nah|wait|what|hey|but)[ ,.!?]+)+(?={_IS_FINE})",
    re.IGNORECASE,
)
_NEVER = r"(?:never|didn'?t|did not|haven'?t|have not)"
# "I never said no texts" takes a noted no back.
UNDOING = {
    slot: re.compile(
        rf"\bi {_NEVER} (?:ever |actually |really )?(?:say|said|mean|meant"
        r"|told (?:you|u)"
        r"|tell (?:you|u)|ask(?:ed)?(?: for)?|want(?:ed)?"
        r"|refused?)(?: to say| that| to)?"
        rf" (?:(?:no|not|don'?t|never|you can'?t|u can'?t|to not)(?: to)? )+"
        rf"(?:{either} (?:and|or|nor) (?:no )?)?{medium}(?: me)?\b[ .!?]*"
        rf"|\bwhy (?:does it say|do you (?:have|say)|did you (?:put|write)|is it) no"
        rf" {medium}\b[ .!?]*",
        re.IGNORECASE,
    )
    for slot, medium, either in (
        ("consent_call", r"(?:(?:phone )?calls?|calling)", r"(?:texts?|texting)"),
        ("consent_text", r"(?:texts?|texting)", r"(?:calls?|calling)"),
    )
}
# A question's shape, and a wish: "can u not call me tho".
ASKING_NOT_TO = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|ya|y'?all|they|the staff|somebody|someone)"
    rf"(?: guys)?(?: please| maybe| just)* not (?:to )?{_CALL}\b"
    rf"|^(?:please |and |but |so |ok |just )*(?:don'?t|do not) {_CALL}\b",
    re.IGNORECASE,
)
# "He don't have texting, it's my phone, so ya text me".
CONCLUDED = re.compile(
    r"^[^.;!?]*?\b(?:he|she|they|my \w+|it'?s)\b[^.;!?]*?\bso (?="
    r"(?:ya|yes|yeah|yea|yep|yup|sure|ok|okay|please)[ ,]+(?:(?:you|u|they) can )?"
    r"(?:just )?(?:text|call) (?:me|us)\W*$)",
    re.IGNORECASE,
)


def about_the_visitor(text: str) -> str:
    """`text` without "don't call HERS", "not calling an ambulance" and the like."""
    text = CONCLUDED.sub("", text)
    for undoing in (*UNDOING.values(), NOT_A_NO):
        text = undoing.sub(" ", text)
    text = ONLY_THEN.sub(" you can text me ", text)
    text = ON_CONDITION.sub(_with_leave, text)
    text = LANDLINE.sub(" ", text) if CELL.search(text) else text
    text = CALL_ME.sub(lambda found: f"you can {found[1] or found[2]} me", text)
    return NO_TO_THE_NOTE.sub("", OTHER_SCOPE.sub(" ", text))


def _with_leave(found: "re.Match[str]") -> str:
    said = LIMITED.search(found[0])
    return f"you can {found['medium']} me" if said else found[0]


def undone(text: str) -> tuple[str, ...]:
    """The consents whose "no" is denied: "I never said no texts"."""
    return tuple(slot for slot, said in UNDOING.items() if said.search(text))


def asks_not_to(text: str) -> bool:
    """Whether "can you not call me" has a question's shape only."""
    return bool(ASKING_NOT_TO.search(text))
