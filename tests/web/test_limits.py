from starlette.testclient import TestClient

from web.limits import Counter, Limit, Limits


class Seconds:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_there_is_room_again_when_the_seconds_are_over():
    seconds = Seconds()
    counter = Counter(Limit(2, 10), clock=seconds)
    counter.count("anna")
    seconds.now += 4
    counter.count("anna")

    assert counter.wait_seconds("anna") == 6
    assert counter.wait_seconds("ben") == 0
    seconds.now += 6
    assert counter.wait_seconds("anna") == 0


def test_idle_keys_are_forgotten(monkeypatch):
    monkeypatch.setattr("web.limits.FORGET_IDLE_KEYS_ABOVE", 2)
    seconds = Seconds()
    counter = Counter(Limit(2, 10), clock=seconds)
    counter.count("anna")
    counter.count("ben")
    seconds.now += 11
    counter.count("cleo")

    assert list(counter._moments) == ["cleo"]


def test_too_many_messages_are_refused_politely(build):
    with TestClient(build(Limits(messages_per_chat=Limit(2, 10)))) as client:
        token = client.post("/chat/sessions").json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        statuses = [
            client.post(
                "/chat/messages", json={"text": "hi"}, headers=headers
            ).status_code
            for _ in range(2)
        ]
        refused = client.post("/chat/messages", json={"text": "hi"}, headers=headers)

    assert statuses == [200, 200]
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "too_many_requests"
    assert refused.headers["Retry-After"] == "10"
    assert "Please wait 10 seconds" in refused.json()["error"]["message"]


def test_one_visitors_haste_does_not_stop_another(build):
    with TestClient(build(Limits(messages_per_chat=Limit(1, 60)))) as client:
        first = client.post("/chat/sessions").json()["token"]
        second = client.post("/chat/sessions").json()["token"]
        tokens = [first, first, second]
        statuses = [
            client.post(
                "/chat/messages",
                json={"text": "hi"},
                headers={"Authorization": f"Bearer {token}"},
            ).status_code
            for token in tokens
        ]

    assert statuses == [200, 429, 200]


def test_too_many_chats_from_one_address_are_refused(build):
    with TestClient(build(Limits(chats_per_address=Limit(1, 3600)))) as client:
        assert client.post("/chat/sessions").status_code == 201

        refused = client.post("/chat/sessions")

    assert refused.status_code == 429
    assert "60 minutes" in refused.json()["error"]["message"]


def test_a_forged_forwarding_header_is_no_new_address(build):
    with TestClient(build(Limits(chats_per_address=Limit(1, 3600)))) as client:
        client.post("/chat/sessions")

        refused = client.post("/chat/sessions", headers={"X-Forwarded-For": "1.2.3.4"})

    assert refused.status_code == 429
