import numpy as np
import pytest

from addons.vector_cache import VectorCache


class Encoder:
    """Counts what it is asked for; a text's vector is its length."""

    def __init__(self):
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)


@pytest.fixture
def encoder():
    return Encoder()


def test_only_new_texts_are_encoded(tmp_path, encoder):
    path = tmp_path / "deep" / "cache.npz"
    VectorCache(path, "1").vectors(["a", "bb"], encoder)
    rows = VectorCache(path, "1").vectors(["bb", "ccc", "a", "bb"], encoder)
    assert encoder.asked == ["a", "bb", "ccc"]
    assert rows[:, 0].tolist() == [2, 3, 1, 2]
    assert rows.dtype == np.float32


def test_other_encoders_begin_anew(tmp_path, encoder):
    VectorCache(tmp_path / "c.npz", "1").vectors(["a"], encoder)
    VectorCache(tmp_path / "c.npz", "2").vectors(["a"], encoder)
    assert encoder.asked == ["a", "a"]


def test_a_broken_file_is_replaced(tmp_path, encoder):
    path = tmp_path / "c.npz"
    path.write_bytes(b"PK\x03\x04 broken")
    VectorCache(path, "1").vectors(["a"], encoder)
    VectorCache(path, "1").vectors(["a"], encoder)
    assert encoder.asked == ["a"]


def test_the_texts_cannot_be_read_back(tmp_path, encoder):
    VectorCache(tmp_path / "c.npz", "1").vectors(["my secret leg"], encoder)
    assert b"secret" not in (tmp_path / "c.npz").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["c.npz"]
