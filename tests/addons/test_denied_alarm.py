"""A sign that never was ends its alarm in a line; a real one is not talked away."""

import pytest

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
POISONING, CRISIS = "utter_report_poisoning", "utter_report_crisis"
# What the learned net heard, and what was said to it.
NEVER_WAS = [
    (EMERGENCY, "coughing_blood", "WHAT no nobody is coughing blood. i said BINGO"),
    (EMERGENCY, "coughing_blood", "No. I did not cough up blood. I feel fine."),
    (EMERGENCY, "coughing_blood", "no im not coughing anything. TRAPPED blood"),
    (EMERGENCY, "stroke", "what?? nobody is having a stroke. it was for the note"),
    (EMERGENCY, "stroke", "there is no stroke here, mom just needs a ramp"),
    (EMERGENCY, "fainting", "what?? nobody fainted, thats not what this is"),
    (EMERGENCY, "breathing", "hard of HEARING, not short of breath"),
    (EMERGENCY, "chest_pain", "lol no it was on TV. im on my couch eating chips"),
    (EMERGENCY, "cold_leg", "my foot just fell asleep, already fine"),
    (EMERGENCY, "other", "nobody is dying here!!"),
    (URGENT, "clot_leg", "nothing is swollen, I meant the sock"),
    (URGENT, "after_treatment", "there is no lump, i meant a bump in the road"),
    (URGENT, "skin_infection", "no fever, its a sunburn and it dont hurt"),
    (POISONING, "wrong_dose", "nobody took any pills"),
    (POISONING, "other", "nobody ate poison, its a plant"),
]  # fmt: skip
# What a rule heard, and a plain "no" to that very sign.
BY_NAME = [
    (EMERGENCY, "fainting", "i tripped on the cat, never passed out"),
    (EMERGENCY, "fainting", "lol its just love. im not fainting"),
    (EMERGENCY, "coughing_blood", "I am not coughing blood, I never did"),
    (EMERGENCY, "chest_pain", "dude its heartburn. the ER cleared me LAST WEEK"),
    (EMERGENCY, "cold_leg", "bro its already better i just sat on it"),
    (EMERGENCY, "cold_leg", "its a foot that fell asleep dude everyone gets that"),
    (URGENT, "surface_clot", "no its not hard or red, just the bulgy veins"),
    (URGENT, "clot_leg", "no thats LAST time, months ago, the stocking was tight"),
    (CRISIS, "suicide", "not like that, its a saying, i meant work"),
]  # fmt: skip
# After both, the alarm stands.
STANDS = [
    (EMERGENCY, "chest_pain", "it's nothing"),
    (EMERGENCY, "chest_pain", "its not chest pain its just pressure"),
    (EMERGENCY, "chest_pain", "im 38 dude its a pulled muscle"),
    (EMERGENCY, "chest_pain", "its just heartburn"),
    (EMERGENCY, "stroke", "my husband says im not having a stroke"),
    (EMERGENCY, "stroke", "she isnt confused now, it passed"),
    (EMERGENCY, "stroke", "nobody believes im having a stroke"),
    (EMERGENCY, "breathing", "im not breathing right"),
    (EMERGENCY, "breathing", "i said i cant get my breath"),
    (EMERGENCY, "fainting", "i never passed out before"),
    (EMERGENCY, "coughing_blood", "not so much blood, i dont cough it much"),
    (EMERGENCY, "cold_leg", "i sat on it, its still cold and white"),
    (EMERGENCY, "overdose_collapsed", "he isnt sick he is just sleeping it off"),
    (CRISIS, "suicide", "its nothing, im just tired of it all"),
    (POISONING, "wrong_dose", "she isnt sick yet"),
    (URGENT, "after_treatment", "no fever or anything. how long till the lump goes"),
    (URGENT, "surface_clot", "no fever or nothing, when does the bump go down"),
    (URGENT, "other", "its tiny and it dont hurt. is that normal"),
    (URGENT, "after_treatment", "doesn't hurt though, is it normal"),
    (URGENT, "clot_leg", "no fever tho"),
]  # fmt: skip


@pytest.mark.parametrize(("alarm", "sign", "said"), NEVER_WAS)
def test_a_sign_that_the_net_alone_heard_is_denied_in_any_words(
    talk, alarm, sign, said
):
    talk.alarm(alarm, sign, confidence=0.9)
    told = talk.answer(said)
    assert str(talk.reminder).endswith("_denied")
    assert "call 911 now" not in told.lower()
    assert talk.answer("and what is sclerotherapy", "ask_sclerotherapy")
    assert talk.reminder is None


@pytest.mark.parametrize(("alarm", "sign", "said"), BY_NAME)
def test_a_plain_no_to_the_very_sign_is_heard_over_a_rule(talk, alarm, sign, said):
    talk.alarm(alarm, sign, confidence=1.0)
    talk.answer(said)
    assert str(talk.reminder).endswith("_denied")


@pytest.mark.parametrize("confidence", [0.9, 1.0])
@pytest.mark.parametrize(("alarm", "sign", "said"), STANDS)
def test_a_real_danger_is_not_talked_away(talk, alarm, sign, said, confidence):
    talk.alarm(alarm, sign, confidence=confidence)
    talk.answer(said)
    assert talk.reminder
    assert not talk.reminder.endswith("_denied")


def test_a_stroke_that_a_rule_heard_is_not_denied(talk):
    talk.alarm(EMERGENCY, "stroke", confidence=1.0)
    talk.answer("im not having a stroke")
    assert not str(talk.reminder).endswith("_denied")


def test_the_question_beside_a_denial_is_answered(talk):
    talk.alarm(EMERGENCY, "coughing_blood", confidence=0.9)
    said = "no, I did not cough up blood. what is laser ablation for veins"
    told = talk.answer(said, "ask_laser_ablation", "utter_ask_laser_ablation")
    assert told.startswith("Sorry, I got you wrong")
    assert "ask me once more" not in told
    assert "laser" in told.lower()


def test_who_denies_and_asks_nothing_may_ask_again(talk):
    talk.alarm(EMERGENCY, "fainting", confidence=0.9)
    told = talk.answer("nobody fainted", "deny", "utter_thank")
    assert told.endswith("Please ask me once more what you wanted to know.")


def test_there_are_not_two_apologies(talk):
    talk.alarm(URGENT, "clot_leg", confidence=0.9)
    talk.alarm(EMERGENCY, "coughing_blood", confidence=0.9)
    told = talk.answer("i am ok. false alarm. nothing is wrong")
    assert told.lower().count("sorry") == 1


HELP_IS_THERE = [
    (EMERGENCY, "ok ambulans take her, i hold the dog", "admitted"),
    (EMERGENCY, "ambulans is here already since one hour", "admitted"),
    (EMERGENCY, "the ambulance come already, she go now in the hospital", "admitted"),
    (EMERGENCY, "We are IN the hospital. Nobody needs 911", "admitted"),
    (EMERGENCY, "they gave me an epipen in the ambulance, im home now", "over"),
    (POISONING, "I called them, nice gal, she said drink water", "over"),
    (POISONING, "ok they told her skip tonights. we're all good", "over"),
    (POISONING, "Good grief. We DID call em. Quit it", "over"),
    (POISONING, "poison people say she is fine", "over"),
    (URGENT, "I called my doctor, going at 3", "seen"),
    (URGENT, "i called the clinic, they said be in at three", "seen"),
    (URGENT, "saw him, its a surface clot, he gave me naproxen", "over"),
]  # fmt: skip
NOT_YET = [
    (EMERGENCY, "should the ambulance take her"),
    (EMERGENCY, "the ambulance did not come yet"),
    (EMERGENCY, "he wont go in the ambulance"),
    (POISONING, "i called them but its busy"),
    (POISONING, "did you call them for me"),
    (POISONING, "they said watch for vomiting and shes vomiting"),
    (URGENT, "should i call my doctor and go at 3"),
]


@pytest.mark.parametrize(("alarm", "said", "fits"), HELP_IS_THERE)
def test_help_that_was_reached_is_heard_in_whatever_words(talk, alarm, said, fits):
    talk.alarm(alarm, "other", confidence=1.0)
    told = talk.answer(said)
    assert str(talk.reminder).endswith(f"_{fits}")
    assert "call 911 now" not in told.lower()


@pytest.mark.parametrize(("alarm", "said"), NOT_YET)
def test_help_that_was_not_reached_is_still_to_be_called(talk, alarm, said):
    talk.alarm(alarm, "other", confidence=1.0)
    talk.answer(said)
    assert not str(talk.reminder).endswith(("_admitted", "_over", "_seen"))


def test_what_is_asked_beside_the_news_of_help_is_answered(talk):
    talk.alarm(EMERGENCY, "stroke", confidence=1.0)
    said = "the ambulance took her. what is laser ablation for veins"
    told = talk.answer(said, "ask_laser_ablation", "utter_ask_laser_ablation")
    assert told.startswith("I'm glad that help is there")
    assert "laser" in told.lower()


def test_a_denial_that_the_net_takes_for_another_danger_is_still_a_denial(talk):
    talk.alarm(POISONING, "wrong_dose", confidence=0.87)
    said = "nobody took any pills, the paramedics took HER. did it send"
    talk.hear(said, "report_crisis", sign="suicide_acting", confidence=0.53)
    assert "988" not in talk.say(CRISIS)
    assert talk.reminder == "utter_still_report_poisoning_denied"


def test_a_new_danger_beside_a_denial_is_heard(talk):
    talk.alarm(POISONING, "wrong_dose", confidence=0.87)
    said = "nobody took any pills, her face hangs and her words are soup"
    talk.hear(said, "report_emergency", sign="stroke", confidence=0.9)
    assert talk.say(EMERGENCY).startswith("Call 911 now")
