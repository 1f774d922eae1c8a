"""Narrow questions by example: content/particular_questions.yml."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.yaml_files import read_yaml

FILE = Path("content") / "particular_questions.yml"
KEYS = {"says", "asks", "under", "asks_under"}
# The property of a message: what addons/particular_finder.py likens it to.
PARTICULARS = "particulars"
# From where on a message is like one; docs/understanding.md has the figures.
LEAST_SHARE, NEAR_FROM, UNDER_FROM = 0.35, 0.68, 0.7
# "How often has he done it?" sounds like a question for sources.
SOURCES = "ask_sources"
# What is understood as no question, or as one about the last answer, has to be all but
# said in an example.
NEAR_FROM_ELSEWHERE = 0.85
# A wide question is understood surely: only an example in almost its words outdoes it.
SURE_OF_INTENT, NEAR_FROM_IF_SURE = 0.78, 0.96
# The model of the narrow questions is sure of one, so that the wording may be farther
# from its examples: the share and the cosine from which on, and both beside a wide
# question that is understood surely.
SURE_SHARE, NEAR_FROM_IF_NARROW = 0.6, 0.55
SURE_SHARE_OF_BOTH, NEAR_FROM_OF_BOTH = 0.8, 0.62
# The wide answer was said before, and something else was asked.
SHARE_ONCE_SAID, NEAR_FROM_ONCE_SAID = 0.45, 0.5
QUESTIONS = re.compile(
    r"^(?:ask_(?!more$|repeat$|sources$)|nlu_fallback$|give_feedback$|bot_challenge$)"
)


@dataclass(frozen=True)
class Particular:
    """A narrow question: `says` names the response without `utter_`.

    `asks` are messages that mean it whatever was talked about; `asks_under` mean it
    only after an answer about one of the topics `under`.
    """

    says: str
    asks: tuple[str, ...]
    under: tuple[str, ...] = ()
    asks_under: tuple[str, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        return self.asks + self.asks_under


def load_particulars(root: Path = PROJECT_ROOT) -> list[Particular]:
    """Every narrow question, in the order of the file.

    :raises ContentError: naming the file and each entry that cannot be used.
    """
    path = root / FILE
    rows = read_yaml(path)
    if not isinstance(rows, list):
        raise ContentError(f"{path}: must be a list of entries with `says`")
    problems = [f"{path}: {p}" for n, row in enumerate(rows, 1) for p in _wrong(n, row)]
    if problems:
        raise ContentError("\n".join(problems))
    return [
        Particular(
            row["says"],
            tuple(row.get("asks", ())),
            tuple(row.get("under", ())),
            tuple(row.get("asks_under", ())),
        )
        for row in rows
    ]


def narrow_question(
    particulars: list[dict[str, Any]],
    topics: Set[str],
    intent: Mapping[str, Any],
    *,
    is_said: bool = False,
) -> str | None:
    """The response to the narrow question that a message is surely like.

    `particulars` is that property of the message and `intent` its intent, with the
    confidence; `topics` are those of the answer that would be given and of the one that
    was given last. `is_said` tells that the wider answer was given before.
    """
    name = intent.get("name") or ""
    is_question = bool(QUESTIONS.match(name))
    is_sure = (intent.get("confidence") or 0.0) >= SURE_OF_INTENT
    least = NEAR_FROM_IF_SURE if is_sure else 0.0
    alone = max(least, NEAR_FROM if is_question else NEAR_FROM_ELSEWHERE)
    like = [
        (each["near"], each["name"])
        for each in particulars
        if (each["share"] >= LEAST_SHARE and each["near"] >= alone)
        or (_is_sure(each, is_sure, is_said) and (is_question or name == SOURCES))
    ]
    like += [
        (each["under"], each["name"])
        for each in particulars
        if is_question and topics & set(each["topics"])
        if each["under"] >= max(least, UNDER_FROM)
    ]
    return f"utter_{max(like)[1]}" if like else None


def _is_sure(
    particular: Mapping[str, Any], beside_a_sure_one: bool, is_said: bool
) -> bool:
    share, near = SURE_SHARE, NEAR_FROM_IF_NARROW
    if is_said:
        share, near = SHARE_ONCE_SAID, NEAR_FROM_ONCE_SAID
    elif beside_a_sure_one:
        share, near = SURE_SHARE_OF_BOTH, NEAR_FROM_OF_BOTH
    return bool(particular["share"] >= share and particular["near"] >= near)


def _wrong(number: int, row: Any) -> Iterable[str]:
    if not isinstance(row, dict) or not isinstance(row.get("says"), str):
        yield f"entry {number}: needs `says`, the name of a response without utter_"
        return
    name = row["says"]
    if unknown := sorted(set(row) - KEYS):
        yield f"{name}: unknown keys {', '.join(unknown)}"
    for key in KEYS - {"says"}:
        told = row.get(key, [])
        if not isinstance(told, list) or not all(isinstance(t, str) for t in told):
            yield f"{name}: `{key}` must be a list of texts; quote what looks otherwise"
    if not row.get("asks") and not row.get("asks_under"):
        yield f"{name}: needs examples, in `asks` or in `asks_under`"
    if bool(row.get("under")) != bool(row.get("asks_under")):
        yield f"{name}: `under` and `asks_under` need each other"
