"""Booking in full, and everything that visitors write sealed.

What is stored already is sealed here, so the data secrets must be set before this runs
on a database that holds conversations.
"""

import json

import sqlalchemy as sa
from alembic import op

from veinguide.settings import StorageSettings
from veinguide.vault import Vault

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEALED = {
    "messages": ("text",),
    "turns": ("text", "entities", "answers"),
    "booking_requests": (
        "visitor_name",
        "visitor_phone",
        "preferred_days",
        "preferred_time",
    ),
}


def upgrade() -> None:
    sealed = _read_and_seal()
    _widen_requests()
    for table, columns in (("messages", ("text",)), ("turns", ("entities", "answers"))):
        with op.batch_alter_table(table) as batch:
            for column in columns:
                batch.alter_column(column, type_=sa.Text(), existing_nullable=False)
    _write(sealed)
    _fill_requests()
    _make_tables()


def _read_and_seal() -> dict[str, list[dict[str, object]]]:
    """Rows to write back once the columns are wide enough."""
    connection = op.get_bind()
    vault: Vault | None = None
    sealed: dict[str, list[dict[str, object]]] = {}
    for table, columns in SEALED.items():
        key = "position" if table == "messages" else "id"
        names = ", ".join((key, *columns))
        rows = connection.execute(sa.text(f"select {names} from {table}")).mappings()
        for row in rows:
            vault = vault or StorageSettings.from_env().vault
            values = {c: _sealed(vault, row[c]) for c in columns}
            if table == "booking_requests":
                values["phone_hash"] = vault.hash_phone(row["visitor_phone"])
            sealed.setdefault(table, []).append({"key": row[key], **values})
    return sealed


def _sealed(vault: Vault, value: object) -> str | None:
    if value is None:
        return None
    # PostgreSQL hands JSON over as lists, SQLite as the text it is.
    return vault.seal(value if isinstance(value, str) else json.dumps(value))


def _write(sealed: dict[str, list[dict[str, object]]]) -> None:
    connection = op.get_bind()
    for table, rows in sealed.items():
        key = "position" if table == "messages" else "id"
        for row in rows:
            names = [name for name in row if name != "key"]
            pairs = ", ".join(f"{name} = :{name}" for name in names)
            connection.execute(
                sa.text(f"update {table} set {pairs} where {key} = :key"), row
            )


def _widen_requests() -> None:
    with op.batch_alter_table("booking_requests") as batch:
        for column, nullable in (
            ("visitor_name", True),
            ("visitor_phone", False),
            ("preferred_days", True),
            ("preferred_time", True),
        ):
            batch.alter_column(column, type_=sa.Text(), nullable=nullable)
        for name, kind in (
            ("kind", sa.String(16)),
            ("phone_hash", sa.String(64)),
            ("guardian_name", sa.Text()),
            ("visitor_email", sa.Text()),
            ("slot_start", sa.DateTime(timezone=True)),
            ("slot_end", sa.DateTime(timezone=True)),
            ("slot_id", sa.String(200)),
            ("revision", sa.Integer()),
            ("handled_at", sa.DateTime(timezone=True)),
        ):
            batch.add_column(sa.Column(name, kind, nullable=True))


def _fill_requests() -> None:
    op.execute("update booking_requests set kind = 'visit', revision = 1")
    with op.batch_alter_table("booking_requests") as batch:
        for column, kind in (
            ("kind", sa.String(16)),
            ("phone_hash", sa.String(64)),
            ("revision", sa.Integer()),
        ):
            batch.alter_column(column, existing_type=kind, nullable=False)
    for column in ("status", "phone_hash", "handled_at"):
        op.create_index(f"ix_booking_requests_{column}", "booking_requests", [column])


def _make_tables() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "consents",
        _id(),
        _request(),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("wording", sa.String(16), nullable=False),
        sa.Column("answered_at", moment, nullable=False),
    )
    op.create_table(
        "booking_changes",
        _id(),
        _request(),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("changed_by", sa.String(254), nullable=False),
        sa.Column("status_before", sa.String(16)),
        sa.Column("status_after", sa.String(16), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text()),
    )
    op.create_table(
        "deliveries",
        _id(),
        _request(),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("event", sa.String(16), nullable=False),
        sa.Column("idempotency_key", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", moment, nullable=False),
        sa.Column("claimed_until", moment),
        sa.Column("delivered_at", moment),
        sa.Column("receipt", sa.String(200)),
        sa.Column("last_error", sa.String(500)),
    )
    op.create_index(
        "ix_deliveries_due", "deliveries", ["delivered_at", "next_attempt_at"]
    )
    for table in ("consents", "booking_changes", "deliveries"):
        op.create_index(f"ix_{table}_request_id", table, ["request_id"])
    op.create_table(
        "unfinished_bookings",
        sa.Column("conversation_id", sa.String(255), primary_key=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("updated_at", moment, nullable=False),
    )
    op.create_index(
        "ix_unfinished_bookings_updated_at", "unfinished_bookings", ["updated_at"]
    )
    op.create_table(
        "lookup_attempts",
        _id(),
        sa.Column("counted_for", sa.String(80), nullable=False),
        sa.Column("tried_at", moment, nullable=False),
    )
    for column in ("counted_for", "tried_at"):
        op.create_index(f"ix_lookup_attempts_{column}", "lookup_attempts", [column])


def _id() -> sa.Column:
    return sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True)


def _request() -> sa.Column:
    return sa.Column(
        "request_id",
        sa.Integer(),
        sa.ForeignKey("booking_requests.id", ondelete="CASCADE"),
        nullable=False,
    )
