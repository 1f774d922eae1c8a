"""Say plainly which hours are refused: "not 1 to 3" for "1 to 3 is my nap"."""

import re

from veinguide.booking.clock import CLOCK, HOUR_NAME
from veinguide.booking.dates import FULL_WEEKDAY, SHORT_WEEKDAY
from veinguide.booking.words import blanked_where

_HOUR = rf"(?:{CLOCK}|{HOUR_NAME}|noon|midday)"
_RANGE = (
    rf"(?:(?:between|from) )?{_HOUR}(?: ?[-–] ?| (?:to|'?till?|until|thru) )"
    rf"{_HOUR}(?!\w)"
    rf"|between {_HOUR} (?:and|&) {_HOUR}(?!\w)"
)
_BOUND = rf"(?:before|after|past) {_HOUR}(?!\w)"
HOURS = rf"(?P<hours>{_RANGE}|{_BOUND})"
_SOMEBODY = r"(?:i|he|she|we|mom|mother|dad|my \w+)"
_REST = (
    r"(?:naps?(?: ?time)?|lunch(?: (?:break|hour))?|rest(?: ?time)?|siesta|dialysis"
    r"|therapy|chemo|rehab|church|school hours|breathing treatments?|stories|soaps?"
    r"|shows?|programs?|bingo|bible study|exercise class|class|break)"
)
_NEGATION = (
    r"(?<!why )(?:not|(?:keep|stay)(?: it| me)? away|never"
    r"|except(?: for)?|excluding|avoid(?:ing)?|other than|besides"
    r"|outside(?: of)?|(?:ca|wo|do|does|would|could|should)n'?t|do not|can ?not"
    r"|unable to|no(?= (?:visits?|appointments?|calls|good|time|way|thing)\b)|nothing)"
)
_BESIDE = (
    r"(?:,? (?:during|for|at|on|in|from|my|his|her|our|the|an?|do|make|come|be|get|gets"
    r"|there|want|like|book|schedule|me|us|him|her|anything|it|any|time|times|free"
    r"|available|good|able|to|hours?|when|while|i|he|she|we|sleep|eat|rest|really|ever"
    r"|even|please|up|out|home|back|off|here|visits?|appointments?|one|way|in there"
    rf"|anywhere|possibly|{_REST})\b){{0,8}}"
)
_BAD = (
    r"(?:(?:(?:do|does|wo|is|are|ca)n'?t|does not|do not|will not|is not|are not|not)"
    r"(?: (?:really|so|a|an))* (?:work|good|do|suit|great|ok|okay|possible|happen|free"
    r"|available|option)\b"
    r"|(?:is|are|'s) (?:no good|bad|out|taken|busy|booked|full|a no|impossible|off)\b"
    rf"|no good\b|{_SOMEBODY} (?:can'?t|cannot|am not free|'?m busy|can not)\b)"
)
REFUSED = (
    # "Can't come between 12 and 2", "but not during my nap 1 to 3".
    re.compile(rf"\b{_NEGATION}{_BESIDE},? {HOURS}", re.IGNORECASE),
    # "My nap is 1 to 3", "I nap from 1 to 3".
    re.compile(rf"\b{_REST} (?:is|are|at|from)+ {HOURS}", re.IGNORECASE),
    re.compile(
        rf"\b(?:my|his|her|our|the) {_REST}(?:(?: is|'s)? (?:at|from)|:| is|'s|,)?"
        rf" {HOURS}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_SOMEBODY}(?:'?m| am|'?s| is)?(?: (?:always|usually|take|takes|have|has"
        r"|at|a|my|his|her|the))*"
        rf" (?:{_REST}|naps?|eats?|sleeps?|asleep|napping|rests?|resting),?"
        rf" {HOURS}(?! (?:(?:on|every) )?(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b)",
        re.IGNORECASE,
    ),
)
# "1 to 3 is my nap", "12 to 1 doesn't work".
REFUSED_AFTER = re.compile(
    rf"\b(?<!not )(?<!except ){HOURS}"
    rf"(?P<after>,? ?(?:(?:is|are|'s|that'?s|that is|thats)? ?(?:for )?"
    rf"(?:when {_SOMEBODY} \w+|(?:my|his|her|our|the) {_REST}\b)"
    rf"|(?:is|are|'s|=) {_REST}\b|{_BAD}"
    rf"|{_SOMEBODY}(?:'?m| am|'s| is)? (?:at work|working|busy|asleep|napping)\b"
    r"(?! (?:nights?|days|evenings|late|tomorrow))))",
    re.IGNORECASE,
)
# "I can't come until 3" has the hours after it.
NOT_UNTIL = re.compile(
    rf"\b(?:(?:ca|wo|do|does|is|would|could)n'?t|do not|can ?not|will not){_BESIDE}"
    rf" (?:un)?'?till?(?= {_HOUR}(?!\w))",
    re.IGNORECASE,
)
# "I work til 3 so after that" is after 3.
AFTER_THAT = re.compile(
    r"\b(?:(?:un)?'?till?|'til|to|at)(?= )(?P<hour> "
    rf"{_HOUR})(?P<then>,? (?:(?:so|and|but|or) )?(?:any ?time )?(?:after|past)"
    r" (?:that|then)|,? (?:so|and) afterwards?)\b",
    re.IGNORECASE,
)
BUSY_UNTIL = re.compile(r"\b(?:i|he|she|we)(?:'?m| am| is)?(?: \w+){1,6} $", re.I)
# "When my shift ends at 3".
LETTING_OUT = re.compile(
    r"\b(?:(?:when|once|after|my|his|her|our|the) )+(?:shift|work|class|school|church"
    r"|practice|job|work ?day|session) (?:ends?|is over|lets out|gets out|is out"
    rf"|finishes|stops)(?: at| around)?(?= {_HOUR}(?!\w))",
    re.IGNORECASE,
)
# "9:30 to 11, not just after 9" corrects a time that was noted.
NOT_JUST = re.compile(rf",? not (?:just|only|simply) {_BOUND}", re.IGNORECASE)
# "Nap time is 1 to 3, so at nap time": when the little one sleeps is the wish.
AT_REST = re.compile(
    r"\b(?:so|or|and|best|better|good|come|be) (?:is |there )?(?:at|during|in|while"
    r" it'?s)"
    r" (?:(?:the|his|her|my|their|baby'?s) )?naps?(?: ?times?)?\b",
    re.IGNORECASE,
)
# "It ends at 11".
ENDING = re.compile(
    rf"\b(?:it|that|the time|time) (?:ends?|stops?|is over) at(?= {_HOUR}(?!\w))",
    re.IGNORECASE,
)


def with_plain_refusals(text: str) -> str:
    """`text`, as long as it was, with a "not" before each refused hour."""
    text = ENDING.sub(lambda found: "until".rjust(len(found[0])), text)
    text = LETTING_OUT.sub(lambda found: "after".rjust(len(found[0])), text)
    text = blanked_where(NOT_JUST, text)
    text = _with_after_that(text)
    text = NOT_UNTIL.sub(lambda found: "from".rjust(len(found[0])), text)
    text = REFUSED_AFTER.sub(_led_by_not, text)
    for pattern in () if AT_REST.search(text) else REFUSED:
        text = pattern.sub(_led_by_not, text)
    return text


def _with_after_that(text: str) -> str:
    found = AFTER_THAT.search(text)
    if not found:
        return text
    before = blanked_where(BUSY_UNTIL, text[: found.start()])
    hours = f"after{found['hour']}"
    return before + hours.ljust(len(found[0])) + text[found.end() :]


def _led_by_not(found: "re.Match[str]") -> str:
    if found[0].lower().startswith(("except ", "not ")) and _is_plain(found):
        return found[0]
    told = f"not {found['hours']}"
    if "after" in found.groupdict():
        return told.ljust(len(found[0]))
    return told.rjust(len(found[0]))


def _is_plain(found: "re.Match[str]") -> bool:
    """Whether nothing stands between the "not" and the hours."""
    led = found[0][: -len(found["hours"])].strip().lower()
    return led in {"not", "except", "except for"}
