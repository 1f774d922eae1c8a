"""The days on which the clinic is known to be closed; see content/clinic.yml."""

import re
from dataclasses import dataclass
from datetime import date

from veinguide.booking.dates import WEEKDAY, weekday_number

NAMED = re.compile(rf"\b({WEEKDAY})s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Closed:
    """Weekdays count from 0, Monday."""

    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()

    def on(self, day: date) -> bool:
        return day.weekday() in self.weekdays or day in self.dates

    def rules_out(self, words: str, days: list[date]) -> bool:
        """Whether nothing that the visitor named is open."""
        if days:
            return all(self.on(day) for day in days)
        named = [weekday_number(found[1].lower()) for found in NAMED.finditer(words)]
        return bool(named) and self.weekdays.issuperset(named)


ALWAYS_OPEN = Closed()
