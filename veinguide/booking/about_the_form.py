"""Words about the form itself: wait, is it sent, what did I tell, who will call."""

import re
from dataclasses import replace
from datetime import date

from veinguide.booking.closed import Closed
from veinguide.booking.consents import (
    PURPOSES,
    granted_by_name,
    is_unclear,
    says_yes_first,
)
from veinguide.booking.form import (
    CHANGE,
    CONFIRMED,
    DAYS,
    EMAIL,
    GUARDIAN,
    NAME,
    NO,
    NOT_SENT,
    PHONE,
    REASON,
    STUCK,
    SUMMARY,
    TIME,
    WAITING,
    BookingForm,
    NextStep,
    Step,
    again,
    not_read,
    read_back_again,
)
from veinguide.booking.found import Found
from veinguide.booking.name_parts import read_name_part
from veinguide.booking.offers import asks_what_is_free, wants_others
from veinguide.booking.phrases import GIVING_UP, SKIPPING
from veinguide.booking.progress import (
    WAIT,
    asks_if_changed,
    asks_if_sent,
    is_sending,
    is_waiting,
)
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.remarks import (
    BESIDE_A_CONSENT,
    CHANGE_NOT_SENT,
    HOW_TO_CANCEL,
    NO_HURRY,
    NOT_FOR_NAMES,
    ONE_AT_A_TIME,
    ONLY_EMAIL,
    RECALLING,
    TIME_TO_CALL,
    WHAT_NEXT,
    asks_about_cancelling,
    recalls,
    refuses_a_number,
    remark_on,
)
from veinguide.booking.sending import send
from veinguide.booking.sending_first import sends_before, sends_first
from veinguide.booking.sent_request import is_for_another
from veinguide.booking.two_people import AND_MY_KIN, BOTH_OF_US, TWO_SEEN
from veinguide.booking.values import find_values
from veinguide.booking.words import is_question, only_told, statements

NOW = re.compile(r"\bnow\b", re.IGNORECASE)
# What cannot be mistaken for words about the form.
CLEAR = (PHONE, EMAIL, DAYS, TIME)
SKIPPABLE = (REASON, CONFIRMED, CHANGE)
NAMES = (NAME, GUARDIAN)


def about_the_form(
    text: str, found: Found, form: BookingForm, today: date, closed: Closed
) -> NextStep | None:
    """The step after words about the form itself, and what was told beside them."""
    remark = remark_on(text)
    if form.asked == PHONE and PHONE not in found.values:
        remark = remark or refuses_a_number(text)
    if form.asked is None:
        if not form.task and TWO_SEEN.search(text):
            return NextStep(Step.GO_ON, found.values, remark=ONE_AT_A_TIME)
        no_phone = remark == ONLY_EMAIL and PHONE not in found.values
        broken = no_phone and not form.task
        return NextStep(Step.GO_ON, found.values, remark=remark) if broken else None
    another = is_for_another(text) or remark == ONE_AT_A_TIME
    if form.asked == CONFIRMED and another and sends_before(text):
        return send(form, today)
    if form.asked == NAME and NAME in found.values and AND_MY_KIN.search(text):
        return NextStep(Step.GO_ON, found.values, remark=ONE_AT_A_TIME)
    if form.asked in SUMMARY and is_for_another(text):
        # What is wished for somebody else is no part of this request.
        return replace(again(form), remark=ONE_AT_A_TIME)
    if asks_about_cancelling(text):
        told = only_told(text)
        step = _told_beside_the_form(told, form, today, closed)
        return replace(step, remark=HOW_TO_CANCEL)
    if recalls(text):
        told = NOW.sub("", " ".join(RECALLING.split(p)[0] for p in statements(text)))
        step = _told_beside_the_form(told, form, today, closed)
        return replace(step, reads_back=True)
    if form.asked not in SKIPPABLE and SKIPPING.match(text):
        return NextStep(Step.GO_ON, prompt=STUCK, ask=form.asked)
    answers = (*CLEAR, REASON) if form.asked == REASON else CLEAR
    is_told = any(slot in found.values for slot in answers)
    asks_too = any(map(is_question, statements(text)[1:]))
    if form.asked in SUMMARY and not is_told and asks_if_changed(text):
        return replace(read_back_again(), remark=_not_yet(form))
    if WAIT.match(text) or (not is_told and not asks_too and _needs_a_moment(text)):
        return _waiting(form)
    if not is_told and _wants_it_sent(text, found, form):
        return _unsent(form)
    answered = form.asked in found.values.keys() & PURPOSES.keys()
    if remark and (remark in BESIDE_A_CONSENT or not answered):
        return _remarked(remark, text, found, form)
    return None


def keeps_the_form(text: str, form: BookingForm) -> bool:
    """Whether "maybe later" or "anything later?" is no goodbye in the form."""
    if form.asked is None:
        return False
    about_calls = form.asked in PURPOSES
    unclear = about_calls and (is_unclear(text) or says_yes_first(text))
    if form.asked == DAYS and (wants_others(text) or asks_what_is_free(text)):
        return True
    sending = is_sending(text) or (form.asked == CONFIRMED and sends_first(text))
    return unclear or is_waiting(text) or sending or asks_if_sent(text)


def _needs_a_moment(text: str) -> bool:
    return is_waiting(text) and not GIVING_UP.match(f"{text} ")


def _wants_it_sent(text: str, found: Found, form: BookingForm) -> bool:
    """Whether it was to be sent, where an answer is missing."""
    if form.asked in found.values.keys() & PURPOSES.keys():
        return False
    if form.asked in PURPOSES and not found.values and is_unclear(text):
        return True
    sending = is_sending(text) and form.asked not in SUMMARY
    return sending or asks_if_sent(text)


def _waiting(form: BookingForm) -> NextStep:
    """The summary is the only question that is read back with it."""
    if form.asked == CONFIRMED:
        return replace(again(form), remark=NO_HURRY)
    return NextStep(Step.GO_ON, prompt=WAITING, ask=form.asked)


def _unsent(form: BookingForm) -> NextStep:
    if form.asked == CONFIRMED:
        return replace(again(form), remark=_not_yet(form))
    if form.asked == REASON:
        return NextStep(Step.GO_ON, {REASON: SKIPPED})
    return not_read(form, NOT_SENT)


def _not_yet(form: BookingForm) -> str:
    return CHANGE_NOT_SENT if form.opened else WHAT_NEXT


def _remarked(remark: str, text: str, found: Found, form: BookingForm) -> NextStep:
    """What is told beside it is kept; a time to call is no time for the visit."""
    writes_too = form.asked == NAME and BOTH_OF_US.search(text)
    of_another = remark in NOT_FOR_NAMES and not writes_too
    dropped = {*(NAMES if of_another else ()), REASON}
    if remark not in BESIDE_A_CONSENT:
        dropped |= PURPOSES.keys()
    if remark == TIME_TO_CALL and found.values.get(TIME, "")[-1:].isdigit():
        dropped.add(TIME)
    passing = {} if remark in BESIDE_A_CONSENT else found.passing
    told = {**passing, **found.values}
    kept = {s: v for s, v in told.items() if s not in dropped or v == NO}
    step = NextStep(Step.GO_ON, kept) if kept else again(form)
    return replace(step, remark=remark)


def _told_beside_the_form(
    told: str, form: BookingForm, today: date, closed: Closed
) -> NextStep:
    """A "yes, read it back" is no answer, and "can you, please" is no name."""
    found = find_values(told, form, today, closed)
    kept = {s: v for s, v in found.values.items() if s in CLEAR or v == NO}
    kept |= granted_by_name(told)
    named = " " in found.values.get(NAME, "") and form.asked == NAME
    if NAME in found.values and (named or read_name_part(told)):
        kept[NAME] = found.values[NAME]
    return NextStep(Step.GO_ON, kept) if kept else again(form)
