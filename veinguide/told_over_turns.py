"""What says little alone, but makes a danger with what was told before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from veinguide import PROJECT_ROOT
from veinguide.errors import ContentError
from veinguide.triage import RedFlag
from veinguide.triage.table import INTENTS, OTHER_SIGN
from veinguide.written_patterns import NOTHING, PatternReader
from veinguide.yaml_files import read_yaml

FILE = PROJECT_ROOT / "content" / "told_over_turns.yml"
# The sign of a piece that raises again what was settled.
SAME = "same"
REMEMBERED_MESSAGES = 6
# So many kinds of hints are enough; one word fewer may be a bad day.
ENOUGH_HINTS = 2
_KEYS = {"sign", "level", "after", "told", "unless_told", "says", "unless"}


@dataclass(frozen=True)
class Raised:
    """An alarm of the conversation; `stands`, nothing settled it since."""

    level: str
    sign: str
    stands: bool


@dataclass(frozen=True)
class Piece:
    """One row of the table."""

    sign: str
    level: str
    after: frozenset[str]
    told: re.Pattern[str] | None
    unless_told: re.Pattern[str] | None
    says: re.Pattern[str]
    unless: re.Pattern[str] | None

    def adds(
        self, words: str, before: Sequence[str], raised: Iterable[Raised]
    ) -> RedFlag | None:
        if not self.says.search(words) or (self.unless and self.unless.search(words)):
            return None
        intent = INTENTS[self.level]
        if self.told:
            told = [said for said in before if self.told.search(said)]
            takes_back = self.unless_told
            if not told or (takes_back and any(map(takes_back.search, before))):
                return None
            return RedFlag(self.sign, self.level, intent)
        raised = list(raised)
        for alarm in raised:
            sign = alarm.sign if self.sign == SAME else self.sign
            if alarm.sign not in self.after or Raised(intent, sign, True) in raised:
                continue
            if self.sign != SAME or alarm.level == intent:
                return RedFlag(sign, self.level, intent)
        return None


@dataclass(frozen=True)
class ToldOverTurns:
    """The pieces, first choice first, and the hints of despair by kind."""

    pieces: tuple[Piece, ...]
    hints: tuple[re.Pattern[str], ...]
    no_hint: re.Pattern[str]

    def found(
        self, words: str, before: Sequence[str], raised: Sequence[Raised]
    ) -> RedFlag | None:
        """What the newest message adds to those before, oldest first."""
        lately = before[-REMEMBERED_MESSAGES:]
        found = (piece.adds(words, lately, raised) for piece in self.pieces)
        flag = next(filter(None, found), None)
        return flag or self._despair(words, lately, raised)

    def _despair(
        self, words: str, before: Sequence[str], raised: Sequence[Raised]
    ) -> RedFlag | None:
        new = self._hints(words)
        all_of_them = new.union(*map(self._hints, before))
        spoken_of = any(alarm.level == INTENTS["crisis"] for alarm in raised)
        if spoken_of or not new or len(all_of_them) < ENOUGH_HINTS:
            return None
        return RedFlag(OTHER_SIGN, "crisis", INTENTS["crisis"])

    def _hints(self, words: str) -> set[int]:
        if self.no_hint.search(words):
            return set()
        return {at for at, hint in enumerate(self.hints) if hint.search(words)}


@lru_cache(maxsize=1)
def told_over_turns() -> ToldOverTurns:
    """The project's own table, read once."""
    return load_told_over_turns()


def load_told_over_turns(path: Path = FILE) -> ToldOverTurns:
    """:raises ContentError: with every problem of the file."""
    written = read_yaml(path)
    if not isinstance(written, dict):
        raise ContentError(f"{path}: needs `words`, `pieces` and `hints`")
    reader = _Reader(written.get("words") or {})
    pieces = [
        reader.piece(at, row) for at, row in enumerate(written.get("pieces") or [])
    ]
    hints = [
        reader.needed(f"hints, {name}", [said])
        for name, said in (written.get("hints") or {}).items()
    ]
    no_hint = reader.needed("no_hint", [written.get("no_hint") or ""])
    reader.check(path)
    return ToldOverTurns(tuple(pieces), tuple(hints), no_hint)


class _Reader(PatternReader):
    """Reads the rows of the table."""

    def piece(self, at: int, row: Mapping[str, Any]) -> Piece:
        where = f"pieces, {at + 1}, {row.get('sign')}"
        unknown = row.keys() - _KEYS
        self.problems += [f"{where}: {key} is not known" for key in sorted(unknown)]
        level = str(row.get("level"))
        if level not in INTENTS:
            self.problems.append(f"{where}: level must be one of {', '.join(INTENTS)}")
        if bool(row.get("after")) == bool(row.get("told")):
            self.problems.append(f"{where}: needs `after` or `told`, and not both")
        return Piece(
            str(row.get("sign")),
            level,
            frozenset(row.get("after") or ()),
            self.pattern(where, row.get("told")),
            self.pattern(where, row.get("unless_told")),
            self.needed(where, row.get("says")),
            self.pattern(where, row.get("unless")),
        )

    def needed(self, where: str, said: Iterable[str] | None) -> re.Pattern[str]:
        found = self.pattern(where, said)
        if not found or not found.pattern:
            self.problems.append(f"{where}: words are missing")
        return found or NOTHING
