"""Who may speak in which chat: tokens and limits."""

import hashlib
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from veinguide.storage import chats
from veinguide.storage.chats import ChatRecord
from web.database import Database
from web.errors import Refused
from web.limits import Counter, Limits


@dataclass(frozen=True)
class Caller:
    """Where a request came from and the token it showed."""

    address: str
    token: str | None = None

    @property
    def key(self) -> str:
        """What this caller's messages are counted and queued under."""
        return hash_token(self.token) if self.token else f"address {self.address}"


class Door:
    """Opens a chat to whoever holds its token, and to nobody else."""

    def __init__(
        self,
        database: Database,
        *,
        limits: Limits,
        lifetime: timedelta,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._lifetime = lifetime
        self._clock = clock
        self._messages_per_chat = Counter(limits.messages_per_chat)
        self._messages_per_address = Counter(limits.messages_per_address)
        self._chats_per_address = Counter(limits.chats_per_address)

    async def new_chat(self, caller: Caller) -> tuple[str, ChatRecord]:
        """The token, which is shown once and never stored, and the chat."""
        self._count((self._chats_per_address, caller.address))
        token = secrets.token_urlsafe(32)
        now = self._clock()
        chat = await self._database.run(
            lambda session: chats.start_chat(
                session,
                token_hash=hash_token(token),
                now=now,
                lifetime=self._lifetime,
            )
        )
        return token, chat

    def admit_message(self, caller: Caller) -> None:
        """Raises Refused when there were too many."""
        self._count(
            (self._messages_per_chat, caller.key),
            (self._messages_per_address, caller.address),
        )

    async def chat_of(self, caller: Caller) -> ChatRecord:
        """The chat that the caller's token opens now. Raises Refused."""
        if caller.token is None:
            raise _unauthorized(
                "token_missing",
                "Please start a chat first: this request shows no token.",
            )
        token_hash = hash_token(caller.token)
        chat = await self._database.run(
            lambda session: chats.find_chat(session, token_hash=token_hash)
        )
        if chat is None:
            raise _unauthorized(
                "token_unknown", "We cannot find this chat. Please start a new one."
            )
        if chat.is_over(self._clock()):
            raise _unauthorized(
                "token_expired", "This chat has ended. Please start a new one."
            )
        return chat

    def _count(self, *counters: tuple[Counter, str]) -> None:
        wait = max(counter.wait_seconds(key) for counter, key in counters)
        if wait > 0:
            raise too_many(wait)
        for counter, key in counters:
            counter.count(key)


def hash_token(token: str) -> str:
    """What is stored and looked up instead of the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def too_many(wait_seconds: float) -> Refused:
    seconds = math.ceil(wait_seconds)
    pause = (
        f"{seconds} seconds" if seconds < 120 else f"{math.ceil(seconds / 60)} minutes"
    )
    return Refused(
        429,
        "too_many_requests",
        f"That was a lot at once. Please wait {pause} and try again.",
        {"Retry-After": str(seconds)},
    )


def _unauthorized(code: str, message: str) -> Refused:
    challenge = 'Bearer realm="chat"'
    if code != "token_missing":
        challenge += f', error="invalid_token", error_description="{code}"'
    return Refused(401, code, message, {"WWW-Authenticate": challenge})
