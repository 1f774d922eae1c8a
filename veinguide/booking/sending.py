"""Send a request, when its summary is agreed to."""

import re
from dataclasses import replace
from datetime import date

from veinguide.booking.days import have_passed
from veinguide.booking.form import (
    DAYS,
    NAME,
    NOT_UNDERSTOOD,
    BookingForm,
    Heard,
    NextStep,
    Step,
)
from veinguide.booking.found import Found
from veinguide.booking.introductions import SPELLED_RIGHT, is_spelled_vaguely
from veinguide.booking.phrases import (
    AGREEING,
    CHANGING,
    HESITATING,
    agrees_and_thanks,
    sends_at_once,
    sends_beside,
)
from veinguide.booking.progress import is_sending
from veinguide.booking.remarks import (
    HOW_TO_CANCEL,
    NOT_KEPT,
    ONE_AT_A_TIME,
    ONE_NUMBER,
    STAFF_CAN_SAY,
    WHAT_NEXT,
    asks_about_cancelling,
    remark_on,
)
from veinguide.booking.sending_first import (
    sends_first,
    sends_last,
    sends_later,
    wants_more_noted,
)
from veinguide.booking.turn import Turn
from veinguide.booking.values import find_values
from veinguide.booking.which_number import adds_a_number
from veinguide.booking.words import EDGES
from veinguide.booking.yes_no import begins_with_no

ASKS_ITS_STATE = "ask_booking_status"
# What is said of a request that was sent answers "is she in the book for real?".
IF_SET = re.compile(
    r"\b(?:booked|in the books?|scheduled|appointment|appt|visit is|all set|set up"
    r"|confirmed|official\w*|for real|sent|go through)\b",
    re.IGNORECASE,
)


def send(form: BookingForm, today: date) -> NextStep:
    """Midnight may have passed since the day was named."""
    if have_passed(form.values.get(DAYS, ""), today):
        return NextStep(Step.GO_ON, prompt="past", ask=DAYS)
    return NextStep(Step.SEND)


def sends_and_asks(turn: Turn) -> bool:
    """`Yes, send it. When will I hear back?`, and nothing new is told."""
    if not sends_at_once(turn.text):
        return False
    return not find_values(turn.text, turn.form, turn.today, turn.closed).values


def sent_beside_a_question(turn: Turn) -> NextStep:
    asks_to_cancel = asks_about_cancelling(turn.text)
    remark = HOW_TO_CANCEL if asks_to_cancel else remark_on(turn.text)
    unclear = turn.heard.intent in (NOT_UNDERSTOOD, ASKS_ITS_STATE)
    if not remark and unclear and not IF_SET.search(turn.text):
        remark = STAFF_CAN_SAY
    step = send(turn.form, turn.today)
    # Neither is true of what has just been sent.
    untrue = remark in (WHAT_NEXT, ONE_AT_A_TIME)
    return replace(step, remark=None if untrue else remark)


def sends_after_a_remark(text: str, found: Found) -> bool:
    """`Yes send it, they can call me`, in either order, and nothing new is told."""
    is_new = found.values or found.problems.keys() - {NAME} or is_spelled_vaguely(text)
    sends = sends_beside(text) or sends_first(text) or sends_last(text)
    return not is_new and sends


def sent_after_a_remark(form: BookingForm, text: str, today: date) -> NextStep:
    """What was to be noted as well is not dropped in silence."""
    step = send(form, today)
    if step.step is not Step.SEND:
        return step
    if adds_a_number(text):
        return replace(step, remark=ONE_NUMBER)
    return replace(step, remark=NOT_KEPT) if wants_more_noted(text) else step


def agrees(heard: Heard, text: str, found: Found) -> bool:
    text = SPELLED_RIGHT.sub("", text).strip(EDGES)
    changing = CHANGING.search(text) and not is_sending(text)
    hesitating = changing or HESITATING.search(text) or sends_later(text)
    agreeing = not hesitating and (
        heard.intent == "affirm" or (is_sending(text) and not begins_with_no(text))
    )
    plainly = AGREEING.match(text) or agrees_and_thanks(text)
    return not found.values and bool(agreeing or plainly)
