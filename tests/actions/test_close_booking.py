import pytest
from sqlalchemy import func, select

from actions.close_booking import ActionCloseBooking
from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.engine import open_sessions

TOLD = {
    "visitor_name": "Anna Lopez",
    "visitor_phone": "(816) 555-0143",
    "preferred_days": "next Tue (Tuesday, December 1)",
    "preferred_time": "after work",
    "reason_category": "not given",
}


@pytest.fixture
def confirmed(tracker_after):
    return tracker_after("affirm", "yes", booking_confirmed=True, **TOLD)


def test_a_confirmed_request_is_stored_as_requested(sessions, dispatcher, confirmed):
    ActionCloseBooking(sessions).run(dispatcher, confirmed, {})
    with sessions() as session:
        row = session.scalars(select(BookingRequest)).one()
    assert row.status == "requested"
    assert row.conversation_id == "anna"
    assert row.visitor_name == "Anna Lopez"
    assert row.visitor_phone == "+18165550143"
    assert row.preferred_days == "next Tue (Tuesday, December 1)"
    assert row.preferred_time == "after work"
    assert row.reason_category is None


def test_the_visitor_is_told_the_code(sessions, dispatcher, confirmed, slots_set):
    events = ActionCloseBooking(sessions).run(dispatcher, confirmed, {})
    message = dispatcher.messages[0]
    assert message["response"] == "utter_booking_sent"
    assert message["booking_code"] == slots_set(events)["booking_code"]


def test_what_was_told_is_forgotten_once_it_is_sent(
    sessions, dispatcher, confirmed, slots_set
):
    emptied = slots_set(ActionCloseBooking(sessions).run(dispatcher, confirmed, {}))
    assert [emptied[slot] for slot in TOLD] == [None] * len(TOLD)
    assert emptied["booking_confirmed"] is None


def test_sending_twice_makes_one_request_with_one_code(sessions, dispatcher, confirmed):
    action = ActionCloseBooking(sessions)
    action.run(dispatcher, confirmed, {})
    action.run(dispatcher, confirmed, {})
    first, second = dispatcher.messages
    assert second["response"] == "utter_booking_already_sent"
    assert first["booking_code"] == second["booking_code"]
    with sessions() as session:
        assert session.scalar(select(func.count(BookingRequest.id))) == 1


def test_a_database_without_tables_is_told_honestly_and_nothing_is_lost(
    tmp_path, dispatcher, confirmed, slots_set
):
    broken = open_sessions(f"sqlite:///{tmp_path}/empty.db")
    kept = slots_set(ActionCloseBooking(broken).run(dispatcher, confirmed, {}))
    assert dispatcher.messages[0]["response"] == "utter_booking_storage_failed"
    assert kept == {"booking_confirmed": None, "booking_paused": True}


def test_trying_again_after_a_failure_sends_it(
    tmp_path, sessions, dispatcher, confirmed
):
    broken = open_sessions(f"sqlite:///{tmp_path}/empty.db")
    ActionCloseBooking(broken).run(dispatcher, confirmed, {})
    ActionCloseBooking(sessions).run(dispatcher, confirmed, {})
    assert dispatcher.messages[1]["response"] == "utter_booking_sent"


def test_without_a_yes_nothing_is_sent(sessions, dispatcher, tracker_after):
    tracker = tracker_after("cancel_booking", "cancel", **TOLD)
    ActionCloseBooking(sessions).run(dispatcher, tracker, {})
    assert dispatcher.messages[0]["response"] == "utter_booking_cancelled"
    with sessions() as session:
        assert session.scalar(select(func.count(BookingRequest.id))) == 0


def test_who_would_rather_phone_gets_the_number(sessions, dispatcher, tracker_after):
    tracker = tracker_after("ask_contact", "i'll call", booking_outcome="phones")
    ActionCloseBooking(sessions).run(dispatcher, tracker, {})
    assert [m["response"] for m in dispatcher.messages] == [
        "utter_booking_cancelled",
        "utter_ask_contact",
    ]


@pytest.mark.parametrize(
    ("told", "kept"), [("in a wheelchair", "in a wheelchair"), ("", None)]
)
def test_the_note_for_the_staff_is_stored(
    sessions, dispatcher, tracker_after, slots_set, told, kept
):
    tracker = tracker_after(
        "affirm", "yes", booking_confirmed=True, visitor_note=told, **TOLD
    )
    events = ActionCloseBooking(sessions).run(dispatcher, tracker, {})
    with sessions() as session:
        row = session.scalars(select(BookingRequest)).one()
    assert row.visitor_note == kept
    assert slots_set(events)["visitor_note"] is None


@pytest.mark.parametrize(
    ("days", "said"),
    [("Friday", "utter_booking_changed"), (None, "utter_lookup_stopped")],
)
def test_only_what_was_changed_is_said_to_be(
    sessions, dispatcher, confirmed, tracker_after, days, said
):
    action = ActionCloseBooking(sessions)
    action.run(dispatcher, confirmed, {})
    code = dispatcher.messages.pop()["booking_code"]
    told = {**TOLD, "preferred_days": days or TOLD["preferred_days"]}
    change = {"booking_task": "change", "booking_opened": code}
    tracker = tracker_after("affirm", "yes", booking_confirmed=True, **told, **change)
    action.run(dispatcher, tracker, {})
    assert dispatcher.messages[0]["response"] == said
