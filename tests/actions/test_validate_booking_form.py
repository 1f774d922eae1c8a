from datetime import datetime, timezone

import pytest

from actions.ask_booking_confirmed import ActionAskBookingConfirmed
from actions.validate_booking_form import ValidateBookingForm
from tests.booking_known import known_before
from veinguide.storage.booking_models import UnfinishedBooking

FORM = "booking_form"
NOON = datetime(2026, 11, 23, 18, tzinfo=timezone.utc)


@pytest.fixture
def validate(dispatcher, sessions):
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    return lambda tracker: action.run(dispatcher, tracker, {})


def test_the_opening_message_is_read_and_the_form_introduced(
    validate, dispatcher, tracker_after, slots_set
):
    events = validate(tracker_after("book_consultation", "book me, 816-555-0143"))
    assert slots_set(events)["visitor_phone"] == "(816) 555-0143"
    assert [m["response"] for m in dispatcher.messages] == [
        "utter_booking_start",
        "utter_booking_noted",
    ]


def test_a_request_that_was_begun_is_not_introduced_again(
    validate, dispatcher, tracker_after
):
    validate(tracker_after("book_consultation", "book", visitor_name="Anna"))
    assert dispatcher.messages == []


def test_the_answer_fills_the_slot_that_was_asked(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "inform", "Anna", active_loop=FORM, requested_slot="visitor_name"
    )
    assert slots_set(validate(tracker))["visitor_name"] == "Anna"


def test_a_question_is_left_to_the_rules(validate, tracker_after):
    tracker = tracker_after(
        "ask_cost",
        "how much is it?",
        active_loop=FORM,
        requested_slot="visitor_phone",
    )
    assert [e["event"] for e in validate(tracker)] == ["action_execution_rejected"]


@pytest.mark.parametrize(
    ("asked", "known", "wording"),
    [("consent_call", {}, "own words"), ("consent_text", {"consent_call": "yes"}, "2")],
)
def test_a_consent_before_its_question_was_not_given_to_its_words(
    validate, tracker_after, slots_set, asked, known, wording
):
    told = {**known_before("consent_call"), **known}
    text = "no calls, texts yes"
    tracker = tracker_after(
        "inform", text, active_loop=FORM, requested_slot=asked, **told
    )
    records = slots_set(validate(tracker))["booking_consents"]
    given = {purpose: (r["given"], r["wording"]) for purpose, r in records.items()}
    assert given == {"call": (False, "2"), "text": (True, wording)}


def test_after_the_rules_answered_the_message_is_not_read_again(
    validate, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_cost",
        "how much is it?",
        active_loop=FORM,
        requested_slot="visitor_phone",
    )
    tracker.events += [
        {"event": "action_execution_rejected", "name": FORM},
        {"event": "action", "name": "utter_ask_cost"},
        {"event": "action", "name": FORM},
    ]
    assert slots_set(validate(tracker)) == {
        "booking_prompt": "again",
        "requested_slot": "visitor_phone",
    }


@pytest.mark.parametrize("intent", ["report_emergency", "report_crisis", "goodbye"])
def test_a_red_flag_pauses_the_request_and_keeps_it(
    validate, tracker_after, slots_set, intent
):
    tracker = tracker_after(
        intent,
        "Anna and my chest hurts",
        active_loop=FORM,
        requested_slot="visitor_name",
    )
    events = validate(tracker)
    assert slots_set(events) == {"booking_paused": True}
    assert events[-1]["event"] == "action_execution_rejected"


def test_a_value_and_a_question_in_one_message_lead_to_the_next_question(
    validate, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_treatment_pain",
        "816-555-0143, does it hurt?",
        active_loop=FORM,
        requested_slot="visitor_phone",
    )
    events = validate(tracker)
    assert slots_set(events) == {
        "visitor_phone": "(816) 555-0143",
        "requested_slot": None,
    }
    assert events[-1]["event"] == "action_execution_rejected"


def test_a_part_that_is_asked_again_keeps_its_value_until_then(
    validate, tracker_after, slots_set
):
    tracker = tracker_after(
        "deny",
        "the phone number is wrong",
        active_loop=FORM,
        requested_slot="booking_confirmed",
        visitor_phone="(816) 555-0142",
    )
    asked = slots_set(validate(tracker))
    assert asked["requested_slot"] == "visitor_phone"
    assert "visitor_phone" not in asked


def test_a_button_fills_its_slot(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "inform",
        '/inform{"preferred_days": "any day"}',
        active_loop=FORM,
        requested_slot="preferred_days",
        entities=({"entity": "preferred_days", "value": "any day"},),
    )
    assert slots_set(validate(tracker))["preferred_days"] == "any day"


def test_failures_are_counted_and_forgotten(validate, tracker_after, slots_set):
    failed = tracker_after(
        "inform",
        "12",
        active_loop=FORM,
        requested_slot="visitor_phone",
        booking_failures=1,
    )
    assert slots_set(validate(failed))["booking_failures"] == 2
    good = tracker_after(
        "inform",
        "816-555-0143",
        active_loop=FORM,
        requested_slot="visitor_phone",
        booking_failures=2,
    )
    assert slots_set(validate(good))["booking_failures"] == 0


def test_an_id_number_is_refused_and_not_kept(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "inform", "123-45-6789", active_loop=FORM, requested_slot="visitor_phone"
    )
    events = validate(tracker)
    assert "visitor_phone" not in slots_set(events)
    assert dispatcher.messages[0]["response"] == "utter_booking_private_number"


def test_stop_empties_everything_and_ends_the_form(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "cancel_booking",
        "cancel",
        active_loop=FORM,
        requested_slot="visitor_phone",
        visitor_name="Anna",
    )
    emptied = slots_set(validate(tracker))
    assert emptied["visitor_name"] is None
    assert emptied["requested_slot"] is None


def test_change_something_asks_which(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "change_booking",
        "/change_booking",
        active_loop=FORM,
        requested_slot="booking_confirmed",
    )
    assert slots_set(validate(tracker))["requested_slot"] == "booking_change"


def test_yes_to_the_summary_confirms(validate, tracker_after, slots_set):
    tracker = tracker_after(
        "affirm", "yes", active_loop=FORM, requested_slot="booking_confirmed"
    )
    assert slots_set(validate(tracker))["booking_confirmed"] is True


def test_what_was_not_asked_for_is_said_back(validate, dispatcher, tracker_after):
    tracker = tracker_after(
        "inform",
        "actually make it tuesday",
        active_loop=FORM,
        requested_slot="consent_call",
        visitor_name="Anna",
        visitor_phone="(816) 555-0142",
        preferred_days="monday",
        preferred_time="morning",
    )
    validate(tracker)
    (note,) = dispatcher.messages
    assert note["response"] == "utter_booking_wish_noted"
    assert note["noted"] == "Tuesday, morning"


def test_a_correction_at_the_summary_is_not_said_twice(
    validate, dispatcher, tracker_after
):
    tracker = tracker_after(
        "inform",
        "no, I meant Wednesday",
        active_loop=FORM,
        requested_slot="booking_confirmed",
        preferred_days="Tuesday",
    )
    validate(tracker)
    assert dispatcher.messages == []


def test_a_day_told_beside_a_question_is_said_back_after_the_answer(
    validate, dispatcher, tracker_after
):
    tracker = tracker_after(
        "ask_treatment_pain",
        "Tuesday, does it hurt?",
        active_loop=FORM,
        requested_slot="visitor_phone",
        visitor_name="Anna",
        preferred_days="Tuesday",
    )
    tracker.events += [
        {"event": "slot", "name": "preferred_days", "value": "Tuesday"},
        {"event": "action_execution_rejected", "name": FORM},
        {"event": "action", "name": "utter_ask_treatment_pain"},
    ]
    validate(tracker)
    assert [m["noted"] for m in dispatcher.messages] == ["Tuesday"]


def test_details_before_the_offer_of_a_request_are_read_when_it_is_accepted(
    validate, tracker_after, slots_set, bot
):
    tracker = tracker_after(
        "affirm", "yes", said=(bot("utter_inform"),), active_loop=FORM
    )
    tracker.events[0]["text"] = "my name's Tina Vo"
    assert slots_set(validate(tracker))["visitor_name"] == "Tina Vo"


def test_somebody_without_a_code_hears_who_can_help_and_is_asked_no_more(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "inform",
        "its under Wilson",
        active_loop=FORM,
        requested_slot="lookup_code",
        booking_task="status",
    )
    assert slots_set(validate(tracker)) == {
        "booking_outcome": "told",
        "requested_slot": None,
    }
    assert dispatcher.messages[0]["response"] == "utter_lookup_without_code"


def test_what_was_told_bit_by_bit_before_the_form_is_put_together(
    validate, tracker_after, slots_set, bot
):
    said = (bot("utter_inform"), bot("utter_inform"))
    tracker = tracker_after(
        "change_booking", "make it thursday instead", said=said, active_loop=FORM
    )
    tracker.events[0]["text"] = "Wednesdays only, lunch hour"
    tracker.events[2]["text"] = "Sunil Rao"
    slots = slots_set(validate(tracker))
    assert slots["visitor_name"] == "Sunil Rao"
    assert slots["preferred_days"] == "thursday"
    assert slots["preferred_time"] == "lunch"
    assert slots["requested_slot"] == "visitor_phone"


def test_what_an_earlier_form_was_told_is_not_brought_back(
    validate, tracker_after, slots_set, bot
):
    tracker = tracker_after(
        "book_consultation", "book", said=(bot("utter_inform"),), active_loop=FORM
    )
    tracker.events[0]["text"] = "my name's Tina Vo"
    tracker.events.insert(2, {"event": "active_loop", "name": FORM})
    assert "visitor_name" not in slots_set(validate(tracker))


def test_who_would_rather_phone_leaves_an_empty_form(
    validate, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_contact",
        "ill call you guys myself",
        active_loop=FORM,
        requested_slot="visitor_phone",
        visitor_name="Tom",
    )
    emptied = slots_set(validate(tracker))
    assert emptied["booking_outcome"] == "phones"
    assert emptied["visitor_name"] is None
    assert emptied["requested_slot"] is None


def test_what_is_noted_so_far_is_read_back_before_the_open_question(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_repeat",
        "now read it back to me",
        active_loop=FORM,
        requested_slot="consent_text",
        visitor_name="Anna",
        visitor_phone="(816) 555-0142",
        consent_call="yes",
        visitor_email="not given",
        preferred_days="tuesday",
    )
    assert slots_set(validate(tracker))["requested_slot"] == "consent_text"
    (note,) = dispatcher.messages
    assert note["response"] == "utter_booking_wish_noted"
    phone = "phone (816) 555-0142"
    assert note["noted"] == f"name Anna; {phone}; the staff may call; Tuesday"


def test_how_to_cancel_is_told_before_the_open_question(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "cancel_booking",
        "how do I cancel if something comes up",
        active_loop=FORM,
        requested_slot="visitor_phone",
        visitor_name="Anna",
    )
    asked = slots_set(validate(tracker))
    assert asked["requested_slot"] == "visitor_phone"
    assert "visitor_name" not in asked
    assert [m["response"] for m in dispatcher.messages] == ["utter_cancel_booking"]


def test_an_area_code_completes_the_number_of_the_message_before(
    validate, tracker_after, slots_set, bot
):
    tracker = tracker_after(
        "ask_contact",
        "area code is 816",
        said=(bot("utter_ask_visitor_phone"),),
        active_loop=FORM,
        requested_slot="visitor_phone",
        booking_prompt="area_code",
        visitor_name="Anna",
    )
    tracker.events[0]["text"] = "555-0137"
    assert slots_set(validate(tracker))["visitor_phone"] == "(816) 555-0137"


def test_a_reason_told_at_another_question_is_said_back(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_cramps_cause",
        "Leg cramps since Vietnam",
        active_loop=FORM,
        requested_slot="consent_call",
        **known_before("consent_call"),
    )
    slots = slots_set(validate(tracker))
    assert slots["reason_category"] == "leg cramps"
    assert slots["requested_slot"] == "consent_call"
    assert [m["noted"] for m in dispatcher.messages] == [
        "the visit is about leg cramps"
    ]


@pytest.mark.parametrize(
    ("kind", "answer"), [("emergency", None), ("question", "yes"), ("answer", "yes")]
)
def test_ok_to_a_warning_is_no_yes_to_the_question_that_it_hid(
    validate, bot, tracker_after, slots_set, kind, answer
):
    tracker = tracker_after(
        "affirm",
        "ok",
        said=(bot("utter_ask_consent_call", kind=kind),),
        active_loop=FORM,
        visitor_name="Anna",
        visitor_phone="(816) 555-0143",
        requested_slot="consent_call",
    )
    filled = slots_set(validate(tracker))
    assert filled.get("consent_call") == answer


def test_a_value_told_to_a_warning_is_not_taken_beside_an_answer(
    validate, bot, tracker_after
):
    tracker = tracker_after(
        "ask_cost",
        "what does it cost on Friday?",
        said=(bot("utter_ask_preferred_days", kind="emergency"),),
        active_loop=FORM,
        requested_slot="preferred_days",
    )
    assert [e["event"] for e in validate(tracker)] == ["action_execution_rejected"]


def test_the_form_goes_on_when_asked_to_after_a_warning(
    validate, bot, tracker_after, slots_set
):
    tracker = tracker_after(
        "affirm",
        "can we go on with my booking",
        said=(bot("utter_report_emergency", kind="emergency"),),
        active_loop=FORM,
        visitor_name="Anna",
        requested_slot="visitor_phone",
    )
    assert slots_set(validate(tracker))["requested_slot"] == "visitor_phone"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("yes, make it Friday", {"preferred_days": "Friday"}),
        ("my number is 816-555-0199", {"visitor_phone": "(816) 555-0199"}),
        ("don't call me", {"consent_call": "no", "requested_slot": "consent_text"}),
    ],
)
def test_what_answers_another_question_is_kept_after_a_warning(
    validate, bot, tracker_after, slots_set, text, filled
):
    tracker = tracker_after(
        "inform",
        text,
        said=(bot("utter_report_emergency", kind="emergency"),),
        active_loop=FORM,
        requested_slot="consent_call",
        **known_before("consent_call"),
    )
    slots = slots_set(validate(tracker))
    expected = {"requested_slot": "consent_call", **filled}
    assert expected.items() <= slots.items()
    assert slots.get("consent_call") in (None, filled.get("consent_call"))


def test_a_private_number_after_a_warning_is_still_refused(
    validate, bot, dispatcher, tracker_after
):
    tracker = tracker_after(
        "inform",
        "my social is 123-45-6789",
        said=(bot("utter_report_emergency", kind="emergency"),),
        active_loop=FORM,
        visitor_name="Anna",
        requested_slot="visitor_phone",
    )
    validate(tracker)
    (refused,) = dispatcher.messages
    assert refused["response"] == "utter_booking_private_number"


def test_a_value_that_came_with_the_question_is_read_back_once(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "ask_repeat",
        "816 555 0142 did you get it?",
        active_loop=FORM,
        visitor_name="Anna",
        requested_slot="visitor_phone",
    )
    assert slots_set(validate(tracker))["requested_slot"] == "preferred_days"
    (note,) = dispatcher.messages
    assert note["noted"] == "name Anna; phone (816) 555-0142"


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("dont want an appointment", "book_consultation"),
        ("whoa i didnt ask to book", "book_consultation"),
    ],
)
def test_a_wish_not_to_book_opens_no_form(
    validate, dispatcher, tracker_after, slots_set, words, intent
):
    events = slots_set(validate(tracker_after(intent, words)))
    assert events["requested_slot"] is None
    assert [m["response"] for m in dispatcher.messages] == ["utter_deny"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("a friend can drive me thursdays. are you open thursday", "about_hours"),
        ("do i need a referral first", "about_referral"),
    ],
)
def test_a_question_to_the_office_opens_no_form(
    validate, dispatcher, tracker_after, slots_set, words, answer
):
    events = slots_set(validate(tracker_after("book_consultation", words)))
    assert events["requested_slot"] is None
    assert [m["response"] for m in dispatcher.messages] == [f"utter_{answer}"]


def test_who_never_asked_to_be_signed_up_is_let_go_with_an_answer(
    validate, dispatcher, tracker_after, slots_set
):
    words = "i didnt say sign me up. do i need a referral"
    tracker = tracker_after(
        "ask_consultation", words, active_loop=FORM, requested_slot="visitor_name"
    )
    assert slots_set(validate(tracker))["requested_slot"] is None
    assert dispatcher.messages[0]["response"] == "utter_about_referral"


@pytest.mark.parametrize("active_loop", [None, FORM])
def test_a_visit_that_is_set_opens_no_request_and_ends_one(
    validate, dispatcher, tracker_after, slots_set, active_loop
):
    words = "I already have a visit Tuesday, can I switch it"
    tracker = tracker_after("book_consultation", words, active_loop=active_loop)
    events = slots_set(validate(tracker))
    assert (events["requested_slot"], events["booking_outcome"]) == (None, "told")
    assert [m["response"] for m in dispatcher.messages] == ["utter_visit_already_set"]


@pytest.mark.parametrize(
    ("words", "offer"),
    [("have them call me then", None), ("", "utter_visit_already_set")],
)
def test_who_wants_a_call_is_told_of_a_call(
    validate, dispatcher, tracker_after, bot, words, offer
):
    said = (bot(offer),) if offer else ()
    text = words or "/book_consultation"
    validate(tracker_after("book_consultation", text, said=said))
    assert dispatcher.messages[0]["response"] == "utter_booking_start_call"


def test_a_question_beside_send_it_is_answered_and_it_is_sent(
    sessions, dispatcher, tracker_after, slots_set, domain
):
    tracker = tracker_after(
        "ask_cost",
        "send it, how much is it again",
        active_loop=FORM,
        requested_slot="booking_confirmed",
        **known_before("booking_confirmed"),
    )
    action = ValidateBookingForm(clock=lambda: NOON, sessions=sessions)
    assert slots_set(action.run(dispatcher, tracker, domain))["booking_confirmed"]
    assert dispatcher.messages[0]["response"] == "utter_ask_cost"


def test_who_takes_the_leave_to_call_away_is_not_called_back(
    validate, sessions, tracker_after, slots_set
):
    known = known_before("consent_text")
    records = slots_set(
        validate(
            tracker_after(
                "affirm",
                "yes",
                active_loop=FORM,
                requested_slot="consent_call",
                **known_before("consent_call"),
            )
        )
    )
    with sessions() as session:
        assert session.query(UnfinishedBooking).count() == 1
    validate(
        tracker_after(
            "nlu_fallback",
            "I didn't say you could call",
            active_loop=FORM,
            requested_slot="consent_text",
            booking_consents=records["booking_consents"],
            **known,
        )
    )
    with sessions() as session:
        assert session.query(UnfinishedBooking).count() == 0


def test_a_note_that_goes_out_unseen_is_said_back(
    validate, dispatcher, tracker_after, slots_set
):
    tracker = tracker_after(
        "affirm",
        "send it and tell them to speak loud",
        active_loop=FORM,
        requested_slot="booking_confirmed",
        **known_before("booking_confirmed"),
    )
    slots = slots_set(validate(tracker))
    assert (slots["visitor_note"], slots["booking_confirmed"]) == ("speak loud", True)
    (said,) = dispatcher.messages
    assert said["response"] == "utter_booking_noted"
    assert said["noted"] == 'note for the staff: "speak loud"'


@pytest.mark.parametrize(
    ("note", "summary"),
    [
        (None, "utter_ask_booking_confirmed"),
        ("", "utter_ask_booking_confirmed"),
        ("uses a walker", "utter_booking_summary_with_note"),
    ],
)
def test_the_summary_shows_a_note_where_there_is_one(
    dispatcher, tracker_after, note, summary
):
    tracker = tracker_after("inform", "skip", visitor_note=note)
    ActionAskBookingConfirmed().run(dispatcher, tracker, {})
    assert [m["response"] for m in dispatcher.messages] == [summary]
