import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette
from starlette.testclient import TestClient

from veinguide.booking.request import RequestDetails
from veinguide.storage import staff
from veinguide.storage.bookings import VISIT, move_request, save_request
from veinguide.storage.outbox import record_failed
from veinguide.storage.requests import find_request

EMAIL = "anna@clinic.example"
PASSWORD = "correct horse battery"


@dataclass
class Browser:
    """A staff member's browser: keeps cookies, fills in the forms it is shown."""

    client: TestClient

    def open(self, path: str):
        return self.client.get(path, follow_redirects=False)

    def form_token(self, path: str) -> str:
        page = self.client.get(path).text
        return re.findall('name="form_token" value="([^"]+)"', page)[0]

    def submit(self, path: str, **fields: str):
        return self.client.post(path, data=fields, follow_redirects=False)

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD):
        return self.submit(
            "/staff/login",
            form_token=self.form_token("/staff/login"),
            email=email,
            password=password,
        )

    def sign_out(self):
        return self.submit("/staff/logout", form_token=self.form_token("/staff"))


@pytest.fixture
def password_hash(hasher: PasswordHasher) -> str:
    return hasher.hash(PASSWORD)


@pytest.fixture
def anna(sessions: "sessionmaker[Session]", password_hash: str, clock) -> None:
    with sessions.begin() as session:
        staff.add_member(session, EMAIL, password_hash, now=clock())


@pytest.fixture
def browser(client: TestClient, anna: None) -> Browser:
    """Not signed in."""
    return Browser(client)


@pytest.fixture
def second_browser(client: TestClient, anna: None) -> Browser:
    """Somebody else's, at the same app."""
    return Browser(TestClient(client.app))


@pytest.fixture
def desk(browser: Browser) -> Browser:
    """Signed in."""
    assert browser.sign_in().status_code == 303
    return browser


@pytest.fixture
def production_browser(
    build: Callable[..., Starlette], anna: None
) -> Iterator[Browser]:
    app = build(environment="production")
    with TestClient(app, base_url="https://testserver") as client:
        yield Browser(client)


@pytest.fixture
def send(sessions: "sessionmaker[Session]", clock) -> Callable[..., str]:
    """Send a booking request as the form does; its code."""

    def new_request(conversation: str = "maria", **told: object) -> str:
        kind = told.pop("kind", VISIT)
        channels = told.pop("channels", [])
        details = RequestDetails(
            conversation_id=conversation,
            **{
                "visitor_phone": "+18165550143",
                "visitor_name": "Maria Lopez",
                "preferred_days": "Tuesday",
                "preferred_time": "mornings",
                **told,
            },
        )
        with sessions.begin() as session:
            return save_request(
                session, details, channels=channels, now=clock(), kind=kind
            ).code

    return new_request


@pytest.fixture
def move(sessions: "sessionmaker[Session]", clock) -> Callable[..., None]:
    """Move a request as a colleague does."""

    def by_a_colleague(code: str, status: str, by: str = "ben@clinic.example") -> None:
        with sessions.begin() as session:
            move_request(session, code, status, by=by, now=clock())

    return by_a_colleague


@pytest.fixture
def fail(sessions: "sessionmaker[Session]", clock) -> Callable[..., None]:
    """Let a request's first delivery fail `times` times."""

    def fail(code: str, times: int) -> None:
        with sessions.begin() as session:
            delivery = find_request(session, code).deliveries[0].id
            for _ in range(times):
                record_failed(
                    session,
                    delivery,
                    error="webhook: HTTP 500",
                    next_attempt_at=clock() + timedelta(hours=1),
                )

    return fail
