"""The turns of a conversation: what was heard and said, and the alarms it raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.red_flag_detector import RED_FLAG
from veinguide.particular import SAID_INSTEAD
from veinguide.triage.table import INTENTS

LEVELS = frozenset(INTENTS.values())
# A message is marked with the alarms it raised, with the reminder it gave, and with
# whether it said that a request can wait.
ALARMS, REMINDER, WAITS = "alarms", "reminder", "request_waits"
# In a message's metadata: its id, and those of earlier ones whose answers came too late
# to be shown.
MESSAGE_ID, UNSEEN = "message_id", "unseen"
# After these reminders the alarm stands no more: others have seen to it or will see to
# it today, the sign is denied, or the bleeding stopped before.
OVER, SEEN, DENIED, STOPPED = "over", "seen", "denied", "stopped"
SETTLED = {
    INTENTS["emergency"]: {OVER, SEEN, DENIED, STOPPED},
    INTENTS["poisoning"]: {OVER, DENIED},
    INTENTS["urgent"]: {OVER, SEEN, DENIED},
    # Only one that the net alone heard can be denied: content/alarm_replies.yml.
    INTENTS["crisis"]: {DENIED},
}


@dataclass
class Turn:
    """What was said to one message."""

    heard: UserUttered
    alarms: list[tuple[str, str | None]] = field(default_factory=list)
    reminders: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    told_to_wait: bool = False
    in_pieces: bool = False

    @property
    def words(self) -> str:
        return self.heard.text or ""

    @property
    def intent(self) -> str:
        return str(self.heard.intent.get("name") or "")

    @property
    def over(self) -> set[str]:
        """The levels whose alarms were settled."""
        return {
            level
            for level, names in SETTLED.items()
            if any(f"utter_still_{level}_{name}" in self.reminders for name in names)
        }

    @property
    def by_rule(self) -> bool:
        """Whether a rule, and not the learned net, heard the sign; a net is unsure.

        `in_pieces`, it did with what was told before.
        """
        return self.in_pieces or float(self.heard.intent.get("confidence", 1.0)) == 1.0


def turns_in_a_row(utter_action: str, turns: list[Turn]) -> list[Turn]:
    """The newest of `turns` that said it, without one between that did not."""
    said = list(takewhile(lambda turn: utter_action in turn.spoken, reversed(turns)))
    return said[::-1]


def was_alarmed(tracker: DialogueStateTracker) -> bool:
    return any(turn.alarms for turn in turns_of(tracker))


def turns_of(tracker: DialogueStateTracker) -> list[Turn]:
    """What did not reach the visitor is not among what was said; its alarms stand."""
    turns: list[Turn] = []
    sign: str | None = None
    unseen = unseen_of(tracker)
    for event in tracker.events:
        if isinstance(event, UserUttered):
            turns.append(Turn(event))
        elif isinstance(event, SlotSet) and event.key == RED_FLAG:
            sign = event.value
        elif isinstance(event, BotUttered) and turns:
            turns[-1].alarms += _alarms(event, sign)
            turns[-1].in_pieces |= _is_in_pieces(event)
            turns[-1].reminders += _reminders(event)
            if message_id(turns[-1].heard) in unseen:
                continue
            turns[-1].spoken.append(response_of(event))
            turns[-1].texts.append(event.text or "")
            turns[-1].told_to_wait |= bool(own_metadata(event).get(WAITS))
    return turns


def typed_in(tracker: DialogueStateTracker) -> list[str]:
    """Every message, the newest last."""
    return [e.text or "" for e in tracker.events if isinstance(e, UserUttered)]


def seen_answers(tracker: DialogueStateTracker) -> list[BotUttered]:
    """Everything that was said and reached the visitor, the oldest first."""
    unseen, heard, seen = unseen_of(tracker), None, []
    for event in tracker.events:
        if isinstance(event, UserUttered):
            heard = event
        elif isinstance(event, BotUttered) and message_id(heard) not in unseen:
            seen.append(event)
    return seen


def unseen_of(tracker: DialogueStateTracker) -> set[str]:
    """The ids of the messages whose answers never reached the visitor."""
    now = tracker.latest_message
    return set(((now and now.metadata) or {}).get(UNSEEN) or [])


def message_id(heard: UserUttered | None) -> str:
    """The gateway's; none in rasa shell."""
    return str(((heard and heard.metadata) or {}).get(MESSAGE_ID) or "")


def _alarms(event: BotUttered, sign: str | None) -> list[tuple[str, str | None]]:
    if marked := own_metadata(event).get(ALARMS):
        return [(level, sign) for level, sign in marked]
    level = response_of(event).removeprefix("utter_")
    return [(level, sign)] if level in LEVELS and not _reminds(event) else []


def _is_in_pieces(event: BotUttered) -> bool:
    instead = str(own_metadata(event).get(SAID_INSTEAD) or "")
    return instead.removeprefix("utter_") in LEVELS


def response_of(event: BotUttered) -> str:
    """The name in domain.yml of what was said."""
    instead = own_metadata(event).get(SAID_INSTEAD)
    return str(instead or (event.metadata or {}).get("utter_action") or "")


def _reminders(event: BotUttered) -> list[str]:
    """One name, or several where one message settles several alarms."""
    names = own_metadata(event).get(REMINDER, [])
    return [names] if isinstance(names, str) else list(names)


def _reminds(event: BotUttered) -> bool:
    return REMINDER in own_metadata(event)


def own_metadata(event: Event) -> dict[str, Any]:
    """What domain.yml, or the generator, wrote beside the words."""
    return (event.metadata or {}).get("metadata") or {}


def asked_in(tracker: DialogueStateTracker) -> str:
    """The visitor's last message."""
    return (tracker.latest_message and tracker.latest_message.text) or ""


def heard_in(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the pipeline noted of it."""
    return (tracker.latest_message and tracker.latest_message.parse_data) or {}


def confidence_in(tracker: DialogueStateTracker) -> float:
    """How surely it was understood, 0 to 1."""
    return float((heard_in(tracker).get("intent") or {}).get("confidence") or 0.0)
