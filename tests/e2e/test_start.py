"""How `make run` starts, refuses to start, and ends."""

import socket
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e


def test_a_port_in_use_is_named_with_its_setting(start, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        product = start(tmp_path, VEINGUIDE_WEB_PORT=port)
        assert product.process.wait(60) == 1
    assert f"port {port} is in use" in product.output.read_text()
    assert "VEINGUIDE_WEB_PORT" in product.output.read_text()


def test_a_production_start_refuses_to_run_without_secrets(
    start, tmp_path: Path
) -> None:
    product = start(tmp_path, VEINGUIDE_ENV="production")
    assert product.process.wait(60) == 1
    assert "SECRET is not set" in product.output.read_text()


def test_a_process_that_dies_ends_everything_with_its_name(
    start, tmp_path: Path
) -> None:
    product = start(tmp_path)
    product.wait_until_ready()
    port = product.env["VEINGUIDE_ACTIONS_PORT"]
    found = subprocess.run(
        ["pgrep", "-f", f"rasa_sdk --actions actions --port {port}"],
        capture_output=True,
        text=True,
        check=True,
    )
    subprocess.run(["kill", "-9", *found.stdout.split()], check=True)
    assert product.process.wait(60) != 0
    assert "actions stopped" in product.output.read_text()


def test_ctrl_c_ends_everything(start, tmp_path: Path) -> None:
    product = start(tmp_path)
    product.wait_until_ready()
    assert product.interrupt() == 0
    for name in ("WEB", "RASA", "ACTIONS"):
        with socket.socket() as probe:
            address = ("127.0.0.1", int(product.env[f"VEINGUIDE_{name}_PORT"]))
            assert probe.connect_ex(address) != 0, f"{name} still answers"


def test_the_supervisor_is_not_silent_while_it_starts(product) -> None:
    assert "starting, " in product.output.read_text()
    assert "demo page" in product.output.read_text()
