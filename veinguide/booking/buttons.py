"""What the buttons of the booking form do."""

from datetime import date

from veinguide.booking.consents import LEANINGS, PURPOSES
from veinguide.booking.form import (
    CHANGE,
    CONFIRMED,
    FIELDS,
    REASON,
    SUMMARY,
    BookingForm,
    Heard,
    NextStep,
    Step,
    again,
)
from veinguide.booking.phrases import ANSWERED
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.sending import send


def decide_button(heard: Heard, form: BookingForm, today: date) -> NextStep:
    values = {slot: heard.entities[slot] for slot in FIELDS if slot in heard.entities}
    if values:
        return NextStep(Step.GO_ON, values)
    if heard.intent == "cancel_booking":
        return NextStep(Step.STOP)
    if form.asked in SUMMARY and heard.intent == "affirm":
        return send(form, today)
    if form.asked == CONFIRMED and heard.intent in ("deny", "change_booking"):
        return NextStep(Step.GO_ON, ask=CHANGE)
    if form.asked == REASON and heard.intent == "deny":
        return NextStep(Step.GO_ON, {REASON: SKIPPED})
    if form.asked in PURPOSES and heard.intent in LEANINGS:
        return NextStep(Step.GO_ON, {form.asked: LEANINGS[heard.intent]})
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return again(form)
