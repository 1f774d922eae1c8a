from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from addons.intent_classifier import (
    VeinIntentClassifier,
    _with_a_bye,
    _without_faint_replies,
)
from addons.intent_model import IntentModel, ModelSettings
from veinguide import PROJECT_ROOT
from veinguide.errors import SettingsError

QUESTION = "would it hurt a lot"


def answer(trained: Any, message: Message) -> dict[str, Any]:
    found: dict[str, Any] = trained.classifier.process([message])[0].get("intent")
    return found


def test_a_question_in_other_words_is_understood(trained: Any) -> None:
    assert answer(trained, trained.read(QUESTION))["name"] == "ask_treatment_pain"


def test_the_ranking_runs_from_sure_to_unsure(trained: Any) -> None:
    message = trained.read(QUESTION)
    answer(trained, message)
    ranking = message.get("intent_ranking")
    sureness = [intent["confidence"] for intent in ranking]
    assert ranking[0]["name"] == "ask_treatment_pain"
    assert len(ranking) == 5
    assert sureness == sorted(sureness, reverse=True)
    assert 0 <= sureness[-1] <= sureness[0] <= 1


def test_what_is_unlike_every_example_is_unsure(trained: Any) -> None:
    strange = answer(trained, trained.read("my carburetor floods at high altitude"))
    assert (
        strange["confidence"]
        < 0.25
        < answer(trained, trained.read(QUESTION))["confidence"]
    )


def test_a_red_flag_keeps_the_intent_that_triage_gave(trained: Any) -> None:
    emergency = {"name": "report_emergency", "confidence": 1.0}
    message = trained.read("does it hurt", red_flag="R1")
    message.set("intent", emergency)
    assert answer(trained, message) == emergency


def test_a_typed_command_is_out_of_scope(trained: Any) -> None:
    message = trained.read("∕ask_cost")
    assert answer(trained, message) == {"name": "out_of_scope", "confidence": 1.0}


def test_half_a_phone_number_asks_nothing(trained: Any) -> None:
    assert answer(trained, trained.read("12345"))["name"] == "inform"


def test_the_question_after_a_story_counts(trained: Any) -> None:
    story = "Is it painful when the laser is used on me? It is for my mother. "
    assert answer(trained, trained.read(story + "What does it cost?"))["name"] in {
        "ask_cost",
        "ask_treatment_pain",
    }


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        (
            "The laser is painful for me and it hurts. Why is that?",
            "ask_treatment_pain",
        ),
        ("Good morning to you. Why is that?", "ask_more"),
    ],
)
def test_why_after_a_story_asks_about_the_story(
    trained: Any, said: str, intent: str
) -> None:
    assert answer(trained, trained.read(said))["name"] == intent


def test_a_loaded_model_answers_as_the_trained_one(trained: Any) -> None:
    loaded = VeinIntentClassifier.load(
        VeinIntentClassifier.get_default_config(),
        trained.storage,
        Resource("VeinIntentClassifier"),
        trained.context,
    )
    message = trained.read(QUESTION)
    parts, rows = message.get("parts"), message.get("part_vectors").rows
    before = trained.classifier.model.confidences(parts, rows)
    assert loaded.model is not None
    assert np.allclose(loaded.model.confidences(parts, rows), before, atol=2e-3)
    assert loaded.model.intents == trained.classifier.model.intents


def test_the_model_on_disk_holds_arrays_and_json_only(trained: Any) -> None:
    with trained.storage.read_from(Resource("VeinIntentClassifier")) as folder:
        assert {path.suffix for path in folder.iterdir()} == {".npz", ".json"}


@pytest.mark.parametrize("wrong", [{"letter_share": 2}, {"vector_strength": 0}])
def test_a_wrong_setting_is_refused_when_it_is_built(
    component: Any, wrong: dict[str, Any]
) -> None:
    with pytest.raises(SettingsError):
        component(VeinIntentClassifier, **wrong)


def test_training_without_two_intents_says_what_is_missing(component: Any) -> None:
    with pytest.raises(SettingsError, match="at least two intents"):
        component(VeinIntentClassifier).train(TrainingData([]))


def test_several_questions_give_the_first_and_note_the_others(trained: Any) -> None:
    trained.classifier._settings = replace(
        trained.classifier._settings, question_confidence=0.1
    )
    message = trained.read("Does it hurt and what does it cost?")
    assert answer(trained, message)["name"] == "ask_treatment_pain"
    assert message.get("also_asked") == ["ask_cost"]
    assert message.as_dict(only_output_properties=True)["also_asked"] == ["ask_cost"]


def test_the_same_question_twice_is_one(trained: Any) -> None:
    message = trained.read("Does it hurt? Is it painful?")
    answer(trained, message)
    assert message.get("also_asked") is None


def test_a_message_in_another_language_is_left_alone(trained: Any) -> None:
    message = trained.read("does it hurt")
    message.set("language", "es")
    message.set("intent", {"name": "other_language", "confidence": 1.0})
    assert answer(trained, message)["name"] == "other_language"


def few_or_many(examples: int) -> tuple[IntentModel, np.ndarray]:
    """Ten intents far apart or close together, each with its own words."""
    chance = np.random.default_rng(3)
    centres = chance.normal(size=(10, 24)).astype(np.float32)
    noise = chance.normal(size=(10 * examples, 24)).astype(np.float32)
    vectors = np.repeat(centres, examples, axis=0) + 0.5 * noise
    intents = [f"intent_{i // examples}" for i in range(10 * examples)]
    texts = [f"word{i // examples} word{i}" for i in range(10 * examples)]
    return IntentModel.fit(texts, intents, vectors, ModelSettings()), centres


@pytest.mark.parametrize("examples", [5, 40])
def test_the_least_sure_tenth_falls_under_the_threshold_of_config_yml(
    examples: int,
) -> None:
    model, centres = few_or_many(examples)
    chance = np.random.default_rng(4)
    new = np.repeat(centres, 60, axis=0)
    new = new + 0.5 * chance.normal(size=new.shape).astype(np.float32)
    texts = [f"word{i // 60} word{1000 + i}" for i in range(len(new))]
    sure = model.confidences(texts, new).max(axis=1)
    assert 0.02 < np.mean(sure < ModelSettings().unsure_confidence) < 0.3


def test_intents_of_few_examples_keep_their_plain_confidence() -> None:
    model, _ = few_or_many(4)
    assert model._shares.whole_power == 1.0


def test_the_threshold_of_config_yml_is_the_one_that_confidences_are_brought_to() -> (
    None
):
    config = yaml.safe_load((PROJECT_ROOT / "config.yml").read_text())
    [fallback] = [c for c in config["pipeline"] if c["name"] == "FallbackClassifier"]
    assert fallback["threshold"] == ModelSettings().unsure_confidence


@pytest.mark.parametrize(
    ("text", "confidence", "kept"),
    [
        ("yes", 0.3, True),
        ("Right, but she is asleep", 0.18, False),
        ("She have blue cross. Is ok with you?", 0.33, False),
        ("sure, why not?", 0.6, True),
    ],
)
def test_a_faint_yes_that_says_more_is_none(
    text: str, confidence: float, kept: bool
) -> None:
    told = [
        {"name": "affirm", "confidence": confidence},
        {"name": "ask_insurance", "confidence": 0.17},
    ]
    ranking = _without_faint_replies(told, text)
    assert (ranking == told) == kept
    assert len(ranking) == 2
    if not kept:
        assert ranking[0] == told[1]
        assert ranking[1] == {"name": "affirm", "confidence": 0.0}


@pytest.mark.parametrize(("confidence", "is_bye"), [(0.2, True), (0.6, False)])
def test_what_is_hardly_understood_and_ends_with_a_bye_is_one(
    confidence: float, is_bye: bool
) -> None:
    told = [{"name": "change_booking", "confidence": confidence}]
    ranking = _with_a_bye(told, "I'll call them on Monday. bye")
    assert (ranking[0]["name"] == "goodbye") == is_bye
    assert ranking[-1] == told[0]
