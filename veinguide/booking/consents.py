"""Read whether a visitor may be called or texted, and know the words they answered."""

import re
from collections.abc import Set
from functools import lru_cache

import yaml

from veinguide import PROJECT_ROOT
from veinguide.booking.form import CALL, NO, TEXT, TIME, YES
from veinguide.booking.progress import DOING, HOLDING, asks_if_sent, is_sending
from veinguide.booking.words import is_question, statements
from veinguide.booking.yes_no import (
    NO_WORDS,
    WORD,
    after_firm_yes,
    begins_with_no,
    is_firm,
    may_be_yes_or_no,
    names_a_medium,
    read_yes_no,
)

PURPOSES = {CALL: "call", TEXT: "text"}
LEANINGS = {"affirm": YES, "deny": NO}

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
# "Don't call before ten" is no refusal of calls.
_LIMITED = (
    r"(?:,? (?:before|after|until|till|past|during|while|when|at(?! all)|on|in the)\b)"
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
NO_CALLS = re.compile(
    r"\b(?:(?:don'?t|do not|never|please not|can'?t|cannot) (?:ever )?"
    rf"(?:phone|call|ring)\b(?! it)(?!(?: me)?{_LIMITED})"
    rf"|no (?:phone )?calls?\b(?!{_LIMITED})"
    r"|(?:just|only) text(?: me)?\b"
    r"|text(?:s|ing)? only|only texts?\b|(?:prefer|rather have|rather get)"
    r" (?:a )?texts?\b|text (?:me )?instead|(?:rather|prefer) (?:you )?text(?:ed)?\b"
    r"|(?:instead of|rather than) (?:an? |any )?(?:phone )?call(?:s|ing)?\b)",
    re.IGNORECASE,
)
NO_TEXTS = re.compile(
    r"\b(?:(?:don'?t|do not|never|can'?t|cannot) (?:ever )?(?:text|sms|message)"
    rf"\b(?!(?: me)?{_LIMITED})"
    r"|no (?:text messages?|texts?(?! messages?\b)|texting|sms)\b"
    rf"(?!{_LIMITED})"
    r"|(?:instead of|rather than) (?:an? |any )?text(?:s|ing)?"
    r"|(?:just|only) call(?: me)?\b|(?:phone )?calls? only|only calls?\b"
    r"|landline|land line|i don'?t text"
    r"|(?:don'?t|can'?t|cannot|do not) (?:do|use|get|read|receive|have|send)"
    r" (?:any )?text(?:s|ing)?)\b",
    re.IGNORECASE,
)
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


def read_consents(
    text: str,
    asked: str | None,
    beside: Set[str] = frozenset(),
    left: str | None = None,
) -> dict[str, str]:
    """Answers by slot. A refusal counts at any time, a yes only when it was asked for:
    nobody has agreed to words that they have not seen.

    `beside` are the slots that the rest of the message is about, `left` is what it
    says apart from them.
    """
    found: dict[str, str] = {}
    if NO_CALLS.search(text):
        found[CALL] = NO
    if NO_TEXTS.search(text):
        found[TEXT] = NO
    if asked not in PURPOSES or asked in found:
        return found
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
    answer = read_yes_no(told, asked)
    firm = is_firm(told) and answer == YES and beside <= {TIME}
    return answer if not beside or firm or names_a_medium(told) else None


def _without_questions(text: str) -> str:
    parts = statements(text)
    first = [part for part in parts[:1] if not _only_asks(part)]
    return " ".join([*first, *(p for p in parts[1:] if not is_question(p))])


def _only_asks(text: str) -> bool:
    """Whether "is it ok?" asks; "don't", "why not?" and "yes?" answer."""
    if is_firm(text) or begins_with_no(text) or WHY_NOT.search(text):
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


@lru_cache(maxsize=1)
def newest_wordings() -> dict[str, str]:
    """The version of the words in use, by purpose; see content/consents.yml."""
    path = PROJECT_ROOT / "content" / "consents.yml"
    consents = yaml.safe_load(path.read_text())["consents"]
    return {
        purpose: str(versions[-1]["version"]) for purpose, versions in consents.items()
    }
