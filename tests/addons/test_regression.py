"""The same weights as scikit-learn's, which is the reference."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from addons import regression

CLASSES = 4


@pytest.fixture
def examples():
    random = np.random.default_rng(5)
    numbers = np.array([0] * 60 + [1] * 30 + [2] * 20 + [3] * 10)
    centres = random.normal(size=(CLASSES, 6))
    features = centres[numbers] + random.normal(size=(len(numbers), 6))
    return features.astype(np.float32), numbers


def by_scikit_learn(features, numbers, **settings):
    model = LogisticRegression(C=2.0, multi_class="multinomial", tol=1e-6, **settings)
    return model.fit(features.astype(np.float64), numbers).predict_proba(features)


def chances(features, weights):
    return regression.softmax(features @ weights[0] + weights[1])


def test_it_finds_the_weights_of_scikit_learn(examples):
    found = regression.fit([examples[0]], examples[1], strength=2.0, rounds=500)
    assert chances(examples[0], found) == pytest.approx(
        by_scikit_learn(*examples), abs=0.005
    )


def test_balanced_classes_count_alike(examples):
    found = regression.fit([examples[0]], examples[1], 2.0, 500, balanced=True)
    assert chances(examples[0], found) == pytest.approx(
        by_scikit_learn(*examples, class_weight="balanced"), abs=0.005
    )


def test_sparse_columns_beside_dense_ones_are_as_good_as_dense(examples):
    features, numbers = examples
    blocks = [csr_matrix(features[:, :2]), features[:, 2:]]
    whole = regression.fit([features], numbers, 2.0, 500)
    beside = regression.fit(blocks, numbers, 2.0, 500)
    assert chances(features, beside) == pytest.approx(
        chances(features, whole), abs=0.005
    )


def test_a_start_near_the_end_needs_no_more_rounds(examples):
    features, numbers = examples
    end = regression.fit([features], numbers, 2.0, 500)
    again = regression.fit([features], numbers, 2.0, 1, start=end)
    from_nothing = regression.fit([features], numbers, 2.0, 1)
    assert chances(features, again) == pytest.approx(chances(features, end), abs=0.005)
    assert abs(chances(features, from_nothing) - chances(features, end)).max() > 0.05


@pytest.mark.parametrize("frequent", [2, 1024])
def test_frequent_columns_put_in_a_dense_block_change_nothing(
    examples, frequent, monkeypatch
):
    monkeypatch.setattr(regression, "FREQUENT", frequent)
    features, numbers = examples
    thinned = np.where(np.abs(features) > 0.5, features, 0)
    found = regression.fit_sparse(csr_matrix(thinned), numbers, 2.0, 500)
    whole = regression.fit([thinned], numbers, 2.0, 500)
    assert chances(thinned, found) == pytest.approx(chances(thinned, whole), abs=0.005)


def test_a_loaded_vectorizer_gives_rows_in_the_bits_of_the_weights():
    fitted = TfidfVectorizer(dtype=np.float32).fit(["my leg aches", "your leg"])
    loaded = TfidfVectorizer(dtype=np.float32, vocabulary=fitted.vocabulary_)
    loaded.idf_ = fitted.idf_
    assert loaded.transform(["leg"]).dtype == np.float64
    assert regression.rows_of(loaded, ["leg"]).dtype == np.float32
