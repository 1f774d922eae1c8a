"""A real Rasa agent and a real action server; only understanding is scripted."""

import asyncio
import logging
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.model_training import train_core
from rasa.shared.core.training_data.story_reader.yaml_story_reader import (
    YAMLStoryReader,
)
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import EndpointConfig

START_SECONDS = 30
POLICIES = {
    "recipe": "default.v1",
    "language": "en",
    "assistant_id": "vein-guide",
    "pipeline": [{"name": "KeywordIntentClassifier"}],
    "policies": [{"name": "RulePolicy"}, {"name": "MemoizationPolicy"}],
}


class WholeMessages(CollectingOutputChannel):
    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message)


class Visitor:
    """Somebody in a conversation; what they mean is said with what they type."""

    def __init__(self, agent: Agent, name: str) -> None:
        self._agent = agent
        self.name = name
        self.heard: list[dict[str, Any]] = []

    def says(self, text: str, intent: str, **entities: str) -> str:
        """Type `text`; the answer's paragraphs as one string."""
        ranked = [
            {"name": intent, "confidence": 0.9},
            {"name": "ask_cost", "confidence": 0.05},
        ]
        parsed = {
            "text": text,
            "intent": ranked[0],
            "intent_ranking": ranked,
            "entities": [{"entity": k, "value": v} for k, v in entities.items()],
        }
        return asyncio.run(self._exchange(text, parsed))

    def consents(self) -> str:
        """Yes to calls, no to texts; what is asked next."""
        self.says("yes", "affirm")
        return self.says("no", "deny")

    def chooses(self, title: str) -> str:
        """Press a button of the last answer."""
        payload = next(
            button["payload"]
            for message in self.heard
            for button in message.get("buttons") or []
            if button["title"] == title
        )
        # As in the product: what the domain does not list is dropped.
        message = YAMLStoryReader.unpack_regex_message(
            Message({TEXT: payload}), self._agent.domain
        )
        parsed = {"text": payload, **message.as_dict()}
        return asyncio.run(self._exchange(payload, parsed))

    @property
    def responses(self) -> list[str]:
        """The names of the responses that were said last."""
        return [message.get("utter_action") for message in self.heard]

    @property
    def titles(self) -> list[str]:
        return [
            button["title"]
            for message in self.heard
            for button in message.get("buttons") or []
        ]

    def slot(self, name: str) -> Any:
        tracker = asyncio.run(self._agent.tracker_store.retrieve(self.name))
        return tracker.get_slot(name)

    async def _exchange(self, text: str, parsed: dict[str, Any]) -> str:
        async def understood(*_: Any, **__: Any) -> dict[str, Any]:
            return parsed

        self._agent.processor.parse_message = understood
        channel = WholeMessages()
        await self._agent.handle_message(
            UserMessage(text, channel, self.name, input_channel="gateway")
        )
        self.heard = channel.messages
        return "\n\n".join(message.get("text") or "" for message in self.heard)


@pytest.fixture(scope="session", autouse=True)
def silence() -> Iterator[None]:
    """Rasa trains in this process: no telemetry."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_TELEMETRY_ENABLED", "false")
        yield


@pytest.fixture(scope="session")
def dialogue_model(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    # Rasa's command line quiets its debug log; without it the log takes half the time.
    quiet = structlog.make_filtering_bound_logger(logging.WARNING)
    structlog.configure(wrapper_class=quiet)
    folder = tmp_path_factory.mktemp("dialogue")
    config = folder / "config.yml"
    config.write_text(yaml.safe_dump(POLICIES))
    stories = folder / "data"
    stories.mkdir()
    for name in ("rules.yml", "stories.yml"):
        shutil.copy(root / "data" / name, stories / name)
    path = train_core(
        str(root / "domain.yml"), str(config), str(stories), str(folder / "models")
    )
    assert path, "the rules and stories could not be trained"
    return path


@pytest.fixture(scope="session")
def booking_database(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: bytes
) -> Path:
    path = tmp_path_factory.mktemp("bookings") / "veinguide.db"
    path.write_bytes(migrated_file)
    return path


@pytest.fixture(scope="session")
def action_server(
    root: Path, booking_database: Path, data_secrets: dict[str, str]
) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)],
        cwd=root,
        env={
            **os.environ,
            "VEINGUIDE_DATABASE_URL": f"sqlite:///{booking_database}",
            **data_secrets,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/webhook"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the action server did not start")


@pytest.fixture(scope="session")
def agent(dialogue_model: str, action_server: str) -> Agent:
    return Agent.load(dialogue_model, action_endpoint=EndpointConfig(action_server))


@pytest.fixture
def new_visitor(agent: Agent, request: pytest.FixtureRequest) -> Callable[[], Visitor]:
    count = iter(range(100))
    return lambda: Visitor(agent, f"{request.node.name}-{next(count)}")


@pytest.fixture
def visitor(new_visitor: Callable[[], Visitor]) -> Visitor:
    return new_visitor()
