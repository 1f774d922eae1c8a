from datetime import date
from time import process_time

import pytest

from veinguide.booking.closed import Closed
from veinguide.booking.dates import with_spelled_weekdays
from veinguide.booking.days import have_passed, read_days, without_refused_days

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Tuesday", "Tuesday"),
        ("Tuesday or Thursday", "Tuesday or Thursday"),
        ("mon, wed and fri", "mon, wed and fri"),
        ("M/W/F", "M/W/F"),
        ("weekends", "weekends"),
        ("mornings any day but Monday", "any day but Monday"),
        ("any day but I prefer Monday", "any day but I prefer Monday"),
        (
            "any day except Tuesday mornings, Friday is best",
            "any day except Tuesday mornings, Friday is best",
        ),
        ("Most days except Tuesday is bridge, and Friday", "not Tuesday or Friday"),
        ("I'm up for Friday", "Friday"),
        ("we're up for Tuesday morning", "Tuesday"),
        ("I'm up at 4, Friday", "Friday"),
        ("not Mondays", "not Mondays"),
        ("sooner than Thursday", "before Thursday"),
        ("no later than Friday", "by Friday"),
        ("whatever's first", "whatever's first"),
        ("Thursday? what's the soonest you've got", "Thursday"),
        ("the sooner the better", "the sooner the better"),
        ("dont matter im retired", "any day"),
        ("tues wed thurs all ok", "tues wed thurs"),
        ("sat if you have it", "sat"),
        ("M W F", "M W F"),
        ("M-F", "M-F"),
        ("any day but not this week", "any day but not this week"),
        (
            "not this week, not next week either actually, the one after",
            "not this week, not next week either actually, the one after",
        ),
        ("anything but friday", "anything but friday"),
        ("every other friday", "every other friday"),
        ("a week from tuesday", "a week from tuesday"),
        ("end of the week", "end of the week"),
        ("first week of december", "first week of december"),
        ("in ten days", "in ten days (Thursday, December 3)"),
        ("asap", "asap"),
        ("as soon as possible please", "as soon as possible"),
        ("earliest you have", "earliest you have"),
        ("whenever", "any day"),
        ("anytime", "any day"),
        ("no preference", "any day"),
        ("I'm free wednesdays and fridays", "wednesdays and fridays"),
        ("the week after Christmas", "the week after Christmas"),
        ("Monday through Thursday", "Monday through Thursday"),
        ("next week", "next week"),
        ("Tuesday but not the 1st", "Tuesday but not the 1st"),
        ("next Tue", "next Tue (Tuesday, December 1)"),
        ("this Friday", "this Friday (Friday, November 27)"),
        ("tomorrow", "tomorrow (Tuesday, November 24)"),
        ("the 5th", "the 5th (Saturday, December 5)"),
        ("dec 4th", "dec 4th (Friday, December 4)"),
        ("12/3", "12/3 (Thursday, December 3)"),
        ("3 December", "3 December (Thursday, December 3)"),
        ("2026-12-03", "2026-12-03 (Thursday, December 3)"),
        ("Jan 8 in the morning", "Jan 8 (Friday, January 8)"),
        ("in two weeks", "in two weeks (Monday, December 7)"),
        ("the day after tomorrow", "the day after tomorrow (Wednesday, November 25)"),
        ("Monday the 30th", "Monday the 30th (Monday, November 30)"),
    ],
)
def test_days_keep_the_visitors_words_and_spell_dates_out(
    typed: str, days: str
) -> None:
    assert read_days(typed, MONDAY, asked=True).words == days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Tuesday, not Monday", "Tuesday"),
        ("Tuesday, not Monday or Wednesday", "Tuesday"),
        ("Tuesday, not Monday and Wednesday", "Tuesday, not Monday and Wednesday"),
        ("not Monday. Wednesday", "Wednesday"),
        ("not Monday, Tuesday or Wednesday", "not Monday, Tuesday or Wednesday"),
        ("in march, not jan", "in march"),
        ("no, not january. march", "in march"),
        (
            "first week of december, not thursday",
            "first week of december, not thursday",
        ),
    ],
)
def test_only_a_day_that_is_surely_refused_is_left_out(typed: str, days: str) -> None:
    kept = without_refused_days(typed)
    assert read_days(kept, MONDAY, asked=True).words == days


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("yesterday", "past"),
        ("last Monday", "past"),
        ("November 3", "past"),
        ("11/20", "past"),
        ("1/5/25", "past"),
        ("2025-01-05", "past"),
        ("Feb 30", "impossible"),
        ("the 32nd", "impossible"),
        ("13/45", "impossible"),
        ("December 3 2029", "far"),
        ("purple", "unreadable"),
    ],
)
def test_days_the_clinic_cannot_offer_are_refused(typed: str, problem: str) -> None:
    reading = read_days(typed, MONDAY, asked=True)
    assert reading.words is None
    assert reading.problem == problem


def test_the_31st_of_a_month_without_one_is_impossible() -> None:
    assert read_days("the 31st", date(2026, 11, 5), asked=True).problem == "impossible"


def test_a_date_early_in_the_year_is_next_years_in_winter() -> None:
    assert read_days("Jan 5", MONDAY, asked=True).words == "Jan 5 (Tuesday, January 5)"


def test_the_last_day_before_the_clocks_change_is_a_day_like_any_other() -> None:
    saturday = date(2027, 3, 13)
    assert (
        read_days("tomorrow", saturday, asked=True).words
        == "tomorrow (Sunday, March 14)"
    )


def test_the_twentyninth_of_february_exists_in_leap_years_only() -> None:
    assert read_days("Feb 29", MONDAY, asked=True).problem == "impossible"
    assert (
        read_days("Feb 29", date(2027, 11, 23), asked=True).words
        == "Feb 29 (Tuesday, February 29)"
    )


def test_short_forms_count_only_when_days_are_asked() -> None:
    assert read_days("sat", MONDAY, asked=True).words == "sat"
    assert read_days("I sat down", MONDAY, asked=False).words is None
    assert read_days("whenever", MONDAY, asked=False).words is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("thurdsay", "Thursday"),
        ("wensday or tusdays", "Wednesday or Tuesdays"),
        ("saterday around midday", "Saturday around midday"),
        ("some weekday, not a holiday", "some weekday, not a holiday"),
        ("Tuesday or Thursday", "Tuesday or Thursday"),
    ],
)
def test_a_mistyped_weekday_is_spelled_right(typed: str, read: str) -> None:
    assert with_spelled_weekdays(typed) == read


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("today (Monday, November 23)", True),
        ("today or tomorrow (Monday, November 23; Tuesday, November 24)", False),
        ("tomorrow (Tuesday, November 24)", False),
        ("Monday", False),
        ("any day", False),
        ("asap", False),
        ("", False),
    ],
)
def test_a_day_passes_at_midnight(words: str, passed: bool) -> None:
    assert have_passed(words, date(2026, 11, 24)) is passed
    assert have_passed(words, MONDAY) is False


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("wed at 10 then", "wed"),
        ("Mon or Wed after 3", "Mon or Wed"),
        ("fri mornings", "fri"),
        ("I sat at home", None),
        ("the sun at noon", None),
        ("any weekday 3ish", "any weekday"),
        ("mornings tue or fri", "tue or fri"),
        ("mon wed fri afternoons", "mon wed fri"),
        ("in the morning sun", None),
        ("can i get in tuesday morning sometime", "tuesday"),
        ("she started zoloft in November", None),
        ("my appointment with my doctor is the 14th", None),
        ("don't phone while I'm at church on sunday", None),
    ],
)
def test_a_short_weekday_counts_beside_a_time(typed: str, days: str | None) -> None:
    assert read_days(typed, date(2026, 11, 23), asked=False).words == days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("after the 15th", "after the 15th (after Tuesday, December 15)"),
        ("before Dec 10", "before Dec 10 (before Thursday, December 10)"),
        ("from November 3 on", "from November 3"),
        ("any day but Tuesday or Friday", "any day but Tuesday or Friday"),
        ("I work Mondays, so Friday", "Friday"),
        ("on nights so not mornings. sat?", "sat"),
        ("dec 3, something came up on tuesday", "dec 3 (Thursday, December 3)"),
        ("something came up on tuesday", "not tuesday"),
        ("fridays dont work anymore just tuesday", "tuesday"),
        ("call me monday, come thursday", "thursday"),
        ("friday, and don't phone while I'm at church on sunday", "friday"),
        ("the baby is due in january, so march", "in march"),
        ("due in jan so february or march would be best", "in february or march"),
        ("due dec 20th. could i book for like march then", "in march"),
        ("2 or 3 may work, on tuesday", "on tuesday"),
        ("she started zoloft in November. wednesdays", "wednesdays"),
        ("my appointment with my doctor is the 14th, so thursday", "thursday"),
    ],
)
def test_a_day_that_is_a_bound_or_does_not_suit_is_not_the_day(
    typed: str, days: str
) -> None:
    assert read_days(typed, MONDAY, asked=True).words == days


def test_a_closed_day_may_be_a_bound() -> None:
    closed = Closed(weekdays=frozenset({1}))
    told = read_days("after the 15th", MONDAY, asked=True, closed=closed)
    assert told.problem is None


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("dec 28-30", "Monday, December 28 to Wednesday, December 30"),
        ("dec 28 through the 30th", "Monday, December 28 to Wednesday, December 30"),
        ("28th to 30th of december", "Monday, December 28 to Wednesday, December 30"),
        ("12/28-30", "Monday, December 28 to Wednesday, December 30"),
        ("the 28th to 30th", "Monday, December 28 to Wednesday, December 30"),
        ("the 28th-30th", "Monday, December 28 to Wednesday, December 30"),
        ("dec 28 to jan 2", "Monday, December 28 to Saturday, January 2"),
        ("jan 5 or 6", "Tuesday, January 5; Wednesday, January 6"),
        ("dec 28 or the 5th", "Monday, December 28; Saturday, December 5"),
    ],
)
def test_a_range_keeps_both_ends_in_one_month(typed: str, dates: str) -> None:
    words = read_days(typed, date(2026, 11, 29), asked=True).words
    assert words == f"{typed} ({dates})"


@pytest.mark.parametrize("typed", ["dec 3 10-12", "dec 3, 10 to 12", "10-12 dec 3"])
def test_hours_beside_a_date_are_no_more_dates(typed: str) -> None:
    days = read_days(typed, MONDAY, asked=True)
    assert days.words == "dec 3 (Thursday, December 3)"


@pytest.mark.parametrize("row", ["dec 28-30 ", "3 or 4 or ", "so march, ", "28-30 "])
def test_a_long_row_of_dates_is_read_at_once(row: str) -> None:
    start = process_time()
    read_days(row * (280 // len(row)), MONDAY, asked=True)
    assert process_time() - start < 1
