"""Reading booking requests, for staff and for what delivers them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from veinguide.booking.request import ConsentGiven, Slot
from veinguide.booking.status import HANDLED
from veinguide.storage.booking_models import (
    BookingChange,
    BookingRequest,
    Consent,
    Delivery,
)

# A delivery that failed this often needs a look by staff.
STAFF_TOLD_AFTER_ATTEMPTS = 3
WISHES = {"preferred_days", "preferred_time"}
# Names are sealed, so each one that is looked at must be opened first.
MOST_NAMES_OPENED = 500


@dataclass(frozen=True)
class ChangeRecord:
    """One line of a request's history; `before` is None when it was made."""

    at: datetime
    by: str
    before: str | None
    after: str
    fields: tuple[str, ...]
    note: str | None
    visit_at: datetime | None  # when another time was agreed on


@dataclass(frozen=True)
class DeliveryRecord:
    """How one delivery stands."""

    id: int
    channel: str
    event: str
    created_at: datetime
    attempts: int
    next_attempt_at: datetime
    delivered_at: datetime | None
    last_error: str | None

    @property
    def is_stuck(self) -> bool:
        return self.delivered_at is None and self.attempts >= STAFF_TOLD_AFTER_ATTEMPTS


@dataclass(frozen=True)
class RequestRecord:
    """A request as it stands now. `kind` is visit or call_back.

    The phone number is as phones.to_stored writes it, the name as contacts.together.
    """

    code: str
    kind: str
    status: str
    conversation_id: str
    visitor_phone: str
    visitor_name: str | None
    guardian_name: str | None
    visitor_email: str | None
    preferred_days: str | None
    preferred_time: str | None
    slot: Slot | None
    reason_category: str | None
    visitor_note: str | None
    visit_at: datetime | None  # the time that staff and visitor agreed on
    revision: int
    created_at: datetime
    updated_at: datetime
    handled_at: datetime | None
    consents: tuple[ConsentGiven, ...]
    changes: tuple[ChangeRecord, ...]
    deliveries: tuple[DeliveryRecord, ...]

    def answer_to(self, purpose: str) -> ConsentGiven | None:
        """The last answer counts; None when the visitor was not asked."""
        answers = [c for c in self.consents if c.purpose == purpose]
        return answers[-1] if answers else None

    def consents_to(self, purpose: str) -> bool:
        answer = self.answer_to(purpose)
        return answer is not None and answer.given

    @property
    def is_stuck(self) -> bool:
        return any(delivery.is_stuck for delivery in self.deliveries)

    @property
    def refuses_calls_and_texts(self) -> bool:
        call = self.answer_to("call")
        return call is not None and not (call.given or self.consents_to("text"))

    @property
    def wished_at(self) -> datetime:
        """When the days and the time of day were last said."""
        said = [c.at for c in self.changes if WISHES.intersection(c.fields)]
        return said[-1] if said else self.created_at


def find_request(session: Session, code: str) -> RequestRecord | None:
    row = session.scalar(select(BookingRequest).where(BookingRequest.code == code))
    return row and read_request(row)


def requests_with_status(
    session: Session, statuses: Sequence[str], *, limit: int, offset: int = 0
) -> list[RequestRecord]:
    """The newest first."""
    wanted = _newest_first().where(BookingRequest.status.in_(statuses))
    rows = session.scalars(wanted.limit(limit).offset(offset))
    return [read_request(row) for row in rows]


def longest_waiting(
    session: Session, statuses: Sequence[str], *, limit: int, offset: int = 0
) -> list[RequestRecord]:
    """The oldest first."""
    wanted = (
        _whole()
        .where(BookingRequest.status.in_(statuses))
        .order_by(BookingRequest.created_at, BookingRequest.id)
    )
    rows = session.scalars(wanted.limit(limit).offset(offset))
    return [read_request(row) for row in rows]


def next_visits(
    session: Session, status: str, *, limit: int, offset: int = 0
) -> list[RequestRecord]:
    """By the time agreed on, those without one last; all are opened to be sorted."""
    rows = session.execute(
        select(BookingRequest.id, BookingRequest.visit_at).where(
            BookingRequest.status == status
        )
    ).all()
    timed = sorted((row.visit_at, row.id) for row in rows if row.visit_at)
    ids = [each for _, each in timed] + [row.id for row in rows if not row.visit_at]
    return _in_order(session, ids[offset : offset + limit])


def stuck_requests(
    session: Session, *, attempts: int, limit: int, offset: int = 0
) -> list[RequestRecord]:
    """Those with a delivery that count_stuck counts, the newest first."""
    wanted = _newest_first().where(BookingRequest.id.in_(_stuck_ids(attempts)))
    rows = session.scalars(wanted.limit(limit).offset(offset))
    return [read_request(row) for row in rows]


def count_stuck_requests(session: Session, *, attempts: int) -> int:
    stuck = _stuck_ids(attempts).distinct().subquery()
    return int(session.scalar(select(func.count()).select_from(stuck)) or 0)


def requests_by_phone(session: Session, phone_hash: str) -> list[RequestRecord]:
    """Every request of one number, the newest first; see Vault.hash_phone."""
    return _all(session, BookingRequest.phone_hash == phone_hash)


def requests_by_name(
    session: Session, is_it: Callable[[str], bool]
) -> list[RequestRecord]:
    """Those that are not handled and whose visitor or guardian `is_it`, newest first.

    Only the newest MOST_NAMES_OPENED are looked at.
    """
    rows = session.execute(
        select(
            BookingRequest.id, BookingRequest.visitor_name, BookingRequest.guardian_name
        )
        .where(BookingRequest.status.notin_(HANDLED))
        .order_by(BookingRequest.id.desc())
        .limit(MOST_NAMES_OPENED)
    ).all()
    found = [
        row.id
        for row in rows
        if any(name and is_it(name) for name in (row.visitor_name, row.guardian_name))
    ]
    return _in_order(session, found)


def requests_of(session: Session, conversation_id: str) -> list[RequestRecord]:
    """Every request that was sent in one conversation, the newest first."""
    return _all(session, BookingRequest.conversation_id == conversation_id)


def count_by_status(session: Session) -> dict[str, int]:
    rows = session.execute(
        select(BookingRequest.status, func.count()).group_by(BookingRequest.status)
    )
    return {status: int(count) for status, count in rows}


def count_stuck(session: Session, *, attempts: int) -> int:
    """Deliveries that failed `attempts` times or more and are still not through."""
    return int(
        session.scalar(
            select(func.count()).select_from(Delivery).where(*_is_stuck(attempts))
        )
        or 0
    )


def read_request(row: BookingRequest) -> RequestRecord:
    slot = Slot(row.slot_id, row.slot_start, row.slot_end) if row.slot_id else None
    return RequestRecord(
        code=row.code,
        kind=row.kind,
        status=row.status,
        conversation_id=row.conversation_id,
        visitor_phone=row.visitor_phone,
        visitor_name=row.visitor_name,
        guardian_name=row.guardian_name,
        visitor_email=row.visitor_email,
        preferred_days=row.preferred_days,
        preferred_time=row.preferred_time,
        slot=slot,
        reason_category=row.reason_category,
        visitor_note=row.visitor_note,
        visit_at=row.visit_at,
        revision=row.revision,
        created_at=row.created_at,
        updated_at=row.updated_at,
        handled_at=row.handled_at,
        consents=tuple(_consent(c) for c in row.consents),
        changes=tuple(_change(c) for c in row.changes),
        deliveries=tuple(_delivery(d) for d in row.deliveries),
    )


def _all(session: Session, are: Any) -> list[RequestRecord]:
    rows = session.scalars(_newest_first().where(are))
    return [read_request(row) for row in rows]


def _newest_first() -> Any:
    return _whole().order_by(BookingRequest.id.desc())


def _whole() -> Any:
    """Whole requests in four queries, however many there are."""
    return select(BookingRequest).options(
        selectinload(BookingRequest.consents),
        selectinload(BookingRequest.changes),
        selectinload(BookingRequest.deliveries),
    )


def _in_order(session: Session, ids: Sequence[int]) -> list[RequestRecord]:
    rows = session.scalars(_whole().where(BookingRequest.id.in_(ids)))
    found = {row.id: read_request(row) for row in rows}
    return [found[each] for each in ids if each in found]


def _stuck_ids(attempts: int) -> Any:
    return select(Delivery.request_id).where(*_is_stuck(attempts))


def _is_stuck(attempts: int) -> tuple[Any, Any]:
    return Delivery.delivered_at.is_(None), Delivery.attempts >= attempts


def _consent(row: Consent) -> ConsentGiven:
    return ConsentGiven(row.purpose, row.given, row.wording, row.answered_at)


def _change(row: BookingChange) -> ChangeRecord:
    return ChangeRecord(
        at=row.changed_at,
        by=row.changed_by,
        before=row.status_before,
        after=row.status_after,
        fields=tuple(row.fields),
        note=row.note,
        visit_at=row.visit_at,
    )


def _delivery(row: Delivery) -> DeliveryRecord:
    return DeliveryRecord(
        id=row.id,
        channel=row.channel,
        event=row.event,
        created_at=row.created_at,
        attempts=row.attempts,
        next_attempt_at=row.next_attempt_at,
        delivered_at=row.delivered_at,
        last_error=row.last_error,
    )
