"""Takes deliveries out of the outbox, again and again until they are through."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session, sessionmaker

from veinguide.delivery.parcel import Channel, Parcel
from veinguide.errors import DeliveryError, VaultError
from veinguide.storage.outbox import (
    DueDelivery,
    claim_due,
    record_delivered,
    record_failed,
)
from veinguide.storage.requests import STAFF_TOLD_AFTER_ATTEMPTS, find_request

logger = logging.getLogger(__name__)

# Longer than any channel may take, so that two workers never send at once.
LEASE = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=1)
MOST_DOUBLINGS = 12  # beyond an hour, whatever the first wait is
JITTER = 0.1
MOST_AT_ONCE = 50


@dataclass
class Delivered:
    """What one round did."""

    through: int = 0
    failed: int = 0

    def __str__(self) -> str:
        if not self.through and not self.failed:
            return ""
        return f"{self.through} delivered, {self.failed} failed"


class Worker:
    """Any number may run: each delivery is claimed before it is sent.

    Nothing is sent inside a transaction. A worker that dies after sending and before
    saying so leaves its claim behind; when that is over, the parcel goes out again
    with the same key.
    """

    def __init__(
        self,
        sessions: "sessionmaker[Session]",
        channels: Mapping[str, Channel],
        *,
        first_retry_seconds: int,
        clock: Callable[[], datetime],
        random: Random | None = None,
    ) -> None:
        self._sessions = sessions
        self._channels = channels
        self._first_retry = timedelta(seconds=first_retry_seconds)
        self._clock = clock
        self._random = random or Random()

    def deliver_due(self) -> Delivered:
        """:raises SQLAlchemyError: when the outbox cannot be read or written."""
        done = Delivered()
        for _ in range(MOST_AT_ONCE):
            with self._sessions.begin() as session:
                due = claim_due(session, now=self._clock(), lease=LEASE)
            if due is None:
                break
            if self._deliver(due):
                done.through += 1
            else:
                done.failed += 1
        return done

    def _deliver(self, due: DueDelivery) -> bool:
        try:
            receipt = self._send(due)
        except DeliveryError as error:
            self._put_off(due, error)
            return False
        except (TypeError, ValueError, VaultError) as error:
            # Its text may hold what could not be written: a name, a password.
            told = f"it cannot be read or written ({type(error).__name__})"
            self._put_off(due, DeliveryError(told))
            return False
        with self._sessions.begin() as session:
            record_delivered(session, due.id, now=self._clock(), receipt=receipt)
        return True

    def _send(self, due: DueDelivery) -> str | None:
        channel = self._channels.get(due.channel)
        if channel is None:
            raise DeliveryError(
                f"{due.channel} is not configured; VEINGUIDE_DELIVERY must name it"
            )
        with self._sessions() as session:
            request = find_request(session, due.request_code)
        if request is None:  # deleted since it was claimed, and its deliveries with it
            return None
        return channel.send(
            Parcel(due.event, due.idempotency_key, self._clock(), request)
        )

    def _put_off(self, due: DueDelivery, error: DeliveryError) -> None:
        wait = self._wait(due.attempts)
        with self._sessions.begin() as session:
            record_failed(
                session,
                due.id,
                error=str(error),
                next_attempt_at=self._clock() + wait,
            )
        if due.attempts + 1 >= STAFF_TOLD_AFTER_ATTEMPTS:
            logger.error(
                "request %s does not get through over %s, %d attempts: %s",
                *(due.request_code, due.channel, due.attempts + 1, error),
            )

    def _wait(self, attempts: int) -> timedelta:
        """Doubles up to an hour, also after a refusal: somebody may have mended it."""
        doublings = min(attempts, MOST_DOUBLINGS)
        wait: timedelta = min(self._first_retry * 2**doublings, LONGEST_WAIT)
        return wait * self._random.uniform(1 - JITTER, 1 + JITTER)
