"""Logistic regression over many classes, in 32 bits: plain arrays, no Rasa.

scikit-learn 1.1 has the same model, but computes in 64 bits whatever it is given, and
needs dense columns beside sparse ones as a sparse matrix. This finds the same weights
in a half to a tenth of the time (docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Weights = tuple[Floats, Floats]

STEEPEST = 1e-3


def fit(
    blocks: Sequence[Floats | csr_matrix],
    numbers: NDArray[np.int64],
    strength: float,
    rounds: int,
    *,
    balanced: bool = False,
    start: Weights | None = None,
) -> Weights:
    """Weights (a row a feature, a column a class) and offsets (one a class).

    `blocks` stand side by side, a row an example; `numbers` has each one's class, from
    0. `strength` is the inverse of the penalty on squared weights, scikit-learn's C.
    `balanced` lets every class count alike, however many examples it has. `start` is
    where the search for the weights begins. Stopping after so many `rounds` of L-BFGS
    is a setting: more measured no better.
    """
    loss = _Loss.of(blocks, numbers, strength, balanced)
    begin = np.zeros((loss.columns + 1, loss.classes))
    if start:
        begin = np.vstack(start)
    found = minimize(
        loss,
        begin.ravel(),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "gtol": STEEPEST},
    )
    best = found.x.reshape(begin.shape).astype(np.float32)
    return best[:-1], best[-1]


@dataclass(frozen=True)
class _Loss:
    """How wrong weights are: the log loss of every example, and the penalty."""

    blocks: Sequence[Floats | csr_matrix]
    turned: Sequence[Floats | csr_matrix]
    numbers: NDArray[np.int64]
    counts: Floats
    classes: int
    strength: float

    @classmethod
    def of(
        cls,
        blocks: Sequence[Floats | csr_matrix],
        numbers: NDArray[np.int64],
        strength: float,
        balanced: bool,
    ) -> _Loss:
        classes = int(numbers.max()) + 1
        counts = np.ones(len(numbers), dtype=np.float32)
        if balanced:
            shares = np.bincount(numbers, minlength=classes) * classes / len(numbers)
            counts = (1 / shares)[numbers].astype(np.float32)
        turned = [b.T if isinstance(b, np.ndarray) else b.T.tocsr() for b in blocks]
        return cls(blocks, turned, numbers, counts, classes, strength)

    @property
    def columns(self) -> int:
        return sum(block.shape[1] for block in self.blocks)

    def __call__(self, flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The loss, and its slope."""
        exact = flat.reshape(-1, self.classes)
        scores = self._scores(exact.astype(np.float32))
        rows = np.arange(len(self.numbers))
        right = scores[rows, self.numbers].copy()
        np.exp(scores, out=scores)
        sums = scores.sum(axis=1)
        wrong = self.counts @ (np.log(sums) - right)
        scores *= (self.counts / sums)[:, None]
        scores[rows, self.numbers] -= self.counts
        slopes = [*(block @ scores for block in self.turned), scores.sum(axis=0)]
        slope = np.vstack(slopes).astype(np.float64)
        slope[:-1] += exact[:-1] / self.strength
        penalty = float((exact[:-1] ** 2).sum()) / (2 * self.strength)
        return float(wrong) + penalty, slope.ravel()

    def _scores(self, weights: Floats) -> Floats:
        """One row an example, one column a class; the highest of a row is 0."""
        ends = np.cumsum([block.shape[1] for block in self.blocks])
        scores = weights[-1] + sum(
            block @ weights[end - block.shape[1] : end]
            for block, end in zip(self.blocks, ends, strict=True)
        )
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores)


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)
