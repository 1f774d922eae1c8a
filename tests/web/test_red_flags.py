import time
from dataclasses import replace

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from veinguide.storage import chats
from veinguide.storage.models import Turn
from web.limits import Limit, Limits
from web.rasa_client import RasaButton, RasaMessage

FIXED = "Call 911 now. Chest pain is serious."


def test_a_red_flag_gets_the_fixed_text_of_its_sign_and_nothing_else(visitor):
    response = visitor.say("I have chest pain")

    assert response.status_code == 200
    [emergency] = response.json()["messages"]
    assert emergency["kind"] == "emergency"
    assert emergency["text"] == FIXED
    assert emergency["choices"] == emergency["sources"] == []


def test_a_sign_without_words_of_its_own_gets_those_of_its_level(visitor):
    assert visitor.say("bleeding").json()["messages"][0]["text"] == "Call 911 now."


def test_words_in_spanish_get_the_spanish_line_of_their_sign(visitor):
    told = visitor.say("me tome todas las pastillas, ya no quiero vivir").json()
    assert told["messages"][0]["text"].endswith("Llame al 911.")


def test_rasa_is_told_so_that_the_dialogue_follows(visitor, rasa):
    visitor.say("I have chest pain")

    assert rasa.sent[0].text == "I have chest pain"
    assert rasa.sent[0].typed is True


def test_rasa_answering_something_else_changes_nothing(visitor, rasa):
    messages = visitor.say("chest pain after the sclerotherapy").json()["messages"]

    assert rasa.answers[0].text != FIXED
    assert [message["text"] for message in messages] == [FIXED]


def test_rasa_can_withdraw_a_red_flag_that_is_none(visitor, rasa, sessions):
    rasa.answers = (replace(rasa.answers[0], withdraws_red_flag=True),)

    [message] = visitor.say("no chest pain at all, what is it").json()["messages"]

    assert rasa.sent[0].red_flag == "chest_pain"
    assert message["kind"] == "answer"
    assert message["text"] == rasa.answers[0].text
    assert message["choices"]
    shown = [m["text"] for m in visitor.history().json()["messages"]]
    assert FIXED not in shown
    with sessions() as session:
        assert session.query(Turn).count() == 0  # Rasa's own log has it


def test_rasa_gives_the_same_alarm_in_words_that_know_of_an_earlier_one(
    visitor, rasa, sessions
):
    known = RasaMessage(
        "Call 911 now. Tell them what was taken.",
        "emergency",
        action="utter_report_emergency",
    )
    rasa.answers = (known,)

    [message] = visitor.say("and now chest pain").json()["messages"]

    assert message["text"] == known.text
    assert message["kind"] == "emergency"
    shown = [m["text"] for m in visitor.history().json()["messages"]]
    assert shown[-1] == known.text
    assert FIXED not in shown
    with sessions() as session:
        assert session.query(Turn).count() == 0  # Rasa's own log has it


def test_rasas_own_alarm_is_given_also_where_it_cannot_be_stored(
    visitor, rasa, sessions
):
    known = RasaMessage(
        "Call 911 now. Tell them.", "emergency", action="utter_report_emergency"
    )
    rasa.answers = (known,)
    with sessions.begin() as session:
        session.execute(
            text(
                "CREATE TRIGGER no_reply BEFORE INSERT ON messages"
                " WHEN NEW.author = 'assistant'"
                " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        )

    response = visitor.say("and now chest pain")

    assert response.status_code == 200
    assert response.json()["messages"][0]["text"] == known.text


def test_rasas_own_alarm_does_not_wait_for_a_slow_database(visitor, rasa, monkeypatch):
    monkeypatch.setattr("web.gateway.RED_FLAG_WAIT_SECONDS", 0.3)
    real = chats.add_replies

    def slow(*args):
        time.sleep(1.5)
        real(*args)

    monkeypatch.setattr(chats, "add_replies", slow)
    rasa.answers = (RasaMessage("Call.", "emergency", action="utter_report_emergency"),)
    began = time.monotonic()

    [message] = visitor.say("and now chest pain").json()["messages"]

    assert message["text"] == "Call."
    assert time.monotonic() - began < 1.2


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        ("emergency", "utter_report_urgent_symptom"),
        ("notice", "utter_report_emergency"),
        ("emergency", None),
    ],
)
def test_a_lower_alarm_or_none_of_rasa_changes_nothing(visitor, rasa, kind, action):
    rasa.answers = (RasaMessage("See a doctor today.", kind, action=action),)

    assert visitor.say("chest pain").json()["messages"][0]["text"] == FIXED


def test_an_answer_that_withdraws_only_in_part_changes_nothing(visitor, rasa):
    rasa.answers = (replace(rasa.answers[0], withdraws_red_flag=True), *rasa.answers)

    assert visitor.say("chest pain").json()["messages"][0]["text"] == FIXED


def test_a_red_flag_that_was_shown_is_not_withdrawn_any_more(
    visitor, rasa, monkeypatch
):
    monkeypatch.setattr("web.gateway.RED_FLAG_WAIT_SECONDS", 0.1)
    rasa.answers = (replace(rasa.answers[0], withdraws_red_flag=True),)
    rasa.delay_seconds = 0.4

    [shown] = visitor.say("chest pain").json()["messages"]
    assert shown["text"] == FIXED

    rasa.delay_seconds = 0
    visitor.say("and what does it cost")
    time.sleep(0.6)
    history = [m["text"] for m in visitor.history().json()["messages"]]
    assert FIXED in history


def test_a_red_flag_is_not_withdrawn_without_the_word_in_time(
    visitor, rasa, monkeypatch
):
    monkeypatch.setattr("web.gateway.VERDICT_WAIT_SECONDS", 0.1)
    rasa.answers = (replace(rasa.answers[0], withdraws_red_flag=True),)
    rasa.delay_seconds = 0.4

    assert visitor.say("chest pain").json()["messages"][0]["text"] == FIXED
    assert visitor.history().json()["messages"][-1]["text"] == FIXED


def test_a_silent_rasa_changes_nothing(visitor, rasa):
    rasa.answers = ()

    assert visitor.say("chest pain").json()["messages"][0]["text"] == FIXED


def test_a_slow_rasa_is_not_waited_for(visitor, rasa, monkeypatch):
    monkeypatch.setattr("web.gateway.RED_FLAG_WAIT_SECONDS", 0.2)
    rasa.delay_seconds = 1.0
    began = time.monotonic()

    response = visitor.say("chest pain")

    assert response.json()["messages"][0]["text"] == FIXED
    assert time.monotonic() - began < 0.9


def test_the_history_and_the_log_hold_what_was_shown(visitor, sessions):
    [shown] = visitor.say("chest pain").json()["messages"]

    assert visitor.history().json()["messages"][-1]["id"] == shown["id"]
    with sessions() as session:
        [turn] = session.query(Turn)
    assert turn.text == "chest pain"
    assert turn.red_flag == "chest_pain"
    assert turn.emergency is True
    assert turn.answers[0]["text"] == FIXED
    assert turn.answers[0]["kind"] == "emergency"


def test_a_red_flag_is_answered_without_the_database(visitor, sessions):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE chats"))

    response = visitor.say("chest pain")

    assert response.status_code == 200
    assert response.json()["messages"][0]["text"] == FIXED


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "token_missing"),
        ({"Authorization": "Bearer guessed"}, "token_unknown"),
    ],
)
def test_a_red_flag_is_answered_without_a_good_token(client, headers, code):
    response = client.post(
        "/chat/messages", json={"text": "chest pain"}, headers=headers
    )

    assert response.status_code == 401
    assert response.json()["error"]["code"] == code
    assert response.json()["messages"][0]["text"] == FIXED
    assert response.json()["messages"][0]["kind"] == "emergency"


def test_a_red_flag_is_answered_in_an_expired_chat(visitor, clock):
    clock.advance(hours=25)

    response = visitor.say("chest pain")

    assert response.status_code == 401
    assert response.json()["messages"][0]["text"] == FIXED


def test_a_red_flag_is_answered_after_too_many_messages(build):
    with TestClient(build(Limits(messages_per_chat=Limit(1, 60)))) as client:
        token = client.post("/chat/sessions").json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        client.post("/chat/messages", json={"text": "hello"}, headers=headers)

        response = client.post(
            "/chat/messages", json={"text": "chest pain"}, headers=headers
        )

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "60"
    assert response.json()["messages"][0]["text"] == FIXED


def test_a_red_flag_is_answered_in_a_text_that_is_too_long(visitor):
    response = visitor.say("chest pain " + "and more " * 300)

    assert response.status_code == 413
    assert response.json()["error"]["code"] == "text_too_long"
    assert response.json()["messages"][0]["text"] == FIXED


def test_an_emergency_that_only_rasa_finds_comes_without_buttons(visitor, rasa):
    button = RasaButton("Book a visit", "/book_consultation")
    rasa.answers = (RasaMessage("Call 911.", "emergency", buttons=(button,)),)

    [emergency] = visitor.say("something").json()["messages"]

    assert emergency["kind"] == "emergency"
    assert emergency["choices"] == []
