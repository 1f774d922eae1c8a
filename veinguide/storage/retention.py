"""Forget what is older than the clinic keeps: chats, the log, Rasa's own events.

Booking requests stay until staff have dealt with them, and some days after that.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Column, Float, MetaData, String, Table, delete, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.errors import StorageError
from veinguide.settings import StorageSettings
from veinguide.storage.bookings import delete_handled
from veinguide.storage.chats import delete_messages
from veinguide.storage.engine import open_engine
from veinguide.storage.lookups import forget_attempts
from veinguide.storage.models import Chat, Message, StaffSession, Turn

# What visitors are told in utter_greet and utter_ask_privacy; a test ties them.
KEPT_DAYS = 30

# Rasa makes and owns this table; only what is needed to forget is named here.
TRACKER_EVENTS = Table(
    "events",
    MetaData(),
    Column("sender_id", String(255)),
    Column("timestamp", Float),
)


@dataclass(frozen=True)
class Forgotten:
    """How many rows went."""

    chats: int
    turns: int
    tracker_events: int
    requests: int = 0


def forget(
    settings: StorageSettings,
    sessions: "sessionmaker[Session]",
    *,
    requests_kept_days: int,
    now: datetime,
) -> Forgotten:
    """Delete everything older than KEPT_DAYS, and requests handled before that.

    :raises StorageError: when a database refused; the next run tries again.
    """
    cutoff = now - timedelta(days=KEPT_DAYS)
    handled_before = now - timedelta(days=requests_kept_days)
    try:
        with sessions.begin() as session:
            chats, turns = delete_before(session, cutoff)
            requests = delete_handled(session, before=handled_before)
            forget_attempts(session, now=now)
        events = delete_tracker_events(settings.tracker_url, cutoff)
    except SQLAlchemyError as error:
        # The error's own text may carry a visitor's words.
        raise StorageError(
            f"old conversations could not be deleted ({type(error).__name__}); "
            "they will be tried again"
        ) from None
    return Forgotten(chats, turns, events, requests)


def delete_before(session: Session, cutoff: datetime) -> tuple[int, int]:
    """Chats begun and turns said before `cutoff`; how many of each went."""
    old_chats = select(Chat.id).where(Chat.created_at < cutoff)
    delete_messages(
        session, select(Message.position).where(Message.chat_id.in_(old_chats))
    )
    gone = [
        session.execute(
            delete(table)
            .where(moment < cutoff)
            .execution_options(synchronize_session=False)
        ).rowcount
        for table, moment in (
            (Chat, Chat.created_at),
            (Turn, Turn.said_at),
            (StaffSession, StaffSession.created_at),
        )
    ]
    return gone[0], gone[1]


def delete_tracker_events(url: str, cutoff: datetime) -> int:
    """Rasa's events before `cutoff`; 0 where Rasa has not made its table yet."""
    parsed = make_url(url)
    if (
        parsed.get_backend_name() == "sqlite"
        and not Path(parsed.database or "").is_file()
    ):
        return 0
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            if not inspect(connection).has_table(TRACKER_EVENTS.name):
                return 0
            old = TRACKER_EVENTS.c.timestamp < cutoff.timestamp()
            return int(connection.execute(delete(TRACKER_EVENTS).where(old)).rowcount)
    finally:
        engine.dispose()
