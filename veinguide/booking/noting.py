"""Let the note for the staff be a part of what the form does with a message."""

import re
from dataclasses import replace

from veinguide.booking.form import (
    AGAIN,
    CALL,
    CHANGE,
    CONFIRMED,
    DAYS,
    NAME,
    PHONE,
    REASON,
    SUMMARY,
    TEXT,
    TIME,
    VISITOR_NOTE,
    NextStep,
    Step,
    read_back_again,
    where_it_was,
)
from veinguide.booking.note_changes import SENTENCE
from veinguide.booking.note_needs import tells_how_to_call
from veinguide.booking.note_reading import (
    CLAUSE,
    ToldNote,
    may_hold_a_note,
    without_questions,
)
from veinguide.booking.other_number import with_numbers_swapped, with_other_numbers
from veinguide.booking.phrases import SENT_WORDS
from veinguide.booking.reasons import (
    ANNOUNCED,
    OTHER,
    SKIPPED,
    complaints_beside,
    is_announced,
    names_reason,
)
from veinguide.booking.remarks import (
    BESIDE_A_CONSENT,
    NOT_CHANGED,
    ONE_NUMBER,
    OTHER_REASON,
)
from veinguide.booking.turn import Turn
from veinguide.booking.visitor_note import joined, piece
from veinguide.booking.words import is_question

HOURS = re.compile(r"(?<![\d-])\d{1,2}(?::\d\d)?(?!\d|-?\d{3})")
HOURS_OR_DAYS = re.compile(
    rf"{HOURS.pattern}|\b(?:mornings?|afternoons?|evenings?|nights?|noon|lunch\w*"
    r"|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|work|school)\b",
    re.IGNORECASE,
)
SAYS_OF_CALLS = re.compile(
    r"\b(?:calls?|calling|(?:tele)?phone|ring|reach|texts?|texting|voice ?mails?"
    r"|messages?|pick up|answer|talk)\b",
    re.IGNORECASE,
)
MEDIA = {CALL: "calls", TEXT: "texts"}
KEEPING = (Step.GO_ON, Step.ANSWER, Step.SEND)
NO_REASON = re.compile(
    r"(?:(?:other|something|anything|else|some|thing|idk|i|don'?t|dont|know|not|sure"
    r"|dunno|whatever|hmm+|um+|uh|well|just|a|the|it'?s|its|none|of|these|those|that"
    r"|them|all|maybe|different|reasons?|general|ok|okay|lol|please|thanks)\b\W*)+",
    re.IGNORECASE,
)
LED = re.compile(
    r"^(?:(?:yes|ok|okay|sure|yeah|please|just|all|looks|good|fine|great)[ ,.!]+)*"
    r"(?:send|submit)(?: (?:it|that|this|now|please|off|the request|my request))*"
    r"[ ,.!]*",
    re.IGNORECASE,
)
ASK_FOR = re.compile(
    r"(?<!don't )(?<!dont )(?<!not )(?<!never )\bask for (?!me\b|it\b|a\b|an\b|the\b"
    r"|help\b|more\b|him\b|her\b|them\b|that\b|my\b)"
    r"(?P<who>[a-z][\w'-]+)(?: [A-Z][\w'-]+)?",
    re.IGNORECASE,
)


def only_a_note(turn: Turn, told: ToldNote) -> NextStep:
    """The step where a message tells nothing else: the question stays open."""
    form = turn.form
    step = NextStep(Step.GO_ON) if form.asked is None else where_it_was(form)
    return replace(step, remark=told.remark)


def with_note(step: NextStep, told: ToldNote, turn: Turn) -> NextStep:
    """`step` with the note that `turn` has changed, if it has."""
    if step.step not in KEEPING or not may_hold_a_note(turn):
        return step
    if step.step is Step.SEND and told.note is not None and not _sends(told):
        step = read_back_again()
    vague = step.ask in (CHANGE, REASON) and turn.form.asked in SUMMARY
    if told.note is not None and vague:
        # "Send the change and add that he takes Xarelto" has told what to change.
        remark = None if step.remark == NOT_CHANGED else step.remark
        step = replace(step, prompt=AGAIN, ask=CONFIRMED, remark=remark)
    note, remark = told.note, step.remark
    known = turn.form.values.get(VISITOR_NOTE, "") if note is None else note
    asks = is_question(turn.text)
    if remark in BESIDE_A_CONSENT and (note or not asks):
        # When to call and what to leave on a machine are for the staff to know.
        if not note or _lacks_the_hours(note, turn.text):
            known = turn.form.values.get(VISITOR_NOTE, "")
            note = joined(known, _about_calls(turn))
        remark = None
    elif remark == OTHER_REASON:
        words = own_reason(told.left or turn)
        note, remark = (joined(known, [words]), remark) if words else (note, None)
    elif complaints := _complaints_beside(step, turn):
        note = joined(known, complaints)
        if step.ask == REASON:
            step = replace(step, prompt=AGAIN, ask=CONFIRMED)
    elif not asks and (contact := _ask_for(turn.text, step, turn)):
        note = joined(known, [contact])
    note = _with_numbers(note, step, turn)
    if note is None:
        return step
    return replace(step, values={**step.values, VISITOR_NOTE: note}, remark=remark)


def _with_numbers(note: str | None, step: NextStep, turn: Turn) -> str | None:
    """There is room for one number to call; the other one is for the staff to see."""
    before = turn.form.values.get(PHONE)
    number = step.values.get(PHONE, before)
    known = turn.form.values.get(VISITOR_NOTE, "") if note is None else note
    told = known
    if number and before and number != before:
        told = with_numbers_swapped(known, before, number)
    if number and step.remark == ONE_NUMBER:
        told = with_other_numbers(told, turn.text, number)
    return note if told == known else told


def _about_calls(turn: Turn) -> list[str]:
    """What tells how to call; all of the words where no part of them says so alone."""
    text = LED.sub("", turn.text)
    pieces = CLAUSE if turn.form.asked in (DAYS, TIME) else SENTENCE
    told = [piece(part) for part in pieces.findall(text) if tells_how_to_call(part)]
    told = told or [piece(text)]
    return [_named(each, turn.form.asked) for each in told]


def _named(words: str, asked: str | None) -> str:
    """`Calls: only after 5`, so that nobody takes it for the time of the visit."""
    medium = MEDIA.get(asked or "")
    if not medium or not HOURS_OR_DAYS.search(words) or SAYS_OF_CALLS.search(words):
        return words
    return f"{medium}: {words}"


def _lacks_the_hours(note: str, text: str) -> bool:
    """Whether "voicemail ok" is all that is kept of "3 to 5 is best, voicemail ok"."""
    return bool(HOURS.search(text)) and not HOURS.search(note)


def _sends(told: ToldNote) -> bool:
    """Whether "send it and tell them" says so; after a mere yes the note is shown."""
    return told.left is not None and bool(SENT_WORDS.search(told.left.text))


def own_reason(turn: Turn) -> str:
    """`Heavy legs after teaching all day`, or nothing for "something else"."""
    told = without_questions(turn.text)
    if names_reason(told) and (found := ANNOUNCED.search(told)):
        told = told[found.end() :]
    words = piece(ANNOUNCED.sub("", told, count=1))
    return "" if NO_REASON.fullmatch(words) else words


def is_own_reason(step: NextStep, turn: Turn) -> bool:
    asked = _tells_the_reason(turn) and step.values.get(REASON) == OTHER
    return asked and step.step is Step.GO_ON and bool(turn.text)


def _tells_the_reason(turn: Turn) -> bool:
    named = is_announced(turn.text) and names_reason(turn.text)
    return turn.form.asked == REASON or (turn.form.asked in SUMMARY and named)


def _complaints_beside(step: NextStep, turn: Turn) -> list[str]:
    """What no category says, for the staff to read."""
    told = REASON in (*step.values, step.ask) and _tells_the_reason(turn)
    told = told and step.values.get(REASON) != SKIPPED
    return [piece(each) for each in complaints_beside(turn.text)] if told else []


def _ask_for(text: str, step: NextStep, turn: Turn) -> str | None:
    """`Ask for Dorota`, where no name says so already."""
    found = ASK_FOR.search(text)
    name = step.values.get(NAME) or turn.form.values.get(NAME) or ""
    if not found or found["who"].lower() in name.lower():
        return None
    return piece(found[0])
