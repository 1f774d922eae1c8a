"""An excluded day or window never appears as a wish, however it is said."""

import re
from datetime import date
from time import process_time

import pytest

from veinguide.booking.decide import decide
from veinguide.booking.form import (
    CALL,
    CONFIRMED,
    DAYS,
    NAME,
    PHONE,
    REASON,
    TEXT,
    TIME,
    YES,
    BookingForm,
    Heard,
)
from veinguide.booking.values import find_values

TODAY = date(2026, 11, 30)
KNOWN = {NAME: "Tom Adams", PHONE: "(816) 555-0163"}
COMPLETE = {CALL: YES, TEXT: YES, REASON: "leg cramps"}
EXCEPTED = re.compile(
    r"\b(?:not|no|never|except|but|other than|nothing|rather not)\b", re.IGNORECASE
)

REFUSED_DAY = (
    "not {day}s",
    "no {day}s",
    "not a {day} please",
    "never on a {day}",
    "nope not {day}",
    "please not {day}",
    "can't do {day}s",
    "I cannot come on {day}",
    "{day}s don't work",
    "{day}'s no good",
    "{day} won't work",
    "{day} is out",
    "{day} is impossible",
    "{day} no can do",
    "{day}s are the worst for me",
    "{day}s im not available",
    "{day}s I'd rather not",
    "I'd rather not do {day}s",
    "avoid {day}s",
    "skip {day}s",
    "leave out {day}",
    "I hate {day}s",
    "not available on {day}",
    "unavailable {day}s",
    "i'm never free on {day}s",
    "I dont want {day}",
    "no to {day}",
    "{day} I have church",
    "{day} is the one I can't",
    "{day} is the only day I can't",
    "the only day i cant do is {day}",
    "i am gone {day}",
    "I have the grandkids {day}",
    "I have to babysit on {day}s",
    "I'm at dialysis 6 to 10 {day}",
    "any day but {day}",
    "any day except {day}",
    "anything but a {day}",
    "anything besides {day}",
    "every day but not {day}",
    "any day other than {day}",
    "all days excluding {day}",
    "weekdays except {day}",
)
REFUSED_HOURS = (
    "not between 1 and 3",
    "NOT BETWEEN 1 AND 3",
    "TIME. NOT BETWEEN 1 AND 3",
    "not 1 to 3",
    "never between 1 and 3",
    "not from 1 to 3",
    "nothing between 1 and 3 please",
    "I can't make it from 1 to 3",
    "can't come between 1 and 3",
    "i cant do 1 to 3",
    "1 to 3 I can't",
    "1-3 doesn't work",
    "1-3 is my nap time",
    "1 to 3 is lunch",
    "my nap is 1 to 3",
    "i nap from 1 to 3 so not then",
    "anytime but not during my nap 1 to 3",
    "any time except 1 to 3",
    "anytime besides 1 to 3",
    "mornings, just not 1 to 3",
    "don't book me 1 to 3",
    "avoid 1-3",
    "keep it away from 1 to 3",
    "i'm asleep from 1 to 3",
    "from 1 to 3 i'm at work",
    "NO. NOT 1 TO 3 THAT IS MY NAP",
    "please no appointments between 1 and 3",
)
REFUSED_PART = (
    "no {part}s",
    "no {part}s please",
    "{part}s don't work",
    "can't do {part}s",
    "{part}s are bad",
    "I hate {part}s",
    "anything but {part}s",
    "except {part}s",
    "not in the {part}",
    "I'd rather not come in the {part}",
    "nothing in the {part}",
    "never in the {part}",
    "{part}s are out",
)


def _told(text: str, asked: str, known: dict[str, str]) -> dict[str, str]:
    rest = COMPLETE if asked == CONFIRMED else {}
    form = BookingForm(asked, {**KNOWN, **rest, **known})
    return find_values(text, form, TODAY).values


def _is_excepted(words: str, named: str) -> bool:
    """Whether an exception stands before `named`, where it is named at all."""
    found = re.search(named, words, re.IGNORECASE)
    return found is None or bool(EXCEPTED.search(words[: found.start()]))


@pytest.mark.parametrize("day", ["Thursday", "monday"])
@pytest.mark.parametrize("said", REFUSED_DAY)
def test_a_refused_day_is_no_wish(said: str, day: str) -> None:
    for asked, known in ((DAYS, {}), (CONFIRMED, {DAYS: "Friday", TIME: "mornings"})):
        values = _told(said.format(day=day), asked, known)
        for slot in (DAYS, TIME):
            assert _is_excepted(values.get(slot, ""), day), (asked, values)


@pytest.mark.parametrize("said", REFUSED_HOURS)
def test_refused_hours_are_no_wish(said: str) -> None:
    for asked, known in (
        (DAYS, {}),
        (TIME, {DAYS: "Monday"}),
        (CONFIRMED, {DAYS: "Monday", TIME: "any time"}),
    ):
        time = _told(said, asked, known).get(TIME, "")
        assert "1" in time, (asked, time)
        assert _is_excepted(time, "1"), (asked, time)


@pytest.mark.parametrize("part", ["morning", "evening"])
@pytest.mark.parametrize("said", REFUSED_PART)
def test_a_refused_part_of_the_day_is_no_wish(said: str, part: str) -> None:
    for asked, known in ((DAYS, {}), (TIME, {DAYS: "Monday"})):
        time = _told(said.format(part=part), asked, known).get(TIME, "")
        assert _is_excepted(time, part), (asked, time)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("do yall do saturdays im on the road monday thru friday", "monday"),
        ("no im GONE monday thru friday, saturday only", "monday"),
        ("i'm away dec 20 to dec 28", "dec 20"),
        ("i'm gone the first week of december", "first week"),
        ("is she ok to fly in 2 weeks", "2 weeks"),
        ("my wedding is june 14", "june 14"),
        ("im due march 12", "march"),
        ("my birthday is january 9", "january"),
        ("we fly out dec 12", "dec"),
        ("I can do tuesdays but wednesdays are out", "wednesday"),
        ("mon wed fri not tues thurs", "tues"),
    ],
)
def test_days_away_and_dates_of_something_else_are_no_wish(
    said: str, named: str
) -> None:
    assert _is_excepted(_told(said, DAYS, {}).get(DAYS, ""), named)


@pytest.mark.parametrize(
    ("said", "days", "time"),
    [
        ("do yall do saturdays im on the road monday thru friday", "saturdays", None),
        ("no im GONE monday thru friday, saturday only", "saturday", None),
        ("9:30 to 11 mon or fri", "mon or fri", "9:30 to 11"),
        (
            "not before 9 ... so like 930 to 11 mon or fri",
            "mon or fri",
            "not before 9, 930 to 11",
        ),
        ("after 330 mon or fri", "mon or fri", "after 330"),
        ("10 til noon tuesday", "tuesday", "10 til noon"),
        (
            "second week of january, anything after 3:30 bc school pickup isn't til"
            " then.. wait no I mean BEFORE 2:30, pickup is 3",
            "second week of january",
            "BEFORE 2:30",
        ),
        ("i need it for the week after new years", "the week after new years", None),
        ("last week of december", "last week of december", None),
        ("the 2nd week of january", "the 2nd week of january", None),
        (
            "late april, after the 20th",
            "late april, after the 20th (after Tuesday, April 20)",
            None,
        ),
        (
            "evenings, i work nights no wait i mean mornings i get off at 7",
            None,
            "mornings",
        ),
        ("monday. no wait tuesday", "tuesday", None),
        (
            "weds or thurs evenings. actually do you have evenings?",
            "weds or thurs",
            "evenings",
        ),
        (
            "don't matter, weekends or monday mornings, is it even open weekends?",
            "weekends or monday",
            "mornings",
        ),
        ("anytime is fine, I'm retired", "any day", "any time"),
        ("i work til 3 so after that or text me", None, "after 3"),
        (
            "any day but wensday after 4, and friday all day",
            "any day but Wednesday after 4, and friday all day",
            None,
        ),
        ("we are in florida til january 5", "after january 5", None),
        ("before my trip on dec 12", "before dec 12", None),
    ],
)
def test_a_wish_keeps_what_counts(
    said: str, days: str | None, time: str | None
) -> None:
    values = _told(said, DAYS, {})
    told = values.get(DAYS)
    assert told == days or (told or "").startswith(f"{days} ("), values
    assert values.get(TIME) == time


@pytest.mark.parametrize(
    ("known", "said", "time"),
    [
        ("any time", "TIME. NOT BETWEEN 1 AND 3", "any time, NOT BETWEEN 1 AND 3"),
        ("mornings", "not 11 to 12", "mornings, not 11 to 12"),
        ("1 to 3", "not 1 to 3", "not 1 to 3"),
        ("not before 9", "the time is 930 to 11 not just after 9", "930 to 11"),
        ("after 9", "time 9:30 to 11", "9:30 to 11"),
        ("9:30", "it ends at 11 i have to pick him up", "9:30 until 11"),
    ],
)
def test_the_time_is_corrected(known: str, said: str, time: str) -> None:
    assert _told(said, CONFIRMED, {DAYS: "Monday", TIME: known})[TIME] == time


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("days are weds or thurs!!", "weds or thurs"),
        ("not friday?? friday is good i said im off", "friday"),
        ("days should say second week of jan", "second week of jan"),
    ],
)
def test_the_days_are_corrected(said: str, days: str) -> None:
    assert _told(said, CONFIRMED, {DAYS: "Monday", TIME: "mornings"})[DAYS] == days


def test_a_name_beside_a_wish_is_the_name() -> None:
    opening = BookingForm(NAME, {})
    said = "Curtis Odom. week after NEW YEARS, like jan 4 to the 8"
    values = find_values(said, opening, TODAY).values
    assert values[NAME] == "Curtis Odom"
    assert "jan 4 to the 8" in values[DAYS]


def test_a_name_and_days_are_corrected_at_once() -> None:
    said = "my name isnt Like its Curtis Odom. and its jan 4 to jan 8"
    values = _told(said, CONFIRMED, {NAME: "Like", DAYS: "Monday", TIME: "mornings"})
    assert values[NAME] == "Curtis Odom"
    assert values[DAYS].startswith("jan 4 to jan 8")


def test_a_number_beside_any_time_is_any_day_and_time() -> None:
    form = BookingForm(PHONE, {NAME: "Jo Hill"})
    said = "816-555-0112, anytime is fine, I'm retired"
    values = find_values(said, form, TODAY).values
    assert values[DAYS] == "any day"
    assert values[TIME] == "any time"


def test_days_beside_a_name_replace_those_that_were_excluded() -> None:
    form = BookingForm(NAME, {DAYS: "not saturdays or sundays"})
    values = find_values("Tom Adeyemi. weds or thurs evenings.", form, TODAY).values
    assert values == {
        NAME: "Tom Adeyemi",
        DAYS: "weds or thurs",
        TIME: "evenings",
    }


def test_times_told_day_by_day_leave_no_other_time() -> None:
    said = "no thats mixed up. any day but wensday after 4, and friday all day"
    told = "any day but Wednesday after 4, and friday all day"
    values = _told(said, CONFIRMED, {DAYS: "friday", TIME: "not after 4, after 4"})
    assert values[DAYS] == values[TIME] == told


@pytest.mark.parametrize(
    "said", ["not " * 70, "1 to 3 " * 40, "wait no i mean " * 20, "a " * 140]
)
def test_no_line_takes_long(said: str) -> None:
    start = process_time()
    _told(said, DAYS, {})
    assert process_time() - start < 2


def test_days_asked_for_are_noted_and_days_on_the_road_are_not() -> None:
    said = "do yall do saturdays im on the road monday thru friday"
    step = decide(Heard(said, "ask_contact"), BookingForm(DAYS, KNOWN), TODAY)
    assert step.values[DAYS] == "saturdays"
