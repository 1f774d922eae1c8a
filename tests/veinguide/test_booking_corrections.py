"""A correction of days and times replaces, takes out or adds; the rest stays."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard


def told(text: str, asked: str = "booking_confirmed", **known: str) -> dict[str, str]:
    values = {**known_before(asked), **known}
    step = decide(Heard(text, "change_booking"), BookingForm(asked, values), MONDAY)
    return dict(step.values)


@pytest.mark.parametrize(
    ("known", "text", "days"),
    [
        (
            "monday, tuesday",
            "wait my monday filled up. make it just tuesday",
            "tuesday",
        ),
        ("monday, tuesday", "monday got filled up", "tuesday"),
        ("mon or tue", "monday fell through", "tue"),
        ("mondays and fridays", "no more mondays", "fridays"),
        ("monday", "monday isnt good anymore make it wed", "wed"),
        ("monday to friday", "drop the friday", "monday to friday, not friday"),
        ("tuesday", "fridays too", "tuesday, fridays"),
        ("tuesday", "thursday also works for me", "tuesday, thursday"),
        ("tuesday", "add thursday", "tuesday, thursday"),
        (
            "mon, wed or fri",
            "still after the 15th too",
            "mon, wed or fri, after the 15th (after Tuesday, December 15)",
        ),
        (
            "tuesday",
            "but not before the 15th",
            "tuesday, from the 15th (from Tuesday, December 15)",
        ),
        ("tuesday", "make it friday", "friday"),
    ],
)
def test_the_days_after_a_correction(known: str, text: str, days: str) -> None:
    assert told(text, preferred_days=known)["preferred_days"] == days


@pytest.mark.parametrize(
    ("known", "text", "time"),
    [
        ("after 3, after 2:30", "take out the 2:30, just after 3", "after 3"),
        ("2:30, after 3", "not 2:30", "after 3"),
        ("mornings, at night", "remove at night", "mornings"),
        ("2:30", "its supposed to be after 3 only, no 2:30", "after 3"),
        ("at night", "no no, not at night. in the morning", "in the morning"),
        ("morning", "change morning to 1 o clock", "1 o clock"),
        ("mornings", "change it from mornings to afternoons", "afternoons"),
        ("mornings", "it says mornings but i want afternoons", "afternoons"),
        ("mornings", "you put mornings, I said afternoons", "afternoons"),
        ("mornings", "never in the morning", "never in the morning"),
    ],
)
def test_the_time_after_a_correction(known: str, text: str, time: str) -> None:
    assert told(text, preferred_time=known)["preferred_time"] == time


@pytest.mark.parametrize("asked", ["consent_call", "reason_category"])
def test_what_the_request_says_is_no_wish(asked: str) -> None:
    text = "You've still got me down for mornings, haven't you? I'd like afternoons."
    found = told(text, asked, preferred_time="before noon")
    assert found == {"preferred_time": "afternoons"}


@pytest.mark.parametrize(
    "text",
    [
        "could you put on there that it bled Saturday",
        "at night she can not sleep because the legs jump",
        "it hurt real bad sunday night",
        "I asked you last night",
    ],
)
def test_when_a_leg_troubled_somebody_is_no_wish(text: str) -> None:
    assert not {"preferred_days", "preferred_time"} & told(text).keys()


def test_not_before_noon_answers_the_time_beside_a_yes_to_calls() -> None:
    text = "Not before noon, dear. And yes, they may ring."
    found = told(text, "consent_call", preferred_time="before noon")
    assert found == {"preferred_time": "Not before noon", "consent_call": "yes"}


def test_the_phone_that_is_not_heard_before_noon_tells_no_time() -> None:
    text = "816 555 0148, but I don't hear the telephone well before noon"
    assert told(text, "visitor_phone") == {"visitor_phone": "(816) 555-0148"}


def test_a_call_on_a_day_is_the_wish_where_none_is_known() -> None:
    text = "call me monday 7am 816-555-0199 name is Ray Dutton"
    found = told(text, "visitor_name")
    assert (found["preferred_days"], found["preferred_time"]) == ("monday", "7am")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("after 3 like i said. i get off at 2:30", "after 3"),
        ("3pm onwards", "3pm onwards"),
        ("whenever the bus runs", "whenever the bus runs"),
    ],
)
def test_a_time_keeps_its_bounds(text: str, time: str) -> None:
    assert told(text, "preferred_time")["preferred_time"] == time


@pytest.mark.parametrize(
    ("asked", "text", "known", "told"),
    [
        (
            "preferred_time",
            "actually forget the mondays, any weekday",
            {"preferred_days": "Mondays"},
            {"preferred_days": "any weekday, not mondays"},
        ),
        (
            "booking_confirmed",
            "tuesdays too now",
            {"preferred_days": "not Tuesday"},
            {"preferred_days": "any day"},
        ),
        (
            "booking_confirmed",
            "tuesdays are ok too now",
            {"preferred_days": "any day but Tuesday"},
            {"preferred_days": "any day"},
        ),
        (
            "booking_confirmed",
            "Fridays too",
            {"preferred_days": "Mondays, not Fridays"},
            {"preferred_days": "Mondays, Fridays"},
        ),
        (
            "booking_confirmed",
            "Thursdays too",
            {"preferred_days": "Mondays, not Fridays"},
            {"preferred_days": "Mondays, not Fridays, Thursdays"},
        ),
        (
            "booking_confirmed",
            "from last week?? no, the week after thanksgiving",
            {"preferred_days": "from last week"},
            {"preferred_days": "the week after thanksgiving"},
        ),
        (
            "booking_confirmed",
            "yes, but not mondays, make it wednesdays",
            {"preferred_days": "Mondays"},
            {"preferred_days": "wednesdays"},
        ),
        (
            "booking_confirmed",
            "not at 10, make it 11 am",
            {"preferred_time": "at 10"},
            {"preferred_time": "11 am"},
        ),
        (
            "preferred_days",
            "any day except monday, sorry tuesday",
            {},
            {"preferred_days": "any day except tuesday"},
        ),
        (
            "visitor_phone",
            "last name Lindqvist did you get that",
            {"visitor_name": "Patricia (ask for Patsy)"},
            {"visitor_name": "Patricia Lindqvist (ask for Patsy)"},
        ),
        ("visitor_phone", "same one i called you from last week", {}, {}),
        ("preferred_days", "i got a hair apt tomorrow morning", {}, {}),
        (
            "preferred_days",
            "the last week of the month",
            {},
            {"preferred_days": "the last week of the month"},
        ),
    ],
)
def test_what_is_dropped_added_past_or_put_right(
    asked: str, text: str, known: dict[str, str], told: dict[str, str]
) -> None:
    form = BookingForm(asked, {**known_before(asked), **known})
    assert decide(Heard(text, "inform"), form, MONDAY).values == told


def test_an_apt_may_be_asked_for() -> None:
    form = BookingForm("preferred_days", known_before("preferred_days"))
    step = decide(Heard("can i get an apt tomorrow morning", "inform"), form, MONDAY)
    assert step.values.keys() == {"preferred_days", "preferred_time"}


@pytest.mark.parametrize(
    "text", ["Hold on. Is next Tuesday the 8th?", "is that the 8th?"]
)
def test_who_asks_for_a_date_changes_no_day(text: str) -> None:
    form = BookingForm("booking_confirmed", known_before("booking_confirmed"))
    assert not decide(Heard(text, "nlu_fallback"), form, MONDAY).values
