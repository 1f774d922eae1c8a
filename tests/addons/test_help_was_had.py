"""Who had help, or explains a joke, is let go, and who has no doctor is told where."""

import pytest

from tests.alarms import still

CRISIS, URGENT = "utter_report_crisis", "utter_report_urgent_symptom"
EMERGENCY, POISONING = "utter_report_emergency", "utter_report_poisoning"
AIRWAY = "airway_after_treatment"


def given(talk):
    reminder = talk.reminder
    return [reminder] if isinstance(reminder, str) else reminder


@pytest.mark.parametrize(
    ("level", "sign", "said", "name"),
    [
        (EMERGENCY, AIRWAY, "home now, they gave me epi. not doing that again", "over"),
        (EMERGENCY, AIRWAY, "they gave me steroids and im home now", "over"),
        (EMERGENCY, "bleeding_vein", "back home, they stitched it", "over"),
        (EMERGENCY, "bleeding_vein", "theyre here. can u still do that visit", "here"),
        (EMERGENCY, "chest_pain", "im still in the hospital just bored", "admitted"),
        (EMERGENCY, "fainting", "i was asleep. sleeping. im fine", "denied"),
        (URGENT, "clot_leg", "went to urgent care, no clot just bakers cyst", "over"),
        (URGENT, "clot_leg", "just left the er, only a pulled muscle", "over"),
        (POISONING, "overdose", "shes fine it was last week. so can i", "over"),
        (URGENT, "clot_leg", "they closed til monday", "where"),
        (URGENT, "clot_leg", "its sunday", "where"),
        (URGENT, "clot_leg", "should I drive her or", "where"),
        (URGENT, "skin_infection", "its a 40 min drive to the er", "where"),
        (CRISIS, "suicide", "she's got the pills locked up. thank you", "safer"),
    ],
)  # fmt: skip
def test_what_is_said_fits(talk, level, sign, said, name):
    talk.alarm(level, sign)
    talk.answer(said)
    assert still(level, name) in given(talk)


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (EMERGENCY, AIRWAY, "home now, they gave me epi but its back"),
        (EMERGENCY, AIRWAY, "when im home now they gave me nothing?"),
        (EMERGENCY, "bleeding_vein", "home. its fine"),
        (EMERGENCY, "fainting", "he says he was asleep but hit his head"),
        (POISONING, "overdose", "he was fine last week but took more today"),
        (URGENT, "clot_leg", "i went to urgent care and they were no help, its worse"),
    ],
)
def test_what_is_no_help_settles_nothing(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert not {still(level, name) for name in ("over", "denied")} & set(given(talk))


def test_a_question_after_a_joke_is_answered(talk):
    talk.alarm(CRISIS, "suicide")
    talk.answer("kidding. i just meant im tired")
    told = talk.answer("does it hurt", "ask_treatment_pain", "utter_ask_treatment_pain")
    assert "\n\n" in told


def test_one_pill_for_the_nerves_is_no_poisoning(talk):
    talk.alarm(EMERGENCY, "breathing")
    said = "no really im fine now, took a xanax"
    talk.hear(said, "report_poisoning", sign="overdose", confidence=0.7)
    assert "222" not in talk.say(POISONING)


def test_it_stopped_is_no_bleeding_that_nobody_told_of(talk):
    talk.alarm(EMERGENCY, "breathing", "he is breathing heavy")
    said, sign = "he says hes fine. it stopped", "bleeding_stopped"
    talk.hear(said, "report_urgent_symptom", sign=sign, confidence=0.7)
    assert "bleed" not in talk.say(URGENT)
