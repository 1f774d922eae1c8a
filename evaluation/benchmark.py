"""Train the pipeline of config.yml on any assistant's data and measure it."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from sklearn.metrics import matthews_corrcoef, roc_auc_score

from evaluation.problems import EvaluationError
from evaluation.sets import Line
from evaluation.understanding import FALLBACK, Pipeline, Understood
from veinguide import PROJECT_ROOT

# They know this clinic's dangers and words, not another assistant's.
CLINIC_ONLY = (
    *("RedFlagDetector", "RedFlagNet", "VeinVocabulary", "ParticularFinder"),
)
STOCK_PIPELINE: list[dict[str, Any]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {
        "name": "CountVectorsFeaturizer",
        "analyzer": "char_wb",
        "min_ngram": 1,
        "max_ngram": 4,
    },
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]


@dataclass(frozen=True)
class Benchmark:
    """`None` where the test lines hold nothing out of scope."""

    accuracy: float
    accuracy_after_fallback: float
    auroc: float | None
    best_mcc: float
    best_threshold: float
    mcc_at_our_threshold: float
    seconds_to_train: float
    milliseconds_a_message: float

    def lines(self) -> Iterator[str]:
        yield f"in-scope accuracy            {self.accuracy:.1%}"
        yield f"  with the fallback applied  {self.accuracy_after_fallback:.1%}"
        auroc = "no out-of-scope lines" if self.auroc is None else f"{self.auroc:.4f}"
        yield f"out-of-scope AUROC           {auroc}"
        yield f"best MCC                     {self.best_mcc:.3f}" + (
            f" (at {self.best_threshold:.2f})"
        )
        yield f"MCC at our threshold         {self.mcc_at_our_threshold:.3f}"
        yield f"seconds to train             {self.seconds_to_train:.1f}"
        yield f"milliseconds a message (p50) {self.milliseconds_a_message:.1f}"


def config_pipeline() -> list[dict[str, Any]]:
    """config.yml as it stands, without what only this clinic or this machine has."""
    text = (PROJECT_ROOT / "config.yml").read_text(encoding="utf-8")
    pipeline: list[dict[str, Any]] = yaml.safe_load(text)["pipeline"]
    general = [c for c in pipeline if c["name"].split(".")[-1] not in CLINIC_ONLY]
    # Vectors kept from an earlier training would flatter the time to train.
    return [{k: v for k, v in c.items() if k != "cache"} for c in general]


def first_of_each(lines: Sequence[Line], count: int | None) -> list[Line]:
    """The first `count` lines of every label; all of them if it is not given."""
    seen: Counter[str] = Counter()
    kept = []
    for line in lines:
        seen[line.intent] += 1
        if count is None or seen[line.intent] <= count:
            kept.append(line)
    return kept


def run_benchmark(
    pipeline: list[dict[str, Any]],
    train: Sequence[Line],
    test: Sequence[Line],
    oos_label: str,
) -> Benchmark:
    """
    :raises EvaluationError: if a line has no label.
    """
    if not all(line.intent for line in [*train, *test]):
        raise EvaluationError("every line needs a label (column `label` or `intent`)")
    import rasa.model_training  # noqa: F401  (TensorFlow's import is not training)

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        model = _train(pipeline, train, Path(folder))
        seconds = time.perf_counter() - began
        trained = Pipeline(model)
        trained.understand([line.text for line in test[:5]])
        answers = trained.understand([line.text for line in test])
    return score(test, answers, oos_label, seconds)


def score(
    test: Sequence[Line],
    answers: Sequence[Understood],
    oos_label: str,
    seconds_to_train: float,
) -> Benchmark:
    inside = [line.intent != oos_label for line in test]
    pairs = list(zip(test, answers, strict=True))
    asked = [pair for pair, is_inside in zip(pairs, inside, strict=True) if is_inside]
    # A trained out-of-scope class that wins says "outside" whatever its confidence.
    sure = [0.0 if a.likeliest == oos_label else a.confidence for a in answers]
    expected = [line.intent for line in test]
    thresholds = [step / 100 for step in range(100)]
    scored = [
        (_mcc(expected, _cut(answers, sure, t, oos_label)), t) for t in thresholds
    ]
    best_mcc, best_threshold = max(scored, key=lambda pair: pair[0])
    ours = [oos_label if a.intent == FALLBACK else a.intent for a in answers]
    return Benchmark(
        accuracy=sum(a.likeliest == line.intent for line, a in asked) / len(asked),
        accuracy_after_fallback=sum(a.intent == line.intent for line, a in asked)
        / len(asked),
        auroc=None if all(inside) else float(roc_auc_score(inside, sure)),
        best_mcc=best_mcc,
        best_threshold=best_threshold,
        mcc_at_our_threshold=_mcc(expected, ours),
        seconds_to_train=seconds_to_train,
        milliseconds_a_message=1000 * median(a.seconds for a in answers),
    )


def _cut(
    answers: Sequence[Understood], sure: Sequence[float], least: float, oos_label: str
) -> list[str]:
    return [
        answer.likeliest if confidence >= least else oos_label
        for answer, confidence in zip(answers, sure, strict=True)
    ]


def _mcc(expected: Sequence[str], told: Sequence[str]) -> float:
    return float(matthews_corrcoef(expected, told))


def _train(pipeline: list[dict[str, Any]], train: Sequence[Line], folder: Path) -> Path:
    import rasa.telemetry
    from rasa.model_training import _train_graph
    from rasa.shared.data import TrainingType
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    # Whatever this user once allowed Rasa to report, an evaluation reports nothing.
    rasa.telemetry.is_telemetry_enabled = lambda: False
    examples = [Message.build(line.text, line.intent) for line in train]
    config, nlu = folder / "config.yml", folder / "nlu.yml"
    config.write_text(
        yaml.safe_dump(
            {"recipe": "default.v1", "language": "en", "pipeline": pipeline}
            | {"policies": [], "assistant_id": "benchmark"}
        ),
        encoding="utf-8",
    )
    nlu.write_text(TrainingData(examples).nlu_as_yaml(), encoding="utf-8")
    importer = TrainingDataImporter.load_nlu_importer_from_config(
        str(config), None, [str(nlu)]
    )
    # Only this function of Rasa's trains without its cache of earlier trainings.
    result = _train_graph(
        importer, TrainingType.NLU, str(folder), "benchmark", force_full_training=True
    )
    return Path(result.model)
