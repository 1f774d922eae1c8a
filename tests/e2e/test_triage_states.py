"""A red flag is answered in every state of a conversation, and of the machines."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from evaluation.chat import Visitor
from evaluation.faults import locked
from evaluation.lint import problems_of_conversation
from evaluation.log import last_turn
from evaluation.product import Product
from veinguide.triage import load_triage

pytestmark = pytest.mark.e2e

ALARMS = {
    "my chest is tight and i cant catch my breath": "911",
    "i want to kill myself": "988",
    "my daughter swallowed a bottle of pills": "Poison Control",
    "one calf is swollen, hot and red since yesterday": "doctor",
}
ALARM = next(iter(ALARMS))
BOOK, WHO = "book a consultation", "Anna Lopez"
PHONE, WHEN = "816 555 0143", "Tuesday mornings"
# What leads to each question of the form.
QUESTIONS = {
    "visitor_name": [BOOK],
    "guardian_name": ["I'd like an appointment for my son, he is 15"],
    "visitor_phone": [BOOK, WHO],
    "preferred_days": [BOOK, WHO, PHONE],
    "preferred_time": [BOOK, WHO, PHONE, "Tuesday"],
    "consent_call": [BOOK, WHO, PHONE, WHEN],
    "consent_text": [BOOK, WHO, PHONE, WHEN, "yes"],
    "visitor_email": [BOOK, WHO, PHONE, WHEN, "no", "no"],
    "reason_category": [BOOK, WHO, PHONE, WHEN, "yes", "no"],
    "booking_confirmed": [BOOK, WHO, PHONE, WHEN, "yes", "no", "skip"],
    "booking_change": [BOOK, WHO, PHONE, WHEN, "yes", "no", "skip", "no"],
    "lookup_code": ["I want to change my request"],
    "lookup_phone": ["I want to change my request", "VG-2345B"],
}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    with Product(tmp_path_factory.mktemp("states")) as product:
        product.wait_until_ready()
        yield product


@pytest.fixture
def new_visitor(clinic):
    arrived = []

    def arrive():
        arrived.append(Visitor(clinic.url))
        return arrived[-1]

    yield arrive
    for visitor in arrived:
        assert list(problems_of_conversation(visitor.heard)) == []


def is_warned(visitor: Visitor, sign: str = "911") -> bool:
    first = " ".join(visitor.words.split()[:15])
    return visitor.kinds == ["emergency"] and sign in first


@pytest.mark.parametrize(("words", "sign"), ALARMS.items())
def test_in_the_first_message(visitor, words, sign) -> None:
    visitor.says(words)
    assert is_warned(visitor, sign)


def test_words_of_danger_that_tell_of_none_are_answered_as_a_question(
    clinic, visitor
) -> None:
    said = (
        "Not once has it kept me from breathing or anything scary like that, it just "
        "itches along the vein when its hot out"
    )
    assert load_triage().find(said) is not None
    visitor.says(said)
    assert "emergency" not in visitor.kinds
    assert last_turn(clinic.sessions()).withdrawn_red_flag == "breathing"
    visitor.says(ALARM)
    assert is_warned(visitor)


@pytest.mark.parametrize("asked", QUESTIONS)
def test_at_every_question_of_the_form_which_goes_on_afterwards(
    clinic, visitor, asked
) -> None:
    for words in QUESTIONS[asked]:
        visitor.says(words)
    assert last_turn(clinic.sessions()).asked == asked
    visitor.says(ALARM)
    assert is_warned(visitor)
    assert not any(message["choices"] for message in visitor.last)
    visitor.says("continue with my booking")
    expected = "booking_confirmed" if asked == "booking_change" else asked
    assert last_turn(clinic.sessions()).asked == expected


def test_after_the_handoff(visitor) -> None:
    for words in (*QUESTIONS["booking_confirmed"], "yes"):
        visitor.says(words)
    assert "was sent" in visitor.words
    visitor.says(ALARM)
    assert is_warned(visitor)


def test_after_an_answer_a_refusal_and_a_miss(visitor) -> None:
    for words in ("does it hurt?", "who won the game", "blue nine the"):
        visitor.says(words)
        visitor.says(ALARM)
        assert is_warned(visitor)


def test_while_the_limit_of_messages_is_exceeded(visitor) -> None:
    headers = {"Authorization": f"Bearer {visitor.token}"}

    def post(text: str) -> httpx.Response:
        return visitor.http.post("/chat/messages", json={"text": text}, headers=headers)

    with ThreadPoolExecutor(30) as pool:
        statuses = [reply.status_code for reply in pool.map(post, ["hello"] * 30)]
    assert 429 in statuses
    refused = post(ALARM)
    assert refused.status_code == 429
    (told,) = refused.json()["messages"]
    assert told["kind"] == "emergency"
    assert "911" in told["text"]


@pytest.mark.parametrize("stopped", ["rasa", "actions"])
def test_with_a_process_stopped(clinic, new_visitor, stopped) -> None:
    visitors = {words: new_visitor() for words in ALARMS}
    clinic.kill(stopped)
    try:
        for words, visitor in visitors.items():
            visitor.says(words)
        warned = {words: is_warned(visitors[words], ALARMS[words]) for words in ALARMS}
        assert warned == dict.fromkeys(ALARMS, True)
    finally:
        clinic.start(stopped)
        clinic.wait_until_ready()


@pytest.mark.parametrize(("words", "sign"), ALARMS.items())
def test_with_the_database_out_of_reach(clinic, visitor, words, sign) -> None:
    with locked(clinic.folder / "veinguide.db"):
        visitor.says(words)
        assert is_warned(visitor, sign)
