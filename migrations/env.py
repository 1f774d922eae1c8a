"""Alembic's entry: the database that StorageSettings names, or the one in hand."""

from alembic import context

from veinguide.settings import StorageSettings
from veinguide.storage.engine import open_engine
from veinguide.storage.models import Base


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url")
    engine = open_engine(url or StorageSettings.from_env().database_url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_type=True,
            render_as_batch=connection.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
