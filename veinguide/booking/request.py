"""A finished booking request: what is stored, and what makes it the same one twice."""

import hashlib
import secrets
from dataclasses import dataclass

CODE_PREFIX = "VG-"
CODE_CHARACTERS = 5
# No 0/O, 1/I/L, no vowels: nothing to misread on the phone, and no words by chance.
CODE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"


@dataclass(frozen=True)
class RequestDetails:
    """What the visitor confirmed; `visitor_phone` is E.164."""

    conversation_id: str
    visitor_name: str
    visitor_phone: str
    preferred_days: str
    preferred_time: str
    reason_category: str | None

    @property
    def idempotency_key(self) -> str:
        """The same for a second click or a retry in the same conversation."""
        parts = (
            self.conversation_id,
            self.visitor_name,
            self.visitor_phone,
            self.preferred_days,
            self.preferred_time,
            self.reason_category or "",
        )
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


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
