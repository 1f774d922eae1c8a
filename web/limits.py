"""How much one visitor, one address or one sign-in may ask for."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

MESSAGE_MAXIMUM_CHARACTERS = 2000
# 2,000 characters of any script, each written as a JSON escape, and room for the rest.
BODY_MAXIMUM_BYTES = 32 * 1024
FORGET_IDLE_KEYS_ABOVE = 10_000


@dataclass(frozen=True)
class Limit:
    """At most `count` within `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True)
class Limits:
    """Generous to people, tiring for machines."""

    messages_per_chat: Limit = Limit(20, 10)
    messages_per_address: Limit = Limit(120, 10)
    chats_per_address: Limit = Limit(60, 3600)
    failed_sign_ins_per_account: Limit = Limit(5, 900)
    failed_sign_ins_per_address: Limit = Limit(30, 900)


# While developing, every browser, test and measurement shares one address.
DEVELOPMENT_LIMITS = Limits(
    messages_per_address=Limit(20_000, 10), chats_per_address=Limit(20_000, 3600)
)


class Counter:
    """Counts what each key did within the limit's seconds; in memory only."""

    def __init__(
        self, limit: Limit, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._moments: defaultdict[str, deque[float]] = defaultdict(deque)

    def wait_seconds(self, key: str) -> float:
        """0 while there is room; otherwise how long until there is."""
        moments = self._recent(key)
        if len(moments) < self._limit.count:
            return 0.0
        return moments[0] + self._limit.seconds - self._clock()

    def count(self, key: str) -> None:
        self._recent(key).append(self._clock())
        if len(self._moments) > FORGET_IDLE_KEYS_ABOVE:
            self._forget_idle_keys()

    def forget(self, key: str) -> None:
        self._moments.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        moments = self._moments[key]
        while moments and moments[0] + self._limit.seconds <= self._clock():
            moments.popleft()
        return moments

    def _forget_idle_keys(self) -> None:
        for key in [key for key in self._moments if not self._recent(key)]:
            del self._moments[key]
