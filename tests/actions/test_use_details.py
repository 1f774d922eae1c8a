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


@pytest.fixture
def about_visits(bot):
    """An event: the assistant spoke of the free visit."""
    said = bot("utter_ask_consultation")
    said["metadata"]["metadata"]["topic"] = "consultation"
    return said


def test_a_day_after_talk_of_a_visit_is_answered_with_an_offer(
    use_details, dispatcher, tracker_after, about_visits, bot
):
    said = (about_visits, bot("utter_ask_cost"))
    use_details(tracker_after("inform", "tuesday mornings", said=said))
    assert dispatcher.messages[0]["response"] == "utter_inform"


@pytest.mark.parametrize("words", ["mostly evenings", "its 9pm", "tuesday", "when"])
def test_a_day_or_a_time_out_of_nowhere_is_not_understood(
    use_details, dispatcher, tracker_after, about_visits, bot, words
):
    said = (about_visits, bot("utter_ask_cost"), bot("utter_ask_rls_definition"))
    use_details(tracker_after("inform", words, said=said))
    assert dispatcher.messages[0]["response"] == "utter_ask_rephrase"


def test_a_time_after_a_warning_repeats_the_warning(
    use_details, dispatcher, tracker_after, bot
):
    said = (bot("utter_report_urgent_symptom", "words", "emergency"),)
    use_details(tracker_after("inform", "its 9pm", said=said))
    assert dispatcher.messages[0]["response"] == "utter_report_urgent_symptom"


def test_a_name_out_of_nowhere_is_answered_with_an_offer(
    use_details, dispatcher, tracker_after
):
    use_details(tracker_after("inform", "my name's Tina Vo"))
    assert dispatcher.messages[0]["response"] == "utter_inform"


def test_a_wish_for_a_request_that_only_staff_can_open_is_left_to_them(
    use_details, dispatcher, tracker_after, bot
):
    said = (bot("utter_lookup_without_code"),)
    use_details(tracker_after("inform", "friday instead of monday", said=said))
    assert dispatcher.messages[0]["response"] == "utter_lookup_staff_only"


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


def test_a_code_out_of_nowhere_opens_its_request(use_details, tracker_after, slots_set):
    events = use_details(tracker_after("inform", "here it is: VG-7K4QX"))
    assert slots_set(events) == {"booking_task": "status", "opens_booking": True}


@pytest.mark.parametrize(
    "offer", ["utter_inform", "utter_ask_human", "utter_ask_consultation"]
)
@pytest.mark.parametrize("words", ["Wednesdays only, lunch hour", "Sunil Rao"])
def test_details_right_after_an_offer_say_yes_to_it(
    use_details, dispatcher, tracker_after, bot, slots_set, offer, words
):
    events = use_details(tracker_after("inform", words, said=(bot(offer),)))
    assert slots_set(events) == {"opens_booking": True}
    assert dispatcher.messages == []


def test_a_number_after_a_warning_repeats_the_warning(
    use_details, dispatcher, tracker_after, bot, slots_set
):
    said = (bot("utter_report_emergency", "words", "emergency"),)
    tracker = tracker_after("inform", "816-555-0188", said=said, booking_paused=True)
    assert slots_set(use_details(tracker)) == {"opens_booking": False}
    assert dispatcher.messages[0]["response"] == "utter_report_emergency"


def test_a_wish_to_go_on_after_a_warning_goes_on(
    use_details, tracker_after, bot, slots_set
):
    said = (bot("utter_report_emergency", "words", "emergency"),)
    words = "continue with 816-555-0188"
    tracker = tracker_after("inform", words, said=said, booking_paused=True)
    assert slots_set(use_details(tracker)) == {"opens_booking": True}
