"""Put answers into words. Named in endpoints.yml under `nlg`."""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.intent_classifier import ALSO_ASKED
from addons.particular_answers import (
    HAS_STOPPED,
    also_asked,
    has_stopped,
    in_particular,
    lead,
)
from addons.red_flag_detector import RED_FLAG
from addons.reminders import Reminders
from addons.said_again import if_said_before
from addons.standing_alarm import (
    ACTING,
    ALL_CLEAR,
    CRISIS,
    is_of_a_crisis,
    sign_of,
    standing_alarms,
)
from addons.told import (
    TOPIC,
    Told,
    joined,
    kind_of,
    marked,
    offers,
    resting_on_both,
    saying,
    without_booking,
)
from addons.turns import (
    ALARMS,
    LEVELS,
    asked_in,
    own_metadata,
    response_of,
    was_alarmed,
)
from addons.wording import plain
from veinguide.booking.private import has_private_number
from veinguide.content import load_content
from veinguide.particular import SAID_INSTEAD
from veinguide.particular.examples import PARTICULARS, narrow_question

SOURCES, LAST_SOURCES = "utter_ask_sources", "utter_last_sources"
OFFERED = "visit_offered"
NO_ID_NUMBERS = "utter_no_id_numbers"
TAKE_CARE = "utter_take_care"
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
        self._reminders = Reminders(self._say)

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
        slots[HAS_STOPPED] = has_stopped(tracker)
        level = utter_action.removeprefix("utter_")
        sign = slots[RED_FLAG]
        if level in LEVELS and is_of_a_crisis(level, sign, tracker):
            level, slots[RED_FLAG] = CRISIS, ACTING
            utter_action = f"utter_{CRISIS}"
        elif level in LEVELS:
            slots[RED_FLAG] = sign_of(sign, level, alarms, tracker)
        told = self.generate_from_slots(utter_action, slots, output_channel, **kwargs)
        if not told:
            return told
        if level in LEVELS:
            said = self._reminders.in_spanish_too(told, level, tracker)
            if slots[RED_FLAG] != sign:
                sign = slots[RED_FLAG]
                said = marked(said, {ALARMS: [[level, sign]]})
            return self._reminders.with_alarm(said, level, sign, alarms, tracker)
        if utter_action == SOURCES:
            told = self._with_last_sources(told, tracker)
        asked = asked_in(tracker)
        others = [] if kind_of(told) in SAID_ALONE else _still_to_answer(tracker)
        narrow = _narrow_question(told, utter_action, tracker)
        particular = in_particular(
            told,
            utter_action,
            asked,
            self._say,
            slots,
            is_alone=not others,
            narrow=narrow,
        )
        if narrow and particular and particular["metadata"].get(SAID_INSTEAD) == narrow:
            told, utter_action, particular = particular, narrow, None
        told = particular or if_said_before(
            told, utter_action, tracker, self._say, slots
        )
        told = self._with_lead(told, utter_action, asked, slots)
        if others:
            told = self._with_other_answers(told, utter_action, others, slots, asked)
        if tracker.active_loop_name:
            told = without_booking(told)
        elif has_private_number(asked):
            told = self._after(NO_ID_NUMBERS, slots, told)
        return self._reminders.under(alarms, told, utter_action, tracker)

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
                fitting = in_particular(
                    also, name, asked, self._say, slots, is_alone=False
                )
                answers.append(self._with_lead(fitting or also, name, asked, slots))
        answers += also_asked(asked, self._say, slots)
        return joined(told, answers, {utter_action, *(f"utter_{i}" for i in others)})

    def _with_lead(
        self, told: Told, utter_action: str, asked: str, slots: Told
    ) -> Told:
        first = lead(told, utter_action, asked)
        return self._after(first, slots, told) if first else told

    def _say(self, utter_action: str, slots: Told) -> Told | None:
        return self.generate_from_slots(utter_action, slots, "")

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


def _narrow_question(
    told: Told, utter_action: str, tracker: DialogueStateTracker
) -> str | None:
    heard = (tracker.latest_message and tracker.latest_message.parse_data) or {}
    like, intent = heard.get(PARTICULARS) or [], heard.get("intent") or {}
    topic, last = (told.get("metadata") or {}).get(TOPIC), _last_topic(tracker)
    is_said = _was_said(utter_action, tracker)
    if _was_asked_so_before(tracker):
        last, is_said = None, False
    return narrow_question(like, intent, topic=topic, last=last, is_said=is_said)


def _was_said(utter_action: str, tracker: DialogueStateTracker) -> bool:
    return any(
        event.metadata.get("utter_action") == utter_action
        for event in tracker.events
        if isinstance(event, BotUttered)
    )


def _was_asked_so_before(tracker: DialogueStateTracker) -> bool:
    """In the very words, so that the same answer is due."""
    typed = [plain(e.text) for e in tracker.events if isinstance(e, UserUttered)]
    return typed[-1] in typed[:-1] if typed else False


def _last_topic(tracker: DialogueStateTracker) -> str | None:
    """Of the answer that was given last."""
    events = reversed(tracker.events)
    said = (own_metadata(e) for e in events if isinstance(e, BotUttered))
    return next((str(m[TOPIC]) for m in said if m.get(TOPIC)), None)


def _still_to_answer(tracker: DialogueStateTracker) -> list[str]:
    """What the visitor's last message also asked, if nothing was said to it yet."""
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered):
            return []
        if isinstance(event, UserUttered):
            return list((event.parse_data or {}).get(ALSO_ASKED) or [])
    return []


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
