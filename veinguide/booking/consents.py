"""Read whether a visitor may be called or texted, and know the words they answered."""

import re
from collections.abc import Mapping, Set
from functools import lru_cache

import yaml

from veinguide import PROJECT_ROOT
from veinguide.booking.consent_scope import about_the_visitor, asks_not_to
from veinguide.booking.consents_by_name import (
    grants_by_name,
    invites_by_name,
    refuses_by_name,
)
from veinguide.booking.form import (
    CALL,
    NAME,
    NO,
    REASON,
    TEXT,
    TIME,
    YES,
)
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.progress import DOING, HOLDING, asks_if_sent, is_sending
from veinguide.booking.words import is_correcting, is_question, statements
from veinguide.booking.yes_and_more import (
    answered_and_explained,
    plain_answer,
    says_yes_to_both,
)
from veinguide.booking.yes_no import (
    ABOUT,
    KIN,
    NO_WORDS,
    NOT_ABOUT,
    WORD,
    after_firm_yes,
    begins_with_no,
    clauses,
    concedes,
    grants,
    is_firm,
    is_full_yes,
    may_be_yes_or_no,
    names_a_medium,
    read_yes_no,
)

PURPOSES = {CALL: "call", TEXT: "text"}
BESIDE_A_FULL_YES = {TIME, REASON, NAME}
LEANINGS = {"affirm": YES, "deny": NO}
OWN_WORDS = "own words"  # the version of an answer before its question

# "Call me n text": no "no".
AND = re.compile(r"(?<=\w) n (?=\w)", re.IGNORECASE)
# "Yes n no texts", "yes and text is fine too": a yes to what was asked, and more.
YES_AND_MORE = re.compile(
    r"^((?:(?:oh|ok|okay|well|sure)[ ,]+)*(?:yes|yess|yeah|yea|yep|yup)"
    r"(?: (?:please|sure|ok|fine|thanks|call|calls))*),? (?:and|n|&) "
    r"(?=(?:no |not |please |also |you can |u can |they can )*(?:texts?|texting)\b)",
    re.IGNORECASE,
)
AS_WELL = re.compile(r"\b(?:too|also|as well|both)\b", re.IGNORECASE)
TEXTS_INSTEAD = re.compile(
    r"^(?:(?:please|pls|just|only) )*text(?: me)?(?: please| pls| only)?[ ,.;]+"
    r"(?:and |but )?(?:don'?t|do not|no|not|never) (?:call|calls|phone)\b"
    r"|\b(?:no (?:phone )?calls?|(?:don'?t|do not) call)(?: me)?(?: please| pls)?"
    r"[ ,.;!]+(?:(?:just|only|please|pls|but|you can) )*texts?(?: me)?"
    r"(?: (?:is|are|please|pls|only|instead|fine|ok|okay|good|better))*[ .!]*$",
    re.IGNORECASE,
)
# About the request or the talk, not about calls and texts: asked again.
UNCLEAR = re.compile(
    r"^(?:(?:ok|okay|yes|yeah|yep|sure|no|nope|nah|please|and|so|well|just|now|then"
    r"|go ahead(?: and)?)[ ,.!]+)*"
    r"(?:(?:i think |i guess )?(?:that'?s|that is|that will be|that'll be|thatll be)"
    r" (?:all|everything|it)\b(?! (?:ok|okay|fine|alright))"
    r"|(?:send|submit|book|confirm) (?:it|this|that|(?:the|my) request|me)\b"
    r"|(?:nothing|no more|not) (?:else|more|questions|for now)\b"
    r"|no (?:more )?questions"
    r"|(?:that is |it'?s )?(?:all|everything)(?: is|'?s| looks?)?"
    r" (?:good|right|correct|fine|well|set|ok|okay)\b"
    r")|^i'?m (?:good|fine|ok|okay)[ .!]*$",
    re.IGNORECASE,
)
# "Yes but not on Sundays", "sure, as long as it's after 5", said of calls.
_SAID_YES = (
    r"^(?:(?:oh|ok|okay|well|please)[ ,]+)*(?:yes|yeah|yea|yep|yup|sure|absolutely"
    r"|definitely|of course)(?: (?:please|sir|ma'?am|that'?s (?:fine|ok|okay)"
    r"|(?:you|they) (?:can|may)))*[ ,]+"
)
LIMITED_YES = re.compile(
    rf"{_SAID_YES}(?:(?:but|except(?: for)?|(?:as|so) long as|provided|if|unless|only"
    r"|just|please|it'?s|its)[ ,]+|(?=(?:not|never)\b))+",
    re.IGNORECASE,
)
ONLY_THEN = re.compile(rf"{_SAID_YES}(?=.*\bonly(?: tho| though| please)?\W*$)", re.I)
# "Don't call before ten" is no refusal of calls.
_A_DATE = (
    r"(?:(?:the )?\d+(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct"
    r"|nov|dec)[a-z]* \d+(?:st|nd|rd|th)?|today|tomorrow|tonight"
    r"|(?:this|next) (?:week|month)"
    r"|(?:mon|tues?|wed|thur?s?|fri|sat|sun)(?:[a-z]*day)?s?)"
)
_LIMITED = (
    r"(?:(?: (?:n?or|and) (?:calls?|texts?)(?: me)?)?"
    r",? (?:before|after|until|till|past|during|while|when|at(?! all)|on|in the|between"
    rf"|(?:so|too) (?:early|late)|(?:from )?{_A_DATE})\b)"
)
LIMITING = re.compile(
    r"\b(?:don'?t|do not|never|no) (?:calls?|phone|ring|texts?|messages?)(?: me)?\b"
    rf"{_LIMITED}",
    re.IGNORECASE,
)
# Between the yes and the limit.
BESIDE_A_LIMIT = frozenset(
    {"", "but", "just", "but please", "please", "only", "but just"}
)
_FROM_THEM = (
    r"(?:don'?t|do not) (?:really |even |ever )*want (?:any ?(?:body|one)|people|ppl"
    r"|folks|strangers|you|u|them|y'?all)(?: to)?"
)
NO_CALLS = re.compile(
    r"\b(?:(?:don'?t|do not|never|please not|can'?t|cannot) (?:ever )?"
    rf"(?:(?:tele)?phone|call|ring)\b(?! (?:it|that|there|this)\b)"
    rf"(?!(?: me)?{_LIMITED})"
    rf"|no (?:tele)?(?:phone )?calls?\b(?!{_LIMITED})"
    r"|(?:can'?t|cannot|do not|don'?t|won'?t) (?:take|accept|receive) (?:any )?"
    rf"(?:phone )?calls\b(?!{_LIMITED})"
    rf"|(?<!why )not (?:by |the |to )?(?:calls?|calling)\b(?!{_LIMITED})"
    r"|(?:prefer|rather|like it if|happier if|better if)[^.,;!?]{0,20}"
    r"\b(?:did not|didn'?t|do not|don'?t|not be|not) (?:tele)?(?:phone|call|ring)"
    rf"(?:ed|ing)?\b(?!(?: me)?{_LIMITED})"
    rf"|no to (?:any |the )?(?:(?:phone )?calls?|calling)\b(?!{_LIMITED})"
    rf"|{_FROM_THEM} (?:call|phone|ring)(?:ing)?(?: me)?\b(?!{_LIMITED})"
    r"|(?:just|only) text(?: me)?\b|text(?:s|ing)? only|only texts?\b)",
    re.IGNORECASE,
)
NO_TEXTS = re.compile(
    r"\b(?:(?:don'?t|do not|never|can'?t|cannot) (?:ever )?(?:text|sms|message)"
    rf"\b(?!(?: me)?{_LIMITED})"
    r"|no (?:text messages?|texts?(?! messages?\b)|texting|sms)\b"
    rf"(?!{_LIMITED})"
    rf"|no to (?:any |the )?(?:texts?|texting)\b(?!{_LIMITED})"
    rf"|{_FROM_THEM} (?:text|message)(?:ing)?(?: me)?\b(?!{_LIMITED})"
    rf"|(?<!why )not (?:by |the |to )?(?:texts?|texting)\b(?!(?: me)?{_LIMITED})"
    rf"|(?:just|only) call(?: me)?\b(?!{_LIMITED})(?! (?:between|around)\b)"
    r"|(?:phone )?calls? only|only calls?\b"
    r"|(?:just|only) (?:by |on |over )?(?:the |my )?phone\b(?! (?:number|calls?|is))"
    r"|(?<!not the )(?<!not my )(?<!not )(?:landline|land line|house phone)"
    r"|i don'?t text"
    r"|(?:don'?t|can'?t|cannot|do not|doesn'?t|does not|won'?t) (?:even )?"
    r"(?:do|use|get|read|receive|have|send|take) (?:any )?text(?:s|ing)?"
    r"|(?:rotary|wall) (?:tele)?phone|(?:tele)?phone (?:is |hangs )?on the wall)\b",
    re.IGNORECASE,
)
# Who lives with somebody that reads along must not be texted either.
_WATCHES = (
    r"(?:checks?|reads?|looks? (?:at|through)|goes through|go through|monitors?|watch"
    r"(?:es)?|sees?|listens?(?: in)?(?: to| on)?|tracks?|has|picks up|answers)"
)
IS_WATCHED = re.compile(
    rf"\b(?:he|she|they|my \w+) (?:always |often |sometimes )?{_WATCHES}(?: \w+)?"
    r" (?:my )?(?:phone|cell|messages|texts|calls|call log)\b"
    r"|\b(?:he|she|they|my \w+)(?: \w+)? listen(?:s|ing)\b",
    re.IGNORECASE,
)
# Both at once.
ONLY_EMAIL = re.compile(
    r"(?<!my )(?<!the )(?<!his )(?<!her )\b(?:e-?mail only|only (?:by "
    r"|via |use )?e-?mail"
    r"(?: me| works)?|just (?:by |use )?e-?mail(?: me)?(?! (?:too|also|as well)\b))\b"
    r"(?! (?:is|i have|address)\b)"
    r"|\b(?:can'?t|cannot|do not|don'?t|won'?t) (?:take|accept|get|receive"
    r"|do) (?:any )?"
    rf"(?:calls? (?:n?or|and) texts?|texts? (?:n?or|and) calls?)\b(?!{_LIMITED})",
    re.IGNORECASE,
)
_HATE = (
    r"(?:hate|dislike|can'?t stand|(?:don'?t|doesn'?t) (?:like|want|care for))s?"
    r" (?:getting |receiving |doing |any |the )*"
)
# These refuse, unless a yes to the same medium stands beside them.
RATHER_NO_CALLS = re.compile(
    r"\b(?:(?:prefer|rather have|rather get) (?:a )?texts?\b|text (?:me )?instead"
    r"|(?:rather|prefer) (?:you )?text(?:ed|ing)?\b"
    r"|(?:instead of|rather than) (?:an? |any )?(?:phone )?call(?:s|ing)?\b"
    rf"|{_HATE}(?:(?:phone )?calls|talking on the phone)\b)",
    re.IGNORECASE,
)
RATHER_NO_TEXTS = re.compile(
    r"\b(?:(?:instead of|rather than) (?:an? |any )?text(?:s|ing)?"
    rf"|{_HATE}text(?:s|ing| messages?))\b",
    re.IGNORECASE,
)
REFUSALS = {CALL: (NO_CALLS, RATHER_NO_CALLS), TEXT: (NO_TEXTS, RATHER_NO_TEXTS)}
_NEVER = r"(?:didn'?t|did not|never|haven'?t|have not)"
_AGREED = r"(?:say|said|agreed?|give|gave|given|consent(?:ed)?|allow(?:ed)?|tell|told)"
_LEAVE = (
    rf"{_NEVER} (?:ever |actually |really )?{_AGREED}\b"
    r"(?!.*\b(?:can'?t|couldn'?t|cannot|not|don'?t)\b)(?: [\w']+){0,7}?"
)
ANY_YES = (
    rf"{_NEVER} (?:ever |actually |really )?(?:say|said|mean) yes\b(?! to)"
    r"|(?:that|it) (?:wasn'?t|was not|isn'?t|is not) a yes\b"
    r"|take (?:back )?my (?:yes|consent|permission|okay|ok)\b"
)
TAKING_BACK = {
    CALL: re.compile(rf"\b(?:{_LEAVE} (?:call|calls|calling|ring)\b|{ANY_YES})", re.I),
    TEXT: re.compile(rf"\b(?:{_LEAVE} (?:text|texts|texting)\b|{ANY_YES})", re.I),
}
# "I can't read them", "my husband answer maybe he speak better".
EXPLAINING = re.compile(
    r"^(?:(?:because|since|cause|as|and) )?(?:i|he|she|we|my \w+)"
    r" (?:can'?t|cannot|don'?t|won'?t|never|am not|'m not)"
    r" (?!(?:want|agree|consent|think|know|like|allow|care|need|be called|say|said)\b)"
    r"|^(?:my|the|his|her) \w+ (?:\w+ ){0,4}(?:maybe|perhaps) (?:he|she)\b"
    r"|\b(?:too|very) (?:\w+ )?to\b",
    re.IGNORECASE,
)
POLITE_NO = re.compile(
    r"^(?:oh[ ,]+)?(?:no|nope|nah)[ ,.!]+(?:thanks|thank (?:you|u)|thx|ty)\b", re.I
)
YES_APART = re.compile(
    r"^(?:(?:oh|ok|well|please)[ ,]+)*(?:yes|yess|yeah|yea|yep|yup|yessir)"
    r"(?:,? (?:please|thanks|thank you|dear|ma'?am|sir))*[.!]+ ",
    re.IGNORECASE,
)
LEAST_BESIDE = 3
WHY_NOT = re.compile(r"\bwhy not\b", re.IGNORECASE)
# A question without its mark: "do I have to say yes". "Do it" is none.
INVERTED = re.compile(
    r"^(?:(?:and|but|so|ok|okay|wait|well)[ ,]+)*(?:(?:do|did|does) (?:i|you|we|they)"
    r"|is (?:it|this|that)|are (?:you|they|we)"
    r"|(?:can|could|will|would|should|must) (?:i|we|you|they|it|this|that))\b",
    re.IGNORECASE,
)
# These say yes to the one as they refuse the other.
ONLY = re.compile(
    r"\b(?:only|just|instead|rather|prefer|landline|land line)\b", re.IGNORECASE
)


# "He is not calling no ambulance" refuses no call of the staff.
OF_AN_AMBULANCE = re.compile(
    r"\b(?:(?:is|are|am|do|does|will|wo)n'?t|(?:he|she|they|we|i)'?(?:s|re|m|ll)? not"
    r"|not|never|no)\b[^.,;!?]{0,12}\b(?:call|phon|ring)\w*[^.,;!?]{0,12}"
    r"\b(?:ambulances?|911|ems)\b",
    re.IGNORECASE,
)


def read_consents(
    text: str,
    asked: str | None,
    beside: Set[str] = frozenset(),
    left: str | None = None,
) -> dict[str, str]:
    """Answers by slot. A refusal counts at any time, and so does a yes that names
    calls or texts; any other yes only to the question that is asked.

    `beside` are the slots that the rest of the message is about, `left` is what it
    says apart from them.
    """
    text = about_the_visitor(_apart_from_the_yes(AND.sub(" and ", text)))
    if left is not None:
        left = about_the_visitor(_apart_from_the_yes(AND.sub(" and ", left)))
    text = OF_AN_AMBULANCE.sub(" ", text)
    if asked in PURPOSES and says_yes_to_both(text):
        return dict.fromkeys(PURPOSES, YES)
    found = {slot: NO for slot in PURPOSES if _refuses(text, slot)}
    if CALL in found and IS_WATCHED.search(text):
        found = dict.fromkeys(PURPOSES, NO)
    named = granted_by_name(text)
    if TEXTS_INSTEAD.search(text):
        named[TEXT] = YES
    if asked not in PURPOSES:
        return {**named, **found}
    if asked == CALL and named.get(TEXT) and _says_yes_to_both(text):
        named[CALL] = YES
    return {**named, **_answers(text, asked, beside, left, found)}


def _apart_from_the_yes(text: str) -> str:
    return YES_AND_MORE.sub(r"\1, ", text)


def _says_yes_to_both(text: str) -> bool:
    """Whether "yes I have POA. texts ok too" says yes to what was asked as well."""
    held = any(_holds_back(part, CALL) for part in clauses(text))
    return is_firm(text) and bool(AS_WELL.search(text)) and not held


def granted_by_name(text: str) -> dict[str, str]:
    """The yes to calls and to texts that `text` names, and does not refuse."""
    text = about_the_visitor(text)
    return {
        slot: YES
        for slot in PURPOSES
        if (grants_by_name(text, slot) or invites_by_name(text, slot))
        and not _refuses(text, slot)
    }


def _answers(
    text: str,
    asked: str,
    beside: Set[str],
    left: str | None,
    refused: Mapping[str, str],
) -> dict[str, str]:
    """`refused`, and the answer to the question that is asked."""
    found = dict(refused)
    if asked in found:
        return found
    if limits_when_to_call(text):
        return {**found, asked: YES}
    if LIMITING.search(text) or is_unclear(text):
        if says_yes_first(text) and not found:
            found[asked] = YES
        return found
    if found and ONLY.search(text):
        if not begins_with_no(text):
            found[asked] = YES
    elif answer := _answer(text if left is None else left, asked, beside):
        found[asked] = answer
    return found


def takes_back(text: str, values: Mapping[str, str]) -> str | None:
    """The consent of `values` that "I didn't say you could call" denies."""
    given = (slot for slot in (TEXT, CALL) if values.get(slot) == YES)
    return next((slot for slot in given if TAKING_BACK[slot].search(text)), None)


def limits_when_to_call(text: str) -> bool:
    """Whether the days and hours in "yes, but only weekdays" are those of the calls."""
    led = LIMITED_YES.match(text) or ONLY_THEN.match(text)
    return led is not None and tells_only_when(
        re.sub(r"\btho(?:ugh)?\b", "", text[led.end() :])
    )


def only_leads(text: str) -> bool:
    """Whether the "ok" of "ok, but what name do you have?" says yes to nothing."""
    return not (is_firm(text) or names_a_medium(text))


def leaning(text: str, asked: str, intent: str) -> str | None:
    """The answer of "I guess so" or "not really", where only the intent tells."""
    if intent in LEANINGS and "?" not in text and may_be_yes_or_no(text, asked):
        return LEANINGS[intent]
    return None


def _answer(text: str, asked: str, beside: Set[str]) -> str | None:
    """A yes or a no beside a day or a name may answer that: only a word of calls or
    texts tells. A time says when to call.
    """
    told = _without_questions(text)
    plain = None
    if beside <= BESIDE_A_FULL_YES and not _refuses(told, asked):
        plain = plain_answer(told, asked)
    answer = plain or read_yes_no(told, asked)
    if answer is None and not beside and POLITE_NO.match(told):
        return NO
    if answer is None and not _refuses(told, asked):
        answer = answered_and_explained(told, asked, beside)
    if answer is None:
        beside_it = _says_yes_beside(told, asked, beside)
        return YES if beside_it or _says_yes_apart(told, asked, beside) else None
    if answer == YES and not plain and told != text and only_leads(told):
        return None
    firm = is_firm(told) and answer == YES and beside <= {TIME}
    return answer if plain or not beside or firm or names_a_medium(told) else None


def _says_yes_beside(text: str, asked: str, beside: Set[str]) -> bool:
    """Whether one clause is a full yes, whatever else is told: "yes, call. I'm deaf".

    A bare yes is none, unless "but" limits it: "yes, heavy legs" answers another
    question.
    """
    parts = clauses(text)
    if _refuses(text, asked):
        return False
    by_name = any(grants(part, asked) for part in parts)
    if any(_holds_back(part, asked) for part in _withholding(parts, by_name)):
        return False
    if by_name:
        return True
    if not beside <= BESIDE_A_FULL_YES:
        return False
    full = any(is_full_yes(part, asked) for part in parts)
    return full or (concedes(text, asked) and not is_correcting(text))


def _says_yes_apart(text: str, asked: str, beside: Set[str]) -> bool:
    """Whether a yes is a sentence of its own: "Yes. Ron's knee is bad".

    Two words after it may answer another question: "yes. heavy legs".
    """
    led = YES_APART.match(text)
    if not led or not beside <= BESIDE_A_FULL_YES or _refuses(text, asked):
        return False
    rest = text[led.end() :]
    held = any(_holds_back(part, asked) for part in _withholding(clauses(rest), True))
    of_others = not KIN.isdisjoint(WORD.findall(rest.lower()))
    return len(rest.split()) >= LEAST_BESIDE and not held and not of_others


def _withholding(parts: list[str], by_name: bool) -> list[str]:
    """The parts that may hold a yes back; beside "yes, call" a reason does not."""
    if not by_name:
        return parts
    return [part for part in parts if not EXPLAINING.search(part)]


def _holds_back(clause: str, asked: str) -> bool:
    of_another = NOT_ABOUT[asked].search(clause) and not ABOUT[asked].search(clause)
    refuses = not NO_WORDS.isdisjoint(WORD.findall(clause.lower()))
    return bool(HOLDING.search(clause)) or (refuses and not of_another)


def _refuses(text: str, slot: str) -> bool:
    never, rather = REFUSALS[slot]
    if never.search(text) or ONLY_EMAIL.search(text) or refuses_by_name(text, slot):
        return True
    granted = (grants(c, slot) for c in clauses(text) if not rather.search(c))
    if not rather.search(text):
        return False
    return not any(granted) and not grants_by_name(text, slot)


def _without_questions(text: str) -> str:
    parts = statements(text)
    first = [part for part in parts[:1] if not _only_asks(part)]
    return " ".join([*first, *(p for p in parts[1:] if not is_question(p))])


def _only_asks(text: str) -> bool:
    """Whether "is it ok?" asks; "don't", "why not?" and "yes?" answer."""
    if is_firm(text) or begins_with_no(text) or asks_not_to(text):
        return False
    if WHY_NOT.search(text):
        return False
    return "?" in text or bool(INVERTED.match(text))


def is_unclear(text: str) -> bool:
    """Whether "no, that's all" or "ok, send it" answers something else."""
    about_the_request = is_sending(text) or asks_if_sent(text)
    return about_the_request or bool(UNCLEAR.match(text) or DOING.match(text))


def says_yes_first(text: str) -> bool:
    """Whether "yes, that is all correct" or "yes, and then send it" begins with a yes,
    and so does "yes, but don't call before ten".
    """
    rest = LIMITING.split(after_firm_yes(text))[0].strip(" ,.!")
    if HOLDING.search(rest) or not NO_WORDS.isdisjoint(WORD.findall(rest.lower())):
        return False
    limited = bool(LIMITING.search(text)) and is_firm(text) and rest in BESIDE_A_LIMIT
    sending = bool(rest) and is_unclear(rest) and not asks_if_sent(text)
    return limited or sending


def newest_wordings() -> dict[str, str]:
    """The version of the words in use, by purpose; see content/consents.yml."""
    return {purpose: list(versions)[-1] for purpose, versions in wordings().items()}


@lru_cache(maxsize=1)
def wordings() -> dict[str, dict[str, str]]:
    """Every question that was ever asked, by purpose and version, the newest last."""
    path = PROJECT_ROOT / "content" / "consents.yml"
    consents = yaml.safe_load(path.read_text())["consents"]
    return {
        purpose: {str(each["version"]): str(each["says"]) for each in versions}
        for purpose, versions in consents.items()
    }
