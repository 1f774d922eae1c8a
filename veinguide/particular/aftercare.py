"""What is asked about the time after a treatment, once that was talked about.

"Can I go to the gym?" is another question for somebody who had the laser yesterday.
"""

from collections.abc import Collection, Sequence

from veinguide.follow_ups import asks, core, plain
from veinguide.particular.asked import (
    ASSISTANT,
    OUT_OF_SCOPE,
    SIGNS,
    TREATMENTS,
    Anywhere,
    first_asked,
    words,
)

# The responses of each turn.
Turns = Sequence[Collection[str]]
# How many turns the time after a treatment stays what is talked about.
FRAME_TURNS = 3
# How many messages before may tell of a treatment.
REMEMBERED_MESSAGES = 8
LIMITS, WATCH_FOR = "utter_ask_treatment_downtime", "utter_after_treatment"
# After these, the time after a treatment is what is talked about.
OF_AFTER = frozenset(
    {
        LIMITS,
        WATCH_FOR,
        *(
            f"utter_about_{of}"
            for of in (
                *("gym_after", "walking_after", "flying_after", "bath_after"),
                *("stockings_after", "tight_after", "swelling_after", "sitting_after"),
                *("sex_after", "standing_at_work", "driving_for_work", "lost_sheet"),
                *("how_long_limits", "why_limits", "stopped_stockings_early"),
                "soreness_after",
            )
        ),
    }
)
# An answer about something else is left.
REPLACED = ASSISTANT | TREATMENTS | SIGNS | OUT_OF_SCOPE | {"self_care", "sources"}
_NAMED = r"(?:laser|ablation|evl[at]|sclero\w*|treatments?|procedure|injections?|foam)"
_DONE = (
    rf"(?:{_NAMED}|veins? (?:treatment|procedure|thing)|shots|veins?"
    r"|mine(?= (?:done|\w+ (?:days?|weeks?) ago)))"
)
_TREATED = words(
    rf"\b(?:had|got|gotten|did|finished)\b[^.?!]{{0,20}}\b{_DONE}\b[^.?!]{{0,15}}\b(?:done"
    r"|treated|zapped|closed|yesterday|today|last (?:week|month|night)|this (?:week"
    r"|morning)|\w+ (?:days?|weeks?) ago|(?:mon|tues|wednes|thurs|fri|satur)day)\b",
    rf"\b(?:my|his|her) (?:\w+ )?{_NAMED} was\b(?! (?:not|cancel\w*|denied|set)\b)",
    rf"\bsince (?:the|my|his|her|your) (?:\w+ )?{_NAMED}\b",
    rf"\b(?:where|when|since) (?:they|you|he|she) did (?:my|the) {_DONE}\b",
    r"\bdays? after (?:my|the) (?:laser|ablation|treatment|procedure|sclero\w*)\b",
)
_ASKS_OF_AFTER = words(
    r"\b(?:after|following)\b (?:(?:the|my|his|her|a|this|that|your|vein|laser) ){0,2}"
    rf"{_NAMED}\b"
)
_ELSEWHERE = words(
    r"\b(?:before|pay|pays|paid|covers?|covered|insurance|medicare|cost|price|free|buy"
    r"|study|studies|took|stopped|quit)\b"
)
_LIMITED = (
    r"(?:fly\w*|flights?|planes?|baths?|hot tubs?|lift\w*|exercis\w*|gym|run(?:ning)?"
    r"|limits?|stockings?|socks?)"
)
_WHY = words(
    rf"\bwhy\b[^.?!]{{0,30}}\b{_LIMITED}\b",
    rf"\b{_LIMITED}\b.{{0,20}}\bwhy\b",
    rf"\bhow come\b[^.?!]{{0,30}}\b{_LIMITED}\b",
)
_BARE_WHY = words(r"why(?: not| is that| though)?")
_TIME = words(
    r"\b(?:\d+|a|an|one|two|three|few|couple(?: of)?|how many) (?:days?|weeks?|months?)"
    r"\W*(?:\?|or\b|\d|$)",
    r"\bhow (?:long|many (?:days|weeks))\b(?! (?:does|do|will|would|is) the"
    r" (?:visit|treatment|procedure))(?! (?:will|do|would) (?:i|we) (?:be |have to )?"
    r"(?:wait|there|sit))",
)
MOST_WORDS_OF_TIME = 9

ASKED: list[Anywhere] = [
    (
        "utter_about_lost_sheet",
        words(
            r"\b(?:copy|lost|send|e-?mail|resend)\b[^.?!]{0,30}\b(?:papers?"
            r"|sheet|instructions?|hand ?outs?|pamphlet)\b",
            r"\b(?:after ?care|discharge|post[- ]?op)"
            r" (?:instructions?|sheet|papers?)\b",
        ),
    ),
    (
        LIMITS,
        words(
            r"\b(?:what|which|any)\b[^.?!]{0,12}\b(?:other|more|else)?\b[^.?!]{0,8}"
            r"\b(?:limits?|restrictions?)\b",
            r"\bwhat (?:else|other things?) (?:can'?t|cannot|should(?:n'?t| not)|may"
            r"|am) i\b",
        ),
    ),
    ("utter_about_sex_after", words(r"\b(?:sex|intercourse|intimate|fool around)\b")),
    (
        "utter_about_flying_after",
        words(r"\b(?:fly(?:ing)?|flights?|(?:air)?planes?)\b"),
    ),
    (
        "utter_about_bath_after",
        words(
            r"\b(?:baths?|bathe|showers?|hot (?:tubs?|springs?)|jacuzzi|sauna|pools?"
            r"|swim(?:ming)?|soak(?:ing)?|lake)\b"
        ),
    ),
    (
        "utter_about_gym_after",
        words(
            r"\b(?:gym|bench(?: press)?|lift(?:ing)?|weights|run(?:ning)?|jog(?:ging)?"
            r"|squats?|yoga|pilates|bik(?:e|ing)|cycling|peloton|work(?:ing)? ?out"
            r"|exercis(?:e|ing)|golf|tennis|pickleball|hik(?:e|ing)|basketball"
            r"|soccer)\b(?! (?:low|out|late|in the family))"
        ),
    ),
    ("utter_about_sitting_after", words(r"\bsit(?:s|ting)?\b(?! down)")),
    ("utter_about_sun_after", words(r"\b(?:sun(?:ny|shine|bath\w*)?|tan(?:ning)?)\b")),
    (
        "utter_about_coffee_or_alcohol",
        words(r"\b(?:alcohol|wine|beers?|liquor|cocktails?|margaritas?)\b"),
    ),
    (
        "utter_about_stockings_after",
        words(
            r"\b(?:stockings?|compression|socks?|wraps?|bandages?)\b",
            r"\b(?:have to|need to|must|should) wear (?:any|some)thing\b",
        ),
    ),
    (
        WATCH_FOR,
        words(
            r"\b(?:watch|look)(?:ing)? (?:out )?for\b",
            r"\b(?:gets?|getting|got|goes) (?:any |much |a lot )?worse\b",
            r"\bif (?:it|that|this|any of (?:it|that|those|them))"
            r" (?:happens?|starts|comes)\b",
        ),
    ),
    (
        "utter_about_swelling_after",
        words(r"\b(?:swell\w*|swollen|puff(?:y|ed|iness))\b"),
    ),
    ("utter_about_bruises", words(r"\b(?:bruis\w+|black and blue)\b")),
]
# Of a leg that was treated, not of one that may be.
_FEELS = words(
    r"\b(?:pull(?:s|ing)?|tugg?(?:s|ing)?|tight(?:ness)?|sore|tender|stiff|burning"
    r"|hurts?|hurting|ach(?:es|ing|y))\b"
)
_MINE = words(r"\b(?:mine|my|his|her|it|it'?s|i'?m|just|only|not)\b")
_LEADS_ON = words(r"^(?:(?:and|but|also|so|plus|then|well|um+|ok|okay|yeah)\b[\s,.]*)+")
_TELLS_WHERE = words(
    r"^(?:(?:its|all) )*(?:in|on|behind|around|along|near|up|down|all"
    r"|both|from|inside|below|above|under|the (?:whole|entire))\b"
)
# "And a hard cord I can feel", "theres a lump".
_NAMES_A_THING = words(
    r"^(?:theres |there is |(?:i|he|she|ive|hes|shes) (?:got|feel|see|have|has|had) )?"
    r"(?:an?|some|one|this|these)\b"
)
_IS_IT_NORMAL = words(
    r"\b(?:is|was) it (?:\w+ )?(?:normal|ok|okay|common|usual|expected)"
    r" (?:to (?:have|get)|that|for|if)\b"
)
MOST_WORDS_OF_A_PIECE = 6


def was_treated(typed: Collection[str]) -> bool:
    """Whether the visitor told of a treatment that was done lately."""
    return any(_TREATED.search(text) for text in typed)


def is_of_after(text: str, typed: Sequence[str], said: Turns) -> bool:
    """Whether the time after a treatment is what is talked about.

    `typed` are the messages before, and `said` the responses to each, the last last.
    """
    asked_so = any(map(_ASKS_OF_AFTER.search, [*typed[-FRAME_TURNS:], text]))
    was_told = any(OF_AFTER & set(turn) for turn in said[-FRAME_TURNS:])
    return asked_so or was_told or was_treated([*typed, text])


def readings_after(text: str, typed: Sequence[str]) -> list[str]:
    """What a message tells if it is about a leg that was treated."""
    typed = typed[-REMEMBERED_MESSAGES:]
    has_had_it = was_treated(typed)
    if not has_had_it and not any(map(_ASKS_OF_AFTER.search, typed[-1:])):
        return []
    said = _LEADS_ON.sub("", plain(text))
    told = [f"since the laser {said}"]
    if asks(text):
        return told if has_had_it else []
    if _NAMES_A_THING.search(said):
        told.append(f"since the laser there is {said} on my leg now")
    return told


def reading_with_the_last(text: str, last: str) -> str | None:
    """The same of one that only tells where: "in the whole leg", of a swelling.

    `last` is the message before it.
    """
    where = _LEADS_ON.sub("", plain(text))
    is_piece = len(where.split()) <= MOST_WORDS_OF_A_PIECE and not asks(text)
    if not is_piece or not _TELLS_WHERE.search(where):
        return None
    return f"since the laser {_IS_IT_NORMAL.sub('', last).strip(' .?!')} {where}"


def aftercare_answer(
    text: str,
    typed: Sequence[str],
    said: Turns,
    where: Collection[str] = ASSISTANT,
) -> str | None:
    """What is asked about the time after a treatment; None if that is not the matter.

    `where` are the response that would be said, and its topic.
    """
    typed = typed[-REMEMBERED_MESSAGES:]
    if not REPLACED & set(where) or not is_of_after(text, typed, said):
        return None
    if _ELSEWHERE.search(text):
        return None
    was_told = any(OF_AFTER & set(turn) for turn in said[-1:])
    if _WHY.search(text) or (was_told and _BARE_WHY.fullmatch(core(text))):
        return "utter_about_why_limits"
    if found := first_asked(ASKED, text):
        return found
    is_short = len(text.split()) <= MOST_WORDS_OF_TIME
    if was_told and is_short and _TIME.search(text):
        return "utter_about_how_long_limits"
    feels = _FEELS.search(text) and _MINE.search(text)
    if feels and (was_treated([*typed, text]) or not asks(text)):
        return "utter_about_tight_after"
    return None
