"""A yes or a no that is said plainly, with what goes along with it."""

import re
from collections.abc import Set

from veinguide.booking.form import CALL, NO, TEXT, YES
from veinguide.booking.progress import HOLDING
from veinguide.booking.yes_no import (
    ABOUT,
    NO_WORDS,
    NOT_ABOUT,
    WORD,
    wants_another_medium,
)
from veinguide.kin import KIN

_SIGH = (
    r"(?:(?:oh|ok|okay|omg|um|uh|well|fine|lol|ugh|jeez|geez|god|alright|sigh|please"
    r"|honey|dear)[ ,.!]+)*"
)
_YES = r"(?:yes|yess|yeah|yea|yep|yup|si|sí)"
# "Yes, and ..." and "yeah mom says ...": the rest has to be about the calls.
FIRST_YES = re.compile(rf"^{_SIGH}{_YES}\b(?: please)?[ ,.!]*", re.IGNORECASE)
ONLY_SIGHED = re.compile(rf"^{_SIGH}{_YES}[ ,.!]*$", re.IGNORECASE)
SAID_YES = re.compile(
    rf"^{_SIGH}(?:like )?i (?:just |already )?(?:said|say|told (?:you|u))"
    r" (?:(?:calls?|texts?|texting|to (?:calls?|texts?)|that|it)[ ,]+)?"
    rf"{_YES}\b[^?]{{0,60}}$",
    re.IGNORECASE,
)
# "Just the time. yes", "after ten like i said yes".
LAST_YES = re.compile(
    rf"(?:[,.;!]+ *|\b(?:like|as) i (?:already |just )?said,? *){_YES}"
    r"(?: please| pls| ma'?am| sir)?[ .!]*$",
    re.IGNORECASE,
)
LAST_NO = re.compile(r"[ ,.!]+(?:so |then )?no(?: thanks| thank you)?[ .!]*$", re.I)
_KIN = rf"(?:{KIN}|guardian|grand\w+)"
# Who answers, who agrees, and how well somebody hears or speaks.
ABOUT_THE_CALL = re.compile(
    r"\b(?:(?:tele)?phone|talk|speak|answers?|calls?|texts?|english|spanish|hear|ring"
    r"|understand|translat\w+|interpret\w+|ask for)\b"
    rf"|\b(?:my )?{_KIN} (?:says?|said|agrees?|is ok|is fine|can|will|knows)\b"
    rf"|\bask (?:my )?{_KIN}\b",
    re.IGNORECASE,
)
# These hold no yes back: "I no understand good", "my English is not so good".
EXPLAINED = re.compile(
    r"\b(?:i|he|she|we|(?:my |the )?english)(?: (?:is|am|be))? (?:no|not|don'?t|dont"
    r"|doesn'?t|doesnt|can'?t|cant)(?: (?:so|too|very|really|always))*"
    r" (?:understand|hear|speak|talk|good|know|well)\b[^.,;!?]*",
    re.IGNORECASE,
)

# "Both", "sure, both call and text"; both legs are none.
BOTH_MEDIA = re.compile(
    rf"^{_SIGH}(?:(?:sure|{_YES}|like|either|or|i (?:just |already )?(?:said|told you)"
    r")[ ,.!]+)*(?:both(?: (?:(?:is|are|of them|ways?)"
    r"(?: (?:fine|ok|okay|good))?|work|please|calls?(?: and|,) texts?"
    r"|texts?(?: and|,) calls?))*|(?:you can |to )?calls? and texts?"
    r"|(?:you can |to )?texts? and calls?)(?: (?:me|is|are|fine|ok|okay|good|please))*"
    r"[ .!]*$",
    re.IGNORECASE,
)
# What somebody else does not do holds nothing back.
OF_SOMEBODY_ELSE = re.compile(
    rf"\b(?:he|she|my \w+|{_KIN}|(?-i:[A-Z][a-z]+)) (?:\w+ )?"
    r"(?:wo|do|does|ca|is|did)(?:n'?t| not)\b"
    # Whose word it is not: "but he won't let me" holds it back.
    r"(?! (?:\w+ )?(?:let|want|allow|like|know|agree|permit|think|ok|okay|fine)\w*\b)",
    re.IGNORECASE,
)
# "Yes but I do the talking": the rest is for the staff.
YES_BUT = re.compile(
    rf"^{_SIGH}(?:{_YES}|sure)\b(?: (?:they|you) can)?[ ,.!]+(?:but|just|only that)\b",
    re.IGNORECASE,
)
YES_OF_KIN = re.compile(
    rf"^{_SIGH}(?:{_YES}|sure)\b[ ,.!]+(?:(?:my|her|his) )?{_KIN}'?s?"
    r" (?:(?:is|are|both|all|already) )*(?:ok|okay|fine|cool|good|agrees?|agreed|says?"
    r"|said|knows?)\b",
    re.IGNORECASE,
)
NO_BECAUSE = re.compile(
    r"^(?:oh[ ,]+)?(?:no|nope|nah)[ ,.!]+(?:(?:that|it|this|i|we|he|she|they|my|the)\b)"
    r"(?=.*\b(?:no use|useless|pointless|line|landline|flip|old phone|plan|read|see"
    r"|eyes|texts?|cost\w*|charges?|pay|work phone|office)\b)",
    re.IGNORECASE,
)
# "So call me crazy" is no leave.
_THEN_ENDS = (
    r"(?= *(?:$|[.,;!])| (?:but|at|on|back|please|pls|any ?time|whenever|and|too)\b)"
)
SAID_IT = {
    CALL: re.compile(
        rf"^{_SIGH}(?:like )?i (?:just |already )?(?:said|told (?:you|u))"
        r" (?:to )?calls?(?: me)?[ .!]*$"
        r"|\b(?:so|then|and) (?:please |just |yes )*call me\b"
        rf"{_THEN_ENDS}",
        re.IGNORECASE,
    ),
    TEXT: re.compile(
        rf"^{_SIGH}(?:like )?i (?:just |already )?(?:said|told (?:you|u))"
        r" (?:to )?texts?(?: me)?[ .!]*$"
        r"|\b(?:so|then|and) (?:please |just |yes )*text me\b"
        rf"{_THEN_ENDS}",
        re.IGNORECASE,
    ),
}


def says_yes_to_both(text: str) -> bool:
    return bool(BOTH_MEDIA.match(text))


def answered_and_explained(text: str, asked: str, beside: Set[str]) -> str | None:
    """The answer that a reason or a condition follows, which the staff read."""
    if SAID_IT[asked].search(text) and not HOLDING.search(text.partition(" if ")[0]):
        return YES
    if beside:
        return None
    if YES_OF_KIN.match(text):
        return YES
    led = YES_BUT.match(text)
    if led:
        rest = text[led.end() :]
        words = WORD.findall(OF_SOMEBODY_ELSE.sub(" ", rest).lower())
        held = HOLDING.search(rest) or not NO_WORDS.isdisjoint(words)
        return None if held or wants_another_medium(text, asked) else YES
    return NO if NO_BECAUSE.match(text) else None


def plain_answer(text: str, asked: str) -> str | None:
    """The answer to `asked` that begins or ends `text`; the rest takes none back."""
    if ONLY_SIGHED.match(text) or SAID_YES.match(text):
        return YES
    if LAST_NO.search(text) and _refuses_it(LAST_NO.sub("", text), asked):
        return NO
    if (last := LAST_YES.search(text)) and _leaves_it(text[: last.start()], asked):
        return YES
    led = FIRST_YES.match(text)
    rest = EXPLAINED.sub(" ", text[led.end() :]) if led else ""
    if not led or not ABOUT_THE_CALL.search(text[led.end() :]):
        return None
    if wants_another_medium(text, asked):
        return None
    return YES if _leaves_it(rest, asked) else None


def _leaves_it(text: str, asked: str) -> bool:
    """Whether what stands beside a yes refuses nothing, and is of no other medium."""
    of_another = NOT_ABOUT[asked].search(text) and not ABOUT[asked].search(text)
    return not (_refuses(text) or of_another or HOLDING.search(text))


def _refuses_it(text: str, asked: str) -> bool:
    """Whether "I don't know how to do the texting" is what leads to the no."""
    return _refuses(text) and bool(ABOUT[asked].search(text))


def _refuses(text: str) -> bool:
    return not NO_WORDS.isdisjoint(WORD.findall(text.lower()))
