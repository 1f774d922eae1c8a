from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from veinguide.booking.offers import (
    chosen_offer,
    last_offers,
    offered,
    wants_others,
)
from veinguide.booking.request import Slot

CHICAGO = ZoneInfo("America/Chicago")
# Tuesday 9:30, Thursday 14:00, Thursday 15:30 in Chicago.
STARTS = [
    datetime(2026, 12, 1, 15, 30, tzinfo=timezone.utc),
    datetime(2026, 12, 3, 20, 0, tzinfo=timezone.utc),
    datetime(2026, 12, 3, 21, 30, tzinfo=timezone.utc),
]


def kept(starts, batch=0, first=0):
    return [
        offered(
            Slot(str(n), start, start + timedelta(minutes=30)),
            first + n,
            CHICAGO,
            batch,
        )
        for n, start in enumerate(starts)
    ]


OFFERS = last_offers(kept(STARTS))


def test_an_offer_is_told_in_the_clinics_time() -> None:
    assert [offer.label for offer in OFFERS] == [
        "Tue, Dec 1, 9:30 am",
        "Thu, Dec 3, 2:00 pm",
        "Thu, Dec 3, 3:30 pm",
    ]


def test_the_hour_is_right_on_both_sides_of_a_clock_change() -> None:
    moments = [
        datetime(2026, 3, 7, 15, 0, tzinfo=timezone.utc),
        datetime(2026, 3, 9, 15, 0, tzinfo=timezone.utc),
        datetime(2026, 10, 30, 15, 0, tzinfo=timezone.utc),
        datetime(2026, 11, 2, 15, 0, tzinfo=timezone.utc),
    ]
    times = [each["time"] for each in kept(moments)]
    assert times == ["9:00 am", "10:00 am", "10:00 am", "9:00 am"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("the first one", 0),
        ("second", 1),
        ("the last one please", 2),
        ("number 2", 1),
        ("tuesday at 9:30", 0),
        ("9:30 works", 0),
        ("the 9:30", 0),
        ("the tuesday one", 0),
        ("Tuesday works", 0),
        ("thursday at 2", 1),
        ("Thursday 3:30 pm", 2),
    ],
)
def test_an_offer_is_chosen_by_words(typed: str, number: int) -> None:
    chosen = chosen_offer(typed, OFFERS)
    assert chosen
    assert chosen.number == number


@pytest.mark.parametrize(
    "typed",
    [
        "Tuesday",
        "Tuesdays or Thursdays",
        "the thursday one",
        "thursday at 9:30",
        "the first available",
        "first thing in the morning",
        "the 1st",
        "December 3",
        "any day after 5",
        "friday at 2",
        "10 am on the 12th",
        "number 7",
    ],
)
def test_days_that_suit_choose_no_offer(typed: str) -> None:
    assert chosen_offer(typed, OFFERS) is None


@pytest.mark.parametrize(
    "typed",
    [
        "do you have anything later?",
        "other times?",
        "none of those",
        "those don't work for me",
        "anything else",
    ],
)
def test_other_times_are_asked_for(typed: str) -> None:
    assert wants_others(typed)
    assert not wants_others("Tuesday afternoon")


def test_only_the_newest_offers_are_meant_and_keep_their_number() -> None:
    both = kept(STARTS[:2]) + kept(STARTS[2:], batch=1, first=2)
    offers = last_offers(both)
    assert [offer.number for offer in offers] == [2]
    assert chosen_offer("the first one", offers) == offers[0]
