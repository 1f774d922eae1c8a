from typing import Any

import pytest
from rasa.engine.storage.resource import Resource

from addons.spelling import Speller, VeinSpelling
from veinguide.errors import SettingsError


@pytest.fixture
def speller() -> Speller:
    targets = ["insurance", "varicose", "veins", "does", "cramps", "start"]
    return Speller(targets, ["statin", "cover", *targets], 4, 7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("insurence?", "insurance?"),
        ("vericose viens", "varicose veins"),
        ("inshurense", "inshurense"),
        ("does insurance cover it", "does insurance cover it"),
    ],
)
def test_a_near_word_is_put_right_and_a_far_one_left(
    speller: Speller, typed: str, meant: str
) -> None:
    assert speller.correct(typed) == meant


@pytest.mark.parametrize("word", ["statins", "covered", "doesn't", "vei"])
def test_forms_of_known_words_and_short_words_are_left(
    speller: Speller, word: str
) -> None:
    assert speller.correct(word) == word


def test_the_text_stays_as_typed_and_only_the_parts_are_corrected(trained: Any) -> None:
    message = trained.read("how muchh is the lazer, is it panful")
    assert message.get("text") == "how muchh is the lazer, is it panful"
    assert message.get("parts") == ["how much is the laser, is it painful"]


def test_a_loaded_speller_corrects_as_the_trained_one(trained: Any) -> None:
    loaded = VeinSpelling.load(
        {**VeinSpelling.get_default_config(), "target_count": 1},
        trained.storage,
        Resource("VeinSpelling"),
        trained.context,
    )
    assert loaded.speller is not None
    assert loaded.speller.targets == trained.spelling.speller.targets
    assert loaded.speller.known == trained.spelling.speller.known


def test_a_number_of_nothing_is_refused_when_it_is_built(component: Any) -> None:
    with pytest.raises(SettingsError, match="shortest_letters"):
        component(VeinSpelling, shortest_letters=0)
