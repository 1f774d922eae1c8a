import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from veinguide.booking.request import ConsentGiven, RequestDetails
from veinguide.storage import chats
from veinguide.storage.models import Chat
from veinguide.storage.requests import requests_with_status
from veinguide.storage.unfinished import keep_unfinished
from web.chores import Chore, running


@pytest.fixture
def soon():
    """Whether something becomes true within two seconds."""

    def wait_for(happened: Callable[[], bool]) -> bool:
        tries = iter(range(200))
        while not happened() and next(tries, None) is not None:
            time.sleep(0.01)
        return happened()

    return wait_for


def test_starting_forgets_what_is_too_old(soon, build, sessions, clock):
    with sessions.begin() as session:
        chats.start_chat(
            session,
            token_hash="old",
            now=clock() - timedelta(days=31),
            lifetime=timedelta(hours=24),
        )

    def chats_left() -> int:
        with sessions() as session:
            return session.query(Chat).count()

    with TestClient(build()):
        assert soon(lambda: chats_left() == 0)


def test_a_database_that_cannot_forget_does_not_stop_the_app(
    soon, build, sessions, caplog
):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE turns"))

    with TestClient(build()) as client:
        assert soon(lambda: "old conversations could not be deleted" in caplog.text)
        assert client.get("/healthz").status_code == 200


@pytest.fixture
def half_done(clock):
    def of(conversation: str) -> RequestDetails:
        return RequestDetails(
            conversation,
            "+18165550143",
            visitor_name="Anna Lopez",
            consents=(ConsentGiven("call", True, "1", clock()),),
        )

    return of


@pytest.fixture
def call_backs(sessions):
    def all_of_them():
        with sessions() as session:
            return requests_with_status(session, ["requested"], limit=10)

    return all_of_them


def test_a_form_left_alone_becomes_a_call_back(
    soon, build, sessions, clock, half_done, call_backs
):
    with sessions.begin() as session:
        keep_unfinished(session, half_done("c"), now=clock() - timedelta(minutes=31))

    with TestClient(build()):
        assert soon(call_backs)
    (made,) = call_backs()
    assert (made.kind, made.visitor_name) == ("call_back", "Anna Lopez")
    assert made.consents_to("call")


def test_a_chat_that_was_ended_leaves_a_call_back_at_once(
    soon, build, sessions, clock, half_done, call_backs
):
    with sessions.begin() as session:
        chat = chats.start_chat(
            session, token_hash="t", now=clock(), lifetime=timedelta(hours=24)
        )
        keep_unfinished(session, half_done(chat.id), now=clock())
        chats.end_chat(session, chat.id, now=clock())

    with TestClient(build()):
        assert soon(call_backs)


def test_a_form_that_somebody_still_fills_in_is_left_alone(
    soon, build, sessions, clock, half_done, call_backs
):
    with sessions.begin() as session:
        keep_unfinished(session, half_done("c"), now=clock() - timedelta(minutes=5))
        keep_unfinished(session, half_done("d"), now=clock() - timedelta(minutes=40))

    with TestClient(build()):
        assert soon(call_backs)
    assert [made.conversation_id for made in call_backs()] == ["d"]


def test_what_nobody_foresaw_ends_no_chore(caplog):
    done = []

    def fails() -> str:
        done.append(1)
        raise UnicodeEncodeError("ascii", "Anna Lopez", 0, 1, "not in range")

    async def a_while() -> None:
        async with running([Chore("delivery", 0.01, fails)]):
            while len(done) < 3:
                await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(a_while(), 5))

    assert "delivery failed, and is tried again: UnicodeEncodeError" in caplog.text
    assert "Anna" not in caplog.text
