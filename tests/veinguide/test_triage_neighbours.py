"""Dangers and their harmless neighbours, which differ in a word or two."""

import pytest

from veinguide.triage import load_triage

# The sign that a report tells of, and what sounds like it and is none.
NEIGHBOURS = [
    (
        "suicide_acting",
        "took every pill in the house. tell my kids im sorry",
        "took every pill back to the drop box. its ok now",
    ),
    (
        "suicide",
        "kill me now i cant take another form of this pain",
        "kill me now another form",
    ),
    (
        "clot_leg",
        "my left calf is sore since leg day and swollen",
        "both my calves are sore from leg day yesterday",
    ),
    (
        "clot_leg",
        "my calf still hurts when i touch it",
        "my calf hurts on the stairs and quits when i stand still",
    ),
    (
        "bleeding_vein",
        "the blood aint stopping and its all over my calf",
        "why does a calf seize up when the blood aint moving",
    ),
    (
        "coughing_blood",
        "i coughed up blood and the blood isnt going away",
        "my calf cramps, i guess the blood is not moving",
    ),
    (
        "chest_pain",
        "his chest is tight, i found quinine in the medicine chest",
        "i found quinine in the medicine chest, he wants one for his legs",
    ),
    (
        "after_treatment",
        "they used the heat laser on my calf and now it is swollen and hot",
        "she had the heat laser thing up her leg at lunch, what is it",
    ),
    (
        "suicide",
        "with knees like these i would not mind if i never woke again",
        "with knees like these i wouldnt mind if i didnt wake up every hour",
    ),
    (
        "airway_after_treatment",
        "everything looks swimmy since they injected my legs",
        "the veins they injected look wavy",
    ),
    (
        "clot_leg",
        "one shoe laces up and the other wont",
        "my shoes lace up fine, both of them",
    ),
    (
        "cold_leg",
        "her foot has been asleep for hours and wont wake up",
        "her foot fell asleep on the couch",
    ),
    (
        "overdose_collapsed",
        "the nerve pills are all gone and i cant wake her",
        "my nerve pills are all gone, can you refill them",
    ),
    (
        "withdrawal",
        "dad sees cats in the hall that arent there, he takes pramipexole",
        "dad has cats in the hall, he takes pramipexole",
    ),
    (
        "fainting",
        "she passed out with the programs in her hand",
        "she passed out the programs at church",
    ),
    (
        "suicide_acting",
        "i cut myself again on my arms",
        "i cut myself a small piece of cake",
    ),
    (
        "overdose",
        "she took the whole bottle of water pills",
        "she drank the whole bottle of water",
    ),
    (
        "chest_pain",
        "she has a pain in the chest",
        "that insurance is a pain in the chest",
    ),
    (
        "breathing",
        "i cant breathe easy till i sit up",
        "i cant breathe easy till i know the price",
    ),
    (
        "clot_leg",
        "my calf cramps since i started the birth control pill",
        "my calf cramps since i started crestor",
    ),
    (
        "after_treatment",
        "my toe is black since the injections",
        "its black and blue where the injections went in",
    ),
    (
        "stroke",
        "she had a stroke two years ago and now her left side is weak again",
        "she had a stroke two years ago and her left side is weak",
    ),
    (
        "stroke",
        "will you see dad, he suddenly cant talk",
        "will you see dad if he cant talk",
    ),
    (
        "stroke",
        "mom had a stroke in 2018 and now she cant talk",
        "mom had a stroke in 2018 and cant talk so well since",
    ),
    (
        "cold_leg",
        "she is diabetic and suddenly cant feel her feet",
        "she is diabetic and cant feel her feet so good",
    ),
    (
        "cold_leg",
        "my leg went numb and cold since the laser",
        "theres a numb patch on my leg",
    ),
    (
        "after_treatment",
        "my leg has been numb where they lasered for days",
        "can the skin get numb where they laser",
    ),
    (
        "fainting",
        "i fainted after the shot an hour ago",
        "i faint when i get a shot",
    ),
    (
        "clot_leg",
        "when i was carrying her one leg swelled, and now it does again",
        "when i was carrying her one leg swelled, they said it was fine",
    ),
    (
        "suicide",
        "there was a dark time when i thought about ending things and its back",
        "there was a dark time when i thought about ending things. thats over",
    ),
    (
        "child_swallowed",
        "my son swallowed my pills when he was two feet away from me",
        "my son swallowed my pills when he was two, hes in college now",
    ),
    (
        "overdose",
        "i overdosed on pie and my pills",
        "i overdosed on leftover stuffing",
    ),
    (
        "suicide",
        "i cant live without him",
        "i cant live without my compression socks",
    ),
    (
        "breathing",
        "out of breath running for the bus, which i never used to be",
        "a bit out of breath after running for the bus",
    ),
    (
        "stroke",
        "my face is fine but my arm wont lift",
        "my face and speech are fine",
    ),
    (
        "clot_leg",
        "my calf swelled up on the plane",
        "say my calf swelled up on the plane next month, could i still fly home",
    ),
    (
        "wrong_dose",
        "no harm done i suppose, i doubled up on the leg pill",
        "suppose i doubled up on the leg pill, what would happen",
    ),
    (
        "fainting",
        "my watch says 152 beats lying in bed",
        "my watch says 152 beats on the treadmill",
    ),
    (
        "abuse",
        "he goes for my legs so it doesnt show",
        "he goes for my cooking",
    ),
    (
        "ulcer_infected",
        "my cut on my leg stinks and weeps",
        "the cut on my leg has healed",
    ),
    (
        "stroke",
        "he had a stroke last month and now he can't talk, cancel it",
        "he had a stroke last month and I stay with him, cancel it",
    ),
    (
        "stroke",
        "I had a stroke last week and can't move my arm, cancel it",
        "we had a stroke in the family last week, cancel it",
    ),
]


@pytest.fixture(scope="module")
def triage():
    return load_triage()


@pytest.mark.parametrize(("sign", "danger"), [(s, d) for s, d, _ in NEIGHBOURS])
def test_a_danger_is_heard(triage, sign, danger):
    assert sign in [flag.sign for flag in triage.find_all(danger)]


@pytest.mark.parametrize("harmless", [h for *_, h in NEIGHBOURS])
def test_its_neighbour_is_none(triage, harmless):
    assert triage.find(harmless) is None
