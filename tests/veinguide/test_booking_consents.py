from time import process_time

import pytest

from tests.booking_known import KNOWN, MONDAY
from veinguide.booking.consents import leaning, read_consents
from veinguide.booking.consents_by_name import tells_when_to_call
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step

PURPOSES = ("consent_call", "consent_text")
YES_TO_CALLS, NO_TO_CALLS = {"consent_call": "yes"}, {"consent_call": "no"}
ONLY_CALLS = {"consent_call": "yes", "consent_text": "no"}


def after(asked: str, text: str, intent: str):
    known = {"visitor_name": "Anna Lopez", "visitor_phone": "(816) 555-0142"}
    if asked == "consent_text":
        known["consent_call"] = "yes"
    return decide(Heard(text, intent), BookingForm(asked, known), MONDAY)


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize("intent", ["affirm", "deny", "inform", "nlu_fallback"])
@pytest.mark.parametrize(
    "text",
    [
        "fine say fridays",
        "I prefer not to state a reason",
        "no reason needed",
        "nah no reason just cramps",
        "I don't want write reason, it is possible?",
        "no thats wrong, its Kimberley with an extra e",
        "nah name is spelled with ñ",
        "Don't care what day",
        "Yes, cancel all",
        "hold on",
        "skip",
        "confirm",
        "correct",
        "no, that's fine",
        "no, thursday",
        "yes wednesday",
        "no mornings",
        "around noon yeah",
        "yes heavy legs",
        "yes, 816-555-0143",
        "no it's for my mother",
        "no, not that number",
        "I don't know",
        "I don't speak english",
        "I'll think about it",
        "maybe",
        "not sure",
        "only if necessary",
        "yes but not now",
        "don't call before 10",
    ],
)
def test_a_line_about_something_else_is_no_consent(
    asked: str, text: str, intent: str
) -> None:
    step = after(asked, text, intent)
    assert asked not in step.values
    if step.step is Step.GO_ON:
        assert step.ask in (None, asked, "visitor_name", "visitor_phone")


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yes ma'am", "yes"),
        ("Yes ma'am correct", "yes"),
        ("yes sheesh", "yes"),
        ("Sure, but only in that same window", "yes"),
        (
            "Sure, but only in that same window. I can't pick up with kids on board.",
            "yes",
        ),
        ("oh sure, honey", "yes"),
        ("of course they can", "yes"),
        ("why not", "yes"),
        ("I don't mind", "yes"),
        ("not a problem", "yes"),
        ("you have my permission", "yes"),
        ("yes, my mom agrees", "yes"),
        ("yes. I'm 62", "yes"),
        ("yes I am over 18", "yes"),
        ("yes but don't leave a voicemail", "yes"),
        ("yes, it's my husband's phone", "yes"),
        ("absolutely not", "no"),
        ("of course not", "no"),
        ("certainly not", "no"),
        ("I would prefer they didn't", "no"),
        ("no way", "no"),
        ("No, gracias", "no"),
        ("neither", "no"),
    ],
)
def test_a_plain_yes_or_no_in_many_forms(asked: str, text: str, answer: str) -> None:
    assert read_consents(text, asked) == {asked: answer}


@pytest.mark.parametrize(
    ("text", "asked", "answers"),
    [
        ("yes you can call", "consent_call", {"consent_call": "yes"}),
        ("yes they can call me", "consent_call", {"consent_call": "yes"}),
        ("not by phone", "consent_call", {"consent_call": "no"}),
        ("no email me instead", "consent_call", {"consent_call": "no"}),
        (
            "no, text me instead",
            "consent_call",
            {"consent_call": "no", "consent_text": "yes"},
        ),
        ("no texts please", "consent_call", {"consent_text": "no"}),
        ("nope. landline", "consent_call", {"consent_text": "no"}),
        (
            "calls only",
            "consent_call",
            {"consent_text": "no", "consent_call": "yes"},
        ),
        ("I can't get texts on this phone", "consent_call", {"consent_text": "no"}),
        (
            "please call, don't text",
            "consent_call",
            {"consent_text": "no", "consent_call": "yes"},
        ),
        ("you can text", "consent_call", {"consent_text": "yes"}),
        ("you can text", "consent_text", {"consent_text": "yes"}),
        ("texting is fine", "consent_call", {"consent_text": "yes"}),
        ("calls are fine", "consent_text", {"consent_call": "yes"}),
        (
            "no, just calls",
            "consent_text",
            {"consent_text": "no", "consent_call": "yes"},
        ),
        ("no calls after 8pm", "visitor_phone", {}),
        ("no text messages after 8pm", "visitor_phone", {}),
        ("don't call or text before 10", "visitor_phone", {}),
        ("no calls or texts after 8", "consent_call", {}),
        ("No calls at all please", "consent_call", {"consent_call": "no"}),
        ("don't call at all", "visitor_phone", {"consent_call": "no"}),
        ("don't text at all", "consent_text", {"consent_text": "no"}),
        ("please don't call me before ten", "consent_call", {}),
        ("don't text me before ten", "consent_text", {}),
        ("I can't hear well, text me", "consent_call", {"consent_call": "no"}),
        (
            "Yes I would like texts instead of calls",
            "consent_call",
            {"consent_call": "no"},
        ),
        (
            "Yes, I'd like calls instead of texts",
            "consent_text",
            {"consent_text": "no"},
        ),
        ("No, email", "consent_call", {"consent_call": "no"}),
        ("call me", "consent_call", {"consent_call": "yes"}),
        ("text me, i'm deaf", "consent_text", {"consent_text": "yes"}),
        ("I can't hear well, text me", "consent_text", {"consent_text": "yes"}),
        ("yes, it's my cell phone", "consent_text", {"consent_text": "yes"}),
    ],
)
def test_a_sentence_about_calls_or_texts(
    text: str, asked: str, answers: dict[str, str]
) -> None:
    assert read_consents(text, asked) == answers


@pytest.mark.parametrize("intent", ["affirm", "deny", "inform"])
@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("consent_call", "Text me"),
        ("consent_call", "text me, i'm deaf"),
        ("consent_call", "Please text me"),
        ("consent_call", "Message me"),
        ("consent_call", "Yes, text me"),
        ("consent_text", "Call me"),
        ("consent_text", "phone"),
        ("consent_text", "phone is fine"),
        ("consent_text", "email is fine"),
        ("consent_text", "yes I'd rather email"),
        ("consent_text", "yes, I'd rather email"),
        ("consent_call", "yes, email me instead"),
    ],
)
def test_a_wish_for_another_medium_is_no_yes_to_this_one(
    asked: str, text: str, intent: str
) -> None:
    assert asked not in after(asked, text, intent).values


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize("intent", ["affirm", "deny", "inform", "nlu_fallback"])
@pytest.mark.parametrize(
    "text",
    ["Do I have to say yes?", "do i have to say yes", "are you sure?", "is it ok?"],
)
def test_a_question_is_no_consent(asked: str, text: str, intent: str) -> None:
    assert after(asked, text, intent).values == {}


def test_why_not_and_a_yes_with_a_question_mark_are_answers() -> None:
    assert read_consents("why not?", "consent_call") == {"consent_call": "yes"}
    assert read_consents("Yes?", "consent_call") == {"consent_call": "yes"}
    assert read_consents("don't", "consent_text") == {"consent_text": "no"}


def test_a_day_beside_it_needs_a_word_of_calls() -> None:
    told = {"preferred_days"}
    assert read_consents("yes ", "consent_call", told) == {}
    assert read_consents("yes call me", "consent_call", told) == {"consent_call": "yes"}


def test_a_time_beside_a_yes_is_kept_where_none_is_known() -> None:
    values = after("consent_call", "yes, after 3 is best", "inform").values
    assert values == {"consent_call": "yes", "preferred_time": "after 3"}


def test_a_time_to_call_is_no_other_time_for_the_visit() -> None:
    known = {"visitor_name": "Anna Lopez", "preferred_time": "morning"}
    form = BookingForm("consent_call", known)
    values = decide(Heard("yes after 5 is best", "affirm"), form, MONDAY).values
    assert values == {"consent_call": "yes", "visitor_note": "calls: after 5 is best"}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Yes but not on sundays please", "calls: not on sundays"),
        ("yes but only on weekdays", "calls: only on weekdays"),
        ("yes, after school only tho", "calls: after school only tho"),
        ("yes, tuesdays only", "calls: tuesdays only"),
        ("yes as long as its not before 9", "calls: as long as its not before 9"),
        ("yes except sundays", "calls: except sundays"),
        ("yes, not on weekends", "calls: not on weekends"),
        ("yes if its after 5", "calls: if its after 5"),
    ],
)
def test_a_day_to_call_is_no_other_day_for_the_visit(text: str, note: str) -> None:
    known = {**KNOWN, "preferred_days": "Mondays", "preferred_time": "after 3:45"}
    values = decide(Heard(text, "affirm"), BookingForm("consent_call", known), MONDAY)
    assert values.values == {"consent_call": "yes", "visitor_note": note}


@pytest.mark.parametrize("text", ["yes, only tuesdays now", "no, not on sundays"])
def test_a_day_of_the_visit_is_no_day_to_call(text: str) -> None:
    known = {**KNOWN, "preferred_days": "Mondays", "preferred_time": "after 3:45"}
    step = decide(Heard(text, "affirm"), BookingForm("consent_call", known), MONDAY)
    assert step.values.keys() == {"preferred_days"}


def test_leave_to_call_and_no_hour_is_no_note() -> None:
    values = after("consent_call", "ok to call no texts", "inform").values
    assert "visitor_note" not in values


def test_a_question_beside_a_yes_is_answered() -> None:
    step = after("consent_call", "yes, and is parking free?", "ask_contact")
    assert step.step is Step.ANSWER
    assert step.values == {"consent_call": "yes"}


def test_only_the_intent_tells_a_vague_yes_from_a_no() -> None:
    assert leaning("i guess so", "consent_call", "affirm") == "yes"
    assert leaning("both", "consent_text", "deny") is None
    assert leaning("call my husband", "consent_call", "affirm") is None


def test_an_hour_that_does_not_suit_is_no_refusal() -> None:
    step = after("consent_call", "don't call before 10", "deny")
    assert list(step.values) == ["visitor_note"]
    step = after("consent_call", "please don't call me before ten", "deny")
    assert list(step.values) == ["visitor_note"]


def test_what_was_told_instead_is_kept_and_the_consent_asked_again() -> None:
    step = after("consent_call", "fine say fridays", "affirm")
    assert step.values == {"preferred_days": "fridays"}
    assert step.ask is None


@pytest.mark.parametrize(
    "text",
    [
        "yes they can call, but id rather text",
        "yeah go ahead. i hate forms tho",
        "you can call but only about the visit",
        "call me yes, not her, she's hard of hearing",
        "calls are ok to ME just not her",
        "yes thats fine im 56 lol. shes on medicare tho does that matter",
        "yeah call is fine, afternoons only tho i work nights",
        "sure but ask for Xio",
        "yes no sales calls please",
        "sure just dont sell my number",
        "yes please. I'm usually home in the morning",
    ],
)
def test_a_yes_is_heard_beside_what_else_is_told(text: str) -> None:
    assert read_consents(text, "consent_call") == {"consent_call": "yes"}


def test_a_yes_to_one_and_a_no_to_the_other_are_both_heard() -> None:
    answers = {"consent_call": "yes", "consent_text": "no"}
    assert read_consents("yeah go ahead. no texting, ugh", "consent_call") == answers
    assert read_consents("she'd hate texts, no", "consent_text") == {
        "consent_text": "no"
    }


@pytest.mark.parametrize("asked", PURPOSES)
@pytest.mark.parametrize(
    ("text", "call", "texts"),
    [
        ("yes calls ok, no texts", "yes", "no"),
        ("no!! thats the CALL time. yes calls ok, no texts", "yes", "no"),
        ("SURE CALL. NO TEXTING", "yes", "no"),
        ("ugh ok yes call, no texts. after 2 tho i sleep till then", "yes", "no"),
        ("call yes text no", "yes", "no"),
        ("you can call me but don't text", "yes", "no"),
        ("no calls, texts yes", "no", "yes"),
        ("No calls, just text", "no", "yes"),
        ("texts only please", "no", "yes"),
        ("texts yes calls no", "no", "yes"),
        ("no calls or texts", "no", "no"),
        ("neither calls nor texts please", "no", "no"),
        ("i don't want people calling me, texts ok", "no", "yes"),
        ("i said call or text ok", "yes", "yes"),
        ("yes they can call or text me", "yes", "yes"),
    ],
)
def test_both_are_read_from_one_line(
    asked: str, text: str, call: str, texts: str
) -> None:
    answers = {"consent_call": call, "consent_text": texts}
    assert read_consents(text, asked) == answers


def test_a_wish_for_texts_instead_is_a_no_to_calls_though_it_is_a_question() -> None:
    step = after("consent_call", "and can they text me instead of call", "ask_human")
    assert step == NextStep(Step.GO_ON, {"consent_call": "no"})


def test_a_yes_without_a_question_is_no_question_whatever_the_intent() -> None:
    text = "ugh ok yes call, no texts. after 2 tho i sleep till then"
    step = after("consent_call", text, "ask_worse_at_night")
    assert step.step is Step.GO_ON


def test_a_question_beside_a_consent_that_is_known_is_answered() -> None:
    heard = Heard("yes. calls ok. what does it cost", "ask_cost")
    step = decide(heard, BookingForm("booking_confirmed", KNOWN), MONDAY)
    assert step.step is Step.ANSWER


@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("calls yes", {"consent_call": "yes"}),
        ("change calls to yes", {"consent_call": "yes"}),
        ("yes u can call", {"consent_call": "yes"}),
        ("no wait, you can call me too", {"consent_call": "yes"}),
        ("calls yes, texts no", {"consent_call": "yes", "consent_text": "no"}),
        (
            "time. just afternoons. and calls yes",
            {"consent_call": "yes", "preferred_time": "afternoons"},
        ),
        (
            "what about the calls? it still says no. you can call me too",
            {"consent_call": "yes"},
        ),
        ("texts no", {"consent_text": "no"}),
    ],
)
def test_the_summary_takes_another_consent(
    asked: str, text: str, values: dict[str, str]
) -> None:
    known = {**KNOWN, "consent_call": "no", "consent_text": "yes"}
    step = decide(Heard(text, "nlu_fallback"), BookingForm(asked, known), MONDAY)
    assert step.step is Step.GO_ON
    assert step.values == values


@pytest.mark.parametrize("text", ["texts only please", "text is ok", "no calls please"])
def test_a_consent_that_the_summary_says_anyway_is_read_back(text: str) -> None:
    known = {**KNOWN, "consent_call": "no", "consent_text": "yes"}
    form = BookingForm("booking_confirmed", known)
    step = decide(Heard(text, "affirm"), form, MONDAY)
    assert step == NextStep(Step.GO_ON, prompt="again", ask="booking_confirmed")


def test_hours_to_call_at_the_summary_are_no_hours_for_the_visit() -> None:
    known = {**KNOWN, "consent_call": "no", "consent_text": "yes"}
    form = BookingForm("booking_confirmed", known)
    text = "wait actually calls are ok too but only before 7am or after 4"
    step = decide(Heard(text, "nlu_fallback"), form, MONDAY)
    noted = "calls are ok too but only before 7am or after 4"
    assert step.values == {"consent_call": "yes", "visitor_note": noted}


@pytest.mark.parametrize(
    "text",
    [
        "why does it say calls no",
        "are calls ok?",
        "you can call my daughter",
        "maybe calls are ok",
        "calls are ok only if it's urgent",
        "you can't call",
        "calls are not ok",
        "I don't know if texts are ok",
    ],
)
def test_the_summary_takes_no_yes_that_was_not_said(text: str) -> None:
    known = {**KNOWN, "consent_call": "no", "consent_text": "no"}
    form = BookingForm("booking_confirmed", known)
    step = decide(Heard(text, "nlu_fallback"), form, MONDAY)
    assert not {"consent_call", "consent_text"} & step.values.keys()
    assert step.step is not Step.SEND


@pytest.mark.parametrize("intent", ["affirm", "bot_challenge", "nlu_fallback"])
@pytest.mark.parametrize(
    "text",
    [
        "ok but what name do you have",
        "fine. whats it cost",
        "alright, but who calls",
        "sure, let it ring a while",
        "not her",
        "yes but only if you must",
        "you can call if you need to",
        "maybe you can call",
        "yes but you cant call at work",
        "yes, heavy legs",
    ],
)
def test_a_yes_that_only_leads_to_something_else_is_no_consent(
    text: str, intent: str
) -> None:
    assert "consent_call" not in after("consent_call", text, intent).values


@pytest.mark.parametrize("asked", ["consent_text", "reason_category"])
@pytest.mark.parametrize(
    "text",
    [
        "I didn't say you could call",
        "hold on I didn't say you could call. I asked what name",
        "i never agreed to calls",
        "I did not give you permission to call me",
        "that wasn't a yes",
    ],
)
def test_a_consent_that_was_not_given_is_taken_back_and_asked_for(
    text: str, asked: str
) -> None:
    known = {"visitor_name": "Anna Lopez", "consent_call": "yes"}
    heard = Heard(text, "bot_challenge")
    step = decide(heard, BookingForm(asked, known), MONDAY)
    assert step.values == {"consent_call": "no"}
    assert step.ask == "consent_call"


def test_the_same_no_once_more_is_an_answer() -> None:
    known = {"visitor_name": "Anna Lopez", "consent_call": "no"}
    step = decide(Heard("no", "deny"), BookingForm("consent_call", known), MONDAY)
    assert step.values == {"consent_call": "no"}


@pytest.mark.parametrize("words", ["call ", "yes calls ", "call or text is ", "no, "])
def test_a_long_line_is_read_at_once(words: str) -> None:
    began = process_time()
    read_consents(words * 500, "booking_confirmed")
    tells_when_to_call(words * 500)
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("asked", "text", "intent", "answers"),
    [
        (
            "consent_call",
            "yeah thats fine but not before 230 i cant have my phone on the floor",
            "inform",
            {"consent_call": "yes"},
        ),
        ("consent_call", "obviously", "affirm", {"consent_call": "yes"}),
        ("consent_call", "obviously not", "deny", {"consent_call": "no"}),
        ("consent_call", "sure why wouldnt they", "affirm", {"consent_call": "yes"}),
        (
            "consent_call",
            "yep thats why i gave it to you",
            "x",
            {"consent_call": "yes"},
        ),
        ("consent_call", "of course they can, I'm home", "x", {"consent_call": "yes"}),
        ("consent_call", "that would be lovely", "affirm", {"consent_call": "yes"}),
        (
            "consent_call",
            "yes ok call, my husband answer maybe he speak better",
            "ask_human",
            {"consent_call": "yes"},
        ),
        (
            "consent_call",
            "Oh for crying out loud. Yes, call. Not texts, I can't read them",
            "give_feedback",
            {"consent_call": "yes", "consent_text": "no"},
        ),
        (
            "consent_call",
            "I would prefer that they did not telephone. Send a letter or e-mail.",
            "ask_contact",
            {"consent_call": "no"},
        ),
        (
            "consent_call",
            "You may ring me but not text",
            "inform",
            {"consent_call": "yes", "consent_text": "no"},
        ),
        ("consent_call", "just call after 2:30", "inform", {"consent_call": "yes"}),
        (
            "consent_text",
            "Yes, texting is what I asked for",
            "x",
            {"consent_text": "yes"},
        ),
        (
            "consent_text",
            "My telephone doesn't do texts, it is on the wall",
            "inform",
            {"consent_text": "no"},
        ),
        (
            "consent_call",
            "yes you may, but if my wife answers just leave word with her",
            "affirm",
            {"consent_call": "yes"},
        ),
        ("consent_call", "sure, if it goes to voicemail hang up", "x", YES_TO_CALLS),
        ("consent_call", "no idc. call me", "x", YES_TO_CALLS),
        ("consent_call", "yes to calls, no to texting", "x", ONLY_CALLS),
        ("consent_call", "ok to call no texts", "x", ONLY_CALLS),
        ("consent_call", "no i dont care for calls", "x", NO_TO_CALLS),
        (
            "consent_text",
            "no just call me and I'll tell her",
            "deny",
            {"consent_text": "no"},
        ),
        ("consent_call", "ok but only for the appointment", "x", YES_TO_CALLS),
        ("consent_call", "yes but not marketing", "x", YES_TO_CALLS),
        # None of these is a yes.
        ("consent_text", "give me time and i'll ask my wife", "affirm", {}),
        ("consent_call", "yes but only if my daughter is here", "affirm", {}),
        ("consent_call", "I don't care", "affirm", {}),
        ("consent_call", "That is what I was afraid of", "inform", {}),
        ("consent_call", "that is what I said no to", "inform", {}),
        ("consent_call", "yes, if my wife agrees", "affirm", {}),
        ("consent_call", "yes but i cant agree to that", "inform", {}),
    ],
)
def test_an_answer_with_anything_beside_it(
    asked: str, text: str, intent: str, answers: dict[str, str]
) -> None:
    step = after(asked, text, intent)
    assert step.step is Step.GO_ON
    assert {s: v for s, v in step.values.items() if s in PURPOSES} == answers


def test_the_relation_of_who_writes_takes_no_yes_back() -> None:
    text = "yes, I am her daughter. Do you have someone who speaks spanish"
    assert after("consent_call", text, "ask_contact").values == {"consent_call": "yes"}


@pytest.mark.parametrize(
    ("text", "intent", "answers"),
    [
        ("ugh ok text is fine i guess", "give_feedback", {"consent_text": "yes"}),
        ("text me then", "inform", {"consent_text": "yes"}),
        ("fine, they can call", "inform", {"consent_call": "yes"}),
        ("no texts", "inform", {}),
    ],
)
def test_a_leave_after_all_answers_the_question_for_an_email(
    text: str, intent: str, answers: dict[str, str]
) -> None:
    known = {**KNOWN, "consent_call": "no"}
    step = decide(Heard(text, intent), BookingForm("visitor_email", known), MONDAY)
    assert step.values == answers


@pytest.mark.parametrize(
    "text", ["yes all correct, thank you dear", "That is all quite correct, thank you"]
)
def test_a_summary_that_is_called_correct_is_sent(text: str) -> None:
    step = decide(
        Heard(text, "affirm"), BookingForm("booking_confirmed", KNOWN), MONDAY
    )
    assert step.step is Step.SEND
