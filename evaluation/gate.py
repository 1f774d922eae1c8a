"""The figures that must not get worse: evaluation/thresholds.yml."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from evaluation.problems import EvaluationError


def broken_thresholds(figures: Mapping[str, Any], thresholds: Path) -> list[str]:
    """A line for each figure beyond its threshold, or missing.

    :raises EvaluationError: if the file names no figure, no bound or no reason.
    """
    return list(_broken(figures, _read(thresholds)))


def _read(path: Path) -> list[dict[str, Any]]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    for row in rows:
        if not (row.get("figure") and row.get("why") and {"least", "most"} & set(row)):
            raise EvaluationError(f"{path}: {row} needs figure, least or most, and why")
    if not rows:
        raise EvaluationError(f"{path} holds no threshold")
    return list(rows)


def _broken(figures: Mapping[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        value = _find(figures, row["figure"])
        if value is None:
            yield f"{row['figure']} was not measured"
        elif value < row.get("least", value):
            yield f"{row['figure']} is {value}, under {row['least']}: {row['why']}"
        elif value > row.get("most", value):
            yield f"{row['figure']} is {value}, over {row['most']}: {row['why']}"


def _find(figures: Mapping[str, Any], path: str) -> float | None:
    place: Any = figures
    for name in path.split("."):
        if not isinstance(place, Mapping) or name not in place:
            return None
        place = place[name]
    found = place.get("value") if isinstance(place, Mapping) else place
    return None if found is None else float(found)
