import pytest

from actions.answer_yes import ActionAnswerYes


@pytest.fixture
def answer(dispatcher, domain):
    return lambda tracker: ActionAnswerYes().run(dispatcher, tracker, domain)


def test_yes_to_an_offer_of_a_visit_opens_the_form(
    answer, dispatcher, tracker_after, bot, slots_set
):
    offer = bot("utter_ask_consultation", "words", "answer", "/book_consultation")
    assert slots_set(answer(tracker_after("affirm", said=(offer,)))) == {
        "opens_booking": True
    }
    assert dispatcher.messages == []


def test_yes_to_an_older_offer_does_not(answer, tracker_after, bot, slots_set):
    offer = bot("utter_ask_consultation", "words", "answer", "/book_consultation")
    later = bot("utter_thank")
    events = answer(tracker_after("affirm", said=(offer, later)))
    assert slots_set(events) == {"opens_booking": False}


def test_yes_to_the_only_question_offered_answers_it(
    answer, dispatcher, tracker_after, bot
):
    offer = bot("utter_did_you_mean", "words", "question", "/ask_cost", "/ask_human")
    answer(tracker_after("affirm", said=(offer,)))
    assert dispatcher.messages[0]["response"] == "utter_ask_cost"


@pytest.mark.parametrize("heard", ["k", "ok", "got it"])
def test_an_answer_that_was_heard_presses_no_button(
    answer, dispatcher, tracker_after, bot, heard
):
    said = bot("utter_ask_cost", "words", "answer", "/ask_insurance")
    answer(tracker_after("affirm", heard, said=(said,)))
    assert dispatcher.messages[0]["response"] == "utter_affirm"


def test_yes_to_nothing_asks_what_is_wanted(answer, dispatcher, tracker_after):
    answer(tracker_after("affirm"))
    assert dispatcher.messages[0]["response"] == "utter_affirm"


def test_yes_after_an_emergency_without_a_booking_says_its_text_again(
    answer, dispatcher, tracker_after, bot
):
    warned = bot("utter_report_crisis", "Please call or text 988 now.", "emergency")
    answer(tracker_after("affirm", said=(warned,)))
    assert dispatcher.messages[0]["response"] == "utter_report_crisis"


def test_yes_after_an_emergency_only_offers_to_go_on(
    answer, dispatcher, tracker_after, bot, slots_set
):
    emergency = bot("utter_report_emergency", "Call 911 now.", "emergency")
    events = answer(tracker_after("affirm", said=(emergency,), booking_paused=True))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_booking_resume_offer"


def test_yes_to_going_on_opens_the_form(answer, tracker_after, bot, slots_set):
    offer = bot("utter_booking_resume_offer", "words", "question", "/affirm", "/deny")
    events = answer(tracker_after("affirm", said=(offer,), booking_paused=True))
    assert slots_set(events) == {"opens_booking": True}


def test_a_second_yes_after_sending_says_that_it_was_sent(
    answer, dispatcher, tracker_after, bot
):
    sent = bot("utter_booking_sent")
    answer(tracker_after("affirm", said=(sent,), booking_code="VG-7K4QX"))
    assert dispatcher.messages[0]["response"] == "utter_booking_already_sent"


@pytest.mark.parametrize("words", ["ok", "I see.", "got it", "Okay!"])
def test_ok_after_an_answer_only_hears_it(
    dispatcher, domain, tracker_after, bot, slots_set, words
):
    said = (bot("utter_ask_cost", "Free.", "answer", "/book_consultation"),)
    events = ActionAnswerYes().run(
        dispatcher, tracker_after("affirm", words, said=said), domain
    )
    assert slots_set(events) == {"opens_booking": False}


def test_ok_after_a_question_says_yes(
    dispatcher, domain, tracker_after, bot, slots_set
):
    said = (bot("utter_inform", "Shall I?", "question", "/book_consultation"),)
    events = ActionAnswerYes().run(
        dispatcher, tracker_after("affirm", "ok", said=said), domain
    )
    assert slots_set(events) == {"opens_booking": True}


def test_why_not_asks_for_the_reason(answer, dispatcher, tracker_after, bot):
    said = (bot("utter_ask_stop_medication"),)
    answer(tracker_after("affirm", "why not?", said=said, topic="medicines"))
    assert dispatcher.messages[0]["response"] == "utter_more_medicines"


def test_why_not_says_yes_to_an_offer(answer, tracker_after, bot, slots_set):
    offer = bot("utter_ask_consultation", "words", "answer", "/book_consultation")
    events = answer(tracker_after("affirm", "sure, why not", said=(offer,)))
    assert slots_set(events) == {"opens_booking": True}


@pytest.mark.parametrize(
    "words",
    ["that was a lot. short answer yes or no", "ok but i dont want an appointment"],
)
def test_what_is_no_yes_to_the_offer_opens_nothing(
    tracker_after, bot, dispatcher, domain, slots_set, words
):
    said = (bot("utter_ask_consultation", "words", "answer", "/book_consultation"),)
    tracker = tracker_after("affirm", words, said=said)
    events = slots_set(ActionAnswerYes().run(dispatcher, tracker, domain))
    assert events == {"opens_booking": False}
