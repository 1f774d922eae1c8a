from pathlib import Path

import pytest

from evaluation.gate import broken_thresholds
from evaluation.measure import measure
from evaluation.problems import EvaluationError
from evaluation.report import as_json
from evaluation.understanding import newest_model

ROOT = Path(__file__).resolve().parents[2]
FIGURES = {"intents": {"dev": {"right": {"value": 0.8}}}, "milliseconds": 20}


@pytest.fixture
def thresholds(tmp_path: Path) -> Path:
    path = tmp_path / "thresholds.yml"
    path.write_text(
        "- {figure: intents.dev.right, least: 0.9, why: it fell}\n"
        "- {figure: milliseconds, most: 10, why: slow}\n"
        "- {figure: intents.gone.right, least: 0.1, why: never}\n"
        "- {figure: milliseconds, most: 30, why: fine}\n"
    )
    return path


def test_each_broken_threshold_is_told_with_its_reason(thresholds: Path) -> None:
    assert broken_thresholds(FIGURES, thresholds) == [
        "intents.dev.right is 0.8, under 0.9: it fell",
        "milliseconds is 20.0, over 10: slow",
        "intents.gone.right was not measured",
    ]


@pytest.mark.parametrize("written", ["", "- {figure: a, least: 1}", "- {why: b}"])
def test_a_threshold_without_a_reason_is_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "t.yml").write_text(written)
    with pytest.raises(EvaluationError, match=r"t\.yml"):
        broken_thresholds(FIGURES, tmp_path / "t.yml")


def test_the_trained_model_keeps_every_threshold(tmp_path: Path) -> None:
    found = measure(
        newest_model(ROOT / "models"), ROOT / "evaluation" / "sets", tmp_path
    )
    thresholds = ROOT / "evaluation" / "thresholds.yml"
    assert broken_thresholds(as_json(found), thresholds) == []
