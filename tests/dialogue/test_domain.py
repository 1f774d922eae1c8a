"""What holds between domain.yml, data/ and the code that names them."""

import re

import pytest
import yaml

from veinguide.booking.notes import SUMMARY_WITH_NOTE
from veinguide.content.records import payload_intent
from veinguide.follow_ups import load_follow_ups

PROMPTED = (
    *("visitor_name", "guardian_name", "visitor_phone", "consent_call"),
    *("consent_text", "visitor_email", "preferred_days", "preferred_time"),
    *("lookup_code", "lookup_phone"),
)
# Asked by the form under conditions, not because they are required.
ASKED_BY_NAME = {
    "booking_change", "guardian_name", "visitor_email",
    "lookup_code", "lookup_phone", "lookup_sure",
}  # fmt: skip
# Said by the gateway, or by addons/answers.py to the second question of a message.
BY_NAME = (
    *("utter_more_", "utter_simpler_", "utter_status_"),
    *("utter_still_", "utter_spanish_"),
    *("utter_about_", "utter_first_"),
)
ELSEWHERE = {
    "utter_service_unavailable",
    "utter_last_sources",
    "utter_said_before",
    "utter_said_before_again",
    "utter_said_before_still",
    "utter_no_id_numbers",
    "utter_take_care",
    "utter_change_booking",
    "utter_cancel_booking",
    "utter_ask_booking_status",
    "utter_both_alike",
    "utter_pills_alike",
    "utter_sign_only_named",
}


@pytest.fixture(scope="module")
def domain(root):
    return yaml.safe_load((root / "domain.yml").read_text())


@pytest.fixture(scope="module")
def rules(root):
    return yaml.safe_load((root / "data/rules.yml").read_text())["rules"]


@pytest.fixture(scope="module")
def words_of_the_code(root):
    sources = [*(root / "actions").glob("*.py"), *(root / "web").rglob("*.py")]
    return "\n".join(source.read_text() for source in sources)


def test_every_intent_has_a_rule(domain, rules):
    ruled = {step["intent"] for r in rules for step in r["steps"] if "intent" in step}
    assert set(domain["intents"]) == ruled


def test_every_red_flag_closes_the_form_and_asks_nothing(domain, rules):
    reports = [i for i in domain["intents"] if i.startswith("report_")]
    in_form = {
        r["steps"][0]["intent"]: r for r in rules if "in the booking" in r["rule"]
    }
    for intent in reports:
        assert in_form[intent]["steps"] == [
            {"intent": intent},
            {"action": f"utter_{intent}"},
            {"action": "action_deactivate_loop"},
            {"active_loop": None},
        ]


def test_a_plain_answer_needs_no_action_server(domain, rules):
    alone = {
        r["steps"][0]["intent"]: r["steps"][1]["action"]
        for r in rules
        if len(r["steps"]) == 2 and "condition" not in r
    }
    questions = [i for i in domain["intents"] if i.startswith("ask_") and i in alone]
    assert len(questions) >= 40
    assert all(alone[intent] == f"utter_{intent}" for intent in questions)


def test_the_topic_slot_and_the_topics_of_the_answers_agree(domain):
    told = {
        name.removeprefix("utter_"): variations[0]["metadata"]["topic"]
        for name, variations in domain["responses"].items()
    }
    for mapping in domain["slots"]["topic"]["mappings"]:
        intents = mapping["intent"]
        for intent in [intents] if isinstance(intents, str) else intents:
            assert told[intent] == mapping["value"], intent


def test_there_is_more_to_tell_about_every_topic(domain):
    for mapping in domain["slots"]["topic"]["mappings"]:
        assert f"utter_more_{mapping['value']}" in domain["responses"]


def test_every_response_is_said_by_a_rule_the_form_or_an_action(
    domain, rules, words_of_the_code
):
    said = {step.get("action") for rule in rules for step in rule["steps"]}
    asked = {
        f"utter_ask_{s}" for s in domain["forms"]["booking_form"]["required_slots"]
    }
    said |= asked | {f"utter_ask_{slot}" for slot in ASKED_BY_NAME} | ELSEWHERE
    said |= set(re.findall(r"utter_\w+", words_of_the_code))
    said |= {"utter_booking_sent", "utter_booking_already_sent", SUMMARY_WITH_NOTE}
    said |= {f"utter_{answer}" for answer in load_follow_ups().every_answer()}
    unsaid = [
        name
        for name in domain["responses"]
        if name not in said and not name.startswith(BY_NAME)
    ]
    assert unsaid == []


def test_every_button_leads_to_an_intent(domain):
    for name, variations in domain["responses"].items():
        for variation in variations:
            for button in variation.get("buttons", []):
                intent = payload_intent(button["payload"])
                assert intent in domain["intents"], (name, button)


def test_what_a_button_tells_is_an_entity(domain):
    # Rasa drops the others without a word.
    known = {name for entity in domain["entities"] for name in entity}
    told = re.findall(r'\{\{"(\w+)"', str(domain["responses"]))
    assert told
    assert set(told) <= known


def test_every_question_of_the_form_has_its_wordings(domain):
    for slot in PROMPTED:
        prompts = {
            condition["value"]
            for variation in domain["responses"][f"utter_ask_{slot}"]
            for condition in variation.get("condition", [])
        }
        assert {"again", "unreadable", "stuck"} <= prompts, slot


def test_nothing_said_by_the_form_calls_a_request_booked(domain):
    for name in ("utter_booking_sent", "utter_booking_already_sent"):
        text = domain["responses"][name][0]["text"].lower()
        assert "sent" in text
        assert "booked" not in text.replace("not booked", "")
