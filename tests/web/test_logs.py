"""Nothing that a visitor writes may reach a log."""

import logging
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from web import __main__ as start

CANARY = "canary-5512"


def test_a_whole_visit_leaves_no_words_in_the_logs(client, visitor, rasa, caplog):
    caplog.set_level(logging.DEBUG)
    visitor.say(f"why do i get cramps {CANARY}")
    visitor.say(f"chest pain {CANARY}")
    visitor.say(CANARY * 300)
    visitor.choose(CANARY)
    rasa.answers = ()
    visitor.say(f"again {CANARY}")
    client.post("/chat/messages", json={"text": f"chest pain {CANARY}"})
    visitor.leave()

    assert CANARY not in caplog.text


def test_a_broken_database_leaves_no_words_in_the_logs(visitor, sessions, caplog):
    caplog.set_level(logging.DEBUG)
    with sessions.begin() as session:
        session.execute(text("DROP TABLE messages"))

    visitor.say(f"why do i get cramps {CANARY}")
    visitor.say(f"chest pain {CANARY}")

    assert "the database refused (OperationalError)" in caplog.text
    assert "an answer was given but not stored" in caplog.text
    assert CANARY not in caplog.text


@pytest.mark.parametrize("production", [True, False])
def test_no_address_and_no_code_is_logged_in_production(monkeypatch, production):
    told = {}
    settings = SimpleNamespace(production=production, trusted_proxies="")
    monkeypatch.setattr(start.WebSettings, "from_env", lambda: settings)
    monkeypatch.setattr(start.BookingSettings, "from_env", lambda: None)
    monkeypatch.setattr(start, "real_app", lambda *_: None)
    monkeypatch.setattr(start.uvicorn, "run", lambda _, **said: told.update(said))
    assert start.main() == 0
    assert told["access_log"] is not production
