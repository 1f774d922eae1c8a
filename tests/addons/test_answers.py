"""A fact on hold is said without its figure in every conversation, new or old."""

import asyncio

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.answers import AnswerGenerator


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
def reply(domain, generator):
    """What is said when `utter_action` follows a message that also asked `others`."""

    def generate(utter_action, others, after=()):
        said = UserUttered("…", parse_data={"also_asked": others})
        tracker = DialogueStateTracker.from_events("1", [said, *after], domain.slots)
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


CALL_STAFF = "816-396-0245"


def test_an_answer_given_twice_in_a_row_is_given_in_short(tell):
    again = tell("utter_ask_treatment_results", "utter_ask_treatment_results")
    first, rest = again["text"].split("\n\n", 1)
    assert first.endswith(f"may know more: {CALL_STAFF}.")
    assert rest == tell("utter_simpler_ask_treatment_results")["text"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("utter_ask_stop_medication", "pharmacist"),
        ("utter_ask_medication_details", "prescribed"),
        ("utter_ask_supplements", "pharmacist"),
        ("utter_ask_insurance", "Your plan can tell you"),
        ("utter_ask_medicare_medicaid", "Your plan can tell you"),
        ("utter_ask_cost", "The clinic's staff can tell you"),
        ("utter_ask_contact", "The clinic's staff can tell you"),
        ("utter_ask_pregnancy", "doctor or midwife"),
    ],
)
def test_who_can_tell_more_fits_the_subject(tell, said, who):
    assert who in tell(said, said)["text"]


@pytest.mark.parametrize("said", ["utter_ask_stop_medication", "utter_ask_supplements"])
def test_nobody_is_sent_to_the_clinics_staff_about_a_medicine(tell, said):
    texts = [tell(said, *[said] * times)["text"] for times in (1, 2, 3)]
    assert not any(CALL_STAFF in text or "staff" in text for text in texts)


@pytest.mark.parametrize(
    "said",
    [
        *("utter_ask_cost", "utter_ask_contact", "utter_ask_insurance"),
        *("utter_ask_supplements", "utter_ask_pregnancy", "utter_ask_treatment_pain"),
    ],
)
def test_no_text_is_said_again_within_three_turns(tell, said):
    texts = [tell(said, *[said] * times)["text"] for times in range(7)]
    for first in range(5):
        assert len(set(texts[first : first + 3])) == 3


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("utter_ask_pregnancy", "before any vein treatment"),
        ("utter_ask_stop_medication", "Do not stop or change"),
        ("utter_ask_medication_details", "1-800-222-1222"),
        ("utter_ask_supplements", "kidney disease"),
        ("utter_ask_home_relief", "blood clot"),
        ("utter_ask_compression", "arteries"),
        ("utter_ask_treatment_safety", "call 911"),
    ],
)
def test_what_is_for_safety_is_said_every_time(tell, said, line):
    for times in range(1, 5):
        assert line in tell(said, *[said] * times)["text"]


@pytest.mark.parametrize(
    ("said", "earlier"),
    [
        ("utter_ask_treatment_results", ["utter_ask_treatment_results", "utter_thank"]),
        ("utter_ask_human", ["utter_ask_human"]),
        ("utter_greet", ["utter_greet"]),
    ],
)
def test_nothing_else_is_shortened(tell, said, earlier):
    assert tell(said, *earlier)["text"] == tell(said)["text"]


IN_SHORT = "I can only say again what I know about it, in short."
TOPICS_SAID_AGAIN = [
    *("utter_ask_cost", "utter_ask_contact", "utter_ask_insurance"),
    *("utter_ask_supplements", "utter_ask_pregnancy", "utter_ask_treatment_pain"),
    *("utter_ask_stop_medication", "utter_ask_candidacy", "utter_ask_sclerotherapy"),
]


@pytest.mark.parametrize("said", TOPICS_SAID_AGAIN)
@pytest.mark.parametrize("times", range(1, 9))
def test_what_is_said_in_short_is_there_and_someone_can_tell_more(tell, said, times):
    told = tell(said, *[said] * times)["text"]
    short = tell(said.replace("utter_", "utter_simpler_", 1))["text"]
    assert IN_SHORT not in told or told.endswith(short)
    who = (CALL_STAFF, "harmacist", "midwife", "Your plan", "staff can tell")
    assert any(each in told for each in who)


@pytest.mark.parametrize("said", TOPICS_SAID_AGAIN)
def test_what_comes_before_an_answer_does_not_deny_it(tell, said):
    for times in range(1, 5):
        lead = tell(said, *[said] * times)["text"].split("\n\n")[0]
        for denial in ("don't know", "no answer", "no other answer", "does not say"):
            assert denial not in lead


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize(
    ("utter_action", "first", "asked"),
    [
        ("utter_ask_supplements", "magnesium ok?", "calcium then?"),
        ("utter_ask_supplements", "pickle juice?", "coach says bananas"),
        ("utter_ask_stop_medication", "can I quit Requip", "and Mirapex"),
        ("utter_ask_insurance", "is Cigna ok", "Aetna?"),
        ("utter_ask_cost", "how much", "and the ultrasound"),
        ("utter_ask_cost", "how much", "what about parking"),
    ],
)
def test_another_thing_that_is_named_is_another_question(
    talk, utter_action, first, asked, times
):
    before = [talk.hear(first).say(utter_action) for _ in range(times)]
    told = talk.hear(asked).say(utter_action)
    assert told != before[-1]
    assert "all I know" not in told
    assert "can't help more" not in told
    # From then on it is counted anew.
    assert talk.hear("hm, " + asked).say(utter_action) != told


@pytest.mark.parametrize(
    "words",
    [
        "No I mean how many times do they poke",
        "u didnt answer. do they take it",
        "so yes or no lol",
        "no not the deductible, like if they say no completely",
        "that didn't answer it. is it quick?",
        "Not what I asked. Tell me how it goes",
    ],
)
def test_who_says_that_it_was_no_answer_is_not_given_it_again(talk, words):
    talk.hear("where do you do it").say("utter_ask_treatment_procedure")
    told = talk.hear(words).say("utter_ask_treatment_procedure")
    assert IN_SHORT not in told
    assert "all I know about it" in told


@pytest.mark.parametrize("words", ["how is it done?", "no idea how they do it"])
def test_who_asks_it_again_is_given_it_in_short(talk, words):
    talk.hear("how do you do it").say("utter_ask_treatment_procedure")
    assert IN_SHORT in talk.hear(words).say("utter_ask_treatment_procedure")


def test_calcium_after_magnesium_gets_what_the_article_says_of_it(talk):
    for words in ("pickle juice?", "coach says bananas"):
        talk.hear(words, medicine="other_supplement")
        talk.say("utter_ask_supplements")
    told = talk.hear("calcium then?", medicine="calcium").say("utter_ask_supplements")
    assert "may relax muscles" in told


def test_nobody_need_type_an_id_number(tell):
    cut_out = "my ssn is [number removed], what will it cost?"
    for asked in (cut_out, "my ssn is 123-45-6789, what will it cost?"):
        told = tell("utter_ask_cost", asked=asked)["text"]
        assert told.startswith("Please don't type ID, card or insurance numbers")
    assert "ID" not in tell("utter_ask_cost", asked="816-555-0142")["text"]


def test_who_wants_no_numbers_is_told_none(talk):
    told = talk.hear("how well does it work, no numbers please").say(
        "utter_ask_treatment_results"
    )
    assert "%" not in told
    assert "may help some people" in told


def test_a_complaint_is_no_goodbye(talk):
    assert "missed your question" in talk.hear("ok but my FOOT. in my foot").say(
        "utter_all_clear"
    )
    assert "Take care" in talk.hear("all good").say("utter_all_clear")


def test_what_is_named_is_told_in_place_of_its_neighbour(talk):
    told = talk.hear("how is rfa different").say("utter_ask_laser_ablation")
    assert "does not speak of radio waves" in told
