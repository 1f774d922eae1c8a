"""Not understood: offer likely questions, and a person the second time in a row.

Right after a warning, what was not understood may be more about the danger: the
warning is said again, once.
"""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    STAFF_ONLY,
    begins_anew,
    continues_booking,
    is_in_form,
    is_left_to_staff,
    leads_to_a_request,
    opens_a_new_one,
    opens_booking,
    says_it_cannot_move,
    says_it_is_not_sent,
    wants_the_form,
)
from actions.booking_state import OFFER_OF_A_REQUEST, texts_before
from actions.chosen_button import chosen_question
from actions.follow_up import (
    ANSWER,
    follow_up,
    not_said,
    slots_told,
    stands_under_a_warning,
    topic_of,
)
from actions.last_answers import last_said, turns_before, warning_before
from actions.likely_questions import (
    leading_question,
    likely_questions,
    resembles_a_question,
)
from actions.told_details import (
    MISSES,
    asks_for_a_visit,
    may_ask_for_a_visit,
    takes_up_an_offer,
)
from veinguide.booking.lookup import has_no_code
from veinguide.follow_ups import concludes
from veinguide.particular import answer_anywhere, answer_instead
from veinguide.particular.examples import PARTICULARS, narrow_question
from veinguide.particular.in_a_talk import answer_in_a_talk
from veinguide.particular.named import instead_of_a_miss
from veinguide.particular.with_child import is_spoken_of, without_it
from veinguide.remarks import is_hard, is_remark
from veinguide.triage import RedFlag, looked_for

DID_YOU_MEAN, ASSISTANT = "utter_did_you_mean", "assistant"


class ActionAskWhichQuestion(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_ask_which_question"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if continues_booking(tracker):
            return opens_booking(True)
        if begins_anew(tracker):
            return opens_a_new_one()
        if opened := leads_to_a_request(tracker):
            return opened
        if says_it_is_not_sent(dispatcher, tracker):
            return opens_booking(False)
        if says_it_cannot_move(dispatcher, tracker):
            return opens_booking(False)
        if is_in_form(tracker):
            told = say_not_understood(dispatcher, tracker, domain)
            return [*told, *opens_booking(False)]
        if wants_the_form(tracker):
            return opens_booking(True)
        opening = takes_up_an_offer(tracker) or asks_for_a_visit(tracker)
        if opening and not is_left_to_staff(tracker):
            return opens_booking(True)
        if may_ask_for_a_visit(tracker):
            dispatcher.utter_message(response=OFFER_OF_A_REQUEST)
            return opens_booking(False)
        told = say_not_understood(dispatcher, tracker, domain)
        return [*told, *opens_booking(False)]


def say_not_understood(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
) -> list[EventType]:
    """Say what comes nearest; what it makes the topic from then on."""
    last, before = warning_before(tracker, 0), warning_before(tracker, 1)
    if last and last != before:
        dispatcher.utter_message(response=last)
        return []
    text = tracker.latest_message.get("text") or ""
    if not is_in_form(tracker) and (flag := _sign_looked_for(text, tracker)):
        dispatcher.utter_message(response=f"utter_{flag.intent}")
        return []
    if is_left_to_staff(tracker) and has_no_code(text, asked=True):
        dispatcher.utter_message(response=STAFF_ONLY)
        return []
    if chosen := chosen_question(tracker):
        dispatcher.utter_message(response=f"utter_{chosen}")
        return slots_told(chosen, domain)
    particular = (
        answer_in_a_talk(text, texts_before(tracker), _said_before(tracker))
        or answer_instead(text, DID_YOU_MEAN, ASSISTANT)
        or answer_anywhere(text)
        or _narrow_question(tracker)
        or instead_of_a_miss(text)
    )
    if particular and particular in domain["responses"]:
        dispatcher.utter_message(response=particular)
        return slots_told(particular.removeprefix("utter_"), domain)
    answer = _from_the_topic(tracker, domain)
    if answer:
        dispatcher.utter_message(response=f"utter_{answer}")
        return slots_told(answer, domain)
    if is_hard(text):
        dispatcher.utter_message(response="utter_remark_hard")
        return []
    if is_remark(text) and not resembles_a_question(tracker, domain):
        dispatcher.utter_message(response="utter_remark")
        return []
    buttons = likely_questions(tracker, domain)
    if _missed_before(tracker) or last:
        dispatcher.utter_message(response="utter_human_route")
    elif buttons:
        dispatcher.utter_message(response=DID_YOU_MEAN, buttons=buttons)
    else:
        dispatcher.utter_message(response="utter_ask_rephrase")
    return []


def _sign_looked_for(text: str, tracker: Tracker) -> RedFlag | None:
    """Here, too: what else is said of such a message has buttons of its own."""
    if stands_under_a_warning(tracker):
        return None
    lately = turns_before(tracker)[: looked_for.TURNS]
    replies = [said.text for turn in lately for said in turn]
    return looked_for.sign_looked_for(text, replies)


def _narrow_question(tracker: Tracker) -> str | None:
    heard = tracker.latest_message
    like, intent = heard.get(PARTICULARS) or [], heard.get("intent") or {}
    said = [name for turn in _said_before(tracker) for name in turn]
    typed = [*texts_before(tracker), heard.get("text") or ""]
    if not is_spoken_of(typed, said):
        like = without_it(like)
    return narrow_question(like, intent, last=topic_of(tracker))


def _said_before(tracker: Tracker) -> list[list[str]]:
    turns = reversed(turns_before(tracker))
    return [[said.response or "" for said in turn] for turn in turns]


def _from_the_topic(tracker: Tracker, domain: dict[str, Any]) -> str | None:
    """What answers the message as a follow-up, or that the article is silent on it."""
    if stands_under_a_warning(tracker):
        return None
    asked = follow_up(tracker) or leading_question(tracker, domain)
    return asked or not_said(tracker) or _concluded_on(tracker)


def _concluded_on(tracker: Tracker) -> str | None:
    """The last answer once more, to "so he can keep it then"."""
    said = last_said(tracker)
    is_answer = said is not None and said.metadata.get("kind") == ANSWER
    if not said or not is_answer or not concludes(tracker.latest_message["text"]):
        return None
    return (said.response or "").removeprefix("utter_") or None


def _missed_before(tracker: Tracker) -> bool:
    turns = turns_before(tracker)
    return bool(turns) and any(said.response in MISSES for said in turns[0])
