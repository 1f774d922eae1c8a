"""What the web app does besides answering: deliver, call back, expire, forget."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session, sessionmaker
from starlette.concurrency import run_in_threadpool

from veinguide.booking.calendar import load_calendar
from veinguide.delivery.channels import channels_of
from veinguide.delivery.worker import Worker
from veinguide.errors import VeinGuideError
from veinguide.settings import BookingSettings, StorageSettings
from veinguide.storage.bookings import expire_requests
from veinguide.storage.retention import KEPT_DAYS, forget
from veinguide.storage.unfinished import call_back_unfinished

logger = logging.getLogger(__name__)

DELIVERY_EVERY_SECONDS = 5.0
DAY_SECONDS = 24 * 60 * 60.0
CALL_BACKS_EVERY_SECONDS = 30.0

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Chore:
    """`work` runs in a thread; its return value is logged when it is not empty."""

    name: str
    every_seconds: float
    work: Callable[[], str]


@asynccontextmanager
async def running(chores: Sequence[Chore]) -> AsyncIterator[None]:
    """Do every chore at once and then each in its own time, until the block ends."""
    tasks = [asyncio.create_task(_repeat(chore)) for chore in chores]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def _repeat(chore: Chore) -> None:
    while True:
        try:
            done = await run_in_threadpool(chore.work)
        # Nobody waits for a chore: what nobody foresaw would end it for good, unsaid.
        except Exception as error:  # noqa: BLE001
            # A database's own error may carry a visitor's words.
            told = error if isinstance(error, VeinGuideError) else type(error).__name__
            logger.error("%s failed, and is tried again: %s", chore.name, told)
        else:
            if done:
                logger.info("%s: %s", chore.name, done)
        await asyncio.sleep(chore.every_seconds)


def keeping_chores(
    storage: StorageSettings,
    booking: BookingSettings,
    sessions: "sessionmaker[Session]",
    clock: Clock,
) -> list[Chore]:
    """Hand over what is due, call back what was left half done, let go of the old."""
    worker = Worker(
        sessions,
        channels_of(booking, load_calendar().zone),
        first_retry_seconds=booking.first_retry_seconds,
        clock=clock,
    )
    return [
        Chore("delivery", DELIVERY_EVERY_SECONDS, lambda: str(worker.deliver_due())),
        Chore(
            "call-backs",
            CALL_BACKS_EVERY_SECONDS,
            lambda: _call_back(booking, sessions, clock()),
        ),
        Chore("expiry", DAY_SECONDS, lambda: _expire(booking, sessions, clock())),
        Chore(
            "retention",
            DAY_SECONDS,
            lambda: _forget(storage, booking, sessions, clock()),
        ),
    ]


def _call_back(
    booking: BookingSettings, sessions: "sessionmaker[Session]", now: datetime
) -> str:
    idle = timedelta(minutes=booking.unfinished_minutes)
    made = call_back_unfinished(
        sessions, idle_since=now - idle, channels=booking.channels, now=now
    )
    return f"{made} half-done forms became call-backs" if made else ""


def _expire(
    booking: BookingSettings, sessions: "sessionmaker[Session]", now: datetime
) -> str:
    before = now - timedelta(days=booking.expires_days)
    with sessions.begin() as session:
        expired = expire_requests(session, before=before, now=now)
    return f"{expired} requests expired" if expired else ""


def _forget(
    storage: StorageSettings,
    booking: BookingSettings,
    sessions: "sessionmaker[Session]",
    now: datetime,
) -> str:
    gone = forget(storage, sessions, requests_kept_days=booking.kept_days, now=now)
    return (
        f"older than {KEPT_DAYS} days and deleted: {gone.chats} chats, "
        f"{gone.turns} turns, {gone.tracker_events} Rasa events; "
        f"{gone.requests} handled requests"
    )
