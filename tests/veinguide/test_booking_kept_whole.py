"""Nothing of a wish, a consent or a name is cut off, and a form can be left."""

import pytest

from tests.booking_known import MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step
from veinguide.booking.notes import noted

DAYS, TIME = "preferred_days", "preferred_time"


def after(asked: str | None, text: str, **known: str) -> NextStep:
    before = {} if asked is None else known_before(asked)
    form = BookingForm(asked, {**before, **known})
    return decide(Heard(text, "inform"), form, MONDAY)


@pytest.mark.parametrize(
    ("asked", "text", "days", "time"),
    [
        ("visitor_name", "Cy Doe, after 4 or a saturday", "after 4 or a saturday", 0),
        ("preferred_days", "saturday or after 5", "saturday or after 5", 0),
        (
            "preferred_days",
            "wednesday, or else mornings",
            "wednesday, or else mornings",
            0,
        ),
        (
            "preferred_days",
            "Friday if Monday is full",
            "Friday if Monday is full",
            None,
        ),
        ("preferred_days", "any day but not weds", "any day but not weds", None),
        (
            "visitor_name",
            "Cy Doe, 913.555.0188, after 3 any day but not weds",
            "any day but not weds",
            "after 3",
        ),
        ("preferred_days", "any morning like i said", "any day", "any morning"),
        (
            "preferred_days",
            "afternoons after tmrw",
            "after tomorrow (after Tuesday, November 24)",
            "afternoons",
        ),
        (
            "preferred_days",
            "whenever, but not too early i take my water pill, and not friday",
            "not friday",
            "not too early",
        ),
        (
            "preferred_days",
            "any day but wednesdays she has her hair done at 10",
            "any day but wednesdays",
            None,
        ),
        (
            None,
            "can i come christmas eve",
            "christmas eve (Thursday, December 24)",
            None,
        ),
        (
            None,
            "make me an appointment thursday the 12th of december",
            "thursday the 12th (December 12 is a Saturday)",
            None,
        ),
        (
            None,
            "need appt asap Rob Teller 816 555 0172 any day but wednesday",
            "any day but wednesday",
            None,
        ),
        (
            "visitor_name",
            "Eve Tran, 785-555-0126, evenings after six only, I teach till then",
            None,
            "evenings after six only",
        ),
    ],
)
def test_what_was_said_is_kept_whole(
    asked: str | None, text: str, days: str | None, time: str | int | None
) -> None:
    values = after(asked, text).values
    assert values.get(DAYS) == days
    assert values.get(TIME) == (days if time == 0 else time)


def test_days_and_times_in_the_same_words_are_noted_once() -> None:
    either = {DAYS: "saturday or after 5", TIME: "saturday or after 5"}
    line, _ = noted(either, either, None)
    assert line == "Saturday or after 5"


@pytest.mark.parametrize(
    ("known", "text", "kept"),
    [
        (
            "Thursday or Friday, next week",
            "Thursday is my first choice",
            "Thursday or Friday, next week, best Thursday",
        ),
        (
            "Thursday or Friday",
            "And Friday if Thursday is full.",
            "Thursday or Friday, or else Friday if Thursday is full",
        ),
        (
            "week after next",
            "NOT monday. any other day that week",
            "week after next, NOT monday, any other day that week",
        ),
        ("not mondays", "make it next week", "next week, not mondays"),
        (
            "not mondays",
            "no NOT friday AND not monday both",
            "not friday AND not monday",
        ),
        ("not mondays", "make it Tuesday", "Tuesday"),
        ("any day", "make it Tuesday", "Tuesday"),
        ("any day but mondays", "make it next week", "next week, not mondays"),
    ],
)
def test_a_change_keeps_what_was_known(known: str, text: str, kept: str) -> None:
    assert after("booking_confirmed", text, **{DAYS: known}).values[DAYS] == kept


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("afternoon too", "mornings or afternoon"),
        ("make it afternoon", "afternoon"),
        ("wait does call is fine evenings show", None),
        ("NOT at night. noon. night is when the legs act up", "noon"),
        ("change the time to noon and take out the note", "noon"),
    ],
)
def test_a_time_at_the_summary(text: str, time: str | None) -> None:
    step = after("booking_confirmed", text, visitor_note="uses a walker")
    assert step.values.get(TIME) == time


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (None, "my mom has horrible legs at nite, can u get her in"),
        ("reason_category", "legs wont quit at night"),
        ("reason_category", "twinges at night"),
    ],
)
def test_when_legs_hurt_is_no_time_of_the_visit(asked: str | None, text: str) -> None:
    assert TIME not in after(asked, text).values


def test_a_visit_at_night_may_be_wished() -> None:
    assert after(None, "can i come in at night").values[TIME] == "at night"


@pytest.mark.parametrize(
    ("asked", "text", "call", "texts", "note"),
    [
        (
            "consent_text",
            "text only if they cant reach me",
            None,
            "yes",
            "text only if",
        ),
        ("consent_call", "only call if its an emergency", None, None, "only call if"),
        ("consent_call", "only text me", "no", "yes", None),
        (
            "consent_call",
            "yes but I do the talking, Joan wont pick up",
            "yes",
            None,
            "",
        ),
        ("consent_call", "thats my number so call me but talk loud", "yes", None, ""),
        ("consent_call", "sure both call n text", "yes", "yes", None),
        ("consent_text", "i said both", None, "yes", None),
        ("consent_call", "both legs hurt", None, None, None),
        ("consent_text", "i said text", None, "yes", None),
        (
            "consent_text",
            "No, that would be no use, it is an office line.",
            None,
            "no",
            None,
        ),
        ("consent_text", "no thats a house phone", None, "no", None),
        ("consent_call", "yeah my moms ok with it", "yes", None, None),
        (
            "consent_call",
            "they can but leave no message",
            "yes",
            None,
            "leave no message",
        ),
        ("consent_call", "yes but not now", None, None, None),
        ("consent_call", "yes but he wont let me", None, None, None),
        ("consent_call", "so call me crazy but i like mail", None, None, None),
        ("consent_call", "yes but you cant call at work", None, None, None),
    ],
)
def test_consents(
    asked: str, text: str, call: str | None, texts: str | None, note: str | None
) -> None:
    values = after(asked, text).values
    assert values.get("consent_call") == call
    assert values.get("consent_text") == texts
    if note:
        assert note in values["visitor_note"]


@pytest.mark.parametrize(
    "text",
    [
        "oh wait no i already have one. stop",
        "just forget it, im not giving my number to a robot",
        "stop. no name. will humana want me to wear those socks first",
        "cancel. this is too much for me",
        "i dont like this. forget it",
        "whoa no i didnt say sign me up",
    ],
)
@pytest.mark.parametrize("asked", ["visitor_name", "visitor_phone"])
def test_a_form_can_be_left(asked: str, text: str) -> None:
    assert after(asked, text).step is Step.STOP


@pytest.mark.parametrize(
    "text",
    [
        "stop, its 816 555 0131",
        "never mind, what does it cost",
        "when do the cramps stop?",
        "forget what i said, 816 555 0131",
    ],
)
def test_a_form_goes_on(text: str) -> None:
    assert after("visitor_phone", text).step is not Step.STOP


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("913-555-0178. no wait thats my old one. 913-555-0187", "(913) 555-0187"),
        (
            "her cell is 417.555.0148 but try mine if no luck 417.555.0149",
            "(417) 555-0148",
        ),
        ("417 555 0148, if she doesn't answer 417 555 0149", "(417) 555-0148"),
        ("try 417.555.0149 instead of 417.555.0148", "(417) 555-0149"),
    ],
)
def test_the_number_that_is_meant(text: str, number: str) -> None:
    assert after("visitor_phone", text).values["visitor_phone"] == number


def test_a_backup_replaces_no_number() -> None:
    step = after("consent_text", "if he doesnt pick up then me 620 555 0105")
    assert "visitor_phone" not in step.values
    assert "(620) 555-0105" in step.values["visitor_note"]


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        (
            None,
            "My wife Ingrid has ropey veins and wants to be seen, this is Paul",
            "Ingrid (ask for Paul)",
        ),
        (None, "my daughter Beth wants me to come in. This is Ann Lee", "Ann Lee"),
        (None, "my father Albert Strand needs the consultation", "Albert Strand"),
        (None, "my husband Tom has a car, this is Ann Lee, i need a visit", "Ann Lee"),
        (
            "visitor_name",
            "Harold Fenn is his name. i'm Maxine, call me not him",
            "Harold Fenn (ask for Maxine)",
        ),
        ("visitor_name", "mother Rosa Ibarra", "Rosa Ibarra"),
        ("visitor_name", "Son Nguyen", "Son Nguyen"),
        ("visitor_name", "I told you, Sue. Susan Applewhite", "Susan Applewhite"),
        ("visitor_name", "ITS RON. RON BATCHELDER 816 555 0142", "Ron Batchelder"),
        (
            "visitor_name",
            "Bea Shaw. did you write down that i want a woman",
            "Bea Shaw",
        ),
        (None, "a visit for me and my sister, Peg and Nora Quill", "Peg Quill"),
        ("consent_call", "yes call Nora is at work days so call me", None),
    ],
)
def test_whom_the_visit_is_for(asked: str | None, text: str, name: str | None) -> None:
    assert after(asked, text).values.get("visitor_name") == name


def test_a_second_person_is_not_dropped_in_silence() -> None:
    step = after("visitor_name", "Colleen Ashby and my mothers Fay")
    assert (step.values["visitor_name"], step.remark) == (
        "Colleen Ashby",
        "one_at_a_time",
    )


def test_a_child_tells_the_parent_and_itself() -> None:
    step = after(
        "guardian_name",
        "my mom is Stacy Bloom. im Jayden",
        visitor_minor="yes",
        visitor_name="",
    )
    assert step.values == {"guardian_name": "Stacy Bloom", "visitor_name": "Jayden"}


@pytest.mark.parametrize(
    "text",
    [
        "eh good enough send",
        "looks right i think.. can she bring her dog. kidding. yes send",
        "nothing send it. then do one for Walter",
    ],
)
def test_the_last_word_sends(text: str) -> None:
    assert after("booking_confirmed", text).step is Step.SEND


@pytest.mark.parametrize(
    "text", ["the name is wrong. ok send it later", "no wait, it says 0143. yes send"]
)
def test_a_correction_is_not_sent(text: str) -> None:
    assert after("booking_confirmed", text).step is not Step.SEND


def test_a_part_of_the_note_goes_in_other_words() -> None:
    note = "uses a walker; call but not before 10 i work nights"
    text = "drop the dont call before 10 thing"
    step = after("booking_confirmed", text, visitor_note=note)
    assert step.values["visitor_note"] == "uses a walker"
