from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from tests.receivers import FhirServer, operation_outcome
from veinguide.delivery.fhir import CONTAINED, CREATED, Fhir
from veinguide.errors import DeliveryError

CHICAGO = ZoneInfo("America/Chicago")


@pytest.fixture
def server(receiver):
    return FhirServer(receiver)


@pytest.fixture
def fhir(receiver):
    return Fhir(receiver.url, "a-token", CHICAGO, CREATED)


def test_the_appointment_is_proposed_for_the_preferred_period(fhir, server, parcel):
    sent = parcel()
    receipt = fhir.send(sent)
    appointment = server.only("Appointment")
    assert appointment["id"] == receipt
    assert appointment["status"] == "proposed"
    assert appointment["requestedPeriod"] == [
        {"start": "2026-12-01T08:00:00-06:00", "end": "2026-12-01T12:00:00-06:00"}
    ]
    assert appointment["identifier"][0]["value"] == sent.request.code
    assert "May be called: yes. May be texted: no." in appointment["comment"]
    patient = server.only("Patient")
    assert patient["name"] == [{"text": "Anna O'Neill"}]
    assert patient["telecom"] == [{"system": "phone", "value": "+18165550143"}]
    actor = appointment["participant"][0]["actor"]
    assert actor == {"reference": f"Patient/{patient['id']}"}


def test_who_is_asked_for_and_the_extension_go_along(fhir, server, parcel):
    fhir.send(
        parcel(
            visitor_name="Ruth Lee (ask for Ana)", visitor_phone="+18165550143;ext=22"
        )
    )
    patient = server.only("Patient")
    assert patient["name"] == [{"text": "Ruth Lee"}]
    assert patient["contact"] == [{"name": {"text": "Ana"}}]
    assert patient["telecom"][0]["value"] == "+18165550143 ext. 22"


def test_the_token_goes_along(fhir, server, receiver, parcel):
    fhir.send(parcel())
    assert {r.headers["Authorization"] for r in receiver.received} == {"Bearer a-token"}


def test_a_second_sending_changes_nothing(fhir, server, parcel):
    again = parcel()
    first = fhir.send(again)
    assert fhir.send(again) == first
    assert len(server.stored) == 2


def test_a_change_and_a_cancelling_reach_the_same_appointment(fhir, server, parcel):
    asked = parcel()
    first = fhir.send(asked)
    changed = replace(asked.request, preferred_days="Friday", revision=2)
    fhir.send(replace(asked, event="changed", request=changed))
    period = server.only("Appointment")["requestedPeriod"][0]
    assert period["start"].startswith("2026-12-04")
    last = replace(asked, event="cancelled", request=changed)
    assert fhir.send(last) == first
    assert server.only("Appointment")["status"] == "cancelled"


def test_a_contained_patient_makes_no_patient(receiver, server, parcel):
    Fhir(receiver.url, "", CHICAGO, CONTAINED).send(parcel(guardian_name="Joan"))
    appointment = server.only("Appointment")
    (patient,) = appointment["contained"]
    assert patient["contact"][0]["name"] == {"text": "Joan"}
    assert appointment["participant"][0]["actor"] == {"reference": "#visitor"}
    assert [kind for kind, _ in server.stored] == ["Appointment"]


def test_without_a_named_day_the_next_weeks_are_meant(fhir, server, parcel):
    fhir.send(parcel(preferred_days="any day"))
    assert server.only("Appointment")["requestedPeriod"] == [
        {"start": "2026-11-30", "end": "2026-12-30"}
    ]


def test_a_server_that_echoes_nothing_is_understood_by_its_location(
    receiver, fhir, parcel
):
    server = FhirServer(receiver, echoes=False)
    assert fhir.send(parcel()) == server.only("Appointment")["id"]


def test_a_server_that_gives_no_id_is_an_error(receiver, fhir, parcel):
    with pytest.raises(DeliveryError, match="gave no id"):
        fhir.send(parcel())


def test_a_refusal_is_told_without_the_answers_words(receiver, fhir, parcel):
    receiver.answer = lambda _: (422, {}, operation_outcome("Anna is not welcome"))
    with pytest.raises(DeliveryError, match="answered 422") as told:
        fhir.send(parcel())
    assert "Anna" not in str(told.value)


def test_what_is_not_valid_never_leaves(receiver, fhir, parcel):
    asked = parcel()
    broken = replace(asked, request=replace(asked.request, preferred_days="x"))
    object.__setattr__(broken.request, "code", "")
    with pytest.raises(DeliveryError, match="not valid FHIR R4: identifier"):
        fhir.send(broken)
    assert receiver.received == []


def test_the_visitors_note_is_in_the_comment(fhir, server, parcel):
    fhir.send(parcel(visitor_note="she uses a wheelchair"))
    comment = server.only("Appointment")["comment"]
    assert comment.endswith(" Note from the visitor: she uses a wheelchair")
