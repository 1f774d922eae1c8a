"""Free times that the form has offered, and which of them a visitor means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from veinguide.booking.dates import WEEKDAY, weekday_number
from veinguide.booking.request import Slot

LONGEST_CHOICE_WORDS = 9
# "The 1st" is a day of the month.
ORDINALS = {
    0: r"first|earliest|soonest",
    1: r"second|middle",
    2: r"third",
    -1: r"last|latest",
}
NUMBERED = re.compile(r"^(?:(?:number|option|no\.?|#) ?)([123])[ .!]*$", re.IGNORECASE)
OTHERS = re.compile(
    r"\b(?:(?:any(?:thing)?|something|some|have you|do you have|got|are there|what)"
    r"(?: \w+){0,2} (?:else|later|sooner|earlier|other (?:times?|days?|slots?|options?)"
    r"|more (?:times?|options?))|(?:other|more|different) (?:times|options|slots)"
    r"|none of (?:those|these|them)|(?:those|these|they) (?:don'?t|do not|won'?t) work"
    r"|neither)\b",
    re.IGNORECASE,
)
# "What days do you have?"; when the clinic is open is another question.
FREE = re.compile(
    r"\b(?:(?:what|which|any|other)(?: \w+)? (?:days?|times?|dates?|slots?|openings?"
    r"|appointments?)\b.{0,20}\b(?:do (?:you|they) have|have you got|you have|you got"
    r"|available|free|left|are there)"
    r"|when (?:are you|are they|is (?:the|a) doctor|is (?:some|any)one)"
    r" (?:available|free)|(?:any|have you got|do you have(?: any| some)?) (?:openings?"
    r"|availability|slots|free times|appointments? (?:free|available|left))"
    r"|(?:what'?s|what is|whats|when'?s|when is)(?: the| your| y'?alls?)?(?: very)?"
    r" (?:soonest|earliest|first(?! name)|next(?= (?:available|opening|free|slot"
    r"|appointment)))|how soon can|any(?:thing|body)? (?:sooner|earlier))\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?|o'?clock)?(?![\w/])",
    re.IGNORECASE,
)
DAY = re.compile(rf"\b({WEEKDAY})\b", re.IGNORECASE)
THAT_ONE = re.compile(
    rf"\b{WEEKDAY} (?:one|works|is (?:good|fine|great)|please)\b", re.I
)


@dataclass(frozen=True)
class Offer:
    """One time as it was offered; `number` counts all offers of the conversation."""

    number: int
    start: datetime

    @property
    def day(self) -> str:
        return f"{self.start:%A, %B} {self.start.day}"

    @property
    def time(self) -> str:
        return f"{self.start:%I:%M %p}".lstrip("0").lower()

    @property
    def label(self) -> str:
        return f"{self.start:%a, %b} {self.start.day}, {self.time}"


def offered(slot: Slot, number: int, zone: ZoneInfo, batch: int) -> dict[str, Any]:
    """As the tracker keeps it, in words of the clinic's zone."""
    offer = Offer(number, slot.start.astimezone(zone))
    return {
        "id": slot.id,
        "start": offer.start.isoformat(),
        "end": slot.end.astimezone(zone).isoformat(),
        "day": offer.day,
        "time": offer.time,
        "label": offer.label,
        "batch": batch,
    }


def last_offers(kept: Sequence[Mapping[str, Any]]) -> tuple[Offer, ...]:
    """Those that are on the screen last."""
    if not kept:
        return ()
    newest = kept[-1]["batch"]
    return tuple(
        Offer(number, datetime.fromisoformat(each["start"]))
        for number, each in enumerate(kept)
        if each["batch"] == newest
    )


def wants_others(text: str) -> bool:
    return bool(OTHERS.search(text))


def asks_what_is_free(text: str) -> bool:
    return bool(FREE.search(text))


def chosen_offer(text: str, offers: Sequence[Offer]) -> Offer | None:
    """The one that `text` means, if it is surely one of them.

    "Tuesday" alone is a day that suits; "the Tuesday one" and "Tuesday at 9:30" choose.
    """
    if not offers or len(text.split()) > LONGEST_CHOICE_WORDS:
        return None
    by_place = _by_place(text, offers)
    if by_place:
        return by_place
    clock, day = CLOCK.search(text), DAY.search(text)
    if not clock and not THAT_ONE.search(text):
        return None
    fitting = [
        offer
        for offer in offers
        if (not day or offer.start.weekday() == weekday_number(day[1].lower()))
        and (not clock or _is_at(offer, clock))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _by_place(text: str, offers: Sequence[Offer]) -> Offer | None:
    if numbered := NUMBERED.match(text):
        place = int(numbered[1]) - 1
        return offers[place] if place < len(offers) else None
    if DAY.search(text) or re.search(r"\d", text):
        return None
    places = (p for p, words in ORDINALS.items() if _says(words, text))
    return next((offers[p] for p in places if p < len(offers)), None)


def _says(words: str, text: str) -> bool:
    place = rf"\b(?:{words})\b(?! (?:available|thing|in the|week|month))"
    return bool(re.search(place, text, re.IGNORECASE))


def _is_at(offer: Offer, clock: "re.Match[str]") -> bool:
    hour, minute = int(clock[1]), int(clock[2] or 0)
    half = (clock[3] or "").lower().replace(".", "")
    if half in ("am", "pm"):
        return (offer.start.hour, offer.start.minute) == (
            hour % 12 + (12 if half == "pm" else 0),
            minute,
        )
    return (offer.start.hour % 12, offer.start.minute) == (hour % 12, minute)
