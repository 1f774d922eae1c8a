"""A short question is answered about what was talked about."""

import pytest

from actions.follow_up import FOLLOW_UPS, follow_up
from actions.tell_more import ActionTellMore


@pytest.mark.parametrize(
    ("topic", "words", "answer"),
    [
        ("cramps", "where", "ask_cramps_location"),
        ("contact", "and where?", "ask_contact"),
        ("rls", "ok when", "ask_when_symptoms_worse"),
        ("consultation", "how long is it", "ask_consultation"),
        ("sclerotherapy", "how long is it", "ask_treatment_procedure"),
        ("self_care", "how far", "ask_exercise"),
        ("veins", "how likely is that", "ask_untreated_risks"),
        ("treatment", "how likely is that", "ask_treatment_safety"),
        ("veins", "thats scary", "ask_when_to_see_doctor"),
        ("quinine", "thats scary", "ask_quinine"),
        ("clots", "what can i do to prevent them", "ask_clots"),
        ("rls", "is it from veins?", "ask_rls_and_veins"),
        ("cramps", "is it from veins?", "ask_cramps_cause"),
        ("coverage", "and spider veins?", "ask_insurance"),
        ("coverage", "who checks that", "more_coverage"),
        ("checkup", "like what signs", "ask_clots"),
        ("medicines", "it was my neighbor who told me", "ask_stop_medication"),
        ("medicines", "and the other one you mentioned", "ask_medications_mask"),
    ],
)
def test_the_topic_decides_what_is_asked(tracker_after, topic, words, answer):
    assert follow_up(tracker_after("ask_more", words, topic=topic)) == answer


@pytest.mark.parametrize(
    "words", ["tell me more", "why not", "expand on what you told me", "and then what"]
)
def test_who_asks_for_more_gets_more(tracker_after, words):
    assert follow_up(tracker_after("ask_more", words, topic="medicines")) is None


def test_an_answer_just_given_is_passed_over(tracker_after, bot):
    said = (bot("utter_ask_clots"),)
    tracker = tracker_after(
        "ask_more", "how do i prevent them", said=said, topic="clots"
    )
    assert follow_up(tracker) == "more_clots"


def test_the_second_treatment_is_the_laser(tracker_after, bot):
    said = (bot("utter_ask_treatment_options"),)
    tracker = tracker_after("ask_more", "tell me about the second one", said=said)
    assert follow_up(tracker) == "ask_laser_ablation"


def test_the_videos_are_on_the_channel(tracker_after, bot):
    said = (bot("utter_ask_testimonials"),)
    tracker = tracker_after("ask_more", "ok where", said=said, topic="treatment")
    assert follow_up(tracker) == "ask_testimonials"


def test_the_last_answer_is_the_topic_whatever_the_question_was(tracker_after, bot):
    said = bot("utter_ask_medication_details")
    said["metadata"]["metadata"]["topic"] = "quinine"
    words = "my doctor gave it to me years ago"
    tracker = tracker_after("ask_more", words, said=(said,), topic="medicines")
    assert follow_up(tracker) == "ask_quinine"


def test_what_was_answered_is_the_topic_from_then_on(
    dispatcher, domain, tracker_after, slots_set
):
    tracker = tracker_after("ask_more", "is it from veins?", topic="causes")
    told = slots_set(ActionTellMore().run(dispatcher, tracker, domain))
    assert dispatcher.messages[0]["response"] == "utter_ask_rls_and_veins"
    assert told["topic"] == "rls"


def test_every_answer_to_a_short_question_is_in_the_domain(domain):
    named = {a for _, answers in FOLLOW_UPS for each in answers.values() for a in each}
    assert [a for a in named if f"utter_{a}" not in domain["responses"]] == []
