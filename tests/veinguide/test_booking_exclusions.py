"""What is said not to suit is never a wish, and what is told by name replaces."""

import time

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard


def told(text: str, asked: str = "booking_confirmed", **known: str) -> dict[str, str]:
    values = {**known_before(asked), **known}
    step = decide(Heard(text, "inform"), BookingForm(asked, values), MONDAY)
    return dict(step.values)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tue thu. not the 8th - court", "tue thu. not the 8th"),
        ("any weekday, i work remote", "any weekday"),
        (
            "any day but Monday or the first Thursday",
            "any day but Monday or the first Thursday",
        ),
        ("labs are Fridays so not Fridays", "not Fridays"),
        (
            "mon or wed, friday only if there's no school",
            "mon or wed, friday only if there's no school",
        ),
        (
            "tuesdays after 3 or any friday. actually no she works. just tuesdays",
            "tuesdays",
        ),
        (
            "this week is days then next week nights. off wed thur fri this week",
            "wed thur fri this week",
        ),
    ],
)
def test_an_exclusion_is_no_wish(text: str, days: str) -> None:
    assert told(text, "preferred_days")["preferred_days"] == days


@pytest.mark.parametrize(
    ("known", "text", "days"),
    [
        ("mon wed fri", "NOT dec 14", "mon wed fri, not dec 14"),
        (
            "Monday or Wednesday, Friday",
            "NO Friday. take Friday off",
            "Monday or Wednesday",
        ),
        (
            "Monday, Friday",
            "Days should be Monday or Tuesday only, forget Friday",
            "Monday or Tuesday",
        ),
        ("tue (Tuesday, December 8)", "leave days Tue Thu, no date", "Tue Thu"),
        (
            "Tuesday",
            "Never mind the Tuesday. Thursday the 10th instead",
            "Thursday the 10th (Thursday, December 10)",
        ),
        ("not weekday", "it says not weekday. i said ANY weekday", "ANY weekday"),
        (
            "any day but Wednesday",
            "And not the second Friday",
            "any day but Wednesday, not the second Friday",
        ),
        (
            "any day except Wednesdays and the second Friday",
            "So not Tuesday instead of Wednesday",
            "any day except Wednesdays and the second Friday,"
            " not Tuesday instead of Wednesday",
        ),
        (
            "friday",
            "friday is the drive to Topeka. can you make it just wednesday",
            "wednesday",
        ),
    ],
)
def test_a_correction_of_days_replaces(known: str, text: str, days: str) -> None:
    assert told(text, preferred_days=known)["preferred_days"] == days


@pytest.mark.parametrize(
    ("known", "text", "hours"),
    [
        ("after 6", "time: any time", "any time"),
        ("after 6", "time any", "any time"),
        ("after 6", "any time is fine", "any time"),
        ("NOT nights", "i can come anytime those days", "any time"),
        ("by morning", "i didnt say morning. afternoon better", "afternoon"),
        (
            "3:15 to 5",
            "time still says 3:15. just mid morning, 10 am",
            "mid morning, 10 am",
        ),
        ("3:15 to 5", "3:15 to 5 was for calling me. visit mid morning", "mid morning"),
        (
            "not 9-10, or 10:30",
            "it says not 9-10 or 10:30. visit is 10 or 10:30",
            "10 or 10:30",
        ),
        ("evenings", "time 7:30 am or after 4", "7:30 am or after 4"),
        ("evenings", "time after 6 pm or 12 to 1", "after 6 pm or 12 to 1"),
        (
            "at night",
            "BEFORE 2 in the afternoon, I dont drive at night",
            "BEFORE 2 in the afternoon",
        ),
    ],
)
def test_a_correction_of_the_time_replaces(known: str, text: str, hours: str) -> None:
    assert told(text, preferred_time=known)["preferred_time"] == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("mornings before 7 or after 430", "mornings before 7 or after 430"),
        ("saturdays only, like 8 or 9", "8 or 9"),
        ("wait i dont drive at night, so before 2, tues or wed", "before 2"),
    ],
)
def test_hours_beside_the_days_are_kept(text: str, hours: str) -> None:
    assert told(text, "preferred_days")["preferred_time"] == hours


@pytest.mark.parametrize(
    "text",
    [
        "yes but I teach so between 3:15 and 5 is best",
        "It's the calling that's after 6",
    ],
)
def test_hours_for_calls_are_no_time_of_the_visit(text: str) -> None:
    assert "preferred_time" not in told(text, "consent_call")


def test_fridays_are_added_with_their_own_time() -> None:
    values = told(
        "add fri only lunch", preferred_days="mon, wed", preferred_time="after 6"
    )
    assert values["preferred_days"] == "mon, wed, fri"
    assert values["preferred_time"] == "after 6, fri only lunch"


@pytest.mark.parametrize("row", ["tues ", "10 12 9 or ", "on Monday or ", "and "])
def test_a_long_row_is_read_at_once(row: str) -> None:
    began = time.monotonic()
    told(row * 24)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "I have golf on Mondays and my barber is every other Thursday, otherwise"
            " I'm free",
            "any day, not Mondays or every other Thursday",
        ),
        ("my knee doctor is Tuesdays so Wednesday or Friday", "Wednesday or Friday"),
        ("idk yet i get my shifts sunday", "idk yet i get my shifts sunday"),
        (
            "any day in march but not the last week",
            "any day in march but not the last week",
        ),
        ("it was for Monday but my dentist is that day so Thursday", "Thursday"),
        ("my day off is Friday", "Friday"),
    ],
)
def test_what_a_day_is_taken_by_is_no_wish(text: str, days: str) -> None:
    assert told(text, "preferred_days")["preferred_days"] == days


@pytest.mark.parametrize(
    ("known", "text", "days"),
    [
        ("Monday or Thursday", "Change Thursday to Friday please", "Monday or Friday"),
        ("Monday or Thursday", "Friday instead of Monday", "Friday or Thursday"),
        (
            "wednesday or thursday",
            "where did saturday go. add it back pls",
            "wednesday or thursday, saturday",
        ),
        (
            "Monday or Friday",
            "my sister wants Monday too so only Friday for me",
            "only Friday",
        ),
        (
            "any day in january",
            "it says any day. i said not the first week",
            "any day in january, not the first week",
        ),
        (
            "Tuesday the 8th, Thursday or Friday (Tuesday, December 8)",
            "Take out the Tuesday",
            "Thursday or Friday",
        ),
    ],
)
def test_a_change_of_one_day_leaves_the_others(
    known: str, text: str, days: str
) -> None:
    assert told(text, preferred_days=known)["preferred_days"] == days


def test_the_saturday_in_passing_changes_nothing_but_the_time() -> None:
    text = "the saturday one isnt every saturday but ok. can u put afternoons after 1"
    values = told(text, preferred_days="wednesday or saturday")
    assert values == {"preferred_time": "afternoons after 1"}


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        (
            "booking_confirmed",
            "yes send it and call Karen only after 5",
            "call Karen only after 5",
        ),
        (
            "booking_confirmed",
            "no! the visit is not before 10. the CALL is after 5",
            "the CALL is after 5",
        ),
        (
            "booking_confirmed",
            "you can't call me at 9 in the morning, will they see the part about"
            " after 5?",
            "you can't call me at 9 in the morning",
        ),
        (
            "visitor_phone",
            "best to get me at 913-555-0116, weekdays after 5:30",
            "best to get me at 913-555-0116, weekdays after 5:30",
        ),
        ("consent_call", "yes, not after 8 at night", "calls: not after 8 at night"),
    ],
)
def test_hours_for_calls_are_for_the_note_and_no_time_of_the_visit(
    asked: str, text: str, note: str
) -> None:
    values = told(text, asked)
    assert values["visitor_note"] == note
    assert values.get("preferred_time") in (None, "not before 10")
    assert "preferred_days" not in values


def test_nap_time_is_a_wish_where_it_is_named_as_one() -> None:
    text = "nap time is 1 to 3 so after 3 or at nap time"
    assert told(text, "preferred_time")["preferred_time"] == "1 to 3, after 3"
