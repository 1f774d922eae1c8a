"""Write the conversation log: one row a turn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import desc, select
from sqlalchemy.orm import Session

from veinguide.storage.models import Turn

DID_YOU_MEAN = "utter_did_you_mean"
# Older turns are not asked for.
UNANSWERED_LOOKED_FOR = 20


@dataclass(frozen=True)
class Answer:
    """One message of the assistant. `action` is the response's name in domain.yml."""

    text: str
    kind: str
    action: str | None = None


@dataclass(frozen=True)
class RankedIntent:
    """An intent and its confidence, from 0 to 1."""

    name: str
    confidence: float


@dataclass(frozen=True)
class TurnRecord:
    """What was said, understood and answered. `text` is None for a chosen button."""

    conversation_id: str
    said_at: datetime
    text: str | None
    message_id: str | None = None
    choice_label: str | None = None
    intent: RankedIntent | None = None
    runners_up: Sequence[RankedIntent] = ()
    entities: Sequence[tuple[str, str]] = ()
    actions: Sequence[str] = ()
    answers: Sequence[Answer] = ()
    red_flag: str | None = None
    fallback: bool = field(default=False)

    @property
    def emergency(self) -> bool:
        return self.red_flag is not None


def record_turn(session: Session, record: TurnRecord) -> None:
    """Add the turn, or complete the one that the gateway wrote for its message.

    The gateway writes a turn itself when Rasa is late; Rasa may still finish it.
    What the visitor was shown then stays as the gateway wrote it.
    """
    turn = _turn_of_message(session, record.message_id) or _added(session, record)
    _complete(turn, record)


def record_unanswered(session: Session, record: TurnRecord) -> None:
    """Log a turn that Rasa did not answer, with what the gateway said instead.

    If Rasa logged the turn after all, only the answers are replaced.
    """
    turn = _turn_of_message(session, record.message_id)
    if turn is None:
        _complete(_added(session, record), record)
        return
    _write_answers(turn, record.answers)


def unanswered(session: Session, conversation_id: str, notice: str) -> tuple[str, ...]:
    """The ids of messages to which the visitor was shown the response `notice`.

    Not those that were said again, and then answered.
    """
    newest = session.scalars(
        select(Turn)
        .where(Turn.conversation_id == conversation_id)
        .order_by(desc(Turn.id))
        .limit(UNANSWERED_LOOKED_FOR)
    )
    answered, found = set(), []
    for turn in newest:
        words = turn.text or turn.choice_label
        if all(answer.get("action") != notice for answer in turn.answers):
            answered.add(words)
        elif turn.message_id and words not in answered:
            found.append(turn.message_id)
    return tuple(found)


def _added(session: Session, record: TurnRecord) -> Turn:
    turn = Turn(
        conversation_id=record.conversation_id,
        message_id=record.message_id,
        said_at=record.said_at,
        text=record.text,
        choice_label=record.choice_label,
        fallback=record.fallback,
    )
    _write_answers(turn, record.answers)
    session.add(turn)
    return turn


def _complete(turn: Turn, record: TurnRecord) -> None:
    turn.intent = record.intent and record.intent.name
    turn.confidence = record.intent and record.intent.confidence
    turn.runners_up = [
        {"name": r.name, "confidence": r.confidence} for r in record.runners_up
    ]
    turn.entities = [{"entity": e, "value": v} for e, v in record.entities]
    turn.actions = list(record.actions)
    turn.red_flag = record.red_flag or turn.red_flag
    turn.emergency = bool(turn.emergency) or record.emergency


def _turn_of_message(session: Session, message_id: str | None) -> Turn | None:
    if message_id is None:
        return None
    return session.scalars(
        select(Turn).where(Turn.message_id == message_id)
    ).one_or_none()


def _write_answers(turn: Turn, answers: Sequence[Answer]) -> None:
    turn.answers = [
        {"text": a.text, "kind": a.kind, "action": a.action} for a in answers
    ]
    turn.guessed = any(a.action == DID_YOU_MEAN for a in answers)
