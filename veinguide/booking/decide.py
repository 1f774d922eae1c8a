"""Decide what the booking form does with a message."""

import re
from dataclasses import replace
from datetime import date

from veinguide.booking.about_the_form import about_the_form, keeps_the_form
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.consents import (
    LEANINGS,
    PURPOSES,
    granted_by_name,
    leaning,
    only_leads,
    read_consents,
    takes_back,
)
from veinguide.booking.consents_by_name import tells_when_to_call, wants_the_other
from veinguide.booking.days import have_passed
from veinguide.booking.form import (
    AGAIN,
    CHANGE,
    CONFIRMED,
    DAYS,
    EMAIL,
    FIELDS,
    FREE_TIME,
    GUARDIAN,
    NAME,
    NO,
    PHONE,
    REASON,
    STUCK,
    SUMMARY,
    TIME,
    UNREADABLE,
    YES,
    BookingForm,
    Heard,
    NextStep,
    Step,
    again,
    not_read,
)
from veinguide.booking.introductions import SPELLED_RIGHT, is_spelled_vaguely
from veinguide.booking.joined_days import names_only_soonest
from veinguide.booking.lookup import decide_lookup, lookup_button
from veinguide.booking.names import read_name
from veinguide.booking.offers import asks_what_is_free, chosen_offer, wants_others
from veinguide.booking.phones import read_phone
from veinguide.booking.phrases import (
    AGREEING,
    ALWAYS_ANSWERED,
    ANSWERED,
    CHANGING,
    CONTINUING,
    GIVING_UP,
    HESITATING,
    NOTHING_TO_CHANGE,
    SAME,
    STOPPING,
    WITHOUT_EMAIL,
    asked_beside,
    calls_it_off,
    named_field,
    refuses_a_visit,
    sends_at_once,
    sends_beside,
    will_phone,
)
from veinguide.booking.progress import is_sending
from veinguide.booking.reasons import (
    OTHER,
    SKIPPED,
    is_announced,
    read_corrected_reason,
    tells_a_complaint,
    with_another_reason,
)
from veinguide.booking.remarks import (
    HOW_TO_CANCEL,
    NO_OPENINGS,
    NUMBER_OF_ANOTHER,
    ONE_NUMBER,
    OTHER_REASON,
    STAFF_CAN_SAY,
    TIME_TO_CALL,
    WHAT_NEXT,
    asks_about_cancelling,
    remark_on,
)
from veinguide.booking.second_thoughts import takes_day_back
from veinguide.booking.two_people import People, with_people
from veinguide.booking.values import (
    NIGHTS,
    Found,
    find_values,
    refuses_what_is_known,
)
from veinguide.booking.which_number import adds_a_number, is_of_another
from veinguide.booking.words import (
    EDGES,
    is_correcting,
    is_offering,
    is_question,
    statements,
    tidy,
)
from veinguide.booking.yes_no import begins_with_no, clauses, grants, names_a_medium

OTHER_TIMES = "other_times"
# Said late, to a question about calls: "then 8 or thereabouts".
LED_TIME = re.compile(
    r"^(?:(?:then|say|about|around|or|maybe|like|how about|make it)[ ,]+)+\d"
    r"(?!.*\b(?:ago|years?|months?|weeks?|days?|minutes?|mins?|times|of)\b)",
    re.IGNORECASE,
)
REPORT = "report_"
# In a longer answer to "what is it about", a day is when a complaint began.
LONGEST_WISH_WORDS = 8
NOT_UNDERSTOOD = "nlu_fallback"


def decide(
    heard: Heard, form: BookingForm, today: date, closed: Closed = ALWAYS_OPEN
) -> NextStep:
    """The next step; `today` is the clinic's."""
    text = tidy(heard.text)
    step = _step(text, heard, form, today, closed)
    if step.step not in (Step.GO_ON, Step.ANSWER) or (form.task and not form.opened):
        return step
    return _with_a_word_on_the_number(
        _with_a_word_on_the_reason(step, text, form), text, form
    )


def _with_a_word_on_the_reason(
    step: NextStep, text: str, form: BookingForm
) -> NextStep:
    """Own words become "other", which is not done in silence."""
    is_other = form.asked == REASON and step.values.get(REASON) == OTHER
    if not is_other or step.step is not Step.GO_ON or not text:
        return step
    return replace(step, remark=step.remark or OTHER_REASON)


def _with_a_word_on_the_number(
    step: NextStep, text: str, form: BookingForm
) -> NextStep:
    """There is room for one number, and somebody else's needs a yes of its own."""
    known = form.values.get(PHONE)
    number = step.values.get(PHONE, known)
    told = read_phone(text, asked=False)
    if told.number and number != known and is_of_another(text):
        anew = (
            s for s in PURPOSES if s not in step.values and form.values.get(s) == YES
        )
        remark = step.remark or NUMBER_OF_ANOTHER
        return replace(step, remark=remark, forgotten=tuple(anew))
    if form.asked and number and (told.several or adds_a_number(text)):
        if not step.values and not told.number:
            step = again(form)
        return replace(step, remark=step.remark or ONE_NUMBER)
    return step


def _step(
    text: str, heard: Heard, form: BookingForm, today: date, closed: Closed
) -> NextStep:
    # Where the form opens, "wait, keep it" is no goodbye: an action has opened it.
    closing = ALWAYS_ANSWERED.match(heard.intent) and form.asked is not None
    if heard.intent.startswith(REPORT) or (closing and not keeps_the_form(text, form)):
        return NextStep(Step.ANSWER)
    if form.asked and will_phone(text):
        return NextStep(Step.PHONE)
    if form.task and not form.opened:
        return decide_lookup(heard, text, form) if text else lookup_button(heard, form)
    if not text:
        return _button(heard, form, today)
    if not form.task and refuses_a_visit(text):
        return NextStep(Step.STOP)
    if form.asked and (denied := takes_back(text, form.values)):
        return NextStep(Step.GO_ON, {denied: NO}, prompt=AGAIN, ask=denied)
    if form.asked == CONFIRMED and _sends_and_asks(text, form, today, closed):
        return _sent_beside_a_question(heard, text, form, today)
    asked_back, told = _split(text, heard.intent, form, today)
    changing = heard.intent == "change_booking"
    answering = _as_an_answer(form, heard, told)
    found = find_values(told, answering, today, closed, changing=changing)
    if form.asked in PURPOSES and not found.values and LED_TIME.match(told):
        found = find_values(told, replace(form, asked=TIME), today, closed)
    found = _without_a_time_to_call(found, form)
    if asked_back and only_leads(told):
        found = _without_a_leading_ok(found, form)
    if found.problems.get(PHONE) == "private":
        return replace(again(form), private=True)
    found = _with_named_consents(found, told, form)
    found = _with_a_corrected_reason(found, told, form)
    if form.asked == CONFIRMED and _sends_beside(text, found):
        return _send(form, today)
    if about := about_the_form(text, found, form, today, closed):
        return about
    stops = STOPPING.match(text) or calls_it_off(text)
    if stops or _is_cancelling(heard, text, found, form):
        return NextStep(Step.STOP)
    if form.asked not in (None, NAME, GUARDIAN) and is_spelled_vaguely(told):
        return _ask_for_the_name(found)
    if of_the_offers := _of_the_offers(text, form):
        return of_the_offers
    if _tells_known_consents(text, found, form):
        return NextStep(Step.GO_ON, prompt=AGAIN, ask=CONFIRMED)
    if form.asked == CONFIRMED and _agrees(heard, text, found):
        return _send(form, today)
    if form.asked and asks_what_is_free(text):
        return _without_openings(found, form)
    if form.asked not in (None, NAME, GUARDIAN, DAYS) and takes_day_back(text):
        return NextStep(Step.GO_ON, prompt=AGAIN, ask=DAYS)
    if asked_back:
        return NextStep(Step.ANSWER, _told_beside_a_question(found, told, form))
    if found.values and _asks_as_well(heard, text, found, form, today):
        return NextStep(Step.ANSWER, found.values)
    if found.values:
        given = found.values.keys() & PURPOSES.keys()
        answered = form.asked in given or (form.asked in SUMMARY and given)
        to_call = found.passing or tells_when_to_call(told)
        remark = TIME_TO_CALL if answered and to_call else None
        return NextStep(Step.GO_ON, found.values, remark=remark)
    if _tells_a_new_wish(text, found, form):
        return NextStep(Step.GO_ON, found.passing)
    return _without_values(heard, text, found, form)


def _tells_a_new_wish(text: str, found: Found, form: BookingForm) -> bool:
    """`Then Friday, he says`, where days are known and no answer is in it."""
    short = form.asked in PURPOSES or len(text.split()) <= LONGEST_WISH_WORDS
    return bool(found.passing) and short and not is_question(text)


def _without_a_time_to_call(found: Found, form: BookingForm) -> Found:
    """`Yes, after 5 is best` says when to call, where the time of the visit is told."""
    is_answered = form.asked in PURPOSES and form.asked in found.values
    known = form.values.get(TIME)
    if not is_answered or TIME not in found.values or not known:
        return found
    if refuses_what_is_known(found.values[TIME], known):
        return found
    kept = {slot: value for slot, value in found.values.items() if slot != TIME}
    return replace(found, values=kept, passing={TIME: found.values[TIME]})


def _with_named_consents(found: Found, text: str, form: BookingForm) -> Found:
    """`Wait, calls are ok too but only after 4` changes a consent, and no time."""
    if form.asked == EMAIL:
        return _with_a_consent_after_all(found, text)
    if form.asked not in (*PURPOSES, *SUMMARY):
        return found
    asked = form.asked if form.asked in PURPOSES else None
    seen = {slot for slot in PURPOSES if slot == asked or form.values.get(slot)}
    named = {
        slot: YES
        for slot in granted_by_name(text)
        if slot in seen and form.values.get(slot) != YES
    }
    values = {**named, **found.values}
    if values.keys() & PURPOSES.keys() and TIME in values and tells_when_to_call(text):
        passing = {**found.passing, TIME: values.pop(TIME)}
        return replace(found, values=values, passing=passing)
    return replace(found, values=values)


def _with_a_consent_after_all(found: Found, text: str) -> Found:
    """`Ok, text is fine`, said where calls and texts were refused."""
    told = [part for part in clauses(text) if not is_question(part)]
    named = {
        slot: YES
        for slot in PURPOSES
        if any(grants(part, slot) for part in told) and found.values.get(slot) != NO
    }
    return replace(found, values={**granted_by_name(text), **named, **found.values})


def _with_a_corrected_reason(found: Found, text: str, form: BookingForm) -> Found:
    """`It's spider veins, not varicose`, said to the summary."""
    reason = read_corrected_reason(text) if form.asked in SUMMARY else None
    known = form.values.get(REASON)
    if form.asked in SUMMARY and known:
        reason = with_another_reason(known, text) or reason
    if not reason or reason == known or REASON in found.values:
        return found
    values = {**found.values, REASON: reason}
    if NIGHTS.search(values.get(TIME, "")):
        del values[TIME]
    return replace(found, values=values)


def _tells_known_consents(text: str, found: Found, form: BookingForm) -> bool:
    """`Texts only` at a summary that says so: it is read back, and not sent."""
    asks = any(map(is_question, statements(text)))
    if form.asked not in SUMMARY or found.values or asks:
        return False
    told = read_consents(text, form.asked)
    return bool(told) and all(form.values.get(s) == v for s, v in told.items())


def _without_a_leading_ok(found: Found, form: BookingForm) -> Found:
    """`Ok but what name do you have` agrees to nothing."""
    kept = {
        slot: value
        for slot, value in found.values.items()
        if (slot, value) != (form.asked, YES) or slot not in PURPOSES
    }
    return replace(found, values=kept)


def _sends_and_asks(text: str, form: BookingForm, today: date, closed: Closed) -> bool:
    """`Yes, send it. When will I hear back?`, and nothing new is told."""
    return sends_at_once(text) and not find_values(text, form, today, closed).values


def _sends_beside(text: str, found: Found) -> bool:
    """`I'll tell them myself. Yes send it`, and nothing new is told."""
    is_new = found.values or found.problems.keys() - {NAME} or is_spelled_vaguely(text)
    return not is_new and sends_beside(text)


def _asks_as_well(
    heard: Heard, text: str, found: Found, form: BookingForm, today: date
) -> bool:
    """Whether a question beside the values is still to be answered."""
    if heard.intent == NOT_UNDERSTOOD:
        opening = replace(form, asked=DAYS)
        told = (find_values(p, opening, today).values for p in asked_beside(text))
        return any(not {DAYS, TIME} & values.keys() for values in told)
    # "Yes call, no texts. I work nights" is about the two, whatever its intent.
    is_about_both = found.values.keys() == PURPOSES.keys()
    if is_about_both or any(map(wants_the_other, statements(text))):
        return False
    asks = heard.intent.startswith("ask_") and bool(ANSWERED.match(heard.intent))
    only_agrees = found.values.keys() <= PURPOSES.keys()
    beside = statements(text)[1:]
    return asks and only_agrees and not all(map(names_a_medium, beside))


def _sent_beside_a_question(
    heard: Heard, text: str, form: BookingForm, today: date
) -> NextStep:
    asks_to_cancel = asks_about_cancelling(text)
    remark = HOW_TO_CANCEL if asks_to_cancel else remark_on(text)
    if not remark and heard.intent == NOT_UNDERSTOOD:
        remark = STAFF_CAN_SAY
    return replace(_send(form, today), remark=None if remark == WHAT_NEXT else remark)


def _ask_for_the_name(found: Found) -> NextStep:
    """`Kimberley with an extra e` tells that the name is wrong, but not the name."""
    kept = {slot: value for slot, value in found.values.items() if slot != NAME}
    return NextStep(Step.GO_ON, kept, prompt=AGAIN, ask=NAME)


def _of_the_offers(text: str, form: BookingForm) -> NextStep | None:
    if form.asked != DAYS or not form.offers:
        return None
    if chosen := chosen_offer(text, form.offers):
        return NextStep(Step.GO_ON, {FREE_TIME: str(chosen.number)})
    if wants_others(text):
        return NextStep(Step.GO_ON, prompt=OTHER_TIMES, ask=DAYS)
    return None


def _without_openings(found: Found, form: BookingForm) -> NextStep:
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


def _send(form: BookingForm, today: date) -> NextStep:
    """Midnight may have passed since the day was named."""
    if have_passed(form.values.get(DAYS, ""), today):
        return NextStep(Step.GO_ON, prompt="past", ask=DAYS)
    return NextStep(Step.SEND)


def _button(heard: Heard, form: BookingForm, today: date) -> NextStep:
    values = {slot: heard.entities[slot] for slot in FIELDS if slot in heard.entities}
    if values:
        return NextStep(Step.GO_ON, values)
    if heard.intent == "cancel_booking":
        return NextStep(Step.STOP)
    if form.asked == CONFIRMED and heard.intent == "affirm":
        return _send(form, today)
    if form.asked == CONFIRMED and heard.intent in ("deny", "change_booking"):
        return NextStep(Step.GO_ON, ask=CHANGE)
    if form.asked == REASON and heard.intent == "deny":
        return NextStep(Step.GO_ON, {REASON: SKIPPED})
    if form.asked in PURPOSES and heard.intent in LEANINGS:
        return NextStep(Step.GO_ON, {form.asked: LEANINGS[heard.intent]})
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return again(form)


def _split(text: str, intent: str, form: BookingForm, today: date) -> tuple[bool, str]:
    """Whether a question is in the message, and the words that tell something."""
    if not ANSWERED.match(intent) or form.asked is None:
        return False, text
    told = [
        part
        for part in statements(text)
        if not is_question(part)
        or (is_offering(part) and _tells_when(part, form, today))
        or (form.asked in PURPOSES and wants_the_other(part))
    ]
    return len(told) < len(statements(text)), " ".join(told)


def _as_an_answer(form: BookingForm, heard: Heard, text: str) -> BookingForm:
    """`Lou, 816 555 0131` out of nowhere answers what the form will ask first."""
    bare = form.asked is None and heard.intent == "inform" and not form.values.get(NAME)
    has_number = read_phone(text, asked=False).number is not None
    return replace(form, asked=NAME) if bare and has_number else form


def _tells_when(part: str, form: BookingForm, today: date) -> bool:
    """Whether "would Tuesday work" is an answer; "does it hurt" is none."""
    if form.asked not in (DAYS, TIME):
        return False
    found = find_values(part, form, today)
    return DAYS in found.values or TIME in found.values


def _told_beside_a_question(
    found: Found, told: str, form: BookingForm
) -> dict[str, str]:
    """Without a complaint that only leads to the question."""
    plainly = form.asked in (None, REASON) or is_announced(told)
    return {s: v for s, v in found.values.items() if s != REASON or plainly}


def _is_cancelling(heard: Heard, text: str, found: Found, form: BookingForm) -> bool:
    given = {slot for slot in found.values if slot != REASON}
    cancelling = heard.intent == "cancel_booking" or (
        GIVING_UP.match(f"{text} ") and not is_question(text)
    )
    return bool(cancelling) and form.asked is not None and not given


def _agrees(heard: Heard, text: str, found: Found) -> bool:
    text = SPELLED_RIGHT.sub("", text).strip(EDGES)
    changing = CHANGING.search(text) and not is_sending(text)
    hesitating = changing or HESITATING.search(text)
    agreeing = not hesitating and (
        heard.intent == "affirm" or (is_sending(text) and not begins_with_no(text))
    )
    return not found.values and (agreeing or bool(AGREEING.match(text)))


def _without_values(
    heard: Heard, text: str, found: Found, form: BookingForm
) -> NextStep:
    if form.asked is None:
        return NextStep(Step.GO_ON)
    if (
        SAME.match(text)
        or CONTINUING.match(text)
        or heard.intent in ("book_consultation", "ask_repeat")
    ):
        return again(form)
    if form.asked in SUMMARY and _is_without_email(text, form):
        return NextStep(Step.GO_ON, prompt=AGAIN, ask=CONFIRMED)
    if form.asked == CHANGE:
        return _changing(heard, text, found, form)
    if heard.intent == "change_booking" or (
        named_field(text) and (CHANGING.search(text) or is_correcting(text))
    ):
        return _ask(named_field(text) or CHANGE)
    if form.asked == CONFIRMED:
        return _not_confirmed(heard, text, found, form)
    if form.asked in PURPOSES and (answer := leaning(text, form.asked, heard.intent)):
        return NextStep(Step.GO_ON, {form.asked: answer})
    problem = found.problems.get(form.asked, UNREADABLE)
    if form.asked == REASON and tells_a_complaint(text):
        return NextStep(Step.GO_ON, {REASON: OTHER})
    if ANSWERED.match(heard.intent) and problem == UNREADABLE:
        return NextStep(Step.ANSWER)
    if heard.intent == NOT_UNDERSTOOD and is_question(text):
        return NextStep(Step.ANSWER)
    if heard.intent == "affirm":
        return not_read(form, AGAIN)
    if form.asked == REASON:
        return NextStep(
            Step.GO_ON, {REASON: SKIPPED if heard.intent == "deny" else OTHER}
        )
    if heard.intent == "deny" and not is_correcting(text.partition(" ")[2]):
        return NextStep(Step.GO_ON, prompt=STUCK, ask=form.asked)
    return not_read(form, problem)


def _ask(field: str) -> NextStep:
    """Ask for a field that the visitor named; an e-mail needs no reason then."""
    return NextStep(Step.GO_ON, prompt=AGAIN if field == EMAIL else None, ask=field)


def _is_without_email(text: str, form: BookingForm) -> bool:
    """Whether "no email" tells what the summary says anyway."""
    return bool(WITHOUT_EMAIL.match(text)) and not form.values.get(EMAIL)


def _not_confirmed(
    heard: Heard, text: str, found: Found, form: BookingForm
) -> NextStep:
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    field = named_field(text)
    if heard.intent == "deny" or field or CHANGING.search(text):
        return _ask(field or CHANGE)
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return again(form)


def _changing(heard: Heard, text: str, found: Found, form: BookingForm) -> NextStep:
    """An answer to "What shall I change?" that was no new value."""
    if DAYS in found.problems:
        return NextStep(Step.GO_ON, prompt=found.problems[DAYS], ask=DAYS)
    field = named_field(text)
    if field:
        return _ask(field)
    if NOTHING_TO_CHANGE.match(text):
        return NextStep(Step.GO_ON, prompt=AGAIN, ask=CONFIRMED)
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    name = read_name(text, asked=True)
    if name:
        known, another = form.values.get(NAME), form.for_another
        whole = with_people(known, name, People(), text, another)
        return NextStep(Step.GO_ON, {NAME: whole or name})
    if heard.intent == "deny":
        return NextStep(Step.GO_ON, prompt=AGAIN)
    return NextStep(Step.GO_ON, ask=CHANGE)
