"""Staff accounts: `python -m veinguide.staff add EMAIL`, `list`, `disable`, `password`.

The password is asked for twice; when the input is not a terminal it is one line of it.
"""

import argparse
import getpass
import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from functools import cached_property
from typing import TextIO

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.errors import StaffError, StorageError, VeinGuideError
from veinguide.settings import database_url, read_environment
from veinguide.storage import staff
from veinguide.storage.engine import open_sessions

PASSWORD_MINIMUM_CHARACTERS = 12
PASSWORD_MAXIMUM_CHARACTERS = 256
PASSWORD_MINIMUM_DIFFERENT_CHARACTERS = 5
EMAIL = re.compile(r"[\w.%+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){0,3}\.\w{2,63}")

Ask = Callable[[str], str]


class Passwords:
    """Argon2id, with the same work whether the account exists or not."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def match(self, password_hash: str | None, password: str) -> bool:
        """False for a wrong password and, after as long, for no account (None)."""
        nobody = self._nobody
        try:
            self._hasher.verify(password_hash or nobody, password)
        except (VerificationError, InvalidHashError):
            return False
        return password_hash is not None

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("the account that does not exist")


def normal_email(email: str) -> str:
    """The one way an address is stored and looked up. Raises StaffError."""
    normal = email.strip().lower()
    if not EMAIL.fullmatch(normal):
        raise StaffError(f"{email!r} is not an email address like name@clinic.example")
    return normal


def check_password(password: str, email: str) -> None:
    """Raises StaffError saying what is wrong."""
    if len(password) < PASSWORD_MINIMUM_CHARACTERS:
        raise StaffError(
            f"the password is shorter than {PASSWORD_MINIMUM_CHARACTERS} characters; "
            "a few words in a row are easy to keep in mind"
        )
    if len(password) > PASSWORD_MAXIMUM_CHARACTERS:
        raise StaffError(
            f"the password is longer than {PASSWORD_MAXIMUM_CHARACTERS} characters"
        )
    if len(set(password.lower())) < PASSWORD_MINIMUM_DIFFERENT_CHARACTERS:
        raise StaffError("the password repeats too few characters; mix more of them")
    if email.partition("@")[0] in password.lower():
        raise StaffError("the password must not contain the name in the email address")


def read_password(email: str, ask: Ask, lines: TextIO) -> str:
    """Twice from a terminal, one line from anything else. Raises StaffError."""
    if not lines.isatty():
        password = lines.readline().rstrip("\r\n")
    else:
        password = ask(f"Password for {email}: ")
        if ask("The same again: ") != password:
            raise StaffError("the two passwords differ; nothing was changed")
    check_password(password, email)
    return password


def main(
    arguments: Sequence[str] | None = None,
    *,
    sessions: "sessionmaker[Session] | None" = None,
    ask: Ask = getpass.getpass,
    lines: TextIO | None = None,
) -> int:
    """Do what was asked; 0 when done, 1 with words on stderr when not."""
    options = _parser().parse_args(arguments)
    try:
        sessions = sessions or open_sessions(database_url(read_environment()))
        done = _do(options, sessions, ask, sys.stdin if lines is None else lines)
    except VeinGuideError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(done)
    return 0


def _do(
    options: argparse.Namespace,
    sessions: "sessionmaker[Session]",
    ask: Ask,
    lines: TextIO,
) -> str:
    try:
        if options.command == "list":
            return _list(sessions)
        email = normal_email(options.email)
        now = datetime.now(timezone.utc)
        if options.command == "disable":
            with sessions.begin() as session:
                staff.disable_member(session, email, now=now)
            return f"{email} can no longer sign in and is signed out everywhere."
        _check_account(sessions, email, wanted=options.command == "password")
        password_hash = Passwords().hash(read_password(email, ask, lines))
        with sessions.begin() as session:
            if options.command == "add":
                staff.add_member(session, email, password_hash, now=now)
                return f"{email} can now sign in at /staff."
            staff.set_password(session, email, password_hash)
        return f"{email} has a new password and is signed out everywhere."
    except SQLAlchemyError as error:
        raise StorageError(
            f"the database cannot be used ({type(error).__name__}); are its tables "
            "there? python -m veinguide.storage.migrate makes them"
        ) from None


def _check_account(
    sessions: "sessionmaker[Session]", email: str, *, wanted: bool
) -> None:
    # Before the password is asked for: nobody should type it in vain.
    with sessions.begin() as session:
        if wanted:
            staff.expect_member(session, email)
        else:
            staff.expect_no_member(session, email)


def _list(sessions: "sessionmaker[Session]") -> str:
    with sessions.begin() as session:
        members = staff.all_members(session)
    if not members:
        return "No accounts yet; python -m veinguide.staff add EMAIL makes one."
    return "\n".join(
        f"{member.email}  since {member.created_at:%Y-%m-%d}"
        + (f", disabled {member.disabled_at:%Y-%m-%d}" if member.disabled_at else "")
        for member in members
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m veinguide.staff", description="Who may read conversations."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("list", help="show all accounts")
    for name, what in (
        ("add", "make an account; asks for its password"),
        ("disable", "close an account and sign it out everywhere"),
        ("password", "set a new password; opens a disabled account again"),
    ):
        commands.add_parser(name, help=what).add_argument("email", metavar="EMAIL")
    return parser


if __name__ == "__main__":
    sys.exit(main())
