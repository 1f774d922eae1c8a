import pytest

from actions.use_details import ActionUseDetails


@pytest.fixture
def use_details(dispatcher, domain):
    return lambda tracker: ActionUseDetails().run(dispatcher, tracker, domain)


def test_a_phone_number_out_of_nowhere_opens_the_form(
    use_details, tracker_after, slots_set
):
    events = use_details(tracker_after("inform", "Bob Ross, 816-555-0188"))
    assert slots_set(events) == {"opens_booking": True}


def test_a_day_out_of_nowhere_is_answered_with_an_offer(
    use_details, dispatcher, tracker_after
):
    use_details(tracker_after("inform", "tuesday mornings"))
    assert dispatcher.messages[0]["response"] == "utter_inform"


def test_details_go_on_with_a_request_on_hold(use_details, tracker_after, slots_set):
    events = use_details(tracker_after("inform", "tuesday", booking_paused=True))
    assert slots_set(events) == {"opens_booking": True}


def test_a_correction_after_sending_changes_the_request(
    use_details, tracker_after, bot, slots_set
):
    said = (bot("utter_booking_sent"),)
    events = use_details(
        tracker_after("inform", "my number is 816-555-0199", said=said)
    )
    assert slots_set(events) == {"booking_task": "change", "opens_booking": True}
