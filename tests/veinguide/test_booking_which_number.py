"""Several numbers in one message, a second one, and somebody else's."""

import pytest

from tests.booking_known import KNOWN, MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep

OWN, OTHER = "(816) 555-0143", "(816) 555-0144"


def after(asked: str, text: str, **known: str) -> NextStep:
    values = {**known_before(asked), **known}
    return decide(Heard(text, "inform"), BookingForm(asked, values), MONDAY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "work is 816-555-0144 ext 4, dispatch. my cell is 816 555 0143, use that",
            OWN,
        ),
        ("old number was 816-555-0144, new one is 816-555-0143", OWN),
        ("not 816-555-0144, use 816-555-0143", OWN),
        ("816-555-0143, not 816-555-0144", OWN),
        ("cell 816-555-0144 home 816-555-0143. try home first", OWN),
        ("816-555-0143 or 816-555-0144", OWN),
        (
            "cell is 816 555 0144, landline 816-555-0143 but call the land line",
            OWN,
        ),
        ("home 816 555 0143, cell 816-555-0144, don't call the cell", OWN),
    ],
)
def test_the_number_to_use_is_chosen(text: str, number: str) -> None:
    assert after("visitor_phone", text).values["visitor_phone"] == number


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("home 816-555-0143, cell 816-555-0144", "one_number"),
        ("816-555-0143, not 816-555-0144", None),
        ("816-555-0143", None),
    ],
)
def test_a_second_number_is_not_dropped_in_silence(
    text: str, remark: str | None
) -> None:
    assert after("visitor_phone", text).remark == remark


@pytest.mark.parametrize("asked", ["consent_text", "booking_confirmed"])
def test_a_second_number_leaves_the_first_and_is_noted(asked: str) -> None:
    step = after(asked, "put my cell as a second number 816-555-0144")
    assert step.values == {"visitor_note": f"other number: cell {OTHER}"}
    assert (step.remark, step.ask) == ("one_number", asked)


@pytest.mark.parametrize(
    ("text", "number", "note"),
    [
        ("816 555 0143 is the house, cell is 816 555 0144", OWN, f"cell {OTHER}"),
        ("816 555 0143 for me, Carol's is 816 555 0144", OWN, f"Carol's {OTHER}"),
        ("816 555 0144. thats the landline. cell is 816 555 0143 use that", OWN, OTHER),
    ],
)
def test_the_other_number_is_kept_for_the_staff(
    text: str, number: str, note: str
) -> None:
    told = {"visitor_phone": number, "visitor_note": f"other number: {note}"}
    assert after("visitor_phone", text).values == told


@pytest.mark.parametrize(
    "text", ["use the cell please, 816", "no I said the cell", "use the other one"]
)
def test_the_other_number_is_used_where_it_is_named(text: str) -> None:
    known = {"visitor_phone": OWN, "visitor_note": f"other number: cell {OTHER}"}
    step = after("consent_call", text, **known)
    assert step.values["visitor_phone"] == OTHER
    assert step.values["visitor_note"] == f"other number: {OWN}"


@pytest.mark.parametrize("text", ["use the house phone", "you can call my cell"])
def test_a_number_that_nobody_told_is_not_used(text: str) -> None:
    known = {"visitor_phone": OWN, "visitor_note": f"other number: cell {OTHER}"}
    assert "visitor_phone" not in after("consent_call", text, **known).values


@pytest.mark.parametrize(
    "asked", ["preferred_days", "consent_call", "reason_category", "booking_confirmed"]
)
def test_use_my_cell_replaces_the_number_at_any_step(asked: str) -> None:
    step = after(asked, "use my cell 816 555 0144")
    assert step.values == {"visitor_phone": OTHER}
    assert step.forgotten == ()


@pytest.mark.parametrize(
    "text",
    [
        "want different phone. husband phone 816-555-0144 better",
        "call my daughter at 816-555-0144 instead",
        "her number is 816-555-0144",
    ],
)
def test_the_number_of_another_needs_a_yes_of_its_own(text: str) -> None:
    step = after("booking_confirmed", text, consent_text="yes")
    assert step.values["visitor_phone"] == OTHER
    assert (step.remark, step.forgotten) == (
        "number_of_another",
        ("consent_call", "consent_text"),
    )


def test_ones_own_number_beside_somebody_elses_keeps_the_yes() -> None:
    text = "thats my sons number, mine is 816-555-0144"
    assert after("booking_confirmed", text, **KNOWN).forgotten == ()


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("I'd rather not give out my telephone", "why_phone"),
        ("I don't give that out", "why_phone"),
        ("i dont have one", "why_phone"),
        ("why do they need it?", "why_phone"),
        ("Can't they just write to me by e-mail?", "only_email"),
        ("I only have email", "only_email"),
    ],
)
def test_who_gives_no_number_hears_another_way(text: str, remark: str) -> None:
    step = after("visitor_phone", text)
    assert (step.remark, step.ask) == (remark, "visitor_phone")


def test_ten_digits_with_no_such_area_code_are_told_apart() -> None:
    step = after("visitor_phone", "i just gave it to you, 555 201 7733")
    assert step.prompt == "no_such_number"


def test_a_number_that_is_spelled_in_three_steps_is_read() -> None:
    text = "area code 8 1 6 then 555 then zero one four three"
    assert after("visitor_phone", text).values == {"visitor_phone": OWN}


def test_the_landline_may_still_be_chosen() -> None:
    note = f"other number: landline {OTHER}"
    step = after(
        "preferred_days",
        "no i said call the land line",
        visitor_phone=OWN,
        visitor_note=note,
    )
    assert step.values["visitor_phone"] == OTHER
    assert step.values["visitor_note"] == f"other number: {OWN}"


@pytest.mark.parametrize(
    "text", ["no, the other phone dont do texts", "yes both numbers the same call"]
)
def test_no_other_number_is_promised_where_none_was_told(text: str) -> None:
    assert after("consent_call", text).remark is None
