"""The outbox: what must reach the clinic's systems, stored with the request."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from veinguide.storage.booking_models import BookingRequest, Delivery

NEW, CHANGED, CANCELLED = "requested", "changed", "cancelled"
ERROR_CHARACTERS = 500


@dataclass(frozen=True)
class DueDelivery:
    """A delivery that this worker has claimed. `receipt`: what the first one got."""

    id: int
    request_code: str
    channel: str
    event: str
    idempotency_key: str
    attempts: int
    receipt: str | None


def enqueue(
    session: Session,
    request: BookingRequest,
    event: str,
    channels: Sequence[str],
    *,
    now: datetime,
) -> None:
    """One delivery for each channel; the key guards the other side against twice."""
    for channel in channels:
        named = f"{request.code} {channel} {event} {request.revision}"
        session.add(
            Delivery(
                request_id=request.id,
                channel=channel,
                event=event,
                idempotency_key=hashlib.sha256(named.encode()).hexdigest()[:32],
                created_at=now,
                attempts=0,
                next_attempt_at=now,
            )
        )


def claim_due(
    session: Session, *, now: datetime, lease: timedelta
) -> DueDelivery | None:
    """The delivery that waits longest, taken for `lease`; None when none is due.

    A request's deliveries over one channel go out in order: a change never overtakes
    the request itself.
    """
    earlier = Delivery.__table__.alias("earlier")
    blocked = (
        select(earlier.c.id)
        .where(
            earlier.c.request_id == Delivery.request_id,
            earlier.c.channel == Delivery.channel,
            earlier.c.id < Delivery.id,
            earlier.c.delivered_at.is_(None),
        )
        .exists()
    )
    free = or_(Delivery.claimed_until.is_(None), Delivery.claimed_until <= now)
    for row in session.scalars(
        select(Delivery)
        .where(
            Delivery.delivered_at.is_(None),
            Delivery.next_attempt_at <= now,
            free,
            ~blocked,
        )
        .order_by(Delivery.next_attempt_at, Delivery.id)
    ).all():
        taken = session.execute(
            update(Delivery)
            .where(Delivery.id == row.id, Delivery.delivered_at.is_(None), free)
            .values(claimed_until=now + lease)
            .execution_options(synchronize_session=False)
        )
        if taken.rowcount:
            return _due(session, row)
    return None


def record_delivered(
    session: Session, delivery_id: int, *, now: datetime, receipt: str | None
) -> None:
    row = session.get(Delivery, delivery_id)
    if row is None:  # the request was deleted meanwhile
        return
    row.attempts += 1
    row.delivered_at = now
    row.claimed_until = None
    row.receipt = receipt
    row.last_error = None


def record_failed(
    session: Session, delivery_id: int, *, error: str, next_attempt_at: datetime
) -> None:
    row = session.get(Delivery, delivery_id)
    if row is None:
        return
    row.attempts += 1
    row.claimed_until = None
    row.next_attempt_at = next_attempt_at
    row.last_error = error[:ERROR_CHARACTERS]


def try_now(session: Session, delivery_id: int, *, now: datetime) -> None:
    """Do not wait for the next attempt; staff asked for it."""
    row = session.get(Delivery, delivery_id)
    if row is not None and row.delivered_at is None:
        row.next_attempt_at = now


def _due(session: Session, row: Delivery) -> DueDelivery:
    receipt = session.scalar(
        select(Delivery.receipt)
        .where(
            Delivery.request_id == row.request_id,
            Delivery.channel == row.channel,
            Delivery.receipt.isnot(None),
        )
        .order_by(Delivery.id)
        .limit(1)
    )
    code = session.scalar(
        select(BookingRequest.code).where(BookingRequest.id == row.request_id)
    )
    return DueDelivery(
        id=row.id,
        request_code=str(code),
        channel=row.channel,
        event=row.event,
        idempotency_key=row.idempotency_key,
        attempts=row.attempts,
        receipt=receipt,
    )
