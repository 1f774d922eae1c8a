"""Run a model over every evaluation set that is there."""

from pathlib import Path
from statistics import median

from evaluation.replies import PromptScores, score_prompts
from evaluation.report import Findings
from evaluation.scores import (
    IntentScores,
    PairScores,
    ScopeScores,
    TriageScores,
    score_intents,
    score_pairs,
    score_scope,
    score_triage,
)
from evaluation.sets import read_lines
from evaluation.understanding import Pipeline
from veinguide.content import load_content

PUBLIC = ("out_of_scope_dev.jsonl", "medical_out_of_scope_dev.jsonl")
PROMPTS = "prompts_"
SCOPE_PREFIXES = ("oos_", "medical_oos_", "out_of_scope_", "medical_out_of_scope_")


def measure(
    model: Path, sets: Path, public: Path, list_heldout: bool = False
) -> Findings:
    """The set's file name tells what it holds: intents_, red_flags_, oos_ ..."""
    pipeline = Pipeline(model)
    pipeline.understand(["hello"])
    intents: dict[str, IntentScores] = {}
    scope: dict[str, ScopeScores] = {}
    triage: dict[str, TriageScores] = {}
    pairs: dict[str, PairScores] = {}
    prompts: dict[str, PromptScores] = {}
    content = load_content()
    seconds: list[float] = []
    found = [public / name for name in PUBLIC if (public / name).is_file()]
    for path in [*sorted(sets.glob("*.jsonl")), *found]:
        lines = read_lines(path)
        answers = pipeline.understand(line.text for line in lines)
        seconds += [answer.seconds for answer in answers]
        if path.name.startswith("intents_"):
            intents[path.stem] = score_intents(lines, answers)
        elif path.name.startswith("red_flags_"):
            triage[path.stem] = score_triage(lines, answers)
        elif path.name.startswith("pairs_"):
            pairs[path.stem] = score_pairs(lines, answers)
        elif path.name.startswith(PROMPTS):
            kind = path.stem.removeprefix(PROMPTS)
            prompts[path.stem] = score_prompts(kind, lines, answers, content)
        elif path.name.startswith(SCOPE_PREFIXES):
            scope[path.stem] = score_scope(lines, answers)
    return Findings(
        model=model.name,
        intents=intents,
        scope=scope,
        triage=triage,
        pairs=pairs,
        prompts=prompts,
        milliseconds_a_message=1000 * median(seconds) if seconds else 0.0,
        list_heldout=list_heldout,
        absent=[str(public / n) for n in PUBLIC if not (public / n).is_file()],
    )
