"""After an alarm the way to get help stands over what is said next."""

from itertools import pairwise

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.raised_alarms import standing_alarms
from addons.turns import LEVELS
from veinguide.alarm_replies import alarm_replies

EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
BOOK = "/book_consultation"
CALL_911 = "Please call 911 now if you have not yet"
SEE_A_DOCTOR = "Please see a doctor today"
REQUEST_WAITS = (
    'Your request can wait. Write "continue" when you are ready to go on with it.'
)


def payloads(told):
    return [button["payload"] for button in told.get("buttons") or []]


@pytest.mark.parametrize(
    ("alarm", "reminder"),
    [
        (EMERGENCY, CALL_911),
        (URGENT, SEE_A_DOCTOR),
        ("utter_report_crisis", "You can call or text 988"),
        ("utter_report_poisoning", "Please call Poison Control now"),
    ],
)
def test_after_an_alarm_the_way_to_get_help_stands_over_an_answer(
    tell, alarm, reminder
):
    asked = "will my insurance pay for it"
    told = tell("utter_ask_insurance", alarm, intent="ask_insurance", asked=asked)
    told = told["text"]
    assert told.startswith(reminder)
    assert told.endswith(tell("utter_ask_insurance")["text"].split("\n\n")[-1])


@pytest.mark.parametrize("intent", ["thank", "nlu_fallback", "ask_diagnosis", "greet"])
def test_what_is_said_to_an_alarm_gets_the_way_to_help_and_no_more(tell, intent):
    told = tell("utter_thank", URGENT, intent=intent)
    assert told["text"].startswith(SEE_A_DOCTOR)
    assert "\n\n" not in told["text"]
    assert not told.get("buttons")


def test_ok_calling_is_not_answered_with_the_clinics_number(tell):
    assert "816" not in tell("utter_ask_human", EMERGENCY, intent="ask_human")["text"]
    assert "816" in tell("utter_ask_human", URGENT, intent="ask_human")["text"]


def test_a_question_of_the_form_is_seen_under_an_alarm(tell):
    asked = "utter_ask_consent_call"
    told = tell(asked, URGENT, intent="inform", loop="booking_form")["text"]
    assert told.startswith(SEE_A_DOCTOR)
    assert told.endswith(tell(asked)["text"])


def test_an_open_form_is_not_offered(tell):
    told = tell("utter_ask_consultation", loop="booking_form")
    assert BOOK in payloads(tell("utter_ask_consultation"))
    assert BOOK not in payloads(told)


def test_no_emergency_is_over_because_it_feels_better(tell):
    told = tell("utter_all_clear", EMERGENCY, intent="all_clear")["text"]
    assert told.startswith(CALL_911)


def test_no_visit_is_offered_under_an_alarm(tell):
    for alarm in (EMERGENCY, URGENT):
        told = tell("utter_ask_candidacy", alarm, intent="ask_candidacy")
        assert BOOK not in payloads(told)
        assert "end a request" not in told["text"]


def test_the_alarm_stands_for_two_questions_and_three_words_to_it(tell):
    later = [URGENT, "utter_ask_cost", "utter_ask_cost"]
    asked = tell("utter_ask_insurance", *later[:2], intent="ask_insurance")["text"]
    assert asked.startswith(SEE_A_DOCTOR)
    asked = tell("utter_ask_insurance", *later, intent="ask_insurance")["text"]
    assert not asked.startswith(SEE_A_DOCTOR)
    said = tell("utter_thank", *later, intent="thank")["text"]
    assert said.startswith(SEE_A_DOCTOR)
    said = tell("utter_thank", *later, "utter_ask_cost", intent="thank")["text"]
    assert not said.startswith(SEE_A_DOCTOR)


def test_an_alarm_about_spanish_words_ends_in_spanish(tell):
    told = tell(EMERGENCY, asked="no puedo respirar")["text"]
    assert told.endswith("En español: llame al 911 ahora.")
    assert "español" not in tell(EMERGENCY, asked="i can't breathe")["text"]


@pytest.mark.parametrize(
    ("level", "sign", "line"),
    [
        ("utter_report_crisis", "suicide_acting", "En español: llame al 911 ahora."),
        ("utter_report_crisis", "suicide", "En español: llame al 988"),
        ("utter_report_emergency", "bleeding_vein", "levante la pierna"),
        ("utter_report_poisoning", "overdose", "Si fue a propósito, llame al 911"),
    ],
)
def test_the_spanish_line_is_as_strong_as_the_english_one(talk, level, sign, line):
    last = talk.alarm(level, sign, "me tome todas las pastillas").split("\n\n")[-1]
    assert line in last


CRISIS, POISONING = "utter_report_crisis", "utter_report_poisoning"
PLAIN = ("", "_again", "_later")


def test_a_lower_alarm_does_not_take_the_place_of_an_emergency(talk, tell):
    talk.alarm(EMERGENCY, "bleeding_vein")
    both = talk.alarm(CRISIS, "other", "im alone at a rest stop")
    assert both.startswith(tell(CRISIS)["text"])
    assert CALL_911 in both
    assert {"call-988", "call-911"} <= set(talk.told["metadata"]["facts"])
    later = talk.answer("ok foot up on the dash pressing on it")
    assert "988" not in later
    assert "clean cloth" in later
    assert "911" in talk.answer("its slowing down do i still need to call")
    assert "911" in talk.answer("ok calling")


def test_what_stands_is_said_before_a_lower_alarm_that_is_no_crisis(talk, tell):
    talk.alarm(EMERGENCY, "chest_pain")
    both = talk.alarm(URGENT, "clot_leg")
    assert both.startswith(CALL_911)
    assert "could have a blood clot" in both.split("\n\n", 1)[1]


@pytest.mark.parametrize("sign", ["stroke", "breathing"])
def test_a_higher_alarm_is_said_alone(talk, tell, sign):
    talk.alarm(URGENT, "clot_leg")
    assert "Please see" not in talk.alarm(EMERGENCY, sign)


def test_another_sign_of_an_emergency_is_told_whatever_else_is_said(talk):
    talk.alarm(EMERGENCY, "bleeding_vein")
    told = talk.alarm(EMERGENCY, "breathing", "should i sit up, i cant breathe")
    assert told.startswith("Call 911 now. Trouble breathing")


def test_an_emergency_after_a_poisoning_keeps_the_number_of_poison_control(talk):
    talk.alarm(POISONING, "child_swallowed")
    both = talk.alarm(EMERGENCY, "other", "hes awake hes crying")
    assert both.startswith("Call 911 now")
    assert "1-800-222-1222" in both
    for said in ("should i make him throw up", "whats that number again", "ok"):
        assert "1-800-222-1222" in talk.alarm(EMERGENCY, "other", said)
    on_the_phone = talk.answer("ok on the phone with them now")
    assert "1-800-222-1222" in on_the_phone


def test_a_new_alarm_that_names_nothing_new_is_answered_by_what_fits(talk):
    talk.alarm(POISONING, "child_swallowed")
    told = talk.alarm(EMERGENCY, "other", "should i make him throw up")
    assert told.startswith("No, not unless Poison Control")


@pytest.mark.parametrize("alarm", [EMERGENCY, URGENT, CRISIS, POISONING])
def test_no_reminder_is_said_twice_in_a_row(talk, alarm):
    talk.alarm(alarm)
    said = [talk.answer(words) for words in ("hm", "dunno", "well")]
    assert len(set(said)) == 3


def test_who_is_calling_is_not_asked_to_call_again(talk):
    talk.alarm(EMERGENCY, "chest_pain")
    talk.answer("ok calling")
    assert "if you have not yet" not in talk.answer("hm")


def test_an_emergency_that_is_talked_of_stands_longer(talk):
    talk.alarm(EMERGENCY, "stroke")
    for words in ("hm", "oh", "well"):
        talk.answer(words)
    assert "911" in talk.answer("ok unlocking the door", "out_of_scope")
    assert "911" in talk.answer("thanks", "thank", "utter_thank")
    assert "don't understand" in talk.answer("hrmpf")


def test_there_is_always_something_else_to_say(talk):
    talk.alarm(EMERGENCY, "stroke")
    said = [talk.answer("ok", "affirm") for _ in range(6)]
    assert all("911" in each for each in said)
    assert all(each != after for each, after in pairwise(said))


def test_a_crisis_ends_with_warm_words(talk):
    talk.alarm(CRISIS, "suicide")
    assert "I believe you" in talk.alarm(CRISIS, "suicide", "i mean it")
    for words in ("would they send cops", "is it ok to text them instead"):
        talk.answer(words)
    assert "988" in talk.answer("ok", "affirm")
    assert "988" in talk.answer("thanks", "thank", "utter_thank")


def test_ok_does_not_bring_the_whole_alarm_again(talk):
    talk.alarm(CRISIS, "suicide")
    told = talk.answer("ok", "affirm", CRISIS)
    assert told.startswith("I'm here")


def test_worry_does_not_bring_the_same_alarm_again(talk):
    talk.alarm(URGENT, "clot_leg")
    told = talk.alarm(URGENT, "clot_leg", "so should I be worried yes or no")
    assert told.startswith("I can't tell you that")


def test_a_visit_is_asked_for_after_a_plain_line(talk, tell):
    talk.alarm(URGENT, "skin_infection")
    talk.hear("can't I just come see you guys", "book_consultation")
    told = talk.say("utter_booking_start")
    assert told.startswith("Today, see your own doctor, or go to urgent care")
    assert "A visit here can come later" in told
    assert told.endswith(tell("utter_booking_start")["text"])


@pytest.mark.parametrize("sign", ["abuse", "pregnant_leg"])
def test_signs_with_a_reminder_of_their_own_keep_it(talk, sign):
    talk.alarm(URGENT, sign)
    said = [talk.answer(words) for words in ("yes or no", "hm", "urgent care or er")]
    assert all(one != other for one, other in pairwise(said))
    own = "1-800-799-7233" if sign == "abuse" else "midwife"
    assert all(own in told and "urgent care" not in told for told in said)


@pytest.mark.parametrize("alarm", [EMERGENCY, CRISIS, POISONING])
def test_the_form_waits_while_such_an_alarm_is_talked_of(talk, alarm):
    talk.alarm(alarm)
    dialing = ("ok my wife is dialing", "inform")
    talk.hear(*dialing, loop="booking_form", visitor_name="Anna Lopez")
    first = talk.say("utter_booking_noted")
    assert first.endswith(REQUEST_WAITS)
    assert talk.say("utter_ask_preferred_time") == first
    assert not talk.told.get("buttons")
    assert talk.told["metadata"]["kind"] == "emergency"


def test_who_wants_to_go_on_with_the_form_can(talk, tell):
    talk.alarm(EMERGENCY, "chest_pain")
    talk.hear("continue with my booking", "book_consultation", loop="booking_form")
    asked = tell("utter_ask_visitor_phone")["text"]
    assert talk.say("utter_ask_visitor_phone").endswith(asked)
    talk.hear("816 555 0142", "inform", loop="booking_form")
    assert talk.say("utter_ask_consent_call").endswith(
        tell("utter_ask_consent_call")["text"]
    )


def test_an_all_clear_is_only_heard_after_an_alarm(talk):
    before = talk.answer("ok. Maybe I'll phone them", "all_clear", "utter_all_clear")
    assert "warning sign" not in before
    assert "Take care" in before
    talk.alarm(URGENT, "clot_leg")
    after = talk.answer("it's gone, I'm fine", "all_clear", "utter_all_clear")
    assert "warning sign" in after


def test_every_reminder_that_can_be_chosen_is_there(domain):
    rows = alarm_replies().levels.items()
    names = {f"utter_still_{level}_{row.name}" for level, all in rows for row in all}
    names |= {f"utter_still_{level}{n}" for level in LEVELS for n in PLAIN}
    assert names - set(domain.responses) == set()


def test_an_alarm_that_was_heard_before_stands_anew(talk):
    talk.alarm(URGENT, "clot_leg")
    talk.alarm(URGENT, "clot_leg", "it isn't sore or swollen or anything")
    talk.answer("but how would I KNOW")
    told = talk.answer("My aunt died of a clot", "ask_clots", "utter_ask_clots")
    assert told.startswith("A doctor should still look at this today")


def test_a_new_request_waits_in_an_emergency(talk):
    talk.alarm(EMERGENCY, "sepsis")
    talk.hear("can't I just come in", "book_consultation", loop="booking_form")
    first = talk.say("utter_booking_start")
    assert first.endswith(REQUEST_WAITS)
    assert talk.say("utter_ask_visitor_name") == first


def test_poison_control_answers_what_is_about_it(talk):
    talk.alarm(POISONING, "child_swallowed")
    talk.alarm(EMERGENCY, "other", "hes awake hes crying")
    told = talk.alarm(EMERGENCY, "other", "should i make him throw up")
    assert told.startswith("No, not unless Poison Control")
    told = talk.answer("ok on the phone with them now")
    assert told.startswith("Good. Stay on the line with Poison Control")
    assert told.count("Good.") == 1


def test_one_answer_between_does_not_end_it(talk):
    talk.alarm(URGENT, "clot_leg")
    for words in ("hm", "but how would I KNOW"):
        talk.answer(words)
    between = talk.answer("My aunt died of a clot", "ask_clots", "utter_ask_clots")
    assert between.startswith("A blood clot in a leg")
    told = talk.answer("So should I be worried yes or no", "ask_when_to_see_doctor")
    assert told.startswith("A doctor should still look at this today")


def test_a_crisis_that_is_told_anew_gets_the_whole_alarm(talk, tell):
    talk.alarm(CRISIS, "suicide")
    told = talk.alarm(CRISIS, "suicide", "i want to die, is all")
    assert told.startswith("I'm so glad you told me. Please call or text 988 now")


def test_another_urgent_sign_is_not_lost_under_a_hotline(talk):
    talk.alarm(URGENT, "abuse")
    assert "799" not in talk.alarm(URGENT, "other", "my calf swelled up")


def test_a_crisis_keeps_988_beside_poison_control(talk):
    talk.alarm(POISONING, "overdose")
    talk.alarm(CRISIS, "other")
    told = talk.answer("whats that number again")
    assert "988" in told
    assert "1-800-222-1222" in told


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        (EMERGENCY, "chest_pain", "my chest hurts, please send an ambulance"),
        (EMERGENCY, "fainting", "he just passed out again"),
        (EMERGENCY, "chest_pain", "it still hurts and it is not getting better"),
        (CRISIS, "suicide", "if the police come I will kill myself"),
        (CRISIS, "suicide", "I want the cops to shoot me"),
    ],
)
def test_an_alarm_that_is_raised_again_is_given_again(talk, tell, level, sign, said):
    talk.alarm(level, sign)
    assert talk.alarm(level, sign, said).startswith(tell(level)["text"][:13])


def test_a_new_alarm_stands_though_the_earlier_one_was_said_to_be_over(domain):
    raised = [["report_emergency", "chest_pain"], ["report_poisoning", "overdose"]]
    over = {"alarms": raised, "reminder": "utter_still_report_emergency_over"}
    events = [
        UserUttered("chest pain", intent={"name": "report_emergency"}),
        BotUttered("Call 911.", metadata={"utter_action": EMERGENCY}),
        UserUttered("home, he took pills", intent={"name": "report_poisoning"}),
        BotUttered("Both.", metadata={"utter_action": POISONING, "metadata": over}),
        UserUttered("ok", intent={"name": "affirm"}),
    ]
    tracker = DialogueStateTracker.from_events("1", events, domain.slots)
    assert [a.level for a in standing_alarms(tracker)] == ["report_poisoning"]


def test_an_emergency_that_is_over_does_not_end_a_crisis(talk):
    talk.alarm(CRISIS, "other")
    talk.alarm(EMERGENCY, "chest_pain")
    talk.answer("home from the er, she is resting")
    assert talk.reminder == "utter_still_report_emergency_over"
    assert "988" in talk.answer("ok", "affirm")


SENT_HOME = "the er sent me home"


@pytest.mark.parametrize(
    ("alarm", "sign"),
    [(EMERGENCY, "chest_pain"), (POISONING, "overdose"), (URGENT, "clot_leg")],
)
@pytest.mark.parametrize(
    "more",
    ["but it hurts again", "it hurts now", "and its worse", "and the pain came back"],
)
def test_it_is_not_over_for_who_was_sent_home_and_is_ill_again(talk, alarm, sign, more):
    talk.alarm(alarm, sign)
    talk.answer(f"{SENT_HOME} {more}")
    assert talk.reminder != f"utter_still_{alarm.removeprefix('utter_')}_over"


@pytest.mark.parametrize("said", [SENT_HOME, "we came back from the er, he's fine now"])
def test_it_is_over_for_who_was_sent_home(talk, said):
    talk.alarm(URGENT, "clot_leg")
    talk.answer(said)
    assert talk.reminder == "utter_still_report_urgent_symptom_over"


def test_it_is_not_over_in_a_message_that_raises_an_alarm(talk):
    talk.alarm(URGENT, "clot_leg")
    assert "glad" not in talk.alarm(URGENT, "clot_leg", SENT_HOME)


def test_who_was_bandaged_and_is_at_a_hospital_is_not_sent_to_call(talk):
    talk.alarm(EMERGENCY, "bleeding_vein")
    for said in ("medics wrapped it, im at research hospital", "the medics wrapped it"):
        assert CALL_911 not in talk.answer(said)


@pytest.mark.parametrize(
    "said", ["the medics wrapped it but its bleeding", "im at home hospital is far"]
)
def test_who_was_left_alone_with_it_is_not_told_that_help_is_there(talk, said):
    talk.alarm(EMERGENCY, "bleeding_vein")
    talk.answer(said)
    assert talk.reminder != "utter_still_report_emergency_here"
