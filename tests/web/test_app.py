import pytest
from starlette.testclient import TestClient

from veinguide.errors import ContentError
from veinguide.settings import BookingSettings
from web.__main__ import main, real_app
from web.words import choose_words


def test_every_sentence_that_is_missing_is_named(content):
    responses = dict(content.responses)
    del responses["utter_greet"]
    responses["utter_report_emergency"] = responses["utter_report_emergency"][:1]

    with pytest.raises(ContentError, match="utter_report_emergency, utter_greet"):
        choose_words(responses)


def test_the_project_itself_makes_an_app(settings):
    with TestClient(real_app(settings, BookingSettings.from_env({}))) as client:
        page = client.get("/")
        greeting = client.post("/chat/sessions").json()["messages"][0]

    assert "816-396-0245" in page.text
    assert "automated assistant" in greeting["text"]


def test_a_missing_secret_ends_the_start_with_words(monkeypatch, capsys, data_secrets):
    for name, value in data_secrets.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("VEINGUIDE_ENV", "production")
    monkeypatch.setenv("VEINGUIDE_RASA_SECRET", "")

    assert main() == 1
    assert "VEINGUIDE_RASA_SECRET is not set" in capsys.readouterr().err
