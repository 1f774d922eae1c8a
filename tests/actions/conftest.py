"""A tracker and a dispatcher as the action server gets them from Rasa."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher


@pytest.fixture(scope="session")
def domain(root: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "domain.yml").read_text())
    return loaded


@pytest.fixture
def dispatcher() -> CollectingDispatcher:
    return CollectingDispatcher()


@pytest.fixture
def bot() -> Callable[..., dict[str, Any]]:
    """An event: the assistant said something before."""

    def said(
        response: str, text: str = "words", kind: str = "answer", *payloads: str
    ) -> dict[str, Any]:
        return {
            "event": "bot",
            "text": text,
            "data": {"buttons": [{"title": p, "payload": p} for p in payloads]},
            "metadata": {"utter_action": response, "metadata": {"kind": kind}},
        }

    return said


@pytest.fixture
def tracker_after() -> Callable[..., Tracker]:
    """A conversation: what the assistant said, then a message with its intent."""

    def build(
        intent: str,
        text: str = "words",
        said: tuple[dict[str, Any], ...] = (),
        ranking: tuple[tuple[str, float], ...] = (),
        active_loop: str | None = None,
        entities: tuple[dict[str, Any], ...] = (),
        **slots: Any,
    ) -> Tracker:
        earlier: list[dict[str, Any]] = []
        for event in said:
            earlier += [{"event": "user", "text": "before"}, event]
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 0.9},
            "intent_ranking": [{"name": n, "confidence": c} for n, c in ranking],
            "entities": list(entities),
        }
        return Tracker.from_dict(
            {
                "sender_id": "anna",
                "slots": slots,
                "latest_message": message,
                "active_loop": {"name": active_loop} if active_loop else {},
                "events": [
                    *earlier,
                    {"event": "action", "name": "action_listen"},
                    {"event": "user", "text": text},
                ],
            }
        )

    return build


@pytest.fixture
def slots_set() -> Callable[[list[dict[str, Any]]], dict[str, Any]]:
    def read(events: list[dict[str, Any]]) -> dict[str, Any]:
        return {e["name"]: e["value"] for e in events if e["event"] == "slot"}

    return read
