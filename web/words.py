"""The sentences of domain.yml that the gateway says when Rasa does not."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import yaml
from starlette.requests import Request

from veinguide.errors import ContentError
from web.rasa_client import KINDS, RasaButton, RasaMessage

GREETING = "utter_greet"
UNAVAILABLE = "utter_service_unavailable"
RED_FLAG_SLOT = "red_flag"
RED_FLAG_INTENTS = (
    "report_emergency",
    "report_urgent_symptom",
    "report_crisis",
    "report_poisoning",
)


class RedFlag(Protocol):
    """A sign that triage found, and the intent whose response answers it."""

    @property
    def sign(self) -> str: ...

    @property
    def intent(self) -> str: ...


@dataclass(frozen=True)
class Words:
    """What the gateway says by itself. `urgent` is keyed by intent, then by sign."""

    greeting: RasaMessage
    unavailable: RasaMessage
    urgent: dict[str, dict[str | None, RasaMessage]]

    def for_red_flag(self, flag: RedFlag) -> RasaMessage:
        """The fixed text of the sign; its level's own text where it has none."""
        said = self.urgent[flag.intent]
        return said.get(flag.sign) or said[None]


def words_of(request: Request) -> Words:
    return cast(Words, request.app.state.words)


def load_words(domain: Path) -> Words:
    """Read the responses of `domain`. Raises ContentError naming all that is missing."""
    responses = yaml.safe_load(domain.read_text(encoding="utf-8")).get("responses") or {}
    urgent = {
        intent: _by_sign(responses, f"utter_{intent}") for intent in RED_FLAG_INTENTS
    }
    plain = {name: _by_sign(responses, name) for name in (GREETING, UNAVAILABLE)}
    missing = [f"utter_{intent}" for intent in urgent if None not in urgent[intent]]
    missing += [name for name in plain if None not in plain[name]]
    if missing:
        raise ContentError(
            f"{domain.name} needs, under responses, a text without a condition for: "
            + ", ".join(missing)
        )
    return Words(plain[GREETING][None], plain[UNAVAILABLE][None], urgent)


def _by_sign(
    responses: dict[str, Any], name: str
) -> dict[str | None, RasaMessage]:
    """The first variation for each sign; under None the one for any other."""
    found: dict[str | None, RasaMessage] = {}
    for variation in responses.get(name) or ():
        if variation.get("text"):
            found.setdefault(_sign(variation), _message(name, variation))
    return found


def _sign(variation: dict[str, Any]) -> str | None:
    for condition in variation.get("condition") or ():
        if condition.get("name") == RED_FLAG_SLOT:
            return str(condition["value"])
    return None


def _message(name: str, variation: dict[str, Any]) -> RasaMessage:
    own = variation.get("metadata") or {}
    kind = own.get("kind")
    return RasaMessage(
        text=variation["text"].strip(),
        kind=kind if kind in KINDS else "answer",
        facts=tuple(own.get("facts") or ()),
        action=name,
        buttons=tuple(
            RasaButton(button["title"], button["payload"])
            for button in variation.get("buttons") or ()
        ),
    )
