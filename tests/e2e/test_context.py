"""Follow-ups keep to what was talked about, over five turns and more."""

import pytest

from evaluation.chat import Visitor
from evaluation.lint import problems_of_conversation
from evaluation.log import last_turn

pytestmark = pytest.mark.e2e

# The question that sets the topic; then what is asked, and the answers that are right.
CONVERSATIONS = {
    "sclerotherapy": [
        ("what is sclerotherapy", "ask_sclerotherapy"),
        ("does it hurt?", "ask_treatment_pain"),
        ("how much?", "ask_cost"),
        ("is that safe?", "ask_treatment_safety"),
        ("and the other one?", "ask_laser_ablation"),
        ("does it work?", "ask_treatment_results"),
        ("how long does it take?", "ask_treatment_procedure"),
        ("why?", "more_treatment"),
    ],
    "laser": [
        ("tell me about laser ablation", "ask_laser_ablation"),
        ("is that safe?", "ask_treatment_safety"),
        ("how much is it", "ask_cost"),
        ("thanks", "thank"),
        ("does it hurt", "ask_treatment_pain"),
        ("what about the shots?", "ask_sclerotherapy"),
        ("does it work?", "ask_treatment_results"),
        ("can I work afterwards?", "ask_treatment_downtime"),
    ],
    "medicine": [
        ("does Requip only mask restless legs", "ask_medications_mask"),
        ("why?", "more_medicines"),
        ("is that safe?", "ask_medication_details"),
        ("can I stop it?", "ask_stop_medication"),
        ("and Mirapex?", "ask_medication_details"),
        ("does it work?", "ask_medication_details"),
    ],
    "quinine": [
        ("is quinine ok for cramps", "ask_quinine"),
        ("why?", "more_quinine"),
        ("is that safe?", "ask_quinine"),
        ("does it work?", "ask_quinine"),
        ("and magnesium?", "ask_supplements"),
        ("is that safe?", "ask_supplements"),
        ("how much should I take?", "ask_medication_details"),
    ],
    "supplements": [
        ("does magnesium help cramps", "ask_supplements"),
        ("is that safe?", "ask_supplements"),
        ("thank you", "thank"),
        ("does it work?", "ask_supplements"),
        ("what about calcium?", "ask_supplements"),
        ("tell me more", "more_supplements"),
    ],
    "stockings": [
        ("do compression stockings help", "ask_compression"),
        ("is that safe?", "ask_compression"),
        ("does it work?", "ask_compression"),
        ("does insurance pay for them?", "ask_insurance"),
        ("what about Medicaid?", "ask_medicare_medicaid"),
        ("how much?", "ask_cost"),
    ],
    "coverage": [
        ("does insurance pay", "ask_insurance"),
        ("what about Medicaid?", "ask_medicare_medicaid"),
        ("and medicare?", "ask_medicare_medicaid"),
        ("how much?", "ask_cost"),
        ("and Blue Cross?", "ask_insurance"),
        ("tell me more", "more_coverage"),
        ("does it hurt?", "ask_treatment_pain"),
        ("and medicare?", "ask_medicare_medicaid"),
    ],
    "a medicine and its limits": [
        ("i take requip for my legs", "ask_medications_mask"),
        ("can i just stop it then?", "ask_stop_medication"),
        ("why not", "more_medicines"),
        ("what are the side effects of it", "ask_medication_details"),
        ("so theyre useless", "ask_medications_mask"),
        ("it was my neighbor who told me", "ask_stop_medication"),
    ],
    "two medicines": [
        ("What is Requip for?", "ask_medication_details"),
        ("and the other one you mentioned", "pills_alike"),
        ("mirapex isnt working anymore", "ask_medication_details"),
    ],
    "pills with quinine": [
        ("quinine for cramps?", "ask_quinine"),
        ("my husband takes the pills every night", "ask_medication_details"),
        ("should he throw them out", "ask_stop_medication"),
        ("my doctor gave it to me years ago", "ask_quinine"),
    ],
    "iron": [
        ("is low iron a reason for restless legs", "ask_other_causes"),
        ("should i take iron then", "ask_supplements"),
        ("does it work?", "ask_supplements"),
        ("ok what about the veins then", "ask_vein_symptoms"),
    ],
    "figures": [
        ("how many people get cramps with varicose veins", "ask_cramps_prevalence"),
        ("so 67% of people?", "no_share_of_people"),
        ("higher than who", "ask_cramps_prevalence"),
        ("and 91?", "ask_cramps_location"),
        ("where", "ask_cramps_location"),
        ("when", "ask_when_symptoms_worse"),
        ("and 98?", "ask_treatment_results"),
    ],
    "restless legs": [
        ("what is restless leg syndrome", "ask_rls_definition"),
        ("is it from veins?", "ask_rls_and_veins"),
        ("what else can do that", "ask_other_causes"),
        ("can veins really cause that", "ask_rls_and_veins"),
        ("would treating them make it go away", "ask_treatment_results"),
        ("how common is RLS with varicose veins", "ask_rls_and_veins"),
        ("who can i see about it", "ask_when_to_see_doctor"),
        ("like what signs", "ask_clots"),
    ],
    "untreated": [
        ("how about not doing anything", "ask_untreated_risks"),
        ("how likely is that", "not_said_legs"),
        ("what if i dont treat varicose veins", "ask_untreated_risks"),
        ("could that happen to me?", "about_veins_getting_worse"),
        ("tell me about the clots", "ask_clots"),
        ("what can i do to prevent them", "more_clots"),
    ],
    "two treatments": [
        ("what treatments do you offer", "ask_treatment_options"),
        ("tell me about the second one", "ask_laser_ablation"),
        ("is there any downtime", "ask_treatment_downtime"),
        ("none at all?", "ask_treatment_downtime"),
        ("will you pressure me into laser", "about_no_pressure"),
        ("how long is it", "about_visit_length"),
        ("do men get treated too", "ask_candidacy"),
    ],
    "covered or not": [
        ("medicare cover sclerotherapy?", "ask_medicare_medicaid"),
        ("and spider veins?", "ask_insurance"),
        ("ok so how do i check", "more_coverage"),
        ("im in kansas not missouri", "ask_medicare_medicaid"),
        ("who checks that", "more_coverage"),
        ("what does symptomatic mean", "ask_insurance"),
        ("so its free for him?", "ask_cost"),
    ],
    "videos and walks": [
        ("do you have reviews", "ask_testimonials"),
        ("where", "ask_testimonials"),
        ("so walking is good?", "ask_exercise"),
        ("how far", "ask_exercise"),
        ("where are you located", "ask_contact"),
    ],
    "about this chat": [
        ("do you speak spanish", "ask_capabilities"),
        ("who wrote it", "ask_sources"),
        ("so its basically an ad", "ask_sources"),
        ("i asked about the price 3 times", "ask_cost"),
        ("oops can you delete that", "ask_privacy"),
        ("finally", "thank"),
    ],
    "not wanted": [
        ("I don't want to book", "deny"),
        ("please don't book me in", "deny"),
        ("no appointment, just asking does it hurt", "ask_treatment_pain"),
        ("not asking about cramps, I asked about restless legs", "ask_rls_definition"),
        ("no chest pain, just cramps", "ask_cramps_cause"),
    ],
}
AGAIN = {
    "repeat that": lambda name: name,
    "simpler please": lambda name: f"simpler_{name}",
    "I don't understand": lambda name: f"simpler_{name}",
    "where does that come from?": lambda name: "ask_sources",
}
# One question for each theme; every answer has its simpler form (tests/content).
ANSWERS = {
    "why do my calves cramp at night": "ask_cramps_cause",
    "what is restless legs syndrome": "ask_rls_definition",
    "what happens if I leave varicose veins alone": "ask_untreated_risks",
    "what are the signs of a blood clot": "ask_clots",
    "is quinine ok for cramps": "ask_quinine",
    "what treatments are there": "ask_treatment_options",
    "does treatment hurt": "ask_treatment_pain",
    "does insurance pay": "ask_insurance",
    "what does it cost": "ask_cost",
    "what is your phone number": "ask_contact",
}


@pytest.fixture
def asks(product):
    """Say something in a conversation; the names of what was answered."""
    visitor = Visitor(product.url)
    sessions = product.sessions()

    def ask(words: str) -> list[str]:
        visitor.says(words)
        names = last_turn(sessions).responses
        return [name.removeprefix("utter_") for name in names]

    yield ask
    assert list(problems_of_conversation(visitor.heard)) == []


@pytest.mark.parametrize("conversation", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_each_question_gets_the_answer_of_what_is_talked_about(
    asks, conversation
) -> None:
    assert [(words, asks(words)) for words, _ in conversation] == [
        (words, [answer]) for words, answer in conversation
    ]


@pytest.mark.parametrize(("question", "answer"), ANSWERS.items())
def test_any_answer_is_repeated_made_simpler_and_traced(asks, question, answer) -> None:
    for words, expected in AGAIN.items():
        assert asks(question) == [answer]
        assert asks(words) == [expected(answer)], words


@pytest.mark.parametrize(
    "words",
    [
        "me duele mucho el pecho y no puedo respirar",
        "no puedo respirar",
        "mi papá se desmayó y no despierta",
        "dolor fuerte en el pecho",
        "estoy tosiendo sangre",
        "la vena está sangrando y no para",
        "mi mamá no puede hablar y tiene la cara caída",
        "tengo la pierna hinchada, roja y caliente",
        "quiero morirme",
        "me quiero matar",
        "mi hijo se tomó todas las pastillas",
    ],
)
def test_emergencies_in_spanish_are_caught(product, words) -> None:
    visitor = Visitor(product.url)
    visitor.says(words)
    assert visitor.kinds == ["emergency"]


def test_a_greeting_in_spanish_before_an_english_question_is_answered(asks) -> None:
    assert asks("Hola, do you take Medicare?") == ["ask_medicare_medicaid"]
    assert asks("cuánto cuesta el tratamiento?") == ["other_language"]
