"""Whom the visit is for, whom the staff ask for, and names told bit by bit."""

from time import process_time

import pytest

from tests.booking_known import KNOWN, MONDAY, ORDER
from veinguide.booking.contacts import apart, together, who_writes
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, Step
from veinguide.booking.name_parts import corrected, joined, read_name_part
from veinguide.booking.two_people import read_people
from veinguide.booking.values import find_values
from veinguide.booking.words import tidy

NAME, PHONE, SUMMARY = "visitor_name", "visitor_phone", "booking_confirmed"


def name_after(
    text: str, known: str | None, asked: str = SUMMARY, *, for_another: bool = False
) -> str | None:
    """What the form has for a name then."""
    before = {**KNOWN, NAME: known or ""} if asked == SUMMARY else {NAME: known or ""}
    form = BookingForm(asked, before, for_another=for_another)
    return find_values(tidy(text), form, MONDAY).values.get(NAME, known)


def test_two_people_are_kept_in_one_name() -> None:
    both = together("Marge Kowalczyk", "Denise")
    assert both == "Marge Kowalczyk (ask for Denise)"
    assert apart(both) == ("Marge Kowalczyk", "Denise")
    assert apart("Marge Kowalczyk") == ("Marge Kowalczyk", None)
    assert together("Marge", "marge") == together("Marge", None) == "Marge"
    assert (who_writes(both), who_writes("Marge")) == ("Denise", "Marge")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Im Denise Kowalczyk, shes Marge Kowalczyk",
            "Marge Kowalczyk (ask for Denise Kowalczyk)",
        ),
        (
            "for Marge Kowalczyk, but ask for Denise (her daughter)",
            "Marge Kowalczyk (ask for Denise)",
        ),
        (
            "Marge Kowalczyk, but ask for Denise on the phone",
            "Marge Kowalczyk (ask for Denise)",
        ),
        ("marge kowalczyk but ask for denise", "Marge Kowalczyk (ask for Denise)"),
        ("Marge Kowalczyk. Denise is her daughter", "Marge Kowalczyk (ask for Denise)"),
        ("The patient is Marge, contact is Denise", "Marge (ask for Denise)"),
        ("Her name is Marge, I'm her son Tobias", "Marge (ask for Tobias)"),
        ("Rosario, for my husband Ernesto", "Ernesto (ask for Rosario)"),
        ("rosario, for my husband ernesto", "Ernesto (ask for Rosario)"),
        ("my name is Ana, it's for my mother Ruth Lee", "Ruth Lee (ask for Ana)"),
        ("Ana Lee on behalf of Ruth Lee", "Ruth Lee (ask for Ana Lee)"),
        (
            "X'iomara O'Shaughnessy-Nguyễn but everyone calls me Xio",
            "X'iomara O'Shaughnessy-Nguyễn (ask for Xio)",
        ),
        ("Deborah Kowalski, she goes by Deb", "Deborah Kowalski (ask for Deb)"),
        ("Deb Kowalski, ask for Deb", "Deb Kowalski"),
        ("ask for Deshawn", "Deshawn"),
        ("everyone calls me Xio", "Xio"),
        ("for my mother, Ruth Coleman", "Ruth Coleman"),
    ],
)
def test_both_are_read_where_a_name_is_asked_for(text: str, name: str) -> None:
    assert name_after(text, None, NAME) == name


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        (
            "the appt is for my mother Marge, not me. is that on there",
            "Denise Kowalczyk",
            "Marge (ask for Denise Kowalczyk)",
        ),
        (
            "change something - its for Marge Kowalczyk, call me Denise",
            "Denise Kowalczyk",
            "Marge Kowalczyk (ask for Denise Kowalczyk)",
        ),
        (
            "can you put that they should ask for Tobias, her son, thats my phone. "
            "Patient is Rosalind",
            "Rosalind Achterberg",
            "Rosalind Achterberg (ask for Tobias)",
        ),
        (
            "the name should be Tobias Achterberg for Rosalind",
            "Rosalind Achterberg",
            "Rosalind Achterberg (ask for Tobias Achterberg)",
        ),
        (
            "can you add that they should ask for Carol when they call",
            "Dorothea V",
            "Dorothea V (ask for Carol)",
        ),
        (
            "carol is the daughter, thats my number not hers",
            "Dorothea V",
            "Dorothea V (ask for Carol)",
        ),
        (
            "no wait the visit is for Dorothea, I'm just the contact",
            "Carol",
            "Dorothea (ask for Carol)",
        ),
        (
            "no wait the visit is for Dorothea, I'm just the contact",
            "Dorothea V (ask for Carol)",
            "Dorothea V (ask for Carol)",
        ),
        ("call Denise, not her", "Marge", "Marge (ask for Denise)"),
        ("please have them ask for denise", "Marge", "Marge (ask for Denise)"),
        ("it's for Bob, not me", "Ana Lee", "Bob (ask for Ana Lee)"),
        ("don't ask for Denise", "Marge (ask for Denise)", "Marge"),
        ("ask for Carol instead", "Marge (ask for Denise)", "Marge (ask for Carol)"),
        ("the name is wrong, it's Anna Lopez", "Marge Lee", "Anna Lopez"),
        (
            "the name is wrong, it's Anna Lopez",
            "Marge (ask for Denise)",
            "Anna Lopez (ask for Denise)",
        ),
        (
            "my last name is Lee",
            "Marge (ask for Denise)",
            "Marge (ask for Denise Lee)",
        ),
        (
            "her last name is Lee",
            "Marge (ask for Denise)",
            "Marge Lee (ask for Denise)",
        ),
    ],
)
def test_at_the_summary_nobody_is_lost(text: str, known: str, name: str) -> None:
    assert name_after(text, known) == name


@pytest.mark.parametrize(
    "text",
    [
        "call me not her, I'm her son Tobias, 816 555 0148",
        "816 555 0148, my name is Tobias, I'm the son",
        "816 555 0148 ask for Tobias",
    ],
)
def test_who_gives_the_number_is_asked_for(text: str) -> None:
    name = name_after(text, "Rosalind Achterberg", PHONE)
    assert name == "Rosalind Achterberg (ask for Tobias)"


def test_who_writes_for_another_is_not_the_patient() -> None:
    text = "My name is Carol"
    assert name_after(text, "Ruth", PHONE, for_another=True) == "Ruth (ask for Carol)"
    assert name_after(text, "Ruth", PHONE) == "Carol"
    assert name_after("My name is Ruth Lee", "Ruth", PHONE, for_another=True) == (
        "Ruth Lee"
    )


def test_a_parent_and_a_child_are_told_apart() -> None:
    form = BookingForm("guardian_name", {"visitor_minor": "yes"})
    text = "I'm Annika Berg, it's for my daughter Freya"
    found = find_values(text, form, MONDAY)
    assert found.values == {NAME: "Freya", "guardian_name": "Annika Berg"}


@pytest.mark.parametrize("asked", ORDER)
@pytest.mark.parametrize(
    "text",
    [
        "ask for help",
        "can i ask for directions",
        "I want to talk to somebody",
        "talk to my husband first",
        "call me tomorrow",
        "call me Tuesday",
        "who do I ask for",
        "it's for Medicare",
        "it's for my Restless Legs",
        "for two years",
        "her daughter has it too",
        "her doctor said so",
        "call back please",
        "not for me",
        "for my mother",
        "should I call Aetna",
    ],
)
def test_nobody_is_read_where_nobody_is_named(text: str, asked: str) -> None:
    assert read_people(text, asked).spans == []


@pytest.mark.parametrize(
    ("text", "known", "name"),
    [
        ("last name is missing its Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("my last name is Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("surname Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("you forgot my last name, Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("the last name isn't there. Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("oh my last name's kowalczyk", "Dale", "Dale Kowalczyk"),
        ("add last name Kowalczyk please", "Dale", "Dale Kowalczyk"),
        ("last name: van der Berg", "Jan", "Jan van der Berg"),
        ("Truong is my last name though. oh and", "Bao", "Bao Truong"),
        ("first name is Bao", "Truong", "Bao Truong"),
        ("Bao is my first name", "Truong", "Bao Truong"),
        ("first name is Bao", "Bo Truong", "Bao Truong"),
        ("the last name is wrong, it's Garcia", "Ana Lopez", "Ana Garcia"),
        ("last name Kowalczyk", "Dale Kowalczyk", "Dale Kowalczyk"),
    ],
)
def test_the_parts_of_a_name_are_joined(text: str, known: str, name: str) -> None:
    part = read_name_part(text)
    assert part is not None
    assert joined(known, part) == name


@pytest.mark.parametrize(
    "text",
    [
        "last name is missing",
        "its missing my last name",
        "is last name required",
        "last name is hard to spell",
        "my last name is the same",
        "last name is private",
        "last time i was there",
        "no last name please",
        "I'd rather not give my last name",
    ],
)
def test_where_no_part_is_told_none_is_read(text: str) -> None:
    assert read_name_part(text) is None


@pytest.mark.parametrize(
    ("known", "told", "name"),
    [
        ("Ana Lopez", "Anna", "Anna Lopez"),
        ("Dale Kowalczyk", "Dale", "Dale Kowalczyk"),
        ("Bob Lopez", "Anna", "Anna"),
        ("Ana Lopez", "Ana Lopes", "Ana Lopes"),
    ],
)
def test_a_part_that_is_corrected_keeps_the_rest(
    known: str, told: str, name: str
) -> None:
    assert corrected(known, told) == name


@pytest.mark.parametrize(
    "text",
    [
        "ask for Beth",
        "so they should ask for Beth. Does it say that?",
        "they need to ask for my daughter Beth",
    ],
)
def test_whom_to_ask_for_is_told_at_the_summary(text: str) -> None:
    assert name_after(text, "Linda Sorensen") == "Linda Sorensen (ask for Beth)"


@pytest.mark.parametrize("text", ["it's Marge not Madge", "not Madge, it's Marge"])
def test_what_is_not_the_name_is_replaced(text: str) -> None:
    known = "Madge Kowalczyk (ask for Denise)"
    assert name_after(text, known) == "Marge Kowalczyk (ask for Denise)"


@pytest.mark.parametrize("word", ["for my mother ", "last name is missing, ", "Ana, "])
def test_a_long_message_is_read_at_once(word: str) -> None:
    text = word * 1000
    began = process_time()
    read_people(text, NAME)
    read_name_part(text)
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        "my brother in law wants the same thing but evenings, his names Karl Voss",
        "now do ruth. same phone number, she wants a friday morning",
        "ok next book ruth, thursdays",
    ],
)
def test_a_second_person_leaves_the_request_alone(text: str) -> None:
    step = decide(Heard(text, "inform"), BookingForm(SUMMARY, KNOWN), MONDAY)
    assert (step.values, step.remark) == ({}, "one_at_a_time")


@pytest.mark.parametrize(
    "text", ["my daughter wants me to come Friday instead", "now do it on Friday"]
)
def test_another_may_have_a_say_in_the_request(text: str) -> None:
    step = decide(Heard(text, "inform"), BookingForm(SUMMARY, KNOWN), MONDAY)
    assert step.values["preferred_days"].endswith("Friday")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2 of us please. Karl Voss and Ruth Voss 816-555-0150", "Karl Voss"),
        ("me and my wife both need a visit, im Karl Voss", "Karl Voss"),
    ],
)
def test_the_first_of_two_begins(text: str, name: str) -> None:
    step = decide(Heard(text, "book_consultation"), BookingForm(None, {}), MONDAY)
    assert (step.values[NAME], step.remark) == (name, "one_at_a_time")


def test_the_one_who_goes_first_is_taken() -> None:
    assert name_after("karl first then ruth", None, NAME) == "Karl"


def test_the_second_of_two_is_named_after_the_relative() -> None:
    text = "now my sister. Ruth Voss same phone same days"
    step = decide(Heard(text, "book_consultation"), BookingForm(None, {}), MONDAY)
    assert step.values[NAME] == "Ruth Voss"


@pytest.mark.parametrize(
    "text",
    ["and my wife Lorraine wants one too, same number", "my sister also needs a visit"],
)
def test_a_second_person_waits_for_a_request_of_their_own(text: str) -> None:
    form = BookingForm("preferred_time", {"visitor_name": "Harold Beck"})
    step = decide(Heard(text, "inform"), form, MONDAY)
    assert step.remark == "one_at_a_time"
    assert "visitor_name" not in step.values


@pytest.mark.parametrize("text", ["yes send Lorraines", "yes, send hers", "send it"])
def test_the_request_of_the_patient_is_sent_by_her_name(text: str) -> None:
    form = BookingForm(SUMMARY, {**KNOWN, NAME: "Lorraine Beck"})
    assert decide(Heard(text, "nlu_fallback"), form, MONDAY).step is Step.SEND


def test_somebody_elses_is_not() -> None:
    form = BookingForm(SUMMARY, {**KNOWN, NAME: "Lorraine Beck"})
    step = decide(Heard("send Harolds", "nlu_fallback"), form, MONDAY).step
    assert step is Step.GO_ON


@pytest.mark.parametrize("asked", ["booking_change", SUMMARY])
@pytest.mark.parametrize(
    "text",
    [
        "hers should be the same day as mine so I drive once",
        "I'd like the same day as my wife",
        "mine on the same day as my sister's please",
    ],
)
def test_two_who_come_together_are_noted(text: str, asked: str) -> None:
    step = decide(Heard(text, "change_booking"), BookingForm(asked, KNOWN), MONDAY)
    assert "same day" in step.values["visitor_note"]
    assert (step.ask, step.remark) == (SUMMARY, None)


def test_the_day_of_a_surgery_is_no_note() -> None:
    text = "it swelled the same day as my surgery"
    step = decide(Heard(text, "inform"), BookingForm(SUMMARY, KNOWN), MONDAY)
    assert "visitor_note" not in step.values


def test_a_question_about_both_stops_no_sending() -> None:
    text = "thats right send it. you have both of us now?"
    step = decide(Heard(text, "nlu_fallback"), BookingForm(SUMMARY, KNOWN), MONDAY)
    assert (step.step, step.remark) == (Step.SEND, None)


def test_who_is_put_in_is_a_name_and_no_note() -> None:
    text = "can u put my aunt in too, Shirley Jenkins"
    step = decide(Heard(text, "book_consultation"), BookingForm(None), MONDAY)
    assert step.values == {NAME: "Shirley Jenkins"}
