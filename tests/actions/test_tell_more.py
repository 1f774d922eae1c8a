import pytest

from actions.tell_more import ActionTellMore


@pytest.fixture
def tell_more(dispatcher, domain):
    return lambda tracker: ActionTellMore().run(dispatcher, tracker, domain)


def test_more_is_about_the_last_topic(tell_more, dispatcher, tracker_after):
    tell_more(tracker_after("ask_more", topic="sclerotherapy"))
    assert dispatcher.messages[0]["response"] == "utter_more_sclerotherapy"


def test_the_same_more_is_not_told_twice(tell_more, dispatcher, tracker_after, bot):
    said = (bot("utter_more_sclerotherapy"),)
    tell_more(tracker_after("ask_more", said=said, topic="sclerotherapy"))
    assert dispatcher.messages[0]["response"] == "utter_nothing_more"


def test_without_a_topic_it_asks_about_what(tell_more, dispatcher, tracker_after):
    tell_more(tracker_after("ask_more"))
    assert dispatcher.messages[0]["response"] == "utter_ask_more"


def test_continue_goes_back_to_a_request_on_hold(
    tell_more, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after("ask_more", "continue with my booking", booking_paused=True)
    assert slots_set(tell_more(tracker)) == {"opens_booking": True}


def test_continue_without_one_tells_more(tell_more, dispatcher, tracker_after):
    tell_more(tracker_after("ask_more", "continue", topic="cost"))
    assert dispatcher.messages[0]["response"] == "utter_more_cost"


def test_more_inside_the_form_does_not_open_it_again(
    tell_more, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_more",
        "continue",
        active_loop="booking_form",
        visitor_phone="(816) 555-0143",
        topic="cost",
    )
    assert slots_set(tell_more(tracker)) == {"opens_booking": False}


@pytest.mark.parametrize(
    ("spoken_of", "other"),
    [("sclerotherapy", "laser_ablation"), ("laser_ablation", "sclerotherapy")],
)
def test_the_other_one_is_the_other_treatment(
    tell_more, dispatcher, tracker_after, slots_set, spoken_of, other
):
    tracker = tracker_after("ask_more", "and the other one?", treatment=spoken_of)
    told = slots_set(tell_more(tracker))
    assert dispatcher.messages[0]["response"] == f"utter_ask_{other}"
    assert (told["topic"], told["treatment"]) == (other, other)


def test_the_other_one_of_nothing_is_just_more(tell_more, dispatcher, tracker_after):
    tell_more(tracker_after("ask_more", "the other one", topic="cost"))
    assert dispatcher.messages[0]["response"] == "utter_more_cost"


def test_who_did_not_understand_gets_the_simpler_form(
    dispatcher, domain, tracker_after, bot
):
    tracker = tracker_after(
        "ask_more",
        "I don't get it",
        said=(bot("utter_ask_insurance"),),
        topic="coverage",
    )
    ActionTellMore().run(dispatcher, tracker, domain)
    assert dispatcher.messages[0]["response"] == "utter_simpler_ask_insurance"
