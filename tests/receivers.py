"""Real servers on loopback that take what the product sends out."""

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from fhir.resources.R4B import construct_fhir_element
from fhir.resources.R4B.operationoutcome import OperationOutcome
from pydantic import ValidationError

from veinguide import PROJECT_ROOT


def documented_check() -> Callable[[Any, bytes, str], bool]:
    """What docs/booking.md tells a receiver to check a webhook with."""
    document = (PROJECT_ROOT / "docs" / "booking.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", document, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)
    check: Callable[[Any, bytes, str], bool] = names["is_genuine"]
    return check


@dataclass
class Received:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """An HTTP server that keeps what came; `answer` says what to answer."""

    url: str = ""
    answer: Callable[[Received], tuple[int, dict[str, str], bytes]] = lambda _: (
        204,
        {},
        b"",
    )
    received: list[Received] = field(default_factory=list)


@contextmanager
def http_receiver() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def _take(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            came = Received(
                self.command, self.path, dict(self.headers), self.rfile.read(length)
            )
            receiver.received.append(came)
            status, headers, body = receiver.answer(came)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_PUT = do_GET = _take

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()


class Mailbox:
    """Keeps what came; refuses with `answer` when that is set."""

    def __init__(self):
        self.messages = []
        self.answer = None

    async def handle_DATA(self, server, session, envelope):
        if self.answer:
            return self.answer
        self.messages.append(
            message_from_bytes(envelope.content, policy=policy.default)
        )
        return "250 OK"


@contextmanager
def mail_server(mailbox, **options) -> Iterator[int]:
    """An SMTP server; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


class FhirServer:
    """As much of a FHIR R4 server as conditional updates need; it validates."""

    def __init__(self, receiver, echoes=True):
        self.stored = {}
        self.echoes = echoes
        self.receiver = receiver
        receiver.answer = self.answer

    def answer(self, came):
        address = urlsplit(came.path)
        kind = address.path.strip("/")
        resource = json.loads(came.body)
        try:
            construct_fhir_element(kind, resource)
        except ValidationError as error:
            return 400, {}, operation_outcome(str(error))
        identifier = parse_qs(address.query)["identifier"][0]
        given = self.stored.get((kind, identifier), {}).get("id")
        known = given or str(len(self.stored) + 1)
        self.stored[kind, identifier] = {**resource, "id": known}
        headers = {"location": f"{self.receiver.url}/{kind}/{known}/_history/1"}
        body = json.dumps(self.stored[kind, identifier]) if self.echoes else ""
        return (200 if given else 201), headers, body.encode()

    def only(self, kind):
        (resource,) = [r for (k, _), r in self.stored.items() if k == kind]
        return resource


def operation_outcome(words):
    issue = {"severity": "error", "code": "invalid", "diagnostics": words}
    return OperationOutcome(issue=[issue]).json().encode()
