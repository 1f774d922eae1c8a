"""What every table shares."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import DateTime, TypeDecorator
from sqlalchemy.orm import declarative_base

Base: Any = declarative_base()


def in_utc(moment: datetime) -> datetime:
    """:raises ValueError: when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a datetime without a time zone cannot be stored")
    return moment.astimezone(timezone.utc)


class UtcDateTime(TypeDecorator):
    """A time zone aware UTC datetime, also where the database keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        return value and in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Any) -> Any:
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value
