"""Bring a database to the newest tables: `python -m veinguide.storage.migrate`."""

from alembic import command
from alembic.config import Config

from veinguide import PROJECT_ROOT
from veinguide.settings import database_url, read_environment


def migrate(url: str) -> None:
    """Run every migration that `url` has not seen."""
    config = Config(str(PROJECT_ROOT / "alembic.ini"))
    config.set_main_option("script_location", str(PROJECT_ROOT / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")


if __name__ == "__main__":
    migrate(database_url(read_environment()))
