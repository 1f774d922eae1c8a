"""What makes an alarm graver raises it again; what only sounds so does not."""

import pytest

CRISIS, URGENT = "utter_report_crisis", "utter_report_urgent_symptom"
EMERGENCY = "utter_report_emergency"
ACTING, OF_ANOTHER = "suicide_acting", "suicide_of_another"
ACTING_OF_ANOTHER = "suicide_acting_of_another"


def raised(talk):
    return [tuple(each) for each in talk.told["metadata"].get("alarms", [])]


@pytest.mark.parametrize(
    "said",
    [
        "no i mean i have a plan, tonite",
        "i've got it planned out",
        "tonight",
        "i'm gonna do it when my wife is asleep",
        "my dads gun is in the closet",
        "there's a rope in the garage",
        "ive been saving my pills up",
        "im standing on the bridge",
        "i wrote a note",
        "i took my dads gun out",
        "nobody can stop me",
    ],
)
def test_a_plan_or_the_means_after_talk_of_suicide_is_for_911(talk, said):
    talk.alarm(CRISIS, "suicide")
    assert talk.answer(said).startswith("Please call 911 now")
    assert raised(talk) == [("report_crisis", ACTING)]


def test_it_is_raised_where_the_net_only_hears_the_thought_again(talk):
    talk.alarm(CRISIS, "suicide")
    talk.hear("i have a plan, tonite", "report_crisis", sign="suicide", confidence=0.6)
    assert talk.say(CRISIS).startswith("Please call 911 now")


@pytest.mark.parametrize(
    "said",
    [
        "i dont have a plan",
        "no guns here",
        "i locked the guns up at my neighbors",
        "does my plan cover a visit",
        "i have an appointment tonight",
        "i have a plan to call my sister",
        "i'll call them today",
        "ok",
    ],
)
def test_what_is_no_plan_is_not(talk, said):
    talk.alarm(CRISIS, "suicide")
    talk.answer(said)
    assert not raised(talk)


def test_who_worries_about_another_is_told_how_to_keep_them_safe(talk):
    said = "a friend of mine keeps saying hes done. gave me his dog"
    talk.hear(said, "report_crisis", sign="suicide", confidence=0.7)
    assert "someone else" in talk.say(CRISIS)
    told = talk.answer("he has guns")
    assert "911" in told.split(".")[0]
    assert "out of their reach" in told
    assert raised(talk) == [("report_crisis", ACTING_OF_ANOTHER)]
    assert "stay with them" in talk.answer("im driving over")
    told = talk.answer("im with him. hes crying. now what", "ask_contact")
    assert "911" in told
    assert "988" in told
    told = talk.answer("i took the guns out to my truck")
    assert told.startswith("That was right.")


@pytest.mark.parametrize("said", ["he took the gun out", "she has a rope"])
def test_the_means_in_hand_of_another_are_for_911(talk, said):
    talk.alarm(CRISIS, OF_ANOTHER)
    talk.answer(said)
    assert raised(talk) == [("report_crisis", ACTING_OF_ANOTHER)]


@pytest.mark.parametrize(
    "said",
    [
        "should i call 988 for him or does he have to",
        "can i call it for her?",
        "does he need to be the one to call",
    ],
)
def test_whoever_worries_may_call_for_another(talk, said):
    talk.alarm(CRISIS, OF_ANOTHER)
    assert "for them" in talk.answer(said)


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("my husband is gone. i want to end it", "suicide"),
        ("my brother told me to kill myself", "suicide"),
        ("my son says he wants to die", OF_ANOTHER),
        ("my daughter cuts herself", OF_ANOTHER),
        ("i found cuts on my daughter, she hurts herself", OF_ANOTHER),
    ],
)
def test_of_whom_a_crisis_is(talk, said, sign):
    talk.hear(said, "report_crisis", sign="suicide", confidence=1.0)
    told = talk.say(CRISIS)
    assert ("for someone else" in told) is (sign == OF_ANOTHER)


@pytest.mark.parametrize(
    ("sign", "level", "said", "graver"),
    [
        ("withdrawal", URGENT, "real stiff, sweating, cant think", "withdrawal_severe"),
        ("withdrawal", URGENT, "no i mean temp is 103", "withdrawal_severe"),
        ("withdrawal", URGENT, "shes burning up", "withdrawal_severe"),
        ("skin_infection", URGENT, "fever hit 103.2", "sepsis"),
        ("surface_clot", URGENT, "thermometer says 102", "sepsis"),
    ],
)
def test_a_fever_makes_it_an_emergency(talk, sign, level, said, graver):
    talk.alarm(level, sign)
    talk.answer(said)
    assert raised(talk)[-1] == ("report_emergency", graver)


@pytest.mark.parametrize(
    "said",
    ["its a 40 min drive", "no fever", "i live at 103 oak street", "he is 102 years"],
)
def test_other_numbers_are_no_fever(talk, said):
    talk.alarm(URGENT, "skin_infection")
    talk.answer(said)
    assert not raised(talk)


def test_a_temperature_is_no_denial(talk):
    talk.hear("words", "report_emergency", sign="sepsis", confidence=0.7)
    talk.say(EMERGENCY)
    talk.answer("97 no i mean temp is 103")
    assert not talk.reminder.endswith("_denied")


def test_what_a_doctor_waved_away_is_worse_now(talk):
    talk.alarm(URGENT, "surface_clot")
    talk.answer("the er looked at it and said thats normal")
    assert talk.reminder.endswith("_over")
    talk.answer("getting longer tho. and warm")
    assert ("report_urgent_symptom", "surface_clot") in raised(talk)


@pytest.mark.parametrize(
    ("before", "said", "sign"),
    [
        ("when i cough i taste pennies", "a streak of red in it", "coughing_blood"),
        ("ive been coughing all week", "brought up some blood", "coughing_blood"),
        ("im 31 wks and these cramps", "the left ones a bit fatter", "pregnant_leg"),
        ("i take quinine from mexico", "nose bleeds but its dry", "quinine_bleeding"),
        ("mom takes quinine", "little purple dots on her shins", "quinine_bleeding"),
        ("quit my requip last wk", "not sleeping. shaky. real low", "withdrawal"),
    ],
)  # fmt: skip
def test_a_danger_is_told_in_two_messages(talk, before, said, sign):
    talk.answer(before)
    talk.answer("mostly at night")
    talk.answer(said)
    assert [each[1] for each in raised(talk)] == [sign]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("ive had a cough", "red dots on my leg"),
        ("not pregnant", "my left is bigger"),
        ("no quinine for me", "i bruise easily"),
        ("should i quit my requip", "i cant sleep"),
        ("im 31 wks", "both are bigger"),
        ("is there any point of no return", "nobody to drive me"),
        ("i gave up coffee", "what is the point of stockings"),
    ],
)
def test_two_messages_that_make_none(talk, before, said):
    talk.answer(before)
    talk.answer(said)
    assert not raised(talk)


@pytest.mark.parametrize(
    "told",
    [
        ["tired of being tired", "nobody believes me. i stopped eating"],
        ["real low lately", "i gave my dog away"],
        ["whats the point", "please dont call my daughter"],
        ["got nobody", "i wrote some letters"],
        ["cant stop crying", "nobody cares", "i give up"],
    ],
)
def test_hints_of_despair_add_up(talk, told):
    for said in told:
        talk.answer(said)
    assert "988" in talk.told["text"]


@pytest.mark.parametrize(
    "said", ["tired of being tired", "is there any point in another dr", "i give up"]
)
def test_one_hint_is_a_bad_day(talk, said):
    talk.answer(said)
    assert "988" not in talk.told["text"]
