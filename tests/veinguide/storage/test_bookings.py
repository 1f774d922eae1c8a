import re
from datetime import datetime, timezone

import pytest
from sqlalchemy import func, select, text

from veinguide.booking.request import RequestDetails, new_code
from veinguide.errors import StorageError
from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.bookings import change_request, save_request, send_request
from veinguide.storage.engine import open_sessions
from veinguide.storage.requests import find_request

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


@pytest.fixture
def request_details():
    def build(**other):
        told = {
            "conversation_id": "anna",
            "visitor_name": "Anna Lopez",
            "visitor_phone": "+18165550143",
            "preferred_days": "Tuesday",
            "preferred_time": "mornings",
            "reason_category": None,
        }
        return RequestDetails(**{**told, **other})

    return build


def test_a_new_request_is_requested_and_gets_a_code(sessions, request_details):
    saved = send_request(sessions, request_details())
    assert saved.is_new
    with sessions() as session:
        row = session.scalars(select(BookingRequest)).one()
    assert (row.status, row.code) == ("requested", saved.code)


def test_the_same_request_again_gives_the_same_code(sessions, request_details):
    first = send_request(sessions, request_details())
    again = send_request(sessions, request_details())
    assert again.code == first.code
    assert not again.is_new


@pytest.mark.parametrize(
    "other",
    [{"conversation_id": "bob"}, {"preferred_days": "Monday"}, {"visitor_name": "A"}],
)
def test_another_request_is_another_row(sessions, request_details, other):
    send_request(sessions, request_details())
    assert send_request(sessions, request_details(**other)).is_new


def test_saving_leaves_the_commit_to_whoever_opened_the_session(
    sessions, request_details
):
    with sessions() as session:
        save_request(session, request_details(), now=NOW)
        session.rollback()
    with sessions() as session:
        assert session.scalar(select(func.count(BookingRequest.id))) == 0


def test_a_code_that_is_taken_is_not_given_twice(
    sessions, request_details, monkeypatch
):
    codes = iter(["VG-22222", "VG-22222", "VG-33333"])
    monkeypatch.setattr("veinguide.storage.bookings.new_code", lambda: next(codes))
    send_request(sessions, request_details())
    assert send_request(sessions, request_details(visitor_name="B")).code == "VG-33333"


def test_a_database_that_fails_is_a_storage_error(tmp_path, request_details):
    broken = open_sessions(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(StorageError, match="not stored"):
        send_request(broken, request_details())


def test_a_code_holds_nothing_that_can_be_misread():
    code = new_code()
    assert re.fullmatch(r"VG-[2-9A-HJ-NP-Z]{5}", code)
    assert not set(code[3:]) & set("01OILU")


def test_a_note_is_sealed_and_a_change_can_take_it_out(sessions, request_details):
    noted = request_details(visitor_note="she uses a wheelchair")
    code = send_request(sessions, noted).code
    with sessions.begin() as session:
        stored = session.execute(text("select visitor_note from booking_requests"))
        assert "wheelchair" not in stored.scalar_one()
        assert find_request(session, code).visitor_note == "she uses a wheelchair"
        assert change_request(session, code, request_details(), now=NOW)
    with sessions() as session:
        request = find_request(session, code)
    assert request.visitor_note is None
    assert request.changes[-1].fields == ("visitor_note",)
