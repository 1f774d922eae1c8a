"""A question about a sign that the assistant itself named is no report of it.

"Trouble SEEING??? why would my eyes go", after a list of the risks of a treatment.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rasa.shared.core.trackers import DialogueStateTracker

from addons.standing_alarm import ASKS, EMERGENCY, URGENT
from addons.turns import turns_of
from addons.wording import plain

ONLY_NAMED = "utter_sign_only_named"
# For so many turns an answer is remembered.
TURNS = 3
MOST_WORDS = 14
_WORD = re.compile(r"[a-z']+")
_REPORTS = re.compile(
    r"\b(?:i|he|she|we|they)(?:'?m|'?ve|'?s|'?re|'?d)? (?:\w+ )?"
    r"(?:have|has|had|got|feels?|am|is|can'?t|cannot|did|just|been|started|lost)\b"
    r"|\b(?:my|his|her) (?:\w+ ){1,2}(?:is|are|has|have|feels?|went|hurts?|turned"
    r"|got)\b"
    r"|\b(?:now|since|today|tonight|yesterday|started|yes|yeah|yep|suddenly|again)\b"
    r"|\bwhat (?:do|should|can) (?:i|we) do\b"
)
_OF_NO_SIGN = frozenset(
    {
        *("a", "an", "and", "are", "be", "can", "could", "do", "does", "for", "from"),
        *("get", "have", "i", "if", "in", "is", "it", "may", "my", "not", "of", "on"),
        *("or", "so", "that", "the", "this", "to", "what", "when", "where", "why"),
        *("will", "with", "would", "you", "your"),
    }
)


def is_only_named(tracker: DialogueStateTracker) -> bool:
    """Whether the newest message asks of two or more words of the last answers.

    Only of an alarm that no rule heard.
    """
    *before, now = turns_of(tracker)
    words = plain(now.words)
    if now.intent not in {EMERGENCY, URGENT} or now.by_rule:
        return False
    if len(words.split()) > MOST_WORDS or not ASKS.search(words):
        return False
    if _REPORTS.search(words):
        return False
    said = set[tuple[str, str]]()
    for text in (text for turn in before[-TURNS:] for text in turn.texts):
        said.update(_pairs(plain(text)))
    return not said.isdisjoint(_pairs(words))


def _pairs(words: str) -> list[tuple[str, str]]:
    """Neighbouring words that name something."""
    found = _WORD.findall(words)
    return [pair for pair in pairwise(found) if _OF_NO_SIGN.isdisjoint(pair)]
