"""The statistics behind the intent classifier: plain arrays, no Rasa."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split

from addons import regression
from addons.nearest_told import units
from addons.regression import Floats, Weights, rows_of, softmax

SEED = 7
# Looking for the nearest example among all of them would take longer than the rest.
LIKELIEST = 8
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
    outside_strength: float = 1.5
    outside_power: float = 0.5
    story_outside_share: float = 0.1
    question_confidence: float = 0.35
    letters_from: int = 2
    letters_to: int = 4
    rarest_letters: int = 2
    # This share of examples that were left out is less sure than this confidence.
    unsure_share: float = 0.075
    unsure_confidence: float = 0.16
    vector_rounds: int = 80
    letter_rounds: int = 30
    # Of these rounds, where the weights start from those of the examples not left out.
    warm_share: float = 0.5


@dataclass(frozen=True)
class Learned:
    """The weights of three regressions; `outside` has the columns inside, outside."""

    by_vector: Weights
    by_letter: Weights
    outside: Weights

    @classmethod
    def fit(
        cls,
        vectors: Floats,
        spelled: csr_matrix,
        numbers: NDArray[np.int64],
        outside: NDArray[np.int64],
        settings: ModelSettings,
        start: Learned | None = None,
    ) -> Learned:
        share = settings.warm_share if start else 1.0
        vector_rounds = round(settings.vector_rounds * share)
        letter_rounds = round(settings.letter_rounds * share)
        return cls(
            regression.fit(
                [vectors],
                numbers,
                settings.vector_strength,
                vector_rounds,
                start=start.by_vector if start else None,
            ),
            regression.fit_sparse(
                spelled,
                numbers,
                settings.letter_strength,
                letter_rounds,
                start.by_letter if start else None,
            ),
            _outside_weights(vectors, outside, settings),
        )


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
    there are. So the whole is raised to a power that brings the same share of examples
    that were left out under one fixed confidence, whatever the data.
    """

    def __init__(
        self,
        intents: Sequence[str],
        letters: TfidfVectorizer,
        learned: Learned,
        examples: Floats,
        example_intents: NDArray[np.int64],
        shares: Shares,
    ) -> None:
        self.intents = list(intents)
        self._letters = letters
        self._learned = learned
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
        names, numbers = np.unique(np.asarray(intents), return_inverse=True)
        outside = np.isin(names, OUTSIDE)[numbers].astype(np.int64)
        letters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(settings.letters_from, settings.letters_to),
            min_df=settings.rarest_letters if len(texts) > 200 else 1,
            sublinear_tf=True,
            dtype=np.float32,
        )
        spelled = letters.fit_transform(texts)

        def model(
            of: NDArray[np.int64], start: Learned | None = None, power: float = 1.0
        ) -> IntentModel:
            order = of[np.argsort(numbers[of], kind="stable")]
            return cls(
                [str(name) for name in names],
                letters,
                Learned.fit(
                    vectors[of], spelled[of], numbers[of], outside[of], settings, start
                ),
                units(vectors[order]),
                numbers[order],
                Shares(
                    settings.letter_share,
                    settings.similarity_power,
                    settings.outside_power,
                    power,
                ),
            )

        every = np.arange(len(texts))
        split = _split(numbers, settings.unsure_share)
        if not split:
            return model(every)
        kept, left_out = split
        smaller = model(kept)
        asked = left_out[outside[left_out] == 0]
        sure = smaller.confidences([texts[i] for i in asked], vectors[asked])
        return model(every, smaller._learned, _power(sure.max(axis=1), settings))

    def probabilities(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """One row a text, one column an intent."""
        weights, offsets = self._learned.by_vector
        by_vector = softmax(vectors @ weights + offsets)
        weights, offsets = self._learned.by_letter
        spelled = rows_of(self._letters, texts)
        by_letter = softmax(spelled @ weights + offsets)
        share = self._shares.letter_share
        return (1 - share) * by_vector + share * by_letter

    def similarities(self, vectors: Floats, wanted: NDArray[np.int64]) -> Floats:
        """The cosine to the nearest training example of each intent, at least 0.

        `wanted` names the columns to look at, row by row; the others stay 0.
        """
        found = np.zeros((len(vectors), len(self.intents)), dtype=np.float32)
        for row, vector in enumerate(units(vectors)):
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
        weights, offsets = self._learned.outside
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
            vector_weights=self._learned.by_vector[0],
            vector_offsets=self._learned.by_vector[1],
            letter_weights=self._learned.by_letter[0].astype(np.float16),
            letter_offsets=self._learned.by_letter[1],
            letter_rarity=self._letters.idf_.astype(np.float32),
            outside_weights=self._learned.outside[0],
            outside_offsets=self._learned.outside[1],
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
            kept["intents"],
            letters,
            Learned(
                (arrays["vector_weights"], arrays["vector_offsets"]),
                (arrays["letter_weights"].astype(np.float32), arrays["letter_offsets"]),
                (arrays["outside_weights"], arrays["outside_offsets"]),
            ),
            arrays["examples"].astype(np.float32),
            arrays["example_intents"],
            Shares(**kept["shares"]),
        )


def _split(
    numbers: NDArray[np.int64], unsure_share: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Four fifths of every intent's examples, and the other fifth.

    None where there are too few examples to tell anything by, or nothing to tell.
    """
    if not unsure_share or np.bincount(numbers).min() < FEWEST_OF_AN_INTENT:
        return None
    kept, left_out = train_test_split(
        np.arange(len(numbers)),
        test_size=LEFT_OUT_SHARE,
        stratify=numbers,
        random_state=SEED,
    )
    return kept, left_out


def _power(sure: Floats, settings: ModelSettings) -> float:
    """The power that takes the least sure of these confidences to the fixed one."""
    least = float(np.clip(np.quantile(sure, settings.unsure_share), 0.01, 0.9))
    return math.log(settings.unsure_confidence) / math.log(least)


def _outside_weights(
    vectors: Floats, outside: NDArray[np.int64], settings: ModelSettings
) -> Weights:
    """Columns: inside, outside. Without out-of-scope examples all is inside."""
    if outside.all() or not outside.any():
        nothing = np.zeros((vectors.shape[1], 2), dtype=np.float32)
        return nothing, np.array([0.0, -100.0], dtype=np.float32)
    return regression.fit(
        [vectors],
        outside,
        settings.outside_strength,
        settings.vector_rounds,
        balanced=True,
    )
