"""The tables of chats, the conversation log and staff; migrations make them."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
)
from sqlalchemy.orm import relationship

from veinguide.storage.base import Base, UtcDateTime
from veinguide.storage.sealed import SealedJSON, SealedText


class Chat(Base):
    """One visitor's conversation. Its id names it in Rasa; the token opens it."""

    __tablename__ = "chats"

    id = Column(String(32), primary_key=True)
    token_hash = Column(String(64), nullable=False, unique=True)
    created_at = Column(UtcDateTime, nullable=False, index=True)
    expires_at = Column(UtcDateTime, nullable=False)
    ended_at = Column(UtcDateTime)

    messages = relationship(
        "Message", cascade="all, delete-orphan", order_by="Message.position"
    )


class Message(Base):
    """What the visitor saw: typed words, choices and replies, in order."""

    __tablename__ = "messages"

    position = Column(Integer, primary_key=True, autoincrement=True)
    id = Column(String(32), nullable=False, unique=True)
    chat_id = Column(
        ForeignKey("chats.id", ondelete="CASCADE"), nullable=False, index=True
    )
    author = Column(String(16), nullable=False)  # visitor | assistant
    kind = Column(String(16), nullable=False)
    text = Column(SealedText, nullable=False)
    sources = Column(JSON, nullable=False, default=list)
    created_at = Column(UtcDateTime, nullable=False)

    choices = relationship(
        "Choice", cascade="all, delete-orphan", order_by="Choice.position"
    )


class Choice(Base):
    """A button the server issued; only its id leaves, never its payload."""

    __tablename__ = "choices"

    position = Column(Integer, primary_key=True, autoincrement=True)
    id = Column(String(32), nullable=False, unique=True)
    message_position = Column(
        ForeignKey("messages.position", ondelete="CASCADE"), nullable=False, index=True
    )
    label = Column(SealedText, nullable=False)
    payload = Column(String(200), nullable=False)


class Turn(Base):
    """What was said, understood and answered: the conversation log staff read."""

    __tablename__ = "turns"

    id = Column(Integer, primary_key=True, autoincrement=True)
    conversation_id = Column(String(255), nullable=False)
    message_id = Column(String(64), unique=True)  # the gateway's; null in rasa shell
    said_at = Column(UtcDateTime, nullable=False, index=True)
    text = Column(SealedText)  # typed words; null when a button was chosen
    choice_label = Column(SealedText)
    intent = Column(String(100))
    confidence = Column(Float)
    runners_up = Column(JSON, nullable=False, default=list)  # [{name, confidence}]
    entities = Column(SealedJSON, nullable=False, default=list)  # [{entity, value}]
    actions = Column(JSON, nullable=False, default=list)  # names, in order
    answers = Column(SealedJSON, nullable=False, default=list)  # [{text, kind, action}]
    red_flag = Column(String(50))
    fallback = Column(Boolean, nullable=False, default=False)
    emergency = Column(Boolean, nullable=False, default=False)
    guessed = Column(Boolean, nullable=False, default=False)  # asked "Did you mean"

    __table_args__ = (
        Index("ix_turns_conversation_id", "conversation_id", "id"),
        # For staff who look for one kind of turn, of one day or of all.
        Index("ix_turns_emergency", "emergency", "said_at", "conversation_id"),
        Index("ix_turns_fallback", "fallback", "said_at", "conversation_id"),
        Index("ix_turns_guessed", "guessed", "said_at", "conversation_id"),
    )


class StaffMember(Base):
    """Somebody who may read conversations."""

    __tablename__ = "staff_members"

    id = Column(Integer, primary_key=True, autoincrement=True)
    email = Column(String(254), nullable=False, unique=True)
    password_hash = Column(String(200), nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    disabled_at = Column(UtcDateTime)


class StaffSession(Base):
    """A signed-in browser; the cookie holds the token, the table its hash."""

    __tablename__ = "staff_sessions"

    token_hash = Column(String(64), primary_key=True)
    staff_id = Column(
        ForeignKey("staff_members.id", ondelete="CASCADE"), nullable=False, index=True
    )
    created_at = Column(UtcDateTime, nullable=False)
    last_seen_at = Column(UtcDateTime, nullable=False)

    member = relationship("StaffMember")
