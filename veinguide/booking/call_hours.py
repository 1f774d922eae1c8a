"""Notice when the staff may call, so that those hours are no wish for the visit."""

import re

from veinguide.booking.dates import FULL_WEEKDAY, MONTH, SHORT_NAME
from veinguide.booking.words import blanked_where

_PART = r"(?:mornings?|afternoons?|evenings?|nights?|noon|lunch(?:time)?)\b"
_BOUND = (
    r"(?:after|before|between|from|until|till?|around|past|by|during|while|when"
    r"|any ?time (?:after|before))\b(?! me\b)"
)
_WHEN = (
    rf"(?:(?:but |only |just |not |either )*(?:{_BOUND}|(?:in|over|at) (?:the )?{_PART}"
    rf"|{_PART}|at \d|on (?:my|the|a)?\b|\d{{1,2}}(?::\d\d)? ?(?:[ap]m|to|-)"
    rf"|(?:this |next |on )*(?:{FULL_WEEKDAY}\b|{SHORT_NAME})"
    r"|today|tonight|tomorrow|this (?:morning|afternoon|evening|week|month)"
    r"|next (?:week|month)"
    rf"|(?:on |the )*(?:{MONTH}\.? \d|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}/\d)))"
)
_WHOM = (
    r"(?: (?:me|us|him|her|them|back|up|please|again|first|though|tho|too|also|at home"
    rf"|at work|my \w+|(?!{FULL_WEEKDAY}|{SHORT_NAME})(?-i:[A-Z][a-z]+)))*"
)
# "Call it Tuesday" and "on call Tuesday" are about no call.
_VERB = (
    r"(?:(?<!\bon )\b(?:calls?|calling)\b(?! it\b)"
    r"|\b(?:(?:can|may|could|should|will|please|only|just|never|not|don'?t|they|you|u|to"
    r") )(?:phone|ring|text|reach me)\b"
    r"|\b(?:be|being|get|getting) (?:phoned|called|rung|texted)\b"
    r"|\b(?:phone|ring|text)(?= (?:me|us|him|her|them)\b))"
)
_FINE = (
    r"(?: (?:is|are|it'?s|ok|okay|fine|good|best|works?|yes|too|also|now|would be))*"
)
_CLAUSE = r"[^.,;!?]*"
# "So", "but" and "and I" begin something else; "but only after 4" does not.
_REST = (
    r"(?:(?! (?:so|then|otherwise)\b| but (?!only|not|just|never|after|before)"
    r"| and (?:i|we|he|she|can|could|then|come|visit|book)\b)[^.,;!?])*"
)
REACHING = (
    r"\b(?:best|easiest|easier|better|you can|u can|please|try to|good|only)"
    r" (?:time )?(?:to )?(?:get|catch|reach)(?: a ?hold of)?"
    r" (?:me|us|him|her)\b(?: (?:at|on)\b)?[\d() .,-]*(?:(?:is|at|on|,) )*"
    rf"(?:weekdays?|weekends?|week ?nights?|{_WHEN.strip()}){_REST}"
)
CALLED_LATER = (
    rf"{_VERB}(?: only| just)?{_WHOM},(?: only| just)? (?:after|before|between)"
    rf" \d{_REST}"
)
HOURS = re.compile(
    "|".join(
        (
            # "Call me after 5", "don't phone while I'm at church on Sunday".
            rf"{_VERB}{_WHOM} {_WHEN}{_REST}",
            rf"{_VERB}{_WHOM}{_FINE} (?:but )?(?:only |just |not )*{_BOUND}{_REST}",
            # "Call only Karen, after 5."
            rf"{CALLED_LATER}",
            # "I can do after 5 for the call".
            rf"\b(?:{_BOUND} \d{{1,2}}(?::\d\d)?(?: ?[ap]m)?|{_PART})"
            r"(?: is| was|,)?(?: only)? for (?:the|a|any|your|my|phone)"
            r" (?:phone )?calls?\b",
            # "You can call me, in the evening."
            rf"{_VERB} (?:me|us|him|her)(?: back)?, (?:only |just |but |not )*"
            rf"(?:in the {_PART}|{_BOUND}(?: \d[\d:]*(?: ?[ap]m)?)?)(?=[ .!?]*$)",
            # "Best to get me at 913-555-0116, weekdays after 5:30".
            rf"{REACHING}",
            # "I can't pick up before 3:45."
            r"\b(?:can'?t|cant|cannot|won'?t|don'?t|couldn'?t) (?:really |always )?"
            r"(?:pick (?:it )?up|answer|talk|get to (?:my|the) phone"
            r"|take (?:any )?calls?)"
            rf"(?: (?:the|my) phone)?{_WHOM} {_WHEN}{_REST}",
            # "Before 7 or after 4 is when they can call."
            rf"{_CLAUSE}\b(?:is|are|'s) (?:(?:only|just) )?(?:when|the time)"
            rf"(?: \w+){{1,3}} (?:call|phone|ring|text|reach)\b{_REST}",
            # "Ok to call no texts" has no hour.
            rf"(?=[^.;!?]*?(?:\d|\b(?:{_PART}|{_BOUND}|\w*days?\b|weeks?|tomorrow"
            r"|tonight|any ?time|work|home)))"
            rf"{_CLAUSE}\b(?:best|better|good|ok|okay|fine|great|bad|times?|hours?)"
            rf"(?: is| are)? (?:for (?:you )?(?:to )?|to |for (?:phone )?)"
            rf"(?:calls?|calling|phone|ring|reach me)\b{_REST}",
            # "It's the calling that's after 6", "only the phone call is after 6".
            rf"\b(?:the |only |phone |just )*(?:calls?|calling)(?:'s| is| are"
            rf"| that'?s)+"
            rf" (?:only |just )*{_BOUND}{_REST}",
            # "In the evening you can call."
            rf"\b(?:in the {_PART}|{_BOUND} \d[\d:]*(?: ?[ap]m)?)"
            r" (?:you|u|they|the staff|somebody|someone) (?:can|may|could|should) "
            r"(?:call|phone|ring|reach)\b",
        )
    ),
    re.IGNORECASE,
)


def without_calls(text: str) -> str:
    """`text` with spaces where it tells when to call or not to."""
    return blanked_where(HOURS, text)
