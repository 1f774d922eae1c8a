from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.storage.booking_models import Delivery, UnfinishedBooking
from veinguide.storage.bookings import drop_unfinished, save_request
from veinguide.storage.engine import open_sessions
from veinguide.storage.requests import find_request, requests_with_status
from veinguide.storage.unfinished import call_back_unfinished, keep_unfinished
from veinguide.vault import Vault

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
IDLE = timedelta(minutes=30)
DETAILS = RequestDetails(
    conversation_id="anna",
    visitor_name="Anna Lopez",
    visitor_phone="+18165550143",
    consents=(ConsentGiven("call", True, "2026-11", NOW),),
)


@pytest.fixture
def call_back(sessions):
    """Make call-backs at a moment; the requests there are then."""

    def at(moment):
        call_back_unfinished(
            sessions, idle_since=moment - IDLE, channels=["webhook"], now=moment
        )
        with sessions() as session:
            return requests_with_status(session, ["requested"], limit=10)

    return at


@pytest.fixture
def half_done(sessions):
    with sessions.begin() as session:
        keep_unfinished(session, DETAILS, now=NOW)


@pytest.mark.usefixtures("half_done")
def test_a_form_left_alone_becomes_one_call_back(call_back):
    assert call_back(NOW + IDLE) == []
    late = NOW + IDLE + timedelta(minutes=1)
    (request,) = call_back(late)
    assert (request.kind, request.visitor_name) == ("call_back", "Anna Lopez")
    assert request.consents_to("call")
    assert request.changes[0].by == "system"
    assert len(call_back(late)) == 1


@pytest.mark.usefixtures("half_done")
def test_a_form_that_cannot_be_read_holds_up_no_other(
    sessions, database_url, call_back, caplog
):
    forgotten = open_sessions(database_url, Vault(["e" * 32], "p" * 32))
    with forgotten.begin() as session:
        sealed = replace(DETAILS, conversation_id="aa sealed")
        keep_unfinished(session, sealed, now=NOW)
    with sessions.begin() as session:
        for name in ("aa empty", "aa of another release"):
            keep_unfinished(session, replace(DETAILS, conversation_id=name), now=NOW)
        session.get(UnfinishedBooking, "aa empty").details = {"consents": []}
        row = session.get(UnfinishedBooking, "aa of another release")
        row.details = {**row.details, "field_of_the_next_release": "x"}

    made = call_back(NOW + 2 * IDLE)

    names = {request.conversation_id for request in made}
    assert names == {"anna", "aa of another release"}
    assert "conversation aa sealed became no call-back (VaultError)" in caplog.text
    assert "conversation aa empty became no call-back (TypeError)" in caplog.text
    assert "Lopez" not in caplog.text


@pytest.mark.usefixtures("half_done")
def test_a_form_that_was_cancelled_is_no_call_back(sessions, call_back):
    with sessions.begin() as session:
        drop_unfinished(session, "anna")
    assert call_back(NOW + 2 * IDLE) == []


@pytest.mark.usefixtures("half_done")
def test_who_comes_back_and_says_yes_turns_the_call_back_into_the_request(
    sessions, call_back
):
    (left,) = call_back(NOW + 2 * IDLE)
    with sessions.begin() as session:
        # Not a word more than was known when they fell silent.
        saved = save_request(session, DETAILS, channels=["webhook"], now=NOW + 3 * IDLE)
    assert saved.is_new
    assert saved.code == left.code
    with sessions() as session:
        assert find_request(session, saved.code).kind == "visit"
        events = session.scalars(select(Delivery.event).order_by(Delivery.id)).all()
    assert events == ["requested", "changed"]
