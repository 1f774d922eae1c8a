"""Read a time of day, kept in the visitor's words."""

import re
from dataclasses import dataclass

from veinguide.booking.bounds import with_plain_bounds
from veinguide.booking.busy import refused_in, without_busy
from veinguide.booking.clock import CLOCK, HALF, HOUR_NAME, MORE_HOURS, WITHOUT_COLON
from veinguide.booking.elsewhere import without_elsewhere
from veinguide.booking.mentions import in_one_line, merged
from veinguide.booking.refused_days import DROPPED
from veinguide.booking.words import EDGES, NO_MATTER, Span, blanked_where

MAXIMUM_CHARACTERS = 100
LONGEST_FREE_WORDS = 10
# In longer messages, "at three" is when a leg hurts or a pill is taken.
LONGEST_WITH_HOUR_WORDS = 7

CLEAR_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d{{2}})?\s*{HALF}(?:ish)?"
    r"|\d{1,2}:\d{2}|\d{1,2} ?ish|noon(?:time|ish)?|midday)"
)
PART = (
    r"(?:(?:first thing|early|late|mid|later)[ -](?:in the )?)?"
    r"(?:(?:in )?the )?(?:(?:morning|afternoon|evening)(?:s|ish)?|nights?"
    r"|(?:on|at|during|over) my lunch(?: (?:break|hour))?|lunch(?:[ -]?time)?"
    r"|noon|midday|(?<!')(?<!\bi )(?:am|pm)(?! i\b)|a\.m\.|p\.m\.)"
)
AFTER = (
    r"(?:not |never )?(?:any ?time |sometime |some time )?"
    r"(?:after|before|b4|around|about|by|until|till|from|past|at)"
)
# "I'm at work" is no wish.
EVENT = (
    r"(?:(?<!\bat )(?:work|school|church)|lunch|dinner|breakfast|noon|dark|i get off)"
)
# "After 6 or 12 to 1": the 12 begins something else.
_NO_RANGE = r"(?! ?(?:-|–|to|'?till?|until) ?\d)"
LATER = (
    r"(?: or (?:later|earlier|(?:after|before)(?! ?\d)|so|thereabouts?"
    rf"|\d{{1,2}}(?::\d{{2}})?(?: ?{HALF}|ish)?{_NO_RANGE}"
    r"(?!\w|[:/]| ?(?:days|weeks|months|years|times)\b))"
    r"| (?:onwards?|and (?:on|up|later|after)|on(?= *(?:$|[,.;!?])))\b)?"
)
_MINUTES = r"(?:thirty|fifteen|forty[ -]?five)"
_ENDS = r"(?=\s*(?:$|[,.;!?]|(?:or|and|but|on|please|works|because|if|would|is|so)\b))"
# "Nine thirty", "2 thirty", "quarter to nine", "elevenish", "ten in the morning".
SPOKEN = (
    rf"(?:(?:half past|half|quarter (?:past|to|after|till?|of)) "
    rf"(?:{HOUR_NAME}|\d{{1,2}})\b"
    rf"|(?:{HOUR_NAME}|\d{{1,2}})[ -]{_MINUTES}(?: ?{HALF})?(?!\w)"
    rf"|{HOUR_NAME}[ -]?(?:{HALF}|ish)(?!\w)"
    rf"|{HOUR_NAME} in the (?:morning|afternoon|evening))"
)
HOUR_WORD = rf"(?:{SPOKEN}|{HOUR_NAME}{_ENDS})"
# "The late one" is no hour.
BARE_HOUR = rf"(?:(?:(?:^|(?<=\bor )|(?<=\bto )|(?<=\bsay ))one|{MORE_HOURS}){_ENDS})"
# "Evenings after six only", in a long message.
BESIDE_A_PART = re.compile(
    rf"(?<=[a-z]),? (?:only )?{AFTER} {HOUR_NAME}\b(?: or later| only)?", re.IGNORECASE
)
HOURS = re.compile(rf"\b{HOUR_WORD}", re.IGNORECASE)
# "Elevenish", "back by one": these are wishes in a long message, too.
SURE_HOUR = re.compile(
    rf"\b{HOUR_NAME}[ -]?(?:{HALF}|ish)(?!\w)|^(?:back|home|done|gone) ", re.IGNORECASE
)
_GOING_ON = (
    r"(?! (?:mess|rush|traffic|commute|school|drop|crowd|shift|class|meds?|walk"
    r"|routes?|run|rounds|job|nap|meeting|practice))"
)
BOUND = (
    rf"{AFTER} (?:{HOUR_WORD}|{CLOCK}(?! ?(?:st|nd|rd|th)\b)"
    rf"|(?:my |his |her |our )?{EVENT}"
    rf"|{PART}\b{_GOING_ON}){LATER}"
)
_REFUSED = (
    r"(?:(?<!why )(?:(?:any ?(?:time|thing)|all day|whenever),?"
    r" (?:but|except)(?: for)? "
    r"|except(?: for)? |but not |not |never |no ))"
)
UNTIL_WORD = r"(?:-|–|to|and|'?till?|until|thru)"
UNTIL = rf"\s*{UNTIL_WORD}\s*(?:{CLOCK}|noon|midday|lunch(?:time)?)"
RANGE = rf"{_REFUSED}?(?:between |from )?{CLOCK}{UNTIL}"
WORD_RANGE = (
    rf"{_REFUSED}?(?:between |from )?(?:{HOUR_NAME}|{CLOCK})"
    rf" {UNTIL_WORD} (?:noon|{HOUR_NAME})"
)
WHOLE = (
    r"(?:any ?time|all day|whenever|any hour|whatever (?:time|hour)|any(?: is fine)?"
    rf"|{NO_MATTER})"
)
# "Whatever time is latest", "the last one of the day", "first thing".
LATEST = (
    r"(?:(?:what(?:ever|'s|evers|ever's))?(?: time)?(?: is)? ?(?:the )?"
    r"(?:latest|earliest)"
    r"(?: (?:you(?:'?ve)? (?:have|got)|time|slot|one|appointment|possible))?"
    r"|(?:the )?(?:last|first) (?:one|slot|appointment|appt)(?: (?:of|in) the day)?"
    r"|(?:the )?end of (?:the )?day|first thing)"
)
_NOT = r"(?:(?:any ?(?:time|thing) )?(?:but|except)(?: for)? |nothing |not |no |never )"
EARLY = r"(?:early(?: enough)?|late(?: in the day)?)"
NOT_EARLY = rf"{_NOT}(?:(?:too|so|that|very|real|really|super) )*{EARLY}"
DAYTIME = r"(?:(?:in the |during the )?(?:day ?times?|daylight)|during the day)"
MILITARY = r"(?:[01]\d|2[0-3])[0-5]\d(?: ?(?:hours|hrs|h))?"
FIRM = re.compile(
    rf"\b(?:(?:back|home|done|gone) {BOUND}|{BOUND}|{SPOKEN}{LATER}"
    rf"|any ?(?:time|thing),? (?:but|except)(?: for)?(?: at)? {CLOCK}{LATER}"
    r"|(?:(?:any ?(?:time|thing)|all) (?:but|except)(?: for)? |except(?: for)? |not |no"
    r" |never |nothing |(?:rather|prefer) not(?: \w+){0,2} |only |any )?"
    rf"(?:the )?{PART}\b{_GOING_ON}|{CLEAR_CLOCK}{LATER})(?!\w)",
    re.IGNORECASE,
)
_NO_UNIT = (
    r"(?! ?(?:times|days|weeks|months|years|hours|minutes|pills|people|of them"
    r"|a (?:day|night|week))\b)"
)
_WITH_MINUTES = rf"(?:\d{{1,2}}:\d{{2}}|{WITHOUT_COLON}|{SPOKEN})"
FIRM_RANGE = re.compile(
    rf"\b{_REFUSED}?(?:(?:between|from) {CLOCK}{UNTIL}"
    rf"|between (?:noon|{HOUR_NAME}|{CLOCK}) (?:and|&) (?:noon|{HOUR_NAME}|{CLOCK})"
    rf"|{CLOCK}\s*(?:-|–|to|'?till?|until)\s*{CLEAR_CLOCK}"
    rf"|{_WITH_MINUTES}\s*(?:-|–|to|'?till?|until)\s*(?:{CLOCK}|{HOUR_NAME})"
    rf"|{_REFUSED}{CLOCK}\s*(?:-|–|to|'?till?|until)\s*{CLOCK}"
    # "12 to 1 or after 6", and behind days, which are blank here: "9 to 11".
    rf"|{CLOCK}\s*(?:-|–|to)\s*{CLOCK}(?=,? or {AFTER} \d)"
    rf"|(?<=\bor ){CLOCK}\s*(?:-|–|to)\s*{CLOCK}{_NO_UNIT}"
    r"|(?<=\s\s)"
    rf"{CLOCK}\s*(?:-|–|to)\s*{CLOCK}{_NO_UNIT}"
    # "10 or 10:30".
    rf"|\d{{1,2}} (?:or|and) {CLEAR_CLOCK})(?!\w)",
    re.IGNORECASE,
)
ANY_TIME_AT_ALL = (
    r"(?:(?:whatever|(?:(?:don'?t|do not) (?:care|mind)|no matter|doesn'?t matter)"
    r" (?:about |at )?(?:what|which|the)) time)"
)
# Where a message tells days and times and little else.
ALONE = re.compile(
    rf"\b(?:{_REFUSED}?(?<![\d-]){CLOCK}\s*(?:-|–|to)\s*(?:{CLOCK}|noon|midday)(?!-)"
    r"(?! ?(?:times|days|weeks|months|years|hours|minutes|pills|a (?:day|night|week)))"
    r"|(?:(?<=\blike )|(?<=\bmaybe )|(?<=\bsay )|(?<=\baround ))\d{1,2}(?: ?(?:or|to"
    r"|-) ?\d{1,2})?"
    rf"(?![\w:/-]){_NO_UNIT}"
    rf"|{BARE_HOUR}|{_NOT}?{LATEST}|{ANY_TIME_AT_ALL}"
    rf"|{NOT_EARLY}|(?<!too ){EARLY}|{DAYTIME})(?!\w)",
    re.IGNORECASE,
)
PARTS = (
    (re.compile(r"a\.?m\.?", re.IGNORECASE), "morning"),
    (re.compile(r"p\.?m\.?", re.IGNORECASE), "afternoon"),
    (re.compile(rf"any|whatever hour|{ANY_TIME_AT_ALL}", re.IGNORECASE), "any time"),
)
NOW = r"now|right now|right away|immediately|as soon as possible|asap"
# Not the 70 of "I-70".
ASKED = re.compile(
    rf"\b(?:{RANGE}|{WORD_RANGE}|{_NOT}?{LATEST}|{MILITARY}|{BARE_HOUR}|{NOW}"
    rf"|{DAYTIME}"
    r"|(?:after|before) my [a-z]+(?: (?:walk|nap|class|shift))?"
    rf"|(?<!\w-){CLOCK}{LATER})(?!\w)",
    re.IGNORECASE,
)
OPEN = re.compile(rf"\b{WHOLE}(?!\w)", re.IGNORECASE)
# "Any time but 3"; but in "whenever. I'm retired. Just not early" the last words count.
OPEN_BUT = re.compile(
    rf"\b{WHOLE}(?=[ ,.]+(?:just |only )?(?:but|except|not|other than)\b)",
    re.IGNORECASE,
)
EARLY_REFUSED = re.compile(
    rf"\b{NOT_EARLY}(?!\w)(?! (?:mornings?|afternoons?|evenings?|stages?))",
    re.IGNORECASE,
)
ANY_TIME = re.compile(
    r"\b(?:any ?time|whenever(?! (?:i|he|she|we|they)(?:'?[ms]|'?re)? (?!guess|suppose"
    rf"|think)\w)|(?!either|pick|which){NO_MATTER})\b",
    re.IGNORECASE,
)
ALWAYS = re.compile(
    r"^(?:(?:oh|ok|okay|well|honestly|really|sure|yes|no)[ ,.]+)*"
    r"(?:whenever|any ?time|any ?day(?:,? any ?time)?|i'?m (?:flexible|free any ?time)"
    r"|any (?:day|time) (?:and|or) any (?:day|time))"
    r"(?:[ ,]+(?:is|are|it'?s|that'?s|works|fine|good|great|ok|okay|for me|with me|you"
    r"|want|can|like|really|i'?m|im|we'?re|flexible|free|easy|please|thanks|retired"
    r"|home|all day|always|just|don'?t work|no job|for us))*[ .!]*$",
    re.IGNORECASE,
)
# "Don't book me before ten" is "not before ten".
REFUSING = re.compile(
    r"\b(?:don'?t|do not|never|no)(?: (?:me|come|book))+ $", re.IGNORECASE
)
# A wish for a call answers "what time suits you?"; when legs hurt does not.
CALL_ASKED_FOR = re.compile(
    r"^(?:(?:can|could|would|will|you|u|they|please|just|someone|somebody) )*"
    r"call (?:me|us)(?= (?:after|before|around|between|at|in) )",
    re.IGNORECASE,
)
COMPLAINING = re.compile(
    r"\b(?:legs?|calf|calves|feet|foot|ankles?|veins?) (?:is|are|feels?|gets?|looks?)\b"
    r"|(?:n'?t|\bnot) (?:sleep|walk|stand|(?:stay|keep|hold|sit|lie|lay) still)\b"
    r"|\b(?:jump|kick|twitch)(?:s|es|ing|y)?\b"
    r"|\b(?:hurt|ach(?:e|ing)|swell|swollen"
    r"|throb|cramp|burn"
    r"|itch|restless|tingl|pains?\b|painful|sore\b|charley|pills?\b"
    r"|(?:wake|woke|waking|keeps?) (?:me|him|her)\b"
    r"|\bact(?:s|ing)? up\b|\bnights? is when\b"
    r"|(?:is|are|gets?) worse|(?:makes?|made) (?:\w+ ){0,3}worse)",
    re.IGNORECASE,
)
CLAUSES = re.compile(
    r"(?:(?! (?:so|but|and (?:i|i'?m|i'?d|he|she|we|can|could)) | and {3,})[^.,;!?])+"
)
# "I get off at 3" is "after 3".
GETTING_OFF = re.compile(
    r"\b(?:i|he|she|we|\w+'s)(?:'?[ms]| am| is)? ?(?:get|gets|finish|finishes)?"
    r" ?(?:off|out|done)(?: work| school| class)?(?: at| around)?"
    rf"(?= (?:\d|{HOUR_NAME}\b))",
    re.IGNORECASE,
)
EXPLAINED = re.compile(
    rf"{GETTING_OFF.pattern} {CLOCK}(?!\w)(?! ?(?:-|to|and) ?\d)", re.IGNORECASE
)
FREE_WORDS = re.compile(
    r"\b(?:after|before|between|around|when|while|until|till|only|work|school|shift"
    r"|lunch|dinner|hour|hours|early|earlier|earliest|late|later|latest|daytime|asap"
    r"|soon|soonest|not)\b",
    re.IGNORECASE,
)
# "No not Sunday. I find out on Sunday": days are blank here, and no time is left.
NO_OF_A_DAY = re.compile(r"(?:\b(?:no|not|never)\b[ ,.]*)+ {3,}", re.IGNORECASE)
NOT_YET = re.compile(
    r"\b(?:i|we|he|she) (?:get|gets|find|finds|know|knows|won'?t know|don'?t know|dont"
    r" know|can'?t say)\b|\b(?:idk|not sure|don'?t know) yet\b",
    re.IGNORECASE,
)
SCHEDULE = re.compile(
    r"\b(?:i|we|he|she)(?:'?ll| will| only| won'?t| don'?t| do not)* (?:get|gets|find"
    r"|know)\b[^.;!?]*\b(?:schedule|shifts|roster|rota|hours|out|until|till?)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"(?:when|while|once|as soon as) (?!ever)\w+ \w+"
    r"|whenever (?:the|my|our|her|his) \w+ \w+",
    re.IGNORECASE,
)
NUMBERS = re.compile(
    r"(?<!\d)(\d{1,2})(?!\d)(?:[:.](\d{2}))?\s*(am|pm|a\.m|p\.m)?", re.IGNORECASE
)
DAY_PART = re.compile(r"morning|afternoon|evening|night|early|late", re.IGNORECASE)


@dataclass(frozen=True)
class TimeReading:
    """The visitor's words for a time of day, or `problem`: unreadable.

    `mentions` are the single times within `span`.
    """

    words: str | None = None
    span: Span = (0, 0)
    problem: str | None = None
    mentions: tuple[Span, ...] = ()


def read_time(
    text: str, *, asked: bool, alone: bool = False, visiting: bool = False
) -> TimeReading:
    """The time in `text`; looser wordings count only when the time is asked.

    `alone`: there is little else in the message, whatever was asked. `visiting`: the
    days of the visit were asked for, so that "nine thirty" is about it.
    """
    text = _with_getting_off(with_plain_bounds(text))
    if asked:
        text = blanked_where(CALL_ASKED_FOR, text)
    told = text
    text = _without_what_is_no_visit(text)
    spans = _spans(text, asked, alone, visiting)
    if asked and CLAUSE.match(text) and _is_short(text):
        return TimeReading(text.strip(EDGES)[:MAXIMUM_CHARACTERS], (0, len(text)))
    if spans:
        span = (min(s for s, _ in spans), max(e for _, e in spans))
        words = in_one_line(text, _without_repeats(text, spans)).strip(EDGES)[
            :MAXIMUM_CHARACTERS
        ]
        if _is_impossible(words):
            return TimeReading(span=span, problem="impossible")
        if REFUSING.search(text[: span[0]]):
            words = f"not {words}"
        return TimeReading(_part_of_day(words), span, mentions=tuple(merged(spans)))
    refused = refused_in(told, DAY_PART)
    if refused and (asked or alone):
        return TimeReading(*refused)
    if not asked:
        return TimeReading()
    told = DROPPED.sub(" ", NO_OF_A_DAY.sub(" ", told))
    if not told.strip(EDGES) or NOT_YET.search(told):
        return TimeReading(problem="unreadable")
    if _is_short(told) and (FREE_WORDS.search(text) or _tells_a_habit(told)):
        return TimeReading(told.strip(EDGES)[:MAXIMUM_CHARACTERS], (0, len(told)))
    return TimeReading(problem="unreadable")


def _with_getting_off(text: str) -> str:
    """`After 3` of "I get off at 3"; "after 3, I get off at 2:30" has its wish."""
    explained = blanked_where(EXPLAINED, text)
    if explained != text and FIRM.search(without_busy(explained)):
        return explained
    return GETTING_OFF.sub(lambda off: "after".rjust(len(off[0])), text)


def _tells_a_habit(text: str) -> bool:
    """Whether "I teach mornings" is said, and not "let me ask him"."""
    here = without_elsewhere(text)
    return without_busy(here) != here


def _without_what_is_no_visit(text: str) -> str:
    return CLAUSES.sub(lambda part: _without_a_complaint(part[0]), without_busy(text))


def _without_a_complaint(clause: str) -> str:
    """`Not too early i take my water pill` refuses the early hours all the same."""
    if not COMPLAINING.search(clause):
        return clause
    refused = EARLY_REFUSED.search(clause)
    kept = refused[0] if refused else ""
    led = " " * refused.start() if refused else ""
    return f"{led}{kept}".ljust(len(clause))


def _spans(text: str, asked: bool, alone: bool, visiting: bool) -> list[Span]:
    short = asked or visiting or len(text.split()) <= LONGEST_WITH_HOUR_WORDS
    firm = [m for m in FIRM.finditer(text) if short or _is_sure(m.group())]
    firm += [m for sure in firm for m in [BESIDE_A_PART.match(text, sure.end())] if m]
    more = [
        FIRM_RANGE,
        *([ASKED] if asked else []),
        *([ALONE] if alone else []),
        *([EARLY_REFUSED] if short else []),
    ]
    found = [*firm, *(m for pattern in more for m in pattern.finditer(text))]
    spans = [m.span() for m in found]
    # "Whenever the traffic is good, say 10 to 2"; but "any time but 3".
    if asked:
        spans += [m.span() for m in (OPEN_BUT if spans else OPEN).finditer(text)]
    return spans


def _without_repeats(text: str, spans: list[Span]) -> list[Span]:
    """`Evenings. do you have evenings` once."""
    told: dict[str, Span] = {}
    for span in merged(spans):
        told.setdefault(text[slice(*span)].lower().strip(EDGES), span)
    return list(told.values())


def _is_sure(words: str) -> bool:
    return bool(SURE_HOUR.search(words)) or not HOURS.search(words)


def _is_short(text: str) -> bool:
    return len(text.split()) <= LONGEST_FREE_WORDS


def _part_of_day(words: str) -> str:
    return next((part for sign, part in PARTS if sign.fullmatch(words)), words)


def means_any_day_and_time(text: str) -> bool:
    """Whether the whole message is "whenever is fine", whatever was asked."""
    return bool(ALWAYS.match(text))


def means_any_time(text: str) -> bool:
    return bool(ANY_TIME.search(text))


def tells_not_yet(text: str) -> bool:
    """Whether "idk yet, I get my schedule Sunday" tells when days will be known."""
    return bool(SCHEDULE.search(text))


def _is_impossible(words: str) -> bool:
    return any(
        int(hour) > (12 if half else 24) or int(minute or 0) > 59
        for hour, minute, half in NUMBERS.findall(words)
    )
