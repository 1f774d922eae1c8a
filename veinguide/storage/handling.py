"""What staff do to a request: move what they have seen, and leave notes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from veinguide.storage.booking_models import BookingRequest, Delivery
from veinguide.storage.bookings import history_line, move_request, request_row
from veinguide.storage.outbox import try_now

NOTE_MAXIMUM_CHARACTERS = 500


@dataclass(frozen=True)
class Seen:
    """How a request stood on the page from which somebody acts."""

    status: str
    revision: int


def move_seen_request(
    session: Session,
    code: str,
    status: str,
    *,
    seen: Seen,
    by: str,
    now: datetime,
    note: str | None = None,
    visit_at: datetime | None = None,
) -> bool:
    """Do as move_request; False, and nothing done, when it is not as `seen` any more.

    :raises BookingError: when there is no such move.
    """
    if not _hold(session, code, seen, now):
        return False
    move_request(session, code, status, by=by, now=now, note=note, visit_at=visit_at)
    return True


def move_visit(
    session: Session,
    code: str,
    visit_at: datetime,
    *,
    seen: Seen,
    by: str,
    now: datetime,
    note: str | None = None,
) -> bool:
    """Note that another time was agreed on; False as in move_seen_request."""
    if not _hold(session, code, seen, now):
        return False
    row = request_row(session, code)
    row.updated_at = now
    row.visit_at = visit_at
    row.revision += 1
    row.changes.append(
        history_line(row, now, by, before=row.status, note=note, visit_at=visit_at)
    )
    return True


def add_note(session: Session, code: str, note: str, *, by: str, now: datetime) -> None:
    """Write `note` into the history; a request that is worked on expires later.

    :raises BookingError: when there is no such request.
    """
    row = request_row(session, code)
    row.updated_at = now
    row.changes.append(history_line(row, now, by, before=row.status, note=note))


def try_delivery_again(
    session: Session, code: str, delivery_id: int, *, now: datetime
) -> bool:
    """Whether `delivery_id` belongs to `code` and is still to be done."""
    waiting = session.scalar(
        select(Delivery.id)
        .join(BookingRequest, BookingRequest.id == Delivery.request_id)
        .where(
            BookingRequest.code == code,
            Delivery.id == delivery_id,
            Delivery.delivered_at.is_(None),
        )
    )
    if waiting is None:
        return False
    try_now(session, waiting, now=now)
    return True


def _hold(session: Session, code: str, seen: Seen, now: datetime) -> bool:
    """Whether it is still as `seen`; nobody else may change it until the commit."""
    # The update holds the row until the commit, so of two members only one is first.
    still = session.execute(
        update(BookingRequest)
        .where(
            BookingRequest.code == code,
            BookingRequest.status == seen.status,
            BookingRequest.revision == seen.revision,
        )
        .values(updated_at=now)
        .execution_options(synchronize_session=False)
    )
    return bool(still.rowcount)
