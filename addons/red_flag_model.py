"""The statistics behind the learned red-flag net: plain arrays, no Rasa."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from addons import regression
from addons.nearest_told import NearestTold
from addons.regression import Floats, rows_of, softmax
from veinguide.triage.table import OTHER_SIGN

SAFE = "none"

# Tuned by cross-validation; docs/understanding.md has the figures.
STRENGTH = 10.0
ROUNDS = 80
WORD_SCALE = 1.2
LONGEST_WORDS = 3
SURE_OF_SIGN = 0.5
SHARE_OF_NEAREST = 0.3
HEARD_STRENGTH = 30.0
HEARD_SHARE = 0.5
# Neither a probability nor what it lacks to 1 is taken to be less.
LEAST = 1e-4
ARRAYS = "red-flag-model.npz"
NAMES = "red-flag-words.json"
NEAREST = "red-flag-nearest.npz"

_TOKEN = r"(?u)\b\w[\w']*\b"


@dataclass(frozen=True)
class Suspicion:
    """`danger` is the probability, 0 to 1, that the message reports any red flag."""

    danger: float
    level: str
    sign: str


class RedFlagModel:
    """Logistic regressions: how serious, and, if it is serious, which sign.

    The first reads the sentence vector beside the words and phrases of the message,
    for a vector alone hears little of a "no" or an "if". The examples nearest to the
    message have a say in it.

    One more knows only what the rules of red_flags.yml fire on, and tells reports from
    look-alikes among that: a narrower question, on which it is surer.
    """

    def __init__(
        self,
        levels: Sequence[str],
        signs: Sequence[tuple[str, str]],
        phrases: TfidfVectorizer,
        level_weights: tuple[Floats, Floats, Floats],
        sign_weights: tuple[Floats, Floats],
        heard_weights: tuple[Floats, Floats, float],
        nearest: NearestTold,
    ) -> None:
        self.levels = list(levels)
        self.signs = [(level, sign) for level, sign in signs]
        self._phrases = phrases
        self._level_weights = level_weights
        self._sign_weights = sign_weights
        self._heard_weights = heard_weights
        self._nearest = nearest

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        labels: Sequence[tuple[str, str]],
        vectors: Floats,
        heard: NDArray[np.bool_],
    ) -> RedFlagModel:
        """Each label is a level and a sign; both are `none` for what is safe.

        `heard` says on which texts the rules fire.
        """
        phrases = TfidfVectorizer(
            ngram_range=(1, LONGEST_WORDS),
            min_df=2 if len(texts) > 200 else 1,
            sublinear_tf=True,
            token_pattern=_TOKEN,
            dtype=np.float32,
        )
        told = phrases.fit_transform(texts) * WORD_SCALE
        levels, level_numbers = _numbered([level for level, _ in labels])
        weights, offsets = regression.fit(
            [told, vectors], level_numbers, STRENGTH, ROUNDS
        )
        words = told.shape[1]
        serious = [i for i, (level, _) in enumerate(labels) if level != SAFE]
        signs = sorted({labels[i] for i in serious})
        sign_numbers = np.array([signs.index(labels[i]) for i in serious])
        return cls(
            levels,
            signs,
            phrases,
            (weights[:words], weights[words:], offsets),
            regression.fit([vectors[serious]], sign_numbers, STRENGTH, ROUNDS),
            _heard_weights(
                told[heard], vectors[heard], level_numbers[heard] != levels.index(SAFE)
            ),
            NearestTold.fit(vectors, level_numbers),
        )

    def dangers(
        self,
        texts: Sequence[str],
        vectors: Floats,
        share_of_nearest: float = SHARE_OF_NEAREST,
    ) -> Floats:
        """The probability of each level; one row a text, columns as in `levels`."""
        by_word, by_vector, offsets = self._level_weights
        told = rows_of(self._phrases, texts) * WORD_SCALE
        learned = softmax(told @ by_word + vectors @ by_vector + offsets)
        near = self._nearest.shares(vectors)
        return (1 - share_of_nearest) * learned + share_of_nearest * near

    def believed(self, text: str, vector: Floats, danger: float) -> float:
        """The probability, 0 to 1, that the rules are right to fire on the text.

        `danger` is what `judge` says of it; `vector` is one row.
        """
        by_word, by_vector, offset = self._heard_weights
        told = rows_of(self._phrases, [text]) * WORD_SCALE
        heard = float((told @ by_word + vector @ by_vector)[0]) + offset
        odds = danger / max(1 - danger, LEAST)
        return float(1 / (1 + math.exp(-HEARD_SHARE * heard) / max(odds, LEAST)))

    def judge(self, text: str, vector: Floats) -> Suspicion:
        """`vector` is one row."""
        shares = self.dangers([text], vector)[0]
        safe = self.levels.index(SAFE)
        danger = float(1 - shares[safe])
        shares[safe] = 0
        level = self.levels[int(shares.argmax())]
        return Suspicion(danger, level, self._sign(level, vector))

    def _sign(self, level: str, vector: Floats) -> str:
        weights, offsets = self._sign_weights
        shares = softmax(vector @ weights + offsets)[0]
        shares[[i for i, (of, _) in enumerate(self.signs) if of != level]] = 0
        best = int(shares.argmax())
        sure = shares[best] >= SURE_OF_SIGN * shares.sum()
        return self.signs[best][1] if sure else OTHER_SIGN

    def save(self, folder: Path) -> None:
        by_word, by_vector, offsets = self._level_weights
        np.savez_compressed(
            folder / ARRAYS,
            by_word=by_word.astype(np.float16),
            by_vector=by_vector,
            offsets=offsets,
            rarity=self._phrases.idf_.astype(np.float32),
            sign_weights=self._sign_weights[0],
            sign_offsets=self._sign_weights[1],
            heard_by_word=self._heard_weights[0].astype(np.float16),
            heard_by_vector=self._heard_weights[1],
            heard_offset=np.float32(self._heard_weights[2]),
        )
        np.savez_compressed(folder / NEAREST, **self._nearest.arrays())
        kept = {
            "levels": self.levels,
            "signs": self.signs,
            "phrases": sorted(
                self._phrases.vocabulary_, key=self._phrases.vocabulary_.__getitem__
            ),
        }
        (folder / NAMES).write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> RedFlagModel:
        """Arrays and JSON only: a model file cannot carry code."""
        kept = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        arrays = np.load(folder / ARRAYS, allow_pickle=False)
        phrases = TfidfVectorizer(
            ngram_range=(1, LONGEST_WORDS),
            sublinear_tf=True,
            token_pattern=_TOKEN,
            dtype=np.float32,
            vocabulary=kept["phrases"],
        )
        phrases.idf_ = arrays["rarity"]
        return cls(
            kept["levels"],
            [(level, sign) for level, sign in kept["signs"]],
            phrases,
            (
                arrays["by_word"].astype(np.float32),
                arrays["by_vector"],
                arrays["offsets"],
            ),
            (arrays["sign_weights"], arrays["sign_offsets"]),
            (
                arrays["heard_by_word"].astype(np.float32),
                arrays["heard_by_vector"],
                float(arrays["heard_offset"]),
            ),
            NearestTold.load(np.load(folder / NEAREST, allow_pickle=False)),
        )


def _heard_weights(
    told: csr_matrix, vectors: Floats, reports: NDArray[np.bool_]
) -> tuple[Floats, Floats, float]:
    """Of a phrase, of a number of the vector, and the offset: for a report's odds.

    All 0 where there are not both, reports and look-alikes.
    """
    words = told.shape[1]
    if reports.all() or not reports.any():
        nothing = np.zeros(words + vectors.shape[1], dtype=np.float32)
        return nothing[:words], nothing[words:], 0.0
    weights, offsets = regression.fit(
        [told, vectors],
        reports.astype(np.int64),
        HEARD_STRENGTH,
        ROUNDS,
        balanced=True,
    )
    odds = weights[:, 1] - weights[:, 0]
    return odds[:words], odds[words:], float(offsets[1] - offsets[0])


def _numbered(names: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    known, numbers = np.unique(np.asarray(names), return_inverse=True)
    return [str(name) for name in known], numbers
