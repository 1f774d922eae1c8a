"""A button of a menu may be picked in words."""

import pytest

from actions.ask_which_question import ActionAskWhichQuestion
from actions.tell_more import ActionTellMore
from veinguide.particular.own_words import chosen_payload

TITLES = ("When should I see a doctor?", "What can I do at home?", "Talk to a person")
MENU = [{"title": title, "payload": f"/{n}"} for n, title in enumerate(TITLES, 1)]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("the first one", "/1"),
        ("both of the first ones lol", "/1"),
        ("the doctor one", "/1"),
        ("at home thing", "/2"),
        ("number 2", "/2"),
        ("#2", "/2"),
        ("second one please", "/2"),
        ("the last one", "/3"),
        ("talk to person", "/3"),
    ],
)
def test_a_button_is_picked(text, payload):
    assert chosen_payload(text, MENU) == payload


@pytest.mark.parametrize(
    "text",
    [
        *("no", "not home", "none of those", "my first husband", "last night", "thing"),
        *("first i want to know if it hurts", "what about my dog", "the fourth one"),
    ],
)
def test_other_words_pick_none(text):
    assert chosen_payload(text, MENU) is None


def test_there_is_no_third_of_two():
    assert chosen_payload("the third one", MENU[:2]) is None


@pytest.fixture
def menu(bot):
    return bot("utter_did_you_mean", "words", "question", "/ask_clots", "/ask_cost")


def test_what_was_not_understood_may_be_a_choice(
    dispatcher, domain, tracker_after, menu
):
    tracker = tracker_after("nlu_fallback", "the second one", said=(menu,))
    ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert dispatcher.messages[0]["response"] == "utter_ask_cost"


def test_more_may_be_a_choice(dispatcher, domain, tracker_after, menu):
    tracker = tracker_after("ask_more", "the first one", said=(menu,))
    ActionTellMore().run(dispatcher, tracker, domain)
    assert dispatcher.messages[0]["response"] == "utter_ask_clots"


def test_the_first_one_after_an_answer_is_no_button(
    dispatcher, domain, tracker_after, bot
):
    said = bot("utter_ask_cost", "words", "answer", "/ask_clots", "/ask_contact")
    tracker = tracker_after("ask_more", "the first one", said=(said,), topic="cost")
    ActionTellMore().run(dispatcher, tracker, domain)
    assert dispatcher.messages[0]["response"] == "utter_more_cost"
