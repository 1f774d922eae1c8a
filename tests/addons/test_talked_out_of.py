"""What was heard wrong is let go at once, or at the second word; a real sign stays."""

import pytest

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CRISIS = "utter_report_crisis"
NET, RULE = 0.9, 1.0
AT_ONCE = [
    (URGENT, "abuse", NET, "WHAT no nobody hit me. I fell out of bed"),
    (URGENT, "abuse", NET, "what?? nobody is violent. he gets cramps WALKING"),
    (URGENT, "abuse", RULE, "WHAT no. my BARBER. haircut. by accident"),
    (URGENT, "abuse", RULE, "oh my goodness no. the LEG kicks me out of bed. a cramp"),
    (URGENT, "abuse", NET, "you think i hit him?? he is my father"),
    (URGENT, "abuse", NET, "i told you it is a leg cramp not a person"),
    (URGENT, "abuse", RULE, "she didnt mind it, it was the leg jerks. i miss her"),
    (EMERGENCY, "stroke", NET, "no im reading what YOU wrote. im fine"),
    (EMERGENCY, "other", NET, "what? 911? hes eating toast. its been going on 10 yrs"),
    (EMERGENCY, "other", NET, "lol ok so 911 for a cramp thats gone?"),
    (EMERGENCY, "cold_leg", RULE, "bro its a bruise i can feel it fine"),
    (EMERGENCY, "cold_leg", RULE, "im not calling 911 for a can of beans"),
    (EMERGENCY, "broken_hip", RULE, "she is up and she can walk fine"),
]  # fmt: skip
AT_THE_SECOND = [
    (EMERGENCY, "fainting", "nobody did. i sit down because my legs ache"),
    (EMERGENCY, "other", "no he is fine, same as every night"),
    (URGENT, "clot_leg", "can i talk about something else"),
]
STAYS = [
    (URGENT, "abuse", RULE, "no its nothing he only gets mad when he drinks"),
    (URGENT, "abuse", RULE, "please dont tell, i fell"),
    (URGENT, "abuse", NET, "he says nobody hit me"),
    (URGENT, "ulcer_infected", RULE, "its not hot no fever. honey ok tho?"),
    (URGENT, "ulcer_infected", NET, "its not hot no fever. honey ok tho?"),
    (EMERGENCY, "stroke", NET, "you said trouble seeing and i have that"),
    (EMERGENCY, "cold_leg", RULE, "its a bruise but i cant feel it and its cold"),
    (EMERGENCY, "cold_leg", RULE, "dropped a can on it and now the foot is numb"),
    (EMERGENCY, "broken_hip", RULE, "she can't walk but she is fine"),
    (EMERGENCY, "other", NET, "no, I said my chest hurts"),
]  # fmt: skip


@pytest.mark.parametrize(("alarm", "sign", "confidence", "said"), AT_ONCE)
def test_what_was_heard_wrong_ends_at_once(talk, alarm, sign, confidence, said):
    talk.alarm(alarm, sign, confidence=confidence)
    talk.answer(said)
    assert str(talk.reminder).endswith("_denied")


@pytest.mark.parametrize(("alarm", "sign", "said"), AT_THE_SECOND)
def test_an_alarm_of_the_net_that_is_protested_twice_is_let_go(talk, alarm, sign, said):
    talk.alarm(alarm, sign, confidence=NET)
    talk.answer("hm")
    assert talk.reminder
    talk.answer(said)
    assert str(talk.reminder).endswith("_denied")


@pytest.mark.parametrize(("alarm", "sign", "confidence", "said"), STAYS)
def test_a_sign_that_still_stands_is_not_let_go(talk, alarm, sign, confidence, said):
    talk.alarm(alarm, sign, confidence=confidence)
    talk.answer(said)
    assert not str(talk.reminder).endswith("_denied")


def test_a_question_beside_the_denial_is_answered(talk):
    talk.alarm(URGENT, "abuse", confidence=NET)
    told = talk.answer("nobody hurt nobody. what helps cramps", "ask_home_relief")
    assert "\n\n" in told
    assert str(talk.reminder).endswith("_denied")


def test_a_question_after_a_crisis_is_answered_under_a_line_of_988(talk):
    talk.alarm(CRISIS, "suicide", confidence=RULE)
    told = talk.answer(
        "thanks i guess. can you tell me what helps restless legs at night",
        "ask_home_relief",
        "utter_ask_home_relief",
    )
    assert "988" in told
    assert "stretch" in told.lower()


def echo(talk, said):
    talk.hear("is it risky", "ask_treatment_safety").say("utter_ask_treatment_safety")
    talk.hear(said, "report_emergency", sign="stroke", confidence=NET)
    return talk.say(EMERGENCY)


@pytest.mark.parametrize("said", ["trouble SEEING??? why would my eyes go"])
def test_an_echo_of_a_sign_that_was_only_named_is_no_report(talk, said):
    assert echo(talk, said).startswith("I named that")


@pytest.mark.parametrize(
    "said", ["i have trouble seeing, why", "trouble seeing since noon, what is it"]
)
def test_a_report_in_words_that_were_named_is_one(talk, said):
    assert echo(talk, said).startswith("Call 911 now")
