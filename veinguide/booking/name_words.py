"""Tell a name from the other words that people type where a name is asked for."""

import re
import unicodedata

from veinguide.booking.words import EDGES

MAXIMUM_CHARACTERS = 80
# A word that begins with a capital letter of any alphabet, or with one that has none.
# A stop is in it only inside or after a short form: "J. Smith", "St. Clair", "O.J.".
CAPITAL = (
    r"[^\W\d_a-z](?:[\w'-]|\.(?=\w)"
    r"|(?:(?<=\b\w)|(?<=\b(?:Dr|Mr|Ms|St|Jr|Sr))|(?<=\bMrs))\.(?=\s+[^\W\d_a-z]))*"
)

# Words that no name contains when somebody answers "What is your name?".
_NOT_NAMES = """
    a about actually after again agree all already alright am and another answer any
    anybody anyone anything anytime are asdf ask at available bad be because been before
    being but by bye cancel could day days did didn't do does doesn't doing don't
    done dont email even ever every everything fine first for forget from get give
    go going goodbye got had has have he hello help her here hers hey hi him his hmm
    hours how huh i i'd i'll i'm i've idk if in into is isn't it it's its just know
    later less let like look looking lot maybe me mean mine more most much name need
    needed neither nevermind new nobody none nope not nothing now number of off ok
    okay old only oops or our out over please possible probably question questions
    quit qwerty rather ready really refuse repeat right said same say see send she
    should since skip so somebody someone something soon sorry start still stop sure
    take talk tell than thank thanks that that's the their them then there these
    they they'd thing things think this those to today told tomorrow too try uh uhh
    um umm under unless until up us use used usually very wait want wanted was we
    well were what what's whatever when whenever where whether which while who why
    with without won't wonder work works would wrong yeah yep yes yesterday yet you
    your yours
    he's hes she's shes they're we're
    note notes
    confused confusing easier english explain shorter simple simpler simply
    spelled spelt understand understood
    asap brb btw dunno fyi gonna gotta hafta idc imo kk lemme lmao lol nah nvm omg pls
    plz rn tbh thats barking calling rang yelling
    thx ugh wanna yup
    annoying annoyed aren't awesome cannot can't couldn't definitely doesnt dont exactly
    finally frustrated frustrating geez gosh hm hmmm hopefully honestly interesting
    jeez nonsense
    noted obviously oops perfect ridiculous seriously sooner stupid tight totally typo
    unfortunately whoa whoops wow yikes
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())
# What visitors ask about; a surname (Price, Day) only after a first name.
_TOPICS = """
    boss busy driving early late minute moment noon retired sec secs second
    tired traffic wife husband
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty midnight
    quarter half thereabouts
    afternoon afternoons anonymous appointment appt back blood book booking call
    callback cell cellphone change checkup clinic clot clots compression consult
    consultation contact continue correct cost costs covered cramp cramping cramps
    daytime different doctor evening evenings fax free friday good great home hurts
    insurance landline laser leg legs magnesium medicaid medicare medicine mirapex
    mobile monday morning mornings never next no office pain painful pay people
    person phone pills price prices private quinine requip restless rls saturday
    schedule sclerotherapy secret stockings sunday swelling swollen symptom symptoms
    tel telephone text texts thursday time treat treated treatment treatments
    tuesday varicose vein veins visit wednesday weekday weekdays weekend weekends
    cool emergency house nice pass privacy slot spot urgent
    thurs tues weds whose worse
    twinge twinges tingling throbbing
"""
TOPICS = frozenset(_TOPICS.split())
# Said to the assistant; "Love" and "Honey" are names beside another word.
_ENDEARMENTS = """
    babe bud buddy darling dear doll dude friend hon honey hun love luv ma'am maam
    madam man pal sir sweetheart sweetie yo
"""
ENDEARMENTS = frozenset(_ENDEARMENTS.split())
# "Sandra Oh" and "Hang Nguyen" are names; "oh, hang on" has none.
INTERJECTIONS = frozenset({"oh", "ah", "aw", "eh", "er", "ha", "hang", "hold"})
NO_NAME_ALONE = ENDEARMENTS | INTERJECTIONS
# What follows "my name is" when no name does.
_REFUSALS = """
    a already anonymous correct different for gone in incorrect is it its misspelled
    missing my no none
    not of on private right secret spelled that the what why wrong you your
"""
REFUSALS = frozenset(_REFUSALS.split())


# Typed small after a full name, these begin what comes next.
_GOING_ON = """
    born calling coming cuz having hoping id ill im interested ive looking suffering
    trying u wondering
"""
GOING_ON = NOT_NAMES | TOPICS | frozenset(_GOING_ON.split())
# Capital letters in a message make no name of places, insurers and body parts.
_NOT_PEOPLE = """
    advantage aetna ankle ankles avenue blue calf calves cigna city county deep drive
    feet foot health healthcare hospital humana kaiser kansas knee knees left lower
    missouri overland patient road spider street thigh thighs time united upper
"""
# In small letters, these are no name beside a number or after "ask for".
_NO_ONE = """
    actually advice also always cause dial direct directions details either else first
    guidance help info information instead interested later line main mine mom my myself
    on only our ph proof recommended references referral ring said sometime suggested
    though tho too
"""
NO_ONE = GOING_ON | frozenset(_NO_ONE.split())
LONGEST_ING_NAME = 5
# Between the parts of one name: "Maria del Carmen Ochoa Ruiz".
_BETWEEN_NAMES = """
    al bin binti da das de del della den der di do dos du e el ibn la las le los san
    santa st ter van von y zu
"""
BETWEEN_NAMES = frozenset(_BETWEEN_NAMES.split())
NOT_PEOPLE = (TOPICS - {"price"}) | frozenset(_NOT_PEOPLE.split())


def up_to_no_name(text: str) -> str:
    """`Ana Lopez` of "Ana Lopez i have bad veins".

    The last word stays, since So, Do and He are surnames; so does a capital letter
    that a name follows.
    """
    words = text.split()
    for n in range(1, len(words) - 1):
        small = (
            words[n].islower()
            or text.isupper()
            or (words[n].startswith("I") and words[n + 1].islower())
        )
        if small and words[n].lower().strip(".,") in GOING_ON:
            return " ".join(words[:n])
    return text


def is_person(name: str) -> bool:
    """Whether a name in capital letters may be that of a person."""
    return NOT_PEOPLE.isdisjoint(name.lower().split())


def may_be_name(small: str) -> bool:
    """Whether a word in small letters may be a name, as far as words can tell."""
    doing = small.endswith("ing") and len(small) > LONGEST_ING_NAME
    return small not in NO_ONE and not doing


def plain_name(
    text: str, most_words: int, refused: frozenset[str] = NOT_NAMES
) -> str | None:
    """`text` as a name, if it can be one and nothing else is in it."""
    name = text.strip(EDGES + "?\"'()")
    words = name.split()
    counted = len(words)
    if counted > most_words:
        counted -= sum(word.lower() in BETWEEN_NAMES for word in words[1:-1])
    if not 1 <= counted <= most_words or len(name) > MAXIMUM_CHARACTERS:
        return None
    if len(name) < 2 and name.isascii():
        return None
    # "Mom's calling" is no name.
    if not all(map(_is_name_word, words)) or name.lower().endswith("'s"):
        return None
    plain = [word.lower().strip(".,") for word in words]
    if refused.intersection(plain) or NO_NAME_ALONE.issuperset(plain):
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
