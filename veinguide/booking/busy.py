"""Notice the days and times at which somebody is not free, so that none is a wish."""

import re

from veinguide.booking.away import AWAY, TRIP
from veinguide.booking.call_hours import without_calls
from veinguide.booking.dates import (
    DAY_LETTERS,
    FULL_WEEKDAY,
    MONTH,
    SHORT_NAME,
    SHORT_WEEKDAY,
)
from veinguide.booking.elsewhere import without_elsewhere
from veinguide.booking.refused_days import REFUSED_DAYS
from veinguide.booking.words import EDGES, SPACES, Span
from veinguide.kin import KIN

_NAME = rf"(?:{FULL_WEEKDAY}\b|{SHORT_NAME})"
_PLAIN_NAME = rf"(?:{FULL_WEEKDAY}|{SHORT_WEEKDAY})\b"
_SHORT_DOTTED = rf"{SHORT_WEEKDAY}\."
_NEXT = r"(?:,? (?:and|or|to|through|thru) |, ?| ?[/&-] ?| )"
# The full stop ends the row in "mon wed fri. tue or thu", not in "mon. wed. fri.".
_DAYS = (
    rf"(?:{_SHORT_DOTTED}(?:{_NEXT}{_NAME})*|{_PLAIN_NAME}(?:{_NEXT}{_PLAIN_NAME})*"
    rf"|{DAY_LETTERS})"
)
_DATES = (
    r"(?:(?:this|next) week|weekends?|weekdays?|today|tomorrow"
    rf"|the \d{{1,2}}(?:st|nd|rd|th)|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}/\d{{1,2}})\b"
)
_PART = (
    r"(?:(?:(?:early|late|in the|the) )?(?:mornings?|afternoons?|evenings?|nights?)"
    r"|(?:too |so |that )?(?:early|late))\b"
)
_WHEN = rf"\b(?P<when>{_DAYS}(?: {_PART})?|{_DATES}|{_PART})"
# "Any day but Tuesday" says it itself.
_NOT_EXCEPTED = (
    r"(?<!except )(?<!but not )(?<!than )(?<!not )(?<!\bany )(?<!\bevery )"
    r"(?<!\bday but )(?<!yday but )"
    r"(?<!\bdays but )(?<!time but )(?<!thing but )(?<!ning but )(?<!ings but )"
    r"(?<!noon but )(?<!oons but )(?<!week but )(?<!ever but )"
)
_CLAUSE = r"[^.,;!?]*"
# "Monday is bad but Friday works" and "... just Friday" except no Friday.
_END = (
    r"(?:(?=$|[.,;!?])|\b(?:so|but|then)\b"
    rf"|(?=\b(?:just|only) (?:on )?{_NAME}(?! ?(?:is|are|does|do|am|pm)\b))"
    rf"|(?=\b(?:make it|make that|let'?s (?:do|say|make)|(?:can|could) (?:u|you|we|i)"
    rf"|(?:how|what) about|change it|move it|switch it|put (?:me|it|down)) ))"
)
# "Tuesdays I have off", "Friday I work till noon", "Tuesday I can": no refusals.
_SUITS = (
    r"(?!(?:(?!\b(?:so|but|then)\b)[^.,;!?])*\b(?:off|free|open|nothing|no|only|available|home|back|by|after|before"
    r"|til|till|until|from|half|early|late|can|could|will|would|good|best|better|fine"
    r"|ok|okay|great|perfect|possible|ideal|easy|easier|easiest|cool|nice|alright"
    r"|suits?|choice|preference|pick|prefer|prefer+ed|when|what|week|month"
    r"|earlier|sooner|later|(?<!the )drives?|brings?|remote\w*|all (?:i|we|he|she)"
    r"|at \d|if|\d+(?:st|nd|rd|th))\b)"
)
_SOMEBODY = r"(?:i|he|she|we|they|(?:the|my|our|her|his) [\w'-]+)"
_IS = r"(?:'?[ms]|'?re|'?ve| am| is| are)?"
_OFTEN = r"(?: (?:just|really|usually|always|probably|still|both|all))*"
_BAD = (
    r"(?:sucks?|stinks?|(?:the |a )?(?:worst|nightmare|pain)|horrible|useless"
    r"|no good|bad|out(?! of)|rough|hard|tough|hectic|crazy|taken|busy|booked|full"
    r"|packed|impossible|terrible|awful|difficult|a no"
    r"|(?:(?:just|got|has|have|all) )*(?:filled(?: up)?|fell through|booked up|full up)"
    r"|(?:(?:way|much|a bit|a little|kind of|kinda) )*too (?:early|late|soon))\b"
)
_NEGATED = (
    r"(?:(?:do(?:es)?|wo|ca|ai|is|are)n'?t|(?:do|does|will|is|are) not|cannot|not)"
    r"(?: (?:really|a|an|so|that|very))*"
    r" (?:work|do|suit|good|great|ok|okay|possible|happen|free|available|be|option"
    r"|gonna|going)\b"
    r"|(?:do(?:es)?|wo|ca|is|are)n'?t(?=\s*(?:$|[.,;!?]))"
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
_HOURS = (
    r"(?:,? (?:from |at |till? |until |to |- ?|after |before )"
    r"\d{1,2}(?::\d\d)?(?: ?[ap]m)?\b){0,2}"
)
_SHIFT = (
    r"(?:(?:(?:the|my|a) )?(?:\w+ )?shifts?|nights?|overnights?|graveyards?|days"
    r"|evenings?|mornings|afternoons)"
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
# What is mine and takes its day; a choice, a ride and a day off do not.
_OF_MINE = (
    r"\b(?:my|his|her|our) (?!(?:best|first|second|only|next|free|own|favou?rite"
    r"|ideal)\b)"
    r"(?!(?:\w+ )?(?:days?|times?|choice|preference|pick|ride|driver|visit|appointment"
    rf"|appt|request|name|{KIN}|schedule|week|weekend|afternoons?|mornings?)\b)"
    r"[\w'-]+(?: [\w'-]+)?"
    r"(?: is| are| comes|'s)(?: always| usually| only)?(?: on)?"
)
_TOLD_TO = r"(?<!\bi )(?<!\bwe )(?<!he )(?<!\bcan )(?<!\bcould )(?<!\bto )(?<!\bll )"
# What is refused, in `when`; only a clear case is, so that no wish is turned round.
REFUSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOT_EXCEPTED}{_WHEN}(?:'?s| is| are|'re)?{_OFTEN} (?:{_BAD}|{_NEGATED})"
        rf"{_CLAUSE}?{_END}",
        rf"{_NOT_EXCEPTED}{_WHEN},? {_SOMEBODY}{_IS}{_OFTEN} ?"
        rf"(?:can'?t\b|cannot\b|{_SUITS}{_ENGAGED}){_CLAUSE}?{_END}",
        rf"(?<!no )(?<!off )(?<!of )(?<!from )(?<!after )(?<!before )(?<!day but )"
        rf"(?<!days but )(?<!time but )(?<!except )"
        rf"\b(?:(?:my|our|water|physical|kids?) )*{_EVENT}"
        rf"(?: days?)?(?:'s| is| are| on| every| each| meets| which|,? that'?s)*"
        rf" {_WHEN}{_HOURS}",
        rf"{_NOT_EXCEPTED}{_WHEN}(?: is| are|'s)(?: my| her| his| our| for)* {_EVENT}\b"
        rf"{_CLAUSE}?{_END}",
        # "My hairdresser is every other Friday"; "my day off is Friday" is a wish.
        rf"{_OF_MINE} (?P<when>(?:every (?:other )?)?{_DAYS}(?: {_PART})?)"
        r"(?! (?:off|free|works?|is)\b)",
        # "It was for Tuesday, but my doctor is that day".
        rf"\b(?:(?:it|that|mine|this)(?:'?s| is| was)(?: set)? (?:for|on) )?"
        rf"(?P<when>{_DAYS}(?: the \d{{1,2}}(?:st|nd|rd|th))?),? but [^.,;!?]*?"
        r"\bthat day\b(?:,? so\b)?",
        # "Take Thursday off" the list; "I take Thursday off" has it free.
        rf"{_TOLD_TO}\b(?:drop|remove|cross out|take (?:off|out))(?: the)? {_WHEN}",
        rf"{_TOLD_TO}\btake(?: the)? {_WHEN} (?:off|out)\b",
        rf"\bno more {_WHEN}",
        rf"\bneither (?:is|are|does|do|will|would|can i do) {_WHEN}",
        rf"\b(?:the|my|our) {_FAMILY} (?:(?:are|is) (?:here|over|visiting)"
        rf"|comes?(?: over)?"
        rf"|visits?)(?: on| every)* {_WHEN}",
        r"\bnot (?:a|much of a) (?P<when>morning|evening) person",
        # "Something came up on Tuesday", "I keep afternoons for resting".
        rf"\b(?:something|things?|stuff|work|\w+thing else)(?:'?s| has| have| just)*"
        rf" (?:come|came|comes) up(?: for| on| that| this| the)* {_WHEN}",
        rf"\b(?:i|he|she|we) (?:keep|save|reserve|use|need)s? (?:my |her |his |the )?"
        rf"{_WHEN} (?:for|to) (?!(?:this|that|visits?|appointments?|doctors?)\b)"
        rf"{_CLAUSE}?{_END}",
        rf"{_NOT_EXCEPTED}{_WHEN}(?: is| are|'s) when (?:i|he|she|we)"
        r" (?:walk|rest|sleep|nap|work|teach|babysit|drive|am at|is at|are at)s?\b"
        rf"{_CLAUSE}?{_END}",
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
    # "I work nights at the hospital, 7pm to 7am".
    rf"\b(?:i|he|she|we)(?:'?[ms]| am| is| are|'?re)? (?:works?|working|on|doing)"
    rf" (?:the )?{_SHIFT}\b[^.;!?\d]{{0,40}}\d{{1,2}}(?::\d\d)? ?(?:[ap]m)?"
    r" ?(?:-|–|to|till?|until) ?\d{1,2}(?::\d\d)? ?(?:[ap]m\b)?"
    r"|\b(?:i|he|she|we)(?:'?[ms]| am| is|'?re| are)?"
    r" (?:teach|work|babysit|sleep|volunteer|drive|bowl|golf|play|eat|nap|busy|working"
    r"|teaching|asleep|dead|up(?! for\b)|awake|(?:get|wake) up"
    rf"|at work|pick up|have (?:church|work|lunch)|{_SUITS}(?:go to|watch|keep|help))"
    r"(?:e?s)?\b"
    rf"{_CLAUSE}?{_END}"
    rf"|\b(?:i|he|she|we) (?:have|has|got) {_EVENT}\b{_CLAUSE}?{_END}"
    # "I don't drive at night", "I'm only there evenings", "asleep by 8".
    r"|\b(?:i|he|she|we|mom|dad) (?:(?:do|does|ca)(?:n'?t| not)|can ?not|no longer"
    r"|won'?t"
    r"|never|hates? to|stopped) (?:like to |like |want to |ever )?(?:driv|see|go out"
    r"|walk)"
    rf"\w*(?: (?:out|well|good|much|any ?more|in|at|the|on|after|so))*(?: (?:{_PART}"
    r"|dark))?"
    r"|\b(?:i'?m|i am|he'?s|she'?s|we'?re) (?:only|just|never|usually|mostly) there\b"
    rf"{_CLAUSE}?{_END}"
    r"|\b(?:asleep|in bed|down|out cold) (?:by|at|around) \d[\d:]*(?: ?[ap]m)?"
    r"|\bto bed (?:by|at|around) \d[\d:]*(?: ?[ap]m)?"
    # A shift that turns: "this week is days then next week nights".
    r"|\b(?:(?:this|next|one|every other|the (?:next|other)) week(?:'?s| is| are|,)?"
    r" (?:(?:i'?m|on|it'?s|then|all) )*(?:nights|overnights|graveyards?|days|swings?)\b"
    r"(?:,? (?:and|then|but))* ?)+"
    rf"|\b(?:when|while|if) (?:i'?m|im|i am|he'?s|she'?s) on {_SHIFT}"
    rf"|\b{_SHIFT} (?:is|are) (?:my|his|her) shift\b"
    # A shift is no wish: "I'm on nights", "working nights".
    rf"|\b(?:i|he|she|we)(?:'?[ms]|'?re| am| is| are) (?:(?:still|back|always|just) )*"
    rf"(?:on|doing|pulling) (?:the )?{_SHIFT}\b{_CLAUSE}?{_END}"
    rf"|(?:^|(?<=[,;.!?] )|(?<=\band )|(?<=\bsince )|(?<=\bcause ))(?:on|work|working"
    rf"|works) (?:the )?{_SHIFT}\b{_CLAUSE}?{_END}"
    # "I get cramps in the afternoons when I walk the dog".
    rf"|(?<!\bcan )(?<!\bcould )(?<!\bmay )(?<!\bif )(?<!\bwhen )\b(?:i|he|she) gets?"
    rf" (?!(?:off|home|out|back|done|free|time|up|away|in|into|to|there|here|seen"
    rf"|an?|my|the)\b)(?:[\w'-]+ ){{1,4}}?(?:(?:in the|every|most|at|all) )*"
    rf"(?:mornings?|afternoons?|evenings?|nights?)\b{_CLAUSE}?{_END}"
    # "I get my schedule Sunday", "I find out on Sunday", "I'll let you know Friday".
    rf"|\b(?:i|he|she|we|they)(?:'?ll| will| can| only| just| don'?t| do not| usually"
    rf"| always)* (?:(?:get|gets|post|posts|see|make|makes|give|gives)(?: (?:me|us|out"
    rf"|my|his|her|the|our|next|new|week'?s))* (?:schedules?|rota|roster|shifts|hours)"
    rf"|(?:find|finds) out|know(?: more)?|hear back"
    rf"|(?:tell|let) (?:you|u|them)(?: know)?)(?: (?:on|by|this|next|every))*"
    rf" (?:{_DAYS}"
    r"|tomorrow|tonight|next week)"
    # "The Saturday one isn't every Saturday", "the part about after 5".
    rf"|\bthe {_NAME} (?:one|part|bit|thing|line) (?:is|was|says|got|did|looks)"
    rf"(?:n'?t)?\b(?! (?:better|best|good|fine|ok|okay|great|perfect)\b){_CLAUSE}"
    rf"|\b(?:part|bit|line|thing|note) (?:about|saying|that says|with) {_CLAUSE}"
    # "They moved my afternoon route up".
    rf"|\b(?:they|he|she|(?:my|the) (?:boss|work|job)) (?:just )?(?:moved|changed"
    rf"|switched|bumped|pushed) (?:my|our|his|her|me)\b{_CLAUSE}?{_END}"
    # "His 2 o'clock dialysis".
    rf"|\b(?:my|his|her|our|the) \d{{1,2}}(?::\d\d)? ?(?:[ap]m|o'? ?clock)? ?{_EVENT}\b"
    rf"|\bpick(?:ing)? up (?:(?:the|my|our) )?{_FAMILY}\b{_CLAUSE}?{_END}"
    rf"|\b(?:not|except) (?:while|when|during)\b{_CLAUSE}"
    r"(?:,? (?:from |between )?\d{1,2} ?(?:-|to|and) ?\d{1,2}\b)?"
    # "She has her hair done at 10".
    r"|\b(?:i|he|she|we|mom|dad) (?:have|has|get|gets|having|getting)"
    r" (?:(?:my|her|his|our|the) )?[\w'-]+ (?:done|cut|set|checked|changed|drawn"
    rf"|cleaned)\b(?! by\b){_CLAUSE}"
    r"|\b(?:i'?m|i am) (?:on|at) (?:my )?lunch(?: break| hour)?\b",
    re.IGNORECASE,
)
_MONTH_TOLD = (
    rf"(?:(?:(?:back|early|late|mid) )*(?:in|on|around|since|by|last|this past) )+"
    rf"(?:(?:early|late|mid|the) )*{MONTH}\b(?! \d{{1,2}}(?:st|nd|rd|th)? (?:is|works))"
    rf"(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
)
# When something began, and when the bus comes, is no wish either.
BESIDE_THE_POINT = re.compile(
    # "She started Zoloft in November", "the baby is due in January".
    r"\b(?<!\bget )(?<!getting )(?:started|stopped|quit|began|begun|happened|noticed"
    r"|fell|broke|injured|delivered|gave birth|retired|moved|took|saw"
    r"|was (?:put|diagnosed|born|pregnant|in the hospital)"
    r"|had (?:(?:an? |my |the |her |his )?[\w'-]+|it|one|them))(?! in mind| hoped)"
    rf"(?: [\w'-]+){{0,4}}? {_MONTH_TOLD}"
    r"|\bdue(?: date)?(?: is|'s)?(?: (?:in|on|around|about|by|the|early|late|mid"
    r"|(?:end|middle|beginning|first week) of))*"
    rf" (?:{MONTH}\b(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b)?|\d{{1,2}}/\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)|{_NAME}|next (?:week|month)|tomorrow)"
    r"|\b(?:since|started|began|begun|happened|fell|noticed|bled|bleeding|burst|popped"
    r"|swelled|swole|hurt|ached|flared|cramped|tripped|woke|called you|phoned you"
    r"|(?:checked|examined|scanned|looked at|treated)"
    r" (?:it|me|her|him|us|them|this|that)"
    r"|was (?:bad|worse|sore|swollen|bleeding|awful)|got (?:bad|worse|hurt)"
    r"|had (?:an? |my |the )?(?:surgery"
    r"|operation|procedure|scan|ultrasound|shots?|fall|visit|appointment))"
    rf"(?: \w+){{0,2}}? (?:last )?{_NAME}(?: {_PART})?"
    r"|\blast (?:night|evening)\b"
    r"|\b(?:from |since )?(?<!the )last (?:week|month|year|summer|winter|spring)\b"
    r"(?! (?:of|in|before)\b)"
    rf"|\b(?:(?:the|my) )?{_FAMILY} (?:gets?|comes?|are) (?:out|home|off)\b"
    rf"{_CLAUSE}?{_END}"
    rf"|\b(?:(?:my|the) )?(?:bus|train|shuttle) (?:comes?|gets?"
    rf"|leaves?|drops?|arrives?)"
    rf"\b{_CLAUSE}"
    rf"|\b(?:be)?(?:cause|cuz|coz)\b{_CLAUSE}"
    rf"|,? that'?s (?:(?:my|her|his|our|when (?:i|he|she|we))\b|{_EVENT}){_CLAUSE}"
    # "I don't have that phone in the evening": no wish for a visit.
    r"|\b(?:do|does|ca|wo)(?:n'?t| not) (?:ever )?(?:have|answer|carry|pick up|use|hear"
    r"|check|get to) (?:it|(?:that|this|the|my) (?:tele)?(?:phone|line|cell|number))\b"
    rf"{_CLAUSE}"
    # "Ten is too early" says what does not suit, and not what does.
    r"|\b(?:that'?s|it'?s|that is|\d{1,2}(?::\d\d)?(?: ?[ap]m)? is)"
    rf" (?:(?:way|much|a bit|a little) )*too (?:early|late|soon)\b{_CLAUSE}",
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
    text = without_elsewhere(text)
    for pattern in (
        *AWAY,
        *REFUSED_DAYS,
        *REFUSED,
        TAKEN,
        BUSY,
        TRIP,
        BESIDE_THE_POINT,
    ):
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
    text = without_calls(text)
    found = _refused_spans(text, wanted)
    if not found:
        return None
    found.sort(key=re.Match.start)
    named = dict.fromkeys(SPACES.sub(" ", m["when"]).strip(EDGES) for m in found)
    return f"not {' or '.join(named)}", (found[0].start(), found[-1].end())


def _refused_spans(text: str, wanted: "re.Pattern[str]") -> "list[re.Match[str]]":
    away = [
        m
        for p in (*AWAY, *REFUSED_DAYS)
        for m in p.finditer(text)
        if wanted.search(m["when"])
    ]
    for each in away:
        text = text[: each.start()] + _blanked(each) + text[each.end() :]
    others = (m for p in REFUSED for m in p.finditer(text) if wanted.search(m["when"]))
    return [*away, *others]
