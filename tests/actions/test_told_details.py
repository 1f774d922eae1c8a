from datetime import date, datetime, timezone

import pytest

from actions.booking_state import heard_in
from actions.told_details import (
    ALARMS,
    FOR_SOMEBODY,
    OFFER_OF_A_REQUEST,
    details_in,
    told_beside_an_alarm,
    told_without_a_form,
    wishes_a_visit,
)
from actions.validate_booking_form import ValidateBookingForm
from veinguide.booking.closed import ALWAYS_OPEN
from veinguide.booking.form import BookingForm

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
        "please book a visit for my nephew",
        "can you get my stepmom in",
        "it's for my fiancée",
        "book my mother in law",
        "sign my sons up",
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "book me an appointment please, Connie Ruiz, Friday morning, for my wife, "
            "im Ray 816 555 0138",
            "Connie Ruiz",
        ),
        (
            "Rosalind Pruett, its 816 555 0142 thats my number im her daughter Denise",
            "Rosalind Pruett (ask for Denise)",
        ),
    ],
)
def test_who_writes_does_not_replace_who_is_named_before(text: str, name: str) -> None:
    assert details_in([text])["visitor_name"] == name


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hello! My name is Barbara and I'm 66. Do cramps come from veins?", "Barbara"),
        ("my name's Frank, does laser hurt", "Frank"),
        ("is my name on the letter?", None),
        ("my name is Barbara and I ask for my mother", None),
    ],
)
def test_a_name_that_was_announced_is_never_asked_again(
    tracker_after, text: str, told: str | None
) -> None:
    tracker = tracker_after("book_consultation", "I think I'd like that visit then")
    answer = {"event": "bot", "metadata": {"utter_action": "utter_ask_leg_cramps"}}
    later = [{"event": "user", "text": "how long does it take"}, answer] * 5
    tracker.events[:0] = [{"event": "user", "text": text}, answer, *later]
    assert told_without_a_form(tracker).get("visitor_name") == told


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


@pytest.mark.parametrize("answer", [OFFER_OF_A_REQUEST, min(ALARMS)])
@pytest.mark.parametrize(
    "text",
    [
        "my legs are heavy by evening",
        "its more swollen by end of day but its fine by morning",
        "just heavy, both evenings this week. could I get another clot",
        "they jump around at night like a frog. better in the mornings",
        "worst on Sundays after my shift",
        "my calf acts up at night, is that veins",
    ],
)
def test_when_a_leg_hurts_is_no_wish_for_a_visit(
    tracker_after, text: str, answer: str
) -> None:
    tracker = tracker_after("book_consultation", "ok lets do the visit")
    tracker.events[:0] = [
        {"event": "user", "text": text},
        {"event": "bot", "metadata": {"utter_action": answer}},
    ]
    assert (
        not {"preferred_days", "preferred_time"} & told_without_a_form(tracker).keys()
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tuesday mornings please", {"preferred_days", "preferred_time"}),
        ("can I come in on Friday afternoon", {"preferred_days", "preferred_time"}),
        ("my calf aches at night. I'm free Thursdays", {"preferred_days"}),
    ],
)
def test_a_wish_told_before_the_form_is_kept(
    tracker_after, text: str, told: set[str]
) -> None:
    tracker = tracker_after("book_consultation", "ok lets do the visit")
    tracker.events[:0] = [
        {"event": "user", "text": text},
        {"event": "bot", "metadata": {"utter_action": OFFER_OF_A_REQUEST}},
    ]
    assert told <= told_without_a_form(tracker).keys()


@pytest.mark.parametrize("alarm", sorted(ALARMS))
def test_only_the_wish_is_read_out_of_a_message_with_an_alarm(
    tracker_after, alarm: str
) -> None:
    tracker = tracker_after("book_consultation", "can we finish the request")
    text = "weekday mornings. he just got me by the neck that once in august"
    tracker.events[:0] = [
        {"event": "user", "text": text},
        {"event": "bot", "metadata": {"utter_action": alarm}},
    ]
    told = told_without_a_form(tracker)
    assert told == {"preferred_days": "weekday", "preferred_time": "mornings"}


def test_a_wish_before_an_alarm_ends_with_its_sentence() -> None:
    text = "weekday mornings. he grabbed me that once in august"
    form = BookingForm("preferred_days", {})
    told = told_beside_an_alarm(text, form, date(2026, 11, 30), ALWAYS_OPEN)
    assert told == {"preferred_days": "weekday", "preferred_time": "mornings"}


@pytest.mark.parametrize(
    ("before", "heard"),
    [
        ("hers should be the same day as mine", "Note: hers should be the same day"),
        ("/affirm", "put that in the note"),
    ],
)
def test_the_message_before_is_what_goes_into_the_note(
    tracker_after, before: str, heard: str
) -> None:
    tracker = tracker_after("inform", "put that in the note")
    tracker.events[:0] = [{"event": "user", "text": before}]
    assert heard_in(tracker).text.startswith(heard)
