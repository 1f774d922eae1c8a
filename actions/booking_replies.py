"""What is said to a message in the booking form, before the next question."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.acknowledge import acknowledge, read_back
from veinguide.booking.form import (
    PHONE,
    VISITOR_NOTE,
    BookingForm,
    Heard,
    NextStep,
    Step,
    first_missing,
)
from veinguide.booking.only_asked import only_asked
from veinguide.booking.words import is_question, statements

# What became of the request says that itself; nothing is there to be repeated.
ABOUT_THE_REQUEST = ("ask_booking_status", "ask_repeat", "ask_more")
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
    "not_kept": "utter_booking_not_kept",
    "safe_way": "utter_booking_safe_way",
    "how_to_note": "utter_booking_how_to_note",
    "why_age": "utter_booking_why_age",
    "not_set": "utter_booking_not_set",
    "not_changed": "utter_booking_not_changed",
    "pain_in_pregnancy": "utter_booking_pain_in_pregnancy",
    "change_not_sent": "utter_booking_change_not_sent",
    "call_or_text": "utter_booking_call_or_text",
}


def reply(
    dispatcher: CollectingDispatcher,
    step: NextStep,
    form: BookingForm,
    heard: Heard,
    domain: dict[str, Any],
) -> None:
    if step.private:
        dispatcher.utter_message(response="utter_booking_private_number")
    if step.step in (Step.SEND, Step.STOP) and not step.remark:
        answer_beside(dispatcher, heard, domain)
    if step.remark:
        number = step.values.get(PHONE) or form.values.get(PHONE)
        dispatcher.utter_message(response=REMARKS[step.remark], visitor_phone=number)
    if step.step is Step.SEND and step.values.get(VISITOR_NOTE):
        # No summary shows it any more.
        acknowledge(dispatcher, step.values, form.values, None, PHONE)
    if step.reads_back:
        noted = {**form.values, **step.values}
        read_back(dispatcher, noted, step.ask or first_missing(noted))


def answer_beside(
    dispatcher: CollectingDispatcher, heard: Heard, domain: dict[str, Any]
) -> None:
    """What was asked in the message that ends the form, where one answer is known."""
    office = only_asked(heard.text)
    if office:
        dispatcher.utter_message(response=f"utter_{office}")
        return
    answer = f"utter_{heard.intent}"
    asks = any(map(is_question, statements(heard.text)))
    about_it = heard.intent in ABOUT_THE_REQUEST
    if (
        asks
        and heard.intent.startswith("ask_")
        and not about_it
        and answer in domain.get("responses", {})
    ):
        dispatcher.utter_message(response=answer)
