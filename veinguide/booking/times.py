"""Read a time of day, kept in the visitor's words."""

import re
from dataclasses import dataclass

from veinguide.booking.words import EDGES, Span, tidy, without_busy

MAXIMUM_CHARACTERS = 100
LONGEST_FREE_WORDS = 10
# In longer messages, "at three" is when a leg hurts or a pill is taken.
LONGEST_WITH_HOUR_WORDS = 7

CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?|a|p|o'?clock)?(?:ish)?)"
CLEAR_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?|o'?clock)(?:ish)?"
    r"|\d{1,2}:\d{2}|\d{1,2} ?ish|noon|midday|noontime)"
)
PART = (
    r"(?:(?:first thing|early|late|mid|later) (?:in the )?)?"
    r"(?:(?:in )?the )?(?:mornings?|afternoons?|evenings?|nights?|lunch(?:[ -]?time)?"
    r"|lunch hour|noon|midday|(?<!')(?<!\bi )(?:am|pm)(?! i\b)|a\.m\.|p\.m\.)"
)
AFTER = (
    r"(?:not )?(?:any ?time |sometime |some time )?"
    r"(?:after|before|around|about|by|until|till|from|past|at)"
)
EVENT = r"(?:work|school|lunch|dinner|church|breakfast|noon|dark|i get off)"
LATER = r"(?: or (?:later|earlier|after|before|so))?"
HOUR_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?:[ -](?:thirty|fifteen|o'?clock|ish))?(?=\s*(?:$|[,.;!]|(?:or|and|but|on)\b))"
)
HOURS = re.compile(rf" {HOUR_WORD}", re.IGNORECASE)
BOUND = rf"{AFTER} (?:{HOUR_WORD}|{CLOCK}(?! ?(?:st|nd|rd|th)\b)|{EVENT}|{PART}){LATER}"
UNTIL = rf"\s*(?:-|–|to|and|till|until)\s*(?:{CLOCK}|noon|midday|lunch(?:time)?)"
RANGE = rf"(?:between |from )?{CLOCK}{UNTIL}"
WHOLE = (
    r"(?:any ?time|all day|whenever|any hour|flexible|whatever time|any(?: is fine)?"
    r"|don'?t (?:care|mind)|doesn'?t matter|no preference|either(?: is fine)?"
    r"|makes no difference|up to you|you (?:choose|pick)|i'?m easy)"
)
FIRM = re.compile(
    rf"\b(?:{BOUND}|(?:not |no |only )?(?:the )?{PART}\b|{CLEAR_CLOCK}{LATER})(?!\w)",
    re.IGNORECASE,
)
FIRM_RANGE = re.compile(
    rf"\b(?:(?:between|from) {CLOCK}{UNTIL}"
    rf"|{CLOCK}\s*(?:-|–|to)\s*{CLEAR_CLOCK})(?!\w)",
    re.IGNORECASE,
)
ANY_TIME_AT_ALL = (
    r"(?:(?:whatever|(?:(?:don'?t|do not) (?:care|mind)|no matter|doesn'?t matter)"
    r" (?:about |at )?(?:what|which|the)) time)"
)
# Where a message tells days and times and little else.
ALONE = re.compile(
    rf"\b(?:(?<![\d-]){CLOCK}\s*(?:-|–|to)\s*(?:{CLOCK}|noon|midday)(?!-)"
    r"(?! ?(?:times|days|weeks|months|years|hours|minutes|pills|a (?:day|night|week)))"
    rf"|{ANY_TIME_AT_ALL}|early(?: enough)?|late(?: in the day)?)(?!\w)",
    re.IGNORECASE,
)
PARTS = (
    (re.compile(r"a\.?m\.?", re.IGNORECASE), "morning"),
    (re.compile(r"p\.?m\.?", re.IGNORECASE), "afternoon"),
    (re.compile(ANY_TIME_AT_ALL, re.IGNORECASE), "any time"),
)
NOW = r"now|right now|right away|immediately|as soon as possible|asap"
ASKED = re.compile(rf"\b(?:{RANGE}|{WHOLE}|{NOW}|{CLOCK})(?!\w)", re.IGNORECASE)
ANY_TIME = re.compile(
    r"\b(?:any ?time|whenever|flexible|no preference|don'?t (?:care|mind)"
    r"|doesn'?t matter|up to you|you (?:choose|pick)|makes no difference)\b",
    re.IGNORECASE,
)
ALWAYS = re.compile(
    r"^(?:(?:oh|ok|okay|well|honestly|really|sure|yes|no)[ ,.]+)*"
    r"(?:whenever|any ?time|any ?day(?:,? any ?time)?|i'?m (?:flexible|free any ?time)"
    r"|any (?:day|time) (?:and|or) any (?:day|time))"
    r"(?:[ ,]+(?:is|are|it'?s|that'?s|works|fine|good|great|ok|okay|for me|with me|you"
    r"|want|can|like|really|i'?m|flexible|free|easy|please|thanks))*[ .!]*$",
    re.IGNORECASE,
)
# "Don't call before ten" is "not before ten".
REFUSING = re.compile(
    r"\b(?:don'?t|do not|never|no)(?: (?:calls?|phone|ring|texts?|me|come|book))+ $",
    re.IGNORECASE,
)
FREE_WORDS = re.compile(
    r"\b(?:after|before|between|around|when|while|until|till|only|work|school|shift"
    r"|lunch|dinner|hour|hours|early|earlier|earliest|late|later|latest|daytime|asap"
    r"|soon|soonest|not)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"(?:when|while|once|as soon as) (?!ever)\w+ \w+", re.IGNORECASE)
NUMBERS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m|p\.m)?", re.IGNORECASE)


@dataclass(frozen=True)
class TimeReading:
    """The visitor's words for a time of day, or `problem`: unreadable."""

    words: str | None = None
    span: Span = (0, 0)
    problem: str | None = None


def read_time(text: str, *, asked: bool, alone: bool = False) -> TimeReading:
    """The time in `text`; looser wordings count only when the time is asked.

    `alone`: there is little else in the message, whatever was asked.
    """
    spans = _spans(without_busy(text), asked, alone)
    if asked and CLAUSE.match(text) and _is_short(text):
        return TimeReading(text.strip(EDGES)[:MAXIMUM_CHARACTERS], (0, len(text)))
    if spans:
        span = (min(s for s, _ in spans), max(e for _, e in spans))
        words = tidy(text[slice(*span)]).strip(EDGES)[:MAXIMUM_CHARACTERS]
        if _is_impossible(words):
            return TimeReading(span=span, problem="impossible")
        if REFUSING.search(text[: span[0]]):
            words = f"not {words}"
        return TimeReading(_part_of_day(words), span)
    if not asked:
        return TimeReading()
    free_words = FREE_WORDS.search(text) or without_busy(text) != text
    if free_words and _is_short(text):
        return TimeReading(text.strip(EDGES)[:MAXIMUM_CHARACTERS], (0, len(text)))
    return TimeReading(problem="unreadable")


def _spans(text: str, asked: bool, alone: bool) -> list[Span]:
    short = asked or len(text.split()) <= LONGEST_WITH_HOUR_WORDS
    firm = (m for m in FIRM.finditer(text) if short or not HOURS.search(m.group()))
    more = [FIRM_RANGE, *([ASKED] if asked else []), *([ALONE] if alone else [])]
    found = [*firm, *(m for pattern in more for m in pattern.finditer(text))]
    return [m.span() for m in found]


def _is_short(text: str) -> bool:
    return len(text.split()) <= LONGEST_FREE_WORDS


def _part_of_day(words: str) -> str:
    return next((part for sign, part in PARTS if sign.fullmatch(words)), words)


def means_any_day_and_time(text: str) -> bool:
    """Whether the whole message is "whenever is fine", whatever was asked."""
    return bool(ALWAYS.match(text))


def means_any_time(text: str) -> bool:
    return bool(ANY_TIME.search(text))


def _is_impossible(words: str) -> bool:
    return any(
        int(hour) > (12 if half else 24) or int(minute or 0) > 59
        for hour, minute, half in NUMBERS.findall(words)
    )
