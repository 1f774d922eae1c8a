"""An answer that is given again is given in short, with who can tell more."""

import re
from functools import lru_cache

from rasa.shared.core.trackers import DialogueStateTracker

from addons.particular_answers import Say
from addons.told import (
    ANSWER,
    TOPIC,
    Told,
    for_safety,
    kind_of,
    resting_on_both,
    saying,
)
from addons.turns import Turn, turns_in_a_row, turns_of
from veinguide.content import load_glossary

PERSON = "utter_ask_human"
# In turn, the first before the short answer and the others before what is for safety.
IN_SHORT, *NO_MORE = (
    *("utter_said_before", "utter_said_before_again", "utter_said_before_still"),
)
WAYS = 1 + len(NO_MORE)
# Kinds of the glossary: another of them makes the same answer another one.
NAMED = ("treatment", "medicine", "insurer")
# "Not what I asked", "no, I mean the scan": the short way of what missed misses again.
_PUT_RIGHT = re.compile(
    r"\b(?:i (?:just |only |am |was |'?m )*(?:mean|meant|asking|asked)\b"
    r"|(?:not|isn'?t|wasn'?t) (?:what|the question|my question)"
    r"|(?:didn'?t|did not|never|don'?t|haven'?t) (?:really |even )?"
    r"(?:answer|say|tell)|told me (?:that|this) (?:already|before)"
    r"|said (?:that|this) (?:already|before)|already (?:said|told)|which is it"
    r"|(?:so )?yes or no)|^no+,? (?:not|the|but|for|in|i)\b",
    re.IGNORECASE,
)
# "That was too much, short version": the short way at once.
WANTS_SHORT = re.compile(
    r"\bshort (?:version|answer|one)\b|\bshorter\b|\bin short\b|\btl;? ?dr\b"
    r"|\btoo (?:much (?:text|info\w*|reading|to read)|long|wordy)\b"
    r"|\b(?:that|this)(?:'?s| is| was)?(?: \w+)? too much\b"
    r"|\bbottom line\b|\bin (?:one|a) (?:line|sentence|word)\b",
    re.IGNORECASE,
)
_BROUGHT_UP = re.compile(r"\b(?:what|how) about (?:(?:the|an?|my|some) )?([\w'-]+)")


def if_said_before(
    told: Told, utter_action: str, tracker: DialogueStateTracker, say: Say, slots: Told
) -> Told:
    """`told`, or the next of its shorter ways that was not said in the last turn."""
    is_answer = kind_of(told) == ANSWER and TOPIC in (told.get("metadata") or {})
    if not is_answer or utter_action == PERSON:
        return told
    turns = turns_of(tracker)
    if not turns:
        return told
    *before, now = turns
    same = turns_in_a_row(utter_action, before)
    just_said = [text for turn in same[-1:] for text in turn.texts]
    times = _times_of_the_same(same, now)
    if times == 1 and _PUT_RIGHT.search(now.words):
        times += 1
    ways = [
        _said_again(told, utter_action, nth, say, slots) if nth else told
        for nth in range(times, times + WAYS)
    ]
    unsaid = (w for w in ways if not any(w["text"] in text for text in just_said))
    return next(unsaid, ways[0])


def in_short(told: Told, utter_action: str, say: Say, slots: Told) -> Told:
    """The simpler form of an answer, or how it begins and what is for safety."""
    if kind_of(told) != ANSWER:
        return told
    if simpler := _simpler(utter_action, say, slots):
        return simpler
    first, *others = told["text"].split("\n\n")
    return {
        **told,
        "text": "\n\n".join([first, *filter(None, map(for_safety, others))]),
    }


def _simpler(utter_action: str, say: Say, slots: Told) -> Told | None:
    return say(utter_action.replace("utter_", "utter_simpler_", 1), slots)


def _said_again(
    told: Told, utter_action: str, times: int, say: Say, slots: Told
) -> Told:
    """In short; then only who can tell, and what is for safety; then in short again."""
    told = _simpler(utter_action, say, slots) or told
    place = (times - 1) % WAYS
    if place:
        told = {**told, "text": for_safety(told["text"]), "buttons": []}
    name = NO_MORE[place - 1] if place else IN_SHORT
    lead = say(name, {TOPIC: told["metadata"][TOPIC]})
    return resting_on_both(saying(told, lead, told), lead) if lead else told


def _times_of_the_same(same: list[Turn], now: Turn) -> int:
    """Of the turns before, those since something else was named."""
    if not same:
        return 0
    times, known = 0, _named(same[0].words)
    for turn in [*same[1:], now]:
        named = _named(turn.words)
        times = 0 if named - known else times + 1
        known |= named
    return times


def _named(text: str) -> set[str]:
    said = text.lower()
    return {*_things().findall(said), *_BROUGHT_UP.findall(said)}


@lru_cache(maxsize=1)
def _things() -> re.Pattern[str]:
    glossary = load_glossary()
    ways = {
        way
        for kind in NAMED
        for written in glossary.vocabulary[kind].values()
        for way in written
    }
    ways |= {term.term for term in glossary.terms}
    longest_first = sorted((re.escape(way.lower()) for way in ways), key=len)[::-1]
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
