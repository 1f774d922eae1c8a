"""The time agreed on for a visit, and what staff filter conversations by.

Turns that ended in "Did you mean" are found by opening their answers, so the data
secrets must be set before this runs on a database that holds conversations.
"""

import json

import sqlalchemy as sa
from alembic import op

from veinguide.settings import StorageSettings
from veinguide.vault import Vault

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DID_YOU_MEAN = "utter_did_you_mean"
TURNS = sa.table(
    "turns",
    sa.column("id", sa.Integer),
    sa.column("answers", sa.Text),
    sa.column("fallback", sa.Boolean),
    sa.column("guessed", sa.Boolean),
)


def upgrade() -> None:
    for table in ("booking_requests", "booking_changes"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("visit_at", sa.Text(), nullable=True))
    with op.batch_alter_table("turns") as batch:
        batch.add_column(
            sa.Column(
                "guessed", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
    _mark_guesses()
    with op.batch_alter_table("turns") as batch:
        batch.alter_column(
            "guessed",
            existing_type=sa.Boolean(),
            existing_nullable=False,
            server_default=None,
        )
    for kind in ("emergency", "fallback", "guessed"):
        op.create_index(
            f"ix_turns_{kind}", "turns", [kind, "said_at", "conversation_id"]
        )


def _mark_guesses() -> None:
    connection = op.get_bind()
    vault: Vault | None = None
    missed = sa.select(TURNS.c.id, TURNS.c.answers).where(TURNS.c.fallback)
    for turn, sealed in connection.execute(missed).all():
        vault = vault or StorageSettings.from_env().vault
        answers = json.loads(vault.open(sealed))
        if any(answer.get("action") == DID_YOU_MEAN for answer in answers):
            connection.execute(
                TURNS.update().where(TURNS.c.id == turn).values(guessed=True)
            )
