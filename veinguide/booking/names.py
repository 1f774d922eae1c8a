"""Read a visitor's name: one word, hyphens, apostrophes, any alphabet."""

import re
import unicodedata

from veinguide.booking.words import EDGES

MAXIMUM_CHARACTERS = 80
MAXIMUM_WORDS = 6
LOOSE_WORDS = 4

PREFIX = re.compile(
    r"\b(?:my (?:full |first |last )?name(?: is|'s|s)"
    r"|(?:the |patient )?name(?: is|'s|:)|i go by)\s*[:,]?\s+"
    r"(?:actually |really |just )?",
    re.IGNORECASE,
)
WEAK_PREFIX = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|sure|yes|yeah|no|oh|well|um|uh|sorry|actually)"
    r"[ ,.!]+)*"
    r"(?:it's|its|it is|this is|i'm|im|i am|that's|that is|i meant|i mean)\s+",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|sure|yes|yeah|oh|well|um|uh|sorry|actually)[ ,.!]+)+"
    r"|[ ,.!]+(?:here|please|thanks|thank you|speaking)\W*$",
    re.IGNORECASE,
)
# "The name is wrong, it's Anna", "change my name to Anna".
WRONG_NAME = re.compile(
    r"^.*\bname\b.*?\b(?:it's|its|it is|should (?:be|say|read)|to|i meant|i mean)\s+",
    re.IGNORECASE,
)
CALLED = re.compile(r"^(?:you can |please |just )*call me (?!at|on|back|to)", re.I)
_RELATIVE = (
    r"(?:mom|mum|mother|mama|dad|father|papa|parents?|wife|husband|spouse|partner|son"
    r"|daughter|child|kid|brother|sister|aunt|uncle|niece|nephew|friend|neighbor"
    r"|grand(?:ma|mother|pa|father|son|daughter|child)|(?:\w+-in-law))"
)
FOR_SOMEBODY = re.compile(
    r"^(?:(?:(?:it's |its |it is |this is )?for|the patient(?:'s name)? is) my \w+"
    rf"|my {_RELATIVE})(?: is|'s name is|,| named| called)*\s+",
    re.IGNORECASE,
)
ONLY_KIN = re.compile(
    rf"^(?:(?:my|our|his|her) )?(?:{_RELATIVE}|guardian)[\s.!]*$", re.I
)
# Not ignoring case: "I'm Anna Lopez" is a name, "I'm in pain" is none.
INTRODUCED = re.compile(
    r"\b(?:I'm|I am|[Tt]his is|i'm|im)"
    r" ((?:[^\W\d_a-z][\w'.-]*)(?: [^\W\d_a-z][\w'.-]*)+)"
)
# One name alone is surer at the end of a clause: "call me at ..., im Denise".
INTRODUCED_ALONE = re.compile(
    r"(?:^|[,;.]\s*)(?:I'm|I am|[Tt]his is|i'm|im) ([^\W\d_a-z][\w'-]+)\s*(?:$|[,;.])"
)
_KIN = (
    r"(?:mom|mum|mother|mama|dad|father|papa|parents?|guardian|step(?:mom|mother|dad"
    r"|father)|grand(?:ma|mother|pa|father)|aunt|uncle|wife|husband)"
)
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
STOPS_NAME = re.compile(
    r"\s*(?:[,;.!]\s+|\s-\s)|\s+(?:and|but|my|call|phone|number|not|with|at|on)\s|$",
    re.IGNORECASE,
)

# Words that no name contains when somebody answers "What is your name?".
_NOT_NAMES = """
    a about after again agree all already am and another answer any anybody anyone
    anything anytime are asdf ask at available bad be because been before being but
    by bye cancel could day days did didn't do does doesn't doing don't done dont
    email even ever every everything fine first for forget from get give go going
    goodbye got had has have he hello help her here hers hey hi him his hmm hours
    how huh i i'd i'll i'm i've idk if in into is isn't it it's its just know later
    less let look looking lot maybe me mean mine more most much name need needed
    neither nevermind nobody none nope not nothing now number of off ok okay only or
    our out over please possible probably question questions quit qwerty rather
    ready really refuse repeat right said same say see send she should since skip so
    somebody someone something soon sorry start still stop sure take talk tell than
    thank thanks that that's the their them then there these they they'd thing
    things think this those to today told tomorrow too try uh uhh um umm under
    unless until up us use used usually very wait want wanted was we well were what
    what's whatever when whenever where whether which while who why with without
    won't wonder work works would wrong yeah yep yes yesterday yet you your yours
    confused confusing easier english explain shorter simple simpler simply
    understand understood
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
# What visitors ask about; a surname (Price, Day) only after a first name.
_TOPICS = """
    afternoon afternoons anonymous appointment blood book booking call change clinic
    clot clots compression consultation continue correct cost costs covered cramp
    cramping cramps different doctor evening evenings free friday good great hurts
    insurance laser leg legs magnesium medicaid medicare medicine mirapex monday
    morning mornings never next no pain painful pay people person phone pills price
    prices private quinine requip restless rls saturday schedule sclerotherapy
    secret stockings sunday swelling swollen symptom symptoms thursday time treat
    treated treatment treatments tuesday varicose vein veins visit wednesday weekday
    weekdays weekend weekends whose worse
"""
TOPICS = frozenset(_TOPICS.split())
# What follows "my name is" when no name does.
_REFUSALS = """
    a already anonymous correct different for in incorrect is it misspelled my no none
    not of on private right secret spelled that the what why wrong you your
"""
REFUSALS = frozenset(_REFUSALS.split())


def read_name(text: str, *, asked: bool) -> str | None:
    """The name in `text`; unless it is asked for, only one that is announced."""
    found = PREFIX.search(text)
    if found:
        told = _turned(text[found.end() :])
        return _name(_up_to_a_stop(told), MAXIMUM_WORDS, REFUSALS)
    if not asked:
        introduced = INTRODUCED.search(text) or INTRODUCED_ALONE.search(text)
        return _name(introduced[1], LOOSE_WORDS) if introduced else None
    led = CALLED.match(text) or FOR_SOMEBODY.match(text) or WEAK_PREFIX.match(text)
    if led:
        return _name(_up_to_a_stop(text[led.end() :]), LOOSE_WORDS)
    if "?" in text:
        return None
    plain = POLITE.sub("", text)
    if ONLY_KIN.match(plain):
        return None
    parts = [POLITE.sub("", part) for part in re.split(r"[,;]", plain)]
    candidates = (_turned(plain), *parts)
    return next(filter(None, (_name(c, LOOSE_WORDS) for c in candidates)), None)


def read_guardian(text: str, visitor_name: str | None) -> str | None:
    """The name of a parent or guardian; "me" is the one who writes."""
    if MYSELF.match(text):
        return visitor_name
    return read_name(KIN.sub("", text), asked=True)


def read_corrected_name(text: str) -> str | None:
    """The name in "sorry, it's Anna": only for a message that corrects."""
    led = WEAK_PREFIX.match(text) or WRONG_NAME.match(text)
    told = POLITE.sub("", _up_to_a_stop(text[led.end() :])) if led else ""
    # "No, it's broken" is no name: the capital letter is all there is to go by.
    return _name(told, LOOSE_WORDS) if told[:1].isupper() else None


def _up_to_a_stop(text: str) -> str:
    stop = STOPS_NAME.search(text)
    return text[: stop.start()] if stop else text


def _turned(text: str) -> str:
    """`O'Connell, Brian` as `Brian O'Connell`."""
    parts = [part.strip() for part in text.strip(EDGES).split(",")]
    if len(parts) == 2 and all(len(part.split()) == 1 for part in parts):
        return f"{parts[1]} {parts[0]}"
    return text


def _name(
    text: str, most_words: int, refused: frozenset[str] = NOT_NAMES
) -> str | None:
    name = text.strip(EDGES + "?\"'()")
    words = name.split()
    if not 1 <= len(words) <= most_words or len(name) > MAXIMUM_CHARACTERS:
        return None
    if len(name) < 2 and name.isascii():
        return None
    if not all(_is_name_word(word) for word in words):
        return None
    plain = [word.lower().strip(".,") for word in words]
    if refused.intersection(plain):
        return None
    if refused is NOT_NAMES and not _are_surnames(words, plain):
        return None
    return _cased(name)


def _are_surnames(words: list[str], plain: list[str]) -> bool:
    """Whether the clinic's own words, if any, follow a first name and are capital."""
    topics = [n for n, word in enumerate(plain) if word in TOPICS]
    return all(n > 0 and words[n][0].isupper() for n in topics)


def _is_name_word(word: str) -> bool:
    letters = [char for char in word if char not in "'-.·"]
    return bool(letters) and all(_is_letter(char) for char in letters)


def _is_letter(char: str) -> bool:
    # Marks: vowel signs of Indic scripts and accents typed apart from their letter.
    return char.isalpha() or unicodedata.category(char) in ("Mn", "Mc")


def _cased(name: str) -> str:
    if name not in (name.lower(), name.upper()):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.lower())
