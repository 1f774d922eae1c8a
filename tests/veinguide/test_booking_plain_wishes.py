"""A wish told in a roundabout way, and the days and hours that are no wish."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard

DAYS, TIME, SUMMARY = "preferred_days", "preferred_time", "booking_confirmed"


def told(text: str, asked: str = SUMMARY, **known: str) -> dict[str, str]:
    values = {**known_before(asked), **known}
    step = decide(Heard(text, "inform"), BookingForm(asked, values), MONDAY)
    return dict(step.values)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("my niece's wedding is the 12th so anything but that", "any day but the 12th"),
        ("bridge club meets the 9th so any day except that one", "any day but the 9th"),
        ("Tuesday is the potluck so no. Friday is good", "Friday"),
        ("not this sat we are moving, the one after", "not this sat, the one after"),
        ("any week day. never saturday", "any week day, never saturday"),
        (
            "any day but church wensday nite and sunday",
            "not Wednesday or sunday",
        ),
        (
            "any day friday is best but friday is my wash day",
            "any day friday is best but friday is my wash day",
        ),
        ("the 8th is good, anything but mornings", "the 8th (Tuesday, December 8)"),
        ("saturday, the one after next is fine too", "saturday"),
        ("any day but Tuesday", "any day but Tuesday"),
        ("we have company friday so thursday", "thursday"),
        ("christmas eve is the 24th so not then", "not the 24th"),
        ("I have a meeting Monday at 2", "not Monday"),
        ("I have a ride Tuesday", "Tuesday"),
        (
            "the 9th or any other day that week",
            "the 9th or any other day that week (Wednesday, December 9)",
        ),
    ],
)
def test_days_told_in_a_roundabout_way(text: str, days: str) -> None:
    assert told(text, DAYS)[DAYS] == days


@pytest.mark.parametrize(
    ("known", "text", "days"),
    [
        ("the 9th (Wednesday, December 9)", "NOT the 9th!", "not the 9th"),
        ("mon or wed", "only monday she has eye doctor wed", "only monday"),
        ("mon or wed", "I have Wednesday free", "Wednesday"),
        ("tue", "NO friday. not tuesday", "friday"),
        ("tue", "no friday either", "tue, not friday"),
        (
            "Monday or thursdays",
            "its every other thursday",
            "Monday or every other thursday",
        ),
        (
            "Monday or Thursday",
            "only every other Thursday",
            "every other Thursday",
        ),
        (
            "the 8th or any other day, not the 10th",
            "i meant the week of the 8th",
            "the week of the 8th (Tuesday, December 8), not the 10th",
        ),
    ],
)
def test_a_correction_keeps_what_it_does_not_touch(
    known: str, text: str, days: str
) -> None:
    assert told(text, preferred_days=known).get(DAYS, known) == days


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("noon is my pill so no. any other time", "not noon"),
        ("noon is good", "noon"),
        ("she gets here at 9 so say 9 30", "9:30"),
        ("2 15 in the afternoon", "2:15 in the afternoon"),
        ("10 to 11 30", "10 to 11:30"),
        ("i said whatever hour", "any time"),
        ("mornins", "mornings"),
        (
            "afternoon but not before two my ride wont come til one thirty",
            "afternoon but not before two my ride wont come til one thirty",
        ),
    ],
)
def test_times_told_in_a_roundabout_way(text: str, time: str) -> None:
    assert told(text, TIME)[TIME] == time


def test_when_legs_twitch_is_no_wish() -> None:
    text = "my legs won't lie still at night and I watch the baby til 2 so after that"
    assert told(text, DAYS)[TIME] == "after 2"


def test_whenever_i_am_off_is_not_any_time() -> None:
    assert TIME not in told("saturday, whenever i aint on shift", DAYS)


def test_an_hour_for_the_call_leaves_the_visit_alone() -> None:
    values = told("i can do after 4 for the call. and friday is no good")
    assert TIME not in values
    assert values[DAYS] == "Tuesday, not friday"


@pytest.mark.parametrize(
    "text", ["aint the 9th a wednesday? n is it morning too", "isn't that a Friday?"]
)
def test_a_question_about_the_days_is_no_wish(text: str) -> None:
    assert not {DAYS, TIME} & told(text).keys()


def test_a_question_may_offer_a_day() -> None:
    assert told("is Friday ok instead")[DAYS] == "Friday"
