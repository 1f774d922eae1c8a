"""Find the next step for a message that holds no value for the form."""

from veinguide.booking.consents import PURPOSES, leaning
from veinguide.booking.contacts import apart
from veinguide.booking.form import (
    AGAIN,
    CHANGE,
    CONFIRMED,
    DAYS,
    EMAIL,
    NAME,
    NOT_UNDERSTOOD,
    REASON,
    STUCK,
    SUMMARY,
    UNREADABLE,
    BookingForm,
    NextStep,
    Step,
    again,
    not_read,
    read_back_again,
)
from veinguide.booking.found import Found
from veinguide.booking.name_parts import is_same_person
from veinguide.booking.names import read_name
from veinguide.booking.phrases import (
    ANSWERED,
    CHANGING,
    CONTINUING,
    NOTHING_TO_CHANGE,
    SAME,
    WITHOUT_EMAIL,
    named_field,
)
from veinguide.booking.reasons import OTHER, SKIPPED, tells_a_complaint
from veinguide.booking.remarks import NOT_CHANGED
from veinguide.booking.turn import Turn
from veinguide.booking.two_people import People, with_people
from veinguide.booking.words import is_correcting, is_question

# So short, nothing was to be changed.
LEAST_WORDS = 3


def without_values(turn: Turn, found: Found) -> NextStep:
    text, form, intent = turn.text, turn.form, turn.heard.intent
    if form.asked is None:
        return NextStep(Step.GO_ON)
    continuing = SAME.match(text) or CONTINUING.match(text)
    if continuing or intent in ("book_consultation", "ask_repeat"):
        return again(form)
    if form.asked in SUMMARY and _is_without_email(text, form):
        return read_back_again()
    if form.asked == CHANGE:
        return _changing(turn, found)
    if _wants_a_change(text, intent):
        return _ask(named_field(text) or CHANGE)
    if form.asked == CONFIRMED:
        return _not_confirmed(turn, found)
    return _unanswered(turn, form.asked, found)


def _is_without_email(text: str, form: BookingForm) -> bool:
    """Whether "no email" tells what the summary says anyway."""
    return bool(WITHOUT_EMAIL.match(text)) and not form.values.get(EMAIL)


def _wants_a_change(text: str, intent: str) -> bool:
    changing = CHANGING.search(text) or is_correcting(text)
    return intent == "change_booking" or bool(named_field(text) and changing)


def _ask(field: str) -> NextStep:
    """Ask for a field that the visitor named; an e-mail needs no reason then."""
    return NextStep(Step.GO_ON, prompt=AGAIN if field == EMAIL else None, ask=field)


def _changing(turn: Turn, found: Found) -> NextStep:
    """An answer to "What shall I change?" that was no new value."""
    text, form, intent = turn.text, turn.form, turn.heard.intent
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    field = named_field(text)
    if field:
        return _ask(field)
    if NOTHING_TO_CHANGE.match(text):
        return read_back_again()
    if ANSWERED.match(intent):
        return NextStep(Step.ANSWER)
    name = read_name(text, asked=True)
    known, another = form.values.get(NAME), form.for_another
    if name and (all(map(_is_capital, text.split())) or _is_known(name, known)):
        whole = with_people(known, name, People(), text, another)
        return NextStep(Step.GO_ON, {NAME: whole or name})
    if intent == "deny":
        return NextStep(Step.GO_ON, prompt=AGAIN)
    return NextStep(Step.GO_ON, ask=CHANGE)


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _is_known(name: str, known: str | None) -> bool:
    """Whether a name in small letters is another way to write the one that is known."""
    return bool(known) and any(
        is_same_person(name, each) for each in apart(known or "") if each
    )


def _not_confirmed(turn: Turn, found: Found) -> NextStep:
    text, intent = turn.text, turn.heard.intent
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    only_asks = is_question(text) and not CHANGING.search(text)
    field = None if only_asks else named_field(text)
    if intent == "deny" or field or CHANGING.search(text):
        return _ask(field or CHANGE)
    if ANSWERED.match(intent):
        return NextStep(Step.ANSWER)
    if _tells_something(text):
        # The same summary once more would say that all is as it was told.
        return NextStep(Step.GO_ON, ask=CHANGE, remark=NOT_CHANGED)
    return again(turn.form)


def _tells_something(text: str) -> bool:
    """Whether more is said than "hm" or "yes, it does"."""
    return not is_question(text) and len(text.split()) >= LEAST_WORDS


def _unanswered(turn: Turn, asked: str, found: Found) -> NextStep:
    """The intent may tell what the words do not."""
    text, form, intent = turn.text, turn.form, turn.heard.intent
    if asked in PURPOSES and (answer := leaning(text, asked, intent)):
        return NextStep(Step.GO_ON, {asked: answer})
    problem = found.problems.get(asked, UNREADABLE)
    if asked == EMAIL and WITHOUT_EMAIL.match(text):
        return NextStep(Step.GO_ON, prompt=STUCK, ask=EMAIL)
    if asked == REASON and tells_a_complaint(text):
        return NextStep(Step.GO_ON, {REASON: OTHER})
    if ANSWERED.match(intent) and problem == UNREADABLE:
        return NextStep(Step.ANSWER)
    if intent == NOT_UNDERSTOOD and is_question(text):
        return NextStep(Step.ANSWER)
    if intent == "affirm":
        return not_read(form, AGAIN)
    if asked == REASON:
        return NextStep(Step.GO_ON, {REASON: SKIPPED if intent == "deny" else OTHER})
    if intent == "deny" and not is_correcting(text.partition(" ")[2]):
        return NextStep(Step.GO_ON, prompt=STUCK, ask=asked)
    return not_read(form, problem)
