"""Leave out "do you have evenings?" where the wish itself is told beside it."""

import re

from veinguide.booking.day_words import ASKED as SHORT_DAYS
from veinguide.booking.day_words import FIRM as DAYS
from veinguide.booking.times import FIRM as TIMES
from veinguide.booking.words import blanked_where

ASKED = re.compile(
    r"(?:^|(?<=[.,;!?] )|(?<=[.,;!?])|\b(?:but|and|actually|so) )"
    r"(?:(?:but|and|actually|so|also|wait) )*"
    r"(?:is (?:it|the (?:clinic|office|place))|are (?:you|they|y'?all|u|ya|the doctors)"
    r"|(?:do|does) (?:you|they|y'?all|u|ya|the clinic))(?: guys| all| even| ever)*"
    r" (?:open|have|do|work|got|see (?:people|patients)|take)\b[^.,;!?]*\?",
    re.IGNORECASE,
)
# "Is next Tuesday the 8th?" asks for a date, and wishes for no day.
OF_A_DATE = re.compile(
    r"\b(?:is|isn'?t) (?:(?:this|next|that|the|on) )*(?:\w+day|it|that)(?: the)?"
    r" (?:\w+ )?\d{1,2}(?:st|nd|rd|th)? *\?",
    re.IGNORECASE,
)
WISH = (DAYS, SHORT_DAYS, TIMES)


def without_opening_questions(text: str) -> str:
    """`text` with spaces for the question, unless it is all the wish there is."""
    text = blanked_where(OF_A_DATE, text)
    left = blanked_where(ASKED, text)
    return left if any(each.search(left) for each in WISH) else text
