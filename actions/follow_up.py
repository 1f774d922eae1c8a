"""What a short question asks, by the topic that was talked about last."""

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.last_answers import Said, turns_before
from veinguide.alarm_replies import alarm_replies
from veinguide.follow_ups import (
    Kind,
    core,
    is_short,
    load_follow_ups,
    plain,
    points_back,
)

ANSWER = "answer"
# Intents that say nothing of what is asked.
ASKS_FOR_MORE, NOT_UNDERSTOOD = "ask_more", "nlu_fallback"
HARDLY_UNDERSTOOD = 0.3
# The kind of content/follow_ups.yml that complains of a question that was not answered.
DODGED = "dodged"
# After a warning it is not a topic that stands, but the warning.
WARNING_STANDS_TURNS = 3
# What a word of the glossary is about; "compression" is a treatment at home.
ABOUT = {"medicine": "pills", "insurer": "plans", "treatment": "treatments"}
COMPRESSION, AT_HOME = "compression", "legs"
COUNTERPARTS = {
    "sclerotherapy": "laser_ablation",
    "laser_ablation": "sclerotherapy",
}
# What was told there is told of both, with the same words.
SAID_OF_BOTH = {"ask_treatment_pain", "ask_treatment_downtime"}
PRICES, ONE_TREATMENT = {"ask_cost", "about_price_of_each"}, "one_treatment"
BOTH_TREATMENTS = {"ask_treatment_options", "about_which_they_do"}
VIDEOS = "ask_testimonials"

WHERE = re.compile(r"where\b")
SECOND = re.compile(r"(?:\b(?:the|that) |^)(?:second|2nd|last|latter)\b")
FIRST = re.compile(r"(?:\b(?:the|that) |^)(?:first|1st|former)\b")
OTHER_ONE = re.compile(
    r"\b(?:the|that) (?:other|second)(?: (?:one|treatment|kind)\b|$|[.?!,])"
)
SHOTS = re.compile(r"\b(?:needles?|shots?|injections?|jabs?)\b")


def follow_up(tracker: Tracker) -> str | None:
    """The answer that a short question asks for; None if it stands on its own feet."""
    topic = topic_of(tracker)
    if stands_under_a_warning(tracker):
        return None
    if not PRICES.isdisjoint(_said_last(tracker)) and _names_a_treatment(tracker):
        return "about_price_of_each"
    if _names_another(tracker, topic):
        return None
    return _one_of_two(tracker, topic) or _by_its_kind(tracker, topic)


def not_said(tracker: Tracker) -> str | None:
    """That the article does not say it, to a question that only the topic explains."""
    topic, text = topic_of(tracker), _text(tracker)
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    if intent != NOT_UNDERSTOOD or not points_back(text):
        return None
    # Of what is named, the article may say something.
    names_one = alarm_replies().names_a_subject(plain(text))
    if names_one or _names_another(tracker, topic):
        return None
    if not _follows_an_answer(tracker):
        return None
    return load_follow_ups().not_said(topic) or None


def asks_it_whole(tracker: Tracker) -> bool:
    """Whether the follow-up is all of the message, and not a sentence of it."""
    said = core(_text(tracker))
    kinds = load_follow_ups().kinds
    return any(p.fullmatch(said) for kind in kinds for p in kind.asks)


def complains(tracker: Tracker) -> bool:
    """Whether the visitor says that a question was skipped."""
    text = _text(tracker)
    return any(k.name == DODGED and k.is_asked(text) for k in load_follow_ups().kinds)


def slots_told(asked: str, domain: dict[str, Any]) -> list[EventType]:
    """What an answer of domain.yml makes the topic and the subject from then on."""
    told: list[EventType] = []
    for slot in ("topic", "subject"):
        for mapping in domain["slots"][slot]["mappings"]:
            named = mapping.get("intent") or []
            if asked in ([named] if isinstance(named, str) else named):
                told.append(SlotSet(slot, mapping["value"]))
    topic = topic_told(asked, domain)
    if topic and not told and not _is_not_said(asked):
        told.append(SlotSet("topic", topic))
    if topic in COUNTERPARTS:
        told.append(SlotSet("treatment", topic))
    return told


def stands_under_a_warning(tracker: Tracker) -> bool:
    """Whether somebody was warned so lately that only the warning is followed up."""
    recent = turns_before(tracker)[:WARNING_STANDS_TURNS]
    return any(said.is_emergency for turn in recent for said in turn)


def topic_of(tracker: Tracker) -> str:
    """What the last answer was about; "is it safe?" may be answered about quinine."""
    answers = [said for turn in turns_before(tracker) for said in reversed(turn)]
    told = (a.metadata.get("topic") for a in answers if _is_answer(a))
    return str(next(told, None) or tracker.get_slot("topic") or "")


def topic_told(response: str, domain: dict[str, Any]) -> str | None:
    """The topic that an answer of domain.yml is about."""
    variations = domain.get("responses", {}).get(f"utter_{response}") or [{}]
    told = (variations[0].get("metadata") or {}).get("topic")
    return str(told) if told else None


def _names_a_treatment(tracker: Tracker) -> bool:
    """Whether the message is no more than that."""
    text = _text(tracker)
    kinds = load_follow_ups().kinds
    return is_short(text) and any(
        k.name == ONE_TREATMENT and k.is_asked(text) for k in kinds
    )


def _by_its_kind(tracker: Tracker, topic: str) -> str | None:
    text, said = _text(tracker), _said_last(tracker)
    told = load_follow_ups()
    for kind in told.kinds:
        answers = told.answers(kind, said, topic)
        if not any(answers) or not _is_meant(kind, text, tracker):
            continue
        answer = _unsaid(answers, said)
        is_anywhere = not kind.right_after and not _is_not_said(answer)
        if is_anywhere or _follows_an_answer(tracker):
            return answer
    return None


def _follows_an_answer(tracker: Tracker) -> bool:
    """Whether the last turn answered something and no form waits for its value.

    Only then it is known what the article is said to be silent on.
    """
    in_form = (tracker.active_loop or {}).get("name") is not None
    last = next(iter(turns_before(tracker)), [])
    return not in_form and any(s.metadata.get("kind") == ANSWER for s in last)


def _is_meant(kind: Kind, text: str, tracker: Tracker) -> bool:
    intent = tracker.latest_message.get("intent") or {}
    if intent.get("name") in (ASKS_FOR_MORE, NOT_UNDERSTOOD):
        return kind.is_heard(text)
    if kind.unsure and (intent.get("confidence") or 0.0) >= HARDLY_UNDERSTOOD:
        return False
    return is_short(text) and kind.is_asked(text)


def _one_of_two(tracker: Tracker, topic: str) -> str | None:
    """What "the second one" or "the other" is, where there are two."""
    text, said = core(_text(tracker)), _said_last(tracker)
    if not BOTH_TREATMENTS.isdisjoint(said) and SECOND.search(text):
        return "ask_laser_ablation"
    if not BOTH_TREATMENTS.isdisjoint(said) and FIRST.search(text):
        return "ask_sclerotherapy"
    if VIDEOS in said and WHERE.match(text):
        return VIDEOS
    if not OTHER_ONE.search(text) or not is_short(text):
        return None
    if not SAID_OF_BOTH.isdisjoint(said):
        return "both_alike"
    if topic == "medicines":
        is_of_both = _follows_an_answer(tracker) and "ask_medications_mask" not in said
        return "pills_alike" if is_of_both else "ask_medications_mask"
    spoken_of = "sclerotherapy" if SHOTS.search(text) else tracker.get_slot("treatment")
    other = COUNTERPARTS.get(spoken_of or topic)
    return f"ask_{other}" if other else None


def _names_another(tracker: Tracker, topic: str) -> bool:
    """Whether the message has a word of its own that is about another topic."""
    text, groups = _text(tracker), load_follow_ups()
    named = {
        AT_HOME if entity.get("value") == COMPRESSION else ABOUT[entity["entity"]]
        for entity in tracker.latest_message.get("entities") or []
        if entity.get("entity") in ABOUT and not _is_the_other(entity, text)
    }
    return bool(named) and groups.group_of(topic) not in named


def _is_the_other(entity: dict[str, Any], text: str) -> bool:
    """The glossary takes "the other" for a medicine that has no name in it."""
    word = text[entity.get("start") or 0 : entity.get("end") or 0]
    return word.lower() == "other"


def _is_answer(said: Said) -> bool:
    is_one = said.metadata.get("kind") == ANSWER and "topic" in said.metadata
    return is_one and not _is_not_said((said.response or "").removeprefix("utter_"))


def _is_not_said(response: str) -> bool:
    """Whether it tells of no topic, but that the article is silent on it."""
    groups = load_follow_ups().groups.values()
    return response in {group.not_said for group in groups}


def _said_last(tracker: Tracker) -> list[str]:
    turns = turns_before(tracker)[:1]
    said = [s.response or "" for turn in turns for s in turn]
    return [s.removeprefix("utter_").removeprefix("simpler_") for s in said]


def _unsaid(answers: tuple[str, ...], said: list[str]) -> str:
    return next((answer for answer in answers if answer not in said), answers[0])


def _text(tracker: Tracker) -> str:
    return (tracker.latest_message.get("text") or "").strip()
