"""What words mean whatever a message is like, and what stays with a treatment."""

import pytest

from veinguide.particular.aftercare import aftercare_answer
from veinguide.particular.by_words import plain_answer
from veinguide.particular.own_words import said_before, titles_payload

LASER = ["i had the laser done on monday, is a shower ok"]
GYM = [["utter_about_gym_after"]]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("is grandma chatting with a live nurse", None),
        ("is my grandma chatting with a live nurse", "bot_challenge"),
        ("my dad asks if he is writing to a human", "bot_challenge"),
        ("can my dad talk to a human", None),
        ("hey, my sister said to try this", "greet"),
        ("hello, my sister said it runs in the family", None),
        ("never any good with computers, no idea what to type", "ask_capabilities"),
        ("no idea what to say to my surgeon", None),
        ("would workmans comp pay", "about_workers_comp"),
        ("and beer?", "about_coffee_or_alcohol"),
        ("do my toes curl from the espresso", "about_coffee_or_alcohol"),
        ("is a coffee fine before the treatment", None),
    ],
)
def test_talk_and_drinks_are_heard_by_their_words(said, told):
    assert plain_answer(said) == (told and f"utter_{told}")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("is an FSA debit card fine", "ways_to_pay"),
        ("can we pay by check at the desk", "ways_to_pay"),
        ("is there a no-show fee", "missed_visit_fee"),
        ("what do they charge if I cancel late", "missed_visit_fee"),
        ("who fills out the fmla paperwork", "forms"),
        ("I'd need a letter for my employer", "forms"),
        ("what would I owe if it's out of network", "out_of_network"),
        ("please fax my scan results to Dr. Oyelaran", "records_sent"),
        ("your yelp reviews are awful", "reviews"),
        ("do you get a cut of it", "commission"),
        ("which agencies though", "which_agencies"),
        ("will my boss find out about this", "employer_finding_out"),
        ("may I give a made up name", "fake_name"),
        ("my cousin works there", "relative_on_staff"),
        ("did you people call me last night", "did_you_call"),
        ("you guys never answer the phone", "nobody_picks_up"),
        ("sat on hold for half an hour", "nobody_picks_up"),
        ("we are not citizens, is that a problem", "immigration"),
        ("dad ran out of his heart pills", "ran_out"),
        ("his sugar reads 412", "high_sugar"),
        ("are there appointments late on Thursdays", "hours"),
        ("I never pick up unknown numbers", None),
        ("please don't call me back", None),
        ("my job means standing all day", None),
        ("do I need a doctor's note to come", None),
        ("I ran out of ropinirole pills", None),
        ("will I be out of commission long", None),
        ("does Medicare pay for a check-up", None),
    ],
)
def test_words_that_mean_nothing_else_are_heard(said, told):
    assert plain_answer(said) == (told and f"utter_about_{told}")


@pytest.mark.parametrize(
    ("said", "typed", "before", "told"),
    [
        ("what other limits", [], GYM, "utter_ask_treatment_downtime"),
        ("is all that sitting bad", [], [*GYM, ["x"]], "utter_about_sitting_after"),
        ("sitting at a desk after the ablation", [], [], "utter_about_sitting_after"),
        ("like 2 weeks? 3?", [], GYM, "utter_about_how_long_limits"),
        ("hot baths? why", [], GYM, "utter_about_why_limits"),
        ("what about sex", LASER, [], "utter_about_sex_after"),
        ("it pulls when I bend the knee", LASER, [], "utter_about_tight_after"),
        (
            "i lost the sheet, send a copy of the sheet",
            LASER,
            [],
            "utter_about_lost_sheet",
        ),
        ("marks?? i asked about running", LASER, [], "utter_about_gym_after"),
        ("had evla monday, is some swelling ok", [], [], "utter_about_swelling_after"),
        ("how long til the bruise goes", LASER, [], "utter_about_bruises"),
        ("and if it gets worse", LASER, [], "utter_after_treatment"),
        ("no not hot, tender", LASER, [], "utter_about_tight_after"),
        ("a glass of wine?", LASER, [], "utter_about_coffee_or_alcohol"),
        ("sun?", [], GYM, "utter_about_sun_after"),
        ("do I need to wear anything", LASER, [], "utter_about_stockings_after"),
        ("how long will we be waiting", [], GYM, None),
        ("is running good for cramps", [], [], None),
        ("what does the gym stuff cost", LASER, [], None),
        ("how do the shots work", [], GYM, None),
    ],
)
def test_after_a_treatment_questions_stay_with_it(said, typed, before, told):
    assert aftercare_answer(said, typed, before) == told


def test_an_answer_about_something_else_is_left():
    assert aftercare_answer("can I run", LASER, GYM, {"coverage"}) is None


def test_what_is_asked_back_is_looked_up_in_the_last_reply():
    reply = "Plans differ. Ask the other doctor for the notes. Call the staff."
    assert said_before("what other doctor?", [reply]) == (
        "Ask the other doctor for the notes."
    )
    assert said_before("what other treatments", ["See other treatments."]) is None
    assert said_before("what other clinic", [reply]) is None


def test_a_buttons_title_may_be_typed_roughly():
    buttons = [
        {"title": "What other limits are there?", "payload": "/ask_treatment_downtime"}
    ]
    assert titles_payload("what other limits", buttons) == "/ask_treatment_downtime"
    assert titles_payload("what other", buttons) is None
