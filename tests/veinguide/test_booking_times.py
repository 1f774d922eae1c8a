import pytest

from tests.booking_known import MONDAY
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard
from veinguide.booking.times import read_time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("mornings", "mornings"),
        ("afternoons are best", "afternoons"),
        ("after work, around 5:30", "after work, around 5:30"),
        ("first thing in the morning", "first thing in the morning"),
        ("between 2 and 4", "between 2 and 4"),
        ("10-12", "10-12"),
        ("between 10 and noon", "between 10 and noon"),
        ("3", "3"),
        ("9.30am", "9.30am"),
        ("15:30", "15:30"),
        ("3 pm or later", "3 pm or later"),
        ("not before 10am", "not before 10am"),
        ("noon", "noon"),
        ("lunchtime works", "lunchtime"),
        ("late afternoon, 4ish", "late afternoon, 4ish"),
        ("anytime after 2", "anytime after 2"),
        ("any time", "any time"),
        ("doesn't matter", "doesn't matter"),
        ("when my kid is at school", "when my kid is at school"),
        ("early", "early"),
        ("First thing", "First thing"),
        ("8 or thereabouts", "8 or thereabouts"),
        ("nine thirty", "nine thirty"),
        ("2 thirty", "2 thirty"),
        ("quarter to nine", "quarter to nine"),
        ("half past ten", "half past ten"),
        ("ten in the morning", "ten in the morning"),
        ("eleven", "eleven"),
        ("elevenish", "elevenish"),
        ("Afternoonish", "Afternoonish"),
        ("between ten and noon", "between ten and noon"),
        ("one to three", "one to three"),
        ("after the morning mess on I-70, elevenish", "elevenish"),
        ("whenever the traffic on 435 is ok, say between 10 and 2", "between 10 and 2"),
        ("on my lunch break", "on my lunch break"),
        ("gotta be back by one", "back by one"),
        ("dont matter im retired", "dont matter"),
        ("1400 hours", "1400 hours"),
        ("the late one", "the late one"),
        ("not early", "not early"),
        ("not too early", "not too early"),
        ("nothing early", "nothing early"),
        ("i dont do early", "not early"),
        ("anything but early", "anything but early"),
        ("not so late", "not so late"),
        ("not first thing", "not first thing"),
        ("no early mornings", "no early mornings"),
        ("too early is bad for me", "not too early"),
        ("not while she naps, 1 to 3", "not 1 to 3"),
        ("during the day", "during the day"),
        ("at 10 or 11", "at 10 or 11"),
        ("Whenever. I'm retired. Just not early", "not early"),
    ],
)
def test_a_time_keeps_the_visitors_words(typed: str, time: str) -> None:
    assert read_time(typed, asked=True).words == time


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("25:00", "impossible"), ("13pm", "impossible"), ("purple", "unreadable")],
)
def test_what_is_no_time_says_why(typed: str, problem: str) -> None:
    assert read_time(typed, asked=True).problem == problem


def test_a_bare_number_is_a_time_only_when_a_time_is_asked() -> None:
    assert read_time("3", asked=False).words is None
    assert read_time("Tuesday mornings", asked=False).words == "mornings"


def test_an_hour_in_words_is_a_time_in_a_short_message() -> None:
    assert read_time("after four, please", asked=False).words == "after four"
    told = "leg cramps have been waking me at three o'clock"
    assert read_time(told, asked=False).words is None


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("Yes ma'am correct", None),
        ("I am over 18", None),
        ("am I too old", None),
        ("I work nights", None),
        ("pm", "afternoon"),
        ("AM", "morning"),
        ("don't call before 10am", None),
        ("don't book me before 10am", "not before 10am"),
        ("don't call before 9, come at 2", "at 2"),
        ("I'm up at 4, so after 10", "after 10"),
        ("before his 2 o'clock dialysis", "before 2 o'clock"),
        ("his 2 o'clock dialysis", None),
        ("im on nights so not mornings", "not mornings"),
        ("she is on second shift, so mornings", "mornings"),
        ("working nights, mornings are best", "mornings"),
        ("they moved my afternoon route up. make it 9:30 to noon", "9:30 to noon"),
        (
            "mornings only, i get cramps in the afternoons when i walk the dog so i"
            " keep afternoons for resting",
            "mornings",
        ),
        ("afternoons are when i rest, mornings please", "mornings"),
        ("call me after 5", None),
        ("you can call me, in the evening", None),
        ("calls are ok too but only before 7am or after 4", None),
        ("the visit mornings. before 7 or after 4 is when they can call", "mornings"),
        ("after 5 is the best time to call", None),
        ("i'm not on call, after 5 is fine", "after 5"),
        ("they are having me come in at 2", None),
        ("not at 2. it has to be before 2", "not at 2, before 2"),
    ],
)
def test_what_is_no_wish_for_a_time_is_not_taken_for_one(
    typed: str, time: str | None
) -> None:
    assert read_time(typed, asked=False).words == time


def test_when_somebody_is_busy_is_kept_as_it_was_said_where_nothing_else_is() -> None:
    assert read_time("I teach mornings", asked=True).words == "I teach mornings"


@pytest.mark.parametrize(
    ("asked", "text", "days", "time"),
    [
        ("preferred_days", "tuesdays or thursdays in the a.m.", True, "in the am"),
        ("preferred_days", "a.m. is best, mondays", True, "morning"),
        ("preferred_time", "a.m. I told you", False, "morning"),
        ("preferred_time", "before 9 a.m.", False, "before 9 am"),
    ],
)
def test_a_half_of_the_day_with_dots(
    asked: str, text: str, days: bool, time: str
) -> None:
    form = BookingForm(asked, {"visitor_name": "Ann Lee"})
    values = decide(Heard(text, "inform"), form, MONDAY).values
    assert values["preferred_time"] == time
    assert ("preferred_days" in values) == days
