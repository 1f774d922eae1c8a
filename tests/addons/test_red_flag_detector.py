import pytest
from rasa.shared.nlu.constants import INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from addons.red_flag_detector import RedFlagDetector
from veinguide.triage import load_triage


@pytest.fixture(scope="module")
def detector():
    return RedFlagDetector(load_triage())


@pytest.fixture
def understood(detector):
    def read(text):
        [message] = detector.process([Message.build(text)])
        return message

    return read


def test_an_emergency_sets_the_intent_with_full_confidence(understood):
    message = understood("I can't breathe")
    assert message.get("intent") == {"name": "report_emergency", "confidence": 1.0}
    assert message.get(INTENT_RANKING_KEY) == [message.get("intent")]


def test_an_emergency_names_its_sign_as_an_entity_over_the_whole_message(understood):
    [entity] = understood("I can't breathe").get("entities")
    assert entity["entity"] == "red_flag"
    assert entity["value"] == "breathing"
    assert (entity["start"], entity["end"]) == (0, 15)
    assert entity["extractor"] == "RedFlagDetector"


def test_the_sign_is_part_of_what_rasa_hands_on(understood):
    shown = understood("I want to die").as_dict(only_output_properties=True)
    assert shown["red_flag"] == "suicide"
    assert shown["intent"]["name"] == "report_crisis"


def test_a_harmless_question_is_left_for_the_classifier(understood):
    message = understood("what causes leg cramps?")
    assert message.get("intent") is None
    assert message.get("red_flag") is None


def test_a_button_is_left_alone(understood):
    assert understood("/inform_i_cant_breathe").get("red_flag") is None


def test_a_message_without_text_is_left_alone(detector):
    [message] = detector.process([Message(data={"intent": "greet"})])
    assert message.get(TEXT) is None
    assert message.get("intent") == "greet"


def test_entities_found_earlier_are_kept(detector):
    message = Message.build("my chest hurts")
    message.set("entities", [{"entity": "body_part", "value": "leg"}])
    [marked] = detector.process([message])
    assert [e["entity"] for e in marked.get("entities")] == ["body_part", "red_flag"]


def test_a_changed_table_changes_the_fingerprint(monkeypatch, tmp_path):
    before = RedFlagDetector.fingerprint_addon({})
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "red_flags.yml").write_text("signs: []")
    monkeypatch.setattr("addons.red_flag_detector.PROJECT_ROOT", tmp_path)
    assert RedFlagDetector.fingerprint_addon({}) != before
