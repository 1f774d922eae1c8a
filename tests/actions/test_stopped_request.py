"""A request that was told to stop: "keep it" goes on, "done?" hears it is unsent."""

import pytest

from actions.answer_in_short import ActionAnswerInShort
from actions.booking_entry import opens_a_new_one, takes_stop_back
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


@pytest.mark.parametrize(
    ("said", "response"),
    [
        (["utter_booking_sent", "utter_request_cancelled"], "utter_request_cancelled"),
        (["utter_request_cancelled", "utter_booking_sent"], "utter_request_stands"),
    ],
)
def test_who_asks_is_told_what_was_cancelled(
    dispatcher, domain, tracker_after, bot, said, response
):
    words, earlier = "is my appointment cancelled or not", tuple(map(bot, said))
    slots = {"booking_code": "VG-2345B"}
    tracker = tracker_after("ask_booking_status", words, said=earlier, **slots)
    ActionOpenRequest().run(dispatcher, tracker, domain)
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


@pytest.mark.parametrize(
    "words",
    [
        "I don't want to come after all",
        "changed my mind, no visit",
        "I don't want to keep it",
        "please don't continue",
        "go ahead and cancel it",
    ],
)
def test_a_refusal_does_not_open_the_form_again(
    in_short, tracker_after, slots_set, words
):
    tracker = tracker_after("deny", words, booking_dropped=TOLD)
    assert slots_set(in_short(tracker)) == {"opens_booking": False}


@pytest.mark.parametrize(
    "words", ["I don't want to cancel after all", "no, don't delete it, keep it"]
)
def test_who_does_not_want_to_stop_goes_on(in_short, tracker_after, slots_set, words):
    tracker = tracker_after("deny", words, booking_dropped=TOLD)
    assert slots_set(in_short(tracker)) == {"opens_booking": True}


def test_a_wish_to_cancel_takes_no_stop_back(tracker_after):
    tracker = tracker_after("cancel_booking", "keep it", booking_dropped=TOLD)
    assert not takes_stop_back(tracker)


@pytest.mark.parametrize(
    "words", ["forget my info", "wipe it", "get rid of my details", "erase that"]
)
def test_what_is_to_be_forgotten_is_erased(
    dispatcher, domain, tracker_after, slots_set, words
):
    slots = {"booking_dropped": TOLD, "booking_unsent": True}
    tracker = tracker_after("cancel_booking", words, **slots)
    events = slots_set(ActionOpenRequest().run(dispatcher, tracker, domain))
    assert dropped(tracker) == {}
    assert events["booking_dropped"] is None
    assert events["booking_unsent"] is None


def test_a_new_session_brings_nothing_back(tracker_after):
    tracker = tracker_after("deny", "keep it", booking_dropped=TOLD)
    tracker.events[:0] = [
        {"event": "session_started"},
        {"event": "slot", "name": "visitor_name", "value": None},
        {"event": "slot", "name": "booking_dropped", "value": TOLD},
    ]
    assert dropped(tracker) == {}


def test_what_is_too_old_is_cleared(dispatcher, domain, tracker_after, slots_set, bot):
    said = tuple(bot("utter_ask_cost") for _ in range(4))
    tracker = tracker_after("change_booking", "no", said=said, booking_dropped=TOLD)
    events = slots_set(ActionOpenRequest().run(dispatcher, tracker, domain))
    assert events["booking_dropped"] is None


OPENED = {
    **TOLD,
    "booking_task": "change",
    "booking_opened": "VG-2345B",
    "consent_call": "yes",
    "consent_text": "yes",
    "booking_consents": {"text": {"given": True}},
}


def test_a_new_request_takes_nothing_from_an_opened_one(
    validate, tracker_after, slots_set
):
    tracker = tracker_after("book_consultation", "book, don't call me", **OPENED)
    events = slots_set(validate(tracker))
    assert {slot: events[slot] for slot in TOLD} == dict.fromkeys(TOLD)
    assert events["consent_text"] is None
    assert "text" not in (events["booking_consents"] or {})
    assert events["requested_slot"] == "visitor_name"


def test_a_new_one_where_a_code_was_asked_for_forgets_the_old_one(slots_set):
    events = slots_set(opens_a_new_one())
    assert {slot: events[slot] for slot in OPENED} == dict.fromkeys(OPENED)
    assert events["opens_booking"] is True


@pytest.mark.parametrize("words", ["hey im back. where was i", "i'm back, go on"])
def test_who_comes_back_goes_on(in_short, tracker_after, slots_set, words):
    tracker = tracker_after("greet", words, booking_paused=True)
    assert slots_set(in_short(tracker)) == {"opens_booking": True}


@pytest.mark.parametrize("words", ["please don't continue", "ill finish it later"])
def test_who_does_not_want_to_go_on_is_left_alone(
    in_short, tracker_after, slots_set, words
):
    tracker = tracker_after("deny", words, booking_paused=True)
    assert slots_set(in_short(tracker)) == {"opens_booking": False}


@pytest.mark.parametrize(
    ("said", "response"),
    [
        ((), "utter_booking_resume_offer"),
        (("utter_report_emergency", "words", "emergency"), "utter_greet"),
    ],
)
def test_a_greeting_is_offered_to_go_on_unless_an_alarm_stands(
    in_short, dispatcher, tracker_after, bot, said, response
):
    events = (bot(*said),) if said else ()
    in_short(tracker_after("greet", "hello", said=events, booking_paused=True))
    assert dispatcher.messages[0]["response"] == response


@pytest.mark.parametrize(
    "words",
    [
        "wait no keep it, sorry my roommate was talking. finish it",
        "all right I'm back, wife says do it. where were we",
    ],
)
@pytest.mark.parametrize("intent", ["goodbye", "ask_repeat", "deny", "nlu_fallback"])
def test_the_form_goes_on_whatever_the_words_were_taken_for(
    validate, tracker_after, slots_set, words, intent
):
    tracker = tracker_after(intent, words, booking_dropped=TOLD)
    assert takes_stop_back(tracker)
    events = slots_set(validate(tracker))
    assert {slot: events[slot] for slot in TOLD} == TOLD
    assert events["requested_slot"] == "preferred_days"
