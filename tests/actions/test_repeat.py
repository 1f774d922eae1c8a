import pytest

from actions.repeat import ActionRepeat


@pytest.fixture
def repeat(dispatcher, domain):
    return lambda tracker: ActionRepeat().run(dispatcher, tracker, domain)


def test_the_last_answer_is_said_again_with_its_buttons(
    repeat, dispatcher, tracker_after, bot
):
    said = (
        bot("utter_greet"),
        bot("utter_ask_cost", "Free.", "answer", "/ask_contact"),
    )
    repeat(tracker_after("ask_repeat", said=said))
    message = dispatcher.messages[0]
    assert message["text"] == "Free."
    assert message["buttons"] == [{"title": "/ask_contact", "payload": "/ask_contact"}]
    assert message["metadata"] == {"kind": "answer"}


def test_soon_after_an_emergency_its_text_is_repeated(
    repeat, dispatcher, tracker_after, bot
):
    said = (
        bot("utter_report_emergency", "Call 911 now.", "emergency"),
        bot("utter_thank"),
    )
    repeat(tracker_after("ask_repeat", said=said))
    assert [m["text"] for m in dispatcher.messages] == ["Call 911 now."]


def test_an_alarm_that_was_taken_back_is_not_repeated(
    repeat, dispatcher, tracker_after, bot
):
    denied = bot("utter_still_report_emergency_denied", "Sorry.", "notice")
    denied["metadata"]["metadata"]["reminder"] = "utter_still_report_emergency_denied"
    said = (bot("utter_report_emergency", "Call 911 now.", "emergency"), denied)
    repeat(tracker_after("ask_repeat", said=said))
    assert [m["text"] for m in dispatcher.messages] == ["Sorry."]


def test_long_after_an_emergency_the_last_answer_is_repeated(
    repeat, dispatcher, tracker_after, bot
):
    emergency = bot("utter_report_emergency", "Call 911 now.", "emergency")
    later = tuple(bot("utter_ask_cost", f"answer {n}") for n in range(3))
    repeat(tracker_after("ask_repeat", said=(emergency, *later)))
    assert [m["text"] for m in dispatcher.messages] == ["answer 2"]


def test_with_nothing_said_yet_it_says_so(repeat, dispatcher, tracker_after):
    repeat(tracker_after("ask_repeat"))
    assert dispatcher.messages[0]["response"] == "utter_ask_repeat"


def test_try_again_goes_back_to_a_request_on_hold(
    repeat, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after("ask_repeat", "try again", booking_paused=True)
    assert slots_set(repeat(tracker)) == {"opens_booking": True}
    assert dispatcher.messages == []


@pytest.mark.parametrize(
    ("said", "simpler"),
    [
        ("utter_ask_cost", "utter_simpler_ask_cost"),
        ("utter_more_treatment", "utter_simpler_ask_treatment_options"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "simpler please",
        "I don't understand",
        "in plain English",
        "what?? too many big words",
    ],
)
def test_simpler_words_are_said_when_they_are_asked_for(
    repeat, dispatcher, tracker_after, bot, said, simpler, words
):
    repeat(tracker_after("ask_repeat", words, said=(bot(said),)))
    assert [m.get("response") for m in dispatcher.messages] == [simpler]


def test_an_emergency_has_no_simpler_form(repeat, dispatcher, tracker_after, bot):
    said = (bot("utter_report_emergency", "Call 911 now.", "emergency"),)
    repeat(tracker_after("ask_repeat", "simpler please", said=said))
    assert [m["text"] for m in dispatcher.messages] == ["Call 911 now."]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("simpler please", "It may help.\n\nCall 911 if it gets worse."),
        ("I said no numbers", "It may help.\n\nCall 911 if it gets worse."),
    ],
)
def test_without_a_simpler_form_it_is_said_in_fewer_words(
    repeat, dispatcher, tracker_after, bot, words, text
):
    long = "It may help.\n\nIn one, 98% felt better.\n\nCall 911 if it gets worse."
    repeat(tracker_after("ask_repeat", words, said=(bot("utter_about_it", long),)))
    assert [m["text"] for m in dispatcher.messages] == [text]


def test_the_same_words_are_never_the_simpler_ones(
    repeat, dispatcher, tracker_after, bot
):
    said = (bot("utter_about_it", "It may help."),)
    repeat(tracker_after("ask_repeat", "simpler please", said=said))
    assert [m.get("response") for m in dispatcher.messages] == ["utter_no_simpler"]


@pytest.mark.parametrize("text", ["?", "??", "huh", "huh? what"])
def test_a_bare_question_mark_asks_for_other_words(
    repeat, dispatcher, tracker_after, bot, text
):
    said = bot("utter_ask_cramps_cause", "Long. And longer.", "answer")
    repeat(tracker_after("ask_repeat", text, said=(said,)))
    assert dispatcher.messages[0]["response"] == "utter_simpler_ask_cramps_cause"
