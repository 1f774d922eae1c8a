"""Cross-validate the learned red-flag net over the lines that it learns from.

    python -m addons.red_flag_folds

It knows no evaluation set. Takes three minutes once `make train` kept the vectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.loading import load_data
from sklearn.model_selection import StratifiedKFold

from addons import wording
from addons.intent_model import SEED, Floats
from addons.red_flag_model import SAFE, SHARE_OF_NEAREST, RedFlagModel
from addons.red_flag_net import RedFlagNet, read_examples
from addons.sentence_vectors import SentenceVectors
from veinguide import PROJECT_ROOT
from veinguide.triage import load_triage

FOLDS = 3
# What is taken for a danger from this probability on.
BARS = (0.5, RedFlagNet.get_default_config()["threshold"], 0.7, 0.8)
CACHE = PROJECT_ROOT / "models" / "sentence-vectors.npz"


@dataclass(frozen=True)
class Lines:
    """Lines that the rules of red_flags.yml do not hear, and what the net said.

    `nets` holds the probability of danger of each line, told by a net that had not
    learned that line. `questions` says which lines are training questions.
    """

    levels: NDArray[np.str_]
    questions: NDArray[np.bool_]
    nets: dict[str, Floats]


def cross_validate() -> Lines:
    """Every line is judged by a net of the same settings that never saw it."""
    triage = load_triage()
    told = read_examples(PROJECT_ROOT / "content", triage)
    data = load_data(str(PROJECT_ROOT / "data" / "nlu.yml"))
    asked = [str(example.get(TEXT)) for example in data.intent_examples]
    said = [*(text for text, _ in told), *asked]
    texts = [wording.plain(text) for text in said]
    labels = [*(label for _, label in told), *[(SAFE, SAFE)] * len(asked)]
    settings = {**RedFlagNet.get_default_config(), "cache": str(CACHE)}
    vectors = SentenceVectors.of(settings).vectors(texts)
    levels = np.array([level for level, _ in labels])
    questions = np.arange(len(said)) >= len(told)
    nets = {
        name: np.zeros(len(said), dtype=np.float32)
        for name in ("regression", "with the nearest")
    }
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for learned, heard in folds.split(vectors, levels):
        net = RedFlagModel.fit(
            [texts[i] for i in learned], [labels[i] for i in learned], vectors[learned]
        )
        safe = net.levels.index(SAFE)
        for name, share in zip(nets, (0.0, SHARE_OF_NEAREST), strict=True):
            shares = net.dangers([texts[i] for i in heard], vectors[heard], share)
            nets[name][heard] = 1 - shares[:, safe]
    missed = np.array([triage.find(text) is None for text in said])
    return Lines(
        levels[missed],
        questions[missed],
        {name: danger[missed] for name, danger in nets.items()},
    )


def table(lines: Lines) -> Iterator[str]:
    """A Markdown table: the share caught of each level, and the false alarms."""
    levels = [name for name in np.unique(lines.levels) if name != SAFE]
    kinds = {str(name): lines.levels == name for name in levels}
    kinds["any danger"] = lines.levels != SAFE
    kinds["look-alikes"] = (lines.levels == SAFE) & ~lines.questions
    kinds["training questions"] = lines.questions
    heads = [f"{name} ({chosen.sum():,})" for name, chosen in kinds.items()]
    yield f"| net | fires from | {' | '.join(heads)} |"
    yield "| --- " * (len(heads) + 2) + "|"
    for name, danger in lines.nets.items():
        for bar in BARS:
            shares = [np.mean(danger[chosen] >= bar) for chosen in kinds.values()]
            told = " | ".join(f"{share:.1%}" for share in shares)
            yield f"| {name} | {bar} | {told} |"


if __name__ == "__main__":
    print("\n".join(table(cross_validate())))
