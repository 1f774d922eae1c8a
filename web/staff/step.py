"""One step of a request: what staff asked for, and whether it may be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from veinguide.booking.status import CANCELLED, CONFIRMED, EXPIRED, moves
from veinguide.storage.handling import Seen, move_seen_request, move_visit
from veinguide.storage.requests import RequestRecord
from web.reading import whole_number
from web.staff.guards import Visit
from web.staff.visit_time import VisitTime, read_visit_time

# What ends a request that is still open, and cannot be taken back.
ASK_FIRST = (CANCELLED, EXPIRED)
# A visit that is confirmed may be moved; the request stays as it is.
NEW_TIME = "new_time"
TIMED = (CONFIRMED, NEW_TIME)


@dataclass(frozen=True)
class Step:
    """`to` is a status or NEW_TIME; `agreed` is read for those two alone."""

    to: str
    by: str
    now: datetime
    seen: Seen
    note: str
    agreed: VisitTime
    is_sure: bool

    def is_fresh(self, found: RequestRecord) -> bool:
        return self.seen == Seen(found.status, found.revision)

    def is_allowed(self, found: RequestRecord) -> bool:
        if self.to == NEW_TIME:
            return found.status == CONFIRMED
        return self.to in moves(found.status, self.by)

    @property
    def must_be_asked_about(self) -> bool:
        return self.to in ASK_FIRST and not self.is_sure

    def take(self, session: Session, code: str) -> bool:
        """False, and nothing done, when somebody else was quicker."""
        note, at = self.note or None, self.agreed.at
        if self.to == NEW_TIME and at:
            return move_visit(
                session, code, at, seen=self.seen, by=self.by, now=self.now, note=note
            )
        return move_seen_request(
            session,
            code,
            self.to,
            seen=self.seen,
            by=self.by,
            now=self.now,
            note=note,
            visit_at=at,
        )

    def was_done(self, found: RequestRecord) -> bool:
        """A second click on the same button is no quarrel with oneself."""
        last = found.changes[-1]
        mine = (self.by, self.note, self.agreed.at)
        if (last.by, last.note or "", last.visit_at) != mine:
            return False
        if self.to == NEW_TIME:
            return last.before == last.after
        return last.before != last.after and last.after == self.to


def read_step(
    form: Mapping[str, str], visit: Visit, note: str, *, zone: ZoneInfo
) -> Step:
    to = form.get("to") or NEW_TIME
    revision = whole_number(form.get("revision", ""), otherwise=0)
    return Step(
        to=to,
        by=visit.member.email,
        now=visit.now,
        seen=Seen(form.get("status", ""), revision),
        note=note,
        agreed=read_visit_time(form, now=visit.now, zone=zone)
        if to in TIMED
        else VisitTime(),
        is_sure=form.get("sure") == "yes",
    )
