"""The same answer in fewer and shorter words."""

import re
from typing import Any

from rasa_sdk import Tracker

from actions.last_answers import Said
from veinguide.fewer_words import NO_NUMBERS

# Words that ask for other words, not for the same again or for more.
ASKING = re.compile(
    r"\b(?:simpl(?:er|e|y)|eas(?:y|ier|ily)|plain(?:er|ly)?|short(?:er)?"
    r"|english|big words|dumb"
    r"|(?:don'?t|do not|didn'?t|did not|can'?t|not sure i|couldn'?t)"
    r" (?:really |quite )?(?:understand|get (?:it|that|this)|follow)|confus\w*"
    r"|complicated|over my head|mean(?:s|ing)?|lost me|like i'?m)\b"
    r"|^\W*\?+\W*$|^\W*(?:(?:huh|h[ue]h|wha+t|eh|say what|come again)\W*)+$",
    re.IGNORECASE,
)
# What "tell me more" told has no simpler form of its own; its topic has.
OF_TOPICS = {
    "cramps": "ask_cramps_cause",
    "rls": "ask_rls_and_veins",
    "causes": "ask_other_causes",
    "veins": "ask_varicose_veins_definition",
    "clots": "ask_clots",
    "medicines": "ask_stop_medication",
    "quinine": "ask_quinine",
    "supplements": "ask_supplements",
    "sclerotherapy": "ask_sclerotherapy",
    "laser_ablation": "ask_laser_ablation",
    "treatment": "ask_treatment_options",
    "coverage": "ask_insurance",
    "cost": "ask_cost",
    "consultation": "ask_consultation",
    "contact": "ask_contact",
    "checkup": "ask_when_to_see_doctor",
    "self_care": "ask_home_relief",
    "pregnancy": "ask_pregnancy",
    "sources": "ask_sources",
    "privacy": "ask_privacy",
}


def wants_no_numbers(tracker: Tracker) -> bool:
    return bool(NO_NUMBERS.search(tracker.latest_message.get("text") or ""))


def wants_simpler(tracker: Tracker) -> bool:
    return bool(ASKING.search(tracker.latest_message.get("text") or ""))


def simpler_response(said: Said, domain: dict[str, Any]) -> str | None:
    """The simpler form of what was said; None where there is none."""
    name = (said.response or "").removeprefix("utter_")
    if name.startswith("more_"):
        name = OF_TOPICS.get(name.removeprefix("more_"), "")
    simpler = f"utter_simpler_{name}"
    return simpler if simpler in domain.get("responses", {}) else None
