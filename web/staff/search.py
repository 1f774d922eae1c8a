"""What staff type to find a request: a phone number, or the code a caller reads out."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from veinguide.booking.codes import read_code
from veinguide.booking.phones import read_phone, to_e164
from veinguide.storage.requests import RequestRecord, find_request, requests_by_phone
from veinguide.storage.sealed import vault_of


@dataclass(frozen=True)
class Search:
    """A phone number as E.164 or a code; or why it is neither: see `problem`."""

    phone: str | None = None
    code: str | None = None
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
    return Search(problem=read_phone(text, asked=True).problem)


def find(session: Session, wanted: Search) -> list[RequestRecord]:
    """The newest first."""
    if wanted.phone:
        phone_hash = vault_of(session).hash_phone(wanted.phone)
        return requests_by_phone(session, phone_hash)
    found = find_request(session, wanted.code) if wanted.code else None
    return [found] if found else []
