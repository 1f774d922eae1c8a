"""What a message asks in particular, where the answer to its subject is too wide.

"Can I send a photo?" may be read as a question about the visit or about the assistant;
its words tell more than its subject. The answers are in domain.yml, `utter_about_...`.
"""

import re
from functools import lru_cache

from veinguide.content import load_glossary
from veinguide.particular import (
    assistant,
    clinic,
    legs,
    medicines,
    money,
    named,
    other_legs,
    studies,
    treatment,
)
from veinguide.particular.asked import DENY, OUT_OF_SCOPE, Words, first_asked, words
from veinguide.particular.medicines import AFTER_STOPPING, OPIOID_AND_ALCOHOL
from veinguide.particular.struck import without_struck

# The first that fits is said: what may be dangerous comes first.
WITHIN = (
    *legs.WITHIN,
    *medicines.WITHIN,
    *studies.WITHIN,
    *treatment.WITHIN,
    *money.WITHIN,
    *assistant.WITHIN,
    *clinic.WITHIN,
)
ANYWHERE = (
    *legs.ANYWHERE,
    *studies.ANYWHERE,
    *treatment.ANYWHERE,
    *assistant.ANYWHERE,
    *clinic.ANYWHERE,
)

# In the metadata of a message: the response that was said, where Rasa names the other.
SAID_INSTEAD = "said_instead"
ABOUT_THE_PLACE = "utter_ask_cramps_location"
ABOUT_GETTING_WORSE = "utter_about_veins_getting_worse"
WORRIES = words(
    r"\b(?:scar(?:es?|ed|ing|y)|worr(?:y|ies|ied|ying)|afraid|nervous|frighten\w*)\b"
)
# A question beside these may be which of the two treatments is better.
BESIDE_THE_BETTER = frozenset(
    f"utter_ask_{of}"
    for of in ("treatment_safety", "treatment_pain", "treatment_downtime", "cost")
)
WITH_OPIOIDS = "utter_about_opioid_and_alcohol"
# `body_part` of content/glossary.yml: what the article does speak of.
PLACES_OF_THE_ARTICLE = {"calf", "leg"}


def answer_instead(text: str, response: str, topic: str) -> str | None:
    """What fits the message better than `response`, which is about `topic`."""
    here = {response} if response in OUT_OF_SCOPE else {response, topic}
    if response == DENY:
        here = {DENY, f"{DENY} {topic}"}
    meant = without_struck(text)
    for name, where, asked in WITHIN:
        if where & here and asked.search(meant):
            return name
    if response == DENY:
        return None
    return other_legs.answer_instead(text, response, topic) or named.medicine_instead(
        meant, response, topic
    )


def after_stopping(response: str) -> str | None:
    """What fits who told before that they stopped a medicine."""
    return AFTER_STOPPING.get(response)


def answer_anywhere(text: str) -> str | None:
    """What fits these words, whatever the rest of the message is about."""
    meant = without_struck(text)
    return first_asked(ANYWHERE, meant)


def said_first(text: str, response: str) -> str | None:
    """What is said before the answer to a message that names such a thing."""
    if response != WITH_OPIOIDS and OPIOID_AND_ALCOHOL.search(text):
        return "utter_first_opioid_and_alcohol"
    if response == ABOUT_THE_PLACE and _other_places().search(text):
        return "utter_first_other_place"
    if response == ABOUT_GETTING_WORSE and WORRIES.search(text):
        return "utter_first_worry"
    if response in BESIDE_THE_BETTER and treatment.WHICH_IS_BETTER.search(text):
        return "utter_first_which_is_better"
    return None


@lru_cache(maxsize=1)
def _other_places() -> Words:
    ways = [
        re.escape(way)
        for place, written in load_glossary().vocabulary["body_part"].items()
        if place not in PLACES_OF_THE_ARTICLE
        for way in (place, *written)
    ]
    return words(rf"\b(?:{'|'.join(ways)})\b")
