import asyncio
import json

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from web.rasa_client import Question, RasaButton, RasaClient, RasaMessage

QUESTION = Question(
    "c" * 32, "/book_consultation", typed=True, message_id="m2", unseen=("m1",)
)
SAID = {
    "text": " Leaky veins. ",
    "kind": "answer",
    "action": "utter_ask_cramps_cause",
    "facts": ["leaky-pipes"],
    "topic": "cramps",
    "buttons": [{"title": "More", "payload": "/ask_more"}],
}


@pytest.fixture
def requests():
    return []


@pytest.fixture
def ask(requests):
    """Ask a Rasa that gives the response."""

    def ask_once(response: Response, *, delay: float = 0.0) -> tuple[RasaMessage, ...]:
        async def webhook(request: Request) -> Response:
            requests.append((request.headers["Authorization"], await request.json()))
            await asyncio.sleep(delay)
            return response

        return asyncio.run(_ask(webhook))

    return ask_once


async def _ask(webhook) -> tuple[RasaMessage, ...]:
    route = Route("/webhooks/gateway/webhook", webhook, methods=["POST"])
    client = new_client(httpx.ASGITransport(Starlette(routes=[route])))
    try:
        return await client.ask(QUESTION)
    finally:
        await client.close()


def new_client(transport: httpx.AsyncBaseTransport | None = None) -> RasaClient:
    return RasaClient(
        url="http://127.0.0.1:1/",
        actions_url="http://127.0.0.1:1",
        secret="r" * 32,
        timeout_seconds=0.2,
        transport=transport,
    )


def test_the_question_is_sent_as_the_channel_wants_it(ask, requests):
    ask(JSONResponse({"messages": [SAID]}))

    assert requests == [
        (
            "Bearer " + "r" * 32,
            {
                "conversation": "c" * 32,
                "text": "/book_consultation",
                "typed": True,
                "red_flag": None,
                "metadata": {
                    "choice_label": None,
                    "message_id": "m2",
                    "unseen": ["m1"],
                },
            },
        )
    ]


def test_the_answer_is_read_whole(ask):
    assert ask(JSONResponse({"messages": [SAID]})) == (
        RasaMessage(
            "Leaky veins.",
            "answer",
            facts=("leaky-pipes",),
            action="utter_ask_cramps_cause",
            buttons=(RasaButton("More", "/ask_more"),),
        ),
    )


def test_every_message_of_an_answer_that_withdraws_a_red_flag_says_so(ask):
    answer = {"messages": [SAID, SAID], "withdrawn": True}

    assert [m.withdraws_red_flag for m in ask(JSONResponse(answer))] == [True, True]


def test_an_answer_that_was_late_says_so(ask):
    [message] = ask(JSONResponse({"messages": [SAID], "said_late": True}))

    assert message.is_said_late


def test_messages_without_words_are_left_out(ask):
    empty = {**SAID, "text": " "}

    assert [m.text for m in ask(JSONResponse({"messages": [empty, SAID]}))] == [
        "Leaky veins."
    ]


def test_an_unknown_kind_is_an_answer(ask):
    [message] = ask(JSONResponse({"messages": [{**SAID, "kind": "shout"}]}))

    assert message.kind == "answer"


@pytest.mark.parametrize(
    "response",
    [
        JSONResponse({"messages": []}),
        JSONResponse([]),
        JSONResponse({"messages": None}),
        JSONResponse({"messages": ["words"]}),
        JSONResponse({"messages": [{"kind": "answer"}]}),
        JSONResponse({"error": {"code": "boom"}}, status_code=500),
        JSONResponse({"error": {"code": "secret_wrong"}}, status_code=401),
        PlainTextResponse("not json"),
    ],
)
def test_nothing_usable_is_no_answer(ask, response):
    assert ask(response) == ()


def test_a_slow_rasa_is_no_answer(ask):
    assert ask(JSONResponse({"messages": [SAID]}), delay=1.0) == ()


def test_a_rasa_that_is_down_is_no_answer():
    client = new_client()

    assert asyncio.run(client.ask(QUESTION)) == ()


def test_a_rasa_that_is_down_is_not_ready():
    client = new_client()

    assert asyncio.run(client.is_ready()) is False


@pytest.mark.parametrize(("status", "ready"), [(200, True), (503, False)])
def test_rasa_and_the_action_server_say_themselves_whether_they_are_ready(
    status, ready
):
    async def health(request: Request) -> Response:
        return JSONResponse({}, status_code=status)

    routes = [Route("/webhooks/gateway/", health), Route("/health", health)]
    client = new_client(httpx.ASGITransport(Starlette(routes=routes)))

    assert asyncio.run(client.is_ready()) is ready
    assert asyncio.run(client.actions_are_ready()) is ready


def test_the_visitors_words_are_not_logged(ask, caplog):
    caplog.set_level("DEBUG")
    broken = json.dumps({"messages": [{"text": "canary-7731"}]})[:-4]

    ask(PlainTextResponse(broken))

    assert "Rasa" in caplog.text
    assert "canary-7731" not in caplog.text
