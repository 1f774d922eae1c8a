from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from veinguide.booking.request import RequestDetails
from veinguide.errors import BookingError
from veinguide.storage.bookings import change_request, expire_requests, send_request
from veinguide.storage.handling import (
    Seen,
    add_note,
    move_seen_request,
    try_delivery_again,
)
from veinguide.storage.outbox import record_delivered, record_failed
from veinguide.storage.requests import find_request

NOW = datetime(2026, 11, 23, 18, tzinfo=timezone.utc)
LATER = NOW + timedelta(hours=1)
FRESH = Seen("requested", 1)
ROSA, BEN = "rosa@clinic.example", "ben@clinic.example"


@pytest.fixture
def details() -> RequestDetails:
    return RequestDetails("anna", "+18165550143", "Anna Lopez")


@pytest.fixture
def code(sessions, details) -> str:
    return send_request(sessions, details, channels=["webhook"], now=NOW).code


@pytest.fixture
def stored(sessions, code):
    def read():
        with sessions() as session:
            return find_request(session, code)

    return read


def test_what_was_seen_is_moved_with_who_when_and_why(sessions, code, stored):
    with sessions.begin() as session:
        assert move_seen_request(
            session,
            code,
            "contacted",
            seen=FRESH,
            by=ROSA,
            now=LATER,
            note="left word",
        )

    last = stored().changes[-1]
    assert (last.by, last.at, last.note) == (ROSA, LATER, "left word")
    assert (last.before, last.after) == ("requested", "contacted")


def test_a_request_that_a_colleague_moved_meanwhile_is_left_alone(
    sessions, code, stored
):
    with sessions.begin() as session:
        move_seen_request(session, code, "contacted", seen=FRESH, by=ROSA, now=NOW)
    with sessions.begin() as session:
        done = move_seen_request(
            session, code, "cancelled", seen=FRESH, by=BEN, now=LATER
        )

    assert not done
    assert stored().status == "contacted"
    assert stored().updated_at == NOW
    assert len(stored().changes) == 2


def test_a_request_that_its_visitor_changed_meanwhile_is_left_alone(
    sessions, code, details, stored
):
    other = RequestDetails(details.conversation_id, details.visitor_phone, "Ann")
    with sessions.begin() as session:
        change_request(session, code, other, now=NOW)
        done = move_seen_request(
            session, code, "confirmed", seen=FRESH, by=ROSA, now=LATER
        )

    assert not done
    assert stored().status == "requested"


def test_of_two_members_at_once_only_one_moves_it(sessions, code, stored):
    def move(by: str) -> bool:
        with sessions.begin() as session:
            return move_seen_request(
                session, code, "contacted", seen=FRESH, by=by, now=LATER
            )

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(move, [ROSA, BEN] * 4))

    assert sorted(done) == [False] * 7 + [True]
    assert len(stored().changes) == 2


def test_a_move_that_the_status_does_not_allow_is_refused(sessions, code, stored):
    with (
        pytest.raises(BookingError, match="cannot become completed"),
        sessions.begin() as session,
    ):
        move_seen_request(session, code, "completed", seen=FRESH, by=ROSA, now=LATER)

    assert stored().status == "requested"
    assert stored().updated_at == NOW


def test_a_note_is_history_and_changes_nothing_else(sessions, code, stored):
    with sessions.begin() as session:
        add_note(session, code, "Rang, no answer.", by=ROSA, now=LATER)

    last = stored().changes[-1]
    assert (last.by, last.at, last.note) == (ROSA, LATER, "Rang, no answer.")
    assert (last.before, last.after, last.fields) == ("requested", "requested", ())
    assert (stored().status, stored().revision) == ("requested", 1)


def test_a_note_is_sealed(sessions, code):
    with sessions.begin() as session:
        add_note(session, code, "Rang, no answer.", by=ROSA, now=LATER)
    with sessions() as session:
        [kept] = session.scalars(
            text("SELECT note FROM booking_changes WHERE note IS NOT NULL")
        )

    assert "Rang" not in kept


def test_a_note_puts_off_the_expiry(sessions, code, stored):
    with sessions.begin() as session:
        add_note(session, code, "Rang, no answer.", by=ROSA, now=LATER)
        expire_requests(session, before=LATER, now=LATER)

    assert stored().status == "requested"


def test_a_note_for_no_request_is_refused(sessions):
    with sessions() as session, pytest.raises(BookingError, match="VG-22222"):
        add_note(session, "VG-22222", "x", by=ROSA, now=NOW)


def test_staff_do_not_wait_for_the_next_attempt(sessions, code, stored):
    delivery = stored().deliveries[0].id
    with sessions.begin() as session:
        record_failed(
            session, delivery, error="HTTP 500", next_attempt_at=NOW + timedelta(days=1)
        )
        assert try_delivery_again(session, code, delivery, now=LATER)

    assert stored().deliveries[0].next_attempt_at == LATER


def test_what_was_delivered_or_is_anothers_is_not_tried_again(
    sessions, code, stored, details
):
    other = send_request(
        sessions,
        RequestDetails("ben", "+18165550144"),
        channels=["webhook"],
        now=NOW,
    ).code
    delivery = stored().deliveries[0].id
    with sessions.begin() as session:
        assert not try_delivery_again(session, other, delivery, now=LATER)
        record_delivered(session, delivery, now=NOW, receipt=None)
        assert not try_delivery_again(session, code, delivery, now=LATER)

    assert stored().deliveries[0].next_attempt_at == NOW
