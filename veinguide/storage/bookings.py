"""Booking requests: stored once, however often they are sent."""

from datetime import datetime, timezone

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.booking.request import RequestDetails, SavedRequest, new_code
from veinguide.errors import StorageError
from veinguide.storage.models import BookingRequest

REQUESTED = "requested"
# A code that is taken, or the same request from another tab: the next try sees it.
TRIES = 3


def send_request(
    sessions: "sessionmaker[Session]", request: RequestDetails
) -> SavedRequest:
    """Store `request` in a transaction of its own.

    :raises StorageError: when it is not stored; sending it again is safe.
    """
    try:
        for _ in range(TRIES - 1):
            try:
                return _committed(sessions, request)
            except IntegrityError:
                continue
        return _committed(sessions, request)
    except SQLAlchemyError as error:
        raise StorageError("the booking request was not stored") from error


def save_request(session: Session, request: RequestDetails) -> SavedRequest:
    """Add `request`, or find the one that was stored before."""
    stored = session.scalar(
        select(BookingRequest).where(
            BookingRequest.idempotency_key == request.idempotency_key
        )
    )
    if stored:
        return SavedRequest(stored.code, is_new=False)
    now = datetime.now(timezone.utc)
    row = BookingRequest(
        code=new_code(),
        idempotency_key=request.idempotency_key,
        conversation_id=request.conversation_id,
        status=REQUESTED,
        visitor_name=request.visitor_name,
        visitor_phone=request.visitor_phone,
        preferred_days=request.preferred_days,
        preferred_time=request.preferred_time,
        reason_category=request.reason_category,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    return SavedRequest(row.code, is_new=True)


def _committed(
    sessions: "sessionmaker[Session]", request: RequestDetails
) -> SavedRequest:
    with sessions.begin() as session:
        return save_request(session, request)
