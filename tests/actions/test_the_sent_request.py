"""A request that was sent, spoken of after it: looked up, changed or left alone."""

import pytest

from actions.ask_which_question import ActionAskWhichQuestion
from actions.booking_entry import leads_to_a_request
from actions.open_request import ActionOpenRequest
from actions.use_details import ActionUseDetails
from actions.validate_booking_form import ValidateBookingForm
from tests.actions.test_validate_booking_form import FORM, NOON
from veinguide.booking.request import RequestDetails
from veinguide.storage.bookings import send_request

ACTIONS = [ActionAskWhichQuestion, ActionUseDetails]
OWN = {"booking_code": "VG-2345B"}


@pytest.fixture
def answer(dispatcher, slots_set):
    def run(action, tracker):
        return slots_set(action().run(dispatcher, tracker, {"responses": {}}))

    return run


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("I just want to check my request VG-CB367, phone 816-555-0123", "status"),
        ("what does mine say now, did it get messed up? VG-CB367", "status"),
        ("please change VG-CB367 to fridays", "change"),
        ("cancel VG-CB367", "cancel"),
        ("VG-CB367 816-555-0133. mom says not mondays she has bridge", "change"),
        ("can I make it Fridays too. VG-CB367", "change"),
        ("VG-CB367 mornings please", "change"),
        ("is it still tuesday? VG-CB367", "status"),
    ],
)
def test_a_code_opens_its_request(answer, tracker_after, action, text, task):
    events = answer(action, tracker_after("nlu_fallback", text))
    assert (events["booking_task"], events["opens_booking"]) == (task, True)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(
    "text",
    [
        "wait actually can u change it to after 5",
        "u didnt say if u changed it. after 5",
        "Sorry, one more: change days to Wednesday only, Monday I have choir",
        "boss just flipped me, im off sat sun mon instead of those",
        "actually shes fine with tues too if thurs is full",
        "i'm gone the 10th to the 20th. can you add that",
        "can you put a note that tues and thurs i cant answer",
    ],
)
def test_what_was_just_sent_is_changed(answer, tracker_after, action, text):
    events = answer(action, tracker_after("nlu_fallback", text, **OWN))
    assert (events["booking_task"], events["opens_booking"]) == ("change", True)


@pytest.mark.parametrize(
    "text", ["thursday it hurt all day", "my legs ache", "what is sclerotherapy"]
)
def test_other_words_open_no_request(tracker_after, text):
    assert leads_to_a_request(tracker_after("nlu_fallback", text, **OWN)) == []


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_booking_status", "no thats not what i asked. who calls me"),
        ("ask_booking_status", "I stopped after 1 week because it itched. bad?"),
        ("cancel_booking", "I quit wearing the stocking because it itched"),
        ("cancel_booking", "stop"),
    ],
)
def test_who_never_sent_one_is_asked_for_no_code(
    answer, tracker_after, intent, text, monkeypatch
):
    monkeypatch.setattr("actions.open_request.say_not_understood", lambda *_: [])
    events = answer(ActionOpenRequest, tracker_after(intent, text))
    assert not events["opens_booking"]


@pytest.mark.parametrize(
    ("intent", "text", "task"),
    [
        ("ask_booking_status", "any news on my request", "status"),
        ("ask_booking_status", "nobody called me back yet", "status"),
        ("cancel_booking", "i can't make it after all", "cancel"),
        ("cancel_booking", "please cancel", "cancel"),
        ("ask_booking_status", "can I make it Fridays too. VG-CB367", "change"),
    ],
)
def test_who_speaks_of_one_is_led_to_it(answer, tracker_after, intent, text, task):
    events = answer(ActionOpenRequest, tracker_after(intent, text))
    assert (events["booking_task"], events["opens_booking"]) == (task, True)


@pytest.mark.parametrize("action", [*ACTIONS, ActionOpenRequest])
@pytest.mark.parametrize(
    "text",
    [
        "ok now Ron Lindqvist same phone same mornings. his is varicose veins",
        "hi its gail again. i want to book my husband Ron Lindqvist",
        "now can you do my husband too",
        "No thats my request thats already sent. this one is for Ron, a new one",
        "next my mother, she has cramps",
    ],
)
def test_somebody_else_gets_a_request_of_their_own(answer, tracker_after, action, text):
    events = answer(action, tracker_after("change_booking", text, **OWN))
    assert (events["booking_task"], events["opens_booking"]) == (None, True)


@pytest.mark.parametrize(
    "text", ["change my husband's appointment", "my husband drives me", "ok now what"]
)
def test_other_words_of_kin_open_no_second_request(answer, tracker_after, text):
    events = answer(ActionOpenRequest, tracker_after("change_booking", text, **OWN))
    assert events["booking_task"] == "change"


@pytest.fixture
def validate(dispatcher, sessions, slots_set):
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    return lambda tracker: slots_set(action.run(dispatcher, tracker, {}))


def test_a_code_in_a_wish_to_book_is_looked_up(validate, dispatcher, tracker_after):
    text = "I just want to check my request VG-CB367, phone 816-555-0123"
    validate(tracker_after("book_consultation", text))
    said = [m["response"] for m in dispatcher.messages]
    assert said == ["utter_lookup_not_found"]


def test_a_second_person_leaves_the_open_request_alone(validate, tracker_after):
    text = "No thats my request. this one is for Ron Lindqvist, a new one"
    slots = {
        "booking_task": "change",
        "booking_opened": "VG-2345B",
        "requested_slot": "booking_confirmed",
        "visitor_name": "Gail Lindqvist",
        "consent_call": "yes",
    }
    events = validate(tracker_after("inform", text, active_loop=FORM, **slots))
    assert events["booking_opened"] is None
    assert events["visitor_name"] == "Ron Lindqvist"
    assert events["consent_call"] is None
    assert events["requested_slot"] == "visitor_phone"


@pytest.mark.parametrize(
    ("task", "earlier", "last"),
    [
        ("change", ["change my request to friday only"], "{code} 816 555 0143"),
        ("change", ["I want to change my visit", "friday only"], "{code} 8165550143"),
    ],
)
def test_a_change_told_before_the_code_is_not_forgotten(
    dispatcher, sessions, tracker_after, slots_set, task, earlier, last
):
    sent = send_request(
        sessions,
        RequestDetails("ben", "+18165550143", "Ben Ott", preferred_days="Tuesday"),
    )
    text = last.format(code=sent.code)
    tracker = tracker_after(
        "inform",
        text,
        active_loop=FORM,
        booking_task=task,
        requested_slot="lookup_code",
    )
    first, *rest = [{"event": "user", "text": each} for each in earlier]
    begun = {"event": "slot", "name": "booking_task", "value": task}
    tracker.events = [first, begun, *rest, *tracker.events]
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    events = slots_set(action.run(dispatcher, tracker, {}))
    assert "friday" in events["preferred_days"].lower()
    assert events["requested_slot"] == "booking_confirmed"
    assert events["visitor_name"] == "Ben Ott"


@pytest.fixture
def harolds(sessions):
    """The code of a request that this chat has sent."""
    details = RequestDetails(
        "anna",
        "+18165550143",
        "Harold Beck",
        preferred_days="not Wednesdays",
        preferred_time="mornings",
    )
    return send_request(sessions, details).code


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        (
            "same as mine, and same days",
            "visitor_phone",
            {
                "visitor_phone": "(816) 555-0143",
                "preferred_days": "not Wednesdays",
            },
        ),
        (
            "the same",
            "preferred_days",
            {"preferred_days": "not Wednesdays", "preferred_time": "mornings"},
        ),
        ("same time as me please", "preferred_days", {"preferred_time": "mornings"}),
    ],
)
def test_what_is_the_same_for_a_second_person_is_taken(
    validate, tracker_after, harolds, text, asked, told
):
    slots = {"visitor_name": "Lorraine", "requested_slot": asked}
    tracker = tracker_after(
        "inform", text, active_loop=FORM, booking_code=harolds, **slots
    )
    events = validate(tracker)
    assert told.items() <= events.items()
    assert "consent_call" not in events


def test_a_second_person_is_named_and_has_the_same_days(
    validate, tracker_after, harolds
):
    text = "and my sister Rosa wants one too, same days, her number is 816 555 0136"
    events = validate(tracker_after("inform", text, booking_code=harolds))
    assert events["visitor_name"] == "Rosa"
    assert events["visitor_phone"] == "(816) 555-0136"
    assert events["preferred_days"] == "not Wednesdays"


def test_what_she_has_told_of_herself_stays(validate, tracker_after, harolds):
    slots = {"visitor_phone": "(816) 555-0199", "requested_slot": "consent_text"}
    text = "is it the same number for texts"
    tracker = tracker_after(
        "nlu_fallback", text, active_loop=FORM, booking_code=harolds, **slots
    )
    assert "visitor_phone" not in validate(tracker)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("whats the appointment for me, Harold, did that go", "not Wednesdays"),
        ("did it go through", "fridays"),
    ],
)
def test_the_request_of_whom_was_named_is_told_of(
    validate, dispatcher, sessions, tracker_after, harolds, text, days
):
    wifes = RequestDetails(
        "anna", "+18165550143", "Lorraine Beck", preferred_days="fridays"
    )
    code = send_request(sessions, wifes).code
    slots = {"booking_code": code, "booking_task": "status"}
    validate(tracker_after("ask_booking_status", text, **slots))
    assert dispatcher.messages[0]["preferred_days"] == days


def test_another_appointment_of_ones_own_changes_nothing(tracker_after):
    text = "when will they call me? i got a hair apt tomorrow morning"
    assert leads_to_a_request(tracker_after("nlu_fallback", text, **OWN)) == []


@pytest.mark.parametrize(("failures", "asked"), [(0, "lookup_code"), (1, None)])
def test_the_code_is_asked_for_once_more_and_then_no_more(
    validate, tracker_after, failures, asked
):
    tracker = tracker_after(
        "ask_walking",
        "can he walk after it",
        active_loop=FORM,
        requested_slot="lookup_code",
        booking_task="status",
        booking_failures=failures,
    )
    tracker.events.append({"event": "action_execution_rejected", "name": FORM})
    assert validate(tracker)["requested_slot"] == asked


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("I forgot to say I use a walker", "change"),
        ("I should have mentioned she needs a wheelchair", "change"),
        ("I forgot to say thank you", None),
        ("I forgot to say it hurts at night", None),
        ("can I use a walker after it", None),
    ],
)
def test_a_need_that_was_forgotten_is_noted(tracker_after, slots_set, text, task):
    events = leads_to_a_request(tracker_after("nlu_fallback", text, **OWN))
    assert slots_set(events).get("booking_task") == task
