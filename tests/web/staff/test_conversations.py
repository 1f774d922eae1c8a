import re
from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest

from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.models import Turn

START = datetime(2026, 11, 23, 12, 5, tzinfo=timezone.utc)

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% include 'error.html' %}${7*7}",
    "</bdi></p></li></ol></main><h1>Owned</h1>",
    "<style>*{display:none}</style><base href=//x.example>",
    "&lt;script&gt;",
    "\N{RIGHT-TO-LEFT OVERRIDE}evil\N{ZERO WIDTH SPACE}",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!--",
    "<textarea>",
    "<form action=//x.example><button>Sign in</button>",
]


@pytest.fixture
def log(sessions):
    """Add turns to the conversation log."""

    def add(conversation: str, **columns: object) -> None:
        with sessions.begin() as session:
            session.add(
                Turn(conversation_id=conversation, **{"said_at": START, **columns})
            )

    return add


def test_an_empty_log_says_so_in_words(desk):
    page = desk.open("/staff").text

    assert "Nobody has written yet." in page
    assert "demo page" in page


def test_conversations_are_listed_the_latest_first(desk, log):
    log("a", text="first visitor")
    log("b", text="second visitor")
    log("a", text="first visitor again", said_at=START + timedelta(minutes=3))

    page = desk.open("/staff").text

    assert page.index("first visitor") < page.index("second visitor")
    assert "first visitor again" not in page
    assert "2 conversations" in page
    assert "2 turns" in page
    assert "1 turn<" in page


def test_times_are_the_clinics(desk, log):
    log("a", text="hello")
    log("b", text="in summer", said_at=datetime(2026, 7, 1, 17, tzinfo=timezone.utc))

    page = desk.open("/staff").text

    assert "Mon, Nov 23, 2026, 6:05 AM CST" in page
    assert "Wed, Jul 1, 2026, 12:00 PM CDT" in page


def test_the_list_marks_what_needs_a_look(desk, log, sessions):
    log("a", text="odd", fallback=True)
    log("b", text="chest pain", emergency=True, red_flag="chest_pain")
    log("c", text="book me in")
    log("d", text="x", answers=[{"text": "-", "action": "utter_service_unavailable"}])
    log("e", text="plain")
    with sessions.begin() as session:
        session.add(booking("c"))

    rows = re.findall("<li>.*?</li>", desk.open("/staff").text, re.S)

    marks = [re.findall('<span class="mark [^>]*>([^<]*)', row) for row in rows]
    assert marks == [
        [],
        ["No answer given"],
        ["Booking request"],
        ["Emergency"],
        ["Not understood"],
    ]


def test_a_long_list_has_pages(desk, log):
    for number in range(26):
        log(f"c{number}", text=f"visitor number {number}.")

    first, second = desk.open("/staff").text, desk.open("/staff?page=2").text

    assert "visitor number 25." in first
    assert "visitor number 0." not in first
    assert "visitor number 0." in second
    assert 'href="/staff?page=2"' in first
    assert "Page 2 of 2" in second


@pytest.fixture
def mixed(log, sessions):
    log("calm", text="why cramps")
    log("alarm", text="chest hurts", emergency=True)
    log("odd", text="blorp", fallback=True, said_at=START - timedelta(days=1))
    log("guess", text="needles", fallback=True, guessed=True)
    log("guess", choice_label="What does it cost?", intent="ask_cost")
    log("book", text="book me in")
    with sessions.begin() as session:
        session.add(booking("book"))


def shown(page: str) -> list[str]:
    return re.findall("/staff/conversations/(\\w+)", page)


def kinds(page: str) -> dict[str, str]:
    nav = page[page.index("Conversations by kind") :].partition("</nav>")[0]
    return dict(re.findall('>([^<>]+) <span class="count">(\\d+)', nav))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["book", "guess", "odd", "alarm", "calm"]),
        ("?kind=emergency", ["alarm"]),
        ("?kind=fallback", ["guess", "odd"]),
        ("?kind=correction", ["guess"]),
        ("?kind=booking", ["book"]),
        ("?kind=<b>", ["book", "guess", "odd", "alarm", "calm"]),
        ("?day=2026-11-22", ["odd"]),
        ("?kind=fallback&day=2026-11-23", ["guess"]),
        ("?day=9999-12-31", ["book", "guess", "odd", "alarm", "calm"]),
        ("?day=x", ["book", "guess", "odd", "alarm", "calm"]),
        ("?day=2026-11-21", []),
    ],
)
def test_the_list_is_filtered_by_kind_and_day(desk, mixed, query, found):
    response = desk.open(f"/staff{query}")

    assert response.status_code == 200
    assert shown(response.text) == found


def test_every_kind_is_counted_for_the_day(desk, mixed):
    assert kinds(desk.open("/staff").text) == {
        "All": "5",
        "Emergency": "1",
        "Not understood": "2",
        "Corrected": "1",
        "Booking request": "1",
    }
    assert kinds(desk.open("/staff?day=2026-11-22").text) == {
        "All": "1",
        "Emergency": "0",
        "Not understood": "1",
        "Corrected": "0",
        "Booking request": "0",
    }


def test_a_day_begins_and_ends_by_the_clinics_clock(desk, log):
    log("late", text="x", said_at=datetime(2026, 11, 24, 5, 59, tzinfo=timezone.utc))
    log("early", text="x", said_at=datetime(2026, 11, 23, 5, 59, tzinfo=timezone.utc))

    assert shown(desk.open("/staff?day=2026-11-23").text) == ["late"]


def test_links_keep_kind_and_day(desk, log):
    for number in range(26):
        log(f"c{number}", text="x", emergency=True)

    page = desk.open("/staff?kind=emergency&day=2026-11-23").text

    here = "/staff?kind=emergency&amp;day=2026-11-23&amp;"
    assert page.count(f'href="{here}page=2"') == 2
    assert 'href="/staff?kind=emergency&amp;day=2026-11-22&amp;"' in page
    assert 'href="/staff?day=2026-11-23&amp;"' in page
    assert 'href="/staff?kind=emergency&amp;"' in page


def test_nothing_of_a_kind_leaves_the_way_back(desk, log):
    log("a", text="hello")

    page = desk.open("/staff?kind=emergency").text

    assert "No such conversation." in page
    assert kinds(page)["All"] == "1"


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 30, "", "²"])
def test_a_page_that_is_not_there_is_the_nearest_one(desk, log, page):
    log("a", text="hello")

    response = desk.open(f"/staff?page={page}")

    assert response.status_code == 200
    assert "hello" in response.text


def test_a_conversation_is_told_turn_by_turn(desk, log):
    log(
        "a",
        text="why cramps",
        intent="ask_cramps_cause",
        confidence=0.934,
        runners_up=[
            {"name": "ask_other_causes", "confidence": 0.041},
            {"name": "ask_cramps_location", "confidence": 0.012},
        ],
        actions=["utter_ask_cramps_cause"],
        answers=[{"text": "Leaky veins.", "kind": "answer", "action": "utter_x"}],
    )
    log("a", choice_label="What else causes cramps?", intent="ask_other_causes")

    page = desk.open("/staff/conversations/a").text

    assert "why cramps" in page
    assert "Leaky veins." in page
    assert "<code>ask_cramps_cause</code> 93%" in page
    assert "<code>ask_other_causes</code> 4%" in page
    assert "<code>utter_ask_cramps_cause</code>" in page
    assert "Visitor chose" in page
    assert "What else causes cramps?" in page
    assert "6:05 AM CST" in page
    assert page.index("why cramps") < page.index("What else causes cramps?")


def test_the_choice_after_did_you_mean_is_shown_as_a_correction(desk, log):
    asked = {"text": "?", "kind": "fallback", "action": "utter_did_you_mean"}
    log("a", text="the thing with the needles", fallback=True, answers=[asked])
    log("a", choice_label="What is sclerotherapy?", intent="ask_sclerotherapy")
    log("a", text="hm", fallback=True, answers=[asked])
    log("a", text="what does it cost", intent="ask_cost", confidence=0.9)

    page = " ".join(desk.open("/staff/conversations/a").text.split())

    assert "meant “What is sclerotherapy?”, as the next choice shows." in page
    assert "<dt>Corrected to</dt><dd><code>ask_sclerotherapy</code>" in page
    assert page.count("<dt>Correction</dt>") == 1


def test_the_language_and_the_margin_are_shown(desk, log):
    log(
        "a",
        text="me duelen las piernas",
        intent="other_language",
        confidence=0.97,
        runners_up=[{"name": "ask_cost", "confidence": 0.02}],
        entities=[{"entity": "language", "value": "es"}],
    )

    page = desk.open("/staff/conversations/a").text

    assert "<dd>Spanish</dd>" in page
    assert "95% ahead" in page


def test_a_withdrawn_warning_is_shown_with_its_sign(desk, log):
    log("a", text="I about fell out of my chair at the price", intent="ask_cost")
    log(
        "b",
        text="I about fell out of my chair at the price",
        intent="ask_cost",
        entities=[{"entity": "withdrawn_red_flag", "value": "fainting"}],
    )

    page = desk.open("/staff/conversations/b").text

    assert "<dt>Warning withdrawn</dt>" in page
    assert "A rule heard “fainting”" in page
    assert "<code>fainting</code>" in page
    assert "withdrawn" not in desk.open("/staff/conversations/a").text


def test_a_booking_request_is_shown_by_its_code_alone(desk, log, sessions):
    log("a", text="book me in")
    with sessions.begin() as session:
        session.add(booking("a"))

    page = desk.open("/staff/conversations/a").text

    assert "VG-7K2M" in page
    assert "requested" in page
    assert "+18165550100" not in page


def test_an_emergency_is_marked_with_its_sign(desk, log):
    log("a", text="chest pain", emergency=True, red_flag="chest_pain")

    page = desk.open("/staff/conversations/a").text

    assert ">Emergency<" in page
    assert "<dt>Warning sign</dt><dd>Chest pain or pressure</dd>" in page
    assert "<code>chest_pain</code>" in page


@pytest.mark.parametrize(
    "path", ["/staff/conversations/unknown", "/staff/requests/VG-22222"]
)
def test_what_is_not_found_is_said_under_the_consoles_head(desk, path):
    response = desk.open(path)

    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<h1>Not found</h1>" in response.text
    assert 'aria-label="Console"' in response.text
    assert "Sign out" in response.text


def test_who_is_not_signed_in_sees_no_counts_on_an_error_page(browser):
    response = browser.open("/staff/nothing-here")

    assert response.status_code == 404
    assert "for staff" in response.text
    assert "to do" not in response.text


def test_names_for_programs_stand_in_details_only(desk, log):
    log(
        "a",
        text="odd",
        intent="nlu_fallback",
        confidence=0.3,
        runners_up=[{"name": "ask_cost", "confidence": 0.29}],
        actions=["action_ask_which_question"],
    )
    log("a", text="hi", intent="greet", confidence=0.9)
    log("a", text="hm", intent="ask_cost", confidence=0.2, red_flag="other")

    page = desk.open("/staff/conversations/a").text
    plain = re.sub("<details>.*?</details>", "", page, flags=re.S)

    assert "Not understood; nearest was “What does it cost?”" in plain
    assert "A greeting" in plain
    assert "(sure)" in plain
    assert "What does it cost? <span" in plain
    assert "(not sure)" in plain
    assert "<dd>Another danger</dd>" in plain
    assert "<code>" not in plain
    assert "<code>action_ask_which_question</code>" in page


def test_each_conversation_has_a_heading_of_its_own(desk, log):
    log("a", text="hello")

    assert "<h1>Conversation of Mon, Nov 23, 2026, 6:05 AM CST</h1>" in (
        desk.open("/staff/conversations/a").text
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_visitor_wrote_is_only_ever_text(desk, log, attack):
    log("plain", **everywhere("plain words"))
    log("plain", choice_label="plain words")
    plain = desk.open("/staff/conversations/plain").text
    log("evil", **everywhere(attack))
    log("evil", choice_label=attack)

    evil = desk.open("/staff/conversations/evil").text

    assert tags(evil) == tags(plain)
    assert ">49<" not in evil


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_list_shows_first_words_only_as_text(desk, log, attack):
    log("one", text="plain words")
    before = Counter(tags(desk.open("/staff").text))
    log("two", text=attack)

    added = Counter(tags(desk.open("/staff").text)) - before

    assert added == Counter(re.findall(TAG, ONE_ROW))


def test_a_visitors_attack_comes_through_the_chat_inert(visitor, desk, rasa):
    rasa.answers = ()
    visitor.say("<script>alert('chat')</script>")

    assert "&lt;script&gt;alert(" in desk.open("/staff").text
    conversation = rasa.sent[0].conversation
    page = desk.open(f"/staff/conversations/{conversation}").text
    assert "<script" not in page
    assert "&lt;script&gt;alert(" in page


def test_pages_are_not_kept_by_the_browser(desk):
    assert desk.open("/staff").headers["Cache-Control"] == "no-store"


TAG = r"<(/?[a-zA-Z!][^\s>/]*)"
ONE_ROW = "<li> <a> <bdi> </bdi> </a> <p> <time> </time> </p> </li>"


def tags(page: str) -> list[str]:
    return re.findall(TAG, page)


def everywhere(words: str) -> dict[str, object]:
    return {
        "text": words,
        "intent": words,
        "confidence": 0.5,
        "runners_up": [{"name": words, "confidence": 0.1}],
        "actions": [words],
        "answers": [{"text": words, "kind": words, "action": words}],
        "red_flag": words,
    }


def booking(conversation: str) -> BookingRequest:
    return BookingRequest(
        code="VG-7K2M",
        kind="visit",
        phone_hash="h",
        idempotency_key="k",
        conversation_id=conversation,
        status="requested",
        visitor_name="Maria Lopez",
        visitor_phone="+18165550100",
        preferred_days="Tuesday",
        preferred_time="morning",
        created_at=START,
        updated_at=START,
    )
