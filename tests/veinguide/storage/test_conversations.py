from datetime import datetime, timedelta, timezone

from veinguide.storage.conversation_lists import (
    count_conversations,
    newest_conversations,
)
from veinguide.storage.conversations import find_conversation, has_conversation
from veinguide.storage.turns import (
    Answer,
    RankedIntent,
    TurnRecord,
    record_unanswered,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def test_an_empty_log_has_no_conversations(session):
    assert count_conversations(session) == 0
    assert newest_conversations(session, limit=10) == []
    assert find_conversation(session, "a") is None


def test_a_summary_counts_and_marks_the_whole_conversation(session, say):
    say("a", "why cramps")
    say("a", "blorp", fallback=True, said_at=NOW + timedelta(minutes=1))
    say("a", "chest pain", red_flag="chest_pain", said_at=NOW + timedelta(minutes=2))

    [summary] = newest_conversations(session, limit=10)

    assert summary.first_words == "why cramps"
    assert summary.turns == 3
    assert summary.started_at == NOW
    assert summary.last_said_at == NOW + timedelta(minutes=2)
    assert summary.has_fallback
    assert summary.has_emergency
    assert not summary.has_booking
    assert not summary.has_unanswered


def test_a_conversation_that_began_with_a_button_is_named_by_it(session, say):
    say("a", None, choice_label="Why do I get cramps?")

    assert (
        newest_conversations(session, limit=1)[0].first_words == "Why do I get cramps?"
    )


def test_pages_follow_one_another(session, say):
    for name in "abc":
        say(name, name)

    assert [c.id for c in newest_conversations(session, limit=2)] == ["c", "b"]
    assert [c.id for c in newest_conversations(session, limit=2, offset=2)] == ["a"]
    assert count_conversations(session) == 3


def test_a_turn_is_read_back_as_it_was_written(session, say):
    say(
        "a",
        "why cramps",
        intent=RankedIntent("ask_cramps_cause", 0.9),
        runners_up=[RankedIntent("ask_other_causes", 0.1)],
        actions=["utter_ask_cramps_cause"],
        answers=[Answer("Leaky veins.", "answer", "utter_ask_cramps_cause")],
    )

    [turn] = find_conversation(session, "a").turns

    assert turn.said_at == NOW
    assert (turn.understood.intent, turn.understood.confidence) == (
        "ask_cramps_cause",
        0.9,
    )
    assert turn.runners_up[0].intent == "ask_other_causes"
    assert turn.actions == ("utter_ask_cramps_cause",)
    assert turn.answers[0].text == "Leaky veins."
    assert not turn.is_unanswered


def test_what_the_gateway_said_for_rasa_is_marked(session):
    answer = Answer("I can't answer.", "notice", "utter_service_unavailable")
    record_unanswered(session, TurnRecord("a", NOW, "hello", "m1", answers=[answer]))
    session.flush()

    [turn] = find_conversation(session, "a").turns

    assert turn.is_unanswered
    assert turn.understood is None
    assert newest_conversations(session, limit=1)[0].has_unanswered


def test_a_conversation_is_there_while_its_words_are(session, say):
    say("anna", "hello")

    assert has_conversation(session, "anna")
    assert not has_conversation(session, "ben")
