"""What the assistant says, as the tests of its wording read it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from evaluation.lint import grade
from veinguide.content import Content, Variation, load_content


@dataclass(frozen=True)
class Reply:
    """One wording, with the name to look for in domain.yml when a test fails."""

    name: str
    variation: Variation

    @property
    def text(self) -> str:
        return " ".join(self.variation.text.split())

    @property
    def grade(self) -> float:
        """US school grade (Flesch-Kincaid)."""
        return grade(re.sub(r"\{\w+\}", "Anna", self.text))

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    def __repr__(self) -> str:
        return f"{self.name} {dict(self.variation.condition)}"


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    return load_content(root)


@pytest.fixture(scope="session")
def intents(root: Path) -> set[str]:
    domain = yaml.safe_load((root / "domain.yml").read_text())
    return {next(iter(i)) if isinstance(i, dict) else i for i in domain["intents"]}


@pytest.fixture(scope="session")
def replies(content: Content) -> list[Reply]:
    """Every wording in English; grades and syllables mean nothing elsewhere."""
    return [
        Reply(name, variation)
        for name, variations in content.responses.items()
        for variation in variations
        if "language" not in dict(variation.condition)
    ]


@pytest.fixture(scope="session")
def answers(replies: list[Reply]) -> list[Reply]:
    return [reply for reply in replies if reply.variation.kind == "answer"]


@pytest.fixture(scope="session")
def alarms(replies: list[Reply]) -> list[Reply]:
    return [reply for reply in replies if reply.variation.kind == "emergency"]


@pytest.fixture(scope="session")
def resting_on(replies: list[Reply]):
    """The replies that rest on any of the facts."""

    def find(*facts: str) -> list[Reply]:
        return [r for r in replies if set(facts) & set(r.variation.facts)]

    return find


@pytest.fixture(scope="session")
def saying(replies: list[Reply]):
    """The replies whose text has the pattern."""

    def find(pattern: str) -> list[Reply]:
        return [reply for reply in replies if reply.says(pattern)]

    return find
