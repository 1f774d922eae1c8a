"""An alarm lets go of who explains it or goes to a doctor, and answers questions."""

import pytest

from tests.alarms import still

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CRISIS = "utter_report_crisis"
CLOT, BREATH, COLD, BLEED = "clot_leg", "breathing", "cold_leg", "bleeding_vein"


@pytest.fixture
def doubted(talk):
    """Raises an alarm as the learned net does, which is never sure."""

    def raised(level, sign):
        return talk.alarm(level, sign, "words", confidence=0.7)

    return raised


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (URGENT, CLOT, "its been like this 2 years, every shift. both swell"),
        (URGENT, CLOT, "man i told you its been 3 years. put in veins"),
        (URGENT, CLOT, "lol no, had that for years, it just knots up"),
        (URGENT, CLOT, "it's both legs and no swelling, stop with the clot"),
        (URGENT, CLOT, "nothing is swollen, it's just cramps"),
        (EMERGENCY, BREATH, "i've been winded on the stairs since i was 60"),
        (EMERGENCY, BREATH, "good grief i said since 2018. i sit here eating"),
        (EMERGENCY, BREATH, "it's only on hills, been years, i'm overweight"),
        (EMERGENCY, COLD, "it's not cold or blue, it falls asleep. been a year"),
        (EMERGENCY, COLD, "i said its been a YEAR and its fine"),
        (EMERGENCY, BLEED, "It ain't bleedin now. It bled a bit last April"),
        (EMERGENCY, BLEED, "it is not bleeding, i asked what if"),
        (EMERGENCY, COLD, "his feet been numb 10 years its the sugar"),
        (EMERGENCY, "fainting", "i was six. that was 1952. im fine"),
        (EMERGENCY, "stroke", "she is not having a stroke right now"),
        (URGENT, "pregnant_leg", "i am 79, there is no baby here"),
    ],
)
def test_what_has_been_so_for_years_ends_an_alarm(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert talk.reminder == still(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (URGENT, CLOT, "it has been swollen for years but today it is twice as big"),
        (URGENT, CLOT, "not swollen, just tender when i push on it"),
        (URGENT, CLOT, "both legs for years but one is hot now"),
        (URGENT, CLOT, "i've had varicose veins for years, it's sore since Monday"),
        (URGENT, CLOT, "my husband says it has been like that for years"),
        (URGENT, "surface_clot", "had veins for years, the cord is new"),
        (EMERGENCY, BREATH, "i've had asthma for years but my chest hurts"),
        (EMERGENCY, BREATH, "i smoked for years and i can't breathe lying down"),
        (EMERGENCY, BREATH, "it's worse on stairs than it was for years"),
        (EMERGENCY, "chest_pain", "it's been like this for years"),
        (EMERGENCY, "stroke", "no numbness for years"),
        (EMERGENCY, "stroke", "not having a stroke, he is only tired"),
        (EMERGENCY, "stroke", "he isnt having a stroke, his mouth just droops"),
        (EMERGENCY, COLD, "he has the sugar for years, now the foot is white"),
        (EMERGENCY, COLD, "it is not cold or blue, only numb"),
        (URGENT, "pregnant_leg", "not pregnant anymore, had the baby monday"),
        (URGENT, "pregnant_leg", "i am not pregnant, my calf is hot and sore"),
        (EMERGENCY, COLD, "it's been numb for years, now it is white"),
        (EMERGENCY, BLEED, "it won't stop, it bled like this last year too"),
    ],
)
def test_years_do_not_end_it_where_something_is_new(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert talk.reminder != still(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (URGENT, CLOT, "dude relax. no swelling no redness nothing. can i get an appt"),
        (URGENT, CLOT, "they've been that way since college, nothing new"),
        (URGENT, CLOT, "MY LEG IS NOT SWOLLEN i was quoting you"),
        (EMERGENCY, BREATH, "It's nothing new. Can I ask about the swelling or not"),
        (EMERGENCY, BLEED, "I AM NOT BLEEDING. good grief"),
        (EMERGENCY, COLD, "nobody is cold or pale, he is at the table"),
    ],
)
def test_who_says_it_again_is_believed(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer("why do you ask that")
    talk.answer(said)
    assert talk.reminder in {still(level, name) for name in ("denied", "stopped")}


@pytest.mark.parametrize(
    ("said", "is_over"),
    [
        ("good lord nobody hits anyone here", True),
        ("he never laid a hand on me in 50 years", True),
        ("nobody hits me anymore", False),
        ("nobody hit me, i fell down the steps", True),
        ("i tell folks nobody hit me, i fell down the steps", False),
    ],
)
def test_being_safe_at_home_is_believed_of_a_doubtful_alarm(
    talk, doubted, said, is_over
):
    doubted(URGENT, "abuse")
    talk.answer(said)
    assert (talk.reminder == still(URGENT, "denied")) is is_over


@pytest.mark.parametrize(
    ("said", "is_over"),
    [
        ("they ruled out a clot with the scan", True),
        ("the doctor said clot is ruled out", True),
        ("they ruled out a clot last year", False),
        ("they havent ruled out a clot", False),
    ],
)
def test_a_clot_that_was_ruled_out_ends_it(talk, said, is_over):
    talk.alarm(URGENT, CLOT)
    talk.answer(said)
    assert (talk.reminder == still(URGENT, "over")) is is_over


def test_what_was_asked_is_answered_where_the_alarm_ends(talk, doubted):
    doubted(URGENT, "abuse")
    told = talk.answer(
        "THERE IS NO DANGER. I asked what it costs", "ask_cost", "utter_ask_cost"
    )
    assert talk.reminder == still(URGENT, "denied")
    assert "\n\n" in told


@pytest.mark.parametrize(
    "said",
    [
        "ok going now. thanks for being straight with me",
        "fine. theres a er in kearney ill stop there",
        "All right I'll call Dr Beasley",
        "alright ill call my doc if it makes you happy",
        "ok fine il call my doc",
        "ok then primary doc it is. bye",
        "yes going tonight",
        "i'll have it looked at by my doctor today",
        "the streak ill do at urgent care",
    ],
)
def test_who_agrees_to_go_is_told_good(talk, said):
    talk.alarm(URGENT, CLOT)
    told = talk.answer(said)
    assert talk.reminder == still(URGENT, "going")
    assert told.startswith("Good")


@pytest.mark.parametrize(
    "said",
    [
        "im not going to the er",
        "i'll call tomorrow",
        "im going to bed",
        "should i call my doctor",
        "i'll go next week",
        "i'm going to wait",
    ],
)
def test_who_does_not_go_is_not(talk, said):
    talk.alarm(URGENT, CLOT)
    talk.answer(said)
    assert talk.reminder != still(URGENT, "going")


def test_after_that_a_question_is_answered_without_it(talk):
    talk.alarm(URGENT, CLOT)
    talk.answer("ok going now")
    told = talk.answer("does it hurt", "ask_treatment_pain", "utter_ask_treatment_pain")
    assert talk.reminder is None
    assert "911" not in told.split("\n\n")[0]


def test_a_question_beside_going_is_answered(talk):
    talk.alarm(URGENT, CLOT)
    told = talk.answer(
        "All right I'll call Dr Beasley. Now is it extra with Medicare",
        "ask_insurance",
        "utter_ask_insurance",
    )
    assert told.startswith("Good")
    assert "plan" in told


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("so is it today or soon? i gotta be at work at 2", "soon"),
        ("my sister says just put heat on it. is she right", "care"),
        ("is it bad to stretch it then? wife says stretch it", "care"),
        ("can i fly saturday", "travel"),
        ("calf is warm i guess. should i keep drivin", "travel"),
    ],
)
def test_what_is_asked_about_the_warning_is_answered(talk, said, name):
    talk.alarm(URGENT, CLOT)
    talk.answer(said)
    assert talk.reminder == still(URGENT, name)


def test_who_is_under_care_is_not_sent_to_a_doctor(talk):
    talk.alarm(URGENT, "ulcer_infected")
    talk.answer("its been months, wound care sees him every 2 weeks. just put varicose")
    assert talk.reminder == still(URGENT, "over")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (CRISIS, "suicide", "no no im not suicidal lol. just tired and down"),
        (CRISIS, "suicide", "I said I'm not. can we talk about my legs please"),
        (EMERGENCY, "nerve_back", "what?? im not numb. the calf is just tight"),
    ],
)
def test_what_the_net_misheard_ends_with_a_plain_word(talk, doubted, level, sign, said):
    doubted(level, sign)
    talk.answer(said)
    assert talk.reminder == still(level, "denied")
