"""A booking over the chat API arrives in the clinic's systems, once."""

import json
import time

import pytest

from evaluation.chat import Visitor
from evaluation.product import Product
from tests.receivers import (
    FhirServer,
    Mailbox,
    documented_check,
    http_receiver,
    mail_server,
)

pytestmark = pytest.mark.e2e

SECRET = "a secret of thirty-two characters"
ARRIVES_WITHIN_SECONDS = 60


def test_a_request_arrives_everywhere_once_though_the_webhook_fails_first(tmp_path):
    mailbox = Mailbox()
    with (
        http_receiver() as webhook,
        http_receiver() as ehr,
        mail_server(mailbox) as mail_port,
    ):
        fhir = FhirServer(ehr)
        failures = [500, 503]
        webhook.answer = lambda _: ((failures or [200]).pop(0), {}, b"")
        settings = {
            "VEINGUIDE_DELIVERY": "webhook, email, fhir",
            "VEINGUIDE_FIRST_RETRY_SECONDS": "1",
            "VEINGUIDE_WEBHOOK_URL": webhook.url,
            "VEINGUIDE_WEBHOOK_SECRET": SECRET,
            "VEINGUIDE_SMTP_URL": f"smtp+plain://127.0.0.1:{mail_port}",
            "VEINGUIDE_EMAIL_FROM": "web@clinic.example",
            "VEINGUIDE_EMAIL_TO": "desk@clinic.example",
            "VEINGUIDE_FHIR_URL": ehr.url,
        }
        with Product(tmp_path, **settings) as product:
            product.wait_until_ready()
            visitor = Visitor(product.url)
            for words in (
                *("book a consultation", "Anna Lopez, 816 555 0143, Tuesday mornings"),
                *("yes", "no", "skip"),
            ):
                visitor.says(words)
            answer = visitor.says("yes")
            until = time.monotonic() + ARRIVES_WITHIN_SECONDS
            while len(webhook.received) < 3 and time.monotonic() < until:
                time.sleep(0.2)
            time.sleep(6)  # another round: nothing more may come
    first, *_, last = webhook.received
    assert len(webhook.received) == 3
    assert first.headers["Idempotency-Key"] == last.headers["Idempotency-Key"]
    assert documented_check()(last.headers, last.body, SECRET)
    code = json.loads(last.body)["request"]["code"]
    assert code in answer
    (mail,) = mailbox.messages
    assert "Anna Lopez" in mail.get_body().get_content()
    assert fhir.only("Appointment")["identifier"][0]["value"] == code
    assert fhir.only("Patient")["name"] == [{"text": "Anna Lopez"}]
    assert len(ehr.received) == 2
