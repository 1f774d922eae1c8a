import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from web.pages import short_time

PAGES = ["/", "/staff/login", "/nothing"]


def test_the_demo_page_shows_the_widget_and_says_what_it_is(client):
    page = client.get("/")

    assert page.status_code == 200
    assert "This page is a demonstration" in page.text
    assert '<script src="/widget/vein-guide.js" type="module"></script>' in page.text
    assert '<vein-guide clinic-name="Example Vein Clinic" clinic-phone="' in page.text
    assert "Example Vein Clinic" in page.text


def test_without_javascript_the_phone_number_stands_there(client):
    [noscript] = re.findall("<noscript>.*?</noscript>", client.get("/").text)

    assert "816-396-0245" in noscript
    assert "911" in noscript


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_ask_nothing_of_other_servers(client, page):
    fetched = re.findall(r'(?:src|href)="([^"]+)"', client.get(page).text)

    assert fetched
    assert not [address for address in fetched if "//" in address]


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_no_inline_style_or_script(client, page):
    text = client.get(page).text

    assert not re.search(r"\sstyle=|\son\w+=|<style|<script>", text)


@pytest.mark.parametrize(
    "address",
    ["/static/demo.css", "/static/staff.css", "/favicon.ico", "/widget/vein-guide.js"],
)
def test_what_the_pages_name_is_served(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address", ["/static/../app.py", "/widget/%2e%2e/.env", "/.git/config"]
)
def test_no_file_outside_the_folders_is_served(client, address):
    assert client.get(address).status_code == 404


def test_staff_who_are_lost_are_led_back_to_the_conversations(client):
    assert 'href="/staff"' in client.get("/staff/nothing").text


def test_the_widget_is_sent_compressed(client) -> None:
    shown = client.get("/widget/chat.js", headers={"Accept-Encoding": "gzip"})
    assert shown.headers["Content-Encoding"] == "gzip"
    assert "nosniff" in shown.headers["X-Content-Type-Options"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T18:05+00:00", "today, 12:05 PM"),
        ("2026-11-23T06:00+00:00", "today, 12:00 AM"),
        ("2026-11-23T05:59+00:00", "yesterday, 11:59 PM"),
        ("2026-11-24T15:30+00:00", "tomorrow, 9:30 AM"),
        ("2026-11-21T18:00+00:00", "Sat, Nov 21, 12:00 PM"),
        ("2026-10-31T18:00+00:00", "Sat, Oct 31, 1:00 PM"),
        ("2025-11-23T18:00+00:00", "Sun, Nov 23, 2025, 12:00 PM"),
    ],
)
def test_times_are_told_as_people_at_the_clinic_say_them(moment, said):
    now = datetime.fromisoformat("2026-11-24T04:00+00:00")

    there = ZoneInfo("America/Chicago")
    assert short_time(datetime.fromisoformat(moment), now, there) == said
