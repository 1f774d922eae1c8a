"""Decide what the booking form does with a message."""

import re
from dataclasses import replace
from datetime import date

from veinguide.booking.about_the_form import about_the_form, keeps_the_form
from veinguide.booking.buttons import decide_button
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.consent_scope import undone
from veinguide.booking.consents import (
    IS_WATCHED,
    PURPOSES,
    read_consents,
    takes_back,
)
from veinguide.booking.consents_by_name import tells_when_to_call
from veinguide.booking.contacts import apart
from veinguide.booking.fallback import without_values
from veinguide.booking.form import (
    AGAIN,
    CHANGE,
    CONFIRMED,
    DAYS,
    GUARDIAN,
    NAME,
    NO,
    PHONE,
    REASON,
    SUMMARY,
    TEXT,
    VISITOR_NOTE,
    YES,
    BookingForm,
    Heard,
    NextStep,
    Step,
    again,
    read_back_again,
    where_it_was,
)
from veinguide.booking.found import Found
from veinguide.booking.introductions import confirms_spelling, is_spelled_vaguely
from veinguide.booking.lookup import decide_lookup, lookup_button
from veinguide.booking.names import FOR_A_RELATIVE
from veinguide.booking.note_reading import read_note
from veinguide.booking.noting import is_own_reason, only_a_note, with_note
from veinguide.booking.of_age import no_guardian
from veinguide.booking.offers import asks_what_is_free
from veinguide.booking.openings import of_the_offers, what_is_free
from veinguide.booking.other_number import KEPT_NUMBER
from veinguide.booking.pain_in_pregnancy import (
    beside_a_pain,
    tells_of_pain_in_pregnancy,
)
from veinguide.booking.phones import read_phone
from veinguide.booking.phrases import (
    ALWAYS_ANSWERED,
    GIVING_UP,
    NO_START,
    NOTHING_TO_CHANGE,
    STOPPING,
    WITHOUT_EMAIL,
    agrees_and_thanks,
    calls_it_off,
    leaves,
    refuses_a_visit,
    will_phone,
)
from veinguide.booking.plainly_agreed import (
    agrees_to_the_change,
    is_as_it_should_be,
    is_content,
    plainly_sends,
)
from veinguide.booking.progress import keeps, takes_it_as_set
from veinguide.booking.questions import asks_as_well, values_beside_a_question
from veinguide.booking.reading import Reading, read
from veinguide.booking.remarks import (
    NOT_CHANGED,
    NOT_SET,
    NUMBER_OF_ANOTHER,
    ONE_NUMBER,
    OTHER_REASON,
    SAFE_WAY,
    TIME_TO_CALL,
)
from veinguide.booking.respelled import read_respelled
from veinguide.booking.roles import read_roles
from veinguide.booking.second_thoughts import takes_day_back
from veinguide.booking.sending import (
    agrees,
    send,
    sends_after_a_remark,
    sends_and_asks,
    sent_after_a_remark,
    sent_beside_a_question,
)
from veinguide.booking.turn import Turn
from veinguide.booking.which_number import adds_a_number, is_of_another
from veinguide.booking.words import is_correcting, is_question, statements, tidy

REPORT = "report_"
# In a longer answer to "what is it about", a day is when a complaint began.
LONGEST_WISH_WORDS = 8
SENTENCES = re.compile(r"(?<=[.!])\s+")
# "No, I asked your hours" is about the clinic, and tells no time of the visit.
CLINIC_HOURS = re.compile(
    r"\b(?:asked|asking|meant|what(?:'?s|s| are| r)?|when(?:'?s| are)?)\b[^.;!?]{0,20}"
    r"\b(?:ur|your|y'?all'?s|the (?:clinic|office)(?:'?s)?) (?:office )?hours\b",
    re.IGNORECASE,
)
# "I said I WILL take the call" and "keep it" may sound like a no, too.
GOES_ALONG = re.compile(
    r"\b(?:i|we)(?:'?ll| will| can(?!'?t)| do(?!n'?t)| said| told you)\b"
    r"(?! (?:pass|skip|call|wait|think|not|hold|stop|leave|be fine))",
    re.IGNORECASE,
)
CALLING_OFF = re.compile(
    r"\b(?<!not )(?<!n't )(?:cancel\w*|stop|quit|delete|forget|never ?mind|nvm)\b",
    re.IGNORECASE,
)


def decide(
    heard: Heard, form: BookingForm, today: date, closed: Closed = ALWAYS_OPEN
) -> NextStep:
    """The next step; `today` is the clinic's."""
    turn = Turn(heard, tidy(heard.text), form, today, closed)
    if not heard.intent.startswith(REPORT):
        if form.asked in SUMMARY and (agreed := _plainly_agreed(turn)):
            return agreed
        if grown := no_guardian(turn):
            return grown
        if tells_of_pain_in_pregnancy(turn):
            return beside_a_pain(turn)
    told = read_note(turn)
    step = _step(told.left) if told.left else only_a_note(turn, told)
    if form.task and not form.opened:
        return step
    if step.step in (Step.GO_ON, Step.ANSWER):
        step = _with_a_safe_way(_with_a_no_undone(step, turn), turn)
        step = _with_a_word_on_no_change(step, turn)
        step = _with_a_word_on_the_number(_with_a_word_on_the_reason(step, turn), turn)
    return with_note(step, told, turn)


def _plainly_agreed(turn: Turn) -> NextStep | None:
    """Sent or read back once more, where every word is about that."""
    text, form = turn.text, turn.form
    agrees_to_it = form.asked == CONFIRMED and (
        is_as_it_should_be(text) or (form.opened and agrees_to_the_change(text))
    )
    patient, _ = apart(form.values.get(NAME, ""))
    if plainly_sends(text, patient) or agrees_to_it:
        return send(form, turn.today)
    return read_back_again() if is_content(text) else None


def _with_a_safe_way(step: NextStep, turn: Turn) -> NextStep:
    """`Can u not call me, he checks my phone`: another way is named at once."""
    refused = all(step.values.get(slot) == NO for slot in PURPOSES)
    if not refused or not IS_WATCHED.search(turn.text):
        return step
    return replace(step, remark=step.remark or SAFE_WAY)


def _with_a_no_undone(step: NextStep, turn: Turn) -> NextStep:
    """`I never said no texts` takes a noted no back, and is no yes: it is asked."""
    values = turn.form.values
    denied = (s for s in undone(turn.text) if values.get(s) == NO)
    again = tuple(slot for slot in denied if slot not in step.values)
    if not again or step.step is not Step.GO_ON:
        return step
    return replace(step, forgotten=again, ask=None, prompt=None, failed=False)


def _with_a_word_on_no_change(step: NextStep, turn: Turn) -> NextStep:
    """The same summary after a correction would say that it was made."""
    text, values = turn.text, turn.form.values
    corrects = is_correcting(text) or NO_START.match(text)
    plain = step.step is Step.GO_ON and step.prompt in (None, AGAIN)
    silent = plain and not step.remark and step.ask in (None, CONFIRMED)
    same = all(values.get(slot) == value for slot, value in step.values.items())
    if turn.form.asked not in SUMMARY or not (corrects and silent and same):
        return step
    fine = NOTHING_TO_CHANGE.match(text) or WITHOUT_EMAIL.match(text)
    if fine or keeps(text) or is_own_reason(step, turn):
        return step
    if read_consents(text, None):
        return step
    return NextStep(Step.GO_ON, ask=CHANGE, remark=NOT_CHANGED)


def _with_a_word_on_the_reason(step: NextStep, turn: Turn) -> NextStep:
    """Own words become "other", which is not done in silence."""
    if not is_own_reason(step, turn):
        return step
    return replace(step, remark=step.remark or OTHER_REASON)


def _with_a_word_on_the_number(step: NextStep, turn: Turn) -> NextStep:
    """There is room for one number, and somebody else's needs a yes of its own."""
    text, form = turn.text, turn.form
    known = form.values.get(PHONE)
    number = step.values.get(PHONE, known)
    told = read_phone(text, asked=False)
    if told.number and number != known and is_of_another(text):
        anew = (
            s for s in PURPOSES if s not in step.values and form.values.get(s) == YES
        )
        remark = step.remark or NUMBER_OF_ANOTHER
        return replace(step, remark=remark, forgotten=tuple(anew))
    noted = form.values.get(VISITOR_NOTE, "")
    # "The other phone don't do texts" tells no other number.
    adds = adds_a_number(text) and (told.number or KEPT_NUMBER in noted)
    if form.asked and number and (told.several or adds):
        if not step.values and (not told.number or adds_a_number(text)):
            step = again(form)
        return replace(step, remark=step.remark or ONE_NUMBER)
    return step


def _step(turn: Turn) -> NextStep:
    if early := _unread(turn):
        return early
    reading = read(turn)
    if reading.found.problems.get(PHONE) == "private":
        return replace(again(turn.form), private=True)
    return (
        _about_the_request(turn, reading.found)
        or _without_a_new_value(turn, reading)
        or _with_what_was_told(turn, reading)
    )


def _unread(turn: Turn) -> NextStep | None:
    """The step where no value is to be looked for."""
    heard, text, form = turn.heard, turn.text, turn.form
    # Where the form opens, "wait, keep it" is no goodbye: an action has opened it.
    closing = ALWAYS_ANSWERED.match(heard.intent) and form.asked is not None
    closing = closing and not (form.asked == CONFIRMED and agrees_and_thanks(text))
    if heard.intent.startswith(REPORT) or (closing and not keeps_the_form(text, form)):
        return NextStep(Step.ANSWER)
    if form.asked and will_phone(text):
        return NextStep(Step.PHONE)
    if form.task and not form.opened:
        return decide_lookup(heard, text, form) if text else lookup_button(heard, form)
    if not text:
        return decide_button(heard, form, turn.today)
    if form.asked and keeps(text):
        # "No, keep it": nothing is stopped.
        return where_it_was(form)
    if form.asked and CLINIC_HOURS.search(text):
        return NextStep(Step.ANSWER)
    if form.values.get(NAME) and form.asked and FOR_A_RELATIVE.match(text):
        return NextStep(Step.GO_ON, ask=NAME)
    if takes_it_as_set(text):
        return replace(_beside_a_belief(turn), remark=NOT_SET)
    if not form.task and refuses_a_visit(text):
        return NextStep(Step.STOP)
    if form.asked and (denied := takes_back(text, form.values)):
        return NextStep(Step.GO_ON, {denied: NO}, prompt=AGAIN, ask=denied)
    if form.asked == CONFIRMED and sends_and_asks(turn):
        return sent_beside_a_question(turn)
    return None


def _beside_a_belief(turn: Turn) -> NextStep:
    """`Yes ok. So that slot is mine, right?` answers before it asks."""
    told = [s for s in SENTENCES.split(turn.text) if not takes_it_as_set(s)]
    text = " ".join(told)
    asks = is_question(text) or not text or turn.form.asked in (None, CONFIRMED)
    step = again(turn.form) if asks else _step(replace(turn, text=text))
    return step if step.step is Step.GO_ON else again(turn.form)


def _about_the_request(turn: Turn, found: Found) -> NextStep | None:
    """The step where the whole of it is to be sent, talked about or dropped."""
    text, form = turn.text, turn.form
    if form.asked == CONFIRMED and sends_after_a_remark(text, found):
        return sent_after_a_remark(form, text, turn.today)
    if form.asked and not found.values and leaves(text):
        return NextStep(Step.STOP)
    if about := about_the_form(text, found, form, turn.today, turn.closed):
        return _with_an_answer(about, turn)
    if STOPPING.match(text) or calls_it_off(text) or _is_cancelling(turn, found):
        return NextStep(Step.STOP)
    return None


def _with_an_answer(step: NextStep, turn: Turn) -> NextStep:
    """`Yes. And will this cancel the old one?` has answered; names keep their roles."""
    asked = turn.form.asked
    if step.step is not Step.GO_ON:
        return step
    told = dict(read_roles(turn.text, turn.form))
    # Only a yes or no that is a sentence of its own.
    first = SENTENCES.split(turn.text, maxsplit=1)[0]
    if asked in PURPOSES and asked not in step.values and first != turn.text:
        answer = read_consents(first, asked).get(asked)
        told |= {asked: answer} if answer else {}
    if not told.keys() - step.values.keys():
        return step
    values = {**told, **step.values}
    return replace(step, values=values, ask=None, prompt=None, failed=False)


def _is_cancelling(turn: Turn, found: Found) -> bool:
    given = {slot for slot in found.values if slot != REASON}
    text, asks = turn.text, is_question(turn.text)
    goes_on = (asks or GOES_ALONG.search(text)) and not CALLING_OFF.search(text)
    meant = turn.heard.intent == "cancel_booking" and not goes_on
    gives_up = (GIVING_UP.match(f"{text} ") and not asks) or leaves(text)
    return bool(meant or gives_up) and turn.form.asked is not None and not given


def _without_a_new_value(turn: Turn, reading: Reading) -> NextStep | None:
    """The step where something known is wrong, chosen, agreed to or asked for."""
    text, form, found = turn.text, turn.form, reading.found
    beside_the_name = form.asked not in (None, NAME, GUARDIAN)
    known = found.values.get(NAME) or form.values.get(NAME)
    vague = is_spelled_vaguely(reading.told) and not confirms_spelling(text, known)
    if beside_the_name and vague and not read_respelled(text, form.values.get(NAME)):
        return _ask_for_the_name(found)
    if chosen := of_the_offers(text, form):
        return chosen
    if _tells_known_consents(text, found, form):
        return read_back_again()
    if form.asked == CONFIRMED and agrees(turn.heard, text, found):
        return send(form, turn.today)
    if form.asked and asks_what_is_free(text):
        return what_is_free(found, form)
    if beside_the_name and form.asked != DAYS and takes_day_back(text):
        return NextStep(Step.GO_ON, prompt=AGAIN, ask=DAYS)
    return None


def _ask_for_the_name(found: Found) -> NextStep:
    """`Kimberley with an extra e` tells that the name is wrong, but not the name."""
    kept = {slot: value for slot, value in found.values.items() if slot != NAME}
    return NextStep(Step.GO_ON, kept, prompt=AGAIN, ask=NAME)


def _tells_known_consents(text: str, found: Found, form: BookingForm) -> bool:
    """`Texts only` at a summary that says so: it is read back, and not sent."""
    asks = any(map(is_question, statements(text)))
    if form.asked not in SUMMARY or found.values or asks:
        return False
    told = read_consents(text, form.asked)
    return bool(told) and all(form.values.get(s) == v for s, v in told.items())


def _with_what_was_told(turn: Turn, reading: Reading) -> NextStep:
    found, form = reading.found, turn.form
    if reading.asks:
        values = values_beside_a_question(found, reading.told, form)
        return NextStep(Step.ANSWER, values)
    if found.values and asks_as_well(turn, found):
        return NextStep(Step.ANSWER, found.values)
    if found.values:
        remark = TIME_TO_CALL if _tells_a_time_to_call(reading, form) else None
        return NextStep(Step.GO_ON, found.values, remark=remark)
    if _tells_a_new_wish(turn.text, found, form):
        return NextStep(Step.GO_ON, found.passing)
    return without_values(turn, found)


def _tells_a_time_to_call(reading: Reading, form: BookingForm) -> bool:
    """Whether "yes, but only after 4" answers a consent, and more."""
    found = reading.found
    given = found.values.keys() & PURPOSES.keys()
    answered = form.asked in given or (form.asked in SUMMARY and given)
    # "No texts. Its mornings" has no time to call in it.
    refuses = form.asked == TEXT and found.values.get(TEXT) == NO
    to_call = (found.passing and not refuses) or tells_when_to_call(reading.told)
    return bool(answered and to_call)


def _tells_a_new_wish(text: str, found: Found, form: BookingForm) -> bool:
    """`Then Friday, he says`, where days are known and no answer is in it."""
    short = form.asked in PURPOSES or len(text.split()) <= LONGEST_WISH_WORDS
    return bool(found.passing) and short and not is_question(text)
