"""The ways out that the settings name."""

from zoneinfo import ZoneInfo

from veinguide.delivery.fhir import Fhir
from veinguide.delivery.mail import Mail, MailServer
from veinguide.delivery.parcel import Channel
from veinguide.delivery.webhook import Webhook
from veinguide.settings import BookingSettings


def channels_of(booking: BookingSettings, zone: ZoneInfo) -> dict[str, Channel]:
    """By the names of VEINGUIDE_DELIVERY; `zone` is the clinic's."""
    return {name: _channel(name, booking, zone) for name in booking.channels}


def _channel(name: str, booking: BookingSettings, zone: ZoneInfo) -> Channel:
    if name == "webhook":
        return Webhook(booking.webhook_url, booking.webhook_secret)
    if name == "email":
        server = MailServer.from_url(booking.smtp_url)
        return Mail(server, booking.email_from, booking.email_to, zone)
    return Fhir(booking.fhir_url, booking.fhir_token, zone, booking.fhir_patient)
