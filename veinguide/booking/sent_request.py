"""What is wanted of a request that was sent, in words that need no intent."""

import re
from datetime import date

from veinguide.booking.codes import read_code
from veinguide.booking.form import CALL, DAYS, TEXT, TIME, BookingForm, Task
from veinguide.booking.form import CHANGE as CHANGE_FIELD
from veinguide.booking.lookup import CANCELLING, CHANGE_OLD
from veinguide.booking.names import RELATIVE
from veinguide.booking.note_needs import need_of_the_visit
from veinguide.booking.values import find_values
from veinguide.booking.words import CORRECTING, EDGES, is_question, statements

CAPITALS = r"[^\W\d_a-z][\w'-]+ [^\W\d_a-z][\w'-]+"
_KIN = rf"(?:[\w]+[ -]in[ -]law|{RELATIVE})"
# "Ok now Ron Lindqvist, same phone": not ignoring case for the name.
ANOTHER = re.compile(
    rf"^(?i:(?:ok|okay|and|so|great|good|thanks|thank you|alright|perfect)[ ,.!]+)*"
    rf"(?i:(?:now|next|then|also)[ ,]+(?:for |do |book |one for )?)"
    rf"(?:(?i:(?:my|our) {RELATIVE}\b)|{CAPITALS})"
    rf"|(?i:\b(?:this|that|the other|the next|another|a second|a new) (?:one|request"
    rf"|visit|appointment) (?:is |here is )?for (?:my {RELATIVE}\b|him\b|her\b))"
    r"|(?i:\b(?:this|the other|another|a new) (?:one|request) (?:is )?for)"
    r" [^\W\d_a-z][\w'-]+"
    rf"|(?i:\b(?:do|add|put(?: in)?|sign up) my {RELATIVE}(?: \w+)? (?:too|also"
    r"|as well|now)\b)"
    rf"|(?i:\b(?:book|request|visit|appointment|appt|one|request one|sign up)"
    rf"(?: for)? my {RELATIVE}\b)"
    # "My sister in law wants the same thing", "now do janine".
    rf"|(?i:\bmy {_KIN}(?: (?-i:[^\W\d_a-z])[\w'-]+)?(?: also| too|'?d)?"
    r" (?:wants?|needs?|would like|like)"
    r" (?:the same|one\b|in\b|a visit|an? app|to (?:come|be seen|book|get one|go) too))"
    r"|(?i:^(?:(?:ok|okay|and|so|great|good|thanks|alright)[ ,.!]+)*(?:now|next)[ ,]+"
    r"(?:do|book|sign up)"
    r" (?!(?:it|that|this|mine|my|the|what|you|u|i|we|them|not|me)\b)"
    r"[a-z][\w'-]+)"
    r"|(?i:\bseparate(?:ly)? from (?:mine|my)\b|\bthey are two people\b"
    r"|\b(?:mine|my request|that one|my one) (?:should |can |must |has to )?stays?\b)",
)
OF_THE_SENT_ONE = re.compile(
    r"\b(?:code|(?<!same )(?<!phone )number|spelled|wrong|mistake|cancel|confirmed"
    r"|chang\w+|mov\w+|re-?sched\w+)\b",
    re.IGNORECASE,
)
_IT = (
    r"(?:it|that|this|mine|(?:my|the|our) (?:request|days?|times?|phone"
    r"|number|name|visit"
    r"|appointment|appt|e-?mail|booking))"
)
CHANGES_IT = re.compile(
    rf"\b(?:chang(?:e|ed|ing)|switch(?:ed)?|move[d]?|update[d]?|correct|fix(?:ed)?)"
    rf" {_IT}\b|\bmake it (?:after|before|on|at|in|mon|tue|wed|thu|fri|sat|sun|\d)",
    re.IGNORECASE,
)
CALLING_OFF = re.compile(
    r"\b(?<!not )(?<!n't )(?:kill|scrap|drop|cancel|call off|forget|pull)"
    r" (?:it|that|(?:the|my|our) (?:\w+ )?(?:request|visit|thing|appointment|booking))"
    r"(?=\W*$|[.,;!]| (?:please|now|all|then)\b)",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:chang\w+|edit|fix|correct|update|mov(?:e|ing)|switch|instead|add)\b",
    re.IGNORECASE,
)
# What is told is looked for, not whether its day is to come.
ANY_DAY = date(2000, 1, 3)
NEWS = {DAYS, TIME, CALL, TEXT}
# "Can I make it Fridays too" is a wish.
WISHING = re.compile(
    r"^(?:(?:and|also|but|so|ok|hi|hey|wait)[ ,]+)*(?:can|could|would|will|may)"
    r" (?:i|we|you|u|y'?all|she|he) (?:please |also |just )*(?:make|add|do|have|move"
    r"|change|switch|put|come|get|take)\b",
    re.IGNORECASE,
)
# "Can you put a note that I can't answer Tuesdays".
ADDING = re.compile(
    r"\b(?:add|put|write|include|make)(?: in| down)? (?:a |the |that |my )?(?:note"
    r"|it on (?:my|the) request|that (?:to|on|in) (?:my|the|it))\b"
    r"|\b(?:can|could|would|please)(?: you| u)?(?: please)? add (?:that|this|it|the)\b"
    r"|\bone more thing\b.*\badd\b|^(?:and |also |oh )*(?:please )?add\b",
    re.IGNORECASE,
)


# "I forgot to say I use a walker".
FORGOTTEN = re.compile(
    r"\b(?:forgot|didn'?t|did not|should have) (?:to )?(?:say|said|tell|told|mention"
    r"|mentioned|put|add)\b",
    re.IGNORECASE,
)
# "She'll only go if there's a lady doctor".
ON_CONDITION = re.compile(
    r"\b(?:only if|if there(?:'?s| is| are)?|unless|as long as|needs?|wants?|prefers?"
    r"|would rather)\b",
    re.IGNORECASE,
)


def tells_a_need(text: str) -> bool:
    """Whether "uses a walker" is told, which the staff are to know."""
    return not is_question(text) and need_of_the_visit(text) is not None


def makes_a_condition(text: str) -> bool:
    return bool(ON_CONDITION.search(text)) and tells_a_need(text)


def is_for_another(text: str) -> bool:
    """Whether "ok now Ron Lindqvist, same phone" begins a request for somebody else."""
    return bool(ANOTHER.search(text)) and not OF_THE_SENT_ONE.search(text)


def calls_off_what_was_sent(text: str) -> bool:
    """Whether "he found out. kill it" wants the request that was sent gone."""
    told = (part for part in statements(text) if not is_question(part))
    return any(map(CALLING_OFF.search, told))


def changes_what_was_sent(text: str) -> bool:
    """Whether "wait, can u change it to after 5" is said of the request."""
    return bool(CHANGES_IT.search(text))


def task_of_the_code(text: str) -> Task | None:
    """What "check my request VG-7K4QX" wants; nothing without a code."""
    code, _ = read_code(text, asked=False)
    if not code:
        return None
    if CANCELLING.search(text) and not all(map(is_question, statements(text))):
        return Task.CANCEL
    changes = CHANGE_OLD.search(text) or CHANGE.search(text) or tells_news(text)
    return Task.CHANGE if changes else Task.STATUS


def tells_news(text: str, today: date = ANY_DAY) -> bool:
    """Whether "VG-7K4QX. mom says not Mondays" tells what is to be in the request."""
    code, (start, end) = read_code(text, asked=False)
    rest = f"{text[:start]} {text[end:]}" if code else text
    told = (
        part
        for part in statements(rest)
        if not is_question(part) or WISHING.match(part)
    )
    asked = DAYS if CHANGE.search(rest) else CHANGE_FIELD
    return any(
        not NEWS.isdisjoint(
            find_values(part.strip(EDGES), BookingForm(asked, {}), today).values
        )
        for part in told
    )


def corrects_what_was_sent(text: str) -> bool:
    """Whether "change days to Wednesday only" has both the wish and what it is."""
    if changes_what_was_sent(text) or (FORGOTTEN.search(text) and tells_a_need(text)):
        return True
    changes = CHANGE.search(text) or ADDING.search(text) or CORRECTING.search(text)
    return bool(changes) and (tells_news(text) or bool(ADDING.search(text)))
