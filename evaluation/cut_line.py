"""A line to the action server that can be cut in the middle of an answer."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

ANSWER_WITHIN_SECONDS = 30


class CutLine:
    """Forwards to `address`. `cut` is called once, when `action` is next asked for.

    With `before`, the action server never hears of it; else it has done its work and
    only the answer is lost. Either way the line goes dead, as when a process dies.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._action = ""
        self._cut: Callable[[], None] | None = None
        self._before = False
        line = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                answer = line._forward(self.path, body)
                if answer is None:
                    self.connection.close()
                    return
                self.send_response(answer.status_code)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            def log_message(self, format: str, *args: object) -> None:
                """Visitors' words pass here: nothing is logged."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def cut_at(self, action: str, cut: Callable[[], None], *, before: bool) -> None:
        self._action, self._cut, self._before = action, cut, before

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _forward(self, path: str, body: bytes) -> httpx.Response | None:
        asked = json.loads(body).get("next_action")
        cut = self._cut if asked == self._action else None
        if cut and self._before:
            self._cut_now(cut)
            return None
        try:
            answer = httpx.post(
                f"{self._address}{path}",
                content=body,
                headers={"content-type": "application/json"},
                timeout=ANSWER_WITHIN_SECONDS,
            )
        except httpx.TransportError:
            return None
        if cut:
            self._cut_now(cut)
            return None
        return answer

    def _cut_now(self, cut: Callable[[], None]) -> None:
        self._cut = None
        cut()
