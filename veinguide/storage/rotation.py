"""Seal again what an older secret sealed, or what was never sealed."""

from collections.abc import Iterator

from sqlalchemy import Column, Integer, MetaData, Table, Text, inspect, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session, sessionmaker

from veinguide.storage import booking_models, models
from veinguide.storage.base import Base
from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.sealed import SealedText, vault_of
from veinguide.vault import Vault

TABLES = (models, booking_models)  # importing them fills Base.metadata

# Rasa makes and owns this table.
TRACKER_EVENTS = Table(
    "events", MetaData(), Column("id", Integer, primary_key=True), Column("data", Text)
)
ROWS_AT_ONCE = 500


def seal_again(sessions: "sessionmaker[Session]") -> int:
    """Bring every sealed value under the newest secret; how many were older.

    Phone hashes are made anew from the numbers, so the phone secret may change too.

    :raises VaultError: when no secret opens a value; nothing is changed then.
    """
    with sessions.begin() as session:
        vault = vault_of(session)
        connection = session.connection()
        renewed = sum(
            _renew(connection, table, column, vault)
            for table, column in _sealed_columns()
        )
        for request in session.scalars(select(BookingRequest)):
            request.phone_hash = vault.hash_phone(request.visitor_phone)
    return renewed


def seal_events_again(engine: Engine, vault: Vault) -> int:
    """The same for Rasa's own events; 0 where Rasa has not made its table yet."""
    with engine.begin() as connection:
        if not inspect(connection).has_table(TRACKER_EVENTS.name):
            return 0
        return _renew(connection, TRACKER_EVENTS, TRACKER_EVENTS.c.data, vault)


def seal_plain_events(engine: Engine, vault: Vault) -> None:
    """Events of a release that did not seal yet; they begin as JSON does."""
    data = TRACKER_EVENTS.c.data
    with engine.begin() as connection:
        rows = connection.execute(select(TRACKER_EVENTS).where(data.like("{%"))).all()
        for row in rows:
            _write(connection, TRACKER_EVENTS, data, row.id, vault.seal(row.data))


def _sealed_columns() -> Iterator[tuple[Table, Column]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, SealedText):
                yield table, column


def _renew(connection: Connection, table: Table, column: Column, vault: Vault) -> int:
    """Read and write the column as the plain text that the database holds."""
    (key,) = table.primary_key.columns
    raw = Table(
        table.name, MetaData(), Column(key.name, key.type), Column(column.name, Text)
    )
    renewed = 0
    rows = connection.execute(
        select(raw.c[key.name], raw.c[column.name]).where(
            raw.c[column.name].isnot(None)
        )
    )
    for row_key, sealed in rows.all():
        if not vault.is_newest(sealed):
            _write(
                connection,
                raw,
                raw.c[column.name],
                row_key,
                vault.seal(vault.open(sealed)),
            )
            renewed += 1
    return renewed


def _write(
    connection: Connection, table: Table, column: Column, key: object, sealed: str
) -> None:
    first = next(iter(table.columns))
    connection.execute(table.update().where(first == key).values({column.name: sealed}))
