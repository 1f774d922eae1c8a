"""Read what a request says, and say what is wrong with it."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from veinguide.booking.private import without_private_numbers
from web.door import Caller
from web.errors import Refused
from web.limits import BODY_MAXIMUM_BYTES

# Nothing a person types; some databases and terminals choke on them.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Said:
    """What the visitor did: typed words, or chose a button by its id."""

    text: str | None = None
    choice: str | None = None


def read_caller(request: Request) -> Caller:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    shown = token.strip() if scheme.lower() == "bearer" else ""
    return Caller(address_of(request), shown or None)


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"


async def read_said(request: Request) -> Said:
    """The message in the body. Raises Refused."""
    body = _parse(await _read_body(request, "application/json"))
    if not isinstance(body, dict) or ("text" in body) == ("choice" in body):
        raise Refused(
            422,
            "message_unusable",
            'The message must be an object with either "text" or "choice".',
        )
    if "choice" in body:
        return Said(choice=_string(body, "choice"))
    text = _string(body, "text")
    if not text:
        raise Refused(422, "text_empty", "Please type a message first.")
    return Said(text=without_private_numbers(text))


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a submitted form. Raises Refused."""
    body = await _read_body(request, "application/x-www-form-urlencoded")
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=20))
    except ValueError:
        raise Refused(400, "form_unreadable", "The form cannot be read.") from None


def plain(text: str) -> str:
    """What somebody typed, without what nobody types and without edges."""
    return CONTROL_CHARACTERS.sub("", text).strip()


def whole_number(text: str, *, otherwise: int, digits: int = 9) -> int:
    """What somebody asked for by a number of at most so many digits."""
    return int(text) if text.isdecimal() and len(text) <= digits else otherwise


async def _read_body(request: Request, content_type: str) -> bytes:
    sent = request.headers.get("Content-Type", "").partition(";")[0]
    if sent.strip().lower() != content_type:
        raise Refused(
            415, "content_type_unusable", f"This must be sent as {content_type}."
        )
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_MAXIMUM_BYTES:
            raise Refused(
                413,
                "body_too_large",
                "This message is far too long for us to read. Please shorten it.",
            )
    return body


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(
            400, "json_unreadable", "The message is not valid JSON."
        ) from None


def _string(body: dict[str, Any], name: str) -> str:
    value = body[name]
    if not isinstance(value, str):
        raise Refused(422, "message_unusable", f'"{name}" must be a string.')
    return plain(value)
