import json

import pytest

from tests.receivers import documented_check
from veinguide.delivery.webhook import Webhook
from veinguide.errors import DeliveryError

SECRET = "a secret of thirty-two characters"


@pytest.fixture
def webhook(receiver):
    return Webhook(f"{receiver.url}/requests", SECRET)


def test_the_receiver_can_tell_that_it_is_genuine(
    webhook, receiver, parcel, clock, monkeypatch
):
    webhook.send(parcel())
    (came,) = receiver.received
    now, is_genuine = clock().timestamp(), documented_check()
    monkeypatch.setattr("time.time", lambda: now)
    assert is_genuine(came.headers, came.body, SECRET)
    assert not is_genuine(came.headers, came.body, "another")
    assert not is_genuine(came.headers, came.body + b" ", SECRET)
    assert not is_genuine({}, came.body, SECRET)
    assert not is_genuine({"X-VeinGuide-Signature": "v1=ü"}, came.body, SECRET)
    monkeypatch.setattr("time.time", lambda: now + 301)
    assert not is_genuine(came.headers, came.body, SECRET)


def test_it_carries_the_whole_request(webhook, receiver, parcel):
    sent = parcel()
    webhook.send(sent)
    (came,) = receiver.received
    told = json.loads(came.body)
    assert came.path == "/requests"
    assert came.headers["Idempotency-Key"] == told["id"] == "key-1"
    assert told["event"] == "requested"
    request = told["request"]
    assert request["code"] == sent.request.code
    assert request["name"] == "Anna O'Neill"
    assert request["phone"] == "+18165550143"
    assert [(c["purpose"], c["given"]) for c in request["consents"]] == [
        ("call", True),
        ("text", False),
    ]


def test_it_tells_the_patient_from_who_is_asked_for(webhook, receiver, parcel):
    name, phone = "Ruth Lee (ask for Ana)", "+18165550143;ext=22"
    webhook.send(parcel(visitor_name=name, visitor_phone=phone))
    request = json.loads(receiver.received[0].body)["request"]
    assert (request["name"], request["ask_for"]) == ("Ruth Lee", "Ana")
    assert (request["phone"], request["phone_extension"]) == ("+18165550143", "22")


@pytest.mark.parametrize("status", [500, 503, 429, 401, 302])
def test_what_is_not_taken_is_an_error_without_the_answers_words(
    webhook, receiver, parcel, status
):
    headers = {"location": "http://127.0.0.1:9/"}
    receiver.answer = lambda _: (status, headers, b"Anna is unknown here")
    with pytest.raises(DeliveryError, match=f"answered {status}") as told:
        webhook.send(parcel())
    assert "Anna" not in str(told.value)
    assert len(receiver.received) == 1


def test_nobody_there_is_an_error(parcel):
    with pytest.raises(DeliveryError, match="no answer"):
        Webhook("http://127.0.0.1:9/", SECRET).send(parcel())


@pytest.mark.parametrize("note", ["she uses a wheelchair", None])
def test_the_visitors_note_goes_along(webhook, receiver, parcel, note):
    webhook.send(parcel(visitor_note=note))
    request = json.loads(receiver.received[0].body)["request"]
    assert request["visitor_note"] == note
