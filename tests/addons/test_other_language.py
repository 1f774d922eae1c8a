from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from addons.other_language import OtherLanguage
from evaluation.sets import read_lines

SETS = Path(__file__).parents[2] / "evaluation" / "sets"


@pytest.fixture
def detector(component):
    return component(OtherLanguage)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("me duelen las piernas por la noche", "es"),
        ("hablan español", "es"),
        ("NECESITO UNA CITA PARA MIS VARICES", "es"),
        ("tôi bị chuột rút ở chân", "vi"),
        ("lugaha ayaa i xanuunaya", "so"),
        ("ساقي تؤلمني في الليل", "ar"),
        ("我的腿晚上抽筋", "zh"),
        ("olá, vocês falam português?", "other"),
        ("bonjour, est-ce que le traitement fait mal", "other"),
        ("ich brauche einen Termin bitte", "other"),
        ("sumasakit ang binti ko sa gabi", "other"),
        ("у меня болят ноги", "other"),
        ("다리가 아파요", "other"),
    ],
)
def test_a_message_in_another_language_is_noticed(detector, said, code):
    [message] = detector.process([Message.build(said)])
    assert message.get("intent")["name"] == "other_language"
    [entity] = message.get("entities")
    assert (entity["entity"], entity["value"]) == ("language", code)


@pytest.mark.parametrize(
    "said",
    [
        "why do my legs cramp",
        "ropinirole vs pramipexole",
        "Maria del Carmen Ortiz",
        "Nguyen Thi Lan",
        "Abdi Mohamed Ali",
        "Jean-Pierre Dubois",
        "Hans Peter Müller",
        "Giuseppe Di Lorenzo",
        "my name is João da Silva",
        "Wolfgang Amadeus von Hohenstein",
        "thx",
        "blah blah blah",
        "816-555-0142",
        "",
    ],
)
def test_english_names_and_numbers_are_left_alone(detector, said):
    assert detector.language(said) is None


def test_the_english_questions_of_the_dev_set_are_left_alone(detector):
    lines = read_lines(SETS / "intents_dev.jsonl")
    noticed = [line.text for line in lines if detector.language(line.text)]
    assert noticed == []


def test_a_red_flag_keeps_its_intent(detector):
    message = Message.build("no puedo respirar bien desde ayer")
    message.set("red_flag", "breathing")
    [after] = detector.process([message])
    assert after.get("intent") is None
