"""What happens to a visitor's message between the website and Rasa."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool

from veinguide.content import Content
from veinguide.errors import StorageError
from veinguide.storage import chats, turns
from veinguide.storage.chats import (
    ChatRecord,
    MessageRecord,
    NewChoice,
    NewReply,
    SourceRecord,
)
from veinguide.triage import RedFlag
from web.database import Database
from web.door import Caller, Door
from web.errors import Refused
from web.limits import MESSAGE_MAXIMUM_CHARACTERS
from web.queue import Queue
from web.rasa_client import Question, Rasa, RasaMessage
from web.words import Words

logger = logging.getLogger(__name__)

EMERGENCY = "emergency"
RED_FLAG_WAIT_SECONDS = 2.0


class Triage(Protocol):
    """Finds the most severe red flag in a visitor's words."""

    def find(self, text: str) -> RedFlag | None: ...


@dataclass(frozen=True)
class Said:
    """What the visitor did: typed words, or chose a button by its id."""

    text: str | None = None
    choice: str | None = None


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
        database: Database,
        door: Door,
        rasa: Rasa,
        triage: Triage,
        content: Content,
        words: Words,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._door = door
        self._rasa = rasa
        self._triage = triage
        self._content = content
        self._words = words
        self._clock = clock
        self._queue = Queue()
        self._unfinished: set[asyncio.Task[None]] = set()

    async def start(self, caller: Caller) -> Started:
        token, chat = await self._door.new_chat(caller)
        greeting = [self._reply(self._words.greeting)]
        return Started(token, chat.expires_at, await self._show(chat, greeting))

    async def history(self, caller: Caller) -> list[MessageRecord]:
        chat = await self._door.chat_of(caller)
        return await self._database.run(lambda s: chats.history(s, chat.id))

    async def end(self, caller: Caller) -> None:
        chat = await self._door.chat_of(caller)
        now = self._clock()
        await self._database.run(lambda s: chats.end_chat(s, chat.id, now=now))

    async def answer(self, caller: Caller, said: Said) -> Sequence[MessageRecord]:
        # The place is taken before anything waits, so that the order stays.
        with self._queue.place(caller.key) as place:
            words = said.text or ""
            flag = await run_in_threadpool(self._triage.find, words)
            if flag is not None:
                return await self._answer_red_flag(caller, words, flag)
            self._admit(caller, said)
            await place.reached()
            return await self._answer(await self._door.chat_of(caller), said)

    async def close(self) -> None:
        """Let what runs behind the answers come to its end."""
        await asyncio.gather(*self._unfinished, return_exceptions=True)

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
        now = self._clock()
        question = await self._note(chat, said, now)
        messages = await self._rasa.ask(question)
        if messages:
            return await self._show(chat, [self._reply(m) for m in messages])
        notice = self._reply(self._words.unavailable)
        await self._log(question, now, self._words.unavailable)
        return await self._show(chat, [notice])

    async def _note(self, chat: ChatRecord, said: Said, now: datetime) -> Question:
        """Store the visitor's message and make of it what Rasa is asked."""
        choice = None
        if said.choice is not None:
            choice_id = said.choice
            choice = await self._database.run(
                lambda s: chats.find_choice(s, chat.id, choice_id)
            )
            if choice is None:
                raise Refused(
                    404,
                    "choice_unknown",
                    "This button does not belong to your chat. Please type instead.",
                )
        shown = choice.label if choice else str(said.text)
        message_id = await self._database.run(
            lambda s: chats.add_visitor_message(s, chat.id, shown, now=now)
        )
        return Question(
            conversation=chat.id,
            text=choice.payload if choice else shown,
            typed=choice is None,
            message_id=message_id,
            choice_label=choice.label if choice else None,
        )

    async def _answer_red_flag(
        self, caller: Caller, text: str, flag: RedFlag
    ) -> Sequence[MessageRecord]:
        fixed = self._words.for_red_flag(flag)
        reply = NewReply(EMERGENCY, fixed.text)
        shown = [
            MessageRecord(
                reply.id, chats.ASSISTANT, EMERGENCY, reply.text, self._clock()
            )
        ]
        work = self._behind(self._follow_red_flag(caller, text, flag, reply))
        await asyncio.wait({work}, timeout=RED_FLAG_WAIT_SECONDS)
        if work.done() and isinstance(error := work.exception(), Refused):
            error.messages = shown
            raise error
        return shown

    async def _follow_red_flag(
        self, caller: Caller, text: str, flag: RedFlag, reply: NewReply
    ) -> None:
        """Store, log and tell Rasa, none of which the visitor has to wait for."""
        self._admit(caller, Said(text))
        chat = await self._door.chat_of(caller)
        now = self._clock()
        question = await self._note(chat, Said(text), now)
        await self._database.run(
            lambda s: chats.add_replies(s, chat.id, [reply], now=now)
        )
        await self._log(question, now, self._words.for_red_flag(flag), flag)
        await self._rasa.ask(question)

    async def _log(
        self,
        question: Question,
        said_at: datetime,
        shown: RasaMessage,
        flag: RedFlag | None = None,
    ) -> None:
        """Tell staff what the visitor was shown by us instead of by Rasa."""
        kind = EMERGENCY if flag else shown.kind
        turn = turns.TurnRecord(
            conversation_id=question.conversation,
            message_id=question.message_id,
            said_at=said_at,
            text=question.text if question.typed else None,
            choice_label=question.choice_label,
            answers=[turns.Answer(shown.text, kind, shown.action)],
            red_flag=flag.sign if flag else None,
        )
        await self._database.run(lambda s: turns.record_unanswered(s, turn))

    async def _show(
        self, chat: ChatRecord, replies: Sequence[NewReply]
    ) -> list[MessageRecord]:
        now = self._clock()
        return await self._database.run(
            lambda s: chats.add_replies(s, chat.id, replies, now=now)
        )

    def _reply(self, message: RasaMessage) -> NewReply:
        if message.kind == EMERGENCY:
            return NewReply(EMERGENCY, message.text)
        return NewReply(
            message.kind,
            message.text,
            tuple(NewChoice(b.title, b.payload) for b in message.buttons),
            tuple(
                SourceRecord(s.label, s.url)
                for s in self._content.sources(message.facts)
            )
            if message.facts
            else (),
        )

    def _behind(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._unfinished.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, StorageError):
            logger.error("a red flag was answered but not stored: %s", error)
        elif error is not None and not isinstance(error, Refused):
            logger.error("a red flag was answered but not followed up: %r", type(error))
