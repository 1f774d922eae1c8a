"""Patterns of the YAML files that people edit, with names for words used often."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from veinguide.errors import ContentError

NOTHING = re.compile("(?!)")
_NAMED = re.compile(r"\{([a-z_]+)\}")


class PatternReader:
    """Reads patterns, and notes what is wrong with them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.problems: list[str] = []
        self._words: dict[str, str] = {}
        for name, said in words.items():
            # Words may name the words above them.
            self._words[name] = self._filled(f"words, {name}", str(said))

    def pattern(self, where: str, said: Iterable[str] | None) -> re.Pattern[str] | None:
        if not said:
            return None
        try:
            return re.compile("|".join(self._filled(where, each) for each in said))
        except re.error as error:
            self.problems.append(f"{where}: {error}")
            return None

    def check(self, path: Path) -> None:
        """:raises ContentError: with every problem that was found."""
        if self.problems:
            problems = "\n".join(f"- {line}" for line in self.problems)
            raise ContentError(f"{path}:\n{problems}")

    def _filled(self, where: str, said: str) -> str:
        unknown = set(_NAMED.findall(said)) - self._words.keys()
        self.problems += [f"{where}: there are no words {name}" for name in unknown]
        return _NAMED.sub(lambda name: f"(?:{self._words.get(name[1], '')})", said)
