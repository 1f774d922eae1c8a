"""Decide what the form does when a request that was sent is to be opened."""

import re

from veinguide.booking.codes import read_code
from veinguide.booking.form import (
    CODE,
    FAILURES_BEFORE_A_WAY_OUT,
    LOOKUP_FIELDS,
    LOOKUP_PHONE,
    SURE,
    BookingForm,
    Heard,
    NextStep,
    Step,
    Task,
)
from veinguide.booking.phones import read_phone
from veinguide.booking.phrases import AGREEING, ANSWERED, CONTINUING, STOPPING, leaves
from veinguide.booking.words import is_question

# Only what is said where the code or the number is asked for.
LOST = re.compile(
    r"\b(?:lost|forgot(?:ten)?|can'?t find|cannot find|don'?t (?:have|know|remember)"
    r"|do not (?:have|know|remember)|no idea|never got|didn'?t (?:get|write)|misplaced"
    r"|what code|which code|no code|without (?:a|the) code"
    r"|(?:can'?t|cannot|don'?t|won'?t) (?:you )?(?:see|find|look|have))\b",
    re.IGNORECASE,
)
NO_CODE = re.compile(
    r"\b(?:no|without (?:a|the|my)|(?:lost|forgot|misplaced|can'?t find|never got"
    r"|didn'?t get|(?:don'?t|do not) (?:have|know|remember))(?: \w+){0,2})"
    r" (?:code|reference)\b",
    re.IGNORECASE,
)
_OWN = r"(?:appointment|appt|visit|consult(?:ation)?|booking|one)"
_WHEN = (
    r"(?:(?:next|this|coming) )?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
    r"|week|month|tomorrow|today)"
)
_MOVE = (
    r"(?:mov(?:e|ing)|switch(?:ing)?|chang(?:e|ing)|re-?schedul(?:e|ing)|push|postpon\w+"
    r"|swap|bump|cancel(?:l?ing)?)"
)
# A visit that the clinic has set, which this chat knows nothing of.
ALREADY_SET = re.compile(
    r"\b(?:already (?:have|got|had|made|scheduled|booked|set up) (?:an?|my|the|one)\b"
    rf"(?: \w+)?(?: {_OWN})?"
    rf"|(?:have|got) (?:an? |my |the )?{_OWN} (?:\w+ ){{0,3}}already\b"
    rf"|(?:i|we|she|he)(?:'?ve| have| has)?(?: got)? an? {_OWN}"
    r" (?:on |for |set |scheduled )*"
    rf"(?:{_WHEN}|with you|there|at your)\b"
    rf"|existing {_OWN}\b|\b(?:the|my|that) {_OWN} (?:that )?i (?:already )?have\b)",
    re.IGNORECASE,
)
SET_FOR_A_DAY = re.compile(
    rf"\b(?:(?:my|the|that|her|his) {_WHEN} {_OWN}\b"
    rf"|(?:my|the|her|his) {_OWN} (?:is|was) (?:already )?(?:set )?"
    rf"(?:on|for|{_WHEN})\b)",
    re.IGNORECASE,
)
MOVING = re.compile(
    rf"\b{_MOVE}(?: (?:it|that|this|my|the|an?|her|his|existing|{_WHEN})){{1,3}}"
    rf"|\b{_MOVE} {_OWN}\b|\b(?:don'?t|do not) (?:need|want) (?:a|another) new\b"
    rf"|\b(?:can'?t|cannot|not) (?:make|come to|keep) (?:it|that|my)\b"
    r"|\b(?:be|get) (?:moved|switched|changed|rescheduled)\b"
    r"|\b(?:it|that|appointment|appt|visit) (?:moved|switched|changed|rescheduled)\b",
    re.IGNORECASE,
)
_CARE = (
    r"(?:dent(?:ist|al)|eye|hair|nail|vet|heart|kidney|foot|skin|family|primary care"
    r"|\w{3,}ology|\w{3,}ologist|podiatrist)"
)
_OFFICE = r"(?:doctor|dr|clinic|place|office|hospital)"
_VISIT = r"(?:appointment|appt|apt|visit|check-?up|consult\w*)"
WITH_ANOTHER = re.compile(
    rf"\b(?:{_CARE}|another|other) (?:{_OFFICE}|{_VISIT})", re.IGNORECASE
)
# "With Dr. Patel" and "with the doctor" may be here, "with my dentist" is not.
AT_ANOTHER = re.compile(
    rf"\b{_CARE} (?:{_OFFICE} )?{_VISIT}\b|\b{_VISIT}\b[^,;!?]{{0,30}}?"
    r" (?:with|at) (?:(?:my|her|his|our|the|an?) )?"
    rf"(?:{_CARE}\b|(?:another|other|different) {_OFFICE}\b"
    r"|(?-i:S(?:ain)?t\.? [A-Z])|(?:\w+ )?hospital\b|urgent care\b|er\b)",
    re.IGNORECASE,
)
OF_THIS_OFFICE = re.compile(
    r"\b(?:with you|your (?:clinic|office|place)|you (?:guys|all)|y'?all|here"
    r"|mine|my (?:\w+ )?request|vein\w*)\b",
    re.IGNORECASE,
)
# The request is meant, not this talk about it.
CANCEL_IT = re.compile(r"\b(?:cancel|delete) (?:it|my|the)\b", re.IGNORECASE)
LOOKING = re.compile(
    r"^wait[ .!]*$|\b(?:hold on|hang on|(?:one|a|just a) (?:sec|second|moment|minute)"
    r"|let me (?:look|check|find|see)|looking)\b",
    re.IGNORECASE,
)
# A code or a number that was mistyped is asked for again; a name never opens anything.
ATTEMPT = re.compile(r"\d|\bv[\s.]*g\b", re.IGNORECASE)
KEEPING = re.compile(
    r"^(?:no|nope|nah|don'?t|do not|keep|leave|wait|stop|never ?mind)\b", re.IGNORECASE
)
_KEEP_IT = (
    r"(?:keep|leave) (?:it|that|this|the request|my request|everything)"
    r"|(?:don'?t|do not|dont) (?:cancel|delete)"
)
KEEPING_IT = re.compile(_KEEP_IT, re.IGNORECASE)
# What is said of it first and last: "cancel it. no wait. keep it".
LAST_DECISIONS = re.compile(
    rf"\b(?:{_KEEP_IT}|(?<!n't )(?<!not )(?:cancel|delete) (?:it|that|this|my|the))\b",
    re.IGNORECASE,
)
TORN = re.compile(
    r"\b(?:no,? wait|wait,? no|hmm+|hold on|not sure|or not|unless)\b", re.I
)
SURELY = re.compile(
    r"\b(?:cancel (?:it|that|this|my|the)|yes|i'?m sure|go ahead|do it"
    r"|(?:delete|drop|scrap|scratch|kill|toss|trash|ditch) (?:it|that|this))\b"
    r"|\bget rid of (?:it|that|this)\b",
    re.IGNORECASE,
)
# Said where a new request is being made.
_SENT = (
    r"(?:the|my|that) (?:request|one)(?: that)? (?:i|we)(?: already|'?ve| have)*"
    r" (?:sent|made|put in|did|submitted)\b"
)
_OLD = (
    r"(?:(?:my|the|that|our) (?:old|other|first|previous|earlier|last|original"
    rf"|existing) (?:one|request)\b|{_SENT})"
)
_CANCEL = (
    r"(?:cancel(?:l?ing)?|delete|withdraw|take back|back(?:ing)? out(?: of)?"
    r"|call(?:ing)? off)"
)
_CHANGE = r"(?:chang(?:e|ing)|edit|fix|correct|update|mov(?:e|ing)|switch|open|find)"
# "Cancel the old one" goes on with the new one: see OLD_ONE in remarks.py.
CANCEL_OLD = re.compile(rf"\b{_CANCEL} {_SENT}", re.IGNORECASE)
CHANGE_OLD = re.compile(rf"\b{_CHANGE}(?: \w+){{0,3}}? {_OLD}", re.IGNORECASE)
CANCELLING = re.compile(rf"\b{_CANCEL}\b", re.IGNORECASE)
# "Sorry, I'm going to be late": only a visit that is set can be missed by that.
LATE = re.compile(
    r"^(?:(?:hi|hello|hey|sorry|so sorry|oh no|um|ok|just so you know|fyi)[ ,.!]+)*"
    r"(?:(?:i|we|she|he|my \w+)(?:'?m|'?re|'?s|'?ll| am| are| is| will| might| may)?"
    r"(?: probably| just)? (?:(?:going to|gonna) )?(?:be|running)"
    r"|(?:(?:going to|gonna) be|running))(?: \w+){0,4}? late"
    r"(?=\W*$|[,.;!]| (?:today|tomorrow|because|cause|by)\b"
    r"| (?:for|to|getting to) (?:my|our|the|her|his) (?:visit|appointment|appt|apt"
    r"|consult\w*)\b)",
    re.IGNORECASE,
)
_ONES = r"(?:ones?|requests?|visits?|appointments?|bookings?|appts?)"
_NONE = (
    r"(?:don'?t|do not|didn'?t|did not|never)(?: (?:really|even|ever|mean|ask(?:ed)?"
    r"|want(?:ed)?|need|to|for|send|make|have|book|do|start)){1,4}"
)
SECOND = re.compile(
    rf"\b{_NONE} (?:(?:two|2|both)(?: of them| requests| ones)?"
    r"(?=\W*$|[.,;!?]| (?:just|only|i)\b)"
    rf"|(?:a |another |a brand )?(?:second|2nd|new|another|double) {_ONES}\b"
    rf"|another {_ONES}\b)"
    r"|\balready (?:have|got|sent|made|put in|filed|did)(?: in)? (?:a|one|my|the)"
    r"(?: (?:visit|booking))? ?(?:request|one)\b|\balready (?:sent|made|filed) one\b",
    re.IGNORECASE,
)


def old_request_meant(text: str) -> Task | None:
    """What "VG-7K4QX" or "change my old one" wants, said where a new one is made."""
    code, _ = read_code(text, asked=False)
    if CANCEL_OLD.search(text) or (code and CANCELLING.search(text)):
        return Task.CANCEL
    return Task.CHANGE if code or CHANGE_OLD.search(text) else None


def refuses_a_second(text: str) -> bool:
    """Whether "I don't want two" or "I already have a request in" wants no new one."""
    return bool(SECOND.search(text)) and not is_question(text)


def decide_lookup(heard: Heard, text: str, form: BookingForm) -> NextStep:
    """The next step for `text`, which is tidy; red flags were let through before."""
    if form.asked == SURE:
        return _sure(heard, text, form)
    values, private = _values(text, form)
    if private:
        return NextStep(
            Step.GO_ON, prompt="again", ask=form.asked or CODE, private=True
        )
    known = {**form.values, **values}
    if all(known.get(slot) for slot in LOOKUP_FIELDS):
        return NextStep(Step.LOOK_UP, values)
    if not known.get(CODE) and has_no_code(text, asked=form.asked is not None):
        return NextStep(Step.SEND_TO_STAFF)
    missing = CODE if not known.get(CODE) else LOOKUP_PHONE
    if form.asked is None or values:
        return NextStep(Step.GO_ON, values, ask=missing)
    return _without_values(heard, text, form)


def speaks_of_a_set_visit(text: str, *, in_form: bool = False) -> bool:
    """Whether "I already have a visit Tuesday, can I switch it" is about no request.

    Where a request is being made, "my Tuesday appointment" is none either.
    """
    if not in_form and LATE.match(text):
        return True
    has_one = ALREADY_SET.search(text) or (in_form and SET_FOR_A_DAY.search(text))
    return bool(has_one and MOVING.search(text)) and not WITH_ANOTHER.search(text)


def is_at_another_office(text: str) -> bool:
    """Whether "cancel my appointment with my dentist" means no request sent here."""
    return bool(AT_ANOTHER.search(text)) and not OF_THIS_OFFICE.search(text)


def has_no_code(text: str, *, asked: bool) -> bool:
    """Whether somebody says so; unless it is asked for, the code must be named."""
    return bool(NO_CODE.search(text) or (asked and LOST.search(text)))


def _without_values(heard: Heard, text: str, form: BookingForm) -> NextStep:
    if CANCEL_IT.search(text) and heard.intent == "cancel_booking":
        return NextStep(Step.SEND_TO_STAFF)
    waiting = LOOKING.search(text)
    if STOPPING.match(text) or leaves(text) or (heard.intent == "deny" and not waiting):
        return NextStep(Step.STOP)
    if waiting or CONTINUING.match(text) or heard.intent == "ask_repeat":
        return NextStep(Step.GO_ON, prompt="again", ask=form.asked)
    if task_of(heard.intent):
        return NextStep(Step.SEND_TO_STAFF)
    if ANSWERED.match(heard.intent) or is_question(text):
        return NextStep(Step.ANSWER)
    stuck = form.failures + 1 >= FAILURES_BEFORE_A_WAY_OUT
    if stuck or not ATTEMPT.search(text):
        return NextStep(Step.SEND_TO_STAFF)
    return NextStep(Step.GO_ON, prompt="unreadable", ask=form.asked, failed=True)


def lookup_button(heard: Heard, form: BookingForm) -> NextStep:
    """A button has no words; the two under "Are you sure?" are the ones that matter."""
    if form.asked == SURE and heard.intent == "affirm":
        return NextStep(Step.CANCEL)
    if form.asked is not None and heard.intent in ("deny", "cancel_booking"):
        return NextStep(Step.STOP)
    if ANSWERED.match(heard.intent):
        return NextStep(Step.ANSWER)
    return NextStep(Step.GO_ON, prompt="again", ask=form.asked or CODE)


def _values(text: str, form: BookingForm) -> tuple[dict[str, str], bool]:
    code, span = read_code(text, asked=form.asked == CODE)
    rest = text[: span[0]] + " " + text[span[1] :] if code else text
    phone = read_phone(rest, asked=form.asked == LOOKUP_PHONE)
    values = {CODE: code, LOOKUP_PHONE: phone.number}
    found = {slot: value for slot, value in values.items() if value}
    return found, phone.problem == "private"


def _sure(heard: Heard, text: str, form: BookingForm) -> NextStep:
    decided = LAST_DECISIONS.findall(text)
    if decided and KEEPING_IT.fullmatch(decided[-1]):
        # "Yes, cancel. No wait, keep it": the last word counts, and the safe one.
        return NextStep(Step.STOP)
    if KEEPING.match(text) or heard.intent == "deny":
        return NextStep(Step.STOP)
    if decided and not is_question(text) and TORN.search(text):
        return NextStep(Step.GO_ON, prompt="again", ask=SURE)
    agrees = AGREEING.match(text) or SURELY.search(text)
    if agrees or heard.intent in ("affirm", "cancel_booking"):
        return NextStep(Step.CANCEL)
    if heard.intent == "change_booking":
        return NextStep(Step.STOP)
    if heard.intent == "ask_booking_status":
        return NextStep(Step.GO_ON, prompt="again", ask=SURE)
    if ANSWERED.match(heard.intent) or is_question(text):
        return NextStep(Step.ANSWER)
    return NextStep(Step.GO_ON, prompt="again", ask=SURE)


def task_of(intent: str) -> Task | None:
    """What somebody wants who speaks of a request that was sent."""
    return {
        "change_booking": Task.CHANGE,
        "cancel_booking": Task.CANCEL,
        "ask_booking_status": Task.STATUS,
    }.get(intent)
