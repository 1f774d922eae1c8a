"""Whole bookings against a real agent and a real action server."""

import pytest
from sqlalchemy import select

from veinguide.storage.booking_models import BookingRequest
from veinguide.storage.engine import open_sessions


@pytest.fixture
def requests_of(booking_database, vault):
    sessions = open_sessions(f"sqlite:///{booking_database}", vault)

    def rows(visitor):
        with sessions() as session:
            found = session.scalars(
                select(BookingRequest).where(
                    BookingRequest.conversation_id == visitor.name
                )
            )
            return [
                (
                    *(row.visitor_name, row.visitor_phone, row.preferred_days),
                    *(row.preferred_time, row.reason_category),
                )
                for row in found
            ]

    return rows


def test_a_booking_with_two_interruptions_and_a_correction(visitor, requests_of):
    visitor.says("I'd like to come in", "book_consultation")
    assert visitor.responses == ["utter_booking_start", "utter_ask_visitor_name"]
    visitor.says("Mary O'Neill-Jones", "inform")
    visitor.says("does it hurt?", "ask_treatment_pain")
    assert visitor.responses == ["utter_ask_treatment_pain", "utter_ask_visitor_phone"]
    visitor.says("816 555 0142", "inform")
    visitor.says("is medicare accepted?", "ask_medicare_medicaid")
    assert visitor.responses == [
        "utter_ask_medicare_medicaid",
        "utter_ask_preferred_days",
    ]
    visitor.says("Tuesday or Thursday", "inform")
    visitor.says("mornings", "inform")
    visitor.consents()
    visitor.says("skip", "deny")
    summary = visitor.says("actually my number is 816-555-0143", "inform")
    assert "0143" in summary
    assert "Mary O'Neill-Jones" in summary
    assert visitor.titles == ["Yes, send it", "Change something", "Cancel"]
    sent = visitor.says("yes", "affirm")
    assert visitor.responses == ["utter_booking_sent"]
    assert visitor.slot("booking_code") in sent
    assert requests_of(visitor) == [
        ("Mary O'Neill-Jones", "+18165550143", "Tuesday or Thursday", "mornings", None)
    ]


def test_the_question_is_asked_once_after_each_of_five_interruptions(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Rose", "ask_cost")
    for intent in ("ask_cost", "thank", "ask_clots", "bot_challenge", "out_of_scope"):
        visitor.says("what about it?", intent)
        assert visitor.responses == [f"utter_{intent}", "utter_ask_visitor_phone"]
    visitor.says("816-555-0143", "inform")
    assert visitor.responses == ["utter_ask_preferred_days"]


def test_everything_in_one_message_leads_to_the_summary(visitor, requests_of):
    visitor.says("book", "book_consultation")
    visitor.says("Anna Lopez, 816-555-0143, Tuesday mornings work", "inform")
    visitor.consents()
    assert visitor.responses == ["utter_ask_reason_category"]
    visitor.chooses("Restless legs")
    assert visitor.responses == ["utter_ask_booking_confirmed"]
    visitor.chooses("Yes, send it")
    assert requests_of(visitor) == [
        ("Anna Lopez", "+18165550143", "Tuesday", "mornings", "restless legs")
    ]


def test_buttons_alone_answer_what_can_be_answered_by_buttons(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna", "inform")
    visitor.says("816-555-0143", "inform")
    visitor.chooses("Weekday afternoons")
    visitor.chooses("Yes, you may call")
    visitor.chooses("No texts")
    summary = visitor.chooses("Skip")
    assert "any weekday" in summary
    assert "afternoon" in summary


def test_change_something_asks_for_that_part_only(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143, Tuesday mornings", "inform")
    visitor.consents()
    visitor.says("skip", "deny")
    visitor.chooses("Change something")
    assert visitor.responses == ["utter_ask_booking_change"]
    visitor.says("who reads this?", "ask_privacy")
    assert visitor.responses == ["utter_ask_privacy", "utter_ask_booking_change"]
    visitor.says("the days", "inform")
    assert visitor.responses == ["utter_ask_preferred_days"]
    assert "Friday" in visitor.says("Friday", "inform")
    assert visitor.responses == ["utter_ask_booking_confirmed"]


def test_a_value_and_a_question_in_one_message_are_both_heard(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna", "inform")
    visitor.says("816-555-0143, does it hurt?", "ask_treatment_pain")
    assert visitor.responses == ["utter_ask_treatment_pain", "utter_ask_preferred_days"]
    assert visitor.slot("visitor_phone") == "(816) 555-0143"


def test_a_new_value_that_cannot_be_read_leaves_the_old_one(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143, Tuesday mornings", "inform")
    visitor.consents()
    visitor.says("skip", "deny")
    visitor.says("the phone number is wrong", "deny")
    visitor.says("12", "inform")
    assert visitor.responses == ["utter_ask_visitor_phone"]
    assert "816) 555-0143" in visitor.says("no wait, Thursday", "deny")
    assert visitor.responses == ["utter_ask_booking_confirmed"]


def test_an_emergency_in_the_middle_is_all_that_is_said(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Walter Brown", "inform")
    warned = visitor.says("tight chest", "report_emergency", red_flag="chest_pain")
    assert visitor.responses == ["utter_report_emergency"]
    assert visitor.titles == []
    assert "911" in " ".join(warned.split()[:15])
    assert visitor.slot("visitor_phone") is None
    visitor.says("ok", "affirm")
    assert visitor.responses == ["utter_booking_resume_offer"]
    visitor.says("yes", "affirm")
    assert visitor.responses == ["utter_ask_visitor_phone"]


@pytest.mark.parametrize(
    "intent", ["ask_more", "ask_repeat", "cancel_booking", "nlu_fallback", "affirm"]
)
def test_continue_resumes_however_it_is_understood(visitor, intent):
    visitor.says("book", "book_consultation")
    visitor.says("Walter Brown", "inform")
    visitor.says("I want to die", "report_crisis", red_flag="suicide")
    assert visitor.responses == ["utter_report_crisis"]
    visitor.says("what are varicose veins", "ask_varicose_veins_definition")
    assert visitor.responses == ["utter_ask_varicose_veins_definition"]
    visitor.says("continue with my booking", intent)
    assert visitor.responses == ["utter_ask_visitor_phone"]


def test_cancel_in_the_middle_keeps_nothing(visitor, requests_of):
    visitor.says("book", "book_consultation")
    visitor.says("Delroy", "inform")
    visitor.says("never mind, cancel", "cancel_booking")
    assert visitor.responses == ["utter_booking_cancelled"]
    assert visitor.slot("visitor_name") is None
    visitor.says("what are varicose veins?", "ask_varicose_veins_definition")
    assert visitor.responses == ["utter_ask_varicose_veins_definition"]
    assert requests_of(visitor) == []


def test_goodbye_puts_the_request_on_hold(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Rose", "inform")
    visitor.says("bye", "goodbye")
    assert visitor.responses == ["utter_booking_paused", "utter_goodbye"]
    visitor.says("book", "book_consultation")
    assert visitor.responses == ["utter_ask_visitor_phone"]


def test_three_failures_offer_the_phone(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna", "inform")
    visitor.says("12", "inform")
    visitor.says("12", "inform")
    assert "816-396-0245" in visitor.says("12", "inform")
    visitor.says("816-555-0143", "inform")
    assert visitor.responses == ["utter_ask_preferred_days"]


def test_a_past_day_is_refused_and_asked_again(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143", "inform")
    assert "passed" in visitor.says("yesterday", "inform")
    visitor.says("Monday", "inform")
    assert visitor.responses == ["utter_ask_preferred_time"]


def test_a_second_yes_makes_no_second_request(visitor, requests_of):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143, Tuesday mornings", "inform")
    visitor.consents()
    visitor.says("skip", "deny")
    visitor.chooses("Yes, send it")
    code = visitor.slot("booking_code")
    assert code in visitor.says("yes", "affirm")
    assert len(requests_of(visitor)) == 1


def test_yes_to_the_offer_of_a_visit_opens_the_form(visitor):
    visitor.says("is the visit free", "ask_consultation")
    visitor.says("yes please", "affirm")
    assert visitor.responses == ["utter_booking_start", "utter_ask_visitor_name"]


def test_two_visitors_do_not_share_a_request(new_visitor):
    anna, bob = new_visitor(), new_visitor()
    anna.says("book", "book_consultation")
    bob.says("book", "book_consultation")
    anna.says("Anna", "inform")
    bob.says("Bob", "inform")
    assert (anna.slot("visitor_name"), bob.slot("visitor_name")) == ("Anna", "Bob")


def test_a_stop_is_undone_and_the_form_goes_on(visitor):
    visitor.says("book a visit", "book_consultation")
    visitor.says("Anna Lopez", "inform")
    visitor.says("816-555-0142", "inform")
    visitor.says("never mind, cancel that", "cancel_booking")
    assert visitor.responses == ["utter_booking_cancelled"]
    visitor.says("Good. Done?", "goodbye")
    assert visitor.responses == ["utter_booking_nothing_sent"]
    visitor.says("Actually no, keep it", "deny")
    assert visitor.responses == ["utter_booking_noted", "utter_ask_preferred_days"]
    visitor.says("bye", "goodbye")
    assert visitor.responses == ["utter_booking_paused", "utter_goodbye"]


def test_no_after_a_stop_is_answered_as_ever(visitor):
    visitor.says("book a visit", "book_consultation")
    visitor.says("Anna Lopez", "inform")
    visitor.says("stop", "deny")
    visitor.says("no", "deny")
    assert visitor.responses == ["utter_deny"]


def test_who_needs_a_moment_is_not_asked_again(visitor):
    visitor.says("book a visit", "book_consultation")
    said = visitor.says("let me ask my daughter first", "deny")
    assert "no hurry" in said
    assert "?" not in said


def test_somebody_elses_visit_asks_for_their_name(visitor):
    said = visitor.says("I want a visit for my mom", "book_consultation")
    assert "the person the visit is for" in said


def test_a_call_back_is_called_so(visitor):
    assert "call you back" in visitor.says("Need a callback", "ask_human")
    assert visitor.responses[0] == "utter_booking_start_call"


def test_who_asks_for_a_person_is_told_how_to_reach_one(visitor):
    assert "816-396-0245" in visitor.says("can I talk to somebody", "ask_human")
    assert visitor.responses == ["utter_ask_human"]


def test_who_comes_back_after_a_goodbye_goes_on(visitor):
    visitor.says("book a visit", "book_consultation")
    visitor.says("Sheila Voss", "inform")
    visitor.says("bye", "goodbye")
    visitor.says("hey im back. where was i", "greet")
    assert visitor.responses[-1] == "utter_ask_visitor_phone"


def test_who_has_a_visit_already_is_not_asked_for_a_new_one(visitor):
    visitor.says("book a visit", "book_consultation")
    said = visitor.says("I already have a visit Tuesday, can I switch it", "inform")
    assert "816-396-0245" in said
    assert visitor.responses == ["utter_visit_already_set"]


def test_who_does_not_want_to_book_is_asked_nothing(visitor):
    visitor.says("I was not asking to book", "book_consultation")
    assert visitor.responses == ["utter_deny"]


def test_who_said_to_be_15_is_asked_for_a_parent(visitor):
    visitor.says("i'm 15 and my legs hurt", "ask_cramps_cause")
    visitor.says(
        "can i make an appointment or does my mom have to", "book_consultation"
    )
    assert visitor.responses[-1] == "utter_ask_guardian_name"


def test_details_that_were_missed_are_kept_for_the_form(visitor):
    visitor.says("hmm, Lupe Arredondo", "nlu_fallback")
    visitor.says("book me", "book_consultation")
    assert visitor.responses[-1] == "utter_ask_visitor_phone"
