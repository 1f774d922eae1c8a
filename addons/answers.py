"""Put answers into words. Named in endpoints.yml under `nlg`."""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.intent_classifier import ALSO_ASKED, BOOKING
from addons.particular_answers import also_asked, in_particular, lead
from addons.red_flag_detector import RED_FLAG
from addons.standing_alarm import (
    ABOUT_BOOKING,
    ALARMS,
    ALL_CLEAR,
    CRISIS,
    LEVELS,
    OVER,
    POISONING,
    REMINDER,
    SEVERITY,
    VISIT,
    WAITS,
    WITH_911,
    StandingAlarm,
    own_metadata,
    response_of,
    sign_of,
    standing_alarms,
    times_in_a_row,
    was_alarmed,
)
from addons.told import (
    ANSWER,
    Told,
    for_safety,
    joined,
    kind_of,
    marked,
    offers,
    resting_on_both,
    saying,
    without_booking,
)
from veinguide.booking.form import FIELDS
from veinguide.booking.private import has_private_number
from veinguide.content import load_content
from veinguide.languages import is_spanish

SOURCES, LAST_SOURCES = "utter_ask_sources", "utter_last_sources"
PERSON = "utter_ask_human"
# Said before an answer that is given again; the third time, little more is said.
SAID_BEFORE = (
    *("utter_said_before", "utter_said_before_again", "utter_said_before_still"),
)
TOLD_IN_SHORT = 2
TOPIC = "topic"
OFFERED = "visit_offered"
NO_ID_NUMBERS = "utter_no_id_numbers"
TAKE_CARE = "utter_take_care"
OPENS_BOOKING, REQUEST_WAITS = "utter_booking_start", "utter_still_booking"
# What was done with a request is told in any case.
DONE = {"utter_booking_cancelled", "utter_request_cancelled"}
# What is said at such a moment is said alone.
SAID_ALONE = ("emergency", "fallback")


class AnswerGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's own generator, with some duties more.

    It knows which facts are on hold and says their numberless wording. It answers the
    other questions of a message that asked several, and in words of its own what is
    asked in particular. It offers a visit once, and tells where the last answer came
    from. An answer that is given again is given in short, with who can tell more. After
    an alarm, the way to get help stands over what is said next and no visit is offered;
    a new alarm that is less severe does not take its place. An alarm about words in
    Spanish ends with a line in Spanish.
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
        held_slots: dict[str, bool] | None = None,
    ) -> None:
        super().__init__(domain.responses if domain else {})
        self._content = load_content()
        self.held_slots = (
            self._content.held_slots() if held_slots is None else held_slots
        )

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Told | None:
        alarms = standing_alarms(tracker)
        if utter_action == ALL_CLEAR and not was_alarmed(tracker):
            utter_action = TAKE_CARE
        slots = tracker.current_slot_values()
        slots[OFFERED] = bool(alarms) or _was_offered(tracker)
        level = utter_action.removeprefix("utter_")
        if level in LEVELS:
            slots[RED_FLAG] = sign_of(slots[RED_FLAG], level, alarms)
        told = self.generate_from_slots(utter_action, slots, output_channel, **kwargs)
        if not told:
            return told
        if level in LEVELS:
            said = self._in_spanish_too(told, level, tracker)
            return self._alarm(said, level, slots[RED_FLAG], alarms, tracker)
        if utter_action == SOURCES:
            told = self._with_last_sources(told, tracker)
        asked = _asked(tracker)
        others = [] if kind_of(told) in SAID_ALONE else _still_to_answer(tracker)
        particular = self._in_particular(told, utter_action, asked, slots, not others)
        times = _times_said(told, utter_action, tracker)
        if particular:
            told = particular
        elif times:
            told = self._said_again(told, utter_action, times, slots)
        told = self._with_lead(told, utter_action, asked, slots)
        if others:
            told = self._with_other_answers(told, utter_action, others, slots, asked)
        if tracker.active_loop_name:
            told = without_booking(told)
        elif has_private_number(_asked(tracker)):
            told = self._after(NO_ID_NUMBERS, slots, told)
        return self._under(alarms, told, utter_action, tracker)

    def generate_from_slots(
        self,
        utter_action: str,
        filled_slots: dict[str, Any],
        output_channel: str,
        **kwargs: Any,
    ) -> Told | None:
        found: Told | None = super().generate_from_slots(
            utter_action, {**filled_slots, **self.held_slots}, output_channel, **kwargs
        )
        return found

    def _said_again(
        self, told: Told, utter_action: str, times: int, slots: Told
    ) -> Told:
        """In short; from the third time on, who can tell, and what is for safety."""
        short = utter_action.replace("utter_", "utter_simpler_", 1)
        told = self.generate_from_slots(short, slots, "") or told
        if times >= TOLD_IN_SHORT:
            told = {**told, "text": for_safety(told["text"]), "buttons": []}
        lead = SAID_BEFORE[(times - 1) % len(SAID_BEFORE)]
        return self._after(lead, {TOPIC: told["metadata"][TOPIC]}, told)

    def _with_other_answers(
        self,
        told: Told,
        utter_action: str,
        others: list[str],
        slots: Told,
        asked: str,
    ) -> Told:
        answers: list[Told] = []
        for intent in others:
            slots[OFFERED] = slots[OFFERED] or any(map(offers, [told, *answers]))
            name = f"utter_{intent}"
            also = self.generate_from_slots(name, slots, "")
            if also:
                fitting = self._in_particular(also, name, asked, slots, is_alone=False)
                answers.append(self._with_lead(fitting or also, name, asked, slots))
        answers += also_asked(asked, self._say, slots)
        return joined(told, answers, {utter_action, *(f"utter_{i}" for i in others)})

    def _in_particular(
        self, told: Told, utter_action: str, asked: str, slots: Told, is_alone: bool
    ) -> Told | None:
        return in_particular(
            told, utter_action, asked, self._say, slots, is_alone=is_alone
        )

    def _with_lead(
        self, told: Told, utter_action: str, asked: str, slots: Told
    ) -> Told:
        first = lead(told, utter_action, asked)
        return self._after(first, slots, told) if first else told

    def _say(self, utter_action: str, slots: Told) -> Told | None:
        return self.generate_from_slots(utter_action, slots, "")

    def _alarm(
        self,
        told: Told,
        level: str,
        sign: str | None,
        alarms: list[StandingAlarm],
        tracker: DialogueStateTracker,
    ) -> Told:
        """A new alarm, with what still stands of the earlier ones."""
        if not alarms:
            return told
        standing = alarms[0]
        if standing.has_heard(level, sign):
            reminder = self._reminder(alarms, tracker)
            raised = [[standing.level, standing.sign]]
            is_new = standing.intent in LEVELS
            return marked(reminder, {ALARMS: raised}) if is_new else reminder
        kept = [a for a in alarms if _is_kept(a, level)]
        if not kept:
            return told
        reminder = self._reminder(kept, tracker)
        new_first = level == CRISIS or SEVERITY[level] < kept[0].severity
        both = saying(told, *([told, reminder] if new_first else [reminder, told]))
        raised = [[a.level, a.sign] for a in kept] + [[level, sign]]
        marks = {ALARMS: raised, REMINDER: reminder["metadata"][REMINDER]}
        return marked(resting_on_both(both, reminder), marks)

    def _under(
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
            and (alarm.stands_alone or (opens and not alarm.goes_on))
        )
        if alarm.spoken and not form_waits:
            return told
        asks = opens or alarm.intent == BOOKING
        visit = VISIT if asks else None
        reminder = self._reminder(standing, tracker, visit)
        if form_waits:
            # Every message of the turn is this one, and the visitor sees it once.
            return self._request_waits(reminder, alarm, opens, tracker)
        if alarm.stands_alone and not _must_be_seen(told, utter_action, alarm, tracker):
            return reminder
        both = without_booking(saying(told, reminder, told))
        return marked(both, {REMINDER: reminder["metadata"][REMINDER]})

    def _request_waits(
        self,
        reminder: Told,
        alarm: StandingAlarm,
        opens: bool,
        tracker: DialogueStateTracker,
    ) -> Told:
        """The reminder, and once that a request that was begun can wait."""
        begun = opens or any(tracker.get_slot(slot) is not None for slot in FIELDS)
        waits = self.generate_from_slots(REQUEST_WAITS, {}, "")
        if alarm.told_to_wait or not begun or not waits:
            return reminder
        return marked(saying(reminder, reminder, waits), {WAITS: True})

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
        slots = {**tracker.current_slot_values(), RED_FLAG: alarm.sign}
        told = self.generate_from_slots(name, slots, "")
        if not told:
            # The model was trained before there was such a reminder.
            name = alarm.reminder_in_full
            told = self.generate_from_slots(name, slots, "") or {"text": ""}
        if fitting != OVER:
            told = self._in_spanish_too(told, alarm.level, tracker, fitting)
        for other in others:
            if other.level == POISONING and fitting not in WITH_911:
                poison = self._reminder([other], tracker)
                told = resting_on_both(saying(told, told, poison), poison)
        return marked(told, {REMINDER: name})

    def _in_spanish_too(
        self,
        told: Told,
        level: str,
        tracker: DialogueStateTracker,
        fitting: str | None = None,
    ) -> Told:
        if not is_spanish(_asked(tracker)):
            return told
        name = f"utter_spanish_{level}"
        spoken = self.generate_from_slots(f"{name}_{fitting}", {}, "")
        spoken = spoken or self.generate_from_slots(name, {}, "")
        return saying(told, told, spoken) if spoken else told

    def _with_last_sources(self, told: Told, tracker: DialogueStateTracker) -> Told:
        labels = [s.label for s in self._content.sources(_last_facts(tracker))]
        if not labels:
            return told
        return self._after(LAST_SOURCES, {"sources": "; ".join(labels)}, told)

    def _after(self, utter_action: str, slots: dict[str, Any], told: Told) -> Told:
        """`told`, with the words of `utter_action` before it."""
        first = self.generate_from_slots(utter_action, slots, "")
        if not first:
            return told
        return resting_on_both(saying(told, first, told), first)


def _is_kept(alarm: StandingAlarm, level: str) -> bool:
    """Whether what to do about an earlier alarm is told with a new one."""
    is_less_severe = SEVERITY[level] < alarm.severity
    return alarm.level != level and (alarm.level == POISONING or not is_less_severe)


def _must_be_seen(
    told: Told, utter_action: str, alarm: StandingAlarm, tracker: DialogueStateTracker
) -> bool:
    """A question of the form, which what is said next will answer, or what was done."""
    about_booking = (told.get("metadata") or {}).get(TOPIC) == "booking"
    asked_for = not alarm.is_severe and alarm.intent in ABOUT_BOOKING
    return utter_action in DONE or (
        about_booking and (bool(tracker.active_loop_name) or asked_for)
    )


def _still_to_answer(tracker: DialogueStateTracker) -> list[str]:
    """What the visitor's last message also asked, if nothing was said to it yet."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            return []
        if isinstance(event, UserUttered):
            return list((event.parse_data or {}).get(ALSO_ASKED) or [])
    return []


def _asked(tracker: DialogueStateTracker) -> str:
    return (tracker.latest_message and tracker.latest_message.text) or ""


def _times_said(told: Told, utter_action: str, tracker: DialogueStateTracker) -> int:
    """How often in a row an answer about a topic was said, right before this one."""
    is_answer = kind_of(told) == ANSWER and TOPIC in (told.get("metadata") or {})
    if not is_answer or utter_action == PERSON:
        return 0
    return times_in_a_row(utter_action, tracker)


def _was_offered(tracker: DialogueStateTracker) -> bool:
    """Whether a visit was offered before, so that it is not offered again unasked."""
    return any(
        own_metadata(event).get("offers")
        for event in tracker.events
        if isinstance(event, BotUttered)
    )


def _last_facts(tracker: DialogueStateTracker) -> list[str]:
    """The facts of the last thing that was said with any, if not about sources."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            facts = own_metadata(event).get("facts") or []
            is_about_sources = response_of(event) == SOURCES
            if facts or is_about_sources:
                return [] if is_about_sources else list(facts)
    return []
