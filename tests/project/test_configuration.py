"""What Rasa only warns about, and what must hold wherever a process starts."""

import asyncio
import importlib
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from addons.event_broker import ConversationLogBroker
from addons.tracker_store import VeinGuideTrackerStore

DOTTED = re.compile(r"\b(?:addons|actions)(?:\.\w+)+")


def dotted_paths(root: Path) -> list[str]:
    files = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml")
    return sorted(
        {path for f in files for path in DOTTED.findall((root / f).read_text())}
    )


def test_every_dotted_path_of_the_rasa_files_imports(root: Path) -> None:
    paths = dotted_paths(root)
    assert len(paths) >= 5
    for path in paths:
        module, _, name = path.rpartition(".")
        assert hasattr(importlib.import_module(module), name), path


@pytest.fixture
def secrets_set(monkeypatch: pytest.MonkeyPatch, data_secrets: dict[str, str]) -> None:
    for name, value in data_secrets.items():
        monkeypatch.setenv(name, value)


def test_rasa_builds_our_event_broker(
    root: Path, monkeypatch: pytest.MonkeyPatch, database_url: str, secrets_set: None
) -> None:
    monkeypatch.setenv("VEINGUIDE_DATABASE_URL", database_url)
    config = yaml.safe_load((root / "endpoints.yml").read_text())["event_broker"]
    broker = asyncio.run(EventBroker.create(EndpointConfig(**config)))
    assert isinstance(broker, ConversationLogBroker)


def test_rasa_builds_our_tracker_store(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secrets_set: None
) -> None:
    monkeypatch.setenv("VEINGUIDE_TRACKER_URL", f"sqlite:///{tmp_path}/tracker.db")
    config = yaml.safe_load((root / "endpoints.yml").read_text())["tracker_store"]
    store = TrackerStore.create(EndpointConfig(**config), domain=Domain.empty())
    assert isinstance(store, VeinGuideTrackerStore)


def test_only_the_gateway_channel_is_open(root: Path) -> None:
    channels = yaml.safe_load((root / "credentials.yml").read_text())
    assert list(channels) == ["addons.gateway_channel.GatewayChannel"]


def test_every_setting_is_in_the_example_file(root: Path) -> None:
    used = set(
        re.findall(r'"(VEINGUIDE_\w+)"', (root / "veinguide/settings.py").read_text())
    )
    shown = set(
        re.findall(r"^(VEINGUIDE_\w+)=", (root / ".env.example").read_text(), re.M)
    )
    assert used == shown


def test_no_secret_has_a_value_in_the_example_file(root: Path) -> None:
    assert not re.search(r"SECRET=\S", (root / ".env.example").read_text())


def tracked_files(root: Path, *patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", *patterns],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [root / line for line in listed.stdout.splitlines()]


def test_only_settings_read_the_environment(root: Path) -> None:
    allowed = {"veinguide/settings.py", "veinguide/run.py"}
    readers = {
        str(path.relative_to(root))
        for path in tracked_files(
            root,
            "veinguide/*.py",
            "actions/*.py",
            "addons/*.py",
            "web/*.py",
            "evaluation/*.py",
        )
        if re.search(r"os\.environ|os\.getenv", path.read_text())
    }
    assert readers <= allowed


def test_sql_stays_in_storage(root: Path) -> None:
    sql = re.compile(
        r"from sqlalchemy import .*\b(select|insert|update|delete|text)\b|\.execute\("
    )
    outside = {
        str(path.relative_to(root))
        for path in tracked_files(root, "*.py")
        if not str(path.relative_to(root)).startswith(
            # faults.py locks the database on purpose.
            ("veinguide/storage/", "tests/", "migrations/", "evaluation/faults.py")
        )
        and sql.search(path.read_text())
    }
    assert outside == set()
