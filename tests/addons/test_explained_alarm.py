"""An alarm that is explained away convincingly ends, and the talk goes on."""

import pytest

from tests.alarms import still

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CRISIS, POISONING = "utter_report_crisis", "utter_report_poisoning"
KEPT = 'I kept your request. Write "continue" to go on with it.'
UNSENT = 'Your request is not sent yet. Write "continue" when you are ready'
VISIT = "utter_booking_start"


@pytest.fixture
def doubted(talk):
    """Raises an alarm as the learned net does, which is never sure."""

    def raised(level, sign, **slots):
        intent = level.removeprefix("utter_")
        heard = talk.hear("words", intent, sign=sign, confidence=0.7, **slots)
        return heard.say(level)

    return raised


def again(talk, said, level, sign):
    """A rule hears a danger in the words that deny it."""
    return talk.hear(said, level.removeprefix("utter_"), sign=sign).say(level)


@pytest.mark.parametrize(
    "said",
    [
        "I said our doctor checked it Monday. He's the one told us to see a vein "
        "clinic.",
        "our doctor examined her this morning",
        "my doctor already looked at it",
        "I saw my doctor Tuesday about it",
        "doctor come. she is ok, is not clot, he say is baker cyst",
    ],
)
def test_what_a_doctor_looked_at_lately_is_over(talk, said):
    talk.alarm(URGENT, "bleeding_stopped")
    talk.answer(said)
    assert talk.reminder == still(URGENT, "over")


@pytest.mark.parametrize(
    "said",
    [
        "well the nurse said some lumps are normal tho. im not gonna go to urgent care "
        "over a lump",
        "nobody looked at it i just said the nurse told me before i left",
        "they told me swelling is normal after the laser",
        "my doctor checked it last year",
        "i see my doctor on monday",
        "will my doctor check it monday",
        "i saw my doctor monday but its worse",
        "im fine its nothing",
    ],
)
def test_who_refuses_or_recalls_was_not_looked_at(talk, said):
    talk.alarm(URGENT, "surface_clot")
    told = talk.answer(said, "all_clear", "utter_ask_when_to_see_doctor")
    assert talk.reminder not in {still(URGENT, n) for n in ("over", "denied")}
    assert "glad that it was looked at" not in told
    assert "911" in told


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (EMERGENCY, "bleeding_vein", "I never said bleeding"),
        (EMERGENCY, "cold_leg", "that was a week ago and he's fine"),
        (EMERGENCY, "cold_leg", "oh no its completely fine now, he walked to the "
         "mailbox and back, he slept on it funny"),
        (EMERGENCY, "cold_leg", "No no, it is not blue and not cold. It is only cramp. "
         "I am now ok. It was in night yesterday"),
        (URGENT, "skin_infection", "no one's sick, it's for class"),
        (URGENT, "skin_infection", "i'm a nursing student writing a report"),
        (URGENT, "clot_leg", "both legs the same for years, her doctor knows"),
    ],
)  # fmt: skip
def test_a_convincing_word_ends_an_alarm_of_the_rules(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert talk.reminder == still(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (EMERGENCY, "cold_leg", "its numb i just slept on it funny"),
        (EMERGENCY, "cold_leg", "it was fine a week ago"),
        (EMERGENCY, "cold_leg", "last week it was normal, today its white"),
        (EMERGENCY, "cold_leg", "it is not blue but it is cold"),
        (EMERGENCY, "cold_leg", "he could walk fine last week"),
        (EMERGENCY, "chest_pain", "NO EMERGENCY"),
        (EMERGENCY, "chest_pain", "its ok it was a week ago and fine"),
        (EMERGENCY, "stroke", "it was a week ago and hes fine now"),
        (URGENT, "abuse", "no danger, my husband is good"),
        (CRISIS, "suicide", "omg no im fine i was just fixing the date"),
        (POISONING, "overdose", "nobody took too much of it i guess"),
    ],
)  # fmt: skip
def test_playing_down_does_not(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert talk.reminder != still(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (CRISIS, "suicide", "omg what?? no i'm fine, i was just fixing the "
         "appointment date"),
        (CRISIS, "suicide", "no!! im fine. my MOM is on hospice. i mean is there a "
         "point in the vein clinic"),
        (CRISIS, "suicide", "you misunderstood, im fine, i meant my mom"),
        (URGENT, "abuse", "what? no no nothing bad. my husband is good. i only give "
         "you my phone number for the visit"),
        (URGENT, "abuse", "why you say this. no danger. please only the appointment"),
        (URGENT, "abuse", "nobody hurts me, what are you talking about"),
        (URGENT, "clot_leg", "both foot is same little swollen, every day long time, "
         "her doctor know. she is not sick. only cramp bother her"),
        (URGENT, "ulcer_infected", "no pus no fever, the wound nurse looks at it"),
        (POISONING, "overdose", "WHAT?? I DIDNT POISON NOBODY. I SAID GAMBLING."),
        (POISONING, "overdose", "i never said overdose"),
    ],
)  # fmt: skip
def test_what_only_the_net_heard_yields_to_one_denial(talk, doubted, level, sign, said):
    doubted(level, sign)
    talk.answer(said)
    assert talk.reminder == still(level, "denied")


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (CRISIS, "suicide", "no im fine i just want it all to stop"),
        (CRISIS, "suicide", "im fine i just wanted to say goodbye"),
        (CRISIS, "suicide", "im fine, my husband left"),
        (URGENT, "abuse", "nothing bad he just grabs me when hes drunk"),
        (URGENT, "abuse", "no danger right now hes asleep"),
        (URGENT, "clot_leg", "its both legs the same but one is hot"),
        (POISONING, "overdose", "no danger i only took two extra"),
    ],
)  # fmt: skip
def test_a_half_denial_does_not_end_it(talk, doubted, level, sign, said):
    doubted(level, sign)
    talk.answer(said)
    assert talk.reminder != still(level, "denied")


@pytest.mark.parametrize(
    "said",
    [
        "WHAT emergency?? nobody is bleeding. I give up, I just want a visit",
        "Ok. She saw our doctor Monday about the bleeding, he checked it. Now can I "
        "please book",
    ],
)
def test_a_denial_raises_no_alarm_anew(talk, doubted, said):
    doubted(EMERGENCY, "other")
    told = again(talk, said, EMERGENCY, "bleeding_vein")
    assert "Lie down" not in told
    assert talk.reminder in {still(EMERGENCY, n) for n in ("denied", "over")}


def test_another_danger_beside_a_denial_does(talk, doubted):
    doubted(EMERGENCY, "other")
    said = "nobody is bleeding but my chest hurts and i cant breathe"
    assert "chest" in again(talk, said, EMERGENCY, "chest_pain").lower()
    assert talk.reminder is None


def test_who_insists_that_there_is_none_is_believed(talk):
    talk.alarm(EMERGENCY, "fainting")
    talk.answer("no no im fine lol thats just at the dentist. what do i bring")
    talk.answer("NO EMERGENCY. what do i bring to the appointment")
    assert talk.reminder == still(EMERGENCY, "denied")


@pytest.mark.parametrize("level", [EMERGENCY, URGENT, CRISIS, POISONING])
@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("continue", "ask_more"),
        ("ok continue", "nlu_fallback"),
        ("keep it", "deny"),
        ("please finish the request", "nlu_fallback"),
    ],
)
def test_the_word_to_go_on_brings_the_question_back(talk, level, said, intent):
    talk.alarm(level, "other")
    talk.hear(said, intent, loop="booking_form", visitor_name="Anna Lopez")
    told = talk.say("utter_ask_visitor_phone")
    assert "What phone number" in told


def test_a_settled_alarm_tells_the_way_back_to_the_request(talk, doubted):
    doubted(URGENT, "abuse", booking_paused="yes")
    told = talk.answer("no no nothing bad. my husband is good")
    assert told.endswith(KEPT)


def test_send_it_beside_a_danger_is_told_that_it_is_not_sent(talk):
    said = "Yes send it. And if my calf is still puffy tomorrow I'll ring Dr Patel"
    heard = talk.hear(
        said, "report_urgent_symptom", sign="clot_leg", loop="booking_form"
    )
    told = heard.say(URGENT)
    assert told.startswith("Call a doctor today")
    assert UNSENT in told


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (URGENT, "quinine_bleeding", "ok i will. thank you"),
        (URGENT, "clot_leg", "okay i'll tell her doctor"),
        (URGENT, "clot_leg", "Alright, I'll get it checked today. Thank you."),
        (POISONING, "overdose", "OK I WILL TELL HIM TODAY. THANKS FOR NOT LAUGHING"),
    ],
)
def test_who_promises_and_thanks_gets_a_short_good_bye(talk, level, sign, said):
    talk.alarm(level, sign)
    told = talk.answer(said, "thank", "utter_thank")
    assert told.startswith("You're welcome. Take care")


@pytest.mark.parametrize(
    "said", ["ok thanks but can it wait", "ok i will go tomorrow", "thanks, not now"]
)
def test_who_puts_it_off_does_not(talk, said):
    talk.alarm(URGENT, "clot_leg")
    assert "You're welcome" not in talk.answer(said, "thank", "utter_thank")


def test_who_is_at_the_hospital_is_not_sent_to_poison_control(talk):
    talk.alarm(POISONING, "overdose")
    talk.answer("they said bring her to st lukes ER just to be safe. leaving now")
    assert talk.reminder == still(POISONING, "going")
    talk.answer("stop. we already talked to them. were at the ER.")
    assert talk.reminder == still(POISONING, "here")
    said = "different thing, when this is over i want to bring her in about her legs"
    told = talk.answer(said, "book_consultation", VISIT)
    assert told.startswith("I can send the staff a request")


def test_a_number_is_said_once(talk):
    talk.alarm(POISONING, "overdose")
    said = "is requip used for the restless legs"
    answer = "utter_ask_medication_details"
    told = talk.answer(said, "ask_medication_details", answer)
    assert told.count("1-800-222-1222") == 1


def test_one_reminder_is_enough_over_the_answers_to_questions(talk):
    talk.alarm(URGENT, "clot_leg")
    first = talk.answer(
        "does it hurt", "ask_treatment_pain", "utter_ask_treatment_pain"
    )
    second = talk.answer("is it covered", "ask_insurance", "utter_ask_insurance")
    assert "see a doctor today" in first
    assert "see a doctor today" not in second


def test_to_be_put_down_for_a_day_is_no_treatment(talk):
    talk.alarm(URGENT, "bleeding_stopped")
    talk.answer("Can you put her down for Friday morning or not")
    assert talk.reminder != still(URGENT, "clinic")


@pytest.mark.parametrize(
    ("level", "sign"),
    [(EMERGENCY, "chest_pain"), (EMERGENCY, "bleeding_vein"), (URGENT, "clot_leg")],
)
@pytest.mark.parametrize(
    "said",
    [
        "my friend is a nurse and says its nothing",
        "my neighbor used to be an emt and he thinks its ok",
        "my wife whos a nurse checked it, its fine",
        "i never said it was bad",
        "i never said it was an emergency",
        "i didn't say it was that serious",
    ],
)
def test_playing_it_down_and_a_nurse_one_knows_end_no_alarm(talk, level, sign, said):
    talk.alarm(level, sign)
    talk.answer(said)
    assert not talk.reminder.endswith(("_over", "_denied", "_seen"))
