"""No sentence of the evaluation sets stands in the training data."""

from pathlib import Path

import pytest
import yaml

from evaluation.sets import example_texts, leaks, read_lines, same_words
from veinguide.particular.examples import load_particulars

ROOT = Path(__file__).resolve().parents[2]
SETS = sorted((ROOT / "evaluation" / "sets").glob("*.jsonl"))


@pytest.fixture(scope="module")
def examples() -> list[str]:
    """Whatever a model learns from."""
    told = example_texts(ROOT / "data" / "nlu.yml")
    for name in ("red_flag_wordings.yml", "red_flag_examples.yml"):
        written = (ROOT / "content" / name).read_text(encoding="utf-8")
        signs = yaml.load(written, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        told += [text for texts in signs.values() for text in texts]
    for narrow in load_particulars(ROOT):
        told += narrow.examples
    return told


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_set_shares_no_sentence_with_the_training_data(
    path: Path, examples: list[str]
) -> None:
    assert leaks([line.text for line in read_lines(path)], examples) == []


def test_there_are_sets_to_check() -> None:
    assert len(SETS) >= 8


def test_case_and_punctuation_do_not_hide_a_leak() -> None:
    assert leaks(["Why, do my LEGS cramp?!"], ["why do my legs cramp"])


def test_other_words_are_no_leak() -> None:
    assert leaks(["why do my feet cramp"], ["why do my legs cramp"]) == []


@pytest.mark.parametrize("text", ["it's", "its", "IT’S", " its. "])
def test_quotes_and_spaces_do_not_make_another_sentence(text: str) -> None:
    assert same_words(text) == "its"
