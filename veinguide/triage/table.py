"""Read content/red_flags.yml and report everything that is wrong with it at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from veinguide.errors import ContentError
from veinguide.triage.checks import missing_names, sequences_of
from veinguide.triage.patterns import (
    PatternError,
    Rule,
    RuleIndex,
    Sequence,
    Sign,
    choices,
    is_group,
    is_name,
    read_pattern,
    read_sequence,
)
from veinguide.triage.words import Vocabulary
from veinguide.yaml_files import read_yaml

# Most severe first; each level has the intent that answers it.
INTENTS = {
    "emergency": "report_emergency",
    "crisis": "report_crisis",
    "poisoning": "report_poisoning",
    "urgent": "report_urgent_symptom",
}
# A sign of the table that bears its level's name is told of no single illness.
OTHER_SIGN = "other"
# The C reader loads the table ten times as fast; both build plain values only.
_EXCUSES = ("denied", "past", "asked")


@dataclass(frozen=True)
class Table:
    """Everything content/red_flags.yml says, ready for use.

    `known_by` leads from a word to the group sequences that begin with a word and
    whose longest it is, `led_by` from a group to its sequences that begin with another.
    """

    signs: tuple[Sign, ...]
    known_by: Mapping[str, tuple[tuple[str, Sequence], ...]]
    led_by: Mapping[str, tuple[Sequence, ...]]
    vocabulary: Vocabulary

    @cached_property
    def rules(self) -> RuleIndex:
        return RuleIndex(self.signs)


def load_table(path: Path) -> Table:
    """Raises ContentError with every problem of the file."""
    written = read_yaml(path)
    if not isinstance(written, dict):
        raise ContentError(f"{path}: needs `groups` and `signs`")
    problems: list[str] = []
    groups = _read_groups(written.get("groups") or {}, problems)
    signs = _read_signs(written.get("signs") or [], problems)
    _add_choices(groups, signs)
    problems += missing_names(groups, signs)
    if problems:
        raise ContentError(f"{path}:\n" + "\n".join(f"- {line}" for line in problems))
    known_by: dict[str, list[tuple[str, Sequence]]] = {}
    led_by: dict[str, list[Sequence]] = {}
    for name, sequences in groups.items():
        for sequence in sequences:
            if is_group(sequence.items[0]):
                led_by.setdefault(name, []).append(sequence)
            else:
                known_by.setdefault(sequence.needed, []).append((name, sequence))
    return Table(
        signs,
        {word: tuple(found) for word, found in known_by.items()},
        {name: tuple(found) for name, found in led_by.items()},
        _vocabulary(written, groups, signs),
    )


def _add_choices(
    groups: dict[str, tuple[Sequence, ...]], signs: tuple[Sign, ...]
) -> None:
    """Give every choice such as `hot|warm` a group of its own."""
    sequences = [said for group in groups.values() for said in group]
    for sequence in [*sequences, *sequences_of(signs)]:
        for item in sequence.items:
            if "|" in item:
                groups.setdefault(item, choices(item))


def _read_groups(
    written: Mapping[str, list[str]], problems: list[str]
) -> dict[str, tuple[Sequence, ...]]:
    groups = {}
    for name, lines in written.items():
        if not is_name(name):
            problems.append(f"group {name}: its name must be in capital letters")
        sequences: list[Sequence] = []
        for said in _phrases(lines):
            try:
                sequences.append(read_sequence(said))
            except PatternError as error:
                problems.append(f"group {name}: {error}")
        if not sequences:
            problems.append(f"group {name} is empty")
        groups[name] = tuple(dict.fromkeys(sequences))
    return groups


def _phrases(lines: Any) -> list[str]:
    """Phrases are separated by commas; a group may be one text or a list of texts."""
    texts = [lines] if isinstance(lines, str) else list(lines or ())
    return [said.strip() for text in texts for said in str(text).split(",") if said]


def _read_signs(written: list[dict[str, Any]], problems: list[str]) -> tuple[Sign, ...]:
    signs = []
    for row in written:
        name = row.get("id", "a sign without id")
        for key in ("id", "level", "title", "source", "patterns"):
            if not row.get(key):
                problems.append(f"{name}: {key} is missing")
        if row.get("level") not in INTENTS:
            problems.append(f"{name}: level must be one of {', '.join(INTENTS)}")
        rules = list(_read_rules(row, problems))
        signs.append(
            Sign(
                str(name),
                str(row.get("level")),
                str(row.get("title")),
                str(row.get("source")),
                tuple(rules),
            )
        )
    names = [sign.id for sign in signs]
    problems += [
        f"{name}: is there twice" for name in set(names) if names.count(name) > 1
    ]
    if not signs:
        problems.append("there are no signs")
    return tuple(signs)


def _read_rules(row: dict[str, Any], problems: list[str]) -> Iterable[Rule]:
    shared = row.get("even_when") or []
    for key, extra in (
        ("patterns", []),
        ("patterns_even_when_asked", ["asked"]),
    ):
        even_when = frozenset([*shared, *extra])
        if not even_when.issubset(_EXCUSES):
            problems.append(f"{row.get('id')}: even_when takes {', '.join(_EXCUSES)}")
        for written in row.get(key) or ():
            try:
                yield Rule(read_pattern(str(written)), even_when)
            except PatternError as error:
                problems.append(f"{row.get('id')}: {error}")


def _vocabulary(
    written: Mapping[str, Any],
    groups: Mapping[str, tuple[Sequence, ...]],
    signs: tuple[Sign, ...],
) -> Vocabulary:
    in_groups = {
        item
        for sequences in groups.values()
        for sequence in sequences
        for item in sequence.items
        if not is_group(item)
    }
    in_patterns = {
        item
        for sequence in sequences_of(signs)
        for item in sequence.items
        if not is_group(item)
    }
    targets = {word for word in in_groups if word.isalpha()}
    return Vocabulary(
        in_groups | in_patterns,
        {str(key): str(said) for key, said in (written.get("spellings") or {}).items()},
        targets | {word for word in in_patterns if word.isalpha()},
        _phrases(written.get("real_words")),
    )
