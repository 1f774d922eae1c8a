"""What people say after an alarm, and the reminder that answers it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage.table import INTENTS
from veinguide.yaml_files import read_yaml

FILE = PROJECT_ROOT / "content" / "alarm_replies.yml"
_PATTERNS = ("says", "unless", "unless_there")
_LISTS = ("intents", "after", "signs")
_SENTENCE_ENDS = ".!?;"
_NAMED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Row:
    """One row of the table; an empty `after` or `signs` limits nothing.

    `unless` looks at the whole message, `unless_there` at the sentences that `says`
    was found in. `by_net` limits it to alarms that no rule raised.
    """

    name: str
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_there: re.Pattern[str] | None
    intents: frozenset[str]
    after: frozenset[str]
    signs: frozenset[str]
    by_net: bool = False

    def fits(
        self,
        words: str,
        intent: str,
        sign: str | None,
        given: set[str],
        by_net: bool = False,
    ) -> bool:
        return (
            (by_net or not self.by_net)
            and (intent in self.intents or self._is_said(words))
            and not (self.unless and self.unless.search(words))
            and (not self.after or not self.after.isdisjoint(given))
            and (not self.signs or sign in self.signs)
        )

    def _is_said(self, words: str) -> bool:
        found = self.says.finditer(words) if self.says else ()
        return any(
            not (
                self.unless_there
                and self.unless_there.search(_sentences(words, *match.span()))
            )
            for match in found
        )


@dataclass(frozen=True)
class AlarmReplies:
    """`levels` leads from the intent of an alarm to its rows, first choice first."""

    levels: Mapping[str, tuple[Row, ...]]
    subjects: re.Pattern[str]
    visits: re.Pattern[str]
    treated: re.Pattern[str]
    means: re.Pattern[str]

    def fitting(
        self,
        level: str,
        words: str,
        intent: str,
        sign: str | None,
        given: set[str],
        by_net: bool = False,
    ) -> list[str]:
        """The names of the reminders that answer `words`, first choice first.

        `by_net` says that the alarm was raised by the learned net alone.
        """
        rows = self.levels.get(level, ())
        fit = (row for row in rows if row.fits(words, intent, sign, given, by_net))
        return [row.name for row in fit]

    def names_a_subject(self, words: str) -> bool:
        """Whether the words name something that the clinic's answers are about."""
        return bool(self.subjects.search(words))

    def asks_for_a_visit(self, words: str) -> bool:
        return bool(self.visits.search(words))

    def tells_of_a_treatment(self, words: str) -> bool:
        """Whether a vein treatment of late is told of."""
        return bool(self.treated.search(words))

    def speaks_of_means(self, words: str) -> bool:
        """Whether something is named that people hurt themselves with."""
        return bool(self.means.search(words))


@lru_cache(maxsize=1)
def alarm_replies() -> AlarmReplies:
    """The project's own table, read once."""
    return load_alarm_replies()


def load_alarm_replies(path: Path = FILE) -> AlarmReplies:
    """:raises ContentError: with every problem of the file."""
    written = read_yaml(path)
    if not isinstance(written, dict):
        raise ContentError(f"{path}: needs `words`, `subjects` and `levels`")
    reader = _Reader(written.get("words") or {})
    levels = {
        level: tuple(reader.rows(level, rows))
        for level, rows in (written.get("levels") or {}).items()
    }
    unknown = sorted(levels.keys() ^ set(INTENTS.values()))
    reader.problems += [f"{level}: not a level, or it is missing" for level in unknown]
    patterns = [
        reader.needed(name, written.get(name))
        for name in ("subjects", "visits", "treated", "means")
    ]
    if reader.problems:
        problems = "\n".join(f"- {line}" for line in reader.problems)
        raise ContentError(f"{path}:\n{problems}")
    return AlarmReplies(levels, *patterns)


def _sentences(words: str, start: int, end: int) -> str:
    """The whole sentences that `start` to `end` reach into."""
    first = max(words.rfind(mark, 0, start) for mark in _SENTENCE_ENDS) + 1
    ends = [words.find(mark, max(start, end - 1)) for mark in _SENTENCE_ENDS]
    last = min((at for at in ends if at >= 0), default=len(words))
    return words[first : last + 1]


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
                name=str(row.get("name")),
                says=self.pattern(where, row.get("says")),
                unless=self.pattern(where, row.get("unless")),
                unless_there=self.pattern(where, row.get("unless_there")),
                intents=frozenset(row.get("intents") or ()),
                after=frozenset(row.get("after") or ()),
                signs=frozenset(row.get("signs") or ()),
                by_net=bool(row.get("by_net")),
            )

    def needed(self, name: str, said: Iterable[str] | None) -> re.Pattern[str]:
        found = self.pattern(name, said)
        if not said:
            self.problems.append(f"`{name}` is missing")
        return found or re.compile("(?!)")

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
        lists = (*_PATTERNS, *_LISTS)
        unknown = row.keys() - {"name", "by_net", *lists}
        self.problems += [f"{where}: {key} is not known" for key in sorted(unknown)]
        not_lists = [k for k in lists if not isinstance(row.get(k) or [], list)]
        self.problems += [f"{where}: {key} must be a list" for key in not_lists]
