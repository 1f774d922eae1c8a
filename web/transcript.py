"""Keep what was said: for the visitor's screen, and for staff what Rasa cannot log."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from veinguide.content import Content
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
from web.errors import Refused
from web.rasa_client import Question, RasaMessage
from web.reading import Said
from web.words import UNAVAILABLE

ANSWER = "answer"
EMERGENCY = "emergency"


class Transcript:
    """Every message goes through here on its way in and out."""

    def __init__(
        self, database: Database, content: Content, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._content = content
        self._clock = clock

    async def history(self, chat: ChatRecord) -> list[MessageRecord]:
        return await self._database.run(lambda s: chats.history(s, chat.id))

    async def end(self, chat: ChatRecord) -> None:
        now = self._clock()
        await self._database.run(lambda s: chats.end_chat(s, chat.id, now=now))

    async def note(self, chat: ChatRecord, said: Said) -> Question:
        """Store the visitor's message and make of it what Rasa is asked."""
        now = self._clock()
        return await self._database.run(lambda s: _noted(s, chat, said, now))

    def drawn_up(self, messages: Sequence[RasaMessage]) -> list[MessageRecord]:
        """As they are shown, with the ids of their buttons."""
        return chats.drawn_up([self._reply(m) for m in messages], now=self._clock())

    async def keep(self, chat: ChatRecord, shown: Sequence[MessageRecord]) -> None:
        await self._database.run(lambda s: chats.add_replies(s, chat.id, shown))

    async def log(
        self,
        question: Question,
        shown: Sequence[RasaMessage],
        flag: RedFlag | None = None,
    ) -> None:
        """Tell staff what the visitor was shown to a message that Rasa did not log."""
        turn = turns.TurnRecord(
            conversation_id=question.conversation,
            message_id=question.message_id,
            said_at=self._clock(),
            text=question.text if question.typed else None,
            choice_label=question.choice_label,
            answers=[
                turns.Answer(each.text, EMERGENCY if flag else each.kind, each.action)
                for each in shown
            ],
            red_flag=flag.sign if flag else None,
        )
        await self._database.run(lambda s: turns.record_unanswered(s, turn))

    def _reply(self, message: RasaMessage) -> NewReply:
        """The message with its sources; an emergency is its text and nothing else."""
        if message.kind == EMERGENCY:
            return NewReply(EMERGENCY, message.text)
        # Questions and notices rest on facts too, but nobody doubts them.
        facts = message.facts if message.kind == ANSWER else ()
        return NewReply(
            message.kind,
            message.text,
            tuple(NewChoice(b.title, b.payload) for b in message.buttons),
            tuple(SourceRecord(s.label, s.url) for s in self._content.sources(facts)),
        )


def _noted(session: Session, chat: ChatRecord, said: Said, now: datetime) -> Question:
    choice = None
    if said.choice is not None:
        choice = chats.find_choice(session, chat.id, said.choice)
        if choice is None:
            raise Refused(
                404,
                "choice_unknown",
                "This button does not belong to your chat. Please type instead.",
            )
    shown = choice.label if choice else str(said.text)
    return Question(
        conversation=chat.id,
        text=choice.payload if choice else shown,
        typed=choice is None,
        unseen=turns.unanswered(session, chat.id, UNAVAILABLE),
        message_id=chats.add_visitor_message(session, chat.id, shown, now=now),
        choice_label=choice.label if choice else None,
    )
