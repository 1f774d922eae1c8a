"""The questions that a message which was not understood may have meant."""

import re
from typing import Any

from rasa_sdk import Tracker

from actions.follow_up import topic_of, topic_told
from veinguide.content.records import payload_intent
from veinguide.follow_ups import is_short, load_follow_ups, plain

Button = dict[str, str]

TITLES = "utter_question_titles"
PERSON = "ask_human"
MOST_QUESTIONS = 3
# Below this share of the best guess, a question is no longer a likely one.
LEAST_SHARE_OF_BEST = 0.2
# A guess about what is talked of is answered if it is so sure, and so far ahead.
LEADS_FROM, LEADS_BY = 0.1, 2.0

# Questions with something personal in them: absurd where nobody spoke of it.
SPOKEN_OF = {
    **dict.fromkeys(
        ("ask_stop_medication", "ask_medication_details", "ask_medications_mask"),
        re.compile(r"\b(?:pills?|medic\w*|meds|drugs?|dos\w+|prescri\w+|tablets?)\b"),
    ),
    "ask_quinine": re.compile(r"\b(?:quinine|tonic|malaria)\b"),
    "ask_pregnancy": re.compile(r"\b(?:pregnan\w*|baby|expecting|breast\w*|births?)\b"),
    "ask_privacy": re.compile(
        r"\b(?:priva\w+|chats?|record\w*|delete\w*|data|share)\b"
    ),
    **dict.fromkeys(
        ("change_booking", "cancel_booking", "ask_booking_status"),
        re.compile(r"\b(?:request|visit|appointment|appt|book\w*|code|cancel\w*)\b"),
    ),
}
PUBLIC_PLANS = {"medicare", "medicaid"}

Guess = dict[str, Any]


def likely_questions(tracker: Tracker, domain: dict[str, Any]) -> list[Button]:
    """Buttons of the intents that came closest, those of the topic first; a person."""
    titles = _titles(domain)
    guesses = _guesses(tracker, domain)
    least = LEAST_SHARE_OF_BEST * max((g["confidence"] for g in guesses), default=0.0)
    likely = [guess["name"] for guess in guesses if guess["confidence"] >= least]
    likely.sort(key=lambda name: not _is_of_the_topic(name, tracker, domain))
    if not likely:
        return []
    return [titles[name] for name in dict.fromkeys([*likely[:MOST_QUESTIONS], PERSON])]


def leading_question(tracker: Tracker, domain: dict[str, Any]) -> str | None:
    """The one question that clearly leads, if it is about what is talked of."""
    text = tracker.latest_message.get("text") or ""
    for entity in tracker.latest_message.get("entities") or []:
        if entity.get("entity") == "insurer" and is_short(text):
            is_public = entity.get("value") in PUBLIC_PLANS
            return "ask_medicare_medicaid" if is_public else "ask_insurance"
    best, *others = [*_guesses(tracker, domain), None]
    if not best or best["confidence"] < LEADS_FROM:
        return None
    next_best = others[0]["confidence"] if others and others[0] else 0.0
    leads = best["confidence"] >= LEADS_BY * next_best
    answered = f"utter_{best['name']}" in domain["responses"]
    is_the_one = leads and answered and _is_of_the_topic(best["name"], tracker, domain)
    return str(best["name"]) if is_the_one else None


def resembles_a_question(tracker: Tracker, domain: dict[str, Any]) -> bool:
    """Whether any guess is as sure as one that could be answered."""
    return any(g["confidence"] >= LEADS_FROM for g in _guesses(tracker, domain))


def _guesses(tracker: Tracker, domain: dict[str, Any]) -> list[Guess]:
    """What has a title, the likeliest first, without what would be absurd to offer."""
    titles = _titles(domain)
    said = plain(tracker.latest_message.get("text") or "")
    return [
        guess
        for guess in tracker.latest_message.get("intent_ranking") or []
        if guess["name"] in titles
        and (
            guess["name"] not in SPOKEN_OF
            or SPOKEN_OF[guess["name"]].search(said)
            or _is_of_the_topic(guess["name"], tracker, domain)
        )
    ]


def _is_of_the_topic(intent: str, tracker: Tracker, domain: dict[str, Any]) -> bool:
    topic, told = topic_of(tracker), topic_told(intent, domain)
    group = load_follow_ups().group_of(topic)
    same_group = bool(group) and group == load_follow_ups().group_of(told or "")
    # Few who ask of legs are pregnant, and few who ask of cramps take quinine.
    if intent in SPOKEN_OF:
        return topic is not None and topic == told
    return same_group or topic == told


def _titles(domain: dict[str, Any]) -> dict[str, Button]:
    buttons = domain["responses"][TITLES][0]["buttons"]
    return {payload_intent(b["payload"]): _unescaped(b) for b in buttons}


def _unescaped(button: Button) -> Button:
    """As Rasa sends a response's own buttons: there a brace is written twice."""
    payload = button["payload"].replace("{{", "{").replace("}}", "}")
    return {**button, "payload": payload}
