"""Offer free times where the clinic publishes them, and take the one that is chosen."""

from dataclasses import replace

from veinguide.booking.form import (
    DAYS,
    FREE_TIME,
    REASON,
    BookingForm,
    NextStep,
    Step,
    again,
)
from veinguide.booking.found import Found
from veinguide.booking.joined_days import names_only_soonest
from veinguide.booking.offers import asks_what_is_free, chosen_offer, wants_others
from veinguide.booking.remarks import NO_OPENINGS

OTHER_TIMES = "other_times"


def of_the_offers(text: str, form: BookingForm) -> NextStep | None:
    if form.asked != DAYS or not form.offers:
        return None
    if chosen := chosen_offer(text, form.offers):
        return NextStep(Step.GO_ON, {FREE_TIME: str(chosen.number)})
    if wants_others(text):
        return NextStep(Step.GO_ON, prompt=OTHER_TIMES, ask=DAYS)
    return None


def what_is_free(found: Found, form: BookingForm) -> NextStep:
    """Where free times are published, they are offered with the question for days."""
    told = {**found.passing, **found.values}
    kept = {s: v for s, v in told.items() if s != REASON and not asks_what_is_free(v)}
    known = form.values.get(DAYS) and form.asked != DAYS and not form.offers
    if known and names_only_soonest(kept.get(DAYS)):
        del kept[DAYS]
    if DAYS in kept or known:
        step = NextStep(Step.GO_ON, kept) if kept else again(form)
        return replace(step, remark=NO_OPENINGS)
    return NextStep(Step.GO_ON, kept, prompt=OTHER_TIMES, ask=DAYS)
