"""Days and times that do not suit are never noted as wishes."""

import time

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard
from veinguide.booking.values import find_values
from veinguide.booking.words import tidy


def told(text: str, asked: str | None, **known: str) -> dict[str, str]:
    values = known_before(asked) if asked else {}
    form = BookingForm(asked, values | known)
    return find_values(tidy(text), form, MONDAY).values


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no wait thursdays the grandkids. friday", "friday"),
        ("scratch that tuesday's taken, wednesday", "wednesday"),
        ("actually monday is my birthday, so tuesday", "tuesday"),
        ("thursday won't work. friday", "friday"),
        ("can't do thursday, friday ok", "friday"),
        ("friday is my anniversary but thursday works", "thursday"),
        ("monday i work, tuesday i'm off", "tuesday"),
        ("our doctor checked it monday. can i book friday", "friday"),
        ("he looked at it on Monday and sent us. Friday", "Friday"),
        ("can you get it checked monday or tuesday", "monday or tuesday"),
        ("im on vacation next week, so the week after", "the week after"),
        ("not thursday after all, friday", "friday"),
        ("Tuesday? no, Wednesday", "Wednesday"),
        ("tuesday or no make it wednesday", "wednesday"),
        ("Mondays we bowl so not monday", "not monday"),
        ("mondays im at dialysis", "not mondays"),
        ("water aerobics is M W F", "not M W F"),
        ("tuesdays are no good", "not tuesdays"),
        ("it can't be monday", "not monday"),
        ("can't do monday, tuesday or wednesday", "not monday, tuesday or wednesday"),
        ("next week is bad", "not next week"),
        ("tomorrow won't work", "not tomorrow"),
        ("i'm out of town till friday", "after friday"),
        # Nobody knows whether these suit: asked again.
        ("friday is payday lol", None),
        ("i go to the gym mondays", None),
        ("i work monday through thursday", None),
    ],
)
def test_a_day_that_is_taken_is_no_wish(text: str, days: str | None) -> None:
    assert told(text, "preferred_days").get("preferred_days") == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tuesdays i have off", "tuesdays"),
        ("fridays are the best", "fridays"),
        ("tuesday my daughter can drive me", "tuesday"),
        ("monday isn't bad", "monday"),
        ("friday is when i'm free", "friday"),
        ("after church sunday", "sunday"),
        ("no school monday", "monday"),
        ("friday i work till noon", "friday"),
    ],
)
def test_a_day_that_suits_is_not_turned_round(text: str, days: str) -> None:
    assert told(text, "preferred_days")["preferred_days"] == days


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("mornings i'm dead", "not mornings"),
        ("i work nights at the hospital so mornings i'm dead", "not mornings"),
        ("mornings are bad", "not mornings"),
        ("i can't do mornings", "not mornings"),
        ("i don't care for mornings", "not mornings"),
        ("i'm not a morning person", "not morning"),
        ("mornings don't work, afternoons do", "afternoons"),
        ("anything but mornings", "anything but mornings"),
        ("any time but 3", "any time but 3"),
        ("im no good before noon", "after noon"),
        ("nothing before 9", "from 9"),
        ("no earlier than 10", "from 10"),
        ("no later than 11 because the bus", "by 11"),
        ("uhh 10? no 10:30, bus gets in at ten", "10:30"),
        ("4 no 5", "5"),
        ("i get off at 3", "after 3"),
        ("i pick up my kid at 3", "i pick up my kid at 3"),
        ("leg hurts at night", None),
        ("dont call before ten", None),
    ],
)
def test_a_time_that_does_not_suit_is_no_wish(text: str, time: str | None) -> None:
    assert told(text, "preferred_time").get("preferred_time") == time


@pytest.mark.parametrize(
    "text",
    [
        "so im on my lunch break make it quick i need an appt",
        "i work nights at the hospital so mornings i'm dead",
        "my legs hurt in the morning, want an appointment",
        "my legs are bad in the evenings, book me",
        "cramps started monday. how do i book",
        "i had surgery on monday",
    ],
)
def test_what_tells_of_a_life_and_not_of_a_visit_is_no_wish(text: str) -> None:
    values = told(text, None)
    assert not {"preferred_days", "preferred_time"} & values.keys()


@pytest.mark.parametrize(
    ("known", "text", "days"),
    [
        ("next week", "monday or friday", "monday or friday next week"),
        ("tues or thurs", "next week", "tues or thurs next week"),
        ("Most days", "water aerobics is M W F", "Most days, not M W F"),
        ("Tuesday or Friday", "not friday", "Tuesday"),
        ("Friday", "not friday", "not friday"),
        ("Friday", "tuesday", "tuesday"),
        ("next week", "December 4", "December 4 (Friday, December 4)"),
    ],
)
def test_days_are_put_together_with_those_told_before(
    known: str, text: str, days: str
) -> None:
    assert told(text, "preferred_days", preferred_days=known) == {
        "preferred_days": days
    }


def test_the_latest_time_of_another_day() -> None:
    assert told("then friday whatever time is latest", "preferred_time") == {
        "preferred_days": "friday",
        "preferred_time": "whatever time is latest",
    }


def test_a_reason_beside_a_time_is_left_out() -> None:
    assert told("between 12 and 1 any day cause that's my lunch", "consent_call") == {
        "preferred_days": "any day",
        "preferred_time": "between 12 and 1",
    }


@pytest.mark.parametrize("asked", ["visitor_name", "visitor_phone", "consent_call"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("wensday", {"preferred_days": "Wednesday"}),
        (
            "tuseday mornings",
            {"preferred_days": "Tuesday", "preferred_time": "mornings"},
        ),
        ("eleven", {"preferred_time": "eleven"}),
        ("nine thirty", {"preferred_time": "nine thirty"}),
        ("sat if you have it", {"preferred_days": "sat"}),
        (
            "tues wed thurs all ok, say 1 o'clock",
            {"preferred_days": "tues wed thurs", "preferred_time": "1 o'clock"},
        ),
        (
            "then just put whatever's first, mornings",
            {"preferred_days": "whatever's first", "preferred_time": "mornings"},
        ),
    ],
)
def test_a_wish_is_kept_and_is_no_name(
    asked: str, text: str, values: dict[str, str]
) -> None:
    assert told(text, asked) == values


@pytest.mark.parametrize("name", ["Fridah", "Munday", "Thu Tran", "Hang Nguyen"])
def test_a_name_like_a_weekday_is_a_name(name: str) -> None:
    assert told(name, "visitor_name") == {"visitor_name": name}


@pytest.mark.parametrize(
    "text",
    [
        *("hold on", "hold on, gotta ask my boss", "hold on wife's yelling", "one sec"),
        *("one moment please", "mom's calling", "im driving", "midnight", "gotta go"),
        *("lemme ask my wife", "half past", "at work rn"),
    ],
)
def test_who_asks_to_wait_tells_no_name(text: str) -> None:
    assert told(text, "visitor_name") == {}


def test_a_surname_is_put_to_the_name_that_is_known() -> None:
    name = told("Last name's Pickett", "consent_call", visitor_name="Deshawn")
    assert name == {"visitor_name": "Deshawn Pickett"}
    name = told("last name is Lopes", "consent_call", visitor_name="Ana Lopez")
    assert name == {"visitor_name": "Ana Lopes"}


def test_all_of_it_at_once() -> None:
    text = "guess I'll come ask em myself, Lupe Arredondo, 816 555 0155, any tues"
    assert told(text, None) == {
        "visitor_name": "Lupe Arredondo",
        "visitor_phone": "(816) 555-0155",
        "preferred_days": "any tues",
    }


@pytest.mark.parametrize("row", ["tues. & ", "thurs, ", "mon. ", "10. no. "])
def test_a_long_row_of_days_is_read_at_once(row: str) -> None:
    began = time.process_time()
    told(row * 60 + "x", "preferred_days")
    assert time.process_time() - began < 5


def test_the_summary_takes_the_new_days_and_hours_only() -> None:
    asked = "booking_confirmed"
    changed = told("hey actually dec 3 only, something came up on tuesday", asked)
    assert changed == {"preferred_days": "dec 3 (Thursday, December 3)"}
    known = {"preferred_days": "in January", "preferred_time": "afternoon"}
    assert told("in march, not jan", asked, **known) == {"preferred_days": "in march"}
    hours = told("9:30 to noon instead", asked, **known)
    assert hours == {"preferred_time": "9:30 to noon"}


@pytest.mark.parametrize(
    "asked", ["preferred_days", "consent_call", "booking_confirmed"]
)
@pytest.mark.parametrize(
    "text",
    [
        "call me after 5",
        "don't phone while I'm at church on sunday",
        "u can call me, in the evening",
        "calls only before 7am or after 4",
    ],
)
def test_hours_for_calls_change_nothing_of_the_visit(asked: str, text: str) -> None:
    assert not {"preferred_days", "preferred_time"} & told(text, asked).keys()


def test_a_whole_first_message_keeps_its_days_and_time() -> None:
    text = (
        "jared mckinney 913-555-0142 mornings tue or fri, calves cramp after my shifts"
    )
    values = told(text, None)
    assert (values["preferred_days"], values["preferred_time"]) == (
        "tue or fri",
        "mornings",
    )


@pytest.mark.parametrize("asked", ["preferred_days", "booking_confirmed"])
@pytest.mark.parametrize(
    "text",
    [
        "i got a dentist thing tomorrow morning",
        "i got a hair apt tomorrow morning",
        "my hair appointment is tomorrow morning",
        "im getting my hair done tomorrow morning",
        "i have to be at the vet tuesday",
        "i have to take my dog to the vet tuesday",
    ],
)
def test_what_takes_a_day_makes_it_no_wish(asked: str, text: str) -> None:
    form = BookingForm(asked, {**known_before(asked), "preferred_days": "Mondays"})
    values = decide(Heard(text, "inform"), form, MONDAY).values
    assert values.get("preferred_days") in (None, "Mondays, not tuesday", "not tuesday")
    assert "preferred_time" not in values


@pytest.mark.parametrize(
    "text",
    [
        "can i have a visit tomorrow",
        "i have a day off tomorrow",
        "i have a free morning tomorrow",
        "i have a ride tomorrow",
        "i have the car tomorrow",
        "i got my schedule, tomorrow works",
        "i have to be in town tomorrow",
        "my preferred appointment is tomorrow",
    ],
)
def test_what_makes_a_day_possible_leaves_it_a_wish(text: str) -> None:
    form = BookingForm("preferred_days", known_before("preferred_days"))
    days = decide(Heard(text, "inform"), form, MONDAY).values["preferred_days"]
    assert days == "tomorrow (Tuesday, November 24)"
