import pytest

from veinguide.languages import is_spanish


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
