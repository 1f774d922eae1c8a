import pytest

from veinguide.languages import is_spanish, language_asked_for


@pytest.mark.parametrize(
    "said",
    [
        "no puedo respirar",
        "quiero morirme",
        "me duele el pecho",
        "se tomó muchas pastillas y no despierta",
        "Mi esposo me está golpeando, ayuda",
    ],
)
def test_spanish(said):
    assert is_spanish(said)


@pytest.mark.parametrize(
    "said",
    ["", "chest pain", "no chest pain, no swelling", "i can't breathe"],
)
def test_not_spanish(said):
    assert not is_spanish(said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Hola, do you speak Spanish?", "es"),
        ("can you answer in Spanish", "es"),
        ("habla espanol?", "es"),
        ("u understand vietnamese?", "vi"),
        ("do you know Somali", "so"),
        ("can I write to you in Arabic", "ar"),
        ("mandarin please", "zh"),
        ("what is the spanish word for plumber", None),
        ("my mother only speaks Spanish", None),
        ("do you have a Spanish speaking nurse", None),
        ("do you speak French", None),
    ],
)
def test_the_language_that_is_asked_for(said, code):
    assert language_asked_for(said) == code
