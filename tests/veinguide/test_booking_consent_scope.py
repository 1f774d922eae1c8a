"""Which calls and texts a leave or a refusal is about, and when it may be said."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep

CALL, TEXT = "consent_call", "consent_text"


def after(asked: str, text: str, **known: str) -> NextStep:
    form = BookingForm(asked, {**known_before(asked), **known})
    return decide(Heard(text, "inform"), form, MONDAY)


@pytest.mark.parametrize(
    ("asked", "text", "given"),
    [
        ("visitor_name", "Ana Ruiz. texts only, I'm deaf", {CALL: "no", TEXT: "yes"}),
        ("visitor_phone", "816-555-0188 but only text", {CALL: "no", TEXT: "yes"}),
        ("preferred_time", "mornings. text ok", {TEXT: "yes"}),
        ("preferred_days", "tuesdays. you may call me any time", {CALL: "yes"}),
        ("preferred_days", "tuesday, and a text is fine too", {TEXT: "yes"}),
        ("visitor_phone", "call me at 816 555 0143", {CALL: "yes"}),
        ("visitor_phone", "816 555 0143, call me not Gary", {CALL: "yes"}),
        ("visitor_phone", "816 555 0143 but pls text", {TEXT: "yes"}),
        ("consent_call", "yes, and texts fine too", {CALL: "yes", TEXT: "yes"}),
        ("consent_text", "texts ok. will it hurt if they laser it", {TEXT: "yes"}),
    ],
)
def test_a_leave_by_name_counts_wherever_it_is_said(
    asked: str, text: str, given: dict[str, str]
) -> None:
    told = after(asked, text).values
    assert {slot: told.get(slot) for slot in given} == given


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("visitor_name", "you can call me Rainey"),
        ("visitor_name", "they call me Bud"),
        ("preferred_days", "can you call me?"),
        ("preferred_days", "would a text be ok?"),
        ("preferred_days", "you can call my mother"),
        ("preferred_days", "maybe you can call me, not sure"),
        ("preferred_days", "you can call me if my husband agrees"),
        ("preferred_days", "calls are ok. not yet though"),
    ],
)
def test_a_name_a_question_or_a_doubt_is_no_leave(asked: str, text: str) -> None:
    assert "yes" not in [after(asked, text).values.get(s) for s in (CALL, TEXT)]


@pytest.mark.parametrize(
    "text",
    [
        "816-555-0133 is mine, dont call her she wont pick up",
        "and do NOT call my salon",
        "816 555 0133. please don't call the shop",
        "dont call between the 10th and the 17th",
        "no calls dec 10 thru 17 please",
        "don't call this week, we're at the lake",
        "816-555-0109, but during school hours text only",
        "not the office, my boss hears everything",
        "for Carol text please not call",
    ],
)
def test_a_limit_or_another_line_is_no_refusal_of_calls(text: str) -> None:
    assert after("visitor_phone", text).values.get(CALL) != "no"


@pytest.mark.parametrize(
    "text", ["no calls", "don't call me or her", "don't ever call", "please no calls"]
)
def test_a_plain_refusal_stays_one(text: str) -> None:
    assert after("visitor_phone", text).values[CALL] == "no"


def test_who_is_watched_and_refuses_texts_may_still_be_called() -> None:
    told = after("preferred_days", "no texts, he sees my phone", consent_call="yes")
    assert told.values.get(TEXT) == "no"
    assert CALL not in told.values


@pytest.mark.parametrize("asked", ["visitor_email", "booking_confirmed"])
@pytest.mark.parametrize(
    "text",
    [
        "NO calls are fine!! I said call me. Just no texts and no voicemail",
        "i dont want to give email. CALL me at 816 555 0172. thats my own cell",
        "no you can CALL me. it's only Carol thats no calls",
        'you may call too but only after 3:45pm. Not "no calls"',
        "just tell me if looks matter. and calls are OK after 3:45",
        "no you can call my cell. just not the salon",
    ],
)
def test_a_refusal_that_was_misread_is_taken_back(asked: str, text: str) -> None:
    told = after(asked, text, consent_call="no", consent_text="no").values
    assert told[CALL] == "yes"


def test_a_landline_beside_a_cell_refuses_no_texts() -> None:
    text = "816-555-0121. well thats the landline. cell is 816-555-0177 use that"
    assert TEXT not in after("visitor_phone", text).values


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("yes but I teach so between 3:15 and 5 is best, voicemail ok", "3:15 and 5"),
        ("yes call is ok but not if its nap time so like not 9-10 or 1-3", "1-3"),
    ],
)
def test_hours_beside_a_leave_are_for_the_call_and_kept_as_said(
    text: str, hours: str
) -> None:
    told = after(CALL, text).values
    assert "preferred_time" not in told
    assert told[CALL] == "yes"
    assert hours in told["visitor_note"]


def test_days_without_calls_are_no_days_of_the_visit() -> None:
    text = "816-555-0109, no calls dec 10 thru 17 please"
    told = after("visitor_phone", text, preferred_days="").values
    assert "preferred_days" not in told
    assert "dec 10 thru 17" in told["visitor_note"]


def test_when_nobody_answers_is_no_hour_of_the_visit() -> None:
    text = "816-555-0109. I can't pick up before 3:45"
    told = after("visitor_phone", text).values
    assert "preferred_time" not in told
    assert "3:45" in told["visitor_note"]
