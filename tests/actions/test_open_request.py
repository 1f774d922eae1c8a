import pytest

from actions.open_request import ActionOpenRequest


@pytest.fixture
def open_request(dispatcher, domain):
    return lambda tracker: ActionOpenRequest().run(dispatcher, tracker, domain)


def test_a_request_on_hold_is_dropped(
    open_request, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking", "cancel", booking_paused=True, visitor_name="Anna"
    )
    emptied = slots_set(open_request(tracker))
    assert emptied["visitor_name"] is None
    assert emptied["booking_paused"] is False
    assert dispatcher.messages[0]["response"] == "utter_booking_cancelled"


def test_of_a_sent_request_it_is_not_said_that_nothing_was_sent(
    open_request, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking",
        "im fine just cancel the appointment",
        booking_paused=True,
        visitor_name="Anna",
        booking_opened="VG-2345B",
    )
    assert slots_set(open_request(tracker))["booking_task"] == "cancel"
    assert not dispatcher.messages


@pytest.mark.parametrize(
    ("intent", "task"),
    [
        ("change_booking", "change"),
        ("cancel_booking", "cancel"),
        ("ask_booking_status", "status"),
    ],
)
def test_a_request_that_was_sent_is_opened_in_the_form(
    open_request, tracker_after, slots_set, intent, task
):
    events = open_request(tracker_after(intent, "my request"))
    assert slots_set(events) == {"booking_task": task, "opens_booking": True}


@pytest.mark.parametrize(
    ("intent", "said", "task"),
    [
        ("cancel_booking", "i am not coming any more", "cancel"),
        ("cancel_booking", "we won't be coming wednesday", "cancel"),
        ("change_booking", "need to resched", "change"),
        (
            "change_booking",
            "you have us down for monday, make it friday instead",
            "change",
        ),
        ("change_booking", "I left the wrong number", "change"),
        ("change_booking", "cannot make it monday, the bus quit running", "change"),
        ("cancel_booking", "she's not gonna be there on monday", "cancel"),
        ("ask_booking_status", "what time did I ask for", "status"),
    ],
)
def test_who_speaks_of_a_request_as_sent_is_asked_for_it(
    open_request, tracker_after, slots_set, intent, said, task
):
    events = open_request(tracker_after(intent, said))
    assert slots_set(events) == {"booking_task": task, "opens_booking": True}


@pytest.mark.parametrize("intent", ["cancel_booking", "change_booking"])
def test_continue_is_no_cancelling_however_it_was_understood(
    open_request, dispatcher, tracker_after, slots_set, intent
):
    tracker = tracker_after(intent, "continue with my booking", booking_paused=True)
    assert slots_set(open_request(tracker)) == {"opens_booking": True}
    assert dispatcher.messages == []


def test_a_change_of_a_request_on_hold_goes_on_with_it(
    open_request, tracker_after, slots_set
):
    tracker = tracker_after("change_booking", "another day", visitor_name="Anna")
    assert slots_set(open_request(tracker)) == {"opens_booking": True}


@pytest.mark.parametrize(
    "words",
    ["please don't book me in", "no appointment please", "no i dont want a visit"],
)
def test_a_wish_not_to_book_opens_nothing(
    open_request, dispatcher, tracker_after, slots_set, words
):
    events = open_request(tracker_after("cancel_booking", words))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_deny"


def test_a_wish_not_to_book_after_a_request_was_sent_is_about_that_request(
    open_request, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking", "please don't book me in", booking_code="VG-2345B"
    )
    assert slots_set(open_request(tracker))["booking_task"] == "cancel"


@pytest.mark.parametrize("intent", ["cancel_booking", "ask_booking_status"])
def test_who_has_no_code_is_not_asked_for_it_again(
    open_request, dispatcher, tracker_after, slots_set, bot, intent
):
    said = (bot("utter_lookup_without_code"),)
    events = open_request(tracker_after(intent, "ok cancel it then", said=said))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_lookup_staff_only"


def test_a_code_that_was_found_after_all_opens_the_request(
    open_request, tracker_after, slots_set, bot
):
    said = (bot("utter_lookup_without_code"),)
    tracker = tracker_after("cancel_booking", "cancel VG-7K4QX", said=said)
    assert slots_set(open_request(tracker))["booking_task"] == "cancel"


def test_only_a_request_that_is_being_made_is_not_sent_yet(
    open_request, dispatcher, tracker_after
):
    open_request(tracker_after("ask_booking_status", "when?", visitor_name="Anna"))
    assert dispatcher.messages[0]["response"] == "utter_status_not_sent"


@pytest.mark.parametrize("slots", [{}, {"booking_task": "change"}])
def test_where_nothing_was_begun_nothing_is_said_to_be_unsent(
    open_request, dispatcher, tracker_after, slots_set, slots
):
    tracker = tracker_after("ask_booking_status", "did it go through?", **slots)
    assert slots_set(open_request(tracker))["opens_booking"] is True
    assert dispatcher.messages == []


def test_a_change_of_what_was_just_told_asks_for_no_code(
    open_request, tracker_after, slots_set, bot
):
    said = (bot("utter_inform"), bot("utter_did_you_mean"))
    tracker = tracker_after("change_booking", "make it thursday instead", said=said)
    assert slots_set(open_request(tracker)) == {
        "booking_task": None,
        "opens_booking": True,
    }


@pytest.mark.parametrize("slots", [{"booking_code": "VG-2345B"}, {}])
def test_a_change_of_a_request_with_a_code_opens_that_request(
    open_request, tracker_after, slots_set, bot, slots
):
    tracker = tracker_after(
        "change_booking", "thursday for VG-2345B", said=(bot("utter_inform"),), **slots
    )
    assert slots_set(open_request(tracker))["booking_task"] == "change"


@pytest.mark.parametrize(
    "words", ["uhh 10? no 10:30, bus gets in at ten", "no, the other one"]
)
def test_a_change_asks_for_no_code_where_nothing_speaks_of_a_request(
    open_request, dispatcher, tracker_after, slots_set, words
):
    events = open_request(tracker_after("change_booking", words))
    assert "booking_task" not in slots_set(events)
    assert dispatcher.messages


def test_a_wish_for_a_visit_in_the_words_of_a_change_is_a_new_one(
    open_request, tracker_after, slots_set
):
    words = "could I just see you folks tomorrow instead"
    events = open_request(tracker_after("change_booking", words))
    assert slots_set(events) == {"booking_task": None, "opens_booking": True}


def test_right_after_a_warning_the_warning_is_said_again(
    open_request, dispatcher, tracker_after, bot, slots_set
):
    said = (bot("utter_report_emergency", "words", "emergency"),)
    words = "could I just see you folks tomorrow instead"
    events = open_request(tracker_after("change_booking", words, said=said))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_report_emergency"


@pytest.mark.parametrize(
    "words",
    ["I need to reschedule", "can you change the day", "move my appointment to friday"],
)
def test_who_speaks_of_a_request_is_asked_for_its_code(
    open_request, tracker_after, slots_set, words
):
    events = open_request(tracker_after("change_booking", words))
    assert slots_set(events)["booking_task"] == "change"


@pytest.mark.parametrize("intent", ["change_booking", "ask_booking_status"])
@pytest.mark.parametrize(
    "words", ["idk any code. can i just make a new one", "new request", "start over"]
)
def test_without_a_code_a_new_request_can_always_be_made(
    open_request, dispatcher, tracker_after, bot, slots_set, intent, words
):
    said = (bot("utter_lookup_without_code"),)
    events = open_request(tracker_after(intent, words, said=said))
    assert slots_set(events)["opens_booking"] is True
    assert slots_set(events)["booking_task"] is None
    assert dispatcher.messages == []


@pytest.mark.parametrize("intent", ["cancel_booking", "change_booking"])
@pytest.mark.parametrize(
    "words",
    [
        "I have an appointment with Dr. Patel at St Lukes cardiology, can you move it",
        "can you cancel my appointment with my dentist",
        "I have a visit at another hospital on Monday can you change it for me",
        "cancel my eye doctor visit",
    ],
)
def test_a_visit_at_another_office_is_not_looked_for_here(
    open_request, dispatcher, tracker_after, slots_set, intent, words
):
    events = open_request(tracker_after(intent, words))
    assert slots_set(events) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_lookup_elsewhere"


@pytest.mark.parametrize(
    "words",
    [
        "i got a dentist appt tuesday, can you move mine",
        "cancel my appointment with the doctor",
        "change my appointment to another day",
        "I want to cancel my visit, I found another doctor",
        "cancel my appt with dr smith",
    ],
)
def test_a_request_here_is_looked_for_whatever_else_is_named(
    open_request, tracker_after, slots_set, words
):
    events = slots_set(open_request(tracker_after("change_booking", words)))
    assert events["booking_task"] == "change"


@pytest.mark.parametrize("intent", ["cancel_booking", "change_booking"])
@pytest.mark.parametrize(
    "words",
    ["i wont be making it", "not going to be able to come", "can't keep it thursday"],
)
def test_who_cannot_come_has_sent_one(
    open_request, tracker_after, slots_set, intent, words
):
    assert slots_set(open_request(tracker_after(intent, words)))["opens_booking"]


def test_a_wait_at_a_treatment_is_no_request(
    open_request, tracker_after, slots_set, monkeypatch
):
    monkeypatch.setattr("actions.open_request.say_not_understood", lambda *_: [])
    words = "how long will I be waiting"
    events = open_request(tracker_after("ask_booking_status", words))
    assert slots_set(events) == {"opens_booking": False}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("will i get a reminder?", "utter_booking_staff_can_say"),
        ("will they call me or text", "utter_booking_call_or_text"),
        ("who is going to call me", "utter_booking_who_calls"),
    ],
)
def test_what_is_asked_of_the_call_is_no_status(
    open_request, dispatcher, tracker_after, slots_set, words, said
):
    tracker = tracker_after("ask_booking_status", words, booking_code="VG-2345B")
    assert slots_set(open_request(tracker)) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == said


@pytest.mark.parametrize("words", ["any news", "did my request go through"])
def test_the_status_is_told_to_who_asks_for_it(
    open_request, tracker_after, slots_set, words
):
    tracker = tracker_after("ask_booking_status", words, booking_code="VG-2345B")
    assert slots_set(open_request(tracker))["booking_task"] == "status"


@pytest.mark.parametrize("intent", ["change_booking", "cancel_booking"])
def test_how_it_is_undone_changes_nothing(
    open_request, dispatcher, tracker_after, intent
):
    words = "how do i undo it if my boss says no"
    open_request(tracker_after(intent, words, booking_code="VG-2345B"))
    assert dispatcher.messages[0]["response"] == "utter_request_stands"


@pytest.mark.parametrize(
    ("words", "task"),
    [
        ("she changed her mind. she'll only go if theres a lady doctor", "change"),
        ("she changed her mind and wants a woman doctor", "change"),
        ("she can't come, she needs a wheelchair", "cancel"),
        ("cancel it, she needs a wheelchair", "cancel"),
        ("she changed her mind", "cancel"),
    ],
)
def test_a_condition_calls_nothing_off(
    open_request, tracker_after, slots_set, words, task
):
    tracker = tracker_after("cancel_booking", words, booking_code="VG-2345B")
    assert slots_set(open_request(tracker))["booking_task"] == task
