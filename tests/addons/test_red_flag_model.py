from pathlib import Path

import numpy as np
import pytest

from addons.red_flag_model import SAFE, RedFlagModel
from addons.regression import Floats

REPORTS = ["he has a heart attack", "my heart hurts badly", "she fainted just now"]
LOOK_ALIKES = ["the bill gave me a heart attack", "I fainted at the price, haha"]
QUESTIONS = ["what does it cost", "do you take Medicare", "is parking free"]
EMERGENCY = ("emergency", "chest_pain")
TEXTS = REPORTS + LOOK_ALIKES + QUESTIONS
LABELS = [EMERGENCY] * len(REPORTS) + [(SAFE, SAFE)] * 5


def vectors() -> Floats:
    return np.random.default_rng(3).normal(size=(len(TEXTS), 16)).astype(np.float32)


def model(heard: int) -> RedFlagModel:
    """The rules fire on the first `heard` texts."""
    return RedFlagModel.fit(TEXTS, LABELS, vectors(), np.arange(len(TEXTS)) < heard)


def believed(of: RedFlagModel, place: int, danger: float = 0.5) -> float:
    return of.believed(TEXTS[place], vectors()[place : place + 1], danger)


def test_a_report_is_believed_more_than_a_look_alike() -> None:
    judge = model(heard=5)
    reports = [believed(judge, place) for place in (0, 1, 2)]
    look_alikes = [believed(judge, place) for place in (3, 4)]
    assert min(reports) > 0.5 > max(look_alikes)


def test_what_sounds_like_a_danger_is_believed_more() -> None:
    judge = model(heard=5)
    assert believed(judge, 3, danger=0.9) > believed(judge, 3, danger=0.1)


@pytest.mark.parametrize("danger", [0.01, 0.5, 0.99])
def test_without_look_alikes_the_danger_alone_counts(danger: float) -> None:
    assert believed(model(heard=3), 0, danger) == pytest.approx(danger, rel=1e-3)


@pytest.mark.parametrize("danger", [0.0, 1.0])
def test_a_danger_at_the_end_of_its_range_is_no_error(danger: float) -> None:
    assert 0 <= believed(model(heard=5), 0, danger) <= 1


def test_a_loaded_model_believes_as_the_trained_one(tmp_path: Path) -> None:
    judge = model(heard=5)
    judge.save(tmp_path)
    loaded = RedFlagModel.load(tmp_path)
    for place in range(len(TEXTS)):
        assert believed(loaded, place) == pytest.approx(
            believed(judge, place), abs=2e-3
        )
