"""After an alarm, the way to get help stands over the next answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.intent_classifier import BOOKING
from addons.red_flag_detector import RED_FLAG
from addons.red_flag_model import OTHER_SIGN
from addons.wording import plain
from veinguide.triage.table import INTENTS

FOLLOW_UPS = 3
# After so many, a question of its own is answered without it.
QUESTIONS = 2
# An emergency that is talked of and nothing else stands so long.
LONGEST = 8
LEVELS = frozenset(INTENTS.values())
SEVERITY = {level: place for place, level in enumerate(INTENTS.values())}
EMERGENCY, URGENT = INTENTS["emergency"], INTENTS["urgent"]
CRISIS, POISONING = INTENTS["crisis"], INTENTS["poisoning"]
ALL_CLEAR = "utter_all_clear"
UNNAMED = (None, OTHER_SIGN)
# A message is marked with the alarms it raised, and with the reminder it gave.
ALARMS, REMINDER = "alarms", "reminder"
# A message that raises the same alarm again is answered so; any other gets the alarm.
AGAIN = {EMERGENCY: {"unstopped", "steps"}, CRISIS: {"serious"}}
# What is asked of Poison Control may sound like an emergency of no name.
OF_POISON_CONTROL = {"vomiting", "number"}
# These signs have a reminder of their own, which is always said.
OWN_REMINDER = {"abuse", "pregnant_leg"}

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
HOLDS_ON = {"affirm", "deny", "thank", "all_clear", "goodbye"}
FORM_ANSWERS = {"inform", "affirm", "deny"}
ABOUT_BOOKING = {BOOKING, "change_booking", "cancel_booking", "ask_booking_status"}

_MAY = r"\b(?:should|can|could|may|do|shall|must) (?:i|we|he|she|they)\b"
_NOT = r"(?:not|never|\w+n't|dont|cant|wont|isnt|aint|doesnt|didnt)"
_WHAT_NOW = r"\bwhat (?:do|should|can) (?:i|we) (?:do|tell|say)\b|\bwhat now\b"
# Not "I'm not calling", "please send an ambulance" or "I'm calling my doctor".
_NO_CALL = (
    rf"^(?!.*\b(?:no|without|nobody|cannot|afford|cost|pay|doctor|clinic|nurse|{_NOT})\b)"
    r"(?!.*\b(?:send|needs?|please|should|would|could|can|is an?|if|later)\b)"
    r"(?!.*\b(?:tomorrow|morning|instead|than|expensive|busy|hung up|tried)\b)"
    r"(?!.*\b(?:friend|daughter|son)\b)"
    r"(?!.*\bcall\w* (?:my|his|her|a)\b)(?!.*\?).*"
)
# Not "can you drive me", "nobody can drive me" or "I'm not calling my doctor".
_DOES_GO = rf"^(?!.*\b(?:nobody|no one|no-one|who|{_NOT})\b)(?!.*\?).*"
_CALLING = (
    rf"{_NO_CALL}\b(?:calling|called|dial\w+|phoning|ambulance|paramedics?|ems|unlock\w*)\b",
    rf"{_NO_CALL}\b(?:on the (?:phone|line)|on (?:its|their|the) way|operator)\b",
    rf"{_NO_CALL}\bthey(?:'re|re| are) coming\b",
    rf"{_NO_CALL}\b(?:i'?ll|will|gonna|going to) call\b",
    r"^(?:(?:yes|ok|okay|yeah)\W+)*911\W*$",
)
_STILL = (
    r"\b(?:need|have) to (?:call|go)\b",
    r"\b(?:do|should|must) (?:i|we) (?:(?:still|really|even) )*(?:call|go)\b",
)
_CARE = r"\b(?:urgent care|er|emergency room|hospital|doctor)\b"
_FIRST_AID = (
    r"lie|lay|sit|stand|walk|move|press|push|hold|wrap|tie|lift|raise|elevate|ice|drive"
    r"|sleep|keep|let go|wait"
)
_FED = r"give|eat|drink|milk|water|food|charcoal|aspirin|medicine|pills?"
_BRING_UP = r"throw (?:\w+ )?up|vomit|puke|be sick|spit (?:it|them) (?:out|up)"
# By level: the reminder that fits, and what it answers. The first that matches is said.
_FITTING: dict[str, dict[str, tuple[str, ...]]] = {
    EMERGENCY: {
        "unstopped": (
            rf"\b{_NOT} (?:really )?(?:stop|slow)\w*\b",
            r"\bstill bleeding\b",
        ),
        "here": (
            rf"{_NO_CALL}\bthey(?:'re|re| are) here\b",
            rf"{_NO_CALL}\b(?:ambulance|paramedics|ems) (?:is|are|just|has) \w*\s?"
            r"(?:here|came|come|arrived)\b",
        ),
        "yes": (
            *_STILL,
            rf"^(?!.*\b{_NOT}\b).*\b(?:slowing|slowed|easing|eased|better"
            r"|passed(?! out)|heartburn|went away)\b",
        ),
        "waiting": (
            r"\bhow (?:long|soon|far)\b.*\b(?:they|ambulance|help|paramedics|ems)\b",
            r"\bwhen will (?:they|help|the ambulance)\b",
        ),
        "calling": _CALLING,
        "medicine": (
            r"^(?!.*\b(?:cpr|compressions?|mouth|epi\w*|inhaler|nitro\w*|oxygen)\b).*"
            rf"{_MAY}.*\b(?:{_FED})\b",
        ),
        "steps": (
            rf"{_MAY}.*\b(?:{_FIRST_AID})\b",
            _WHAT_NOW,
            r"\bpress\w*\b",
            r"\blie down\b",
            r"\bhow (?:hard|tight)\b(?:\W*$|.*\b(?:push|hold|tie|wrap))",
        ),
    },
    CRISIS: {
        "serious": (
            rf"^(?!.*\b{_NOT}\b.*\bmean\b).*\bmean it\b",
            r"\b(?:i'?m|i am) (?:dead )?serious\b",
            r"\bnot (?:joking|kidding)\b",
        ),
        "police": (
            r"\b(?:will|would|do|are|can|could) (?:you|u|they|988|somebody|someone) "
            r"(?:\w+ ){0,2}(?:cops?|police|sheriff|arrest me|lock me up)\b",
        ),
        "texting": (
            r"\b(?:text|texting)\b",
            rf"\b(?:{_NOT}|hate)\b.*\b(?:talk|speak|call|phone|hotline)\w*\b",
        ),
        "thanks": (r"\b(?:thanks?|thx)\b",),
        "again": (r"^(?:ok|okay|k|all ?right|fine|yes|yeah|sure|i will|i guess)\W*$",),
    },
    POISONING: {
        "vomiting": (
            rf"\b(?:should|do|can|could|make|have|get|let)\b.*\b(?:{_BRING_UP})\b",
        ),
        "number": (
            r"\b(?:what'?s?|which|that|the|their) (?:\w+ )?number\b",
            r"\bwho (?:do|should) i call\b",
        ),
        "yes": _STILL,
        "calling": _CALLING,
        "steps": (rf"{_MAY}.*\b(?:{_FED}|{_FIRST_AID})\b", _WHAT_NOW),
    },
    URGENT: {
        "where": (
            rf"{_CARE}.*\bor\b",
            rf"\bor\b.*{_CARE}",
            r"\bwhere (?:do|should|can) i go\b",
        ),
        "going": (
            r"^(?:(?:ok|okay|fine|alright|yes|thanks?|thank you)\W+)*(?:i'?m |we'?re )?"
            r"(?:going|heading|on my way)"
            r"(?: (?:now|in|there|to the (?:er|hospital)))*\W*$",
            rf"{_DOES_GO}\b(?:can|will) (?:drive|take) me\b",
            rf"{_DOES_GO}\bcalling (?:my|the|a) (?:doctor|dr)\b",
            r"\bwhat (?:do|should) i (?:tell|say)\b",
        ),
        "worried": (
            r"\b(?:worry|worried|serious|overreact\w*)\b",
            r"\byes or no\b",
            r"\bhow (?:would|do|can|will) i (?:know|tell)\b",
            r"\b(?:can|could) (?:it|this|that) (?:not )?wait\b",
        ),
    },
}
FITTING = {
    level: {name: re.compile("|".join(said)) for name, said in rows.items()}
    for level, rows in _FITTING.items()
}


@dataclass(frozen=True)
class StandingAlarm:
    """`level` is the alarm's intent; `follow_ups` counts the message to be answered.

    `reminders` are those given since then, the last of them last. `unbroken`, there was
    one in the last two answers. `goes_on`, the visitor asked to go on with a request.
    `spoken` names what was already said to the message.
    """

    level: str
    sign: str | None
    follow_ups: int
    reminders: tuple[str, ...]
    unbroken: bool
    goes_on: bool
    spoken: tuple[str, ...]

    @property
    def severity(self) -> int:
        """0 is the most severe."""
        return SEVERITY[self.level]

    @property
    def reminder_in_full(self) -> str:
        return f"utter_still_{self.level}"

    def fitting(self, said: str) -> str | None:
        """What the reminder to these words is called; None for the plain one."""
        words = plain(said)
        rows = FITTING[self.level].items()
        fitting = (name for name, pattern in rows if pattern.search(words))
        return None if self.sign in OWN_REMINDER else next(fitting, None)

    def reminder(self, fitting: str | None) -> str:
        """Not the same twice in a row, as long as there is another."""
        full = self.reminder_in_full
        named = f"{full}_{fitting}"
        if self.sign in OWN_REMINDER:
            return full
        if fitting and named not in self.reminders[-1:]:
            return named
        plain_ones = [full, f"{full}_again", f"{full}_later"]
        if fitting or f"{full}_calling" in self.reminders:
            del plain_ones[0]
        unsaid = [name for name in plain_ones if name not in self.reminders]
        others = [name for name in plain_ones if name not in self.reminders[-1:]]
        return (unsaid or others)[0]

    def stands_over(self, intent: str, utter_action: str, fitting: str | None) -> bool:
        if utter_action == ALL_CLEAR and self.level != EMERGENCY and not fitting:
            return False
        if not self.stands_alone(intent, fitting):
            return self.follow_ups <= QUESTIONS
        holds_on = self.level != URGENT and intent in HOLDS_ON
        return self.follow_ups <= FOLLOW_UPS or (
            self.unbroken and (holds_on or bool(fitting))
        )

    def stands_alone(self, intent: str, fitting: str | None) -> bool:
        """Whether nothing else is said."""
        if fitting and intent != BOOKING:
            return True
        if intent in ABOUT_BOOKING:
            return False
        if self.goes_on and intent in FORM_ANSWERS:
            return False
        if intent in SAID_TO_AN_ALARM:
            return True
        return self.level != URGENT and intent in SAID_TO_AN_EMERGENCY

    def has_heard(self, level: str, sign: str | None, intent: str, said: str) -> bool:
        """Whether a new alarm only tells again what this one was about."""
        fitting = self.fitting(said)
        fits = fitting is not None
        if intent not in LEVELS:
            # An action says the last alarm again; first aid bears that.
            return level == self.level and (
                fits or level != EMERGENCY or intent in HOLDS_ON
            )
        if sign != self.sign and (sign not in UNNAMED or self.sign in OWN_REMINDER):
            return False
        if (level, self.level) == (EMERGENCY, POISONING):
            return fitting in OF_POISON_CONTROL
        if level in AGAIN:
            return level == self.level and fitting in AGAIN[level]
        return level == self.level and (fits or self.follow_ups == 1)


@dataclass
class _Turn:
    """What was said to one message."""

    heard: UserUttered
    alarms: list[tuple[str, str | None]] = field(default_factory=list)
    reminders: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)


def standing_alarms(tracker: DialogueStateTracker) -> list[StandingAlarm]:
    """The alarms within reach, the most severe and then the newest first.

    None stands over a message that raised one itself.
    """
    turns = _turns(tracker)
    if not turns or turns[-1].alarms:
        return []
    *before, now = turns
    found: dict[str, StandingAlarm] = {}
    for follow_ups, turn in enumerate(reversed(before[-LONGEST:]), 1):
        since = [*before[-follow_ups:], now]
        for level, sign in turn.alarms:
            alarm = StandingAlarm(
                level=level,
                sign=sign,
                follow_ups=follow_ups,
                reminders=tuple(name for each in since[:-1] for name in each.reminders),
                unbroken=any(turn.reminders or turn.alarms for turn in before[-2:]),
                goes_on=any(map(_goes_on, since[1:])),
                spoken=tuple(now.spoken),
            )
            if follow_ups <= FOLLOW_UPS or alarm.unbroken:
                found.setdefault(level, alarm)
    alarms = sorted(found.values(), key=lambda alarm: alarm.severity)
    poisoning = found.get(POISONING)
    if poisoning and alarms[0].level == EMERGENCY and alarms[0].sign in UNNAMED:
        # Of the two, Poison Control is what such words are about; it names 911 too.
        asked = poisoning.fitting(now.heard.text or "")
        return [poisoning] if asked in {*OF_POISON_CONTROL, "calling"} else alarms
    return alarms


def was_alarmed(tracker: DialogueStateTracker) -> bool:
    return any(turn.alarms for turn in _turns(tracker))


def _turns(tracker: DialogueStateTracker) -> list[_Turn]:
    turns: list[_Turn] = []
    sign: str | None = None
    for event in tracker.events:
        if isinstance(event, UserUttered):
            turns.append(_Turn(event))
        elif isinstance(event, SlotSet) and event.key == RED_FLAG:
            sign = event.value
        elif isinstance(event, BotUttered) and turns:
            turns[-1].spoken.append(response_of(event))
            turns[-1].alarms += _alarms(event, sign)
            turns[-1].reminders += (
                [own_metadata(event)[REMINDER]] if _reminds(event) else []
            )
    return turns


def _alarms(event: BotUttered, sign: str | None) -> list[tuple[str, str | None]]:
    if marked := own_metadata(event).get(ALARMS):
        return [(level, sign) for level, sign in marked]
    level = response_of(event).removeprefix("utter_")
    return [(level, sign)] if level in LEVELS and not _reminds(event) else []


def response_of(event: BotUttered) -> str:
    """The name in domain.yml of what was said."""
    return str((event.metadata or {}).get("utter_action") or "")


def _reminds(event: BotUttered) -> bool:
    return REMINDER in own_metadata(event)


def own_metadata(event: Event) -> dict[str, Any]:
    """What domain.yml, or the generator, wrote beside the words."""
    return (event.metadata or {}).get("metadata") or {}


def _goes_on(turn: _Turn) -> bool:
    """Whether a request was asked for, or a button was chosen."""
    asked = turn.heard.intent.get("name") == BOOKING
    return asked or (turn.heard.text or "").startswith("/")
