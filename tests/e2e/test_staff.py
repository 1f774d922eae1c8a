"""Staff read what was said, on the real processes."""

import re
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from veinguide.storage.requests import find_request

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


@pytest.fixture
def sent_request(visitor) -> str:
    """The code of a request that a visitor sent over the chat."""
    for words in (
        "book a consultation",
        "Ann Lee",
        "816-555-0199",
        "Monday afternoon",
        "yes, you may call",
        "no texts please",
        "skip",
    ):
        visitor.says(words)
    sent = visitor.says("yes, send it")
    return re.search(r"VG-\w+", sent).group(0)


def test_a_booking_is_in_the_database_as_requested(sent_request, product) -> None:
    with product.sessions()() as session:
        stored = find_request(session, sent_request)
    assert (stored.status, stored.visitor_name) == ("requested", "Ann Lee")
    assert stored.visitor_phone == "+18165550199"
    assert stored.consents_to("call")
    assert not stored.consents_to("text")
    database = Path(product.env["VEINGUIDE_VAR"]) / "veinguide.db"
    assert b"Ann Lee" not in database.read_bytes()


def test_a_booking_is_worked_in_the_inbox(sent_request, staff, product) -> None:
    inbox = search(staff, "ann lee")
    assert "Ann Lee" in inbox
    assert "may call" in inbox
    assert "do not text" in inbox
    path = f"/staff/requests/{sent_request}"
    assert f'href="{path}"' in inbox

    contacted = press(staff, path, "contacted", note="Rang; she can come on Monday.")
    assert "The request is now <strong>contacted</strong>." in contacted
    agreed = {
        "visit_date": f"{date.today() + timedelta(days=7)}",
        "visit_time": "14:00",
    }
    confirmed = press(staff, path, "confirmed", note="She comes at 2.", **agreed)
    assert "The request is now <strong>confirmed</strong>" in confirmed
    assert "2:00 PM" in confirmed

    history = re.sub(r"<[^>]+>|\s+", " ", confirmed[confirmed.index("History") :])
    told = " ".join(history.split())
    day = r"(today|yesterday), \d+:\d\d [AP]M"
    confirmed = (
        rf"Contacted → Confirmed for [\w, ]+, 2:00 PM by {EMAIL}, {day} She comes"
    )
    assert re.search(confirmed, told)
    assert re.search(f"Requested → Contacted by {EMAIL}, {day} Rang; she can", told)
    assert re.search(f"Request sent by the visitor, {day}", told)
    assert sent_request in staff.get("/staff/requests?show=confirmed").text
    with product.sessions()() as session:
        stored = find_request(session, sent_request)
    assert [(c.by, c.after) for c in stored.changes] == [
        ("visitor", "requested"),
        (EMAIL, "contacted"),
        (EMAIL, "confirmed"),
    ]


def test_a_booking_is_found_by_phone_and_the_number_is_in_no_log(
    sent_request, staff, product
) -> None:
    found = search(staff, "(816) 555-0199")
    assert sent_request in found
    assert not re.search(r"555\D{0,3}0199", product.output.read_text())


def test_no_words_of_a_visitor_are_in_the_logs(visitor, product) -> None:
    visitor.says("zebracanary is my secret, and why do legs cramp")
    visitor.says("zebracanary blah blah gibberish")
    assert "zebracanary" not in product.output.read_text()


def press(staff: httpx.Client, path: str, to: str, **fields: str) -> str:
    page = staff.get(path).text
    form = page[page.index('class="moves"') :]
    kept = dict(re.findall('type="hidden" name="(\\w+)" value="([^"]*)"', form))
    return staff.post(path, data={**kept, "to": to, **fields}).text


def search(staff: httpx.Client, asked: str) -> str:
    page = staff.get("/staff/requests").text
    token = re.search(r'name="form_token" value="([^"]+)"', page).group(1)
    return staff.post(
        "/staff/requests", data={"form_token": token, "asked": asked}
    ).text
