"""Who is pregnant stays so through the talk, until they say or ask otherwise."""

import pytest

from veinguide.particular.while_pregnant import (
    ASKED_IN_GENERAL,
    EACH_OF_THEM,
    FIRST_ASK,
    FIRST_NO_TREATMENT,
    FIRST_OF_LEGS,
    TREATED,
    WHY_NOT,
    is_pregnant,
    pregnancy_answer,
    pregnancy_lead,
)


@pytest.mark.parametrize(
    "said",
    [
        "im 5 months pregnant",
        "hey expecting here, are you open",
        "we're expecting our first in june",
        "i am in my second trimester",
        "preggers and sore",
        "im due in october",
        "she's due at the end of March",
        "32wks, legs wont quit",
        "i'm 27 weeks and my legs look bad",
        "im 6 months along",
        "my sister is pregnant",
        "wifes pregnant, she wants her veins fixed",
        "carrying twins over here and i'm carrying twins again",
        "i cant do it before i deliver right",
        "is it ok while pregnant",
        "ive had them since i got pregnant",
        "not my first rodeo, pregnant again",
        "what if im pregnant",
        "i might be expecting, does that matter",
        "pregant n my legs are bad",
        "my daughter-in-law is expecting and her veins pop",
        "baby on the way and veins like ropes",
        "my daughter is 8 and im pregnant with number 2",
        "what can i do about veins this pregnancy",
    ],
)
def test_a_pregnancy_is_heard(said):
    assert is_pregnant([said])


@pytest.mark.parametrize(
    "said",
    [
        "im not pregnant",
        "i was pregnant in 1998",
        "when i got pregnant with my first they came",
        "do pregnant women get it",
        "my pregnancy test was negative and i'm not pregnant",
        "im trying to get pregnant",
        "after my second pregnancy they popped up",
        "im expecting a call from you",
        "we're expecting too much maybe",
        "the bill is due in march",
        "my payment is due on friday",
        "im due for a checkup",
        "i had it 3 weeks ago and",
        "i wore stockings for 12 weeks",
        "my baby is 6 weeks old",
        "i had the baby in may",
        "i take baby aspirin",
        "my last ultrasound was 20 weeks ago",
        "its been 6 months now",
        "im 40 and my legs hurt",
        "breastfeeding right now",
        "my mom is 70",
        "had her in march, she's four months now",
        "when i was expecting my son they came",
        "which date am i due at the clinic",
        "if i fall pregnant later does it matter",
        "im in week 2 of the trial",
        "my period was due in june",
    ],
)
def test_what_is_no_pregnancy_now_is_left(said):
    assert not is_pregnant([said])


ME, WIFE = "im 20 weeks pregnant", "my wife is pregnant, she hates her veins"


@pytest.mark.parametrize(
    ("typed", "is_so"),
    [
        ([ME, "ok", "and the shots"], True),
        ([ME, "what about my dad, can he get the laser"], False),
        ([ME, "what about my dad, can he get the laser", "and the shots"], False),
        ([ME, "can my dad get it", "ok and can i get the shots then"], True),
        ([ME, "my husband says the laser is fine"], True),
        ([ME, "my mom had the laser, is it safe"], True),
        ([ME, "does my mom have to wait too"], False),
        ([ME, "sorry not pregnant anymore, had the baby in may"], False),
        ([ME, "im no longer pregnant", "can i get the laser"], False),
        ([WIFE, "what about the shots then"], True),
        ([WIFE, "and can i get the laser myself"], False),
        ([WIFE, "can i bring her in for the laser"], True),
        ([WIFE, "can my brother get it"], False),
    ],
)
def test_it_stays_with_the_one_who_is(typed, is_so):
    assert is_pregnant(typed) == is_so


LASER = ["20 wks pregnant w twins, veins down there too is laser ok"]
TOLD = [["utter_about_treated_while_pregnant"]]
SCLERO = [["utter_ask_sclerotherapy"]]


@pytest.mark.parametrize(
    ("said", "typed", "before", "told"),
    [
        ("ok not laser. what about the shots", LASER, TOLD, EACH_OF_THEM),
        ("and sclero?", LASER, TOLD, EACH_OF_THEM),
        ("why not", LASER, TOLD, WHY_NOT),
        ("wait why not tho", LASER, TOLD, WHY_NOT),
        ("why not", LASER, SCLERO, None),
        ("sure thats ok for me right now?", [ME, "and the shots"], SCLERO, TREATED),
        ("so could she do that", [WIFE, "whats the laser"], SCLERO, TREATED),
        ("would the laser help with the swelling", [ME], [["x"]], TREATED),
        ("forget it, can yall do injections today", [ME], [["x"]], TREATED),
        ("i'm pregnant tho", ["stockings?"], [["x"]], ASKED_IN_GENERAL),
        ("the foam then?", [WIFE], [["x"]], TREATED),
        ("what does the laser cost", [ME], [["x"]], None),
        ("is the laser covered", [ME], [["x"]], None),
        ("what is laser ablation", [ME], [["x"]], None),
        ("does sclerotherapy hurt", [ME], [["x"]], None),
        ("can i do that", [ME, "is laser out, what about stockings"], [["x"]], None),
        ("can i get the shots after the baby", [ME], [["x"]], None),
        ("can i have the laser", ["hi there"], [["x"]], None),
        ("can i come for the free visit", [ME, "and the laser?"], [["x"]], None),
        ("is that fine", [ME, "can i wear compression socks"], [["x"]], None),
        ("why cant i", LASER, [["utter_about_hours"]], None),
    ],
)
def test_no_treatment_in_pregnancy(said, typed, before, told):
    assert pregnancy_answer(said, typed, before) == told


def test_an_answer_about_something_else_is_left():
    assert pregnancy_answer("can I get the laser", [ME], TOLD, {"coverage"}) is None


@pytest.mark.parametrize(
    ("said", "typed", "topic", "told"),
    [
        ("whats laser ablation", [ME], "laser_ablation", FIRST_NO_TREATMENT),
        ("does it hurt", [WIFE], "treatment", FIRST_NO_TREATMENT),
        ("does magnesium help", [ME], "supplements", FIRST_ASK),
        ("preggo and my legs ache", [], "veins", FIRST_OF_LEGS),
        ("why do they ache", [ME], "veins", None),
        ("what does it cost", [ME], "cost", None),
        ("does it hurt", ["hi"], "treatment", None),
    ],
)
def test_what_goes_first(said, typed, topic, told):
    assert pregnancy_lead(said, typed, topic) == told
