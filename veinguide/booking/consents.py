"""Read whether a visitor may be called or texted, and know the words they answered."""

import re
from functools import lru_cache

import yaml

from veinguide import PROJECT_ROOT
from veinguide.booking.form import CALL, NO, TEXT, YES

PURPOSES = {CALL: "call", TEXT: "text"}

AGREES = re.compile(
    r"^(?:yes|yeah|yea|yep|yup|ya|ok|okay|k|sure|fine|of course|please do|go ahead"
    r"|(?:yes,? )?you (?:can|may)|(?:that'?s|that is|it'?s) (?:ok|okay|fine|alright)"
    r"|no (?:problem|worries)|absolutely|definitely|certainly|i (?:agree|consent|do)"
    r"|both(?: are)? (?:ok|fine|good)?|either|sounds good|texts?(?:ing)? (?:is|are)"
    r" (?:ok|okay|fine|good|great|better|best)|calls?(?:ing)? (?:is|are)"
    r" (?:ok|okay|fine|good|great))\b",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"^(?:no|nope|nah|never|not|please don'?t|please do not|don'?t|do not|i'?d rather"
    r" (?:you )?(?:not|didn'?t)|rather not|i don'?t want)\b",
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
    r"|no (?:more )?questions)",
    re.IGNORECASE,
)
NO_CALLS = re.compile(
    r"\b(?:(?:don'?t|do not|never|please not|can'?t|cannot) (?:ever )?"
    r"(?:phone|call|ring)(?: me)?\b(?! it)|no (?:phone )?calls?\b"
    r"|(?:just|only) text(?: me)?\b"
    r"|text(?:s|ing)? only|only texts?\b|(?:prefer|rather have|rather get)"
    r" (?:a )?texts?\b|text (?:me )?instead|(?:rather|prefer) (?:you )?text(?:ed)?\b)",
    re.IGNORECASE,
)
NO_TEXTS = re.compile(
    r"\b(?:(?:don'?t|do not|never|can'?t|cannot) (?:ever )?(?:text|sms|message)"
    r"(?: me)?\b|no (?:texts?|texting|sms|text messages?)\b"
    r"|(?:just|only) call(?: me)?\b|(?:phone )?calls? only|only calls?\b"
    r"|landline|land line|i don'?t text"
    r"|don'?t (?:do|use|get|read) texts?)\b",
    re.IGNORECASE,
)


def read_consents(text: str, asked: str | None) -> dict[str, str]:
    """Answers by slot. A refusal counts at any time, a yes only when it was asked for:
    nobody has agreed to words that they have not seen.
    """
    found: dict[str, str] = {}
    if NO_CALLS.search(text):
        found[CALL] = NO
    if NO_TEXTS.search(text):
        found[TEXT] = NO
    if asked in PURPOSES and asked not in found and not is_unclear(text):
        if AGREES.match(text) or (found and asked == _other(found)):
            found[asked] = YES
        elif REFUSES.match(text) and not found:
            found[asked] = NO
    return found


def is_unclear(text: str) -> bool:
    """Whether "no, that's all" or "ok, send it" answers something else."""
    return bool(UNCLEAR.match(text))


def _other(found: dict[str, str]) -> str | None:
    """`Only texts` says yes to texts when texts are what was asked about."""
    return {CALL: TEXT, TEXT: CALL}[next(iter(found))] if len(found) == 1 else None


@lru_cache(maxsize=1)
def newest_wordings() -> dict[str, str]:
    """The version of the words in use, by purpose; see content/consents.yml."""
    path = PROJECT_ROOT / "content" / "consents.yml"
    consents = yaml.safe_load(path.read_text())["consents"]
    return {
        purpose: str(versions[-1]["version"]) for purpose, versions in consents.items()
    }
