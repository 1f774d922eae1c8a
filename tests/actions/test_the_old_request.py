"""A request that was sent, spoken of where a new one is being made."""

import pytest

from actions.use_details import ActionUseDetails
from actions.validate_booking_form import ValidateBookingForm
from tests.actions.test_validate_booking_form import FORM, NOON

TOLD = {"visitor_name": "Denise", "visitor_phone": "(816) 555-0142"}


@pytest.fixture
def validate(dispatcher, sessions):
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    return lambda tracker: action.run(dispatcher, tracker, {})


@pytest.fixture
def in_form(tracker_after):
    return lambda text, intent="inform", **slots: tracker_after(
        intent, text, active_loop=FORM, **{"requested_slot": "preferred_days", **slots}
    )


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("no i already have a request in, i dont want two", "change"),
        ("no stop i dont want a second one", "change"),
        ("stop. cancel this new one, i want to change my old one", "change"),
        ("No! CANCEL the request I sent", "cancel"),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "cancel_booking", "nlu_fallback"])
def test_the_new_one_is_dropped_and_the_code_asked_for(
    validate, dispatcher, in_form, slots_set, text, task, intent
):
    events = slots_set(validate(in_form(text, intent, **TOLD)))
    assert (events["booking_task"], events["requested_slot"]) == (task, "lookup_code")
    assert events["visitor_name"] is None
    assert dispatcher.messages[0]["response"] == "utter_booking_not_a_second"


def test_a_code_is_looked_up_with_the_number_that_was_told(
    validate, dispatcher, in_form
):
    validate(in_form("oh wait found it in my pocket VG-9SDQD", **TOLD))
    said = [m["response"] for m in dispatcher.messages]
    assert said == ["utter_booking_not_a_second", "utter_lookup_not_found"]


def test_a_code_without_a_number_asks_for_that(validate, in_form, slots_set):
    events = slots_set(validate(in_form("VG-9SDQD", requested_slot="visitor_name")))
    assert (events["lookup_code"], events["requested_slot"]) == (
        "VG-9SDQD",
        "lookup_phone",
    )


def test_an_emergency_beside_a_code_is_left_to_the_alarm(validate, in_form):
    events = validate(in_form("VG-9SDQD my chest hurts", "report_emergency"))
    assert events[-1]["event"] == "action_execution_rejected"


def test_a_name_and_a_number_open_no_second_request(
    dispatcher, domain, tracker_after, slots_set, bot
):
    said = (bot("utter_lookup_without_code"),)
    tracker = tracker_after("inform", "Denise Kowalczyk 816 555 0142", said=said)
    events = ActionUseDetails().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_lookup_staff_only"


def test_a_visit_at_another_doctor_opens_no_form(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after("book_consultation", "my doctor can see me at 4:30")
    events = slots_set(validate(tracker))
    assert events["booking_outcome"] == "told"
    said = [m["response"] for m in dispatcher.messages]
    assert said == ["utter_booking_seen_elsewhere"]


@pytest.mark.parametrize(
    "text",
    [
        "they want me in at 4. can you put me down for a visit in june",
        "my doctor said to call you, I want to make an appointment",
        "any weekday, call after lunch. name is Bob Clark 816-555-0161",
    ],
)
def test_a_wish_beside_another_visit_opens_it(
    validate, dispatcher, tracker_after, text
):
    validate(tracker_after("book_consultation", text))
    assert dispatcher.messages[0]["response"] == "utter_booking_start"


def test_somebody_elses_number_after_the_summary_is_asked_about(
    validate, dispatcher, in_form, slots_set
):
    known = {
        **TOLD,
        "preferred_days": "Tuesday",
        "preferred_time": "mornings",
        "consent_call": "yes",
        "consent_text": "yes",
        "reason_category": "other",
        "visitor_email": "not given",
        "booking_consents": {"call": {"given": True}, "text": {"given": True}},
    }
    text = "husband phone 816-555-0164 is better"
    asked = {"requested_slot": "booking_confirmed"}
    events = slots_set(validate(in_form(text, "change_booking", **{**known, **asked})))
    assert events["requested_slot"] == "consent_call"
    assert (events["consent_call"], events["consent_text"]) == (None, None)
    assert events["booking_consents"] == {}


def test_the_summary_after_an_answer_has_no_email_of_none(validate, in_form, slots_set):
    known = {
        **TOLD,
        "preferred_days": "Tuesday",
        "preferred_time": "mornings",
        "consent_call": "yes",
        "consent_text": "no",
        "reason_category": "other",
    }
    tracker = in_form("yes. is it free?", "ask_cost", **known, requested_slot=None)
    tracker.events += [
        {"event": "action_execution_rejected", "name": FORM},
        {"event": "action", "name": "utter_ask_cost"},
        {"event": "action", "name": FORM},
    ]
    events = slots_set(validate(tracker))
    assert events["requested_slot"] == "booking_confirmed"
    assert events["visitor_email"] == "not given"
