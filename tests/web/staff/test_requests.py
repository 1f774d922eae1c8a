import re
from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest

from veinguide.booking.request import ConsentGiven, RequestDetails, Slot
from veinguide.storage.bookings import change_request, move_request

NOON = datetime(2026, 11, 23, 18, tzinfo=timezone.utc)
INBOX = "/staff/requests"


@pytest.fixture
def search(desk):
    def typed(asked: str):
        token = desk.form_token(INBOX)
        return desk.submit(INBOX, form_token=token, asked=asked)

    return typed


def rows(page: str) -> list[str]:
    return re.findall('<li>\n    <div class="person">.*?</li>', page, re.S)


def words(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def test_an_empty_inbox_says_what_will_be_there(desk):
    page = desk.open(INBOX).text

    assert "Nothing to do." in page
    assert "the request appears here" in page


@pytest.mark.parametrize(
    ("show", "empty"),
    [
        ("confirmed", "No confirmed visits."),
        ("closed", "Nothing closed yet."),
        ("stuck", "Everything was delivered."),
    ],
)
def test_every_empty_list_says_so_in_its_own_words(desk, show, empty):
    assert empty in desk.open(f"{INBOX}?show={show}").text


def test_a_line_tells_what_a_receptionist_needs(desk, send, clock):
    code = send(
        reason_category="leg cramps",
        consents=(
            ConsentGiven("call", True, "1", NOON),
            ConsentGiven("text", False, "1", NOON),
        ),
    )

    [row] = rows(desk.open(INBOX).text)

    assert words(row) == (
        f"Maria Lopez (816) 555-0143 {code} · waits since today, 12:00 PM "
        "Tuesday, mornings About: leg cramps may call do not text Requested"
    )


def test_who_waits_longest_comes_first(browser, send, move, clock):
    first = send("anna", visitor_name="First Anna")
    clock.advance(hours=1)
    send("ben", visitor_name="Second Ben")
    move(first, "contacted")

    browser.sign_in()
    page = browser.open(INBOX).text

    assert page.index("First Anna") < page.index("Second Ben")


NO_CALLS = (
    ConsentGiven("call", False, "1", NOON),
    ConsentGiven("text", False, "1", NOON),
)


def test_who_wants_neither_calls_nor_texts_is_reached_by_mail(desk, send):
    send(visitor_email="maria@mail.example", consents=NO_CALLS)

    [row] = rows(desk.open(INBOX).text)

    assert ">E-mail only<" in row
    assert "tel:" not in row
    assert row.index("maria@mail.example") < row.index("(816) 555-0143")


def test_who_left_no_way_at_all_is_marked(desk, send):
    send(consents=NO_CALLS)

    assert ">No calls, no texts<" in desk.open(INBOX).text


@pytest.mark.parametrize(
    "consents", [(), (*NO_CALLS[:1], ConsentGiven("text", True, "1", NOON))]
)
def test_who_may_be_texted_or_was_not_asked_is_not_marked(desk, send, consents):
    send(visitor_email="maria@mail.example", consents=consents)

    page = desk.open(INBOX).text

    assert "E-mail only" not in page
    assert "maria@mail.example" in page


@pytest.mark.parametrize(
    "wish", ["next week", "Tomorrow", "in two weeks", "this Friday"]
)
def test_a_wish_that_counts_from_a_day_is_shown_with_that_day(
    browser, send, clock, wish
):
    send(preferred_days=wish)
    clock.advance(days=6)

    browser.sign_in()
    assert f"{wish}, mornings (said Mon, Nov 23)" in words(browser.open(INBOX).text)


@pytest.mark.parametrize("wish", ["Tuesday", "weekdays", "Monday, November 30"])
def test_a_wish_that_stands_for_itself_is_shown_alone(desk, send, wish):
    send(preferred_days=wish)

    assert "(said" not in desk.open(INBOX).text


def test_a_changed_wish_was_said_when_it_was_changed(browser, send, sessions, clock):
    code = send(preferred_days="Tuesday")
    clock.advance(days=2)
    told = RequestDetails(
        "maria", "+18165550143", "Maria Lopez", None, None, "next week"
    )
    with sessions.begin() as session:
        change_request(session, code, told, now=clock())

    browser.sign_in()
    assert "next week (said Wed, Nov 25)" in words(browser.open(INBOX).text)


def test_confirmed_visits_are_shown_by_their_time(desk, send, sessions):
    for name, days in (("Late", 9), ("None", None), ("Soon", 2), ("Past", -1)):
        code = send(name, visitor_name=f"Ms {name}")
        at = days and NOON + timedelta(days=days)
        with sessions.begin() as session:
            move_request(
                session, code, "confirmed", by="ben@x.example", now=NOON, visit_at=at
            )

    page = desk.open(f"{INBOX}?show=confirmed").text

    assert re.findall("<bdi>Ms (\\w+)", page) == ["Past", "Soon", "Late", "None"]
    assert "Visit: Wed, Nov 25, 12:00 PM" in page
    assert page.count("Time is past") == 1


def test_each_status_is_in_its_tab_and_counted(desk, send, move):
    for status in ("contacted", "confirmed", "cancelled", "expired"):
        move(send(status, visitor_name=f"Ms {status}"), status)
    no_show = send("no_show", visitor_name="Ms no_show")
    move(no_show, "confirmed")
    move(no_show, "no_show")
    send("new", visitor_name="Ms new")

    shown = {
        tab: re.findall("<bdi>Ms (\\w+)", desk.open(f"{INBOX}?show={tab}").text)
        for tab in ("to_do", "confirmed", "closed", "nonsense")
    }
    page = desk.open(INBOX).text

    assert shown == {
        "to_do": ["contacted", "new"],
        "confirmed": ["confirmed"],
        "closed": ["no_show", "expired", "cancelled"],
        "nonsense": ["contacted", "new"],
    }
    assert re.findall('count">(\\d+)</span>', page) == ["2", "1", "3"]
    assert "1 new, 1 contacted" in page


def test_the_way_to_the_requests_says_how_many_wait(desk, send, move):
    send("anna")
    send("ben")
    move(send("maria"), "confirmed")

    assert ">2<span" in desk.open("/staff").text


def test_a_call_back_is_marked_and_what_it_lacks_is_said(desk, send):
    send(kind="call_back", visitor_name=None, preferred_days=None, preferred_time=None)

    [row] = rows(desk.open(INBOX).text)

    assert "Name not given" in row
    assert "No day or time given" in row
    assert "calls: not asked texts: not asked" in words(row)
    assert "Call-back" in row


def test_a_minors_guardian_is_shown(desk, send):
    send(guardian_name="Grace Lopez")

    [row] = rows(desk.open(INBOX).text)

    assert "Under 18" in row
    assert "Guardian: Grace Lopez" in words(row)


def test_a_free_time_is_shown_by_the_clinics_clock(desk, send):
    start = datetime(2026, 12, 1, 15, 30, tzinfo=timezone.utc)
    send(slot=Slot("slot-9", start, start + timedelta(minutes=30)))

    assert "Tue, Dec 1, 9:30 AM" in desk.open(INBOX).text


def test_a_stuck_delivery_is_marked_and_leads_to_a_list_of_its_own(desk, send, fail):
    fail(send("anna", visitor_name="Anna Stuck", channels=["webhook"]), 3)
    fail(send("ben", visitor_name="Ben Fine", channels=["webhook"]), 2)

    inbox = desk.open(INBOX).text
    stuck = desk.open(f"{INBOX}?show=stuck").text

    assert "1 message about requests did not reach" in inbox
    assert 'href="/staff/requests?show=stuck"' in inbox
    assert inbox.count('class="mark stuck"') == 1
    assert "Anna Stuck" in stuck
    assert "Ben Fine" not in stuck


def test_without_stuck_deliveries_nobody_is_warned(desk, send, fail):
    fail(send(channels=["webhook"]), 2)

    assert "did not reach" not in desk.open(INBOX).text


def test_a_long_list_has_pages(desk, send):
    for number in range(26):
        send(f"c{number}", visitor_name=f"Visitor {number}.")

    first, second = desk.open(INBOX).text, desk.open(f"{INBOX}?show=to_do&page=2").text

    assert "Visitor 0." in first
    assert "Visitor 25." not in first
    assert first.count('href="/staff/requests?show=to_do&amp;page=2"') == 2
    assert "Visitor 25." in second


def test_one_request_found_by_number_opens_at_once(search, send):
    code = send()

    response = search("(816) 555-0143")

    assert response.status_code == 303
    assert response.headers["Location"] == f"{INBOX}/{code}"


def test_one_request_found_by_code_opens_at_once(search, send):
    code = send()

    assert search(code.lower()).headers["Location"] == f"{INBOX}/{code}"


def test_many_requests_of_one_number_are_listed(search, send):
    send("anna", preferred_days="Monday")
    send("ben", preferred_days="Friday")
    send("else", visitor_phone="+18165550144", preferred_days="Sunday")

    page = search("816-555-0143").text

    assert "2 requests of this number" in page
    assert "Monday" in page
    assert "Friday" in page
    assert "Sunday" not in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("816-555-0144", "No request was made with this phone number."),
        ("VG-22222", "No request has this code."),
    ],
)
def test_nothing_found_is_said_plainly(search, send, asked, said):
    send()

    response = search(asked)

    assert response.status_code == 200
    assert f"Nothing was found for {asked}." in response.text
    assert said in response.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "type a name, a phone number or a code first"),
        ("555-0143", "The area code is missing."),
        ("816-055-0143", "There is no such phone number."),
        ("123-45-6789", "Nothing was searched."),
        ("81605501430", "no possible phone number, no code and no name"),
    ],
)
def test_an_impossible_search_says_what_to_type(search, send, asked, said):
    send(visitor_name="Still Listed")

    response = search(asked)

    assert response.status_code == 422
    assert said in response.text
    assert "Still Listed" in response.text


def test_one_request_found_by_name_opens_at_once(search, send):
    send("ben", visitor_name="Ben Smith")
    code = send("maria", visitor_name="Maria López")

    assert search("lopez").headers["Location"] == f"{INBOX}/{code}"


def test_a_name_finds_guardians_and_confirmed_ones_but_none_that_is_closed(
    search, send, move
):
    send("anna", visitor_name="Tim Okafor", guardian_name="Grace Lopez")
    move(send("ben", visitor_name="Ben Lopez"), "confirmed")
    move(send("eve", visitor_name="Eve Lopez"), "cancelled")
    send("else", visitor_name="Zoe Adams")

    page = search("Lopez").text

    assert "2 open requests with the name Lopez" in page
    assert [name for name in ("Tim", "Ben", "Eve", "Zoe") if name in page] == [
        "Tim",
        "Ben",
    ]


def test_a_name_that_is_not_found_says_where_was_looked(search, send):
    send(visitor_name="Still Listed")

    page = search("Nobody").text

    assert "Nothing was found for Nobody." in page
    assert "the newest 500" in page
    assert "Still Listed" in page


def test_what_is_searched_is_in_no_log_and_no_address(search, send, caplog):
    caplog.set_level("DEBUG")
    send(visitor_name="Canary Smith")

    found = search("canary").headers["Location"]
    search("canary bird")

    assert "anary" not in caplog.text
    assert "anary" not in found


def test_what_was_searched_is_kept_in_the_box_as_text(search):
    page = search('"><script>alert(1)</script>').text

    assert "<script" not in page
    assert 'value="&#34;&gt;&lt;script&gt;' in page


def test_searching_needs_the_form_token(desk):
    response = desk.submit(INBOX, asked="816-555-0143")

    assert response.status_code == 403


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "</bdi></a></li></ol><h1>Owned</h1>",
        "' onmouseover='alert(1)",
        "{{ 7*7 }}",
        "\N{RIGHT-TO-LEFT OVERRIDE}evil",
    ],
)
def test_what_a_visitor_wrote_is_only_ever_text(desk, send, attack):
    send("plain", **everywhere("plain words"))
    one = Counter(re.findall("<[a-z/!][^ >]*", desk.open(INBOX).text))
    send("evil", **everywhere(attack))
    two = Counter(re.findall("<[a-z/!][^ >]*", desk.open(INBOX).text))
    send("plain again", **everywhere("plain words"))
    three = Counter(re.findall("<[a-z/!][^ >]*", desk.open(INBOX).text))

    assert two - one == three - two
    assert ">49<" not in desk.open(INBOX).text


def everywhere(words: str) -> dict[str, str]:
    return {
        "visitor_name": words,
        "guardian_name": words,
        "visitor_email": words,
        "preferred_days": words,
        "preferred_time": words,
        "reason_category": words,
    }
