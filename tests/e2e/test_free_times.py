"""The clinic publishes free times: they are offered, chosen and stored."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from evaluation.chat import Visitor
from evaluation.log import stored_requests
from evaluation.product import Product
from tests.receivers import http_receiver

pytestmark = pytest.mark.e2e

SCHEDULER = "https://cal.example/vein-clinic"
DAYS = 4


@pytest.fixture(scope="module")
def calendar():
    """A FHIR server with a free half hour at 16:00 UTC on each of the next days."""
    with http_receiver() as receiver:
        first = datetime.now(timezone.utc).replace(hour=16, minute=0, second=0)
        slots = [
            {
                "resourceType": "Slot",
                "id": f"slot-{n}",
                "schedule": {"reference": "Schedule/1"},
                "status": "free",
                "start": (first + timedelta(days=n)).isoformat(timespec="seconds"),
                "end": (first + timedelta(days=n, minutes=30)).isoformat(
                    timespec="seconds"
                ),
            }
            for n in range(1, DAYS + 1)
        ]
        body = json.dumps({"entry": [{"resource": s} for s in slots]}).encode()
        receiver.answer = lambda _: (200, {}, body)
        yield receiver


@pytest.fixture(scope="module")
def clinic(calendar, tmp_path_factory):
    settings = {
        "VEINGUIDE_SLOTS_URL": f"{calendar.url}/Slot",
        "VEINGUIDE_SCHEDULER_URL": SCHEDULER,
    }
    with Product(tmp_path_factory.mktemp("slots"), **settings) as product:
        product.wait_until_ready()
        yield product


@pytest.fixture
def visitor(clinic):
    """Somebody who is asked for a day."""
    visitor = Visitor(clinic.url)
    for words in ("book a consultation", "Anna Lopez, 816 555 0143"):
        visitor.says(words)
    return visitor


def labels(visitor):
    return [c["label"] for message in visitor.last for c in message["choices"]]


def finish(visitor):
    for words in ("yes", "no", "skip"):
        visitor.says(words)
    return visitor.says("yes")


def test_a_free_time_is_chosen_by_its_button_and_stored(clinic, visitor):
    assert "free" in visitor.words
    offered = labels(visitor)
    assert len(offered) == 3
    visitor.chooses(offered[1])
    sent = finish(visitor)
    assert "was sent" in sent
    request = stored_requests(clinic.sessions())[0]
    assert request.slot.id == "slot-2"
    assert request.preferred_time in offered[1]


def test_a_free_time_is_chosen_by_words(clinic, visitor):
    visitor.says("the first one please")
    finish(visitor)
    assert stored_requests(clinic.sessions())[0].slot.id == "slot-1"


def test_other_times_are_offered_until_there_are_none(visitor):
    first = labels(visitor)
    visitor.says("do you have anything later?")
    assert len(labels(visitor)) == DAYS - len(first)
    assert not set(labels(visitor)) & set(first)
    assert "no other free times" in visitor.says("any other times?")


def test_days_that_suit_can_be_typed_instead(clinic, visitor):
    visitor.says("Fridays, mornings")
    finish(visitor)
    request = stored_requests(clinic.sessions())[0]
    assert (request.slot, request.preferred_days) == (None, "Fridays")


def test_a_question_in_between_leads_back_to_the_same_offer(visitor):
    offered = labels(visitor)
    visitor.says("does it hurt?")
    assert labels(visitor)[-3:] == offered


def test_the_scheduler_is_named_when_the_request_is_sent(visitor):
    visitor.says("the first one")
    assert SCHEDULER in finish(visitor)


def test_without_an_answer_the_form_asks_for_days(calendar, clinic, tmp_path):
    with Product(tmp_path, VEINGUIDE_SLOTS_URL="http://127.0.0.1:9/Slot") as product:
        product.wait_until_ready()
        visitor = Visitor(product.url)
        for words in ("book a consultation", "Anna Lopez, 816 555 0143"):
            visitor.says(words)
        assert "Which days" in visitor.words
