"""Write each turn to the conversation log. Named in endpoints.yml."""

import logging
from asyncio import AbstractEventLoop
from collections import deque
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from addons.turn_reader import read_turn
from veinguide.errors import VaultError
from veinguide.settings import StorageSettings
from veinguide.storage.engine import open_sessions
from veinguide.storage.turns import TurnRecord, record_turn

logger = logging.getLogger(__name__)

OPEN_CONVERSATIONS = 10_000
WAITING_TURNS = 10_000


class ConversationLogBroker(EventBroker):
    """Collects a conversation's events until the assistant listens again."""

    def __init__(self, sessions: "sessionmaker[Session]") -> None:
        self._sessions = sessions
        self._events: dict[str, list[dict[str, Any]]] = {}
        self._waiting: deque[TurnRecord] = deque(maxlen=WAITING_TURNS)

    @classmethod
    async def from_endpoint_config(
        cls,
        broker_config: EndpointConfig,
        event_loop: AbstractEventLoop | None = None,
    ) -> "ConversationLogBroker":
        settings = StorageSettings.from_env()
        return cls(open_sessions(settings.database_url, settings.vault))

    def publish(self, event: dict[str, Any]) -> None:
        """Take one event. Never raises: a broken log must not stop a conversation."""
        conversation = str(event.get("sender_id"))
        events = self._events.setdefault(conversation, [])
        events.append(event)
        if event.get("event") != "action" or event.get("name") != "action_listen":
            self._forget_oldest()
            return
        del self._events[conversation]
        try:
            turn = read_turn(conversation, events)
        except Exception:
            # An event we cannot read is a bug of ours; it must not cost the visitor
            # an answer. The trace holds types and lines, never the words.
            logger.exception("a turn could not be read for the conversation log")
            return
        if turn is not None:
            self._waiting.append(turn)
            self._write()

    def _write(self) -> None:
        # What a broken database refuses stays here, and goes out with the next turn.
        while self._waiting:
            try:
                with self._sessions.begin() as session:
                    record_turn(session, self._waiting[0])
            except (SQLAlchemyError, VaultError) as error:
                logger.error(
                    "the conversation log cannot be written (%s); %d turns wait",
                    type(error).__name__,
                    len(self._waiting),
                )
                return
            self._waiting.popleft()

    def _forget_oldest(self) -> None:
        if len(self._events) > OPEN_CONVERSATIONS:
            self._events.pop(next(iter(self._events)))

    async def close(self) -> None:
        self._write()
