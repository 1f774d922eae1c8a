"""What the visitor was told before the message that an action now answers."""

from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker

from veinguide.content.records import payload_intent
from veinguide.particular import SAID_INSTEAD

EMERGENCY = "emergency"
REMEMBERED_TURNS = 3


@dataclass(frozen=True)
class Said:
    """One message of the assistant; `response` is its name in domain.yml."""

    text: str
    response: str | None
    metadata: dict[str, Any] = field(default_factory=dict)
    buttons: tuple[dict[str, str], ...] = ()

    @property
    def is_emergency(self) -> bool:
        return self.metadata.get("kind") == EMERGENCY

    @property
    def ends_an_alarm(self) -> bool:
        """Whether it said that an alarm before it was wrong, or is over."""
        names = self.metadata.get("reminder") or []
        names = [names] if isinstance(names, str) else names
        return any(name.endswith(("_denied", "_over")) for name in names)

    @property
    def intents(self) -> list[str]:
        """The intents that its buttons stand for."""
        return [payload_intent(button["payload"]) for button in self.buttons]


def turns_before(tracker: Tracker) -> list[list[Said]]:
    """The assistant's earlier turns, newest first; silent ones are left out."""
    turns: list[list[Said]] = [[]]
    for event in tracker.events:
        if event.get("event") == "user":
            turns.append([])
        elif event.get("event") == "bot" and event.get("text"):
            turns[-1].append(_said(event))
    # The last list belongs to the message that is being answered.
    return [turn for turn in reversed(turns[:-1]) if turn]


def last_said(tracker: Tracker) -> Said | None:
    turns = turns_before(tracker)
    return turns[0][-1] if turns else None


def question_was_hidden(tracker: Tracker) -> bool:
    """Whether nothing but a warning was said last, in place of a form's question."""
    turns = turns_before(tracker)
    return bool(turns) and all(said.is_emergency for said in turns[0])


def warning_before(tracker: Tracker, turns_ago: int) -> str | None:
    """The response that warned of a danger in that turn; 0 is the last."""
    turns = turns_before(tracker)[turns_ago : turns_ago + 1]
    warned = (s.response for turn in turns for s in turn if s.is_emergency)
    return next(warned, None)


def _said(event: dict[str, Any]) -> Said:
    metadata = event.get("metadata") or {}
    own = metadata.get("metadata") or {}
    return Said(
        text=event["text"],
        response=own.get(SAID_INSTEAD) or metadata.get("utter_action"),
        metadata=own,
        buttons=tuple((event.get("data") or {}).get("buttons") or ()),
    )
