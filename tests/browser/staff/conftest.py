"""The real web app with a day's requests in it, and staff in headless Chromium."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from veinguide.booking.request import ConsentGiven, RequestDetails, Slot
from veinguide.content import load_content
from veinguide.settings import WebSettings
from veinguide.staff import Passwords
from veinguide.storage import staff
from veinguide.storage.bookings import CALL_BACK, VISIT, move_request, save_request
from veinguide.storage.outbox import record_delivered, record_failed
from veinguide.storage.requests import find_request
from veinguide.storage.turns import TurnRecord, record_turn
from veinguide.triage import load_triage
from web.app import create_app

EMAIL, PASSWORD = "rosa@clinic.example", "correct horse battery"
NOW = datetime(2026, 11, 27, 18, 12, tzinfo=timezone.utc)
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SLOT = datetime(2026, 12, 1, 15, 30, tzinfo=timezone.utc)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": LEVELS}}


class SilentRasa:
    """Nobody chats here."""

    async def close(self) -> None: ...


@pytest.fixture
def codes(sessions) -> dict[str, str]:
    """A morning's requests: their codes, by who sent them."""
    with sessions.begin() as session:
        return fill(session)


def fill(session: Session) -> dict[str, str]:
    """Invented people; the one who wrote last comes last."""
    walter = send(
        session,
        hours_ago=75,
        visitor_name="Walter Hughes",
        visitor_phone="+18165550121",
        preferred_days="Mondays",
        preferred_time="after 2 pm",
        consents=[("call", True), ("text", False)],
    )
    dolores = send(
        session,
        hours_ago=28,
        visitor_name="Dolores Reyes-Whitfield",
        visitor_phone="+18165550134",
        visitor_email="dolores@mail.example",
        slot=Slot("slot-9", SLOT, SLOT + timedelta(minutes=30)),
        reason_category="varicose veins",
        consents=[("call", False), ("text", False)],
    )
    tim = send(
        session,
        hours_ago=3,
        visitor_name="Tim Okafor",
        guardian_name="Grace Okafor",
        visitor_phone="+18165550117",
        preferred_days="Wednesday or Thursday",
        preferred_time="mornings",
        consents=[("call", True), ("text", False)],
    )
    maria = send(
        session,
        hours_ago=1,
        visitor_name="Maria Lopez",
        visitor_phone="+18165550143",
        preferred_days="Tuesday",
        preferred_time="any time",
        reason_category="leg cramps",
        consents=[("call", True), ("text", True)],
    )
    call_back = send(
        session,
        hours_ago=0.3,
        kind=CALL_BACK,
        visitor_phone="+18165550155",
        consents=[("call", True)],
    )
    for code in (walter, dolores, tim, call_back):
        [delivery] = find_request(session, code).deliveries
        record_delivered(session, delivery.id, now=delivery.created_at, receipt=None)
    [stuck] = find_request(session, maria).deliveries
    for _ in range(4):
        record_failed(
            session,
            stuck.id,
            error="webhook: HTTP 500",
            next_attempt_at=NOW + timedelta(minutes=8),
        )
    move_request(
        session,
        walter,
        "contacted",
        by="ben@clinic.example",
        now=NOW - timedelta(hours=27),
        note="Left a message with his daughter. She asks us to ring again on Friday.",
    )
    return {
        "walter": walter,
        "dolores": dolores,
        "tim": tim,
        "maria": maria,
        "call back": call_back,
    }


def send(
    session: Session,
    *,
    hours_ago: float,
    kind: str = VISIT,
    consents: list[tuple[str, bool]],
    **told: Any,
) -> str:
    at = NOW - timedelta(hours=hours_ago)
    conversation = f"chat-{told['visitor_phone'][-4:]}"
    record_turn(session, TurnRecord(conversation, at, "I'd like to book a visit"))
    details = RequestDetails(
        conversation_id=conversation,
        consents=tuple(ConsentGiven(p, given, "1", at) for p, given in consents),
        **told,
    )
    channels = ["webhook"]
    return save_request(session, details, channels=channels, now=at, kind=kind).code


@pytest.fixture
def address(sessions, tmp_path: Path, database_url: str, data_secrets) -> Iterator[str]:
    settings = WebSettings.from_env(
        {
            "VEINGUIDE_VAR": str(tmp_path),
            "VEINGUIDE_DATABASE_URL": database_url,
            "VEINGUIDE_RASA_SECRET": "r" * 32,
            "VEINGUIDE_STAFF_SECRET": "s" * 32,
            **data_secrets,
        }
    )
    with sessions.begin() as session:
        staff.add_member(session, EMAIL, QUICK.hash(PASSWORD), now=NOW)
    app = create_app(
        settings,
        rasa=SilentRasa(),
        triage=load_triage(),
        content=load_content(),
        sessions=sessions,
        passwords=Passwords(QUICK),
        clock=lambda: NOW,
    )
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)


@dataclass
class Desk:
    """A member of the staff in a browser without JavaScript."""

    page: Page
    address: str

    def opens(self, path: str) -> "Desk":
        self.page.goto(self.address + path)
        return self

    def signs_in(self) -> "Desk":
        self.page.get_by_label("Email").fill(EMAIL)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()
        self.page.wait_for_load_state("load")  # the style sheets too
        return self

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def violations(self) -> list[str]:
        """What axe finds at WCAG 2.2 AA."""
        results = Axe().run(self.page, options=RULES)
        return [
            f"{violation['id']}: {node['html']}"
            for violation in results.response["violations"]
            for node in violation["nodes"]
        ]


@pytest.fixture
def arrive(browser: Browser, address: str) -> Iterator[Callable[..., Desk]]:
    contexts = []

    def new_desk(**how: Any) -> Desk:
        contexts.append(browser.new_context(**how))
        contexts[-1].set_default_timeout(5000)
        return Desk(contexts[-1].new_page(), address)

    yield new_desk
    for context in contexts:
        context.close()


@pytest.fixture
def desk(arrive: Callable[..., Desk]) -> Desk:
    return arrive(java_script_enabled=False)
