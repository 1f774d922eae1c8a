import re
from datetime import timedelta

import pytest

from veinguide.booking.request import ConsentGiven, RequestDetails, Slot
from veinguide.booking.status import STAFF_MOVES, STATUSES
from veinguide.storage.bookings import change_request
from veinguide.storage.models import Turn
from veinguide.storage.outbox import record_delivered
from veinguide.storage.requests import find_request

ANNA = "anna@clinic.example"
# The way to every status, for staff.
WAYS = {
    "requested": (),
    "contacted": ("contacted",),
    "confirmed": ("confirmed",),
    "completed": ("confirmed", "completed"),
    "cancelled": ("cancelled",),
    "no_show": ("confirmed", "no_show"),
    "expired": ("expired",),
}


@pytest.fixture
def stored(sessions):
    def read(code: str):
        with sessions() as session:
            return find_request(session, code)

    return read


@pytest.fixture
def press(desk):
    """Send the form of a request's page as it is shown, with one button pressed."""

    def press(code: str, to: str = "", page: str | None = None, **fields: str):
        path = f"/staff/requests/{code}"
        html = page or desk.open(path).text
        form = html[html.index('class="moves"') :]
        kept = dict(re.findall('type="hidden" name="(\\w+)" value="([^"]*)"', form))
        pressed = {"to": to} if to else {}
        return desk.submit(path, **{**kept, **pressed, **fields})

    return press


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def buttons(html: str) -> list[str]:
    return re.findall('<button name="to" value="(\\w+)"', html)


def test_everything_about_a_request_is_on_its_page(desk, send, clock):
    start = clock() + timedelta(days=8)
    code = send(
        visitor_email="maria@mail.example",
        reason_category="leg cramps",
        visitor_note="she uses a <b>wheelchair</b>",
        slot=Slot("slot-9", start, start + timedelta(minutes=30)),
        consents=(
            ConsentGiven("call", True, "1", clock()),
            ConsentGiven("text", False, "2", clock()),
        ),
    )

    page = desk.open(f"/staff/requests/{code}").text

    assert 'href="tel:+18165550143">(816) 555-0143<' in page
    assert 'href="mailto:maria@mail.example"' in page
    told = words(page)
    assert "may call answered today, 12:00 PM, to wording 1" in told
    assert "do not text answered today, 12:00 PM, to wording 2" in told
    assert "Tue, Dec 1, 2026, 12:00 PM CST 30 minutes, called slot-9" in told
    assert "About leg cramps" in told
    assert "Visitor's note she uses a &lt;b&gt;wheelchair" in told.replace("&#39;", "'")
    assert "Request sent by the visitor, today, 12:00 PM" in told


def test_who_must_not_be_called_has_no_link_to_call(desk, send, clock):
    code = send(consents=(ConsentGiven("call", False, "1", clock()),))

    page = desk.open(f"/staff/requests/{code}").text

    assert "(816) 555-0143" in page
    assert "tel:" not in page
    assert "do not call" in page


def test_an_unknown_code_is_not_found_in_human_words(desk):
    response = desk.open("/staff/requests/VG-22222")

    assert response.status_code == 404
    assert "There is no request with this code." in response.text
    assert 'href="/staff/requests"' in response.text


def test_a_code_may_be_written_small(desk, send):
    assert desk.open(f"/staff/requests/{send().lower()}").status_code == 200


def test_the_title_holds_no_name(desk, send):
    code = send()

    title = re.findall(
        "<title>(.*?)</title>", desk.open(f"/staff/requests/{code}").text
    )

    assert title == [f"Request {code} · Vein Guide for staff"]


@pytest.mark.parametrize("status", STATUSES)
def test_only_moves_that_are_allowed_have_a_button(desk, send, move, status):
    code = send()
    for step in WAYS[status]:
        move(code, step)

    shown = buttons(desk.open(f"/staff/requests/{code}").text)

    assert sorted(shown) == sorted(STAFF_MOVES.get(status, ()))


def test_a_move_is_stored_with_who_when_and_note(desk, send, press, stored, clock):
    code = send()
    clock.advance(minutes=5)

    response = press(code, "contacted", note=" Left word.\r\nWill ring back. ")

    assert response.status_code == 303
    page = desk.open(response.headers["Location"]).text
    assert "The request is now <strong>contacted</strong>." in page
    last = stored(code).changes[-1]
    assert (last.by, last.at) == (ANNA, clock())
    assert (last.before, last.after) == ("requested", "contacted")
    assert last.note == "Left word.\nWill ring back."
    assert f"Requested → Contacted by {ANNA}, today, 12:05 PM" in words(page)


def test_a_request_goes_all_the_way(send, press, stored):
    code = send()

    for status in ("contacted", "confirmed", "completed"):
        assert press(code, status).status_code == 303

    history = [(change.before, change.after) for change in stored(code).changes]
    assert history == [
        (None, "requested"),
        ("requested", "contacted"),
        ("contacted", "confirmed"),
        ("confirmed", "completed"),
    ]


@pytest.mark.parametrize("end", ["cancelled", "expired"])
def test_an_end_is_asked_about_first_and_keeps_the_note(send, press, stored, end):
    code = send()

    asked = press(code, end, note="Moved away.")
    before = stored(code).status
    response = press(code, end, page=asked.text, note="Moved away.")

    assert asked.status_code == 200
    assert ">Moved away.</textarea>" in asked.text
    assert before == "requested"
    assert response.status_code == 303
    assert stored(code).status == end
    assert stored(code).changes[-1].note == "Moved away."


def test_what_a_colleague_did_meanwhile_is_told_and_stands(
    desk, send, move, press, stored, clock
):
    code = send()
    old_page = desk.open(f"/staff/requests/{code}").text
    clock.advance(minutes=3)
    move(code, "confirmed")

    response = press(code, "contacted", page=old_page, note="No answer.")

    assert response.status_code == 409
    told = words(response.text)
    assert "Nothing was changed" in told
    assert (
        "ben@clinic.example made it confirmed (it was requested), today, 12:03 PM"
        in told
    )
    assert ">No answer.</textarea>" in response.text
    assert "completed" in buttons(response.text)
    assert stored(code).status == "confirmed"
    assert len(stored(code).changes) == 2


def test_what_the_visitor_changed_meanwhile_is_told(
    desk, send, sessions, press, stored, clock
):
    code = send()
    old_page = desk.open(f"/staff/requests/{code}").text
    with sessions.begin() as session:
        told = RequestDetails("maria", "+18165550144", "Maria Lopez", None, None)
        change_request(session, code, told, now=clock())

    response = press(code, "confirmed", page=old_page)

    assert response.status_code == 409
    assert (
        "The visitor changed phone number, days, time of day, today, 12:00 PM"
        in words(response.text)
    )
    assert stored(code).status == "requested"


def test_a_visitors_cancelling_meanwhile_is_told(desk, send, move, press):
    code = send()
    old_page = desk.open(f"/staff/requests/{code}").text
    move(code, "cancelled", by="visitor")

    told = words(press(code, "confirmed", page=old_page).text)

    assert "The visitor made it cancelled (it was requested)" in told


def test_a_colleagues_note_is_in_nobodys_way(desk, send, second_browser, press):
    code = send()
    old_page = desk.open(f"/staff/requests/{code}").text
    press(code, note="Rang, busy.")

    assert press(code, "contacted", page=old_page).status_code == 303


def test_a_second_click_on_the_same_button_changes_nothing(desk, send, press, stored):
    code = send()
    page = desk.open(f"/staff/requests/{code}").text

    first = press(code, "contacted", page=page, note="Left word.")
    second = press(code, "contacted", page=page, note="Left word.")

    assert (first.status_code, second.status_code) == (303, 303)
    assert len(stored(code).changes) == 2


@pytest.mark.parametrize("to", ["completed", "requested", "booked", "<b>"])
def test_a_move_that_is_not_allowed_is_refused(send, press, stored, to):
    code = send()

    response = press(code, to, sure="yes")

    assert response.status_code == 422
    assert "cannot be changed in this way" in response.text
    assert len(stored(code).changes) == 1


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400, "²"])
def test_a_tampered_revision_is_a_stale_form(send, press, stored, revision):
    code = send()

    assert press(code, "contacted", revision=revision).status_code == 409
    assert stored(code).status == "requested"


def test_a_note_alone_is_added(desk, send, press, stored):
    code = send()

    response = press(code, note="Prefers to be rung after 5.")

    page = desk.open(response.headers["Location"]).text
    assert "Your note is saved." in page
    assert f"Note by {ANNA}" in words(page)
    assert "Prefers to be rung after 5." in page
    assert stored(code).status == "requested"


def test_a_closed_request_still_takes_a_note(send, move, press, stored):
    code = send()
    move(code, "cancelled")

    assert press(code, note="She rang to thank us.").status_code == 303
    assert stored(code).changes[-1].note == "She rang to thank us."


def test_a_note_without_words_is_asked_for(send, press, stored):
    code = send()

    response = press(code, note=" \r\n ")

    assert response.status_code == 422
    assert "Please write a note first." in response.text
    assert len(stored(code).changes) == 1


def test_a_note_has_500_characters_at_most(send, press, stored):
    code = send()

    fits = press(code, note="é" * 498 + "\r\n" + "x")
    too_long = press(code, "contacted", note="é" * 501)

    assert fits.status_code == 303
    assert too_long.status_code == 422
    assert "at most 500 characters" in too_long.text
    assert "é" * 501 in too_long.text
    assert stored(code).status == "requested"


def test_a_note_of_staff_is_only_ever_text(desk, send, press):
    code = send()
    press(code, note="</p><script>alert(1)</script>")

    page = desk.open(f"/staff/requests/{code}").text

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_form_without_our_token_changes_nothing(desk, send, stored):
    code = send()

    response = desk.submit(
        f"/staff/requests/{code}", to="contacted", status="requested", revision="1"
    )

    assert response.status_code == 403
    assert stored(code).status == "requested"


def test_a_form_from_another_website_changes_nothing(desk, send, stored):
    code = send()
    path = f"/staff/requests/{code}"

    response = desk.client.post(
        path,
        data={
            "form_token": desk.form_token(path),
            "to": "contacted",
            "status": "requested",
            "revision": "1",
        },
        headers={"Sec-Fetch-Site": "cross-site"},
        follow_redirects=False,
    )

    assert response.status_code == 403
    assert stored(code).status == "requested"


def test_the_history_tells_what_the_visitor_changed(desk, send, sessions, clock):
    code = send()
    with sessions.begin() as session:
        told = RequestDetails("maria", "+18165550144", "Maria Lopez", None, None)
        change_request(session, code, told, now=clock())

    told = words(desk.open(f"/staff/requests/{code}").text)

    assert "Changed: phone number, days, time of day by the visitor" in told


def test_a_call_back_says_what_it_is(desk, send):
    code = send(kind="call_back")

    told = words(desk.open(f"/staff/requests/{code}").text)

    assert "left a number and stopped half-way" in told
    assert "Call-back made by Vein Guide" in told


def test_a_delivery_tells_how_it_stands(desk, send, fail):
    code = send(channels=["webhook"])
    fail(code, 3)

    told = words(desk.open(f"/staff/requests/{code}").text)

    assert "Webhook , new request Not delivered" in told
    assert "3 attempts so far. Next: today, 1:00 PM." in told
    assert "Last error: webhook: HTTP 500" in told


def test_what_was_delivered_says_when_and_has_no_button(desk, send, sessions, clock):
    code = send(channels=["email"])
    with sessions.begin() as session:
        [delivery] = find_request(session, code).deliveries
        record_delivered(session, delivery.id, now=clock(), receipt=None)

    page = desk.open(f"/staff/requests/{code}").text

    assert "Delivered today, 12:00 PM." in page
    assert "Try again now" not in page


def test_staff_can_have_a_delivery_tried_again_now(desk, send, fail, stored, clock):
    code = send(channels=["webhook"])
    fail(code, 3)
    path = f"/staff/requests/{code}"
    delivery = str(stored(code).deliveries[0].id)

    response = desk.submit(path, form_token=desk.form_token(path), delivery=delivery)

    assert "within a few seconds" in desk.open(response.headers["Location"]).text
    assert stored(code).deliveries[0].next_attempt_at == clock()


@pytest.mark.parametrize("delivery", ["0", "x", "9" * 30, "²"])
def test_a_delivery_that_is_not_there_is_not_tried(desk, send, delivery):
    path = f"/staff/requests/{send()}"

    response = desk.submit(path, form_token=desk.form_token(path), delivery=delivery)

    assert response.status_code == 303
    assert "nothing to try again" in desk.open(response.headers["Location"]).text


def test_request_and_conversation_lead_to_each_other(desk, send, sessions, clock):
    code = send("chat-1")
    with sessions.begin() as session:
        session.add(Turn(conversation_id="chat-1", said_at=clock(), text="book"))

    request = desk.open(f"/staff/requests/{code}").text
    conversation = desk.open("/staff/conversations/chat-1").text

    assert 'href="/staff/conversations/chat-1"' in request
    assert f'href="/staff/requests/{code}"' in conversation


def test_a_conversation_that_is_deleted_is_not_linked(desk, send):
    page = desk.open(f"/staff/requests/{send('gone')}").text

    assert "/staff/conversations/gone" not in page
    assert "Not kept any more" in page


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "</bdi></dd></dl></section><h1>Owned</h1>",
        '"><a href="javascript:alert(1)">x</a>',
        "' onmouseover='alert(1)",
        "{{ 7*7 }}{% include 'error.html' %}",
        "<!--",
    ],
)
def test_what_a_visitor_wrote_is_only_ever_text(desk, send, attack):
    plain = desk.open(f"/staff/requests/{send('a', **everywhere('plain'))}").text
    evil = desk.open(f"/staff/requests/{send('b', **everywhere(attack))}").text

    assert re.findall("<[a-z/!][^ >]*", evil) == re.findall("<[a-z/!][^ >]*", plain)
    assert ">49<" not in evil


def test_nothing_of_a_request_is_logged(send, press, caplog):
    caplog.set_level("DEBUG")
    code = send(visitor_name="Canary Smith")

    press(code, "contacted", note="canary note")

    assert "anary" not in caplog.text


def everywhere(words: str) -> dict[str, str]:
    return {
        "visitor_name": words,
        "guardian_name": words,
        "visitor_email": words,
        "preferred_days": words,
        "preferred_time": words,
        "reason_category": words,
    }
