"""The clinic's number is the same wherever it is told; the README says where."""

import re
from pathlib import Path

import pytest

from veinguide.content import load_content

SHOWN = re.compile(r"(?<!\d)(?:1-)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
OF_A_VISITOR = re.compile(r"\D555\D01\d\d$")  # such numbers are nobody's
HOTLINES = {"1-800-222-1222", "1-800-799-7233"}
TELLING = [
    "domain.yml",
    "content/facts.yml",
    "widget/dom.js",
    "widget/vein-guide-element.js",
    "evaluation/lint.py",
    "evaluation/faults.py",
]


@pytest.mark.parametrize("name", TELLING)
def test_every_number_that_is_told_is_the_clinics_or_a_hotline(
    root: Path, name: str
) -> None:
    told = set(SHOWN.findall((root / name).read_text(encoding="utf-8")))
    told = {number for number in told - HOTLINES if not OF_A_VISITOR.search(number)}
    assert told == {load_content(root).clinic.phone}


def test_pressing_the_number_calls_it(root: Path) -> None:
    clinic = load_content(root).clinic
    assert clinic.phone_link == "tel:+1" + re.sub(r"\D", "", clinic.phone)


def test_the_readme_names_the_number_that_is_to_be_replaced(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert f"git grep -lF {load_content(root).clinic.phone}" in readme
