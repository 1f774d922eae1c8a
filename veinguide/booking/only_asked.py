"""Tell "are you open Thursdays?" or "is a referral needed" from a wish for a visit."""

import re

from veinguide.booking.words import tidy

_YOU = (
    r"(?:you|u|ya|they|y'?all|we|the (?:clinic|office|place|doctors?|staff|desk|vein"
    r" clinic)|it|the \w+ clinic)"
)
_HOURS = re.compile(
    rf"\b(?:are|is|r|was|will|be|if) {_YOU}(?: guys| all| even| ever| also| be|'?re)*"
    r" (?:open|closed)\b(?! to\b)"
    r"|\bopen (?:on |this |at )*(?:\w+days?|sat|sun|weekends?|evenings?|nights?"
    r"|late|early|holidays?)\b[^.!]*\?"
    r"|\b(?:what|whats|what'?re|tell me|know)\b[^.?!]{0,15}\b(?:hours|days are)\b"
    r"|\b(?:how (?:late|early)|what time|when)"
    rf" (?:are|r|is|do|does|will) {_YOU}(?: guys| all)? (?:open|close|stay)"
    rf"|\b(?:do|does|if) {_YOU}(?: guys| all| even| ever)* (?:open|close|work|stay)"
    r"(?=\W*$| (?:on|at|the|in|late|early|past|till|until|evenings?|nights?|weekends?"
    r"|holidays?|sat\w*|sun\w*|mon\w*|tues\w*|wed\w*|thu\w*|fri\w*)\b)",
    re.IGNORECASE,
)
_REFERRAL = re.compile(
    r"\b(?:need|needs|require[sd]?|have to (?:have|get)|must (?:i )?have|necessary"
    r"|without|want)\b[^.?!]{0,15}\breferr(?:al|ed)\b"
    r"|\breferral\b[^.?!]{0,12}\b(?:needed|required|necessary)\b",
    re.IGNORECASE,
)
ASKED = (("about_hours", _HOURS), ("about_referral", _REFERRAL))
_WISH = re.compile(
    r"\b(?:book\w*|schedul\w*|appointments?|appts?|visit|consult\w*|sign me|put me"
    r"|pencil|get me|fit me|see me|come in|coming in|come see|i'?d like|i want|i wanna"
    r"|(?<!do )i need|need to (?:see|come|get)|my name|call me|reach me|would like)\b"
    r"|\d{3}\W{0,2}\d{4}",
    re.IGNORECASE,
)
# "I didn't ask to book yet" wishes for none.
_REFUSED = re.compile(
    r"\b(?:didn'?t|did not|not|never|don'?t|do not|haven'?t)\b[^.,;!?]{0,20}?"
    r"\b(?:book\w*|schedul\w*|appointments?|appts?|visit|sign)\b",
    re.IGNORECASE,
)


def only_asked(text: str) -> str | None:
    """The narrow answer to what is asked of the office, if no visit is wished."""
    said = tidy(text)
    name = next((name for name, asked in ASKED if asked.search(said)), None)
    return None if _WISH.search(_REFUSED.sub(" ", said)) else name
