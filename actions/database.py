"""What the actions share: one engine per process, opened when it is first needed."""

from functools import lru_cache

from sqlalchemy.orm import Session, sessionmaker

from veinguide.booking.calendar import load_calendar
from veinguide.settings import BookingSettings, StorageSettings
from veinguide.slots.free_times import FreeTimes
from veinguide.storage.engine import open_sessions

# Rasa's log may wait for the same lock, and the visitor waits 8 seconds for both.
BUSY_TIMEOUT_SECONDS = 2


@lru_cache(maxsize=1)
def shared_sessions() -> "sessionmaker[Session]":
    settings = StorageSettings.from_env()
    return open_sessions(
        settings.database_url,
        settings.vault,
        busy_timeout_seconds=BUSY_TIMEOUT_SECONDS,
    )


@lru_cache(maxsize=1)
def booking_settings() -> BookingSettings:
    return BookingSettings.from_env()


@lru_cache(maxsize=1)
def shared_free_times() -> FreeTimes | None:
    """None where the clinic publishes none."""
    settings = booking_settings()
    if not settings.slots_url:
        return None
    return FreeTimes(settings.slots_url, settings.slots_token, load_calendar().zone)
