import numpy as np
import pytest

from addons.nearest_told import DIMENSIONS, NEIGHBOURS, NearestTold

CLASSES = 3


@pytest.fixture(scope="module")
def told():
    """Three clouds of vectors, far from one another, and their numbers."""
    random = np.random.default_rng(1)
    centres = random.normal(size=(CLASSES, 2 * DIMENSIONS))
    numbers = np.repeat(np.arange(CLASSES), 60)
    vectors = centres[numbers] + random.normal(scale=0.6, size=(180, 2 * DIMENSIONS))
    return vectors.astype(np.float32), numbers


@pytest.fixture(scope="module")
def nearest(told):
    return NearestTold.fit(*told)


def test_the_shares_of_a_vector_are_one_in_sum(nearest, told):
    shares = nearest.shares(told[0])
    assert shares.shape == (180, CLASSES)
    assert shares.sum(axis=1) == pytest.approx(np.ones(180), abs=1e-5)


def test_a_vector_among_its_kind_is_of_that_kind(nearest, told):
    vectors, numbers = told
    assert (nearest.shares(vectors).argmax(axis=1) == numbers).all()


def test_one_example_decides_for_what_is_said_as_in_it(told):
    vectors, numbers = told
    # In the middle of the first cloud stands one example of another class.
    taught = NearestTold.fit(
        np.vstack([vectors, vectors[:1] * 1.001]), np.append(numbers, CLASSES - 1)
    )
    before = NearestTold.fit(vectors, numbers).shares(vectors[:1])[0, CLASSES - 1]
    assert before < 0.01
    assert taught.shares(vectors[:1])[0, CLASSES - 1] > 0.3
    assert taught.shares(vectors[1:2])[0, CLASSES - 1] < 0.3


def test_fewer_examples_than_neighbours_will_do():
    vectors = np.eye(NEIGHBOURS - 5, 20, dtype=np.float32)
    nearest = NearestTold.fit(vectors, np.arange(len(vectors)))
    assert nearest.shares(vectors).argmax(axis=1).tolist() == [0, 1, 2]


def test_what_is_kept_in_a_file_says_the_same(nearest, told, tmp_path):
    np.savez(tmp_path / "nearest.npz", **nearest.arrays())
    with np.load(tmp_path / "nearest.npz", allow_pickle=False) as kept:
        again = NearestTold.load(kept)
    assert again.shares(told[0]) == pytest.approx(nearest.shares(told[0]), abs=0.02)
