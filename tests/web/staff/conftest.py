import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette
from starlette.testclient import TestClient

from veinguide.storage import staff

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
