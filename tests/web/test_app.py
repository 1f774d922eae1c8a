import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from veinguide.errors import ContentError
from veinguide.storage import chats
from veinguide.storage.models import Chat
from web.__main__ import main, real_app
from web.words import choose_words


@pytest.fixture
def soon():
    """Whether something becomes true within two seconds."""

    def wait_for(happened: Callable[[], bool]) -> bool:
        tries = iter(range(200))
        while not happened() and next(tries, None) is not None:
            time.sleep(0.01)
        return happened()

    return wait_for


def test_starting_forgets_what_is_too_old(soon, build, sessions, clock):
    with sessions.begin() as session:
        chats.start_chat(
            session,
            token_hash="old",
            now=clock() - timedelta(days=31),
            lifetime=timedelta(hours=24),
        )

    def chats_left() -> int:
        with sessions() as session:
            return session.query(Chat).count()

    with TestClient(build()):
        assert soon(lambda: chats_left() == 0)


def test_a_database_that_cannot_forget_does_not_stop_the_app(
    soon, build, sessions, caplog
):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE turns"))

    with TestClient(build()) as client:
        assert soon(lambda: "old conversations could not be deleted" in caplog.text)
        assert client.get("/healthz").status_code == 200


def test_every_sentence_that_is_missing_is_named(content):
    responses = dict(content.responses)
    del responses["utter_greet"]
    responses["utter_report_emergency"] = responses["utter_report_emergency"][:1]

    with pytest.raises(ContentError, match="utter_report_emergency, utter_greet"):
        choose_words(responses)


def test_the_project_itself_makes_an_app(settings):
    with TestClient(real_app(settings)) as client:
        page = client.get("/")
        greeting = client.post("/chat/sessions").json()["messages"][0]

    assert "816-396-0245" in page.text
    assert "automated assistant" in greeting["text"]


def test_a_missing_secret_ends_the_start_with_words(monkeypatch, capsys):
    monkeypatch.setenv("VEINGUIDE_ENV", "production")
    monkeypatch.setenv("VEINGUIDE_RASA_SECRET", "")

    assert main() == 1
    assert "VEINGUIDE_RASA_SECRET is not set" in capsys.readouterr().err
