"""How a message looks in JSON. The choice's payload is not part of it."""

from datetime import datetime, timezone
from typing import Any

from veinguide.storage.chats import MessageRecord


def message_shape(message: MessageRecord) -> dict[str, Any]:
    """A reply, as `POST /chat/messages` gives it."""
    return {
        "id": message.id,
        "kind": message.kind,
        "text": message.text,
        "choices": [{"id": c.id, "label": c.label} for c in message.choices],
        "sources": [{"label": s.label, "url": s.url} for s in message.sources],
    }


def history_shape(message: MessageRecord) -> dict[str, Any]:
    """An item of the history, which also holds the visitor's own messages."""
    return message_shape(message) | {
        "author": message.author,
        "created_at": moment_shape(message.created_at),
    }


def moment_shape(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second: 2026-11-23T12:00:00Z."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
