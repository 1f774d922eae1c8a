"""Reading a conversation of the log for staff. Writing it is in turns.py."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.conversation_lists import UNAVAILABLE
from veinguide.storage.models import Turn
from veinguide.storage.turns import DID_YOU_MEAN


@dataclass(frozen=True)
class Guess:
    """An intent and how sure the model was of it, 0 to 1."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Answer:
    """One thing that was said back; `action` is the response's name in domain.yml."""

    text: str
    kind: str
    action: str | None


@dataclass(frozen=True)
class TurnRecord:
    """What was said, how it was understood, what was answered."""

    said_at: datetime
    text: str | None
    choice_label: str | None
    understood: Guess | None
    runners_up: tuple[Guess, ...]
    actions: tuple[str, ...]
    answers: tuple[Answer, ...]
    red_flag: str | None
    is_fallback: bool
    is_emergency: bool
    language: str | None = None  # of words that were not English
    withdrawn_red_flag: str | None = None  # a sign that the language model took back
    correction: "Correction | None" = None

    @property
    def margin(self) -> float | None:
        """How far the first intent was ahead of the second."""
        if not self.understood or not self.runners_up:
            return None
        return self.understood.confidence - self.runners_up[0].confidence

    @property
    def is_unanswered(self) -> bool:
        """True when the visitor was told that no answer could be given just then."""
        return any(answer.action == UNAVAILABLE for answer in self.answers)


@dataclass(frozen=True)
class Correction:
    """What a visitor meant who was not understood, by the question they chose next."""

    label: str
    intent: str


@dataclass(frozen=True)
class Booking:
    """That a consultation was asked for here; the details are not for this page."""

    code: str
    status: str


@dataclass(frozen=True)
class Conversation:
    """One conversation, turn by turn, oldest first."""

    id: str
    turns: tuple[TurnRecord, ...]
    bookings: tuple[Booking, ...]


def find_conversation(session: Session, conversation_id: str) -> Conversation | None:
    turns = session.scalars(
        select(Turn).where(Turn.conversation_id == conversation_id).order_by(Turn.id)
    ).all()
    if not turns:
        return None
    bookings = session.scalars(
        select(BookingRequest)
        .where(BookingRequest.conversation_id == conversation_id)
        .order_by(BookingRequest.id)
    )
    return Conversation(
        id=conversation_id,
        turns=_corrected([_turn(turn) for turn in turns]),
        bookings=tuple(Booking(b.code, b.status) for b in bookings),
    )


def has_conversation(session: Session, conversation_id: str) -> bool:
    """False once its words were deleted; see retention.py."""
    found = select(Turn.id).where(Turn.conversation_id == conversation_id).limit(1)
    return session.scalar(found) is not None


def _corrected(turns: list[TurnRecord]) -> tuple[TurnRecord, ...]:
    """Each turn that ended in "Did you mean", with the question that was chosen."""
    following: list[TurnRecord | None] = [*turns[1:], None]
    return tuple(
        replace(turn, correction=_correction(turn, after))
        for turn, after in zip(turns, following, strict=True)
    )


def _correction(turn: TurnRecord, after: TurnRecord | None) -> Correction | None:
    guessed = any(answer.action == DID_YOU_MEAN for answer in turn.answers)
    if not guessed or not after or not after.choice_label or not after.understood:
        return None
    return Correction(after.choice_label, after.understood.intent)


def _turn(row: Turn) -> TurnRecord:
    return TurnRecord(
        said_at=row.said_at,
        text=row.text,
        choice_label=row.choice_label,
        understood=row.intent and Guess(row.intent, row.confidence or 0.0),
        runners_up=tuple(_guess(item) for item in row.runners_up),
        actions=tuple(row.actions),
        answers=tuple(
            Answer(
                item.get("text") or "", item.get("kind") or "answer", item.get("action")
            )
            for item in row.answers
        ),
        red_flag=row.red_flag,
        is_fallback=row.fallback,
        is_emergency=row.emergency,
        language=_entity(row, "language"),
        withdrawn_red_flag=_entity(row, "withdrawn_red_flag"),
    )


def _entity(row: Turn, name: str) -> str | None:
    found = (str(e["value"]) for e in row.entities if e.get("entity") == name)
    return next(found, None)


def _guess(item: dict[str, Any]) -> Guess:
    return Guess(item["name"], float(item["confidence"]))
