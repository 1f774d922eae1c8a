"""Booking requests: stored once, however often they are sent; changed and cancelled."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.booking.request import (
    ConsentGiven,
    RequestDetails,
    SavedRequest,
    new_code,
)
from veinguide.booking.status import (
    CANCELLED,
    CHANGEABLE,
    EXPIRED,
    HANDLED,
    REQUESTED,
    SYSTEM,
    VISITOR,
    check_move,
)
from veinguide.errors import BookingError, StorageError
from veinguide.storage.booking_models import (
    BookingChange,
    BookingRequest,
    Consent,
    UnfinishedBooking,
)
from veinguide.storage.engine import committed
from veinguide.storage.outbox import CANCELLED as CANCELLED_EVENT
from veinguide.storage.outbox import CHANGED, NEW, enqueue
from veinguide.storage.sealed import vault_of

VISIT, CALL_BACK = "visit", "call_back"
# What a visitor may change, by the names of the columns.
COLUMNS = (
    "visitor_name",
    "guardian_name",
    "visitor_phone",
    "visitor_email",
    "preferred_days",
    "preferred_time",
    "reason_category",
    "visitor_note",
)

Result = TypeVar("Result")


def send_request(
    sessions: "sessionmaker[Session]",
    request: RequestDetails,
    *,
    channels: Sequence[str] = (),
    now: datetime | None = None,
) -> SavedRequest:
    """Store `request` in a transaction of its own, with what must tell of it.

    :raises StorageError: when it is not stored; sending it again is safe.
    """
    moment = now or datetime.now(timezone.utc)
    return in_transaction(
        sessions,
        lambda session: save_request(session, request, channels=channels, now=moment),
        "the booking request was not stored",
    )


def in_transaction(
    sessions: "sessionmaker[Session]", work: Callable[[Session], Result], failed: str
) -> Result:
    """Commit `work`; when another transaction was quicker, look again.

    :raises StorageError: saying `failed`; nothing was stored.
    """
    try:
        return committed(sessions, work)
    except SQLAlchemyError as error:
        raise StorageError(f"{failed} ({type(error).__name__})") from None


def save_request(
    session: Session,
    request: RequestDetails,
    *,
    channels: Sequence[str] = (),
    now: datetime,
    kind: str = VISIT,
) -> SavedRequest:
    """Add `request`, or find the one that was stored before.

    A call-back that this conversation left behind becomes the request itself.
    """
    drop_unfinished(session, request.conversation_id)
    key = _key(request, kind)
    stored = session.scalar(
        select(BookingRequest).where(BookingRequest.idempotency_key == key)
    )
    if stored:
        return SavedRequest(stored.code, is_new=False)
    left_behind = _open_call_back(session, request.conversation_id)
    if left_behind:
        _complete(session, left_behind, request, channels, kind, now)
        return SavedRequest(left_behind.code, is_new=True)
    row = BookingRequest(
        code=new_code(),
        idempotency_key=key,
        conversation_id=request.conversation_id,
        kind=kind,
        status=REQUESTED,
        revision=1,
        created_at=now,
        updated_at=now,
    )
    _fill(session, row, request)
    row.consents = [_consent(given) for given in request.consents]
    by = VISITOR if kind == VISIT else SYSTEM
    row.changes = [history_line(row, now, by, before=None)]
    session.add(row)
    session.flush()
    enqueue(session, row, NEW, channels, now=now)
    return SavedRequest(row.code, is_new=True)


def drop_unfinished(session: Session, conversation_id: str) -> None:
    """Forget what a form of this conversation had told; see keep_unfinished."""
    session.execute(
        delete(UnfinishedBooking).where(
            UnfinishedBooking.conversation_id == conversation_id
        )
    )


def _key(request: RequestDetails, kind: str) -> str:
    """A call-back is not the request itself, even if all is told by then."""
    return hashlib.sha256(f"{kind} {request.idempotency_key}".encode()).hexdigest()


def change_request(
    session: Session,
    code: str,
    request: RequestDetails,
    *,
    channels: Sequence[str] = (),
    now: datetime,
) -> bool:
    """Let the visitor's words replace what `code` held; whether anything changed.

    :raises BookingError: when staff have set or closed it meanwhile.
    """
    row = request_row(session, code)
    if row.status not in CHANGEABLE:
        raise BookingError(f"{code} is {row.status} and can no longer be changed")
    fields = _fill(session, row, request)
    asked_again = [_consent(given) for given in request.consents]
    news = [c for c in asked_again if _is_news(row, c)]
    if not fields and not news:
        return False
    row.consents = [*row.consents, *news]
    row.revision += 1
    row.updated_at = now
    row.changes.append(
        history_line(row, now, VISITOR, before=row.status, fields=fields)
    )
    session.flush()
    enqueue(session, row, CHANGED, channels, now=now)
    return True


def move_request(
    session: Session,
    code: str,
    status: str,
    *,
    by: str,
    now: datetime,
    note: str | None = None,
    visit_at: datetime | None = None,
    channels: Sequence[str] = (),
) -> None:
    """Give `code` another status; `by` is a staff e-mail, `visitor` or `system`.

    `visit_at` is the time that was agreed on, when one was. Staff need not be told
    what they did themselves, so only a visitor's cancelling goes out.

    :raises BookingError: when there is no such request or no such move.
    """
    row = request_row(session, code)
    check_move(row.status, status, by)
    before, row.status = row.status, status
    row.updated_at = now
    row.handled_at = now if status in HANDLED else None
    row.visit_at = visit_at or row.visit_at
    row.changes.append(
        history_line(row, now, by, before=before, note=note, visit_at=visit_at)
    )
    session.flush()
    if status == CANCELLED and by == VISITOR:
        enqueue(session, row, CANCELLED_EVENT, channels, now=now)


def expire_requests(session: Session, *, before: datetime, now: datetime) -> int:
    """Close what nobody has touched since `before`; how many."""
    old = session.scalars(
        select(BookingRequest.code).where(
            BookingRequest.status.in_(CHANGEABLE), BookingRequest.updated_at < before
        )
    ).all()
    for code in old:
        move_request(session, code, EXPIRED, by=SYSTEM, now=now)
    return len(old)


def delete_handled(session: Session, *, before: datetime) -> int:
    """Forget requests that were handled before `before`; how many."""
    rows = session.scalars(
        select(BookingRequest).where(BookingRequest.handled_at < before)
    ).all()
    for row in rows:
        session.delete(row)
    return len(rows)


def request_row(session: Session, code: str) -> BookingRequest:
    """:raises BookingError: when there is no such request."""
    row = session.scalar(select(BookingRequest).where(BookingRequest.code == code))
    if row is None:
        raise BookingError(f"there is no request {code}")
    return row


def _open_call_back(session: Session, conversation_id: str) -> BookingRequest | None:
    return session.scalar(
        select(BookingRequest).where(
            BookingRequest.conversation_id == conversation_id,
            BookingRequest.kind == CALL_BACK,
            BookingRequest.status == REQUESTED,
        )
    )


def _complete(
    session: Session,
    row: BookingRequest,
    request: RequestDetails,
    channels: Sequence[str],
    kind: str,
    now: datetime,
) -> None:
    fields = _fill(session, row, request)
    row.kind = kind
    row.idempotency_key = _key(request, kind)
    row.consents = [_consent(given) for given in request.consents]
    row.revision += 1
    row.updated_at = now
    row.changes.append(
        history_line(row, now, VISITOR, before=row.status, fields=fields)
    )
    session.flush()
    enqueue(session, row, CHANGED, channels, now=now)


def _fill(session: Session, row: BookingRequest, request: RequestDetails) -> list[str]:
    """Write the visitor's words into `row`; the names of what changed."""
    changed = [
        column for column in COLUMNS if getattr(row, column) != getattr(request, column)
    ]
    for column in changed:
        setattr(row, column, getattr(request, column))
    row.phone_hash = vault_of(session).hash_phone(request.visitor_phone)
    slot = request.slot
    row.slot_id = slot and slot.id
    row.slot_start = slot and slot.start
    row.slot_end = slot and slot.end
    return changed


def _is_news(row: BookingRequest, consent: Consent) -> bool:
    last = [c for c in row.consents if c.purpose == consent.purpose][-1:]
    return not last or last[0].given != consent.given


def _consent(given: ConsentGiven) -> Consent:
    return Consent(
        purpose=given.purpose,
        given=given.given,
        wording=given.wording,
        answered_at=given.answered_at,
    )


def history_line(
    row: BookingRequest,
    now: datetime,
    by: str,
    *,
    before: str | None,
    fields: Sequence[str] = (),
    note: str | None = None,
    visit_at: datetime | None = None,
) -> BookingChange:
    """How `row`, as it is now, came from the status `before`; for `row.changes`."""
    return BookingChange(
        changed_at=now,
        changed_by=by,
        status_before=before,
        status_after=row.status,
        fields=list(fields),
        note=note,
        visit_at=visit_at,
    )
