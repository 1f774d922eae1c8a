"""What was told of a request while the booking form was not open."""

import re
from collections.abc import Iterable
from datetime import date

from rasa_sdk import Tracker

from actions.booking_entry import WITHOUT_CODE
from actions.booking_state import OFFER_OF_A_REQUEST, TASK, heard_in, texts_before
from actions.last_answers import (
    REMEMBERED_TURNS,
    last_said,
    turns_before,
    warning_before,
)
from veinguide import kin
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.form import (
    DAYS,
    EMAIL,
    MINOR,
    NAME,
    NOT_UNDERSTOOD,
    PHONE,
    TIME,
    YES,
    BookingForm,
)
from veinguide.booking.names import read_name
from veinguide.booking.only_when import tells_only_when
from veinguide.booking.people import says_to_be_under_age
from veinguide.booking.times import COMPLAINING
from veinguide.booking.values import find_values
from veinguide.booking.words import is_question, only_told, statements, tidy
from veinguide.triage.table import INTENTS

PEOPLE = ("utter_ask_human", "utter_human_route")
# These offer to ask the staff for a visit or for a call.
OFFERS_OF_THE_STAFF = {
    *(OFFER_OF_A_REQUEST, "utter_ask_consultation", "utter_about_same_doctor"),
    *PEOPLE,
}
# What was told before these was not taken up by any answer.
MISSES = {"utter_did_you_mean", "utter_ask_rephrase", "utter_human_route"}
ALARMS = {f"utter_{level}" for level in INTENTS.values()}
TOLD_IN_VAIN = {*MISSES, *ALARMS, WITHOUT_CODE, "utter_remark", "utter_remark_hard"}
MY_NAME = re.compile(r"\bmy (?:full |first )?name(?:['’]?s| is)\b", re.IGNORECASE)
VISITS = ("booking", "consultation")
DETAILS = {NAME, PHONE, EMAIL, DAYS, TIME}
WISH = {DAYS, TIME}
# What was not understood is a detail only where there is little else in it.
MOST_WORDS = 6
MOST_WORDS_OF_A_WISH = 14
# Days on which something began, or how it feels: no wish for a visit.
SINCE = re.compile(
    r"\b(?:since|ago|last|began|start\w*|got|went|came|felt|feels?|been|hurts?|hurting"
    r"|pain\w*|sore|swollen|swell\w*|swelled|puffy|red|warm|hot|numb|cold|blue|bleed\w*"
    r"|bled|faint\w*|passed out|chest|breath\w*|took|swallow\w*|fell|die|kill\w*)\b",
    re.IGNORECASE,
)
# What was told matters here, not whether that day is to come.
ANY_DAY = date(2000, 1, 3)
VISITING = re.compile(
    r"\b(?:(?:get|fit|squeeze|put|sign|set|pencil) (?:me|us|him|her) (?:in|up|down)"
    r"|(?:set|get) (?:that|this|it|one|something) (?:up|set up|scheduled|going)"
    r"|(?:see|meet) (?:some(?:body|one)|you|y'?all|them|(?:a|the) (?:doctor|doc|nurse))"
    r"|come (?:in|by|over|see|ask|to)|sign up|schedule|appointments?|appts?|book|visit"
    r"|consult(?:ation)?|request|call(?:ing)? (?:me|us|him|her) back|call(?:s|ing)? me"
    r"|call ?backs?|reach me)\b",
    re.IGNORECASE,
)
REFUSING = re.compile(r"\b(?:don'?t|do not|not|never|no need)\b", re.IGNORECASE)
CALLING_BACK = re.compile(
    r"\bcall ?backs?\b|\bcall(?:ed|ing)? (?:me |us |him |her )?back\b", re.IGNORECASE
)
_SOMEBODY = rf"(?:{kin.PEOPLE}|{kin.HELPERS}|client|patient)"
FOR_SOMEBODY = re.compile(
    r"\b(?:for|get|book|bring|put|set|sign|schedule|sign up|set up) (?:my|our)"
    rf" (?:\w+ )?{_SOMEBODY}s?\b"
    r"|\b(?:appointment|appt|visit|request|consult(?:ation)?|booking|book|one|something"
    r"|this|that|it)(?: set up| up| scheduled)? for (?:him|them|her)\b"
    r"(?=\W*$|[,.;!?]| (?:please|too|and|but|on|this|next|as|in)\b)"
    r"|\b(?:book|sign|set|get|put|fit|schedule) (?:her|him|them) (?:up|in|down|an?)\b"
    rf"|\b(?:my|our) {_SOMEBODY}(?:'?s| is| would be) the (?:patient|one)\b"
    r"|\b(?:he|she)(?:'?s| is) the patient\b",
    re.IGNORECASE,
)
# "I'd like the free visit, but first": what is asked beside it is answered first.
WANTING = re.compile(
    r"\b(?:i'?d like|i would like|i'?d love|i want|i wanna|i need|we'?d like|we want"
    r"|we need|looking to|trying to|hoping to|ready to|let'?s|sign me|put me|book me"
    r"|can (?:i|we|you)|could (?:i|we|you)|may (?:i|we)|please)\b",
    re.IGNORECASE,
)
# "Is the visit free" and "can I ask about the visit" want none yet.
ONLY_ASKING = re.compile(
    r"\b(?:ask|asking|question|know|wonder\w*|tell me|explain|about)\b", re.IGNORECASE
)
GOING_AHEAD = re.compile(
    r"\b(?:go(?:ing)? ahead|let'?s (?:do|book|go)|(?:i'?ll|i will) (?:do|take|book|go)"
    r"|sign me up|book (?:it|me)|set (?:it|me) up|do it then|ready (?:to book|when))\b",
    re.IGNORECASE,
)
CLAUSES = re.compile(r"[.,;!?]+|\bbut\b", re.IGNORECASE)
SENTENCES = re.compile(r"[.;!?]+(?!\d)")
# "I'm free Tuesdays", "mornings are best": said of a visit, where no leg is named.
FREE = re.compile(
    r"\b(?:free|available|off|open|works?|suits?|prefer\w*|only|i can|i could"
    r"|(?:best|better|good|great|ok|okay|fine) for (?:me|us|him|her)"
    r"|any ?time|any ?day|whenever)\b",
    re.IGNORECASE,
)
OF_A_LEG = re.compile(
    r"\b(?:legs?|calf|calves|foot|feet|ankles?|knees?|thighs?|toes?|veins?|worse|worst"
    r"|better|fine|heavy|heavier|tired|jump\w*|crawl\w*|kick\w*|cramps?|shifts?|asleep"
    r"|sleep|bed|meds?|pills?|dose)\b",
    re.IGNORECASE,
)


def details_in(
    texts: Iterable[str],
    today: date = ANY_DAY,
    closed: Closed = ALWAYS_OPEN,
    *,
    loosely: bool = True,
) -> dict[str, str]:
    """What `texts` tell, one after the other, so that the last word counts.

    `loosely`, each is an answer about days as well, as in "tues or thurs".
    """
    told: dict[str, str] = {}
    for text in map(tidy, texts):
        # Not with what the same text told: "Ann Lee, and I'm Jo" would correct itself.
        before = dict(told)
        for asked in (DAYS, None) if loosely else (None,):
            for part in dict.fromkeys((text, only_told(text))):
                form = BookingForm(asked, before)
                told |= find_values(part, form, today, closed).values
    return told


def wish_told_in(text: str) -> str:
    """The sentences of `text` that may wish for a day or a time.

    "Heavy by evening, fine by morning" tells of a leg, and so does what stands beside.
    """
    sentences = SENTENCES.split(tidy(text))
    of_a_leg = bool(OF_A_LEG.search(text) or COMPLAINING.search(text))
    return ". ".join(each for each in sentences if _may_wish(each, of_a_leg))


def _may_wish(sentence: str, beside_a_leg: bool) -> bool:
    if tells_only_when(sentence):
        return not beside_a_leg or not OF_A_LEG.search(sentence)
    complains = SINCE.search(sentence) or COMPLAINING.search(sentence)
    if complains or (OF_A_LEG.search(sentence) and not FREE.search(sentence)):
        return False
    told = find_values(sentence, BookingForm(None), ANY_DAY).values
    beside = not {NAME, PHONE, EMAIL}.isdisjoint(told)
    return beside or bool(VISITING.search(sentence) or FREE.search(sentence))


def _without_other_times(
    told: dict[str, str], text: str, today: date
) -> dict[str, str]:
    """`told` with only those days and times that were wished for."""
    wished = (
        details_in([wish_told_in(text)], today).keys() if WISH & told.keys() else ()
    )
    return {slot: v for slot, v in told.items() if slot not in WISH or slot in wished}


def _wish_alone(
    told: dict[str, str], text: str, today: date, closed: Closed
) -> dict[str, str]:
    """The days and times of `told` without a word about the danger beside them."""
    wished = details_in([wish_told_in(text)], today, closed, loosely=False)
    return {slot: wished.get(slot, "") for slot in WISH & told.keys()}


def told_beside_an_alarm(
    text: str, form: BookingForm, today: date, closed: Closed
) -> dict[str, str]:
    """The days that were asked for, told before the danger: "mornings. My calf ..."."""
    first = tidy(SENTENCES.split(next(iter(statements(text)), ""))[0])
    is_wish = form.asked in WISH and not is_question(first)
    if not is_wish or SINCE.search(first) or len(first.split()) > MOST_WORDS_OF_A_WISH:
        return {}
    found = find_values(first, BookingForm(form.asked, form.values), today, closed)
    return {slot: found.values[slot] for slot in WISH & found.values.keys()}


def takes_up_an_offer(tracker: Tracker) -> bool:
    """Whether the message tells its details right after a request was offered."""
    said = last_said(tracker)
    if said is None or said.response not in OFFERS_OF_THE_STAFF:
        return False
    heard = heard_in(tracker)
    if heard.intent == "inform":
        return not DETAILS.isdisjoint(details_in([heard.text]))
    unclear = heard.intent == NOT_UNDERSTOOD and not _only_asks(heard.text)
    if not unclear or len(heard.text.split()) > MOST_WORDS:
        return False
    return not DETAILS.isdisjoint(details_in([heard.text], loosely=False))


def asks_for_a_visit(tracker: Tracker) -> bool:
    """Whether what was not understood tells enough to open the booking form."""
    told = _plainly_told(tracker)
    text = tracker.latest_message.get("text") or ""
    with_more = bool({NAME, *WISH} & told.keys())
    if wished_a_visit(tracker) and (told or goes_ahead(tracker)):
        return True
    if PHONE in told:
        return with_more or wishes_a_visit(text) or is_about_visits(tracker)
    return with_more and wishes_a_visit(text)


def goes_ahead(tracker: Tracker) -> bool:
    """Whether "ok, then I will go ahead" takes up a wish; not after an alarm."""
    text = tidy(tracker.latest_message.get("text") or "")
    safe = warning_before(tracker, 0) is None
    refuses = any(map(REFUSING.search, CLAUSES.split(text)))
    return safe and not refuses and bool(GOING_AHEAD.search(text))


def wished_a_visit(tracker: Tracker) -> bool:
    """Whether one of the last two messages wanted a visit, and no form has had it."""
    turns = _turns_without_a_form(tracker)[-2:]
    return any(
        _wants_a_visit(part) for text, _ in turns for part in CLAUSES.split(text)
    )


def _wants_a_visit(part: str) -> bool:
    wants = WANTING.search(part) and VISITING.search(part)
    return bool(wants) and not REFUSING.search(part) and not ONLY_ASKING.search(part)


def wishes_a_visit(text: str) -> bool:
    wishes = [part for part in CLAUSES.split(text) if VISITING.search(part)]
    return bool(wishes) and not any(map(REFUSING.search, wishes))


def may_ask_for_a_visit(tracker: Tracker) -> bool:
    """Whether a name and a day or a time make an offer of a request worth while."""
    told = _plainly_told(tracker)
    return NAME in told and bool(WISH & told.keys())


def _plainly_told(tracker: Tracker) -> dict[str, str]:
    """Nothing, right after a danger was told of."""
    text = tidy(tracker.latest_message.get("text") or "")
    if warning_before(tracker, 0) or _only_asks(text):
        return {}
    return details_in([text], loosely=False)


def _only_asks(text: str) -> bool:
    return all(map(is_question, statements(text)))


def is_about_visits(tracker: Tracker) -> bool:
    """Whether a visit or a call was talked about in the last two turns."""
    return any(
        said.metadata.get("topic") in VISITS or said.response in PEOPLE
        for turn in turns_before(tracker)[:2]
        for said in turn
    )


def wants_a_call(tracker: Tracker) -> bool:
    """Whether a call back was asked for, and no visit."""
    texts = [*texts_before(tracker)[-2:], tracker.latest_message.get("text") or ""]
    return any(map(CALLING_BACK.search, texts))


def is_for_somebody(tracker: Tracker) -> bool:
    """Whether the visit is for the visitor's mother, say."""
    return _names_somebody(tracker, texts_before(tracker)[-REMEMBERED_TURNS:])


def was_for_somebody(tracker: Tracker) -> bool:
    """Whether anything in the talk so far said so."""
    return _names_somebody(tracker, texts_before(tracker))


def _names_somebody(tracker: Tracker, before: list[str]) -> bool:
    texts = [*before, tracker.latest_message.get("text") or ""]
    return any(map(FOR_SOMEBODY.search, texts))


def was_offered_a_request(tracker: Tracker) -> bool:
    """Whether it was offered in the last turns, and no form was open since."""
    turns = _turns_without_a_form(tracker)[-REMEMBERED_TURNS:]
    return any(OFFER_OF_A_REQUEST in said for _, said in turns)


def told_without_a_form(
    tracker: Tracker, today: date = ANY_DAY, closed: Closed = ALWAYS_OPEN
) -> dict[str, str]:
    """The details in the last messages that no form has had.

    Those that were answered with the offer of a request are read loosely. Who said to
    be under 18 is so in the whole talk, and so is a name after "my name is".
    """
    turns = _turns_without_a_form(tracker)
    told = {} if was_for_somebody(tracker) else _own_name([text for text, _ in turns])
    recent = turns[-REMEMBERED_TURNS:]
    # What was told with an alarm waits until the alarm is through.
    with_alarms = [turn for turn in turns[:-REMEMBERED_TURNS] if ALARMS & turn[1]]
    for text, said in [*with_alarms, *recent]:
        if OFFER_OF_A_REQUEST in said:
            all_told = details_in([text], today, closed)
            told |= _without_other_times(all_told, text, today)
        elif not TOLD_IN_VAIN.isdisjoint(said):
            all_told = details_in([text], today, closed, loosely=False)
            clear = _without_other_times(all_told, text, today)
            if ALARMS & said:
                clear |= _wish_alone(clear, text, today, closed)
            told |= {
                slot: clear[slot] for slot in DETAILS & clear.keys() if clear[slot]
            }
    if any(map(says_to_be_under_age, texts_before(tracker))):
        told[MINOR] = YES
    return told


def _own_name(texts: Iterable[str]) -> dict[str, str]:
    """`Barbara` of "Hello! My name is Barbara", whatever was answered to it."""
    announced = (tidy(text) for text in texts if MY_NAME.search(text))
    names = [name for text in announced if (name := read_name(text, asked=False))]
    return {NAME: names[-1]} if names else {}


def _turns_without_a_form(tracker: Tracker) -> list[tuple[str, set[str]]]:
    """Each earlier message and the names of its answers.

    A form that was open since then has had them, and may have been told to stop; one
    that asks for a code has no use for a name.
    """
    turns: list[tuple[str, set[str]]] = []
    form_opened, task = False, None
    for event in tracker.events:
        if event.get("event") == "user":
            turns = [("", set())] if form_opened else turns
            turns.append((event.get("text") or "", set()))
            form_opened = False
        elif event.get("event") == "slot" and event.get("name") == TASK:
            task = event.get("value")
        elif event.get("event") == "active_loop" and event.get("name"):
            form_opened = task is None
        elif event.get("event") == "bot" and turns:
            response = (event.get("metadata") or {}).get("utter_action")
            turns[-1][1].add(response or "")
    return turns[:-1]
