"""The tables of booking. Migrations make them; nothing else does."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String
from sqlalchemy.orm import relationship

from veinguide.storage.base import Base, UtcDateTime
from veinguide.storage.sealed import SealedJSON, SealedMoment, SealedText


class BookingRequest(Base):
    """A wish for a consultation. `requested` until staff act; never `booked`.

    A call-back is what a visitor left half done; its days and time may be unknown.
    """

    __tablename__ = "booking_requests"

    id = Column(Integer, primary_key=True, autoincrement=True)
    code = Column(String(16), nullable=False, unique=True)
    idempotency_key = Column(String(64), nullable=False, unique=True)
    conversation_id = Column(String(255), nullable=False, index=True)
    kind = Column(String(16), nullable=False)  # visit | call_back
    status = Column(String(16), nullable=False, index=True)
    visitor_name = Column(SealedText)
    guardian_name = Column(SealedText)  # for a visitor under 18
    visitor_phone = Column(SealedText, nullable=False)  # see phones.to_stored
    phone_hash = Column(String(64), nullable=False, index=True)
    visitor_email = Column(SealedText)
    preferred_days = Column(SealedText)
    preferred_time = Column(SealedText)
    slot_start = Column(UtcDateTime)  # a free time that was offered and chosen
    slot_end = Column(UtcDateTime)
    slot_id = Column(String(200))  # as the source of free times names it
    reason_category = Column(SealedText)
    visitor_note = Column(SealedText)  # what the visitor wants the staff to know
    visit_at = Column(SealedMoment)  # what staff and visitor agreed on
    # Counts the changes that leave the status as it is, but notes.
    revision = Column(Integer, nullable=False, default=1)
    created_at = Column(UtcDateTime, nullable=False)
    updated_at = Column(UtcDateTime, nullable=False)
    handled_at = Column(UtcDateTime, index=True)  # when nothing was left to do

    consents = relationship(
        "Consent", cascade="all, delete-orphan", order_by="Consent.id"
    )
    changes = relationship(
        "BookingChange", cascade="all, delete-orphan", order_by="BookingChange.id"
    )
    deliveries = relationship(
        "Delivery", cascade="all, delete-orphan", order_by="Delivery.id"
    )


class Consent(Base):
    """What a visitor allowed or refused, to which words, and when."""

    __tablename__ = "consents"

    id = Column(Integer, primary_key=True, autoincrement=True)
    request_id = Column(
        ForeignKey("booking_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    purpose = Column(String(16), nullable=False)  # call | text
    given = Column(Boolean, nullable=False)
    wording = Column(String(16), nullable=False)  # version, see content/consents.yml
    answered_at = Column(UtcDateTime, nullable=False)


class BookingChange(Base):
    """One change of a request: who, when, and what it was and became."""

    __tablename__ = "booking_changes"

    id = Column(Integer, primary_key=True, autoincrement=True)
    request_id = Column(
        ForeignKey("booking_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    changed_at = Column(UtcDateTime, nullable=False)
    changed_by = Column(String(254), nullable=False)  # visitor | system | an email
    status_before = Column(String(16))  # null: the request was made
    status_after = Column(String(16), nullable=False)
    fields = Column(JSON, nullable=False, default=list)  # names of changed columns
    note = Column(SealedText)
    visit_at = Column(SealedMoment)  # the time that was agreed on with this change


class Delivery(Base):
    """The outbox: something that one channel must tell the clinic's system, once."""

    __tablename__ = "deliveries"

    id = Column(Integer, primary_key=True, autoincrement=True)
    request_id = Column(
        ForeignKey("booking_requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    channel = Column(String(16), nullable=False)  # webhook | email | fhir
    event = Column(String(16), nullable=False)  # requested | changed | cancelled
    idempotency_key = Column(String(64), nullable=False, unique=True)
    created_at = Column(UtcDateTime, nullable=False)
    attempts = Column(Integer, nullable=False, default=0)
    next_attempt_at = Column(UtcDateTime, nullable=False)
    claimed_until = Column(UtcDateTime)  # another worker may not take it before
    delivered_at = Column(UtcDateTime)
    receipt = Column(String(200))  # what the other system calls it
    last_error = Column(String(500))  # never a visitor's words

    __table_args__ = (Index("ix_deliveries_due", "delivered_at", "next_attempt_at"),)


class UnfinishedBooking(Base):
    """A form that is half done, kept so that staff can call back if it stays so."""

    __tablename__ = "unfinished_bookings"

    conversation_id = Column(String(255), primary_key=True)
    details = Column(SealedJSON, nullable=False)
    updated_at = Column(UtcDateTime, nullable=False, index=True)


class LookupAttempt(Base):
    """A try to open a request by its code that failed; counted against guessing."""

    __tablename__ = "lookup_attempts"

    id = Column(Integer, primary_key=True, autoincrement=True)
    counted_for = Column(String(80), nullable=False, index=True)
    tried_at = Column(UtcDateTime, nullable=False, index=True)
