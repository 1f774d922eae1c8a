"""What people say after an alarm, and the reminder that answers it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage.table import INTENTS

FILE = PROJECT_ROOT / "content" / "alarm_replies.yml"
_LISTS = ("says", "unless", "intents", "after", "signs")
_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Row:
    """One row of the table; an empty `after` or `signs` limits nothing."""

    name: str
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    intents: frozenset[str]
    after: frozenset[str]
    signs: frozenset[str]

    def fits(self, words: str, intent: str, sign: str | None, given: set[str]) -> bool:
        said = intent in self.intents or bool(self.says and self.says.search(words))
        return (
            said
            and not (self.unless and self.unless.search(words))
            and (not self.after or not self.after.isdisjoint(given))
            and (not self.signs or sign in self.signs)
        )


@dataclass(frozen=True)
class AlarmReplies:
    """`levels` leads from the intent of an alarm to its rows, first choice first."""

    levels: Mapping[str, tuple[Row, ...]]
    subjects: re.Pattern[str]
    visits: re.Pattern[str]

    def fitting(
        self, level: str, words: str, intent: str, sign: str | None, given: set[str]
    ) -> list[str]:
        """The names of the reminders that answer `words`, first choice first."""
        rows = self.levels.get(level, ())
        return [row.name for row in rows if row.fits(words, intent, sign, given)]

    def names_a_subject(self, words: str) -> bool:
        """Whether the words name something that the clinic's answers are about."""
        return bool(self.subjects.search(words))

    def asks_for_a_visit(self, words: str) -> bool:
        return bool(self.visits.search(words))


@lru_cache(maxsize=1)
def alarm_replies() -> AlarmReplies:
    """The project's own table, read once."""
    return load_alarm_replies()


def load_alarm_replies(path: Path = FILE) -> AlarmReplies:
    """:raises ContentError: with every problem of the file."""
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ContentError(f"{path}: cannot be read: {error}") from error
    if not isinstance(written, dict):
        raise ContentError(f"{path}: needs `words`, `subjects`, `visits` and `levels`")
    reader = _Reader(written.get("words") or {})
    levels = {
        level: tuple(reader.rows(level, rows))
        for level, rows in (written.get("levels") or {}).items()
    }
    unknown = sorted(levels.keys() ^ set(INTENTS.values()))
    reader.problems += [f"{level}: not a level, or it is missing" for level in unknown]
    subjects = reader.pattern("subjects", written.get("subjects"))
    visits = reader.pattern("visits", written.get("visits"))
    if not subjects or not visits or reader.problems:
        missing = "`visits` is missing" if subjects else "`subjects` is missing"
        problems = reader.problems or [missing]
        raise ContentError(f"{path}:\n" + "\n".join(f"- {line}" for line in problems))
    return AlarmReplies(levels, subjects, visits)


class _Reader:
    """Reads rows, and notes what is wrong with them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.problems: list[str] = []
        self._words: dict[str, str] = {}
        for name, said in words.items():
            # Words may name the words above them.
            self._words[name] = self._filled(f"words, {name}", str(said))

    def rows(self, level: str, rows: Iterable[Mapping[str, Any]]) -> Iterable[Row]:
        for row in rows:
            where = f"{level}, {row.get('name', 'a row without a name')}"
            self._check(where, row)
            yield Row(
                str(row.get("name")),
                self.pattern(where, row.get("says")),
                self.pattern(where, row.get("unless")),
                *(frozenset(row.get(key) or ()) for key in _LISTS[2:]),
            )

    def pattern(self, where: str, said: Iterable[str] | None) -> re.Pattern[str] | None:
        if not said:
            return None
        try:
            return re.compile("|".join(self._filled(where, each) for each in said))
        except re.error as error:
            self.problems.append(f"{where}: {error}")
            return None

    def _filled(self, where: str, said: str) -> str:
        unknown = set(_NAMED.findall(said)) - self._words.keys()
        self.problems += [f"{where}: there are no words {name}" for name in unknown]
        return _NAMED.sub(lambda name: f"(?:{self._words.get(name[1], '')})", said)

    def _check(self, where: str, row: Mapping[str, Any]) -> None:
        if not row.get("name"):
            self.problems.append(f"{where}: `name` is missing")
        if not row.get("says") and not row.get("intents"):
            self.problems.append(f"{where}: needs `says` or `intents`")
        unknown = row.keys() - {"name", *_LISTS}
        self.problems += [f"{where}: {key} is not known" for key in sorted(unknown)]
        not_lists = [k for k in _LISTS if not isinstance(row.get(k) or [], list)]
        self.problems += [f"{where}: {key} must be a list" for key in not_lists]
