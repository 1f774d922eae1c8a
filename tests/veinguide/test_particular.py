"""What is asked in particular is heard in many words, and nothing else is."""

import time

import pytest
import yaml

from addons.asked_surely import MY_WORDS
from veinguide.particular import (
    ANYWHERE,
    WITHIN,
    answer_anywhere,
    answer_instead,
    said_first,
)
from veinguide.particular.aftercare import ASKED, OF_AFTER
from veinguide.particular.by_words import SAID_PLAINLY
from veinguide.particular.examples import load_particulars
from veinguide.particular.medicines import AFTER_STOPPING
from veinguide.particular.named import load_things
from veinguide.particular.of_two import COMPARED
from veinguide.particular.office import OFFICE
from veinguide.particular.while_pregnant import (
    EACH_OF_THEM,
    FIRST_ASK,
    FIRST_NO_TREATMENT,
    FIRST_OF_LEGS,
    WHY_NOT,
)

# Looked up by what is named: test_named_things.py.
NAMED = {
    "utter_about_pills_and_veins",
    "utter_first_blood_thinner",
    *(
        f"utter_{place}_named_{kind}"
        for place, kind in [
            *(("first", "illness"), ("first", "medicine"), ("about", "illness")),
            *(("about", "medicine"), ("about", "complaint"), ("first", "other")),
        ]
    ),
}
INSTEAD = {
    ("utter_about_opioid_and_alcohol", "self_care"): [
        "two beers and a vicodin for my calf, is that fine",
        "tramadol with a glass of wine ok for the cramps",
    ],
    ("utter_who_for_pills", "contact"): [
        "not the clinic, I mean the requip. would her doctor know",
        "whom should I ask about his ropinirole",
    ],
    ("utter_about_pills_and_cramps", "quinine"): ["ozempic and cramps at night"],
    ("utter_about_named_medicine", "quinine"): ["not quinine. WEGOVY"],
    ("utter_about_somebody_elses_quinine", "quinine"): [
        "sweetie I never took quinine. Ray did",
        "oh no he passed in 2011, the quinine had nothing to do with it",
        "my late husband took it every night",
        "not me, my brother",
    ],
    ("utter_about_magnesium_and_kidneys", "supplements"): [
        "I do have one bad kidney um the doctor said stage three",
        "my kidneys are weak, should I stop",
        "is magnesium ok with kidney disease",
    ],
    ("utter_about_magnesium_and_kidneys", "medicines"): [
        "one bad kidney, should I stop taking the magnesium",
        "im on dialysis, can i go on with calcium",
    ],
    ("utter_about_already_stopped", "medicines"): [
        "I quit taking my ropinirole on Saturday because of your article",
        "I already stopped it Monday",
        "already stopped it Monday",
        "my husband stopped his Requip last week",
        "I've been off it since Friday",
        "I'm off mirapex now",
        "she threw out the pills",
        "haven't taken it since Tuesday",
        "so I quit cold turkey",
    ],
    ("utter_about_already_stopped", "assistant"): [
        "i quit the mirapex yesterday",
        "stopped taking my meds",
    ],
    ("utter_about_bleeding_veins", "veins"): [
        "can varicose veins bleed",
        "do they ever bleed",
        "could a varicose vein burst",
        "can these things just start bleeding",
    ],
    ("utter_about_walking_pain", "cramps"): [
        "everytime i walk to the corner my calf grabs, i stop and look at a shop window"
        " and it lets go, then it grabs again",
        "Grandpa cant walk a block without calf cramp, rests, walks on",
        "calf cramp on every hill, i stand a minute and it passes",
        "calf pain when i hike up the hill, goes off when i stand still",
    ],
    ("utter_about_walking_pain", "self_care"): [
        "i can only make it to the mailbox before my leg locks up, sit on the curb a"
        " minute and its right as rain, what socks should i buy",
    ],
    ("utter_about_walking_pain", "assistant"): [
        "it happens when I walk to the mailbox and quits when I stand still",
        "hurts walking uphill but stops when i rest",
        "my calf hurts when I walk, it eases up after I sit down",
        "it goes away when I stop and comes back when I walk again",
    ],
    ("utter_about_both_ankles", "veins"): [
        "his ankles, both, puffy every evening for years now",
        "ankles both puffy for years",
        "both my legs swell up by dinner",
        "swelling in both feet",
    ],
    ("utter_about_tingling", "cramps"): [
        "my feet tingle at night",
        "pins and needles in my toes",
        "tingling in my hands and feet",
        "the soles feel numb",
        "my feet feel like theyre asleep all the time",
        "her toes always feel half asleep",
        "well its numbness. is that from veins too or something else",
    ],
    ("utter_about_tried_everything", "assistant"): [
        "I've tried everything they gave me, the pills, the creams",
        "nothing works",
        "nothing I tried helped",
        "tried it all already",
    ],
    ("utter_about_cannot_tell", "assistant"): [
        "he cant really tell me what he feels",
        "my mother can't explain it",
        "she doesn't talk anymore",
    ],
    ("utter_about_which_is_better", "laser_ablation"): [
        "Which is better, laser or shots",
        "so 98 beats 89 right?",
        "which one works best",
        "is laser better than the injections",
        "what would you pick",
        "foam or laser?",
    ],
    ("utter_about_came_back", "cramps"): [
        "I had sclero at your clinic in 2019 and the cramps are back, is that normal?",
        "got my veins done two years ago and now it's all back",
        "they came back after my laser",
    ],
    ("utter_about_someone_elses", "laser_ablation"): [
        "back to Brenda, was hers the laser or the shots",
        "did she get laser or injections",
        "which one did he have",
    ],
    ("utter_about_which_for_me", "laser_ablation"): [
        "good, send it. and is it going to be the laser or the other one",
        "will I get shots or laser",
        "which one would they use on me",
    ],
    ("utter_about_exam", "treatment"): [
        "Does he have to be awake and talk for the vein exam",
        "can she lie down for the ultrasound",
        "is he sedated for the scan",
    ],
    ("utter_about_which_veins", "checkup"): [
        "can you tell me which veins you ablate, GSV, SSV, perforators?",
        "which veins do you treat",
    ],
    ("utter_about_prevents", "treatment"): [
        "and would the laser keep it from happening",
        "do the shots prevent clots",
        "does treatment lower the chance of sores",
    ],
    ("utter_about_cramp_studies", "treatment"): [
        "did either show it helps plain nocturnal cramps, not RLS",
        "was there a study on cramps",
    ],
    ("utter_about_masking_word", "medicines"): [
        "what does masking even mean",
        "what do you mean by mask",
        "explain masking",
    ],
    ("utter_about_masked_or_not", "medicines"): [
        "so mine are being masked",
        "is my pill masking it",
        "are my legs just masked by it",
    ],
    ("utter_ask_medication_details", "supplements"): [
        "he gave me iron pills, they interact with anything",
        "does magnesium clash with it, or do pills interact",
    ],
    ("utter_about_a_long_day", "utter_did_you_mean"): [
        "since the wedding, danced in heels til 2am",
        "I was on my feet all day",
        "drove nine hours yesterday",
    ],
    ("utter_about_looks", "veins"): [
        "then describe what bad ones look like",
        "what do varicose veins look like",
        "how do they look",
    ],
    ("utter_about_sleepless", "utter_did_you_mean"): [
        "these legs kept me up four nights in a row",
        "I haven't slept in days with these cramps",
    ],
    ("utter_about_does_anything_help", "cramps"): [
        "does anything even work",
        "is there anything that helps",
        "will anything ever help",
    ],
    ("utter_about_va", "coverage"): [
        "Does the VA pay, I'm a vet",
        "do veterans get this covered",
    ],
    ("utter_more_cost", "cost"): [
        "And what about the consult, hidden fees?",
        "is the ultrasound free too then",
        "do you charge for the scan",
    ],
    ("utter_about_later_change", "assistant"): [
        "and if I need to change it later?",
        "can I cancel afterwards",
        "what if I change my mind",
    ],
    ("utter_about_soonest", "assistant"): [
        "What is earliest",
        "next available?",
    ],
    ("utter_about_author", "sources"): [
        "Got it. Is it you who wrote this page?",
        "did you write this article",
        "are you the author",
    ],
    ("utter_about_sedation", "laser_ablation"): [
        "they put you to sleep for it?",
        "will I be awake",
        "do they use anesthesia",
        "am I knocked out",
        "do they numb the leg first",
    ],
    ("utter_about_young_people", "veins"): [
        "do teens even get vein stuff",
        "can kids have this",
        "I'm 16, am I too young for this",
    ],
    ("utter_bot_challenge", "assistant"): [
        "lol math is hard. u an AI?",
        "are you a robot",
        "is this a bot",
    ],
    ("utter_insult", "assistant"): [
        "you're kind of useless on the medical stuff huh",
        "You don't know much do you dear",
        "this thing is no help",
        "you are not very helpful",
        "u dont know anything",
    ],
    ("utter_about_company", "consultation"): [
        "what about my mom can she come with me and get looked at same time",
        "can my husband come hold my hand haha",
        "is it ok to bring my daughter",
        "can someone sit with him",
    ],
    ("utter_about_rides", "consultation"): [
        "And will they drive me?",
        "can I drive home after",
        "do you offer rides",
        "can someone pick me up",
    ],
    ("utter_about_wrong_place", "assistant"): [
        "Is this the dentist?",
        "did I reach the pharmacy",
        "i thought this was the foot doctor",
    ],
    ("utter_about_selling", "sources"): [
        "you're selling something though right",
        "whoever wrote the page is selling something though right",
        "is this a sales pitch",
        "will they try and sell me something",
        "isn't that a conflict of interest",
    ],
    ("utter_about_other_veins", "veins"): [
        "what about veins on my hands",
        "I was told of veins in the pelvis",
        "ovarian vein trouble",
        "arent hemorrhoids a kind of veins",
        "and face",
        "I have a vein under my eye",
        "do you treat facial... I mean face veins",
    ],
    ("utter_about_own_chance", "cramps"): [
        "does that mean i got a 67 percent chance",
        "so I have a 67% risk",
        "so 67 out of 100 of people get it",
    ],
    ("utter_about_clothes", "consultation"): [
        "do you gotta take your pants off",
        "what should I wear",
        "do I have to undress",
    ],
    ("utter_about_sample_sizes", "sources"): [
        "Do you know the sample size, yes or no?",
        "98% - how many patients?",
        "98% of how many",
        "the 98% and 89%? How many patients and was there a control group?",
    ],
    ("utter_about_control_group", "laser_ablation"): [
        "did everybody in it get laser or was there a comparison group there",
        "was there an untreated group?",
        "And was there a control group? Placebo?",
    ],
    ("utter_about_side_effect_numbers", "treatment"): [
        "What percent of people got worse or had side effects in the 98% study?",
        "how many had complications in that trial",
    ],
    ("utter_about_newer_studies", "sources"): [
        "Has anyone repeated it since? Any newer research?",
        "is there any research after 2008",
    ],
    ("utter_about_citations", "sources"): [
        "Which journals, which authors? I need full references.",
        "List all the references you use please.",
        "which three studies exactly",
    ],
    ("utter_about_recurrence_left_out", "treatment"): [
        "The clinic leaves out the recurrence figures in its article, correct?",
        "Does the article mention the recurrence or the sample size",
    ],
    ("utter_about_bill_dispute", "cost"): [
        "I JUST GOT A BILL FOR $640 AND YOU PEOPLE SAID IT WAS FREE",
        "i did NOT agree to anything. can i dispute it? is there an email",
        "i was charged for an ultrasound and told it was free",
    ],
    ("utter_about_bill_call_back", "contact"): [
        "can someone call ME then. about the bill, not for an appointment",
        "CALL ME BACK ABOUT A BILL. can you do that yes or no",
    ],
    ("utter_about_prior_approval_time", "coverage"): [
        "I meant the prior authorization. How long does it take to be approved?",
        "how long does prior auth take",
    ],
    ("utter_ask_medicare_medicaid", "coverage"): [
        "do you take medicare",
        "do you guys accept straight Medicaid",
        "is medicare accepted there",
    ],
    ("utter_about_medicare_parts", "supplements"): [
        "Part B or do I need a supplement",
        "is it my supplement that pays or part b",
    ],
    ("utter_about_supplement_plan", "supplements"): [
        "what about my supplemental plan",
        "and medigap?",
    ],
    ("utter_about_scan_paid", "coverage"): [
        "SO MEDICARE PAYS FOR THE SCAN OR NO",
        "will my plan cover the ultrasound",
    ],
    ("utter_about_where_done", "contact"): [
        "Also do they do it at the hospital or in the office",
        "No I mean where is it done. Hospital or your office?",
        "I asked where the vein procedure is done. Where is the procedure performed",
    ],
    ("utter_about_men", "treatment"): [
        "do men get this done too? asking for my bf",
        "i just mean is it for guys too or only women",
    ],
    ("utter_about_access", "contact"): ["uses a walker, is there an elevator"],
    ("utter_about_language_model", "assistant"): [
        "Yes but are you an LLM?",
        "Yes or no: does a language model generate your replies?",
        "is this chatgpt",
    ],
    ("utter_about_told_it_is_unreviewed", "sources"): [
        "are patients told that no doctor has reviewed these answers?",
        "No doctor has reviewed them? Then why is it live to patients?",
    ],
    ("utter_about_who_wrote", "sources"): [
        "Who wrote the answers you give, and were they checked by a doctor?",
    ],
    ("utter_about_who_is_responsible", "assistant"): [
        "And who's responsible for the content, the clinic?",
        "who is liable if you are wrong",
    ],
}
# What is said to a "no", by the topic of what was told last.
AFTER_A_NO = {
    ("utter_about_no_signs", "clots"): [
        "nah i dont got any of that",
        "none of those",
        "no, it's not swollen or red",
    ],
    ("utter_thank", "sources"): ["no worries thanks anyways", "thank you anyway"],
    ("utter_about_doubt", "rls"): [
        "I don't believe that, sorry",
        "nah, can't buy that",
    ],
}
BY_RESPONSE = {
    ("utter_ask_medication_details", "utter_ask_treatment_results"): [
        "How soon would I know if it's the pills working",
        "when does the gabapentin kick in",
    ],
    ("utter_about_praise", "utter_give_feedback"): [
        "this was so helpful",
        "great job, I love this chat",
    ],
}
ANY = {
    "utter_about_photo": [
        "can I send a photo",
        "let me upload a picture of my leg",
        "can you look at my leg",
        "I could text you some pics",
    ],
    "utter_about_video_visit": [
        "can I do it online like video?",
        "do you do telehealth",
        "is there a zoom appointment",
        "can I see the doctor over the phone",
    ],
    "utter_about_new_patients": [
        "Is Dr whoever taking new patients",
        "are you accepting new patients",
    ],
    "utter_about_same_doctor": [
        "is it the same doctor doing the free visit and the procedure",
        "same doctor every time?",
        "who will actually see me",
    ],
    "utter_about_used_blood": ["whats deoxygenated", "what is de-oxygenated blood"],
    "utter_about_left_out": ["And toxins? sounds like woo"],
    "utter_about_hayes_study": ["Okay then the Hayes study, n of what"],
    "utter_about_kanter_study": ["And the Kanter one from '95"],
    "utter_about_hirai_study": ["who is in the hirai paper"],
    "utter_about_the_later_study": [
        "84 of 158, which study is that?",
        "No. The 84 of 158 figure, 53% relief of cramps.",
    ],
    "utter_about_typed_danger": [
        "Last question. What happens if someone types chest pain into this?",
        "what do you say when a patient writes that he can't breathe",
    ],
    "utter_about_hurting_legs": [
        "my legs are killing me lol",
        "these veins have been killing me",
    ],
}


@pytest.mark.parametrize(
    ("name", "topic", "said"),
    [(name, topic, s) for (name, topic), all_ in INSTEAD.items() for s in all_],
)
def test_what_is_asked_in_particular_is_heard_within_a_topic(name, topic, said):
    assert answer_instead(said, "utter_x", topic) == name


@pytest.mark.parametrize(
    ("name", "response", "said"),
    [(name, response, s) for (name, response), a in BY_RESPONSE.items() for s in a],
)
def test_what_is_asked_is_heard_where_an_answer_misses_it(name, response, said):
    assert answer_instead(said, response, "assistant") == name
    assert answer_instead(said, "utter_goodbye", "assistant") != name


@pytest.mark.parametrize(
    ("name", "topic", "said"),
    [(name, topic, s) for (name, topic), all_ in AFTER_A_NO.items() for s in all_],
)
def test_a_no_is_about_what_was_told_last(name, topic, said):
    assert answer_instead(said, "utter_deny", topic) == name


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("contact", "does the clinic treat emergencies or is that the hospital"),
        ("contact", "where is the office"),
        ("coverage", "how long do I have to wear stockings for the plan"),
        ("coverage", "will the plan pay for the laser"),
        ("coverage", "do you take humana medicare"),
        ("coverage", "do you take my kansas medicaid"),
        ("coverage", "how long does medicare take"),
        ("supplements", "which supplement is good for cramps"),
        ("cost", "will I get a bill after the free visit"),
        ("contact", "can you call me about a visit"),
        ("treatment", "how many people are helped by it"),
        ("consultation", "do men doctors look at the legs"),
        ("assistant", "what happens if I type my number"),
    ],
)
def test_a_question_that_only_shares_some_words_is_left_alone(topic, said):
    assert answer_instead(said, "utter_x", topic) is None
    assert answer_anywhere(said) is None


@pytest.mark.parametrize("said", ["no", "no thanks", "nope, that's all", "not now"])
def test_a_plain_no_stays_one(said):
    assert answer_instead(said, "utter_deny", "clots") is None


@pytest.mark.parametrize("response", ["utter_ask_treatment_safety", "utter_ask_cost"])
def test_which_is_better_is_said_beside_another_answer(response):
    said = "Which is better, laser or injections? Also do either leave scars?"
    assert said_first(said, response) == "utter_first_which_is_better"
    bare = "does the laser or the foam leave scars"
    assert said_first(bare, response) is None


@pytest.mark.parametrize("piece", ["laser or ", "the pills ", "back after ", "which "])
def test_no_words_take_long(piece):
    began = time.process_time()
    for _, _, asked in WITHIN:
        asked.search(piece * 200)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("name", "said"), [(name, s) for name, all_ in ANY.items() for s in all_]
)
def test_what_is_asked_in_particular_is_heard_anywhere(name, said):
    assert answer_anywhere(said) == name


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("should I stop my mirapex", "medicines"),
        ("what if I quit taking it", "medicines"),
        ("can I stop it on Monday", "medicines"),
        ("my requip stopped working", "medicines"),
        ("it already stopped helping", "medicines"),
        ("I quit smoking", "medicines"),
        ("I quit my job", "assistant"),
        ("I'm off on Monday", "assistant"),
        ("what are varicose veins", "veins"),
        ("it gets better when I walk and worse when I rest", "rls"),
        ("is there swelling after it", "veins"),
        ("my leg fell asleep on the couch", "cramps"),
        ("cramp hits, i stand on the floor until it lets go", "cramps"),
        ("i walk a lot and my calf hurts when i stop, it goes away later", "cramps"),
        ("when i sit my legs crawl so i walk around and it goes away", "rls"),
        ("which treatments are there", "treatment"),
        ("does laser hurt", "treatment"),
        ("I can't tell if it is worse", "assistant"),
        ("does my kid's school nurse know", "contact"),
        ("are the stockings useless", "self_care"),
        ("do you know the phone number", "assistant"),
        ("quit requip?", "medicines"),
        ("can my dad just quit his restless leg pills", "medicines"),
        ("do I quit my hormones", "medicines"),
        ("do people feel something before the veins pop out", "veins"),
        ("clots are good because they stop bleeding", "clots"),
        ("would I have swelling, or aching, or both", "veins"),
        ("He can't describe it. Does RLS feel like that?", "rls"),
        ("I need somebody to sit with my husband", "consultation"),
        ("my shuttle driver needs the street", "contact"),
        ("does the visit put me under any duty", "consultation"),
        ("my pharmacist won't sell me quinine", "quinine"),
        ("love this chatbot", "assistant"),
        ("zip it robot", "assistant"),
        ("are you awake", "assistant"),
        ("What your address, my son drive me", "contact"),
        ("which things can you not help me with", "assistant"),
        ("I read it's 67 percent more, more than what", "cramps"),
        ("my itchy legs drive me up a wall", "contact"),
        ("does the laser or the foam hurt", "laser_ablation"),
        ("is the VAT included", "coverage"),
        ("I haven't slept since my husband died", "utter_did_you_mean"),
        ("can I ask what drove the price", "utter_did_you_mean"),
        ("do you treat veins again and again", "treatment"),
        ("my feet keep me from falling asleep", "rls"),
        ("does kidney failure cause restless legs", "rls"),
        ("does magnesium help at all", "supplements"),
        ("I have never heard that of quinine", "quinine"),
        ("we tried everything. so how many get better from it", "assistant"),
        ("I got a bill elsewhere, will my insurance pay for this one", "coverage"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(said, topic):
    assert answer_instead(said, "utter_x", topic) is None


@pytest.mark.parametrize(
    "said",
    [
        "which hospital is the best",
        "do they put you to sleep for a root canal",
        "I quit the pill",
        "nothing works for my toenail fungus",
    ],
)
@pytest.mark.parametrize(
    "response", ["utter_out_of_scope", "utter_out_of_scope_medical"]
)
def test_what_is_not_the_clinics_stays_out_of_scope(said, response):
    assert answer_instead(said, response, "assistant") is None


@pytest.mark.parametrize(
    "said",
    [
        "is it virtually painless",
        "the cramps are killing me. What's causing them?",
        "can I upload a picture of my insurance card",
        "can I look at pictures of treated legs",
        "I'm 67 and my legs cramp",
        "my legs drive me crazy at night",
        "my daughter is driving me to the ER",
        "do you sell my data",
        "can I book online",
        "where are the videos",
        "is Dr. Hayes there",
        "can you send me pictures",
        "do veins in my legs and arms differ",
        "can you take my kid as a patient",
        "how do I take it off my list",
    ],
)
def test_other_questions_are_left_alone(said):
    assert answer_anywhere(said) is None


@pytest.mark.parametrize(
    ("said", "is_elsewhere"),
    [
        ("cramps in the thigh instead of calf", True),
        ("my toes curl up", True),
        ("is it normal in the arch of my foot", True),
        ("it is in my hands too", True),
        ("cramps in my leg", False),
        ("always the calves", False),
    ],
)
def test_a_place_the_article_is_silent_about_is_noticed(said, is_elsewhere):
    first = said_first(said, "utter_ask_cramps_location")
    assert (first == "utter_first_other_place") == is_elsewhere


def test_a_worry_is_heard_before_what_may_happen():
    worse = "utter_about_veins_getting_worse"
    assert said_first("that scares me a bit", worse) == "utter_first_worry"
    assert said_first("do they get worse", worse) is None


FIRST_IN_PREGNANCY = (FIRST_NO_TREATMENT, FIRST_ASK, FIRST_OF_LEGS)


def test_every_answer_in_particular_is_in_the_domain(root):
    responses = yaml.safe_load((root / "domain.yml").read_text())["responses"]
    named = {row[0] for row in (*WITHIN, *ANYWHERE, *OFFICE, *ASKED)}
    named |= {MY_WORDS, *OF_AFTER, *(row[0] for row in SAID_PLAINLY)}
    named |= {"utter_first_opioid_and_alcohol", "utter_first_which_is_better"}
    named |= {*AFTER_STOPPING.values(), "utter_first_worry"}
    named |= {"utter_first_other_place", *NAMED, *(t.answer for t in load_things())}
    named |= {COMPARED, WHY_NOT, EACH_OF_THEM, *FIRST_IN_PREGNANCY}
    named |= {f"utter_{narrow.says}" for narrow in load_particulars(root)}
    assert named <= set(responses)
    ours = {r for r in responses if r.startswith(("utter_about_", "utter_first_"))}
    assert ours <= named
