"""Follow-ups, repeats and misses against a real agent and a real action server."""

import pytest


@pytest.mark.parametrize(
    ("subject", "response"),
    [
        ("ask_quinine", "utter_ask_quinine"),
        ("ask_supplements", "utter_ask_supplements"),
        ("ask_medications_mask", "utter_ask_medication_details"),
    ],
)
def test_is_it_safe_is_about_the_medicine_that_was_the_subject(
    visitor, subject, response
):
    visitor.says("tell me about it", subject)
    visitor.says("is it safe?", "ask_treatment_safety")
    assert visitor.responses == [response]
    visitor.says("does it work?", "ask_treatment_results")
    assert visitor.responses == [response]


@pytest.mark.parametrize(
    ("subject", "response"),
    [
        ("ask_rls_definition", "utter_ask_when_to_see_doctor"),
        ("ask_cramps_cause", "utter_ask_when_to_see_doctor"),
        ("ask_varicose_veins_definition", "utter_ask_untreated_risks"),
        ("ask_clots", "utter_ask_clots"),
        ("ask_exercise", "utter_ask_home_relief"),
    ],
)
def test_is_it_dangerous_is_about_what_was_spoken_of(visitor, subject, response):
    visitor.says("tell me about it", subject)
    visitor.says("is that dangerous?", "ask_treatment_safety")
    assert visitor.responses == [response]
    visitor.says(
        "is the procedure safe?", "ask_treatment_safety", spoken_of="treatment"
    )
    assert visitor.responses == ["utter_ask_treatment_safety"]


def test_a_button_about_treatment_is_about_treatment(visitor):
    visitor.says("what is rls", "ask_rls_definition")
    visitor.says("where does that come from", "ask_sources")
    visitor.chooses("How well does treatment work?")
    visitor.chooses("What are the risks?")
    assert visitor.responses == ["utter_ask_treatment_safety"]


def test_is_laser_safe_is_about_laser_whatever_was_the_subject(visitor):
    visitor.says("what about quinine", "ask_quinine")
    visitor.says("is laser safe?", "ask_treatment_safety", treatment="laser_ablation")
    assert visitor.responses == ["utter_ask_treatment_safety"]


def test_a_treatment_is_a_new_subject(visitor):
    visitor.says("what about quinine", "ask_quinine")
    visitor.says("what treatments are there", "ask_treatment_options")
    visitor.says("is it safe?", "ask_treatment_safety")
    assert visitor.responses == ["utter_ask_treatment_safety"]


def test_tell_me_more_tells_more_and_then_no_more(visitor):
    visitor.says("what is sclerotherapy", "ask_sclerotherapy")
    visitor.says("tell me more", "ask_more")
    assert visitor.responses == ["utter_more_sclerotherapy"]
    visitor.says("tell me more", "ask_more")
    assert visitor.responses == ["utter_nothing_more"]


def test_the_last_answer_is_repeated_as_it_was(visitor):
    first = visitor.says("what does it cost", "ask_cost")
    buttons = visitor.titles
    assert visitor.says("say that again", "ask_repeat") == first
    assert visitor.titles == buttons
    assert visitor.responses == ["utter_ask_cost"]


def test_an_emergency_is_repeated_with_its_kind(visitor):
    first = visitor.says("chest pain", "report_emergency", red_flag="chest_pain")
    assert visitor.says("what was that?", "ask_repeat") == first
    assert visitor.heard[0]["metadata"]["kind"] == "emergency"


def test_the_sign_picks_the_text_of_an_emergency(visitor):
    chest = visitor.says("chest pain", "report_emergency", red_flag="chest_pain")
    breath = visitor.says("no air", "report_emergency", red_flag="breathing")
    assert chest != breath


def test_two_misses_lead_to_a_person(visitor):
    visitor.says("hrmpf", "nlu_fallback")
    assert visitor.responses == ["utter_did_you_mean"]
    assert visitor.titles == ["What does it cost?", "Talk to a person"]
    visitor.says("hrmpf", "nlu_fallback")
    assert visitor.responses == ["utter_human_route"]


def test_yes_to_the_only_guess_answers_it(visitor):
    visitor.says("hrmpf", "nlu_fallback")
    visitor.says("yes", "affirm")
    assert visitor.responses == ["utter_ask_cost"]


@pytest.mark.parametrize(
    ("subject", "words", "intent", "response"),
    [
        (
            "ask_untreated_risks",
            "what would i notice",
            "ask_vein_symptoms",
            "utter_ask_clots",
        ),
        (
            "ask_stop_medication",
            "what would happen",
            "ask_treatment_safety",
            "utter_more_medicines",
        ),
        ("ask_consultation", "how much", "ask_cost", "utter_ask_cost"),
        ("ask_insurance", "what kind", "out_of_scope", "utter_out_of_scope"),
    ],
)
def test_a_short_question_is_about_what_was_told_last(
    visitor, subject, words, intent, response
):
    visitor.says("tell me about it", subject)
    visitor.says(words, intent)
    assert visitor.responses == [response]
    visitor.says("does insurance pay", "ask_insurance")
    assert "utter_ask_insurance" in visitor.responses


def test_a_short_question_in_the_form_is_answered_and_the_form_goes_on(visitor):
    visitor.says("what is the first visit", "ask_consultation")
    visitor.says("book it", "book_consultation")
    visitor.says("is it long?", "ask_treatment_procedure")
    assert visitor.responses[-1] == "utter_ask_visitor_name"


def test_whether_it_can_wait_for_a_visit_asks_for_none(visitor):
    visitor.says("can i stop requip", "ask_stop_medication")
    visitor.says("can that wait till my next appointment", "book_consultation")
    assert visitor.responses == ["utter_ask_stop_medication"]
    assert visitor.slot("requested_slot") is None


@pytest.mark.parametrize("words", ["i want a visit", "can it wait till monday"])
def test_who_asks_for_a_visit_where_nothing_was_told_gets_one(visitor, words):
    visitor.says(words, "book_consultation")
    assert visitor.slot("requested_slot") is not None
