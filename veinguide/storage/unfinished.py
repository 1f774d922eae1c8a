"""Forms that are half done: kept while the visitor writes, then a call-back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.storage.booking_models import UnfinishedBooking
from veinguide.storage.bookings import CALL_BACK, save_request
from veinguide.storage.models import Chat

NOT_KEPT = ("conversation_id", "slot", "consents")


def keep_unfinished(
    session: Session, details: RequestDetails, *, now: datetime
) -> None:
    """Remember what this conversation has told so far, instead of what it had."""
    told = asdict(details)
    kept = {name: value for name, value in told.items() if name not in NOT_KEPT}
    kept["consents"] = [
        {**asdict(c), "answered_at": c.answered_at.isoformat()}
        for c in details.consents
    ]
    session.merge(
        UnfinishedBooking(
            conversation_id=details.conversation_id, details=kept, updated_at=now
        )
    )


def call_back_unfinished(
    session: Session, *, idle_since: datetime, channels: Sequence[str], now: datetime
) -> int:
    """Make call-backs of forms whose chat is over or silent; how many."""
    over = select(Chat.id).where(or_(Chat.ended_at.isnot(None), Chat.expires_at <= now))
    rows = session.scalars(
        select(UnfinishedBooking).where(
            or_(
                UnfinishedBooking.updated_at < idle_since,
                UnfinishedBooking.conversation_id.in_(over),
            )
        )
    ).all()
    for row in rows:
        details = _details(row)
        save_request(session, details, channels=channels, now=now, kind=CALL_BACK)
    return len(rows)


def _details(row: UnfinishedBooking) -> RequestDetails:
    told = dict(row.details)
    consents = tuple(
        ConsentGiven(**{**c, "answered_at": datetime.fromisoformat(c["answered_at"])})
        for c in told.pop("consents")
    )
    return RequestDetails(
        conversation_id=row.conversation_id, consents=consents, **told
    )
