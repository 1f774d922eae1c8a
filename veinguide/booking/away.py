"""Notice when somebody is away, and dates of trips and parties: none is a wish."""

import re

from veinguide.booking.dates import FULL_WEEKDAY, MONTH, SHORT_WEEKDAY
from veinguide.booking.weeks import WEEKS
from veinguide.kin import KIN

# "Forget Tuesday. Thursday is better" ends where a full name does.
_NAME = rf"(?:{FULL_WEEKDAY}\b|{SHORT_WEEKDAY}\b\.?)"
_TO = r"(?: ?[-–] ?| (?:to|thru|through|till?|until) )"
_NUMBER = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?!\w|:)"
DATE = (
    rf"(?:{MONTH}\b\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th)\b)"
)
SPAN = (
    rf"(?:{DATE}(?:{_TO}(?:{DATE}|{_NUMBER}))?"
    rf"|{_NAME}{_TO}{_NAME}|{_NAME}(?:(?:,? (?:and|or|&) |, ?| ){_NAME})*"
    rf"|{WEEKS}|(?:(?:all|most) )?(?:of )?(?:this|next|the following) (?:week|month)"
    rf"|(?:(?:the|on|every|most) )*(?:weekdays?|weekends?)\b"
    rf"|(?:all (?:of )?|in )?{MONTH}\b(?! ?\d))"
)
_LED = r"(?: (?:on|from|every|each|in|all|for|during|of|the|most|always|usually))*"
AWAY_ON = rf"{_LED} (?P<when>{SPAN})"
SOMEBODY = rf"(?:i|he|she|we|mom|dad|(?:my|our) (?:{KIN}|ride))"
_IS = r"(?:'?m|'?re|'?s|'?ll be| am| are| is| will be|'?m gonna be| have to be)?"
_LED_BY = rf"(?:\b{SOMEBODY}{_IS}|^|(?<=[,.;!?] )|\b(?:and|but|so|be))"
_GONE = (
    r"(?:(?:out )?on the road|gone|away(?: from home)?|out(?: of (?:town|state|the"
    r" country|the house))?|travel(?:l?ing)?|on (?:a |my )?(?:vacation|holiday|trip"
    r"|cruise)|(?:out )?(?:driving|hauling|trucking)|not (?:here|home|around|in town"
    r"|available|free|able)|unavailable|booked(?: up)?|tied up|over the road|deployed"
    r"|in (?:florida|arizona|texas|california|the hospital|school|class)"
    r"|at (?:camp|dialysis|therapy|chemo|rehab|school|work|church|class))"
)
_FAMILY = r"(?:grand\w+|kids?|children|babys?|babies|twins|toddler|dogs?)"
# "I have the grandkids Monday and Tuesday", "I'm on the road Monday thru Friday".
AWAY = (
    re.compile(
        rf"{_LED_BY} ?(?:(?:always|usually|all|just|still|be|is) )*{_GONE}"
        rf"(?: (?:working|for work|driving|with \w+))?"
        rf"(?: (?:from )?\d[\d:]* ?(?:to|-|till?|until) ?\d[\d:]*)?{AWAY_ON}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{SOMEBODY} (?:have|has|got|get|keep|keeps|watch|watches|babysit|babysits)"
        rf" (?:(?:the|my|our|her) )?{_FAMILY}{AWAY_ON}",
        re.IGNORECASE,
    ),
    # "Thursday is the one I can't", "the only day I can't is Thursday".
    re.compile(
        rf"\b(?P<when>{SPAN})(?:'s| is| are|,)? (?:the|my)"
        rf" (?:(?:only|one|two) )?(?:ones?|days?|times?)?(?: that)? ?{SOMEBODY}"
        r" (?:can'?t|cannot|can not|couldn'?t|don'?t|won'?t|am not|'?m not)\b[^.,;!?]*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:days?|ones?|time) (?:that )?{SOMEBODY}"
        r" (?:can'?t|cannot|can not|couldn'?t|won'?t)(?: (?:do|make|come|make it))?"
        rf" (?:is|are|:){_LED} (?P<when>{SPAN})",
        re.IGNORECASE,
    ),
)
_EVENT = (
    r"(?:fly|flying|flight|flies|travel(?:l?ing)?|trip|cruise|vacation|wedding"
    r"|birthday|b-?day|anniversary|graduation|reunion|funeral|marathon|race|concert"
    r"|party|born|dob|date of birth|leav(?:e|ing) (?:for|on)|court|taxes|move|moving)"
)
_ON = (
    r"(?:,? (?!(?:so|but|and|then|i|we|before|after)\b)[\w']+){0,4}?"
    r"(?:,? (?:in|on|is|for|at|it'?s|that'?s|of|this|next|the))*"
)
_SOON = (
    r"(?:\d{1,2}|a|one|two|three|four|five|six|a couple(?: of)?|a few)"
    r" (?:days?|weeks?|months?)"
)
# "Is she ok to fly in 2 weeks", "the wedding is June 14".
TRIP = re.compile(
    rf"\b{_EVENT}\b{_ON}:? (?:{DATE}|{_NAME}|in {_SOON}|{_SOON}|(?:this|next) "
    rf"(?:week|month|weekend)|tomorrow|(?:in )?{MONTH}\b(?! ?\d))(?!\w)"
    rf"|\b{DATE} (?:is|'s)?(?: (?:my|our|her|his|the|a|when|we|i))* {_EVENT}\b",
    re.IGNORECASE,
)
# "Before my trip on Dec 12" is before Dec 12.
BEFORE_A_TRIP = re.compile(
    rf"\b(before|after) (?:my|our|the|his|her|a|we|i) (?:[\w']+ ){{0,2}}?{_EVENT}"
    rf"(?: (?:out|on|in|is|to|which))*,?(?= {DATE})",
    re.IGNORECASE,
)
# "In Florida till January 5", "get back January 5".
_UNTIL_BACK = re.compile(
    rf"{_LED_BY} ?(?:(?:all|just|still|be) )*(?:{_GONE}|in \w+|at \w+"
    rf"|visiting \w+)(?: (?!{_NAME}|{MONTH}\b)[a-z]+){{0,2}}?"
    r" (?:before|(?:un)?'?till?|thru|through)"
    rf"(?= (?:the )?(?:{DATE}|{MONTH}\b|{WEEKS}|next (?:week|month)|{_NAME}))"
    rf"|\b(?:get|gets|be|come|am|'?m|are|'?re|is|fly|getting|coming) (?:back|home)"
    rf"(?: (?:home|in town|on|from \w+))*(?= {DATE})",
    re.IGNORECASE,
)
# "Surgery on Dec 8, so after that" is after Dec 8.
AFTER_THAT_DAY = re.compile(
    rf"(?P<led>\b(?:on |is )*)(?P<day>{DATE})(?:,? (?:so|and|but|or))*"
    r"(?: any ?time| something)? (?P<bound>after|before) (?:that|then)\b",
    re.IGNORECASE,
)


def with_days_away(text: str) -> str:
    """`text`, as long as it was: "after" for "in Florida till", "before" for trips."""
    text = BEFORE_A_TRIP.sub(lambda found: found[1].rjust(len(found[0])), text)
    text = AFTER_THAT_DAY.sub(_bound_by_that, text)
    return _UNTIL_BACK.sub(lambda found: "after".rjust(len(found[0])), text)


def _bound_by_that(found: "re.Match[str]") -> str:
    return f"{found['bound']} {found['day']}".ljust(len(found[0]))
