"""A tiny pipeline, trained once, for the tests of the components."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

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
