"""Notice the days and times at which somebody is not free, so that none is a wish."""

import re

from veinguide.booking.dates import DAY_LETTERS, FULL_WEEKDAY, MONTH, SHORT_NAME
from veinguide.booking.words import EDGES, SPACES, Span

_NAME = rf"(?:{FULL_WEEKDAY}\b|{SHORT_NAME})"
_DAYS = (
    rf"(?:{_NAME}(?:(?:,? (?:and|or|to|through|thru) |, ?| ?[/&-] ?| ){_NAME})*"
    rf"|{DAY_LETTERS})"
)
_DATES = (
    r"(?:(?:this|next) week|weekends?|weekdays?|today|tomorrow"
    rf"|the \d{{1,2}}(?:st|nd|rd|th)|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}/\d{{1,2}})\b"
)
_PART = r"(?:early |late )?(?:mornings?|afternoons?|evenings?|nights?)\b"
_WHEN = rf"\b(?P<when>{_DAYS}(?: {_PART})?|{_DATES}|{_PART})"
# "Any day but Tuesday" says it itself.
_NOT_EXCEPTED = r"(?<!except )(?<!but )(?<!than )(?<!not )"
_CLAUSE = r"[^.,;!?]*"
# "Monday is bad but Friday works" excepts no Friday.
_END = r"(?:(?=$|[.,;!?])|\b(?:so|but|then)\b)"
# "Tuesdays I have off", "Friday I work till noon", "Tuesday I can": no refusals.
_SUITS = (
    r"(?!(?:(?!\b(?:so|but|then)\b)[^.,;!?])*\b(?:off|free|open|nothing|no|only|available|home|back|by|after|before"
    r"|til|till|until|from|half|early|late|can|could|will|would|good|best|better|fine"
    r"|ok|okay|great|perfect|possible|ideal|easy|easier|easiest|cool|nice|alright"
    r"|suits?|choice|preference|pick|prefer|prefer+ed|when|what|week|month"
    r"|earlier|sooner|later|drives?|brings?|at \d|if|\d+(?:st|nd|rd|th))\b)"
)
_SOMEBODY = r"(?:i|he|she|we|they|(?:the|my|our|her|his) [\w'-]+)"
_IS = r"(?:'?[ms]|'?re|'?ve| am| is| are)?"
_OFTEN = r"(?: (?:just|really|usually|always|probably|still|both|all))*"
_BAD = (
    r"(?:no good|bad|out(?! of)|rough|hard|tough|hectic|crazy|taken|busy|booked|full"
    r"|packed|impossible|terrible|awful|difficult|a no)\b"
)
_NEGATED = (
    r"(?:(?:do(?:es)?|wo|ca|ai|is|are)n'?t|(?:do|does|will|is|are) not|cannot|not)"
    r"(?: (?:really|a|an|so|that|very))*"
    r" (?:work|do|suit|good|great|ok|okay|possible|happen|free|available|be|option"
    r"|gonna|going)\b"
)
_ENGAGED = (
    r"(?:at (?!home)|busy|booked|dead|asleep|gone|away|working|works?|out of town|bowl"
    r"|teach|babysit|volunteer|sleep|play|golf|watch|keep|go|come|visit|over|here|have"
    r"|has|got|gotta|can'?t|cannot|couldn'?t)\b"
)
_EVENT = (
    r"(?:aerobics|dialysis|church|bridge|bingo|bowling|choir|class(?:es)?|practice|golf"
    r"|therapy|chemo|rehab|yoga|school|cards|soccer|bible study)"
)
_FAMILY = (
    r"(?:grand\w+|kids?|children|sons?|daughters?|sister|brother|family|nurse|aide)"
)
_CANNOT = (
    r"(?:(?:ca|could|wo)n'?t|(?:don'?t|do not) (?:like|care for|do|want)|can ?not"
    r"|unable to|not able to|hate|avoid|unavailable"
    r"|not (?:free|available)|out of town|tied up|gone|on vacation|travell?ing)"
    r"(?: (?:really|ever|usually|do|be|able|to|come|in|make|it|on|the|any|get|there|for"
    r"|have))*"
)
# What is refused, in `when`; only a clear case is, so that no wish is turned round.
REFUSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOT_EXCEPTED}{_WHEN}(?:'?s| is| are|'re)?{_OFTEN} (?:{_BAD}|{_NEGATED})"
        rf"{_CLAUSE}?{_END}",
        rf"{_NOT_EXCEPTED}{_WHEN},? {_SOMEBODY}{_IS}{_OFTEN} ?"
        rf"(?:can'?t\b|cannot\b|{_SUITS}{_ENGAGED}){_CLAUSE}?{_END}",
        rf"(?<!no )(?<!off )(?<!of )(?<!from )(?<!after )(?<!before )"
        rf"\b(?:(?:my|our|water|physical|kids?) )*{_EVENT}"
        rf"(?:'s| is| are| on| every| each| meets)* {_WHEN}",
        rf"\b(?:the|my|our) {_FAMILY} (?:(?:are|is) (?:here|over|visiting)"
        rf"|comes?(?: over)?"
        rf"|visits?)(?: on| every)* {_WHEN}",
        r"\bnot (?:a|much of a) (?P<when>morning|evening) person",
        rf"\b{_CANNOT} {_WHEN}(?! (?:is|are|ok|okay|works?|good|fine|great|instead))"
        r"(?:,? but\b)?",
    )
)
# "Monday is bingo", "Thursdays the grandkids": taken, it seems.
TAKEN = re.compile(
    rf"{_NOT_EXCEPTED}{_WHEN}(?: is| are|'s) {_SUITS}(?=[a-z])"
    r"(?!(?:at|around|about|in|or|and|to|thru|through|then|unless|please|noon|am|pm"
    r"|mornings?|afternoons?|evenings?|also|it|my day|the day|tomorrow|today)\b)"
    rf"{_CLAUSE}?{_END}"
    rf"|{_NOT_EXCEPTED}\b(?:mon|tues|wednes|thurs|fri|satur|sun)days (?:the|my|our) "
    rf"{_SUITS}{_CLAUSE}?{_END}",
    re.IGNORECASE,
)
BUSY = re.compile(
    r"\b(?:i|he|she|we)(?:'?[ms]| am| is|'?re| are)?"
    r" (?:teach|work|babysit|sleep|volunteer|drive|bowl|golf|play|eat|nap|busy|working"
    r"|teaching|asleep|dead|up(?! for\b)|awake|(?:get|wake) up"
    rf"|at work|pick up|have (?:church|work|lunch)|{_SUITS}(?:go to|watch|keep|help))"
    r"(?:e?s)?\b"
    rf"{_CLAUSE}?{_END}"
    rf"|\b(?:i|he|she|we) (?:have|has|got) {_EVENT}\b{_CLAUSE}?{_END}"
    rf"|\bpick(?:ing)? up (?:(?:the|my|our) )?{_FAMILY}\b{_CLAUSE}?{_END}"
    r"|\b(?:i'?m|i am) (?:on|at) (?:my )?lunch(?: break| hour)?\b",
    re.IGNORECASE,
)
# When something began, and when the bus comes, is no wish either.
BESIDE_THE_POINT = re.compile(
    r"\b(?:since|started|began|begun|happened|fell|noticed"
    r"|had (?:an? |my |the )?(?:surgery"
    r"|operation|procedure|scan|ultrasound|shots?|fall|visit|appointment))"
    rf"(?: \w+){{0,2}}? (?:last )?{_NAME}"
    rf"|\b(?:(?:the|my) )?{_FAMILY} (?:gets?|comes?|are) (?:out|home|off)\b"
    rf"{_CLAUSE}?{_END}"
    rf"|\b(?:(?:my|the) )?(?:bus|train|shuttle) (?:comes?|gets?"
    rf"|leaves?|drops?|arrives?)"
    rf"\b{_CLAUSE}"
    rf"|\b(?:be)?(?:cause|cuz|coz)\b{_CLAUSE}|,? that'?s (?:my|when i)\b{_CLAUSE}",
    re.IGNORECASE,
)


# A longer message tells a story; these patterns would take seconds over it.
LONGEST = 300


def without_busy(text: str) -> str:
    """`text` with spaces for the days and times that are no wish.

    Of a long message nothing is left: what is not read is asked for again.
    """
    if len(text) > LONGEST:
        return " " * len(text)
    for pattern in (*REFUSED, TAKEN, BUSY, BESIDE_THE_POINT):
        text = pattern.sub(_blanked, text)
    return text


def _blanked(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def refused_in(text: str, wanted: "re.Pattern[str]") -> tuple[str, Span] | None:
    """`not Mondays` of "Mondays are bad", and where it stands.

    `wanted` picks days or times.
    """
    if len(text) > LONGEST:
        return None
    found = [m for p in REFUSED for m in p.finditer(text) if wanted.search(m["when"])]
    if not found:
        return None
    found.sort(key=re.Match.start)
    named = dict.fromkeys(SPACES.sub(" ", m["when"]).strip(EDGES) for m in found)
    return f"not {' or '.join(named)}", (found[0].start(), found[-1].end())
