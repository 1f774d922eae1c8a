"""Read the evaluation sets: JSON Lines or CSV, one message a line."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evaluation.problems import EvaluationError

LABEL_COLUMNS = ("intent", "label")


@dataclass(frozen=True)
class Line:
    """One message with what is expected of it; what a set does not tell is empty."""

    text: str
    intent: str = ""
    sign: str = ""
    level: str = ""
    axis: str = ""
    also: tuple[str, ...] = ()
    pair: str = ""


def read_lines(path: Path) -> list[Line]:
    """
    :raises EvaluationError: naming the file and every line that cannot be used.
    """
    if not path.is_file():
        raise EvaluationError(f"{path} is not there")
    rows = list(_csv_rows(path) if path.suffix == ".csv" else _json_rows(path))
    empty = [str(number) for number, row in rows if not row.get("text")]
    if empty or not rows:
        raise EvaluationError(
            f"{path}: no text in lines {', '.join(empty) or 'at all'}"
        )
    return [_line(row) for _, row in rows]


def example_texts(nlu: Path) -> list[str]:
    """Every example of a Rasa NLU file, as it is written."""
    blocks = yaml.safe_load(nlu.read_text(encoding="utf-8"))["nlu"]
    return [
        row.strip().removeprefix("- ")
        for block in blocks
        for row in block.get("examples", "").splitlines()
        if row.strip()
    ]


def same_words(text: str) -> str:
    """The text without case, punctuation and spacing: what makes two lines one."""
    return " ".join(re.findall(r"\w+", text.lower().replace("'", "").replace("’", "")))


def leaks(texts: Iterable[str], examples: Iterable[str]) -> list[str]:
    """The texts that stand in the training examples too."""
    known = {same_words(example) for example in examples}
    return [text for text in texts if same_words(text) in known]


def _line(row: dict[str, Any]) -> Line:
    intent = next((str(row[c]) for c in LABEL_COLUMNS if row.get(c)), "")
    also = row.get("also") or ()
    return Line(
        text=str(row["text"]),
        intent=intent,
        sign=str(row.get("sign") or ""),
        level=str(row.get("level") or ""),
        axis=str(row.get("axis") or ""),
        also=(also,) if isinstance(also, str) else tuple(also),
        pair=str(row.get("pair") or ""),
    )


def _json_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not row.strip():
            continue
        try:
            yield number, json.loads(row)
        except json.JSONDecodeError as error:
            raise EvaluationError(f"{path}, line {number}: {error}") from None


def _csv_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), 2)
