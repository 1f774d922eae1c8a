from datetime import datetime, timezone

import pytest

from actions.told_details import (
    FOR_SOMEBODY,
    details_in,
    told_without_a_form,
    wishes_a_visit,
)
from actions.validate_booking_form import ValidateBookingForm

FORM = "booking_form"


@pytest.mark.parametrize(
    "text",
    [
        "ok lets do it, request a visit for her",
        "can i make the appointment for her",
        "I'd like to set that up for her please",
        "ok have them call, but my husbands the patient not me",
        "sign her up please",
        "i need it for my mother",
    ],
)
def test_a_visit_may_be_for_somebody_else(text: str) -> None:
    assert FOR_SOMEBODY.search(text)


@pytest.mark.parametrize(
    "text",
    ["they gave that for her leg", "is it good for them to rest", "I want a visit"],
)
def test_who_is_spoken_of_need_not_be_the_patient(text: str) -> None:
    assert not FOR_SOMEBODY.search(text)


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Fine. Put me down then but I don't do texts, call the house", True),
        ("I'd like to set that up for her please", True),
        ("don't put me down for anything", False),
        ("i dont want a visit", False),
    ],
)
def test_a_refusal_of_something_else_refuses_no_visit(text: str, wishes: bool) -> None:
    assert wishes_a_visit(text) == wishes


def test_a_name_in_small_letters_is_told_with_its_number() -> None:
    assert details_in(["have them call me then. marcus 8165550188"]) == {
        "visitor_name": "Marcus",
        "visitor_phone": "(816) 555-0188",
    }


def test_a_name_and_a_surname_told_one_after_the_other_are_one() -> None:
    told = details_in(["my name is Dale, 816 555 0188", "last name is Kowalczyk"])
    assert told["visitor_name"] == "Dale Kowalczyk"


def test_a_name_that_was_answered_with_a_remark_is_not_lost(tracker_after) -> None:
    text = "Fine. Put me down then but I don't do texts, call the house. Ed Kowalczyk"
    tracker = tracker_after("inform", "816 555 0177")
    tracker.events[:0] = [
        {"event": "user", "text": text},
        {"event": "bot", "metadata": {"utter_action": "utter_remark"}},
    ]
    assert told_without_a_form(tracker) == {"visitor_name": "Ed Kowalczyk"}


def test_the_daughter_who_writes_does_not_replace_her_mother(
    dispatcher, sessions, tracker_after, slots_set
) -> None:
    tracker = tracker_after(
        "inform",
        "my name is Carol, 785-555-0110",
        active_loop=FORM,
        requested_slot="visitor_phone",
        visitor_name="Dorothea Vandenbosch",
    )
    tracker.events.insert(0, {"event": "user", "text": "I need a visit for my mother"})
    noon = datetime(2026, 11, 23, 18, tzinfo=timezone.utc)
    action = ValidateBookingForm(clock=lambda: noon, sessions=sessions)
    slots = slots_set(action.run(dispatcher, tracker, {}))
    assert slots["visitor_name"] == "Dorothea Vandenbosch (ask for Carol)"
