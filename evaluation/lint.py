"""What no reply may say and what some must: for domain.yml and for conversations.

The rules come from safety.md, section 7; tests/content holds domain.yml against them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import textstat

from veinguide.content import load_content
from veinguide.wording import sentences

PROMISES = (
    r"\bcures?\b",
    r"guarantee",
    r"won't hurt",
    r"risk.free",
    r"(?<!not )(?<!usually not )\bcovered\b",
    r"will be covered",
    r"no cost to you",
    r"toxin",
    r"nutrient",
    r"devoid",
    r"(?<!suits you )\bbest\b(?! times)",
    r"call (us )?right away",
    r"\btherapist\b",
    r"without tapering",
)
VERDICTS = (
    r"\byou (probably |likely |may |might )?have (rls|dvt|restless|varicose)",
    r"\byou (probably |likely )?have a (blood )?clot",
    r"\bit('s| is) (probably |likely )?(just|only) a\b",
    r"\bit sounds like you\b",
    r"you('re| are) (fine|ok|okay|safe|healthy)\b",
    r"(don't|do not|no need to) worry",
    r"nothing to worry",
    r"\bharmless\b",
    r"\bnot serious\b",
    r"no need to see",
    r"\bperfectly (safe|normal)\b",
)
LONGEST_SENTENCE_WORDS = 20
HIGHEST_GRADE = 8.0
NUMBER_WITHIN_WORDS = 15
# textstat 0.7.4 counts too few syllables in these: how many it misses.
MISSED_SYLLABLES = {
    "pramipexole": 2,
    "ropinirole": 2,
    "varicose": 1,
    "magnesium": 1,
    "sclerotherapy": 1,
    "medicine": 1,
    "medicines": 1,
}
ANSWER, EMERGENCY = "answer", "emergency"
WHO_TO_CALL = re.compile(
    r"911|988|1-800-222-1222|doctor|midwife|hospital|816-396-0245|prescri",
    re.IGNORECASE,
)
# An offer nobody asked for; whoever asks about the visit hears "for you here".
OFFER = re.compile(r"I can (?:also )?send a request(?! for you here)")
# "Note for the staff" reads the visitor's own words back.
OWN_WORDS = re.compile(r"(?<=note for the staff: )\"[^\"]*\"", re.IGNORECASE)
FIGURE = re.compile(r"\d+(?:\.\d+)?%|\b\d{2,}\b")
NUMBERS_TO_CALL = re.compile(r"\b(?:1-800-\d{3}-\d{4}|816-396-0245|911|988|VG-\w+)\b")
CRAMPS = re.compile(r"cramp|restless|\bRLS\b", re.IGNORECASE)
# These speak of cramps without being about a leg that hurts now.
WITHOUT_CLOT_LINE = re.compile(
    r"article by (?:Alsara Vein Clinic|the clinic)|Studies|prescribed it"
)
ABOUT_SOURCES = "What I said last comes from"


def grade(text: str) -> float:
    """US school grade (Flesch-Kincaid)."""
    words = re.findall(r"[a-z]+", text.lower())
    missed = sum(MISSED_SYLLABLES.get(word, 0) for word in words)
    return float(textstat.flesch_kincaid_grade(text)) + 11.8 * missed / len(words)


def problems_of_reply(message: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one message of the chat API, in English; nothing if all is
    well. Words of the visitor's that a summary reads back are not judged.
    """
    text, kind = OWN_WORDS.sub("", str(message["text"])), message["kind"]
    for pattern in (*PROMISES, *VERDICTS):
        if found := re.search(pattern, text, re.IGNORECASE):
            yield f"says {found[0]!r}"
    if kind == EMERGENCY:
        yield from _problems_of_alarm(text, message["choices"])
    elif kind == ANSWER and text.isascii():
        yield from _problems_of_answer(text)


def problems_of_conversation(messages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with all that was told in one conversation."""
    for message in messages:
        for problem in problems_of_reply(message):
            yield f"{problem}, in {message['text']!r}"
    # What the visitor asks to have repeated is not offered again.
    told = {str(message["text"]) for message in messages}
    offers = sum(len(OFFER.findall(text)) for text in told)
    if offers > 1:
        yield f"offers a visit {offers} times unasked"


def _problems_of_alarm(text: str, choices: Sequence[object]) -> Iterator[str]:
    first = " ".join(text.split()[:NUMBER_WITHIN_WORDS])
    if not WHO_TO_CALL.search(first):
        yield f"names nobody to call in its first {NUMBER_WITHIN_WORDS} words"
    if choices:
        yield "has buttons in an emergency"
    if OFFER.search(text):
        yield "offers a visit in an emergency"


def _problems_of_answer(text: str) -> Iterator[str]:
    judged = [p for p in text.split("\n\n") if not p.startswith(ABOUT_SOURCES)]
    plain = " ".join(" ".join(judged).split())
    for sentence in sentences(plain):
        if len(sentence.split()) > LONGEST_SENTENCE_WORDS:
            yield f"has a sentence of {len(sentence.split())} words"
    if plain and grade(plain) > HIGHEST_GRADE:
        yield f"reads at grade {grade(plain):.1f}"
    about_cramps = CRAMPS.search(plain) and not WITHOUT_CLOT_LINE.search(plain)
    if about_cramps and "blood clot" not in plain:
        yield "speaks of cramps or restless legs without the line on clots"
    unknown = set(FIGURE.findall(NUMBERS_TO_CALL.sub(" ", plain))) - _known_figures()
    if unknown:
        yield f"has figures of no fact: {', '.join(sorted(unknown))}"


@lru_cache(maxsize=1)
def _known_figures() -> frozenset[str]:
    facts = load_content().facts.values()
    told = " ".join(figure for fact in facts for figure in fact.figures)
    return frozenset(FIGURE.findall(told))
