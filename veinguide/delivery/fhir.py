"""FHIR R4: an Appointment that is only proposed, and its Patient.

Resources are checked by fhir.resources before they leave. Both are written by a
conditional update (http://hl7.org/fhir/R4/http.html#cond-update) on our identifier,
so a second sending changes nothing.
"""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fhir.resources.R4B.appointment import Appointment
from fhir.resources.R4B.patient import Patient
from pydantic import ValidationError

from veinguide.booking.contacts import apart
from veinguide.booking.phones import number_and_extension
from veinguide.delivery.http import call, json_of
from veinguide.delivery.parcel import Parcel
from veinguide.delivery.period import preferred_period
from veinguide.errors import DeliveryError
from veinguide.storage.outbox import CANCELLED
from veinguide.storage.requests import RequestRecord

SYSTEM = "urn:vein-guide:request"
CREATED, CONTAINED = "created", "contained"
# Where no day was named: the request is meant for the next few weeks.
OPEN_DAYS = timedelta(days=30)


class Fhir:
    """`patient`: a resource of its own, or contained in the appointment."""

    def __init__(self, url: str, token: str, zone: ZoneInfo, patient: str) -> None:
        self._url = url
        self._token = token
        self._zone = zone
        self._patient = patient

    def send(self, parcel: Parcel) -> str | None:
        code = parcel.request.code
        patient = patient_of(parcel.request)
        if self._patient == CONTAINED:
            appointment = appointment_of(parcel, "#visitor", self._zone)
            appointment["contained"] = [{**patient, "id": "visitor"}]
        else:
            patient_id = self._put("Patient", code, _checked(Patient, patient))
            reference = f"Patient/{patient_id}"
            appointment = appointment_of(parcel, reference, self._zone)
        return self._put("Appointment", code, _checked(Appointment, appointment))

    def _put(self, kind: str, code: str, body: bytes) -> str:
        """The id that the server has given.

        :raises DeliveryError: when it took the resource and does not say where.
        """
        headers = {
            "Content-Type": "application/fhir+json",
            "Accept": "application/fhir+json",
            "Prefer": "return=minimal",
        }
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        reply = call(
            "PUT",
            f"{self._url}/{kind}",
            content=body,
            headers=headers,
            params={"identifier": f"{SYSTEM}|{code}"},
        )
        given = str(json_of(reply).get("id") or "") or _id_in(
            reply.headers.get("location", ""), kind
        )
        if not given:
            raise DeliveryError(f"took the {kind} and gave no id")
        return given


def patient_of(request: RequestRecord) -> dict[str, Any]:
    """Only what was told. A name is one text: people's names have no two parts."""
    number, extension = number_and_extension(request.visitor_phone)
    phone = f"{number} ext. {extension}" if extension else number
    telecom = [{"system": "phone", "value": phone}]
    if request.visitor_email:
        telecom.append({"system": "email", "value": request.visitor_email})
    patient: dict[str, Any] = {
        "resourceType": "Patient",
        "identifier": [{"system": SYSTEM, "value": request.code}],
        "telecom": telecom,
    }
    contacts: list[dict[str, Any]] = []
    if request.visitor_name:
        name, ask_for = apart(request.visitor_name)
        patient["name"] = [{"text": name}]
        contacts += [{"name": {"text": ask_for}}] if ask_for else []
    if request.guardian_name:
        guardian = {"text": "Parent or guardian"}
        contacts.append(
            {"relationship": [guardian], "name": {"text": request.guardian_name}}
        )
    if contacts:
        patient["contact"] = contacts
    return patient


def appointment_of(parcel: Parcel, patient: str, zone: ZoneInfo) -> dict[str, Any]:
    request = parcel.request
    cancelled = CANCELLED in (parcel.event, request.status)
    appointment: dict[str, Any] = {
        "resourceType": "Appointment",
        "identifier": [{"system": SYSTEM, "value": request.code}],
        "status": "cancelled" if cancelled else "proposed",
        "description": "Free consultation, asked for on the website",
        "created": request.created_at.isoformat(),
        "comment": _comment(request),
        "requestedPeriod": [_requested(request, zone)],
        "participant": [{"actor": {"reference": patient}, "status": "needs-action"}],
    }
    if request.reason_category:
        appointment["reasonCode"] = [{"text": request.reason_category}]
    if request.slot:
        appointment["slot"] = [{"reference": f"Slot/{request.slot.id}"}]
    return appointment


def _requested(request: RequestRecord, zone: ZoneInfo) -> dict[str, str]:
    period = preferred_period(request, zone)
    if period:
        return {"start": period.start.isoformat(), "end": period.end.isoformat()}
    first = request.updated_at.astimezone(zone).date()
    return {"start": first.isoformat(), "end": (first + OPEN_DAYS).isoformat()}


def _comment(request: RequestRecord) -> str:
    allowed = {
        purpose: "yes" if request.consents_to(purpose) else "no"
        for purpose in ("call", "text")
    }
    note = f" Note from the visitor: {request.visitor_note}"
    return (
        f"Days: {request.preferred_days or 'not given'}. "
        f"Time: {request.preferred_time or 'not given'}. "
        f"May be called: {allowed['call']}. May be texted: {allowed['text']}."
    ) + (note if request.visitor_note else "")


def _checked(kind: type[Any], told: dict[str, Any]) -> bytes:
    """:raises DeliveryError: naming the fields that break R4, without their values."""
    try:
        return str(kind.parse_obj(told).json()).encode()
    except ValidationError as error:
        fields = sorted({".".join(map(str, e["loc"])) for e in error.errors()})
        raise DeliveryError(f"not valid FHIR R4: {', '.join(fields)}") from None


def _id_in(location: str, kind: str) -> str:
    """`[base]/Appointment/17/_history/2` names 17."""
    parts = location.split("/")
    return parts[parts.index(kind) + 1] if kind in parts[:-1] else ""
