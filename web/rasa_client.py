"""Ask Rasa, and say honestly when it gave no answer."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

logger = logging.getLogger(__name__)

CHANNEL = "/webhooks/gateway"
KINDS = ("answer", "question", "emergency", "fallback", "notice")
READY_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True)
class RasaButton:
    title: str
    payload: str


@dataclass(frozen=True)
class RasaMessage:
    """One thing that Rasa says, with the ids of the facts that it rests on."""

    text: str
    kind: str
    facts: tuple[str, ...] = ()
    action: str | None = None
    buttons: tuple[RasaButton, ...] = ()
    withdraws_red_flag: bool = False
    is_said_late: bool = False


@dataclass(frozen=True)
class Question:
    """What Rasa is asked. `typed` words are never taken for a command.

    Where `red_flag` names a sign, Rasa tells whether it found it to be none. `unseen`
    are the ids of earlier messages whose answers did not reach the visitor.
    """

    conversation: str
    text: str
    typed: bool
    message_id: str
    choice_label: str | None = None
    red_flag: str | None = None
    unseen: tuple[str, ...] = ()


class Rasa(Protocol):
    """What the gateway needs of Rasa; tests bring a small one of their own."""

    async def ask(self, question: Question) -> tuple[RasaMessage, ...]: ...

    async def is_ready(self) -> bool: ...

    async def actions_are_ready(self) -> bool: ...

    async def close(self) -> None: ...


class RasaClient:
    """Rasa's gateway channel and its action server, over HTTP."""

    def __init__(
        self,
        *,
        url: str,
        actions_url: str,
        secret: str,
        timeout_seconds: float,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._actions_url = actions_url.rstrip("/")
        self._timeout_seconds = timeout_seconds
        # No proxy from the environment: a visitor's words stay on this machine.
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {secret}"},
            timeout=timeout_seconds,
            transport=transport,
            trust_env=False,
        )

    async def ask(self, question: Question) -> tuple[RasaMessage, ...]:
        """Nothing when Rasa is down, slow, broken or silent; it never raises."""
        try:
            answer = await asyncio.wait_for(self._post(question), self._timeout_seconds)
            messages = _read(answer)
        except (httpx.HTTPError, asyncio.TimeoutError) as error:
            logger.warning("Rasa gave no answer (%s)", type(error).__name__)
            return ()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            logger.warning("Rasa's answer is unreadable (%s)", type(error).__name__)
            return ()
        if not messages:
            logger.warning("Rasa answered nothing")
        return messages

    async def is_ready(self) -> bool:
        return await self._is_up(f"{self._url}{CHANNEL}/")

    async def actions_are_ready(self) -> bool:
        return await self._is_up(f"{self._actions_url}/health")

    async def close(self) -> None:
        await self._http.aclose()

    async def _post(self, question: Question) -> Any:
        response = await self._http.post(
            f"{self._url}{CHANNEL}/webhook",
            json={
                "conversation": question.conversation,
                "text": question.text,
                "typed": question.typed,
                "red_flag": question.red_flag,
                "metadata": {
                    "choice_label": question.choice_label,
                    "message_id": question.message_id,
                    "unseen": list(question.unseen),
                },
            },
        )
        response.raise_for_status()
        return response.json()

    async def _is_up(self, url: str) -> bool:
        try:
            response = await self._http.get(url, timeout=READY_TIMEOUT_SECONDS)
        except httpx.HTTPError:
            return False
        return response.status_code == 200


def _read(answer: Any) -> tuple[RasaMessage, ...]:
    withdrawn = answer.get("withdrawn") is True
    said_late = answer.get("said_late") is True
    messages = (_message(item, withdrawn, said_late) for item in answer["messages"])
    return tuple(message for message in messages if message.text)


def _message(item: Any, withdrawn: bool, said_late: bool) -> RasaMessage:
    kind = item.get("kind")
    return RasaMessage(
        text=str(item["text"] or "").strip(),
        kind=kind if kind in KINDS else "answer",
        facts=tuple(item.get("facts") or ()),
        action=item.get("action"),
        buttons=tuple(
            RasaButton(button["title"], button["payload"])
            for button in item.get("buttons") or ()
        ),
        withdraws_red_flag=withdrawn,
        is_said_late=said_late,
    )
