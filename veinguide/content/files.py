"""Read the YAML files into records, noting everything that does not fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import yaml

from veinguide.content.records import (
    Button,
    Clinic,
    Content,
    Fact,
    Glossary,
    Link,
    Review,
    Study,
    Term,
    Variation,
)
from veinguide.errors import ContentError

Record = TypeVar("Record")
Row = Mapping[str, Any]

_BOOL = "tag:yaml.org,2002:bool"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Loader(yaml.SafeLoader):
    """YAML as Rasa reads it, where `on` and `yes` are words and not booleans."""

    yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != _BOOL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOL, re.compile("true|false"), list("tf"))


@dataclass
class Problems:
    """Everything wrong with the files so far."""

    found: list[str] = field(default_factory=list)

    def note(self, where: str, what: str) -> None:
        self.found.append(f"{where}: {what}")

    def raise_any(self) -> None:
        if self.found:
            raise ContentError("\n".join(self.found))


def read_content(root: Path, problems: Problems) -> Content:
    """What could be read; rows that do not fit are left out and noted."""
    return Content(
        facts={row.id: row for row in _read_facts(root, problems)},
        studies={row.id: row for row in _read_studies(root, problems)},
        clinic=_read_clinic(root, problems),
        glossary=read_glossary(root, problems),
        responses=_read_responses(root, problems),
    )


def read_glossary(root: Path, problems: Problems) -> Glossary:
    file = "content/glossary.yml"
    loaded = _load(root / file, problems)
    terms = [
        _record(Term, row, where, problems)
        for where, row in _rows(loaded, "terms", "term", file, problems)
    ]
    vocabulary = loaded.get("vocabulary")
    if not isinstance(vocabulary, dict):
        problems.note(file, "`vocabulary` is missing: entity, value, ways to write it")
        vocabulary = {}
    return Glossary(
        terms=tuple(term for term in terms if term),
        vocabulary={
            entity: {
                value: _texts(texts, f"{file}, {entity} {value}", problems)
                for value, texts in values.items()
            }
            for entity, values in vocabulary.items()
        },
    )


def _read_facts(root: Path, problems: Problems) -> Iterator[Fact]:
    file = "content/facts.yml"
    loaded = _load(root / file, problems)
    for where, row in _rows(loaded, "facts", "id", file, problems):
        review = _record(Review, row.get("reviewed"), f"{where}, reviewed", problems)
        if not _ID.fullmatch(str(row["id"])):
            problems.note(where, "an id is lower-case words joined by hyphens")
        fact = _record(Fact, {**row, "reviewed": review}, where, problems)
        if fact and review:
            yield fact


def _read_studies(root: Path, problems: Problems) -> Iterator[Study]:
    file = "content/studies.yml"
    loaded = _load(root / file, problems)
    for where, row in _rows(loaded, "studies", "id", file, problems):
        study = _record(Study, row, where, problems)
        if study:
            yield study


def _read_clinic(root: Path, problems: Problems) -> Clinic:
    file = "content/clinic.yml"
    row = _load(root / file, problems).get("clinic")
    row = row if isinstance(row, dict) else {}
    links = {
        name: _record(Link, _as_link(row.get(name)), f"{file}, {name}", problems)
        for name in ("youtube", "article")
    }
    clinic = _record(Clinic, {**row, **links}, file, problems)
    # Never used: without a clinic the problems are raised before anybody sees this.
    return clinic or Clinic("", "", "", "", None, None, Link("", None), Link("", None))


def _as_link(row: object) -> object:
    if isinstance(row, dict) and "title" in row:
        return {"name": row["title"], "url": row.get("url")}
    return row


def _read_responses(
    root: Path, problems: Problems
) -> Mapping[str, tuple[Variation, ...]]:
    responses = _load(root / "domain.yml", problems).get("responses")
    if not isinstance(responses, dict):
        problems.note("domain.yml", "`responses` is missing")
        return {}
    return {
        name: tuple(_read_variations(name, rows or [], problems))
        for name, rows in responses.items()
    }


def _read_variations(
    name: str, rows: list[Row], problems: Problems
) -> Iterator[Variation]:
    for number, row in enumerate(rows, start=1):
        where = f"domain.yml, {name}, variation {number}"
        metadata = row.get("metadata") or {}
        buttons = [
            _record(Button, button, f"{where}, buttons", problems)
            for button in row.get("buttons", [])
        ]
        condition = {part["name"]: part["value"] for part in row.get("condition", [])}
        parts = {
            "text": row.get("text"),
            **metadata,
            "buttons": [button for button in buttons if button],
            "condition": condition,
        }
        variation = _record(Variation, parts, where, problems)
        if variation:
            yield variation


def _load(path: Path, problems: Problems) -> Row:
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        problems.note(path.name, "the file is missing")
        return {}
    except yaml.YAMLError as error:
        problems.note(path.name, f"not YAML: {error}")
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _rows(
    loaded: Row, key: str, name: str, file: str, problems: Problems
) -> Iterator[tuple[str, Row]]:
    """Each row of a list with the place to name in a problem; ids are unique."""
    seen: set[str] = set()
    if not loaded.get(key):
        problems.note(file, f"`{key}` is missing or empty")
    for number, row in enumerate(loaded.get(key) or [], start=1):
        if not isinstance(row, dict) or name not in row:
            problems.note(f"{file}, entry {number}", f"`{name}` is missing")
            continue
        where = f"{file}, {row[name]}"
        if row[name] in seen:
            problems.note(where, f"this `{name}` is used twice")
        seen.add(row[name])
        yield where, row


def _texts(value: object, where: str, problems: Problems) -> tuple[str, ...]:
    if not _fits(value, tuple[str, ...]):
        problems.note(where, "expected a list of texts")
        return ()
    assert isinstance(value, list)
    return tuple(value)


def _record(
    kind: type[Record], row: object, where: str, problems: Problems
) -> Record | None:
    """The row as a record, or None with the reasons noted."""
    if not isinstance(row, dict):
        problems.note(where, "is missing")
        return None
    hints = get_type_hints(kind)
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    wrong = [f"`{key}` is not a field" for key in row if key not in known]
    wrong += [
        f"`{name}` is missing"
        for name, one in known.items()
        if name not in row and one.default is MISSING
    ]
    wrong += [
        f"`{key}` cannot be {value!r}"
        for key, value in row.items()
        if key in known and not _fits(value, hints[key])
    ]
    for what in wrong:
        problems.note(where, what)
    if wrong:
        return None
    return kind(
        **{
            key: tuple(value) if isinstance(value, list) else value
            for key, value in row.items()
        }
    )


def _fits(value: object, hint: Any) -> bool:
    """Whether a value read from YAML is what a field of a record asks for."""
    options = get_args(hint)
    if get_origin(hint) is tuple:
        return isinstance(value, list) and all(_fits(one, options[0]) for one in value)
    if get_origin(hint) is not None and type(None) in options:
        return value is None or any(_fits(value, one) for one in options)
    if hint is type(None):
        return value is None
    if get_origin(hint) is not None:
        return isinstance(value, dict)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is str:
        return isinstance(value, str) and bool(value.strip())
    if hint is date:
        return isinstance(value, date)
    return isinstance(value, hint)
