"""What staff type to find a request: a phone number, a code, or a name."""

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy.orm import Session

from veinguide.booking.codes import read_code
from veinguide.booking.phones import read_phone, to_e164
from veinguide.storage.requests import (
    RequestRecord,
    find_request,
    requests_by_name,
    requests_by_phone,
)
from veinguide.storage.sealed import vault_of

MARKS = re.compile(r"[^\w\s]|_")
NAME_MINIMUM_LETTERS = 2


@dataclass(frozen=True)
class Search:
    """A phone number as E.164, a code or a name; or why it is none: see `problem`."""

    phone: str | None = None
    code: str | None = None
    name: str | None = None
    problem: str | None = None  # empty, or what read_phone says


def read_search(text: str) -> Search:
    if not text:
        return Search(problem="empty")
    number = read_phone(text, asked=False).number
    if number:
        return Search(phone=to_e164(number))
    code, _ = read_code(text, asked=True)
    if code:
        return Search(code=code)
    problem = read_phone(text, asked=True).problem
    return Search(name=text) if _may_be_name(text, problem) else Search(problem=problem)


def find(session: Session, wanted: Search) -> list[RequestRecord]:
    """The newest first. Names are compared here, among those not yet handled."""
    if wanted.phone:
        phone_hash = vault_of(session).hash_phone(wanted.phone)
        return requests_by_phone(session, phone_hash)
    if wanted.name:
        typed = words_of_name(wanted.name)
        return requests_by_name(session, lambda name: is_named(name, typed))
    found = find_request(session, wanted.code) if wanted.code else None
    return [found] if found else []


def words_of_name(name: str) -> list[str]:
    """Without capitals, accents and apostrophes: `o'neill-diaz` is `oneill diaz`."""
    apart = unicodedata.normalize("NFKD", name.replace("-", " ")).casefold()
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return MARKS.sub("", plain).split()


def is_named(name: str, typed: list[str]) -> bool:
    """Whether every typed word begins a word of the name, in any order."""
    words = words_of_name(name)
    return all(any(word.startswith(each) for word in words) for each in typed)


def _may_be_name(text: str, problem: str | None) -> bool:
    letters = sum(map(len, words_of_name(text)))
    is_private = problem == "private"
    has_digits = any(map(str.isdigit, text))
    return letters >= NAME_MINIMUM_LETTERS and not (is_private or has_digits)
