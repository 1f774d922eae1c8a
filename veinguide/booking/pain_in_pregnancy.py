"""A pain in the belly, told in the form by somebody who is pregnant."""

import re
from dataclasses import replace

from veinguide.booking.form import (
    CONFIRMED,
    REASON,
    VISITOR_NOTE,
    NextStep,
    where_it_was,
)
from veinguide.booking.remarks import PAIN_IN_PREGNANCY
from veinguide.booking.sending import send
from veinguide.booking.sending_first import sends_first
from veinguide.booking.turn import Turn

PREGNANT = re.compile(
    r"\b(?:pregnan\w*|expecting|baby(?: is)? due|due in \w+|(?:weeks|months) along"
    r"|trimester)\b",
    re.IGNORECASE,
)
_BELLY = r"(?:belly|tummy|stomach|abdomen|bump|pelvis|uterus|womb)"
_HURTS = r"(?:hurt\w*|ach(?:e|es|ing)|pains?|painful|cramp\w*|sore|tight\w*|hard)"
PAIN = re.compile(
    rf"\b{_BELLY}\b[^.;!?]{{0,25}}\b{_HURTS}\b|\b{_HURTS}\b[^.;!?]{{0,20}}\b{_BELLY}\b"
    r"|\bcontractions?\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    rf"\b(?:no|not|without|don'?t have|doesn'?t|never)\b[^.;!?]{{0,20}}{PAIN.pattern}",
    re.IGNORECASE,
)


def tells_of_pain_in_pregnancy(turn: Turn) -> bool:
    """Whether it hurts now, or may, and a pregnancy is known here."""
    values = turn.form.values
    known = " ".join((turn.text, values.get(VISITOR_NOTE, ""), values.get(REASON, "")))
    if not PREGNANT.search(known) or DENIED.search(turn.text):
        return False
    return bool(PAIN.search(turn.text))


def beside_a_pain(turn: Turn) -> NextStep:
    """The midwife is named first; what was to be sent is sent all the same."""
    form = turn.form
    if form.asked == CONFIRMED and sends_first(turn.text):
        step = send(form, turn.today)
    else:
        step = where_it_was(form)
    return replace(step, remark=PAIN_IN_PREGNANCY)
