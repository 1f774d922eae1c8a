import pytest

from actions.ask_which_question import ActionAskWhichQuestion
from veinguide.content.records import payload_intent

RANKING = (
    ("nlu_fallback", 0.4),
    ("greet", 0.24),
    ("ask_cost", 0.22),
    ("ask_insurance", 0.2),
    ("report_emergency", 0.19),
    ("ask_exercise", 0.15),
    ("ask_clots", 0.1),
)


@pytest.fixture
def ask(dispatcher, domain):
    return lambda tracker: ActionAskWhichQuestion().run(dispatcher, tracker, domain)


def test_the_likeliest_questions_are_offered_and_a_person(
    ask, dispatcher, tracker_after
):
    ask(tracker_after("nlu_fallback", ranking=RANKING))
    message = dispatcher.messages[0]
    assert message["response"] == "utter_did_you_mean"
    assert [b["payload"] for b in message["buttons"]] == [
        "/ask_cost",
        "/ask_insurance",
        "/ask_exercise",
        "/ask_human",
    ]


def test_a_person_is_offered_once(ask, dispatcher, tracker_after):
    ask(tracker_after("nlu_fallback", ranking=(("ask_human", 0.2),)))
    assert [b["title"] for b in dispatcher.messages[0]["buttons"]] == [
        "Talk to a person"
    ]


def test_questions_far_behind_the_best_guess_are_not_offered(
    ask, dispatcher, tracker_after
):
    ranking = (("ask_cost", 0.25), ("ask_clots", 0.01))
    ask(tracker_after("nlu_fallback", ranking=ranking))
    assert [b["payload"] for b in dispatcher.messages[0]["buttons"]] == [
        "/ask_cost",
        "/ask_human",
    ]


def test_without_any_guess_other_words_are_asked_for(ask, dispatcher, tracker_after):
    ask(tracker_after("nlu_fallback", ranking=(("greet", 0.2),)))
    assert dispatcher.messages[0]["response"] == "utter_ask_rephrase"


@pytest.mark.parametrize("miss", ["utter_did_you_mean", "utter_ask_rephrase"])
def test_a_second_miss_in_a_row_offers_a_person(
    ask, dispatcher, tracker_after, bot, miss
):
    ask(tracker_after("nlu_fallback", said=(bot(miss),), ranking=RANKING))
    assert dispatcher.messages[0]["response"] == "utter_human_route"


def test_a_miss_after_an_answer_is_a_first_miss(ask, dispatcher, tracker_after, bot):
    said = (bot("utter_did_you_mean"), bot("utter_ask_cost"))
    ask(tracker_after("nlu_fallback", said=said, ranking=RANKING))
    assert dispatcher.messages[0]["response"] == "utter_did_you_mean"


def test_every_question_that_can_be_asked_has_a_title(domain):
    buttons = domain["responses"]["utter_question_titles"][0]["buttons"]
    titled = [payload_intent(button["payload"]) for button in buttons]
    small_talk = {"ask_repeat", "ask_more"}
    asked = [
        intent
        for intent in domain["intents"]
        if intent.startswith(("ask_", "book_", "change_", "cancel_"))
        and intent not in small_talk
    ]
    assert sorted(titled) == sorted(asked)


@pytest.fixture
def warned(bot):
    return bot("utter_report_urgent_symptom", "Call a doctor today.", "emergency")


def test_what_is_not_understood_after_a_warning_gets_the_warning_again(
    ask, dispatcher, tracker_after, warned
):
    ask(tracker_after("nlu_fallback", said=(warned,), ranking=RANKING))
    assert dispatcher.messages[0]["response"] == "utter_report_urgent_symptom"


def test_after_the_warning_was_repeated_a_person_is_offered(
    ask, dispatcher, tracker_after, warned
):
    ask(tracker_after("nlu_fallback", said=(warned, warned), ranking=RANKING))
    assert dispatcher.messages[0]["response"] == "utter_human_route"


def test_a_warning_of_another_kind_is_repeated_too(
    ask, dispatcher, tracker_after, bot, warned
):
    worse = bot("utter_report_emergency", "Call 911 now.", "emergency")
    ask(tracker_after("nlu_fallback", said=(warned, worse), ranking=RANKING))
    assert dispatcher.messages[0]["response"] == "utter_report_emergency"


def test_a_name_and_a_time_that_were_not_understood_get_an_offer(
    dispatcher, domain, tracker_after
):
    tracker = tracker_after("nlu_fallback", "ok. Irene Tapp. mornings. not early")
    ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert dispatcher.messages[0]["response"] == "utter_inform"


def test_a_name_after_an_offer_says_yes_to_it_even_if_not_understood(
    dispatcher, domain, tracker_after, bot, slots_set
):
    said = (bot("utter_inform"),)
    tracker = tracker_after("nlu_fallback", "Sunil Rao", said=said)
    events = ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": True}


def test_what_is_long_and_not_understood_says_yes_to_no_offer(
    dispatcher, domain, tracker_after, bot, slots_set
):
    said = (bot("utter_ask_human"),)
    words = "my legs have been giving me trouble since tuesday"
    tracker = tracker_after("nlu_fallback", words, said=said)
    events = ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": False}
