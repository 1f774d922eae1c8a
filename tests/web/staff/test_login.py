import re
from html import escape, unescape

import pytest
from starlette.testclient import TestClient

from veinguide.storage import staff
from veinguide.storage.models import StaffSession
from web.limits import Limit, Limits
from web.staff import ROUTES

EMAIL, PASSWORD = "anna@clinic.example", "correct horse battery"
WRONG = "Email or password is not right."


def test_email_and_password_open_the_console(browser):
    response = browser.sign_in()

    assert response.status_code == 303
    assert response.headers["Location"] == "/staff"
    assert EMAIL in browser.open("/staff").text


def test_signing_in_leads_to_the_requests_when_some_wait(browser, send):
    send()

    assert browser.sign_in().headers["Location"] == "/staff/requests"


def test_requests_that_are_set_do_not_wait(browser, send, move):
    move(send(), "confirmed")

    assert browser.sign_in().headers["Location"] == "/staff"


def test_the_email_may_be_written_in_capitals(browser):
    assert browser.sign_in(email=" Anna@Clinic.example ").status_code == 303


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "a wrong password"),
        ("nobody@clinic.example", "correct horse battery"),
        ("not an address", "correct horse battery"),
        ("", ""),
    ],
)
def test_whatever_is_wrong_is_said_in_the_same_words(browser, email, password):
    response = browser.sign_in(email=email, password=password)

    assert response.status_code == 401
    assert WRONG in response.text
    assert browser.open("/staff").status_code == 303


def test_the_typed_email_is_kept_and_escaped(browser):
    response = browser.sign_in(email='"><script>x</script>')

    assert "<script>" not in response.text
    assert "&lt;script&gt;" in response.text


def test_an_unknown_address_is_as_much_work_as_a_known_one(browser, hasher):
    browser.sign_in(password="a wrong password")
    known = hasher.checked
    browser.sign_in(email="nobody@clinic.example", password="a wrong password")

    assert (known, hasher.checked) == (1, 2)


def test_a_disabled_account_cannot_sign_in(browser, sessions, clock):
    with sessions.begin() as session:
        staff.disable_member(session, EMAIL, now=clock())

    assert WRONG in browser.sign_in().text


def test_disabling_an_account_signs_it_out(desk, sessions, clock):
    with sessions.begin() as session:
        staff.disable_member(session, EMAIL, now=clock())

    assert desk.open("/staff").status_code == 303


def test_the_token_is_not_stored(desk, sessions):
    with sessions() as session:
        [row] = session.query(StaffSession)

    assert desk.client.cookies["veinguide_staff"] != row.token_hash


def test_the_cookie_is_closed_to_scripts_and_other_sites(browser):
    sent = browser.sign_in().headers["Set-Cookie"].partition(",")[0]

    name, *attributes = sent.split("; ")
    assert name.startswith("veinguide_staff=")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=strict"]


def test_in_production_the_cookie_travels_over_https_to_this_host_only(
    production_browser,
):
    sent = production_browser.sign_in().headers["Set-Cookie"]

    assert sent.startswith("__Host-veinguide_staff=")
    assert "Secure" in sent
    assert "Domain" not in sent
    assert production_browser.open("/staff").status_code == 200


def test_signing_in_makes_a_new_session_and_ends_the_old_one(desk, second_browser):
    old = desk.client.cookies["veinguide_staff"]
    desk.sign_in()

    assert desk.client.cookies["veinguide_staff"] != old
    second_browser.client.cookies.set("veinguide_staff", old)
    assert second_browser.open("/staff").status_code == 303


def test_a_planted_cookie_is_not_taken_over(browser):
    browser.client.cookies.set("veinguide_staff", "planted", domain="testserver.local")
    browser.sign_in()

    assert browser.client.cookies["veinguide_staff"] != "planted"


def test_signing_out_ends_the_session_on_the_server(desk):
    kept = desk.client.cookies["veinguide_staff"]

    assert desk.sign_out().status_code == 303
    desk.client.cookies.set("veinguide_staff", kept)
    assert desk.open("/staff").headers["Location"] == "/staff/login"


def test_half_an_hour_of_nothing_ends_a_session(desk, clock):
    clock.advance(minutes=30)

    assert desk.open("/staff").status_code == 303


def test_every_page_viewed_keeps_a_session_alive(desk, clock):
    clock.advance(minutes=29)
    desk.open("/staff")
    clock.advance(minutes=29)

    assert desk.open("/staff").status_code == 200


def test_a_session_ends_after_its_longest_time_however_busy(desk, clock):
    for _ in range(35):
        clock.advance(minutes=20)
        assert desk.open("/staff").status_code == 200
    clock.advance(minutes=20)

    assert desk.open("/staff").status_code == 303


@pytest.mark.parametrize("form_token", ["", "0" * 64, "ä"])
def test_a_forged_sign_in_form_is_refused(browser, form_token):
    browser.open("/staff/login")

    response = browser.submit(
        "/staff/login",
        form_token=form_token,
        email=EMAIL,
        password="correct horse battery",
    )

    assert response.status_code == 403
    assert "out of date" in response.text
    assert "veinguide_staff" not in browser.client.cookies


def test_a_form_token_of_another_browser_is_refused(desk, second_browser):
    second_browser.sign_in()

    response = desk.submit(
        "/staff/logout", form_token=second_browser.form_token("/staff")
    )

    assert response.status_code == 403
    assert desk.open("/staff").status_code == 200


def test_signing_out_needs_the_form_token(desk):
    assert desk.submit("/staff/logout", other="x").status_code == 403
    assert desk.open("/staff").status_code == 200


def test_a_form_sent_from_another_website_is_refused(desk):
    token = desk.form_token("/staff")

    response = desk.client.post(
        "/staff/logout",
        data={"form_token": token},
        headers={"Sec-Fetch-Site": "cross-site"},
        follow_redirects=False,
    )

    assert response.status_code == 403


def test_a_link_cannot_sign_out(desk):
    assert desk.open("/staff/logout").status_code == 405
    assert desk.open("/staff").status_code == 200


def test_five_wrong_tries_close_the_account_to_that_address_for_a_while(browser):
    statuses = [browser.sign_in(password="a wrong one").status_code for _ in range(5)]

    refused = browser.sign_in()

    assert statuses == [401] * 5
    assert refused.status_code == 429
    assert "Please wait 15 minutes" in refused.text
    assert int(refused.headers["Retry-After"]) > 890


def test_many_addresses_tried_from_one_place_are_stopped(build, anna):
    limits = Limits(failed_sign_ins_per_address=Limit(2, 900))
    with TestClient(build(limits)) as client:
        statuses = [try_sign_in(client, f"{name}@x.example") for name in "abc"]

    assert statuses == [401, 401, 429]


def test_a_right_password_forgets_the_wrong_tries(browser):
    for _ in range(4):
        browser.sign_in(password="a wrong one")
    browser.sign_in()
    browser.sign_out()

    assert browser.sign_in(password="a wrong one").status_code == 401
    assert browser.sign_in().status_code == 303


def test_passwords_are_not_logged(browser, caplog):
    caplog.set_level("DEBUG")

    browser.sign_in(password="canary-8813 canary-8813")

    assert "canary-8813" not in caplog.text


def test_every_staff_page_says_who_may_open_it():
    guards = {route.path: getattr(route.endpoint, "guard", None) for route in ROUTES}

    assert guards.pop("/staff/login") == "everybody"
    assert set(guards.values()) == {"signed in"}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/staff"),
        ("GET", "/staff/conversations/x"),
        ("GET", "/staff/requests"),
        ("POST", "/staff/requests"),
        ("GET", "/staff/requests/VG-7K4QX"),
        ("POST", "/staff/requests/VG-7K4QX"),
        ("POST", "/staff/logout"),
    ],
)
def test_nobody_gets_in_without_signing_in(client, method, path):
    response = client.request(method, path, follow_redirects=False)

    assert response.status_code == 303
    assert response.headers["Location"].partition("?")[0] == "/staff/login"
    assert response.text == ""


@pytest.mark.parametrize(
    ("method", "wanted"),
    [
        ("GET", "/staff/requests?show=closed&page=2"),
        ("GET", "/staff/requests/VG-7K4QX"),
        ("POST", "/staff/requests/VG-7K4QX"),
        ("GET", "/staff/conversations/5f0c"),
    ],
)
def test_after_signing_in_staff_are_where_they_wanted(browser, method, wanted):
    sent = browser.client.request(method, wanted, follow_redirects=False)
    page = browser.open(sent.headers["Location"]).text
    form = dict(re.findall('type="hidden" name="(\\w+)" value="([^"]*)"', page))
    form["next"] = unescape(form["next"])

    wrong = browser.submit("/staff/login", **form, email=EMAIL, password="a wrong one")
    right = browser.submit("/staff/login", **form, email=EMAIL, password=PASSWORD)

    assert f'value="{escape(wanted)}"' in wrong.text
    assert right.headers["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/staff/requests",
        "//evil.example/staff/requests",
        "/staff/requests/../../widget",
        "/staff/requests\n//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/staff/logout",
        "/chat",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(browser, elsewhere):
    response = browser.submit(
        "/staff/login",
        form_token=browser.form_token("/staff/login"),
        next=elsewhere,
        email=EMAIL,
        password=PASSWORD,
    )

    assert response.headers["Location"] == "/staff"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/staff"),
        ("DELETE", "/staff/conversations/x"),
        ("PUT", "/staff/login"),
        ("DELETE", "/staff/requests/VG-7K4QX"),
    ],
)
def test_a_wrong_method_is_refused_with_a_page(client, method, path):
    response = client.request(method, path)

    assert response.status_code == 405
    assert response.headers["Content-Type"].startswith("text/html")


def try_sign_in(client, email):
    page = client.get("/staff/login").text
    form_token = page.split('name="form_token" value="')[1].split('"')[0]
    return client.post(
        "/staff/login",
        data={"form_token": form_token, "email": email, "password": "wrong wrong"},
        follow_redirects=False,
    ).status_code
