"""Alembic's entry: the database that the settings name, or the one in hand."""

from alembic import context

from veinguide.settings import database_url, read_environment
from veinguide.storage import booking_models, models
from veinguide.storage.base import Base
from veinguide.storage.engine import open_engine

TABLES = (models, booking_models)  # importing them fills Base.metadata


def run() -> None:
    url = context.config.get_main_option("sqlalchemy.url")
    engine = open_engine(url or database_url(read_environment()))
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
