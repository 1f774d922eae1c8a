"""A fact on hold is said without its figure in every conversation, new or old."""

import asyncio

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.answers import AnswerGenerator


@pytest.fixture(scope="module")
def domain(root):
    return Domain.load(root / "domain.yml")


@pytest.fixture
def say(domain):
    def generate(held_slots):
        generator = AnswerGenerator(domain=domain, held_slots=held_slots)
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
    endpoint = EndpointConfig(type="addons.answers.AnswerGenerator")
    built = NaturalLanguageGenerator.create(endpoint, domain)
    assert isinstance(built, AnswerGenerator)
    assert set(built.held_slots) == {
        "held_cramps_67_percent",
        "held_cramps_calf_91_percent",
    }


@pytest.fixture
def reply(domain):
    """What is said when `utter_action` follows a message that also asked `others`."""

    def generate(utter_action, others, after=()):
        said = UserUttered("…", parse_data={"also_asked": others})
        tracker = DialogueStateTracker.from_events("1", [said, *after], domain.slots)
        generator = AnswerGenerator(domain=domain, held_slots={})
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


def test_several_questions_are_answered_in_order_in_one_message(reply):
    both = reply("utter_ask_treatment_pain", ["ask_medicare_medicaid"])
    alone = [
        reply(f"utter_{name}", [])
        for name in ("ask_treatment_pain", "ask_medicare_medicaid")
    ]
    assert both["text"] == "\n\n".join(each["text"] for each in alone)
    facts = [fact for each in alone for fact in each["metadata"]["facts"]]
    assert both["metadata"]["facts"] == list(dict.fromkeys(facts))
    assert both["metadata"]["kind"] == "answer"


def test_a_line_that_two_answers_share_is_said_once(reply):
    names = ["ask_cramps_cause", "ask_cramps_location"]
    lines = [reply(f"utter_{n}", [])["text"].split("\n\n") for n in names]
    shared = set(lines[0]) & set(lines[1])
    assert shared
    both = reply("utter_ask_cramps_cause", ["ask_cramps_location"])["text"]
    assert all(both.count(line) == 1 for line in shared)


def test_no_button_leads_to_what_was_just_answered(reply):
    both = reply("utter_ask_cramps_cause", ["ask_when_symptoms_worse"])
    payloads = [button["payload"] for button in both["buttons"]]
    assert "/ask_when_symptoms_worse" not in payloads
    assert 1 <= len(payloads) <= 3


def test_a_question_of_the_form_comes_after_the_answers(reply):
    both = reply("utter_booking_start", ["ask_cost"])
    asked = reply("utter_booking_start", [])
    assert both["text"].startswith(reply("utter_ask_cost", [])["text"])
    assert both["text"].endswith(asked["text"])
    assert both["metadata"]["kind"] == asked["metadata"]["kind"]


def test_the_other_questions_are_answered_once(reply):
    again = reply("utter_ask_cost", ["ask_contact"], after=[BotUttered("said")])
    assert again == reply("utter_ask_cost", [])


def test_an_emergency_is_said_alone(reply):
    alarm = reply("utter_report_emergency", ["ask_cost"])
    assert alarm == reply("utter_report_emergency", [])


def _bot(domain, name):
    told = domain.responses[name][0]
    data = {"utter_action": name, "metadata": told["metadata"]}
    return BotUttered(told["text"], metadata=data)


@pytest.fixture
def tell(domain):
    """What is said to a new message after the assistant has said `earlier`."""

    def generate(utter_action, *earlier, others=(), intent="", asked="…", loop=None):
        events = []
        for name in earlier:
            events += [UserUttered("before"), _bot(domain, name)]
        parsed = {"also_asked": list(others)}
        events.append(UserUttered(asked, intent={"name": intent}, parse_data=parsed))
        events.append(ActiveLoop(loop))
        tracker = DialogueStateTracker.from_events("1", events, domain.slots)
        generator = AnswerGenerator(domain=domain, held_slots={})
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


OFFER = "end a request"
BOOK = "/book_consultation"


def payloads(told):
    return [button["payload"] for button in told["buttons"]]


def test_a_visit_is_offered_unasked_once_in_a_conversation(tell):
    first = tell("utter_ask_candidacy")
    assert OFFER in first["text"]
    assert BOOK in payloads(first)
    for name in ("utter_ask_candidacy", "utter_ask_cost", "utter_ask_diagnosis"):
        again = tell(name, "utter_ask_treatment_options", "utter_ask_clots")
        assert OFFER not in again["text"]
        assert BOOK not in payloads(again)


def test_two_answers_of_one_message_offer_it_once(tell):
    told = tell("utter_ask_candidacy", others=["ask_cost"])
    assert told["text"].count(OFFER) == 1


def test_whoever_asks_about_the_visit_is_told_every_time(tell):
    told = tell("utter_ask_consultation", "utter_ask_consultation", "utter_ask_cost")
    assert BOOK in payloads(told)


def test_where_it_comes_from_names_the_sources_of_the_last_answer(tell):
    told = tell("utter_ask_sources", "utter_ask_treatment_results", "utter_thank")
    first = told["text"].split("\n\n")[0]
    assert first.startswith("What I said last comes from")
    assert "Kanter" in first
    assert "one article by Alsara Vein Clinic" in told["text"]


def test_without_an_answer_before_only_the_general_sources_are_told(tell):
    assert "said last" not in tell("utter_ask_sources")["text"]


AGAIN = "I may not have just what you ask."


def test_an_answer_given_twice_in_a_row_is_given_in_short(tell):
    again = tell("utter_ask_treatment_results", "utter_ask_treatment_results")
    first, rest = again["text"].split("\n\n", 1)
    assert first.startswith(AGAIN)
    assert rest == tell("utter_simpler_ask_treatment_results")["text"]


@pytest.mark.parametrize(
    ("said", "earlier"),
    [
        ("utter_ask_treatment_results", ["utter_ask_treatment_results", "utter_thank"]),
        ("utter_ask_human", ["utter_ask_human"]),
        ("utter_report_urgent_symptom", ["utter_report_urgent_symptom"]),
        ("utter_greet", ["utter_greet"]),
    ],
)
def test_nothing_else_is(tell, said, earlier):
    assert AGAIN not in tell(said, *earlier)["text"]


EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CALL_911 = "Please call 911 now if you have not yet"
SEE_A_DOCTOR = "Please see a doctor today"


@pytest.mark.parametrize(
    ("alarm", "reminder"),
    [
        (EMERGENCY, CALL_911),
        (URGENT, SEE_A_DOCTOR),
        ("utter_report_crisis", "You can call or text 988"),
        ("utter_report_poisoning", "Please call Poison Control now"),
    ],
)
def test_after_an_alarm_the_way_to_get_help_stands_over_an_answer(
    tell, alarm, reminder
):
    told = tell("utter_ask_insurance", alarm, intent="ask_insurance")["text"]
    assert told.startswith(reminder)
    assert told.endswith(tell("utter_ask_insurance")["text"].split("\n\n")[-1])


@pytest.mark.parametrize("intent", ["thank", "nlu_fallback", "ask_diagnosis", "greet"])
def test_what_is_said_to_an_alarm_gets_the_way_to_help_and_no_more(tell, intent):
    told = tell("utter_thank", URGENT, intent=intent)
    assert told["text"].startswith(SEE_A_DOCTOR)
    assert "\n\n" not in told["text"]
    assert not told.get("buttons")


def test_ok_calling_is_not_answered_with_the_clinics_number(tell):
    assert "816" not in tell("utter_ask_human", EMERGENCY, intent="ask_human")["text"]
    assert "816" in tell("utter_ask_human", URGENT, intent="ask_human")["text"]


def test_a_question_of_the_form_is_seen_under_an_alarm(tell):
    asked = "utter_ask_consent_call"
    told = tell(asked, EMERGENCY, intent="inform", loop="booking_form")["text"]
    assert told.startswith(CALL_911)
    assert told.endswith(tell(asked)["text"])


def test_an_open_form_is_not_offered(tell):
    told = tell("utter_ask_consultation", loop="booking_form")
    assert BOOK in payloads(tell("utter_ask_consultation"))
    assert BOOK not in payloads(told)


def test_no_emergency_is_over_because_it_feels_better(tell):
    told = tell("utter_all_clear", EMERGENCY, intent="all_clear")["text"]
    assert told.startswith(CALL_911)


def test_no_visit_is_offered_under_an_alarm(tell):
    for alarm in (EMERGENCY, URGENT):
        told = tell("utter_ask_candidacy", alarm, intent="ask_candidacy")
        assert BOOK not in payloads(told)
        assert OFFER not in told["text"]


def test_the_alarm_stands_for_two_questions_and_three_words_to_it(tell):
    later = [URGENT, "utter_ask_cost", "utter_ask_cost"]
    asked = tell("utter_ask_insurance", *later[:2], intent="ask_insurance")["text"]
    assert asked.startswith(SEE_A_DOCTOR)
    asked = tell("utter_ask_insurance", *later, intent="ask_insurance")["text"]
    assert not asked.startswith(SEE_A_DOCTOR)
    said = tell("utter_thank", *later, intent="thank")["text"]
    assert said.startswith(SEE_A_DOCTOR)
    said = tell("utter_thank", *later, "utter_ask_cost", intent="thank")["text"]
    assert not said.startswith(SEE_A_DOCTOR)


def test_an_alarm_about_spanish_words_ends_in_spanish(tell):
    told = tell(EMERGENCY, asked="no puedo respirar")["text"]
    assert told.endswith("En español: llame al 911 ahora.")
    assert "español" not in tell(EMERGENCY, asked="i can't breathe")["text"]


def test_nobody_need_type_an_id_number(tell):
    cut_out = "my ssn is [number removed], what will it cost?"
    for asked in (cut_out, "my ssn is 123-45-6789, what will it cost?"):
        told = tell("utter_ask_cost", asked=asked)["text"]
        assert told.startswith("Please don't type ID, card or insurance numbers")
    assert "ID" not in tell("utter_ask_cost", asked="816-555-0142")["text"]
