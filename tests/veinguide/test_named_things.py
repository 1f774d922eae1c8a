"""An illness, a medicine or a complaint that the article does not know is taken up."""

import pytest

from veinguide.particular import answer_instead
from veinguide.particular.named import (
    complaint_instead,
    first_named,
    instead_of_a_miss,
    load_things,
    slots_named,
)

GENERAL = "It may help some people. Ask the doctor which risks matter for you."


def test_every_thing_finds_itself():
    assert len({t.says for t in load_things()}) == len(load_things())
    plain = [t for t in load_things() if t.kind != "complaints"]
    assert [t.says for t in plain if not t.mentioned.search(t.says)] == []


@pytest.mark.parametrize(
    ("said", "slot", "named"),
    [
        (
            "is it risky with lupus, I heal slow",
            "named_illness",
            "lupus or slow healing",
        ),
        ("I have a little nitro for my heart", "named_medicine", "nitro"),
        (
            "its just lisinopril and a baby asprin",
            "named_medicine",
            "aspirin or lisinopril",
        ),
        ("can I mix benadryl with my ropinirole", "named_medicine", "Benadryl"),
        ("I got one kidney since 1988", "named_illness", "kidney trouble"),
        ("no diabetes, never had cancer", "named_illness", ""),
        ("I'm OFF blood thinners since 2016", "named_medicine", ""),
        ("i dont take aspirin", "named_medicine", ""),
        ("what does the laser cost", "named_illness", ""),
        ("will they give me pain pills afterwards", "named_medicine", ""),
        ("she takes pain pills", "named_medicine", "pain pills"),
        ("i lost weight", "named_complaint", "weight loss or gain"),
        ("does losing weight make them smaller", "named_complaint", ""),
    ],
)
def test_what_is_named_and_not_put_away_is_heard(said, slot, named):
    assert slots_named(said)[slot] == named


@pytest.mark.parametrize(
    ("said", "topic", "first"),
    [
        ("is it risky with lupus", "treatment", ["utter_first_named_illness"]),
        (
            "does my nitro matter for the veins",
            "treatment",
            ["utter_first_named_medicine"],
        ),
        (
            "he's on blood thinner, can he get shots",
            "sclerotherapy",
            ["utter_first_blood_thinner"],
        ),
        (
            "I take Eliquis, is that a problem",
            "consultation",
            ["utter_first_blood_thinner"],
        ),
        (
            "lupus and warfarin, is the laser safe for me",
            "laser_ablation",
            ["utter_first_blood_thinner", "utter_first_named_illness"],
        ),
        ("I am off Eliquis. is the laser safe", "laser_ablation", []),
        ("does medicare pay, I have lupus", "coverage", []),
        ("is the laser safe", "laser_ablation", []),
    ],
)
def test_a_general_answer_says_that_it_does_not_know_what_is_named(said, topic, first):
    assert list(first_named(said, GENERAL, topic)) == first


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("is it from my diabetes", "Health experts name kidney disease and diabetes."),
        ("can prednisone do that", "Some can. Ask the doctor who prescribed it."),
    ],
)
def test_an_answer_that_speaks_of_it_stands_alone(said, answer):
    assert list(first_named(said, answer, "causes")) == []


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("do I need to tell you, its lisinopril", "utter_about_named_medicine"),
        ("I got one kidney since 1988", "utter_about_named_illness"),
        (
            "should they know I'm on dialysis before they poke me",
            "utter_about_named_illness",
        ),
        (
            "its the left knee kinda buckles going down stairs",
            "utter_about_named_complaint",
        ),
        (
            "does it matter to you folks that I'm on metformin",
            "utter_about_named_medicine",
        ),
        ("who won the game", None),
        ("can you renew my metformin", None),
        ("what should I take for a bad headache", None),
        ("he stops breathing at night, is it apnea", None),
        ("hip replacement, who does those", None),
        ("will losing weight help", None),
        ("i asked about botox, not veins lol", "utter_about_other_services"),
        ("do they sell chemical peels", "utter_about_other_services"),
        ("I get Botox, so needles don't scare me", None),
    ],
)
def test_what_is_not_understood_is_answered_by_what_it_names(said, instead):
    assert instead_of_a_miss(said) == instead


@pytest.mark.parametrize(
    ("said", "response", "topic", "is_other"),
    [
        (
            "i get dizzy standing up. is that from the veins",
            "utter_ask_rls_and_veins",
            "rls",
            True,
        ),
        ("it buckles. no pain even", "utter_ask_treatment_pain", "treatment", True),
        ("i get bad headaches", "utter_out_of_scope_medical", "assistant", True),
        (
            "what can I take for a headache",
            "utter_out_of_scope_medical",
            "assistant",
            False,
        ),
        (
            "knee hurts and my calf cramps at night",
            "utter_ask_cramps_cause",
            "cramps",
            False,
        ),
        (
            "can the shots make me dizzy",
            "utter_ask_treatment_safety",
            "treatment",
            False,
        ),
        ("spider veins behind my knees", "utter_about_spider_veins", "veins", False),
    ],
)
def test_another_complaint_gets_no_answer_about_cramps(said, response, topic, is_other):
    told = complaint_instead(said, response, topic)
    assert (told == "utter_about_named_complaint") == is_other


@pytest.mark.parametrize(
    ("said", "response", "topic", "instead"),
    [
        (
            "I said its not cramps. It's restless legs. Is that from veins",
            *("utter_ask_cramps_cause", "cramps", "utter_ask_rls_and_veins"),
        ),
        (
            "no not cramps. more like i HAVE to move them, creepy crawly",
            *("utter_ask_treatment_results", "treatment", "utter_about_crawly_legs"),
        ),
        (
            "its not a cramp its the restless legs. what can i do tonight",
            *("utter_ask_home_relief", "self_care", "utter_about_rls_at_night"),
        ),
        (
            "I asked about cramps not restless legs",
            *("utter_cramps_or_restless", "rls", "utter_ask_cramps_cause"),
        ),
        ("not a cramp, a charley horse", "utter_ask_cramps_cause", "cramps", None),
        ("why do I get cramps", "utter_ask_cramps_cause", "cramps", None),
    ],
)
def test_who_denies_the_one_hears_of_the_other(said, response, topic, instead):
    assert answer_instead(said, response, topic) == instead


@pytest.mark.parametrize(
    ("said", "response", "topic", "instead"),
    [
        (
            "and cramps, can eliquis give you leg cramps?",
            *("utter_ask_other_causes", "causes", "utter_about_pills_and_cramps"),
        ),
        (
            "I'm on plaquenil and prednisone. Could any of those be doing it?",
            *("utter_ask_rls_and_veins", "rls", "utter_about_pills_that_cause_it"),
        ),
        (
            "could my birth control have caused these veins",
            *("utter_ask_varicose_veins_cause", "veins", "utter_about_pills_and_veins"),
        ),
        (
            "can my statin make the veins stick out",
            *("utter_ask_other_causes", "causes", "utter_about_pills_and_veins"),
        ),
        (
            "she takes lisinopril and requip, does that mix",
            *("utter_ask_medication_details", "medicines", None),
        ),
        (
            "should i quit taking my water pill for the test",
            *("utter_out_of_scope_medical", "assistant"),
            "utter_about_pills_before_a_test",
        ),
        (
            "can i skip my lisinopril",
            *("utter_out_of_scope_medical", "assistant", "utter_ask_stop_medication"),
        ),
        (
            "I have a little nitro for my heart, does that matter for the veins",
            *("utter_ask_supplements", "supplements", "utter_about_named_medicine"),
        ),
        (
            "is magnesium ok with lisinopril",
            *("utter_ask_supplements", "supplements", None),
        ),
        ("can the laser cause a clot on eliquis", "utter_x", "treatment", None),
        ("I take eliquis", "utter_ask_rls_and_veins", "rls", None),
    ],
)
def test_a_question_about_a_medicine_by_name_is_answered(
    said, response, topic, instead
):
    assert answer_instead(said, response, topic) == instead


@pytest.mark.parametrize(
    ("said", "response", "topic", "instead"),
    [
        (
            "its only the right one. goes away 10 min after i stop. no bulgy veins",
            *("utter_ask_vein_symptoms", "veins", "utter_about_walking_pain"),
        ),
        (
            "calf hurts going uphill, gone once I rest",
            *("utter_ask_cramps_cause", "cramps", "utter_about_walking_pain"),
        ),
        (
            "could it be an artery thing like you said? im fit",
            *("utter_ask_cramps_location", "cramps", "utter_about_arteries"),
        ),
        (
            "short version, vein doc or regular doc",
            *("utter_ask_when_to_see_doctor", "checkup", "utter_about_which_doctor"),
        ),
        (
            "no what KIND of doctor do I go to for cramps",
            *("utter_ask_when_to_see_doctor", "checkup", "utter_about_which_doctor"),
        ),
        (
            "virtually painless sounds like a sales pitch",
            *("utter_ask_treatment_pain", "treatment", "utter_clinics_claim"),
        ),
        (
            "it goes away when I stop eating salt",
            *("utter_ask_cramps_cause", "cramps", None),
        ),
        (
            "what kind of doctor works there",
            *("utter_ask_contact", "contact", None),
        ),
    ],
)
def test_what_is_asked_by_its_words_is_answered(said, response, topic, instead):
    assert answer_instead(said, response, topic) == instead


@pytest.mark.parametrize(
    ("said", "is_meant"),
    [
        ("i'm on the pill, can i get the laser", True),
        ("does the pill cause clots", True),
        ("so its the pill? can i just quit it", False),
        ("no i mean does the pill cover up a vein problem", False),
        ("he is on the pill for his legs", False),
    ],
)
def test_the_pill_is_birth_control_only_where_it_is_meant(said, is_meant):
    assert ("birth control" in slots_named(said)["named_medicine"]) is is_meant
