"""The only way into Rasa: for the gateway, with a secret. Named in credentials.yml."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from addons.late_answers import Late, late_answers
from addons.red_flag_detector import WITHDRAWN
from addons.turns import UNSEEN
from veinguide.settings import ChannelSettings

logger = logging.getLogger(__name__)

COMMAND_PREFIX = "/"
# Looks like a slash to a reader and is none to Rasa.
HARMLESS_SLASH = "\N{DIVISION SLASH}"
PARAGRAPH_END = "\n\n"

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class GatewayChannel(InputChannel):
    """Answers `POST /webhooks/gateway/webhook`; errors are errors, not `200 []`."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        # By conversation: turns that the gateway has given up waiting for.
        self._going_on: dict[str, asyncio.Future[Any]] = {}

    @classmethod
    def name(cls) -> str:
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls(ChannelSettings.from_env().rasa_secret)

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        channel = Blueprint("gateway_channel")

        @channel.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            ready = agent is not None and agent.is_ready()
            return response.json({"ready": ready}, status=200 if ready else 503)

        @channel.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request, on_new_message)

        return channel

    async def _receive(
        self, request: Request, on_new_message: OnNewMessage
    ) -> HTTPResponse:
        if not self._knows(request.headers.get("Authorization", "")):
            return _refused(401, "secret_wrong", "the gateway's secret is wrong")
        body = request.json
        if not (
            isinstance(body, dict)
            and isinstance(body.get("conversation"), str)
            and isinstance(body.get("text"), str)
            and body["text"].strip()
        ):
            return _refused(422, "message_unusable", "conversation and text are needed")
        message = _user_message(body)
        late = await self._late(request, message)
        if late.to_the_same_words:
            messages = await _as_sent(late.to_the_same_words)
            return response.json({"messages": messages, "said_late": True})
        await self._to_the_end(message, on_new_message)
        messages = await _as_sent(late.to_be_told)
        messages += [_outgoing(m) for m in message.output_channel.messages]
        answer: dict[str, Any] = {"messages": messages}
        if body.get("red_flag"):
            tracker = await _store(request).retrieve(message.sender_id)
            answer["withdrawn"] = _withdrew(tracker, message.metadata)
        return response.json(answer)

    async def _late(self, request: Request, message: UserMessage) -> Late:
        """What was said too late; with a red flag the gateway would not show it."""
        if not message.metadata.get(UNSEEN) or message.metadata.get("red_flag"):
            return Late()
        if going_on := self._going_on.get(message.sender_id):
            await asyncio.wait({going_on})
        tracker = await _store(request).retrieve(message.sender_id)
        return late_answers(tracker, message) if tracker else Late()

    async def _to_the_end(
        self, message: UserMessage, on_new_message: OnNewMessage
    ) -> None:
        """Hear `message` to its end, also where the gateway has given up waiting.

        Sanic cancels what a lost connection asked for. Cut off half way, a request
        would be sent or cancelled, and the talk would know nothing of it.
        """
        hearing = asyncio.ensure_future(on_new_message(message))
        try:
            await asyncio.shield(hearing)
        except asyncio.CancelledError:
            self._going_on[message.sender_id] = hearing
            hearing.add_done_callback(lambda done: self._heard_late(done, message))
            raise

    def _heard_late(self, done: "asyncio.Future[Any]", message: UserMessage) -> None:
        if self._going_on.get(message.sender_id) is done:
            del self._going_on[message.sender_id]
        if not done.cancelled() and (error := done.exception()):
            name = type(error).__name__
            logger.error("a turn that was given up on could not be heard (%s)", name)

    def _knows(self, authorization: str) -> bool:
        return hmac.compare_digest(
            authorization.encode(), f"Bearer {self._secret}".encode()
        )


class WholeMessages(CollectingOutputChannel):
    """Keeps what Rasa's own collector drops: the response's name and metadata.

    A paragraph is said once in an answer of several messages.
    """

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        said = {p for m in self.messages for p in _paragraphs(m)}
        own = _paragraphs(message)
        left = [p for p in own if p not in said]
        if left or not own:
            self.messages.append({**message, "text": PARAGRAPH_END.join(left)})


def _paragraphs(message: dict[str, Any]) -> list[str]:
    text = message.get("text")
    return text.split(PARAGRAPH_END) if text else []


def defuse(text: str) -> str:
    """Typed text that Rasa cannot take for a command."""
    stripped = text.strip()
    if not stripped.startswith(COMMAND_PREFIX):
        return stripped
    return HARMLESS_SLASH + stripped.lstrip(COMMAND_PREFIX)


def _user_message(body: dict[str, Any]) -> UserMessage:
    typed = body.get("typed", True)
    metadata = dict(body.get("metadata") or {})
    if typed:
        metadata["typed_text"] = body["text"]
    if body.get("red_flag"):
        metadata["red_flag"] = body["red_flag"]
    return UserMessage(
        text=defuse(body["text"]) if typed else body["text"],
        output_channel=WholeMessages(),
        sender_id=body["conversation"],
        input_channel=GatewayChannel.name(),
        metadata=metadata,
    )


def _withdrew(tracker: DialogueStateTracker | None, metadata: dict[str, Any]) -> bool:
    """Whether the pipeline found that this very message tells of no danger."""
    if tracker is None or tracker.latest_message is None:
        return False
    heard = tracker.latest_message
    return heard.metadata.get("message_id") == metadata.get("message_id") and any(
        entity.get("entity") == WITHDRAWN for entity in heard.entities
    )


def _store(request: Request) -> TrackerStore:
    store: TrackerStore = request.app.ctx.agent.tracker_store
    return store


async def _as_sent(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    whole = WholeMessages()
    for each in said:
        await whole.send_response("", each)
    return [_outgoing(message) for message in whole.messages]


def _outgoing(message: dict[str, Any]) -> dict[str, Any]:
    own = message.get("metadata") or {}
    return {
        "text": message.get("text") or "",
        "kind": own.get("kind", "answer"),
        "action": message.get("utter_action"),
        "facts": own.get("facts", []),
        "topic": own.get("topic"),
        "buttons": [
            {"title": button["title"], "payload": button["payload"]}
            for button in message.get("buttons") or []
        ],
    }


def _refused(status: int, code: str, message: str) -> HTTPResponse:
    return response.json({"error": {"code": code, "message": message}}, status=status)
