"""Read the days that suit a visitor, kept in their words, with dates spelled out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from veinguide.booking.busy import refused_in, without_busy
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.dates import (
    DAY_LETTERS,
    FULL_WEEKDAY,
    MONTH,
    SHORT_NAME,
    WEEKDAY,
    ImpossibleDate,
    PastDate,
    resolve,
)
from veinguide.booking.words import (
    EDGES,
    NO_MATTER,
    SPACES,
    Span,
    with_plain_bounds,
)

MAXIMUM_CHARACTERS = 140
MAXIMUM_AHEAD = timedelta(days=366)

NUMBER = (
    r"(?:\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|a couple(?: of)?)"
)
SINGLE = "|".join(
    (
        r"\d{4}-\d{1,2}-\d{1,2}",
        r"(?<![\d:])\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?(?![\d:])"
        r"(?!\s*(?:am|pm|o'))",
        rf"{MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}}\b)?",
        rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b(?:,? \d{{4}})?",
        r"(?:the )?\d{1,2}(?:st|nd|rd|th)\b",
        rf"(?:this|next|last|coming|past) {WEEKDAY}\b",
        r"(?:the )?day after tomorrow|today|tonight|tomorrow|yesterday",
        rf"in {NUMBER} (?:days?|weeks?)",
    )
)
_YOU_HAVE = r"(?: you(?:'?ve)? (?:have|got))"
SOONEST = (
    r"(?:asap|a\.s\.a\.p\.?|(?:the )?sooner the better|right away"
    r"|(?:as )?(?:soon|quick|quickly|fast) as (?:possible|(?:you|u) can)"
    r"|what(?:ever|ever's|evers)(?: is| comes)? (?:first|soonest|earliest)"
    rf"|(?:the )?(?:soonest{_YOU_HAVE}?|(?:first|earliest|next)"
    rf"(?:{_YOU_HAVE}| (?:available|opening|day|slot|appointment))))"
)
WORDS = "|".join(
    (
        r"(?:this |next |last |any |every |most )?(?:coming )?"
        r"(?:weekends?|weekdays?|week days|work days)",
        r"(?:this|next) week\b[^.;!?]{0,30}?\bthe (?:one|week) after(?: that| next)?",
        r"(?:early |later? |some ?time )?(?:the )?(?:this|next|last|following)"
        r" (?:week|month)",
        r"(?:(?:the )?(?:beginning|middle|end|first|last)(?: part| week)? (?:of|in)"
        r"|early"
        rf"|mid|late)(?: in)? (?:the week|next week|{MONTH})\b|mid-?week"
        rf"|in {MONTH}\b(?! ?\d)",
        rf"{NUMBER} weeks? from (?:now|today|{WEEKDAY})\b|{WEEKDAY} after next",
        rf"(?:the )?week (?:of|after)(?: next| the| {MONTH}| thanksgiving| christmas)?",
        r"(?:before|after|around) (?:christmas|thanksgiving|new year'?s?"
        r"|the holidays?)",
        r"(?:(?:any|every|most|either) ?days?|all ?days)(?: of the week)?"
        r"(?: works| is fine)?",
        # "I work all day" is no wish.
        r"(?:^|(?<=\bfree )|(?<=\bopen )|(?<=\boff )|(?<=\bavailable ))all day\b",
        SOONEST,
    )
)
SHORT_WEEKDAY = rf"{SHORT_NAME}|{DAY_LETTERS}"
BEFORE = (
    r"(?:(?:any ?(?:day|time|thing)|all|every ?day|all week)?"
    r"\s*(?:but|except(?: for)?|other than)(?: not)?(?: on| the)?\s+"
    r"|not (?:on |a |this )?|no |never (?:on )?|only (?:on )?|on |by |after |before "
    r"|until |from |between |every other |any |early |late )?"
)
AND_ANOTHER = rf"(?: (?:or|and|to|through|but not) (?={WEEKDAY}))?"
# "Wed at 10" is a day, and "I sat at home" is none.
_SHORT = r"(?:mon|tues?|weds?|thu|thurs?|fri)"
SHORT_WITH_TIME = (
    rf"(?:{_SHORT}\b\.?(?:,? (?:or|and|to|thru) |, ?| ?[/-] ?))*(?:{_SHORT}\b\.?"
    r"(?= (?:at|around|about|after|before|by)\b)"
    rf"|(?:{_SHORT}|sat|sun)\b\.?"
    r"(?= (?:mornings?|afternoons?|evenings?|noon|\d{1,2}(?::\d\d)? ?(?:[ap]m|ish)\b)))"
)
FIRM = re.compile(
    rf"\b{BEFORE}(?:{SINGLE}|{WORDS}|{FULL_WEEKDAY}\b|{SHORT_WITH_TIME}){AND_ANOTHER}"
    rf"|\b(?:any|every) (?:{_SHORT}|sat)s?\b",
    re.IGNORECASE,
)
ASKED = re.compile(rf"\b{BEFORE}(?:{SHORT_WEEKDAY})", re.IGNORECASE)
REFUSABLE = re.compile(rf"{FIRM.pattern}|{ASKED.pattern}", re.IGNORECASE)
SOONEST_ASKED = re.compile(
    rf"\b(?:what'?s|what is|when'?s|when is) {SOONEST}", re.IGNORECASE
)
ONE_DAY = re.compile(rf"\b(?:{SINGLE})", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:any ?time|whenever|whatever(?! ?time)|any(?: old day| is fine)?$"
    r"|anything(?! (?:sooner|earlier|later))"
    rf"|{NO_MATTER}|all of them|i'?m free)",
    re.IGNORECASE,
)
OPEN_DAY = re.compile(
    rf"\b(?:{NO_MATTER}|whatever|no matter|any|any old)"
    r"(?: (?:about|on|for|as to|what|which|the)){0,3} days?\b",
    re.IGNORECASE,
)
EXCLUDING = re.compile(r"\b(?:but|except|not|no|never|other than)\b", re.IGNORECASE)
# "Most days except Tuesday is bridge, and Friday": there is more than days in it.
EXCEPT = re.compile(
    r"\b(?:any|most|every|all) ?(?:days?|time)\b.*?\b(?:except|but|other than)\b",
    re.IGNORECASE,
)
# "Any day but I prefer Monday": a wish, and no exception.
WISHING = re.compile(
    r"\b(?:prefer\w*|best|better|ideal(?:ly)?|(?<!\bi )works?|suits?|good|great|fine"
    r"|perfect|like|love|want|rather|would|please)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.;!?]*")
NAMED_DAY = re.compile(rf"\b(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b", re.IGNORECASE)
JOINED = re.compile(r"\b(?:and|or|not|on|for|the|maybe)\b|\W+", re.IGNORECASE)
# "After the 15th" is not the 15th.
BOUND = re.compile(r"\b(after|before|until|till|by|from)\s+$", re.IGNORECASE)
FROM_THEN_ON = ("after", "from")
# What _with_dates adds.
SPELLED = re.compile(r"\(([A-Z][a-z]+, [^()]+)\)$")
BETWEEN_DATES = re.compile("; | to ")
DATE_RANGE = re.compile(
    rf"(?:\d(?:st|nd|rd|th)?|\b{MONTH}) ?(?:-|–|to|thr(?:u|ough)|till?|until) ?"
    rf"(?:the )?(?:\d|{MONTH})",
    re.IGNORECASE,
)
BAD_NUMBERED = re.compile(r"\b(?:the )?(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b", re.I)


# "Thursday not Wednesday", "not Monday. Wednesday": one day for another.
_DAY = rf"(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b"
# "Not Monday and Wednesday", "not Monday, Tuesday or Wednesday": nobody knows.
REFUSED_AFTER = re.compile(
    rf"(?<=\w)[ ,]+(?:and )?not (?:on )?{_DAY}(?:,? n?or (?:on )?{_DAY})*"
    rf"(?!,? ?(?:(?:n?or|and) )?(?:on )?{_DAY})",
    re.IGNORECASE,
)
REFUSED_BEFORE = re.compile(
    rf"\bnot (?:on )?{_DAY}(?: (?:after all|any ?more))?[ .,;]+"
    rf"(?=(?:but |it'?s |make it |on )*{_DAY})"
    rf"(?!{_DAY},? ?(?:(?:n?or|and) )?(?:on )?{_DAY})",
    re.IGNORECASE,
)
SWAPPED = re.compile(
    rf"{_DAY}[ ,]+(?:and )?not (?:on )?{_DAY}|{REFUSED_BEFORE.pattern}", re.IGNORECASE
)


@dataclass(frozen=True)
class DaysReading:
    """The words for days, or `problem`: past, impossible, closed, far, unreadable."""

    words: str | None = None
    spans: tuple[Span, ...] = ()
    problem: str | None = None


@dataclass(frozen=True)
class NamedDate:
    """A day, or with `bound` the days after or before it."""

    day: date
    bound: str = ""

    def __str__(self) -> str:
        return f"{self.bound} {self.day:%A, %B} {self.day.day}".strip()


def read_days(
    text: str, today: date, *, asked: bool, closed: Closed = ALWAYS_OPEN
) -> DaysReading:
    """The days in `text`; short forms and "whenever" only count when asked for."""
    text = with_plain_bounds(text)
    free = _without_a_question(without_busy(text))
    spans = [m.span() for m in FIRM.finditer(free)]
    if asked:
        spans += [m.span() for m in ASKED.finditer(free)]
    if not spans:
        return _no_days(text, free, asked)
    try:
        dates = _dates(free, today)
    except PastDate:
        return DaysReading(spans=tuple(spans), problem="past")
    except ImpossibleDate:
        return DaysReading(spans=tuple(spans), problem="impossible")
    if any(each.day - today > MAXIMUM_AHEAD for each in dates):
        return DaysReading(spans=tuple(spans), problem="far")
    words, spans = _words(free, spans)
    if not EXCLUDING.search(words):
        if closed.rules_out(words, [each.day for each in dates if not each.bound]):
            return DaysReading(spans=tuple(spans), problem="closed")
        words = _with_dates(words, dates)
    return DaysReading(words, tuple(spans))


def _dates(text: str, today: date) -> list[NamedDate]:
    found = []
    for mention in ONE_DAY.finditer(text):
        before = BOUND.search(text[: mention.start()])
        bound = before[1].lower() if before else ""
        try:
            day = resolve(mention.group(), today)
        except PastDate:
            if bound not in FROM_THEN_ON:
                raise
            continue
        if day is not None:
            found.append(NamedDate(day, bound))
    return found


def names_days(text: str) -> bool:
    """Whether a short weekday or "don't care what day" is in `text`."""
    return bool(ASKED.search(text) or OPEN_DAY.search(text))


def swaps_days(text: str) -> bool:
    """Whether one day is named instead of another."""
    return bool(SWAPPED.search(text))


def without_refused_days(text: str) -> str:
    """`text` with spaces for the day that another takes the place of."""
    if not swaps_days(text):
        return text
    for pattern in (REFUSED_BEFORE, REFUSED_AFTER):
        text = pattern.sub(lambda refused: " " * len(refused[0]), text)
    return text


def have_passed(words: str, today: date) -> bool:
    """Whether days that were read before `today` are all over; open ones never are."""
    spelled = SPELLED.search(words)
    if not spelled:
        return read_days(words, today, asked=True).problem == "past"
    return all(_has_passed(day, today) for day in BETWEEN_DATES.split(spelled[1]))


def _has_passed(day: str, today: date) -> bool:
    try:
        resolve(day.partition(", ")[2], today)
    except PastDate:
        return True
    return False


def _without_a_question(text: str) -> str:
    """`Thursday? what's the soonest you've got` wishes for Thursday."""
    others = SOONEST_ASKED.sub(lambda asked: " " * len(asked[0]), text)
    return others if FIRM.search(others) or ASKED.search(others) else text


def _no_days(text: str, free: str, asked: bool) -> DaysReading:
    if BAD_NUMBERED.search(free):
        return DaysReading(problem="impossible")
    if not asked:
        return DaysReading()
    if found := OPEN.search(free):
        return DaysReading("any day", (found.span(),))
    if refused := refused_in(text, REFUSABLE):
        return DaysReading(refused[0], (refused[1],))
    return DaysReading(problem="unreadable")


def _words(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """The words and where they stand; all of a wish with an exception is theirs."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    words = _in_short(text[start:end])
    excepted = EXCEPT.search(words)
    if excepted is None:
        return words, spans
    rest = SENTENCE.match(text, end)
    after = rest[0] if rest else ""
    told = _exceptions(words, excepted.end(), after)
    is_whole = after.strip(EDGES) and told == _in_short(words + after)
    return told, [(start, end + len(after))] if is_whole else spans


def _in_short(text: str) -> str:
    return SPACES.sub(" ", text).strip(EDGES)[:MAXIMUM_CHARACTERS]


def _exceptions(words: str, start: int, after: str) -> str:
    """`words`, or only the days that do not suit if there is more in between.

    A wish, which `after` may end, is kept as it was said.
    """
    told = words[start:]
    more = JOINED.sub("", NAMED_DAY.sub("", told))
    named = [m.group().strip(".") for m in NAMED_DAY.finditer(told)]
    if not more or not named:
        return words
    if WISHING.search(told + after):
        return _in_short(words + after)
    return f"not {' or '.join(named)}"


def _with_dates(words: str, dates: list[NamedDate]) -> str:
    if not dates:
        return words
    named = list(map(str, dict.fromkeys(dates)))
    is_range = len(named) == 2 and DATE_RANGE.search(words)
    spelled = (" to " if is_range else "; ").join(named)
    if spelled.lower() == words.lower():
        return words
    return f"{words} ({spelled})"[: MAXIMUM_CHARACTERS + 50]
