import re
from datetime import date
from time import process_time

import pytest

from tests.booking_known import KNOWN, MONDAY, ORDER, known_before
from veinguide.booking import phrases
from veinguide.booking.closed import Closed
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step, first_missing


def after(
    asked: str | None, text: str, intent: str, failures: int = 0, **entities: str
) -> NextStep:
    """The step after `text`, with everything known that is asked before `asked`."""
    values = known_before(asked) if asked else {}
    return decide(
        Heard(text, intent, entities), BookingForm(asked, values, failures), MONDAY
    )


@pytest.mark.parametrize("intent", ["ask_treatment_pain", "out_of_scope", "inform"])
@pytest.mark.parametrize("name", ["Grace Hurt", "Rose"])
def test_a_name_that_sounds_like_a_question_is_a_name(name: str, intent: str) -> None:
    step = after("visitor_name", name, intent)
    assert step.step is Step.GO_ON
    assert step.values == {"visitor_name": name}


@pytest.mark.parametrize("asked", [*ORDER, "booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("how much is it?", "ask_cost"),
        ("does it hurt", "ask_treatment_pain"),
        ("are you open on Saturday?", "ask_contact"),
        ("insurance", "ask_insurance"),
        ("are you a robot", "bot_challenge"),
        ("thanks", "thank"),
        ("talk to a person", "ask_human"),
        ("what's the weather", "out_of_scope"),
    ],
)
def test_a_question_is_answered_whatever_is_asked(
    asked: str, question: str, intent: str
) -> None:
    step = after(asked, question, intent)
    assert step.step is Step.ANSWER
    assert step.values == {}


@pytest.mark.parametrize("asked", [None, *ORDER, "booking_confirmed"])
def test_a_red_flag_fills_nothing(asked: str | None) -> None:
    step = after(asked, "my name is Anna and I can't breathe", "report_emergency")
    assert step == NextStep(Step.ANSWER)


def test_a_value_and_a_question_are_both_heard() -> None:
    step = after("visitor_phone", "816-555-0143, does it hurt?", "ask_treatment_pain")
    assert step.step is Step.ANSWER
    assert step.values == {"visitor_phone": "(816) 555-0143"}


def test_several_values_in_one_message_are_all_kept() -> None:
    step = after(
        "visitor_name",
        "Anna Lopez, 816-555-0143, Tuesday mornings work",
        "inform",
    )
    assert step.values == {
        "visitor_name": "Anna Lopez",
        "visitor_phone": "(816) 555-0143",
        "preferred_days": "Tuesday",
        "preferred_time": "mornings",
    }


def test_values_come_in_any_order() -> None:
    step = after("visitor_name", "816-555-0143", "inform")
    assert step.values == {"visitor_phone": "(816) 555-0143"}


def test_the_opening_message_may_hold_everything() -> None:
    step = after(
        None,
        "book me in, my name is Anna Lopez, 816-555-0143, next Tue after work, for"
        " my restless legs",
        "book_consultation",
    )
    assert step.values == {
        "visitor_name": "Anna Lopez",
        "visitor_phone": "(816) 555-0143",
        "preferred_days": "next Tue (Tuesday, December 1)",
        "preferred_time": "after work",
        "reason_category": "restless legs",
    }


@pytest.mark.parametrize(
    "opening",
    [
        "please call me to schedule, i'm ready",
        "Could you have somebody call me to set up a visit?",
        "I was wondering if I could arrange a time",
        "let's book it",
    ],
)
def test_an_opening_message_without_values_gives_none(opening: str) -> None:
    assert after(None, opening, "book_consultation").values == {}


@pytest.mark.parametrize(
    ("asked", "text", "slot", "value"),
    [
        (
            "preferred_time",
            "actually my number is 816-555-0143",
            "visitor_phone",
            "(816) 555-0143",
        ),
        ("reason_category", "no, ends in 43", "visitor_phone", "(816) 555-0143"),
        ("preferred_time", "no, I meant Wednesday", "preferred_days", "Wednesday"),
        (
            "booking_confirmed",
            "no, I meant Wednesday",
            "preferred_days",
            "Wednesday",
        ),
        ("booking_confirmed", "afternoons", "preferred_time", "afternoons"),
        ("visitor_phone", "sorry, it's Ana Lopes", "visitor_name", "Ana Lopes"),
        ("preferred_days", "my name is Ana Lopes", "visitor_name", "Ana Lopes"),
        ("booking_change", "Thursday", "preferred_days", "Thursday"),
        ("booking_change", "Ana Lopes", "visitor_name", "Ana Lopes"),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "deny", "change_booking"])
def test_a_correction_replaces_what_was_said(
    asked: str, text: str, slot: str, value: str, intent: str
) -> None:
    step = after(asked, text, intent)
    assert step.step is Step.GO_ON
    assert step.values == {slot: value}


def test_anytime_answers_days_and_time() -> None:
    step = after("preferred_days", "anytime", "inform")
    assert step.values == {"preferred_days": "any day", "preferred_time": "any time"}


def test_a_time_for_each_day_is_one_answer() -> None:
    step = after("preferred_time", "Tuesday morning, Wednesday after 3", "inform")
    assert step.values == {"preferred_time": "Tuesday morning, Wednesday after 3"}


def test_any_day_says_nothing_about_the_time() -> None:
    step = after("preferred_days", "any day but Monday", "inform")
    assert step.values == {"preferred_days": "any day but Monday"}


def test_a_wish_for_a_call_is_an_answer_to_what_time() -> None:
    step = after("preferred_time", "can you call me after work?", "ask_contact")
    assert step.values == {"preferred_time": "after work"}


@pytest.mark.parametrize("text", ["how about Friday?", "can you do Friday"])
def test_an_offer_of_a_day_is_an_answer(text: str) -> None:
    step = after("preferred_days", text, "ask_contact")
    assert step.step is Step.GO_ON
    assert step.values == {"preferred_days": "Friday"}


@pytest.mark.parametrize("asked", [*ORDER, "booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("cancel", "cancel_booking"),
        ("cancel", "nlu_fallback"),
        ("stop", "deny"),
        ("never mind", "deny"),
        ("never mind, cancel", "cancel_booking"),
        ("forget it", "nlu_fallback"),
        ("I don't want to book any more", "deny"),
        ("I changed my mind", "cancel_booking"),
        ("please take my request off the list", "cancel_booking"),
    ],
)
def test_cancel_works_at_any_point(asked: str, text: str, intent: str) -> None:
    assert after(asked, text, intent).step is Step.STOP


@pytest.mark.parametrize("text", ["can I stop taking Requip?", "Stop Requip?"])
def test_a_question_about_stopping_a_medicine_does_not_cancel(text: str) -> None:
    assert after("visitor_phone", text, "ask_stop_medication").step is Step.ANSWER


@pytest.mark.parametrize(
    ("asked", "text", "prompt"),
    [
        ("visitor_name", "12345", "unreadable"),
        ("visitor_phone", "12345", "unreadable"),
        ("visitor_phone", "555-0143", "area_code"),
        ("preferred_days", "yesterday", "past"),
        ("preferred_days", "Feb 30", "impossible"),
        ("preferred_days", "purple", "unreadable"),
        ("preferred_time", "25:00", "impossible"),
        ("preferred_time", "purple", "unreadable"),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "nlu_fallback"])
def test_what_cannot_be_read_is_asked_again_with_the_reason(
    asked: str, text: str, prompt: str, intent: str
) -> None:
    step = after(asked, text, intent)
    assert step == NextStep(Step.GO_ON, prompt=prompt, ask=asked, failed=True)


@pytest.mark.parametrize("asked", ORDER[:4])
def test_the_third_failure_offers_a_way_out(asked: str) -> None:
    assert after(asked, "%%%", "nlu_fallback", failures=1).prompt == "unreadable"
    assert after(asked, "%%%", "nlu_fallback", failures=2).prompt == "stuck"


def test_somebody_who_will_not_give_a_number_is_offered_a_way_out() -> None:
    step = after("visitor_phone", "I don't want to give my number", "deny")
    assert (step.ask, step.remark) == ("visitor_phone", "why_phone")


@pytest.mark.parametrize("asked", [*ORDER, "booking_confirmed"])
@pytest.mark.parametrize(
    "text", ["my social is 123-45-6789", "4111 1111 1111 1111", "123456789"]
)
def test_an_id_or_card_number_is_never_kept(asked: str, text: str) -> None:
    step = after(asked, text, "inform")
    assert step.private
    assert step.values == {}


def test_a_question_that_was_not_understood_is_not_taken_for_a_value() -> None:
    step = after("visitor_phone", "how do you know that?", "nlu_fallback")
    assert step == NextStep(Step.ANSWER)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("cramps at night", "leg cramps"),
        ("my restless legs", "restless legs"),
        ("spider veins", "spider veins"),
        ("varicose and spider veins", "varicose veins, spider veins"),
        ("skip", "not given"),
        ("I'd rather not say", "not given"),
    ],
)
def test_a_reason_becomes_a_category(text: str, reason: str) -> None:
    assert after("reason_category", text, "inform").values == {
        "reason_category": reason
    }


def test_a_reason_that_sounds_like_a_question_is_a_reason() -> None:
    step = after("reason_category", "leg cramps", "ask_cramps_cause")
    assert step.values == {"reason_category": "leg cramps"}


def test_no_reason_is_a_skipped_reason() -> None:
    step = after("reason_category", "not really", "deny")
    assert step.values == {"reason_category": "not given"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes", "affirm"),
        ("yes please, that's right", "affirm"),
        ("send it", "nlu_fallback"),
        ("looks good", "thank"),
        ("my name is spelled right, yes send it", "affirm"),
        ("yes spelling is correct", "inform"),
        ("/affirm", "affirm"),
        ("yep! perfect thank u send it", "thank"),
        ("ok that's closest. send", "nlu_fallback"),
        ("fine whatever send it", "nlu_fallback"),
        ("whatever, they can figure it out. send", "deny"),
        ("I'll tell them myself. Yes send it", "nlu_fallback"),
        ("Oh well. I'll tell them myself. Yes send it", "ask_human"),
        ("SEND WHAT I TOLD YOU", "nlu_fallback"),
        ("looks good, send it, thank you", "affirm"),
    ],
)
def test_yes_to_the_summary_sends(text: str, intent: str) -> None:
    typed = "" if text.startswith("/") else text
    assert after("booking_confirmed", typed, intent).step is Step.SEND


def test_yes_with_a_correction_does_not_send() -> None:
    step = after("booking_confirmed", "yes but make it Wednesday", "affirm")
    assert step.step is Step.GO_ON
    assert step.values == {"preferred_days": "Wednesday"}


@pytest.mark.parametrize(
    ("text", "intent", "ask"),
    [
        ("no", "deny", "booking_change"),
        ("that's wrong", "deny", "booking_change"),
        ("change something", "change_booking", "booking_change"),
        ("the phone number is wrong", "deny", "visitor_phone"),
        ("change the day", "change_booking", "preferred_days"),
        ("wrong name", "nlu_fallback", "visitor_name"),
        ("the name is wrong", "deny", "visitor_name"),
    ],
)
def test_no_to_the_summary_asks_what_to_change(
    text: str, intent: str, ask: str
) -> None:
    assert after("booking_confirmed", text, intent) == NextStep(Step.GO_ON, ask=ask)


def test_a_correction_to_a_past_day_is_refused() -> None:
    step = after("booking_confirmed", "no, I meant yesterday", "deny")
    assert step == NextStep(Step.GO_ON, prompt="past", ask="preferred_days")


def test_another_part_may_be_changed_than_the_one_that_is_asked() -> None:
    form = BookingForm("visitor_phone", KNOWN)
    other = decide(Heard("no wait, the days", "inform"), form, MONDAY)
    assert other == NextStep(Step.GO_ON, ask="preferred_days")
    told = decide(Heard("Monday", "inform"), form, MONDAY)
    assert told.values == {"preferred_days": "Monday"}


def test_nothing_to_change_leads_back_to_the_summary() -> None:
    assert after("booking_change", "nothing", "deny").step is Step.GO_ON


@pytest.mark.parametrize("text", ["continue", "go on", "what did you ask?"])
def test_continue_asks_the_open_question_again(text: str) -> None:
    step = after("visitor_phone", text, "ask_repeat")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="visitor_phone")


def test_a_button_says_what_it_means() -> None:
    step = after("preferred_days", "", "inform", preferred_days="any day")
    assert step.values == {"preferred_days": "any day"}


@pytest.mark.parametrize("asked", ORDER)
def test_an_insult_is_not_a_name(asked: str) -> None:
    assert after(asked, "idiot", "insult").step is Step.ANSWER


@pytest.mark.parametrize(
    ("asked", "text", "intent", "values"),
    [
        ("consent_call", "yes", "affirm", {"consent_call": "yes"}),
        ("consent_call", "i guess so", "affirm", {"consent_call": "yes"}),
        ("consent_call", "no", "deny", {"consent_call": "no"}),
        ("consent_text", "no texts please", "deny", {"consent_text": "no"}),
        (
            "consent_call",
            "yes but only after 5",
            "affirm",
            {"consent_call": "yes", "visitor_note": "calls: only after 5"},
        ),
        ("consent_call", "no, ends in 43", "deny", {"visitor_phone": "(816) 555-0143"}),
        (
            "visitor_phone",
            "816-555-0142, but don't call me, text only",
            "inform",
            {
                "visitor_phone": "(816) 555-0142",
                "consent_call": "no",
                "consent_text": "yes",
            },
        ),
    ],
)
def test_consent_is_taken_as_it_is_given(
    asked: str, text: str, intent: str, values: dict[str, str]
) -> None:
    assert after(asked, text, intent).values == values


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, "visitor_name"),
        ({"visitor_name": "A", "visitor_minor": "yes"}, "guardian_name"),
        ({"visitor_name": "A"}, "visitor_phone"),
        ({"visitor_name": "A", "visitor_phone": "8"}, "preferred_days"),
        (known_before("preferred_time"), "preferred_time"),
        (known_before("consent_call"), "consent_call"),
        (known_before("consent_text"), "consent_text"),
        (known_before("reason_category"), "reason_category"),
        ({**KNOWN, "consent_call": "no"}, "visitor_email"),
        ({**KNOWN, "consent_call": "no", "consent_text": "yes"}, "booking_confirmed"),
        (
            {**KNOWN, "consent_call": "no", "visitor_email": "a@b.co"},
            "booking_confirmed",
        ),
        (KNOWN, "booking_confirmed"),
    ],
)
def test_what_is_asked_next(values: dict[str, str], missing: str) -> None:
    assert first_missing(values) == missing


def test_a_visitor_under_18_is_asked_for_a_guardian() -> None:
    step = after("visitor_name", "Tim Brown, I'm 15", "inform")
    assert step.values == {"visitor_name": "Tim Brown", "visitor_minor": "yes"}


def test_an_email_address_is_kept_whenever_it_is_told() -> None:
    step = after(
        "preferred_days", "Tuesday mornings, or mail anna@example.com", "inform"
    )
    assert step.values["visitor_email"] == "anna@example.com"
    assert step.values["preferred_days"] == "Tuesday"


@pytest.mark.parametrize("text", ["Sunday", "Sundays", "next Sunday", "Dec 25", "sun"])
def test_a_day_on_which_the_clinic_is_closed_is_refused(text: str) -> None:
    closed = Closed(weekdays=frozenset({6}), dates=frozenset({date(2026, 12, 25)}))
    form = BookingForm("preferred_days", {})
    step = decide(Heard(text, "inform"), form, MONDAY, closed)
    assert step == NextStep(
        Step.GO_ON, prompt="closed", ask="preferred_days", failed=True
    )


@pytest.mark.parametrize(
    "text", ["Sunday or Monday", "not Sundays", "any day", "Dec 24"]
)
def test_a_choice_with_an_open_day_is_taken(text: str) -> None:
    closed = Closed(weekdays=frozenset({6}), dates=frozenset({date(2026, 12, 25)}))
    form = BookingForm("preferred_days", {})
    step = decide(Heard(text, "inform"), form, MONDAY, closed)
    assert "preferred_days" in step.values


@pytest.mark.parametrize("words", ["nothing", "no, it's fine", "leave it as it is"])
def test_nothing_to_change_reads_the_summary_back(words: str) -> None:
    step = after("booking_change", words, "nlu_fallback")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="booking_confirmed")


def test_yes_to_a_question_that_wants_more_leads_to_the_way_out() -> None:
    assert after("visitor_name", "sure", "affirm").failed
    assert after("visitor_name", "sure", "affirm", failures=2).prompt == "stuck"


@pytest.mark.parametrize("words", ["yes", ""])
def test_a_day_that_passed_while_the_form_was_open_is_asked_again(words: str) -> None:
    known = {**KNOWN, "preferred_days": "today (Sunday, November 22)"}
    step = decide(
        Heard(words, "affirm"), BookingForm("booking_confirmed", known), MONDAY
    )
    assert step == NextStep(Step.GO_ON, prompt="past", ask="preferred_days")


@pytest.mark.parametrize("words", ["no email", "I don't have e-mail", "no e-mail pls"])
@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
def test_no_email_changes_nothing_where_none_was_given(asked: str, words: str) -> None:
    step = after(asked, words, "deny")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="booking_confirmed")


def test_an_email_that_is_to_be_added_is_asked_for_without_a_reason() -> None:
    step = after("booking_confirmed", "can you add my email", "change_booking")
    assert step == NextStep(Step.GO_ON, prompt="again", ask="visitor_email")


@pytest.mark.parametrize(
    ("text", "intent", "values"),
    [
        (
            "Please have someone telephone me. Margaret Ellis, 816 555 0136.",
            "book_consultation",
            {"visitor_name": "Margaret Ellis", "visitor_phone": "(816) 555-0136"},
        ),
        (
            "I'd like to come in wednesday, it's Ana, number is 816-555-0166",
            "book_consultation",
            {
                "visitor_name": "Ana",
                "visitor_phone": "(816) 555-0166",
                "preferred_days": "wednesday",
            },
        ),
        (
            "call me Jean, 816 555 0142, thursdays after lunch",
            "inform",
            {
                "visitor_name": "Jean",
                "visitor_phone": "(816) 555-0142",
                "preferred_days": "thursdays",
                "preferred_time": "after lunch",
            },
        ),
        (
            "lou, 555 0131 area code 816",
            "inform",
            {"visitor_name": "Lou", "visitor_phone": "(816) 555-0131"},
        ),
        (
            "home phone 816-555-0150, no answering machine",
            "inform",
            {"visitor_phone": "(816) 555-0150"},
        ),
    ],
)
def test_details_in_the_opening_message_are_not_asked_for_again(
    text: str, intent: str, values: dict[str, str]
) -> None:
    assert after(None, text, intent).values == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "After four, never on Sundays.",
            {"preferred_days": "never on Sundays", "preferred_time": "After four"},
        ),
        ("morning or afternoon idc", {"preferred_time": "morning or afternoon"}),
        (
            "wed at 10 then",
            {"preferred_days": "wed", "preferred_time": "at 10"},
        ),
        ("A-n-a with one n", {"visitor_name": "Ana"}),
    ],
)
def test_what_is_told_at_the_question_for_a_name_is_kept(
    text: str, values: dict[str, str]
) -> None:
    assert after("visitor_name", text, "inform").values == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("actually put it under Samantha Reyes", {"visitor_name": "Samantha Reyes"}),
        (
            "whenever is fine",
            {"preferred_days": "any day", "preferred_time": "any time"},
        ),
        (
            "any weekday 3ish",
            {"preferred_days": "any weekday", "preferred_time": "3ish"},
        ),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "change_booking"])
def test_what_is_told_at_the_question_for_a_number_is_kept(
    text: str, values: dict[str, str], intent: str
) -> None:
    step = after("visitor_phone", text, intent)
    assert step.values == values
    assert not step.failed


def test_days_alone_replace_the_days_that_were_told_before() -> None:
    known = {"visitor_name": "Ana", "preferred_days": "Monday"}
    form = BookingForm("visitor_phone", known)
    step = decide(Heard("Wednesday", "inform"), form, MONDAY)
    assert step.values == {"preferred_days": "Wednesday"}
    passing = decide(Heard("I'm out since Wednesday", "inform"), form, MONDAY)
    assert passing.values == {}


@pytest.mark.parametrize("asked", ["consent_call", "consent_text"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no thats all", "deny"),
        ("no, nothing else", "deny"),
        ("ok send it", "affirm"),
    ],
)
def test_what_is_not_about_calls_or_texts_is_no_consent(
    asked: str, text: str, intent: str
) -> None:
    step = after(asked, text, intent)
    assert step == NextStep(Step.GO_ON, prompt="not_sent", ask=asked, failed=True)


@pytest.mark.parametrize("text", ["actually make it tuesday", "yes make it tuesday"])
def test_a_correction_is_no_consent(text: str) -> None:
    form = BookingForm("consent_call", {**KNOWN, "consent_call": ""})
    step = decide(Heard(text, "affirm"), form, MONDAY)
    assert step.values == {"preferred_days": "tuesday"}


@pytest.mark.parametrize("asked", [*ORDER, "booking_confirmed"])
@pytest.mark.parametrize("text", ["nevermind forget it", "nah, never mind, cancel it"])
def test_two_ways_of_stopping_stop_as_one_does(asked: str, text: str) -> None:
    assert after(asked, text, "nlu_fallback").step is Step.STOP


@pytest.mark.parametrize("asked", ["visitor_name", "visitor_phone", "preferred_days"])
@pytest.mark.parametrize(
    "text", ["what days do you have", "when are you available?", "any openings?"]
)
def test_a_question_for_free_times_leads_to_the_days(asked: str, text: str) -> None:
    step = after(asked, text, "ask_booking_status")
    assert step == NextStep(Step.GO_ON, prompt="other_times", ask="preferred_days")


@pytest.mark.parametrize(
    "word", ["back", "here", "again", "sure", "cell", "its", "new"]
)
def test_a_word_before_a_number_is_no_name(word: str) -> None:
    step = after(None, f"{word}. 913 555 0170", "inform")
    assert step.values == {"visitor_phone": "(913) 555-0170"}


def test_a_full_name_is_read_among_the_pieces_of_an_opening_message() -> None:
    opening = "need an appointment, Ray Delgado, mornings are best"
    assert after(None, opening, "book_consultation").values == {
        "visitor_name": "Ray Delgado",
        "preferred_time": "mornings",
    }


def test_the_number_is_corrected_where_the_name_is_asked_for() -> None:
    form = BookingForm("visitor_name", {"visitor_phone": "(816) 555-0178"})
    heard = Heard("no wait that's my old one. 0187 at the end", "inform")
    assert decide(heard, form, MONDAY).values == {"visitor_phone": "(816) 555-0187"}


@pytest.mark.parametrize(
    "words",
    [
        "actually ill call you guys myself",
        "I'll just call",
        "i'll phone instead",
        "nevermind ill call the office",
        "forget it what's your number",
    ],
)
@pytest.mark.parametrize("asked", ["visitor_name", "visitor_phone", "consent_call"])
def test_who_would_rather_phone_is_let_go(asked: str, words: str) -> None:
    assert after(asked, words, "ask_contact").step is Step.PHONE


@pytest.mark.parametrize("words", ["can I call you?", "can i ring you up"])
def test_speaking_of_calls_is_not_leaving(words: str) -> None:
    assert after("visitor_name", words, "ask_contact").step is Step.ANSWER


@pytest.mark.parametrize("words", ["ok never mind delete it", "forget it, delete that"])
def test_what_was_told_may_be_deleted(words: str) -> None:
    assert after("visitor_phone", words, "ask_more").step is Step.STOP


def test_a_name_that_is_said_again_is_no_bad_number() -> None:
    form = BookingForm("visitor_phone", {"visitor_name": "Tom"})
    step = decide(Heard("just Tom", "inform"), form, MONDAY)
    assert step == NextStep(Step.GO_ON, {"visitor_name": "Tom"})


def test_a_day_at_work_is_no_wish() -> None:
    words = "no calls im on the floor all day, text only"
    values = after("consent_call", words, "inform").values
    assert values == {"consent_call": "no", "consent_text": "yes"}


def test_all_day_is_a_wish_where_days_are_asked_for() -> None:
    step = after("preferred_days", "all day", "inform")
    assert step.values == {"preferred_days": "all day"}


@pytest.mark.parametrize(
    "word",
    [
        "no thanks",
        "no thank you",
        "thanks",
        "ok",
        "okay",
        "sorry",
        "please",
        "just",
        "cancel please",
        "never mind then",
        "delete it please",
        "stop",
        "it's fine",
    ],
)
@pytest.mark.parametrize("between", [" ", ", "])
def test_many_words_of_one_kind_are_read_at_once(word: str, between: str) -> None:
    patterns = [p for p in vars(phrases).values() if isinstance(p, re.Pattern)]
    assert len(patterns) > 10
    start = process_time()
    for pattern in patterns:
        pattern.search((word + between) * 200 + "x")
    assert process_time() - start < 1


@pytest.mark.parametrize("words", ["no thanks, cancel", "no thank you, I'll just call"])
def test_a_refusal_may_lead_to_the_end(words: str) -> None:
    assert after("visitor_phone", words, "deny").step in (Step.STOP, Step.PHONE)


@pytest.mark.parametrize(
    ("asked", "text", "values"),
    [
        (
            "visitor_phone",
            "816 555 0142 did you get it?",
            {"visitor_phone": "(816) 555-0142"},
        ),
        (
            "preferred_days",
            "Tuesday morning, do you have that?",
            {"preferred_days": "Tuesday", "preferred_time": "morning"},
        ),
        ("visitor_name", "wait, read it back", {}),
        ("consent_call", "yes, read it back", {}),
    ],
)
def test_a_value_beside_a_wish_to_hear_what_is_noted(
    asked: str, text: str, values: dict[str, str]
) -> None:
    step = after(asked, text, "ask_repeat")
    assert step.reads_back
    assert step.values == values


def test_a_value_beside_a_question_for_cancelling() -> None:
    text = "can I cancel later? 816 555 0142"
    step = after("visitor_phone", text, "cancel_booking")
    assert step.remark == "how_to_cancel"
    assert step.values == {"visitor_phone": "(816) 555-0142"}


@pytest.mark.parametrize(
    ("text", "intent", "remark"),
    [
        ("yes send it. when will i hear back", "ask_booking_status", "how_soon"),
        ("send it, can I cancel later?", "cancel_booking", "how_to_cancel"),
        ("send it. will they check with her doctor", "nlu_fallback", "staff_can_say"),
        ("ok submit it, how much is it again", "ask_cost", None),
        ("YES i said send it", "nlu_fallback", None),
        ("i said yes", "affirm", None),
    ],
)
def test_send_it_sends_beside_a_question(
    text: str, intent: str, remark: str | None
) -> None:
    step = after("booking_confirmed", text, intent)
    assert (step.step, step.remark) == (Step.SEND, remark)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i said dont send it yet", "affirm"),
        ("send it. can you change the day?", "affirm"),
        ("send it at 5 instead? can they do 5", "nlu_fallback"),
        ("that was a lot. short answer yes or no", "affirm"),
        ("yes. what does it cost", "ask_cost"),
        ("not yet", "nlu_fallback"),
        ("no, not that one. send it", "nlu_fallback"),
        ("let me ask my wife. then send it", "nlu_fallback"),
        ("I'll look it up first, then send it", "nlu_fallback"),
        ("did you send it", "nlu_fallback"),
        ("will you send it", "nlu_fallback"),
        ("who do you send it to", "nlu_fallback"),
        ("make it thursday. send it", "nlu_fallback"),
        ("calls yes. send it", "nlu_fallback"),
        ("the name is misspelled. send it", "nlu_fallback"),
        ("that number is old. send it", "nlu_fallback"),
        ("ok. send it to my doctor", "nlu_fallback"),
        ("stop. then send it", "nlu_fallback"),
        ("it should say Beth. send it", "nlu_fallback"),
        ("it's Kimberley with an extra e. send it", "nlu_fallback"),
        ("it says linda sorenson. send it", "nlu_fallback"),
        ("i am 17. send it", "nlu_fallback"),
        ("the visit is for my mom. send it", "nlu_fallback"),
    ],
)
def test_a_question_or_a_change_sends_nothing(text: str, intent: str) -> None:
    assert after("booking_confirmed", text, intent).step is not Step.SEND


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("never mind ill just call tomorrow, dont send it", Step.PHONE),
        ("no spanish on there. never mind ill just call tomorrow", Step.PHONE),
        ("dont send it", Step.STOP),
        ("nah forget it, dont submit that", Step.STOP),
        ("i said don't send it", Step.STOP),
        ("don't send it, the day is wrong", Step.GO_ON),
        ("don't send it yet", Step.GO_ON),
    ],
)
def test_who_does_not_want_it_sent_is_obeyed(text: str, step: Step) -> None:
    assert after("booking_confirmed", text, "nlu_fallback").step is step


@pytest.mark.parametrize("asked", [None, "visitor_name", "consent_call"])
@pytest.mark.parametrize("intent", ["cancel_booking", "book_consultation", "ask_cost"])
@pytest.mark.parametrize(
    "text",
    [
        "whoa i didnt ask to book. i asked about the iron",
        "no i asked about cost, dont want an appointment",
        "i was only asking, not trying to book",
        "I never asked for an appointment",
        "not interested in booking",
        "stop trying to book me",
    ],
)
def test_who_wants_no_visit_leaves_the_form(
    asked: str | None, text: str, intent: str
) -> None:
    assert after(asked, text, intent).step is Step.STOP


@pytest.mark.parametrize(
    "text",
    [
        "I don't want an appointment on Monday",
        "I don't want a visit before noon",
        "i dont need an appointment just have someone call me",
    ],
)
def test_a_limit_or_a_call_refuses_no_visit(text: str) -> None:
    assert after("preferred_days", text, "inform").step is not Step.STOP


def test_a_question_beside_a_value_is_left_to_the_answers() -> None:
    text = "Tanya Ruiz, but wait do i have to pay up front"
    step = after("visitor_name", text, "nlu_fallback")
    assert step == NextStep(Step.ANSWER, {"visitor_name": "Tanya Ruiz"})
    text = "yes thats fine im 56 lol. shes on medicare tho does that matter"
    step = after("consent_call", text, "ask_medicare_medicaid")
    assert step == NextStep(Step.ANSWER, {"consent_call": "yes"})


@pytest.mark.parametrize(
    "text",
    [
        "can somebody just call me",
        "so you dont know much lol. can somebody just call me",
        "have them call me then. marcus 8165550188",
        "ok have them call, but my husbands the patient not me",
        "i want a call back",
        "call me back",
        "could the nurse phone me tomorrow",
    ],
)
def test_a_wish_for_a_call_is_heard(text: str) -> None:
    assert phrases.asks_for_a_call(text)


@pytest.mark.parametrize(
    "text",
    [
        "can I call you",
        "don't call me",
        "who will call me",
        "did someone call me",
        "can you call my insurance",
        "they call me ropey legs",
        "can i talk to a person",
    ],
)
def test_other_words_about_calls_are_no_such_wish(text: str) -> None:
    assert not phrases.asks_for_a_call(text)


@pytest.mark.parametrize(
    ("asked", "text", "intent", "values"),
    [
        (
            "preferred_time",
            "mornings. does she need to stop the requip before",
            "ask_stop_medication",
            {"preferred_time": "mornings"},
        ),
        (
            "visitor_name",
            "Keisha. but hold on is the free visit really free",
            "ask_cost",
            {"visitor_name": "Keisha"},
        ),
        (
            "reason_category",
            "restless legs. i asked if zoloft can cause restless legs",
            "ask_other_causes",
            {"reason_category": "restless legs"},
        ),
        (
            "preferred_days",
            "mon or fri. will it hurt when they look",
            "ask_treatment_pain",
            {"preferred_days": "mon or fri"},
        ),
    ],
)
def test_the_question_beside_a_value_is_heard(
    asked: str, text: str, intent: str, values: dict[str, str]
) -> None:
    step = after(asked, text, intent)
    assert (step.step, step.values) == (Step.ANSWER, values)
