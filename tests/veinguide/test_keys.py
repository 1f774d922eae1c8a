import sqlite3
from datetime import datetime, timezone

import pytest
from sqlalchemy import create_engine, text

from veinguide import keys
from veinguide.booking.request import RequestDetails
from veinguide.settings import StorageSettings
from veinguide.storage.bookings import send_request
from veinguide.storage.engine import open_sessions
from veinguide.storage.requests import find_request, requests_by_phone
from veinguide.storage.turns import Answer, TurnRecord, record_turn
from veinguide.vault import Vault

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
OLD, NEW = "d" * 32, "n" * 32


@pytest.fixture
def tracker_url(tmp_path, vault):
    url = f"sqlite:///{tmp_path}/tracker.db"
    with create_engine(url).begin() as connection:
        connection.execute(text("create table events (id integer, data text)"))
        connection.execute(
            text("insert into events values (1, :sealed)"),
            {"sealed": vault.seal("my name is Anna")},
        )
    return url


@pytest.fixture
def settings(database_url, tracker_url):
    def build(*secrets: str) -> StorageSettings:
        return StorageSettings(
            database_url=database_url,
            tracker_url=tracker_url,
            data_secrets=secrets,
            phone_secret="q" * 32,
        )

    return build


@pytest.fixture
def stored(sessions):
    request = RequestDetails("anna", "+18165550143", visitor_name="Anna Lopez")
    code = send_request(sessions, request, now=NOW).code
    turn = TurnRecord("anna", NOW, "words", answers=[Answer("an answer", "answer")])
    with sessions.begin() as session:
        record_turn(session, turn)
    return code


def test_after_rotation_the_new_secret_opens_everything_alone(
    settings, stored, tracker_url
) -> None:
    keys.rotate(settings(NEW, OLD))

    only_new = Vault([NEW], "q" * 32)
    with open_sessions(settings(NEW).database_url, only_new)() as session:
        assert find_request(session, stored).visitor_name == "Anna Lopez"
        by_phone = requests_by_phone(session, only_new.hash_phone("+18165550143"))
    assert [found.code for found in by_phone] == [stored]
    with sqlite3.connect(tracker_url.removeprefix("sqlite:///")) as connection:
        (sealed,) = connection.execute("select data from events").fetchone()
    assert only_new.open(sealed) == "my name is Anna"


def test_rotating_twice_changes_nothing_more(settings, stored) -> None:
    assert keys.rotate(settings(NEW, OLD)) > 0
    assert keys.rotate(settings(NEW, OLD)) == 0


def test_without_the_old_secret_it_ends_with_words_and_changes_nothing(
    settings, stored, sessions, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(StorageSettings, "from_env", lambda: settings(NEW))

    assert keys.main(["rotate"]) == 1
    assert "VEINGUIDE_DATA_SECRETS_OLD" in capsys.readouterr().err
    with sessions() as session:
        assert find_request(session, stored).visitor_name == "Anna Lopez"
