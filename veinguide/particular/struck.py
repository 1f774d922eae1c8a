"""What a message says that it is not about: "laser, not shots", "who said bananas?".

Whoever complains of an answer names its subject, and the words alone would bring the
same answer again. Only subjects are struck out here, never a sign of danger.
"""

import re
from functools import lru_cache

SHORTEST_REST_WORDS = 2
_THING = (
    r"(?:(?:leg|muscle|calf|foot|night) )?(?:cramp(?:s|ing)?|charley horses?)"
    r"|restless(?:ness)?(?: legs?)?(?: syndrome)?|rls"
    r"|(?:the |your )?(?:laser|ablation|shots?|needles?|injections?|sclero\w*"
    r"|stripping)(?: ablation)?|(?:vein )?treatments?|surgery|downtime"
    r"|stockings?|compression|socks|spider veins?|varicose(?: veins?)?|dark marks?"
    r"|magnesium|calcium|potassium|iron|quinine|requip|mirapex|supplements?|vitamins?"
    r"|bananas?|mustard|pickle juice|food|diet|massage|stretch\w*|exercise|walking"
    r"|kidneys?(?: disease| trouble)?|pregnan\w+|money|costs?|prices?|insurance"
    r"|medicare|(?:the )?chat|recordings?|privacy|visits?|appointments?"
)
# Of these a bare "no" tells something: "no doctor", "no clots so far".
_ANY_THING = (
    rf"(?:{_THING}|arter(?:y|ies)|(?:blood )?clots?|free|(?:vein )?clinic|water|plans?"
    r"|(?:vein )?doctors?|scans?|ultra ?sounds?|strokes?)"
)
_ARTICLES = r"(?:(?:a|an|any|the|my|her|his|your|about|for|from|of|to|on) ){0,3}"
_THINGS = rf"{_ARTICLES}{_ANY_THING}(?:,? (?:and|or|nor) {_ARTICLES}{_ANY_THING})?"
_END = r"(?=\s*(?:$|[.,;:!?-]|but\b|it'?s\b|i\b))"
# "How do I know it is not the veins" asks just that.
_ASKED = re.compile(
    r"\b(?:if|whether|why|or|know|sure|tell|maybe|could|might|can|is|are|was|do|does"
    r"|what about|with|have|had)\b[^.?!;,]{0,30}$",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    # "I didn't ask about magnesium", "nobody said bananas", "who has kidney disease??"
    r"\b(?:(?:i'?m |i am |i |we )?(?:didn'?t|did not|never|wasn'?t|am not|'?m not|not)"
    r" (?:even )?(?:ask(?:ed|ing)?|sa(?:y|id|ying)|mean|meant|mention\w*|talk(?:ing)?)"
    r"|(?:who|nobody|no one) (?:(?:even|ever) )?(?:said|asked|mentioned|has|talked"
    r"|is talking))(?: (?:anything|a thing|a word))?"
    rf" {_THINGS}{_END}(?:\s*\?+ not me)?"
    # "That is laser again", "that study is about restless legs"
    rf"|\b(?:that|this)(?:'?s| is| was) {_THINGS} again"
    rf"|\b(?:that|this) (?:study|answer|one|text) (?:is|was) {_THINGS}(?=[.!])"
    # "You explained laser and sclero but not RFA"
    rf"|\byou (?:explained|answered|gave me|told me|talked) {_THINGS}"
    r"(?=,? (?:but )?not\b)"
    # "Dark marks?? I'm talking about my veins"
    rf"|^\W*{_THINGS}\s*\?+\s+(?=i'?m (?:asking|talking)|i (?:said|asked|meant|am)\b)"
    # "I don't have cramps"
    r"|\b(?:and )?(?:i|she|he|they) (?:don'?t|do not|doesn'?t|dont|doesnt|never)"
    r" (?:have|has|get|got) (?:any |the )?(?:(?:leg )?cramps?|restless legs?|rls"
    rf"|kidney disease|that){_END}",
    re.IGNORECASE,
)
_NOT = re.compile(
    r",?\s*\b(?:(?:and|but|it'?s|that'?s|thats|(?:it|that|this) is|they'?re) )?not"
    rf" {_THINGS}(?: again)?{_END}",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"(?:^|(?<=[.;!?]))\s*no (?:{_THING})(?: (?:yet|at all|so far|please))?"
    r"(?=\s*(?:$|[.;!,]))",
    re.IGNORECASE,
)
# "Not the boots, the belt": what opens a message so is put right, whatever it is. What
# tells how something feels, or when or whose it is, stays.
_OPENS_SO = re.compile(
    rf"^\W*(?:(?:no+|nope|ugh|wait|sorry),?\s+)*(?:(?:i'?m|it'?s|its|that'?s)\s+)?not\s+"
    rf"(?:{_THINGS}|(?:about )?(?:the|my|your|her|his) (?!same\b|best\b|only\b|first\b"
    rf"|one\b|least\b)[^\W\d_]+(?: [^\W\d_]+)?)\s*(?:[.,;:!?-]+\s*|\s(?=but\b))",
    re.IGNORECASE,
)
# A complaint of the answer before: its words are no thanks and no remark.
_PUTS_RIGHT = re.compile(
    r"\bi (?:(?:just|only|clearly|already|am|was|'?m) )*(?:mean|meant|asked|asking)\b"
    r"|\bi'?m (?:(?:just|only) )?(?:asking|talking)\b|\bi said\b|\bmy question\b"
    r"|\bokay? but my\b|\bok but\b"
    r"|\b(?:not|isn'?t|wasn'?t) (?:what|the question)\b|\bwho (?:said|asked)\b"
    r"|\b(?:didn'?t|did not|don'?t|haven'?t) (?:really |even )?answer\b"
    r"|\brepeating yourself\b|\bnot (?:my|the) (?:question|point)\b"
    r"|\byou (?:dodged|ignored|missed|forgot|skipped|keep saying)\b"
    # "No like the shots", "no its the other leg", "no to what"
    r"|^no+\W+(?:not|like|i mean|its?|it'?s|that'?s|the|my|to)\b"
    r"(?! (?:ok(?:ay)?|fine|good|all|it|nothing|right|alright|better|gone|enough)\b)",
    re.IGNORECASE,
)

_SPACES = re.compile(r"[^\S\n]+")
_OPENING = re.compile(r"^[\s.,;:!?-]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# "Not quinine. OZEMPIC": after what opens so, one word is enough.
_NAME = re.compile(r"[^\W\d_]{4,}")


@lru_cache(maxsize=64)
def without_struck(text: str) -> str:
    """The message without the subjects that it says it is not about.

    As it is, if nothing would be left.
    """
    whole = _SPACES.sub(" ", text.replace("\u2019", "'"))
    opened = _OPENS_SO.sub("", whole)
    is_put_right = opened != whole and bool(_NAME.search(opened))
    left = _PLAINLY.sub(" ", opened if is_put_right else whole)
    left = _NONE.sub(" ", _NOT.sub(lambda found: _kept(found, found.string), left))
    if left == whole:
        return text
    left = _OPENING.sub("", _SPACES.sub(" ", left)).strip()
    is_enough = len(_WORD.findall(left)) >= SHORTEST_REST_WORDS
    return left if is_enough or (is_put_right and left) else text


def puts_right(text: str) -> bool:
    """Whether it says that the answer before was not to what was asked."""
    return bool(_PUTS_RIGHT.search(text)) or without_struck(text) != text


def _kept(found: re.Match[str], text: str) -> str:
    return found[0] if _ASKED.search(text[: found.start()]) else " "
