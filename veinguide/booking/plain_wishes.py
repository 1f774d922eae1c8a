"""Say plainly what is wished in a roundabout way, so that no refusal is a wish."""

import re

from veinguide.booking.clock import HOUR_NAME
from veinguide.booking.dates import FULL_WEEKDAY, MONTH, SHORT_WEEKDAY
from veinguide.booking.times import PART
from veinguide.booking.words import blanked_where

_NAME = rf"(?:(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b)"
_DAY = (
    rf"(?:{_NAME}(?: the \d{{1,2}}(?:st|nd|rd|th))?|the \d{{1,2}}(?:st|nd|rd|th)"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}/\d{{1,2}})(?!\w)"
)
_HOUR = rf"(?:\d{{1,2}}(?::\d\d)?(?: ?[ap]m)?|{HOUR_NAME}|noon|midday)(?![\w:])"
_REST = r"(?:(?!\b(?:but|unless)\b)[^.;!?])*?"
_BUT = r"(?:but|except(?: for)?|other than|besides|apart from)"
# "The play is the 17th so anything but that".
BUT_THAT = re.compile(
    rf"\b(?P<when>{_DAY}|{_HOUR}){_REST}\b"
    rf"(?P<all>any ?(?:thing|day|time)(?: else)?|whenever) {_BUT} (?:that|then|it)"
    r"(?: (?:day|one|date|time))?\b",
    re.IGNORECASE,
)
# "Noon is my nap so no", "Tuesday is bridge so not then".
_SO_NOT = r",? so (?:no|not (?:then|that|good))(?=\s*(?:$|[.,;!?]))"
_CLAUSE = r"(?: is|'s| are) [^.,;!?\d]{2,40}?"
SO_NO = tuple(
    re.compile(
        rf"\b(?<!not )(?<!but )(?<!except )(?P<when>{when}){clause}{_SO_NOT}",
        re.IGNORECASE,
    )
    # "Christmas is the 25th so not then"; of hours, "1 to 3" may stand there.
    for when, clause in ((_DAY, rf"(?:{_CLAUSE})?"), (rf"{_HOUR}|{PART}\b", _CLAUSE))
)
# "NO thursday. not tuesday", where a day is noted: the "no" answers the summary.
NO_A_DAY = re.compile(
    rf"^(?P<no>no+)(?P<rest> {_NAME})(?=[ ]?[,.;!]+ ?(?:and )?not (?:on )?{_NAME}\W*$)",
    re.IGNORECASE,
)
# "Not this sat we got a meet, the one after".
ONE_AFTER = re.compile(
    rf"\bnot (?:this )?(?:coming )?(?P<day>{_NAME})(?P<gap>[^.;!?]{{0,40}}?)[ ,]+"
    r"(?:but )?(?:the )?(?:one|week) after(?: that| next)?\b",
    re.IGNORECASE,
)
# "She gets me at 10 so say 10 30".
SO_SAY = re.compile(
    rf"^[^.;!?]*\bso (?:let'?s |i'?d |just |maybe |call it |better )*"
    rf"(?:say|make it|call it)(?= (?:about |around |like )*(?:\d|{HOUR_NAME}\b))",
    re.IGNORECASE,
)
# "10 30 in the morning".
WITHOUT_COLON = re.compile(
    r"(?<![\d:./$-])(?<!\d )(?P<hour>1[0-2]|[1-9]) (?P<minutes>00|15|30|45)"
    r"(?= ?(?:$|[.,;!?]|[ap]\.?m\b|ish\b|(?:in|on|at|or|and|to|til|till|until|then"
    r"|please|works?|is|would|if|the|tues\w*|wed\w*|thurs?\w*|fri\w*|mon\w*)\b))",
    re.IGNORECASE,
)
# "Ain't the 8th a Tuesday? Is it morning the 9th too": what is noted is asked about.
ASKED_ABOUT = re.compile(
    rf"\b(?:is|are|was|ain'?t|isn'?t|aren'?t|wasn'?t) (?:it|that|this|{_DAY})"
    rf" (?:on |in |at |for |a |an |the )*(?:{_DAY}|{PART}\b|{_HOUR})"
    r"[^.;!?]*(?:[?]+|$)",
    re.IGNORECASE,
)


def with_plain_wishes(text: str, *, is_known: bool) -> str:
    """`text`, as long as it was; `is_known` says that days were told before."""
    text = WITHOUT_COLON.sub(r"\g<hour>:\g<minutes>", text)
    text = blanked_where(SO_SAY, text)
    text = BUT_THAT.sub(_any_but, text)
    for pattern in SO_NO:
        text = pattern.sub(lambda f: f"not {f['when']}".ljust(len(f[0])), text)
    text = ONE_AFTER.sub(_one_after, text)
    if is_known:
        text = blanked_where(ASKED_ABOUT, text)
        text = NO_A_DAY.sub(lambda f: " " * len(f["no"]) + f["rest"], text)
    return text


def _any_but(found: "re.Match[str]") -> str:
    kind = "day" if re.fullmatch(_DAY, found["when"], re.IGNORECASE) else "time"
    return _in_place(f"any {kind} but {found['when']}", found)


def _one_after(found: "re.Match[str]") -> str:
    return _in_place(f"not this {found['day']}, the one after", found)


def _in_place(plain: str, found: "re.Match[str]") -> str:
    """`plain` as long as what it stands for; where it is longer, that is left."""
    return plain.ljust(len(found[0])) if len(plain) <= len(found[0]) else found[0]
