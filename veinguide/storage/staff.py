"""Staff accounts and their signed-in browsers. Hashes come in; secrets never do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from veinguide.errors import StaffError
from veinguide.storage.models import StaffMember, StaffSession

# A page view need not be a write: "last seen" may lag by this much.
SEEN_STEP = timedelta(seconds=30)


@dataclass(frozen=True)
class Member:
    """Somebody who may read conversations."""

    id: int
    email: str
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True)
class Credentials:
    """What a sign-in is checked against."""

    staff_id: int
    password_hash: str


def add_member(
    session: Session, email: str, password_hash: str, *, now: datetime
) -> None:
    """Raises StaffError when the address has an account."""
    expect_no_member(session, email)
    session.add(StaffMember(email=email, password_hash=password_hash, created_at=now))


def expect_member(session: Session, email: str) -> StaffMember:
    """The account's row. Raises StaffError when there is none."""
    row = _find(session, email)
    if row is None:
        raise StaffError(
            f"there is no account for {email}; see python -m veinguide.staff list"
        )
    return row


def expect_no_member(session: Session, email: str) -> None:
    """Raises StaffError when the address has an account."""
    if _find(session, email) is not None:
        raise StaffError(
            f"{email} has an account already; change its password with "
            f"python -m veinguide.staff password {email}"
        )


def all_members(session: Session) -> list[Member]:
    rows = session.scalars(select(StaffMember).order_by(StaffMember.email))
    return [Member(r.id, r.email, r.created_at, r.disabled_at) for r in rows]


def disable_member(session: Session, email: str, *, now: datetime) -> None:
    """Close the account and sign it out everywhere."""
    row = expect_member(session, email)
    row.disabled_at = now
    _sign_out_everywhere(session, row.id)


def set_password(session: Session, email: str, password_hash: str) -> None:
    """Replace the password, open the account again, sign it out everywhere."""
    row = expect_member(session, email)
    row.password_hash = password_hash
    row.disabled_at = None
    _sign_out_everywhere(session, row.id)


def credentials(session: Session, email: str) -> Credentials | None:
    """None for an unknown or disabled account."""
    row = _find(session, email)
    if row is None or row.disabled_at is not None:
        return None
    return Credentials(row.id, row.password_hash)


def start_session(
    session: Session, staff_id: int, token_hash: str, *, now: datetime
) -> None:
    session.add(
        StaffSession(
            token_hash=token_hash, staff_id=staff_id, created_at=now, last_seen_at=now
        )
    )


def end_session(session: Session, token_hash: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash))


def signed_in(
    session: Session,
    token_hash: str,
    *,
    now: datetime,
    idle: timedelta,
    longest: timedelta,
) -> Member | None:
    """Who this browser is; an idle, old or disabled one is signed out."""
    row = session.get(StaffSession, token_hash)
    if row is None:
        return None
    too_idle = row.last_seen_at + idle <= now
    too_old = row.created_at + longest <= now
    if too_idle or too_old or row.member.disabled_at is not None:
        session.delete(row)
        return None
    if row.last_seen_at + SEEN_STEP <= now:
        row.last_seen_at = now
    member = row.member
    return Member(member.id, member.email, member.created_at, member.disabled_at)


def _find(session: Session, email: str) -> StaffMember | None:
    return session.scalars(
        select(StaffMember).where(StaffMember.email == email)
    ).first()


def _sign_out_everywhere(session: Session, staff_id: int) -> None:
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))
