"""One message at a time for each chat, in the order in which they came."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Place:
    """A place in the queue. `await place.reached()`, or go ahead without."""

    def __init__(self, before: "asyncio.Future[None] | None") -> None:
        self._before = before

    async def reached(self) -> None:
        if self._before is not None:
            # Unlike `await`, this leaves the future alone when we are cancelled.
            await asyncio.wait({self._before})


class Queue:
    """Whoever enters `place` first is reached first."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Future[None]] = {}

    @contextmanager
    def place(self, key: str) -> Iterator[Place]:
        before = self._last.get(key)
        mine = asyncio.get_running_loop().create_future()
        self._last[key] = mine
        try:
            yield Place(before)
        finally:
            if before is None or before.done():
                self._leave(key, mine)
            else:
                before.add_done_callback(lambda _: self._leave(key, mine))

    def _leave(self, key: str, mine: "asyncio.Future[None]") -> None:
        mine.set_result(None)
        if self._last.get(key) is mine:
            del self._last[key]
