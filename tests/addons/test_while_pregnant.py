"""In a talk where somebody is pregnant, no treatment is answered without it."""

import pytest

NOT_DONE = "Vein treatment is not done in pregnancy"


@pytest.mark.parametrize(
    ("said", "action", "begins"),
    [
        ("and sclero?", "utter_ask_sclerotherapy", "Vein treatment should not be done"),
        (
            "so could i do that",
            "utter_ask_candidacy",
            "Vein treatment should not be done",
        ),
        ("what is sclerotherapy", "utter_ask_sclerotherapy", NOT_DONE),
        ("does it hurt", "utter_ask_treatment_pain", NOT_DONE),
        ("does magnesium help", "utter_ask_supplements", "In pregnancy, ask"),
    ],
)
def test_what_was_told_is_remembered(talk, said, action, begins):
    talk.answer("im preggo and my legs ache", "ask_vein_symptoms", "utter_ask_cost")
    talk.answer("ok. what is the laser", "ask_laser_ablation", "utter_ask_cost")
    told = talk.answer(said, action.removeprefix("utter_"), action)
    assert told.startswith(begins)


def test_two_in_a_row_are_told_in_other_words_and_why(talk):
    options = "utter_ask_treatment_options"
    first = talk.answer("im pregnant, can i get the laser", utter_action=options)
    assert first.startswith("Vein treatment should not be done in pregnancy")
    why = talk.answer("why not", "ask_more", "utter_more_pregnancy")
    assert "I don't have its reasons" in why
    again = talk.answer("and the shots?", utter_action="utter_ask_sclerotherapy")
    assert again.startswith("No vein treatment is done in pregnancy")


def test_the_legs_are_for_the_midwife_when_it_is_told(talk):
    told = talk.answer("32wks, my legs ache", "x", "utter_ask_vein_symptoms")
    assert told.startswith("Please tell the midwife or doctor")
    assert "today" in told.split("\n\n")[0]


def test_for_somebody_else_nothing_is_said_of_it(talk):
    talk.answer("my wife is pregnant", "x", "utter_ask_pregnancy")
    told = talk.answer(
        "and can i get the laser myself", "x", "utter_ask_laser_ablation"
    )
    assert "pregnan" not in told
