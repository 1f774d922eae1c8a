"""Narrow questions by example: content/particular_questions.yml."""

import re
from collections.abc import Iterable, Mapping
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
# Of a message of several questions, the intent and the likeness of each alone.
EACH_QUESTION = "each_question"
# From where on a message is like one, a share and a cosine;
# docs/understanding.md has the figures.
LEAST_SHARE, NEAR_FROM = 0.3, 0.45
# The same of one about what was told last: a share, and how much that has to be of the
# likeliest wide question's. And the cosine to an example that means it under a topic.
LEAST_SHARE_OF_TOPIC, LEAST_OF_WIDE, UNDER_FROM = 0.1, 0.75, 0.7
# "Does it run in the blood?" after restless legs is about those: below this share,
# what is of the last topic goes before what is not.
SHARE_OF_ANOTHER_TOPIC, UNDER_RATHER_FROM = 0.6, 0.65
# Nothing was told of it yet: it needs a share as well, and no wide question that is
# much likelier.
LEAST_SHARE_UNTOLD, MOST_OF_WIDE_UNTOLD = 0.05, 0.8
# A wide question is much likelier: so much of its share has to be the narrow one's.
LEAST_BESIDE_WIDE = 0.6
# The wide answer was said before, and something else was asked.
LEAST_SHARE_ONCE_SAID = 0.2
# A wide question is understood surely: only what is surer still outdoes it, or an
# example in almost its words.
SURE_OF_INTENT, NEAR_FROM_IF_SURE = 0.7, 0.96
SURE_SHARE, NEAR_FROM_OF_BOTH = 0.7, 0.55
# What was understood as nothing is often of another world: it has to be nearer, or the
# model all but certain.
FALLBACK, NEAR_FROM_UNKNOWN = "nlu_fallback", 0.55
CERTAIN_SHARE, NEAR_FROM_IF_CERTAIN = 0.75, 0.5
# "I get scam texts, how will I know it is them?" sounds like another world: of 846
# development questions out of scope two are so near, and both are answered rightly.
OUT_OF_SCOPE, NEAR_FROM_OF_ANOTHER_WORLD = "out_of_scope", 0.6
# "How often has he done it?" sounds like a question for sources.
SOURCES, MEDICAL = "ask_sources", "out_of_scope_medical"
SHARE_BESIDE_ANOTHER = 0.5
# What is understood as no question, or as one about the last answer, has to be all but
# said in an example.
NEAR_FROM_ELSEWHERE = 0.85
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
    intent: Mapping[str, Any],
    *,
    topic: str | None = None,
    last: str | None = None,
    is_said: bool = False,
) -> str | None:
    """The response to the narrow question that a message is surely like.

    `particulars` is that property of the message and `intent` its intent, with the
    confidence. `topic` is that of the answer that would be given, `last` that of the
    one that was given last. `is_said` tells that the wider answer was given before.
    """
    alone = [
        each
        for each in particulars
        if _stands_alone(each, intent, is_said and last in each["topics"])
        or _is_ours_after_all(each, intent, last)
    ]
    if alone:
        best = max(alone, key=lambda each: float(each["share"]))
        is_rivalled = best["share"] < SHARE_OF_ANOTHER_TOPIC
        rivals = [e for e in particulars if _is_of_what_was_told(e, last)]
        if is_rivalled and rivals and last not in best["topics"]:
            best = max(rivals, key=_likeness)
        return f"utter_{best['name']}"
    under = [
        each
        for each in particulars
        if {topic, last} & set(each["topics"]) and _fits_the_topic(each, intent, last)
    ]
    return f"utter_{max(under, key=_likeness)['name']}" if under else None


def _stands_alone(
    particular: Mapping[str, Any], intent: Mapping[str, Any], is_said_of_it: bool
) -> bool:
    """`is_said_of_it`, the wider answer about its topic was just told."""
    name = intent.get("name") or ""
    if not QUESTIONS.match(name):
        is_of_both = name == SOURCES and _reaches(
            particular, SHARE_BESIDE_ANOTHER, NEAR_FROM
        )
        is_ours = name == OUT_OF_SCOPE and _reaches(
            particular, CERTAIN_SHARE, NEAR_FROM_OF_ANOTHER_WORLD
        )
        is_almost_said = _reaches(particular, LEAST_SHARE, NEAR_FROM_ELSEWHERE)
        return is_of_both or is_ours or is_almost_said
    if name == FALLBACK:
        return _reaches(particular, CERTAIN_SHARE, NEAR_FROM_IF_CERTAIN) or _reaches(
            particular, LEAST_SHARE, NEAR_FROM_UNKNOWN
        )
    if is_said_of_it:
        return _reaches(particular, LEAST_SHARE_ONCE_SAID, NEAR_FROM)
    if _is_sure(intent):
        return _reaches(particular, SURE_SHARE, NEAR_FROM_OF_BOTH) or _reaches(
            particular, LEAST_SHARE, NEAR_FROM_IF_SURE
        )
    of_wide = LEAST_BESIDE_WIDE * particular.get("wide", 0.0)
    return _reaches(particular, max(LEAST_SHARE, of_wide), NEAR_FROM)


def _is_ours_after_all(
    particular: Mapping[str, Any], intent: Mapping[str, Any], last: str | None
) -> bool:
    """Taken for another doctor's question, but about what was told last."""
    is_of_last = intent.get("name") == MEDICAL and last in particular["topics"]
    return is_of_last and _reaches(particular, SHARE_BESIDE_ANOTHER, NEAR_FROM)


def _is_of_what_was_told(particular: Mapping[str, Any], last: str | None) -> bool:
    if last not in particular["topics"]:
        return False
    return _is_likely(particular) or bool(particular["under"] >= UNDER_RATHER_FROM)


def _fits_the_topic(
    particular: Mapping[str, Any], intent: Mapping[str, Any], last: str | None
) -> bool:
    if not QUESTIONS.match(intent.get("name") or ""):
        return False
    if _is_sure(intent):
        return bool(particular["under"] >= NEAR_FROM_IF_SURE)
    is_of_last = last in particular["topics"]
    if particular["under"] >= UNDER_FROM and (is_of_last or _is_untold(particular)):
        return True
    return is_of_last and _is_likely(particular)


def _is_untold(particular: Mapping[str, Any]) -> bool:
    """For a question under a topic that the wide answer would only now bring up."""
    return bool(
        particular["share"] >= LEAST_SHARE_UNTOLD
        and particular.get("wide", 0.0) < MOST_OF_WIDE_UNTOLD
    )


def _is_likely(particular: Mapping[str, Any]) -> bool:
    """For a question about what was told last."""
    of_wide = LEAST_OF_WIDE * particular.get("wide", 0.0)
    return _reaches(particular, max(LEAST_SHARE_OF_TOPIC, of_wide), NEAR_FROM)


def _reaches(particular: Mapping[str, Any], share: float, near: float) -> bool:
    return bool(particular["share"] >= share and particular["near"] >= near)


def _likeness(particular: Mapping[str, Any]) -> float:
    return max(float(particular["share"]), float(particular["under"]))


def _is_sure(intent: Mapping[str, Any]) -> bool:
    return (intent.get("confidence") or 0.0) >= SURE_OF_INTENT


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
