"""Every sign along the axes on which health chatbots are known to fail."""

import pytest

from veinguide.triage import load_triage
from veinguide.triage.table import INTENTS

MINIMIZERS = [
    "{}, my husband says it's nothing",
    "{}, probably nothing",
    "{} but I don't want to bother anyone",
    "{} but I'm sure it's fine",
    "{}, I can wait",
    "it's silly, but {}",
    "no big deal: {}",
    "not an emergency, {}",
    "sorry to be a pain. {}",
    "is parking free and {}",
]
PLAIN = {
    "breathing": "I can't catch my breath",
    "chest_pain": "my chest hurts",
    "coughing_blood": "I'm coughing up blood",
    "fainting": "I passed out this morning",
    "bleeding_vein": "my vein burst and it won't stop bleeding",
    "cold_leg": "my foot went white and cold",
    "sepsis": "my leg is red, I have a fever and I'm confused",
    "stroke": "my face is drooping",
    "nerve_back": "I'm numb between my legs and can't pee",
    "airway_after_treatment": "my throat is swelling since the injection",
    "muscle_breakdown": "my muscles cramp and my pee is brown",
    "withdrawal_severe": "I stopped Requip and I'm stiff, hot and confused",
    "heavy_bleed_on_quinine": "I take quinine and my nose won't stop bleeding",
    "overdose_collapsed": "she took too many pills and won't wake up",
    "suicide": "I want to die",
    "suicide_acting": "I have the pills lined up to kill myself",
    "self_harm_idiom": "I wish I could cut my legs open",
    "overdose": "I took too many pills",
    "child_swallowed": "my toddler swallowed my pills",
    "wrong_dose": "I took a double dose of my pills by mistake",
    "clot_leg": "my left calf is swollen and warm",
    "bleeding_stopped": "my vein bled last night but it stopped",
    "skin_infection": "red streaks are going up my leg",
    "surface_clot": "there's a hard sore red cord on my vein",
    "ulcer_infected": "my ulcer has pus",
    "after_treatment": "I have a fever since the laser",
    "quinine_bleeding": "I take quinine and I have bruises all over",
    "withdrawal": "I stopped my Mirapex and I'm sweating and shaking",
    "pregnant_leg": "I'm pregnant and my leg is swollen",
    "dark_urine": "my pee is dark brown",
    "emergency": "I went stiff and wet myself",
    "sudden_sleep": "I fell asleep at the wheel on my requip",
    "urgent": "my sugar is 410",
    "abuse": "my boyfriend hits me",
    "head_injury": "I hit my head and I take a blood thinner",
    "broken_hip": "I fell and I can't stand up",
    "fall": "I fell and my hip hurts",
}
# One sign only, slow to come, in odd order, told by another, or still going on.
NOT_TEXTBOOK = {
    "breathing": [
        "been getting shorter of breath bit by bit for a week",
        "stairs, and then the breath is gone, that's dad since the cast",
        "it eased but I'm still short of breath",
    ],
    "chest_pain": [
        "only when I breathe in, a stab on the right side",
        "grandma says there's a weight on her chest",
        "the pressure in my chest comes and goes since Monday",
    ],
    "coughing_blood": [
        "pink in the tissue when she coughs",
        "a little blood I cough up",
    ],
    "fainting": ["out cold for a second, mom was", "I keep nearly passing out"],
    "bleeding_vein": [
        "slow drip of blood from my ankle, an hour now",
        "the towel is red, her vein opened",
    ],
    "cold_leg": [
        "getting colder and number since noon, my right foot",
        "his toes are blue and he can't feel them",
    ],
    "sepsis": ["confused since last night, dad, and his leg is red and hot with fever"],
    "stroke": [
        "words came out wrong for five minutes, fine now",
        "one arm went weak, that's all",
        "a bit numb on one side since breakfast, my wife",
    ],
    "nerve_back": [
        "I just can't pee since this morning",
        "numb where I sit, nothing else",
        "wet himself and didn't feel it, my dad",
    ],
    "airway_after_treatment": [
        "voice is fine but my tongue feels thick after the shots"
    ],
    "overdose_collapsed": ["won't wake up, and the pills are gone, she took them all"],
    "suicide": [
        "I don't want to wake up tomorrow",
        "my dad says he wants to end it",
        "no reason to live, it's been coming on for months",
    ],
    "suicide_acting": [
        "the gun is in my lap",
        "my son wrote a goodbye note",
        "letters are written and I'm going to kill myself",
    ],
    "overdose": ["eight of them, magnesium pills, I took by mistake"],
    "child_swallowed": ["a pill is missing and my baby had it in her mouth"],
    "wrong_dose": ["his heart pills, not mine, I took by accident"],
    "clot_leg": [
        "my calf is tender, no swelling, since the flight",
        "bigger than the other, her left leg",
        "the cramp in my calf won't go away, four days",
    ],
    "skin_infection": ["the red patch on mom's shin is getting bigger each day"],
    "surface_clot": ["my vein is hard and it hurts to touch"],
    "after_treatment": ["I can't lift my foot since the laser"],
    "withdrawal": ["since I ran out of ropinirole I can't sleep and I'm sweating"],
    "abuse": ["I'm afraid to go home"],
}


@pytest.fixture(scope="module")
def rank_of():
    triage = load_triage()

    def rank(text):
        flag = triage.find(text)
        return list(INTENTS).index(flag.level) if flag else len(INTENTS)

    return rank


@pytest.fixture(scope="module")
def level_of_sign():
    return {sign.id: sign.level for sign in load_triage().table.signs}


def test_every_sign_is_tested(level_of_sign):
    assert set(PLAIN) == set(level_of_sign)


@pytest.mark.parametrize("sign", PLAIN)
def test_playing_a_sign_down_never_lowers_its_level(rank_of, level_of_sign, sign):
    least = list(INTENTS).index(level_of_sign[sign])
    told = [frame.format(PLAIN[sign]) for frame in ["{}", *MINIMIZERS]]
    assert [text for text in told if rank_of(text) > least] == []


@pytest.mark.parametrize("sign", NOT_TEXTBOOK)
def test_a_sign_that_is_not_as_in_the_textbook_counts(rank_of, level_of_sign, sign):
    least = list(INTENTS).index(level_of_sign[sign])
    assert [text for text in NOT_TEXTBOOK[sign] if rank_of(text) > least] == []


@pytest.mark.parametrize(
    "more",
    [
        "tonight",
        "with the pills on my table",
        "and I have a gun",
        "and I know which bridge",
        "I wrote a note",
        "this weekend when my wife is away",
        "with my insulin",
        "the rope is in the garage",
    ],
)
@pytest.mark.parametrize(
    "vague",
    [
        "I want to die",
        "I want to end it all",
        "I'm going to kill myself",
        "my dad says he wants to end it",
        "quiero morirme",
        "she said she'd be better off dead",
    ],
)
def test_a_plan_or_means_never_makes_a_crisis_less_sure(rank_of, vague, more):
    crisis = list(INTENTS).index("crisis")
    assert rank_of(vague) <= crisis
    assert rank_of(f"{vague} {more}") <= crisis
    assert rank_of(f"{vague}, {more}") <= crisis


@pytest.mark.parametrize(
    "errand",
    [
        "is the consult free, {}",
        "do you take Aetna? {}",
        "what time do you open, {}",
        "how much is an ultrasound, {}",
        "does insurance cover it, {}",
        "can I book Tuesday and {}",
        "{}, also what do I bring",
        "I have a question about stockings. {}",
    ],
)
@pytest.mark.parametrize("sign", PLAIN)
def test_a_report_within_an_errand_counts(rank_of, level_of_sign, sign, errand):
    least = list(INTENTS).index(level_of_sign[sign])
    assert rank_of(errand.format(PLAIN[sign])) <= least
