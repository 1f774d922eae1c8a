"""Staff read what was said, on the real processes."""

import re
import sqlite3
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.e2e

EMAIL, PASSWORD = "rosa@clinic.example", "a long enough password"


@pytest.fixture(scope="module")
def staff(product) -> httpx.Client:
    product.run("veinguide.staff", "add", EMAIL, words=f"{PASSWORD}\n")
    with httpx.Client(base_url=product.url, follow_redirects=True) as browser:
        page = browser.get("/staff").text
        token = re.search(r'name="form_token" value="([^"]+)"', page).group(1)
        signed_in = browser.post(
            "/staff/login",
            data={"email": EMAIL, "password": PASSWORD, "form_token": token},
        )
        assert signed_in.status_code == 200, signed_in.text
        yield browser


def test_staff_read_a_conversation_afterwards(visitor, staff) -> None:
    visitor.says("why do my calves cramp <b>canary one</b>")
    listed = staff.get("/staff").text
    assert "canary one" in listed
    link = re.search(r'href="(/staff/conversations/[^"]+)"', listed)
    shown = staff.get(link.group(1)).text
    assert "&lt;b&gt;canary one&lt;/b&gt;" in shown
    assert "ask_cramps_cause" in shown


def test_an_emergency_is_marked(visitor, staff) -> None:
    visitor.says("canary two: my chest hurts and I can't breathe")
    assert "mergency" in staff.get("/staff").text


def test_the_log_is_closed_to_everybody_else(product) -> None:
    page = httpx.get(f"{product.url}/staff", follow_redirects=True).text
    assert "canary" not in page


def test_a_booking_is_in_the_database_as_requested(visitor, product) -> None:
    for words in (
        "book a consultation",
        "Ann Lee",
        "816-555-0199",
        "Monday",
        "afternoon",
        "skip",
    ):
        visitor.says(words)
    sent = visitor.says("yes, send it")
    code = re.search(r"VG-\w+", sent).group(0)
    with sqlite3.connect(Path(product.env["VEINGUIDE_VAR"]) / "veinguide.db") as db:
        rows = db.execute(
            "SELECT status, visitor_name, visitor_phone FROM booking_requests "
            "WHERE code = ?",
            (code,),
        ).fetchall()
    assert rows == [("requested", "Ann Lee", "+18165550199")]


def test_no_words_of_a_visitor_are_in_the_logs(visitor, product) -> None:
    visitor.says("zebracanary is my secret, and why do legs cramp")
    visitor.says("zebracanary blah blah gibberish")
    assert "zebracanary" not in product.output.read_text()
