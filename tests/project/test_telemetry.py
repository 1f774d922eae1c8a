"""Rasa reports home unless it is told not to; nothing here may start it so."""

import re
import subprocess
import sys
from pathlib import Path

from veinguide.run import CHILD_ENVIRONMENT


def test_the_supervisor_starts_every_process_without_telemetry() -> None:
    assert CHILD_ENVIRONMENT["RASA_TELEMETRY_ENABLED"] == "false"


def test_every_make_target_runs_without_telemetry(root: Path) -> None:
    shown = subprocess.run(
        ["make", "-pn", "help"], cwd=root, capture_output=True, text=True, check=True
    )
    assert re.search(r"^RASA_TELEMETRY_ENABLED := false$", shown.stdout, re.M)
    assert "export RASA_TELEMETRY_ENABLED := false" in (root / "Makefile").read_text()


def test_rasa_takes_the_setting_for_off() -> None:
    asked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import rasa.telemetry as t; print(t.is_telemetry_enabled())",
        ],
        env={
            "RASA_TELEMETRY_ENABLED": "false",
            "PATH": "/usr/bin:/bin",
            "HOME": "/nonexistent",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == "False"


def test_scripts_start_rasa_only_from_make(root: Path) -> None:
    for script in (root / "scripts").iterdir():
        if "rasa" in script.read_text():
            assert (
                "RASA_TELEMETRY_ENABLED" in script.read_text() or script.name == "say"
            )
