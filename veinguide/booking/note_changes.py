"""Read what a message changes in the note that the staff will get."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from veinguide.booking.dates import FULL_WEEKDAY
from veinguide.booking.note_phrases import PART_OUT, TAKEN_OUT
from veinguide.booking.visitor_note import BETWEEN, joined, piece
from veinguide.booking.words import EDGES, Span

CLAUSE_MARKS = (".", ",", ";", "!", "?", " and ")
PLACES = {"first": 0, "beginning": 0, "second": 1, "third": 2, "last": -1, "end": -1}
OF_A_DAY = re.compile(rf"\b(?:{FULL_WEEKDAY}|\d|morning|afternoon|evening)", re.I)
SENTENCE = re.compile(r"(?:[^.;!?]|[.](?=\w))+[.;!?]*")
_VERB = r"(?:take out|take off|remove|delete|drop|erase|cross out|scratch)"
_QUOTE = "[\"'“”]?"
# 'Take out "until 3" and say until 4'.
SWAPPED = re.compile(
    rf"\b(?:{_VERB}|(?P<changes>change|replace)) (?:the )?{_QUOTE}(?P<old>[^\"“”.;!?]"
    rf"{{3,60}}?){_QUOTE},? (?:and|then|to|with)\b,?(?: just| instead)*"
    rf"(?: (?:say|put|write|add|note|make it))?:? {_QUOTE}(?P<new>[^\"“”;!?]{{2,}})",
    re.IGNORECASE,
)
# "The note says walker, it's a wheelchair".
MISREAD = re.compile(
    rf"\bnote (?:still |now )*(?:says|reads|has) {_QUOTE}(?P<old>[^\"“”.;!?,]{{3,60}}?)"
    rf"{_QUOTE},? (?:but )?(?:it'?s|it is|should be|should say|i said)"
    r" (?P<new>[^\"“”;!?]{2,})",
    re.IGNORECASE,
)
# "The note got cut off. It should say call 4:30 to 6".
TOLD_ANEW = re.compile(
    r"\bnote\b[^;]{0,40}?[.!,] *(?:(?:it |that )?(?:should|must|has to|needs to)"
    r"(?: just| only)* (?:say|read|be)|(?:(?:please|just|can you|could you|so) )*"
    r"(?:make|have|let) it(?: just| only)? (?:say|read))[ ,:]*(?P<new>[^.;!?]{2,})",
    re.IGNORECASE,
)
# "Wheelchair is gone! Add it back", "where did the walker go? put it back".
RESTORED = re.compile(
    r"(?:\bwhere(?:'s| is| are| did)? (?:the |my )?(?P<asked>[\w', -]{3,60}?)(?: go)?"
    r"(?=\?| (?:put|add))|(?P<what>[\w'-][\w', -]{2,80}?),?"
    r" (?:is|are|was|were|got|went|'s)"
    r" (?:all )?(?:gone|missing|lost|deleted|dropped|left out|not (?:in )?there)\b)"
    r"[^.;!?]{0,30}[.;!?, ]*(?:(?:and|so|please|can you|pls)[ ,]+)*"
    r"(?:add|put|bring|write) (?:it|them|that|those|this|both)(?: all)? back"
    r"(?: in(?:to)?)?(?: (?:the|my) (?:note|request))?(?: please)?",
    re.IGNORECASE,
)
# "You left off the coumadin and the oxygen".
_LED = r"(?:(?:the|my|that|his|her|about) )*"
_FIELD = (
    r"(?:(?:last|first|full|middle) )?(?:name|number|phone|e-?mail|days?|time|date"
    rf"|reason|spot|place)\b|{FULL_WEEKDAY}|\w*(?:morning|afternoon|evening)"
)
LEFT_OFF = re.compile(
    r"\b(?:you|u|it|they|that)(?:'?ve| have| just)? (?:left|leaves|missed|forgot|lost"
    rf"|cut|dropped|skipped)(?! (?:(?:off|out|about) )?{_LED}(?:{_FIELD}))"
    rf"(?: (?:off|out|about))? {_LED}(?P<what>[a-z][\w', -]{{2,80}})",
    re.IGNORECASE,
)
# "No work number", "don't put the work number in": somebody must not see it.
NO_NUMBER = re.compile(
    r"\b(?:don'?t|do not|dont|never|no|not|delete|remove|take|leave|erase|drop|scratch"
    r"|get rid of|lose)\b(?: [\w']+){0,3}? (?:the |my |that )?(?P<kind>work|office"
    r"|job|other"
    r"|old|first|second|home|house|landline|cell) (?:phone )?(?:number|phone|line"
    r"|one)\b"
    r"(?:[ ,]*(?:in(?: at all)?|at all|out|off|please)\b)*",
    re.IGNORECASE,
)
OTHER_NUMBER = "other number:"
DROPS_IT = re.compile(
    r"\b(?:take|get|leave) (?:that|it|this|them|those) (?:out|off|away)\b"
    r"|\b(?:remove|delete|erase|scratch|drop) (?:that|it|this|them|those)\b"
    r"|\b(?:not|n'?t|never) (?:meant )?(?:to be |as )?(?:a|the|my) note\b",
    re.IGNORECASE,
)
OF_CALLS = re.compile(r"\b(?:call|text|phone|ring|message)", re.IGNORECASE)
WORDS = re.compile(r"\w+(?:'\w+)?")
# "The dont call before 10 thing" is "call but not before 10".
_SMALL = "a an the and or but not no dont don't do i my me you it that this about to"
SMALL_WORDS = frozenset(_SMALL.split())
LEAST_WORDS_ALIKE = 3
NAMES_THE_NOTE = re.compile(r"\bnotes?\b", re.IGNORECASE)
QUOTED = re.compile('["“]([^"“”]{3,}?)["”]')


@dataclass(frozen=True)
class NoteChange:
    """`note` is what becomes of it, `spans` are the words that say so."""

    note: str
    spans: list[Span]


def changed_note(known: str, text: str) -> NoteChange | None:
    if found := RESTORED.search(text):
        note = joined(known, [piece(found["what"] or found["asked"])])
        return NoteChange(note, [found.span()])
    if found := LEFT_OFF.search(text):
        note = joined(known, [piece(found["what"])])
        return NoteChange(note, [found.span()])
    if not known:
        return None
    if numbers := _without_the_number(known, text):
        return numbers
    if found := TOLD_ANEW.search(text):
        return NoteChange(piece(found["new"]), [found.span()])
    return _swapped(known, text) or _taken_out(known, text) or _dropped(known, text)


def _without_the_number(known: str, text: str) -> NoteChange | None:
    """The note without the other number, and what says so with "delete that"."""
    parts = known.split(BETWEEN)
    kept = [part for part in parts if not part.startswith(OTHER_NUMBER)]
    found = NO_NUMBER.search(text)
    if not found or len(kept) == len(parts):
        return None
    dropping = [
        (start, start + len(sentence))
        for start, sentence in _sentences(text)
        if DROPS_IT.search(sentence)
    ]
    return NoteChange(BETWEEN.join(kept), [found.span(), *dropping])


def _swapped(known: str, text: str) -> NoteChange | None:
    found = MISREAD.search(text) or SWAPPED.search(text)
    if not found:
        return None
    if found.groupdict().get("changes") and not NAMES_THE_NOTE.search(text):
        return None
    kept = _without(known, found["old"])
    if kept == known:
        return None
    return NoteChange(joined(kept, [piece(found["new"])]), [found.span()])


def _by_place(known: str, what: str) -> str:
    """The part of the note that "the first bit" means, or `what` itself."""
    parts = known.split(BETWEEN)
    place = PLACES.get(what.strip(EDGES).lower(), len(parts))
    return parts[place] if len(parts) > 1 and place < len(parts) else what


def _taken_out(known: str, text: str) -> NoteChange | None:
    """What is left where the note or a part of it is to go."""
    for start, sentence in _sentences(text):
        if found := TAKEN_OUT.search(sentence):
            return NoteChange("", [_from_its_clause(text, start, found)])
        found = PART_OUT.search(sentence)
        of_calls = found and OF_CALLS.search(found["what"])
        if not found or (OF_A_DAY.search(found["what"]) and not of_calls):
            continue
        kept = _without(known, _by_place(known, found["what"]))
        if kept != known:
            return NoteChange(kept, [_from_its_clause(text, start, found)])
    return None


def _dropped(known: str, text: str) -> NoteChange | None:
    """`"Try again" was no note. Take that out`: what is quoted goes, or the last."""
    quoted = [each for each in QUOTED.findall(text) if _without(known, each) != known]
    found = [
        (start, start + len(sentence))
        for start, sentence in _sentences(text)
        if DROPS_IT.search(sentence)
    ]
    if not found or not (quoted or NAMES_THE_NOTE.search(text)):
        return None
    for each in quoted:
        known = _without(known, each)
    kept = known if quoted else BETWEEN.join(known.split(BETWEEN)[:-1])
    return NoteChange(kept, found)


def _without(known: str, what: str) -> str:
    told = what.strip(EDGES).lower()
    parts = known.split(BETWEEN)
    kept = [part for part in parts if told not in part.lower()]
    if len(kept) == len(parts):
        meant = _telling_words(told)
        enough = len(meant) >= LEAST_WORDS_ALIKE
        kept = [p for p in parts if not (enough and meant <= _telling_words(p))]
    return BETWEEN.join(kept)


def _telling_words(text: str) -> set[str]:
    return {word.lower() for word in WORDS.findall(text)} - SMALL_WORDS


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for found in SENTENCE.finditer(text):
        yield found.start(), found[0]


def _from_its_clause(text: str, start: int, found: "re.Match[str]") -> Span:
    """The words found, and what leads to them: "he doesn't use the walker"."""
    at = start + found.start()
    ends = (
        text.rfind(mark, 0, at) + len(mark)
        for mark in CLAUSE_MARKS
        if mark in text[:at]
    )
    first = max(ends, default=0)
    return first, start + found.end()
