import re
from dataclasses import replace
from datetime import datetime, timezone

from veinguide.storage.models import Chat, Turn

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=timezone.utc)


def test_a_new_chat_gets_a_token_and_a_greeting(client, clock):
    response = client.post("/chat/sessions")

    assert response.status_code == 201
    started = response.json()
    assert set(started) == {"token", "expires_at", "messages"}
    assert len(started["token"]) >= 43
    assert started["expires_at"] == "2026-11-24T18:00:00Z"
    [greeting] = started["messages"]
    assert greeting["text"] == "Hi, I am an automated assistant."
    assert greeting["choices"][0]["label"] == "Why do I get cramps?"


def test_the_greeting_needs_no_rasa(client, rasa):
    rasa.answers = ()

    assert client.post("/chat/sessions").status_code == 201
    assert rasa.sent == []


def test_only_a_hash_of_the_token_is_stored(visitor, sessions):
    with sessions() as session:
        [chat] = session.query(Chat)

    token = visitor.started["token"]
    assert token not in (chat.id, chat.token_hash)
    assert re.fullmatch("[0-9a-f]{64}", chat.token_hash)


def test_a_question_is_answered_with_choices_and_sources(visitor):
    response = visitor.say("why do i get cramps")

    assert response.status_code == 200
    [answer] = response.json()["messages"]
    assert set(answer) == {"id", "kind", "text", "choices", "sources"}
    assert answer["kind"] == "answer"
    assert answer["text"] == "Leaky veins can be one cause of cramps."
    assert [choice["label"] for choice in answer["choices"]] == [
        "What else causes cramps?",
        "When should I see a doctor?",
    ]
    assert answer["sources"] == [
        {"label": "Example Vein Clinic: Legs", "url": None},
        {
            "label": "Kanter AH: The effect. Dermatol Surg",
            "url": "https://pubmed.ncbi.nlm.nih.gov/7728485/",
        },
    ]


def test_typed_words_are_sent_as_typed(visitor, rasa):
    visitor.say("  /book_consultation ")

    assert rasa.sent[0].typed is True
    assert rasa.sent[0].text == "/book_consultation"


def test_a_button_sends_the_payload_that_the_server_kept(visitor, rasa):
    [answer] = visitor.say("cramps").json()["messages"]

    response = visitor.choose(answer["choices"][0]["id"])

    assert response.status_code == 200
    assert rasa.sent[1].typed is False
    assert rasa.sent[1].text == "/ask_other_causes"
    assert rasa.sent[1].choice_label == "What else causes cramps?"


def test_payloads_never_leave_the_server(visitor):
    shown = visitor.say("cramps").text + visitor.history().text

    assert "/ask_" not in shown


def test_a_button_of_an_earlier_message_still_works(visitor, rasa):
    [answer] = visitor.say("cramps").json()["messages"]
    visitor.say("something else")
    visitor.say("and more")

    assert visitor.choose(answer["choices"][1]["id"]).status_code == 200
    assert rasa.sent[-1].text == "/ask_when_to_see_doctor"


def test_the_greeting_has_buttons_that_work(visitor, rasa):
    choice = visitor.started["messages"][0]["choices"][0]["id"]

    assert visitor.choose(choice).status_code == 200
    assert rasa.sent[0].text == "/ask_cramps_cause"


def test_the_conversation_id_is_not_in_anything_the_visitor_sees(visitor, rasa):
    shown = visitor.say("cramps").text + visitor.history().text

    assert len(rasa.sent[0].conversation) == 32
    assert rasa.sent[0].conversation not in shown + str(visitor.started)


def test_a_conversation_id_in_the_body_is_ignored(visitor, rasa):
    visitor.post(text="cramps", conversation="f" * 32, sender="f" * 32)

    assert rasa.sent[0].conversation != "f" * 32


def test_the_history_has_both_sides_in_order(visitor):
    visitor.say("why do i get cramps")

    messages = visitor.history().json()["messages"]

    assert [(m["author"], m["kind"], m["text"]) for m in messages] == [
        ("assistant", "notice", "Hi, I am an automated assistant."),
        ("visitor", "visitor", "why do i get cramps"),
        ("assistant", "answer", "Leaky veins can be one cause of cramps."),
    ]
    assert messages[1]["created_at"] == "2026-11-23T18:00:00Z"
    assert messages[1]["choices"] == messages[1]["sources"] == []


def test_the_history_repeats_the_ids_that_were_given(visitor):
    [answer] = visitor.say("cramps").json()["messages"]

    last = visitor.history().json()["messages"][-1]

    assert last["id"] == answer["id"]
    assert last["choices"] == answer["choices"]


def test_a_chosen_button_is_told_by_its_label(visitor):
    [answer] = visitor.say("cramps").json()["messages"]
    visitor.choose(answer["choices"][0]["id"])

    assert visitor.history().json()["messages"][3]["text"] == "What else causes cramps?"


def test_several_replies_stay_in_order(visitor, rasa):
    first = replace(rasa.answers[0], text="First.", buttons=())
    rasa.answers = (first, replace(first, text="Second."))

    messages = visitor.say("cramps").json()["messages"]

    assert [message["text"] for message in messages] == ["First.", "Second."]


def test_an_ended_chat_is_gone_for_the_visitor_and_stays_for_staff(visitor, sessions):
    with sessions.begin() as session:
        session.add(Turn(conversation_id="c", said_at=NOON, text="kept"))

    assert visitor.leave().status_code == 204
    assert visitor.history().status_code == 401
    assert visitor.say("hello").json()["error"]["code"] == "token_expired"
    with sessions() as session:
        assert session.query(Chat).one().messages == []
        assert session.query(Turn).one().text == "kept"


def test_a_visitor_can_neither_read_nor_use_anothers_chat(visitor, other_visitor):
    [answer] = visitor.say("my own secret words").json()["messages"]

    assert "secret" not in other_visitor.history().text
    refused = other_visitor.choose(answer["choices"][0]["id"])
    assert refused.status_code == 404
    assert refused.json()["error"]["code"] == "choice_unknown"


def test_ending_one_chat_leaves_the_other(visitor, other_visitor):
    visitor.leave()

    assert other_visitor.say("cramps").status_code == 200


def test_only_answers_show_where_they_come_from(visitor, rasa):
    rasa.answers = (replace(rasa.answers[0], kind="question"),)

    [question] = visitor.say("book a visit").json()["messages"]

    assert question["kind"] == "question"
    assert question["sources"] == []


def test_numbers_that_nobody_needs_go_no_further_than_the_door(visitor, rasa):
    for typed in (
        "my ssn is 078-05-1120 and my number is 816-555-0142",
        "card 4111 1111 1111 1111",
        "medicare 1EG4-TE5-MK73",
    ):
        visitor.say(typed)

    sent = " ".join(question.text for question in rasa.sent)
    history = visitor.history().text
    for told in (sent, history):
        assert told.count("[number removed]") == 3
        assert "816-555-0142" in told
        for private in ("1120", "4111", "1EG4"):
            assert private not in told
