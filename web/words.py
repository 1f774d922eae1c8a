"""The sentences of domain.yml that the gateway says when Rasa does not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from starlette.requests import Request

from veinguide.content import Variation
from veinguide.errors import ContentError
from veinguide.languages import is_spanish
from veinguide.triage import RedFlag
from veinguide.triage.table import INTENTS
from web.rasa_client import RasaButton, RasaMessage

GREETING = "utter_greet"
UNAVAILABLE = "utter_service_unavailable"
NOTICE = "notice"
RED_FLAG_SLOT = "red_flag"
RED_FLAG_INTENTS = tuple(INTENTS.values())

Responses = Mapping[str, tuple[Variation, ...]]


@dataclass(frozen=True)
class Words:
    """What the gateway says by itself. `urgent` is keyed by intent, then by sign.

    `spanish` has, likewise, the line that ends an alarm about words in Spanish.
    """

    greeting: RasaMessage
    unavailable: RasaMessage
    urgent: Mapping[str, Mapping[str | None, RasaMessage]]
    spanish: Mapping[str, Mapping[str | None, RasaMessage]]

    def for_red_flag(self, flag: RedFlag, asked: str) -> RasaMessage:
        """The fixed text of the sign; its level's own text where it has none."""
        said = self.urgent[flag.intent]
        message = said.get(flag.sign) or said[None]
        if not is_spanish(asked):
            return message
        in_spanish = self.spanish[flag.intent]
        line = in_spanish.get(flag.sign) or in_spanish[None]
        return replace(message, text=f"{message.text}\n\n{line.text}")


def words_of(request: Request) -> Words:
    return cast(Words, request.app.state.words)


def choose_words(responses: Responses) -> Words:
    """Raises ContentError naming every response that is missing."""
    urgent = {
        intent: _by_sign(responses, f"utter_{intent}") for intent in RED_FLAG_INTENTS
    }
    spanish = {
        intent: _by_sign(responses, f"utter_spanish_{intent}")
        for intent in RED_FLAG_INTENTS
    }
    plain = {name: _by_sign(responses, name) for name in (GREETING, UNAVAILABLE)}
    missing = [f"utter_{intent}" for intent in urgent if None not in urgent[intent]]
    missing += [
        f"utter_spanish_{intent}" for intent in spanish if None not in spanish[intent]
    ]
    missing += [name for name in plain if None not in plain[name]]
    if missing:
        raise ContentError(
            "domain.yml needs, under responses, a text without a condition for: "
            + ", ".join(missing)
        )
    # The chat's contract calls it a notice, whatever the file calls it.
    unavailable = replace(plain[UNAVAILABLE][None], kind=NOTICE, buttons=())
    return Words(plain[GREETING][None], unavailable, urgent, spanish)


def _by_sign(responses: Responses, name: str) -> dict[str | None, RasaMessage]:
    """The first variation for each sign; under None the one for any other."""
    found: dict[str | None, RasaMessage] = {}
    for variation in responses.get(name, ()):
        if not variation.condition:
            found.setdefault(None, _message(name, variation))
        elif RED_FLAG_SLOT in variation.condition:
            sign = str(variation.condition[RED_FLAG_SLOT])
            found.setdefault(sign, _message(name, variation))
    return found


def _message(name: str, variation: Variation) -> RasaMessage:
    return RasaMessage(
        text=variation.text.strip(),
        kind=variation.kind,
        facts=variation.facts,
        action=name,
        buttons=tuple(RasaButton(b.title, b.payload) for b in variation.buttons),
    )
