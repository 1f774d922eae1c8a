from datetime import datetime, timedelta, timezone

import pytest

from veinguide.errors import StaffError
from veinguide.storage import staff
from veinguide.storage.models import StaffSession

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
EMAIL = "anna@clinic.example"


@pytest.fixture
def session(sessions):
    with sessions.begin() as session:
        staff.add_member(session, EMAIL, "hash", now=NOW)
        session.flush()
        staff_id = staff.credentials(session, EMAIL).staff_id
        staff.start_session(session, staff_id, "token", now=NOW)
        session.flush()
        yield session


def who(session, **after):
    return staff.signed_in(
        session,
        "token",
        now=NOW + timedelta(**after),
        idle=timedelta(minutes=30),
        longest=timedelta(hours=12),
    )


def test_a_session_says_who_it_is(session):
    assert who(session).email == EMAIL


def test_a_session_that_was_left_alone_is_deleted(session):
    assert who(session, minutes=30) is None
    session.flush()
    assert session.query(StaffSession).count() == 0


def test_being_seen_is_written_down_now_and_then(session):
    who(session, seconds=29)
    assert session.get(StaffSession, "token").last_seen_at == NOW
    who(session, seconds=31)
    assert session.get(StaffSession, "token").last_seen_at > NOW


def test_a_new_password_signs_out_everywhere(session):
    staff.set_password(session, EMAIL, "new hash")
    session.expire_all()

    assert who(session) is None


def test_a_disabled_account_has_no_credentials(session):
    staff.disable_member(session, EMAIL, now=NOW)
    session.flush()

    assert staff.credentials(session, EMAIL) is None
    assert staff.all_members(session)[0].disabled_at == NOW


def test_an_address_has_one_account(session):
    with pytest.raises(StaffError, match="has an account already"):
        staff.add_member(session, EMAIL, "hash", now=NOW)
