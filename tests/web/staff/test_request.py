import re
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from veinguide.booking.request import ConsentGiven, RequestDetails, Slot
from veinguide.booking.status import STAFF_MOVES, STATUSES
from veinguide.storage.bookings import change_request
from veinguide.storage.handling import Seen, move_visit
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
        if to == "confirmed":
            pressed |= {"visit_date": "2026-12-08", "visit_time": "10:30"}
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
    assert "may call answered today, 12:00 PM The question about calls May the" in told
    assert "at this number about your visit?" in told
    assert "do not text answered today, 12:00 PM The question about texts May" in told
    assert "(wording 2)" in told
    assert "Tue, Dec 1, 2026, 12:00 PM CST 30 minutes" in told
    assert "<p>Called <code>slot-9</code> in the calendar.</p></details>" in page
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


def test_confirming_notes_the_time_that_was_agreed_on(desk, send, press, stored, clock):
    code = send()

    response = press(code, "confirmed", note="She asked for a chair.")

    ten_thirty = datetime(2026, 12, 8, 16, 30, tzinfo=timezone.utc)
    assert stored(code).visit_at == ten_thirty
    assert stored(code).changes[-1].visit_at == ten_thirty
    page = desk.open(response.headers["Location"]).text
    told = words(page)
    assert "now confirmed , for Tue, Dec 8, 10:30 AM" in told
    assert "Visit agreed for Tue, Dec 8, 2026, 10:30 AM CST" in told
    assert "Requested → Confirmed for Tue, Dec 8, 10:30 AM by" in told


def test_the_agreed_time_is_stored_sealed(send, press, sessions):
    press(send(), "confirmed")

    with sessions() as session:
        for table in ("booking_requests", "booking_changes"):
            rows = session.execute(text(f"select visit_at from {table}")).scalars()
            assert [row[:5] for row in rows if row] == ["gAAAA"]


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("", "", "note the agreed day and time first"),
        ("2026-12-08", "", "note the agreed day and time first"),
        ("2026-13-08", "10:30", "This is no day and time."),
        ("2026-12-08", "half ten", "This is no day and time."),
        ("2026-11-22", "10:30", "This day is past."),
        ("2028-12-08", "10:30", "more than a year away"),
    ],
)
def test_an_impossible_time_confirms_nothing_and_is_kept(
    send, press, stored, day, time, said
):
    code = send()

    response = press(
        code, "confirmed", visit_date=day, visit_time=time, note="Rang her."
    )

    assert response.status_code == 422
    assert said in response.text
    assert f'value="{day}"' in response.text
    assert ">Rang her.</textarea>" in response.text
    assert stored(code).status == "requested"


def test_earlier_today_is_no_mistake(send, press, stored):
    code = send()

    press(code, "confirmed", visit_date="2026-11-23", visit_time="08:00")

    assert stored(code).status == "confirmed"


def test_a_free_time_that_was_chosen_is_proposed(desk, send, clock):
    start = clock() + timedelta(days=8)
    code = send(slot=Slot("slot-9", start, start + timedelta(minutes=30)))

    page = desk.open(f"/staff/requests/{code}").text

    assert 'type="date" min="2026-11-23" value="2026-12-01"' in page
    assert 'type="time" value="12:00"' in page


def test_other_buttons_need_no_time(send, press, stored):
    code = send()

    assert press(code, "contacted").status_code == 303
    assert stored(code).visit_at is None


def test_a_confirmed_visit_can_be_moved(desk, send, press, stored):
    code = send()
    press(code, "confirmed")
    page = desk.open(f"/staff/requests/{code}").text
    moved = {"new_time": "yes", "visit_date": "2026-12-09", "visit_time": "14:00"}

    first = press(code, page=page, note="Her bus.", **moved)
    again = press(code, page=page, note="Her bus.", **moved)

    assert (first.status_code, again.status_code) == (303, 303)
    assert stored(code).visit_at == datetime(2026, 12, 9, 20, tzinfo=timezone.utc)
    assert stored(code).status == "confirmed"
    assert len(stored(code).changes) == 3
    told = words(desk.open(first.headers["Location"]).text)
    assert "The visit is now agreed for Wed, Dec 9, 2:00 PM" in told
    assert f"New time: Wed, Dec 9, 2:00 PM by {ANNA}" in told


def test_a_time_that_a_colleague_moved_meanwhile_stands(
    desk, send, press, sessions, stored, clock
):
    code = send()
    press(code, "confirmed")
    old_page = desk.open(f"/staff/requests/{code}").text
    friday = datetime(2026, 12, 11, 16, tzinfo=timezone.utc)
    with sessions.begin() as session:
        seen = Seen("confirmed", 1)
        ben = "ben@clinic.example"
        assert move_visit(session, code, friday, seen=seen, by=ben, now=clock())

    response = press(
        code,
        page=old_page,
        new_time="yes",
        visit_date="2026-12-09",
        visit_time="14:00",
    )

    assert response.status_code == 409
    assert (
        "ben@clinic.example moved the visit to Fri, Dec 11, 10:00 AM , today, 12:00 PM"
        in words(response.text)
    )
    assert stored(code).visit_at == friday


def test_only_a_confirmed_visit_can_be_moved(send, press, stored):
    code = send()

    response = press(code, new_time="yes", visit_date="2026-12-09", visit_time="14:00")

    assert response.status_code == 422
    assert stored(code).visit_at is None


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


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400, "9" * 5000, "²"])
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
