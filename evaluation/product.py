"""The running product on ports of its own: each process can be killed by itself."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx
from sqlalchemy.orm import Session, sessionmaker

from evaluation.problems import EvaluationError
from veinguide.run import Plan, prepare
from veinguide.settings import (
    StorageSettings,
    read_environment,
    unset_environment,
)
from veinguide.storage.engine import open_sessions

READY_WITHIN_SECONDS = 180
PROCESSES = ("actions", "rasa", "web")


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Product:
    """What `make run` starts, without its supervisor, which ends all when one ends.

    `folder` holds the databases, the secrets and a log for each process.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self.env = unset_environment() | {
            "VEINGUIDE_VAR": str(folder),
            "VEINGUIDE_WEB_PORT": free_port(),
            "VEINGUIDE_RASA_PORT": free_port(),
            "VEINGUIDE_ACTIONS_PORT": free_port(),
            **settings,
        }
        self.folder = folder
        self.plan: Plan = prepare(self.env)
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Product":
        self.start(*PROCESSES)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill(*self._running)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.plan.ports.web}"

    def start(self, *names: str) -> None:
        for name in names:
            with (self.folder / f"{name}.log").open("ab") as log:
                self._running[name] = subprocess.Popen(
                    self.plan.commands[name],
                    env=self.plan.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )

    def kill(self, *names: str) -> None:
        """SIGKILL: what a crash or a lost machine looks like from outside."""
        for name in list(names):
            process = self._running.pop(name)
            process.kill()
            process.wait()

    def wait_until_ready(self) -> None:
        """:raises EvaluationError: with the end of the logs."""
        until = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < until:
            if self._is_ready():
                return
            if any(p.poll() is not None for p in self._running.values()):
                break
            time.sleep(0.3)
        logs = [p.read_text()[-2000:] for p in sorted(self.folder.glob("*.log"))]
        raise EvaluationError("the product was not ready:\n" + "\n".join(logs))

    def sessions(self) -> "sessionmaker[Session]":
        """The product's own database, with the secrets that it made for itself."""
        settings = StorageSettings.from_env(read_environment(self.env))
        return open_sessions(settings.database_url, settings.vault)

    def run(self, *module: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", *module],
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200
        except httpx.TransportError:
            return False
