"""What a message says that it is not about is not looked for in it."""

import pytest

from veinguide.particular import answer_anywhere
from veinguide.particular.named import complaint_instead, named_in, other_instead
from veinguide.particular.struck import puts_right, without_struck
from veinguide.remarks import is_remark

LASER_ALONE = "Laser ablation uses heat to close a bad vein from inside."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I asked about foam, not magnesium", "I asked about foam"),
        ("who said anything about bananas? can sugar do it", "can sugar do it"),
        ("I didn't ask about calcium. is biking ok", "is biking ok"),
        ("That is laser again. Does glue work", "Does glue work"),
        ("that study is about restless legs. and veins?", "and veins?"),
        ("No cramp. An ache. The veins", "An ache. The veins"),
        ("dark marks?? I'm talking about my legs", "I'm talking about my legs"),
        ("my feet burn, it's not the cramps", "my feet burn"),
        ("not calcium. TRAMADOL", "TRAMADOL"),
        ("no, not the bill, the bruise", "the bruise"),
        ("nope not a clot. what about iron", "what about iron"),
        ("not the front desk, her own nurse", "her own nurse"),
        ("you explained laser and shots but not glue", "but not glue"),
    ],
)
def test_a_subject_that_is_refused_is_left_out(said, meant):
    assert without_struck(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "how do I know it is not the varicose veins",
        "is it cramps or not",
        "what if it's not cramps",
        "why not laser",
        "can you have RLS with no varicose veins",
        "I did not cough up blood",
        "my leg is not swollen",
        "not cramps",
        "not me, my uncle",
        "not the same leg, the other one",
        "no clot. no fever",
        "two  spaces, and no more",
        "this is about my varicose veins. do they bleed",
    ],
)
def test_what_is_asked_about_stays(said):
    assert without_struck(said) == said


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("I asked about fainting", True),
        ("ok but my FOOT. it was in my foot", True),
        ("who said bananas", True),
        ("you dodged it", True),
        ("no like the one in the thigh", True),
        ("no its for my aunt", True),
        ("no thanks", False),
        ("no that's all", False),
        ("no its better now", False),
        ("does the laser hurt", False),
        ("my doctor asked me to come", False),
    ],
)
def test_a_complaint_of_the_answer_is_heard(said, is_one):
    assert puts_right(said) is is_one


def test_a_complaint_is_no_remark():
    assert not is_remark("I said simpler, my friend")
    assert not is_remark("I asked about my late husband's veins")


def test_what_is_refused_names_no_illness_and_no_answer():
    assert not named_in("who has kidney disease?? not me. is walking ok", "illnesses")
    assert answer_anywhere("never asked about shots, what is it like") is None


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("difference between rfa and laser", "utter_about_other_methods"),
        ("R-F-A. is it in the article", "utter_about_other_methods"),
        ("how is radiofrequency done", "utter_about_other_methods"),
        ("is foam better than laser", "utter_about_foam"),
        ("does horse chestnut help", "utter_about_named_other"),
        ("can I eat grapefruit", "utter_about_named_other"),
        ("is CoQ10 any good", "utter_about_named_other"),
        ("what does 20-30 mmHg mean", "utter_about_stocking_numbers"),
        ("do people faint from it", "utter_about_fainting_from_it"),
        ("if I ever need a bypass later", "utter_about_vein_for_bypass"),
        ("does a foam mattress help", None),
        ("20-30 minutes a day", None),
        ("is laser safe", None),
    ],
)
def test_what_the_answer_passes_over_is_told_by_its_name(said, instead):
    assert other_instead(said, LASER_ALONE, "laser_ablation") == instead


def test_an_answer_that_speaks_of_it_stays():
    assert (
        other_instead("is foam used", "It does not speak of foam.", "treatment") is None
    )
    assert other_instead("does the plan pay for foam", LASER_ALONE, "coverage") is None


def test_burning_feet_that_are_not_the_cramps_are_a_complaint():
    said = "and the burning feet? thats not the cramps its separate"
    instead = complaint_instead(said, "utter_ask_cramps_cause", "cramps")
    assert instead == "utter_about_named_complaint"
