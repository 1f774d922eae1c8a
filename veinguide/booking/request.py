"""What a booking request holds, and what makes it the same one twice."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime

CODE_PREFIX = "VG-"
CODE_CHARACTERS = 5
# No 0/O, 1/I/L, no vowels: nothing to misread on the phone, and no words by chance.
CODE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


@dataclass(frozen=True)
class ConsentGiven:
    """The answer to one question of content/consents.yml; `purpose`: call or text."""

    purpose: str
    given: bool
    wording: str
    answered_at: datetime


@dataclass(frozen=True)
class Slot:
    """A free time of the clinic's own calendar; `id` is what its source calls it."""

    id: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class RequestDetails:
    """What a visitor told, days and time in their words.

    `visitor_phone` is E.164, with an extension as phones.to_stored writes it;
    `visitor_note` is for the clinic's staff.
    """

    conversation_id: str
    visitor_phone: str
    visitor_name: str | None = None
    guardian_name: str | None = None
    visitor_email: str | None = None
    preferred_days: str | None = None
    preferred_time: str | None = None
    slot: Slot | None = None
    reason_category: str | None = None
    visitor_note: str | None = None
    consents: tuple[ConsentGiven, ...] = ()

    @property
    def idempotency_key(self) -> str:
        """The same for a second click or a retry in the same conversation."""
        told = asdict(self) | {
            "consents": [(c.purpose, c.given) for c in self.consents]
        }
        text = json.dumps(told, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def consents_to(self, purpose: str) -> bool:
        return any(c.given for c in self.consents if c.purpose == purpose)


@dataclass(frozen=True)
class SavedRequest:
    """What the visitor is told about a request that is stored."""

    code: str
    is_new: bool


def new_code() -> str:
    """A reference code such as VG-7K4QX."""
    return CODE_PREFIX + "".join(
        secrets.choice(CODE_ALPHABET) for _ in range(CODE_CHARACTERS)
    )
