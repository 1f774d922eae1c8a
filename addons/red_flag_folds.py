"""Cross-validate the learned red-flag net over the lines that it learns from.

    python -m addons.red_flag_folds

It knows no evaluation set. Takes three minutes once `make train` kept the vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from sklearn.model_selection import StratifiedKFold

from addons import wording
from addons.nearest_told import SEED
from addons.red_flag_model import SAFE, SHARE_OF_NEAREST, RedFlagModel
from addons.red_flag_net import Alarm, RedFlagNet, narrow_examples, read_examples
from addons.regression import Floats
from addons.sentence_vectors import SentenceVectors
from veinguide import PROJECT_ROOT
from veinguide.triage import load_triage

FOLDS = 3
# What is taken for a danger from this probability on.
BARS = (0.5, RedFlagNet.get_default_config()["threshold"], 0.7, 0.8)
WITH_THE_NEAREST = "with the nearest"
CACHE = PROJECT_ROOT / "models" / "sentence-vectors.npz"


@dataclass(frozen=True)
class Lines:
    """Every line, and what a net said of it that had not learned it.

    `nets` holds the probability of danger; `own` says which lines were written for the
    net, `questions` which are training questions, `heard` which the rules of
    red_flags.yml fire on, and `withdrawn` of which of those the net is sure that they
    are none.
    """

    said: list[str]
    vectors: Floats
    levels: NDArray[np.str_]
    own: NDArray[np.bool_]
    questions: NDArray[np.bool_]
    heard: NDArray[np.bool_]
    withdrawn: NDArray[np.bool_]
    nets: dict[str, Floats]


def training_questions() -> tuple[list[str], list[str]]:
    """The examples of data/nlu.yml as they are written, and the intent of each."""
    examples = load_data(str(PROJECT_ROOT / "data" / "nlu.yml")).intent_examples
    return (
        [str(example.get(TEXT)) for example in examples],
        [str(example.get(INTENT)) for example in examples],
    )


def kept_vectors() -> SentenceVectors:
    """Encodes only what `make train` has not kept yet."""
    return SentenceVectors.of(
        {**SentenceVectors.get_default_config(), "cache": str(CACHE)}
    )


def cross_validate() -> Lines:
    """Every line is judged by a net of the same settings that never saw it."""
    triage = load_triage()
    own = read_examples(PROJECT_ROOT / "content", triage)
    told = own + narrow_examples()
    asked, _ = training_questions()
    said = [*(text for text, _ in told), *asked]
    texts = [wording.plain(text) for text in said]
    labels = [*(label for _, label in told), *[(SAFE, SAFE)] * len(asked)]
    settings = {**RedFlagNet.get_default_config(), "cache": str(CACHE)}
    encoder = SentenceVectors.of(settings)
    vectors = encoder.vectors(texts)
    found = [triage.find(text) for text in said]
    heard = np.array([flag is not None for flag in found])
    alarms = ["" if flag is None else flag.level for flag in found]
    pieces = _Pieces.of(
        [t if h else "" for t, h in zip(said, heard, strict=True)], encoder
    )
    levels = np.array([level for level, _ in labels])
    withdrawn = np.zeros(len(said), dtype=bool)
    nets = {
        name: np.zeros(len(said), dtype=np.float32)
        for name in ("regression", WITH_THE_NEAREST)
    }
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for learned, left_out in folds.split(vectors, levels):
        net = RedFlagModel.fit(
            [texts[i] for i in learned],
            [labels[i] for i in learned],
            vectors[learned],
            heard[learned],
        )
        safe = net.levels.index(SAFE)
        for name, share in zip(nets, (0.0, SHARE_OF_NEAREST), strict=True):
            shares = net.dangers([texts[i] for i in left_out], vectors[left_out], share)
            nets[name][left_out] = 1 - shares[:, safe]
        judged = 1 - net.dangers(pieces.texts, pieces.vectors)[:, safe]
        for i in left_out[heard[left_out]]:
            danger = float(nets[WITH_THE_NEAREST][i])
            believed = net.believed(texts[i], vectors[i : i + 1], danger)
            alarm = Alarm(said[i], alarms[i], believed)
            withdrawn[i] = alarm.is_taken_back(
                settings, triage, judged[pieces.of_line[i]]
            )
    places = np.arange(len(said))
    return Lines(
        said,
        vectors,
        levels,
        places < len(own),
        places >= len(told),
        heard,
        withdrawn,
        nets,
    )


@dataclass(frozen=True)
class _Pieces:
    """The statements and clauses of all lines; `of_line` has the places of each."""

    texts: list[str]
    vectors: Floats
    of_line: list[list[int]]

    @classmethod
    def of(cls, lines: Sequence[str], encoder: SentenceVectors) -> _Pieces:
        cut = [[*wording.statements(line), *wording.clauses(line)] for line in lines]
        told = dict.fromkeys(piece for line in cut for piece in line)
        places = {text: number for number, text in enumerate(told)}
        of_line = [[places[piece] for piece in line] for line in cut]
        return cls(list(places), encoder.vectors(list(places)), of_line)


def tables(lines: Lines) -> Iterator[str]:
    """Markdown: what the net adds to the rules, and what it takes back of theirs."""
    kinds = _kinds(lines)
    missed = {name: chosen & ~lines.heard for name, chosen in kinds.items()}
    heads = [f"{name} ({chosen.sum():,})" for name, chosen in missed.items()]
    yield f"| net | fires from | {' | '.join(heads)} |"
    yield "| --- " * (len(heads) + 2) + "|"
    for name, danger in lines.nets.items():
        for bar in BARS:
            shares = [np.mean(danger[chosen] >= bar) for chosen in missed.values()]
            told = " | ".join(f"{share:.1%}" for share in shares)
            yield f"| {name} | {bar} | {told} |"
    yield ""
    yield "| heard by the rules | lines | alarm withdrawn |"
    yield "| --- | --- | --- |"
    for name, chosen in kinds.items():
        heard = chosen & lines.heard
        yield f"| {name} | {heard.sum():,} | {(heard & lines.withdrawn).sum():,} |"


def _kinds(lines: Lines) -> dict[str, NDArray[np.bool_]]:
    levels = [name for name in np.unique(lines.levels) if name != SAFE]
    kinds = {str(name): lines.levels == name for name in levels}
    kinds["any danger"] = lines.levels != SAFE
    kinds["look-alikes"] = (lines.levels == SAFE) & ~lines.questions
    kinds["training questions"] = lines.questions
    return kinds


if __name__ == "__main__":
    print("\n".join(tables(cross_validate())))
