"""The tables. Migrations make them; nothing else does."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import declarative_base, relationship

Base: Any = declarative_base()


class UtcDateTime(TypeDecorator):
    """A time zone aware UTC datetime, also where the database keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        if value is not None and value.tzinfo is None:
            raise ValueError("a datetime without a time zone cannot be stored")
        return value and value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> Any:
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value


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
    text = Column(Text, nullable=False)
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
    label = Column(String(200), nullable=False)
    payload = Column(String(200), nullable=False)


class Turn(Base):
    """What was said, understood and answered: the conversation log staff read."""

    __tablename__ = "turns"

    id = Column(Integer, primary_key=True, autoincrement=True)
    conversation_id = Column(String(255), nullable=False)
    message_id = Column(String(64), unique=True)  # the gateway's; null in rasa shell
    said_at = Column(UtcDateTime, nullable=False, index=True)
    text = Column(Text)  # typed words; null when a button was chosen
    choice_label = Column(String(200))
    intent = Column(String(100))
    confidence = Column(Float)
    runners_up = Column(JSON, nullable=False, default=list)  # [{name, confidence}]
    entities = Column(JSON, nullable=False, default=list)  # [{entity, value}]
    actions = Column(JSON, nullable=False, default=list)  # names, in order
    answers = Column(JSON, nullable=False, default=list)  # [{text, kind, action}]
    red_flag = Column(String(50))
    fallback = Column(Boolean, nullable=False, default=False)
    emergency = Column(Boolean, nullable=False, default=False)

    __table_args__ = (Index("ix_turns_conversation_id", "conversation_id", "id"),)


class BookingRequest(Base):
    """A wish for a consultation. `requested` until staff act; never `booked`."""

    __tablename__ = "booking_requests"

    id = Column(Integer, primary_key=True, autoincrement=True)
    code = Column(String(16), nullable=False, unique=True)
    idempotency_key = Column(String(64), nullable=False, unique=True)
    conversation_id = Column(String(255), nullable=False, index=True)
    status = Column(String(16), nullable=False)
    visitor_name = Column(String(200), nullable=False)
    visitor_phone = Column(String(20), nullable=False)  # E.164
    preferred_days = Column(String(200), nullable=False)
    preferred_time = Column(String(100), nullable=False)
    reason_category = Column(String(50))
    created_at = Column(UtcDateTime, nullable=False)
    updated_at = Column(UtcDateTime, nullable=False)


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
