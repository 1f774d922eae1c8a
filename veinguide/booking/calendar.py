"""The clinic's calendar: which day it is there, and when it is closed."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import yaml

from veinguide import PROJECT_ROOT
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.dates import weekday_number


@dataclass(frozen=True)
class ClinicCalendar:
    """`zone` knows daylight saving; UTC moments go in, the clinic's days come out."""

    zone: ZoneInfo
    closed: Closed = ALWAYS_OPEN

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()


def load_calendar() -> ClinicCalendar:
    """As content/clinic.yml has it; unknown closing days close nothing."""
    path = PROJECT_ROOT / "content" / "clinic.yml"
    clinic = yaml.safe_load(path.read_text())["clinic"]
    weekdays = clinic.get("closed_weekdays") or ()
    return ClinicCalendar(
        zone=ZoneInfo(clinic["time_zone"]),
        closed=Closed(
            weekdays=frozenset(weekday_number(day.lower()) for day in weekdays),
            dates=frozenset(clinic.get("closed_dates") or ()),
        ),
    )
