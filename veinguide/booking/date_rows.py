"""Read several days of one month that is named once: "Dec 28-30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from veinguide.booking.dates import MONTH
from veinguide.booking.words import Span

_NUMBER = (
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?!\d|[:/.]\d| ?(?:[ap]m\b|[ap]\.m|o'? ?clock|days|weeks|years))"
)
_TO = r"(?: ?(?:-|–|/|&) ?| (?:to|thru|through|till?|until|or|and) )"
# "Dec 3, 10 to 12" are hours; "dec 3, 4th or 5th" are days.
_NEXT = rf"(?:{_TO}|, ?(?:(?:or|and) )?(?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)))"
_ROW = rf"{_NUMBER}(?:{_NEXT}{_NUMBER})+(?![\w-])"
ROW = re.compile(
    rf"\b(?P<month>{MONTH})\.? (?P<after>{_ROW})"
    rf"|(?<![\d/])(?P<number>\d{{1,2}})/(?P<days>\d{{1,2}} ?[-–] ?\d{{1,2}})"
    r"(?![\d/:]| ?[ap]m)"
    rf"|(?<![\d:/-])\b(?P<before>{_ROW}) (?:of )?(?P<last>{MONTH})\b(?!\.? ?\d)"
    r"(?! (?:work|be|not|do|suit|have)\b)",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class DateRow:
    """Where the row stands, and each of its days as one mention."""

    span: Span
    mentions: tuple[str, ...]


def date_rows(text: str) -> Iterator[DateRow]:
    """The rows whose days go up; "Dec 3 - 2" may be a day and an hour."""
    for found in ROW.finditer(text):
        numbers = DAY.findall(found["after"] or found["days"] or found["before"])
        days = [int(number) for number in numbers]
        if days == sorted(set(days)):
            yield DateRow(found.span(), tuple(_mentions(found, numbers)))


def _mentions(found: "re.Match[str]", numbers: list[str]) -> list[str]:
    if found["number"]:
        return [f"{found['number']}/{day}" for day in numbers]
    return [f"{found['month'] or found['last']} {day}" for day in numbers]
