"""Open a request by its code and phone number; guessing leads nowhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from veinguide.storage.booking_models import BookingRequest, LookupAttempt
from veinguide.storage.requests import RequestRecord, read_request
from veinguide.storage.sealed import vault_of

WINDOW = timedelta(hours=24)
# A code has 14 million forms: ten tries a day for one number open nothing by chance.
TRIES_PER_CONVERSATION = 5
TRIES_PER_PHONE = 10
TRIES_PER_CODE = 10


@dataclass(frozen=True)
class Lookup:
    """`request` is None when code and number do not belong together."""

    request: RequestRecord | None = None
    too_many_tries: bool = False


def look_up(
    session: Session, *, conversation_id: str, code: str, phone: str, now: datetime
) -> Lookup:
    """The request that has both; `phone` is E.164.

    After too many tries the answer is the same for a right pair as for a wrong one.
    """
    phone_hash = vault_of(session).hash_phone(phone)
    counted = {
        f"conversation {conversation_id}"[:80]: TRIES_PER_CONVERSATION,
        f"phone {phone_hash}": TRIES_PER_PHONE,
        f"code {code}": TRIES_PER_CODE,
    }
    if any(_tries(session, name, now) >= most for name, most in counted.items()):
        return Lookup(too_many_tries=True)
    row = session.scalar(
        select(BookingRequest).where(
            BookingRequest.code == code, BookingRequest.phone_hash == phone_hash
        )
    )
    if row is None:
        session.add_all(LookupAttempt(counted_for=n, tried_at=now) for n in counted)
        return Lookup()
    return Lookup(read_request(row))


def forget_attempts(session: Session, *, now: datetime) -> None:
    session.execute(delete(LookupAttempt).where(LookupAttempt.tried_at < now - WINDOW))


def _tries(session: Session, name: str, now: datetime) -> int:
    return int(
        session.scalar(
            select(func.count())
            .select_from(LookupAttempt)
            .where(
                LookupAttempt.counted_for == name,
                LookupAttempt.tried_at > now - WINDOW,
            )
        )
        or 0
    )
