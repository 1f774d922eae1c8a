"""The statistics behind the intent classifier: plain arrays, no Rasa."""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

Floats = NDArray[np.float32]

SEED = 7
# Looking for the nearest example among all of them would take longer than the rest.
LIKELIEST = 12
LEFT_OUT_SHARE = 0.2
FEWEST_OF_AN_INTENT = 5
OUTSIDE = ("out_of_scope", "out_of_scope_medical")
ARRAYS = "intent-model.npz"
LETTERS = "letters.json"


@dataclass(frozen=True)
class ModelSettings:
    """Tuned values; docs/understanding.md has the figures behind them."""

    vector_strength: float = 10.0
    letter_strength: float = 10.0
    letter_share: float = 0.25
    similarity_power: float = 4.0
    outside_strength: float = 3.0
    outside_power: float = 0.5
    story_outside_share: float = 0.1
    question_confidence: float = 0.35
    letters_from: int = 2
    letters_to: int = 4
    rarest_letters: int = 2
    # This share of examples that were left out is less sure than this confidence.
    unsure_share: float = 0.1
    unsure_confidence: float = 0.18
    vector_rounds: int = 80
    letter_rounds: int = 30


@dataclass(frozen=True)
class Shares:
    """How the parts of a confidence are weighed."""

    letter_share: float
    similarity_power: float
    outside_power: float
    whole_power: float = 1.0


class IntentModel:
    """Logistic regression over sentence vectors, mixed with one over letter n-grams.

    Confidence is the square root of the probability times a power of the highest
    similarity to a training example of that intent: a sentence unlike anything seen is
    unsure of itself. The root changes no ranking, it spreads the low values. Where
    there are out-of-scope examples, a second regression tells all of them from the
    rest, and what looks like them lowers the confidence of every other intent.

    How sure such a model is in general depends on its intents and on how many examples
    there are. So the whole is raised to a power that brings the least sure tenth of
    examples that were left out under one fixed confidence, whatever the data.
    """

    def __init__(
        self,
        intents: Sequence[str],
        vector_weights: tuple[Floats, Floats],
        letters: TfidfVectorizer,
        letter_weights: tuple[Floats, Floats],
        outside_weights: tuple[Floats, Floats],
        examples: Floats,
        example_intents: NDArray[np.int64],
        shares: Shares,
    ) -> None:
        self.intents = list(intents)
        self._vector_weights = vector_weights
        self._letters = letters
        self._letter_weights = letter_weights
        self._outside_weights = outside_weights
        self._examples = examples
        self._example_intents = example_intents
        self._shares = shares
        self._starts = np.searchsorted(example_intents, np.arange(len(intents) + 1))

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        vectors: Floats,
        settings: ModelSettings,
    ) -> IntentModel:
        model = cls._fit(texts, intents, vectors, settings)
        split = _split(intents, settings.unsure_share)
        if split:
            learned, left_out = split
            smaller = cls._fit(
                [texts[i] for i in learned],
                [intents[i] for i in learned],
                vectors[learned],
                settings,
            )
            asked = [texts[i] for i in left_out]
            sure = smaller.confidences(asked, vectors[left_out]).max(axis=1)
            model._shares = replace(model._shares, whole_power=_power(sure, settings))
        return model

    @classmethod
    def _fit(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        vectors: Floats,
        settings: ModelSettings,
    ) -> IntentModel:
        names, numbers = np.unique(np.asarray(intents), return_inverse=True)
        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(settings.letters_from, settings.letters_to),
            min_df=settings.rarest_letters if len(texts) > 200 else 1,
            sublinear_tf=True,
            dtype=np.float32,
        )
        spelled = letters.fit_transform(texts)
        order = np.argsort(numbers, kind="stable")
        return cls(
            intents=[str(n) for n in names],
            vector_weights=regression(
                vectors, numbers, settings.vector_strength, settings.vector_rounds
            ),
            letters=letters,
            letter_weights=regression(
                spelled, numbers, settings.letter_strength, settings.letter_rounds
            ),
            outside_weights=_outside_regression(vectors, intents, settings),
            examples=_unit_length(vectors[order]),
            example_intents=numbers[order],
            shares=Shares(
                settings.letter_share, settings.similarity_power, settings.outside_power
            ),
        )

    def probabilities(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """One row a text, one column an intent."""
        weights, offsets = self._vector_weights
        by_vector = softmax(vectors @ weights + offsets)
        weights, offsets = self._letter_weights
        by_letter = softmax(self._letters.transform(texts) @ weights + offsets)
        share = self._shares.letter_share
        return (1 - share) * by_vector + share * by_letter

    def similarities(self, vectors: Floats, wanted: NDArray[np.int64]) -> Floats:
        """The cosine to the nearest training example of each intent, at least 0.

        `wanted` names the columns to look at, row by row; the others stay 0.
        """
        found = np.zeros((len(vectors), len(self.intents)), dtype=np.float32)
        for row, vector in enumerate(_unit_length(vectors)):
            for i in wanted[row]:
                own = self._examples[self._starts[i] : self._starts[i + 1]]
                found[row, i] = max((own @ vector).max(), 0.0)
        return found

    def confidences(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """The likeliest intents' confidences; the others' are 0."""
        shares = self.probabilities(texts, vectors)
        likeliest = np.argsort(-shares, axis=1, kind="stable")[:, :LIKELIEST]
        near = self.similarities(vectors, likeliest) ** self._shares.similarity_power
        sure = np.sqrt(shares * near)
        weights, offsets = self._outside_weights
        inside = softmax(vectors @ weights + offsets)[:, :1]
        ours = [i for i, name in enumerate(self.intents) if name not in OUTSIDE]
        sure[:, ours] *= inside**self._shares.outside_power
        return np.asarray(sure**self._shares.whole_power)

    def outside_share(self, text: str, vector: Floats) -> float:
        """How much of the probability goes to the out-of-scope intents."""
        outside = [i for i, name in enumerate(self.intents) if name in OUTSIDE]
        return float(self.probabilities([text], vector)[0, outside].sum())

    def save(self, folder: Path) -> None:
        np.savez_compressed(
            folder / ARRAYS,
            vector_weights=self._vector_weights[0],
            vector_offsets=self._vector_weights[1],
            letter_weights=self._letter_weights[0].astype(np.float16),
            letter_offsets=self._letter_weights[1],
            letter_rarity=self._letters.idf_.astype(np.float32),
            outside_weights=self._outside_weights[0],
            outside_offsets=self._outside_weights[1],
            examples=self._examples.astype(np.float16),
            example_intents=self._example_intents,
        )
        kept = {
            "intents": self.intents,
            "shares": asdict(self._shares),
            "letters_from_to": list(self._letters.ngram_range),
            "letters": sorted(
                self._letters.vocabulary_, key=self._letters.vocabulary_.__getitem__
            ),
        }
        (folder / LETTERS).write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Arrays and JSON only: a model file cannot carry code."""
        kept = json.loads((folder / LETTERS).read_text(encoding="utf-8"))
        arrays = np.load(folder / ARRAYS, allow_pickle=False)
        first, last = kept["letters_from_to"]
        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(first, last),
            sublinear_tf=True,
            dtype=np.float32,
            vocabulary=kept["letters"],
        )
        letters.idf_ = arrays["letter_rarity"]
        return cls(
            intents=kept["intents"],
            vector_weights=(arrays["vector_weights"], arrays["vector_offsets"]),
            letters=letters,
            letter_weights=(
                arrays["letter_weights"].astype(np.float32),
                arrays["letter_offsets"],
            ),
            outside_weights=(arrays["outside_weights"], arrays["outside_offsets"]),
            examples=arrays["examples"].astype(np.float32),
            example_intents=arrays["example_intents"],
            shares=Shares(**kept["shares"]),
        )


def _split(
    intents: Sequence[str], unsure_share: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Four fifths of every intent, and the fifth of all but the out-of-scope ones.

    None where there are too few examples to tell anything by, or nothing to tell.
    """
    numbers = np.unique(np.asarray(intents), return_inverse=True)[1]
    if not unsure_share or np.bincount(numbers).min() < FEWEST_OF_AN_INTENT:
        return None
    learned, left_out = train_test_split(
        np.arange(len(intents)),
        test_size=LEFT_OUT_SHARE,
        stratify=numbers,
        random_state=SEED,
    )
    ours = ~np.isin(np.asarray(intents)[left_out], OUTSIDE)
    return learned, left_out[ours]


def _power(sure: Floats, settings: ModelSettings) -> float:
    """The power that takes the least sure of these confidences to the fixed one."""
    least = float(np.clip(np.quantile(sure, settings.unsure_share), 0.01, 0.9))
    return math.log(settings.unsure_confidence) / math.log(least)


def _outside_regression(
    vectors: Floats, intents: Sequence[str], settings: ModelSettings
) -> tuple[Floats, Floats]:
    """Columns: inside, outside. Without out-of-scope examples all is inside."""
    outside = np.isin(np.asarray(intents), OUTSIDE).astype(np.int64)
    if outside.all() or not outside.any():
        nothing = np.zeros((vectors.shape[1], 2), dtype=np.float32)
        return nothing, np.array([0.0, -100.0], dtype=np.float32)
    return regression(
        vectors,
        outside,
        settings.outside_strength,
        settings.vector_rounds,
        class_weight="balanced",
        multi_class="ovr",
    )


def regression(
    features: Floats,
    numbers: NDArray[np.int64],
    strength: float,
    rounds: int,
    class_weight: str | None = None,
    multi_class: str = "multinomial",
) -> tuple[Floats, Floats]:
    regression = LogisticRegression(
        C=strength,
        max_iter=rounds,
        tol=1e-3,
        multi_class=multi_class,
        class_weight=class_weight,
        random_state=SEED,
    )
    with warnings.catch_warnings():
        # Stopping early is a setting here: more rounds measured no better.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = regression.fit(features, numbers)
    weights, offsets = fitted.coef_.T, fitted.intercept_
    if weights.shape[1] == 1:
        # scikit-learn keeps one column for two classes; softmax needs both.
        halves = 2 if multi_class == "ovr" else 1
        weights, offsets = weights / halves, offsets / halves
        weights, offsets = (
            np.hstack([-weights, weights]),
            np.hstack([-offsets, offsets]),
        )
    return weights.astype(np.float32), offsets.astype(np.float32)


def softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)


def _unit_length(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
