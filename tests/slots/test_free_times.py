"""Free times from real servers on loopback."""

import json
import threading
import time
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from tests.receivers import http_receiver
from veinguide.slots.free_times import FreeTimes

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 11, 30, 15, 30, tzinfo=timezone.utc)


def slot(number, hours, **other):
    start = NOW + timedelta(hours=hours)
    return {
        "resourceType": "Slot",
        "id": str(number),
        "schedule": {"reference": "Schedule/1"},
        "status": "free",
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=30)).isoformat(),
    } | other


@pytest.fixture
def receiver():
    with http_receiver() as ready:
        yield ready


def bundle(entries, following=None):
    link = [{"relation": "next", "url": following}] if following else []
    told = {"resourceType": "Bundle", "type": "searchset", "link": link}
    return json.dumps(
        told | {"entry": [{"resource": entry} for entry in entries]}
    ).encode()


@pytest.fixture
def search(receiver):
    """Answer every search with these slots; the free times that come of it."""

    def answering(*entries, token=""):
        receiver.answer = lambda _: (200, {}, bundle(entries))
        return FreeTimes(f"{receiver.url}/Slot?schedule=7", token, CHICAGO)

    return answering


def ids(slots):
    return [each.id for each in slots]


def test_the_search_asks_for_free_times_from_now_on(search, receiver):
    search(slot(1, 3), token="abc").soonest(3, NOW)
    (came,) = receiver.received
    asked = parse_qs(urlsplit(came.path).query)
    assert asked["status"] == ["free"]
    assert asked["schedule"] == ["7"]
    assert asked["start"] == [f"ge{NOW.isoformat()}"]
    assert came.headers["Authorization"] == "Bearer abc"


def test_the_soonest_of_different_days_come_first(search):
    free = search(slot(1, 3), slot(2, 4), slot(3, 30), slot(4, 50), slot(5, 75))
    assert ids(free.soonest(3, NOW)) == ["1", "3", "4"]
    assert ids(free.soonest(3, NOW, besides={"1", "3", "4"})) == ["2", "5"]


def test_one_day_alone_offers_several_times_of_it(search):
    assert ids(search(slot(2, 5), slot(1, 3)).soonest(3, NOW)) == ["1", "2"]


def test_what_is_not_free_not_ahead_or_not_valid_is_left_out(search):
    free = search(
        slot(1, 3, status="busy"),
        slot(2, 1),
        slot(3, -3),
        slot(4, 4, start="soon"),
        slot(5, 4, end=NOW.isoformat()),
        slot(6, 4, start="2026-12-01"),
        {"resourceType": "Patient", "id": "7"},
        "nothing",
        slot(8, 5),
    )
    assert ids(free.soonest(9, NOW)) == ["8"]


def test_the_same_time_twice_is_offered_once(search):
    assert len(search(slot(1, 3), slot(2, 3)).soonest(3, NOW)) == 1


def test_further_pages_are_read_on_the_same_server_only(receiver):
    pages = [
        bundle([slot(1, 3)], f"{receiver.url}/page2"),
        bundle([slot(2, 30)], "http://elsewhere.example/page3"),
    ]
    receiver.answer = lambda _: (200, {}, pages.pop(0))
    free = FreeTimes(f"{receiver.url}/Slot", "", CHICAGO)
    assert ids(free.soonest(3, NOW)) == ["1", "2"]
    assert len(receiver.received) == 2


def test_a_smart_scheduling_links_manifest(receiver):
    lines = "\n".join(json.dumps(s) for s in (slot(1, 3), slot(2, 30))) + "\nno json\n"
    manifest = {
        "transactionTime": NOW.isoformat(),
        "output": [
            {"type": "Location", "url": f"{receiver.url}/locations.ndjson"},
            {"type": "Slot", "url": "/slots.ndjson"},
        ],
    }

    def answer(came):
        body = json.dumps(manifest) if "$bulk" in came.path else lines
        return 200, {}, body.encode()

    receiver.answer = answer
    free = FreeTimes(f"{receiver.url}/$bulk-publish", "", CHICAGO)
    assert ids(free.soonest(3, NOW)) == ["1", "2"]
    assert [r.path for r in receiver.received] == ["/$bulk-publish", "/slots.ndjson"]


@pytest.mark.parametrize(
    "answer", [(500, {}, b""), (200, {}, b"<html>"), (200, {}, b"[]"), (404, {}, b"{}")]
)
def test_a_source_that_fails_offers_nothing_and_says_so(receiver, caplog, answer):
    receiver.answer = lambda _: answer
    free = FreeTimes(f"{receiver.url}/Slot", "", CHICAGO)
    assert free.soonest(3, NOW) == []
    assert "VEINGUIDE_SLOTS_URL" in caplog.text


def test_a_source_that_is_slow_does_not_keep_the_visitor(receiver):
    let_go = threading.Event()
    receiver.answer = lambda _: (let_go.wait(60), (200, {}, bundle([slot(1, 3)])))[1]
    found = FreeTimes(f"{receiver.url}/Slot", "", CHICAGO).soonest(3, NOW)
    let_go.set()
    assert found == []


def test_times_of_a_minute_ago_are_offered_while_newer_ones_are_slow(receiver):
    clock, let_go = [0.0], threading.Event()
    receiver.answer = lambda _: (200, {}, bundle([slot(1, 3)]))
    free = FreeTimes(f"{receiver.url}/Slot", "", CHICAGO, lambda: clock[0])
    assert ids(free.soonest(3, NOW)) == ["1"]
    receiver.answer = lambda _: (let_go.wait(60), (200, {}, bundle([slot(2, 3)])))[1]
    clock[0] = 61.0
    assert ids(free.soonest(3, NOW)) == ["1"]
    clock[0] = 1000.0
    assert free.soonest(3, NOW) == []
    let_go.set()
    assert ids(free.soonest(3, NOW)) == ["2"]


def test_several_slow_pages_do_not_keep_the_visitor(receiver):
    def answer(_):
        time.sleep(0.8)
        return 200, {}, bundle([slot(1, 3)], f"{receiver.url}/more")

    receiver.answer = answer
    began = time.monotonic()
    assert FreeTimes(f"{receiver.url}/Slot", "", CHICAGO).soonest(3, NOW) == []
    assert time.monotonic() - began < 2.5


def test_a_next_page_that_is_no_address_breaks_nothing(receiver, caplog):
    receiver.answer = lambda _: (200, {}, bundle([slot(1, 3)], "https://x:abc/"))
    assert FreeTimes(f"{receiver.url}/Slot", "", CHICAGO).soonest(3, NOW) == []
    assert "InvalidURL" in caplog.text


def test_the_token_goes_to_no_other_server(receiver):
    with http_receiver() as other:
        manifest = {"output": [{"type": "Slot", "url": f"{other.url}/slots.ndjson"}]}
        receiver.answer = lambda _: (200, {}, json.dumps(manifest).encode())
        other.answer = lambda _: (200, {}, json.dumps(slot(1, 3)).encode())
        free = FreeTimes(f"{receiver.url}/$bulk-publish", "SECRET", CHICAGO)
        assert ids(free.soonest(3, NOW)) == ["1"]
        assert receiver.received[0].headers["Authorization"] == "Bearer SECRET"
        assert "Authorization" not in other.received[0].headers


def test_a_search_stays_on_its_server_and_port(receiver):
    with http_receiver() as other:
        page = bundle([slot(1, 3)], f"{other.url}/page2")
        receiver.answer = lambda _: (200, {}, page)
        free = FreeTimes(f"{receiver.url}/Slot", "SECRET", CHICAGO)
        assert ids(free.soonest(3, NOW)) == ["1"]
        assert other.received == []


def test_nobody_there_offers_nothing():
    assert FreeTimes("http://127.0.0.1:9/Slot", "", CHICAGO).soonest(3, NOW) == []


def test_answers_are_kept_for_a_minute(receiver):
    receiver.answer = lambda _: (200, {}, bundle([slot(1, 3)]))
    seconds = [0.0]
    free = FreeTimes(f"{receiver.url}/Slot", "", CHICAGO, lambda: seconds[0])
    for moment in (0, 59, 61):
        seconds[0] = moment
        free.soonest(3, NOW)
    assert len(receiver.received) == 2
