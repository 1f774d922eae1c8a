"""Fixtures that more than one folder of tests needs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from veinguide.storage.engine import open_sessions
from veinguide.storage.migrate import migrate
from veinguide.vault import Vault

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty database as the migrations make it, to copy instead of migrate again."""
    path = tmp_path_factory.mktemp("migrated") / "veinguide.db"
    migrate(f"sqlite:///{path}")
    return path.read_bytes()


@pytest.fixture
def database_url(tmp_path: Path, migrated_file: bytes) -> str:
    path = tmp_path / "veinguide.db"
    path.write_bytes(migrated_file)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def data_secrets() -> dict[str, str]:
    """The settings that every process with a database needs."""
    return {"VEINGUIDE_DATA_SECRET": "d" * 32, "VEINGUIDE_PHONE_SECRET": "p" * 32}


@pytest.fixture(scope="session")
def vault() -> Vault:
    return Vault(["d" * 32], "p" * 32)


@pytest.fixture
def sessions(database_url: str, vault: Vault) -> Callable[[], sessionmaker]:
    return open_sessions(database_url, vault)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Playwright keeps an event loop running in this thread once it has started;
    # after that nothing else could call asyncio.run.
    items.sort(key=lambda item: "browser" in item.path.parts)
