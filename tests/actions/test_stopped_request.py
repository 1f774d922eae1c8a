"""A request that was told to stop: "keep it" goes on, "done?" hears it is unsent."""

import pytest

from actions.answer_in_short import ActionAnswerInShort
from actions.booking_state import dropped
from actions.open_request import ActionOpenRequest
from actions.validate_booking_form import ValidateBookingForm
from tests.actions.test_validate_booking_form import FORM, NOON

TOLD = {"visitor_name": "Walt Pruitt", "visitor_phone": "(816) 555-0142"}
KEEPING = [
    "Actually no, keep it, she's useless with these things",
    "wait, don't cancel",
    "I didn't mean to cancel",
    "go on after all",
    "no wait, I do want it",
    "ok I changed my mind, let's do it",
]


@pytest.fixture
def validate(dispatcher, sessions):
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    return lambda tracker: action.run(dispatcher, tracker, {})


@pytest.fixture
def in_short(dispatcher, domain):
    return lambda tracker: ActionAnswerInShort().run(dispatcher, tracker, domain)


def test_a_stop_keeps_what_was_told_but_no_leave_to_call(
    validate, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking",
        "never mind, cancel that",
        active_loop=FORM,
        requested_slot="preferred_days",
        consent_call="yes",
        **TOLD,
    )
    events = slots_set(validate(tracker))
    assert events["booking_dropped"] == TOLD
    assert events["booking_unsent"] is True
    assert events["visitor_phone"] is None


def test_what_is_to_be_deleted_is_not_kept(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "deny",
        "delete it please",
        active_loop=FORM,
        requested_slot="preferred_days",
        **TOLD,
    )
    assert slots_set(validate(tracker))["booking_dropped"] is None


@pytest.mark.parametrize("words", KEEPING)
@pytest.mark.parametrize("intent", ["deny", "goodbye", "thank"])
def test_keep_it_opens_the_form_again(
    in_short, dispatcher, tracker_after, slots_set, words, intent
):
    tracker = tracker_after(intent, words, booking_dropped=TOLD)
    assert slots_set(in_short(tracker)) == {"opens_booking": True}
    assert dispatcher.messages == []


@pytest.mark.parametrize("words", KEEPING)
def test_the_form_then_knows_what_was_told(
    validate, dispatcher, tracker_after, slots_set, words
):
    tracker = tracker_after("deny", words, booking_dropped=TOLD)
    events = slots_set(validate(tracker))
    assert {slot: events[slot] for slot in TOLD} == TOLD
    assert events["requested_slot"] == "preferred_days"
    assert [m["response"] for m in dispatcher.messages] == ["utter_booking_noted"]


def test_a_stop_of_long_ago_is_not_undone(tracker_after, bot):
    said = tuple(bot("utter_ask_cost") for _ in range(4))
    tracker = tracker_after("deny", "keep it", said=said, booking_dropped=TOLD)
    assert dropped(tracker) == {}


@pytest.mark.parametrize("words", ["Good. Done?", "am i all set", "did it go through?"])
@pytest.mark.parametrize("slots", [{"booking_dropped": TOLD}, {"booking_paused": True}])
def test_done_hears_that_nothing_was_sent(
    in_short, dispatcher, tracker_after, slots_set, words, slots
):
    events = in_short(tracker_after("goodbye", words, **slots))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_booking_nothing_sent"


@pytest.mark.parametrize(
    ("intent", "response"),
    [("deny", "utter_deny"), ("goodbye", "utter_goodbye"), ("thank", "utter_thank")],
)
def test_anything_else_is_answered_as_ever(
    in_short, dispatcher, tracker_after, intent, response
):
    in_short(tracker_after(intent, "no thanks, bye", booking_dropped=TOLD))
    assert dispatcher.messages[0]["response"] == response


@pytest.mark.parametrize(
    ("slots", "response"),
    [
        ({"booking_paused": True, **TOLD}, "utter_booking_stands"),
        ({"booking_code": "VG-2345B"}, "utter_request_stands"),
        ({}, "utter_cancel_booking"),
    ],
)
def test_a_question_about_cancelling_cancels_nothing(
    dispatcher, domain, tracker_after, slots_set, slots, response
):
    words = "alright urgent care it is. does that cancel my appointment"
    tracker = tracker_after("cancel_booking", words, **slots)
    events = ActionOpenRequest().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == response


def test_an_ok_to_no_hurry_is_no_leave_to_call(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "affirm",
        "ok",
        active_loop=FORM,
        requested_slot="consent_call",
        booking_prompt="waiting",
        **TOLD,
    )
    events = slots_set(validate(tracker))
    assert "consent_call" not in events
    assert events["requested_slot"] == "consent_call"
