from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from veinguide.booking.request import Slot
from veinguide.delivery.period import preferred_period

CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def period(parcel):
    """As it would stand in a calendar; the request is of Monday, November 30."""

    def read(days, time, **told):
        request = parcel(preferred_days=days, preferred_time=time, **told).request
        found = preferred_period(request, CHICAGO)
        return found and f"{found.start:%m-%d %H:%M%z} {found.end:%H:%M}"

    return read


@pytest.mark.parametrize(
    ("days", "time", "expected"),
    [
        ("Tuesday or Thursday", "mornings", "12-01 08:00-0600 12:00"),
        ("Mondays", "afternoon", "12-07 12:00-0600 17:00"),
        ("fri", "after work", "12-04 17:00-0600 20:00"),
        ("next Tue (Tuesday, December 8)", "around 10", "12-08 10:00-0600 11:00"),
        (
            "the 8th thru the 9th (Tuesday, December 8 to Wednesday, December 9)",
            "around 10",
            "12-08 10:00-0600 11:00",
        ),
        ("Tuesday, December 15", "2:30", "12-15 14:30-0600 15:30"),
        ("Tuesday", "after 3", "12-01 15:00-0600 17:00"),
        ("Tuesday", "before noon", "12-01 08:00-0600 12:00"),
        ("Tuesday", "noon", "12-01 12:00-0600 13:00"),
        ("Tuesday", "after lunch", "12-01 13:00-0600 17:00"),
        ("Tuesday", "before 11", "12-01 08:00-0600 11:00"),
        ("Tuesday", "between 2 and 4", "12-01 14:00-0600 16:00"),
        ("Tuesday", "any time", "12-01 08:00-0600 17:00"),
        ("Tuesday", "not mornings", "12-01 08:00-0600 17:00"),
        ("Tuesday", "not before 10", "12-01 10:00-0600 17:00"),
        ("Tuesday", "no later than 11", "12-01 08:00-0600 11:00"),
        ("Tuesday", "anything but 3 pm", "12-01 08:00-0600 17:00"),
        ("Tuesday", "not early", "12-01 08:00-0600 17:00"),
        ("wed, friday", "wed any time, friday after 2", "12-02 08:00-0600 17:00"),
        ("fri, wed", "wed mornings, fri after 2", "12-04 14:00-0600 17:00"),
    ],
)
def test_the_first_day_that_was_named_with_its_time(period, days, time, expected):
    assert period(days, time) == expected


@pytest.mark.parametrize(
    "days", ["any day", "weekdays", "not Mondays", "after Tuesday", "asap", None]
)
def test_no_single_day_is_no_period(period, days):
    assert period(days, "mornings") is None


def test_a_day_in_summer_has_the_hour_of_summer(period):
    days = "the 16th (Tuesday, March 16)"
    assert period(days, "mornings") == "03-16 08:00-0500 12:00"


def test_an_offered_time_is_itself(period):
    start = datetime(2026, 12, 3, 15, 0, tzinfo=timezone.utc)
    end = datetime(2026, 12, 3, 15, 30, tzinfo=timezone.utc)
    slot = Slot("7", start, end)
    assert period("Tuesday", "mornings", slot=slot) == "12-03 09:00-0600 09:30"
