"""Read the days that suit a visitor, kept in their words, with dates spelled out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from veinguide.booking.busy import refused_in, without_busy
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.date_rows import date_rows
from veinguide.booking.dates import (
    DAY_ALONE,
    DAY_LETTERS,
    FULL_WEEKDAY,
    MONTH,
    SHORT_NAME,
    WEEKDAY,
    ImpossibleDate,
    PastDate,
    resolve,
)
from veinguide.booking.mentions import in_one_line, merged
from veinguide.booking.times import BOUND as BOUND_TIME
from veinguide.booking.times import CLEAR_CLOCK, PART
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
        # "10-12 dec 3" are hours first, and "3 may work" is no day in May.
        rf"(?<![\d–-])\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}\b"
        r"(?! (?:work|be|not|do|suit|have)\b)(?:,? \d{4})?",
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
    r"|not (?:on )?(?:a |this |that |the )?|no |never (?:on )?"
    r"|only (?:on )?|on |by |after |before |until |from |between |every other "
    r"|any |early |late )?"
)
AND_ANOTHER = rf"(?: (?:or|and|to|through|but not) (?={WEEKDAY}))?"
# "Wed at 10" is a day, and "I sat at home" is none.
_SHORT = r"(?:mon|tues?|weds?|thu|thurs?|fri)"
_SHORT_ROW = rf"(?:{_SHORT}\b\.?(?:,? (?:or|and|to|thru) |, ?| ?[/-] ?| ))*"
SHORT_WITH_TIME = (
    rf"{_SHORT_ROW}(?:{_SHORT}\b\.?"
    r"(?= (?:at|around|about|after|before|by)\b)"
    rf"|(?:{_SHORT}|sat|sun)\b\.?"
    r"(?= (?:mornings?|afternoons?|evenings?|noon|any ?time|all day"
    r"|\d{1,2}(?::\d\d)? ?(?:[ap]m|ish)\b)))"
    # "Mornings tue or fri"; "in the morning sun" is none.
    r"|(?:(?<=\bmorning )|(?<=\bmornings )|(?<=\bafternoon )|(?<=\bafternoons )"
    r"|(?<=\bevening )|(?<=\bevenings )|(?<=\bmornings on )|(?<=\bafternoons on )"
    rf"|(?<=\bevenings on ))(?:{_SHORT_ROW}{_SHORT}|(?<=s )sat)\b\.?"
)
# "Could I book for like March": April and June may be names.
_MONTH_ASKED_FOR = (
    rf"(?:(?<=\bso )|(?<=\bfor like )|(?<=\bfor maybe )|(?<=\bfor around ))(?!may\b)"
    rf"{MONTH}\b(?! ?\d)"
    rf"|(?:(?<=\bbook for )|(?<=\bvisit for )|(?<=\bappointment for )"
    rf"|(?<=\bsomething for )|(?<=\bscheduled for )){MONTH}\b(?! ?\d)"
)
_AFTER_MONTH = (
    r"(?=\s*(?:$|[.,;!?]|(?:or|and|is|would|works?|instead|then|please|not)\b))"
)
# "So march", "february or march"; April may be somebody's name.
BARE_MONTH = (
    r"(?:(?<=\bso )|(?<=\bthen )|(?<=\bor )|(?<=\band )|(?<=\bmaybe )|(?<=\bafter )"
    r"|(?<=\bbefore )|(?<=\blike )|(?<=\bfor )|(?<=\bbut )|(?<=\brather )|^"
    r"|(?<=[,.] )|(?<=\s\s))"
    rf"{MONTH}{_AFTER_MONTH}"
)
FIRM = re.compile(
    rf"\b{BEFORE}(?:{SINGLE}|{WORDS}|{FULL_WEEKDAY}\b|{SHORT_WITH_TIME}"
    rf"|{_MONTH_ASKED_FOR}){AND_ANOTHER}"
    rf"|\b(?:any|every) (?:{_SHORT}|sat)s?\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    rf"\b{BEFORE}(?:{SHORT_WEEKDAY})|\b(?:after |before )?{BARE_MONTH}", re.IGNORECASE
)
ONLY_MONTHS = re.compile(rf"{MONTH}(?:,? (?:or|and) {MONTH})*", re.IGNORECASE)
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
# "Not Tuesday mornings", "any day but Friday after 3": the time is excepted as well.
TIME_OF_DAY = re.compile(
    rf"(?: on)? (?:{BOUND_TIME}|{PART}\b|{CLEAR_CLOCK})(?!\w)", re.IGNORECASE
)
NEGATIVE = re.compile(
    r"(?:not|no|never)\b|.*\b(?:but not|except|other than)\b|.+\bbut\b", re.IGNORECASE
)
# "Any morning but Thursday" excepts it, "Wed and Fri but Fri after 2" does not.
BUT = re.compile(r"but\b", re.IGNORECASE)
ALL_BEFORE = re.compile(
    r"\b(?:any|every|most|all|whenever)(?: ?\w+){0,2}[ ,]*$", re.IGNORECASE
)
# "Mornings but not Thursday", "any morning but Thursday".
LEADING_EXCEPTION = re.compile(
    r"^(?:but|except(?: for)?|other than)(?: not)?(?: on)?(?: the)? ", re.IGNORECASE
)
REFUSING = re.compile(r"(?:not|no|never)\b", re.IGNORECASE)
ALL_DAY = re.compile(r"all day", re.IGNORECASE)
PLAIN_DAY = re.compile(
    rf"(?:(?:but|and|or|on|only) )*({WEEKDAY})s?\.?(?: (?:and|or))?", re.IGNORECASE
)
STOPPED = re.compile(r"[.;!?]")
# "Not Mondays. Tuesdays too" refuses both.
AS_WELL = re.compile(r"[ ,]*(?:either|too|as well|also|nor)\b", re.IGNORECASE)
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
_INSTEAD = r"(?:instead of|rather than|in place of)"
# "Not Monday and Wednesday", "not Monday, Tuesday or Wednesday": nobody knows.
REFUSED_AFTER = re.compile(
    rf"(?<=\w)[ ,]+(?:and )?not (?:on )?{_DAY}(?:,? n?or (?:on )?{_DAY})*"
    rf"(?!,? ?(?:(?:n?or|and) )?(?:on )?{_DAY})"
    rf"|(?<=\w),? {_INSTEAD} (?:on )?{_DAY}",
    re.IGNORECASE,
)
REFUSED_BEFORE = re.compile(
    rf"\bnot (?:on )?{_DAY}(?: (?:after all|any ?more))?[ .,;]+"
    rf"(?=(?:but |it'?s |make it |on )*{_DAY})"
    rf"(?!{_DAY},? ?(?:(?:n?or|and) )?(?:on )?{_DAY})"
    rf"(?!{_DAY},? (?:either|too|as well|also)\b)"
    rf"|\b{_INSTEAD} (?:on )?{_DAY}[ ,]+(?=(?:make it |on )?{_DAY})"
    r"|\b(?:change|move|switch|swap)(?: (?:it|that|the|my|from|days?|visit"
    rf"|appointment))* {_DAY} (?:to|for|with) (?={_DAY})",
    re.IGNORECASE,
)
SWAPPED = re.compile(
    rf"{_DAY}(?:[ ,]+(?:and )?not|,? {_INSTEAD}) (?:on )?{_DAY}"
    rf"|{REFUSED_BEFORE.pattern}",
    re.IGNORECASE,
)
# "In March, not January", "not January. March".
MONTH_REFUSED = re.compile(
    rf"(?P<kept>\b{MONTH})(?:[ ,]+(?:and )?not|,? {_INSTEAD}) (?:in )?{MONTH}\b(?! ?\d)"
    rf"|\bnot (?:in )?{MONTH}\b[ .,;]+(?=(?:but |it'?s |make it |in )*{MONTH}\b)",
    re.IGNORECASE,
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
    spans += [row.span for row in date_rows(free)]
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
    words, spans = _words(free, [_with_its_time(free, each) for each in merged(spans)])
    words = _with_refused(words, text)
    if ONLY_MONTHS.fullmatch(words):
        words = f"in {words}"
    if not EXCLUDING.search(words):
        if closed.rules_out(words, [each.day for each in dates if not each.bound]):
            return DaysReading(spans=tuple(spans), problem="closed")
        words = _with_dates(words, dates)
    return DaysReading(words, tuple(spans))


def _dates(text: str, today: date) -> list[NamedDate]:
    found: list[NamedDate] = []
    for start, mention in _mentions(text):
        before = BOUND.search(text[:start])
        bound = before[1].lower() if before else ""
        try:
            day = _resolved(mention, found, today)
        except PastDate:
            if bound not in FROM_THEN_ON:
                raise
            continue
        if day is not None:
            found.append(NamedDate(day, bound))
    return found


def _mentions(text: str) -> list[tuple[int, str]]:
    """Each day that is named, and where; of "Dec 28-30" the first and the last."""
    rows = list(date_rows(text))
    found = [(row.span[0], each) for row in rows for each in row.mentions]
    for mention in ONE_DAY.finditer(text):
        if not any(row.span[0] <= mention.start() < row.span[1] for row in rows):
            found.append((mention.start(), mention.group()))
    return sorted(found, key=itemgetter(0))


def _resolved(mention: str, before: list[NamedDate], today: date) -> date | None:
    """In "the 28th to the 30th", the 30th is in the month of the 28th."""
    number = DAY_ALONE.fullmatch(mention.strip())
    if number and before and int(number[1]) > before[-1].day.day:
        return resolve(mention, before[-1].day)
    return resolve(mention, today)


def names_days(text: str) -> bool:
    """Whether a short weekday or "don't care what day" is in `text`."""
    return bool(ASKED.search(text) or OPEN_DAY.search(text))


def refuses_days(text: str) -> bool:
    """Whether "Friday doesn't work any more" is said."""
    return refused_in(text, NAMED_DAY) is not None


def swaps_days(text: str) -> bool:
    """Whether one day is named instead of another."""
    return bool(SWAPPED.search(text) or MONTH_REFUSED.search(text))


def without_refused_days(text: str) -> str:
    """`text` with spaces for the day that another takes the place of."""
    if not swaps_days(text):
        return text
    for pattern in (REFUSED_BEFORE, REFUSED_AFTER):
        text = pattern.sub(lambda refused: " " * len(refused[0]), text)
    return MONTH_REFUSED.sub(_only_kept, text)


def _only_kept(refused: "re.Match[str]") -> str:
    return (refused["kept"] or "").ljust(len(refused[0]))


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
        return DaysReading(_with_refused("any day", text), (found.span(),))
    if refused := refused_in(text, REFUSABLE):
        return DaysReading(refused[0], (refused[1],))
    return DaysReading(problem="unreadable")


def _words(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """The words and where they stand; all of a wish with an exception is theirs."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    words = _in_short(text[start:end])
    excepted = EXCEPT.search(words)
    if excepted is None:
        wished = _without_repeats(text, _without_refusals(text, spans))
        line = in_one_line(text, wished)
        led = "not " if is_excepted(text, wished[0]) else ""
        line = LEADING_EXCEPTION.sub(led, line)
        return _in_short(line), spans
    rest = SENTENCE.match(text, end)
    after = rest[0] if rest else ""
    told = _exceptions(words, excepted.end(), after)
    is_whole = after.strip(EDGES) and told == _in_short(words + after)
    return told, [(start, end + len(after))] if is_whole else spans


def _with_its_time(text: str, span: Span) -> Span:
    time = TIME_OF_DAY.match(text, span[1])
    return (span[0], time.end()) if time and is_excepted(text, span) else span


def is_excepted(text: str, span: Span) -> bool:
    """Whether the days at `span` are named because they do not suit."""
    words = text[slice(*span)].strip()
    if NEGATIVE.match(words):
        return True
    return bool(BUT.match(words) and ALL_BEFORE.search(text[: span[0]]))


def _without_repeats(text: str, spans: list[Span]) -> list[Span]:
    """`Wed and Fri but Fri only after 2` names two days, `all day Monday` one."""
    kept: list[Span] = []
    seen: set[str] = set()
    for span in spans:
        words = text[slice(*span)].strip()
        name = PLAIN_DAY.fullmatch(words)
        label = name[1].lower()[:3] if name else ""
        is_time = len(spans) > 1 and ALL_DAY.fullmatch(words)
        if not is_time and (not label or label not in seen):
            kept.append(span)
        seen.add(label)
    return kept


def _without_refusals(text: str, spans: list[Span]) -> list[Span]:
    """Without "not Monday or Friday." where another sentence tells the days."""
    sentences = _by_sentence(text, spans)
    if not any(_wishes(text, each) for each in sentences):
        return spans
    return [
        span
        for each, after in zip(sentences, [*sentences[1:], []], strict=True)
        if not _only_refuses(text, each) or _goes_on(text, after)
        for span in each
    ]


def _by_sentence(text: str, spans: list[Span]) -> list[list[Span]]:
    sentences: list[list[Span]] = []
    for span in spans:
        before = sentences[-1][-1][1] if sentences else span[0]
        # "Mon. Wed. Fri." is a row, "mon wed fri. tue" is not.
        dotted = bool(sentences) and "." in text[slice(*sentences[-1][0])]
        gap = text[before - 1 if before and not dotted else before : span[0]]
        if sentences and not STOPPED.search(gap):
            sentences[-1].append(span)
        else:
            sentences.append([span])
    return sentences


def _wishes(text: str, sentence: list[Span]) -> bool:
    words = [text[slice(*each)] for each in sentence]
    named = any(NAMED_DAY.search(each) or ONE_DAY.search(each) for each in words)
    return (
        named
        and not any(is_excepted(text, each) for each in sentence)
        and not AS_WELL.match(text, sentence[-1][1])
    )


def _only_refuses(text: str, sentence: list[Span]) -> bool:
    words = [text[slice(*each)] for each in sentence]
    named = all(NAMED_DAY.search(each) or ONE_DAY.search(each) for each in words)
    return named and bool(REFUSING.match(words[0]))


def _goes_on(text: str, sentence: list[Span]) -> bool:
    return bool(sentence) and not _wishes(text, sentence)


def _with_refused(words: str, text: str) -> str:
    """`first week of December` with "not Thursday", which was told beside it."""
    if NAMED_DAY.search(words) or ONE_DAY.search(words):
        return words
    refused = refused_in(text, NAMED_DAY)
    return _in_short(f"{words}, {refused[0]}") if refused else words


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
    if not JOINED.sub("", NAMED_DAY.sub("", TIME_OF_DAY.sub("", told))):
        return words
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
