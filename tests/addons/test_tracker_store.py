import asyncio
import sqlite3

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.tracker_store import VeinGuideTrackerStore


@pytest.fixture
def path(tmp_path, monkeypatch, data_secrets):
    for name, value in data_secrets.items():
        monkeypatch.setenv(name, value)
    path = tmp_path / "tracker.db"
    monkeypatch.setenv("VEINGUIDE_TRACKER_URL", f"sqlite:///{path}")
    return path


def told(words: str) -> DialogueStateTracker:
    tracker = DialogueStateTracker("anna", slots=[])
    tracker.update(UserUttered(words))
    return tracker


def test_what_a_visitor_said_is_sealed_and_read_again(path) -> None:
    store = VeinGuideTrackerStore(Domain.empty())
    asyncio.run(store.save(told("my name is Anna Lopez")))

    assert b"Lopez" not in path.read_bytes()
    kept = asyncio.run(VeinGuideTrackerStore(Domain.empty()).retrieve("anna"))
    assert kept.latest_message.text == "my name is Anna Lopez"


def test_what_an_older_release_left_plain_is_sealed_at_the_start(path) -> None:
    asyncio.run(VeinGuideTrackerStore(Domain.empty()).save(told("words")))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "update events set data = ?",
            ('{"event": "user", "text": "plain Anna", "parse_data": {}}',),
        )

    store = VeinGuideTrackerStore(Domain.empty())

    with sqlite3.connect(path) as connection:
        (data,) = connection.execute("select data from events").fetchone()
    assert "Anna" not in data
    assert asyncio.run(store.retrieve("anna")).latest_message.text == "plain Anna"
