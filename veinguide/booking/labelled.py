"""Read what is told by the name of its field: "days: Tue or Wed. time: any"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from veinguide.booking.call_hours import without_calls
from veinguide.booking.closed import Closed
from veinguide.booking.corrections import without_misnoted
from veinguide.booking.dates import FULL_WEEKDAY, SHORT_WEEKDAY
from veinguide.booking.days import read_days
from veinguide.booking.form import DAYS, SUMMARY, TIME, BookingForm
from veinguide.booking.times import MAXIMUM_CHARACTERS, read_time
from veinguide.booking.words import EDGES, Span

_LED = (
    r"(?:(?:and|but|so|then|please|just|the|my|no+|yes|ok|okay|make|change|set|leave"
    r"|keep|put|visit|it'?s|for)\b[ ,.:]*)*"
)
_WHEN = (
    rf"(?=(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b|\d"
    r"|(?:any|any ?time|either|whenever|after|before|around|about|at|between"
    r"|from|by|not|just|only|like|early|late|mid|noon|midday"
    r"|lunch\w*|mornings?|afternoons?|evenings?|first|next|this|every|week\w*)\b)"
)
_IS = (
    r"(?:\s*[:=]\s*|[.,]\s+|\s+(?:is|are|to|as|(?:should|can|must) (?:be|say))\s+|\s+)"
)
LABEL = re.compile(
    rf"(?:^|(?<=[.,;!?] )|\band ){_LED}"
    rf"(?P<field>(?:visit )?days?|(?:visit )?times?|visit)(?: of (?:the )?day)?"
    rf"(?: (?:for|of) the visit)?{_IS}{_WHEN}",
    re.IGNORECASE,
)
# "Days: my days off, ask me": what no reader knows is kept as it was said.
IN_OWN_WORDS = re.compile(
    r"^(?:no[ ,.]+)?(?:(?:the|my) )?(?P<field>days?|times?)\s*[:=]\s*"
    r"(?P<words>[^.;!?]*\w[^.;!?]*)",
    re.IGNORECASE,
)
# Where another field begins.
END = re.compile(r"[;!?]|\.(?!\d)|(?:,|\band) (?:the )?note\b", re.IGNORECASE)
_SOMEBODY = r"(?:(?:i'?m|i|he'?s|she'?s|we'?re|he|she|we|mom|dad)(?: am| is| are)? )"
# All of a clause: "any time of day is fine", but not "send it any time".
ANY_TIME = re.compile(
    rf"(?:^|[.,;!?] ?|\b(?:and|so|but|no) )(?:(?:like )?i said )?{_SOMEBODY}?"
    r"(?:(?:can|could|come|do|make it|free|available|open|home|really|just) )*"
    r"any ?time(?: (?:of|in) (?:the )?day)?"
    r"(?: (?:is|are|it'?s|would be|works?|fine|good|great|ok|okay|for (?:me|him|her|us)"
    r"|(?:on )?(?:those|these|that|either|both|all)(?: of those)? days?|either day))*"
    r"(?= *(?:$|[.,;!?]|and\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Labelled:
    """What was told of the days and the time, and where it stands."""

    values: Mapping[str, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


def read_labelled(
    text: str, form: BookingForm, today: date, closed: Closed
) -> Labelled:
    """Nothing while the form opens: "what time is it" may be anything."""
    if form.asked is None:
        return Labelled()
    text = without_misnoted(text)
    values: dict[str, str] = {}
    spans: list[Span] = []
    found = list(LABEL.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    for label, last in zip(found, ends, strict=False):
        stop = END.search(text, label.end(), last)
        end = stop.start() if stop else last
        if told := _told(label["field"], text[label.end() : end], today, closed):
            values.update(told)
            spans.append((label.start(), end))
    if not values and form.asked in SUMMARY and (own := IN_OWN_WORDS.match(text)):
        slot = DAYS if own["field"].lower().startswith("day") else TIME
        words = own["words"].strip(EDGES)[:MAXIMUM_CHARACTERS]
        return Labelled({slot: words}, (own.span(),))
    if form.asked in SUMMARY and TIME not in values:
        values.update(_any_time(text))
    return Labelled(values, tuple(spans))


def _told(field: str, words: str, today: date, closed: Closed) -> dict[str, str]:
    days = read_days(words, today, asked=True, closed=closed)
    if "day" in field.lower():
        return {DAYS: days.words} if days.words else {}
    time = read_time(words, asked=True)
    # "Time: not 1 to 3" is an exception to what is known.
    if not time.words or time.words.lower().startswith("not "):
        return {}
    if days.words and field.lower() == "visit":
        return {}
    return {TIME: time.words}


def _any_time(text: str) -> dict[str, str]:
    return {TIME: "any time"} if ANY_TIME.search(without_calls(text)) else {}
