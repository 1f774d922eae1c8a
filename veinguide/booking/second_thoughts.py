"""Leave out what somebody takes back in the same breath: "10? no, 10:30"."""

import re

from veinguide.booking.clock import CLOCK, HOUR_NAME
from veinguide.booking.dates import FULL_WEEKDAY, SHORT_NAME
from veinguide.booking.times import SPOKEN
from veinguide.booking.words import blanked_where

_DAY = rf"(?:{FULL_WEEKDAY}\b|{SHORT_NAME})"
_TIME = rf"(?:{SPOKEN}|{CLOCK}|{HOUR_NAME}\b)"
_LED = r"(?:[ ,.!?]+(?:or|oh|um|uh|hmm|no+))*[ ,.!?]+"
_MIND_CHANGED = (
    r"(?:wait|scratch that|i mean|i meant|actually|make (?:it|that)|rather|sorry)"
)
_ON = (
    r"(?:[ ,.!]+(?:no|wait|make it|make that|that's|it's|is"
    r"|lets do|let's do|on|at))*[ ,.!]+"
)
# "Tuesday no Wednesday" may mean either; "4 no 5" does not.
TAKEN_BACK = (
    re.compile(
        rf"\b{_DAY}(?:{_LED}{_MIND_CHANGED}|\?[ ,]*no+|[ ,.!]+(?:or )?no(?=,)){_ON}"
        rf"(?={_DAY})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?<!\d[-.: ]){_TIME}(?:{_LED}{_MIND_CHANGED}|[ ,.!?]+(?:or |oh )?no+){_ON}"
        rf"(?={_TIME}(?!\w))",
        re.IGNORECASE,
    ),
)
# "But not Mondays, make it Wednesdays" refuses no Wednesday.
REPLACED = re.compile(
    rf"\b(?:but )?(?:not|except(?: for)?|never)(?: on| at)? (?:{_DAY}|{_TIME})"
    r"[ ,.;!]+(?:so |but |please )?make (?:it|that) "
    rf"(?=(?:on |at )?(?:{_DAY}|{_TIME}))",
    re.IGNORECASE,
)
# "Thursday. Oh that's Thanksgiving": no other day takes its place.
_HOLIDAY = (
    r"(?:thanksgiving|christmas|xmas|new year'?s?|easter|a holiday|the holiday"
    r"|memorial day|labor day|independence day|the 4th of july)"
)
HOLIDAY = re.compile(
    r"(?:[ ,.!?]+(?:oh|wait|no|shoot|darn|oops|hmm|well|but|never ?mind))*[ ,.!?]+"
    rf"(?:that'?s|that is|it'?s|which is|is that|is) (?:on )?{_HOLIDAY}"
    r"(?: day| eve| week)?(?:,? (?:so|then))?(?: (?:no|not that|never ?mind))?[ .!?]*$",
    re.IGNORECASE,
)
DAY_ON_A_HOLIDAY = re.compile(rf"\b{_DAY}{HOLIDAY.pattern}", re.IGNORECASE)


def takes_day_back(text: str) -> bool:
    """Whether "oh wait, that's Thanksgiving" is all there is."""
    return bool(HOLIDAY.fullmatch(f" {text}"))


def without_taken_back(text: str) -> str:
    """`text` with spaces for the day or time that another takes the place of."""
    for pattern in (REPLACED, *TAKEN_BACK, DAY_ON_A_HOLIDAY):
        text = blanked_where(pattern, text)
    return text
