"""docs/booking.md is true: its code runs, its settings exist."""

import json
import re
import time

import pytest

from tests.receivers import documented_check
from veinguide.delivery.webhook import KEY, SIGNATURE, TIMESTAMP, VERSION, sign


@pytest.fixture
def document(root):
    return (root / "docs" / "booking.md").read_text(encoding="utf-8")


def test_the_receivers_code_knows_a_genuine_webhook(document) -> None:
    is_genuine = documented_check()
    body, now = b'{"id": 1}', str(int(time.time()))
    headers = {TIMESTAMP: now, SIGNATURE: f"{VERSION}={sign('secret', now, body)}"}
    assert is_genuine(headers, body, "secret")
    assert not is_genuine(headers, body, "another")
    old = str(int(time.time()) - 400)
    recorded = {TIMESTAMP: old, SIGNATURE: f"{VERSION}={sign('secret', old, body)}"}
    assert not is_genuine(recorded, body, "secret")
    assert KEY in document


def test_the_example_has_the_fields_that_are_sent(document) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", document, re.DOTALL)
    told = json.loads(example)
    assert set(told) == {"id", "event", "sent_at", "request"}
    assert {"code", "phone", "consents", "slot"} <= set(told["request"])


def test_every_setting_that_is_named_exists(root, document) -> None:
    known = (root / ".env.example").read_text()
    named = set(re.findall(r"VEINGUIDE_\w+", document))
    assert [name for name in sorted(named) if f"\n{name}=" not in known] == []
