"""After an alarm, the way to get help stands over the next answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from veinguide.triage.table import INTENTS

FOLLOW_UPS = 3
# After so many, a question of its own is answered without it.
QUESTIONS = 2
LEVELS = frozenset(INTENTS.values())
EMERGENCY, URGENT = INTENTS["emergency"], INTENTS["urgent"]
ALL_CLEAR = "utter_all_clear"

# What people say to a warning rather than ask: the way to help is the whole answer.
SAID_TO_AN_ALARM = {
    *("affirm", "deny", "thank", "greet", "give_feedback", "insult", "bot_challenge"),
    *("ask_diagnosis", "ask_capabilities", "ask_when_to_see_doctor", "ask_more"),
    *("out_of_scope", "out_of_scope_medical", "nlu_fallback", "inform"),
}
# "OK, calling" is not answered with the clinic's number while 911 is what to call.
SAID_TO_AN_EMERGENCY = {
    *("ask_human", "ask_contact", "ask_consultation", "all_clear", "ask_sources"),
    *("ask_other_causes", "ask_vein_symptoms", "ask_treatment_downtime", "goodbye"),
}


@dataclass(frozen=True)
class StandingAlarm:
    """`level` is the alarm's intent; `follow_ups` counts the message to be answered."""

    level: str
    follow_ups: int

    @property
    def reminder(self) -> str:
        return f"utter_still_{self.level}"

    def stands_over(self, intent: str, utter_action: str) -> bool:
        if utter_action == ALL_CLEAR and self.level != EMERGENCY:
            return False
        return self.follow_ups <= (
            FOLLOW_UPS if self.stands_alone(intent) else QUESTIONS
        )

    def stands_alone(self, intent: str) -> bool:
        """Whether nothing else is said."""
        if intent in SAID_TO_AN_ALARM:
            return True
        return self.level != URGENT and intent in SAID_TO_AN_EMERGENCY


def standing_alarm(tracker: DialogueStateTracker) -> StandingAlarm | None:
    """The last alarm, if it is not long ago and nothing was said since the question."""
    follow_ups = 0
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            follow_ups += 1
        if follow_ups > FOLLOW_UPS:
            return None
        if isinstance(event, BotUttered):
            level = _said(event).removeprefix("utter_")
            if level in LEVELS:
                return StandingAlarm(level, follow_ups) if follow_ups else None
            if not follow_ups:
                return None
    return None


def _said(event: BotUttered) -> str:
    metadata: dict[str, Any] = event.metadata or {}
    return str(metadata.get("utter_action") or "")
