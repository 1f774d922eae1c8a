"""The answer that was complained of is not the next one again."""

import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.after_complaint import another_answer

FOOD, KIDNEYS = "utter_about_food_for_cramps", "utter_about_kidneys_or_diabetes"
HEARD = {
    "intent_ranking": [
        {"name": "ask_other_causes", "confidence": 0.3},
        {"name": "ask_more", "confidence": 0.25},
        {"name": "ask_diagnosis", "confidence": 0.1},
    ],
    "particulars": [
        {"name": "about_food_for_cramps", "share": 0.4, "near": 0.6},
        {"name": "about_kidneys_or_diabetes", "share": 0.3, "near": 0.6},
        {"name": "about_low_iron", "share": 0.05, "near": 0.7},
    ],
}


@pytest.fixture
def after(domain):
    def build(said, *told, heard=HEARD):
        before = [UserUttered("could it be the sugar")]
        before += [BotUttered("…", metadata={"utter_action": name}) for name in told]
        events = [*before, UserUttered(said, parse_data=heard)]
        return DialogueStateTracker.from_events("1", events, domain.slots)

    return build


@pytest.mark.parametrize(
    "said",
    ["who said anything about bananas, it's the diabetes", "I asked about diabetes"],
)
def test_the_next_likely_answer_is_given_after_a_complaint(after, said):
    assert another_answer(after(said, FOOD), FOOD) == KIDNEYS


def test_what_was_said_already_is_passed_over(after):
    tracker = after("I asked about diabetes", FOOD, KIDNEYS)
    assert another_answer(tracker, FOOD) == "utter_ask_other_causes"


def test_without_a_likely_one_there_is_none(after):
    tracker = after("I asked about diabetes", FOOD, heard={})
    assert another_answer(tracker, FOOD) is None


def test_without_a_complaint_the_answer_stays(after):
    assert another_answer(after("and bananas at night", FOOD), FOOD) is None


def test_another_answer_than_the_last_stays(after):
    tracker = after("I asked about diabetes", FOOD)
    assert another_answer(tracker, KIDNEYS) is None


def test_at_the_first_message_nothing_was_missed(domain):
    events = [UserUttered("I asked my doctor", parse_data=HEARD)]
    tracker = DialogueStateTracker.from_events("1", events, domain.slots)
    assert another_answer(tracker, FOOD) is None
