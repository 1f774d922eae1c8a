from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from veinguide.booking.request import RequestDetails
from veinguide.storage.bookings import save_request
from veinguide.storage.conversation_lists import (
    BOOKING,
    CORRECTION,
    EMERGENCY,
    EVERY,
    FALLBACK,
    KINDS,
    Wanted,
    count_conversations,
    newest_conversations,
)
from veinguide.storage.turns import (
    Answer,
    RankedIntent,
    TurnRecord,
    record_unanswered,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
DAY = timedelta(days=1)
GUESSED = [Answer("Did you mean?", "fallback", "utter_did_you_mean")]
COST = RankedIntent("ask_cost", 1.0)


@pytest.fixture
def a_mixed_day(session, say):
    say("plain", "why cramps")
    say("alarm", "hello")
    say("alarm", "chest pain", red_flag="chest_pain")
    say("missed", "blorp", fallback=True)
    say("corrected", "needles", fallback=True, answers=GUESSED)
    say("corrected", None, choice_label="What does it cost?", intent=COST)
    say("typed on", "needles", fallback=True, answers=GUESSED)
    say("typed on", "what does it cost", intent=COST)
    say("booked", "book me in")
    save_request(session, RequestDetails("booked", "+18165550143"), now=NOW)


def listed(session, wanted: Wanted) -> list[str]:
    found = [c.id for c in newest_conversations(session, wanted, limit=50)]
    assert count_conversations(session, wanted) == len(found)
    return found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (EVERY, ["booked", "typed on", "corrected", "missed", "alarm", "plain"]),
        (EMERGENCY, ["alarm"]),
        (FALLBACK, ["typed on", "corrected", "missed"]),
        (BOOKING, ["booked"]),
        (CORRECTION, ["corrected"]),
    ],
)
def test_each_kind_finds_its_own(session, a_mixed_day, kind, found):
    assert listed(session, Wanted(kind)) == found


def test_a_correction_is_marked_in_the_list_of_all(session, a_mixed_day):
    marked = {c.id for c in newest_conversations(session, limit=50) if c.has_correction}

    assert marked == {"corrected"}


def test_a_day_finds_what_was_said_on_it(session, say):
    say("before", "chest pain", red_flag="chest_pain", said_at=NOW - DAY)
    say("both", "hi", said_at=NOW - DAY)
    say("both", "chest pain", red_flag="chest_pain")
    say("after", "hi", said_at=NOW + DAY)

    assert listed(session, Wanted(EVERY, NOW, NOW + DAY)) == ["both"]
    assert listed(session, Wanted(EVERY, NOW - DAY, NOW)) == ["both", "before"]
    assert listed(session, Wanted(EMERGENCY, NOW - DAY, NOW)) == ["before"]


def test_a_filtered_line_still_counts_the_whole_conversation(session, say):
    say("a", "why cramps", said_at=NOW - DAY)
    say("a", "chest pain", red_flag="chest_pain")

    [line] = newest_conversations(session, Wanted(EMERGENCY, NOW, NOW + DAY), limit=5)

    assert (line.turns, line.first_words) == (2, "why cramps")


def test_what_the_visitor_was_shown_instead_is_no_guess(session, say):
    say("a", "needles", fallback=True, message_id="m1", answers=GUESSED)
    late = Answer("I can't answer.", "notice", "utter_service_unavailable")
    record_unanswered(session, TurnRecord("a", NOW, "needles", "m1", answers=[late]))
    say("a", None, choice_label="What does it cost?", intent=COST)

    assert listed(session, Wanted(CORRECTION)) == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {EVERY, BOOKING}))
@pytest.mark.parametrize("days", [(None, None), (NOW, NOW + DAY)])
def test_a_rare_kind_is_found_by_an_index(session, say, kind, days):
    for number in range(200):
        say(f"c{number}", "hello", said_at=NOW - DAY + timedelta(minutes=number))
    session.execute(text("analyze"))
    column = {CORRECTION: "guessed"}.get(kind, kind)

    plan = explained(session, Wanted(kind, *days))

    assert f"ix_turns_{column} ({column}=?" in plan
    assert "SCAN turns" not in plan


def explained(session, wanted: Wanted) -> str:
    from sqlalchemy.dialects import sqlite

    from veinguide.storage.conversation_lists import _turns

    query = _turns(wanted).compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    rows = session.execute(text(f"explain query plan {query}"))
    return "\n".join(row.detail for row in rows)
