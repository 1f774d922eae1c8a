"""A "yes" means what was offered last."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.booking_entry import (
    OFFERING_RESPONSES,
    OFFERS,
    continues_booking,
    is_in_form,
    is_paused,
    opens_booking,
    says_it_is_not_sent,
)
from actions.follow_up import follow_up, slots_told
from actions.last_answers import Said, last_said
from actions.simpler import simpler_response
from actions.tell_more import more_response
from actions.told_details import goes_ahead, wished_a_visit
from veinguide.booking.phrases import refuses_a_visit
from veinguide.booking.progress import refuses_to_go_on
from veinguide.follow_ups import is_follow_up

PERSON = "ask_human"
SENT = {"utter_booking_sent", "utter_booking_already_sent"}


HEARD = re.compile(
    r"^\s*(?:oh |ah )?(?:ok(?:ay)?|k|kk|alright|all right|i see|got it|gotcha|good"
    r"|great|fine|right|understood|good to know|noted)[\s.!]*$",
    re.IGNORECASE,
)


# "Short answer, yes or no" asks, and says yes to nothing.
SHORT_ANSWER = re.compile(
    r"\b(?:yes or (?:a )?no|y or n|y/n|short(?:er)? (?:answer|version))\b",
    re.IGNORECASE,
)
# "Why not?" says yes to an offer; after a "please do not" it asks for the reason.
WHY_NOT = re.compile(r"^\s*(?:but |and |so |well )?why not\b", re.IGNORECASE)


class ActionAnswerYes(Action):  # type: ignore[misc]
    def name(self) -> str:
        return "action_answer_yes"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        said = last_said(tracker)
        text = tracker.latest_message.get("text") or ""
        if SHORT_ANSWER.search(text):
            short = simpler_response(said, domain) if said else None
            dispatcher.utter_message(response=short or "utter_affirm")
            return opens_booking(False)
        goes_on = is_follow_up(text) and not is_in_form(tracker)
        if goes_on and (asked := follow_up(tracker)):
            dispatcher.utter_message(response=f"utter_{asked}")
            return [*slots_told(asked, domain), *opens_booking(False)]
        if refuses_a_visit(text) or refuses_to_go_on(text):
            dispatcher.utter_message(response="utter_deny")
            return opens_booking(False)
        wished = wished_a_visit(tracker) and goes_ahead(tracker)
        offered = _offers_booking(said) and not _only_hears(said, tracker)
        if continues_booking(tracker) or wished or offered:
            return opens_booking(True)
        if says_it_is_not_sent(dispatcher, tracker):
            return opens_booking(False)
        dispatcher.utter_message(response=_answer(said, tracker, domain))
        return opens_booking(False)


def _offers_booking(said: Said | None) -> bool:
    return said is not None and (
        said.response in OFFERING_RESPONSES or bool(OFFERS.intersection(said.intents))
    )


def _only_hears(said: Said | None, tracker: Tracker) -> bool:
    """Whether "ok" says that an answer was read; after a question it says yes."""
    text = tracker.latest_message.get("text") or ""
    asked = said is not None and said.metadata.get("kind") == "question"
    return not asked and bool(HEARD.match(text))


def _answer(said: Said | None, tracker: Tracker, domain: dict[str, Any]) -> str:
    if said and said.response in SENT and tracker.get_slot("booking_code"):
        return "utter_booking_already_sent"
    if said and said.is_emergency and not is_paused(tracker):
        return said.response or "utter_affirm"
    questions = [intent for intent in said.intents if intent != PERSON] if said else []
    is_one = len(questions) == 1 and not _only_hears(said, tracker)
    if is_one and f"utter_{questions[0]}" in domain.get("responses", {}):
        return f"utter_{questions[0]}"
    if WHY_NOT.match(tracker.latest_message.get("text") or ""):
        return more_response(tracker, domain)
    # Not opened at once: after "call 911" a bare yes may only mean "I will".
    return "utter_booking_resume_offer" if is_paused(tracker) else "utter_affirm"
