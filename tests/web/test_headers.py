import pytest
from starlette.testclient import TestClient

ADDRESSES = ["/", "/chat/nothing", "/staff/login", "/nothing", "/static/demo.css"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_is_closed_to_foreign_code(client, address):
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_staff_console_runs_no_script_at_all(client):
    policy = client.get("/staff/login").headers["Content-Security-Policy"]

    assert "script-src 'none'" in policy


@pytest.mark.parametrize("address", ["/chat/messages", "/staff/login", "/readyz"])
def test_nobody_keeps_a_copy_of_what_is_private(client, address):
    assert client.get(address).headers["Cache-Control"] == "no-store"


def test_an_error_of_ours_carries_the_same_headers(build, rasa):
    app = build()
    del app.state.rasa
    client = TestClient(app, raise_server_exceptions=False)

    response = client.get("/readyz")

    assert response.status_code == 500
    assert response.json()["error"]["code"] == "internal_error"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


def test_production_insists_on_https(build):
    client = TestClient(build(environment="production"))

    assert "max-age" in client.get("/healthz").headers["Strict-Transport-Security"]


def test_the_clinics_website_may_use_the_chat(client):
    response = client.post(
        "/chat/sessions", headers={"Origin": "https://clinic.example"}
    )

    assert response.headers["Access-Control-Allow-Origin"] == "https://clinic.example"
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_the_clinics_website_can_read_errors_too(client):
    response = client.get(
        "/chat/messages", headers={"Origin": "https://clinic.example"}
    )

    assert response.status_code == 401
    assert response.headers["Access-Control-Allow-Origin"] == "https://clinic.example"


def test_the_browsers_question_before_a_message_is_answered(client):
    response = client.options(
        "/chat/messages",
        headers={
            "Origin": "https://clinic.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )

    assert response.status_code == 200
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_another_website_may_not_use_the_chat(client):
    response = client.post(
        "/chat/sessions", headers={"Origin": "https://other.example"}
    )

    assert "Access-Control-Allow-Origin" not in response.headers


def test_no_website_may_read_the_staff_console(client):
    response = client.get("/staff/login", headers={"Origin": "https://clinic.example"})

    assert "Access-Control-Allow-Origin" not in response.headers
