"""A learned net under the red-flag rules. Named in config.yml under `pipeline`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons import nearest_told, red_flag_model, regression, wording
from addons.red_flag_detector import RED_FLAG, mark, withdraw
from addons.red_flag_model import SAFE, RedFlagModel, Suspicion
from addons.regression import Floats
from addons.sentence_vectors import (
    CLAUSE_VECTORS,
    PART_VECTORS,
    STATEMENT_VECTORS,
    LaterVectors,
    SentenceVectors,
)
from addons.sources import sources
from addons.spelling import CLAUSES, PARTS, STATEMENTS
from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError, SettingsError
from veinguide.particular import examples as particular_examples
from veinguide.particular.examples import FILE, load_particulars
from veinguide.triage import RedFlag, Triage, load_triage
from veinguide.triage.table import INTENTS, OTHER_SIGN

ABUSE = "abuse"
EXAMPLES = ("red_flag_wordings.yml", "red_flag_examples.yml")
_LEVELS = {intent: level for level, intent in INTENTS.items()}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class RedFlagNet(GraphComponent, IntentClassifier):
    """Catches reports of danger in words that no rule foresaw.

    Where the rules heard a sign and took it back ("no chest pain"), it has to be
    surer, and of violence, which a fall or a kick is like; of thoughts of suicide,
    which are told in the most roundabout words, less sure. A single statement or
    clause in a long message counts if it is very sure and the whole leaves some doubt:
    "Thursday after 3, I might cancel, got this band round my ribs" has its danger in a
    clause.

    It withdraws what the rules found only where neither the message nor any piece of
    it leaves a doubt ("I about fell out of the chair, what do you charge?"), and with
    still less doubt thoughts of suicide, for which people find words that no example
    has.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Thresholds are probabilities, 0 to 1; the rest must be as for the vectors."""
        return {
            **SentenceVectors.get_default_config(),
            "threshold": 0.54,
            "threshold_of_crisis": 0.44,
            "threshold_of_abuse": 0.8,
            "least_of_whole_for_abuse": 0.4,
            "threshold_when_excused": 0.8,
            "threshold_of_statement": 0.68,
            "least_of_whole": 0.15,
            "least_of_rule": {
                "emergency": 0.03,
                "urgent": 0.05,
                "poisoning": 0.05,
                "crisis": 0.001,
            },
            "least_of_piece": 0.6,
        }

    def __init__(
        self,
        config: dict[str, Any],
        triage: Triage,
        model_storage: ModelStorage,
        resource: Resource,
        model: RedFlagModel | None = None,
    ) -> None:
        self._config = config
        self._threshold = float(config["threshold"])
        self._threshold_of_crisis = float(config["threshold_of_crisis"])
        self._threshold_of_abuse = float(config["threshold_of_abuse"])
        self._threshold_when_excused = float(config["threshold_when_excused"])
        self._threshold_of_statement = float(config["threshold_of_statement"])
        self._least_of_whole = float(config["least_of_whole"])
        self._least_of_whole_for_abuse = float(config["least_of_whole_for_abuse"])
        self._triage = triage
        self._model_storage = model_storage
        self._resource = resource
        self.model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RedFlagNet:
        return cls(config, load_triage(), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from content/, and from every training question that it is none.

        :raises ContentError: if the examples name a sign that the table lacks.
        """
        told = read_examples(PROJECT_ROOT / "content", self._triage) + narrow_examples()
        heard = [self._triage.find(text) is not None for text, _ in told]
        texts = [wording.plain(text) for text, _ in told]
        labels = [label for _, label in told]
        vectors = SentenceVectors.of(self._config).vectors(texts)
        asked = [e for e in training_data.intent_examples if e.get(PARTS)]
        questions = np.vstack([e.get(PART_VECTORS).rows for e in asked])
        if questions.shape[1] != vectors.shape[1]:
            raise SettingsError(
                "RedFlagNet needs the same `encoders` in config.yml as SentenceVectors"
            )
        self.model = RedFlagModel.fit(
            [*texts, *(e.get(PARTS)[0] for e in asked)],
            [*labels, *[(SAFE, SAFE)] * len(asked)],
            np.vstack([vectors, questions]),
            # The rules fire on no training question (tests/veinguide/test_triage.py).
            np.array([*heard, *[False] * len(asked)]),
        )
        with self._model_storage.write_to(self._resource) as folder:
            self.model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> RedFlagNet:
        with model_storage.read_from(resource) as folder:
            model = RedFlagModel.load(folder)
        return cls(config, load_triage(), model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if not message.get(PARTS) or wording.is_command(text):
                continue
            if message.get(RED_FLAG):
                self._doubt(message)
            else:
                self._watch(message, text)
        return messages

    def _doubt(self, message: Message) -> None:
        danger = self._whole(message).danger
        believed = self._trained.believed(*_first_part(message), danger)
        level = _LEVELS[message.get(INTENT)[INTENT_NAME_KEY]]
        pieces = chain(self._statements(message), self._clauses(message))
        alarm = Alarm(message.get(TEXT), level, believed)
        if alarm.is_taken_back(self._config, self._triage, (p.danger for p in pieces)):
            withdraw(message, 1 - believed, type(self).__name__)

    def _watch(self, message: Message, text: str) -> None:
        found = self._whole(message)
        least = self._threshold
        if found.level == "crisis":
            least = self._threshold_of_crisis
        if self._least_of_whole <= found.danger < least:
            pieces = chain(self._statements(message), self._clauses(message))
            # "He cut my ear" alone sounds like violence; after "my barber" it does not.
            deaf_to = ABUSE if found.danger < self._least_of_whole_for_abuse else None
            told = [piece for piece in pieces if piece.sign != deaf_to]
            found = max([found, *told], key=lambda piece: piece.danger)
            least = self._threshold_of_statement
        if found.sign == ABUSE:
            least = max(least, self._threshold_of_abuse)
        if found.danger < least:
            return
        excused = self._triage.mentions(text) is not None
        if excused and found.danger < self._threshold_when_excused:
            return
        flag = RedFlag(found.sign, found.level, INTENTS[found.level])
        mark(message, flag, found.danger, type(self).__name__)

    @property
    def _trained(self) -> RedFlagModel:
        if self.model is None:
            raise SettingsError("RedFlagNet is not trained; run make train")
        return self.model

    def _whole(self, message: Message) -> Suspicion:
        return self._trained.judge(*_first_part(message))

    def _statements(self, message: Message) -> Iterator[Suspicion]:
        return self._each(message.get(STATEMENTS), message.get(STATEMENT_VECTORS))

    def _clauses(self, message: Message) -> Iterator[Suspicion]:
        return self._each(message.get(CLAUSES), message.get(CLAUSE_VECTORS))

    def _each(self, told: list[str], vectors: LaterVectors) -> Iterator[Suspicion]:
        for i, text in enumerate(told):
            yield self._trained.judge(text, vectors.rows[i : i + 1])

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        read = [PROJECT_ROOT / "content" / name for name in EXAMPLES]
        read += sources(nearest_told, red_flag_model, regression, wording)
        read.append(PROJECT_ROOT / "content" / "red_flags.yml")
        read += [PROJECT_ROOT / FILE, *sources(particular_examples)]
        read += sorted((PROJECT_ROOT / "veinguide" / "triage").glob("*.py"))
        return hashlib.sha256(b"".join(p.read_bytes() for p in read)).hexdigest()


def narrow_examples() -> list[tuple[str, tuple[str, str]]]:
    """Questions about clots and bleeding are among them: they report nothing."""
    return [
        (text, (SAFE, SAFE))
        for narrow in load_particulars(PROJECT_ROOT)
        for text in narrow.examples
    ]


def _first_part(message: Message) -> tuple[str, Floats]:
    """The whole message, and its vector as one row."""
    return message.get(PARTS)[0], message.get(PART_VECTORS).rows[:1]


@dataclass(frozen=True)
class Alarm:
    """What a rule fired on; `believed` is the probability that it was right."""

    text: str
    level: str
    believed: float

    def is_taken_back(
        self, config: dict[str, Any], triage: Triage, pieces: Iterable[float]
    ) -> bool:
        """`pieces` are the probabilities of danger in its statements and clauses.

        A piece is asked for only if what came before leaves no doubt, for it takes
        encoding; and not where all is long past, and nothing of now: "I stopped
        breathing", one piece of such a story, does not tell.
        """
        if self.believed >= config["least_of_rule"][self.level]:
            return False
        if triage.says("BEYOND_DOUBT", self.text):
            return False
        if triage.says("LONG_PAST", self.text) and not triage.says("NOW", self.text):
            return True
        return all(danger < config["least_of_piece"] for danger in pieces)


def read_examples(folder: Path, triage: Triage) -> list[tuple[str, tuple[str, str]]]:
    """Every example with its level and sign.

    :raises ContentError: naming the file and each key that is no sign and no level.
    """
    labels = {sign.id: (sign.level, sign.id) for sign in triage.table.signs}
    labels |= {level: (level, OTHER_SIGN) for level in INTENTS}
    labels[SAFE] = (SAFE, SAFE)
    examples = []
    for name in EXAMPLES:
        try:
            written = yaml.load((folder / name).read_text("utf-8"), Loader=_LOADER)
        except (OSError, yaml.YAMLError) as error:
            raise ContentError(f"{folder / name}: cannot be read: {error}") from error
        unknown = sorted(set(written) - set(labels))
        if unknown:
            raise ContentError(
                f"{folder / name}: {', '.join(unknown)}: no sign of red_flags.yml, "
                f"no level ({', '.join(INTENTS)}) and not `none`"
            )
        for key, texts in written.items():
            examples += [(str(text), labels[key]) for text in texts]
    return examples
