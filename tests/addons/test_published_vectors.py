from pathlib import Path

import numpy as np
import pytest
import yaml

from addons import published_vectors
from addons.published_vectors import MANY_TEXTS, PublishedVectors, publish, read
from addons.sentence_encoders import MPNet
from addons.vector_cache import key_of
from addons.wording import plain
from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError

QUESTIONS = PROJECT_ROOT / "content" / "particular_questions.yml"
TEXTS = [f"line {number}" for number in range(MANY_TEXTS)]


def encoded(texts, seed=1):
    """Vectors that are not of length 1, as those of a weighted encoder are not."""
    rows = np.random.default_rng(seed).normal(size=(len(texts), 64))
    return rows.astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = encoded(TEXTS)
    publish({key_of(t): row for t, row in zip(TEXTS, rows, strict=True)}, tmp_path)
    return tmp_path


def cosines(one, other):
    return (one * other).sum(1) / np.linalg.norm(one, axis=1)


def test_what_is_published_is_not_encoded_again(folder):
    def never(texts):
        raise AssertionError(texts)

    rows = PublishedVectors(never, folder)(TEXTS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-4)
    own = encoded(TEXTS)
    assert cosines(own, rows).min() > 0.97


def test_only_what_is_new_is_encoded(folder):
    asked = []

    def encode(texts):
        asked.extend(texts)
        return np.full((len(texts), 64), 0.125, dtype=np.float32)

    rows = PublishedVectors(encode, folder)(["new", *TEXTS, "newer", "new"])
    assert asked == ["new", "newer"]
    assert (rows[[0, -2, -1]] == 0.125).all()
    assert (rows[1:-2] != 0.125).all()


def test_a_message_is_encoded_as_it_is(folder):
    asked = []

    def encode(texts):
        asked.extend(texts)
        return encoded(texts)

    PublishedVectors(encode, folder)(TEXTS[:1])
    assert asked == TEXTS[:1]


def test_a_later_file_holds_only_what_is_new(folder):
    before = read(folder)
    more = {key_of("more"): encoded(["more"])[0]}
    path = publish(before | more, folder)
    assert path is not None
    with np.load(path) as kept:
        assert kept["keys"].tolist() == [key_of("more")]
    assert set(read(folder)) == set(before) | set(more)
    assert publish(before | more, folder) is None


def test_no_folder_is_no_vectors(tmp_path):
    assert read(tmp_path / "nothing") == {}


def test_a_broken_file_says_what_to_do(folder):
    path = next(folder.glob("*.npz"))
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(SettingsError, match=f"{path.name}.*remove it"):
        read(folder)


def test_the_published_vectors_are_those_of_the_encoder():
    """A new encoder, or other weights of it, needs them published anew."""
    narrow = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    texts = [plain(each["asks"][0]) for each in narrow if "asks" in each]
    known = read(published_vectors.FOLDER)
    some = [text for text in texts if key_of(text) in known][:40]
    assert len(some) == 40
    rows = np.vstack([known[key_of(text)] for text in some])
    assert cosines(MPNet()(some), rows).min() > 0.95
