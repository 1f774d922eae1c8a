"""Put answers into words. Named in endpoints.yml under `nlg`."""

import re
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.intent_classifier import ALSO_ASKED, BOOKING
from addons.red_flag_detector import RED_FLAG
from addons.standing_alarm import (
    ALARMS,
    ALL_CLEAR,
    CRISIS,
    LEVELS,
    POISONING,
    REMINDER,
    SEVERITY,
    URGENT,
    StandingAlarm,
    own_metadata,
    response_of,
    standing_alarms,
    was_alarmed,
)
from veinguide.booking.private import has_private_number
from veinguide.content import load_content
from veinguide.content.records import payload_intent
from veinguide.languages import is_spanish

MOST_BUTTONS = 3
ANSWER = "answer"
SOURCES, LAST_SOURCES = "utter_ask_sources", "utter_last_sources"
SAID_BEFORE, PERSON = "utter_said_before", "utter_ask_human"
OFFERED = "visit_offered"
NO_ID_NUMBERS = "utter_no_id_numbers"
TAKE_CARE = "utter_take_care"
OPENS_BOOKING, REQUEST_WAITS = "utter_booking_start", "utter_still_booking"
VISIT_LATER = "visit"
GOING_ON = re.compile(r"\b(?:continue|resume|go on|back to)\b", re.IGNORECASE)
# What is said at such a moment is said alone.
SAID_ALONE = ("emergency", "fallback")

Told = dict[str, Any]


class AnswerGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's own generator, with some duties more.

    It knows which facts are on hold and says their numberless wording. It answers the
    other questions of a message that asked several. It offers a visit once, and tells
    where the last answer came from. An answer that is given twice in a row is given in
    short. After an alarm, the way to get help stands over what is said next, and no
    visit is offered; a new alarm that is less severe does not take its place. An alarm
    about words in Spanish ends with a line in Spanish.
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
        told = self.generate_from_slots(utter_action, slots, output_channel, **kwargs)
        if not told:
            return told
        level = utter_action.removeprefix("utter_")
        if level in LEVELS:
            said = self._in_spanish_too(told, level, tracker)
            return self._alarm(said, level, alarms, tracker)
        if utter_action == SOURCES:
            told = self._with_last_sources(told, tracker)
        if _is_said_again(told, utter_action, tracker):
            short = utter_action.replace("utter_", "utter_simpler_", 1)
            told = self.generate_from_slots(short, slots, output_channel) or told
            told = self._after(SAID_BEFORE, {}, told)
        others = [] if _kind(told) in SAID_ALONE else _still_to_answer(tracker)
        if others:
            told = self._with_other_answers(told, utter_action, others, slots)
        if tracker.active_loop_name:
            told = _without_booking(told)
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

    def _with_other_answers(
        self, told: Told, utter_action: str, others: list[str], slots: Told
    ) -> Told:
        answers: list[Told] = []
        for intent in others:
            slots[OFFERED] = slots[OFFERED] or any(map(_offers, [told, *answers]))
            also = self.generate_from_slots(f"utter_{intent}", slots, "")
            answers += [also] if also else []
        return joined(told, answers, {utter_action, *(f"utter_{i}" for i in others)})

    def _alarm(
        self,
        told: Told,
        level: str,
        alarms: list[StandingAlarm],
        tracker: DialogueStateTracker,
    ) -> Told:
        """A new alarm, with what still stands of the earlier ones."""
        if not alarms:
            return told
        sign = tracker.get_slot(RED_FLAG)
        standing = alarms[0]
        if standing.has_heard(level, sign, _intent(tracker), _asked(tracker)):
            reminder = self._reminder(alarms, tracker)
            raised = [[standing.level, standing.sign]]
            is_new = _intent(tracker) in LEVELS
            return _marked(reminder, {ALARMS: raised}) if is_new else reminder
        kept = [a for a in alarms if _is_kept(a, level)]
        if not kept:
            return told
        reminder = self._reminder(kept, tracker)
        new_first = level == CRISIS or SEVERITY[level] < kept[0].severity
        both = _saying(told, *([told, reminder] if new_first else [reminder, told]))
        raised = [[a.level, a.sign] for a in kept] + [[level, sign]]
        marks = {ALARMS: raised, REMINDER: reminder["metadata"][REMINDER]}
        return _marked(_resting_on_both(both, reminder), marks)

    def _under(
        self,
        alarms: list[StandingAlarm],
        told: Told,
        utter_action: str,
        tracker: DialogueStateTracker,
    ) -> Told:
        intent, asked = _intent(tracker), _asked(tracker)
        standing = [
            alarm
            for alarm in alarms
            if alarm.stands_over(intent, utter_action, alarm.fitting(asked))
        ]
        if not standing:
            return told
        alarm = standing[0]
        alone = alarm.stands_alone(intent, alarm.fitting(asked))
        opens = OPENS_BOOKING in (utter_action, *alarm.spoken)
        form_waits = (
            bool(tracker.active_loop_name)
            and alarm.level != URGENT
            and (alone or (opens and not GOING_ON.search(asked)))
        )
        if alarm.spoken and not form_waits:
            return told
        asks = opens or intent == BOOKING
        visit = VISIT_LATER if alarm.level == URGENT and asks else None
        reminder = self._reminder(standing, tracker, visit)
        if form_waits:
            # Every message of the turn is this one, and the visitor sees it once.
            waits = self.generate_from_slots(REQUEST_WAITS, {}, "")
            return _saying(reminder, reminder, *([waits] if waits else []))
        # A question of the form must be seen: what is said next will answer it.
        if alone and not (tracker.active_loop_name and _is_about_booking(told)):
            return reminder
        both = _without_booking(_saying(told, reminder, told))
        return _marked(both, {REMINDER: reminder["metadata"][REMINDER]})

    def _reminder(
        self,
        alarms: list[StandingAlarm],
        tracker: DialogueStateTracker,
        fitting: str | None = None,
    ) -> Told:
        """Of the most severe alarm; the number of Poison Control is kept under it."""
        alarm, *others = alarms
        fitting = fitting or alarm.fitting(_asked(tracker))
        name = alarm.reminder(fitting)
        slots = {**tracker.current_slot_values(), RED_FLAG: alarm.sign}
        told = self.generate_from_slots(name, slots, "")
        if not told:
            # The model was trained before there was such a reminder.
            name = alarm.reminder_in_full
            told = self.generate_from_slots(name, slots, "") or {"text": ""}
        told = self._in_spanish_too(told, alarm.level, tracker)
        for other in others:
            if other.level == POISONING:
                poison = self._reminder([other], tracker)
                told = _resting_on_both(_saying(told, told, poison), poison)
        return _marked(told, {REMINDER: name})

    def _in_spanish_too(
        self, told: Told, level: str, tracker: DialogueStateTracker
    ) -> Told:
        if not is_spanish(_asked(tracker)):
            return told
        spoken = self.generate_from_slots(f"utter_spanish_{level}", {}, "")
        return _saying(told, told, spoken) if spoken else told

    def _with_last_sources(self, told: Told, tracker: DialogueStateTracker) -> Told:
        labels = [s.label for s in self._content.sources(_last_facts(tracker))]
        if not labels:
            return told
        return self._after(LAST_SOURCES, {"sources": "; ".join(labels)}, told)

    def _after(self, utter_action: str, slots: dict[str, Any], told: Told) -> Told:
        """`told`, with the words of `utter_action` before it."""
        first = self.generate_from_slots(utter_action, slots, "")
        return _saying(told, first, told) if first else told


def joined(told: Told, answers: list[Told], answered: set[str]) -> Told:
    """One message; a question that waits for the visitor comes last.

    A paragraph that two answers share is said once, with the last of them. Buttons that
    lead to a response in `answered` are left out.
    """
    is_answer = _kind(told) == ANSWER
    said = [told, *answers] if is_answer else [*answers, told]
    paragraphs = [p for each in said for p in each["text"].split("\n\n")]
    last = {paragraph: place for place, paragraph in enumerate(paragraphs)}
    metadata = dict(told.get("metadata") or {})
    facts = [f for each in said for f in (each.get("metadata") or {}).get("facts", [])]
    metadata["facts"] = list(dict.fromkeys(facts))
    buttons = [b for each in said for b in each.get("buttons") or []]
    return {
        **told,
        "text": "\n\n".join(p for i, p in enumerate(paragraphs) if last[p] == i),
        "metadata": metadata,
        "buttons": _buttons(buttons, answered)
        if is_answer
        else told.get("buttons", []),
    }


def _saying(told: Told, *said: Told) -> Told:
    """`told` with the words of `said`, one after the other."""
    return {**told, "text": "\n\n".join(each["text"] for each in said)}


def _marked(told: Told, marks: Told) -> Told:
    """`told`, with what addons/standing_alarm.py reads of it later."""
    return {**told, "metadata": {**(told.get("metadata") or {}), **marks}}


def _resting_on_both(told: Told, other: Told) -> Told:
    facts = [*told["metadata"].get("facts", []), *other["metadata"].get("facts", [])]
    return _marked(told, {"facts": list(dict.fromkeys(facts))})


def _is_kept(alarm: StandingAlarm, level: str) -> bool:
    """Whether what to do about an earlier alarm is told with a new one."""
    is_less_severe = SEVERITY[level] < alarm.severity
    return alarm.level != level and (alarm.level == POISONING or not is_less_severe)


def _is_about_booking(told: Told) -> bool:
    return bool((told.get("metadata") or {}).get("topic") == "booking")


def _without_booking(told: Told) -> Told:
    """No button opens a request that is open, or asks for a visit in an emergency."""
    buttons = [
        button
        for button in told.get("buttons") or []
        if payload_intent(button["payload"]) != BOOKING
    ]
    return {**told, "buttons": buttons}


def _buttons(buttons: list[Told], answered: set[str]) -> list[Told]:
    by_payload: dict[str, Told] = {}
    for button in buttons:
        if f"utter_{payload_intent(button['payload'])}" not in answered:
            by_payload.setdefault(button["payload"], button)
    return list(by_payload.values())[:MOST_BUTTONS]


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


def _intent(tracker: DialogueStateTracker) -> str:
    asked = tracker.latest_message
    return str((asked and asked.intent.get("name")) or "")


def _is_said_again(
    told: Told, utter_action: str, tracker: DialogueStateTracker
) -> bool:
    """Whether an answer about a topic was also the last thing that was said."""
    if _kind(told) != ANSWER or "topic" not in (told.get("metadata") or {}):
        return False
    last = next(
        (e for e in reversed(tracker.events) if isinstance(e, BotUttered)), None
    )
    return (
        last is not None
        and response_of(last) == utter_action
        and utter_action != PERSON
    )


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


def _offers(told: Told) -> bool:
    return bool((told.get("metadata") or {}).get("offers"))


def _kind(told: Told) -> str:
    return str((told.get("metadata") or {}).get("kind", ANSWER))
