"""Requests that wait to be handed over, and a clock that is moved by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.receivers import Receiver, http_receiver
from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.delivery.parcel import Parcel
from veinguide.storage.bookings import save_request
from veinguide.storage.requests import RequestRecord, find_request

# A Monday, 9:30 in Chicago.
NOW = datetime(2026, 11, 30, 15, 30, tzinfo=timezone.utc)


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with http_receiver() as ready:
        yield ready


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def details() -> Callable[..., RequestDetails]:
    def build(**other: Any) -> RequestDetails:
        told: dict[str, Any] = {
            "conversation_id": "anna",
            "visitor_name": "Anna O'Neill",
            "visitor_phone": "+18165550143",
            "preferred_days": "Tuesday or Thursday",
            "preferred_time": "mornings",
            "reason_category": "leg cramps",
            "consents": (
                ConsentGiven("call", True, "1", NOW),
                ConsentGiven("text", False, "1", NOW),
            ),
        }
        return RequestDetails(**{**told, **other})

    return build


@pytest.fixture
def store(sessions, details, clock):
    """Store a request for some channels; its code."""

    def save(*channels: str, **told: Any) -> str:
        with sessions.begin() as session:
            return save_request(
                session, details(**told), channels=channels, now=clock()
            ).code

    return save


@pytest.fixture
def parcel(sessions, store, clock):
    def build(event: str = "requested", **told: Any) -> Parcel:
        code = store(**told)
        with sessions() as session:
            request = find_request(session, code)
        assert isinstance(request, RequestRecord)
        return Parcel(event, "key-1", clock(), request)

    return build
