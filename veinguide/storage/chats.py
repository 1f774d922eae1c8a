"""The visitor's side of a chat: sessions, what was shown, the buttons issued."""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from veinguide.storage.models import Chat, Choice, Message

VISITOR = "visitor"
ASSISTANT = "assistant"


@dataclass(frozen=True)
class ChatRecord:
    """One visitor's session; `id` also names the conversation in Rasa."""

    id: str
    expires_at: datetime
    ended_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        return self.ended_at is not None or self.expires_at <= now


@dataclass(frozen=True)
class NewChoice:
    """A button to issue: what it says and what Rasa is sent when it is chosen."""

    label: str
    payload: str


@dataclass(frozen=True)
class SourceRecord:
    """Where an answer comes from, as a link to show."""

    label: str
    url: str | None


@dataclass(frozen=True)
class NewReply:
    """Something the assistant is about to say."""

    kind: str
    text: str
    choices: tuple[NewChoice, ...] = ()
    sources: tuple[SourceRecord, ...] = ()


@dataclass(frozen=True)
class ChoiceRecord:
    """A button that was issued; the payload never leaves the server."""

    id: str
    label: str
    payload: str


@dataclass(frozen=True)
class MessageRecord:
    """One item of the visible history."""

    id: str
    author: str
    kind: str
    text: str
    created_at: datetime
    choices: tuple[ChoiceRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()


def start_chat(
    session: Session, *, token_hash: str, now: datetime, lifetime: timedelta
) -> ChatRecord:
    chat = Chat(
        id=uuid.uuid4().hex,
        token_hash=token_hash,
        created_at=now,
        expires_at=now + lifetime,
    )
    session.add(chat)
    session.flush()
    return ChatRecord(chat.id, chat.expires_at)


def find_chat(session: Session, *, token_hash: str) -> ChatRecord | None:
    """The chat that the token opens, also when it is over."""
    chat = session.scalars(select(Chat).where(Chat.token_hash == token_hash)).first()
    return chat and ChatRecord(chat.id, chat.expires_at, chat.ended_at)


def end_chat(session: Session, chat_id: str, *, now: datetime) -> None:
    """Kill the token and delete what the visitor could see; the staff log stays."""
    session.execute(update(Chat).where(Chat.id == chat_id).values(ended_at=now))
    delete_messages(session, select(Message.position).where(Message.chat_id == chat_id))


def delete_messages(session: Session, positions: object) -> None:
    """Delete the messages that a select of positions names, and their buttons."""
    session.execute(
        delete(Choice)
        .where(Choice.message_position.in_(positions))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(Message)
        .where(Message.position.in_(positions))
        .execution_options(synchronize_session=False)
    )


def add_visitor_message(
    session: Session, chat_id: str, text: str, *, now: datetime
) -> str:
    """Store what the visitor typed, or the label chosen; the message's id."""
    row = Message(
        id=uuid.uuid4().hex,
        chat_id=chat_id,
        author=VISITOR,
        kind=VISITOR,
        text=text,
        sources=[],
        created_at=now,
    )
    session.add(row)
    session.flush()
    return str(row.id)


def drawn_up(replies: Sequence[NewReply], *, now: datetime) -> list[MessageRecord]:
    """What the assistant says, as it is shown; it is not stored yet."""
    return [
        MessageRecord(
            id=uuid.uuid4().hex,
            author=ASSISTANT,
            kind=reply.kind,
            text=reply.text,
            created_at=now,
            choices=tuple(
                ChoiceRecord(secrets.token_hex(16), c.label, c.payload)
                for c in reply.choices
            ),
            sources=reply.sources,
        )
        for reply in replies
    ]


def add_replies(
    session: Session, chat_id: str, replies: Sequence[MessageRecord]
) -> None:
    """Store what the assistant says, in the order given, with its buttons.

    Nothing where the visitor has ended the chat meanwhile.
    """
    # An update, not a look: nobody can end the chat until this is written.
    is_open = session.execute(
        update(Chat)
        .where(Chat.id == chat_id, Chat.ended_at.is_(None))
        .values(ended_at=None)
    ).rowcount
    if not is_open:
        return
    for reply in replies:
        row = Message(
            id=reply.id,
            chat_id=chat_id,
            author=reply.author,
            kind=reply.kind,
            text=reply.text,
            sources=[{"label": s.label, "url": s.url} for s in reply.sources],
            created_at=reply.created_at,
            choices=[
                Choice(id=c.id, label=c.label, payload=c.payload) for c in reply.choices
            ],
        )
        session.add(row)
        session.flush()


def history(session: Session, chat_id: str) -> list[MessageRecord]:
    """Everything the visitor has seen and said, oldest first."""
    rows = session.scalars(
        select(Message).where(Message.chat_id == chat_id).order_by(Message.position)
    )
    return [_record(row) for row in rows]


def find_choice(session: Session, chat_id: str, choice_id: str) -> ChoiceRecord | None:
    """A button of this chat, however old; None for another chat's."""
    choice = session.scalars(
        select(Choice)
        .join(Message, Message.position == Choice.message_position)
        .where(Choice.id == choice_id, Message.chat_id == chat_id)
    ).first()
    return choice and ChoiceRecord(choice.id, choice.label, choice.payload)


def _record(row: Message) -> MessageRecord:
    return MessageRecord(
        id=row.id,
        author=row.author,
        kind=row.kind,
        text=row.text,
        created_at=row.created_at,
        choices=tuple(ChoiceRecord(c.id, c.label, c.payload) for c in row.choices),
        sources=tuple(SourceRecord(s["label"], s["url"]) for s in row.sources),
    )
