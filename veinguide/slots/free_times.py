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

# The visitor waits eight seconds for the whole answer, and this long for the calendar.
WAIT_SECONDS = 1.5
READING_SECONDS = 20.0
KEPT_SECONDS = 60.0
# While newer ones are slow to come.
OLDEST_SECONDS = 600.0
# Staff have to see the request before the visit can be.
AHEAD = timedelta(hours=2)


class FreeTimes:
    """Kept for a minute; a source that fails is asked again after that minute.

    One thread reads. A visitor waits for it a moment, and is offered times of some
    minutes ago where it takes longer.
    """

    def __init__(
        self,
        url: str,
        token: str,
        zone: ZoneInfo,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = Source(url, token, READING_SECONDS)
        self._zone = zone
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: list[Slot] = []
        self._read_at = float("-inf")
        self._reading: threading.Event | None = None

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
        if reading := self._begun_reading(now):
            reading.wait(WAIT_SECONDS)
        with self._lock:
            is_old = self._monotonic() >= self._read_at + OLDEST_SECONDS
            return [] if is_old else self._kept

    def _begun_reading(self, now: datetime) -> threading.Event | None:
        """Set once the times are read; None where the kept ones are new enough."""
        with self._lock:
            is_new = self._monotonic() < self._read_at + KEPT_SECONDS
            if self._reading is None and not is_new:
                self._reading = threading.Event()
                threading.Thread(target=self._keep, args=(now,), daemon=True).start()
            return self._reading

    def _keep(self, now: datetime) -> None:
        slots: list[Slot] = []
        try:
            slots = self._read(now)
        finally:
            with self._lock:
                self._kept, self._read_at = slots, self._monotonic()
                done, self._reading = self._reading, None
            if done:
                done.set()

    def _read(self, now: datetime) -> list[Slot]:
        try:
            slots = self._source.free_slots(now)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError) as error:
            logger.warning(
                "no free times from VEINGUIDE_SLOTS_URL (%s); "
                "visitors are asked for days that suit them",
                type(error).__name__,
            )
            return []
        once = {(slot.start, slot.end): slot for slot in slots}
        return sorted(once.values(), key=lambda slot: slot.start)
