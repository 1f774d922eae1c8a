import pytest

from actions.cancel_booking import ActionCancelBooking


@pytest.fixture
def cancel(dispatcher, domain):
    return lambda tracker: ActionCancelBooking().run(dispatcher, tracker, domain)


def test_a_request_on_hold_is_dropped(cancel, dispatcher, tracker_after, slots_set):
    tracker = tracker_after(
        "cancel_booking", "cancel", booking_paused=True, visitor_name="Anna"
    )
    emptied = slots_set(cancel(tracker))
    assert emptied["visitor_name"] is None
    assert emptied["booking_paused"] is False
    assert dispatcher.messages[0]["response"] == "utter_booking_cancelled"


def test_a_request_that_was_sent_is_cancelled_by_the_clinic(
    cancel, dispatcher, tracker_after
):
    cancel(tracker_after("cancel_booking", "cancel"))
    assert dispatcher.messages[0]["response"] == "utter_cancel_booking"


def test_continue_is_no_cancelling_however_it_was_understood(
    cancel, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking", "continue with my booking", booking_paused=True
    )
    assert slots_set(cancel(tracker)) == {"opens_booking": True}
    assert dispatcher.messages == []
