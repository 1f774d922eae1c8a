"""What a visitor gets when a part behind the gateway does not work."""

from sqlalchemy import text

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
