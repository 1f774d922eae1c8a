import asyncio
import time

import httpx
import pytest

from web.queue import Queue


@pytest.fixture
def talk(build):
    """Send messages of one chat at once; the answers in the order of the messages."""

    async def run(texts: list[str]) -> list[httpx.Response]:
        app = build()
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
            token = (await http.post("/chat/sessions")).json()["token"]
            headers = {"Authorization": f"Bearer {token}"}
            asked = [
                http.post("/chat/messages", json={"text": text}, headers=headers)
                for text in texts
            ]
            responses = await asyncio.gather(*asked)
            history = await http.get("/chat/messages", headers=headers)
            await app.state.gateway.close()
            return [*responses, history]

    return lambda texts: asyncio.run(run(texts))


def test_messages_sent_at_once_are_answered_one_by_one_in_order(talk, rasa):
    rasa.delay_seconds = 0.02
    texts = [f"message {number}" for number in range(8)]

    *answers, history = talk(texts)

    assert [question.text for question in rasa.sent] == texts
    assert {answer.status_code for answer in answers} == {200}
    authors = [message["author"] for message in history.json()["messages"][1:]]
    assert authors == ["visitor", "assistant"] * 8


def test_a_red_flag_does_not_wait_its_turn(talk, rasa):
    rasa.delay_seconds = 0.3

    slow, urgent, _ = talk(["slow question", "chest pain"])

    assert slow.json()["messages"][0]["kind"] == "answer"
    assert urgent.json()["messages"][0]["kind"] == "emergency"
    assert urgent.elapsed < slow.elapsed * 2


def test_whoever_does_not_wait_leaves_the_order_of_the_others():
    order: list[str] = []

    async def first(queue: Queue) -> None:
        with queue.place("chat"):
            await asyncio.sleep(0.05)
            order.append("first")

    async def impatient(queue: Queue) -> None:
        with queue.place("chat"):
            order.append("impatient")

    async def last(queue: Queue) -> None:
        with queue.place("chat") as place:
            await place.reached()
            order.append("last")

    async def run() -> Queue:
        queue = Queue()
        await asyncio.gather(first(queue), impatient(queue), last(queue))
        return queue

    queue = asyncio.run(run())

    assert order == ["impatient", "first", "last"]
    assert queue._last == {}


def test_a_cancelled_one_lets_the_next_go():
    async def wait_in(queue: Queue, seconds: float) -> float:
        with queue.place("chat") as place:
            await place.reached()
            await asyncio.sleep(seconds)
            return time.monotonic()

    async def run() -> float:
        queue = Queue()
        first = asyncio.create_task(wait_in(queue, 5))
        second = asyncio.create_task(wait_in(queue, 5))
        third = asyncio.create_task(wait_in(queue, 0))
        await asyncio.sleep(0.01)
        second.cancel()
        first.cancel()
        began = time.monotonic()
        return await third - began

    assert asyncio.run(run()) < 1
