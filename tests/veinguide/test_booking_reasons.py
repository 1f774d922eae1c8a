import pytest

from tests.booking_known import KNOWN, MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step
from veinguide.booking.reasons import (
    MAXIMUM_CHARACTERS,
    read_reason,
    read_reason_in_passing,
)


def after(asked: str, text: str, intent: str, **known: str) -> NextStep:
    values = {"visitor_name": "Anna Lopez", **known}
    return decide(Heard(text, intent), BookingForm(asked, values), MONDAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Reason is cramps and veins behind the knee, and she uses a walker",
            "leg cramps, varicose veins",
        ),
        ("For the cramp", "leg cramps"),
        ("put cramps, and that Sheila sent me lol", "leg cramps"),
        ("Just say Dorothy has her mother's veins", "varicose veins"),
        ("Heavy legs", "other"),
        ("twitchy legs", "restless legs"),
        ("Leg cramps since Vietnam", "leg cramps"),
        ("veins on both legs, ugly and they ache", "varicose veins"),
        ("restless legs, takes Requip", "restless legs"),
        ("I only want to talk, put that as the reason. No treatment.", "other"),
        ("no reason needed", "not given"),
        ("I prefer not to state a reason", "not given"),
        ("I don't want write reason, it is possible?", "not given"),
        ("nah no reason just cramps", "leg cramps"),
    ],
)
@pytest.mark.parametrize("asked", ["visitor_phone", "consent_call", "preferred_days"])
def test_a_reason_is_kept_whatever_was_asked(
    asked: str, text: str, reason: str
) -> None:
    step = after(asked, text, "nlu_fallback")
    assert (step.step, step.values["reason_category"]) == (Step.GO_ON, reason)
    assert step.values.keys() <= {"reason_category", "visitor_note"}


@pytest.mark.parametrize(
    "text",
    [
        "what are leg cramps",
        "do you treat leg cramps",
        "leg cramps?",
        "varicose veins cost",
        "laser for veins",
        "my vein doctor sent me",
        "it's about the cost of vein treatment",
        "there is no reason to worry",
        "the reason I ask",
        "say that again",
        "for the staff",
        "my legs feel better now",
    ],
)
def test_a_question_or_a_topic_is_no_reason(text: str) -> None:
    assert read_reason_in_passing(text) is None
    step = after("visitor_phone", text, "ask_cramps_cause")
    assert "reason_category" not in step.values


def test_a_complaint_that_leads_to_a_question_is_no_reason() -> None:
    text = "cramps hurt, is it serious"
    assert after("visitor_phone", text, "ask_when_to_see_doctor").values == {}


def test_the_hour_of_a_complaint_is_no_wish() -> None:
    step = after("visitor_phone", "I have leg cramps every night", "ask_cramps_cause")
    assert step.values == {"reason_category": "leg cramps"}


def test_a_known_reason_is_only_replaced_by_one_that_is_announced() -> None:
    known = {"reason_category": "leg cramps"}
    passing = after("visitor_phone", "heavy legs", "inform", **known)
    assert "reason_category" not in passing.values
    told = after("visitor_phone", "the reason is restless legs", "inform", **known)
    assert told.values == {"reason_category": "restless legs"}


@pytest.mark.parametrize("asked", ["booking_confirmed", "booking_change"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("it's spider veins, not varicose", "spider veins"),
        ("no it's restless legs", "restless legs"),
        ("actually it's leg cramps not varicose veins", "leg cramps"),
        ("spider veins not cramps", "spider veins"),
        ("its cramps in the calves after 12 hr shifts", "leg cramps"),
        ("change reason to restless legs", "restless legs"),
        ("the reason is that the spider veins came back, please write", "spider veins"),
    ],
)
def test_another_reason_at_the_summary_takes_its_place(
    asked: str, text: str, reason: str
) -> None:
    known = {**KNOWN, "reason_category": "varicose veins"}
    step = decide(Heard(text, "nlu_fallback"), BookingForm(asked, known), MONDAY)
    assert step == NextStep(Step.GO_ON, {"reason_category": reason})


@pytest.mark.parametrize(
    "text",
    [
        "is it ok if it's spider veins",
        "it's not cramps",
        "it's for my mother, she has cramps",
        "the reason I ask is my mother's cramps",
        "it's about the cost of spider veins",
        "cramps hurt",
    ],
)
def test_a_complaint_at_the_summary_that_corrects_nothing(text: str) -> None:
    known = {**KNOWN, "reason_category": "varicose veins"}
    form = BookingForm("booking_confirmed", known)
    step = decide(Heard(text, "nlu_fallback"), form, MONDAY)
    assert "reason_category" not in step.values


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("varicose veins and also restless legs", "varicose veins, restless legs"),
        ("veins and cramp. write please: call Dorota", "varicose veins, leg cramps"),
        (
            "spider veins, varicose ones, cramps at night and restless legs",
            "spider veins, varicose veins, leg cramps",
        ),
    ],
)
def test_two_reasons_are_both_kept(text: str, reason: str) -> None:
    assert read_reason(text) == reason
    assert len(reason) <= MAXIMUM_CHARACTERS


@pytest.mark.parametrize(
    ("known", "text", "reason"),
    [
        (
            "restless legs",
            "and she has varicose veins too",
            "restless legs, varicose veins",
        ),
        ("restless legs", "put varicose veins too", "restless legs, varicose veins"),
        ("other", "also cramps", "leg cramps"),
        ("varicose veins", "it's for cramps, not veins", "leg cramps"),
    ],
)
def test_the_summary_takes_another_reason(known: str, text: str, reason: str) -> None:
    form = BookingForm("booking_confirmed", {**KNOWN, "reason_category": known})
    step = decide(Heard(text, "inform"), form, MONDAY)
    assert step.values == {"reason_category": reason}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("like i said, legs ache bad by end of shift, 10 hrs on concrete", "ask_cause"),
        ("aching legs", "inform"),
        ("my doctor sent me", "inform"),
        ("it burns at night", "ask_when_symptoms_worse"),
        ("the ones you can see. Like worms", "ask_sources"),
    ],
)
def test_own_words_for_the_reason_are_not_dropped_in_silence(
    text: str, intent: str
) -> None:
    form = BookingForm("reason_category", known_before("reason_category"))
    step = decide(Heard(text, intent), form, MONDAY)
    note = text.removeprefix("like i said, ")
    noted = {"reason_category": "other", "visitor_note": note}
    assert (step.values, step.remark) == (noted, "other_reason")


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        (
            "not restless just burns, skip",
            "ask_rls_definition",
            {"reason_category": "not given"},
        ),
        ("varicose veins, skip", "inform", {"reason_category": "varicose veins"}),
        ("does it burn?", "ask_treatment_pain", {}),
        ("the pain of laser", "ask_treatment_pain", {}),
    ],
)
def test_a_skip_ends_it_and_a_question_is_no_reason(
    text: str, intent: str, reason: dict[str, str]
) -> None:
    form = BookingForm("reason_category", known_before("reason_category"))
    assert decide(Heard(text, intent), form, MONDAY).values == reason


@pytest.mark.parametrize(
    ("text", "reason", "note"),
    [
        ("swelling and varicose veins", "varicose veins", "swelling"),
        (
            "bad cramps in my calves at nite, and my ankle looks kinda brown",
            "leg cramps",
            "my ankle looks kinda brown",
        ),
        (
            "Well my legs jump around all night and I've got ropey veins",
            "varicose veins",
            "my legs jump around all night",
        ),
        ("cramps in both legs", "leg cramps", None),
        ("leg cramps. does it hurt?", "leg cramps", None),
        ("restless legs and i can't sleep", "restless legs", None),
    ],
)
def test_a_complaint_of_no_category_is_noted_in_own_words(
    text: str, reason: str, note: str | None
) -> None:
    form = BookingForm("reason_category", {"visitor_name": "Ann Lee"})
    values = decide(Heard(text, "inform"), form, MONDAY).values
    assert values["reason_category"] == reason
    assert values.get("visitor_note") == note


@pytest.mark.parametrize("known", ["other", "leg cramps"])
@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("put heavy legs in there please", "heavy legs"),
        ("the reason, heavy legs", "heavy legs"),
        ("no the reason is heavy legs, aching", "heavy legs, aching"),
        ("no, in the note put heavy aching legs", "heavy aching legs"),
        ("i said add swelling", "swelling"),
        ("can you add that my ankle is brown", "my ankle is brown"),
    ],
)
def test_a_complaint_told_to_the_summary_is_noted(
    text: str, note: str, known: str
) -> None:
    form = BookingForm("booking_confirmed", {**KNOWN, "reason_category": known})
    step = decide(Heard(text, "inform"), form, MONDAY)
    assert step.values["visitor_note"] == note
    assert step.ask in (None, "booking_confirmed")
    assert step.remark in (None, "other_reason")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("add spider veins", "leg cramps, spider veins"),
        (
            "that's right but I also said my legs jump around, restless legs",
            "leg cramps, restless legs",
        ),
    ],
)
def test_another_category_is_added_to_the_reason(text: str, reason: str) -> None:
    form = BookingForm("booking_confirmed", {**KNOWN, "reason_category": "leg cramps"})
    values = decide(Heard(text, "inform"), form, MONDAY).values
    assert values == {"reason_category": reason}
