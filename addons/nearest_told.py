"""What the training examples nearest to a message were: plain arrays, no Rasa.

A line that a regression learns among thousands of others moves it by a hair. Here it
decides for what is said almost as in it, so that teaching one line is felt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA

from addons.regression import Floats

SEED = 7
# Tuned by cross-validation; docs/understanding.md has the figures.
DIMENSIONS = 128
NEIGHBOURS = 8
WARMTH = 0.05


@dataclass(frozen=True)
class NearestTold:
    """Sentence vectors, shortened to their `DIMENSIONS` main directions.

    `rows` are unit vectors, one a training example; `numbers` says which class each is.
    """

    centre: Floats
    axes: Floats
    rows: Floats
    numbers: NDArray[np.int64]
    classes: int

    @classmethod
    def fit(cls, vectors: Floats, numbers: NDArray[np.int64]) -> NearestTold:
        directions = PCA(
            n_components=min(DIMENSIONS, *vectors.shape),
            svd_solver="randomized",
            random_state=SEED,
        ).fit(vectors)
        centre = directions.mean_.astype(np.float32)
        axes = directions.components_.T.astype(np.float32)
        rows = units((vectors - centre) @ axes)
        return cls(centre, axes, rows, numbers, int(numbers.max()) + 1)

    def shares(self, vectors: Floats) -> Floats:
        """The share of each class among the nearest examples, the nearer the more.

        One row a vector; each row's sum is 1.
        """
        likeness = units((vectors - self.centre) @ self.axes) @ self.rows.T
        count = min(NEIGHBOURS, len(self.rows))
        nearest = np.argpartition(-likeness, count - 1, axis=1)[:, :count]
        weights = np.exp(np.take_along_axis(likeness, nearest, axis=1) / WARMTH)
        weights /= weights.sum(axis=1, keepdims=True)
        shares = np.zeros((len(vectors), self.classes), dtype=np.float32)
        of = self.numbers[nearest]
        for number in range(self.classes):
            shares[:, number] = np.where(of == number, weights, 0).sum(axis=1)
        return shares

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `load` needs, to be kept in a file of arrays."""
        return {
            "centre": self.centre,
            "axes": self.axes.astype(np.float16),
            "rows": self.rows.astype(np.float16),
            "numbers": self.numbers.astype(np.int16),
            "classes": np.array(self.classes),
        }

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]]) -> NearestTold:
        return cls(
            arrays["centre"].astype(np.float32),
            arrays["axes"].astype(np.float32),
            arrays["rows"].astype(np.float32),
            arrays["numbers"].astype(np.int64),
            int(arrays["classes"]),
        )


def units(rows: Floats) -> Floats:
    """Each row divided by its length."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
