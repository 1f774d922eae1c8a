"""Read what a visitor wants the staff to know, beside the answers of the form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from veinguide.booking.call_hours import CALLED_LATER, REACHING
from veinguide.booking.consents import PURPOSES
from veinguide.booking.form import (
    CALL,
    CHANGE,
    DAYS,
    EMAIL,
    NAME,
    NO,
    PHONE,
    REASON,
    SUMMARY,
    TEXT,
    TIME,
    VISITOR_NOTE,
    BookingForm,
)
from veinguide.booking.note_changes import SENTENCE, changed_note
from veinguide.booking.note_needs import (
    SOMEBODY,
    besides_consents,
    names_a_language,
    need_of_the_visit,
    tells_how_to_call,
    tells_whom_to_ask,
)
from veinguide.booking.note_phrases import (
    BEHIND,
    COMING,
    EMPTY,
    FIELD,
    NAMED,
    NOTE,
    NOTE_ANEW,
    SAYING,
    SUBJECT,
    TELL,
    WANTED_DAY,
    WRITE,
    asks_how_to_note,
    is_short_reason,
)
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.phones import read_phone
from veinguide.booking.phrases import ALWAYS_ANSWERED
from veinguide.booking.private import has_private_number
from veinguide.booking.reasons import tells_a_complaint
from veinguide.booking.remarks import HOW_TO_NOTE
from veinguide.booking.turn import Turn
from veinguide.booking.values import find_values
from veinguide.booking.visitor_note import joined, piece
from veinguide.booking.words import (
    EDGES,
    Span,
    begins_as_question,
    blanked,
    statements,
    without,
)

# Not cut in "before 3:45" and "between the 10th and the 17th".
CLAUSE = re.compile(
    r"(?:\bbetween\b[^,:]{1,30}?\sand\s"
    r"|(?!\s(?:and|but|plus|cause|cuz|because)\s)(?:[^,:]|:(?=\d)))+",
    re.IGNORECASE,
)
# Where something else begins that is no part of the note.
ENDS = re.compile(
    r"(?:,|\band|\bbut|\bthen)\s+(?:please )?(?=(?:my |his |her |the )?(?:name|number"
    r"|phone|e-?mail)\b|call me at\b|\(?\d{3}\)?[-. ]|(?:yes|send|submit|ok)\b"
    r"|(?:any|mon|tues|wednes|thurs|fri|satur|sun)\w*days?\b"
    r"|(?:what|how|when|where|why|who)\b"
    r"|(?:can|could|do|does|is|are|will|would|should) (?:you|i|they|there|it|he|she|we"
    r"|the|my|your)\b)",
    re.IGNORECASE,
)
# After "note: ...", these are no part of it.
OTHERWISE = re.compile(
    r"\s*(?:yes|no\b|ok\b|okay|send|submit|thanks|thank you|that'?s (?:all|it)|and send"
    r"|(?:the |my )?(?:phone|number|name|days?|time|reason|e-?mail)\b|change)",
    re.IGNORECASE,
)
REACHED = re.compile(rf"{REACHING}|{CALLED_LATER}", re.IGNORECASE)
ORDER = re.compile(
    r"^(?:don'?t|do not|have|has|may)\b(?!.*\?)"
    r"|^(?:and |but |also )*(?:can|could|will|would) (?:you|they|some ?(?:one|body)|the"
    r" (?:staff|clinic|office)) (?:please )?(?:have|get|provide|arrange|help)\b",
    re.IGNORECASE,
)
BEFORE_A_NEED = re.compile(
    r"(?:\b(?:hers|his|mine|ours|(?:my|his|her|our) [\w'-]+(?: \w+)?)"
    r" |(?:(?:i|he|she|we|they|mom|dad) needs? )?(?:some(?:one|body) )?(?:who |that )"
    r"|\b(?:i|he|she|we|it|mom|mum|dad)(?:'?[a-z]{1,3})? )?"
    r"(?:\b(?:walks?|walking|gets? around|goes|uses?|using"
    r"|needs?|needed|in|on|with|has|have|is"
    r"|was|am|are|m|a|an|the|some|would|should|will|be|likes?|wants?|prefers?|rather|very|only"
    r"|please|see|seen|get|gets|by|speaks?|not|no|of|for|to|really|also|kind|quite|bit"
    r"|\w+n'?t|little|pretty|almost|that|there|must|has|got|half|both)\b[ ]*)*$",
    re.IGNORECASE,
)
WHOM_TO_CALL = re.compile(
    r"\b(?:call|text|phone|ring|ask(?: for)?|talk to|speak to|talk with) (?:only |to )?"
    r"(?:me|us|him|her|them|my \w+|(?-i:[A-Z][a-z]+))\b",
    re.IGNORECASE,
)
DAY_BEHIND = re.compile(
    r"\d|\w+day\b|\b(?:morning|afternoon|evening|noon|week|tomorrow|any ?time)", re.I
)
NUMBER = re.compile(r"^.*\d{3}[-. )]*\d{4}\b\s*")
ELSE = re.compile(
    r"\b(?:send|submit|calls?|texts?|e-?mail|phone|name|number|reason|change|days?|time)"
    r"\b",
    re.IGNORECASE,
)
NOTHING_ELSE = re.compile(
    r"(?:(?:wait|oh|also|and|but|please|well|actually|hold on|one more thing|thanks|so"
    r"|one last thing|last thing|before (?:you|i) send(?: it)?|too|the|first|again|hi"
    r"|(?:the |my )?reasons?|thank you|can you|could you|now|then|that'?s it|ma'?am"
    r"|sir|(?:(?:my|about|that|this) )?notes?|like i said|i said|no)\W*)*",
    re.IGNORECASE,
)
# "Say can I bring my husband", "also do I have to shave", "if they call what happens".
LED_QUESTION = re.compile(
    r"^(?:(?:say|also|oh|and|but|so|btw|hey|ps|well|ok|okay|lol|just|tell me)[ ,.]+)*"
    r"(?:can|could|may|should|do|does|did|will|would|is|are|must) (?:i|we|he|she|they"
    r"|you|it|there|my|the)\b",
    re.IGNORECASE,
)
ENDING_QUESTION = re.compile(r"\bwhat (?:happens|then|do i do)\W*$", re.IGNORECASE)
# "The voicemail part again" tells nothing new.
AGAIN_ONLY = re.compile(r"(?:the )?\w+ (?:part|bit|thing)(?: again)?", re.IGNORECASE)
OPENS_WITH_NOTE = re.compile(r"^(?:the |my )?note[.,;] (?=\w)", re.IGNORECASE)
REFUSAL = re.compile(r"^(?:no+|nope|nah|not yet|not quite)\b\W*", re.IGNORECASE)
KEPT_INTENTS = ("affirm", "deny")


@dataclass(frozen=True)
class ToldNote:
    """`note` is all of it from now on: "" where it is taken out, None where it stays.

    `left` is what the message tells besides, None if nothing.
    """

    note: str | None
    left: Turn | None
    remark: str | None = None


@dataclass(frozen=True)
class _Part:
    """Words for the note, and what of the message is read no further."""

    words: str
    cut: Span | None = None
    replaces: bool = False


def read_note(turn: Turn) -> ToldNote:
    form = turn.form
    if not may_hold_a_note(turn):
        return ToldNote(None, turn)
    if form.asked == CHANGE:
        turn = replace(turn, text=OPENS_WITH_NOTE.sub("note: ", turn.text))
    known = form.values.get(VISITOR_NOTE, "")
    change = changed_note(known, turn.text)
    cut = change.spans if change else []
    rest = replace(turn, text=blanked(turn.text, cut))
    parts = [part for part in _parts(rest) if _is_worth_a_note(part.words)]
    if change and not parts:
        return ToldNote(change.note, _left(turn, cut))
    if not parts:
        asks_how = form.asked is not None and asks_how_to_note(turn.text)
        return ToldNote(None, None, HOW_TO_NOTE) if asks_how else ToldNote(None, turn)
    anew = any(part.replaces for part in parts)
    before = change.note if change else known
    note = joined("" if anew else before, [part.words for part in parts])
    cut = [*cut, *(part.cut for part in parts if part.cut)]
    left = _left(turn, cut) if cut else turn
    if left is None and form.asked == REASON and _is_told_as_a_reason(parts):
        return ToldNote(None, turn)
    return ToldNote(note, left)


def _is_worth_a_note(words: str) -> bool:
    """An ID number is answered with a word of its own."""
    return any(map(str.isalpha, words)) and not has_private_number(words)


def may_hold_a_note(turn: Turn) -> bool:
    """A danger or a goodbye is answered first, and a code opens the request first."""
    closing = ALWAYS_ANSWERED.match(turn.heard.intent)
    looks_up = turn.form.task and not turn.form.opened
    return bool(turn.text) and not closing and not looks_up


def _is_told_as_a_reason(parts: list[_Part]) -> bool:
    """Where the reason is asked for, "put that my legs ache" is one."""
    return not any(
        part.replaces or need_of_the_visit(part.words) or tells_how_to_call(part.words)
        for part in parts
    )


def _left(turn: Turn, cut: list[Span]) -> Turn | None:
    text = without(turn.text, cut)
    told = REFUSAL.sub("", text) if turn.form.asked in SUMMARY else text
    if NOTHING_ELSE.fullmatch(told.strip(EDGES)):
        return None
    heard = replace(turn.heard, text=text)
    asks = any(_asks(found[0]) for found in SENTENCE.finditer(text))
    # The intent was that of the whole message, the note with it.
    if not asks and turn.form.asked and heard.intent not in KEPT_INTENTS:
        heard = replace(heard, intent="inform")
    return replace(turn, heard=heard, text=text)


def _parts(turn: Turn) -> Iterator[_Part]:
    text = turn.text
    if whole := _all_of_a_note(text):
        yield whole
        text = blanked(text, [whole.cut] if whole.cut else [])
        turn = replace(turn, text=text)
    for found in SENTENCE.finditer(text):
        start, end = found.span()
        part = _ordered(turn, start, end) or _behind(turn, start, end)
        if part:
            yield part
        rest = blanked(text, [part.cut] if part and part.cut else [])
        if _asks(found[0]):
            told = statements(found[0])[0]
            if _asks(told):
                continue
            # "You can't call me at 9, will they see that?" tells something first.
            end = start + found[0].index(told) + len(told)
        yield from _needs(turn, rest, start, end)


def _all_of_a_note(text: str) -> _Part | None:
    """`Note: hard of hearing. Call only Karen. Wheelchair`: all of it is the note."""
    found = NOTE.match(text)
    if not found:
        return None
    later = list(SENTENCE.finditer(text, found.end()))
    ends = (s.start() for s in later[1:] if OTHERWISE.match(s[0]) or _asks(s[0]))
    end = next(ends, len(text))
    words = piece(text[found.end() : end])
    return _Part(words, (0, end)) if words and len(later) > 1 else None


def _ordered(turn: Turn, start: int, end: int) -> _Part | None:
    """`Tell them I had them stripped in 1981`."""
    sentence = turn.text[start:end]
    for pattern in (NOTE_ANEW, NOTE):
        if found := pattern.search(sentence):
            words = piece(sentence[found.end() :])
            at = (start + found.start(), end)
            return _Part(words, at, replaces=pattern is NOTE_ANEW) if words else None
    for pattern in (TELL, WRITE):
        found = pattern.search(sentence)
        if not found:
            continue
        told = sentence[found.end() :]
        another = _is_another_number(told, turn.form)
        told = told if another else ENDS.split(told, maxsplit=1)[0]
        words = piece(told)
        if another:
            return _Part(words, (start + found.start("order"), end))
        plainly = bool(SAYING.search(found[0])) or _is_plainly_one(words)
        if words and plainly and not _is_an_answer(words, turn):
            cut = (start + found.start("order"), start + found.end() + len(told))
            return _Part(words, cut)
    return None


def _behind(turn: Turn, start: int, end: int) -> _Part | None:
    """`She's in a wheelchair, put that`, also where that is a sentence of its own."""
    found = BEHIND.search(turn.text[start:end])
    if not found:
        return None
    before = turn.text[: start + found.start("order")].rstrip(EDGES + "?")
    at = max((before.rfind(mark) for mark in ".,;!?"), default=-1) + 1
    if len(before[at:].split()) < 2:
        return None
    words = piece(before[at:])
    if not words or _is_an_answer(words, turn):
        return None
    return _Part(words, (at, start + found.end()))


def _needs(turn: Turn, text: str, start: int, end: int) -> Iterator[_Part]:
    """`He uses a walker`, `leave a message`: named, though nobody said to note it."""
    asked = turn.form.asked
    if reaching := REACHED.search(text, start, end):
        # Its hours stand behind a comma: "get me at 913-555-0116, weekdays after 5".
        yield _Part(piece(reaching[0]), None)
        text = blanked(text, [reaching.span()])
    for found in CLAUSE.finditer(text, start, end):
        clause, at = found[0], found.start()
        if LED_QUESTION.match(clause.strip()) and not ORDER.match(clause.strip()):
            continue
        if need := need_of_the_visit(clause):
            part = _need(clause, at, need)
            more = text[at + len(clause) : end]
            if asked in SUMMARY and more.strip(EDGES) and not _tells_more(more):
                first, _ = part.cut or (at, end)
                yield _Part(piece(text[first:end]), (first, end))
                return
            yield replace(part, cut=None) if asked in PURPOSES else part
        elif tells_whom_to_ask(clause):
            yield _Part(piece(clause), (at, at + len(clause)))
        elif tells_how_to_call(clause) and asked not in (DAYS, TIME):
            # Beside an answer about calls, what follows is about them too.
            words = NUMBER.sub("", text[at:end] if asked in PURPOSES else clause)
            cut = besides_consents(clause)
            cut = (at + cut[0], at + cut[1]) if cut else None
            yield _Part(piece(ENDS.split(words, maxsplit=1)[0]), cut)
            if asked in PURPOSES:
                return


def _tells_more(text: str) -> bool:
    """Whether something else than the need follows it."""
    others = (DAY_BEHIND, ENDS, ELSE)
    return bool(need_of_the_visit(text)) or any(each.search(text) for each in others)


def _need(clause: str, at: int, need: Span) -> _Part:
    led = BEFORE_A_NEED.search(clause[: need[0]])
    first = led.start() if led else need[0]
    last = need[1] if DAY_BEHIND.search(clause[need[1] :]) else len(clause)
    if WHOM_TO_CALL.search(clause[:first]):
        # "Call me not her she doesn't hear well" is cut nowhere.
        return _Part(piece(clause[:last]), (at + first, at + last))
    cut = 0 if ORDER.match(clause.strip()) else first
    return _Part(piece(clause[first:last]), (at + cut, at + last))


def _is_plainly_one(words: str) -> bool:
    needed = need_of_the_visit(words) or tells_how_to_call(words)
    needed = needed or tells_a_complaint(words)
    return bool(needed or SUBJECT.match(words) or names_a_language(words))


def _is_an_answer(words: str, turn: Turn) -> bool:
    """Whether "put Tuesday" or "tell them no calls" is for the form itself."""
    if AGAIN_ONLY.fullmatch(words):
        return True
    if need_of_the_visit(words) or tells_how_to_call(words):
        return False
    if EMPTY.match(words):
        return True
    if FIELD.match(words) or is_short_reason(words):
        return True
    found = find_values(words, BookingForm(PHONE), turn.today, turn.closed).values
    if found.keys() & {DAYS, TIME} and tells_only_when(words):
        return True
    if found.keys() & {PHONE, EMAIL} or NO in (found.get(CALL), found.get(TEXT)):
        return True
    if NAME in found and NAMED.search(words):
        return True
    comes = COMING.search(words) or WANTED_DAY.match(words)
    return bool(comes and found.keys() & {DAYS, TIME})


def _is_another_number(told: str, form: BookingForm) -> bool:
    """Whether "her daughter Linda, 816-555-0188" is a second number, for the note."""
    known, number = form.values.get(PHONE), read_phone(told, asked=False).number
    if not known or not number or number == known or FIELD.match(told.strip()):
        return False
    return bool(SOMEBODY.search(told))


def without_questions(text: str) -> str:
    """`text` without the sentences that ask something."""
    return " ".join(s.strip() for s in SENTENCE.findall(text) if not _asks(s))


def _asks(sentence: str) -> bool:
    told = sentence.strip()
    if ORDER.match(told):
        return False
    asks = "?" in told or begins_as_question(told)
    return asks or bool(LED_QUESTION.match(told) or ENDING_QUESTION.search(told))
