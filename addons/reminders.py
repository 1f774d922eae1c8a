"""What still stands of an alarm is said over an answer, or in its place."""

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from addons.intent_classifier import BOOKING
from addons.particular_answers import Say
from addons.red_flag_detector import RED_FLAG
from addons.standing_alarm import (
    ABOUT_BOOKING,
    ALL_CLEAR,
    CRISIS,
    NEVER_DENIED,
    POISONING,
    SEVERITY,
    UNNAMED,
    URGENT,
    VISIT,
    WITH_911,
    StandingAlarm,
)
from addons.told import (
    TOPIC,
    Told,
    marked,
    resting_on_both,
    saying,
    without_booking,
)
from addons.turns import (
    ALARMS,
    DENIED,
    LEVELS,
    OVER,
    REMINDER,
    STOPPED,
    WAITS,
    asked_in,
)
from veinguide.booking.form import FIELDS
from veinguide.booking.progress import is_sending
from veinguide.booking.words import statements
from veinguide.languages import is_spanish

OPENS_BOOKING, REQUEST_WAITS = "utter_booking_start", "utter_still_booking"
REQUEST_UNSENT, REQUEST_KEPT = f"{REQUEST_WAITS}_unsent", f"{REQUEST_WAITS}_kept"
# What the alarm hid may have been a question.
ASK_AGAIN = "utter_still_ask_again"
# What a reminder named is not named once more by the answer under it.
NUMBERS = ("1-800-222-1222", "1-800-799-7233", "988")
PUT_OFF = "booking_paused"
STOPPED_BLEEDING = "bleeding_stopped"
# What was done with a request is told in any case.
DONE = {"utter_booking_cancelled", "utter_request_cancelled"}


class Reminders:
    """Puts alarms and their reminders into the words that `say` finds."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def with_alarm(
        self,
        told: Told,
        level: str,
        sign: str | None,
        alarms: list[StandingAlarm],
        tracker: DialogueStateTracker,
        is_worse: bool = False,
    ) -> Told:
        """A new alarm, with what still stands of the earlier ones.

        `is_worse`, it is graver than they were, and is no echo of them.
        """
        if not alarms:
            return told
        standing = alarms[0]
        if not is_worse and standing.has_heard(level, sign):
            reminder = self._reminder(alarms, tracker)
            raised = [[standing.level, standing.sign]]
            is_new = standing.intent in LEVELS and not standing.is_settled
            if is_new:
                return marked(reminder, {ALARMS: raised})
            return self._request_kept(reminder, standing, tracker)
        kept = [a for a in alarms if _is_kept(a, level, sign)]
        if not kept:
            return told
        reminder = self._reminder(kept, tracker)
        new_first = level == CRISIS or SEVERITY[level] < kept[0].severity
        both = saying(told, *([told, reminder] if new_first else [reminder, told]))
        raised = [[a.level, a.sign] for a in kept] + [[level, sign]]
        marks = {ALARMS: raised, REMINDER: reminder["metadata"][REMINDER]}
        return marked(resting_on_both(both, reminder), marks)

    def under(
        self,
        alarms: list[StandingAlarm],
        told: Told,
        utter_action: str,
        tracker: DialogueStateTracker,
    ) -> Told:
        standing = [alarm for alarm in alarms if alarm.stands_over(utter_action)]
        if not standing:
            return told
        alarm = standing[0]
        opens = OPENS_BOOKING in (utter_action, *alarm.spoken)
        form_waits = (
            bool(tracker.active_loop_name)
            and alarm.is_severe
            and not alarm.is_settled
            and (alarm.stands_alone or (opens and not alarm.goes_on))
        )
        asks_nothing_here = opens and alarm.is_settled and alarm.stands_alone
        if alarm.spoken and not (form_waits or asks_nothing_here):
            return told
        asks = opens or alarm.intent == BOOKING
        visit = VISIT if asks and not alarm.names_first else None
        reminder = self._reminder(standing, tracker, visit)
        if form_waits:
            # Every message of the turn is this one, and the visitor sees it once.
            return self._request_waits(reminder, alarm, opens, tracker)
        settles = alarm.is_settled and utter_action == ALL_CLEAR
        if asks_nothing_here or settles:
            return self._request_kept(reminder, alarm, tracker)
        if alarm.stands_alone and not _must_be_seen(told, utter_action, alarm, tracker):
            return self._request_kept(reminder, alarm, tracker)
        answer = _without_numbers_of(reminder, told)
        both = without_booking(saying(told, reminder, answer))
        marks = {k: reminder["metadata"].get(k) for k in (REMINDER, ALARMS)}
        return marked(both, {k: mark for k, mark in marks.items() if mark})

    def _request_waits(
        self,
        reminder: Told,
        alarm: StandingAlarm,
        opens: bool,
        tracker: DialogueStateTracker,
    ) -> Told:
        """The reminder, and once that a request that was begun can wait."""
        begun = opens or any(tracker.get_slot(slot) is not None for slot in FIELDS)
        waits = self._say(REQUEST_WAITS, {})
        if alarm.told_to_wait or not begun or not waits:
            return reminder
        return marked(saying(reminder, reminder, waits), {WAITS: True})

    def with_request(self, told: Told, tracker: DialogueStateTracker) -> Told:
        """An alarm, and to "send it" beside it that nothing is sent."""
        sends = any(map(is_sending, statements(asked_in(tracker))))
        waits = self._say(REQUEST_UNSENT, {})
        if not (tracker.active_loop_name and sends and waits):
            return told
        return marked(saying(told, told, waits), {WAITS: True})

    def _request_kept(
        self, reminder: Told, alarm: StandingAlarm, tracker: DialogueStateTracker
    ) -> Told:
        """What settles an alarm, and the way back to the request that it put off."""
        if not alarm.is_settled or tracker.active_loop_name:
            return reminder
        if tracker.get_slot(PUT_OFF):
            if not (kept := self._say(REQUEST_KEPT, {})):
                return reminder
            return marked(saying(reminder, reminder, kept), {WAITS: True})
        asks_again = alarm.fitting == DENIED and self._say(ASK_AGAIN, {})
        return saying(reminder, reminder, asks_again) if asks_again else reminder

    def _reminder(
        self,
        alarms: list[StandingAlarm],
        tracker: DialogueStateTracker,
        fitting: str | None = None,
    ) -> Told:
        """Of the most severe alarm; the number of Poison Control is kept under it."""
        alarm, *others = alarms
        fitting = fitting or alarm.fitting
        name = alarm.reminder(fitting)
        slots = {**tracker.current_slot_values(), RED_FLAG: _sign_named(alarm, fitting)}
        told = self._say(name, slots)
        if not told:
            # The model was trained before there was such a reminder.
            name = alarm.reminder_in_full
            told = self._say(name, slots) or {"text": ""}
        if fitting != OVER:
            told = self.in_spanish_too(told, alarm.level, slots, tracker, fitting)
        if alarm.is_settled and fitting == alarm.fitting:
            return self._settled(told, name, others, tracker)
        for other in others:
            is_poisoning = other.level == POISONING and fitting not in WITH_911
            is_crisis = other.level == CRISIS and alarm.sign in UNNAMED
            if is_poisoning or is_crisis:
                also = self._reminder([other], tracker)
                told = resting_on_both(saying(told, told, also), also)
        return marked(told, {REMINDER: name})

    def _settled(
        self,
        told: Told,
        name: str,
        others: list[StandingAlarm],
        tracker: DialogueStateTracker,
    ) -> Told:
        """What ends an alarm, and what is to do about the others."""
        if name.endswith(f"_{OVER}"):
            # Who was seen was seen for all of it.
            seen = [
                f"{a.reminder_in_full}_{OVER}"
                for a in others
                if not a.is_severe or a.level == POISONING
            ]
            return marked(told, {REMINDER: [name, *seen] if seen else name})
        if name.endswith(f"_{STOPPED}"):
            marks = {REMINDER: name, ALARMS: [[URGENT, STOPPED_BLEEDING]]}
            return marked(told, marks)
        named = [name]
        if name.endswith(f"_{DENIED}"):
            # One "sorry" is enough for all that was got wrong.
            wrong = [a for a in others if a.is_settled and a.fitting == DENIED]
            named += [f"{a.reminder_in_full}_{DENIED}" for a in wrong]
            others = [a for a in others if a not in wrong]
        if others:
            rest = self._reminder(others, tracker)
            names = rest["metadata"][REMINDER]
            told = resting_on_both(saying(told, told, rest), rest)
            named += [names] if isinstance(names, str) else names
        return marked(told, {REMINDER: named if len(named) > 1 else name})

    def in_spanish_too(
        self,
        told: Told,
        level: str,
        slots: dict[str, Any],
        tracker: DialogueStateTracker,
        fitting: str | None = None,
    ) -> Told:
        if not is_spanish(asked_in(tracker)):
            return told
        name = f"utter_spanish_{level}"
        spoken = self._say(f"{name}_{fitting}", slots) or self._say(name, slots)
        return saying(told, told, spoken) if spoken else told


def _sign_named(alarm: StandingAlarm, fitting: str | None) -> str | None:
    """None for a sign that a net alone heard, and that never was."""
    misheard = alarm.by_net and fitting == DENIED and alarm.sign not in NEVER_DENIED
    return None if misheard else alarm.sign


def _is_kept(alarm: StandingAlarm, level: str, sign: str | None) -> bool:
    """Whether what to do about an earlier alarm is told with a new one."""
    is_less_severe = SEVERITY[level] < alarm.severity
    holds_on = alarm.level == POISONING or (alarm.level == CRISIS and sign in UNNAMED)
    return alarm.level != level and (holds_on or not is_less_severe)


def _without_numbers_of(reminder: Told, told: Told) -> Told:
    """`told` without the paragraphs that give a number once more."""
    named = [number for number in NUMBERS if number in reminder["text"]]
    paragraphs = told["text"].split("\n\n")
    kept = [p for p in paragraphs if not any(number in p for number in named)]
    return {**told, "text": "\n\n".join(kept)}


def _must_be_seen(
    told: Told, utter_action: str, alarm: StandingAlarm, tracker: DialogueStateTracker
) -> bool:
    """A question of the form, which what is said next will answer, or what was done."""
    if alarm.asks_no_visit:
        return False
    about_booking = (told.get("metadata") or {}).get(TOPIC) == "booking"
    asked_for = not alarm.is_severe and alarm.intent in ABOUT_BOOKING
    return utter_action in DONE or (
        about_booking and (bool(tracker.active_loop_name) or asked_for)
    )
