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


def offered(dispatcher):
    return [b["payload"].removeprefix("/") for b in dispatcher.messages[0]["buttons"]]


def test_the_questions_of_the_topic_are_offered_first(ask, dispatcher, tracker_after):
    words = "my plan has some odd wording about all of these things here"
    ranking = (("ask_exercise", 0.14), ("ask_insurance", 0.12), ("ask_cost", 0.11))
    ask(tracker_after("nlu_fallback", words, ranking=ranking, topic="coverage"))
    assert offered(dispatcher) == [
        *("ask_insurance", "ask_exercise", "ask_cost", "ask_human"),
    ]


@pytest.mark.parametrize(
    "absurd", ["ask_stop_medication", "ask_pregnancy", "ask_quinine", "cancel_booking"]
)
def test_nothing_personal_is_offered_that_nobody_spoke_of(
    ask, dispatcher, tracker_after, absurd
):
    ranking = ((absurd, 0.15), ("ask_contact", 0.1))
    ask(tracker_after("nlu_fallback", "well I shall return", ranking=ranking))
    assert offered(dispatcher) == ["ask_contact", "ask_human"]


def test_what_was_spoken_of_is_offered(ask, dispatcher, tracker_after):
    ranking = (("ask_stop_medication", 0.15), ("ask_contact", 0.1))
    ask(tracker_after("nlu_fallback", "the pills, you know", ranking=ranking))
    assert offered(dispatcher)[0] == "ask_stop_medication"


def test_a_question_of_the_topic_that_clearly_leads_is_answered(
    ask, dispatcher, tracker_after, slots_set
):
    ranking = (("ask_exercise", 0.15), ("ask_compression", 0.06))
    tracker = tracker_after("nlu_fallback", ranking=ranking, topic="self_care")
    assert slots_set(ask(tracker))["topic"] == "self_care"
    assert dispatcher.messages[0]["response"] == "utter_ask_exercise"


@pytest.mark.parametrize(
    ("topic", "words", "silent"),
    [
        ("rls", "could it be from soccer", "utter_not_said_legs"),
        ("sclerotherapy", "did they invent that", "utter_not_said_treatment"),
        ("quinine", "how would they make it", "utter_not_said_pills"),
        ("coverage", "and would they tell me?", "utter_not_said_plans"),
        ("consultation", "is she nice", "utter_not_said_visits"),
        ("", "could it be from soccer", "utter_did_you_mean"),
    ],
)
def test_a_follow_up_without_an_answer_is_told_so(
    ask, dispatcher, tracker_after, bot, topic, words, silent
):
    ranking = (("ask_cost", 0.15), ("ask_clots", 0.14))
    said = (bot("utter_ask_before"),)
    ask(tracker_after("nlu_fallback", words, said, ranking=ranking, topic=topic))
    assert dispatcher.messages[0]["response"] == silent


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("could it be from soccer", "notice", None),
        ("could it be from soccer", "answer", "booking_form"),
        ("could it be from the insurance", "answer", None),
        ("would that be one of the treatments", "answer", None),
        ("my dog is called Rex", "answer", None),
    ],
)
def test_the_article_is_not_called_silent_on_what_was_not_asked_of_it(
    ask, dispatcher, tracker_after, bot, words, kind, form
):
    said = (bot("utter_ask_cramps_cause", "words", kind),)
    tracker = tracker_after("nlu_fallback", words, said, (), form, topic="cramps")
    ask(tracker)
    assert "not_said" not in str(dispatcher.messages)


def test_a_short_question_that_was_not_understood_is_answered_from_the_topic(
    ask, dispatcher, tracker_after
):
    words = "So it doesn't last."
    ask(tracker_after("nlu_fallback", words, ranking=RANKING, topic="treatment"))
    assert dispatcher.messages[0]["response"] == "utter_came_back"


def test_a_plan_that_was_named_is_answered(ask, dispatcher, tracker_after):
    aetna = ({"entity": "insurer", "value": "aetna"},)
    words = "what'll it run me after that, with Aetna"
    ask(tracker_after("nlu_fallback", words, ranking=RANKING, entities=aetna))
    assert dispatcher.messages[0]["response"] == "utter_ask_insurance"


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


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("And will they drive me?", "utter_about_rides"),
        ("do you gotta take your pants off", "utter_about_clothes"),
        ("Is this the dentist?", "utter_about_wrong_place"),
        ("lol math is hard. u an AI?", "utter_bot_challenge"),
        ("And the Kanter one from '95", "utter_about_kanter_study"),
        ("it quits when I stand still after I walk", "utter_about_walking_pain"),
        ("he cant really tell me what he feels", "utter_about_cannot_tell"),
    ],
)
def test_words_that_tell_enough_are_answered_at_once(
    ask, dispatcher, tracker_after, said, answer
):
    ask(tracker_after("nlu_fallback", text=said, ranking=RANKING))
    (message,) = dispatcher.messages
    assert (message["response"], message["buttons"]) == (answer, [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("my name? Dmitri Kovalenko", "utter_ask_consultation"),
        ("well I got both. get me in to see somebody, Curtis Okafor", "utter_ask_more"),
        (
            "guess I'll come ask em myself, Lupe Arredondo, 816 555 0155, any tues",
            "utter_ask_treatment_pain",
        ),
        ("eight one six five five five oh one four six", "utter_ask_human"),
        ("816 555 0146, have them call me back", "utter_ask_cost"),
    ],
)
def test_details_with_a_wish_for_a_visit_open_the_form(
    dispatcher, domain, tracker_after, bot, slots_set, words, said
):
    tracker = tracker_after("nlu_fallback", words, said=(bot(said),))
    events = ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert slots_set(events)["opens_booking"] is True
    assert dispatcher.messages == []


@pytest.mark.parametrize(
    "words", ["don't call me, Walt Pruitt", "is it Tuesday?", "816 555 0146"]
)
def test_details_without_a_wish_open_nothing(
    dispatcher, domain, tracker_after, bot, slots_set, words
):
    tracker = tracker_after("nlu_fallback", words, said=(bot("utter_ask_cost"),))
    events = ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert slots_set(events)["opens_booking"] is False


@pytest.mark.parametrize(
    ("words", "share", "said"),
    [
        ("forty-six years married", 0.03, "utter_remark"),
        ("no I threw those out years ago", 0.04, "utter_remark"),
        ("I'm just plain wore out", 0.15, "utter_remark_hard"),
        ("my late husband did all that", 0.15, "utter_remark_hard"),
        ("I have had them for years", 0.15, "utter_did_you_mean"),
    ],
)
def test_what_is_told_and_asks_nothing_is_taken_kindly(
    ask, dispatcher, tracker_after, words, share, said
):
    ask(tracker_after("nlu_fallback", words, ranking=(("ask_exercise", share),)))
    assert dispatcher.messages[0]["response"] == said


def test_where_nothing_is_talked_of_no_request_is(ask, dispatcher, tracker_after):
    ranking = (("ask_booking_status", 0.25), ("ask_clots", 0.01))
    ask(tracker_after("nlu_fallback", "what time is it", ranking=ranking))
    said = [m.get("response") for m in dispatcher.messages]
    assert "utter_ask_booking_status" not in said


def test_a_treatment_in_pregnancy_is_no_guess(ask, dispatcher, tracker_after):
    ask(tracker_after("nlu_fallback", text="im preggo, nvm, can you do the shots now"))
    told = dispatcher.messages[0]["response"]
    assert told == "utter_about_treated_while_pregnant"
