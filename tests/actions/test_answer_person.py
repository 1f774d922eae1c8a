import pytest

from actions.answer_person import ActionAnswerPerson


@pytest.fixture
def person(dispatcher, domain):
    return lambda tracker: ActionAnswerPerson().run(dispatcher, tracker, domain)


@pytest.mark.parametrize(
    "words", ["can somebody just call me", "i want a call back", "have them call me"]
)
def test_a_wish_for_a_call_opens_the_form(
    person, dispatcher, tracker_after, slots_set, words
):
    events = slots_set(person(tracker_after("ask_human", words)))
    assert events == {"opens_booking": True}
    assert dispatcher.messages == []


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("can I talk to a person", {}),
        ("can somebody call me", {"active_loop": "booking_form"}),
        ("can somebody call me", {"booking_code": "VG-ABCDE"}),
    ],
)
def test_else_the_way_to_a_person_is_told(
    person, dispatcher, tracker_after, slots_set, words, known
):
    events = slots_set(person(tracker_after("ask_human", words, **known)))
    assert events == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_ask_human"


def test_no_form_opens_right_after_an_alarm(
    person, dispatcher, tracker_after, bot, slots_set
):
    said = (bot("utter_report_emergency", "words", "emergency"),)
    tracker = tracker_after("ask_human", "can somebody call me", said=said)
    assert slots_set(person(tracker)) == {"opens_booking": False}
