"""`make shell` works on a fresh clone, and says why where it does not."""

import dataclasses
import socket
import sys
from pathlib import Path

import pytest

from veinguide import shell
from veinguide.errors import StartError
from veinguide.run import Plan, prepare


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    ports = {f"VEINGUIDE_{name}_PORT": str(free_port()) for name in ("RASA", "ACTIONS")}
    for name, value in ({"VEINGUIDE_VAR": str(tmp_path)} | ports).items():
        monkeypatch.setenv(name, value)
    return prepare(parts=("rasa", "actions"))


def test_it_makes_the_secrets_and_takes_the_ports_that_are_set(
    plan: Plan, tmp_path: Path
) -> None:
    assert (tmp_path / "development-secrets.env").exists()
    assert str(plan.ports.rasa) in plan.shell
    assert str(plan.ports.actions) in (tmp_path / "endpoints.yml").read_text()


def test_an_action_server_that_fails_leaves_its_reasons(
    plan: Plan, tmp_path: Path
) -> None:
    fails = [sys.executable, "-c", "raise SystemExit('no module')"]
    broken = dataclasses.replace(plan, commands=plan.commands | {"actions": fails})
    with (
        pytest.raises(StartError, match=r"shell-actions\.log"),
        shell._action_server(broken),
    ):
        pass
    assert "no module" in (tmp_path / "shell-actions.log").read_text()
