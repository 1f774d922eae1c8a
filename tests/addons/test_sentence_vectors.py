from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.resource import Resource

from addons import sentence_vectors
from addons.sentence_vectors import SentenceVectors
from veinguide.errors import SettingsError


def test_both_encoders_stand_side_by_side_with_their_weights(trained: Any) -> None:
    vectors = trained.vectors.vectors(["does it hurt"])
    assert vectors.shape == (1, 768 + 512)
    assert np.linalg.norm(vectors[0, :768]) == pytest.approx(1.5, abs=1e-3)
    assert np.linalg.norm(vectors[0, 768:]) == pytest.approx(1.0, abs=1e-3)


def test_like_questions_are_near_and_others_far(trained: Any) -> None:
    near = trained.vectors.vectors(
        ["is it painful", "will it hurt me", "who plays today"]
    )
    assert near[0] @ near[1] > near[0] @ near[2] + 0.5


def test_a_text_alone_and_in_a_batch_has_one_vector(trained: Any) -> None:
    texts = ["does it hurt", "what does the treatment of my varicose veins cost here"]
    together = trained.vectors.vectors(texts)
    alone = np.vstack([trained.vectors.vectors([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-6)


def test_no_text_has_no_vector(trained: Any) -> None:
    assert len(trained.vectors.vectors([])) == 0


def test_an_empty_message_still_has_one_vector(trained: Any) -> None:
    assert trained.read("").get("part_vectors").rows.shape[0] == 1


def test_an_unknown_encoder_is_refused_when_it_is_built(component: Any) -> None:
    with pytest.raises(SettingsError, match="bert"):
        component(SentenceVectors, encoders={"bert": 1})


def test_the_encoders_are_awake_once_a_model_is_loaded(
    trained: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def encode(texts: list[str]) -> Any:
        read.extend(texts)
        return np.ones((len(texts), 2))

    monkeypatch.setitem(sentence_vectors.ENCODERS, "slow to wake", lambda: encode)
    config = {"encoders": {"slow to wake": 1}, "cache": "", "published": ""}
    SentenceVectors.load(config, trained.storage, Resource("vectors"), trained.context)
    assert read


def test_the_vectors_of_two_texts_have_two_fingerprints(trained: Any) -> None:
    first = trained.read("does it hurt").get("part_vectors").fingerprint()
    assert first != trained.read("what does it cost").get("part_vectors").fingerprint()
    assert first == trained.read("does it hurt").get("part_vectors").fingerprint()
