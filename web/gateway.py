"""What happens to a visitor's message between the website and Rasa."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar

from anyio import CapacityLimiter, to_thread

from veinguide.errors import StorageError
from veinguide.storage.chats import ChatRecord, MessageRecord
from veinguide.triage import RedFlag
from web.door import Caller, Door
from web.errors import Refused
from web.limits import MESSAGE_MAXIMUM_CHARACTERS
from web.queue import Queue
from web.rasa_client import Rasa, RasaMessage
from web.reading import Said
from web.transcript import EMERGENCY, Transcript
from web.words import Words

logger = logging.getLogger(__name__)

T = TypeVar("T")

RED_FLAG_WAIT_SECONDS = 2.0
# An answer is shown after this long, stored or not.
STORING_WAIT_SECONDS = 2.0
# Rasa's word on a red flag counts if it comes this soon.
VERDICT_WAIT_SECONDS = 1.5
# Threads of its own: triage must not wait for those that a slow database holds.
TRIAGE_THREADS = 4


class Triage(Protocol):
    """Finds the most severe red flag in a visitor's words."""

    def find(self, text: str) -> RedFlag | None: ...

    def title(self, sign: str) -> str | None:
        """What the sign is, in words for staff; None for one it does not know."""


@dataclass
class Alarm:
    """A red flag and its fixed text: given to the visitor or `rasas`, never both."""

    flag: RedFlag
    words: RasaMessage
    shown: Sequence[MessageRecord]
    is_given: bool = False
    rasas: Sequence[MessageRecord] = ()


@dataclass(frozen=True)
class Started:
    """A new chat, as its visitor gets to know it."""

    token: str
    expires_at: datetime
    messages: Sequence[MessageRecord]


class Gateway:
    """Triage first, then Rasa; an honest notice when Rasa has no answer."""

    def __init__(
        self,
        *,
        door: Door,
        transcript: Transcript,
        rasa: Rasa,
        triage: Triage,
        words: Words,
    ) -> None:
        self._door = door
        self._transcript = transcript
        self._rasa = rasa
        self._triage = triage
        self._triage_threads = CapacityLimiter(TRIAGE_THREADS)
        self._words = words
        self._queue = Queue()
        self._unfinished: set[asyncio.Task[Any]] = set()

    async def start(self, caller: Caller) -> Started:
        token, chat = await self._door.new_chat(caller)
        shown = await self._show(chat, [self._words.greeting])
        return Started(token, chat.expires_at, shown)

    async def history(self, caller: Caller) -> list[MessageRecord]:
        return await self._transcript.history(await self._door.chat_of(caller))

    async def end(self, caller: Caller) -> None:
        await self._transcript.end(await self._door.chat_of(caller))

    async def answer(self, caller: Caller, said: Said) -> Sequence[MessageRecord]:
        # The place is taken before anything waits, so that the order stays.
        with self._queue.place(caller.key) as place:
            flag = await self._find_red_flag(said.text)
            if flag is not None:
                return await self._answer_red_flag(caller, said, flag)
            self._admit(caller, said)
            await place.reached()
            return await self._answer(await self._door.chat_of(caller), said)

    async def close(self) -> None:
        """Let what runs behind the answers come to its end."""
        await asyncio.gather(*self._unfinished, return_exceptions=True)

    async def _find_red_flag(self, text: str | None) -> RedFlag | None:
        if text is None:
            return None
        return await to_thread.run_sync(
            self._triage.find, text, limiter=self._triage_threads
        )

    def _admit(self, caller: Caller, said: Said) -> None:
        length = len(said.text or "")
        if length > MESSAGE_MAXIMUM_CHARACTERS:
            raise Refused(
                413,
                "text_too_long",
                f"Your message has {length:,} characters. The most we can read at "
                f"once is {MESSAGE_MAXIMUM_CHARACTERS:,}. Please shorten it, or send "
                "it in parts.",
            )
        self._door.admit_message(caller)

    async def _answer(self, chat: ChatRecord, said: Said) -> Sequence[MessageRecord]:
        question = await self._transcript.note(chat, said)
        messages = await self._rasa.ask(question)
        if not messages:
            messages = (self._words.unavailable,)
        if messages[0] is self._words.unavailable or messages[0].is_said_late:
            await self._soon(self._transcript.log(question, messages))
        return await self._show(chat, messages)

    async def _show(
        self, chat: ChatRecord, messages: Sequence[RasaMessage]
    ) -> Sequence[MessageRecord]:
        shown = self._transcript.drawn_up(messages)
        storing = await self._soon(self._transcript.keep(chat, shown))
        return _as_far_as_stored(shown, storing)

    async def _soon(self, storing: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Wait a while; no answer is lost because it cannot be stored."""
        task = self._behind(storing)
        await asyncio.wait({task}, timeout=STORING_WAIT_SECONDS)
        return task

    async def _answer_red_flag(
        self, caller: Caller, said: Said, flag: RedFlag
    ) -> Sequence[MessageRecord]:
        """The fixed text, whatever else happens; a refusal carries it too.

        Only if Rasa, which knows more than the rules, says in time that there is no
        danger, or gives the same alarm in words that know of the earlier ones, its own
        answer stands instead.
        """
        words = self._words.for_red_flag(flag, said.text or "")
        fixed = RasaMessage(words.text, EMERGENCY)
        alarm = Alarm(flag, words, self._transcript.drawn_up([fixed]))
        work = self._behind(self._follow_red_flag(caller, said, alarm))
        await asyncio.wait({work}, timeout=RED_FLAG_WAIT_SECONDS)
        if alarm.rasas:
            return _as_far_as_stored(alarm.rasas, work)
        alarm.is_given = True
        if work.done() and isinstance(error := work.exception(), Refused):
            error.messages = alarm.shown
            raise error
        return alarm.shown

    async def _follow_red_flag(self, caller: Caller, said: Said, alarm: Alarm) -> None:
        """Store, log and tell Rasa, of which the visitor waits for very little."""
        self._admit(caller, said)
        chat = await self._door.chat_of(caller)
        question = await self._transcript.note(chat, said)
        asking = self._behind(
            self._rasa.ask(replace(question, red_flag=alarm.flag.sign))
        )
        await asyncio.wait({asking}, timeout=VERDICT_WAIT_SECONDS)
        messages = asking.result() if asking.done() else ()
        if _knows_better(messages, alarm.flag) and not alarm.is_given:
            alarm.rasas = self._transcript.drawn_up(messages)
            await self._transcript.keep(chat, alarm.rasas)
            return
        await self._transcript.keep(chat, alarm.shown)
        await self._transcript.log(question, [alarm.words], alarm.flag)
        await asyncio.wait({asking})

    def _behind(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        task = asyncio.create_task(work)
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[Any]") -> None:
        self._unfinished.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, StorageError):
            logger.error("an answer was given but not stored: %s", error)
        elif error is not None and not isinstance(error, Refused):
            name = type(error).__name__
            logger.error("an answer was given but not followed up (%s)", name)


def _as_far_as_stored(
    shown: Sequence[MessageRecord], storing: "asyncio.Task[None]"
) -> Sequence[MessageRecord]:
    """Without the buttons where they are known not to be there when chosen."""
    if storing.done() and (storing.cancelled() or storing.exception()):
        return [replace(each, choices=()) for each in shown]
    return shown


def _knows_better(messages: Sequence[RasaMessage], flag: RedFlag) -> bool:
    """Whether Rasa found that it is no danger, or gives this alarm itself."""
    return bool(messages) and (
        all(m.withdraws_red_flag for m in messages)
        or all(
            m.kind == EMERGENCY and m.action == f"utter_{flag.intent}" for m in messages
        )
    )
