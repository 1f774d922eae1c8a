"""Logistic regression over many classes, in 32 bits: plain arrays, no Rasa.

scikit-learn 1.1 has the same model, but computes in 64 bits whatever it is given, and
needs dense columns beside sparse ones as a sparse matrix. This takes the same steps
in a fraction of the time (docs/understanding.md).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize._linesearch import scalar_search_wolfe1
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

Floats = NDArray[np.float32]
Weights = tuple[Floats, Floats]
Loss = Callable[[Floats], tuple[float, Floats]]

STEEPEST = 1e-3
# Of L-BFGS, as SciPy has them: so many steps, and when one is long enough.
REMEMBERED, WOLFE = 10, (1e-3, 0.9)
FREQUENT = 1024


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
    begin = np.zeros((loss.columns + 1, loss.classes), dtype=np.float32)
    if start:
        begin = np.vstack(start)
    best = _descend(loss, begin.ravel(), rounds).reshape(begin.shape)
    return best[:-1], best[-1]


def rows_of(vectorizer: TfidfVectorizer, texts: Sequence[str]) -> csr_matrix:
    """A row a text, in 32 bits as the weights are.

    A vectorizer that was loaded, not fitted, gives 64 whatever its `dtype` is. SciPy
    would turn all weights to as many for each message, which took a third of its time.
    """
    return vectorizer.transform(texts).astype(np.float32, copy=False)


def _descend(loss: Loss, at: Floats, rounds: int) -> Floats:
    """L-BFGS: the slope, bent by how it changed along the last steps.

    The steps are those of SciPy's L-BFGS-B, which keeps its state in 64 bits and minds
    bounds: 0.24 s a round and million of weights, more than the loss itself.
    """
    value, slope = loss(at)
    kept: deque[tuple[Floats, Floats, float]] = deque(maxlen=REMEMBERED)
    size = 1 / max(float(np.linalg.norm(slope)), STEEPEST)
    for _ in range(rounds):
        if np.abs(slope).max() <= STEEPEST:
            break
        way, shares = -slope, []
        for step, bend, product in reversed(kept):
            shares.append(float(step @ way) / product)
            way -= shares[-1] * bend
        way *= size
        for (step, bend, product), share in zip(kept, reversed(shares), strict=True):
            way += (share - float(bend @ way) / product) * step
        searched = _search(loss, at, way, value, float(slope @ way))
        if not searched:
            break
        length, found, found_slope = searched
        step, bend = length * way, found_slope - slope
        at, value, slope = at + step, found, found_slope
        product = float(step @ bend)
        if product > 0:
            kept.append((step, bend, product))
            size = product / float(bend @ bend)
    return at


def _search(
    loss: Loss, at: Floats, way: Floats, value: float, steepness: float
) -> tuple[float, float, Floats] | None:
    """How far to go, and the loss and its slope there; None if there is no gain."""
    tried: dict[float, tuple[float, Floats]] = {}

    def along(length: float) -> float:
        tried[length] = loss(at + float(length) * way)
        return tried[length][0]

    length, *_ = scalar_search_wolfe1(
        along,
        lambda length: float(tried[length][1] @ way),
        value,
        None,
        steepness,
        *WOLFE,
        xtol=0.1,
    )
    return None if length is None else (float(length), *tried[length])


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

    def __call__(self, flat: Floats) -> tuple[float, Floats]:
        """The loss, and its slope."""
        weights = flat.reshape(-1, self.classes)
        scores = self._scores(weights)
        rows = np.arange(len(self.numbers))
        right = scores[rows, self.numbers].copy()
        np.exp(scores, out=scores)
        sums = scores.sum(axis=1)
        wrong = (self.counts * (np.log(sums) - right)).sum(dtype=np.float64)
        scores *= (self.counts / sums)[:, None]
        scores[rows, self.numbers] -= self.counts
        slope = np.vstack(
            [*(block @ scores for block in self.turned), scores.sum(axis=0)]
        )
        slope[:-1] += weights[:-1] / np.float32(self.strength)
        own = weights[:-1].ravel()
        penalty = float(own @ own) / (2 * self.strength)
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


def fit_sparse(
    columns: csr_matrix,
    numbers: NDArray[np.int64],
    strength: float,
    rounds: int,
    start: Weights | None = None,
) -> Weights:
    """The same for one sparse block, and many classes.

    A dense product takes a tenth of the time that a sparse one of as many entries
    takes. So the columns that most entries stand in are put in a dense block.
    """
    order = np.argsort(-columns.getnnz(axis=0), kind="stable")
    back = np.argsort(order)
    frequent, rare = order[:FREQUENT], order[FREQUENT:]
    weights, offsets = fit(
        [columns[:, frequent].toarray(), columns[:, rare]],
        numbers,
        strength,
        rounds,
        start=(start[0][order], start[1]) if start else None,
    )
    return weights[back], offsets


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)
