"""A fact on hold is said without its figure in every conversation, new or old."""

import asyncio
from itertools import pairwise

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from addons.answers import AnswerGenerator
from addons.standing_alarm import FITTING, LEVELS


@pytest.fixture(scope="module")
def domain(root):
    return Domain.load(root / "domain.yml")


@pytest.fixture
def say(domain):
    def generate(held_slots):
        generator = AnswerGenerator(domain=domain, held_slots=held_slots)
        name = "utter_ask_cramps_prevalence"
        return generator.generate_from_slots(name, {"topic": "cramps"}, "gateway")[
            "text"
        ]

    return generate


def test_the_figure_is_said_while_its_fact_is_not_on_hold(say):
    assert "67%" in say({"held_cramps_67_percent": False})


def test_the_figure_is_not_said_while_its_fact_is_on_hold(say):
    assert "67%" not in say({"held_cramps_67_percent": True})


def test_rasa_builds_it_from_endpoints_with_the_facts_of_content(domain):
    endpoint = EndpointConfig(type="addons.answers.AnswerGenerator")
    built = NaturalLanguageGenerator.create(endpoint, domain)
    assert isinstance(built, AnswerGenerator)
    assert set(built.held_slots) == {
        "held_cramps_67_percent",
        "held_cramps_calf_91_percent",
    }


@pytest.fixture
def reply(domain):
    """What is said when `utter_action` follows a message that also asked `others`."""

    def generate(utter_action, others, after=()):
        said = UserUttered("…", parse_data={"also_asked": others})
        tracker = DialogueStateTracker.from_events("1", [said, *after], domain.slots)
        generator = AnswerGenerator(domain=domain, held_slots={})
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


def test_several_questions_are_answered_in_order_in_one_message(reply):
    both = reply("utter_ask_treatment_pain", ["ask_medicare_medicaid"])
    alone = [
        reply(f"utter_{name}", [])
        for name in ("ask_treatment_pain", "ask_medicare_medicaid")
    ]
    assert both["text"] == "\n\n".join(each["text"] for each in alone)
    facts = [fact for each in alone for fact in each["metadata"]["facts"]]
    assert both["metadata"]["facts"] == list(dict.fromkeys(facts))
    assert both["metadata"]["kind"] == "answer"


def test_a_line_that_two_answers_share_is_said_once(reply):
    names = ["ask_cramps_cause", "ask_cramps_location"]
    lines = [reply(f"utter_{n}", [])["text"].split("\n\n") for n in names]
    shared = set(lines[0]) & set(lines[1])
    assert shared
    both = reply("utter_ask_cramps_cause", ["ask_cramps_location"])["text"]
    assert all(both.count(line) == 1 for line in shared)


def test_no_button_leads_to_what_was_just_answered(reply):
    both = reply("utter_ask_cramps_cause", ["ask_when_symptoms_worse"])
    payloads = [button["payload"] for button in both["buttons"]]
    assert "/ask_when_symptoms_worse" not in payloads
    assert 1 <= len(payloads) <= 3


def test_a_question_of_the_form_comes_after_the_answers(reply):
    both = reply("utter_booking_start", ["ask_cost"])
    asked = reply("utter_booking_start", [])
    assert both["text"].startswith(reply("utter_ask_cost", [])["text"])
    assert both["text"].endswith(asked["text"])
    assert both["metadata"]["kind"] == asked["metadata"]["kind"]


def test_the_other_questions_are_answered_once(reply):
    again = reply("utter_ask_cost", ["ask_contact"], after=[BotUttered("said")])
    assert again == reply("utter_ask_cost", [])


def test_an_emergency_is_said_alone(reply):
    alarm = reply("utter_report_emergency", ["ask_cost"])
    assert alarm == reply("utter_report_emergency", [])


def _bot(domain, name):
    told = domain.responses[name][0]
    data = {"utter_action": name, "metadata": told["metadata"]}
    return BotUttered(told["text"], metadata=data)


@pytest.fixture
def tell(domain):
    """What is said to a new message after the assistant has said `earlier`."""

    def generate(utter_action, *earlier, others=(), intent="", asked="…", loop=None):
        events = []
        for name in earlier:
            events += [UserUttered("before"), _bot(domain, name)]
        parsed = {"also_asked": list(others)}
        events.append(UserUttered(asked, intent={"name": intent}, parse_data=parsed))
        events.append(ActiveLoop(loop))
        tracker = DialogueStateTracker.from_events("1", events, domain.slots)
        generator = AnswerGenerator(domain=domain, held_slots={})
        return asyncio.run(generator.generate(utter_action, tracker, "gateway"))

    return generate


OFFER = "end a request"
BOOK = "/book_consultation"


def payloads(told):
    return [button["payload"] for button in told["buttons"]]


def test_a_visit_is_offered_unasked_once_in_a_conversation(tell):
    first = tell("utter_ask_candidacy")
    assert OFFER in first["text"]
    assert BOOK in payloads(first)
    for name in ("utter_ask_candidacy", "utter_ask_cost", "utter_ask_diagnosis"):
        again = tell(name, "utter_ask_treatment_options", "utter_ask_clots")
        assert OFFER not in again["text"]
        assert BOOK not in payloads(again)


def test_two_answers_of_one_message_offer_it_once(tell):
    told = tell("utter_ask_candidacy", others=["ask_cost"])
    assert told["text"].count(OFFER) == 1


def test_whoever_asks_about_the_visit_is_told_every_time(tell):
    told = tell("utter_ask_consultation", "utter_ask_consultation", "utter_ask_cost")
    assert BOOK in payloads(told)


def test_where_it_comes_from_names_the_sources_of_the_last_answer(tell):
    told = tell("utter_ask_sources", "utter_ask_treatment_results", "utter_thank")
    first = told["text"].split("\n\n")[0]
    assert first.startswith("What I said last comes from")
    assert "Kanter" in first
    assert "one article by Alsara Vein Clinic" in told["text"]


def test_without_an_answer_before_only_the_general_sources_are_told(tell):
    assert "said last" not in tell("utter_ask_sources")["text"]


AGAIN = "I know only this much about it"


def test_an_answer_given_twice_in_a_row_is_given_in_short(tell):
    again = tell("utter_ask_treatment_results", "utter_ask_treatment_results")
    first, rest = again["text"].split("\n\n", 1)
    assert first.startswith(AGAIN)
    assert rest == tell("utter_simpler_ask_treatment_results")["text"]


@pytest.mark.parametrize(
    ("said", "earlier"),
    [
        ("utter_ask_treatment_results", ["utter_ask_treatment_results", "utter_thank"]),
        ("utter_ask_human", ["utter_ask_human"]),
        ("utter_report_urgent_symptom", ["utter_report_urgent_symptom"]),
        ("utter_greet", ["utter_greet"]),
    ],
)
def test_nothing_else_is(tell, said, earlier):
    assert AGAIN not in tell(said, *earlier)["text"]


EMERGENCY, URGENT = "utter_report_emergency", "utter_report_urgent_symptom"
CALL_911 = "Please call 911 now if you have not yet"
SEE_A_DOCTOR = "Please see a doctor today"
REQUEST_WAITS = (
    'Your request can wait. Write "continue" when you are ready to go on with it.'
)


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
    told = tell("utter_ask_insurance", alarm, intent="ask_insurance")["text"]
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
        assert OFFER not in told["text"]


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


def test_nobody_need_type_an_id_number(tell):
    cut_out = "my ssn is [number removed], what will it cost?"
    for asked in (cut_out, "my ssn is 123-45-6789, what will it cost?"):
        told = tell("utter_ask_cost", asked=asked)["text"]
        assert told.startswith("Please don't type ID, card or insurance numbers")
    assert "ID" not in tell("utter_ask_cost", asked="816-555-0142")["text"]


CRISIS, POISONING = "utter_report_crisis", "utter_report_poisoning"
PLAIN = ("", "_again", "_later")


class Talk:
    """A conversation with the generator, which hears its own words again."""

    def __init__(self, domain):
        self._domain = domain
        self._generator = AnswerGenerator(domain=domain, held_slots={})
        self._events = []

    def hear(self, said, intent="nlu_fallback", *, sign=None, loop=None):
        self._events.append(UserUttered(said, intent={"name": intent}))
        self._events += [SlotSet("red_flag", sign)] if sign else []
        self._events.append(ActiveLoop(loop))
        return self

    def say(self, utter_action):
        tracker = DialogueStateTracker.from_events(
            "1", self._events, self._domain.slots
        )
        told = asyncio.run(self._generator.generate(utter_action, tracker, "gateway"))
        data = {"utter_action": utter_action, "metadata": told["metadata"]}
        self._events.append(BotUttered(told["text"], metadata=data))
        self.told = told
        return told["text"]

    def alarm(self, name, sign=None, said="words of danger"):
        intent = name.removeprefix("utter_")
        return self.hear(said, intent, sign=sign).say(name)

    def answer(self, said, intent="nlu_fallback", utter_action="utter_human_route"):
        return self.hear(said, intent).say(utter_action)


@pytest.fixture
def talk(domain):
    return Talk(domain)


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
    assert both.endswith("or you faint.")


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


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("should i make him throw up", "No, not unless Poison Control tells you to"),
        ("whats that number again", "It is 1-800-222-1222"),
        ("ok on the phone with them now", "Good. Stay on the line with Poison Control"),
        ("do i have to call them", "Yes, please still call Poison Control"),
        ("can i give him milk", "Ask Poison Control at 1-800-222-1222 first"),
        ("hes awake hes crying", "Please call Poison Control now at 1-800-222-1222"),
    ],
)
def test_what_is_said_to_a_poisoning_gets_what_fits(talk, said, begins):
    talk.alarm(POISONING, "child_swallowed")
    told = talk.answer(said)
    assert told.startswith(begins)
    assert "collapses, has a seizure, can't breathe well or can't be woken" in told


def test_a_new_alarm_that_names_nothing_new_is_answered_by_what_fits(talk):
    talk.alarm(POISONING, "child_swallowed")
    told = talk.alarm(EMERGENCY, "other", "should i make him throw up")
    assert told.startswith("No, not unless Poison Control")


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("ambulance is coming", "all_clear", "Stay on the line with 911"),
        ("ok my wife is dialing", "inform", "Stay on the line with 911"),
        ("ok unlocking the door", "out_of_scope", "Stay on the line with 911"),
        ("they are here", "all_clear", "Good. Let the people from 911 take over"),
        ("yes 911", "affirm", "Stay on the line with 911"),
        ("should I give him an aspirin", "ask_medication_details", "Please ask 911"),
        ("should i lie down", "ask_home_relief", "Keep doing what I said"),
        ("how long will they be", "ask_treatment_procedure", "Ask 911 how long"),
        ("do I still need to call", "nlu_fallback", "Yes, please still call 911"),
        ("its slowing down", "nlu_fallback", "Yes, please still call 911"),
        ("its not stopping", "ask_stop_medication", "Tell 911 that it has not stopped"),
        ("im not calling them", "deny", CALL_911),
        ("what does an ambulance cost", "nlu_fallback", CALL_911),
    ],
)
def test_what_is_said_to_an_emergency_gets_what_fits(talk, said, intent, begins):
    talk.alarm(EMERGENCY, "chest_pain")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "911" in told
    assert not talk.told.get("buttons")


def test_a_bleeding_vein_is_told_again_how_to_press(talk):
    talk.alarm(EMERGENCY, "bleeding_vein")
    for said in ("its not stopping", "what do i press it with", "how hard"):
        told = talk.answer(said)
        assert "911" in told
        assert "clean cloth" in told or "step by step" in told


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


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("is it ok to text them instead", "nlu_fallback", "You can text 988"),
        ("i dont want to talk to some hotline", "deny", "You can text 988"),
        (
            "would they send cops",
            "nlu_fallback",
            "You can ask 988 about the police first",
        ),
        ("i mean it", "nlu_fallback", "I believe you. Please call 911 now. Then"),
        ("i didn't mean it", "nlu_fallback", "You can call or text 988"),
        ("ok", "affirm", "I'm here, and I'm glad you are talking"),
        ("thanks for not being weird", "thank", "I'm glad you told me"),
    ],
)
def test_what_is_said_to_a_crisis_gets_what_fits(talk, said, intent, begins):
    talk.alarm(CRISIS, "suicide")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "988" in told
    assert "911" in told


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


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("urgent care or hospital?", "ask_contact", "Your own doctor, urgent care or"),
        ("so should I be worried yes or no", "nlu_fallback", "I can't tell you that"),
        ("but how would I KNOW", "nlu_fallback", "I can't tell you that from a chat"),
        ("can it not wait until then?", "ask_consultation", "I can't tell you that"),
        ("Ok. going", "affirm", "Good. Tell the doctor"),
    ],
)
def test_what_is_said_to_an_urgent_sign_gets_what_fits(talk, said, intent, begins):
    talk.alarm(URGENT, "skin_infection")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "\n\n" not in told


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
    said = {talk.answer(words) for words in ("yes or no", "hm", "urgent care or er")}
    assert len(said) == 1
    assert "urgent care" not in said.pop()


@pytest.mark.parametrize("alarm", [EMERGENCY, CRISIS, POISONING])
def test_the_form_waits_while_such_an_alarm_is_talked_of(talk, alarm):
    talk.alarm(alarm)
    talk.hear("ok my wife is dialing", "inform", loop="booking_form")
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
    names = {f"utter_still_{level}_{n}" for level in FITTING for n in FITTING[level]}
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
    told = talk.alarm(CRISIS, "suicide", "thanks for everything, goodbye world")
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
    "said",
    [
        "please send an ambulance",
        "is an ambulance really necessary",
        "I'll call if it gets worse",
        "I called and got a busy signal",
        "I'm on the phone with my daughter",
    ],
)
def test_who_has_not_called_is_not_told_to_stay_on_the_line(talk, said):
    talk.alarm(EMERGENCY, "chest_pain")
    assert not talk.answer(said).startswith("Stay on the line")


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


def test_first_aid_that_is_no_food_is_not_answered_as_food(talk):
    talk.alarm(EMERGENCY, "fainting")
    assert "food" not in talk.answer("he's not breathing, should I give him CPR")


@pytest.mark.parametrize("said", ["nobody can drive me", "who can drive me"])
def test_who_has_no_way_to_go_is_not_told_good(talk, said):
    talk.alarm(URGENT, "clot_leg")
    assert not talk.answer(said).startswith("Good")
