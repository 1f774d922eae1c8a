"""Read a visitor's name: one word, hyphens, apostrophes, any alphabet."""

import re

from veinguide import kin
from veinguide.booking.name_words import (
    CAPITAL,
    REFUSALS,
    is_person,
    may_be_name,
    plain_name,
    up_to_no_name,
)
from veinguide.booking.words import EDGES, blanked_where, statements

MAXIMUM_WORDS = 6
LOOSE_WORDS = 4
FIRST_WORDS, SMALL_WORDS = 3, 2
# Alone, these are words of the talk.
SURNAMES_TOO = frozenset({"Price", "Early", "Good"})

PREFIX = re.compile(
    r"\b(?:my (?:full |whole |legal |first |last )?name(?: is|'s|s|(?= (?-i:[A-Z])))"
    r"|my (?:full|whole|legal) name(?=[,:])"
    r"|(?:the |patient )?(?:last |sur)?name(?: is|'s| was|:|\?)|^names|i go by"
    r"|my (?:\w+ )?name (?:on|in|at|for|with) (?:\w+ ){1,3}(?:is|says)"
    r"|(?:change|fix|correct|update|switch) (?:the |my |that |patient )?(?:full )?name"
    r" (?:to|into)(?: be)?|name (?:should|needs to|has to|must) (?:be|say|read)"
    r"|add (?:the |my )?name)"
    r"\s*[:,?]?\s+"
    r"(?:actually |really |just )?",
    re.IGNORECASE,
)
# "Name Nguyen Thi Hoa". Not ignoring case for the name.
# "My name isnt Like its Curtis Odom". Not ignoring case for the name.
NOT_BUT = re.compile(
    rf"(?i:\bname (?:is not|isn'?t|ain'?t|was never) [^.!?]*?\b(?:it'?s|it is|but))"
    rf" ({CAPITAL}(?: {CAPITAL})*)"
)
# "Just make me an appt then. Jenna".
SIGNED = re.compile(
    r"(?i:\b(?:appointment|appt|visit|consult(?:ation)?|book(?:ed|ing)?|me up|me in"
    rf"|request|call me)\b[^.!?]*[.!,]\s*)(?:(?i:i'?m|it'?s|this is) )?({CAPITAL})"
    r"(?i: here)?[ .!]*$"
)
LABELLED = re.compile(
    rf"(?:^|[.,;!] )(?i:(?:my |the |full |last )*name) ?[-–=.]* ?(?={CAPITAL})"
)
# "Hold on, gotta ask my boss" is no name, nor is any of its words.
WAITING = re.compile(
    r"\b(?:(?:hold|hang) (?:on|up)|(?:one|a|1|two|just a|another)"
    r" (?:sec|secs|second|moment|min|mins|minute|minutes)|give me|gimme|wait|brb"
    r"|be right back|let me (?:ask|check|see|get|find|look|think)|lemme|gotta"
    r"|need to ask"
    r"|have to ask|i'?m back)\b[^.,;!?]*",
    re.IGNORECASE,
)
# "Lorraine Tibbets with two b's": how often the letter is in the name.
SPELLING_REMARK = re.compile(
    r"[ ,(]+(?:with |and )?(?P<count>no|without an?|an?|one|two|three|double) "
    r"['\"]?(?P<letter>[a-z])['\"]?(?:'?e?s)?(?: (?:in|at) (?:it|the end))?\)?"
    r"(?=\s*(?:$|[.,;!?]))",
    re.IGNORECASE,
)
COUNTS = {"no": 0, "without a": 0, "without an": 0, "two": 2, "double": 2, "three": 3}
AN_ASIDE = re.compile(r"\([^()]*\)|[ ,]+(?:lol|lmao|haha+|hehe)\b", re.IGNORECASE)
# "Marcus i just said it", "like i said marcus", "Hal Brubaker. That's my name".
SAID_BEFORE = re.compile(
    r"[ ,.!-]+(?:(?:like |as |and |but )?(?:i|we)(?:'ve| have)?"
    r"(?: just| already| literally)* (?:said|told|gave|typed|wrote|put|entered)\b.*"
    r"|(?:again )?(?:for the|the) (?:second|third|2nd|3rd|last|umpteenth) time\b.*"
    r"|(?:is|was|that'?s|that is|thats|it'?s) (?:my|the|his|her)(?: full| whole| real)?"
    r" name\b.*)$"
    r"|^(?:(?:like|as) )?i(?:'ve| have)?(?: just| already| literally)*"
    r" (?:said|told|gave)(?: (?:it|that|this|you|u|my|name|before|already|once|twice))*"
    r"[ ,.:!-]+",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r",? (?:and|but|cuz|because|cause) (?:i|i'?m|my|we|need|want)\b[^.!?]*",
    re.IGNORECASE,
)
IT_IS = re.compile(r"\b(?:it'?s|it is|this is)\b", re.IGNORECASE)
# "It's Marcus i need a visit".
GOES_ON_AT_ONCE = re.compile(
    r"(?<=\w) (?:i|im|i'm|ive|i've|id|i'd) \w.*$", re.IGNORECASE
)
_LAST = r"(?:last|family) ?name|surname|last"
FIRST_AND_LAST = re.compile(
    rf"\bfirst(?: ?name)?(?: is|'s|:)? ({CAPITAL}|\w+)[ ,.;]+(?:and )?(?:my |the )?"
    rf"(?:{_LAST})(?: is|'s|:)? ([\w'-]+)",
    re.IGNORECASE,
)
LAST_AND_FIRST = re.compile(
    rf"\b(?:{_LAST})(?: is|'s|:)? ([\w'-]+)[ ,.;]+(?:and )?(?:my |the )?"
    r"first(?: ?name)?(?: is|'s|:)? ([\w'-]+)",
    re.IGNORECASE,
)
_FILLER = (
    r"hi|hello|hey|ok|okay|k|sure|yes|yeah|yep|yup|oh|well|um|uh|ugh|sorry|actually|fine"
    r"|alright|all right|geez|jeez|sigh|omg|(?:great|good|cool|whatever)(?=[,.!])"
)
WEAK_PREFIX = re.compile(
    rf"^(?:(?:{_FILLER}|no)[ ,.!]+)*"
    r"(?:(?:it's|its|it is)(?: gonna be| going to be)|it'?ll be|it will be"
    r"|it's|its|it is|this is|i'm|im|i am|that's|that is|i meant|i mean)"
    r"\s+(?:(?:all )?under\s+)?",
    re.IGNORECASE,
)
POLITE = re.compile(
    rf"^(?:(?:{_FILLER})[ ,.!]+)+"
    r"|[ ,.!]+(?:here|please|thanks|thank you|speaking)\W*$",
    re.IGNORECASE,
)
# "Thank you, dear" names nobody; "Thank you, Margaret Ellis" does.
THANKING = re.compile(
    r"^(?:(?:oh|ok|okay|well|and|great|good)[ ,.!]+)*"
    r"(?:thanks|thank you|thx|(?-i:ty))\b(?: so much| very much| a lot)?[ ,.!]*",
    re.IGNORECASE,
)
# "Put it under Samantha Reyes".
FILED = re.compile(
    r"\b(?:put|book|list|file|schedule|register)"
    r" (?:it|this|that|everything|the (?:request|visit|appointment|booking))"
    r"(?: down)? (?:under|in the name of)\s+(?:the name (?:of )?)?",
    re.IGNORECASE,
)
# "The name is wrong, it's Anna", "change my name to Anna".
WRONG_NAME = re.compile(
    r"^.*\bname\b.*?\b(?:it's|its|it is|should (?:be|say|read)|to|i meant|i mean)\s+",
    re.IGNORECASE,
)
# "You got my name wrong. Robert Smith".
MY_NAME_WRONG = re.compile(
    r"\bname\b[^.!?]*\b(?:wrong|incorrect|not right|mistake|typo|misspelled)\b"
    r"|\b(?:wrong|not my) name\b",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"^(?:you can |please |just |and |everybody |everyone |my friends |people |folks )*"
    r"(?:calls? me (?!at|on|back|to)|ask for |(?:put|use|write)(?: down)? )",
    re.IGNORECASE,
)
RELATIVE = rf"(?:{kin.PEOPLE}|\w+-in-law)"
FOR_SOMEBODY = re.compile(
    r"^(?:(?:(?:it's |its |it is |this is )?for|the patient(?:'s name)? is) my \w+"
    rf"|(?:my |our )?(?-i:{RELATIVE})(?= (?-i:[A-Z])|,? (?:is|named|called|'?s name)\b)"
    rf"|my {RELATIVE})(?: is|'s name is|,| named| called)*\s+",
    re.IGNORECASE,
)
# "It's for my mother actually", once another name is noted.
FOR_A_RELATIVE = re.compile(
    r"^(?:(?:no|oh|wait|sorry|actually|hold on)[ ,.!]+)*(?:it'?s|this is|that'?s"
    r"|(?:the|this) (?:visit|request|appointment) is) (?:(?:actually|really) )?for"
    rf" (?:my|our) {RELATIVE}"
    r"(?:[ ,]+(?:actually|instead|really|though|then|please|not (?:for )?me))*[\s.!]*$",
    re.IGNORECASE,
)
ONLY_KIN = re.compile(
    rf"^(?:(?:my|our|his|her) )?(?:{RELATIVE}|guardian)[\s.!]*$", re.I
)
# Not ignoring case: "I'm Anna Lopez" is a name, "I'm in pain" is none.
INTRODUCED = re.compile(rf"\b(?:I'm|I am|[Tt]his is|i'm|im) ({CAPITAL}(?: {CAPITAL})+)")
# One name alone is surer at the end of a clause: "call me at ..., im Denise".
INTRODUCED_ALONE = re.compile(
    r"(?:^|[,;.]\s*)(?:I'm|I am|[Tt]his is|i'm|im) ([^\W\d_a-z][\w'-]+)\s*(?:$|[,;.])"
)
# "Son" and "Nana" are first names, too.
_KIN = rf"(?:(?!son\b|nana\b){kin.KIN}|{kin.HELPERS})"
KIN = re.compile(
    rf"^(?:(?:it'?s|that'?s|yes|ok|okay|sure|she'?s|he'?s|ask for|talk to)[ ,]+)*"
    rf"(?:(?:my|her|his|the|our) )?{_KIN}(?:'?s name)?(?: is| named| called|,|:)*\s+",
    re.IGNORECASE,
)
MYSELF = re.compile(
    rf"^(?:(?:it'?s|that'?s|that is|that would be|it is|yes)[ ,]+)*(?:me|myself|i am"
    rf"|i'?m (?:the|his|her|their|a) {_KIN})\b(?! \w+ \w+)",
    re.IGNORECASE,
)
# Not ignoring case for the name.
KIN_NAMED = re.compile(
    rf"\b(?i:{RELATIVE})(?i:'s name)?(?: is|'s|,| named) ({CAPITAL}(?: {CAPITAL})*)"
)
# "Sorry, my husband, Tom, answers the phone" tells no other name for the request.
ABOUT_THE_NAME = re.compile(
    r"\bname\b|\b(?:that'?s|that is|it'?s|it is|this is|was) (?:not )?me\b|\bnot me\b"
    r"|\bpatient\b|\b(?:it'?s|(?:this|visit|appointment|booking|request) is) for\b",
    re.IGNORECASE,
)
# "McAllister. Everybody calls me Mac but it's Leonard".
FORMAL = re.compile(
    rf"^({CAPITAL})[.,] .*\bcalls? me\b.*\b(?:[Ii]t'?s|[Nn]ame is) ({CAPITAL})\W*$"
)
# Not after "Mrs." or "J.".
PIECES = re.compile(
    r"\s*[,;]\s*|\s{3,}|(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)(?<!\b[A-Z])[.!](?:\s+|$)"
)
# Not ignoring case: the capital letters are all there is to go by.
FULL_NAME = re.compile(
    r"(?:(?:Mrs?|Ms)\.? )?[^\W\d_a-z][\w'-]*"
    r"(?: [^\W\d_a-z]\.?| [^\W\d_a-z][\w'-]+){1,2}"
)
# Not ignoring case: two or more capital words, and then something else.
LEADING = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{1,3}}(?= (?:[a-z]|[(]))")
TWO_SENTENCES = re.compile(
    r"(?<=[a-z]{2})(?<!\b[DM]r)(?<!\b[JS]r)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\bCol)"
    r"(?<!\bRev)(?<!\bSgt)(?<!\bLt)\. (?=[A-Z])"
)
SENTENCES = re.compile(r"(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)(?<!\b[A-Z])[.!]+\s+")
REPEATING = re.compile(
    r"^(?:(?:just|only|it's|its|it is|that's|i said|no|yes|sorry)\s+)+", re.IGNORECASE
)
STOPS_NAME = re.compile(
    r"\s*(?:(?:[,;!]|(?<!\b\w)(?<!\b[DMJS]r)(?<!\b[MS][st])\.)\s+|\s-\s)|\s+(?:and|but|my|call|phone|number|not|with|at|on)\s|$",
    re.IGNORECASE,
)


def read_name(text: str, *, asked: bool) -> str | None:
    """The name in `text`; unless it is asked for, only one that is announced."""
    if found := NOT_BUT.search(text):
        return plain_name(found[1], LOOSE_WORDS)
    if both := read_first_and_last(text):
        return both
    if found := PREFIX.search(text):
        told = _turned(WEAK_PREFIX.sub("", text[found.end() :]))
        told = up_to_no_name(POLITE.sub("", _up_to_a_stop(told)))
        return plain_name(told, MAXIMUM_WORDS, REFUSALS)
    if found := LABELLED.search(text):
        return plain_name(_up_to_a_stop(text[found.end() :]), LOOSE_WORDS)
    if found := FILED.search(text):
        told = POLITE.sub("", _up_to_a_stop(text[found.end() :]))
        return plain_name(told, LOOSE_WORDS)
    if not asked:
        introduced = INTRODUCED.search(text) or INTRODUCED_ALONE.search(text)
        return plain_name(introduced[1], LOOSE_WORDS) if introduced else None
    if "?" in text:
        return read_piece(" ".join(filter(_tells, statements(text))))
    text = SAID_BEFORE.sub("", text)
    text = without_waiting(AN_ASIDE.sub("", GOES_ON.sub("", text))).strip(EDGES)
    led = CALLED.match(text) or FOR_SOMEBODY.match(text) or WEAK_PREFIX.match(text)
    if led:
        rest = text[led.end() :]
        if IT_IS.search(led[0]):
            rest = GOES_ON_AT_ONCE.sub("", rest)
        told = POLITE.sub("", _up_to_a_stop(rest))
        return _fuller(plain_name(told, LOOSE_WORDS), rest)
    if _only_thanks(text):
        return None
    plain = POLITE.sub("", text)
    if ONLY_KIN.match(plain):
        return None
    parts = [POLITE.sub("", part) for part in re.split(r"[,;]", plain)]
    candidates = (_turned(plain), *parts)
    if leading := _leading_name(plain):
        return _fuller(leading, plain)
    names = filter(None, (plain_name(c, LOOSE_WORDS) for c in candidates))
    name = _fuller(_of_one_sentence(next(names, None)), plain) or read_piece(plain)
    return name or _fuller(_first_piece(plain), plain)


def _of_one_sentence(name: str | None) -> str | None:
    """`Susan Applewhite` of "Sue. Susan Applewhite", which says it in full."""
    return max(TWO_SENTENCES.split(name), key=len) if name else None


def _leading_name(text: str) -> str | None:
    """`Ray Dubois` of "Ray Dubois but its spelled with a y, long story"."""
    found = LEADING.match(text)
    name = plain_name(found[0], LOOSE_WORDS) if found else None
    return name if name and is_person(name) else None


def _tells(statement: str) -> bool:
    return "?" not in statement


def _fuller(name: str | None, text: str) -> str | None:
    """`Dale Kowalczyk` of "Dale, Dale Kowalczyk"."""
    if not name or " " in name:
        return name
    pieces = (plain_name(each, LOOSE_WORDS) for each in PIECES.split(text))
    longer = (p for p in pieces if p and _is_longer(p, name))
    return max(longer, key=len, default=name)


def _is_longer(other: str, name: str) -> bool:
    """Whether "Dale Kowalczyk" or "Walter J Simmons" is more of Dale or of Walt."""
    words = other.lower().split()
    in_full = len(words) > 1 and words[0].startswith(name.lower()) and other.istitle()
    return name.lower() in words or in_full


def _first_piece(text: str) -> str | None:
    """`Tammy` of "Tammy. just want to ask about spider veins"."""
    first, *others = SENTENCES.split(text, maxsplit=1)
    words = first.split()
    small = len(words) <= SMALL_WORDS and all(map(may_be_name, words))
    written = small if first.islower() else all(w[0].isupper() for w in words)
    return plain_name(first, FIRST_WORDS) if others and written else None


def without_waiting(text: str) -> str:
    return blanked_where(WAITING, text)


def read_first_and_last(text: str) -> str | None:
    """`Ana Lopez` of "first name Ana, last name Lopez", in either order."""
    if found := FIRST_AND_LAST.search(text):
        return plain_name(f"{found[1]} {found[2]}", LOOSE_WORDS)
    if found := LAST_AND_FIRST.search(text):
        return plain_name(f"{found[2]} {found[1]}", LOOSE_WORDS)
    return None


def without_spelling_remark(text: str) -> str:
    """`Tibbets` for "Tibbets with two b's"; nothing is cut where that is not so."""
    remark = SPELLING_REMARK.search(text)
    if not remark:
        return text
    told = text[: remark.start()]
    count = COUNTS.get(remark["count"].lower(), 1)
    if told.lower().count(remark["letter"].lower()) != count:
        return text
    return told + text[remark.end() :]


def read_piece(text: str) -> str | None:
    """The name in "fine. Walt Pruitt": a piece of its own, in capital letters."""
    pieces = filter(FULL_NAME.fullmatch, PIECES.split(text.rstrip(EDGES)))
    people = (each for each in pieces if is_person(each) and not each.isupper())
    names = (plain_name(each, LOOSE_WORDS) for each in people)
    return next(filter(None, names), None)


def read_signed(text: str) -> str | None:
    """The one word after a wish for a visit that may be a name."""
    found = SIGNED.search(text)
    name = plain_name(found[1], 1) if found else None
    return name if name and is_person(name) else None


def read_repeated_name(text: str, known: str) -> str | None:
    """`known` in "just Tom", or with the surname that was left out before."""
    for piece in PIECES.split(text):
        name = plain_name(REPEATING.sub("", piece), LOOSE_WORDS)
        if name and f"{name} ".lower().startswith(f"{known} ".lower()):
            return name
    return None


def _only_thanks(text: str) -> bool:
    thanking = THANKING.match(text)
    return thanking is not None and len(text[thanking.end() :].split()) < 2


def read_guardian(text: str, visitor_name: str | None) -> str | None:
    """The name of a parent or guardian; "me" is the one who writes."""
    if MYSELF.match(text):
        return visitor_name
    return read_name(KIN.sub("", text), asked=True)


def read_corrected_name(text: str) -> str | None:
    """The name in "sorry, it's Anna": only for a message that corrects."""
    if ABOUT_THE_NAME.search(text) and (kin := KIN_NAMED.search(text)):
        return plain_name(kin[1], LOOSE_WORDS)
    if MY_NAME_WRONG.search(text) and (piece := read_piece(text)):
        return piece
    led = WEAK_PREFIX.match(text) or WRONG_NAME.match(text)
    told = POLITE.sub("", _up_to_a_stop(text[led.end() :])) if led else ""
    # "No, it's broken" is no name: the capital letter is all there is to go by.
    return plain_name(told, LOOSE_WORDS) if told[:1].isupper() else None


def read_formal_name(text: str) -> str | None:
    """`Leonard McAllister`, where the surname comes first and then a nickname."""
    found = FORMAL.match(text)
    return (
        plain_name(f"{found[2]} {found[1].rstrip('.')}", LOOSE_WORDS) if found else None
    )


def _up_to_a_stop(text: str) -> str:
    stop = STOPS_NAME.search(text)
    return text[: stop.start()] if stop else text


def _turned(text: str) -> str:
    """`O'Connell, Brian` as `Brian O'Connell`."""
    parts = [part.strip() for part in text.strip(EDGES).split(",")]
    if len(parts) == 2 and all(
        plain_name(part, 1) or part in SURNAMES_TOO for part in parts
    ):
        return f"{parts[1]} {parts[0]}"
    return text
