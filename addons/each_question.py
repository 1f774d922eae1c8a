"""The answers to each question of a message that asks several."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from addons.intent_classifier import NOT_BESIDE_OTHERS
from addons.intent_model import ModelSettings
from addons.particular_answers import Say, in_particular
from addons.told import ANSWER, Told, kind_of, topic_of
from addons.wording import questions
from veinguide.particular import SAID_INSTEAD, answer_anywhere
from veinguide.particular.asked import MEDICINES, SIGNS, TREATMENTS
from veinguide.particular.by_words import plain_answer
from veinguide.particular.examples import (
    EACH_QUESTION,
    FALLBACK,
    PARTICULARS,
    narrow_question,
)
from veinguide.particular.with_child import without_it

MOST_ANSWERS = 3
PREGNANCY = "ask_pregnancy"
UNSURE = ModelSettings.unsure_confidence
UNDERSTOOD = ModelSettings.question_confidence
# A half that is understood as no wide question has to be surely a narrow one.
SHARE_OF_A_HALF, NEAR_OF_A_HALF = 0.35, 0.58
# "Can quinine help? Is it safe?" does not ask if a vein treatment is safe.
_IT = re.compile(
    r"^(?:how |what |when )?(?:\w+ )?(?:is|does|do|will|can|would|are|has|did) "
    r"(?:it|that|this|they|those)\b"
)
_ASKS = re.compile(
    r"\b(?:what|how|why|who|when|where|which|is|are|am|do|does|did|will|would|can|could"
    r"|should|may|must|have|has)\b|what'?s|where'?s"
)
_NAMES = re.compile(r"(?:the|your|any)\b")
OF_NO_TREATMENT = MEDICINES | SIGNS | {"self_care"}


@dataclass
class Asked:
    """One of the questions, and the intent and narrow questions it is like alone."""

    text: str
    intent: dict[str, Any]
    like: list[dict[str, Any]]

    @property
    def wide(self) -> str | None:
        """The response to its intent, if that is understood."""
        name = str(self.intent["name"])
        may_stand = name.startswith("ask_") and name not in NOT_BESIDE_OTHERS
        understood = self.intent["confidence"] >= UNDERSTOOD
        return f"utter_{name}" if may_stand and understood else None

    def of_no_child(self) -> "Asked":
        """The same, where nobody is pregnant."""
        is_about_it = self.intent["name"] == PREGNANCY
        intent = {"name": FALLBACK, "confidence": 0.0} if is_about_it else self.intent
        return Asked(self.text, intent, without_it(self.like))

    def narrow(self, topic: str | None, last: str | None) -> str | None:
        intent, like = self.intent, self.like
        if intent["confidence"] < UNSURE:
            intent = {**intent, "name": FALLBACK}
        if not self.wide:
            like = [each for each in like if _is_sure(each)]
        return narrow_question(like, intent, topic=topic, last=last)


@dataclass
class Answer:
    """`name` is the response that is said, `to` the question it answers."""

    name: str
    wide: str
    to: Asked
    told: Told = field(repr=False)


def asked_in_one_message(text: str, heard: dict[str, Any]) -> list[Asked]:
    each = heard.get(EACH_QUESTION) or []
    texts = questions(text)
    if len(texts) != len(each):
        texts = [text] * len(each)
    return [
        Asked(said, found["intent"], found.get(PARTICULARS) or [])
        for said, found in zip(texts, each, strict=True)
    ]


def answers_to(
    asked: list[Asked],
    say: Say,
    slots: Told,
    last: str | None,
    after: Callable[[Told], None],
) -> list[Answer]:
    """Different answers in the order asked; `after` hears of each before the next."""
    answers: list[Answer] = []
    before: str | None = None
    wide: str | None = None
    for each in asked:
        answer = _answer(each, say, slots, before or last, before)
        if not answer:
            continue
        of_the_same = topic_of(answer.told) == before or answer.wide == wide
        restates = of_the_same and _is_a_guess(each.text)
        wide = answer.wide
        before = topic_of(answer.told) or before
        if restates or any(_is_the_same(answer, known) for known in answers):
            continue
        after(answer.told)
        answers.append(answer)
    return answers[:MOST_ANSWERS]


def _answer(
    asked: Asked, say: Say, slots: Told, last: str | None, before: str | None
) -> Answer | None:
    wide = asked.wide
    told = say(wide, slots) if wide else None
    if told and (kind_of(told) != ANSWER or _is_of_another_it(asked, told, before)):
        told = None
    topic = topic_of(told) if told else None
    narrow = asked.narrow(topic, last)
    if told and wide:
        fitting = in_particular(
            told,
            wide,
            asked.text,
            say,
            slots,
            is_alone=True,
            narrow=narrow,
            surely=plain_answer(asked.text),
        )
        name = fitting["metadata"].get(SAID_INSTEAD, wide) if fitting else wide
        return Answer(name, wide, asked, fitting or told)
    name = plain_answer(asked.text) or answer_anywhere(asked.text) or narrow
    told = say(name, slots) if name else None
    if not told or not name or kind_of(told) != ANSWER:
        return None
    return Answer(name, f"utter_{asked.intent['name']}", asked, told)


def _is_of_another_it(asked: Asked, told: Told, before: str | None) -> bool:
    """`before` is the topic of the question before, which "it" stands for."""
    is_open = before in OF_NO_TREATMENT and topic_of(told) in TREATMENTS
    return is_open and bool(_IT.match(asked.text))


def _is_a_guess(text: str) -> bool:
    """ "Ultrasound or so?" after "is there a scan" only says more of that question."""
    return not (_ASKS.search(text) or _NAMES.match(text))


def _is_the_same(answer: Answer, known: Answer) -> bool:
    return answer.name == known.name or answer.told["text"] == known.told["text"]


def _is_sure(like: dict[str, Any]) -> bool:
    return bool(like["share"] >= SHARE_OF_A_HALF and like["near"] >= NEAR_OF_A_HALF)
