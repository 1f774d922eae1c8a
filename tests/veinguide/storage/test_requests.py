from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import event

from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.storage.bookings import send_request
from veinguide.storage.outbox import record_delivered, record_failed
from veinguide.storage.requests import (
    STAFF_TOLD_AFTER_ATTEMPTS,
    count_stuck,
    count_stuck_requests,
    find_request,
    requests_by_phone,
    requests_with_status,
    stuck_requests,
)

NOW = datetime(2026, 11, 23, 18, tzinfo=timezone.utc)


@pytest.fixture
def send(sessions):
    def new_request(conversation: str, **told: object) -> str:
        details = RequestDetails(conversation, "+18165550143", **told)
        channels = ["webhook", "email"]
        return send_request(sessions, details, channels=channels, now=NOW).code

    return new_request


@pytest.fixture
def fail(sessions):
    """Let every delivery of a request fail `times` times."""

    def fail(code: str, times: int) -> None:
        with sessions.begin() as session:
            for delivery in find_request(session, code).deliveries:
                for _ in range(times):
                    record_failed(
                        session,
                        delivery.id,
                        error="HTTP 500",
                        next_attempt_at=NOW + timedelta(hours=1),
                    )

    return fail


def test_a_request_is_stuck_after_three_failures(sessions, send, fail):
    fine, stuck = send("anna"), send("ben")
    fail(fine, STAFF_TOLD_AFTER_ATTEMPTS - 1)
    fail(stuck, STAFF_TOLD_AFTER_ATTEMPTS)

    with sessions() as session:
        listed = stuck_requests(session, attempts=STAFF_TOLD_AFTER_ATTEMPTS, limit=9)
        counts = (
            count_stuck(session, attempts=STAFF_TOLD_AFTER_ATTEMPTS),
            count_stuck_requests(session, attempts=STAFF_TOLD_AFTER_ATTEMPTS),
        )
        assert not find_request(session, fine).is_stuck

    assert [request.code for request in listed] == [stuck]
    assert listed[0].is_stuck
    assert counts == (2, 1)


def test_what_came_through_in_the_end_is_not_stuck(sessions, send, fail):
    code = send("anna")
    fail(code, 5)
    with sessions.begin() as session:
        for delivery in find_request(session, code).deliveries:
            record_delivered(session, delivery.id, now=NOW, receipt=None)

    with sessions() as session:
        assert not find_request(session, code).is_stuck
        assert count_stuck_requests(session, attempts=1) == 0


def test_the_last_answer_counts_and_no_answer_is_none(sessions, send):
    code = send(
        "anna",
        consents=(
            ConsentGiven("call", False, "1", NOW),
            ConsentGiven("call", True, "1", NOW),
        ),
    )

    with sessions() as session:
        request = find_request(session, code)

    assert request.answer_to("call").given
    assert request.answer_to("text") is None
    assert not request.consents_to("text")


def test_a_number_finds_its_requests_by_its_hash(sessions, send, vault):
    first, second = send("anna"), send("ben")

    with sessions() as session:
        found = requests_by_phone(session, vault.hash_phone("+18165550143"))
        other = requests_by_phone(session, vault.hash_phone("+18165550144"))

    assert [request.code for request in found] == [second, first]
    assert other == []


def test_a_long_list_takes_no_more_queries_than_a_short_one(sessions, send):
    for number in range(10):
        send(f"visitor {number}")
    asked = []
    event.listen(
        sessions.kw["bind"], "before_cursor_execute", lambda *a: asked.append(a[2])
    )

    with sessions() as session:
        listed = requests_with_status(session, ["requested"], limit=25)

    assert len(listed) == 10
    assert len(asked) == 4
