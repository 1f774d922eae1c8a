"""What the product has noted: its conversation log and its requests."""

from dataclasses import dataclass

from sqlalchemy.orm import Session, sessionmaker

from veinguide.booking.form import CONFIRMED
from veinguide.booking.notes import SUMMARY_WITH_NOTE
from veinguide.booking.status import STATUSES
from veinguide.storage.conversation_lists import newest_conversations
from veinguide.storage.conversations import find_conversation
from veinguide.storage.requests import RequestRecord, requests_with_status

ASKING = "utter_ask_"
PLENTY = 1000


@dataclass(frozen=True)
class LastTurn:
    """The newest turn; `responses` are the names of what was answered."""

    conversation_id: str
    responses: tuple[str, ...]
    withdrawn_red_flag: str | None = None

    @property
    def asked(self) -> str | None:
        """The slot that the last answer asks for, if it asks."""
        last = self.responses[-1] if self.responses else ""
        if last == SUMMARY_WITH_NOTE:  # Asks what the one without a note asks.
            return CONFIRMED
        return last.removeprefix(ASKING) if last.startswith(ASKING) else None


def last_turn(sessions: "sessionmaker[Session]") -> LastTurn:
    with sessions() as session:
        newest = newest_conversations(session, limit=1)[0].id
        conversation = find_conversation(session, newest)
    assert conversation, "the log was emptied while it was read"
    turn = conversation.turns[-1]
    responses = tuple(str(answer.action) for answer in turn.answers)
    return LastTurn(newest, responses, turn.withdrawn_red_flag)


def stored_requests(sessions: "sessionmaker[Session]") -> list[RequestRecord]:
    """The newest first."""
    with sessions() as session:
        return requests_with_status(session, STATUSES, limit=PLENTY)
