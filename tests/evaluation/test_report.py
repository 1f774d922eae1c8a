import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.document import HELD_OUT_LOOKS, document
from evaluation.picture import draw_confusions
from evaluation.report import Findings, summary, write
from evaluation.scores import score_intents, score_scope, score_triage
from evaluation.sets import Line
from evaluation.understanding import Understood


@pytest.fixture
def found() -> Findings:
    pain = Understood("ask_treatment_pain", "ask_treatment_pain", 0.8, 0.1, 0.01)
    return Findings(
        model="tiny.tar.gz",
        intents={"intents_dev": score_intents([Line("price?", "ask_cost")], [pain])},
        scope={"oos_dev": score_scope([Line("play <music>")], [pain])},
        triage={
            "red_flags_dev": score_triage(
                [Line("can't breathe", sign="R1", level="emergency")], [pain]
            )
        },
        milliseconds_a_message=10.0,
        absent=["gone.jsonl"],
    )


def test_every_figure_is_printed_with_its_interval(found: Findings) -> None:
    printed = "\n".join(summary(found))
    assert "intents_dev: right answer 0.0% (0 of 1, 95% 0.0% to 79.3%)" in printed
    assert "oos_dev: answered as fact 100.0% (1 of 1" in printed
    assert "red_flags_dev: red flags caught 0.0% (0 of 1" in printed
    assert "not there, so not measured: gone.jsonl" in printed


def test_the_report_lists_every_miss(found: Findings, tmp_path: Path) -> None:
    write(found, tmp_path / "new")
    report = (tmp_path / "new" / "report.md").read_text()
    assert '- "can\'t breathe" (emergency) → ask_treatment_pain' in report
    assert "- ask_cost answered as ask_treatment_pain: 1" in report
    figures = json.loads((tmp_path / "new" / "report.json").read_text())
    assert figures["intents"]["intents_dev"]["right"]["count"] == 0


def test_a_held_out_set_shows_its_totals_and_hides_its_sentences(
    found: Findings, tmp_path: Path
) -> None:
    hidden = replace(
        found,
        intents={"intents_heldout": found.intents["intents_dev"]},
        scope={"oos_heldout": found.scope["oos_dev"]},
        triage={"red_flags_heldout": found.triage["red_flags_dev"]},
    )
    write(hidden, tmp_path)
    report = (tmp_path / "report.md").read_text()
    assert "red_flags_heldout: red flags caught 0.0% (0 of 1" in report
    assert "can't breathe" not in report
    assert "play <music>" not in report
    assert "ask_cost" not in report
    write(replace(hidden, list_heldout=True), tmp_path)
    assert "can't breathe" in (tmp_path / "report.md").read_text()


def test_accepted_answers_are_told_beside_the_right_ones(tmp_path: Path) -> None:
    pain = Understood("ask_treatment_pain", "ask_treatment_pain", 0.8, 0.1, 0.01)
    line = Line("what is it like?", "ask_procedure", also=("ask_treatment_pain",))
    found = Findings(
        model="tiny.tar.gz",
        intents={"intents_heldout": score_intents([line], [pain])},
        scope={},
        triage={},
        milliseconds_a_message=10.0,
        absent=[],
    )
    write(found, tmp_path)
    document(found, tmp_path)
    for name in ("report.md", "evaluation.md"):
        told = (tmp_path / name).read_text()
        assert "intents_heldout: right answer 0.0% (0 of 1" in told
        assert "intents_heldout: answer accepted 100.0% (1 of 1" in told
    figures = json.loads((tmp_path / "report.json").read_text())
    assert figures["intents"]["intents_heldout"]["accepted"]["count"] == 1


def test_the_document_tells_how_often_the_held_out_sets_were_looked_at(
    found: Findings, tmp_path: Path
) -> None:
    document(found, tmp_path)
    told = (tmp_path / "evaluation.md").read_text()
    assert f"the held-out sets of 2026-12-01: {HELD_OUT_LOOKS}." in told


def test_the_confusions_are_drawn(found: Findings, tmp_path: Path) -> None:
    path = tmp_path / "confusions.png"
    draw_confusions(found.intents["intents_dev"], "intents_dev", path)
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_model_without_confusions_is_drawn_too(tmp_path: Path) -> None:
    right = Understood("greet", "greet", 0.8, 0.1, 0.01)
    scores = score_intents([Line("hi", "greet")], [right])
    draw_confusions(scores, "perfect", tmp_path / "perfect.png")
    assert (tmp_path / "perfect.png").stat().st_size > 1000
