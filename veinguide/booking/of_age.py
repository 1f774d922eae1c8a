"""Notice that nobody under 18 is meant after all: no guardian is asked for then."""

import re

from veinguide.booking.consents import PURPOSES
from veinguide.booking.form import (
    DAYS,
    EMAIL,
    GUARDIAN,
    MINOR,
    NO,
    PHONE,
    REASON,
    TIME,
    YES,
    NextStep,
    Step,
)
from veinguide.booking.people import ADULT_AT, CHILD, NOT_AN_AGE, is_under_age
from veinguide.booking.turn import Turn
from veinguide.booking.values import find_values

# What can be told beside it; a name would be taken for the guardian's.
BESIDE = (PHONE, EMAIL, DAYS, TIME, REASON, *PURPOSES)
_PARENT = r"(?:parents?|guardians?)(?: or guardian)?(?: thing| part| line| stuff)?\b"
NO_GUARDIAN = re.compile(
    r"\b(?:no|not have|don'?t (?:have|need)|take (?:out|off|away)|remove|delete|drop"
    rf"|without|not)(?: (?:a|any|the|that|my))* {_PARENT}",
    re.IGNORECASE,
)
ADULT = re.compile(
    r"\b(?:i'?m|i am|im|she'?s|he'?s|(?:she|he) is) (?:(?:an?|the|already|all|not) )*"
    r"(?:adult|grown|over (?:18|21)|of age)\b"
    r"|\b(?:i'?m|i am|im) not (?:a |an )?(?:minor|kid|child|teen\w*|under ?(?:age|18))",
    re.IGNORECASE,
)
AGE = re.compile(
    rf"\b(?:i'?m|i am|im) (?:only |just |already )?(\d\d)\b{NOT_AN_AGE}", re.IGNORECASE
)
# Who asks for a child says their own age, too.
OF_A_CHILD = re.compile(
    r"\b(?:his|her|their|the|a) (?:own )?(?:mother|mom|mum|father|dad|parent|guardian"
    r"|grand\w+|aunt|uncle)\b(?! (?:thing|part|line|stuff))"
    rf"|\bmy (?:{CHILD}|grand\w+)\b",
    re.IGNORECASE,
)


def is_of_age(text: str) -> bool:
    """Whether the person to be seen is said to be 18 or older."""
    if is_under_age(text):
        return False
    if NO_GUARDIAN.search(text):
        return True
    old = any(int(found[1]) >= ADULT_AT for found in AGE.finditer(text))
    return bool(old or ADULT.search(text)) and not OF_A_CHILD.search(text)


def no_guardian(turn: Turn) -> NextStep | None:
    """The step after "I'm 31, there is no parent", with what is told beside it."""
    if turn.form.values.get(MINOR) != YES or not is_of_age(turn.text):
        return None
    told = NO_GUARDIAN.sub(" ", turn.text)
    found = find_values(told, turn.form, turn.today, turn.closed).values
    kept = {s: v for s, v in found.items() if s in BESIDE}
    return NextStep(Step.GO_ON, {**kept, MINOR: NO}, forgotten=(GUARDIAN,))
