"""What the channels over HTTP share: one call, and its failures in plain words."""

from typing import Any

import httpx

from veinguide.delivery.parcel import SEND_WITHIN_SECONDS
from veinguide.errors import DeliveryError


def call(
    method: str,
    url: str,
    *,
    content: bytes,
    headers: dict[str, str],
    params: dict[str, str] | None = None,
) -> httpx.Response:
    """No redirects: a request must not wander to an address that nobody set.

    :raises DeliveryError: when it was not taken.
    """
    try:
        with httpx.Client(timeout=SEND_WITHIN_SECONDS, trust_env=False) as client:
            reply = client.request(
                method, url, content=content, headers=headers, params=params
            )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise DeliveryError(f"no answer ({type(error).__name__})") from None
    if not reply.is_success:
        raise DeliveryError(f"answered {reply.status_code}")
    return reply


def json_of(reply: httpx.Response) -> dict[str, Any]:
    """The body as an object; empty when it is none."""
    try:
        told = reply.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
