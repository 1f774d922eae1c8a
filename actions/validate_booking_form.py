"""What a message means to the booking form. Rasa calls it on every turn of the form."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from actions.acknowledge import acknowledge, read_back, told_beside_a_question
from actions.booking_entry import (
    SET_VISIT,
    WITHOUT_CODE,
    says_it_cannot_move,
    takes_stop_back,
)
from actions.booking_state import (
    DROPPED,
    FAILURES,
    FORM,
    OUTCOME,
    PAUSED,
    PHONES,
    PROMPT,
    TASK,
    UNSENT,
    answered_consents,
    chosen_slot,
    details_of,
    dropped,
    forgotten_booking,
    form_of,
    heard_in,
    no_longer_dropped,
    set_aside,
    told,
    with_free_time,
)
from actions.database import shared_sessions
from actions.last_answers import last_said, question_was_hidden
from actions.request_desk import RequestDesk
from actions.told_details import (
    asks_for_a_visit,
    details_in,
    is_for_somebody,
    takes_up_an_offer,
    told_without_a_form,
    wants_a_call,
    was_for_somebody,
    wishes_a_visit,
)
from veinguide.booking.calendar import ClinicCalendar, load_calendar
from veinguide.booking.consents import PURPOSES, read_consents
from veinguide.booking.decide import decide
from veinguide.booking.elsewhere import without_elsewhere
from veinguide.booking.form import (
    AGAIN,
    CALL,
    CONFIRMED,
    DAYS,
    EMAIL,
    FAILURES_BEFORE_A_WAY_OUT,
    FIELDS,
    FREE_TIME,
    GUARDIAN,
    LOOKUP_PHONE,
    NAME,
    NO,
    PHONE,
    STUCK,
    TIME,
    WAITING,
    YES,
    BookingForm,
    Heard,
    NextStep,
    Step,
    Task,
    first_missing,
)
from veinguide.booking.lookup import old_request_meant, refuses_a_second
from veinguide.booking.phrases import asks_for_a_call, refuses_a_visit
from veinguide.booking.progress import goes_on, wants_new_request
from veinguide.booking.reasons import SKIPPED
from veinguide.booking.words import tidy
from veinguide.storage.bookings import drop_unfinished
from veinguide.storage.unfinished import keep_unfinished

logger = logging.getLogger(__name__)

# data/rules.yml closes the form after these; the slots stay for "continue".
CLOSING = re.compile(r"report_|goodbye$")
DAYS_ONLY = "days_only"
BOOKING = re.compile(r"\b(?:book|schedul|visit|appointment|consult|here|you)", re.I)
OFFERS_OF_A_CALL = ("utter_ask_human", "utter_human_route", SET_VISIT)
SOMEBODY = "somebody"  # the visit is for the visitor's mother, say
# What is said to a remark of veinguide/booking/remarks.py, before the question.
REMARKS = {
    "how_to_cancel": "utter_cancel_booking",
    "what_next": "utter_status_not_sent",
    "who_calls": "utter_booking_who_calls",
    "how_soon": "utter_booking_how_soon",
    "one_at_a_time": "utter_booking_one_at_a_time",
    "one_name": "utter_booking_one_name",
    "only_email": "utter_booking_only_email",
    "time_to_call": "utter_booking_time_to_call",
    "staff_can_say": "utter_booking_staff_can_say",
    "still_here": "utter_booking_still_here",
    "no_hurry": "utter_booking_no_hurry",
    "no_openings": "utter_booking_no_openings",
    "why_phone": "utter_booking_why_phone",
    "old_one": "utter_lookup_staff_only",
    "voicemail": "utter_booking_voicemail",
    "one_number": "utter_booking_one_number",
    "number_of_another": "utter_booking_number_of_another",
    "other_reason": "utter_booking_other_reason",
}


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


class ValidateBookingForm(Action):  # type: ignore[misc]
    """A plain action and no FormValidationAction: one reading fills every slot."""

    def __init__(
        self,
        clock: Callable[[], datetime] = utc_now,
        sessions: "sessionmaker[Session] | None" = None,
        calendar: ClinicCalendar | None = None,
    ) -> None:
        # rasa-sdk builds actions without arguments; tests pass their own clock.
        self._clock = clock
        self._given_sessions = sessions
        self._calendar = calendar or load_calendar()

    def name(self) -> str:
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        form, reset = _fresh(form_of(tracker), heard_in(tracker))
        # What follows must not read the old request in the slots either.
        tracker.slots.update({event["name"]: event["value"] for event in reset})
        if tracker.get_slot(UNSENT) or tracker.get_slot(DROPPED):
            # The form is open again: what is said belongs to it.
            reset = [*reset, *no_longer_dropped()]
        if _comes_back_from_an_answer(tracker):
            filled, asked = told_beside_a_question(tracker)
            acknowledge(dispatcher, filled, form.values, asked, form.asked)
            return _asked_again(form)
        heard = heard_in(tracker)
        is_report = heard.intent.startswith("report_")
        if not is_report and (turned := _turned_to_the_old_one(form, heard)):
            dispatcher.utter_message(response="utter_booking_not_a_second")
            self._drop_unfinished(tracker)
            form, events = turned
            tracker.slots.update({event["name"]: event["value"] for event in events})
            reset = [*reset, *events]
        if not is_report and says_it_cannot_move(dispatcher, tracker):
            return [*reset, *set_aside(tracker, form.values), *told()]
        if form.asked is None and not form.task and _is_seen_elsewhere(heard):
            dispatcher.utter_message(response="utter_booking_seen_elsewhere")
            return [*reset, *told()]
        unwanted = not form.task and refuses_a_visit(tidy(heard.text))
        if form.asked is None and unwanted and not is_report:
            _answer_beside(dispatcher, heard, domain)
            dispatcher.utter_message(response="utter_deny")
            return [*reset, *told()]
        if _is_new(form) and not takes_stop_back(tracker):
            start = "utter_booking_start"
            if wants_a_call(tracker) or _is_asked_to_call(tracker, heard):
                start = "utter_booking_start_call"
            dispatcher.utter_message(response=start)
        now = self._clock()
        today = self._calendar.today(now)
        earlier = self._told_before(tracker, form, today)
        another = was_for_somebody(tracker)
        form = replace(form, values={**form.values, **earlier}, for_another=another)
        desk = RequestDesk(self._sessions, now, today, self._calendar.closed)
        if opened := desk.open_own(dispatcher, tracker, form, heard):
            return [*reset, *opened]
        step = decide(heard, form, today, self._calendar.closed)
        if form.asked and heard.text and _question_was_hidden(tracker, form):
            step = _without_an_answer(step, form, heard)
        step = replace(step, values={**earlier, **step.values})
        if not form.task and _is_for_another(tracker, form):
            step = _naming_somebody(step, {**form.values, **step.values})
        if step.step is Step.SEND and _is_over(tracker, now):
            step = NextStep(Step.GO_ON, prompt="past", ask=DAYS)
        if step.private:
            dispatcher.utter_message(response="utter_booking_private_number")
        if step.step in (Step.SEND, Step.STOP) and not step.remark:
            _answer_beside(dispatcher, heard, domain)
        if step.remark:
            number = step.values.get(PHONE) or form.values.get(PHONE)
            dispatcher.utter_message(
                response=REMARKS[step.remark], visitor_phone=number
            )
        if step.reads_back:
            noted = {**form.values, **step.values}
            read_back(dispatcher, noted, step.ask or first_missing(noted))
        if CLOSING.match(heard.intent) and step.step is Step.ANSWER:
            return [*reset, SlotSet(PAUSED, True), ActionExecutionRejected(FORM)]
        if step.step is Step.LOOK_UP:
            return [*reset, *desk.open(dispatcher, tracker, form, step, heard)]
        if step.step is Step.CANCEL:
            return [*reset, *desk.cancel(dispatcher, tracker)]
        if step.step is Step.SEND_TO_STAFF:
            dispatcher.utter_message(response=WITHOUT_CODE)
            return [*reset, *told()]
        if step.step is Step.GO_ON and not step.reads_back:
            known = {**form.values, **step.values}
            acknowledge(dispatcher, step.values, known, form.asked, step.ask)
        return [*reset, *self._events(tracker, step, form)]

    def _told_before(
        self, tracker: Tracker, form: BookingForm, today: date
    ) -> dict[str, str]:
        """What was told before the form opened, where the form does not know it yet."""
        if form.asked is not None or form.task:
            return {}
        closed = self._calendar.closed
        details = told_without_a_form(tracker, today, closed)
        if takes_up_an_offer(tracker) or asks_for_a_visit(tracker):
            details |= details_in([heard_in(tracker).text], today, closed)
        if takes_stop_back(tracker):
            details |= dropped(tracker)
        return {slot: v for slot, v in details.items() if not form.values.get(slot)}

    @property
    def _sessions(self) -> "sessionmaker[Session]":
        return self._given_sessions or shared_sessions()

    def _events(
        self, tracker: Tracker, step: NextStep, form: BookingForm
    ) -> list[EventType]:
        if step.step in (Step.STOP, Step.PHONE):
            emptied = (*FIELDS, CONFIRMED, REQUESTED_SLOT)
            outcome = [SlotSet(OUTCOME, PHONES)] if step.step is Step.PHONE else []
            kept = [] if form.task else set_aside(tracker, form.values)
            return [*outcome, *kept, *(SlotSet(slot, None) for slot in emptied)]
        values = with_free_time(tracker, step.values)
        known = {**form.values, **values}
        known = {s: v for s, v in known.items() if s not in step.forgotten}
        events = [SlotSet(slot, value) for slot, value in values.items()]
        events += answered_consents(tracker, values, self._clock(), step.forgotten)
        events += [SlotSet(slot, None) for slot in step.forgotten]
        if FREE_TIME not in values and {DAYS, TIME} & values.keys():
            known.pop(FREE_TIME, None)
            events.append(SlotSet(FREE_TIME, None))
        if not form.task and step.step is not Step.SEND:
            self._keep_unfinished(tracker, known, events)
        if step.step is Step.ANSWER:
            answered = [SlotSet(REQUESTED_SLOT, None)] if form.asked in values else []
            return [*events, *answered, ActionExecutionRejected(FORM)]
        return [*events, *_next_question(step, form, known)]

    def _keep_unfinished(
        self, tracker: Tracker, known: Mapping[str, str], events: list[EventType]
    ) -> None:
        """So that staff can call back somebody who does not come to the end."""
        if known.get(CALL) == NO and tracker.get_slot(CALL) == YES:
            self._drop_unfinished(tracker)
        if not events or not known.get(PHONE) or known.get(CALL) != YES:
            return
        slots = {**tracker.slots, **{e["name"]: e["value"] for e in events}}
        details = details_of(tracker.sender_id, slots)
        try:
            with self._sessions.begin() as session:
                keep_unfinished(session, details, now=self._clock())
        except SQLAlchemyError as error:
            # The form itself lives in Rasa's tracker, so nothing is lost by this.
            name = type(error).__name__
            logger.error("a half-done form could not be kept for staff (%s)", name)

    def _drop_unfinished(self, tracker: Tracker) -> None:
        """Nobody calls back who took that leave away, or wants no new request."""
        try:
            with self._sessions.begin() as session:
                drop_unfinished(session, tracker.sender_id)
        except SQLAlchemyError as error:
            name = type(error).__name__
            logger.error("a half-done form could not be dropped (%s)", name)


def _is_asked_to_call(tracker: Tracker, heard: Heard) -> bool:
    """In words, or by the button under the ways to talk to a person."""
    said = last_said(tracker)
    offered = said is not None and said.response in OFFERS_OF_A_CALL
    return asks_for_a_call(tidy(heard.text)) or (offered and not heard.text)


def _answer_beside(
    dispatcher: CollectingDispatcher, heard: Heard, domain: dict[str, Any]
) -> None:
    """What was asked in the message that ends the form, where one answer is known."""
    answer = f"utter_{heard.intent}"
    asks = heard.text and heard.intent.startswith("ask_")
    if asks and answer in domain.get("responses", {}):
        dispatcher.utter_message(response=answer)


def _is_new(form: BookingForm) -> bool:
    return form.asked is None and not form.task and not any(form.values.values())


def _question_was_hidden(tracker: Tracker, form: BookingForm) -> bool:
    """By a warning, or by "no hurry": an "ok" to either is no leave to call."""
    waited = tracker.get_slot(PROMPT) == WAITING
    return question_was_hidden(tracker) or (waited and form.asked in PURPOSES)


def _is_for_another(tracker: Tracker, form: BookingForm) -> bool:
    """A parent has just told their own name, or the visitor asks for a wife, say."""
    opening = form.asked is None and is_for_somebody(tracker)
    return opening or form.asked == GUARDIAN


def _naming_somebody(step: NextStep, known: Mapping[str, str]) -> NextStep:
    asks_the_name = (step.ask or first_missing(known)) == NAME
    if step.step is Step.GO_ON and step.prompt is None and asks_the_name:
        return replace(step, prompt=SOMEBODY)
    return step


def _fresh(form: BookingForm, heard: Heard) -> tuple[BookingForm, list[EventType]]:
    """A new request, where somebody who once asked for an old one wants to book."""
    wants_new = heard.intent == "book_consultation" and not goes_on(heard.text)
    begins = wants_new if form.asked is None else wants_new_request(heard.text)
    if form.task and begins and not (form.asked and form.opened):
        return BookingForm(None, {}), forgotten_booking()
    return form, []


def _turned_to_the_old_one(
    form: BookingForm, heard: Heard
) -> tuple[BookingForm, list[EventType]] | None:
    """The form of a request that was sent, where a new one is not wanted after all.

    The number that was told opens it together with the code.
    """
    text = tidy(heard.text)
    if form.task or form.asked is None:
        return None
    task = old_request_meant(text) or (Task.CHANGE if refuses_a_second(text) else None)
    if task is None:
        return None
    number = {LOOKUP_PHONE: form.values[PHONE]} if form.values.get(PHONE) else {}
    slots = {TASK: task.value, **number}
    events = [*forgotten_booking(), *(SlotSet(slot, v) for slot, v in slots.items())]
    return BookingForm(None, number, task=task), events


def _is_seen_elsewhere(heard: Heard) -> bool:
    """Whether "my doctor can see me at 4:30" is all there is: no wish for a visit."""
    text = tidy(heard.text)
    left = without_elsewhere(text)
    if left == text or asks_for_a_call(left) or wishes_a_visit(left):
        return False
    return not BOOKING.search(left)


def _without_an_answer(step: NextStep, form: BookingForm, heard: Heard) -> NextStep:
    """An "ok" to a warning is no yes to the question that the warning took away."""
    if step.step in (Step.GO_ON, Step.SEND) and not goes_on(heard.text):
        others = {s: v for s, v in step.values.items() if s != form.asked}
        if form.asked in PURPOSES and form.asked in read_consents(heard.text, None):
            # "Don't call me" is a no wherever it is said.
            return replace(step, values={**others, form.asked: NO})
        return replace(
            step,
            step=Step.GO_ON,
            values=others,
            prompt=AGAIN,
            ask=form.asked,
            failed=False,
        )
    return replace(step, values={})


def _is_over(tracker: Tracker, now: datetime) -> bool:
    """Whether the free time that was chosen has passed since it was offered."""
    chosen = chosen_slot(tracker.slots)
    return chosen is not None and chosen.start <= now


def _comes_back_from_an_answer(tracker: Tracker) -> bool:
    """Whether the form left this message to the rules, which have answered it."""
    since_then: list[str] = []
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        since_then.append(event.get("event"))
    return "action_execution_rejected" in since_then


def _asked_again(form: BookingForm) -> list[EventType]:
    """The question that is open, once more; the next one if it was answered as well."""
    asked = form.asked or (None if form.task else first_missing(form.values))
    time_is_known = asked == DAYS and form.values.get(TIME)
    events = [SlotSet(PROMPT, DAYS_ONLY if time_is_known else AGAIN)]
    if asked == CONFIRMED and not form.values.get(EMAIL):
        events.append(SlotSet(EMAIL, SKIPPED))
    if form.asked in PURPOSES:
        # After a few questions in between, say where to call as well.
        often = form.failures >= FAILURES_BEFORE_A_WAY_OUT
        prompt = STUCK if often else AGAIN
        events = [SlotSet(FAILURES, form.failures + 1), SlotSet(PROMPT, prompt)]
    return [*events, SlotSet(REQUESTED_SLOT, asked)] if asked else events


def _next_question(
    step: NextStep, form: BookingForm, known: Mapping[str, str]
) -> list[EventType]:
    events = [
        SlotSet(PAUSED, False),
        SlotSet(FAILURES, form.failures + 1 if step.failed else 0),
    ]
    if step.step is Step.SEND:
        return [*events, SlotSet(CONFIRMED, True)]
    ask = step.ask or first_missing(known)
    prompt = step.prompt
    if ask == DAYS and prompt is None and known.get(TIME):
        prompt = DAYS_ONLY
    if ask == CONFIRMED and not known.get(EMAIL):
        events.append(SlotSet(EMAIL, SKIPPED))
    return [*events, SlotSet(PROMPT, prompt), SlotSet(REQUESTED_SLOT, ask)]
