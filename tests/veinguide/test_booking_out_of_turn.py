"""What people say in the form that no question has asked for."""

import pytest

from tests.booking_known import MONDAY, ORDER, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step

STEPS = [*ORDER, "booking_confirmed", "booking_change"]


def after(asked: str, text: str, intent: str = "nlu_fallback", **more: str) -> NextStep:
    """The step after `text`, with what is asked before `asked`, and `more`, known."""
    values = known_before(asked) | more
    return decide(Heard(text, intent), BookingForm(asked, values), MONDAY)


@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call", "consent_text"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mon Tue or Thu", {"preferred_days": "Mon Tue or Thu"}),
        ("Tues/Thurs", {"preferred_days": "Tues/Thurs"}),
        ("weds", {"preferred_days": "weds"}),
        ("Tues or Wed", {"preferred_days": "Tues or Wed"}),
        ("between classes so 11 to 1", {"preferred_time": "11 to 1"}),
        ("around noon yeah", {"preferred_time": "around noon"}),
        ("Don't care what day", {"preferred_days": "any day"}),
        ("whatever time, she's retired", {"preferred_time": "any time"}),
        (
            "any day after the 15th",
            {"preferred_days": "any day after the 15th (after Tuesday, December 15)"},
        ),
        ("Early. I'm up at 4", {"preferred_time": "Early"}),
        ("scratch that, I teach mornings. after 3", {"preferred_time": "after 3"}),
        ("Pm", {"preferred_time": "afternoon"}),
    ],
)
def test_a_day_or_a_time_is_kept_whatever_was_asked(
    asked: str, text: str, values: dict[str, str]
) -> None:
    assert after(asked, text) == NextStep(Step.GO_ON, values)


@pytest.mark.parametrize("asked", ["visitor_phone", "preferred_days"])
def test_days_that_do_not_suit_are_kept_as_exceptions(asked: str) -> None:
    step = after(asked, "Most days except Tuesday is bridge and Friday")
    assert step.values == {"preferred_days": "not Tuesday or Friday"}


@pytest.mark.parametrize("asked", ["consent_call", "consent_text"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ok I'm back, he says nine thirty", {"preferred_time": "nine thirty"}),
        ("after the morning mess on I-70, elevenish", {"preferred_time": "elevenish"}),
        (
            "then friday whatever time is latest",
            {"preferred_days": "friday", "preferred_time": "whatever time is latest"},
        ),
        (
            "he says any day but Monday, and I gotta be back by one",
            {"preferred_days": "any day but Monday", "preferred_time": "back by one"},
        ),
        (
            "if they're closed then monday",
            {"preferred_days": "Tuesday, or else monday"},
        ),
        (
            "he wants Friday if it's dry",
            {"preferred_days": "Friday if it's dry"},
        ),
    ],
)
def test_a_new_wish_without_an_answer_is_no_loss(
    asked: str, text: str, values: dict[str, str]
) -> None:
    assert after(asked, text) == NextStep(Step.GO_ON, values)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "ok so I'm back, he says nine thirty on Friday is good",
            {"preferred_days": "on Friday", "preferred_time": "nine thirty"},
        ),
        (
            "any day except Tuesday mornings, Friday is best",
            {"preferred_days": "any day except Tuesday mornings, Friday is best"},
        ),
        (
            "Friday, the last slot of the day",
            {
                "preferred_days": "Friday",
                "preferred_time": "the last slot of the day",
            },
        ),
        (
            "off the 2nd thru the 5th",
            {
                "preferred_days": "the 2nd thru the 5th"
                " (Wednesday, December 2 to Saturday, December 5)"
            },
        ),
        ("thursday. oh thats thanksgiving", {}),
        ("Thursday, no wait that's a holiday", {}),
    ],
)
def test_days_and_times_in_one_answer(text: str, values: dict[str, str]) -> None:
    assert after("preferred_days", text).values == values


@pytest.mark.parametrize("asked", ["preferred_time", "consent_call", "reason_category"])
def test_a_day_that_turns_out_to_be_a_holiday_is_asked_again(asked: str) -> None:
    step = after(asked, "oh wait, that's Thanksgiving")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="preferred_days")


def test_a_mistyped_weekday_beside_a_short_one() -> None:
    step = after("consent_call", "sat if u open, or mondsy")
    assert step.values == {"preferred_days": "sat if u open, or Monday"}


@pytest.mark.parametrize("text", ["I sat down", "just sat", "out in the sun"])
def test_a_word_that_looks_like_a_day_is_none(text: str) -> None:
    assert after("visitor_phone", text).values == {}


@pytest.mark.parametrize("name", ["Sun Li", "Mon", "Sat Patel"])
def test_a_name_that_looks_like_a_day_is_a_name(name: str) -> None:
    assert after("visitor_name", name).values == {"visitor_name": name}


@pytest.mark.parametrize("asked", STEPS)
@pytest.mark.parametrize(
    "text",
    [
        "Excuse me, I must cancel finally, my company sends me to Chicago",
        "Yes, cancel all",
        "actually no. forget it. I can't",
        "maybe another time sorry",
        "nvm ill show her this first",
        "no thanks, forget it",
    ],
)
@pytest.mark.parametrize("intent", ["affirm", "deny", "nlu_fallback"])
def test_who_gives_up_is_let_go(asked: str, text: str, intent: str) -> None:
    assert after(asked, text, intent).step is Step.STOP


@pytest.mark.parametrize("asked", STEPS)
@pytest.mark.parametrize(
    "text",
    [
        "how do I cancel if something comes up",
        "can I cancel later if I need to",
        "what if I have to cancel?",
        "is it possible to cancel",
    ],
)
def test_how_to_cancel_is_told_and_nothing_is_lost(asked: str, text: str) -> None:
    assert after(asked, text, "cancel_booking") == NextStep(
        Step.GO_ON, prompt="again", ask=asked, remark="how_to_cancel"
    )


def test_a_wish_to_cancel_that_is_put_as_a_question_is_one() -> None:
    assert after("visitor_phone", "can you cancel it?", "cancel_booking").step is (
        Step.STOP
    )


@pytest.mark.parametrize("text", ["forget it, make it Friday", "forget it. Friday"])
def test_another_value_is_no_giving_up(text: str) -> None:
    assert after("preferred_days", text).values == {"preferred_days": "Friday"}


@pytest.mark.parametrize("asked", STEPS[1:])
@pytest.mark.parametrize(
    "text",
    [
        "its Kimberley with an extra e",
        "nah name is spelled with ñ",
        "No the name is Kim with a y",
        "it's spelled with two t's",
    ],
)
def test_a_name_that_cannot_be_spelled_from_it_is_asked_for(
    asked: str, text: str
) -> None:
    assert after(asked, text, "deny") == NextStep(
        Step.GO_ON, prompt="again", ask="visitor_name"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "sorry thats me. wife is Angela Fairweather",
            "Angela Fairweather (ask for Anna Lopez)",
        ),
        (
            "McAllister. Everybody calls me Mac but it's Leonard",
            "Leonard McAllister (ask for Mac)",
        ),
    ],
)
def test_a_name_that_is_told_late_is_kept(text: str, name: str) -> None:
    assert after("visitor_phone", text).values == {"visitor_name": name}


@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call", "reason_category"])
@pytest.mark.parametrize("intent", ["change_booking", "inform"])
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Correct the days please: Mondays and Thursdays.", "Mondays and Thursdays"),
        ("Yes, Thursday not Wednesday.", "Thursday"),
        ("Not Monday. Wednesday instead.", "Wednesday"),
    ],
)
def test_one_day_is_put_for_another(
    asked: str, intent: str, text: str, days: str
) -> None:
    step = after(asked, text, intent, preferred_days="Friday")
    assert step == NextStep(Step.GO_ON, {"preferred_days": days})


def test_days_that_do_not_suit_are_kept_where_no_other_is_named() -> None:
    step = after("preferred_days", "no, not Tuesday or Friday", "deny")
    assert step.values == {"preferred_days": "not Tuesday or Friday"}


def test_the_same_number_is_no_change() -> None:
    step = after("consent_call", "same number same day", "change_booking")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="consent_call")


@pytest.mark.parametrize("text", ["area code is 816", "816", "oh sorry, it's (816)"])
def test_an_area_code_is_put_before_the_number_that_lacked_it(text: str) -> None:
    form = BookingForm("visitor_phone", {}, short_number="555-0137")
    step = decide(Heard(text, "ask_contact"), form, MONDAY)
    assert step.values == {"visitor_phone": "(816) 555-0137"}


@pytest.mark.parametrize("asked", STEPS)
@pytest.mark.parametrize(
    "text",
    [
        "now read it back to me",
        "Did you get all of that?",
        "read that back please",
        "what do you have so far",
        "ok but what name do you have",
        "did you get my name?",
        "is my number in there",
        "what did you put down for the days",
        "whose name is it under",
    ],
)
def test_what_was_noted_is_read_back(asked: str, text: str) -> None:
    assert after(asked, text, "ask_booking_status") == NextStep(
        Step.GO_ON, prompt="again", ask=asked, reads_back=True
    )


@pytest.mark.parametrize("asked", ORDER[:-1])
@pytest.mark.parametrize("text", ["skip", "pass", "can I skip this?", "skip it please"])
def test_what_is_needed_cannot_be_skipped(asked: str, text: str) -> None:
    assert after(asked, text, "deny") == NextStep(Step.GO_ON, prompt="stuck", ask=asked)


@pytest.mark.parametrize("text", ["I think not", "maybe later", "wait, not yet"])
def test_who_hesitates_sends_nothing(text: str) -> None:
    assert after("booking_confirmed", text, "affirm").step is not Step.SEND


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("guardian_name", "ugh do i have to tell my mom"),
        ("visitor_name", "i will think about it. where do you keep my name"),
        (
            "visitor_phone",
            "before i give my number who are you going to give it to",
        ),
        ("preferred_time", "morning. i dont have a car so is it on a bus line"),
    ],
)
def test_a_question_without_its_mark_is_answered(asked: str, text: str) -> None:
    form = BookingForm(asked, known_before(asked) if asked != "guardian_name" else {})
    step = decide(Heard(text, "ask_privacy"), form, MONDAY)
    assert step.step is Step.ANSWER
