"""A vein treatment that is asked about in a talk where somebody is pregnant.

Who said so once is not asked again: "ok, and the shots?" ten messages later is asked
for the same person. It ends where they say otherwise, or ask for somebody else.
"""

import re
from collections.abc import Collection, Sequence

from veinguide.follow_ups import core, plain
from veinguide.particular.asked import (
    ASSISTANT,
    MEDICINES,
    OUT_OF_SCOPE,
    SIGNS,
    TREATMENTS,
    words,
)

# The responses of each turn.
Turns = Sequence[Collection[str]]
TREATED, EACH_OF_THEM, WHY_NOT, ASKED_IN_GENERAL = (
    "utter_about_treated_while_pregnant",
    "utter_about_no_treatment_in_pregnancy",
    "utter_about_why_not_in_pregnancy",
    "utter_ask_pregnancy",
)
IS_NOT_DONE = frozenset({TREATED, EACH_OF_THEM, "utter_more_pregnancy"})
# Said before an answer about a treatment, a remedy, or the legs.
FIRST_NO_TREATMENT, FIRST_ASK, FIRST_OF_LEGS = (
    "utter_first_no_treatment_in_pregnancy",
    "utter_first_ask_in_pregnancy",
    "utter_first_legs_in_pregnancy",
)
PREGNANCY = "pregnancy"
REMEDIES = MEDICINES | {"supplements", "self_care"}
# An answer about something else, such as the price, is left.
REPLACED = (
    ASSISTANT | TREATMENTS | SIGNS | OUT_OF_SCOPE | {PREGNANCY, "self_care", "sources"}
)
MOST_WORDS_OF_A_REMINDER = 8

_KIN = (
    r"(?:wife|wifey|girlfriend|fianc[eé]e?|gf|partner|daughter|sister|sis|niece|cousin"
    r"|friend|bestie|neighbor|roommate|grand ?daughter|step ?daughter|mom|mother|aunt"
    r"|coworker|daughter in law|sister in law)(?:'?s)?"
)
_MEN = (
    r"(?:husband|hubby|boyfriend|dad|father|brother|son|uncle|grandpa|grandfather"
    r"|nephew|grandson|father in law|brother in law)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
)
_WEEKS = rf"{_NUMBER} ?(?:w(?:ee)?ks?|w|months?|mos?)"
_IS = (
    r"(?:i'?m|im|i am|we'?re|we are|she'?s|shes|she is|who'?s|who is"
    r"|(?:wife|girlfriend|sister|partner|(?:grand)?daughter(?:[- ]in[- ]law)?)"
    r"(?:'?s| is))"
)
# Not of now, or of nobody in particular.
_NOT_NOW = words(
    r"\b(?:not|never|isn'?t|ain'?t|aren'?t|wasn'?t|no longer|nobody(?:'?s| is)?"
    r"|no one(?:'?s| is)?)(?: \w+){0,2} (?:pregnan\w*|preg\w*|expecting|with child)\b",
    r"\b(?:was|were|been|getting|get|gets|become|fall|falls|fell"
    r"|(?<!since i )(?<!just )got)(?: not)? pregnan\w*\b(?! (?:again|now))",
    r"\b(?:was|were) expecting\b",
    r"\bpregnan(?:t|cy)? (?:women|people|ladies|moms|patients|tests?|folks|girls)\b",
    r"\b(?:last|previous|past|old|first|second|third|each|every|another|next|future"
    r"|after|during|in|from|between|a) (?:my |her |a |the )?pregnanc(?:y|ies)\b",
)
_OVER = words(
    r"\b(?:not|isn'?t|ain'?t|no longer|wasn'?t|never)(?: \w+){0,2} (?:pregnan\w*"
    r"|preg|preggo|expecting|with child)\b",
    r"\b(?:had|have had) (?:the|my|our|her) (?:baby|twins|kid|son|daughter"
    r"|little one)\b",
    r"\b(?:gave birth|miscarr\w*|lost the baby|post-? ?partum|breast ?-?feed\w*)\b",
    r"\b(?:i|she) (?:just )?delivered\b|\bbaby (?:was|is|has been) (?:born|here)\b",
    r"\b(?:baby|son|daughter|twins|newborn)(?:'?s| is| are) (?:\d+|a|two|three|four"
    r"|five|six|eight) (?:days?|weeks?|wks|months?|mos|years?|yrs?)\b",
)
_TOLD = words(
    r"\b(?:preg(?:n?an|en|ne)?a?n?t|prego|pregg(?:o|ers|y)|preg|embarazada)\b",
    r"\b(?:this|my|her|(?:high|low)[- ]risk|twin) pregnancy\b",
    rf"\b{_IS}(?: \w+){{0,2}} expecting\b(?! (?:to|it|that|me|you|your|him|them"
    r"|some|any|too|more|less|better|good|bad|results?|news|a (?!baby|girl|boy|child"
    r"|little)"
    r"|an |the ))|^\W*(?:(?:hi|hey|hello|ok|so)\W+)?expecting(?:,| (?:mom|mother|twins"
    r"|our|my|a baby|here|in|and|w))"
    r"|\bexpecting (?:a baby|twins|our|my|number|#|in \w+\W)",
    r"\b(?:with child|knocked up|bun in the oven|mom(?:my)?[- ]to[- ]be"
    r"|mother[- ]to[- ]be|unborn|(?:baby|little one|kid|twins|another"
    r"|one) on the way)\b",
    rf"\b(?:{_IS}|carrying) (?:carrying )?(?:twins|triplets)\b",
    r"\b(?:1st|2nd|3rd|first|second|third|last|my) (?:trimester|tri)\b",
    rf"\b{_WEEKS} (?:along|gone|preg\w*|into (?:my|this|the) preg\w*|gestation\w*)\b",
    rf"\b(?:i'?m|im|i am|we'?re|(?:wife|girlfriend|sister|partner)(?:'?s| is))"
    rf" (?:about |almost |like |nearly )?{_WEEKS}(?: (?:in|now|today|and|w/?)\b"
    r"|[.,;!?]|$)",
    r"(?:^|[.,;] ?)(?:\d\d) ?(?:w|wks?|weeks)(?: (?:w|with|and) |\W*,)",
    rf"\b(?:{_IS}|baby(?:'?s| is)?|girl|boy|twins|preggo|and|,)"
    rf" due (?:in|on|at the end|around|next|this|late|early|mid|end of|any)"
    rf"(?: (?:the|of|late|early|mid|end|about|like|day|month|week|summer|fall|spring"
    rf"|winter|{_MONTH}|{_NUMBER}|weeks?|months?|\d+(?:st|nd|rd|th)?))+"
    r"(?! for (?:a|an|my|the|another) )",
    r"\bmy due date\b|^\W*due in [\w ]{1,15},",
    r"\b(?:while|when|when (?:yo)?u(?:'?re|r)?|ur|who'?s|(?:might|could|may) be|someone"
    r"|us who are) expecting\b",
    r"\b(?:till|til|until|before|b4) (?:i|she)(?:'?ve|'?s)? (?:deliver|give birth|gives"
    r" birth|delivers|pop|had (?:the|this) baby|have (?:the|this|my) baby)\b",
)
_OF_KIN = words(
    rf"\b{_KIN}(?: is| are| who is| ,)?(?: \w+){{0,3}} (?:preg\w*|expecting|due|along"
    r"|carrying|trimester)\b",
    rf"\bpreg\w* (?:\w+ )?{_KIN}\b",
    rf"\b(?:she'?s|shes|she is)(?: \w+){{0,2}} (?:preg\w*|expecting|due|{_WEEKS})\b",
)
_OF_ME = words(
    rf"\b(?:i'?m|im|i am)(?: \w+){{0,3}} (?:preg\w*|expecting|due|{_WEEKS})\b"
)
_I = words(
    r"\b(?:i|i'?m|im|i'?ve|ive|i'?ll|me|mine|myself|my (?:own |left |right )?(?:legs?"
    r"|veins?|case|baby|midwife|ob(?:gyn)?))\b"
)
_SHE = words(rf"\b(?:she|she'?s|her|hers|my {_KIN})\b")
_ASKS_FOR = (
    r"(?:for|can|could|does|do|should|would|will|is|and|but|what about|how about)"
)
_OF_HIM = words(
    rf"\b{_ASKS_FOR} (?:my |his |her )?(?:\w+ )?{_MEN}\b(?! (?:said|says|thinks|told"
    rf"|had))",
    rf"\bmy {_MEN} (?:wants?|needs?|has|is|too|also|who)\b(?! (?:me|to know))",
    rf"\b{_ASKS_FOR} (?:he|him)\b",
)
_OF_ANOTHER = words(
    rf"\b{_ASKS_FOR} (?:my |his |her )?(?:\w+ )?{_KIN}\b(?! (?:said|says|thinks|told"
    rf"|had))",
    rf"\bmy {_KIN} (?:wants?|needs?|has|too|also|who)\b(?! (?:me|to know))",
)
_ASKS_OF_ME = words(
    r"\b(?:can|could|should|may|do|would|will) i (?:have|get|do|need|go|use|try)\b"
    r"|\b(?:for|and|about) (?:me|myself)\b|\bmy own\b|\bi(?: also)? (?:want|need"
    r"|have)\b"
)

_TREATMENT = words(
    r"\b(?:laser\w*|ablat\w*|evl[at]|sclero\w*|shots?|injections?|inject\w*|foam"
    r"|needles?"
    r"|veins? (?:treatments?|procedure|surgery|done|fixed|treated|closed|zapped"
    r"|removed)"
    r"|treat\w*|procedures?|zap\w*)\b"
)
_ANOTHER_REMEDY = words(
    r"\b(?:stockings?|socks?|compression|magnesium|pills?|meds?|medicines?|walk\w*"
    r"|exercise|stretch\w*|massage|pillows?|creams?|visit|consult\w*|appointment)\b"
)
_ELSEWHERE = words(
    r"\b(?:pay|pays|paid|cover(?:s|ed|age)?|insurance|medicare|medicaid|costs?|price"
    r"|free"
    r"|charge|study|studies|appointment|visit|consult\w*|call|number|open|hours)\b",
    r"\b(?:after|once|when)\b[^.?!]{0,25}\b(?:bab(?:y|ies)|birth|deliver\w*|born"
    r"|due date"
    r"|have (?:her|him|them|it)|pregnan\w*|pop)\b",
    r"\bhow (?:long|soon|many|much|does|do|is|was)\b|\bwhat(?:'?s| is| are| does)\b",
    r"\b(?:hurt\w*|painful)\b(?! (?:the|my|our|her) baby)",
    r"\bwhy\b|\b(?:had|have had|got) (?:the|my|a) (?:laser|shots|sclero\w*)\b",
)
_MAY = words(
    r"\b(?:can|could|may|should|would|will|shall|am)(?: \w+){0,2} (?:i|she|we|you|u"
    r"|they"
    r"|y'?all|be|do|get|have|use|help|work)\b",
    r"\b(?:can|could|may|should|would|will) (?:i|she|we|you|u|they|y'?all|it|that"
    r"|the)\b",
    r"\b(?:do|does|did) (?:you|u|they|i|we|she|y'?all|the clinic) (?:still |even "
    r"|just )?"
    r"(?:do|treat|give|use|have to|need to|wait|offer|laser|inject|zap)\b",
    r"\b(?:ok|okay|safe|fine|allowed|possible|alright|an option|risky|dangerous|bad)\b",
    r"\b(?:want|wants|wanna|get|have|do|need)\b.*\b(?:now|today|soon|done|gone|before"
    r"|right away|this week|this month)\b",
    r"\bhelps?\b|\binstead\b",
)
_BARE = re.compile(
    r"(?:(?:not|ok|no) (?:the )?\w+[.,;]? (?:then )?)?(?:(?:or|just|only|maybe"
    r"|what about"
    r"|how about) )*(?:the |a |some )?(?:\w+ )?(?:laser(?: \w+)?|ablation|evl[at]"
    r"|sclero\w*|shots?|injections?|foam|needles?)(?: (?:ones?|instead|thing|stuff))?"
)
_THAT = words(
    r"\b(?:can|could|may|should|would|will) (?:i|she|we|you|u|they)(?: \w+)? (?:do|get"
    r"|have|try|use|go for|start) (?:it|that|them|this|those|one|either|both)\b",
    r"\b(?:i|she|we|you) (?:can|could|may|should)(?: \w+)? (?:do|get|have|try|use"
    r"|go for"
    r"|start) (?:it|that|them|this|those|one|either|both)\b",
    r"\b(?:is|are|thats?|that'?s|its|it'?s|those|they|sure)\b[^.?!]{0,15}\b(?:ok|okay"
    r"|safe|fine|allowed|alright)\b(?! (?:thanks|thank|cool))",
    r"\b(?:do|get|have) (?:it|that|them|one) (?:now|today|soon|anyway)\b",
)
_WHY = re.compile(
    r"(?:(?:but|and) )?(?:why(?: (?:not|is that|wait|cant (?:i|she|we)|isnt it"
    r"|is it not"
    r"|wouldnt (?:you|they)|wont (?:you|they)|do i (?:have to|need to|gotta) wait|so"
    r"|does it have to wait)(?: (?:do|get|have) (?:it|that|them))?)?"
    r"|how come|whats the (?:reason|harm|problem|risk|issue)"
    r"|what (?:would|could|can) (?:it|that|they) do(?: to (?:it|the baby|my baby|me))?)"
)
_REMINDS = words(
    r"\b(?:remember|i (?:just )?(?:said|told)|told (?:you|u)|as i said|like i said"
    r"|again"
    r"|tho|though|forgot|but)\b"
)


def is_pregnant(typed: Sequence[str]) -> bool:
    """Whether who the last of these messages is about was said to be pregnant."""
    whose, is_of_them = "", False
    for text in map(_spelled, typed):
        if _tells(text):
            whose, is_of_them = _whose(text), True
        elif _OVER.search(text):
            whose, is_of_them = "", False
        elif whose:
            is_of_them = _is_of_them(text, whose, is_of_them)
    return bool(whose) and is_of_them


def pregnancy_answer(
    text: str, typed: Sequence[str], said: Turns, where: Collection[str] = ASSISTANT
) -> str | None:
    """What is asked about a treatment in a pregnancy; None if that is not the matter.

    `typed` are the messages before, and `said` the responses to each, the last last.
    `where` are the response that would be said, and its topic.
    """
    if not REPLACED & set(where) or not is_pregnant([*typed, text]):
        return None
    was_just_told = any(IS_NOT_DONE & set(turn) for turn in said[-1:])
    if was_just_told and _WHY.fullmatch(core(text)):
        return WHY_NOT
    spelled = _spelled(text)
    if _asks_to_have_it(spelled, [_spelled(each) for each in typed]):
        lately = {name for turn in said[-2:] for name in turn}
        is_told_so = any(EACH_OF_THEM in turn for turn in said[-1:])
        return EACH_OF_THEM if IS_NOT_DONE & lately and not is_told_so else TREATED
    is_missed = bool((ASSISTANT | OUT_OF_SCOPE) & set(where))
    is_short = len(text.split()) <= MOST_WORDS_OF_A_REMINDER
    if is_missed and is_short and _tells(spelled) and _REMINDS.search(spelled):
        return ASKED_IN_GENERAL
    return None


def pregnancy_lead(text: str, typed: Sequence[str], topic: str) -> str | None:
    """What is said before an answer about `topic`, where somebody is pregnant."""
    is_one_of_them = topic in TREATMENTS | REMEDIES | SIGNS
    if not is_one_of_them or not is_pregnant([*typed, text]):
        return None
    if topic in TREATMENTS:
        return FIRST_NO_TREATMENT
    if topic in REMEDIES:
        return FIRST_ASK
    return None if is_pregnant(typed) else FIRST_OF_LEGS


def _spelled(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").lower().split())


def _tells(text: str) -> bool:
    return bool(_TOLD.search(_NOT_NOW.sub(" ", text)))


def _whose(text: str) -> str:
    return "kin" if _OF_KIN.search(text) and not _OF_ME.search(text) else "me"


def _is_of_them(text: str, whose: str, was: bool) -> bool:
    """Whether a message that tells nothing of it is about the one who is pregnant."""
    if whose == "me":
        if _I.search(text):
            return True
        return was and not (_OF_HIM.search(text) or _OF_ANOTHER.search(text))
    if _SHE.search(text):
        return True
    return was and not (_OF_HIM.search(text) or _ASKS_OF_ME.search(text))


def _asks_to_have_it(text: str, typed: Sequence[str]) -> bool:
    if _ELSEWHERE.search(text):
        return False
    if _TREATMENT.search(text):
        return bool(_BARE.fullmatch(core(text)) or _MAY.search(text))
    is_of_it = any(map(_TREATMENT.search, typed[-2:]))
    is_of_another = any(map(_ANOTHER_REMEDY.search, [*typed[-1:], text]))
    return is_of_it and not is_of_another and bool(_THAT.search(plain(text)))
