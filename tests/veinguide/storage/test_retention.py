from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from veinguide.errors import StorageError
from veinguide.settings import StorageSettings
from veinguide.storage import chats
from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.models import (
    Chat,
    Choice,
    Message,
    StaffMember,
    StaffSession,
    Turn,
)
from veinguide.storage.retention import Forgotten, forget

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
OLD = NOW - timedelta(days=30, seconds=1)
YOUNG = NOW - timedelta(days=29)


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> StorageSettings:
    return StorageSettings(
        database_url=database_url,
        tracker_url=f"sqlite:///{tmp_path / 'tracker.db'}",
        data_secrets=("d" * 32,),
        phone_secret="p" * 32,
    )


@pytest.fixture
def tracker(settings: StorageSettings):
    """Rasa's own table with an old and a young event."""
    engine = create_engine(settings.tracker_url, future=True)
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), "
                "type_name VARCHAR(255), timestamp FLOAT, intent_name VARCHAR(255), "
                "action_name VARCHAR(255), data TEXT)"
            )
        )
        connection.execute(
            text("INSERT INTO events (sender_id, timestamp) VALUES (:s, :t)"),
            [
                {"s": "old", "t": OLD.timestamp()},
                {"s": "young", "t": YOUNG.timestamp()},
            ],
        )
    yield engine
    engine.dispose()


def test_what_is_older_than_the_clinic_keeps_is_forgotten(settings, sessions):
    add_chat(sessions, "old", OLD)
    add_chat(sessions, "young", YOUNG)

    gone = forget(settings, sessions, requests_kept_days=90, now=NOW)

    assert gone == Forgotten(chats=1, turns=1, tracker_events=0)
    with sessions() as session:
        assert [chat.token_hash for chat in session.query(Chat)] == ["young"]
        assert {message.text for message in session.query(Message)} == {"young"}
        assert [choice.label for choice in session.query(Choice)] == ["young"]
        assert [turn.text for turn in session.query(Turn)] == ["young"]


def test_booking_requests_are_kept(settings, sessions):
    with sessions.begin() as session:
        session.add(
            BookingRequest(
                code="c",
                kind="visit",
                phone_hash="h",
                idempotency_key="k",
                conversation_id="old",
                status="requested",
                visitor_name="Maria",
                visitor_phone="+18165550100",
                preferred_days="Tuesday",
                preferred_time="morning",
                created_at=OLD,
                updated_at=OLD,
            )
        )

    forget(settings, sessions, requests_kept_days=90, now=NOW)

    with sessions() as session:
        assert session.query(BookingRequest).count() == 1


def test_old_sign_ins_are_forgotten_and_accounts_kept(settings, sessions):
    with sessions.begin() as session:
        session.add(StaffMember(id=1, email="a", password_hash="h", created_at=OLD))
        session.flush()
        session.add(
            StaffSession(token_hash="t", staff_id=1, created_at=OLD, last_seen_at=OLD)
        )

    forget(settings, sessions, requests_kept_days=90, now=NOW)

    with sessions() as session:
        assert session.query(StaffSession).count() == 0
        assert session.query(StaffMember).count() == 1


def test_rasas_own_events_are_forgotten_too(settings, sessions, tracker):
    gone = forget(settings, sessions, requests_kept_days=90, now=NOW)

    assert gone.tracker_events == 1
    with tracker.connect() as connection:
        rows = connection.execute(text("SELECT sender_id FROM events")).all()
    assert rows == [("young",)]


def test_a_tracker_that_rasa_has_not_made_yet_is_not_made(settings, sessions, tmp_path):
    forget(settings, sessions, requests_kept_days=90, now=NOW)

    assert not (tmp_path / "tracker.db").exists()


def test_a_tracker_without_rasas_table_is_left_alone(settings, sessions, tmp_path):
    (tmp_path / "tracker.db").touch()

    assert (
        forget(settings, sessions, requests_kept_days=90, now=NOW).tracker_events == 0
    )


def test_a_database_that_refuses_is_one_clear_error(settings, sessions):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE turns"))

    with pytest.raises(StorageError, match="could not be deleted"):
        forget(settings, sessions, requests_kept_days=90, now=NOW)


def add_chat(sessions, name: str, moment: datetime) -> None:
    with sessions.begin() as session:
        chat = chats.start_chat(
            session, token_hash=name, now=moment, lifetime=timedelta(hours=24)
        )
        chats.add_visitor_message(session, chat.id, name, now=moment)
        reply = chats.NewReply("answer", name, (chats.NewChoice(name, "/x"),))
        chats.add_replies(session, chat.id, chats.drawn_up([reply], now=moment))
        session.add(Turn(conversation_id=name, said_at=moment, text=name))
