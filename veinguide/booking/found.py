"""What was found in a message, value by value."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """Values by slot, and what was wrong with others, also by slot.

    `passing` are days and times that were told in passing, where others are known.
    """

    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    passing: dict[str, str] = field(default_factory=dict)

    def keep(self, slot: str, value: str | None, problem: str | None = None) -> None:
        """A value, or else what was wrong with it, if anything was."""
        if value:
            self.values[slot] = value
        elif problem:
            self.problems[slot] = problem
