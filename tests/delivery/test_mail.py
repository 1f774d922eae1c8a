from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from aiosmtpd.smtp import AuthResult
from icalendar import Calendar

from tests.receivers import Mailbox, mail_server
from veinguide.delivery.mail import Mail, MailServer
from veinguide.errors import DeliveryError

CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def mail_port(mailbox):
    with mail_server(mailbox) as port:
        yield port


@pytest.fixture
def mail(mail_port):
    server = MailServer.from_url(f"smtp+plain://127.0.0.1:{mail_port}")
    return Mail(server, "web@clinic.example", "desk@clinic.example", CHICAGO)


@pytest.fixture
def sent(mail, mailbox, parcel):
    """Send a parcel; the mail that arrived."""

    def send(event="requested", **told):
        mail.send(parcel(event, **told))
        return mailbox.messages[-1]

    return send


def _event(message):
    (attached,) = message.iter_attachments()
    calendar = Calendar.from_ical(attached.get_content())
    (event,) = calendar.walk("VEVENT")
    return attached, event


def test_staff_can_act_on_the_mail_alone(sent):
    message = sent()
    assert (message["From"], message["To"]) == (
        "web@clinic.example",
        "desk@clinic.example",
    )
    text = message.get_body().get_content()
    for line in (
        "A visitor of the website asks for a free consultation.",
        "Name: Anna O'Neill",
        "Phone: (816) 555-0143 (tel:+18165550143)",
        "Calls: yes",
        "Text messages: NO, not allowed",
        "Days: Tuesday or Thursday",
        "Time: mornings",
    ):
        assert line in text


def test_the_subject_names_nobody_and_no_illness(sent):
    subject = sent()["Subject"]
    assert "VG-" in subject
    for private in ("Anna", "cramps", "816"):
        assert private not in subject


def test_a_guardian_is_named(sent):
    text = sent(guardian_name="Joan Harper").get_body().get_content()
    assert "Under 18. Parent or guardian: Joan Harper" in text


def test_a_call_back_says_that_it_was_not_finished(sessions, mail, mailbox, parcel):
    asked = parcel()
    mail.send(replace(asked, request=replace(asked.request, kind="call_back")))
    text = mailbox.messages[-1].get_body().get_content()
    assert "did not finish it" in text


def test_the_calendar_entry_is_tentative_and_names_nobody(sent):
    attached, event = _event(sent())
    assert attached.get_filename().endswith(".ics")
    assert event["STATUS"] == "TENTATIVE"
    assert event.decoded("DTSTART").isoformat() == "2026-12-01T08:00:00-06:00"
    assert event.decoded("DTEND").isoformat() == "2026-12-01T12:00:00-06:00"
    assert "Anna" not in attached.get_content()
    assert "cramps" not in attached.get_content()


def test_a_cancelled_request_takes_its_entry_back(sent):
    _, entry = _event(sent())
    _, cancelled = _event(sent("cancelled"))
    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["UID"] == entry["UID"]


def test_no_entry_where_no_day_was_named(sent):
    assert list(sent(preferred_days="any day").iter_attachments()) == []


def test_a_second_sending_is_the_same_message(mail, mailbox, parcel):
    again = parcel()
    mail.send(again)
    mail.send(again)
    one, two = mailbox.messages
    assert one["Message-ID"] == two["Message-ID"]


@pytest.mark.parametrize("answer", ["451 try later, Anna", "554 no, Anna"])
def test_a_refusal_is_told_without_its_words(mail, mailbox, parcel, answer):
    mailbox.answer = answer
    with pytest.raises(DeliveryError, match=f"answered {answer[:3]}") as told:
        mail.send(parcel())
    assert "Anna" not in str(told.value)


def test_without_starttls_nothing_is_sent(mail_port, mailbox, parcel):
    server = MailServer.from_url(f"smtp://127.0.0.1:{mail_port}")
    with pytest.raises(DeliveryError):
        Mail(server, "a@clinic.example", "b@clinic.example", CHICAGO).send(parcel())
    assert mailbox.messages == []


def test_nobody_there_is_an_error(parcel):
    server = MailServer.from_url("smtp+plain://127.0.0.1:9")
    with pytest.raises(DeliveryError, match="no answer"):
        Mail(server, "a@clinic.example", "b@clinic.example", CHICAGO).send(parcel())


def test_user_and_password_are_told(mailbox, parcel):
    told = []

    def authenticate(server, session, envelope, mechanism, data):
        told.append((data.login, data.password))
        return AuthResult(success=True)

    with mail_server(
        mailbox,
        authenticator=authenticate,
        auth_required=True,
        auth_require_tls=False,
    ) as port:
        server = MailServer.from_url(f"smtp+plain://desk:p%40ss@127.0.0.1:{port}")
        Mail(server, "a@clinic.example", "b@clinic.example", CHICAGO).send(parcel())
    assert told == [(b"desk", b"p@ss")]
    assert len(mailbox.messages) == 1


def test_the_visitors_note_is_in_the_mail_and_in_no_calendar(sent):
    message = sent(visitor_note="she uses a wheelchair")
    text = message.get_body().get_content()
    assert "Note from the visitor: she uses a wheelchair" in text.splitlines()
    attached, _ = _event(message)
    assert "wheelchair" not in str(attached.get_content())
    assert "Note" not in sent().get_body().get_content()
