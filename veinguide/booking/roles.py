"""Bind each name to the role it is told with: patient, parent, or who writes."""

import re

from veinguide.booking.contacts import apart, together
from veinguide.booking.form import GUARDIAN, MINOR, NAME, YES, BookingForm
from veinguide.booking.name_parts import is_same_person
from veinguide.booking.name_words import is_person, plain_name
from veinguide.kin import KIN, PARENT

MOST_WORDS = 4
# Not ignoring case for a name.
_NAME = r"(?P<name>[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z][\w'-]*){0,3})"
_PARENT = rf"(?i:guardian|{PARENT})"
_IS = r"(?i:'s name(?: is|[.:,])?| is|'s|:) (?i:me,? )?"
OF_THE_PARENT = (
    re.compile(rf"(?i:\b(?:the|my|her|his)) {_PARENT}{_IS}{_NAME}"),
    re.compile(
        rf"\b(?i:i'?m|i am|this is) {_NAME},? (?i:(?:and )?(?:i'?m |i am )?(?:the"
        rf"|her|his"
        rf"|[a-z]+'?s)) {_PARENT}\b"
    ),
)
OF_THE_CHILD = (
    re.compile(rf"\b{_NAME} (?i:is|'s) (?i:the patient)\b"),
    re.compile(rf"\b(?i:(?:the )?patient(?: is|'s name is|:)?) {_NAME}"),
    re.compile(rf"\b(?i:(?:put|make|use|write)(?: the)? name) {_NAME}"),
)
# "Her name is Tara. im Emmy": the parent was asked for, and the child writes.
HER_NAME = re.compile(rf"\b(?i:her|his|their) name(?i: is|'s) {_NAME}")
I_AM = re.compile(rf"\b(?i:i'?m|i am|me is|my name is) {_NAME}")
BACKWARDS = re.compile(
    r"\b(?:backwards?|(?:the )?wrong way (?:a?round)|mixed up|swapped|switched"
    r"|other way (?:a?round))\b",
    re.IGNORECASE,
)
I_AM_THE_PARENT = re.compile(
    rf"\b(?:i'?m|i am) (?:the|her|his) {_PARENT}\b", re.IGNORECASE
)
ME_AND_ANOTHER = re.compile(
    rf"\b(?P<lead>(?i:i'?m|i am|me is|my name is)) {_NAME}[\s,;.]+(?i:and )?"
    r"(?i:he'?s|she'?s|he is|she is|my \w+ is) (?P<other>[^\W\d_a-z][\w'-]*)"
)
FOR_BOTH = re.compile(
    rf"\bboth\b|\bmy {KIN} and (?:i|me)\b|\bfor me and my\b",
    re.IGNORECASE,
)
# "Ludmila is the name", "not Viktor!! put Ludmila Petrenko".
IS_THE_NAME = re.compile(rf"\b{_NAME} is (?i:the|my) name\b")
NOT_HIM = re.compile(
    r"\b(?i:not) (?P<wrong>[^\W\d_a-z][\w'-]*)\W+(?i:put|use|write|it'?s|it is|make"
    r" it) "
    rf"{_NAME}"
)
MY_NAME = re.compile(
    r"\b(?:you|u) (?:change|changed|got|put|have|wrote)(?: down)? (?:my|the|me)?(?:"
    r" wrong)?"
    r"(?: name)?\b",
    re.IGNORECASE,
)


def read_roles(text: str, form: BookingForm) -> dict[str, str]:
    """The names that `text` surely binds to a role; nothing where it leaves doubt."""
    if form.values.get(MINOR) == YES:
        return _of_a_minor(text, form)
    known = form.values.get(NAME)
    if (FOR_BOTH.search(text) or not known) and (told := _both(text)):
        return {NAME: told}
    if not known:
        return {}
    patient, contact = apart(known)
    told = _named(IS_THE_NAME, text) or _instead(text, patient)
    if not told and MY_NAME.search(text) and not contact:
        told = _named(I_AM, text)
    return {NAME: together(told, contact)} if told else {}


def _of_a_minor(text: str, form: BookingForm) -> dict[str, str]:
    known = form.values.get(NAME)
    patient, contact = apart(known) if known else (None, None)
    guardian = form.values.get(GUARDIAN)
    parent = next(filter(None, (_named(each, text) for each in OF_THE_PARENT)), None)
    child = next(filter(None, (_named(each, text) for each in OF_THE_CHILD)), None)
    if not parent and form.asked in (NAME, GUARDIAN):
        parent = _named(HER_NAME, text)
        child = child or (_named(I_AM, text) if parent else None)
    if parent and not child and form.asked in (NAME, GUARDIAN) and not patient:
        # "My mom is Stacy Bloom. im Jayden".
        child = _named(I_AM, text)
        child = None if child and is_same_person(child, parent) else child
    turned = BACKWARDS.search(text) or I_AM_THE_PARENT.search(text)
    is_child = bool(child and patient and is_same_person(patient, child))
    if turned and not parent and patient and not is_child:
        # "That's backwards, I'm the mom": the one who was noted as the patient.
        parent = contact or patient
        child = child or guardian
    told = {GUARDIAN: parent, NAME: child}
    return {slot: name for slot, name in told.items() if name}


def _both(text: str) -> str | None:
    """The one who writes, of two who both want a visit; theirs is the first."""
    found = ME_AND_ANOTHER.search(text)
    is_plain = found and (found["lead"].lower() == "me is" or FOR_BOTH.search(text))
    return _plain(found["name"]) if found and is_plain else None


def _instead(text: str, known: str) -> str | None:
    found = NOT_HIM.search(text)
    if not found or found["wrong"].lower() not in known.lower().split():
        return None
    name = _plain(found["name"])
    # "Not Madge, it's Marge" corrects one word, and leaves the surname.
    return name if name and (" " in name or " " not in known) else None


def _named(pattern: "re.Pattern[str]", text: str) -> str | None:
    found = pattern.search(text)
    return _plain(found["name"]) if found else None


def _plain(words: str) -> str | None:
    name = plain_name(words, MOST_WORDS)
    return name if name and is_person(name) else None
