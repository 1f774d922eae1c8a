"""A message that only names what it is about asks for all of it."""

import pytest

from veinguide.particular.subjects import is_bare_subject


@pytest.mark.parametrize(
    "text",
    [
        "varicose",
        "define varicose vein",
        "why do i have varicose veins",
        "insurance?",
        "magnesium help?",
        "is magnesium good for leg cramps",
        "do compression socks work",
        "tell me about the laser please",
        "what does quinine do",
        "does insurance pay",
    ],
)
def test_a_bare_subject(text: str) -> None:
    assert is_bare_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much magnesium",
        "magnesium for restless legs",
        "compression socks or laser",
        "do i need insurance",
        "does insurance pay for stripping",
        "are stockings good for clots",
        "does varicose hurt",
        "open saturdays?",
        "does it help",
        "",
    ],
)
def test_what_asks_more_or_names_nothing(text: str) -> None:
    assert not is_bare_subject(text)
