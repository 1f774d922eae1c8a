"""Say the numberless wording of facts on hold. Named in endpoints.yml under `nlg`."""

from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from veinguide.content import load_content


class HeldFactsGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's own generator, told in every conversation which facts are on hold."""

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
        held_slots: dict[str, bool] | None = None,
    ) -> None:
        super().__init__(domain.responses if domain else {})
        self.held_slots = (
            load_content().held_slots() if held_slots is None else held_slots
        )

    def generate_from_slots(
        self,
        utter_action: str,
        filled_slots: dict[str, Any],
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        return super().generate_from_slots(
            utter_action, {**filled_slots, **self.held_slots}, output_channel, **kwargs
        )
