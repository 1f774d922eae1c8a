"""What a visitor gets when a part behind the gateway does not work."""

import threading
import time
from dataclasses import replace

from sqlalchemy import text

from tests.web.conftest import NOON
from veinguide.storage import chats, turns
from veinguide.storage.models import Message, Turn

NOTICE = "I can't answer now. Call 816-396-0245, or 911."


def test_a_silent_rasa_gives_the_honest_notice(visitor, rasa):
    rasa.answers = ()

    response = visitor.say("why do i get cramps")

    assert response.status_code == 200
    [notice] = response.json()["messages"]
    assert notice["kind"] == "notice"
    assert notice["text"] == NOTICE
    assert notice["choices"] == notice["sources"] == []


def test_the_visitors_words_are_kept_for_a_retry(visitor, rasa):
    rasa.answers = ()
    visitor.say("why do i get cramps")

    texts = [m["text"] for m in visitor.history().json()["messages"]]

    assert texts[1:] == ["why do i get cramps", NOTICE]


def test_staff_see_what_was_not_answered(visitor, rasa, sessions):
    rasa.answers = ()
    visitor.say("why do i get cramps")

    with sessions() as session:
        [turn] = session.query(Turn)
        [message] = session.query(Message).filter_by(author="visitor")
    assert turn.conversation_id == rasa.sent[0].conversation
    assert turn.text == "why do i get cramps"
    assert turn.message_id == message.id == rasa.sent[0].message_id
    assert turn.answers[0]["text"] == NOTICE
    assert turn.answers[0]["action"] == "utter_service_unavailable"
    assert turn.emergency is False


def test_staff_see_which_button_was_not_answered(visitor, rasa, sessions):
    rasa.answers = ()
    visitor.choose(visitor.started["messages"][0]["choices"][0]["id"])

    with sessions() as session:
        [turn] = session.query(Turn)
    assert (turn.text, turn.choice_label) == (None, "Why do I get cramps?")


def test_the_next_message_is_answered_again(visitor, rasa):
    answers, rasa.answers = rasa.answers, ()
    visitor.say("why do i get cramps")
    rasa.answers = answers

    assert visitor.say("why").json()["messages"][0]["kind"] == "answer"


def test_without_the_database_the_phone_and_911_are_told(visitor, sessions):
    drop_tables(sessions)

    response = visitor.say("why do i get cramps")

    assert response.status_code == 503
    assert response.json() == {
        "error": {"code": "storage_unavailable", "message": NOTICE}
    }


def test_without_the_database_every_chat_address_says_so(client, visitor, sessions):
    drop_tables(sessions)

    assert client.post("/chat/sessions").status_code == 503
    assert visitor.history().json()["error"]["code"] == "storage_unavailable"
    assert visitor.leave().status_code == 503


def test_without_the_database_staff_get_a_page(client, sessions):
    drop_tables(sessions)
    client.cookies.set("veinguide_staff", "x")

    response = client.get("/staff")

    assert response.status_code == 503
    assert "The database cannot be reached" in response.text


def drop_tables(sessions):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE choices"))
        session.execute(text("DROP TABLE messages"))
        session.execute(text("DROP TABLE chats"))
        session.execute(text("DROP TABLE staff_sessions"))


def refuse_replies(sessions):
    """The database takes what visitors say, and no reply."""
    with sessions.begin() as session:
        session.execute(
            text(
                "CREATE TRIGGER no_reply BEFORE INSERT ON messages"
                " WHEN NEW.author = 'assistant'"
                " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            )
        )


def test_an_answer_that_cannot_be_stored_is_shown_without_its_buttons(
    visitor, sessions, rasa, caplog
):
    refuse_replies(sessions)

    response = visitor.say("yes send it")

    assert response.status_code == 200
    [answer] = response.json()["messages"]
    assert answer["text"] == rasa.answers[0].text
    assert answer["choices"] == []
    assert "an answer was given but not stored" in caplog.text


def test_an_answer_waits_for_a_slow_database_only_so_long(
    visitor, sessions, rasa, monkeypatch
):
    monkeypatch.setattr("web.gateway.STORING_WAIT_SECONDS", 0.2)
    locked = threading.Event()
    free = threading.Event()
    holder = threading.Thread(target=hold_the_file, args=(sessions, locked, free))

    async def ask(question):
        holder.start()
        locked.wait(5)
        return rasa.answers

    monkeypatch.setattr(rasa, "ask", ask)
    began = time.monotonic()
    response = visitor.say("why")
    took = time.monotonic() - began
    free.set()
    holder.join()

    assert response.json()["messages"][0]["text"] == rasa.answers[0].text
    assert took < 2
    shown = [m["text"] for m in stored_in_time(visitor)]
    assert shown[-1] == rasa.answers[0].text


def hold_the_file(sessions, locked, free):
    with sessions.begin() as session:
        session.execute(text("UPDATE chats SET ended_at = NULL WHERE 0"))
        locked.set()
        free.wait(4)


def stored_in_time(visitor):
    for _ in range(200):
        messages = visitor.history().json()["messages"]
        if len(messages) > 2:
            break
        time.sleep(0.02)
    return messages


def test_a_turn_that_rasa_logs_at_the_same_time_is_no_failure(
    visitor, rasa, sessions, monkeypatch
):
    """Rasa is late: both look, neither finds the turn, and both write it."""
    real = turns._turn_of_message
    looks = iter([True])

    def look(session, message_id):
        found = real(session, message_id)
        if next(looks, False):
            with sessions.begin() as other:
                other.add(
                    Turn(
                        conversation_id=rasa.sent[0].conversation,
                        message_id=message_id,
                        said_at=NOON,
                        text="why",
                        intent="ask_cramps_cause",
                        answers=[{"text": "Late.", "kind": "answer", "action": "x"}],
                    )
                )
        return found

    monkeypatch.setattr(turns, "_turn_of_message", look)
    rasa.answers = ()

    response = visitor.say("why")

    assert response.status_code == 200
    assert response.json()["messages"][0]["text"] == NOTICE
    with sessions() as session:
        [turn] = session.query(Turn)
    assert (turn.intent, turn.answers[0]["text"]) == ("ask_cramps_cause", NOTICE)


def test_rasa_is_told_which_messages_were_not_answered(visitor, rasa):
    answers, rasa.answers = rasa.answers, ()
    visitor.say("why do i get cramps")
    rasa.answers = answers
    visitor.say("hello?")
    visitor.say("what does it cost")

    lost = rasa.sent[0].message_id
    assert [question.unseen for question in rasa.sent] == [(), (lost,), (lost,)]


def test_what_was_answered_when_it_was_said_again_is_not_unanswered(visitor, rasa):
    answers, rasa.answers = rasa.answers, ()
    visitor.say("why do i get cramps")
    # Rasa logs the late turn by itself, what it hears now it does not.
    rasa.answers = (replace(answers[0], is_said_late=True),)
    visitor.say("why do i get cramps")
    visitor.say("what does it cost")

    assert [len(question.unseen) for question in rasa.sent] == [0, 1, 0]


def test_staff_see_the_answer_that_was_late_where_it_was_shown(visitor, rasa, sessions):
    rasa.answers = (replace(rasa.answers[0], is_said_late=True),)
    visitor.say("why")

    with sessions() as session:
        [turn] = session.query(Turn)
    assert (turn.text, turn.answers[0]["text"]) == ("why", rasa.answers[0].text)


def test_a_reply_that_comes_after_the_end_of_the_chat_is_not_kept(
    visitor, rasa, sessions, monkeypatch
):
    async def ask(question):
        with sessions.begin() as session:
            chats.end_chat(session, question.conversation, now=NOON)
        return rasa.answers

    monkeypatch.setattr(rasa, "ask", ask)

    assert visitor.say("why").status_code == 200
    with sessions() as session:
        assert session.query(Message).count() == 0
