"""The booking requests as staff see and work them."""

from datetime import datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from veinguide.booking.request import RequestDetails
from veinguide.storage.bookings import move_request, send_request
from veinguide.storage.turns import TurnRecord, record_turn

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PAGES = [
    "/staff/requests",
    "/staff/requests?show=stuck",
    "/staff/requests?show=closed",
    "/staff/conversations/chat-0143",
    "/staff/requests/VG-22222",
]
NOON_OF_27 = datetime(2026, 11, 27, 18, tzinfo=timezone.utc)
TEN_PAST_TWELVE = datetime(2026, 11, 27, 18, 10, tzinfo=timezone.utc)
TOO_WIDE = """() => document.documentElement.scrollWidth
  > document.documentElement.clientWidth"""
SMALL = """() => [...document.querySelectorAll('button, input:not([type=hidden])')]
  .map(node => [node.textContent || node.name, node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([name]) => name)"""


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def inspector(arrive, request):
    # axe needs scripts, and styles the nodes it looks at; the page's policy refuses.
    return arrive(bypass_csp=True, viewport=request.param)


@pytest.fixture
def pictures(inspector, tmp_path):
    def take(name: str) -> int:
        picture = tmp_path / f"{name}.png"
        inspector.page.screenshot(path=picture, full_page=True)
        return picture.stat().st_size

    return take


@pytest.mark.parametrize("path", PAGES)
def test_the_inbox_is_accessible_and_fits_any_screen(inspector, codes, path, pictures):
    inspector.opens(path).signs_in()

    assert inspector.violations() == []
    assert not inspector.page.evaluate(TOO_WIDE)
    assert inspector.page.evaluate(SMALL) == []
    assert pictures("inbox") > 10_000


@pytest.mark.parametrize("who", ["maria", "dolores", "tim", "call back", "walter"])
def test_a_request_is_accessible_and_fits_any_screen(inspector, codes, who, pictures):
    inspector.opens(f"/staff/requests/{codes[who]}").signs_in()

    assert inspector.violations() == []
    assert not inspector.page.evaluate(TOO_WIDE)
    assert inspector.page.evaluate(SMALL) == []
    assert pictures("request") > 10_000


@pytest.mark.parametrize("path", ["", "/CODE"])
def test_endless_words_fit_any_screen(inspector, sessions, path):
    details = RequestDetails(
        conversation_id="chat",
        visitor_phone="+18165550199",
        visitor_name="W" * 200,
        visitor_email=f"{'w' * 60}@{'w' * 60}.example",
        preferred_days="M" * 200,
    )
    code = send_request(sessions, details, now=TEN_PAST_TWELVE).code
    inspector.opens(f"/staff/requests{path.replace('CODE', code)}").signs_in()

    expect(inspector.page.get_by_text("W" * 200).first).to_be_visible()
    assert not inspector.page.evaluate(TOO_WIDE)


def test_a_refusal_is_accessible(inspector, codes, sessions):
    inspector.opens(f"/staff/requests/{codes['maria']}").signs_in()
    with sessions.begin() as session:
        move_request(
            session,
            codes["maria"],
            "contacted",
            by="ben@clinic.example",
            now=TEN_PAST_TWELVE,
        )
    inspector.presses("Confirm the visit")

    expect(inspector.page.get_by_role("alert")).to_contain_text("ben@clinic.example")
    assert inspector.violations() == []
    assert not inspector.page.evaluate(TOO_WIDE)


def test_asking_before_a_cancelling_is_accessible(inspector, codes):
    inspector.opens(f"/staff/requests/{codes['maria']}").signs_in()
    inspector.presses("Cancel request…")

    expect(inspector.page.get_by_role("heading", level=1)).to_contain_text("Cancel")
    assert inspector.violations() == []
    assert not inspector.page.evaluate(TOO_WIDE)


def test_a_request_is_found_by_number_and_worked_without_javascript(desk, codes):
    desk.opens("/staff/requests").signs_in()
    desk.page.get_by_label("Name, phone number or code").fill("(816) 555 0143")
    desk.presses("Find")
    expect(desk.page.get_by_role("heading", name="Maria Lopez")).to_be_visible()
    desk.page.get_by_label("Note").fill("Rang: Tuesday at 10 suits her.")
    desk.page.get_by_label("Day").fill("2026-12-01")
    desk.page.get_by_label("Time").fill("10:00")
    desk.presses("Confirm the visit")

    expect(desk.page.get_by_role("status")).to_contain_text(
        "now confirmed, for Tue, Dec 1, 10:00 AM"
    )
    history = desk.page.get_by_role("region", name="History")
    expect(history).to_contain_text(
        "Requested → Confirmed for Tue, Dec 1, 10:00 AM by rosa@clinic.example"
    )
    expect(history).to_contain_text("Tuesday at 10 suits her.")
    assert "0143" not in desk.page.url


def test_the_keyboard_alone_is_enough(desk, codes):
    desk.opens("/staff/requests").signs_in()
    link = desk.page.get_by_role("link", name="Maria Lopez")
    reached = [link.evaluate("n => n === document.activeElement")]
    for _ in range(25):
        desk.page.keyboard.press("Tab")
        reached.append(link.evaluate("n => n === document.activeElement"))
    link.press("Enter")
    desk.page.get_by_role("button", name="Mark as contacted").press("Enter")

    assert any(reached)
    expect(desk.page.get_by_role("status")).to_contain_text("now contacted")


def test_a_stuck_delivery_leads_to_its_request_and_is_tried_again(desk, codes):
    desk.opens("/staff").signs_in()
    desk.page.get_by_role("link", name="Requests").click()
    desk.page.get_by_role("link", name="See which").click()
    desk.page.get_by_role("link", name="Maria Lopez").click()
    deliveries = desk.page.get_by_role("region", name="Deliveries")
    expect(deliveries).to_contain_text("webhook: HTTP 500")
    desk.presses("Try again now")

    expect(desk.page.get_by_role("status")).to_contain_text("tried again")
    expect(deliveries).to_contain_text("Next: now")


def test_the_conversation_and_its_request_lead_to_each_other(desk, codes):
    desk.opens(f"/staff/requests/{codes['tim']}").signs_in()
    desk.page.get_by_role("link", name="Read what was said").click()
    expect(desk.page.get_by_text("I'd like to book a visit")).to_be_visible()
    desk.page.get_by_role("link", name=codes["tim"]).click()

    expect(desk.page.get_by_role("heading", name="Tim Okafor")).to_be_visible()


def test_a_confirming_without_a_time_is_refused_and_accessible(inspector, codes):
    inspector.opens(f"/staff/requests/{codes['maria']}").signs_in()
    inspector.presses("Confirm the visit")

    alert = inspector.page.get_by_role("alert")
    expect(alert).to_contain_text("note the agreed day and time first")
    expect(inspector.page.get_by_label("Day")).to_be_focused()
    assert inspector.violations() == []
    assert not inspector.page.evaluate(TOO_WIDE)


def test_a_request_is_found_by_name_and_a_miss_keeps_the_list(inspector, codes):
    inspector.opens("/staff/requests").signs_in()
    box = inspector.page.get_by_label("Name, phone number or code")
    box.fill("nobody")
    inspector.presses("Find")
    expect(inspector.page.get_by_text("Nothing was found for nobody.")).to_be_visible()
    expect(inspector.page.get_by_role("link", name="Maria Lopez")).to_be_visible()
    assert inspector.violations() == []
    box.fill("reyes")
    inspector.presses("Find")

    heading = inspector.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Dolores Reyes-Whitfield")
    assert "reyes" not in inspector.page.url


def test_conversations_are_filtered_by_kind_and_day(inspector, codes, sessions):
    with sessions.begin() as session:
        for number in range(30):
            at = NOON_OF_27 - timedelta(days=number % 2)
            said = TurnRecord(
                f"c{number}", at, f"chest {number}", red_flag="chest_pain"
            )
            record_turn(session, said)
    inspector.opens("/staff").signs_in()
    inspector.opens("/staff")
    page = inspector.page
    page.get_by_role("link", name="Emergency 30").click()
    expect(page.get_by_text("Page 1 of 2")).to_have_count(2)
    assert inspector.violations() == []
    assert not page.evaluate(TOO_WIDE)
    page.get_by_label("Day").fill("2026-11-26")
    inspector.presses("Show")

    expect(page.get_by_role("link", name="Emergency 15")).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.get_by_role("link", name="chest 1", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="chest 2", exact=True)).to_have_count(0)
    assert inspector.violations() == []


def test_two_desks_do_not_overrule_each_other(arrive, codes):
    rosa = arrive().opens(f"/staff/requests/{codes['maria']}").signs_in()
    other = arrive().opens(f"/staff/requests/{codes['maria']}").signs_in()
    rosa.presses("Mark as contacted")
    other.page.get_by_label("Note").fill("She will come on Tuesday.")
    other.page.get_by_label("Day").fill("2026-12-01")
    other.page.get_by_label("Time").fill("10:00")
    other.presses("Confirm the visit")

    alert = other.page.get_by_role("alert")
    expect(alert).to_contain_text("Nothing was changed")
    expect(alert).to_contain_text("made it contacted")
    expect(other.page.get_by_label("Note")).to_have_value("She will come on Tuesday.")
