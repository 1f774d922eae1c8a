"""E-mail to the clinic, with an .ics file where a time was named."""

import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from veinguide.booking.phones import to_shown
from veinguide.delivery.parcel import SEND_WITHIN_SECONDS, Parcel
from veinguide.delivery.period import Period, preferred_period
from veinguide.errors import DeliveryError
from veinguide.storage.outbox import CANCELLED, CHANGED, NEW
from veinguide.storage.requests import RequestRecord

PLAIN, STARTTLS, TLS = "smtp+plain", "smtp", "smtps"
DEFAULT_PORTS = {PLAIN: 25, STARTTLS: 587, TLS: 465}
HAPPENED = {
    NEW: "asks for a free consultation",
    CHANGED: "has changed the request",
    CANCELLED: "has cancelled the request",
}
CALL_BACK = "began a request and did not finish it; please call back"


@dataclass(frozen=True)
class MailServer:
    """Where mail goes out. `scheme`: smtp (STARTTLS), smtps, or smtp+plain."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def from_url(cls, url: str) -> "MailServer":
        parts = urlsplit(url)
        return cls(
            scheme=parts.scheme,
            host=parts.hostname or "",
            port=parts.port or DEFAULT_PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )


class Mail:
    """A second sending has the same Message-ID, and its event the same UID and
    SEQUENCE: mail programs show one message, and calendars one entry.
    """

    def __init__(
        self, server: MailServer, sender: str, receiver: str, zone: ZoneInfo
    ) -> None:
        self._server = server
        self._sender = sender
        self._receiver = receiver
        self._zone = zone

    def send(self, parcel: Parcel) -> str | None:
        message = self._message(parcel)
        try:
            with self._connection() as smtp:
                if self._server.user:
                    smtp.login(self._server.user, self._server.password)
                smtp.send_message(message)
        except smtplib.SMTPResponseException as error:
            # Its text may quote the message.
            raise DeliveryError(f"answered {error.smtp_code}") from None
        except smtplib.SMTPRecipientsRefused:
            raise DeliveryError("refused VEINGUIDE_EMAIL_TO") from None
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(f"no answer ({type(error).__name__})") from None
        return str(message["Message-ID"])

    def _connection(self) -> smtplib.SMTP:
        server = self._server
        where = (server.host, server.port)
        if server.scheme == TLS:
            return smtplib.SMTP_SSL(
                *where,
                timeout=SEND_WITHIN_SECONDS,
                context=ssl.create_default_context(),
            )
        smtp = smtplib.SMTP(*where, timeout=SEND_WITHIN_SECONDS)
        if server.scheme == STARTTLS:
            try:
                smtp.starttls(context=ssl.create_default_context())
            except BaseException:
                smtp.close()
                raise
        return smtp

    def _message(self, parcel: Parcel) -> EmailMessage:
        """No person or health matter in the subject: it shows on lock screens."""
        request = parcel.request
        message = EmailMessage()
        message["Subject"] = f"Website request {request.code}: {parcel.event}"
        message["From"] = self._sender
        message["To"] = self._receiver
        message["Date"] = format_datetime(parcel.sent_at)
        message["Message-ID"] = f"<{parcel.idempotency_key}@vein-guide.invalid>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n".join(_lines(parcel)))
        period = preferred_period(request, self._zone)
        if period:
            message.add_attachment(
                _calendar(parcel, period, self._zone),
                maintype="text",
                subtype="calendar",
                filename=f"{request.code}.ics",
                params={"method": "PUBLISH", "charset": "utf-8"},
            )
        return message


def _lines(parcel: Parcel) -> Iterator[str]:
    request = parcel.request
    happened = HAPPENED[parcel.event]
    if request.kind == "call_back" and parcel.event == NEW:
        happened = CALL_BACK
    yield f"A visitor of the website {happened}."
    yield ""
    yield f"Code: {request.code}"
    yield f"Name: {request.visitor_name or 'not given'}"
    if request.guardian_name:
        yield f"Under 18. Parent or guardian: {request.guardian_name}"
    yield f"Phone: {to_shown(request.visitor_phone)} (tel:{request.visitor_phone})"
    yield f"Calls: {_allowed(request, 'call')}"
    yield f"Text messages: {_allowed(request, 'text')}"
    if request.visitor_email:
        yield f"E-mail: {request.visitor_email}"
    yield f"Days: {request.preferred_days or 'not given'}"
    yield f"Time: {request.preferred_time or 'not given'}"
    yield f"About: {request.reason_category or 'not given'}"
    if request.visitor_note:
        yield f"Note from the visitor: {request.visitor_note}"
    yield ""
    yield "Nothing is agreed yet. Please set the visit with the visitor."


def _allowed(request: RequestRecord, purpose: str) -> str:
    return "yes" if request.consents_to(purpose) else "NO, not allowed"


def _calendar(parcel: Parcel, period: Period, zone: ZoneInfo) -> bytes:
    """Tentative, and no person in it: calendars are shared more than mail is."""
    request = parcel.request
    event = Event()
    event.add("uid", f"{request.code}@vein-guide.invalid")
    event.add("sequence", request.revision - 1)
    event.add("dtstamp", parcel.sent_at)
    event.add("dtstart", period.start)
    event.add("dtend", period.end)
    event.add("summary", f"Wished for: free consultation, {request.code}")
    cancelled = parcel.event == CANCELLED
    event.add("status", "CANCELLED" if cancelled else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", "-//Vein Guide//booking requests//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
