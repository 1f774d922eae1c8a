"""Read free times from where the clinic publishes them.

Two ways, told apart by the address: a SMART Scheduling Links manifest
(https://github.com/smart-on-fhir/smart-scheduling-links), which ends in
`$bulk-publish`, or a FHIR R4 search for `Slot`.
"""

import json
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from fhir.resources.R4B.slot import Slot as FhirSlot
from pydantic import ValidationError

from veinguide.booking.request import Slot

MANIFEST = "$bulk-publish"
FREE = "free"
MOST_PAGES = 5
MOST_SLOTS = 1000
ACCEPT = {"Accept": "application/fhir+json, application/json"}


class Source:
    """One published calendar. `seconds` is how long all of its pages may take."""

    def __init__(self, url: str, token: str, seconds: float) -> None:
        self._url = url
        self._token = token
        self._seconds = seconds

    def free_slots(self, since: datetime) -> list[Slot]:
        """Unsorted; an entry that cannot be read is left out.

        :raises httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError: when the source
            does not answer so.
        """
        with httpx.Client(trust_env=False, headers=ACCEPT) as http:
            pages = _Pages(http, self._url, self._token, self._seconds)
            read = self._manifest if self._is_manifest() else self._search
            return [
                slot
                for entry in read(pages, since)
                if (slot := _slot(entry)) and slot.start >= since
            ][:MOST_SLOTS]

    def _is_manifest(self) -> bool:
        return urlsplit(self._url).path.endswith(MANIFEST)

    def _manifest(self, pages: "_Pages", since: datetime) -> Iterator[Any]:
        manifest = _object(pages.get(httpx.URL(self._url)))
        for output in _list(manifest.get("output")):
            if output.get("type") == "Slot":
                reply = pages.get(httpx.URL(urljoin(self._url, str(output["url"]))))
                reply.raise_for_status()
                yield from map(_line, filter(str.strip, reply.text.splitlines()))

    def _search(self, pages: "_Pages", since: datetime) -> Iterator[Any]:
        parameters = {
            "status": FREE,
            "start": f"ge{since.isoformat()}",
            "_sort": "start",
            "_count": "100",
        }
        url = httpx.URL(self._url).copy_merge_params(parameters)
        for _ in range(MOST_PAGES):
            bundle = _object(pages.get(url))
            for entry in _list(bundle.get("entry")):
                yield entry.get("resource")
            following = [
                link["url"]
                for link in _list(bundle.get("link"))
                if link.get("relation") == "next"
            ]
            if not following:
                return
            url = httpx.URL(urljoin(self._url, str(following[0])))
            if not pages.are_of(url):
                return


class _Pages:
    """The token is for the clinic's own server; others are asked without it."""

    def __init__(
        self, http: httpx.Client, own: str, token: str, seconds: float
    ) -> None:
        self._http = http
        self._own = httpx.URL(own)
        self._token = token
        self._until = time.monotonic() + seconds

    def get(self, url: httpx.URL) -> httpx.Response:
        """:raises httpx.TimeoutException: when the pages before took all the time."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpx.ReadTimeout("the calendar is too slow")
        send_token = self._token and self.are_of(url)
        headers = {"Authorization": f"Bearer {self._token}"} if send_token else {}
        return self._http.get(url, headers=headers, timeout=left)

    def are_of(self, url: httpx.URL) -> bool:
        return _server(url) == _server(self._own)


def _server(url: httpx.URL) -> tuple[str, str, int | None]:
    port = url.port or {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, port


def _object(reply: httpx.Response) -> dict[str, Any]:
    reply.raise_for_status()
    told = reply.json()
    if not isinstance(told, dict):
        raise ValueError("the answer is no object")
    return told


def _list(told: Any) -> list[dict[str, Any]]:
    return [e for e in told if isinstance(e, dict)] if isinstance(told, list) else []


def _line(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _slot(entry: Any) -> Slot | None:
    """None for what is no Slot, not free, or not valid."""
    if not isinstance(entry, dict) or entry.get("resourceType") != "Slot":
        return None
    try:
        slot = FhirSlot.parse_obj(entry)
    except ValidationError:
        return None
    aware = slot.start.tzinfo and slot.end.tzinfo and slot.start < slot.end
    if slot.status != FREE or not slot.id or not aware:
        return None
    return Slot(slot.id, slot.start, slot.end)
