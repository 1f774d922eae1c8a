import pytest

from actions.open_request import ActionOpenRequest


@pytest.fixture
def open_request(dispatcher, domain):
    return lambda tracker: ActionOpenRequest().run(dispatcher, tracker, domain)


def test_a_request_on_hold_is_dropped(
    open_request, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking", "cancel", booking_paused=True, visitor_name="Anna"
    )
    emptied = slots_set(open_request(tracker))
    assert emptied["visitor_name"] is None
    assert emptied["booking_paused"] is False
    assert dispatcher.messages[0]["response"] == "utter_booking_cancelled"


@pytest.mark.parametrize(
    ("intent", "task"),
    [
        ("change_booking", "change"),
        ("cancel_booking", "cancel"),
        ("ask_booking_status", "status"),
    ],
)
def test_a_request_that_was_sent_is_opened_in_the_form(
    open_request, tracker_after, slots_set, intent, task
):
    events = open_request(tracker_after(intent, "my request"))
    assert slots_set(events) == {"booking_task": task, "opens_booking": True}


@pytest.mark.parametrize("intent", ["cancel_booking", "change_booking"])
def test_continue_is_no_cancelling_however_it_was_understood(
    open_request, dispatcher, tracker_after, slots_set, intent
):
    tracker = tracker_after(intent, "continue with my booking", booking_paused=True)
    assert slots_set(open_request(tracker)) == {"opens_booking": True}
    assert dispatcher.messages == []


def test_a_change_of_a_request_on_hold_goes_on_with_it(
    open_request, tracker_after, slots_set
):
    tracker = tracker_after("change_booking", "another day", visitor_name="Anna")
    assert slots_set(open_request(tracker)) == {"opens_booking": True}


@pytest.mark.parametrize("words", ["please don't book me in", "no appointment please"])
def test_a_wish_not_to_book_opens_nothing(
    open_request, dispatcher, tracker_after, slots_set, words
):
    events = open_request(tracker_after("cancel_booking", words))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_deny"


def test_a_wish_not_to_book_after_a_request_was_sent_is_about_that_request(
    open_request, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking", "please don't book me in", booking_code="VG-2345B"
    )
    assert slots_set(open_request(tracker))["booking_task"] == "cancel"
