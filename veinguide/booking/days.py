"""Read the days that suit a visitor, kept in their words, with dates spelled out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from veinguide.booking.bounds import with_plain_bounds
from veinguide.booking.busy import refused_in, without_busy
from veinguide.booking.closed import ALWAYS_OPEN, Closed
from veinguide.booking.date_rows import date_rows
from veinguide.booking.dates import (
    DAY_ALONE,
    MONTH,
    WEEKDAY,
    ImpossibleDate,
    PastDate,
    resolve,
    weekday_number,
)
from veinguide.booking.day_words import (
    ALL_BEFORE,
    ALL_DAY,
    AS_WELL,
    ASKED,
    BAD_NUMBERED,
    BETWEEN_DATES,
    BOUND,
    BUT,
    BUT_AFTER,
    CONDITION,
    DATE_RANGE,
    DAY_NAME,
    EXCEPT,
    EXCLUDING,
    FIRM,
    FROM_THEN_ON,
    JOINED,
    LEADING_EXCEPTION,
    MONTH_AFTER,
    MONTH_BEFORE,
    MONTH_REFUSED,
    NAMED_DAY,
    NAMED_WEEK,
    NEGATIVE,
    NOT_INSTEAD,
    NTH,
    ONE_DAY,
    ONLY_MONTHS,
    ONLY_NAMES,
    OPEN,
    OPEN_DAY,
    PLAIN_DAY,
    REFUSABLE,
    REFUSED_AFTER,
    REFUSED_BEFORE,
    REFUSED_LAST,
    REFUSING,
    SENTENCE,
    SOONEST_ASKED,
    SPELLED,
    STOPPED,
    SWAPPED,
    TIME_OF_DAY,
    WISHED_BUT,
    WISHING,
)
from veinguide.booking.mentions import in_one_line, merged
from veinguide.booking.words import (
    EDGES,
    SPACES,
    Span,
    blanked_where,
)

MAXIMUM_CHARACTERS = 140
NAMED_BEFORE_A_DATE = re.compile(
    rf"\b({WEEKDAY})s?\b\.?,? (?:the )?(?:{MONTH}\.? )?\d", re.IGNORECASE
)
WORDS_BETWEEN = re.compile(r"[^\W\d_]{2,}.*?[^\W\d_]{2,}")
MAXIMUM_AHEAD = timedelta(days=366)

# "Whatever day they have me down as off": staff ask, and no day is as good as another.
OF_A_ROSTER = re.compile(
    r"\b(?:whatever|whichever|any) days? (?:that )?(?:they\w*|he|she|we|work|my|i"
    r"|(?:the|my) (?:boss|job|schedule))(?!'?m (?:flexible|easy|retired)"
    r"| (?:do|can|choose"
    r"|want|like|pick))\b",
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
    if own := WISHED_BUT.search(text):
        return DaysReading(_in_short(own[0]), (own.span(),))
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
    spans = [_with_its_time(free, each) for each in merged(spans)]
    words, spans = _words(free, spans, text)
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
        if REFUSED_LAST.search(text[:start]):
            continue
        before = BOUND.search(text[:start])
        bound = before[1].lower() if before else ""
        try:
            day = _resolved(_with_its_month(mention, start, text), found, today)
        except PastDate:
            if bound not in FROM_THEN_ON:
                raise
            continue
        if day is not None:
            found.append(NamedDate(day, bound))
    return found


def _with_its_month(mention: str, start: int, text: str) -> str:
    """`april 20` for the 20th where the month stands beside it."""
    number = DAY_ALONE.fullmatch(mention.strip())
    if not number:
        return mention
    before = MONTH_BEFORE.search(text[:start])
    beside = MONTH_AFTER.match(text, start + len(mention)) or before
    if not beside:
        return mention
    month = next(each for each in beside.groups() if each)
    return f"{month} {number[1]}"


def _mentions(text: str) -> list[tuple[int, str]]:
    """Each day that is named, and where; of "Dec 28-30" the first and the last."""
    # "The 2nd or 3rd week" is no 2nd.
    text = blanked_where(NAMED_WEEK, text)
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
    if NOT_INSTEAD.search(text):
        return False
    return bool(SWAPPED.search(text) or MONTH_REFUSED.search(text))


def without_refused_days(text: str) -> str:
    """`text` with spaces for the day that another takes the place of."""
    if not swaps_days(text):
        return text
    for pattern in (REFUSED_BEFORE, REFUSED_AFTER):
        text = blanked_where(pattern, text)
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
    others = blanked_where(SOONEST_ASKED, text)
    return others if FIRM.search(others) or ASKED.search(others) else text


def _no_days(text: str, free: str, asked: bool) -> DaysReading:
    if BAD_NUMBERED.search(free):
        return DaysReading(problem="impossible")
    if not asked:
        return DaysReading()
    if OF_A_ROSTER.search(text):
        return DaysReading(_in_short(text), ((0, len(text)),))
    if found := OPEN.search(free):
        # "Anything but mornings" has the rest of it in the time.
        spans = () if BUT_AFTER.match(free, found.end()) else (found.span(),)
        return DaysReading(_with_refused("any day", text), spans)
    if refused := refused_in(text, REFUSABLE):
        return DaysReading(refused[0], (refused[1],))
    return DaysReading(problem="unreadable")


def _words(text: str, spans: list[Span], said: str) -> tuple[str, list[Span]]:
    """The words and where they stand; all of a wish with an exception is theirs.

    `said` is `text` with the days that do not suit, which a condition may name.
    """
    spans = _up_to_the_exception(text, spans)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    words = _in_short(text[start:end])
    excepted = EXCEPT.search(words)
    if excepted is None:
        wished = _without_refusals(text, _without_denied(text, spans))
        wished = _without_repeats(text, wished)
        line = in_one_line(text, wished)
        led = "not " if is_excepted(text, wished[0]) else ""
        line = LEADING_EXCEPTION.sub(led, line)
        return _in_short(line + _condition(said, wished[-1])), spans
    rest = SENTENCE.match(text, end)
    after = rest[0] if rest else ""
    told = _exceptions(words, excepted.end(), after)
    is_whole = after.strip(EDGES) and told == _in_short(words + after)
    return told, [(start, end + len(after))] if is_whole else spans


def _up_to_the_exception(text: str, spans: list[Span]) -> list[Span]:
    """Without an "asap" that a name keeps apart from "any day but Wednesday"."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    excepted = EXCEPT.search(text, start, end)
    if not excepted:
        return spans
    kept = [each for each in spans if each[1] > excepted.start()]
    gap = text[
        max(
            (e for _, e in spans if e <= excepted.start()), default=start
        ) : excepted.start()
    ]
    return kept if WORDS_BETWEEN.search(gap) else spans


def _condition(text: str, last: Span) -> str:
    """The "only if there's no school" of "Friday only if there's no school"."""
    found = CONDITION.match(text, last[1])
    return f" {found['told']}" if found else ""


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
        is_time = len(spans) > 1 and ALL_DAY.fullmatch(words)
        plain = PLAIN_DAY.fullmatch(words)
        if not is_time and not (plain and plain[1].lower()[:3] in seen):
            kept.append(span)
        seen |= {found[0].lower()[:3] for found in DAY_NAME.finditer(words)}
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


def _without_denied(text: str, spans: list[Span]) -> list[Span]:
    """`My labs are Mondays so not Mondays` wishes for no Monday."""
    denied = {
        name[0].lower()[:3]
        for span in spans
        if REFUSING.match(text[slice(*span)].strip())
        for name in [DAY_NAME.search(text[slice(*span)])]
        if name and not NTH.search(text[slice(*span)])
    }
    # "Not Friday? Friday is good" wishes for it after all.
    last = max(
        (s for s in spans if REFUSING.match(text[slice(*s)].strip())), default=None
    )
    return [
        each
        for each in spans
        if (last and each > last) or not _names_only(text[slice(*each)], denied)
    ]


def _names_only(words: str, denied: set[str]) -> bool:
    """Whether each of the days that `words` wish for is denied."""
    words = words.strip()
    named = {found[0].lower()[:3] for found in DAY_NAME.finditer(words)}
    plainly = not REFUSING.match(words) and ONLY_NAMES.fullmatch(words)
    return bool(plainly and named and named <= denied)


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
    """A date is an exception to the weekdays; "not Monday" beside others is none."""
    words = [text[slice(*each)] for each in sentence]
    named = all(NAMED_DAY.search(each) for each in words)
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
    if len(dates) == 1 and _is_of_another_weekday(words, dates[0].day):
        # Nobody knows which of the two is meant: the staff ask.
        spelled = f"{dates[0].day:%B} {dates[0].day.day} is a {dates[0].day:%A}"
    if spelled.lower() == words.lower():
        return words
    return f"{words} ({spelled})"[: MAXIMUM_CHARACTERS + 50]


def _is_of_another_weekday(words: str, day: date) -> bool:
    """Whether "Thursday the 12th" names a day that is no Thursday."""
    named = NAMED_BEFORE_A_DATE.search(words)
    return named is not None and weekday_number(named[1].lower()) != day.weekday()
