"""Open the database. SQLite by default; any SQLAlchemy URL works."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from veinguide.storage.sealed import give_vault
from veinguide.vault import Vault

BUSY_TIMEOUT_SECONDS = 5
# Another transaction wrote the same row first: the next try sees it.
TRIES = 3

Result = TypeVar("Result")


def open_engine(
    url: str,
    vault: Vault | None = None,
    *,
    busy_timeout_seconds: int = BUSY_TIMEOUT_SECONDS,
) -> Engine:
    """An engine for `url`; a SQLite file's folder is made.

    Without a `vault`, everything but the sealed columns can be read and written.
    """
    engine = _open(url, busy_timeout_seconds)
    give_vault(engine, vault)
    return engine


def open_sessions(
    url: str,
    vault: Vault | None = None,
    *,
    busy_timeout_seconds: int = BUSY_TIMEOUT_SECONDS,
) -> "sessionmaker[Session]":
    """A factory; use as `with sessions.begin() as session:`."""
    engine = open_engine(url, vault, busy_timeout_seconds=busy_timeout_seconds)
    return sessionmaker(engine, future=True, expire_on_commit=False)


def committed(
    sessions: "sessionmaker[Session]", work: Callable[[Session], Result]
) -> Result:
    """Commit `work`; when another transaction was quicker, do it anew.

    :raises SQLAlchemyError: nothing was stored.
    """
    for _ in range(TRIES - 1):
        try:
            with sessions.begin() as session:
                return work(session)
        except IntegrityError:
            continue
    with sessions.begin() as session:
        return work(session)


def _open(url: str, busy_timeout_seconds: int) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, future=True, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        future=True,
        # An error's text must not carry a visitor's words into a log.
        hide_parameters=True,
        connect_args={"timeout": busy_timeout_seconds},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # Three processes share the file: readers must not wait for a writer.
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
