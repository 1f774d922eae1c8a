"""Put answers into words. Named in endpoints.yml under `nlg`."""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.after_complaint import another_answer
from addons.asked_surely import SAID_BEFORE, asked_back, asked_surely
from addons.each_question import Answer, answers_to, asked_in_one_message
from addons.intent_classifier import ALSO_ASKED
from addons.meant import meant, speaks_of_a_child
from addons.own_signs import ONLY_NAMED, is_only_named
from addons.particular_answers import (
    HAS_STOPPED,
    also_asked,
    has_stopped,
    in_particular,
    leads,
)
from addons.raised_alarms import (
    ACTING,
    is_of_a_crisis,
    sign_looked_for,
    sign_of,
    standing_alarms,
    told_in_pieces,
    told_worse,
)
from addons.red_flag_detector import RED_FLAG
from addons.reminders import Reminders
from addons.said_again import WANTS_SHORT, if_said_before, in_short
from addons.standing_alarm import ALL_CLEAR, CRISIS
from addons.told import (
    ANSWER,
    TOPIC,
    Told,
    joined,
    kind_of,
    marked,
    offers,
    resting_on_both,
    saying,
    topic_of,
    without_booking,
)
from addons.turns import (
    ALARMS,
    LEVELS,
    asked_in,
    heard_in,
    own_metadata,
    response_of,
    seen_answers,
    typed_in,
    was_alarmed,
)
from addons.wording import plain
from veinguide.booking.private import has_private_number
from veinguide.content import load_content
from veinguide.fewer_words import NO_NUMBERS, without_figures
from veinguide.follow_ups import is_follow_up, is_particular
from veinguide.particular import SAID_INSTEAD
from veinguide.particular.examples import (
    EACH_QUESTION,
    PARTICULARS,
    narrow_question,
)
from veinguide.particular.named import FOR_ME, slots_named
from veinguide.particular.struck import puts_right
from veinguide.particular.while_pregnant import pregnancy_lead
from veinguide.particular.with_child import without_it

SOURCES, LAST_SOURCES = "utter_ask_sources", "utter_last_sources"
OFFERED = "visit_offered"
# Among the slots: what was typed before, for a question about the visitor's own case.
TYPED_BEFORE, TURNS_OF_A_CASE = "typed_before", 6
NO_ID_NUMBERS = "utter_no_id_numbers"
TAKE_CARE, MISSED = "utter_take_care", "utter_about_missed_question"
WORDS_OF_A_STORY = 25
# What is said at such a moment is said alone.
SAID_ALONE = ("emergency", "fallback")
# Said where the message as a whole is not understood: its questions may be.
MISSES = ("utter_did_you_mean", "utter_ask_rephrase")
BOOKING_STARTS = ("utter_booking_start", "utter_booking_start_call")


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
        worse = told_worse(tracker)
        in_pieces = worse or told_in_pieces(tracker)
        if not (in_pieces or alarms):
            in_pieces = sign_looked_for(tracker)
        named, utter_action = utter_action, meant(utter_action, tracker)
        if in_pieces:
            utter_action = f"utter_{in_pieces.intent}"
        elif not alarms and is_only_named(tracker):
            utter_action = ONLY_NAMED
        instead = {SAID_INSTEAD: utter_action} if utter_action != named else {}
        if utter_action == ALL_CLEAR and not was_alarmed(tracker):
            # "Ok but my FOOT. It was in my foot" is no good-bye.
            utter_action = MISSED if puts_right(asked_in(tracker)) else TAKE_CARE
        slots = tracker.current_slot_values()
        slots[OFFERED] = bool(alarms) or _was_offered(tracker)
        slots[HAS_STOPPED] = has_stopped(tracker)
        slots[TYPED_BEFORE] = _typed_before(tracker)
        slots[SAID_BEFORE] = asked_back(tracker)
        slots.update(slots_named(f"{slots[TYPED_BEFORE]} {asked_in(tracker)}"))
        level = utter_action.removeprefix("utter_")
        sign = slots[RED_FLAG]
        if in_pieces:
            slots[RED_FLAG] = in_pieces.sign
        if (
            level in LEVELS
            and not worse
            and is_of_a_crisis(level, slots[RED_FLAG], tracker)
        ):
            level, slots[RED_FLAG] = CRISIS, ACTING
            utter_action = f"utter_{CRISIS}"
        elif level in LEVELS and not worse:
            slots[RED_FLAG] = sign_of(slots[RED_FLAG], level, alarms, tracker)
        told = self.generate_from_slots(utter_action, slots, output_channel, **kwargs)
        if not told:
            return told
        told = marked(told, instead)
        if level in LEVELS:
            said = self._reminders.in_spanish_too(told, level, slots, tracker)
            if in_pieces or slots[RED_FLAG] != sign:
                sign = slots[RED_FLAG]
                said = marked(said, {ALARMS: [[level, sign]]})
            said = self._reminders.with_alarm(
                said, level, sign, alarms, tracker, is_worse=bool(worse)
            )
            return self._reminders.with_request(said, tracker)
        if utter_action == SOURCES:
            told = self._with_last_sources(told, tracker)
        asked = asked_in(tracker)
        told = self._answered(told, utter_action, tracker, slots)
        told = self._with_care_in_pregnancy(told, tracker, slots)
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

    def _answered(
        self, told: Told, utter_action: str, tracker: DialogueStateTracker, slots: Told
    ) -> Told:
        """The answer to the message; to each question where it asks several."""
        asked = asked_in(tracker)
        is_first = not _was_answered(tracker)
        halves = self._answers_to_each(tracker, slots) if is_first else []
        if halves and utter_action in BOOKING_STARTS:
            return joined(told, [each.told for each in halves], _names(halves))
        others = [] if kind_of(told) in SAID_ALONE else _still_to_answer(tracker)
        name, answer = self._one_answer(told, utter_action, tracker, slots, others)
        if _are_all_of_it(halves, utter_action, name, told, tracker):
            first, *more = halves
            told = first.told
            if first.name != utter_action:
                told = marked(told, {SAID_INSTEAD: first.name})
            return joined(told, [each.told for each in more], _names(halves))
        if lost := _lost_after_a_story(halves, {utter_action, name}, answer, asked):
            return joined(answer, [lost.told], {utter_action, name, *_names([lost])})
        if others and not heard_in(tracker).get(EACH_QUESTION):
            return self._with_other_answers(answer, name, others, slots, asked)
        return answer

    def _answers_to_each(
        self, tracker: DialogueStateTracker, slots: Told
    ) -> list[Answer]:
        """In the order asked, each as if it stood alone."""
        slots = dict(slots)

        def offers_once(told: Told) -> None:
            slots[OFFERED] = slots[OFFERED] or offers(told)

        heard = heard_in(tracker)
        asked = asked_in_one_message(asked_in(tracker), heard)
        if not speaks_of_a_child(tracker):
            asked = [each.of_no_child() for each in asked]
        last = _last_topic(tracker)
        answers = answers_to(asked, self._say, slots, last, offers_once)
        for each in answers:
            said = if_said_before(each.told, each.name, tracker, self._say, slots)
            each.told = self._with_lead(said, each.name, each.to.text, slots)
        return answers

    def _one_answer(
        self,
        told: Told,
        utter_action: str,
        tracker: DialogueStateTracker,
        slots: Told,
        others: list[str],
    ) -> tuple[str, Told]:
        """The answer to the message as a whole, and its name."""
        asked = asked_in(tracker)
        surely = asked_surely(told, utter_action, tracker)
        narrow = surely or _narrow_question(told, utter_action, tracker)
        particular = in_particular(
            told,
            utter_action,
            asked,
            self._say,
            slots,
            is_alone=not others,
            narrow=narrow,
            surely=surely,
        )
        said = particular and particular["metadata"].get(SAID_INSTEAD)
        if particular and narrow and said == narrow:
            told, utter_action, particular = particular, narrow, None
        is_answer = kind_of(told) == ANSWER
        other = is_answer and another_answer(tracker, said or utter_action)
        if other and (instead := self._say(other, slots)):
            told, utter_action, said = marked(instead, {SAID_INSTEAD: other}), other, ""
            particular = None
        if WANTS_SHORT.search(asked):
            answer = in_short(
                particular or told, said or utter_action, self._say, slots
            )
        else:
            answer = particular or if_said_before(
                told, utter_action, tracker, self._say, slots
            )
        if NO_NUMBERS.search(asked) and kind_of(answer) == ANSWER:
            answer = {
                **answer,
                "text": without_figures(answer["text"]) or answer["text"],
            }
        answer = self._with_lead(answer, utter_action, asked, slots)
        return said or utter_action, answer

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
        before = slots.get(TYPED_BEFORE) or ""
        for first in reversed(leads(told, utter_action, asked, before)):
            told = self._after(first, slots, told)
        return told

    def _with_care_in_pregnancy(
        self, told: Told, tracker: DialogueStateTracker, slots: Told
    ) -> Told:
        """The answer, after what goes before all others where somebody is pregnant."""
        if kind_of(told) != ANSWER or _was_answered(tracker):
            return told
        *typed, asked = typed_in(tracker) or [""]
        first = pregnancy_lead(asked, typed, topic_of(told) or "")
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


def _are_all_of_it(
    halves: list[Answer],
    utter_action: str,
    name: str,
    told: Told,
    tracker: DialogueStateTracker,
) -> bool:
    """Whether the answers to the halves say what the one to the whole would."""
    if len(halves) < 2:
        return False
    if utter_action in MISSES:
        return True
    if kind_of(told) != ANSWER:
        return False
    said = {each.name for each in halves} | {each.wide for each in halves}
    heard = heard_in(tracker)
    are_all = len(halves) == len(heard.get(EACH_QUESTION) or [])
    is_of_the_message = (
        utter_action == f"utter_{(heard.get('intent') or {}).get('name')}"
    )
    return bool({name, utter_action} & said) or (are_all and is_of_the_message)


def _lost_after_a_story(
    halves: list[Answer], said: set[str], told: Told, asked: str
) -> Answer | None:
    """The last question of a story that asks several, if `told` is about another.

    "... bandages for weeks. Is it still like that, and will insurance pay?"
    """
    if not halves or len(asked.split()) < WORDS_OF_A_STORY or kind_of(told) != ANSWER:
        return None
    last = halves[-1]
    is_another = not said & {last.name, last.wide}
    return last if is_another and topic_of(last.told) != topic_of(told) else None


def _names(answers: list[Answer]) -> set[str]:
    return {name for each in answers for name in (each.name, each.wide)}


def _was_answered(tracker: DialogueStateTracker) -> bool:
    """Whether something was said to the last message already."""
    newest = reversed(tracker.events)
    kinds = (type(e) for e in newest if isinstance(e, (BotUttered, UserUttered)))
    return next(kinds, UserUttered) is BotUttered


def _typed_before(tracker: DialogueStateTracker) -> str:
    """Of the last turns, if the message asks what something means for the visitor."""
    if not FOR_ME.search(asked_in(tracker)):
        return ""
    return ". ".join(typed_in(tracker)[-1 - TURNS_OF_A_CASE : -1])


def _narrow_question(
    told: Told, utter_action: str, tracker: DialogueStateTracker
) -> str | None:
    if is_particular(utter_action.removeprefix("utter_")):
        return None
    heard = heard_in(tracker)
    like, intent = heard.get(PARTICULARS) or [], heard.get("intent") or {}
    is_understood = utter_action == f"utter_{intent.get('name')}"
    if is_follow_up(asked_in(tracker)) and not is_understood:
        # "Is it dangerous?" alone is like a question about veins.
        return None
    if not speaks_of_a_child(tracker):
        like = without_it(like)
    topic, last = topic_of(told), _last_topic(tracker)
    is_said = _was_said(utter_action, tracker)
    if _was_asked_so_before(tracker):
        last, is_said = None, False
    return narrow_question(like, intent, topic=topic, last=last, is_said=is_said)


def _was_said(utter_action: str, tracker: DialogueStateTracker) -> bool:
    return any(
        event.metadata.get("utter_action") == utter_action
        for event in seen_answers(tracker)
    )


def _was_asked_so_before(tracker: DialogueStateTracker) -> bool:
    """In the very words, so that the same answer is due."""
    typed = list(map(plain, typed_in(tracker)))
    return typed[-1] in typed[:-1] if typed else False


def _last_topic(tracker: DialogueStateTracker) -> str | None:
    """Of the answer that was given last."""
    events = reversed(tracker.events)
    said = (own_metadata(e) for e in events if isinstance(e, BotUttered))
    return next((str(m[TOPIC]) for m in said if m.get(TOPIC)), None)


def _still_to_answer(tracker: DialogueStateTracker) -> list[str]:
    """What the visitor's last message also asked, if nothing was said to it yet."""
    if _was_answered(tracker):
        return []
    return list(heard_in(tracker).get(ALSO_ASKED) or [])


def _was_offered(tracker: DialogueStateTracker) -> bool:
    """Whether a visit was offered before, so that it is not offered again unasked."""
    return any(own_metadata(event).get("offers") for event in seen_answers(tracker))


def _last_facts(tracker: DialogueStateTracker) -> list[str]:
    """The facts of the last thing that was said with any, if not about sources."""
    for event in reversed(seen_answers(tracker)):
        facts = own_metadata(event).get("facts") or []
        is_about_sources = response_of(event) == SOURCES
        if facts or is_about_sources:
            return [] if is_about_sources else list(facts)
    return []
