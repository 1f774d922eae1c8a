from pathlib import Path

import pytest

from evaluation.problems import EvaluationError
from evaluation.sets import example_texts, read_lines


def test_json_lines_and_csv_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "hi", "label": "greet"}\n\n')
    (tmp_path / "a.csv").write_text("text,label\nhi,greet\n")
    assert read_lines(tmp_path / "a.jsonl") == read_lines(tmp_path / "a.csv")
    assert read_lines(tmp_path / "a.csv")[0].intent == "greet"


def test_a_level_may_have_others_that_count(tmp_path: Path) -> None:
    path = tmp_path / "flags.jsonl"
    path.write_text('{"text": "x", "level": "urgent", "also": ["none"], "sign": null}')
    assert read_lines(path)[0].also == ("none",)
    assert read_lines(path)[0].sign == ""


def test_a_question_may_have_other_intents_that_count(tmp_path: Path) -> None:
    path = tmp_path / "intents.jsonl"
    path.write_text('{"text": "x", "intent": "ask_cost", "also": ["ask_insurance"]}')
    assert read_lines(path)[0].also == ("ask_insurance",)


@pytest.mark.parametrize("written", ["", '{"label": "greet"}', "{not json"])
def test_a_set_that_cannot_be_used_is_named(tmp_path: Path, written: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(written)
    with pytest.raises(EvaluationError, match=r"broken\.jsonl"):
        read_lines(path)


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"gone\.jsonl is not there"):
        read_lines(tmp_path / "gone.jsonl")


def test_examples_are_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text("nlu:\n- intent: greet\n  examples: |\n    - hi\n    - hey - you\n")
    assert example_texts(path) == ["hi", "hey - you"]
