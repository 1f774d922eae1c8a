"""Read a visitor's name: one word, hyphens, apostrophes, any alphabet."""

import re

from veinguide.booking.words import EDGES, is_question

MAXIMUM_CHARACTERS = 80
MAXIMUM_WORDS = 6
LOOSE_WORDS = 4

PREFIX = re.compile(
    r"\b(?:my (?:full |first |last )?name(?: is|'s|s)|(?:the |patient )?name(?: is|'s|:)"
    r"|call me|i am called|i go by|it is for|put (?:me )?down(?: as)?)\s*[:,]?\s+"
    r"(?:actually |really |just )?",
    re.IGNORECASE,
)
WEAK_PREFIX = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|sure|yes|yeah|no|oh|well|um|uh|sorry|actually)[ ,.!]+)*"
    r"(?:it's|its|it is|this is|i'm|im|i am|that's|that is|i meant|i mean)\s+",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|sure|yes|yeah|oh|well|um|uh|sorry|actually)[ ,.!]+)+"
    r"|[ ,.!]+(?:here|please|thanks|thank you|speaking)\W*$",
    re.IGNORECASE,
)
STOPS_NAME = re.compile(
    r"\s*(?:[,;.!]\s+|\s-\s)|\s+(?:and|but|my|call|phone|number|not|with|at|on)\s|$",
    re.IGNORECASE,
)

# Words that no name contains when somebody answers "What is your name?".
NOT_NAMES = frozenset(
    """
    a about after again agree all already am and another answer any anybody anyone
    anything anytime appointment are ask at available back bad be because been before
    being book booking both but by bye call cancel change clinic cool consultation
    continue correct cost costs could covered day days did didn't different do does
    doesn't doctor doing don't dont done else email even ever every everything fine first
    for forget free from get give go going good goodbye got great had has have he
    hello help her here hers hey hi him his hmm hours how huh i i'd i'll i'm i've idk if
    in insurance into is isn't it it's its just know later leg legs less let like
    long-term look looking lot maybe me mean medicaid medicare medicine more most much
    mine name need needed neither never nevermind next no nobody none nope not nothing now
    number of off ok okay on only or other our out over pain painful pay people person
    phone please possible price prices private probably question questions quit
    rather ready really refuse repeat right said same say schedule secret see send she
    should since skip so some somebody someone something soon sorry start still stop
    sure symptom symptoms take talk tell than thank thanks that that's the their them
    then there these they they'd thing things think this those time to today
    told tomorrow too treat treated treatment treatments try uh uhh um umm under unless
    until up us use used usually varicose vein veins very visit wait want wanted was we
    well were what what's whatever when whenever where whether which while who why wife
    with without won't wont wonder worse would wrong yeah yep yes yesterday yet you your
    yours hurts pills sclerotherapy laser cramp cramps cramping restless rls clot clots
    swelling swollen blood magnesium quinine requip mirapex stockings compression monday
    tuesday wednesday thursday friday saturday sunday morning mornings afternoon
    afternoons evening evenings weekend weekends weekday weekdays anonymous asdf qwerty
    """.split()
)


def read_name(text: str, *, asked: bool) -> str | None:
    """The name in `text`; unless it is asked for, only after "my name is"."""
    found = PREFIX.search(text)
    if found:
        return _name(_up_to_a_stop(text[found.end() :]))
    if not asked:
        return None
    weak = WEAK_PREFIX.match(text)
    if weak:
        return _name(_up_to_a_stop(text[weak.end() :]))
    if is_question(text) and "?" in text:
        return None
    return _name(_turned(POLITE.sub("", text)), most_words=LOOSE_WORDS)


def read_corrected_name(text: str) -> str | None:
    """The name in "sorry, it's Anna": only for a message that corrects."""
    weak = WEAK_PREFIX.match(text)
    return _name(_up_to_a_stop(text[weak.end() :]), most_words=3) if weak else None


def _up_to_a_stop(text: str) -> str:
    stop = STOPS_NAME.search(text)
    return text[: stop.start()] if stop else text


def _turned(text: str) -> str:
    """`O'Connell, Brian` as `Brian O'Connell`."""
    parts = [part.strip() for part in text.strip(EDGES).split(",")]
    if len(parts) == 2 and all(len(part.split()) == 1 for part in parts):
        return f"{parts[1]} {parts[0]}"
    return text


def _name(text: str, most_words: int = MAXIMUM_WORDS) -> str | None:
    name = text.strip(EDGES + "?\"'()")
    words = name.split()
    if not 1 <= len(words) <= most_words or len(name) > MAXIMUM_CHARACTERS:
        return None
    if len(name) < 2 and name.isascii():
        return None
    if not all(_is_name_word(word) for word in words):
        return None
    if any(word.lower().strip(".,") in NOT_NAMES for word in words):
        return None
    return _cased(name)


def _is_name_word(word: str) -> bool:
    letters = [char for char in word if char not in "'-.·,"]
    return bool(letters) and all(_is_letter(char) for char in letters)


def _is_letter(char: str) -> bool:
    # Marks: vowel signs of Indic scripts and accents typed apart from their letter.
    return char.isalpha() or ("\u0300" <= char <= "\u0e4e" and not char.isdigit())


def _cased(name: str) -> str:
    if name != name.lower() and name != name.upper():
        return name
    return re.sub(
        r"[^\W\d_]+", lambda word: word.group().capitalize(), name.lower()
    ).replace("'S ", "'s ")
