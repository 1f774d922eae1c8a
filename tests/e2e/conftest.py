"""The real processes of `make run`, on free ports with a folder of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy.orm import Session, sessionmaker

from evaluation.chat import Visitor
from evaluation.lint import problems_of_conversation
from evaluation.product import free_port
from veinguide.settings import StorageSettings, read_environment, unset_environment
from veinguide.storage.engine import open_sessions

START_WITHIN_SECONDS = 180
STOP_WITHIN_SECONDS = 30


@dataclass
class Product:
    """A running `python -m veinguide.run`."""

    process: "subprocess.Popen[bytes]"
    env: dict[str, str]
    output: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.env['VEINGUIDE_WEB_PORT']}"

    def wait_until_ready(self) -> None:
        until = time.monotonic() + START_WITHIN_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.5)
        pytest.fail(f"make run was not ready:\n{self.output.read_text()[-4000:]}")

    def interrupt(self) -> int:
        """Ctrl-C, as a terminal sends it: to the whole group."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(STOP_WITHIN_SECONDS)

    def sessions(self) -> "sessionmaker[Session]":
        """The product's own database, with the secrets that it made for itself."""
        settings = StorageSettings.from_env(read_environment(self.env))
        return open_sessions(settings.database_url, settings.vault)

    def run(self, *module: str, words: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", *module],
            env=self.env,
            input=words,
            capture_output=True,
            text=True,
            check=True,
        )


def start_product(folder: Path, **settings: str) -> Product:
    env = unset_environment() | {
        "VEINGUIDE_VAR": str(folder),
        "VEINGUIDE_WEB_PORT": free_port(),
        "VEINGUIDE_RASA_PORT": free_port(),
        "VEINGUIDE_ACTIONS_PORT": free_port(),
        **settings,
    }
    output = folder / "output.txt"
    with output.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "veinguide.run"],
            env=env,
            stdout=sink,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    return Product(process, env, output)


@pytest.fixture
def start() -> Iterator[Callable[..., Product]]:
    started: list[Product] = []

    def begin(folder: Path, **settings: str) -> Product:
        started.append(start_product(folder, **settings))
        return started[-1]

    yield begin
    for running in started:
        running.interrupt()


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    running = start_product(tmp_path_factory.mktemp("product"))
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.interrupt()


@pytest.fixture
def new_visitor(product: Product) -> Iterator[Callable[[], Visitor]]:
    """Whatever they are told is held against the rules for every reply."""
    visitors: list[Visitor] = []

    def arrive() -> Visitor:
        visitors.append(Visitor(product.url))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.http.close()
        assert list(problems_of_conversation(visitor.heard)) == []


@pytest.fixture
def visitor(new_visitor: Callable[[], Visitor]) -> Visitor:
    return new_visitor()
