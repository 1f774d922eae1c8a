"""A visitor at the chat API: says words, chooses buttons, keeps what came back."""

import time
from typing import Any

import httpx

from evaluation.problems import EvaluationError

TOO_MANY_REQUESTS = 429
ANSWER_WITHIN_SECONDS = 60
Message = dict[str, Any]


class Visitor:
    """One conversation, in one tab."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.http = httpx.Client(base_url=url, timeout=ANSWER_WITHIN_SECONDS)
        self.last: list[Message] = []
        self.heard: list[Message] = []
        if token is None:
            opened = self.http.post("/chat/sessions", json={})
            token = str(_json(opened)["token"])
            self.last = opened.json()["messages"]
        self.token = token

    def says(self, text: str) -> str:
        """The answer's texts, a line each."""
        return self._send({"text": text})

    def chooses(self, label: str) -> str:
        offered = {c["label"]: c["id"] for m in self.last for c in m["choices"]}
        if label not in offered:
            raise EvaluationError(f"{label!r} is not offered, but {list(offered)} are")
        return self._send({"choice": offered[label]})

    def other_tab(self) -> "Visitor":
        """The same conversation in a second window."""
        tab = Visitor(str(self.http.base_url), self.token)
        tab.last = self.last
        return tab

    @property
    def kinds(self) -> list[str]:
        return [str(message["kind"]) for message in self.last]

    @property
    def labels(self) -> list[str]:
        return [str(c["label"]) for message in self.last for c in message["choices"]]

    @property
    def words(self) -> str:
        return "\n".join(str(message["text"]) for message in self.last)

    def _send(self, body: dict[str, str]) -> str:
        reply = self._post(body)
        while reply.status_code == TOO_MANY_REQUESTS:
            # Scripts type faster than people may.
            time.sleep(float(reply.headers["retry-after"]))
            reply = self._post(body)
        self.last = _json(reply)["messages"]
        self.heard += self.last
        return self.words

    def _post(self, body: dict[str, str]) -> httpx.Response:
        return self.http.post(
            "/chat/messages",
            json=body,
            headers={"Authorization": f"Bearer {self.token}"},
        )


def _json(reply: httpx.Response) -> Any:
    if reply.is_error:
        raise EvaluationError(f"{reply.request.url}: {reply.status_code} {reply.text}")
    return reply.json()
