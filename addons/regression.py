"""Logistic regression over many classes, in 32 bits: plain arrays, no Rasa.

scikit-learn 1.1 has the same model, but computes in 64 bits whatever it is given, and
needs dense columns beside sparse ones as a sparse matrix. This finds the same weights
in a half to a tenth of the time (docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Sequence

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
    classes = int(numbers.max()) + 1
    sizes = [block.shape[1] for block in blocks]
    ends = np.cumsum(sizes)
    turned = [
        block.T if isinstance(block, np.ndarray) else block.T.tocsr()
        for block in blocks
    ]
    rows = np.arange(len(numbers))
    counts = np.ones(len(numbers), dtype=np.float32)
    if balanced:
        shares = np.bincount(numbers, minlength=classes) * classes / len(numbers)
        counts = (1 / shares)[numbers].astype(np.float32)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        exact = flat.reshape(-1, classes)
        weights = exact.astype(np.float32)
        scores = weights[-1] + sum(
            block @ weights[end - size : end]
            for block, size, end in zip(blocks, sizes, ends, strict=True)
        )
        scores -= scores.max(axis=1, keepdims=True)
        right = scores[rows, numbers].copy()
        np.exp(scores, out=scores)
        sums = scores.sum(axis=1)
        wrong = counts @ (np.log(sums) - right)
        scores *= (counts / sums)[:, None]
        scores[rows, numbers] -= counts
        slope = np.vstack([*(block @ scores for block in turned), scores.sum(axis=0)])
        slope = slope.astype(np.float64)
        slope[:-1] += exact[:-1] / strength
        penalty = float((exact[:-1] ** 2).sum()) / (2 * strength)
        return float(wrong) + penalty, slope.ravel()

    begin = np.zeros((ends[-1] + 1, classes))
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


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)
