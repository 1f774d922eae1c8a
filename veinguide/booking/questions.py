"""Tell the questions in a message from what it tells, and see which stay open."""

from dataclasses import replace
from datetime import date

from veinguide.booking.consent_scope import asks_not_to
from veinguide.booking.consents import PURPOSES
from veinguide.booking.consents_by_name import wants_the_other
from veinguide.booking.form import (
    DAYS,
    NOT_UNDERSTOOD,
    REASON,
    TIME,
    BookingForm,
)
from veinguide.booking.found import Found
from veinguide.booking.phrases import ANSWERED, asked_beside
from veinguide.booking.reasons import is_announced
from veinguide.booking.turn import Turn
from veinguide.booking.values import find_values
from veinguide.booking.words import is_offering, is_question, statements
from veinguide.booking.yes_and_more import LAST_YES
from veinguide.booking.yes_no import names_a_medium

# Only these may be meant by "would Tuesday work"; "does she stop it before" is asked.
ABOUT_WHEN = ("ask_contact", "ask_consultation", "ask_human")


def split(turn: Turn) -> tuple[bool, str]:
    """Whether a question is in the message, and the words that tell something."""
    text, form = turn.text, turn.form
    if not ANSWERED.match(turn.heard.intent) or form.asked is None:
        return False, text
    may_offer = turn.heard.intent in ABOUT_WHEN
    told = [
        part
        for part in statements(text)
        if not is_question(part)
        or asks_not_to(part)
        or (may_offer and is_offering(part) and _tells_when(part, form, turn.today))
        or (form.asked in PURPOSES and wants_the_other(part))
    ]
    return len(told) < len(statements(text)), " ".join(told)


def asks_as_well(turn: Turn, found: Found) -> bool:
    """Whether a question beside the values is still to be answered."""
    if turn.heard.intent == NOT_UNDERSTOOD:
        opening = replace(turn.form, asked=DAYS)
        asked = asked_beside(turn.text)
        told = (find_values(part, opening, turn.today).values for part in asked)
        return any(not {DAYS, TIME} & values.keys() for values in told)
    asks_nothing = not any(map(is_question, statements(turn.text)))
    if asks_nothing and LAST_YES.search(turn.text):
        return False
    # "Yes call, no texts. I work nights" is about the two, whatever its intent.
    is_about_both = found.values.keys() == PURPOSES.keys()
    if is_about_both or any(map(wants_the_other, statements(turn.text))):
        return False
    intent = turn.heard.intent
    asks = intent.startswith("ask_") and bool(ANSWERED.match(intent))
    only_agrees = found.values.keys() <= PURPOSES.keys()
    beside = statements(turn.text)[1:]
    return asks and only_agrees and not all(map(names_a_medium, beside))


def values_beside_a_question(
    found: Found, told: str, form: BookingForm
) -> dict[str, str]:
    """Without a complaint that only leads to the question."""
    plainly = form.asked in (None, REASON) or is_announced(told)
    return {s: v for s, v in found.values.items() if s != REASON or plainly}


def _tells_when(part: str, form: BookingForm, today: date) -> bool:
    """Whether "would Tuesday work" is an answer; "does it hurt" is none."""
    if form.asked not in (DAYS, TIME):
        return False
    found = find_values(part, form, today)
    return DAYS in found.values or TIME in found.values
