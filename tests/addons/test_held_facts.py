"""A fact on hold is said without its figure in every conversation, new or old."""

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from addons.held_facts import HeldFactsGenerator


@pytest.fixture(scope="module")
def domain(root):
    return Domain.load(root / "domain.yml")


@pytest.fixture
def say(domain):
    def generate(held_slots):
        generator = HeldFactsGenerator(domain=domain, held_slots=held_slots)
        name = "utter_ask_cramps_prevalence"
        return generator.generate_from_slots(name, {"topic": "cramps"}, "gateway")[
            "text"
        ]

    return generate


def test_the_figure_is_said_while_its_fact_is_not_on_hold(say):
    assert "67%" in say({"held_cramps_67_percent": False})


def test_the_figure_is_not_said_while_its_fact_is_on_hold(say):
    assert "67%" not in say({"held_cramps_67_percent": True})


def test_rasa_builds_it_from_endpoints_with_the_facts_of_content(domain):
    endpoint = EndpointConfig(type="addons.held_facts.HeldFactsGenerator")
    built = NaturalLanguageGenerator.create(endpoint, domain)
    assert isinstance(built, HeldFactsGenerator)
    assert set(built.held_slots) == {
        "held_cramps_67_percent",
        "held_cramps_calf_91_percent",
    }
