"""Write each turn to the conversation log. Named in endpoints.yml."""

import logging
from asyncio import AbstractEventLoop
from collections import deque
from functools import partial
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.orm import Session, sessionmaker

from addons.turn_reader import read_turn
from veinguide.errors import VaultError
from veinguide.settings import StorageSettings
from veinguide.storage.engine import committed, open_sessions
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
            turn = self._waiting[0]
            try:
                committed(self._sessions, partial(record_turn, record=turn))
            # As above: no visitor and no other turn must wait for this one.
            except Exception as error:  # noqa: BLE001
                # Its text may carry a visitor's words.
                name = type(error).__name__
                if _is_of_the_database(error):
                    logger.error(
                        "the conversation log cannot be written (%s); %d turns wait",
                        *(name, len(self._waiting)),
                    )
                    return
                logger.error("a turn is lost to the conversation log (%s)", name)
            self._waiting.popleft()

    def _forget_oldest(self) -> None:
        if len(self._events) > OPEN_CONVERSATIONS:
            self._events.pop(next(iter(self._events)))

    async def close(self) -> None:
        self._write()


def _is_of_the_database(error: Exception) -> bool:
    """Whether later turns would fare no better; else this turn alone is at fault."""
    if isinstance(error, StatementError):
        is_refused = isinstance(error, (DataError, IntegrityError))
        return isinstance(error, DBAPIError) and not is_refused
    return isinstance(error, (SQLAlchemyError, VaultError))
