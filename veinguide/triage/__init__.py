"""Find emergencies in a message by the plain rules of content/red_flags.yml."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from veinguide import PROJECT_ROOT
from veinguide.triage.excuses import Excuses, NoExcuses
from veinguide.triage.patterns import Rule
from veinguide.triage.reading import Match, Reading
from veinguide.triage.table import INTENTS, OTHER_SIGN, Table, load_table

__all__ = ["RedFlag", "Triage", "load_triage"]

_SEVERITY = {level: rank for rank, level in enumerate(INTENTS)}


@dataclass(frozen=True)
class RedFlag:
    """A sign that a message reports."""

    sign: str
    level: str
    intent: str


class Triage:
    """Holds no state between messages: one instance serves many threads."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def find(self, text: str) -> RedFlag | None:
        """The most severe sign, or None."""
        flags = self.find_all(text)
        return flags[0] if flags else None

    def find_all(self, text: str) -> list[RedFlag]:
        """Every sign in the message, most severe first."""
        reading = Reading(text, self.table)
        return self._flags(reading, Excuses(reading))

    def mentions(self, text: str) -> RedFlag | None:
        """The most severe sign named, even if denied, past, asked about or a joke."""
        flags = self._flags(Reading(text, self.table, literal=True), NoExcuses())
        return flags[0] if flags else None

    def says(self, group: str, text: str) -> bool:
        """Whether any words of a group of red_flags.yml stand in the text."""
        return bool(Reading(text, self.table).group(group))

    def title(self, sign: str) -> str | None:
        """What a sign is, in words for staff; None for one that is not in the table."""
        return next((s.title for s in self.table.signs if s.id == sign), None)

    def _flags(self, reading: Reading, excuses: Excuses) -> list[RedFlag]:
        found: set[str] = set()
        for sign, rule in self.table.rules.that_need(reading.maybe_said):
            if sign not in found and _fires(rule, reading, excuses, found):
                found.add(sign)
        flags = [
            RedFlag(_told_as(sign.id), sign.level, INTENTS[sign.level])
            for sign in self.table.signs
            if sign.id in found
        ]
        return sorted(flags, key=lambda flag: _SEVERITY[flag.level])


def _told_as(sign: str) -> str:
    return OTHER_SIGN if sign in INTENTS else sign


@lru_cache(maxsize=1)
def load_triage(root: Path = PROJECT_ROOT) -> Triage:
    """The rules of content/red_flags.yml, read once a process: it takes half a second.

    :raises ContentError: with every problem of the file.
    """
    return Triage(load_table(root / "content" / "red_flags.yml"))


def _fires(rule: Rule, reading: Reading, excuses: Excuses, found: set[str]) -> bool:
    if not all(found.intersection(names) for names in rule.pattern.signs):
        return False
    return all(
        any(_counts(match, rule, excuses) for match in reading.matches(part))
        for part in rule.pattern.parts
    )


def _counts(match: Match, rule: Rule, excuses: Excuses) -> bool:
    return not (
        ("denied" not in rule.even_when and excuses.is_denied(match))
        or ("past" not in rule.even_when and excuses.is_past(match))
        or ("asked" not in rule.even_when and excuses.is_asked(match))
    )
