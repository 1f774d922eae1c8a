"""The next free times, or none when there is no telling."""

import logging
import threading
import time
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from veinguide.booking.request import Slot
from veinguide.slots.sources import Source

logger = logging.getLogger(__name__)

# The visitor waits eight seconds for the whole answer; a manifest takes two requests.
TIMEOUT_SECONDS = 1.5
KEPT_SECONDS = 60.0
# Staff have to see the request before the visit can be.
AHEAD = timedelta(hours=2)


class FreeTimes:
    """Kept for a minute; a source that fails is asked again after that minute."""

    def __init__(
        self,
        url: str,
        token: str,
        zone: ZoneInfo,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = Source(url, token, TIMEOUT_SECONDS)
        self._zone = zone
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: list[Slot] = []
        self._kept_until = float("-inf")

    def soonest(
        self, count: int, now: datetime, besides: Collection[str] = ()
    ) -> list[Slot]:
        """Up to `count`, of different days where there are such; none by an id in
        `besides`.
        """
        free = [
            slot
            for slot in self._slots(now)
            if slot.start >= now + AHEAD and slot.id not in besides
        ]
        chosen: dict[str, Slot] = {}
        for slot in free:
            chosen.setdefault(f"{slot.start.astimezone(self._zone):%F}", slot)
        spread = list(chosen.values())[:count]
        spread += [slot for slot in free if slot not in spread][: count - len(spread)]
        return sorted(spread, key=lambda slot: slot.start)

    def _slots(self, now: datetime) -> list[Slot]:
        with self._lock:
            if self._monotonic() >= self._kept_until:
                self._kept = self._read(now)
                self._kept_until = self._monotonic() + KEPT_SECONDS
            return self._kept

    def _read(self, now: datetime) -> list[Slot]:
        try:
            slots = self._source.free_slots(now)
        except (httpx.HTTPError, ValueError, KeyError) as error:
            logger.warning(
                "no free times from VEINGUIDE_SLOTS_URL (%s); "
                "visitors are asked for days that suit them",
                type(error).__name__,
            )
            return []
        once = {(slot.start, slot.end): slot for slot in slots}
        return sorted(once.values(), key=lambda slot: slot.start)
