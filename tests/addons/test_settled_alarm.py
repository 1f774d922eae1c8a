"""An alarm ends when it was seen to, or when a doubtful one is plainly denied."""

import pytest

FULL = {
    "emergency": "utter_report_emergency",
    "urgent": "utter_report_urgent_symptom",
    "crisis": "utter_report_crisis",
    "poisoning": "utter_report_poisoning",
}
CHEST, CLOT, SWALLOWED, STROKE = "chest_pain", "clot_leg", "child_swallowed", "stroke"
DROWSY, OTHER = "overdose_collapsed", "other"


@pytest.fixture
def doubted(talk):
    """Raises an alarm as the learned net does, which is never sure."""

    def raised(level, sign, said="words of danger"):
        intent = FULL[level].removeprefix("utter_")
        return talk.hear(said, intent, sign=sign, confidence=0.7).say(FULL[level])

    return raised


def named(level, reminder):
    return f"utter_still_{FULL[level].removeprefix('utter_')}_{reminder}"


@pytest.mark.parametrize(
    ("level", "sign", "said", "reminder"),
    [
        ("emergency", CHEST, "i saw my cardiologist on the 12th, he did the stress "
         "test and everything and cleared me. so you can quit with the 911", "over"),
        ("emergency", STROKE, "he is good now, doctor let him go. what is the number "
         "to call for change friday", "over"),
        ("emergency", STROKE, "Beto is home from hospital, they give the plavix. is "
         "ok he come friday?", "over"),
        ("emergency", CHEST, "was at the er all night, they gave him plavix", "over"),
        ("poisoning", SWALLOWED, "called em. the lady said jus keep a eye on her she "
         "be ok. can she get a bp pill tonite still", "over"),
        ("poisoning", SWALLOWED, "What? No, he hasn't swallowed anything. I'm asking "
         "if benadryl is a good idea", "denied"),
        ("poisoning", SWALLOWED, "Nobody took anything wrong. Can I get this laser "
         "on blood thinners or not", "denied"),
        ("poisoning", SWALLOWED, "What child? I said baby aspirin, the 81.", "denied"),
        ("urgent", CLOT, "ok i just called the nurse line they r having me come in "
         "at 2", "seen"),
        ("urgent", CLOT, "I called the doctor, he will see him this afternoon. Is "
         "that from the age?", "seen"),
        ("urgent", CLOT, "i just told you i was AT the er. they found it and gave me "
         "the medicine. spider veins??", "over"),
        ("emergency", CHEST, "i called em, the ambulance boys checked me and said im "
         "good", "over"),
        ("emergency", "airway_after_treatment", "ambulance came they gave me a shot im "
         "at home now", "over"),
        ("emergency", CHEST, "not me, my neighbor. last year", "denied"),
        ("urgent", CLOT, "that was my uncle, years ago", "denied"),
    ],
)  # fmt: skip
def test_who_was_seen_to_is_not_warned_again(talk, level, sign, said, reminder):
    talk.alarm(FULL[level], sign)
    talk.answer(said)
    assert talk.reminder == named(level, reminder)


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        ("emergency", CHEST, "my doctor cleared me last month"),
        ("emergency", CHEST, "will the doctor let me go home"),
        ("emergency", CHEST, "the er let him go but it hurts again"),
        ("emergency", CHEST, "they let me know"),
        ("poisoning", SWALLOWED, "he hasn't swallowed anything else"),
        ("poisoning", SWALLOWED, "he didn't take any but two are missing"),
        (
            "poisoning",
            SWALLOWED,
            "i called them, they said watch her. now she's sleepy",
        ),
        ("urgent", CLOT, "will they have me come in"),
        ("urgent", CLOT, "they never found it"),
    ],
)
def test_who_was_not_seen_to_is_still_warned(talk, level, sign, said):
    talk.alarm(FULL[level], sign)
    talk.answer(said)
    assert talk.reminder not in {named(level, n) for n in ("over", "denied", "seen")}


DENIALS = [
    ("emergency", STROKE, "huh? she walkin cuz her legs jumpy thats all. she good"),
    ("emergency", OTHER, "nobody callin no 911 for jumpy legs [laughs]"),
    ("emergency", DROWSY, "No no he is awake now, he eat breakfast. It was yesterday. "
     "He has a bruise on the hip"),
    ("urgent", OTHER, "no is nothing bad. only i want to know he can drive the truck?"),
    ("urgent", CLOT, "A callus, hard skin! From shoes. Nothing is swollen. I only ask "
     "for the stockings."),
    ("urgent", CLOT, "Nothing is swollen, I said. When must I bring insurance paper?"),
    ("urgent", OTHER, "for a brown line?? lol no. its been fading just slow"),
    ("urgent", OTHER, "i really dont have anything wrong. i just wanna know if the "
     "line is normal"),
    ("emergency", CHEST, "THERE IS NO EMERGENCY. nobody is sick. i typed couch."),
    ("emergency", CHEST, "no one here is hurt. does it hurt though"),
    ("emergency", STROKE, "where do you get a stroke from. nobody has any symptoms"),
    ("emergency", STROKE, "its ok false alarm he went to bed"),
    ("emergency", CHEST, "nothing of the sort. how much is it"),
    ("emergency", CHEST, "you got that wrong, i typed couch"),
    ("emergency", "breathing", "lmao no im good thats just sprinting bro. everybody "
     "breathes hard"),
    ("urgent", OTHER, "You make me fear. It is brown already three years, not new. "
     "Only I want to understand."),
    ("urgent", CLOT, "it's been like that for years"),
    ("urgent", "pregnant_leg", "nobody is pregnant. she is 20"),
]  # fmt: skip


@pytest.mark.parametrize(("level", "sign", "said"), DENIALS)
def test_a_doubtful_alarm_ends_with_a_plain_denial(talk, doubted, level, sign, said):
    doubted(level, sign)
    talk.answer(said, "ask_cost", "utter_ask_cost")
    assert talk.reminder == named(level, "denied")
    after = talk.answer("what does it cost", "ask_cost", "utter_ask_cost")
    assert "911" not in after


@pytest.mark.parametrize(("level", "sign", "said"), DENIALS)
def test_an_alarm_of_the_rules_does_not(talk, level, sign, said):
    talk.alarm(FULL[level], sign)
    talk.answer(said, "ask_cost", "utter_ask_cost")
    assert talk.reminder != named(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        ("emergency", CHEST, "nothing bad, its just gas"),
        ("emergency", STROKE, "she's just tired"),
        ("emergency", OTHER, "nothing is wrong but i cant feel my foot"),
        ("emergency", STROKE, "her legs are jumpy but her face droops, thats all"),
        ("emergency", DROWSY, "he is awake, talking, but confused"),
        ("urgent", CLOT, "its not swollen but it hurts and my calf is hot"),
        ("urgent", CLOT, "probably just a bruise or my socks"),
        ("urgent", CLOT, "nothing is swollen on the other leg"),
        ("urgent", "pregnant_leg", "nothing is swollen"),
        ("emergency", CHEST, "there is no emergency, right?"),
        ("emergency", CHEST, "it's not an emergency, just a little pressure"),
        ("emergency", CHEST, "im not sick, just short of breath"),
        ("emergency", CHEST, "i never said it was bad, it just hurts"),
        ("emergency", CHEST, "i didn't say it stopped"),
        ("emergency", CHEST, "no, i meant my chest hurts"),
        ("emergency", OTHER, "i made a mistake, took two pills"),
        ("emergency", CHEST, "she says it's not an emergency and she's off to bingo"),
        ("urgent", OTHER, "She says it's not an emergency and she's off to bingo"),
        ("urgent", CLOT, "my husband thinks it's nothing bad"),
        ("emergency", OTHER, "no emergency, she just passed out for a bit"),
        ("emergency", "breathing", "just the stairs, everybody breathes hard"),
        ("urgent", CLOT, "it was like that for years but it's worse since sunday"),
    ],
)
def test_a_doubtful_alarm_does_not_end_with_a_half_denial(
    talk, doubted, level, sign, said
):
    doubted(level, sign)
    talk.answer(said)
    assert talk.reminder != named(level, "denied")


def test_a_question_beside_a_denial_is_answered(talk, doubted):
    doubted("urgent", CLOT)
    said = "Nothing is swollen, I said. When must I bring insurance paper?"
    told = talk.answer(said, "ask_insurance", "utter_ask_insurance")
    assert told.startswith("Sorry, I got you wrong")
    assert "plan" in told


def test_a_doctor_who_was_called_ends_a_doubtful_emergency(talk, doubted):
    doubted("emergency", DROWSY)
    said = "I called the doctor, he will see him this afternoon. Is it from the age?"
    talk.answer(said)
    assert talk.reminder == named("emergency", "seen")


def test_a_denial_that_sounds_like_danger_is_a_denial(talk, doubted):
    doubted("emergency", DROWSY)
    said = "No no he is awake now, he eat breakfast. It was yesterday."
    told = doubted("emergency", DROWSY, said)
    assert told.startswith("Thank you for telling me")


def test_a_new_sign_after_a_denial_alarms(talk, doubted):
    doubted("urgent", OTHER)
    talk.answer("no is nothing bad")
    told = talk.alarm(FULL["emergency"], "breathing", "now he can not breathe")
    assert told.startswith("Call 911 now. Trouble breathing")


PILLS = "i been hangin on to moms leftover oxys, counted em out last nite"


def test_pills_after_talk_of_suicide_are_about_that(talk, doubted):
    talk.alarm(FULL["crisis"], "suicide")
    told = doubted("emergency", OTHER, PILLS)
    assert "988" in told
    assert "Do not drive" not in told
    assert "988" in talk.answer("im not having a heart attack lol why 911")


def test_pills_without_such_talk_are_an_emergency(doubted):
    assert doubted("emergency", OTHER, PILLS).startswith("Call 911 now")


def test_an_emergency_of_no_name_keeps_988(talk, doubted):
    talk.alarm(FULL["crisis"], "suicide")
    assert "988" in doubted("emergency", OTHER, "it all went wrong")
    assert "988" in talk.answer("hm")


@pytest.mark.parametrize(
    "said",
    [
        "i texted 988 already just now, girl named kim answered shes nice. gave the "
        "pills to my neighbor to hold",
        "i called 988 last night",
        "ok talked to the 988 lady, she was nice",
        "locked the gun away",
    ],
)
def test_who_made_it_safer_is_praised(talk, said):
    talk.alarm(FULL["crisis"], "suicide")
    told = talk.alarm(FULL["crisis"], "suicide", said)
    assert told.startswith("I'm so glad. That was a strong step")
    assert "988" in talk.answer("ok", "affirm")


@pytest.mark.parametrize(
    ("level", "sign", "said", "line"),
    [
        ("urgent", "abuse", "dont send the cops please", "I can't send anyone."),
        ("poisoning", "overdose", "gave the bottle to my sister", "a strong step"),
    ],
)
def test_what_is_said_to_988_is_no_other_danger(doubted, talk, level, sign, said, line):
    talk.alarm(FULL["crisis"], "suicide")
    told = doubted(level, sign, said)
    assert line in told
    assert "Poison Control" not in told
    assert "Violence" not in told


@pytest.mark.parametrize(
    "said",
    ["i called 988 and nobody answered", "gave up. took the pills out to swallow"],
)
def test_who_did_not_is_not_praised(talk, said):
    talk.alarm(FULL["crisis"], "suicide")
    assert "strong step" not in talk.alarm(FULL["crisis"], "suicide", said)


def test_who_feels_scolded_gets_kind_words(talk):
    talk.alarm(FULL["crisis"], "suicide_acting")
    told = talk.answer("why are you yelling at me i did what you said")
    assert told.startswith("I'm sorry. You did nothing wrong")
    assert "988" in told


@pytest.mark.parametrize(
    "said",
    [
        "Good Lord, no, nothing of the sort. I only meant we sleep in separate rooms.",
        "Oh no dear, nothing like that. I'm a churchgoer. Just lonely.",
        "no i'm not suicidal, i just miss her",
        "i would never hurt myself. you misread me",
        "goodness no",
        "no, i just meant the nights are long",
    ],
)
def test_a_doubtful_crisis_ends_with_one_warm_line(talk, doubted, said):
    doubted("crisis", "suicide")
    told = talk.answer(said, "deny")
    assert told.startswith("I'm sorry that I got you wrong")
    assert told.count("988") == 1
    asked = talk.answer("what does it cost", "ask_cost", "utter_ask_cost")
    assert "988" not in asked


@pytest.mark.parametrize(
    "said",
    [
        "i don't want to die but i'm so tired",
        "i don't want to die i want it to stop",
        "not suicidal yet",
        "whatever",
    ],
)
def test_a_doubtful_crisis_stands_where_it_is_not_denied(talk, doubted, said):
    doubted("crisis", "suicide")
    talk.answer(said)
    assert "988" in talk.answer("what does it cost", "ask_cost", "utter_ask_cost")


def test_a_crisis_of_the_rules_does_not_end_with_a_denial(talk):
    talk.alarm(FULL["crisis"], "suicide")
    talk.answer("nothing of the sort", "deny")
    assert "988" in talk.answer("what does it cost", "ask_cost", "utter_ask_cost")


@pytest.mark.parametrize(
    ("level", "sign"), [("emergency", STROKE), ("crisis", "suicide")]
)
def test_what_the_net_hears_again_is_not_said_again(doubted, level, sign):
    first = doubted(level, sign)
    again = doubted(level, sign, "please dont write to my phone about this")
    assert again != first
    assert "911" in again


def test_a_question_under_a_doubtful_emergency_is_answered(talk, doubted, tell):
    doubted("emergency", CHEST)
    said = "ok you scared me half to death. can I just ask what helps at home"
    told = talk.answer(said, "ask_home_relief", "utter_ask_home_relief")
    assert told.startswith("Please call 911 now")
    assert tell("utter_ask_home_relief")["text"] in told


def test_good_news_that_sounds_like_a_lesser_sign_is_good_news(talk, doubted):
    talk.alarm(FULL["emergency"], "cold_limb")
    said = "it is 3 days after. they open the artery, he have still foot thank god"
    told = doubted("urgent", "after_treatment", said)
    assert told.startswith("I'm so glad")
    assert "treated you" not in told


@pytest.mark.parametrize(
    "said",
    [
        "the ambulance left. im home alone",
        "the paramedics checked him and he is not good",
        "not me, my husband",
        "its my dad, he had it last year too and now again",
    ],
)
def test_who_is_not_well_or_not_past_it_is_warned_still(talk, said):
    talk.alarm(FULL["emergency"], CHEST)
    assert "911 now" in talk.answer(said) or talk.reminder == named(
        "emergency", "calling"
    )


def test_help_that_came_is_not_called_again(talk):
    talk.alarm(FULL["emergency"], "bleeding_vein")
    talk.answer("ok help is here thanks")
    assert talk.reminder == named("emergency", "here")


def test_no_swelling_denies_no_cramp_that_lasts(talk):
    said = "had a charley horse in my left calf since tuesday"
    talk.alarm(FULL["urgent"], CLOT, said)
    talk.answer("just that one")
    talk.answer("no not swollen")
    assert "today" in talk.told["text"]
    assert "Sorry" not in talk.told["text"]
    talk.answer("my daughter says its just a cramp", "ask_pregnancy", "utter_ask_cost")
    assert talk.reminder == named("urgent", "worried")


@pytest.mark.parametrize("said", ["it feels warm", "it dont hurt no more"])
def test_a_sign_that_is_told_is_no_question_of_another_subject(talk, said):
    talk.alarm(FULL["urgent"], CLOT)
    heard = ("ask_treatment_pain", "utter_ask_treatment_pain")
    assert "painless" not in talk.answer(said, *heard)


@pytest.mark.parametrize("said", ["does the treatment hurt", "does it hurt"])
def test_what_is_asked_of_a_treatment_is_answered(talk, said):
    talk.alarm(FULL["urgent"], CLOT)
    heard = ("ask_treatment_pain", "utter_ask_treatment_pain")
    assert "painless" in talk.answer(said, *heard)


@pytest.mark.parametrize(
    "said",
    [
        "lol no im fine just cancel the appointment, i'll be in mexico",
        "ok i only meant the appointment",
    ],
)
def test_a_visit_that_is_called_off_is_no_despair(talk, doubted, said):
    doubted("crisis", "suicide", "i'll be gone. cancel it all")
    told = talk.hear(said, "cancel_booking").say("utter_lookup_stopped")
    assert "got you wrong" in told
    assert talk.reminder == named("crisis", "denied")


@pytest.mark.parametrize(
    "said",
    [
        "im not ok just cancel the appointment",
        "no, just cancel the appointment, there is no point",
        "just cancel the appointment",
    ],
)
def test_a_visit_that_is_called_off_in_despair_is_one(talk, doubted, said):
    doubted("crisis", "suicide", "i'll be gone. cancel it all")
    talk.hear(said, "cancel_booking").say("utter_lookup_stopped")
    assert "988" in talk.told["text"]
    assert talk.reminder != named("crisis", "denied")


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("is my appointment cancelled or not", "ask_booking_status"),
        ("cancel my appointment", "cancel_booking"),
    ],
)
def test_what_became_of_a_visit_is_told_under_a_doubtful_alarm(
    talk, doubted, said, intent
):
    doubted("crisis", "suicide", "out of the country. cancel the whole thing")
    told = talk.hear(said, intent).say("utter_lookup_stopped")
    assert "988" in told
    assert "\n\n" in told


def test_signs_that_are_asked_for_are_told_under_an_alarm(talk):
    talk.alarm(FULL["emergency"], "breathing")
    told = talk.answer("so what are the signs again", "ask_clots", "utter_ask_clots")
    assert "911" in told.split("\n\n")[0]
    assert "swollen" in told


def test_a_pain_that_is_gone_was_there(talk, doubted):
    doubted("urgent", CLOT, "my calf been sore")
    assert "today" in talk.answer("it dont hurt no more")
    assert talk.reminder != named("urgent", "denied")
