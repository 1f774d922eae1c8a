from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml

from veinguide import PROJECT_ROOT
from veinguide.triage import RedFlag, load_triage

WORDINGS = yaml.safe_load(
    (PROJECT_ROOT / "content" / "red_flag_wordings.yml").read_text("utf-8")
)
LEVELS = {
    "breathing": "emergency",
    "chest_pain": "emergency",
    "coughing_blood": "emergency",
    "fainting": "emergency",
    "bleeding_vein": "emergency",
    "cold_leg": "emergency",
    "sepsis": "emergency",
    "stroke": "emergency",
    "nerve_back": "emergency",
    "airway_after_treatment": "emergency",
    "muscle_breakdown": "emergency",
    "withdrawal_severe": "emergency",
    "heavy_bleed_on_quinine": "emergency",
    "overdose_collapsed": "emergency",
    "suicide": "crisis",
    "suicide_acting": "crisis",
    "self_harm_idiom": "crisis",
    "overdose": "poisoning",
    "child_swallowed": "poisoning",
    "wrong_dose": "poisoning",
    "clot_leg": "urgent",
    "bleeding_stopped": "urgent",
    "skin_infection": "urgent",
    "surface_clot": "urgent",
    "ulcer_infected": "urgent",
    "after_treatment": "urgent",
    "quinine_bleeding": "urgent",
    "withdrawal": "urgent",
    "pregnant_leg": "urgent",
    "dark_urine": "urgent",
    "abuse": "urgent",
    "emergency": "emergency",
    "sudden_sleep": "urgent",
    "urgent": "urgent",
    "head_injury": "emergency",
    "broken_hip": "emergency",
    "fall": "urgent",
}
TAILS = [
    "my husband says it's nothing",
    "probably just a cramp",
    "I don't want to bother anyone",
    "it's not a big deal",
    "but I'm sure it's fine lol",
    "maybe I just slept wrong",
    "can I book for Tuesday",
    "my number is 816-555-0100",
]


@pytest.fixture(scope="module")
def triage():
    return load_triage()


@pytest.fixture(scope="module")
def sign_of(triage):
    def find(text):
        flag = triage.find(text)
        return flag.sign if flag else None

    return find


@pytest.fixture(scope="module")
def level_of(triage):
    def find(text):
        flag = triage.find(text)
        return flag.level if flag else None

    return find


@pytest.mark.parametrize("sign", sorted(LEVELS))
def test_every_wording_of_a_sign_raises_its_level(level_of, sign):
    missed = [said for said in WORDINGS[sign] if level_of(said) != LEVELS[sign]]
    assert missed == []


def test_harmless_sentences_stay_silent(sign_of):
    alarms = {said: sign_of(said) for said in WORDINGS["none"] if sign_of(said)}
    assert alarms == {}


def test_the_table_holds_exactly_the_agreed_signs_and_levels(triage):
    assert {sign.id: sign.level for sign in triage.table.signs} == LEVELS


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("coughed up blood after my vein procedure last week", "coughing_blood"),
        ("coughing up blood and my calf hurts", "coughing_blood"),
        ("swollen leg and theres blood in my phlegm", "coughing_blood"),
        ("throwing up blood and my legs ache", "coughing_blood"),
        ("tosiendo sangre y me duele la pierna", "coughing_blood"),
        ("my vein burst, blood everywhere, and i have a cough", "bleeding_vein"),
        ("i was coughing and hit my leg, blood wont stop", "bleeding_vein"),
        ("nose bleeding for an hour, i take quinine", "heavy_bleed_on_quinine"),
        ("gums been bleeding for an hour", "heavy_bleed_on_quinine"),
        ("my leg has been bleeding for an hour", "bleeding_vein"),
    ],
)
def test_blood_is_told_of_where_it_comes_from(triage, text, sign):
    flag = triage.find(text)
    assert flag
    assert flag.sign == sign


@pytest.mark.parametrize(
    "text",
    [
        "i coughed up no blood, but my leg hurts",
        "i cough a lot, do blood clots in legs cause it",
    ],
)
def test_no_blood_is_heard_beside_a_cough(triage, text):
    flag = triage.find(text)
    assert not flag or flag.sign != "coughing_blood"


def test_every_sign_has_wordings_to_be_tested_with():
    assert set(WORDINGS) == {*LEVELS, "none"}


def test_each_level_is_answered_by_its_intent(triage):
    assert triage.find("I can't breathe") == RedFlag(
        "breathing", "emergency", "report_emergency"
    )
    assert triage.find("I want to die").intent == "report_crisis"
    assert triage.find("took too many pills").intent == "report_poisoning"
    assert triage.find("my left calf is swollen").intent == "report_urgent_symptom"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (
            "quit the vodka friday, now he's shaking and sees bugs on the wall",
            "emergency",
        ),
        ("out of ativan since monday, sweating and confused", "emergency"),
        ("she had some kinda fit at lunch, stared, then jerked", "emergency"),
        ("he went stiff and wet himself on the rug", "emergency"),
        ("8 weeks along, knife pain low on the left and bleeding", "emergency"),
        ("her sugar is 410 and she keeps throwing up", "emergency"),
        ("no insulin left and her sugar is 390", "urgent"),
        ("7 weeks pregnant and spotting", "urgent"),
    ],
)
def test_dangers_of_no_one_illness_are_told_without_a_name(triage, said, level):
    flag = triage.find(said)
    assert (flag.sign, flag.level) == ("other", level)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("my chest hurts", "emergency"),
        ("my vein burst and won't stop bleeding", "emergency"),
        ("my foot turned white and cold", "emergency"),
        ("I want to die", "crisis"),
        ("took too many pills", "poisoning"),
        ("my left calf is swollen and warm", "urgent"),
    ],
)
def test_playing_it_down_or_changing_the_subject_never_lowers_the_level(
    level_of, said, level, tail
):
    assert level_of(f"{said}, {tail}") == level
    assert level_of(f"{tail}. {said}") == level
    assert level_of(f"{said} {tail}".upper()) == level


@pytest.mark.parametrize(
    ("vague", "specific"),
    [
        ("I want to die", "I want to die tonight, I have the pills lined up"),
        ("I want to end it", "I want to end it, the gun is in my lap"),
        ("I'm suicidal", "I'm suicidal and standing on a bridge"),
        ("I want to kill myself", "I'm going to hang myself with a rope tonight"),
    ],
)
def test_a_plan_or_means_makes_suicide_more_serious(sign_of, vague, specific):
    assert sign_of(vague) == "suicide"
    assert sign_of(specific) == "suicide_acting"


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("my calf is swollen and I can't breathe", "breathing"),
        ("pregnant, leg swollen", "pregnant_leg"),
        ("pregnant, leg swollen, out of breath", "breathing"),
        ("took too many pills and won't wake up", "overdose_collapsed"),
        ("I overdosed on purpose", "suicide_acting"),
        ("stopped Requip and I want to die", "suicide"),
        ("vein bled but it stopped", "bleeding_stopped"),
        ("vein bled and hasn't stopped", "bleeding_vein"),
    ],
)
def test_signs_that_come_together_are_read_together(sign_of, said, sign):
    assert sign_of(said) == sign


def test_all_signs_are_listed_most_severe_first(triage):
    flags = triage.find_all("I want to die, my calf is swollen and I can't breathe")
    assert [flag.level for flag in flags] == ["emergency", "crisis", "urgent"]


@pytest.mark.parametrize(
    "said",
    [
        "no chest pain, shortness of breath or swelling",
        "I don't have any swelling",
        "my leg is not hot or red",
        "never short of breath",
        "without fever or chills",
        "I have cramps but no swelling and no chest pain",
        "no tengo dolor de pecho ni fiebre",
    ],
)
def test_what_is_denied_does_not_count(sign_of, said):
    assert sign_of(said) is None


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("can't breathe", "breathing"),
        ("not able to breathe", "breathing"),
        ("no feeling in my foot", "cold_leg"),
        ("bleeding won't stop", "bleeding_vein"),
        ("no fever but my calf is swollen", "clot_leg"),
        ("no insurance and my chest hurts", "chest_pain"),
        ("not sure what to do, my chest hurts", "chest_pain"),
        ("I'm not kidding I can't breathe", "breathing"),
        ("I don't want to live", "suicide"),
        ("never had chest pain like this before", "chest_pain"),
        ("no puedo respirar", "breathing"),
    ],
)
def test_a_no_that_denies_nothing_does_not_silence_the_rest(sign_of, said, sign):
    assert sign_of(said) == sign


@pytest.mark.parametrize(
    "said",
    [
        "my uncle died of a PE in 1990",
        "had a clot ten years ago",
        "I had leg swelling when I was pregnant, ten years ago",
        "my dad had a stroke in 2010",
        "my wife had a stroke last month, I can't come friday",
        "we had a stroke in the family, move my visit please",
    ],
)
def test_what_is_long_past_does_not_count(sign_of, said):
    assert sign_of(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "had a clot ten years ago and now my leg is swollen again",
        "my calf swelled up last night",
        "my leg has been swollen since yesterday",
        "ten years ago I had a clot, my calf is swollen and warm",
    ],
)
def test_what_is_still_going_on_counts(level_of, said):
    assert level_of(said) == "urgent"


def test_a_stroke_sign_counts_although_it_went_away(sign_of):
    assert sign_of("my face drooped this morning but it went away") == "stroke"


def test_a_passing_faint_counts(sign_of):
    assert sign_of("I fainted this morning but I'm fine now") == "fainting"


@pytest.mark.parametrize(
    "said",
    [
        "what are the signs of a blood clot?",
        "what if my vein bursts?",
        "can varicose veins bleed?",
        "is shortness of breath a risk of sclerotherapy?",
        "should I worry about chest pain after?",
    ],
)
def test_a_question_about_a_sign_is_not_a_report(sign_of, said):
    assert sign_of(said) is None


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("why is my calf hot and swollen?", "clot_leg"),
        ("my chest hurts, is that from the laser?", "chest_pain"),
        ("can it be a clot if my calf is swollen since the flight?", "clot_leg"),
        ("what are your hours my chest hurts", "chest_pain"),
        ("what happens if I just kill myself", "suicide"),
    ],
)
def test_a_question_that_reports_a_sign_counts(sign_of, said, sign):
    assert sign_of(said) == sign


@pytest.mark.parametrize(
    "said", ["", " ", "?", "…", "🙂", "\n\n", "a" * 5000, "(" * 3000, "no " * 1500]
)
def test_odd_messages_are_read_without_a_flag(triage, said):
    assert triage.find_all(said) == []


def test_the_end_of_a_very_long_message_is_read(sign_of):
    assert sign_of("hello there " * 900 + "I can't breathe") == "breathing"


def test_one_triage_serves_many_threads(triage):
    texts = WORDINGS["chest_pain"] + WORDINGS["clot_leg"] + WORDINGS["none"]
    alone = [triage.find(said) for said in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(triage.find, texts)) == alone


def _training_lines():
    data = yaml.safe_load((PROJECT_ROOT / "data" / "nlu.yml").read_text("utf-8"))
    return [
        line.removeprefix("- ").strip()
        for block in data["nlu"]
        for line in block.get("examples", "").splitlines()
    ]


# Known false alarms: rare questions whose words a real report could also use.
ALLOWED_ALARMS = {
    "what should a person do if they suspect a clot",  # clot_leg
    "We learned at school that blood clots are good because they stop bleeding so why is everyone scared of them in legs",  # bleeding_vein
    "How worried must a man of 77 with knotty legs be about these clots that one hears of on the news?",  # clot_leg
    "it helps me sleep but I still wake up with achy heavy calves so is it only hiding half of it",  # clot_leg
    "Having read on your page that the medicine doesn't get at the cause, I see no reason to go on with it, or is there one?",  # suicide
    "My daughter found out Mirapex can make you gamble and now she wants me to pitch the bottle in the trash today, should I listen",  # child_swallowed
    "would it be okay if I leave off my diuretic for a few days to see whether the cramps ease up",  # clot_leg
    "my uncle had a clot go to his lung, with my veins should I worry about clots",  # chest_pain
    "i read the fda put out a warning on quinine for leg cramps and i want to know what that was about since my va doctor used to prescribe it",  # clot_leg
    "my husband thinks i dont drink enough but i drink plenty and i still wake up with my foot pointed like a ballerina and the calf hard as a rock so what is causing it",  # clot_leg
    "the word abblation sounds like agony to me, is it as painful as it sounds",  # after_treatment
    "My girlfriend says I kick her every night and she wants me to see somebody, does that really call for a doctor?",  # abuse
}


def test_no_line_that_the_assistant_learns_from_raises_an_alarm(sign_of):
    alarms = {said: sign_of(said) for said in _training_lines() if sign_of(said)}
    assert set(alarms) <= ALLOWED_ALARMS, alarms


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("no chest pain", "chest_pain"),
        ("my dad had a stroke in 2010", "stroke"),
        ("what if my vein bursts?", "bleeding_vein"),
        ("my chest hurts", "chest_pain"),
    ],
)
def test_a_mention_is_heard_though_it_is_denied_past_or_supposed(triage, said, sign):
    assert triage.mentions(said).sign == sign


def test_what_names_no_sign_mentions_none(triage):
    assert triage.mentions("why do my legs cramp at night?") is None


@pytest.mark.parametrize(
    "said",
    [
        "my vein opens up again and again and bleeds",
        "honestly i'd rather just die lol",
        "i will just die haha nobody would care",
        "have not been able to breathe right since noon",
        "my ropey leg is hot and painful since yesterday",
        "purple lump behind my knee been there since yesterday hot",
        "shaving my leg last week now its infected and hot",
        "the blood is falling out of my vein",
        "grandma is gasping at night",
        "mom can't smile on one side, what does a visit cost",
        "there's blood pooling under her leg and it wont stop",
        "my vein gets blood pumping out every time I press",
        "my right calf knot up since Tuesday and is swollen",
        "I pass out when I have blood sugar lows",
        "I can't breathe easy since the laser",
        "grandpa turned grey and fell out of his chair",
        "fainted at the dentist this morning and still dizzy",
        "blood getting out into my sock and it wont stop",
        "allergic to everything and having a severe reaction to the foam right now",
    ],
)
def test_what_takes_a_false_alarm_back_leaves_a_report_like_it_alone(sign_of, said):
    assert sign_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "they found a clot in my calf in October, im on eliquis",
        "had an ultrasound and it showed a clot, they gave me xarelto",
        "im on xarelto for a clot in my calf",
        "he had a mini stroke and is home now on plavix",
        "he is home from the hospital, was mini stroke, they give the plavix",
        "I took a baby aspirin this morning",
        "I'm on Plavix and a baby aspirin",
        "had the foam 5 weeks ago, just a faint brown line",
        "winded going up three flights, have for years",
        "a children's melatonin gummy? he has had both before",
        "I had a dream that I could not breathe",
        "the kitchen sink sprung a leak",
        "my stockings are tight up top when i walk",
        "could the veins be why my legs won't stay still",
        "can u just text me, i cant talk while i drive",
        "sorry cant talk, driving",
        "after sprints im bent over sucking air like everyone else",
        "thats just sprinting, everybody breathes hard",
        "same soft lump of vein behind my knee since 1990, never bothers me",
        "my husband reads me my texts because my eyes are bad",
        "won't be around next week, I'm in Florida, can they call after",
        "i'm diabetic, could the laser leave a sore that won't heal",
        "little red thread veins on both shins, no bruises",
        "my left shoe doesn't fit because of a bunion",
        "WHAT emergency?? nobody is bleeding. I want a visit for my wife's veins",
        "She saw our doctor Monday about the bleeding, he checked it. can I book",
        "is it normal to feel faint when they do it? i pass out at the dentist lol",
        "You have it in your own answer: 'skin infection'. What are the signs?",
        "the calf, is becoming hard like stone, and i scream",
        "my right leg has these big ugly veins and cramps wake me up like 3 am",
        "rather die than talk on the phone lol, text me",
        "i am such a burden to you with all these changes lol",
        "i cant go on all day with this lol",
        "i'm hopeless at this",
        "i will not be here that week",
        "beats me what day, ask my wife",
        "drowning in work, so late january",
        "wife says it's the pill, i never gambled before",
        "i am wife, Lucia. he work so call me after 5 pm",
        "lol its writing my whole thought process. date jan 11 to 15",
        "my brother in law od'd in may so i dont take pills, what helps cramps",
        "my friend told me her vein burst, hers was real bad. could mine",
        "my neighbor had chest pain and it turned out to be a clot, how is it avoided",
        "mama talks funny since her stroke in 2019, can she get her veins done",
        "leg bumped the coffee table, got a bruise the size of a dime",
        "three towels soaked mopping up after the washing machine",
        "i take 10 mg of requip a day",
        "I'm confused about the fever question on the form",
    ],
)
def test_what_is_known_and_treated_or_only_sounds_alike_is_silent(sign_of, said):
    assert sign_of(said) is None


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("they put me on eliquis for a clot but now I can't breathe", "breathing"),
        (
            "they found a clot, im on eliquis and the calf is hot and swollen",
            "clot_leg",
        ),
        ("im on eliquis and i think i have a clot in my leg", "clot_leg"),
        ("he had a mini stroke this morning, he's on plavix", "stroke"),
        ("home from the hospital after a stroke and her face droops", "stroke"),
        ("gave my grandson a baby aspirin", "child_swallowed"),
        ("the baby swallowed a baby aspirin", "child_swallowed"),
        ("i feel faint", "fainting"),
        ("winded on the stairs for years but it is worse this week", "breathing"),
        ("winded going up three stairs, never was before", "breathing"),
        ("woke up from a dream and could not breathe", "breathing"),
        ("get this squeezing thing up top when i walk the dog", "chest_pain"),
        ("a squeezing feeling up here when i walk, it quits when i sit", "chest_pain"),
        ("sprung a little leak stepping out of the tub, on coumadin", "bleeding_vein"),
        ("nobody is bleeding except my wife's ankle, right now", "bleeding_vein"),
        (
            "she saw the doctor about the bleed. now it is bleeding again",
            "bleeding_vein",
        ),
        ("is it normal to feel faint? i fainted this morning", "fainting"),
        ("the foot is hard like stone and cold and white", "cold_leg"),
        ("my leg is huge and i have big veins", "clot_leg"),
        ("i cant go on with this life", "suicide"),
        ("i am a burden to all of them", "suicide"),
        ("my leg sprung a leak in the shower but it quit", "bleeding_stopped"),
        ("i called 988 and i took the pills", "suicide_acting"),
        ("i texted 988, gave the pills to my neighbor to hold", "suicide"),
    ],
)
def test_a_new_sign_beside_it_still_counts(sign_of, said, sign):
    assert sign_of(said) == sign


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("I don't see much reason to bother with any of it since he passed", "suicide"),
        ("tuesday is fine. not that i'll be around to see it lol", "suicide"),
        ("ya no le veo caso a nada desde que se fue mi esposo", "suicide"),
        ("they'd all breathe easier without me", "suicide"),
        ("its just when my boyfriend drinks he gets like that", "abuse"),
        ("my boyfriend did it, he stamped on it", "abuse"),
        ("dont write to my phone about this, he goes through it", "abuse"),
        ("my fella is a good man but my husband gets rough with me", "abuse"),
        ("they sort of come up where i get grabbed", "abuse"),
        ("its just from my boyfriend he doesnt know his own strength", "abuse"),
        ("he kicks at night in his sleep and other times not in his sleep", "abuse"),
        ("can u not call me tho he checks my phone", "abuse"),
        ("he likes to come to everything, i never get to talk alone", "abuse"),
        ("he squeezes my arm till i say yes", "abuse"),
        ("he'd be so mad if he saw i wrote to you", "abuse"),
        ("can i delete this chat so he wont see it", "abuse"),
        (
            "he drinks tonic water, is on eliquis and has new bruises",
            "quinine_bleeding",
        ),
        (
            "is it the tonic water or the eliquis that gives him bruises",
            "quinine_bleeding",
        ),
        ("i take quinine and plavix, my nose bled twice", "quinine_bleeding"),
        ("quit my requip, now im burnin up and stiff as a board", "withdrawal_severe"),
        ("hes talkin out of his head and got fever since the vein surgery", "sepsis"),
        ("i take about 10 magnesium pills a day for cramps", "overdose"),
        ("swooned at the checkout, they had to catch me", "fainting"),
        ("mama talks funny since her stroke in 2019 but worse today", "stroke"),
        ("my uncle coughed up blood this morning", "coughing_blood"),
        ("he has his hands around her neck", "abuse"),
    ],
)
def test_danger_told_sideways_counts(sign_of, said, sign):
    assert sign_of(said) == sign


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("my wife cant talk, driving her in now", "stroke"),
        ("cant talk im driving, my face droops", "stroke"),
        ("sucking air like everyone else but my chest hurts", "chest_pain"),
        ("thursday after 3, I might cancel, got this band round my ribs", "chest_pain"),
        ("diabetic, a place on her ankle that never closes up", "ulcer_infected"),
        ("a wee sore near my ankle, been there six weeks", "ulcer_infected"),
        ("im 31 weeks, only my right sneaker wont close", "pregnant_leg"),
        ("only my right shoe wont close since two days", "clot_leg"),
        ("my left leg has been swollen for 2 weeks", "clot_leg"),
        ("calf tight n tender, baby 2 wks old", "pregnant_leg"),
        ("dark red dots on both shins and her gums bleed", "quinine_bleeding"),
        ("she went to the loo and it came out black like tar", "quinine_bleeding"),
        ("leg bigger than the other since 2011 but now it is huge", "clot_leg"),
    ],
)
def test_the_sign_is_the_one_that_was_told(sign_of, said, sign):
    assert sign_of(said) == sign
