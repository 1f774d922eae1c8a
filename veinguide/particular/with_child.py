"""Whether somebody is, wants to be or may be pregnant, or nurses a child.

"After my third kid" is no pregnancy: what is told of one would be wrong and strange.
"""

from collections.abc import Iterable
from typing import Any

from veinguide.particular.asked import words

_ABOUT_IT = words(r"pregnan|breastfeeding|after_the_baby")
_KIN = (
    r"(?:kids?|child(?:ren)?|bab(?:y|ies)|pregnanc(?:y|ies)|births?|son|daughter|twins)"
)
# Long over, or another kind of baby.
_NO_MORE = words(
    rf"\b(?:after|since|from|with|between|having|birthed"
    rf"|(?<!just )(?<!recently )had)(?: \w+){{0,3}}"
    rf" (?:\w*first|second|third|fourth|fifth|1st|2nd|3rd|4th|last|two|three|four|five"
    rf"|six|[2-9]|all my|both) {_KIN}\b"
    rf"(?! (?:now|is born|is due|due|on the way|weeks?|days?))",
    rf"\b{_KIN}(?: \w+){{0,3}} (?:grown|in college|are adults?|is an adult)\b",
    r"\b(?:tubes? (?:are |were )?tied|menopaus\w*|hysterectomy|vasectomy)\b",
    r"\b(?:not|never been|no longer|isn'?t|ain'?t|nobody is|no one is|wasn'?t)"
    r" pregnan\w*",
    r"\bbaby (?:aspirins?|brother|sister|steps|boomers?|blues?|powder|wipes)\b",
)
_MAY_BE = words(
    r"\b(?:pregn\w*|preg(?:o|go|gers)?|pg|expecting(?! (?:a |the |my )?(?:call|bill"
    r"|visit|answer|too much))|trimesters?|prenatal|antenatal|post-? ?partum|lactat\w*"
    r"|conceiv\w*|ivf|ttc|fertility|miscarr\w*|midwi(?:fe|ves)|ob(?:gyn| ?/ ?gyn)?"
    r"|c-?section|gave birth|give birth|giving birth|birth"
    r"|deliver(?:y|ed) (?:a|my|our|the)|embarazad\w*|knocked up|bun in the oven"
    r"|baby bump|in labor|maternity|expectant|(?:moms?|mother) to be|gestation\w*"
    r"|gravid|with child|f(?:o?e)tus|wean\w*|surrogate|vulvar?|milk|big belly"
    r"|my belly|delivery|deliver(?:ed|ing)|pink lines|positive test|missed period"
    r"|twins|carrying|family'?s? (?:is )?(?:finished|complete|done)|start a family)\b",
    r"\b(?:breast ?-?feed\w*|breast ?-?fed|nursing(?! (?:home|school|student|job|shift"
    r"|degree|staff|assistant|facility|career))|nurse (?:my|the|her|a) (?:baby|son"
    r"|daughter|newborn|child|little)|pumping(?: milk)?|breast ?milk)\b",
    r"\bbab(?:y|ies)\b|\bnew ?-?borns?\b|\binfants?\b|\bmy due date\b|\bdue (?:in|on)"
    r" (?:\w+ (?:weeks|months)|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b|\b\d+ ?(?:weeks|wks|months|mos)"
    r" (?:along|preg\w*|in)\b|\b(?:i'?m|she'?s|am|is) \d+ ?(?:weeks|wks)\b",
    r"\b(?:just|recently) had (?:a|my|our|the) (?:\w+ )?(?:kid|child|son|daughter|twins"
    r"|girl|boy)\b|\btrying (?:for|to have) (?:a|another|our|my) (?:\w+ )?(?:kid|child"
    r"|one|second|third|fourth)\b",
    # "32wks, legs wont quit", "5 months gone", "want more kids", "done having kids".
    r"\b\d\d ?w(?:ee)?ks?\b|\b(?:\w+) ?(?:months|mos) (?:gone|along|pregnant|now)\b"
    r"|\bat \w+ months\b|\b(?:she|i)(?:'s|'m| is| am) \w+ (?:months|weeks)\b"
    r"|\bi'?m \w+ months\b"
    r"|\b(?:more|another|each|every|have|having|had|number of|one more|want\w*|plan\w*)"
    r" (?:\w+ ){0,2}?(?:kids?|child(?:ren)?|ones?)\b(?! (?:grown|in college))"
    r"|\b(?:kids?|child|bab(?:y|ies)|one) (?:is )?on the way\b|\bnumber (?:two|three)\b"
    r"|\bnew mom\b|\bwhile she nurses\b|\blittle one\b",
)


def may_be_with_child(texts: Iterable[str]) -> bool:
    """Whether any of these messages tells or asks of it."""
    return any(_MAY_BE.search(_NO_MORE.sub(" ", text)) for text in texts)


def is_spoken_of(texts: Iterable[str], said: Iterable[str]) -> bool:
    """The same of a whole talk, where `said` are the responses that were given."""
    return may_be_with_child(texts) or any(map(is_about_it, said))


def is_long_past(text: str) -> bool:
    """Whether a message tells of children that were born long ago, and no more."""
    return bool(_NO_MORE.search(text)) and not may_be_with_child([text])


def is_about_it(name: str) -> bool:
    """Whether a response, or a narrow question, is by its name."""
    return bool(_ABOUT_IT.search(name))


def without_it(like: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The narrow questions that a message is like, without these."""
    return [each for each in like if not is_about_it(str(each["name"]))]
