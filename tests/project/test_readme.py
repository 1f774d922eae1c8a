"""The README is for a stranger, and must stay true."""

import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text()


def test_every_file_the_readme_names_exists(root: Path, readme: str) -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.(?:yml|md|py))`", readme))
    named |= set(re.findall(r"`((?:[a-z_]+/)+)`", readme))
    named |= set(re.findall(r"\]\((docs/[^)]+)\)", readme))
    missing = {
        name
        for name in named
        if not (root / name).exists()
        and not (root / "data" / name).exists()
        and not name.startswith("var/")
    }
    assert missing == set()


def test_every_make_target_the_readme_names_exists(root: Path, readme: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.M))
    assert set(re.findall(r"`?make ([a-z]+)\b", readme)) - {"it"} <= targets


def test_make_help_tells_every_target_a_user_calls(root: Path) -> None:
    shown = subprocess.run(
        ["make", "help"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    for target in (
        "setup",
        "train",
        "run",
        "test",
        "check",
        "evaluate",
        "shell",
        "clean",
    ):
        assert re.search(rf"^{target} +\S", shown, re.M)


def test_every_setting_the_readme_names_is_real(root: Path, readme: str) -> None:
    example = (root / ".env.example").read_text()
    for name in set(re.findall(r"VEINGUIDE_[A-Z_]+", readme)):
        assert f"{name}=" in example


def test_every_module_the_readme_calls_exists(root: Path, readme: str) -> None:
    for module in set(re.findall(r"python -m ([\w.]+)", readme)):
        path = root / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def test_ci_runs_the_readmes_commands(root: Path, readme: str) -> None:
    commands = re.findall(r"^make \w+$", (root / ".ci/run").read_text(), re.M)
    assert "make test" in commands
    for command in commands:
        assert command in readme
