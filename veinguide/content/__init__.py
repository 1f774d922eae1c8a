"""What the assistant may say and why: content/ and the responses of domain.yml."""

from pathlib import Path

from veinguide import PROJECT_ROOT
from veinguide.content.checks import problems_of
from veinguide.content.files import Problems, read_content, read_glossary
from veinguide.content.records import (
    Button,
    Clinic,
    Content,
    Fact,
    Glossary,
    Link,
    Review,
    Source,
    Study,
    Term,
    Variation,
)

__all__ = [
    "Button",
    "Clinic",
    "Content",
    "Fact",
    "Glossary",
    "Link",
    "Review",
    "Source",
    "Study",
    "Term",
    "Variation",
    "load_content",
    "load_glossary",
]


def load_content(root: Path = PROJECT_ROOT) -> Content:
    """Read content/ and domain.yml.

    :raises ContentError: naming every row that cannot be read; if all can, every tie
        between them that does not hold.
    """
    problems = Problems()
    content = read_content(root, problems)
    problems.raise_any()
    problems.found.extend(problems_of(content))
    problems.raise_any()
    return content


def load_glossary(root: Path = PROJECT_ROOT) -> Glossary:
    """Only the words, for the entity matcher.

    :raises ContentError: as load_content.
    """
    problems = Problems()
    glossary = read_glossary(root, problems)
    problems.raise_any()
    return glossary
