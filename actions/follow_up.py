"""What a short question asks, by the topic that was talked about last."""

import re
from typing import Any

from rasa_sdk import Tracker

from actions.last_answers import Said, turns_before

# Where none of the topics fits, or there is none yet.
ANY = "any"
ANSWER = "answer"
TREATMENTS = ("treatment", "sclerotherapy", "laser_ablation")
PLAIN = r"^(?:(?:and|so|but|ok|okay|um+|then|like)[, ]+)*"

Answers = dict[str, tuple[str, ...]]


def _mentions(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _asks(words: str) -> re.Pattern[str]:
    """What begins so, but for an "and" or an "ok"."""
    return _mentions(PLAIN + rf"(?:{words})")


def _of_treatments(*answers: str) -> Answers:
    return dict.fromkeys(TREATMENTS, answers)


# Topic: the answers that fit, best first; one that was just given is passed over.
FOLLOW_UPS: list[tuple[re.Pattern[str], Answers]] = [
    (
        _asks(r"where\b(?: exactly| is (?:that|it)| do i (?:go|look|find it))?\W*$"),
        {
            "cramps": ("ask_cramps_location",),
            "rls": ("ask_rls_definition", "more_rls"),
            "clots": ("ask_clots", "more_clots"),
            "checkup": ("ask_contact",),
            ANY: ("ask_contact",),
        },
    ),
    (
        _asks(r"when\b(?: exactly| is (?:that|it)| does it| mostly)?\W*$"),
        {
            "cramps": ("ask_when_symptoms_worse", "more_cramps"),
            "rls": ("ask_when_symptoms_worse", "more_rls"),
            "causes": ("ask_when_symptoms_worse",),
            "veins": ("ask_when_to_see_doctor",),
            "clots": ("ask_when_to_see_doctor",),
            "checkup": ("ask_when_to_see_doctor", "more_checkup"),
            **_of_treatments("ask_treatment_procedure"),
            ANY: ("ask_contact",),
        },
    ),
    (
        _asks(r"(?:for )?how long\b.*"),
        {
            "consultation": ("ask_consultation", "more_consultation"),
            "medicines": ("ask_stop_medication", "ask_medication_details"),
            "quinine": ("ask_medication_details", "ask_quinine"),
            "supplements": ("ask_medication_details",),
            "contact": ("ask_consultation",),
            "cost": ("ask_consultation",),
            ANY: ("ask_treatment_procedure",),
        },
    ),
    (_asks(r"how far\b"), {"self_care": ("ask_exercise",), ANY: ("ask_contact",)}),
    (
        _asks(
            r"how (?:likely|common|often|rare)\b.*"
            r"|what(?:'?s| are| is) the (?:odds|chances?)\b.*"
        ),
        {
            "cramps": ("ask_cramps_prevalence",),
            "rls": ("ask_rls_and_veins", "more_rls"),
            "veins": ("ask_untreated_risks", "ask_when_to_see_doctor"),
            "clots": ("ask_untreated_risks", "more_clots"),
            **_of_treatments("ask_treatment_safety", "ask_treatment_results"),
        },
    ),
    (
        _mentions(
            r"\b(?:scary|scares me|scared now|frightening|happen to me|worried now)\b"
        ),
        {
            "cramps": ("ask_when_to_see_doctor",),
            "rls": ("ask_when_to_see_doctor",),
            "causes": ("ask_when_to_see_doctor",),
            "veins": ("ask_when_to_see_doctor", "ask_untreated_risks"),
            "clots": ("ask_when_to_see_doctor", "ask_clots"),
            "quinine": ("ask_quinine", "more_quinine"),
            **_of_treatments("ask_treatment_safety", "more_treatment"),
        },
    ),
    (
        _mentions(
            r"\b(?:prevent|avoid|lower|reduce|cut)\b.*\b(?:them|it|that|those|chances?|risks?|odds)\b"
        ),
        {
            "clots": ("ask_clots", "more_clots"),
            "veins": ("more_veins",),
            "cramps": ("ask_home_relief",),
            "rls": ("ask_home_relief",),
            "causes": ("ask_home_relief",),
            **_of_treatments("ask_treatment_safety", "more_treatment"),
            ANY: ("ask_home_relief",),
        },
    ),
    (
        _mentions(
            r"\bfrom (?:my |the |bad )?veins\b|\bveins then\b|\bveins have to do\b"
            r"|\bveins doing (?:that|it|this)\b"
            r"|\bveins (?:really |even )?(?:do|cause) (?:that|it|this)\b"
            r"|\b(?:connection|link|to do) with (?:the |my )?veins\b"
        ),
        {
            "cramps": ("ask_cramps_cause", "more_cramps"),
            "rls": ("ask_rls_and_veins", "more_rls"),
            "causes": ("ask_rls_and_veins", "ask_vein_symptoms"),
            "medicines": ("ask_rls_and_veins", "ask_medications_mask"),
            "supplements": ("ask_vein_symptoms", "ask_cramps_cause"),
            "quinine": ("ask_cramps_cause", "ask_vein_symptoms"),
            "checkup": ("ask_rls_and_veins", "ask_diagnosis"),
            "veins": ("ask_vein_symptoms", "ask_diagnosis"),
            "clots": ("ask_untreated_risks", "ask_clots"),
            ANY: ("ask_diagnosis",),
        },
    ),
    (
        _mentions(r"\bspider veins?\b"),
        {
            "coverage": ("ask_insurance",),
            "cost": ("ask_insurance",),
            **_of_treatments("ask_treatment_options", "ask_candidacy"),
            ANY: ("ask_varicose_veins_definition",),
        },
    ),
    (
        _mentions(r"\bcheck(?:s|ed)?\b"),
        {
            "coverage": ("more_coverage", "ask_insurance"),
            "cost": ("more_cost", "ask_insurance"),
            "sources": ("more_sources", "ask_sources"),
            "privacy": ("more_coverage",),
            ANY: ("ask_diagnosis",),
        },
    ),
    (
        _mentions(r"\b(?:kansas|missouri)\b"),
        {
            "coverage": ("ask_medicare_medicaid", "more_coverage"),
            ANY: ("ask_contact",),
        },
    ),
    (
        _mentions(r"\bsigns\b"),
        {
            "checkup": ("ask_clots", "more_checkup"),
            "clots": ("ask_clots", "more_clots"),
            "pregnancy": ("ask_clots",),
            "self_care": ("ask_clots",),
            "medicines": ("ask_stop_medication",),
            "quinine": ("ask_quinine", "more_quinine"),
            ANY: ("ask_vein_symptoms", "ask_when_to_see_doctor"),
        },
    ),
    (
        _mentions(
            r"\bmy (?:\w+ ){1,2}(?:told|gave|put|takes|took|prescribed|said)\b"
            r"|\b(?:who|friend|neighbor|doctor) (?:told|gave) me\b|\bput me on\b"
        ),
        {
            "medicines": ("ask_stop_medication", "more_medicines"),
            "quinine": ("ask_quinine", "more_quinine"),
            "supplements": ("more_supplements", "ask_supplements"),
        },
    ),
]
WHERE = _asks(r"where\b")
SECOND = _mentions(r"\b(?:second|2nd|last|latter)\b")
FIRST = _mentions(r"\b(?:first|1st|former)\b")
OTHER_ONE = _mentions(r"\b(?:the|that) other\b")
BOTH_TREATMENTS = {"ask_treatment_options", "simpler_ask_treatment_options"}
VIDEOS = {"ask_testimonials", "simpler_ask_testimonials"}


def follow_up(tracker: Tracker) -> str | None:
    """The answer that a short question asks for; None if it only asks for more."""
    text = (tracker.latest_message.get("text") or "").strip()
    said = _said_last(tracker)
    topic = topic_of(tracker)
    if said & BOTH_TREATMENTS and SECOND.search(text):
        return "ask_laser_ablation"
    if said & BOTH_TREATMENTS and FIRST.search(text):
        return "ask_sclerotherapy"
    if topic == "medicines" and OTHER_ONE.search(text):
        return _unsaid(("ask_medications_mask", "ask_medication_details"), said)
    if said & VIDEOS and WHERE.search(text):
        return "ask_testimonials"
    for pattern, answers in FOLLOW_UPS:
        if pattern.search(text):
            fitting = answers.get(topic) or answers.get(ANY)
            return _unsaid(fitting, said) if fitting else None
    return None


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


def _is_answer(said: Said) -> bool:
    return said.metadata.get("kind") == ANSWER and "topic" in said.metadata


def _said_last(tracker: Tracker) -> set[str]:
    turns = turns_before(tracker)[:1]
    return {(s.response or "").removeprefix("utter_") for turn in turns for s in turn}


def _unsaid(answers: tuple[str, ...], said: set[str]) -> str:
    return next((answer for answer in answers if answer not in said), answers[0])
