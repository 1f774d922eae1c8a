"""Days and parts of the day that are refused in passing: "skip Mondays"."""

import re

from veinguide.booking.away import SOMEBODY, SPAN
from veinguide.booking.dates import FULL_WEEKDAY, SHORT_WEEKDAY

_NAME = rf"(?:{FULL_WEEKDAY}\b|{SHORT_WEEKDAY}\b\.?)"
_NOT = (
    r"(?:never(?: (?:free|available|able|around|home|good|here|works?|do|come))+"
    r"|(?:rather|prefer) not(?: (?:to|do|come|have|be|go|it|book))*|skip|leave out"
    r"|leave off|forget(?: about)?|never ?mind(?: about)?|scratch|scrap|lose|nix"
    r"|(?:stay|steer|keep)(?: (?:it|me|us))? (?:away from|off(?: of)?"
    r"|clear of)|no to|but never|(?:have|has|got|need|needs) to (?:work|babysit|watch"
    r" \w+|be at (?:(?:the|my|an?|her|his) )?\w+|go to (?:(?:the|my|an?) )?\w+"
    r"|(?:take|pick up|drop off) (?:my|the|her|his) \w+(?: to (?:the |an? )?\w+)?)"
    r"|gotta (?:work|babysit))"
)
_AT = r"(?: (?:on|in|for|an?|the|any|at|every|every other))*"
_SUFFIX = (
    rf"(?:{SOMEBODY}(?:'?m| am|'s| is|'?re| are)? (?:not (?:available|free|able|home"
    r"|around|here|in town)|unavailable|away|gone|out of town|tied up)"
    rf"|{SOMEBODY}(?:'?d| would)? (?:rather|prefer) not|no can do"
    r"|no(?=\s*(?:$|[.;!?]))|(?:is|are|'s) (?:the )?(?:worst|hardest|toughest)\b)"
)
_VERDICT = (
    r"(?: (?:is|are|would be|'s))?(?: (?:the|all|much))* (?:best|better|good|great|fine"
    r"|ok|okay|works?|perfect|preferred|please)\b"
)
# "Never on Mondays, Tuesdays or Thursdays best": the refusal ends at the comma.
REFUSED_AND_WISHED = re.compile(
    rf"\b(?:not|never|no)(?: on)? {SPAN}(?P<end>,)(?= {SPAN}{_VERDICT})", re.IGNORECASE
)
# "She has cardio doc tues"; "I have Tuesday free" and "I have a ride Tuesday" do not.
_ENGAGED = (
    rf"\b{SOMEBODY}(?:'?ve|'s)? (?:have|has|had|got)(?: got)? "
    r"(?:(?!(?:no|nothing|off|free|open|time|only|it|them|him|her|ride|driver|sitter"
    r"|help|day|days|availab\w*|slots?|openings?|appt|appointment|visit|request|you"
    r"|to|if|on)\b)[a-z][\w'/-]* ){1,4}?(?:(?:on|every|each|that) )*"
)
# "Forget the Mondays" takes days out, and tells no hour.
DROPPED = re.compile(rf"\b{_NOT}{_AT} (?P<when>{SPAN})", re.IGNORECASE)
REFUSED_DAYS = (
    re.compile(
        rf"{_ENGAGED}(?P<when>{_NAME})"
        r"(?: at \d[\d:]*(?: ?[ap]m)?)?(?=\s*(?:$|[.,;!?]|(?:so|but|and)\b))",
        re.IGNORECASE,
    ),
    DROPPED,
    re.compile(rf"(?<!not )\b(?P<when>{SPAN}),? {_SUFFIX}", re.IGNORECASE),
)


def with_refusals_apart(text: str) -> str:
    """`text`, as long as it was, with a full stop between a refusal and a wish."""
    found = REFUSED_AND_WISHED.search(text)
    if not found:
        return text
    return f"{text[: found.start('end')]}.{text[found.end('end') :]}"
