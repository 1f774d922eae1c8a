"""Read the name that a message tells, beside what is known of it."""

import re
from dataclasses import replace

from veinguide.booking.contacts import apart, together, who_writes
from veinguide.booking.form import GUARDIAN, NAME, PHONE, BookingForm
from veinguide.booking.found import Found
from veinguide.booking.fuller_names import read_fuller
from veinguide.booking.introductions import (
    read_introduced,
    read_spelled,
    without_spelling,
)
from veinguide.booking.name_parts import joined, read_name_part, swapped
from veinguide.booking.name_words import CAPITAL
from veinguide.booking.names import (
    read_corrected_name,
    read_formal_name,
    read_guardian,
    read_name,
    read_piece,
    read_repeated_name,
    read_signed,
    without_spelling_remark,
    without_waiting,
)
from veinguide.booking.phones import PhoneReading
from veinguide.booking.respelled import read_respelled
from veinguide.booking.roles import read_roles
from veinguide.booking.two_people import (
    HER_NAME,
    People,
    first_of_both,
    read_people,
    with_people,
)
from veinguide.booking.who_is_seen import seen_anew
from veinguide.booking.words import Span, blanked, blanked_where, without

# "My name isn't Like, it's Curtis Odom. And it's Jan 4".
NAME_DENIED = re.compile(r"\bname(?: is|'s)? ?(?:isn'?t|not|wrong)\b", re.IGNORECASE)

NICKNAMED = re.compile(r"\bcalls? me\b|\bgo(?:es)? by\b|\bknown as\b", re.IGNORECASE)
LAST_LABEL = re.compile(r"[ ,.;]+(?:and )?(?:my |the )?(?:last|family|sur) ?name", re.I)
# "Lt. Col. Barbara Jean Odell (ret.)": a dot there ends no name.
TITLES = re.compile(
    r"\b(?:(?:lt|col|maj|capt|sgt|gen|cpl|pvt|rev|hon|prof)\. *)+(?=[a-z])"
    r"|\(?\bret\.\)?",
    re.IGNORECASE,
)


def keep_name(
    found: Found,
    text: str,
    spans: list[Span],
    phone: PhoneReading,
    form: BookingForm,
    *,
    correcting: bool,
) -> None:
    """Keep whom the visit is for; of a minor's, also whom the staff ask for.

    `spans` are the words that told something else.
    """
    if roles := read_roles(blanked(text, spans), form):
        found.values.update(roles)
        _add_the_surname(found, text)
        return
    text = blanked_where(TITLES, text)
    people = read_people(
        blanked(text, spans),
        form.asked,
        None if form.asked == GUARDIAN else form.values.get(NAME),
        for_another=form.for_another,
    )
    people = _with_a_fuller_patient(people, text, form)
    unnamed = blanked(text, people.spans)
    leftover = without(without_waiting(unnamed), spans)
    name = read_formal_name(text) or _name(unnamed, leftover, form, correcting, found)
    name = _spelled_or_introduced(name, text, phone, form)
    if form.asked == GUARDIAN:
        told = people.contact or name
        if not told and HER_NAME.search(text):
            # "Her name is Denise" answers the question for the parent.
            people, told = People(), people.patient
        found.keep(NAME, people.patient)
        found.keep(GUARDIAN, told, "unreadable")
    else:
        whole = _whole_name(text, name, people, form)
        found.keep(NAME, _with_a_nicknames_surname(whole, text), "unreadable")


def _with_a_nicknames_surname(name: str | None, text: str) -> str | None:
    """`Patricia Lindqvist (ask for Patsy)` of "calls me Patsy, Patsy Lindqvist"."""
    patient, nickname = apart(name) if name else ("", None)
    if not nickname or " " in patient or not NICKNAMED.search(text):
        return name
    found = re.search(rf"\b{re.escape(nickname)} ({CAPITAL})", text)
    return together(f"{patient} {found[1]}", nickname) if found else name


def _with_a_fuller_patient(people: People, text: str, form: BookingForm) -> People:
    """`Mildred (my neighbor) Mildred Krantz` tells all of her name."""
    patient = people.patient
    if not patient or " " in patient:
        return people
    return replace(people, patient=read_fuller(text, patient, form) or patient)


def _add_the_surname(found: Found, text: str) -> None:
    """`Im Lorna, she is Faye, last name both Abernathy`."""
    name, part = found.values.get(NAME), read_name_part(text)
    if name and " " not in name and part and part.last:
        found.values[NAME] = joined(name, part)


def _name(
    text: str, leftover: str, form: BookingForm, correcting: bool, found: Found
) -> str | None:
    text, leftover = map(_without_spelling, (text, leftover))
    if form.asked == GUARDIAN:
        known = form.values.get(NAME)
        return read_guardian(leftover, who_writes(known) if known else None)
    if form.asked == NAME:
        return (
            _with_its_surname(text)
            or read_name(text, asked=False)
            or read_name(leftover, asked=True)
            or first_of_both(leftover)
        )
    name = read_name(text, asked=False)
    known = form.values.get(NAME)
    if not name and known and form.asked == PHONE:
        name = read_repeated_name(leftover, known)
    if not name and not known and form.asked is None:
        name = read_piece(leftover) or read_signed(leftover) or first_of_both(leftover)
    beside = found.values and not NAME_DENIED.search(text)
    if name or not correcting or beside:
        return name
    return read_corrected_name(leftover) or read_corrected_name(text)


def _with_its_surname(text: str) -> str | None:
    """`DeShawn Okonkwo-Reyes` of "its DeShawn, last name Okonkwo-Reyes"."""
    part, label = read_name_part(text), LAST_LABEL.search(text)
    if not part or not part.last or not label:
        return None
    first = read_name(text[: label.start()], asked=True)
    if not first or part.last.lower() in first.lower().split():
        return None
    return f"{first} {part.last}"


def _without_spelling(text: str) -> str:
    return without_spelling_remark(without_spelling(text))


def _spelled_or_introduced(
    name: str | None, text: str, phone: PhoneReading, form: BookingForm
) -> str | None:
    """`name`, or one that stands beside a number or is told letter by letter."""
    known = form.values.get(GUARDIAN if form.asked == GUARDIAN else NAME)
    opening = form.asked is None or phone.number is not None
    if not name and not known and opening:
        name = read_introduced(text, phone.span)
    if not name and not known and form.asked not in (NAME, GUARDIAN):
        return None
    if name or not known:
        return read_spelled(text, name) or name
    spelled = (read_spelled(text, each) for each in apart(known) if each)
    return next(filter(None, spelled), None)


def _whole_name(
    text: str, name: str | None, people: People, form: BookingForm
) -> str | None:
    """What is known of the name, with what the message tells of it."""
    known = form.values.get(NAME)
    if not known:
        return with_people(None, name, people, text, form.for_another)
    patient, contact = apart(known)
    if fuller := read_fuller(text, patient, form):
        return together(fuller, contact)
    if part := read_name_part(text):
        if part.mine and contact:
            return together(patient, joined(contact, part))
        return together(joined(patient, part), contact)
    changed = swapped(text, patient) or read_respelled(text, patient)
    if changed:
        return together(changed, contact)
    anew = seen_anew(
        known,
        name or people.patient or people.contact,
        text,
        asked=form.asked == NAME and not people.contact,
        for_another=form.for_another,
    )
    if anew and not (people.patient and people.contact):
        return anew
    whole = with_people(known, name, people, text, form.for_another)
    return whole if name or whole != known else None
