"""Put days together with those that were told before."""

import re

from veinguide.booking.dates import (
    FULL_WEEKDAY,
    MONTH,
    SHORT_NAME,
    WEEKDAY,
    weekday_number,
)
from veinguide.booking.day_words import SOONEST
from veinguide.booking.days import MAXIMUM_CHARACTERS

_DAY = rf"(?:{FULL_WEEKDAY}|{SHORT_NAME})\b"
ONLY_SOONEST = re.compile(SOONEST, re.IGNORECASE)
ONLY_WEEK = re.compile(
    r"(?:early |later? |some ?time )?(?:the )?(?:this|next|following) week"
    r"|(?:the )?week after(?: next)?",
    re.IGNORECASE,
)
ONLY_WEEKDAYS = re.compile(
    rf"(?:(?:{FULL_WEEKDAY}|{SHORT_NAME})(?:\W+|\W+(?:or|and|to|through)\W+|$))+",
    re.IGNORECASE,
)
WEEKDAYS = re.compile(rf"\b({WEEKDAY})s?\b", re.IGNORECASE)
# With what days.py adds to it: "after the 15th (after Tuesday, December 15)".
ONLY_BOUND = re.compile(
    r"(?:only |not )*(?:after|before|from|until|till|by)"
    r" (?:the )?(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2}"
    rf"|{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|christmas|thanksgiving|new year'?s?)"
    r"(?: \([^()]*\))?",
    re.IGNORECASE,
)
# "Every other Friday", "the first Monday": one of the days that are known.
NTH_WEEKDAY = re.compile(
    r"(?:the |every |each )?(?:every other|other|1st|2nd|3rd|4th|first|second|third"
    rf"|fourth|last)(?: (?:and|or) \w+)? (?P<day>{FULL_WEEKDAY}|{SHORT_NAME})"
    r"(?: (?:of|in) the month)?",
    re.IGNORECASE,
)
ONLY = re.compile(r"\b(?:only|just|instead)\b", re.IGNORECASE)
NAMED_WEEK = re.compile(
    r"(?:the |that |any day )*(?:the )?week of (?:the )?[\w /]+?(?: \([^()]*\))?",
    re.IGNORECASE,
)
EXCEPTION = re.compile(
    r"\b(?:not|except(?: for)?|but(?: not)?) (?:on )?(?P<what>(?:the )?\d[^,()]*)$",
    re.IGNORECASE,
)
REFUSING = re.compile(r"^(?:not|no|never) (?:on )?", re.IGNORECASE)
# "Thursday is my first choice", of the days that are known.
PREFERRED = re.compile(
    r"\b(?:(?:first|1st|top) choice|prefer\w*|best|better|ideal(?:ly)?|favou?rite)\b",
    re.IGNORECASE,
)
THAT_WEEK = re.compile(r"\b(?:that|the same) (?:week|month)\b", re.IGNORECASE)
EXCEPTED = re.compile(
    r"\b(?:not|but|except(?: for)?)(?: not)? (?:on )?"
    rf"(?P<days>{_DAY}\.?(?:(?:,| or| and)+ (?:not )?(?:on )?{_DAY})*)",
    re.IGNORECASE,
)
ROW = re.compile(r",? (?:or|and) |, ")
EXCLUDED = re.compile(r"\b(?:but|not|except|no|never|if|only)\b", re.IGNORECASE)
ANY_DAY = re.compile(r"\b(?:any|every|all) ?days?\b", re.IGNORECASE)
RANGE = re.compile(r"[-–]|\b(?:to|thru|through|till?|until)\b", re.IGNORECASE)
CHANGED = re.compile(
    rf"\b(?:change|move|switch|swap|replace|turn)(?: (?:it|that|the|my|from|days?"
    rf"|visit))*"
    rf" (?P<old>{_DAY})\.? (?:to|for|with|into|by) (?:an? |the )?{_DAY}",
    re.IGNORECASE,
)
INSTEAD = re.compile(
    rf"{_DAY}\.?,? (?:instead of|rather than|in place of) (?P<old>{_DAY})",
    re.IGNORECASE,
)
FALLBACK = re.compile(
    rf"\bif (?:they|you|y'?all|u|it|that|this|{FULL_WEEKDAY}|{SHORT_NAME})"
    r"(?: ?'?re| are|'?s| is)?(?: all)?"
    r" (?:closed|full|booked|taken|busy|not (?:open|free|available))\b"
    r"|\bif (?:that|it|this|they|you)(?: \w+)? ?"
    r"(?:doesn'?t|does not|don'?t|won'?t|isn'?t|aren'?t|can'?t)\b"
    r"|\bif not\b|\botherwise\b|\bor else\b|\bworst case\b|\b(?:second|next) choice\b"
    r"|\bback ?-?up\b|\bplan b\b",
    re.IGNORECASE,
)


def is_second_best(text: str) -> bool:
    """Whether "if they're closed then Monday" adds to the days told before."""
    return bool(FALLBACK.search(text))


def with_second_best(known: str, words: str) -> str:
    joined = f"{known}, or else {words}"
    return joined if len(joined) <= MAXIMUM_CHARACTERS else words


def names_only_soonest(words: str | None) -> bool:
    return bool(words and ONLY_SOONEST.fullmatch(words))


def names_one_of(words: str, known: str) -> bool:
    """Whether a weekday of `words` is in `known`."""
    named, before = _weekdays(words), _weekdays(known)
    return not named.isdisjoint(before)


def joined_with(known: str, words: str) -> str:
    """`words` with the week, the days or the exceptions that were told before."""
    if ONLY_WEEK.fullmatch(known) and _are_weekdays(words):
        return f"{words} {known}"
    if _are_weekdays(known) and ONLY_WEEK.fullmatch(words):
        return f"{known} {words}"
    if _are_weekdays(known) and _are_only_bound(words):
        return with_both(known, words)
    if _are_weekdays(words) and _are_only_bound(known):
        return with_both(words, known)
    if (excepted := EXCEPTION.search(known)) and NAMED_WEEK.fullmatch(words):
        return with_both(words, f"not {excepted['what']}")
    named, before = _weekdays(words), _weekdays(known)
    refuses = bool(REFUSING.match(words))
    words = REFUSING.sub("not ", words)
    if refuses and REFUSING.sub("", words) == known.partition(" (")[0]:
        return words
    if refuses and (left := _without(known, named)):
        return left
    excepting = refuses and not (before and before <= named)
    is_known = words.lower() in known.lower()
    return with_both(known, words) if excepting and not is_known else words


def with_one_limited(known: str, words: str, text: str) -> str | None:
    """`Thursday or every other friday`, where "Thursday or fridays" is known."""
    limited = None if ONLY.search(text) else NTH_WEEKDAY.fullmatch(words)
    named = list(WEEKDAYS.finditer(known))
    if not limited or len(named) < 2 or not _are_weekdays(known):
        return None
    meant = [each for each in named if _weekdays(each[0]) == _weekdays(limited["day"])]
    if len(meant) != 1:
        return None
    return f"{known[: meant[0].start()]}{words}{known[meant[0].end() :]}"


def with_the_best(known: str, words: str, text: str) -> str | None:
    """`Thursday or Friday, best Thursday`, where one of those that are known is."""
    named, before = _weekdays(words), _weekdays(known)
    prefers = PREFERRED.search(text) and not ONLY.search(text)
    if not prefers or not _are_weekdays(words) or not named < before:
        return None
    return with_both(known, f"best {words}")


def with_its_week(known: str, words: str) -> str | None:
    """`Week of the 14th, not Monday, any other day that week`."""
    return with_both(known, words) if THAT_WEEK.search(words) else None


def with_exceptions(known: str, words: str) -> str:
    """`In January, not Mondays`: another week suits no other day of the week."""
    excepted = EXCEPTED.search(known.partition(" (")[0])
    told = words.partition(" (")[0]
    if not excepted or _weekdays(told) or ANY_DAY.search(told):
        return words
    return with_both(words, f"not {excepted['days']}")


def swapped_in(known: str, words: str, text: str) -> str | None:
    """`Tuesday or Friday` for "change Thursday to Friday", where others are known."""
    found = CHANGED.search(text) or INSTEAD.search(text)
    if not found or not _are_weekdays(words) or len(_weekdays(words)) != 1:
        return None
    old = _weekdays(found["old"])
    named = list(WEEKDAYS.finditer(known))
    if not old <= _weekdays(known) or len(named) < 2 or _has_a_date_of(known, old):
        return None
    if _weekdays(words) & _weekdays(known):
        return _without(known, old)
    parts = [m.span() for m in named if _weekdays(m[0]) == old]
    start, end = parts[0]
    return f"{known[:start]}{words}{known[end:]}"


def _has_a_date_of(known: str, old: set[int]) -> bool:
    return bool(_weekdays(known.partition("(")[2]) & old) or bool(RANGE.search(known))


def with_both(known: str, words: str) -> str:
    """`words` alone where there is no room for both."""
    joined = f"{known}, {words}"
    return joined if len(joined) <= MAXIMUM_CHARACTERS else words


def _are_only_bound(words: str) -> bool:
    """Whether "after the 15th" says from when on, and names no day of the week."""
    return bool(ONLY_BOUND.fullmatch(words))


def _without(known: str, refused: set[int]) -> str | None:
    """`Tuesday` of "Monday or Tuesday" without the Monday; None of "Mon to Fri"."""
    if RANGE.search(known):
        return None
    if not _are_weekdays(known):
        return _without_parts(known, refused)
    days = [found[0] for found in WEEKDAYS.finditer(known)]
    kept = [day for day in days if not _weekdays(day) & refused]
    return " or ".join(kept) if kept and len(kept) < len(days) else None


def _without_parts(known: str, refused: set[int]) -> str | None:
    """`Thursday or Friday` of "Tuesday the 8th, Thursday or Friday (Tuesday, ...)"."""
    told, _, spelled = known.partition(" (")
    if EXCLUDED.search(told) or (spelled and not _weekdays(spelled) <= refused):
        return None
    parts = ROW.split(told)
    kept = [part for part in parts if not _weekdays(part) & refused]
    if len(kept) == len(parts) or not kept or not all(map(_weekdays, kept)):
        return None
    return " or ".join(kept)


def _are_weekdays(words: str) -> bool:
    # With its full stops, "mon. tues." could be taken apart in too many ways.
    return bool(ONLY_WEEKDAYS.fullmatch(words.replace(".", " ")))


def _weekdays(words: str) -> set[int]:
    return {weekday_number(m[1].lower()) for m in WEEKDAYS.finditer(words)}
