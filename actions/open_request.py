"""Change, cancel or ask about a request that was sent: the way into the form."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_which_question import say_not_understood
from actions.booking_entry import (
    STAFF_ONLY,
    begins_anew,
    continues_booking,
    is_left_to_staff,
    is_not_sent,
    is_paused,
    opens_a_new_one,
    opens_booking,
    says_it_cannot_move,
    says_it_is_not_sent,
    wants_one_for_another,
)
from actions.booking_replies import REMARKS
from actions.booking_state import (
    OFFER_OF_A_REQUEST,
    OPENED,
    TASK,
    forgotten_booking,
    form_of,
    outdated,
    set_aside,
)
from actions.last_answers import turns_before, warning_before
from actions.told_details import (
    DETAILS,
    details_in,
    is_about_visits,
    told_without_a_form,
    was_offered_a_request,
    wishes_a_visit,
)
from veinguide.booking.codes import read_code
from veinguide.booking.form import DAYS, NAME, PHONE, TIME, Task
from veinguide.booking.lookup import is_at_another_office, task_of
from veinguide.booking.remarks import (
    CALL_OR_TEXT,
    STAFF_CAN_SAY,
    VOICEMAIL,
    WHO_CALLS,
    asks_about_cancelling,
    remark_on,
)
from veinguide.booking.sent_request import makes_a_condition, task_of_the_code
from veinguide.booking.spelled import with_booking_words

NO_BOOKING = re.compile(
    r"\b(?:don'?t|do not|not|never|no need to)\b(?: \w+){0,3} "
    r"(?:book|schedule|sign|set up|make)\b|^no (?:appointment|booking|visit)\b"
    r"|\b(?:don'?t|do not) (?:want|need)(?: \w+)? (?:visit|appointment|booking)\b",
    re.IGNORECASE,
)
CALLING_OFF = re.compile(
    r"\b(?:cancel\w*|stop|delete|erase|drop|scrap|forget|never ?mind|nvm"
    r"|call(?:ing)? off|no longer|not any ?more)\b",
    re.IGNORECASE,
)
# It calls a visit off, moves it, or asks about it.
_CANNOT_COME = (
    r"(?:can'?t|cannot|won'?t|will not|not (?:going to|gonna))"
    r" (?:be )?(?:able to )?(?:mak(?:e|ing)|com(?:e|ing)|keep(?:ing)?|there)"
)
CANNOT_COME = re.compile(rf"\b{_CANNOT_COME}\b", re.IGNORECASE)
# What only somebody says who has sent a request, or believes so.
SENT_BEFORE = re.compile(
    r"\b(?:(?:my|our|the|his|her|mom'?s|dad'?s|an?|that|this) (?:\w+ )?"
    r"(?:appointment|appt|booking|request|visit|consult(?:ation)?|reservation|slot)"
    rf"|{_CANNOT_COME}"
    r"|re-?sched(?:ul\w*)?|chang(?:e|es|ed|ing)|switch|postpone|push|bump|edit|update"
    r"|correct|code|earlier|yesterday|last (?:week|time)|down for"
    r"|wrong (?:phone|cell|number|name|day|date|time|e-?mail)"
    r"|(?:already|i|we|have|had|was|been|got) (?:already )?(?:booked|sent|made"
    r"|scheduled|requested|confirmed|signed up)"
    r"|(?:different|other|another|later|new) (?:day|date|time|number|name|phone))\b",
    re.IGNORECASE,
)
# Nothing was sent by who asks "who calls me" or "did I mess it up".
OF_A_REQUEST = {
    Task.CHANGE: re.compile(
        rf"{SENT_BEFORE.pattern}|\bmove (?:it|that|mine)\b|\bby mistake\b",
        re.IGNORECASE,
    ),
    Task.STATUS: re.compile(
        rf"{SENT_BEFORE.pattern}|\b(?:status"
        r"|(?:go|went|gone|come|came) (?:through|thru)|confirm\w*"
        r"|book(?:ed|ing)?|scheduled?|calendar|(?:on|in) the books?"
        r"|hear(?:d)? (?:back|from|anything)|(?:news|word|update)s?|requests?|visits?"
        r"|appointments?|appts?|(?<!be )waiting|look(?:ed)? (?:it |me )?up"
        r"|check(?:ing)? on"
        r"|all set|what (?:day|date|time|name|number) did (?:i|we)"
        r"|still (?:on|coming)|submit\w*|get back to me|call(?:ed)? (?:me|us)?"
        r" ?back|not called|never called|nobody|no ?one|when (?:is|am|will|do|are))\b",
        re.IGNORECASE,
    ),
    Task.CANCEL: re.compile(
        rf"{SENT_BEFORE.pattern}|\b(?:cancel\w*|call(?:ing)? (?:it )?off|withdraw\w*"
        r"|back(?:ing)? out|delete|undo|remove me"
        r"|take (?:me|us|him|her|my \w+) (?:off|out)|no longer|not any ?more|requests?"
        r"|visits?|appointments?|appts?|booking|not (?:\w+ )?coming"
        r"|(?:don'?t|do not) (?:need|want) (?:it|to come|the|my))\b",
        re.IGNORECASE,
    ),
}
MOST_WORDS_OF_A_STOP = 5
SENT, CANCELLED = "utter_booking_sent", "utter_request_cancelled"
# What of the staff's call is no question of where the request stands.
ABOUT_A_CALL = (CALL_OR_TEXT, STAFF_CAN_SAY, VOICEMAIL, WHO_CALLS)
# Beside a name and a number, only these speak of a request that was sent.
OF_AN_OLD_ONE = re.compile(
    r"\b(?:re-?schedul\w*|chang(?:e|es|ed|ing)|switch|postpone|push|bump|edit|update"
    r"|correct(?:ion)?|cancel\w*|delete|withdraw|status|code|already|earlier|yesterday"
    r"|last (?:week|time)|(?:my|our|her|his) (?:\w+ )?(?:request|booking|reservation)"
    r"|(?:i|we)(?:'?ve| have)? (?:sent|made|booked|requested|submitted|put in)"
    r"|instead|different|hear(?:d)? back|go(?:ne)? through)\b",
    re.IGNORECASE,
)


class ActionOpenRequest(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_open_request"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [*outdated(tracker), *self._opens(dispatcher, tracker, domain)]

    def _opens(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        task = task_of((tracker.latest_message.get("intent") or {}).get("name") or "")
        if continues_booking(tracker):
            return opens_booking(True)
        if task is Task.CANCEL and _wants_the_visit_after_all(tracker):
            return opens_booking(True)
        if begins_anew(tracker) or wants_one_for_another(tracker):
            return opens_a_new_one()
        if says_it_cannot_move(dispatcher, tracker):
            return opens_booking(False)
        if says_it_is_not_sent(dispatcher, tracker):
            return opens_booking(False)
        if task and asks_about_cancelling(_text(tracker)):
            dispatcher.utter_message(response=_about_cancelling(tracker))
            return opens_booking(False)
        if task and _means_another_office(tracker):
            dispatcher.utter_message(response="utter_lookup_elsewhere")
            return opens_booking(False)
        if is_left_to_staff(tracker):
            dispatcher.utter_message(response=STAFF_ONLY)
            return opens_booking(False)
        if task is Task.STATUS and (answer := _about_the_call(tracker)):
            dispatcher.utter_message(response=answer)
            return opens_booking(False)
        if task is Task.STATUS and _is_not_sent_yet(tracker):
            dispatcher.utter_message(response="utter_status_not_sent")
            return opens_booking(False)
        if task is Task.CANCEL and _wants_no_booking(tracker):
            dispatcher.utter_message(response="utter_deny")
            return opens_booking(False)
        # One that was sent and is being changed is cancelled like any other.
        if task is Task.CANCEL and is_paused(tracker) and not tracker.get_slot(OPENED):
            dispatcher.utter_message(response="utter_booking_cancelled")
            kept = set_aside(tracker, form_of(tracker).values)
            return [*forgotten_booking(), *kept, *opens_booking(False)]
        if task is Task.CHANGE and is_paused(tracker):
            return opens_booking(True)
        if task is Task.CHANGE and _is_about_what_was_told(tracker):
            return [SlotSet(TASK, None), *opens_booking(True)]
        if task is not Task.CANCEL and _is_a_first_request(tracker):
            return [SlotSet(TASK, None), *opens_booking(True)]
        if task and not _speaks_of_one_that_was_sent(tracker, task):
            short = len(_text(tracker).split()) <= MOST_WORDS_OF_A_STOP
            if task is Task.CANCEL and short:
                dispatcher.utter_message(response="utter_deny")
                return opens_booking(False)
            return _without_a_request(dispatcher, tracker, domain)
        if task is Task.CANCEL and _stays_on_a_condition(tracker):
            task = Task.CHANGE
        if task is Task.STATUS and task_of_the_code(_text(tracker)) is Task.CHANGE:
            task = Task.CHANGE
        return [SlotSet(TASK, task.value if task else None), *opens_booking(True)]


def _text(tracker: Tracker) -> str:
    return with_booking_words(tracker.latest_message.get("text") or "")


def _wants_the_visit_after_all(tracker: Tracker) -> bool:
    """ "No danger please, only the appointment", right after an alarm."""
    text = _text(tracker)
    warned = warning_before(tracker, 0) and is_paused(tracker)
    return bool(warned) and wishes_a_visit(text) and not CALLING_OFF.search(text)


def _about_cancelling(tracker: Tracker) -> str:
    """What "does that cancel it?" is told: nothing is cancelled by asking."""
    if tracker.get_slot("booking_code"):
        said = (each.response for turn in turns_before(tracker) for each in turn)
        done = next((name for name in said if name in (SENT, CANCELLED)), None)
        return CANCELLED if done == CANCELLED else "utter_request_stands"
    return "utter_booking_stands" if is_paused(tracker) else "utter_cancel_booking"


def _stays_on_a_condition(tracker: Tracker) -> bool:
    """ "She'll only go if there's a lady doctor", of what was sent from this chat."""
    text = _text(tracker)
    called_off = CALLING_OFF.search(text) or CANNOT_COME.search(text)
    own = tracker.get_slot("booking_code")
    return bool(own) and not called_off and makes_a_condition(text)


def _about_the_call(tracker: Tracker) -> str | None:
    """What answers "will I get a reminder" once a request was sent from this chat."""
    if not tracker.get_slot("booking_code"):
        return None
    remark = remark_on(_text(tracker))
    return REMARKS[remark] if remark in ABOUT_A_CALL else None


def _speaks_of_one_that_was_sent(tracker: Tracker, task: Task) -> bool:
    words = _text(tracker)
    is_button = words.startswith("/")
    is_known = _knows_a_request(tracker)
    return is_known or is_button or bool(OF_A_REQUEST[task].search(words))


def _knows_a_request(tracker: Tracker) -> bool:
    """Whether a code is named, or one was sent from this chat or opened in it."""
    code, _ = read_code(_text(tracker), asked=False)
    return bool(code or tracker.get_slot("booking_code") or tracker.get_slot(OPENED))


def _means_another_office(tracker: Tracker) -> bool:
    """ "Cancel my appointment with my dentist", where no request was sent or named."""
    known = _knows_a_request(tracker) or is_paused(tracker)
    return not known and is_at_another_office(_text(tracker))


def _is_a_first_request(tracker: Tracker) -> bool:
    """Whether a name, a number and a wish are told at once, and no request is named."""
    text = _text(tracker)
    if (
        _knows_a_request(tracker)
        or warning_before(tracker, 0)
        or OF_AN_OLD_ONE.search(text)
    ):
        return False
    told = details_in([text], loosely=False).keys()
    return PHONE in told and bool(told & {NAME, DAYS, TIME})


def _without_a_request(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
) -> list[EventType]:
    """ "Could I see you tomorrow instead", where no request was sent or named."""
    told = DETAILS & details_in([_text(tracker)], loosely=False).keys()
    if warning_before(tracker, 0) or not told:
        say_not_understood(dispatcher, tracker, domain)
        return opens_booking(False)
    if wishes_a_visit(_text(tracker)) or is_about_visits(tracker):
        return [SlotSet(TASK, None), *opens_booking(True)]
    dispatcher.utter_message(response=OFFER_OF_A_REQUEST)
    return opens_booking(False)


def _wants_no_booking(tracker: Tracker) -> bool:
    """ "Please don't book me in", where nothing was begun or sent here."""
    nothing_here = not is_paused(tracker) and not tracker.get_slot("booking_code")
    return nothing_here and bool(NO_BOOKING.search(_text(tracker)))


def _is_about_what_was_told(tracker: Tracker) -> bool:
    """ "Thursday instead", where days were told and no request was sent or named."""
    code, _ = read_code(_text(tracker), asked=False)
    named = code or tracker.get_slot("booking_code")
    told = DETAILS & told_without_a_form(tracker).keys()
    return not named and (was_offered_a_request(tracker) or bool(told))


def _is_not_sent_yet(tracker: Tracker) -> bool:
    """Whether "my request" is the one that is being made, and no earlier one."""
    code, _ = read_code(_text(tracker), asked=False)
    looks_up = tracker.get_slot(TASK) and not tracker.get_slot(OPENED)
    if code or looks_up:
        return False
    return is_not_sent(tracker)
