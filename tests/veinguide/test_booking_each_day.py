"""Several days with several times, and exceptions, are kept and never turned round."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.each_day import left_for, time_of
from veinguide.booking.form import BookingForm
from veinguide.booking.values import find_values
from veinguide.booking.words import tidy

WEDNESDAY, FRIDAY = 2, 4


def wish(text: str, asked: str = "preferred_days", **known: str) -> tuple[str, str]:
    """The days and the time that `text` tells."""
    form = BookingForm(asked, known_before(asked) | known)
    values = find_values(tidy(text), form, MONDAY).values
    return values.get("preferred_days", ""), values.get("preferred_time", "")


@pytest.mark.parametrize(
    ("text", "days", "time"),
    [
        (
            "im off work wed and fri but fri only after 2 cuz of my kid",
            "wed and fri",
            "wed and fri but fri only after 2",
        ),
        (
            "tuesday mornings or thursday afternoons",
            "tuesday or thursday",
            "tuesday mornings or thursday afternoons",
        ),
        (
            "mornings on saturday if there is one, otherwise any day after 5",
            "on saturday if there is one, otherwise any day",
            "mornings on saturday if there is one, otherwise any day after 5",
        ),
        (
            "saturday mornings or weekdays after 5pm",
            "saturday or weekdays",
            "saturday mornings or weekdays after 5pm",
        ),
        (
            "friday after 2 or any time wednesday",
            "friday or wednesday",
            "friday after 2 or any time wednesday",
        ),
        ("tues am thurs pm", "tues, thurs", "tues am thurs pm"),
        (
            "all day monday, tuesday only mornings",
            "monday, tuesday",
            "all day monday, tuesday only mornings",
        ),
        (
            "she has practice mon tue thur till 5, so wednesday after school or friday",
            "wednesday or friday",
            "wednesday after school or friday",
        ),
        (
            "12/3 after 2 or 12/4 in the morning",
            "12/3 or 12/4 (Thursday, December 3; Friday, December 4)",
            "12/3 after 2 or 12/4 in the morning",
        ),
        ("monday or tuesday mornings", "monday or tuesday", "mornings"),
        ("tuesday or thursday after 3", "tuesday or thursday", "after 3"),
        ("tuesday mornings, not wednesday", "tuesday, not wednesday", "mornings"),
        (
            "next week, mornings, tuesday or thursday",
            "next week, tuesday or thursday",
            "mornings",
        ),
        ("tuesday at 10 or 11", "tuesday", "at 10 or 11"),
    ],
)
def test_each_day_keeps_its_own_time(text: str, days: str, time: str) -> None:
    assert wish(text) == (days, time)


@pytest.mark.parametrize(
    ("text", "days", "time"),
    [
        ("any morning but thursday, trash day", "not thursday", "any morning"),
        ("any afternoon except wednesday", "not wednesday", "any afternoon"),
        ("afternoons, never on wednesday", "never on wednesday", "afternoons"),
        (
            "mornings but not thursday thats her bridge day. and not this week",
            "not thursday, and not this week",
            "mornings",
        ),
        (
            "first week of december any afternoon, but that thursday I have a funeral",
            "first week of december, not thursday",
            "any afternoon",
        ),
        ("next week but I can't do tuesday", "next week, not tuesday", ""),
        ("weekdays, mondays im at dialysis", "weekdays, not mondays", ""),
        (
            "anytime but not tuesday before noon",
            "anytime but not tuesday before noon",
            "any time",
        ),
        ("any day apart from friday", "any day except friday", ""),
        ("any day that isnt monday", "any day except monday", ""),
        ("tuesday works but monday doesnt", "tuesday", ""),
        ("thursday is no good, neither is friday. wednesday", "wednesday", ""),
        ("Whenever. I'm retired. Just not early", "any day", "not early"),
        ("any day, nothing too early", "any day", "nothing too early"),
        (
            "not afternoons she naps. mornings next week",
            "next week",
            "not afternoons, mornings",
        ),
    ],
)
def test_an_exception_is_kept_as_one(text: str, days: str, time: str) -> None:
    assert wish(text) == (days, time)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "not monday wednesday or friday, thats dialysis. Tuesday or thursday.",
            "Tuesday or thursday",
        ),
        ("not mon wed fri, dialysis. tue or thu", "tue or thu"),
        ("she has dialysis mon wed fri. tuesday or thursday", "tuesday or thursday"),
        ("tuesdays and thursdays are dialysis", "not tuesdays and thursdays"),
        ("dialysis days are mon wed fri", "not mon wed fri"),
        ("not on my dialysis days which are tue thur sat", "not tue thur sat"),
        ("around my dialysis, thats mwf", "not mwf"),
        ("dialysis is mon. wed. fri.", "not mon. wed. fri"),
        ("my days off are tues and wed", "tues and wed"),
        ("not mondays. tuesdays either", "not mondays, tuesdays"),
    ],
)
def test_the_days_of_dialysis_are_no_wish(text: str, days: str) -> None:
    assert wish(text)[0] == days


@pytest.mark.parametrize(
    ("text", "known", "days", "time"),
    [
        (
            "not the thursday, theres the funeral",
            "first week of december",
            "first week of december, not the thursday",
            "",
        ),
        (
            "thats not right. wed any time, friday after 2. my name is Bao Truong",
            "wed and fri",
            "wed, friday",
            "wed any time, friday after 2",
        ),
        (
            "days are wednesday and friday. wed all day fri after 2",
            "friday",
            "wednesday and friday",
            "wed all day fri after 2",
        ),
        (
            "that saturday thing looks garbled, i want saturday morning, or weekdays"
            " after 5",
            "any day",
            "saturday, or weekdays",
            "saturday morning, or weekdays after 5",
        ),
        ("time - not early, after 10", "any day", "", "not early, after 10"),
        (
            "NOT early. late morning or afternoon",
            "any day",
            "",
            "NOT early, late morning or afternoon",
        ),
        ("not early i said", "any day", "", "not early"),
        ("Wednesday instead of tuesday", "tuesday", "Wednesday", ""),
        ("change tuesday to wednesday", "tuesday", "wednesday", ""),
        ("take thursday off", "wed or thurs", "wed", ""),
        ("friday doesnt work anymore", "wed or fri", "wed", ""),
    ],
)
def test_the_summary_is_corrected(text: str, known: str, days: str, time: str) -> None:
    assert wish(text, "booking_confirmed", preferred_days=known) == (days, time)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("doesnt matter", ""),
        ("whenever", ""),
        ("any day any time", "any time"),
        ("doesnt matter, mornings", "mornings"),
    ],
)
def test_a_time_that_is_known_stays_where_any_day_suits(text: str, time: str) -> None:
    assert wish(text, preferred_time="after 6") == ("any day", time)


@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call"])
def test_a_refusal_in_passing_takes_back_what_is_known(asked: str) -> None:
    told = wish("not afternoons, she naps", asked, preferred_time="afternoon")
    assert told[1] == "not afternoons"


@pytest.mark.parametrize(
    ("days", "time", "left"),
    [
        ("wednesday", "wed any time, fri after 2", "any time"),
        ("friday", "wed and fri but fri only after 2", "after 2"),
        ("wednesday", "wed and fri but fri only after 2", "any time"),
        ("mon and wed", "mon am, wed pm or fri noon", "mon am, wed pm"),
        ("monday", "wed am, fri after 2", ""),
        ("wed and fri", "wed am, fri after 2", None),
        ("wed and fri, not friday", "wed am, fri after 2", None),
        ("monday", "mornings", None),
    ],
)
def test_other_days_leave_the_time_of_those_that_stay(
    days: str, time: str, left: str | None
) -> None:
    assert left_for(days, time) == left


@pytest.mark.parametrize(
    ("words", "weekday", "time"),
    [
        ("wed all day fri after 2", FRIDAY, "after 2"),
        ("wed between 2 and 4, fri after 5", WEDNESDAY, "between 2 and 4"),
        ("friday after 2 or any time wednesday", WEDNESDAY, "any time"),
        ("tues am thurs pm", FRIDAY, ""),
    ],
)
def test_the_time_of_one_of_the_days(words: str, weekday: int, time: str) -> None:
    assert time_of(words, weekday) == time


@pytest.mark.parametrize("asked", ["preferred_days", "preferred_time"])
def test_a_story_between_a_time_and_a_month_is_not_copied(asked: str) -> None:
    told = "weekday mornings. he was so mean to me that once in august"
    assert "mean" not in " ".join(wish(told, asked))
