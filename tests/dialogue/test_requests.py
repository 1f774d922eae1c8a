"""A request that was sent is changed, cancelled and asked about, in any chat."""

import pytest

from veinguide.storage.bookings import move_request
from veinguide.storage.engine import open_sessions
from veinguide.storage.requests import find_request


@pytest.fixture
def sessions(booking_database, vault):
    return open_sessions(f"sqlite:///{booking_database}", vault)


@pytest.fixture
def stored(sessions):
    def by_code(code):
        with sessions() as session:
            return find_request(session, code)

    return by_code


@pytest.fixture
def code(visitor):
    """What `visitor` has sent."""
    visitor.says("book", "book_consultation")
    visitor.says("Anna Lopez, 816-555-0143, Tuesday mornings", "inform")
    visitor.consents()
    visitor.says("skip", "deny")
    visitor.chooses("Yes, send it")
    return visitor.slot("booking_code")


def test_the_chat_that_sent_it_may_ask_without_a_code(visitor, code):
    answer = visitor.says("what became of my request?", "ask_booking_status")
    assert visitor.responses == ["utter_status_requested"]
    assert code in answer
    assert "Tuesday" in answer
    assert visitor.slot("booking_task") is None


def test_after_the_status_a_question_is_a_question_again(visitor, code):
    visitor.says("what became of my request?", "ask_booking_status")
    visitor.says("does it hurt?", "ask_treatment_pain")
    assert visitor.responses == ["utter_ask_treatment_pain"]
    visitor.says("and my request?", "ask_booking_status")
    assert visitor.responses == ["utter_status_requested"]


def test_it_is_cancelled_after_a_question_whether_that_is_meant(visitor, code, stored):
    visitor.says("cancel my request", "cancel_booking")
    assert visitor.responses == ["utter_ask_lookup_sure"]
    visitor.chooses("Yes, cancel it")
    assert visitor.responses == ["utter_request_cancelled"]
    assert stored(code).status == "cancelled"
    assert stored(code).changes[-1].by == "visitor"


def test_no_keeps_it(visitor, code, stored):
    visitor.says("cancel my request", "cancel_booking")
    visitor.says("no, keep it", "deny")
    assert visitor.responses == ["utter_lookup_stopped"]
    assert stored(code).status == "requested"


def test_another_day_is_taken_from_the_message_itself(visitor, code, stored):
    visitor.says("can I change it to Thursday?", "change_booking")
    assert visitor.responses == ["utter_ask_booking_confirmed"]
    visitor.chooses("Yes, send it")
    assert visitor.responses == ["utter_booking_changed"]
    changed = stored(code)
    assert changed.preferred_days == "Thursday"
    assert changed.visitor_name == "Anna Lopez"
    assert changed.consents_to("call")
    assert changed.changes[-1].fields == ("preferred_days",)


def test_a_correction_right_after_sending_changes_the_request(visitor, code, stored):
    visitor.says("sorry, my number is 816-555-0199", "inform")
    assert visitor.responses == ["utter_ask_booking_confirmed"]
    visitor.says("yes", "affirm")
    assert stored(code).visitor_phone == "+18165550199"


def test_from_another_chat_code_and_number_are_asked_for(new_visitor, code, stored):
    later = new_visitor()
    later.says("I want to cancel my appointment", "cancel_booking")
    assert later.responses == ["utter_ask_lookup_code"]
    later.says(code.lower(), "inform")
    assert later.responses == ["utter_ask_lookup_phone"]
    later.says("who reads this?", "ask_privacy")
    assert later.responses == ["utter_ask_privacy", "utter_ask_lookup_phone"]
    later.says("816 555 0143", "inform")
    assert later.responses == ["utter_ask_lookup_sure"]
    later.says("yes", "affirm")
    assert stored(code).status == "cancelled"


def test_code_and_number_may_come_at_once(new_visitor, code):
    later = new_visitor()
    later.says(f"status of {code}, my number is 8165550143", "ask_booking_status")
    assert later.responses == ["utter_status_requested"]


def test_a_wrong_code_and_a_wrong_number_get_the_same_words(new_visitor, code):
    wrong_number, wrong_code = new_visitor(), new_visitor()
    one = wrong_number.says(f"status of {code}, 816-555-0188", "ask_booking_status")
    two = wrong_code.says("status of VG-22222, 816-555-0143", "ask_booking_status")
    assert one == two
    assert wrong_code.responses == ["utter_lookup_not_found", "utter_ask_lookup_code"]


def test_after_five_tries_even_the_right_pair_opens_nothing(new_visitor, code):
    guesser = new_visitor()
    guesser.says("status of VG-22222, 816-555-0177", "ask_booking_status")
    for _ in range(4):
        guesser.says("VG-22223 816-555-0177", "inform")
    guesser.says(f"{code} 816-555-0143", "inform")
    assert guesser.responses == ["utter_lookup_too_many"]


def test_a_visit_that_staff_have_set_is_not_changed_here(visitor, code, sessions):
    with sessions.begin() as session:
        row = find_request(session, code)
        move_request(
            session, code, "confirmed", by="rosa@clinic.example", now=row.updated_at
        )
    visitor.says("change my request", "change_booking")
    assert visitor.responses == ["utter_lookup_set"]


def test_an_emergency_while_the_code_is_asked_is_all_that_is_said(new_visitor):
    later = new_visitor()
    later.says("cancel my request", "cancel_booking")
    later.says("tight chest", "report_emergency", red_flag="chest_pain")
    assert later.responses == ["utter_report_emergency"]
    assert later.titles == []
    later.says("continue", "nlu_fallback")
    assert later.responses == ["utter_ask_lookup_code"]


def test_somebody_who_gives_up_is_told_that_nothing_changed(new_visitor):
    later = new_visitor()
    later.says("change my request", "change_booking")
    later.says("never mind", "deny")
    assert later.responses == ["utter_lookup_stopped"]
    later.says("book", "book_consultation")
    assert later.responses == ["utter_booking_start", "utter_ask_visitor_name"]


def test_a_visitor_under_18_books_with_a_parent(visitor, stored):
    visitor.says("book", "book_consultation")
    visitor.says("Tim Brown, I'm 15", "inform")
    assert visitor.responses == ["utter_ask_guardian_name"]
    visitor.says("my mom, Maria Brown", "inform")
    assert visitor.responses == ["utter_ask_visitor_phone"]
    visitor.says("816-555-0143, Monday afternoon", "inform")
    visitor.consents()
    summary = visitor.says("skip", "deny")
    assert "Parent or guardian: Maria Brown" in summary
    visitor.says("yes", "affirm")
    assert stored(visitor.slot("booking_code")).guardian_name == "Maria Brown"


def test_after_the_guardian_the_name_is_that_of_who_the_visit_is_for(visitor):
    visitor.says("book a visit for my daughter, she is 15", "book_consultation")
    assert visitor.responses[-1] == "utter_ask_guardian_name"
    asked = visitor.says("Dana Lee", "inform")
    assert asked == "What is the name of the person the visit is for?"


def test_a_name_told_where_a_code_was_asked_for_is_kept_for_a_new_request(visitor):
    visitor.says("did my request go thru", "ask_booking_status")
    visitor.says("name was Omar Siddiqui", "inform")
    assert visitor.responses == ["utter_lookup_without_code"]
    visitor.says("idk any code. can i just make a new one", "nlu_fallback")
    assert visitor.slot("visitor_name") == "Omar Siddiqui"
    assert visitor.responses[-1] == "utter_ask_visitor_phone"


def test_a_visit_for_a_wife_asks_for_her_name(visitor):
    visitor.says("put my wife down for one of them free looks", "book_consultation")
    assert visitor.heard[-1]["text"] == (
        "What is the name of the person the visit is for?"
    )


def test_a_day_is_noted_at_the_question_about_calls(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143, Sat mornings", "inform")
    visitor.says("if they're closed then monday", "ask_contact")
    assert visitor.responses == ["utter_booking_wish_noted", "utter_ask_consent_call"]
    assert visitor.slot("preferred_days") == "Sat, or else monday"


def test_somebody_who_wants_no_call_and_no_text_gives_an_email_address(visitor, stored):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143, Tuesday mornings", "inform")
    visitor.says("no", "deny")
    visitor.says("no", "deny")
    assert visitor.responses == ["utter_ask_visitor_email"]
    visitor.says("anna@example.com", "inform")
    visitor.says("skip", "deny")
    assert visitor.responses == ["utter_ask_booking_confirmed"]
    visitor.says("yes", "affirm")
    sent = stored(visitor.slot("booking_code"))
    assert sent.visitor_email == "anna@example.com"
    assert [(c.purpose, c.given, c.wording) for c in sent.consents] == [
        ("call", False, "2"),
        ("text", False, "2"),
    ]


def test_who_will_call_me_in_the_form_is_answered_and_the_form_goes_on(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna, 816-555-0143", "inform")
    visitor.says("who will call me?", "ask_booking_status")
    assert visitor.responses == ["utter_booking_who_calls", "utter_ask_preferred_days"]


def test_a_request_on_hold_is_not_sent_yet(visitor):
    visitor.says("book", "book_consultation")
    visitor.says("Anna", "inform")
    visitor.says("bye", "goodbye")
    visitor.says("did you get my request?", "ask_booking_status")
    assert visitor.responses == ["utter_booking_nothing_sent"]
    visitor.says("continue with my booking", "ask_booking_status")
    assert visitor.responses == ["utter_ask_visitor_phone"]
