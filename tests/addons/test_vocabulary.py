from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from addons.vocabulary import VeinVocabulary
from veinguide.errors import SettingsError


@pytest.fixture(scope="module")
def vocabulary(component: Any) -> VeinVocabulary:
    made: VeinVocabulary = component(VeinVocabulary)
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What is SCLEROTHERAPY?", [("treatment", "sclerotherapy")]),
        ("is EVLT better", [("treatment", "laser_ablation")]),
        ("do the shots sting", [("treatment", "sclerotherapy")]),
        ("is the procedure safe", [("spoken_of", "treatment")]),
        ("i take requip", [("medicine", "ropinirole")]),
        ("I take mirrapex", [("medicine", "pramipexole")]),
        ("does medicaid pay", [("insurer", "medicaid")]),
        ("my calves hurt", [("body_part", "calf")]),
        ("sclerotherpy", [("treatment", "sclerotherapy")]),
        ("hello there", []),
        ("", []),
    ],
)
def test_the_words_of_the_glossary_are_found(
    vocabulary: VeinVocabulary, text: str, found: list[tuple[str, str]]
) -> None:
    assert [(f.entity, f.value) for f in vocabulary.find(text)] == found


def test_the_longest_mention_wins(vocabulary: VeinVocabulary) -> None:
    (found,) = vocabulary.find("I drink tonic water")
    assert (found.value, found.text) == ("quinine", "tonic water")


def test_mentions_come_from_left_to_right(vocabulary: VeinVocabulary) -> None:
    values = [f.value for f in vocabulary.find("EVLT or sclero, will medicare pay")]
    assert values == ["laser_ablation", "sclerotherapy", "medicare"]


def test_a_misspelled_mention_is_less_sure(vocabulary: VeinVocabulary) -> None:
    assert vocabulary.find("sclerotherapy")[0].confidence == 1.0
    assert vocabulary.find("scleroterapy")[0].confidence < 1.0


def test_found_entities_join_those_of_earlier_components(
    vocabulary: VeinVocabulary,
) -> None:
    flag = {"entity": "red_flag", "value": "R1"}
    message = Message.build("is laser ablation safe")
    message.set("entities", [flag])
    first, second = vocabulary.process([message])[0].get("entities")
    assert first == flag
    assert second["value"] == "laser_ablation"
    assert message.get("text")[second["start"] : second["end"]] == "laser ablation"
    assert second["extractor"] == "VeinVocabulary"


def test_a_wrong_number_of_typos_is_refused_when_it_is_built(component: Any) -> None:
    with pytest.raises(SettingsError, match="typos"):
        component(VeinVocabulary, typos=9)
