"""What the staff console calls intents, signs and questions; names are for programs."""

import re
from collections.abc import Callable

from veinguide.booking.consents import wordings
from veinguide.booking.request import ConsentGiven
from veinguide.content import Content
from veinguide.content.records import payload_intent
from veinguide.triage.table import OTHER_SIGN

TITLES = "utter_question_titles"
# What is no question of its own, and so has no title in domain.yml.
OTHERS = {
    "inform": "Details for a request",
    "greet": "A greeting",
    "goodbye": "A goodbye",
    "thank": "Thanks",
    "affirm": "A yes",
    "deny": "A no",
    "bot_challenge": "Am I talking to a person?",
    "ask_repeat": "Please say that again",
    "ask_more": "Tell me more",
    "insult": "Angry words",
    "give_feedback": "What they think of the answers",
    "all_clear": "That there is no danger",
    "out_of_scope": "Something that is not the clinic's",
    "out_of_scope_medical": "A medical question about something else",
    "report_emergency": "An emergency",
    "report_urgent_symptom": "Something to be seen soon",
    "report_crisis": "Suicide or self-harm",
    "report_poisoning": "A poisoning or a wrong dose",
    "other_language": "Another language",
    "nlu_fallback": "Not understood",
}
# Days that are other days when they are read a week later.
FROM_NOW = re.compile(
    r"\b(?:today|tonight|tomorrow|this|next|coming|upcoming|following|soon|sooner"
    r"|soonest|asap|earliest|first available|later|from now|after (?:that|this)"
    r"|(?:in|within|after) (?:(?:an?|one|two|three|four|few|couple|of|the|\d+) )+"
    r"(?:days?|weeks?|months?)|end of (?:the )?(?:week|month|year))\b",
    re.IGNORECASE,
)
ANOTHER_DANGER = "Another danger"
# From which confidence on the console calls a guess so.
SURE, FAIRLY_SURE = 0.7, 0.4


class Labels:
    """A name that is not known is shown as it is, with spaces."""

    def __init__(
        self, content: Content, sign_title: Callable[[str], str | None]
    ) -> None:
        titles = content.responses.get(TITLES, ())
        self._intents = OTHERS | {
            payload_intent(button.payload): button.title
            for each in titles
            for button in each.buttons
        }
        self._sign_title = sign_title

    def intent(self, name: str) -> str:
        return self._intents.get(name) or _spaced(name)

    def sign(self, name: str) -> str:
        if name == OTHER_SIGN:
            return ANOTHER_DANGER
        return self._sign_title(name) or _spaced(name)


def is_from_now(words: str) -> bool:
    """Whether "next week" and the like say nothing without the day they were said."""
    return bool(FROM_NOW.search(words))


def surety(confidence: float) -> str:
    if confidence >= SURE:
        return "sure"
    return "fairly sure" if confidence >= FAIRLY_SURE else "not sure"


def consent_question(answer: ConsentGiven) -> str | None:
    """The words that were answered; None for an answer before its question."""
    return wordings().get(answer.purpose, {}).get(answer.wording)


def _spaced(name: str) -> str:
    return name.replace("_", " ")
