"""A signed webhook: the request as JSON to an address of the clinic's choice."""

import hashlib
import hmac
import json
from typing import Any

from veinguide.booking.contacts import apart
from veinguide.booking.phones import number_and_extension
from veinguide.booking.request import ConsentGiven
from veinguide.delivery.http import call
from veinguide.delivery.parcel import Parcel
from veinguide.storage.requests import RequestRecord

SIGNATURE, TIMESTAMP, KEY = (
    "X-VeinGuide-Signature",
    "X-VeinGuide-Timestamp",
    "Idempotency-Key",
)
VERSION = "v1"


class Webhook:
    """A second sending carries the same Idempotency-Key, which receivers keep."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._secret = secret

    def send(self, parcel: Parcel) -> str | None:
        body = json.dumps(payload(parcel), ensure_ascii=False).encode()
        timestamp = str(int(parcel.sent_at.timestamp()))
        call(
            "POST",
            self._url,
            content=body,
            headers={
                "Content-Type": "application/json",
                KEY: parcel.idempotency_key,
                TIMESTAMP: timestamp,
                SIGNATURE: f"{VERSION}={sign(self._secret, timestamp, body)}",
            },
        )
        return None


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over `TIMESTAMP.BODY`, in hexadecimal."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def payload(parcel: Parcel) -> dict[str, Any]:
    """Moments are ISO 8601 in UTC, the phone number is E.164."""
    return {
        "id": parcel.idempotency_key,
        "event": parcel.event,
        "sent_at": parcel.sent_at.isoformat(),
        "request": _request(parcel.request),
    }


def _request(request: RequestRecord) -> dict[str, Any]:
    slot = request.slot
    name, ask_for = (
        apart(request.visitor_name) if request.visitor_name else (None, None)
    )
    phone, extension = number_and_extension(request.visitor_phone)
    return {
        "code": request.code,
        "kind": request.kind,
        "status": request.status,
        "revision": request.revision,
        "created_at": request.created_at.isoformat(),
        "name": name,
        "ask_for": ask_for,
        "guardian_name": request.guardian_name,
        "phone": phone,
        "phone_extension": extension,
        "email": request.visitor_email,
        "preferred_days": request.preferred_days,
        "preferred_time": request.preferred_time,
        "slot": slot
        and {
            "id": slot.id,
            "start": slot.start.isoformat(),
            "end": slot.end.isoformat(),
        },
        "reason_category": request.reason_category,
        "visitor_note": request.visitor_note,
        "consents": [_consent(given) for given in request.consents],
    }


def _consent(given: ConsentGiven) -> dict[str, Any]:
    return {
        "purpose": given.purpose,
        "given": given.given,
        "wording": given.wording,
        "answered_at": given.answered_at.isoformat(),
    }
