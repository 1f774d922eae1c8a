"""Read the date and time that staff agreed on with a visitor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class VisitTime:
    """A moment, or why there is none: missing | unreadable | past | far."""

    at: datetime | None = None
    problem: str | None = None


def read_visit_time(
    form: Mapping[str, str], *, now: datetime, zone: ZoneInfo
) -> VisitTime:
    """The fields `visit_date` and `visit_time`, by the clinic's clock.

    Earlier today is no mistake: a visit may be noted when it is over.
    """
    written = form.get("visit_date", "").strip(), form.get("visit_time", "").strip()
    if not all(written):
        return VisitTime(problem="missing")
    try:
        day, clock = date.fromisoformat(written[0]), time.fromisoformat(written[1])
    except ValueError:
        return VisitTime(problem="unreadable")
    today = now.astimezone(zone).date()
    if day < today:
        return VisitTime(problem="past")
    if day - today > FURTHEST:
        return VisitTime(problem="far")
    return VisitTime(datetime.combine(day, clock.replace(tzinfo=None), tzinfo=zone))
