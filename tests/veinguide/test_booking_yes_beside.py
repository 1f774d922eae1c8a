"""A yes or a no beside other words: to calls, to texts and to the summary."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step

INTENTS = ["affirm", "inform", "nlu_fallback", "change_booking"]
NO_WAY = {"consent_call": "no", "consent_text": "no"}


def said(text: str, asked: str, intent: str = "inform", **known: str) -> NextStep:
    form = BookingForm(asked, {**known_before(asked), **known})
    return decide(Heard(text, intent), form, MONDAY)


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize(
    "text",
    [
        "whatever yes send it they can call me",
        "yes send. honestly feel better just having something booked",
        "so it doesnt. ok send it, ill tell them when they call",
        "ok send. i will tell them spanish by phone",
        "yes send that one then ill do rons",
        "yes send. please tell them im pregnant and prefer lady doctor",
        "THATS FINE SEND IT AND TELL THEM TO SPEAK LOUD",
        "yes send it, and my maiden name might be on file, Brittany Coyle",
        "send please",
        "Close enough. Send please",
        "send it already im tired",
        "yes please send it, I will wait by the phone",
        "ok go ahead and send it, my daughter will answer",
        "send it and thank you for your patience",
        "yes thats all right send it. you have been very kind",
        "sure send it over, hope they call soon",
        "fine send it, I dont care anymore",
        "yea send it im at work so i gotta go",
        "send it honey and have a blessed day",
        "yes. send it. my husband is waiting in the car",
        "send that, i can explain rest when i come",
        "yes send it and tell the nurse I am deaf in one ear",
        "send it. I use a walker",
        "yes send it please note that I need a wheelchair",
        "yes submit it, i need somebody soon",
        "yes you can send it, they may call me any time",
        "ok send it then, i will ask them about the price",
    ],
)
def test_send_it_is_heard_beside_what_changes_nothing(text: str, intent: str) -> None:
    assert said(text, "booking_confirmed", intent).step is Step.SEND


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize(
    "text",
    [
        "don't send it, i want to ask my wife",
        "send it tomorrow",
        "yes send it but change the day to friday",
        "send it after i talk to my husband",
        "no thats wrong dont send",
        "wait before you send it the phone is wrong",
        "not yet, send it later",
        "send it but make it thursday",
        "should i send it",
        "will you send it if i say yes",
        "yes send it but the name is wrong",
        "maybe send it",
        "send it when my wife says ok",
    ],
)
def test_a_condition_or_a_change_beside_it_sends_nothing(
    text: str, intent: str
) -> None:
    assert said(text, "booking_confirmed", intent).step is not Step.SEND


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("yes send it and tell them to speak loud", "speak loud"),
        (
            "send it, and my maiden name might be on file, Brittany Coyle",
            "my maiden name might be on file, Brittany Coyle",
        ),
        ("ok send it, ill tell them when they call", None),
        ("yes send it they can call me", None),
    ],
)
def test_what_the_staff_should_know_goes_with_the_request(
    text: str, note: str | None
) -> None:
    step = said(text, "booking_confirmed")
    assert (step.step, step.remark) == (Step.SEND, None)
    assert step.values.get("visitor_note") == note


def test_there_is_room_for_one_number_where_it_is_sent() -> None:
    text = "yes send it. put my number too in case 816 555 0158"
    assert said(text, "booking_confirmed").remark == "one_number"


@pytest.mark.parametrize(
    "text",
    [
        "yes you can call but if i dont answer im at work please whatsapp",
        "yes that's fine, text is better tho im at work and my boss would "
        "literally murder me",
        "yes thats fine, text is better tho im at work and my boss would "
        "literally murder me if i took a call",
        "yes you may ring me. And before you ask, no, I have no pain",
        "yes you may ring me. And before you ask, no, I have no pain in the chest",
        "yes. is there parking close?",
        "yes. is there parking close to the door? rons knee is bad",
        "yes call. no text only whatsapp",
        "Yes but I don't pick up numbers I don't know. Do you think it's the salt?",
        "Yes they may call, but not the cell.",
        "Yes call. and my mother also, two person",
        "yes my mum says ok",
        "my mum says yes",
        "yes u can call but i sleep til 3 so leave a msg. could this be "
        "from my antidepressant?",
        "yeah but text first pls i never answer unknown numbers",
        "yes. texts better actually im asleep days",
        "yes but not during school hours, leave a message ok",
        "yes but only that number mornings",
        "yes they can ring, I'm home all day with my cats",
        "yes of course. who will be calling me?",
        "sure, call. but my hearing is bad",
        "yes please call me not her",
        "ok yes call me, my husband does not speak english",
        "you can call, i just may not pick up the first time",
        "I asked what the visit is for. Yes they can call me, me not Gerald",
        "no no calls are fine, just call ME not her. I said dont call HER number",
        "yes they can call me but dont call my mothers phone",
        "don't call hers, call me",
        "yes please. my phone is old and crackly",
    ],
)
def test_a_yes_to_calls_is_heard_beside_a_remark(text: str) -> None:
    assert said(text, "consent_call").values.get("consent_call") == "yes"


@pytest.mark.parametrize("intent", ["inform", "ask_human"])
@pytest.mark.parametrize(
    "text",
    [
        "no please dont call",
        "can u not call me tho he checks my phone",
        "please do not call, my husband looks at my phone",
        "i said email only",
        "No, as I said, email only.",
        "only email please",
        "dont call me im at work",
        "could you not call",
        "no calls, he listens",
    ],
)
def test_a_no_to_calls_is_heard_beside_a_reason(text: str, intent: str) -> None:
    assert said(text, "consent_call", intent).values.get("consent_call") == "no"


@pytest.mark.parametrize(
    "text",
    [
        "text is better actually",
        "texts are better honestly",
        "yes. texts better actually im asleep days",
        "i just said yes texts",
        "text is best for me",
        "yes texting works better than calls",
        "texting is easier for me",
        "yes text me im deaf",
    ],
)
def test_a_yes_to_texts_is_heard_beside_a_remark(text: str) -> None:
    assert said(text, "consent_text").values.get("consent_text") == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "no texts. did u see my question about the zoloft",
        "No texts. Is the email private? my principal can see our school account",
        "no texts, i have a landline. it will be about cramps at night "
        "for me, ron is the one with the ropey veins",
        "no text only whatsapp",
        "no, I only use whatsapp",
        "no thank you I have a flip phone",
        "no, as i said, email only",
    ],
)
def test_a_no_to_texts_is_heard_beside_a_remark(text: str) -> None:
    assert said(text, "consent_text").values.get("consent_text") == "no"


@pytest.mark.parametrize(
    "text", ["i said email only", "No, as I said, email only.", "only email please"]
)
def test_only_email_answers_both_at_once(text: str) -> None:
    assert said(text, "consent_call").values == NO_WAY


@pytest.mark.parametrize(
    ("text", "calls", "texts"),
    [
        ("yes call. no text only whatsapp", "yes", "no"),
        ("yes thats fine, text is better tho im at work", "yes", "yes"),
        ("yea thats fine but text is better, can you text", "yes", "yes"),
        ("yes. texts better actually im asleep days", "yes", "yes"),
    ],
)
def test_each_of_the_two_gets_its_own_answer(text: str, calls: str, texts: str) -> None:
    expected = {"consent_call": calls, "consent_text": texts}
    values = said(text, "consent_call").values
    assert {s: v for s, v in values.items() if s != "visitor_note"} == expected


@pytest.mark.parametrize(
    "text",
    [
        "im her daughter. dont call hers she never hears it",
        "he says hes not calling no ambulance because his leg fell asleep",
        "mornings, but dont use my wifes phone",
    ],
)
def test_who_else_is_not_to_be_called_refuses_no_calls(text: str) -> None:
    assert "consent_call" not in said(text, "preferred_days").values


@pytest.mark.parametrize("intent", ["inform", "ask_human"])
def test_who_is_watched_is_neither_called_nor_texted(intent: str) -> None:
    text = "can u not call me tho he checks my phone"
    step = said(text, "visitor_phone", intent)
    assert step.values == NO_WAY
    assert step.remark == "safe_way"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("i never said no texts?? anyway", ("consent_text",)),
        ("I didn't say no to calls", ("consent_call",)),
        ("why does it say no calls", ("consent_call",)),
    ],
)
def test_a_no_that_was_misread_is_asked_again(
    text: str, slots: tuple[str, ...]
) -> None:
    assert said(text, "visitor_email", **NO_WAY).forgotten == slots


@pytest.mark.parametrize("asked", ["preferred_days", "visitor_email"])
def test_calls_are_fine_after_all(asked: str) -> None:
    text = "no no calls are fine, just call ME not her. I said dont call HER number"
    step = said(text, asked, **NO_WAY)
    assert step.values == {"consent_call": "yes"}


def test_without_an_email_the_ways_out_are_told() -> None:
    assert said("I dont have an email", "visitor_email", **NO_WAY).prompt == "stuck"
