"""Forms that are half done: kept while the visitor writes, then a call-back."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.errors import VaultError
from veinguide.storage.booking_models import UnfinishedBooking
from veinguide.storage.bookings import CALL_BACK, save_request
from veinguide.storage.models import Chat

logger = logging.getLogger(__name__)

NOT_KEPT = ("conversation_id", "slot", "consents")
# Of one form: sealed with a forgotten secret, or written by another release.
UNREADABLE = (
    VaultError,
    StatementError,
    AttributeError,
    KeyError,
    TypeError,
    ValueError,
)


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
    sessions: "sessionmaker[Session]",
    *,
    idle_since: datetime,
    channels: Sequence[str],
    now: datetime,
) -> int:
    """Make call-backs of forms whose chat is over or silent; how many.

    Each in a transaction of its own: one that cannot be read holds up no other.
    """
    over = select(Chat.id).where(or_(Chat.ended_at.isnot(None), Chat.expires_at <= now))
    is_left = or_(
        UnfinishedBooking.updated_at < idle_since,
        UnfinishedBooking.conversation_id.in_(over),
    )
    with sessions() as session:
        left = session.scalars(
            select(UnfinishedBooking.conversation_id).where(is_left)
        ).all()
    made = 0
    for conversation_id in left:
        try:
            with sessions.begin() as session:
                # The visitor may have gone on, or sent it, since the look before.
                row = session.scalar(
                    select(UnfinishedBooking).where(
                        UnfinishedBooking.conversation_id == conversation_id, is_left
                    )
                )
                if row is None:
                    continue
                details = _details(row)
                save_request(
                    session, details, channels=channels, now=now, kind=CALL_BACK
                )
        except OperationalError:
            raise
        except UNREADABLE as error:
            logger.error(
                "the half-done form of conversation %s became no call-back (%s)",
                *(conversation_id, type(error).__name__),
            )
        else:
            made += 1
    return made


def _details(row: UnfinishedBooking) -> RequestDetails:
    known = {each.name for each in fields(RequestDetails)} - {"conversation_id"}
    told = {name: value for name, value in row.details.items() if name in known}
    consents = tuple(
        ConsentGiven(**{**c, "answered_at": datetime.fromisoformat(c["answered_at"])})
        for c in told.pop("consents")
    )
    return RequestDetails(
        conversation_id=row.conversation_id, consents=consents, **told
    )
