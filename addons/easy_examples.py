"""Find the training examples that teach nothing, and take them out.

    python -m addons.easy_examples         # counts them
    python -m addons.easy_examples --drop  # and removes their lines

An example is easy if models that never saw it tell it surely, and one that stays is
near to it. Fewer examples are read, encoded and fitted sooner; docs/understanding.md
has what that costs and saves. Of the lines for the red-flag net only harmless ones go:
no line of danger is given up for time. It knows no evaluation set. Takes a quarter of
an hour once `make train` kept the vectors.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from addons.intent_model import IntentModel, ModelSettings
from addons.nearest_told import SEED, units
from addons.particular_finder import SETTINGS as NARROW_SETTINGS
from addons.red_flag_folds import (
    WITH_THE_NEAREST,
    cross_validate,
    kept_vectors,
    training_questions,
)
from addons.red_flag_model import SAFE
from addons.regression import Floats
from addons.wording import plain
from veinguide import PROJECT_ROOT
from veinguide.particular.examples import FILE, load_particulars

FOLDS = 3
# The probability of what an example means, and the cosine to one that stays.
SURE, NEAR = 0.8, 0.6
# The probability that a harmless line is no danger.
SURE_OF_NONE = 0.97
# No intent, no narrow question and no kind of harmless line is left with fewer.
FEWEST_OF_AN_INTENT, FEWEST_OF_A_NARROW, FEWEST_HARMLESS = 100, 20, 1000
QUESTIONS = Path("data") / "nlu.yml"
HARMLESS = Path("content") / "red_flag_examples.yml"

Vectors = Callable[[Sequence[str]], Floats]


@dataclass(frozen=True)
class Told:
    """Examples of one file in its order, and what each of them means."""

    texts: list[str]
    means: list[str]


def narrow_questions() -> Told:
    """Those that stand alone: the others are few, and told by the nearest."""
    asked = [(t, p.says) for p in load_particulars() for t in p.asks]
    return Told([text for text, _ in asked], [says for _, says in asked])


def easy(
    told: Told, vectors: Vectors, settings: ModelSettings, fewest: int
) -> Iterator[str]:
    """The examples that can go, those told most surely first of all."""
    texts, means = [plain(t) for t in told.texts], np.array(told.means)
    rows = vectors(texts)
    sure = np.zeros(len(texts), dtype=np.float32)
    quick = replace(settings, unsure_share=0)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for learned, left_out in folds.split(rows, means):
        model = IntentModel.fit(
            [texts[i] for i in learned], list(means[learned]), rows[learned], quick
        )
        shares = model.probabilities([texts[i] for i in left_out], rows[left_out])
        columns = np.searchsorted(model.intents, means[left_out])
        sure[left_out] = shares[np.arange(len(left_out)), columns]
    for name in dict.fromkeys(told.means):
        own = np.flatnonzero(means == name)
        for place in _beside_others(rows[own], sure[own], SURE, fewest):
            yield told.texts[own[place]]


def easy_harmless() -> Iterator[str]:
    """The lines of red_flag_examples.yml that report nothing and can go."""
    lines = cross_validate()
    own = np.flatnonzero((lines.levels == SAFE) & lines.own)
    safe = 1 - lines.nets[WITH_THE_NEAREST][own]
    rows = lines.vectors[own]
    for place in _beside_others(rows, safe, SURE_OF_NONE, FEWEST_HARMLESS):
        yield lines.said[own[place]]


def _beside_others(
    rows: Floats, sure: Floats, bar: float, fewest: int
) -> Iterator[int]:
    """Of one meaning's places, those that are easy and near to one that stays."""
    rows = units(rows)
    stay = rows[sure < bar]
    near = (rows @ stay.T).max(axis=1) if len(stay) else np.full(len(rows), -1.0)
    left = len(rows)
    for i in sorted(np.flatnonzero(sure >= bar), key=lambda i: -sure[i]):
        if left > fewest and near[i] >= NEAR:
            left -= 1
            yield int(i)
        else:
            near = np.maximum(near, rows @ rows[i])


def without(path: Path, texts: Sequence[str]) -> str:
    """The file without the lines that hold one of the texts as an item of a list."""
    gone = set(texts)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    # In data/nlu.yml the items stand in one text: Rasa reads them, not YAML.
    is_yaml = path.name != QUESTIONS.name
    return "".join(line for line in lines if _item(line, is_yaml) not in gone)


def _item(line: str, is_yaml: bool) -> str | None:
    mark, _, item = line.strip().partition("- ")
    if mark or not item:
        return None
    return str(yaml.safe_load(item)) if is_yaml else item


def main() -> int:
    encoder = kept_vectors()
    found = {
        QUESTIONS: lambda: easy(
            Told(*training_questions()),
            encoder.vectors,
            ModelSettings(),
            FEWEST_OF_AN_INTENT,
        ),
        FILE: lambda: easy(
            narrow_questions(), encoder.vectors, NARROW_SETTINGS, FEWEST_OF_A_NARROW
        ),
        HARMLESS: easy_harmless,
    }
    for path, examples in found.items():
        texts = list(examples())
        print(f"{path}: {len(texts):,} easy examples", flush=True)
        if "--drop" in sys.argv[1:]:
            whole = PROJECT_ROOT / path
            whole.write_text(without(whole, texts), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
