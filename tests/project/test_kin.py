"""The words for the people around a visitor stand in one module."""

import re
from pathlib import Path

import pytest

from veinguide import kin

ROOT = Path(__file__).parents[2]
LISTED = re.compile(r"husband\||\|husband")


def test_no_other_module_lists_them_again():
    modules = [
        path
        for folder in ("actions", "addons", "veinguide", "web")
        for path in (ROOT / folder).rglob("*.py")
    ]
    holding = [path.name for path in modules if LISTED.search(path.read_text())]
    # It tells who of them may be with child.
    assert holding == ["while_pregnant.py"]


@pytest.mark.parametrize(
    "word",
    [
        "mother-in-law",
        "sister in law",
        "stepmom",
        "step-son",
        "half brother",
        "hubby",
        "fiancé",
        "grandmother",
        "great grandma",
        "godson",
    ],
)
def test_kin_are_those_of_a_step_and_by_law_too(word):
    assert re.fullmatch(kin.KIN, word, re.IGNORECASE)


@pytest.mark.parametrize("word", ["appointment", "sonogram", "clinic", "person"])
def test_nothing_else_is_kin(word):
    assert not re.fullmatch(kin.PEOPLE, word, re.IGNORECASE)
