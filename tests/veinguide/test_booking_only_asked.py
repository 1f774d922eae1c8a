"""Who asks when the clinic is open, or for a referral, has not asked for a visit."""

import pytest

from veinguide.booking.only_asked import only_asked
from veinguide.booking.phrases import refuses_a_visit


@pytest.mark.parametrize(
    "text",
    [
        "my neighbor could take me Thursdays only. are you open Thursday",
        "I didn't ask to book yet just are you open thursdays",
        "hold on i didnt say book. i asked if they work evenings",
        "vein clinic! ok. how late r u open sat",
        "what are your hours",
        "when do you open",
    ],
)
def test_opening_hours_are_only_asked_about(text):
    assert only_asked(text) == "about_hours"


@pytest.mark.parametrize(
    "text",
    [
        "do i need a referral from dr patel first",
        "is a referral required by you people",
        "can I come without a referral",
    ],
)
def test_a_referral_is_only_asked_about(text):
    assert only_asked(text) == "about_referral"


@pytest.mark.parametrize(
    "text",
    [
        "are you open on saturdays, i'd like to come in",
        "are you open sundays? put me down for sunday",
        "i want a visit, do i need a referral",
        "book me thursday if you're open",
        "do you work with humana",
        "are you open to a payment plan",
        "tuesday is open for me",
        "i have a referral from dr patel",
        "do you have anything thursday",
    ],
)
def test_a_wish_and_another_question_stay_with_the_form(text):
    assert only_asked(text) is None


def test_not_to_be_signed_up_refuses_a_visit():
    assert refuses_a_visit("whoa no i didnt say sign me up")
    assert not refuses_a_visit("sign me up")
