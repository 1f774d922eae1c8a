"""Read whom the visit is for and whom the staff ask for, where these are two people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from veinguide.booking.contacts import apart, together
from veinguide.booking.form import DAYS, NAME, REASON, SUMMARY, TIME
from veinguide.booking.name_parts import corrected, is_same_person
from veinguide.booking.name_words import (
    CAPITAL,
    NOT_NAMES,
    is_person,
    may_be_name,
    plain_name,
)
from veinguide.booking.names import RELATIVE
from veinguide.booking.words import Span
from veinguide.kin import HELPERS

MOST_WORDS, MOST_SMALL_WORDS = 4, 2
# A stop inside a name: "J. Smith", "St. Clair"; not "ask for Beth. Does it say that".
_STOP = (
    r"(?:\.(?=\w)|(?:(?<=\b\w)|(?<=\b(?:Dr|Mr|Ms|St|Jr|Sr))|(?<=\bMrs))"
    r"\.(?=\s+[^\W\d_a-z]))"
)
WORD = re.compile(rf" ?([^\W\d_](?:[\w'-]|{_STOP})*)")
_KIN = rf"(?:{RELATIVE}|{HELPERS})"
# These act for somebody, but "the nurse" alone may be the clinic's.
_HELPER = (
    rf"(?:{_KIN}|(?:\w+ )?nurse|cna|poa|power of attorney|(?:health ?care )?proxy"
    r"|(?:social|case) ?worker|case manager|ex)"
)
_MY_KIN = rf"(?:(?:my|our|her|his|their) {_KIN},? (?:named |called |whose name is )?)?"
_TO = rf"\s+{_MY_KIN}"
# Each ends right before the name. Where a small word may be anything, the name has to
# begin with a capital letter.
CONTACT_LEADS = re.compile(
    r"(?<!who )(?<!do i )(?<!should i )(?<!can i )(?<!could i )(?<!may i )"
    rf"\bask(?:ing)?(?: to (?:speak|talk) (?:to|with)| for| 4){_TO}"
    rf"|\bcontact(?: person)?(?:'s| is|:)(?: name is)?{_TO}"
    rf"|\b(?:i'?m|i am|this is|it'?s)(?: just)? (?:her|his|their) {_HELPER},?\s+"
    rf"|\b(?:her|his|their) {_HELPER}(?:'?s name)?(?:,| is|'s|:)?\s+"
    r"|\b(?:everyone|everybody|people|folks|they|friends|most people|all)"
    r"(?: just| all)? calls? me\s+"
    r"|\bgoes? by\s+|\bnicknames?(?: is|:)\s+",
    re.IGNORECASE,
)
# "Dale Ostrowski, im his wife jo": a small name at the end of its clause.
I_AM_KIN = re.compile(
    rf"\b(?i:i'?m|i am|this is) (?i:her|his|their) (?i:{_HELPER}),?"
    r" (?P<name>[a-z]{2,})"
    r"(?=\s*(?:$|[.,;!]))"
)
CAPITAL_CONTACT_LEADS = re.compile(
    rf"\b(?:(?:talk|speak)(?:ing)? (?:to|with)|(?<!not )(?<!n't )(?<!i'll )(?<!I'll )"
    rf"(?<!will )(?:call|phone|ring|reach)){_TO}(?!Dr\b|Doctor\b)"
    rf"|\bcall me\s+|\bthe {_KIN}(?: is|'s|,)\s+",
    re.IGNORECASE,
)
# After the name: "Carol is the daughter", "Tobias, her son".
KIN_AFTER = re.compile(
    r"(?:,| is|'s| \()? ?(?:her|his|their|the) (?!(?:mother|father|mom|dad)\b)"
    rf"{_HELPER}\b",
    re.IGNORECASE,
)
# "Opal Jennings is the patient".
PATIENT_AFTER = re.compile(
    r",? (?:is|was|will be|would be|being) the (?:patient|one (?:who|that|with))\b"
    # "Harold Fenn is his name".
    r"|,? is (?:her|his) name\b"
    r"|,? is whom? (?:it|this|that|the (?:visit|appointment|request))(?:'?s| is) for"
    # "Mildred (my neighbor, 90)".
    rf"| \((?:my|our) (?:{_KIN})\b"
    r"|,? \(?the patient\)?(?=\s*(?:$|[,.;!]|and\b|im\b|i'm\b))",
    re.IGNORECASE,
)
# "Get Dale Ostrowski a visit"; in small letters, "shedule a visit" would be a name.
CAPITAL_PATIENT_AFTER = re.compile(
    r" (?:an? |in for an? )(?:free )?(?:visit|appointment|appt|consult\w*|check-?up)\b"
    r"(?! (?:for|with) me\b)"
    # "My sister Rosa wants one too".
    r"| (?:also )?(?:wants?|needs?|would like) (?:one|in|a visit|the same)\b",
    re.IGNORECASE,
)
# "Me Megan Doyle and my mum Karen": each needs a request, the writer's comes first.
BOTH_OF_US = re.compile(
    rf"\b(?:both|two|2) of us\b|\b(?:me|i)\b.* and my {_KIN}\b"
    rf"|\band (?:also )?my {_KIN}"
    r"(?: \w+)? too\b",
    re.IGNORECASE,
)
# "Colleen Ashby and my mother Fay".
AND_MY_KIN = re.compile(
    rf"^(?-i:[A-Z][\w'-]+ (?:[A-Z][\w'-]+ )?)and my {_KIN}(?:'?s)?,? (?-i:[A-Z])"
    r"(?!.*\b(?:drives?|brings?|answers?|helps?|calls?)\b)",
    re.IGNORECASE,
)
TWO_SEEN = re.compile(
    rf"\b(?:both|two|2) of us\b|\b(?:me|i) and my {_KIN} (?:both |each )?(?:need|want"
    r"|would like|wanna|have to)\b"
    rf"|\bfor (?:me|myself) and my {_KIN}\b"
    r"|\b(?:two|2) (?:people|persons|visits|appointments)\b",
    re.IGNORECASE,
)
# "Vern Applegate and Ida Applegate", "vern first then ida".
TWO_NAMES = re.compile(rf"\b(?={CAPITAL} (?:{CAPITAL} )?(?:and|&) {CAPITAL})")
SHARED_SURNAME = re.compile(rf"({CAPITAL}) (?:and|&) {CAPITAL} ({CAPITAL})")
FIRST = re.compile(
    r"^(?:(?:ok|okay|well|do|do it for|let'?s do)[ ,]+)*(?P<name>[^\W\d_][\w'-]+"
    r"(?: [^\W\d_][\w'-]+)?) first\b(?=\W*$|,? (?:and |then |please))",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"^(?:(?:it'?s|its|for|us|ok|yes|oh)[ ,]+)*(?:me|myself|i'?m|i am)[ ,]+",
    re.IGNORECASE,
)
PATIENT_LEADS = re.compile(
    rf"\bpatient(?:'?s name)?(?: is|'s|:){_TO}"
    r"|\b(?:visit|appointment|appt|request|booking|consult|consultation)(?: is|'?s| was"
    rf"| should be)(?: really| actually)? for{_TO}"
    rf"|\b(?:her|his|{_KIN}'?s) name(?: is|'s|:)\s+"
    rf"|\b(?:for|on behalf of) (?:my|our) {_KIN}(?:,? not (?:for )?me[,.:]?"
    r"|,|'s name is)?"
    r" (?:named |called |whose name is )?|\bon behalf of\s+",
    re.IGNORECASE,
)
CAPITAL_PATIENT_LEADS = re.compile(
    r"(?:^|[,;.!-] *|\b(?:visit|appointment|appt|request|booking|consult|consultation"
    r"|it|its|it's|this|that|is|was|be|just|really|and|no) )for\s+"
    # "Ok now Ron Lindqvist", "I want to book my husband Ron".
    r"|^(?:(?:ok|okay|and|so|great|good|thanks|thank you)[ ,.!]+)*(?:now|next)[ ,]+"
    rf"(?:(?:do|book|for|sign up) )?(?:(?:my|our) {_KIN}[ ,.:!-]+)?"
    rf"|\bbook(?:ing)? (?:my|our) {_KIN},?\s+",
    re.IGNORECASE,
)
# "My wife Ingrid has ropey veins, this is Paul"; "my son Tom has a car" is none.
KIN_TO_BE_SEEN = re.compile(
    rf"\b(?:for|sign up|book|schedule|bring(?:ing)?(?: in)?|get) (?:(?:my|our) )?"
    rf"{RELATIVE},? (?=(?-i:[A-Z]))"
    rf"|\b(?:my|our) {RELATIVE},? (?=(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?),?"
    r" (?:(?:also|really|both) )?(?:needs?|wants?\b(?! (?:me|us|you)\b)"
    r"|would like(?! (?:me|us)\b)|should be seen"
    r"|(?:has|gets?|got|suffers?) (?:[\w'-]+ ){0,4}?(?:veins?|legs?|cramps?|restless"
    r"|swelling|sores?|ulcers?|pains?|aches?|calf|calves|ankles?|knees?|feet)\b))",
    re.IGNORECASE,
)
I_WANT = re.compile(
    r"\bi(?:'?d| would)? (?:want|need|like|wanna) (?!(?:her|him|them|to (?:book|make"
    r"|get|set up|sign up|schedule))\b)|\b(?:for|like) (?:me|myself)\b",
    re.IGNORECASE,
)
# "Call Nora is at work days": two sentences without a stop.
GOES_ON = re.compile(
    r" (?:is|isn'?t|was|has|can'?t|cant|won'?t|wont|doesn'?t|doesnt|works|never)\b",
    re.I,
)
# "Dad is Walter Brandt, I'm Susan, his POA": only beside the one who acts for him.
KIN_LEADS = re.compile(
    rf"(?:^|[.,;!?] *|\b(?:my|our|and|so|for) ){RELATIVE}(?:'s name)?(?: is|'s|,|:)\s+",
    re.IGNORECASE,
)
# "Call me, not Gary": the one who is not to be called is the patient.
NOT_THE_PATIENT = re.compile(
    r"\b(?:call|text|phone|ring|reach|contact|ask for|(?:talk|speak) (?:to|with)) me"
    rf"(?:,| and| but)* not(?: to)?{_TO}",
    re.IGNORECASE,
)
SHE_IS = re.compile(r"\b(?:she|he)(?:'?s| is) (?:named |called )?", re.IGNORECASE)
HER_NAME = re.compile(r"(?:her|his) name", re.IGNORECASE)
ANOTHER_ANSWERS = re.compile(
    r"\b(?:picks?|pick(?:ing)?) up\b|\banswer\w*|\b(?:drives?|driving|brings?|comes?"
    r"|coming|helps?|with me|takes? (?:the )?(?:calls?|messages?))\b",
    re.IGNORECASE,
)
# What may follow a name in small letters.
AFTER_A_NAME = re.compile(
    r"\s*(?:$|[,.;!?()-]|(?:at|on|when|if|not|instead|please|pls|thanks|and|but|or|she"
    r"|he|her|his|who|since|cause|because|cuz|so|with|in|is|to|phone|cell|number)\b)"
)
ONE_FOR_ANOTHER = re.compile(
    r",? ?(?:(?:calling|here|asking|booking|writing|speaking) )?(?:for|on behalf of)"
    rf"{_TO}",
    re.IGNORECASE,
)
IT_IS = re.compile(r"(?:^|[.,;:!?] )(?:it'?s|i'?m|this is|name is|hi|hello)$")
TELLING_KIN = re.compile(rf"{_KIN}|calling|behalf|here|asking|booking")
NO_CONTACT = re.compile(
    r"\b(?:don'?t|do not|not|never|no need to) (?:have (?:them|to) )?"
    r"(?:ask for|call|talk to|speak to|contact)\s+",
    re.IGNORECASE,
)
# The one who writes is not the one whom the visit is for.
ONLY_WRITING = re.compile(
    r"\b(?:i'?m|i am|as) (?:just |only )?(?:the|her|his|their)"
    rf" (?:{_KIN}|contact|caller|one (?:calling|who))\b"
    rf"|\bas (?:an? )?(?:{_KIN}|contact)\b"
    r"|\b(?:calling|booking|asking|writing) (?:for|on behalf of)"
    rf" (?:my|our|her|him|them)\b|\b(?:call|phone|ask for|text) me,? not (?:her|him"
    rf"|them)\b|\bnot for me\b|\bmy {_KIN}(?:'?s| is) the patient\b",
    re.IGNORECASE,
)
# What is known is the name of the one who writes.
KNOWN_IS_ME = re.compile(
    r"\bnot (?:for )?me\b|\b(?:that'?s|that is|it'?s|it is) me\b"
    r"|\bthat'?s my (?:own )?name\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(
    r"\bmy (?:own |full )?name\b|\b(?:i'?m|i am|this is)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class People:
    """Who was told of, and where; `without` is whom not to ask for."""

    patient: str | None = None
    contact: str | None = None
    without: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True)
class _Told:
    name: str
    span: Span


def read_people(
    text: str, asked: str | None, known: str | None = None, *, for_another: bool = False
) -> People:
    """`known` is the name that the form has, and `for_another` that it is no visitor's.

    Somebody who is only spoken of, "my daughter, her name is Nia", is left alone.
    """
    refused = next(_after(NO_CONTACT, text), None)
    if refused:
        return People(without=refused.name, spans=[refused.span])
    contact = _contact(text)
    patient = _patient(text, asked)
    if not patient and (contact or for_another):
        patient = next(_after(KIN_LEADS, text, capital=True), None)
    if not patient and for_another and not known:
        patient = next(_after(SHE_IS, text, capital=True), None)
    if not patient and not known and asked in (None, NAME) and not I_WANT.search(text):
        patient = next(_after(KIN_TO_BE_SEEN, text, capital=True), None)
    if not patient:
        patient = _not_to_be_called(text, known)
    if contact and patient and contact.span[1] == patient.span[1]:
        # "Ask for my daughter Beth" names one person.
        patient = None
    if pair := _one_for_another(text):
        contact, patient = pair
    told = [each for each in (contact, patient) if each]
    if patient and known and not for_another and _in_passing(text, patient, asked):
        return People(spans=[each.span for each in told])
    return People(
        patient.name if patient else None,
        contact.name if contact else None,
        spans=[each.span for each in told],
    )


def first_of_both(text: str) -> str | None:
    """`Megan Doyle` of "me Megan Doyle and my mum Karen, both of us"."""
    if first := FIRST.match(text):
        return plain_name(first["name"], MOST_SMALL_WORDS)
    if not BOTH_OF_US.search(text):
        return None
    if two := TWO_NAMES.search(text):
        told = _name_at(text, two.start())
        surname = SHARED_SURNAME.match(text, two.start())
        return f"{surname[1]} {surname[2]}" if surname else told.name if told else None
    led = BOTH.match(text)
    told = _name_at(text, led.end() if led else 0)
    return told.name if told else None


def with_people(
    known: str | None, name: str | None, people: People, text: str, for_another: bool
) -> str | None:
    """The name field after `text`: `name` was read in it beside `people`."""
    before, asked_for = apart(known) if known else (None, None)
    patient, contact = people.patient, people.contact
    if people.without and asked_for and is_same_person(people.without, asked_for):
        asked_for = None
    if name and patient and not contact:
        contact = name
    elif name and not patient:
        if asked_for and before and _is_of(name, asked_for, before):
            contact = corrected(asked_for, name)
        elif before and _is_another(name, before, text, for_another):
            contact = contact or name
        else:
            patient = name
    if patient and before and not asked_for and _stays(patient, before, name, text):
        contact = contact or before
        before = None
    if patient and before and is_same_person(patient, before):
        patient = corrected(before, patient)
    patient = patient or before
    if not patient:
        return contact
    return together(patient, _another(contact or asked_for, patient))


def _is_of(name: str, asked_for: str, before: str) -> bool:
    return is_same_person(name, asked_for) and not is_same_person(name, before)


def _is_another(name: str, before: str, text: str, for_another: bool) -> bool:
    if is_same_person(name, before):
        return False
    writes = for_another and FIRST_PERSON.search(text)
    return bool(writes or ONLY_WRITING.search(text))


def _stays(patient: str, before: str, name: str | None, text: str) -> bool:
    """Whether `before` is the one who writes, now that the patient is named."""
    if is_same_person(patient, before):
        return False
    return patient != name or bool(KNOWN_IS_ME.search(text))


def _another(contact: str | None, patient: str) -> str | None:
    if contact and set(contact.lower().split()) <= set(patient.lower().split()):
        return None
    return contact


def _contact(text: str) -> _Told | None:
    small = I_AM_KIN.search(text)
    if small and may_be_name(small["name"]) and (name := plain_name(small["name"], 1)):
        return _Told(name, small.span())
    found = [
        *_after(CONTACT_LEADS, text),
        *(
            told
            for told in _after(CAPITAL_CONTACT_LEADS, text, capital=True)
            if not GOES_ON.match(text, told.span[1])
        ),
        *_before(KIN_AFTER, text),
    ]
    return found[0] if found else None


def _patient(text: str, asked: str | None) -> _Told | None:
    found = [*_after(PATIENT_LEADS, text), *_before(PATIENT_AFTER, text)]
    if not text.islower():
        found += _before(CAPITAL_PATIENT_AFTER, text)
    if asked not in (DAYS, TIME, REASON):
        found += _after(CAPITAL_PATIENT_LEADS, text, capital=True)
    if asked in (NAME, *SUMMARY) or FIRST_PERSON.search(text):
        found += _after(SHE_IS, text, capital=True)
    return found[0] if found else None


def _not_to_be_called(text: str, known: str | None) -> _Told | None:
    """Gary of "call me, not Gary", if no other patient is known."""
    told = next(_after(NOT_THE_PATIENT, text, capital=True), None)
    is_seen = told and (not known or is_same_person(told.name, apart(known)[0]))
    return told if is_seen else None


def _in_passing(text: str, patient: _Told, asked: str | None) -> bool:
    """Whether "my daughter may answer, her name is Nia" is about no patient."""
    led = text[slice(*patient.span)]
    named = HER_NAME.match(led) is not None
    spoken_of = ANOTHER_ANSWERS.search(text) is not None
    return named and asked != NAME and (spoken_of or asked not in SUMMARY)


def _one_for_another(text: str) -> tuple[_Told, _Told] | None:
    small = text.islower()
    for found in ONE_FOR_ANOTHER.finditer(text):
        one = _name_before(text, found.start())
        another = _name_at(text, found.end())
        if one and another and (not small or _announces(text, one, found[0])):
            return one, another
    return None


def _announces(text: str, one: _Told, lead: str) -> bool:
    """Whether "rosario, for my husband ernesto" begins with a name."""
    before = text[: one.span[0]].rstrip()
    begins = not before or before[-1] in ".,;:!?" or bool(IT_IS.search(before))
    return begins and bool(TELLING_KIN.search(lead))


def _after(
    leads: "re.Pattern[str]", text: str, *, capital: bool = False
) -> Iterator[_Told]:
    for lead in leads.finditer(text):
        told = _name_at(text, lead.end())
        if told and (not capital or text[told.span[0]].isupper()):
            yield _Told(told.name, (lead.start(), told.span[1]))


def _before(tail: "re.Pattern[str]", text: str) -> Iterator[_Told]:
    for found in tail.finditer(text):
        if told := _name_before(text, found.start()):
            yield _Told(told.name, (told.span[0], found.end()))


def _name_at(text: str, start: int) -> _Told | None:
    """The name that begins at `start`: capital letters, unless there are none."""
    small = text.islower()
    end, words = start, 0
    while words < (MOST_SMALL_WORDS if small else MOST_WORDS):
        word = WORD.match(text, end)
        if not word or not (may_be_name(word[1]) if small else word[1][0].isupper()):
            break
        end, words = word.end(), words + 1
    return (
        None if small and not AFTER_A_NAME.match(text, end) else _told(text, start, end)
    )


def _name_before(text: str, end: int) -> _Told | None:
    """The name that ends at `end`, after a stop or the words that lead to it."""
    small = text.islower()
    start, words = end, 0
    while words < (MOST_SMALL_WORDS if small else MOST_WORDS):
        before = text[:start].rstrip(" ")
        word = re.search(r"[^\W\d_][\w'-]*$", before[-40:])
        if not word or not (may_be_name(word[0]) if small else word[0][0].isupper()):
            break
        if words and word[0].lower() in NOT_NAMES:
            break
        start, words = len(before) - len(word[0]), words + 1
    return _told(text, start, end)


def _told(text: str, start: int, end: int) -> _Told | None:
    name = plain_name(text[start:end], MOST_WORDS)
    return _Told(name, (start, end)) if name and is_person(name) else None
