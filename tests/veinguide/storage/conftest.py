from datetime import datetime, timezone

import pytest

from veinguide.storage.turns import TurnRecord, record_turn

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


@pytest.fixture
def session(sessions):
    with sessions.begin() as session:
        yield session


@pytest.fixture
def say(session):
    """Log a turn as the event broker does."""

    def record(conversation: str, text: str | None, **more: object) -> None:
        turn = TurnRecord(conversation, more.pop("said_at", NOW), text, **more)
        record_turn(session, turn)
        session.flush()

    return record
