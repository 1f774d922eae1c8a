import logging
from datetime import timedelta
from random import Random

import pytest

from veinguide.delivery.webhook import Webhook
from veinguide.delivery.worker import LEASE, Worker
from veinguide.errors import DeliveryError
from veinguide.storage.bookings import change_request, move_request
from veinguide.storage.requests import find_request

SECRET = "s" * 32


class Shelf:
    """Keeps parcels; fails with what is put into `failures`, first things first."""

    def __init__(self) -> None:
        self.parcels = []
        self.failures = []

    def send(self, parcel):
        if self.failures:
            raise self.failures.pop(0)
        self.parcels.append(parcel)
        return "receipt"


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def worker(sessions, shelf, clock):
    return Worker(
        sessions,
        {"webhook": shelf},
        first_retry_seconds=30,
        clock=clock,
        random=Random(7),
    )


@pytest.fixture
def delivery(sessions):
    def of(code):
        with sessions() as session:
            return find_request(session, code).deliveries[-1]

    return of


def test_what_is_due_is_delivered_once(store, worker, shelf, delivery):
    code = store("webhook")
    assert str(worker.deliver_due()) == "1 delivered, 0 failed"
    assert str(worker.deliver_due()) == ""
    assert [p.request.code for p in shelf.parcels] == [code]
    assert delivery(code).delivered_at


def test_a_request_without_a_channel_goes_nowhere(store, worker):
    store()
    assert str(worker.deliver_due()) == ""


def test_waits_double_up_to_an_hour(store, worker, shelf, clock, delivery):
    code = store("webhook")
    shelf.failures = [DeliveryError("answered 500")] * 12
    waits = []
    for _ in range(12):
        worker.deliver_due()
        waits.append((delivery(code).next_attempt_at - clock()).total_seconds())
        clock.now = delivery(code).next_attempt_at
    for wait, planned in zip(waits, [30, 60, 120, 240, 480], strict=False):
        assert planned * 0.9 <= wait <= planned * 1.1
    assert all(3240 <= wait <= 3960 for wait in waits[7:])
    worker.deliver_due()
    assert len(shelf.parcels) == 1


def test_a_channel_that_is_gone_says_what_to_set(store, sessions, clock, delivery):
    code = store("fhir")
    Worker(sessions, {}, first_retry_seconds=30, clock=clock).deliver_due()
    assert "VEINGUIDE_DELIVERY" in delivery(code).last_error


def test_stuck_deliveries_are_logged_without_a_visitors_words(
    store, worker, shelf, clock, delivery, caplog
):
    code = store("webhook")
    shelf.failures = [DeliveryError("answered 500")] * 3
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            worker.deliver_due()
            clock.now = delivery(code).next_attempt_at
    assert code in caplog.text
    assert "Anna" not in caplog.text
    assert "816" not in caplog.text


def test_what_a_channel_cannot_write_is_put_off_and_holds_up_no_other(
    store, worker, shelf, delivery
):
    code = store("webhook")
    shelf.failures = [UnicodeEncodeError("ascii", "Anna", 0, 1, "not in range")]

    assert str(worker.deliver_due()) == "0 delivered, 1 failed"
    assert "UnicodeEncodeError" in delivery(code).last_error
    assert "Anna" not in delivery(code).last_error


def test_a_change_never_overtakes_the_request(
    store, worker, shelf, sessions, details, clock, delivery
):
    code = store("webhook")
    shelf.failures = [DeliveryError("answered 500")]
    worker.deliver_due()
    with sessions.begin() as session:
        changed = details(preferred_days="Friday")
        change_request(session, code, changed, channels=["webhook"], now=clock())
    worker.deliver_due()
    assert shelf.parcels == []
    clock.move(minutes=5)
    worker.deliver_due()
    assert [p.event for p in shelf.parcels] == ["requested", "changed"]


def test_two_workers_send_it_once(store, sessions, clock):
    code = store("webhook")
    others = []

    class Slow(Shelf):
        def send(self, parcel):
            # Another worker comes by while this one is sending.
            others.append(str(second.deliver_due()))
            return super().send(parcel)

    slow, shelf = Slow(), Shelf()
    first = Worker(sessions, {"webhook": slow}, first_retry_seconds=30, clock=clock)
    second = Worker(sessions, {"webhook": shelf}, first_retry_seconds=30, clock=clock)
    first.deliver_due()
    assert others == [""]
    assert [p.request.code for p in slow.parcels] == [code]
    assert shelf.parcels == []


def test_a_crash_after_sending_sends_again_with_the_same_key(
    store, sessions, worker, shelf, clock
):
    store("webhook")

    class Dying(Shelf):
        def send(self, parcel):
            super().send(parcel)
            raise KeyboardInterrupt

    dying = Dying()
    crashed = Worker(sessions, {"webhook": dying}, first_retry_seconds=30, clock=clock)
    with pytest.raises(KeyboardInterrupt):
        crashed.deliver_due()
    assert str(worker.deliver_due()) == ""
    clock.now += LEASE
    worker.deliver_due()
    keys = {p.idempotency_key for p in (*dying.parcels, *shelf.parcels)}
    assert len(shelf.parcels) == 1
    assert len(keys) == 1


def test_an_hour_of_500_loses_nothing_and_doubles_nothing(
    store, sessions, receiver, clock, delivery
):
    code = store("webhook")
    until = clock() + timedelta(hours=1)
    taken = []

    def answer(came):
        if clock() < until:
            return 500, {}, b"out of order"
        taken.append(came.headers["Idempotency-Key"])
        return 200, {}, b"{}"

    receiver.answer = answer
    worker = Worker(
        sessions,
        {"webhook": Webhook(receiver.url, SECRET)},
        first_retry_seconds=30,
        clock=clock,
    )
    while clock() < until + timedelta(hours=3):
        worker.deliver_due()
        clock.move(seconds=60)
    assert len(taken) == 1
    assert 5 < len(receiver.received) < 15
    assert delivery(code).delivered_at
    assert {r.headers["Idempotency-Key"] for r in receiver.received} == set(taken)


def test_cancelling_goes_out_after_the_request(store, worker, shelf, sessions, clock):
    code = store("webhook")
    worker.deliver_due()
    with sessions.begin() as session:
        move_request(
            session, code, "cancelled", by="visitor", now=clock(), channels=["webhook"]
        )
    worker.deliver_due()
    assert [p.event for p in shelf.parcels] == ["requested", "cancelled"]
