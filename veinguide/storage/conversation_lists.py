"""Which conversations staff look for: of one kind, of one day, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, and_, func, select
from sqlalchemy.orm import Session, aliased

from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.models import Turn

# What the gateway says when Rasa has no answer.
UNAVAILABLE = "utter_service_unavailable"
EVERY, EMERGENCY, FALLBACK, BOOKING, CORRECTION = KINDS = (
    "every",
    "emergency",
    "fallback",
    "booking",
    "correction",
)


@dataclass(frozen=True)
class Wanted:
    """Conversations with a turn of this kind, said from `since` on and before `until`.

    A booking request has no turn of its own: there any turn of those days counts.
    """

    kind: str = EVERY
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class ConversationSummary:
    """One line of the list."""

    id: str
    started_at: datetime
    last_said_at: datetime
    first_words: str
    turns: int
    has_fallback: bool
    has_emergency: bool
    has_unanswered: bool
    has_booking: bool
    has_correction: bool


def count_conversations(session: Session, wanted: Wanted = Wanted()) -> int:
    found = _turns(wanted).subquery()
    return int(session.scalar(select(func.count(found.c[0].distinct()))) or 0)


def newest_conversations(
    session: Session, wanted: Wanted = Wanted(), *, limit: int, offset: int = 0
) -> list[ConversationSummary]:
    """The ones talked in last come first, whatever was said last."""
    latest = select(Turn.conversation_id).group_by(Turn.conversation_id)
    if wanted != Wanted():
        latest = latest.where(Turn.conversation_id.in_(_turns(wanted)))
    ids = session.scalars(
        latest.order_by(func.max(Turn.id).desc()).limit(limit).offset(offset)
    ).all()
    return _summaries(session, ids)


def _turns(wanted: Wanted) -> Any:
    """The conversation of each turn that is wanted."""
    turns = select(Turn.conversation_id)
    if wanted.kind == EMERGENCY:
        turns = turns.where(Turn.emergency)
    elif wanted.kind == FALLBACK:
        turns = turns.where(Turn.fallback)
    elif wanted.kind == BOOKING:
        turns = turns.where(
            Turn.conversation_id.in_(select(BookingRequest.conversation_id))
        )
    elif wanted.kind == CORRECTION:
        turns = _corrected(turns)
    if wanted.since:
        turns = turns.where(Turn.said_at >= wanted.since)
    if wanted.until:
        turns = turns.where(Turn.said_at < wanted.until)
    return turns


def _corrected(turns: Any) -> Any:
    """Those that ended in "Did you mean" and were answered by a choice."""
    later, after = aliased(Turn), aliased(Turn)
    following = (
        select(func.min(later.id))
        .where(later.conversation_id == Turn.conversation_id, later.id > Turn.id)
        .correlate(Turn)
        .scalar_subquery()
    )
    chosen = and_(after.choice_label.isnot(None), after.intent.isnot(None))
    return turns.join(after, after.id == following).where(Turn.guessed, chosen)


def _summaries(session: Session, ids: Sequence[str]) -> list[ConversationSummary]:
    rows = session.execute(
        select(
            Turn.conversation_id,
            func.min(Turn.id).label("first_turn"),
            func.min(Turn.said_at).label("started_at"),
            func.max(Turn.said_at).label("last_said_at"),
            func.count().label("turns"),
            func.sum(Turn.fallback.cast(Integer)).label("fallbacks"),
            func.sum(Turn.emergency.cast(Integer)).label("emergencies"),
        )
        .where(Turn.conversation_id.in_(ids))
        .group_by(Turn.conversation_id)
    ).all()
    words = _first_words(session, [row.first_turn for row in rows])
    booked = set(
        session.scalars(
            select(BookingRequest.conversation_id).where(
                BookingRequest.conversation_id.in_(ids)
            )
        )
    )
    corrected = set(
        session.scalars(_turns(Wanted(CORRECTION)).where(Turn.conversation_id.in_(ids)))
    )
    unanswered = _with_unanswered(session, ids)
    summaries = {
        row.conversation_id: ConversationSummary(
            id=row.conversation_id,
            started_at=row.started_at,
            last_said_at=row.last_said_at,
            first_words=words[row.first_turn],
            turns=row.turns,
            has_fallback=bool(row.fallbacks),
            has_emergency=bool(row.emergencies),
            has_unanswered=row.conversation_id in unanswered,
            has_booking=row.conversation_id in booked,
            has_correction=row.conversation_id in corrected,
        )
        for row in rows
    }
    return [summaries[each] for each in ids if each in summaries]


def _first_words(session: Session, turn_ids: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(Turn.id, Turn.text, Turn.choice_label).where(Turn.id.in_(turn_ids))
    )
    return {row.id: row.text or row.choice_label or "" for row in rows}


def _with_unanswered(session: Session, ids: Sequence[str]) -> set[str]:
    rows = session.execute(
        select(Turn.conversation_id, Turn.answers).where(Turn.conversation_id.in_(ids))
    )
    return {
        row.conversation_id
        for row in rows
        if any(answer.get("action") == UNAVAILABLE for answer in row.answers)
    }
