"""The laser beside the shots, and spider veins beside varicose ones, in few words.

"Which one hurts more", "same for the laser?" and "for the spider ones, I mean" name one
word that pulls a ready answer; what they ask stands in the messages before.
"""

from collections.abc import Collection, Sequence

from veinguide.particular.asked import (
    ASSISTANT,
    OUT_OF_SCOPE,
    SIGNS,
    TREATMENTS,
    words,
)
from veinguide.particular.named import (
    BLOOD_THINNER,
    MEDICINES_NAMED,
    OTHERS,
    named_in,
)

# The responses of each turn.
Turns = Sequence[Collection[str]]
COMPARED, ALIKE = "utter_about_comparing_the_two", "utter_both_alike"
OF_A_THINNER = "utter_about_blood_thinner"
OTHER_METHODS = "utter_about_other_methods"
SPIDERS, SPIDERS_PAID = (
    "utter_about_treating_spider_veins",
    "utter_about_spider_veins_paid",
)
PAID = "coverage"
# What these tell is of both treatments, with the same words.
OF_BOTH = frozenset(
    {
        "utter_ask_treatment_pain",
        "utter_ask_treatment_downtime",
        "utter_ask_treatment_safety",
        COMPARED,
        *(
            f"utter_about_{of}"
            for of in (
                *("standing_at_work", "driving_for_work", "gym_after", "bath_after"),
                *("flying_after", "how_long_limits", "soreness_after", "bruises"),
                *("both_legs_at_once", "sedation"),
            )
        ),
    }
)
REPLACED = ASSISTANT | TREATMENTS | SIGNS | OUT_OF_SCOPE | {PAID}
MOST_WORDS, TURNS_BACK = 14, 3

_LASER = r"(?:laser|ablation|evl[at]|heat)"
_SHOTS = r"(?:shots?|injections?|foam|sclero\w*|needles?)"
_EACH = rf"(?:{_LASER}|{_SHOTS})"
_BOTH = rf"(?:\b{_LASER}\b.*\b{_SHOTS}\b|\b{_SHOTS}\b.*\b{_LASER}\b)"
_DEGREE = (
    r"(?:hurts? (?:more|less|worse|most|the (?:most|least))|(?:more|less) (?:painful"
    r"|pain|sore|risky|dangerous|bruis\w+|downtime|time off)|(?:more|less) to recover"
    r"|riskier|safer|scarier|easier|gentler|milder|quicker|faster|(?:heals?|recovers?)"
    r" (?:faster|quicker|slower))"
)
_WHICH = words(
    r"\bwhich(?: (?:one|of (?:the(?:m| two)|those|these)|treatment|kind))?(?:'?s| is"
    r"| has| does| takes| are| have| do)?(?: the| u| you)?(?: way| really| actually)?"
    rf" {_DEGREE}\b",
    rf"^(?=.*{_BOTH})(?=.*\b{_DEGREE}\b)",
)
_OF_THE_TWO = words(
    r"\bwhich (?:one )?of (?:the(?:m)?|those) two\b|\bwhich of (?:them|the two)\b",
    rf"^(?:no,? |ok,? |i mean,? )*(?:the )?{_EACH},? or (?:the )?{_EACH}"
    r"(?: i mean(?:t)?)?\W*$",
)
_SAME = words(
    r"^(?:ok|and|so|but|is it|no|,| )*(?:the )?same(?: (?:thing|question|answer|deal"
    rf"|one))?(?: (?:for|with|about))+ (?:the )?(?:other(?: one)?|{_EACH})\b",
    rf"^(?:ok|so|but|and|,| )*(?:what about|how about|and|for|with|after)"
    rf"(?: (?:for|with|after|if i do))* (?:the )?(?:other(?: one)?,? ?(?:the )?)?"
    rf"(?:{_EACH})?(?: i mean(?:t)?)?(?:[?,.] ?(?:is it )?(?:the )?same(?: thing)?"
    r"| too| then| instead| though| tho|[?,.] ?(?:how long .*|less .*|more .*))?\W*$",
    rf"\bsame\b[^.?!]*\b(?:if|with|for)\b[^.?!]*\b{_EACH}\b",
)
_NAMES_ONE = words(rf"\b(?:{_EACH}|other)\b")
# "And the laser?" alone asks what it is; these tell that what was said is meant.
_MEANS_THE_LAST = words(
    r"\bsame\b|\bi mean(?:t)?\b|\b(?:for|after|with) (?:the )?\w+\W*$|\bhow long\b"
    r"|\bless\b"
)
_THAT_ONE = words(
    rf"\b(?:that|it|this|them)(?: one)? (?:and|or|vs\.?|versus|than|from"
    rf"|over) (?:the )?"
    rf"{_EACH}\b",
    rf"\b{_EACH} (?:and|or|vs\.?|versus|than|from|over) (?:that|it|this)\b",
)
_SPIDER = words(r"\b(?:spider|thread)(?: ?-?veins?| ones?)\b|\bspiders?\b")
_NOT_SPIDER = words(
    r"\b(?:not|no|besides|except) (?:the )?spider\b|\bspider bites?\b",
    r"\b(?:and|n|&|plus|or|both|vs|also|with|versus) (?:the |some |my )?spider\b"
    r"(?! (?:ones?|veins?)? ?(?:i mean|too)?\W*$)",
)
_VARICOSE = words(r"\bvaricose\b(?<!not varicose)|\b(?:bulg|rop)\w+\b|\bbig ones?\b")
_THOSE = words(
    r"\b(?:those|them|these|they|it|that|ones|laser|shots?|sclero\w*|treat\w*)\b"
)
_DONE_FOR = words(
    r"\b(?:done|do|treat\w*|fix\w*|laser|shots?|sclero\w*|remov\w*|rid|help\w*|work\w*"
    r"|good|zap\w*|inject\w*|clear\w*|i said|i mean(?:t)?|not varicose)\b"
)
_PUT_RIGHT = words(r"\bi (?:just )?(?:said|mean(?:t)?|asked)\b|\bnot varicose\b")
_HURTS_OR_PAYS = words(
    r"\b(?:hurts?|pain\w*|pay|pays|cover\w*|insurance|costs?|price|how much|safe|risks?"
    r"|side effects?|why|caus\w+|come back|clots?|turn into|danger\w*)\b"
)


def answer_of_two(
    text: str, typed: Sequence[str], said: Turns, where: Collection[str] = ASSISTANT
) -> str | None:
    """What such a message asks; None if it is not one.

    `typed` are the messages before, and `said` the responses to each, the last last.
    `where` are the response that would be said, and its topic.
    """
    is_short = len(text.split()) <= MOST_WORDS
    if not REPLACED & set(where) or not is_short:
        return _of_spiders(text, typed, where) if not is_short else None
    last = {name for turn in said[-1:] for name in turn}
    names_another = any(named_in(each, OTHERS) for each in typed[-2:])
    if names_another and _THAT_ONE.search(text):
        return OTHER_METHODS
    asked_before = any(map(_WHICH.search, typed[-TURNS_BACK:]))
    is_of_them = bool(TREATMENTS & set(where)) or any(
        map(_NAMES_ONE.search, [*typed[-1:], text])
    )
    is_compared = _WHICH.search(text) or (asked_before and _OF_THE_TWO.search(text))
    if is_of_them and is_compared:
        return COMPARED
    is_same = _SAME.search(text) and _NAMES_ONE.search(text)
    if is_same and any(BLOOD_THINNER in _medicines(each) for each in typed[-1:]):
        return OF_A_THINNER
    if OF_BOTH & last and is_same and _MEANS_THE_LAST.search(text):
        return ALIKE
    return _of_spiders(text, typed, where)


def _medicines(text: str) -> set[str]:
    return {each.says for each in named_in(text, MEDICINES_NAMED)}


def _of_spiders(text: str, typed: Sequence[str], where: Collection[str]) -> str | None:
    """Whoever has spider veins is not told of varicose ones."""
    is_named = bool(_SPIDER.search(text)) and not _NOT_SPIDER.search(text)
    if is_named and PAID in where:
        return SPIDERS_PAID
    is_open = bool((ASSISTANT | TREATMENTS | OUT_OF_SCOPE | {"veins"}) & set(where))
    if not is_open or _HURTS_OR_PAYS.search(text):
        return None
    if is_named:
        is_wide = "veins" not in where or bool(_PUT_RIGHT.search(text))
        return SPIDERS if is_wide and _DONE_FOR.search(text) else None
    is_of_them = any(map(_SPIDER.search, typed[-TURNS_BACK:])) and not any(
        map(_NOT_SPIDER.search, typed[-TURNS_BACK:])
    )
    of_treatment = bool(TREATMENTS & set(where)) and bool(_THOSE.search(text))
    is_left = bool(_VARICOSE.search(text))
    return SPIDERS if is_of_them and of_treatment and not is_left else None
