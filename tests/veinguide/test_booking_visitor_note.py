from time import process_time

import pytest

from tests.booking_known import KNOWN, MONDAY, known_before
from veinguide.booking.decide import decide
from veinguide.booking.form import BookingForm, Heard, NextStep, Step, Task
from veinguide.booking.note_phrases import points_back
from veinguide.booking.notes import noted
from veinguide.booking.visitor_note import MAXIMUM_CHARACTERS, joined, piece

SUMMARY = "booking_confirmed"


def after(
    asked: str | None, text: str, intent: str = "nlu_fallback", note: str = ""
) -> NextStep:
    known = known_before(asked) if asked else {}
    if note:
        known["visitor_note"] = note
    return decide(Heard(text, intent), BookingForm(asked, known), MONDAY)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "add that he uses a walker and needs an elevator",
            "he uses a walker and needs an elevator",
        ),
        ("you not write that he need spanish. please put spanish", "he need spanish"),
        ("the reason, please add that I prefer a woman doctor", None),
        ("Yes, but can you note that I'd rather see a woman doctor?", None),
        ("tell them I had them stripped in 1981", "I had them stripped in 1981"),
        ("tell them it bled Saturday", "it bled Saturday"),
        ("its about the $640 bill put that in", "its about the $640 bill"),
        ("please mention the ulcer on her ankle", "the ulcer on her ankle"),
        ("shes in a WHEELCHAIR please put that", "shes in a WHEELCHAIR"),
        ("oh and she cant do stairs", "she cant do stairs"),
        (
            "please nobody say clinic if a man picks up",
            "nobody say clinic if a man picks up",
        ),
        ("if my husband answers just hang up", "if my husband answers just hang up"),
        ("i need someone who speaks somali", "i need someone who speaks somali"),
        ("let them know im coming with my sister", "im coming with my sister"),
        ("could they please have an interpreter", "have an interpreter"),
        ("mom gets confused so talk to me please", "mom gets confused so talk to me"),
        ("make a note I had a clot in 2010", "I had a clot in 2010"),
    ],
)
def test_what_the_staff_should_know_is_noted_and_the_summary_shown(
    text: str, note: str | None
) -> None:
    step = after(SUMMARY, text)
    assert (step.step, step.ask) == (Step.GO_ON, SUMMARY)
    kept = step.values["visitor_note"]
    assert kept == (note or kept)
    assert "woman doctor" in kept or note


@pytest.mark.parametrize(
    ("asked", "text", "values", "note"),
    [
        (
            "visitor_name",
            "Hector Ramirez Soto, please write he need spanish",
            {"visitor_name": "Hector Ramirez Soto"},
            "he need spanish",
        ),
        (
            "visitor_name",
            "Denise Kowalczyk 816 555 0119. its about the $640 bill put that in",
            {"visitor_name": "Denise Kowalczyk", "visitor_phone": "(816) 555-0119"},
            "its about the $640 bill",
        ),
        (
            "preferred_days",
            "any weekday, and tell them about the walker",
            {"preferred_days": "any weekday"},
            "the walker",
        ),
        (
            "preferred_time",
            "I want a woman doctor mornings",
            {"preferred_time": "mornings"},
            "I want a woman doctor",
        ),
        (
            "reason_category",
            "RESTLESS LEGS THEN. AND TELL THEM I AM HARD OF HEARING",
            {"reason_category": "restless legs"},
            "I AM HARD OF HEARING",
        ),
        (
            "consent_call",
            "yes but not during school hours, leave a message ok",
            {"consent_call": "yes"},
            "not during school hours, leave a message",
        ),
        (
            "consent_call",
            "yes, let them know im deaf in one ear so talk slow",
            {"consent_call": "yes"},
            "im deaf in one ear so talk slow",
        ),
        (
            "consent_call",
            "yes but not at work, so after 4",
            {"consent_call": "yes"},
            "not at work, so after 4",
        ),
        (
            "visitor_phone",
            "my number is 816-555-0142 dont leave messages my husband hears them",
            {"visitor_phone": "(816) 555-0142"},
            "dont leave messages my husband hears them",
        ),
    ],
)
def test_a_note_swallows_no_answer(
    asked: str, text: str, values: dict[str, str], note: str
) -> None:
    assert after(asked, text).values == {**values, "visitor_note": note}


@pytest.mark.parametrize(
    "text",
    [
        "put Tuesday",
        "tell them no calls",
        "add Fridays too",
        "put that its spider veins not varicose",
        "let them know thursday is better",
        "tell them my name is Ana Diaz",
        "put my daughters number 816 555 0177",
        "tell them thank you",
        "ill tell them myself",
        "what do i tell them",
        "write it down",
        "is there an elevator?",
        "do they speak spanish?",
        "say can i bring my husband",
        "oh and can i bring the baby",
        "if they call when im teaching what happens",
        "note the voicemail part again?",
        "ok let me try again",
    ],
)
def test_an_answer_or_a_question_is_no_note(text: str) -> None:
    assert "visitor_note" not in after(SUMMARY, text).values


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        ("visitor_phone", "816-555-0142. 4:30 to 6 is good for calls", "4:30 to 6 is"),
        ("visitor_phone", "816-555-0142, I can't pick up before 3:45", "before 3:45"),
        (
            "visitor_phone",
            "573 555 0139 but dont call between the 10th and the 17th",
            "dont call between the 10th and the 17th",
        ),
        (SUMMARY, "and put dont call before 4 pm", "dont call before 4 pm"),
        ("consent_text", "no texts. my daughter Nia may answer", "my daughter Nia may"),
        ("preferred_days", "any weekday, call after lunch", "call after lunch"),
        (SUMMARY, "can it say that he's in a wheelchair", "he's in a wheelchair"),
    ],
)
def test_a_note_is_whole_and_has_nothing_else(asked: str, text: str, note: str) -> None:
    told = after(asked, text).values["visitor_note"]
    assert told.startswith(note) or told.endswith(note)


@pytest.mark.parametrize(
    ("asked", "text", "note"),
    [
        (SUMMARY, "also add: tell her daughter Linda, 816-555-0188", "816-555-0188"),
        (SUMMARY, "note: her son Tom 816-555-0188 decides", "816-555-0188"),
        (
            "preferred_days",
            "Ask only for Tamika or the day nurse",
            "Ask only for Tamika or the day nurse",
        ),
        (SUMMARY, "and only ask for me or the day nurse", "only ask for me or the day"),
    ],
)
def test_a_second_contact_is_noted_and_changes_nothing(
    asked: str, text: str, note: str
) -> None:
    step = after(asked, text)
    assert step.values.keys() == {"visitor_note"}
    assert note in step.values["visitor_note"]
    assert step.ask == asked


def test_a_question_beside_the_reason_is_no_note() -> None:
    text = "its the purple things on my knees. also do i have to shave first"
    step = after("reason_category", text)
    assert step.values["visitor_note"] == "its the purple things on my knees"
    skipped = after("reason_category", "skip. are you gonna put me on a mailing list")
    assert skipped.values == {"reason_category": "not given"}


def test_what_says_the_same_and_more_replaces_what_was_noted() -> None:
    known = "no voicemail; he sees my phone"
    told = joined(known, ["no voicemail at all"])
    assert told == "he sees my phone; no voicemail at all"
    assert piece("i said call after lunch") == "call after lunch"


def test_a_surname_is_no_need() -> None:
    assert after("visitor_name", "James Walker").values == {
        "visitor_name": "James Walker"
    }


def test_a_need_in_the_opening_message_is_kept() -> None:
    text = "i need an appointment for my dad, he is in a wheelchair"
    step = after(None, text, "book_consultation")
    assert step.values == {"visitor_note": "he is in a wheelchair"}


def test_a_danger_is_not_noted_but_answered() -> None:
    text = "tell them my chest hurts and i cant breathe"
    assert after(SUMMARY, text, "report_emergency") == NextStep(Step.ANSWER)


def test_nothing_is_noted_where_a_code_is_asked_for() -> None:
    form = BookingForm("lookup_code", {}, task=Task.CHANGE)
    step = decide(Heard("tell them i use a walker", "inform"), form, MONDAY)
    assert "visitor_note" not in step.values


@pytest.mark.parametrize(
    ("text", "step", "note"),
    [
        ("THATS FINE SEND IT AND TELL THEM TO SPEAK LOUD", Step.SEND, "SPEAK LOUD"),
        ("yes and tell the nurse I faint", Step.GO_ON, "I faint"),
    ],
)
def test_only_send_it_sends_what_the_summary_did_not_show(
    text: str, step: Step, note: str
) -> None:
    done = after(SUMMARY, text, "affirm")
    assert (done.step, done.values) == (step, {"visitor_note": note})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("take the note out", ""),
        ("no note", ""),
        ("remove the note please", ""),
        ("i dont want a note", ""),
        ("take out the walker", "hard of hearing"),
        ("dont tell them about the walker", "hard of hearing"),
        ("he doesnt use the walker anymore take that out", "hard of hearing"),
        (
            "note: needs Polish interpreter",
            "uses a walker; hard of hearing; needs Polish interpreter",
        ),
        ("the note should say needs Polish interpreter", "needs Polish interpreter"),
        ("and the note, just say uses a cane", "uses a cane"),
        ("delete the note and just write he is deaf", "he is deaf"),
        (
            '"uses a walker" was not a note, take it out. put: he cant see well',
            "hard of hearing; he cant see well",
        ),
        ("no thats not a note! take it off", "uses a walker"),
        ("note: remove it", "uses a walker"),
        ("take out the walker thing from the note its embarassing", "hard of hearing"),
        (
            'take out "hard of hearing" and say she is deaf',
            "uses a walker; she is deaf",
        ),
        (
            "dementia and the oxygen are gone! add it back",
            "uses a walker; hard of hearing; dementia and the oxygen",
        ),
        ("please add she is blind", None),
        (
            "where did the oxygen tank go? put it back",
            "uses a walker; hard of hearing; oxygen tank",
        ),
        ("my note got cut off. it should say call 4:30 to 6", "call 4:30 to 6"),
        ("the note says walker, its a wheelchair", "hard of hearing; a wheelchair"),
        ("get rid of the hard of hearing part", "uses a walker"),
        ("change the note to he uses a cane", "he uses a cane"),
        (
            "and add that she is deaf",
            "uses a walker; hard of hearing; she is deaf",
        ),
    ],
)
def test_a_note_is_added_to_replaced_or_taken_out(text: str, left: str | None) -> None:
    step = after(SUMMARY, text, note="uses a walker; hard of hearing")
    left = "uses a walker; hard of hearing; she is blind" if left is None else left
    assert (step.values, step.ask) == ({"visitor_note": left}, SUMMARY)


@pytest.mark.parametrize("text", ["can you add a note?", "change the note", "the note"])
def test_who_has_no_words_yet_is_told_how_to_note(text: str) -> None:
    step = after(SUMMARY, text, note="uses a walker")
    assert (step.values, step.remark) == ({}, "how_to_note")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Reason is heavy aching legs after teaching all day",
            "heavy aching legs after teaching all day",
        ),
        ("the bill, $640", "the bill, $640"),
    ],
)
def test_a_reason_in_own_words_is_a_note_as_well(text: str, note: str) -> None:
    step = after("reason_category", text)
    assert step.values == {"reason_category": "other", "visitor_note": note}
    assert step.remark == "other_reason"


@pytest.mark.parametrize("text", ["something else", "idk", "not sure"])
def test_no_reason_is_no_note(text: str) -> None:
    assert "visitor_note" not in after("reason_category", text).values


def test_a_note_is_short_and_holds_nothing_twice() -> None:
    assert joined("she uses a walker", ["a walker"]) == "she uses a walker"
    full = joined("a walker", ["word " * 100])
    assert len(full) <= MAXIMUM_CHARACTERS
    assert full.endswith("word…")


def test_id_and_card_numbers_are_cut() -> None:
    assert "6789" not in piece("my ssn is 123-45-6789")
    step = after(SUMMARY, "note: my card is 4111 1111 1111 1111")
    assert "4111" not in str(step.values)


def test_a_note_is_said_back_with_its_words() -> None:
    told = {"visitor_note": "uses a walker"}
    line = 'note for the staff: "uses a walker"'
    assert noted(told, {**KNOWN, **told}, "consent_call")[0] == line
    assert noted({"visitor_note": ""}, KNOWN, "consent_call")[0] == (
        "no note for the staff"
    )


@pytest.mark.parametrize("word", ["tell them ", "please ", "and ", "wheelchair, "])
def test_long_messages_are_read_at_once(word: str) -> None:
    start = process_time()
    after(SUMMARY, word * 150)
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("known", "text", "note"),
    [
        (
            "",
            "call me not her she doesnt hear well on the phone",
            "call me not her she doesnt hear well on the phone",
        ),
        ("", "he walks with a cane", "he walks with a cane"),
        (
            "her she doesnt hear",
            "the note reads funny. make it say mom is deaf, call Karen only",
            "mom is deaf, call Karen only",
        ),
        (
            "leave a message",
            "you left off the coumadin and the oxygen",
            "leave a message; coumadin and the oxygen",
        ),
        ("", "he had a stroke in 2019", "he had a stroke in 2019"),
        ("", "i use oxygen and im on coumadin", "i use oxygen; im on coumadin"),
        (
            "other number: work (913) 555-0123; walks slowly",
            "i SAID no work number. delete that",
            "walks slowly",
        ),
        (
            "other number: down (913) 555-0123",
            "dont put the work number in at all they'd hear about it",
            "",
        ),
        (
            "",
            "note: hard of hearing. call only Karen, after 5. wheelchair",
            "hard of hearing. call only Karen, after 5. wheelchair",
        ),
        ("", "add: my son speaks on phone", "my son speaks on phone"),
    ],
)
def test_the_note_is_kept_whole_and_edited_in_part(
    known: str, text: str, note: str
) -> None:
    values = {**KNOWN, "visitor_note": known}
    form = BookingForm("booking_confirmed", values)
    told = decide(Heard(text, "inform"), form, MONDAY).values
    assert told["visitor_note"] == note
    assert "preferred_time" not in told


def test_a_number_that_is_taken_back_is_not_written_down() -> None:
    text = "put down 913-555-0123 no hang on thats my work, use 913-555-0132"
    form = BookingForm("visitor_phone", {"visitor_name": "Pete Novak"})
    values = decide(Heard(text, "inform"), form, MONDAY).values
    assert values == {"visitor_phone": "(913) 555-0132"}


def test_a_need_that_was_noted_is_not_called_unread() -> None:
    form = BookingForm("booking_confirmed", dict(KNOWN))
    step = decide(Heard("I forgot to say I use a walker", "inform"), form, MONDAY)
    assert step.values == {"visitor_note": "I use a walker"}
    assert step.remark is None


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("put that in the note", True),
        ("can you add it to the note please", True),
        ("put that my leg hurts in the note", False),
        ("take that out of the note", False),
        ("put that down as tuesday", False),
    ],
)
def test_what_was_said_before_may_be_pointed_at(text: str, points: bool) -> None:
    assert points_back(text) == points


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Take out that first bit of the note, it's silly", "uses a cane"),
        ("remove the last part of the note please", "mornings are best"),
        ("delete the cane part", "mornings are best"),
    ],
)
def test_a_part_of_the_note_goes_by_its_place_or_words(text: str, left: str) -> None:
    step = after(SUMMARY, text, note="mornings are best; uses a cane")
    assert step.values == {"visitor_note": left}


def test_the_last_name_is_no_part_of_the_note() -> None:
    step = after(SUMMARY, "take out the last name", note="mornings are best; a cane")
    assert not step.values
