"""Of whom and of what an alarm speaks, and which of several stands."""

import pytest

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CRISIS, POISONING = "utter_report_crisis", "utter_report_poisoning"
PERSON = ("ask_human", "utter_ask_human")


@pytest.mark.parametrize(
    ("alarm", "sign"),
    [(URGENT, "quinine_bleeding"), (EMERGENCY, "heavy_bleed_on_quinine")],
)
def test_only_who_names_quinine_is_told_of_it(talk, alarm, sign):
    told = talk.alarm(alarm, sign, "she takes a blood thinner, black stools today")
    assert "quinine" not in told
    assert "blood thinner" in told


@pytest.mark.parametrize("said", ["quinine bruised me", "purple spots from Qualaquin"])
def test_who_takes_quinine_is_told_of_it(talk, said):
    assert "quinine" in talk.alarm(URGENT, "quinine_bleeding", said)


@pytest.mark.parametrize(
    "said",
    [
        "my brother says he has nothing to live for",
        "our neighbor keeps talking about ending it",
        "I'm scared, my daughter texted that she wants to die",
        "my fiance said he wants to end it",
        "my step-son says he wants to die",
    ],
)
def test_who_worries_about_another_is_told_how_to_help(talk, said):
    told = talk.alarm(CRISIS, "suicide", said)
    assert "call or text 988" in told
    assert "Stay with them" in told
    assert "them" in talk.answer("ok")


@pytest.mark.parametrize(
    "said",
    [
        "my wife said it is my fault and i want to die",
        "my husband died, there is no reason to go on",
        "life is not worth it",
    ],
)
def test_who_speaks_of_oneself_is_spoken_to(talk, said):
    assert "If you might act" in talk.alarm(CRISIS, "suicide", said)


@pytest.mark.parametrize(
    ("before", "said", "named"),
    [
        ("", "granpa is confused since they took him off requip", "which medicine"),
        ("stopped my mirapex monday", "he is confused and shaky now", "which medicine"),
        ("", "he is confused, his leg is red and he has a fever", "infection"),
        ("", "she is confused suddenly and her face droops", "stroke"),
        ("", "grandma is suddenly confused", "stroke"),
    ],
)
def test_confusion_is_of_what_was_told_with_it(talk, before, said, named):
    talk.answer(before or "hello")
    assert named in talk.alarm(EMERGENCY, "stroke", said)


def test_confusion_after_a_hot_leg_is_an_infection_that_spreads(talk):
    talk.alarm(URGENT, "clot_leg", "my leg is hot and red and swole up")
    heard = ("i keep forgettin where i am today", "report_emergency")
    talk.hear(*heard, sign="fainting", confidence=0.7)
    assert "infection" in talk.say(EMERGENCY)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("she talks like shes drunk. had vein treatment last month", "stroke"),
        ("had the foam today and she talks like shes drunk", "what treatment"),
        ("tongue is thick and she talks like shes drunk since the laser", "what treat"),
    ],
)
def test_a_stroke_weeks_after_a_treatment_is_a_stroke(talk, said, named):
    assert named in talk.alarm(EMERGENCY, "airway_after_treatment", said)


def test_who_told_of_no_treatment_is_not_sent_to_the_clinic_that_gave_it(talk):
    talk.alarm(URGENT, "clot_leg", "my calf been sore")
    heard = ("since sunday", "report_urgent_symptom")
    talk.hear(*heard, sign="after_treatment", confidence=0.7)
    assert "clinic that treated you" not in talk.say(URGENT)


@pytest.mark.parametrize("said", ["they did my leg monday", "blister since the laser"])
def test_who_was_treated_is_sent_there(talk, said):
    assert "clinic that treated you" in talk.alarm(URGENT, "after_treatment", said)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("take quinine, now i got purple dots all over my shins", "quinine"),
        ("take quinine, my calf is swollen and i bruise", "blood clot"),
    ],
)
def test_dots_on_quinine_are_no_clot(talk, said, named):
    assert named in talk.alarm(URGENT, "clot_leg", said)


@pytest.mark.parametrize("said", ["I'm ok I took a benadryl", "gave her some tylenol"])
def test_one_pill_against_it_is_no_poisoning(talk, said):
    talk.alarm(EMERGENCY, "airway_after_treatment", "tongue is thick since the shots")
    talk.hear(said, "report_poisoning", sign="overdose", confidence=0.7)
    told = talk.say(POISONING)
    assert "Poison Control" not in told
    assert "911" in told


@pytest.mark.parametrize("said", ["took 10 tylenol for it", "i took all my pills"])
def test_many_are(talk, said):
    talk.alarm(EMERGENCY, "airway_after_treatment", "tongue is thick since the shots")
    talk.hear(said, "report_poisoning", sign="overdose", confidence=0.7)
    assert "Poison Control" in talk.say(POISONING)


def test_a_newer_sign_that_is_denied_takes_no_older_one_with_it(talk):
    talk.alarm(EMERGENCY, "cold_leg", "the foot is white and cold")
    heard = ("pinker by the stove", "report_emergency")
    talk.hear(*heard, sign="coughing_blood", confidence=0.7).say(EMERGENCY)
    told = talk.answer("i never coughed up anything! its about my toes")
    assert "911" in told
    assert "Sorry" not in told


def test_the_same_sign_denied_is_over(talk):
    heard = ("pinker by the stove", "report_emergency")
    talk.hear(*heard, sign="coughing_blood", confidence=0.7).say(EMERGENCY)
    assert "Sorry" in talk.answer("i never coughed up anything!")


@pytest.mark.parametrize("alarm", [POISONING, URGENT])
def test_who_asks_for_a_person_gets_the_phone_under_the_alarm(talk, alarm):
    talk.alarm(alarm, "overdose" if alarm == POISONING else "clot_leg")
    for said in ("let me speak to a human", "a PERSON. what is the clinics phone"):
        told = talk.hear(said, PERSON[0]).say(PERSON[1])
        assert "816-396-0245" in told
        assert "911" in told


def test_calling_poison_control_is_not_answered_with_the_clinics_phone(talk):
    talk.alarm(POISONING, "overdose")
    told = talk.hear("calling them now, is it a person there", PERSON[0]).say(PERSON[1])
    assert "816" not in told


def test_a_doctor_today_is_not_said_beside_911(talk):
    talk.alarm(EMERGENCY, "nerve_back")
    told = talk.alarm(URGENT, "other", "his son says it can wait till thursday")
    assert "911" in told
    assert "Call a doctor today" not in told


def test_the_cost_of_an_emergency_room_is_answered_under_911(talk):
    talk.alarm(EMERGENCY, "chest_pain")
    said = ("does medicare pay at the emergency", "ask_medicare_medicaid")
    told = talk.answer(*said, "utter_ask_medicare_medicaid")
    assert "911" in told
    assert "varicose" not in told


def test_what_a_visit_costs_is_answered_under_988(talk):
    talk.alarm(CRISIS, "suicide", "dad is ready to be with mom")
    told = talk.hear("what does a visit cost", "ask_cost").say("utter_ask_cost")
    assert "988" in told.split("\n\n")[0]
    assert "\n\n" in told


SWOLLEN = "is it normal to have swelling after the laser"
TREATED = "had my laser on friday, can I run"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SWOLLEN, "in the whole leg"),
        (SWOLLEN, "all the way up my thigh"),
        (TREATED, "and a hard lump behind the knee"),
        (TREATED, "there's a hard cord i can feel"),
        (TREATED, "it's hot and red"),
        (TREATED, "he has a fever now"),
    ],
)
def test_a_sign_after_a_treatment_may_be_told_in_pieces(talk, before, said):
    talk.answer(before, "ask_treatment_safety", "utter_ask_treatment_safety")
    talk.answer(said, "ask_cramps_location", "utter_ask_cramps_location")
    assert talk.told["metadata"]["kind"] == "emergency"
    talk.answer("ok", "affirm", "utter_affirm")
    assert talk.reminder


def test_trouble_seeing_after_the_shots_may_be_told_in_pieces(talk):
    said = ("i had foam yesterday", "ask_sclerotherapy", "utter_ask_sclerotherapy")
    talk.answer(*said)
    assert "911" in talk.answer("i saw flashing lights for a bit")


@pytest.mark.parametrize("before", [SWOLLEN, TREATED, "does it hurt"])
@pytest.mark.parametrize(
    "said",
    [
        *("thanks", "no fever or anything", "no swelling at all", "not hot, no"),
        *("a friend told me", "my sister had it too", "is it hard to walk after"),
        *("just tender", "what about the stockings", "can I fly", "in july"),
    ],
)
def test_ordinary_words_after_a_treatment_are_no_sign(talk, before, said):
    talk.answer(before, "ask_treatment_safety", "utter_ask_treatment_safety")
    talk.answer(said, "ask_cramps_location", "utter_ask_cramps_location")
    assert talk.told["metadata"]["kind"] == "answer"


def test_a_sign_told_in_pieces_is_not_talked_away(talk):
    talk.answer(TREATED, "ask_treatment_downtime", "utter_ask_treatment_downtime")
    talk.answer("and a hard lump behind the knee", "ask_cramps_location")
    told = talk.answer("no not hot just tender", "deny", "utter_deny")
    assert "got you wrong" not in told
    assert "816" in told or "today" in told


def test_where_a_sign_is_says_the_same_alarm_again(talk):
    lump = "my laser was on friday, theres a hard lump"
    talk.alarm(URGENT, "after_treatment", lump)
    said = ("along the inside of my thigh", "ask_cramps_location")
    told = talk.answer(*said, "utter_ask_cramps_location")
    assert "91%" not in told
    assert talk.reminder


def test_a_sign_that_was_to_be_looked_for_raises_the_alarm(talk):
    talk.hear("my legs hurt", "ask_when_to_see_doctor").say(
        "utter_ask_when_to_see_doctor"
    )
    said = talk.hear("one is bigger actually", confidence=0.16).say(
        "utter_did_you_mean"
    )
    assert "Call a doctor today" in said
    assert talk.told["metadata"]["alarms"] == [["report_urgent_symptom", "clot_leg"]]
    said = talk.hear("the right", confidence=0.16).say("utter_did_you_mean")
    assert said.startswith("Please see a doctor today")


def test_what_says_something_of_its_own_raises_none(talk):
    talk.hear("my legs hurt", "ask_when_to_see_doctor").say(
        "utter_ask_when_to_see_doctor"
    )
    heard = talk.hear("i have a huge deductible", "ask_insurance", confidence=0.7)
    heard.say("utter_ask_insurance")
    assert "alarms" not in talk.told["metadata"]
