"""A short question is answered from the topic, or as it was understood."""

import pytest

from actions.answer_follow_up import ActionAnswerFollowUp


@pytest.fixture
def answers(dispatcher, domain):
    def run(tracker):
        events = ActionAnswerFollowUp().run(dispatcher, tracker, domain)
        return [m["response"] for m in dispatcher.messages], events

    return run


def test_the_answer_of_the_topic_takes_the_place_of_the_one_understood(
    answers, tracker_after, slots_set
):
    words = "what would i notice"
    said, events = answers(tracker_after("ask_cost", words, topic="clots"))
    assert said == ["utter_ask_clots"]
    assert slots_set(events) == {"topic": "clots", "subject": "clots"}


def test_without_an_answer_of_the_topic_it_is_as_it_was_understood(
    answers, tracker_after
):
    assert answers(tracker_after("ask_cost", "how much", topic="coverage")) == (
        ["utter_ask_cost"],
        [],
    )


def test_two_questions_are_both_answered(answers, tracker_after, bot):
    words = "Does it hurt? How soon?"
    before, topic = (bot("utter_ask_treatment_options"),), "treatment"
    tracker = tracker_after("ask_treatment_pain", words, said=before, topic=topic)
    said, _ = answers(tracker)
    assert said == ["utter_ask_treatment_pain", "utter_not_said_treatment"]


@pytest.mark.parametrize(
    "words", ["you didn't answer me, does the treatment hurt", "Pain? You skipped that"]
)
def test_a_question_that_was_skipped_is_answered_alone(
    answers, tracker_after, bot, words
):
    before = (bot("utter_ask_treatment_options"),)
    tracker = tracker_after("ask_treatment_pain", words, said=before, topic="treatment")
    said, _ = answers(tracker)
    assert said == ["utter_ask_treatment_pain"]


def test_a_story_of_something_else_is_not_about_the_topic(answers, tracker_after):
    words = "Hot flashes. What do you recommend?"
    said, _ = answers(tracker_after("out_of_scope_medical", words, topic="rls"))
    assert said == ["utter_out_of_scope_medical"]


def test_the_other_treatment_is_spoken_of_from_then_on(
    answers, tracker_after, slots_set
):
    tracker = tracker_after("ask_cost", "the other one?", topic="sclerotherapy")
    said, events = answers(tracker)
    assert said == ["utter_ask_laser_ablation"]
    assert slots_set(events)["treatment"] == "laser_ablation"
