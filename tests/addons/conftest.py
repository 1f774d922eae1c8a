"""A tiny pipeline, trained once, and conversations with the generator of answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons.answers import AnswerGenerator
from addons.intent_classifier import VeinIntentClassifier
from addons.sentence_vectors import SentenceVectors
from addons.spelling import VeinSpelling

EXAMPLES = {
    "ask_cost": ["how much is it", "what does it cost", "price of the laser please"],
    "ask_treatment_pain": ["does it hurt", "is it painful", "will the laser hurt me"],
    "ask_more": ["why is that", "tell me more", "how come"],
    "greet": ["hello", "hi there", "good morning"],
    "out_of_scope": ["what is the weather", "play some music", "who won the game"],
}


@dataclass
class Trained:
    """The trained components with what is needed to load them again."""

    storage: LocalModelStorage
    context: ExecutionContext
    spelling: VeinSpelling
    vectors: SentenceVectors
    classifier: VeinIntentClassifier

    def read(self, text: str, **known: Any) -> Message:
        message = Message.build(text, **known)
        self.vectors.process(self.spelling.process([message]))
        return message


@pytest.fixture(scope="session")
def component(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Any]:
    """Build a component as Rasa does: its defaults under the config, then `create`."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("components"))
    context = ExecutionContext(GraphSchema({}), node_name="test")

    def build(kind: Any, **config: Any) -> Any:
        settings = {**kind.get_default_config(), **config}
        return kind.create(settings, storage, Resource(kind.__name__), context)

    return build


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    storage = LocalModelStorage(Path(tmp_path_factory.mktemp("model")))
    context = ExecutionContext(GraphSchema({}), node_name="test")
    examples = TrainingData(
        [Message.build(t, intent) for intent, ts in EXAMPLES.items() for t in ts]
    )

    def build(kind: Any, **config: Any) -> Any:
        settings = {**kind.get_default_config(), **config}
        return kind.create(settings, storage, Resource(kind.__name__), context)

    spelling = build(VeinSpelling, target_count=1)
    spelling.train(examples)
    spelling.process_training_data(examples)
    vectors = build(SentenceVectors)
    vectors.process_training_data(examples)
    classifier = build(VeinIntentClassifier)
    classifier.train(examples)
    return Trained(storage, context, spelling, vectors, classifier)


@pytest.fixture(scope="session")
def domain(root: Path) -> Domain:
    return Domain.load(root / "domain.yml")


@pytest.fixture(scope="session")
def generator(domain: Domain) -> AnswerGenerator:
    return AnswerGenerator(domain=domain, held_slots={})


@pytest.fixture
def tell(domain: Domain, generator: AnswerGenerator) -> Callable[..., dict[str, Any]]:
    """What is said to a new message after the assistant has said `earlier`."""

    def bot(name: str) -> BotUttered:
        told = domain.responses[name][0]
        data = {"utter_action": name, "metadata": told["metadata"]}
        return BotUttered(told["text"], metadata=data)

    def generate(
        utter_action: str,
        *earlier: str,
        others: tuple[str, ...] = (),
        intent: str = "",
        asked: str = "…",
        loop: str | None = None,
    ) -> dict[str, Any]:
        events: list[Event] = []
        for name in earlier:
            events += [UserUttered("before"), bot(name)]
        parsed = {"also_asked": list(others)}
        events.append(UserUttered(asked, intent={"name": intent}, parse_data=parsed))
        events.append(ActiveLoop(loop))
        tracker = DialogueStateTracker.from_events("1", events, domain.slots)
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


class Talk:
    """A conversation with the generator, which hears its own words again."""

    def __init__(self, domain: Domain, generator: AnswerGenerator) -> None:
        self._domain = domain
        self._generator = generator
        self._events: list[Event] = []
        self.told: dict[str, Any] = {}

    def hear(
        self,
        said: str,
        intent: str = "nlu_fallback",
        *,
        sign: str | None = None,
        loop: str | None = None,
        confidence: float = 1.0,
        **slots: str,
    ) -> Talk:
        read = {"name": intent, "confidence": confidence}
        self._events.append(UserUttered(said, intent=read))
        self._events += [SlotSet("red_flag", sign)] if sign else []
        self._events += [SlotSet(name, value) for name, value in slots.items()]
        self._events.append(ActiveLoop(loop))
        return self

    def say(self, utter_action: str) -> str:
        tracker = DialogueStateTracker.from_events(
            "1", self._events, self._domain.slots
        )
        told = asyncio.run(self._generator.generate(utter_action, tracker, "gateway"))
        data = {"utter_action": utter_action, "metadata": told["metadata"]}
        self._events.append(BotUttered(told["text"], metadata=data))
        self.told = told
        return str(told["text"])

    def alarm(
        self,
        name: str,
        sign: str | None = None,
        said: str = "words of danger",
        confidence: float = 1.0,
    ) -> str:
        """A rule is sure (1), the learned net never is."""
        intent = name.removeprefix("utter_")
        return self.hear(said, intent, sign=sign, confidence=confidence).say(name)

    def answer(
        self,
        said: str,
        intent: str = "nlu_fallback",
        utter_action: str = "utter_human_route",
    ) -> str:
        return self.hear(said, intent).say(utter_action)

    @property
    def reminder(self) -> str | None:
        """The name in domain.yml of the reminder that was given last."""
        return self.told["metadata"].get("reminder")


@pytest.fixture
def talk(domain: Domain, generator: AnswerGenerator) -> Talk:
    return Talk(domain, generator)
