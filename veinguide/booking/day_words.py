"""The words for days, and those that refuse, limit or swap them, as patterns."""

import re

from veinguide.booking.dates import (
    DAY_LETTERS,
    FULL_WEEKDAY,
    MONTH,
    SHORT_NAME,
    WEEKDAY,
)
from veinguide.booking.times import BOUND as BOUND_TIME
from veinguide.booking.times import CLEAR_CLOCK, PART
from veinguide.booking.weeks import NO_DAY, WEEKS
from veinguide.booking.words import (
    NO_MATTER,
)

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
        rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)\b{NO_DAY}",
        rf"(?:this|next|last|coming|past) {WEEKDAY}\b(?!, the one after)",
        r"(?:christmas|xmas|new year'?s?) eve\b(?!\s+(?:is|not)\b)"
        r"(?: or the day (?:before|after))?",
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
_NTH = r"(?:1st|2nd|3rd|4th|first|second|third|fourth|last)"
# "The second Friday of the month".
NTH_DAY = (
    rf"(?:the |every |each )?{_NTH}(?: (?:and|or) {_NTH})? {FULL_WEEKDAY}"
    r"(?: (?:of|in) (?:the|each|every|a) month)?"
)
WORDS = "|".join(
    (
        WEEKS,
        NTH_DAY,
        # "Friday any time, other days after 4".
        r"(?:the |all |any )?other (?:week)?days?\b"
        r"(?: (?:of |in )?(?:that|this|the|next) week)?"
        r"|(?:the )?rest of the (?:week|days)",
        r"(?:this |next |last |any |every |most )?(?:coming )?"
        r"(?:weekends?|weekdays?|week days?|work days?)",
        rf"this {WEEKDAY}, the one after",
        r"(?:this|next) week\b[^.;!?]{0,30}?\bthe (?:one|week) after(?: that| next)?",
        r"(?:early |later? |some ?time )?(?:the )?(?:this|next|last|following)"
        r" (?:week|month)",
        r"(?:(?:the )?(?:beginning|middle|end|first|last)(?: part| week)? (?:of|in)"
        r"|early"
        rf"|mid|late)(?: in)? (?:the week|next week|{MONTH})\b|mid-?week"
        rf"|in {MONTH}\b(?! ?\d)",
        rf"{NUMBER} weeks? from (?:now|today|{WEEKDAY})\b|{WEEKDAY} after next",
        rf"(?:the )?week (?:of|after)(?: next| the| {MONTH}\b(?!\.? ?\d)"
        r"| thanksgiving| christmas)?",
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
    r"\s*(?:but|except(?: for)?|other than)(?: not)?(?: on)?(?: the| an?)?\s+"
    r"|not (?:on )?(?:a |this |that |the )?|no |never (?:on )?(?:a |the )?"
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
    rf"|{_SHORT}\b\.?(?= only\b)|(?:{_SHORT}|sat|sun)\b\.?"
    r"(?= (?:mornings?|afternoons?|evenings?|noon|any ?time|all day"
    r"|\d{1,2}(?::\d\d)? ?(?:[ap]m|ish)\b)))"
    # "Mornings tue or fri"; "in the morning sun" is none.
    r"|(?:(?<=\bmorning )|(?<=\bmornings )|(?<=\bafternoon )|(?<=\bafternoons )"
    r"|(?<=\bevening )|(?<=\bevenings )|(?<=\bmornings on )|(?<=\bafternoons on )"
    rf"|(?<=\bevenings on )|(?<=\boff )|(?<=\boff on ))"
    rf"(?:{_SHORT_ROW}{_SHORT}|(?<=s )sat)\b\.?"
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
# "Mon/Wed", "fri thru sun", "tues or wed": no sun and no cat sat there.
_SHORT_NAME = rf"{SHORT_WEEKDAY}\b\.?"
_NAME = rf"(?:{FULL_WEEKDAY}\b|{_SHORT_NAME})"
_TO = r"(?: ?[/–-] ?| (?:to|thru|through|till) )"
_OR = rf"(?:{_TO}|,? (?:or|and) |, ?)"
SHORT_ROW = (
    rf"(?:(?:{_SHORT}\b\.? ){{0,4}}(?:{_SHORT}\b\.?(?:{_OR}{_SHORT_NAME}){{1,6}})"
    rf"|{_NAME}{_TO}{_NAME}"
    rf"|(?:sat|sun)\b{_OR}(?:mon|sun|sat)\b)"
)
FIRM = re.compile(
    rf"\b{BEFORE}(?:{SINGLE}|{WORDS}|{SHORT_ROW}|{FULL_WEEKDAY}\b|{SHORT_WITH_TIME}"
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
NAMED_WEEK = re.compile(rf"\b(?:{WEEKS})", re.IGNORECASE)
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
# "Any day, Thursday is best but Thursday is my hair at 2": only the words say it.
WISHED_BUT = re.compile(
    rf"\bany ?day\b[^.;!?]*?\b(?P<day>{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b[^.;!?]*?"
    r"\bbut\b[^.;!?]*?\b(?P=day)\b[^.;!?]*",
    re.IGNORECASE,
)
# "Any day but I prefer Monday": a wish, and no exception.
WISHING = re.compile(
    r"\b(?:prefer\w*|best|better|ideal(?:ly)?|(?<!\bi )works?|suits?|good|great|fine"
    r"|perfect|all day|any ?time|like|love|want|rather|would|please|drives?|brings?)\b",
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
BUT_AFTER = re.compile(r",? (?:but|except)\b", re.IGNORECASE)
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
NTH = re.compile(rf"\b(?:{_NTH}|this|next|coming)\b", re.IGNORECASE)
ONLY_NAMES = re.compile(
    rf"(?:{WEEKDAY}s?\b\.?|and|or|but|on|only|thru|through|to|\W)+", re.IGNORECASE
)
DAY_NAME = re.compile(rf"\b{WEEKDAY}", re.IGNORECASE)
CONDITION = re.compile(
    r",? (?P<told>(?:only )?(?:if|when(?! (?:can|could|do|is|are|will|should)\b)|unless"
    r"|as long as)\b(?! (?:you|u|y'?all|they|possible|needed|need|so|not|that|it works"
    r"|that'?s|it'?s (?:ok|okay|fine|possible|open))\b)[^.,;!?\d]{3,40})(?=[.,;!?]|$)",
    re.IGNORECASE,
)
STOPPED = re.compile(r"[.;!?]")
# "Not Mondays. Tuesdays too" refuses both.
AS_WELL = re.compile(r"[ ,]*(?:either|too|as well|also|nor)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.;!?]*")
NAMED_DAY = re.compile(
    rf"\b(?:{NTH_DAY}|{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b", re.IGNORECASE
)
JOINED = re.compile(r"\b(?:and|or|not|on|for|the|maybe)\b|\W+", re.IGNORECASE)
# "After the 15th" is not the 15th.
BOUND = re.compile(r"\b(after|before|until|till|by|from)\s+$", re.IGNORECASE)
# "Late April, after the 20th", "the 20th in April".
MONTH_BEFORE = re.compile(
    rf"(?:\b(?P<month>(?!may\b){MONTH})|\b(?:in|late|early|mid|of|for) (?P<may>may))\b"
    r"(?!\.? ?\d)[^!?]{0,40}$",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(rf" (?:in|of) (?P<month>{MONTH})\b", re.IGNORECASE)
FROM_THEN_ON = ("after", "from")
REFUSED_LAST = re.compile(
    r"\b(?:not|no|never|but|except(?: for)?|other than) (?:(?:on|for) )?(?:the )?$",
    re.I,
)
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
    rf"\bnot (?:on )?{_DAY}(?: (?:after all|any ?more))?"
    r"(?:[ .,;]*[.,;]+ *| +(?=but |it'?s |make it |on ))"
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
# "So not Tuesday instead of Wednesday" wishes for neither.
NOT_INSTEAD = re.compile(
    rf"\bnot (?:on )?{_DAY},? (?:{_INSTEAD}|(?:(?:and|or) )?not) (?:on )?{_DAY}",
    re.IGNORECASE,
)
# "In March, not January", "not January. March".
MONTH_REFUSED = re.compile(
    rf"(?P<kept>\b{MONTH})(?:[ ,]+(?:and )?not|,? {_INSTEAD}) (?:in )?{MONTH}\b(?! ?\d)"
    rf"|\bnot (?:in )?{MONTH}\b[ .,;]+(?=(?:but |it'?s |make it |in )*{MONTH}\b)",
    re.IGNORECASE,
)
