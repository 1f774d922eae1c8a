"""The labels of buttons and the reasons of requests are sealed, too.

What is stored already is sealed here, so the data secrets must be set before this runs
on a database that holds conversations.
"""

import sqlalchemy as sa
from alembic import op

from veinguide.settings import StorageSettings
from veinguide.vault import Vault

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Table, key, column, its length until now, whether it may be empty.
COLUMNS = (
    ("choices", "position", "label", 200, False),
    ("turns", "id", "choice_label", 200, True),
    ("booking_requests", "id", "reason_category", 50, True),
)


def upgrade() -> None:
    vault: Vault | None = None
    connection = op.get_bind()
    for name, key, column, length, nullable in COLUMNS:
        with op.batch_alter_table(name) as batch:
            batch.alter_column(
                column,
                existing_type=sa.String(length),
                type_=sa.Text(),
                existing_nullable=nullable,
            )
        table = sa.table(name, sa.column(key), sa.column(column))
        plain = sa.select(table).where(table.c[column].isnot(None))
        for place, words in connection.execute(plain).all():
            vault = vault or StorageSettings.from_env().vault
            connection.execute(
                table.update()
                .where(table.c[key] == place)
                .values({column: vault.seal(words)})
            )
