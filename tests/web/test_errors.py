import json

import pytest


def test_a_message_without_a_token_is_refused(client):
    response = client.post("/chat/messages", json={"text": "hello"})

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "token_missing"
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="chat"'


def test_a_guessed_token_opens_nothing(client):
    response = client.get("/chat/messages", headers={"Authorization": "Bearer guessed"})

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "token_unknown"
    assert "invalid_token" in response.headers["WWW-Authenticate"]


def test_a_token_is_not_taken_from_another_scheme(visitor, client):
    token = visitor.started["token"]

    response = client.get("/chat/messages", headers={"Authorization": f"Basic {token}"})

    assert response.json()["error"]["code"] == "token_missing"


def test_a_token_ends_after_its_hours(visitor, clock):
    clock.advance(hours=24)

    response = visitor.say("hello")

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "token_expired"


def test_text_of_2000_characters_is_read(visitor):
    assert visitor.say("x" * 2000).status_code == 200


def test_text_over_2000_characters_gets_words_that_help(visitor, rasa):
    response = visitor.say("x" * 2001)

    assert response.status_code == 413
    error = response.json()["error"]
    assert error["code"] == "text_too_long"
    assert "2,001" in error["message"]
    assert "2,000" in error["message"]
    assert "shorten" in error["message"]
    assert rasa.sent == []


def test_a_huge_body_is_refused_before_it_is_read_whole(visitor):
    response = visitor.say("x" * 100_000)

    assert response.status_code == 413
    assert response.json()["error"]["code"] == "body_too_large"


def test_2000_characters_fit_whatever_the_script_and_escapes(visitor):
    body = json.dumps({"text": "\N{LEG}" * 2000})

    response = visitor.client.post(
        "/chat/messages",
        content=body,
        headers={**visitor.headers, "Content-Type": "application/json; charset=utf-8"},
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    "body", [b"{", b"", b"\xff\xfe", b"[" * 20_000, b"{'text': 1}"]
)
def test_bad_json_is_said_to_be_bad_json(visitor, body):
    response = visitor.client.post(
        "/chat/messages",
        content=body,
        headers={**visitor.headers, "Content-Type": "application/json"},
    )

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "json_unreadable"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", ""]
)
def test_another_content_type_is_refused(visitor, content_type):
    response = visitor.client.post(
        "/chat/messages",
        content=b'{"text": "hello"}',
        headers={**visitor.headers, "Content-Type": content_type},
    )

    assert response.status_code == 415
    assert response.json()["error"]["code"] == "content_type_unusable"


@pytest.mark.parametrize(
    "message",
    [{}, {"text": "a", "choice": "b"}, {"text": 5}, {"text": None}, {"choice": ["a"]}],
)
def test_a_message_of_another_shape_is_refused(visitor, message):
    response = visitor.post(**message)

    assert response.status_code == 422
    assert response.json()["error"]["code"] == "message_unusable"


def test_a_body_that_is_no_object_is_refused(visitor):
    response = visitor.client.post("/chat/messages", json=[1], headers=visitor.headers)

    assert response.status_code == 422


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x07", "\ud800"])
def test_text_without_words_is_refused(visitor, text):
    response = visitor.client.post(
        "/chat/messages",
        content=json.dumps({"text": text}),
        headers={**visitor.headers, "Content-Type": "application/json"},
    )

    assert response.status_code == 422
    assert response.json()["error"]["code"] == "text_empty"


def test_what_nobody_can_type_is_left_out(visitor, rasa):
    visitor.client.post(
        "/chat/messages",
        content=b'{"text": "my \\u0000\\ud83d legs\\nhurt"}',
        headers={**visitor.headers, "Content-Type": "application/json"},
    )

    assert rasa.sent[0].text == "my  legs\nhurt"


def test_an_unknown_choice_is_not_found(visitor, rasa):
    response = visitor.choose("0" * 32)

    assert response.status_code == 404
    assert response.json()["error"]["code"] == "choice_unknown"
    assert rasa.sent == []


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/chat/sessions", "POST"),
        ("PUT", "/chat/messages", "GET, POST"),
        ("DELETE", "/chat/messages", "GET, POST"),
        ("POST", "/chat/sessions/current", "DELETE"),
        ("POST", "/readyz", "GET, HEAD"),
    ],
)
def test_a_wrong_method_names_the_right_ones(client, method, path, allowed):
    response = client.request(method, path)

    assert response.status_code == 405
    assert response.json()["error"]["code"] == "method_not_allowed"
    assert sorted(response.headers["Allow"].split(", ")) == allowed.split(", ")


def test_an_unknown_chat_address_answers_in_json(client):
    response = client.get("/chat/nothing")

    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


def test_an_unknown_page_answers_with_a_page(client):
    response = client.get("/nothing")

    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")
    assert "816-396-0245" in response.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/chat/nothing"),
        ("GET", "/chat/messages"),
        ("PATCH", "/chat/messages"),
        ("POST", "/chat/messages"),
        ("DELETE", "/chat/sessions/current"),
    ],
)
def test_every_error_of_the_chat_has_a_code_and_a_sentence(client, method, path):
    body = client.request(method, path).json()

    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["message"].endswith(".")


def test_a_choice_that_no_server_could_issue_is_not_found(visitor):
    response = visitor.client.post(
        "/chat/messages",
        content=b'{"choice": "\\ud800\\u0000"}',
        headers={**visitor.headers, "Content-Type": "application/json"},
    )

    assert response.status_code == 404
