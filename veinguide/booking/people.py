"""Notice a visitor under 18, and read an e-mail address."""

import re

from email_validator import EmailNotValidError, validate_email

from veinguide import kin
from veinguide.booking.words import Span

ADULT_AT = 18
_MAIL = (
    r"(?:gmail|yahoo|hotmail|aol|outlook|icloud|comcast|att|sbcglobal|msn|live|verizon"
    r"|proton(?:mail)?|cox|charter|ymail|me)"
)
# "jo dot hill at gmail dot com"
SPOKEN_ADDRESS = re.compile(
    r"(?<![\w.])(?!(?:is|its|it|e-?mail|address|me|back) at\b)(?=[\w.+-]*[a-z])"
    r"[\w.+-]+(?: dot [\w+-]+)*"
    rf" at {_MAIL}(?: dot |\.)(?:com|net|org)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\"]+")
NUMBER_WORDS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
}
AGE = rf"(\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
YEARS = r"[\s-]*(?:years?|yrs?|y/?o|yo)\b"
NOT_AN_AGE = (
    r"(?![\s-]*(?:weeks?|wks?|months?|days?|hours?|hrs?|minutes?|mins?|miles?|am|pm"
    r"|o'?clock|pounds?|lbs?|[:/%]|\.?\d))\b"
)
CHILD = rf"(?:{kin.CHILD}|boy|girl)"
MYSELF = re.compile(r"\b(?:i'?m|i am)\b", re.IGNORECASE)
KIN = re.compile(rf"\bmy {CHILD}\b", re.IGNORECASE)
AGES = (
    re.compile(
        rf"\b(?:i'?m|i am|im) (?:only |just |almost )?{AGE}(?:{YEARS}|{NOT_AN_AGE})",
        re.I,
    ),
    re.compile(
        rf"\b{CHILD}\b[^.?!]{{0,30}}?\b(?:is|he'?s|she'?s|aged?|who'?s)"
        rf" {AGE}{NOT_AN_AGE}",
        re.I,
    ),
    re.compile(rf"\b(?:my|our) {AGE}{YEARS}[\s-]*(?:old)?", re.I),
    re.compile(rf"\b{AGE}{YEARS}[\s-]*old\b", re.I),
    re.compile(rf"\bage(?:d)?:? {AGE}{NOT_AN_AGE}", re.I),
)
# "I have a 6 yr old asleep by 8": somebody's child, who is not to be seen.
AT_HOME = re.compile(
    rf"\b{AGE}{YEARS}[\s-]*(?:old)?(?: (?:son|daughter|kid|boy|girl|who(?:'s| is)?"
    r"|that(?:'s| is)?|is))*"
    r" (?:asleep|sleeping|in bed|down|napping|naps?|at home|at school|in tow"
    r"|to (?:pick|drop|watch|feed|put|get|raise|care)\b|running around|hanging)"
    rf"|\b(?:after|while|until|till|once|when|before|put|putting|watch|watching|babysit"
    rf"\w*) my {AGE}{YEARS}[\s-]*(?:old)?\b",
    re.IGNORECASE,
)
MINOR_WORDS = re.compile(
    r"\b(?:i'?m|i am|im|he'?s|she'?s|(?:he|she) is) (?:only |just |still )?(?:a )?"
    r"(?:minor\b|under ?(?:age\b|18|eighteen)|in (?:high|middle|grade) ?school\b"
    r"|(?:a |in )?(?:seventh|eighth|ninth|tenth|eleventh|[6-9]th|1[012]th) grade)"
    r"|\bunder 18\b",
    re.IGNORECASE,
)


def is_under_age(text: str) -> bool:
    """Whether the person the visit is for is said to be under 18."""
    text = AT_HOME.sub(" ", text)
    return bool(MINOR_WORDS.search(text)) or any(
        0 < _number(found[1]) < ADULT_AT
        for pattern in AGES
        for found in pattern.finditer(text)
    )


def says_to_be_under_age(text: str) -> bool:
    """Whether the visitor is under 18, and not somebody they speak of."""
    return is_under_age(text) and bool(MYSELF.search(text)) and not KIN.search(text)


def read_email(text: str) -> tuple[str | None, Span]:
    """The address in `text` and where it stands; None for none or an impossible one."""
    found = ADDRESS.search(text) or SPOKEN_ADDRESS.search(text)
    if not found:
        return None, (0, 0)
    written = found.group().rstrip(".!?'")
    if found.re is SPOKEN_ADDRESS:
        written = re.sub(
            r" at ", "@", re.sub(r" dot ", ".", written, flags=re.I), flags=re.I
        )
    try:
        checked = validate_email(written, check_deliverability=False)
    except EmailNotValidError:
        return None, found.span()
    return str(checked.normalized), found.span()


def _number(written: str) -> int:
    return NUMBER_WORDS.get(written.lower()) or int(written)
