"""Answers that came too late to be shown: what of them the visitor still has to see."""

from dataclasses import dataclass, field
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.told import kind_of
from addons.turns import UNSEEN, message_id, response_of

# What these say was done, a visitor has to learn, be it a turn late.
ACTS = {
    *("utter_booking_sent", "utter_booking_already_sent", "utter_booking_changed"),
    "utter_request_cancelled",
}
EMERGENCY = "emergency"

Messages = list[dict[str, Any]]


@dataclass(frozen=True)
class Late:
    """`to_the_same_words`: the answer to a message that is now said once more.

    `to_be_told`: acts and alarms, which come before whatever is answered now.
    """

    to_the_same_words: Messages = field(default_factory=list)
    to_be_told: Messages = field(default_factory=list)


@dataclass
class _Heard:
    event: UserUttered
    said: list[BotUttered] = field(default_factory=list)


def late_answers(tracker: DialogueStateTracker, message: UserMessage) -> Late:
    """Of the messages that `message` names as unanswered, the visitor knew nothing.

    Said once more in the same words, the last of them is not heard again: "yes, send
    it" would send nothing, and a name would be taken for the phone number.
    """
    unseen = set(message.metadata.get(UNSEEN) or [])
    turns = _turns(tracker)
    last = turns[-1] if turns else None
    if last and message_id(last.event) in unseen and last.event.text == message.text:
        return Late(to_the_same_words=[_message(each) for each in last.said])
    missing = unseen - _made_up(turns, unseen)
    late = [e for t in turns if message_id(t.event) in missing for e in t.said]
    return Late(to_be_told=[_message(each) for each in late if _matters(each)])


def _turns(tracker: DialogueStateTracker) -> list[_Heard]:
    turns: list[_Heard] = []
    for event in tracker.events:
        if isinstance(event, UserUttered):
            turns.append(_Heard(event))
        elif isinstance(event, BotUttered) and turns:
            turns[-1].said.append(event)
    return turns


def _made_up(turns: list[_Heard], unseen: set[str]) -> set[str]:
    """Those whose acts and alarms came before an answer that was seen."""
    return {
        earlier
        for turn in turns
        if message_id(turn.event) not in unseen
        and not turn.event.metadata.get("red_flag")
        for earlier in turn.event.metadata.get(UNSEEN) or []
    }


def _matters(said: BotUttered) -> bool:
    return response_of(said) in ACTS or kind_of(_message(said)) == EMERGENCY


def _message(said: BotUttered) -> dict[str, Any]:
    """As it was given to the channel."""
    return {
        **said.metadata,
        "text": said.text,
        "buttons": (said.data or {}).get("buttons") or [],
    }
