"""A visit that was wished for beside a question is taken up after its answer."""

import pytest

from actions.answer_yes import ActionAnswerYes
from actions.ask_which_question import ActionAskWhichQuestion

WISH = "I'd like the free consultation but first, does Medicare cover the laser thing?"


@pytest.fixture
def after_the_answer(tracker_after, bot):
    """A message after `wish` was answered with the question that was in it."""

    def build(intent, text, wish=WISH):
        tracker = tracker_after(
            intent, text, said=(bot("utter_ask_medicare_medicaid"),)
        )
        first = next(e for e in tracker.events if e["event"] == "user")
        first["text"] = wish
        return tracker

    return build


@pytest.mark.parametrize(
    "text",
    [
        "All right. I will go ahead then. Anneliese van der Kooij-Schmidt",
        "ok, then I will go ahead",
        "816 555 0158",
    ],
)
def test_details_or_going_ahead_open_the_form(
    dispatcher, domain, after_the_answer, slots_set, text
):
    tracker = after_the_answer("nlu_fallback", text)
    events = ActionAskWhichQuestion().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": True}


def test_going_ahead_opens_the_form_where_it_is_taken_for_a_yes(
    dispatcher, domain, after_the_answer, slots_set
):
    tracker = after_the_answer("affirm", "ok, then I will go ahead")
    events = ActionAnswerYes().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": True}


@pytest.mark.parametrize(
    "wish",
    ["can I ask about the consultation?", "what is a consultation", "does it hurt"],
)
def test_a_question_about_the_visit_is_no_wish(
    dispatcher, domain, after_the_answer, slots_set, wish
):
    tracker = after_the_answer("affirm", "ok, go ahead", wish)
    events = ActionAnswerYes().run(dispatcher, tracker, domain)
    assert slots_set(events) == {"opens_booking": False}
