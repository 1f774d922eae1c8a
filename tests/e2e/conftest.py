"""The real processes of `make run`, on free ports with a folder of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

START_WITHIN_SECONDS = 180
STOP_WITHIN_SECONDS = 30


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


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
    env = {k: v for k, v in os.environ.items() if not k.startswith("VEINGUIDE_")}
    env |= {
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


@dataclass
class Visitor:
    """Somebody at the chat: says words, chooses buttons, keeps what came back."""

    http: httpx.Client
    token: str
    greeting: list[dict[str, Any]]
    last: list[dict[str, Any]] = field(default_factory=list)

    def says(self, text: str) -> str:
        return self._send({"text": text})

    def chooses(self, label: str) -> str:
        offered = {c["label"]: c["id"] for m in self.last for c in m["choices"]}
        assert label in offered, f"{label!r} is not among {list(offered)}"
        return self._send({"choice": offered[label]})

    @property
    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.last]

    @property
    def labels(self) -> list[str]:
        return [c["label"] for message in self.last for c in message["choices"]]

    def _send(self, body: dict[str, str]) -> str:
        reply = self.http.post(
            "/chat/messages",
            json=body,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=30,
        )
        assert reply.status_code == 200, reply.text
        self.last = reply.json()["messages"]
        return "\n".join(message["text"] for message in self.last)


@pytest.fixture
def http(product: Product) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=product.url) as client:
        yield client


@pytest.fixture
def new_visitor(http: httpx.Client) -> Callable[[], Visitor]:
    def arrive() -> Visitor:
        opened = http.post("/chat/sessions", json={})
        assert opened.status_code == 201, opened.text
        session = opened.json()
        return Visitor(http, session["token"], session["messages"])

    return arrive


@pytest.fixture
def visitor(new_visitor: Callable[[], Visitor]) -> Visitor:
    return new_visitor()
