"""Nothing that a visitor writes may reach a log."""

import logging

from sqlalchemy import text

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
