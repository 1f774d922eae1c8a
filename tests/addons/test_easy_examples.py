"""Examples that a model tells surely without them can go; the others stay."""

import numpy as np
import pytest

from addons.easy_examples import QUESTIONS, Told, easy, without
from addons.intent_model import ModelSettings

COST = [f"what does visit number {n} cost" for n in range(12)]
PAIN = [f"does needle number {n} hurt" for n in range(12)]
ODD = "and the wallet?"
TOLD = Told([*COST, *PAIN, ODD], ["cost"] * 12 + ["pain"] * 12 + ["cost"])


def vectors(texts):
    """Two bundles, and an odd one that points along the other's."""
    rows = np.full((len(texts), 4), 0.05, dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[0 if "cost" in text else 1] = 3
        row[3] = len(text) / 1000
    return rows


@pytest.fixture
def gone():
    def drop(fewest):
        return list(easy(TOLD, vectors, ModelSettings(), fewest))

    return drop


def test_what_is_told_without_it_goes(gone):
    found = gone(fewest=2)
    assert set(found) & set(PAIN)
    assert set(found) <= {*COST, *PAIN}


def test_no_meaning_is_left_with_too_few(gone):
    assert len(set(PAIN) - set(gone(fewest=9))) == 9
    assert gone(fewest=13) == []


def test_what_is_told_wrongly_stays(gone):
    assert ODD not in gone(fewest=2)


def test_one_of_a_bundle_stays_to_be_near(gone):
    found = gone(fewest=0)
    assert len(set(PAIN) - set(found)) >= 1


@pytest.mark.parametrize(
    ("name", "item"),
    [(QUESTIONS.name, '"a" or b: which?'), ("x.yml", "'\"a\" or b: which?'")],
)
def test_only_the_lines_of_the_texts_are_removed(tmp_path, name, item):
    path = tmp_path / name
    kept = "a:\n  - says: c\n"
    path.write_text(f"{kept}    - {item}\n    - not this\n")
    assert without(path, ['"a" or b: which?']) == f"{kept}    - not this\n"
