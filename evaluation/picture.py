"""Draw which intents are taken for which."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.scores import IntentScores

CENTRED: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 7}


def draw_confusions(scores: IntentScores, title: str, path: Path) -> None:
    """Only intents that were confused are drawn: the rest is a bare diagonal."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    asked = sorted({a for a, _ in scores.confusions})
    told = sorted({t for _, t in scores.confusions} | set(asked))
    figure = Figure(figsize=(3 + 0.28 * len(told), 2.6 + 0.25 * len(asked)))
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.imshow(_counts(scores, asked, told), cmap="Blues", aspect="auto", alpha=0.6)
    for row, intent in enumerate(asked):
        for column, answer in enumerate(told):
            count = _count(scores.confusions, scores, intent, answer)
            if count:
                axes.text(column, row, str(count), color="black", **CENTRED)
    axes.set_xticks(range(len(told)), told, rotation=90, fontsize=7)
    axes.set_yticks(range(len(asked)), asked, fontsize=7)
    axes.set_xlabel("answered as")
    axes.set_ylabel("asked")
    axes.set_title(f"{title}: right {scores.right}", fontsize=9)
    figure.savefig(path, bbox_inches="tight", dpi=110)


def _counts(scores: IntentScores, asked: list[str], told: list[str]) -> list[list[int]]:
    if not asked:
        return [[0]]
    return [[_count(scores.confusions, scores, a, t) for t in told] for a in asked]


def _count(
    confusions: Mapping[tuple[str, str], int],
    scores: IntentScores,
    asked: str,
    told: str,
) -> int:
    if asked == told:
        return scores.by_intent[asked].count
    return confusions.get((asked, told), 0)
