from datetime import datetime, timedelta, timezone

import pytest

from veinguide.storage import chats

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
DAY = timedelta(days=1)


@pytest.fixture
def chat(session):
    return chats.start_chat(session, token_hash="h", now=NOW, lifetime=DAY)


def test_a_chat_is_found_by_the_hash_of_its_token_alone(session, chat):
    assert chats.find_chat(session, token_hash="h") == chat
    assert chats.find_chat(session, token_hash="other") is None
    assert chats.find_chat(session, token_hash=chat.id) is None


def test_a_chat_is_over_when_its_time_is_up_or_it_was_ended(session, chat):
    assert not chat.is_over(NOW)
    assert chat.is_over(NOW + DAY)

    chats.end_chat(session, chat.id, now=NOW)
    session.expire_all()

    assert chats.find_chat(session, token_hash="h").is_over(NOW)
    assert chats.history(session, chat.id) == []


def test_every_chat_has_an_id_that_tells_nothing(session, chat):
    other = chats.start_chat(session, token_hash="i", now=NOW, lifetime=DAY)

    assert len(chat.id) == len(other.id) == 32
    assert chat.id != other.id


def test_a_choice_is_found_in_its_own_chat_only(session, chat):
    other = chats.start_chat(session, token_hash="i", now=NOW, lifetime=DAY)
    reply = chats.NewReply("answer", "x", (chats.NewChoice("More", "/ask_more"),))
    [shown] = chats.drawn_up([reply], now=NOW)
    chats.add_replies(session, chat.id, [shown])
    choice = shown.choices[0]

    assert chats.find_choice(session, chat.id, choice.id) == choice
    assert choice.payload == "/ask_more"
    assert chats.find_choice(session, other.id, choice.id) is None


def test_the_history_keeps_everything_that_was_shown(session, chat):
    source = chats.SourceRecord("The article", None)
    reply = chats.NewReply("answer", "Leaky veins.", sources=(source,))
    chats.add_visitor_message(session, chat.id, "why", now=NOW)
    shown = chats.drawn_up([reply], now=NOW)
    chats.add_replies(session, chat.id, shown)

    question, answer = chats.history(session, chat.id)

    assert (question.author, question.text) == ("visitor", "why")
    assert [answer] == shown
    assert answer.sources == (source,)


def test_a_reply_to_a_chat_that_was_ended_meanwhile_is_not_stored(session, chat):
    chats.end_chat(session, chat.id, now=NOW)

    shown = chats.drawn_up([chats.NewReply("answer", "late")], now=NOW)
    chats.add_replies(session, chat.id, shown)

    assert chats.history(session, chat.id) == []
