from sqlalchemy import text
from starlette.testclient import TestClient


def test_the_process_says_that_it_is_up(client):
    assert client.get("/healthz").json() == {"status": "up"}


def test_everything_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ready",
        "parts": {"rasa": True, "actions": True, "database": True},
    }


def test_the_parts_that_are_not_ready_are_named(client, rasa):
    rasa.ready = rasa.actions_ready = False

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["error"] == {
        "code": "not_ready",
        "message": "Not ready: rasa, actions.",
    }
    assert response.json()["parts"]["database"] is True


def test_a_database_without_tables_is_not_ready(client, sessions):
    with sessions.begin() as session:
        session.execute(text("DROP TABLE chats"))

    assert client.get("/readyz").json()["parts"]["database"] is False


def test_the_app_closes_what_it_used(build, rasa):

    with TestClient(build()):
        assert not rasa.closed

    assert rasa.closed
