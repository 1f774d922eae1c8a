import logging
from datetime import datetime, timezone
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import sessionmaker

from addons.event_broker import ConversationLogBroker
from veinguide.storage import turns as turns_module
from veinguide.storage.engine import open_sessions
from veinguide.storage.models import Turn
from veinguide.storage.turns import TurnRecord


def said(text: str = "why do my calves cramp", **more: Any) -> dict[str, Any]:
    parsed = {
        "intent": {"name": "ask_cramps_cause", "confidence": 0.8},
        "intent_ranking": [
            {"name": "ask_cramps_cause", "confidence": 0.8},
            {"name": "ask_cramps_location", "confidence": 0.1},
        ],
        "entities": [{"entity": "body_part", "value": "calf"}],
    }
    return {
        "sender_id": "anna",
        "event": "user",
        "timestamp": 1_790_000_000.0,
        "text": text,
        "parse_data": {**parsed, **more.pop("parsed", {})},
        "metadata": more.pop("metadata", {}),
    }


def did(name: str) -> dict[str, Any]:
    return {"sender_id": "anna", "event": "action", "name": name}


def answered(text: str, kind: str = "answer") -> dict[str, Any]:
    return {
        "sender_id": "anna",
        "event": "bot",
        "text": text,
        "metadata": {
            "utter_action": "utter_ask_cramps_cause",
            "metadata": {"kind": kind},
        },
    }


def publish(broker: ConversationLogBroker, *events: dict[str, Any]) -> None:
    for event in (*events, did("action_listen")):
        broker.publish(event)


@pytest.fixture
def turns(sessions: sessionmaker):
    def read() -> list[Turn]:
        with sessions() as session:
            return list(session.scalars(select(Turn).order_by(Turn.id)))

    return read


def test_a_turn_is_logged_with_words_intent_and_answer(sessions, turns) -> None:
    publish(
        ConversationLogBroker(sessions),
        said(),
        did("utter_ask_cramps_cause"),
        answered("Leaky veins."),
    )
    (turn,) = turns()
    assert turn.text == "why do my calves cramp"
    assert (turn.intent, turn.confidence) == ("ask_cramps_cause", 0.8)
    assert turn.runners_up == [{"name": "ask_cramps_location", "confidence": 0.1}]
    assert turn.actions == ["utter_ask_cramps_cause"]
    assert turn.answers[0]["text"] == "Leaky veins."
    assert (turn.fallback, turn.emergency) == (False, False)


def test_a_chosen_button_is_logged_by_its_label(sessions, turns) -> None:
    publish(
        ConversationLogBroker(sessions),
        said("/ask_cost", metadata={"choice_label": "What does it cost?"}),
    )
    (turn,) = turns()
    assert (turn.text, turn.choice_label) == (None, "What does it cost?")


def test_a_fallback_is_marked(sessions, turns) -> None:
    publish(
        ConversationLogBroker(sessions),
        said(parsed={"intent": {"name": "nlu_fallback", "confidence": 0.7}}),
    )
    assert turns()[0].fallback


def test_a_red_flag_is_marked(sessions, turns) -> None:
    publish(ConversationLogBroker(sessions), said(parsed={"red_flag": "chest_pain"}))
    assert (turns()[0].emergency, turns()[0].red_flag) == (True, "chest_pain")


def test_a_session_start_is_no_turn(sessions, turns) -> None:
    publish(ConversationLogBroker(sessions), did("action_session_start"))
    assert turns() == []


def test_turns_that_a_broken_database_refused_are_written_later(
    tmp_path, migrated_file, vault, caplog
) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(b"this is no database, and longer than a header " * 4)
    sessions = open_sessions(f"sqlite:///{path}", vault)
    broker = ConversationLogBroker(sessions)
    with caplog.at_level(logging.ERROR):
        publish(broker, said("first words"))
    assert "first words" not in caplog.text
    assert "1 turns wait" in caplog.text
    sessions.kw["bind"].dispose()
    path.write_bytes(migrated_file)
    publish(broker, said("second words"))
    with sessions() as session:
        texts = [turn.text for turn in session.scalars(select(Turn).order_by(Turn.id))]
    assert texts == ["first words", "second words"]


def test_an_event_that_cannot_be_read_does_not_raise(sessions, turns) -> None:
    broken = said()
    del broken["timestamp"]
    publish(ConversationLogBroker(sessions), broken)
    assert turns() == []


def test_a_turn_that_cannot_be_written_holds_up_no_other(
    sessions, turns, caplog
) -> None:
    broker = ConversationLogBroker(sessions)
    publish(broker, said("half a sign \ud800 and more"))
    publish(broker, said("second words"))

    assert [turn.text for turn in turns()] == ["second words"]
    assert "a turn is lost to the conversation log (StatementError)" in caplog.text
    assert "half a sign" not in caplog.text


def test_a_turn_that_the_gateway_writes_at_the_same_time_is_completed(
    sessions, turns, monkeypatch
) -> None:
    """Both look, nobody has it, both write: the second has to look again."""
    asked = TurnRecord("anna", datetime.now(timezone.utc), "why", message_id="m1")
    looks = iter([lambda: write(sessions, asked)])
    real = turns_module._turn_of_message

    def look(session, message_id):
        found = real(session, message_id)
        next(looks, lambda: None)()
        return found

    monkeypatch.setattr(turns_module, "_turn_of_message", look)
    broker = ConversationLogBroker(sessions)
    publish(broker, said("why", metadata={"message_id": "m1"}))

    (turn,) = turns()
    assert turn.intent == "ask_cramps_cause"


def write(sessions: sessionmaker, record: TurnRecord) -> None:
    with sessions.begin() as session:
        turns_module.record_turn(session, record)
