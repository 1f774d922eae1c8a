import asyncio
import json
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic
from sanic.response import HTTPResponse

from addons.gateway_channel import GatewayChannel, WholeMessages, defuse

SECRET = "a-secret-of-at-least-thirty-two-characters"

Post = Callable[..., Awaitable[HTTPResponse]]


@pytest.mark.parametrize(
    ("typed", "reaches_rasa"),
    [
        ("my legs cramp", "my legs cramp"),
        ("/book_consultation", "∕book_consultation"),
        ("  /restart", "∕restart"),
        ("///report_crisis{}", "∕report_crisis{}"),
        ("either/or", "either/or"),
    ],
)
def test_typed_text_never_starts_with_a_slash(typed: str, reaches_rasa: str) -> None:
    assert defuse(typed) == reaches_rasa


class FakeRequest:
    def __init__(self, body: Any, secret: str = SECRET) -> None:
        self.json = body
        self.headers = {"Authorization": f"Bearer {secret}"}


def receive(body: Any, secret: str = SECRET) -> tuple[int, list[UserMessage]]:
    heard: list[UserMessage] = []

    async def on_new_message(message: UserMessage) -> None:
        heard.append(message)
        await message.output_channel.send_response(
            "c",
            {
                "text": "Leaky veins.",
                "utter_action": "utter_ask_x",
                "metadata": {"kind": "answer", "facts": ["leaky"]},
            },
        )

    reply = asyncio.run(
        GatewayChannel(SECRET)._receive(FakeRequest(body, secret), on_new_message)
    )
    return reply.status, heard


def test_a_wrong_secret_is_refused_and_nothing_is_heard() -> None:
    assert receive({"conversation": "c", "text": "hi"}, "wrong") == (401, [])


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"conversation": "c"},
        {"conversation": "c", "text": " "},
        {"text": "hi"},
    ],
)
def test_an_unusable_body_is_refused(body: Any) -> None:
    assert receive(body) == (422, [])


def test_typed_words_are_kept_for_the_log() -> None:
    _, heard = receive({"conversation": "c", "text": "/restart", "typed": True})
    assert heard[0].text == "∕restart"
    assert heard[0].metadata["typed_text"] == "/restart"


def test_a_choice_reaches_rasa_as_the_intent_it_names() -> None:
    _, heard = receive(
        {
            "conversation": "c",
            "text": "/ask_cost",
            "typed": False,
            "metadata": {"choice_label": "What does it cost?"},
        }
    )
    assert heard[0].text == "/ask_cost"


@pytest.mark.parametrize(
    ("entities", "heard", "withdrawn"),
    [
        ([{"entity": "withdrawn_red_flag", "value": "fainting"}], "m1", True),
        ([{"entity": "red_flag", "value": "fainting"}], "m1", False),
        ([{"entity": "withdrawn_red_flag", "value": "fainting"}], "m2", False),
    ],
)
def test_a_message_with_a_red_flag_comes_back_with_what_became_of_it(
    entities: list[dict[str, str]], heard: str, withdrawn: bool
) -> None:
    said = UserUttered("hi", entities=entities, metadata={"message_id": heard})
    tracker = DialogueStateTracker.from_events("c", [said])
    body = {"conversation": "c", "text": "hi", "red_flag": "fainting"}
    reply = asyncio.run(told({**body, "metadata": {"message_id": "m1"}}, tracker))
    assert json.loads(reply.body)["withdrawn"] is withdrawn


async def told(body: Any, tracker: DialogueStateTracker | None) -> HTTPResponse:
    async def on_new_message(message: UserMessage) -> None:
        pass

    async def retrieve(sender_id: str) -> DialogueStateTracker | None:
        return tracker

    request = FakeRequest(body)
    store = SimpleNamespace(retrieve=retrieve)
    agent = SimpleNamespace(tracker_store=store)
    request.app = SimpleNamespace(ctx=SimpleNamespace(agent=agent))
    return await GatewayChannel(SECRET)._receive(request, on_new_message)


def test_a_conversation_that_was_not_kept_withdraws_nothing() -> None:
    body = {"conversation": "c", "text": "hi", "red_flag": "fainting"}
    assert json.loads(asyncio.run(told(body, None)).body)["withdrawn"] is False


def test_a_turn_that_was_given_up_and_fails_is_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def on_new_message(message: UserMessage) -> None:
        await asyncio.sleep(0.05)
        raise RuntimeError(message.text)

    async def give_up() -> None:
        body = {"conversation": "c", "text": "my mother's number"}
        receiving = GatewayChannel(SECRET)._receive(FakeRequest(body), on_new_message)
        lost = asyncio.ensure_future(receiving)
        await asyncio.sleep(0.01)
        lost.cancel()
        await asyncio.sleep(0.1)

    asyncio.run(give_up())
    assert "RuntimeError" in caplog.text
    assert "mother" not in caplog.text


def test_the_channel_mounts_on_sanic() -> None:
    app = Sanic("mounts")
    channel = GatewayChannel(SECRET).blueprint(lambda message: None)
    app.blueprint(channel, url_prefix="/webhooks/gateway")
    assert "webhooks/gateway/webhook" in {route.path for route in app.router.routes}


def test_a_paragraph_is_said_once_in_an_answer_of_several_messages() -> None:
    channel = WholeMessages()
    for text in ("Call 911.\n\nThe form.", "Call 911.\n\nYour name?", "Call 911."):
        asyncio.run(channel.send_response("c", {"text": text, "buttons": []}))
    asyncio.run(channel.send_response("c", {"buttons": ["Yes"]}))
    assert [m.get("text") for m in channel.messages] == [
        "Call 911.\n\nThe form.",
        "Your name?",
        "",
    ]
