"""What people say right after an alarm, and the reminder that answers it."""

import pytest

FULL = {
    "emergency": "utter_report_emergency",
    "urgent": "utter_report_urgent_symptom",
    "crisis": "utter_report_crisis",
    "poisoning": "utter_report_poisoning",
}
BLEEDING, CHEST, SWALLOWED = "bleeding_vein", "chest_pain", "child_swallowed"
CLOT, CRISIS = "clot_leg", "suicide"
QUININE, STOPPED = "quinine_bleeding", "bleeding_stopped"

OF_THE_CLINIC = {"number", "clinic"}
# Level, sign, what is said, what it is taken for, the reminder ("" is the plain one).
SAID = [
    ("emergency", CHEST, "well it comes and goes", "ask_treatment_results", "yes"),
    ("emergency", CHEST, "its probably nothing", "ask_other_causes", "yes"),
    ("emergency", CHEST, "what if im wrong", "nlu_fallback", "yes"),
    ("emergency", CHEST, "i feel silly calling", "nlu_fallback", "yes"),
    ("emergency", CHEST, "is it a heart attack", "nlu_fallback", "yes"),
    ("emergency", CHEST, "I don't want to make a fuss", "deny", "yes"),
    ("emergency", "stroke", "she's talking normal again", "all_clear", "yes"),
    ("emergency", CHEST, "what do i tell them", "nlu_fallback", "tell"),
    ("emergency", CHEST, "she's calling em. what do i tell them", "deny", "tell"),
    ("emergency", "stroke", "what time did it start they'll ask right",
     "ask_booking_status", "tell"),
    ("emergency", "stroke", "what will they ask", "ask_consultation", "tell"),
    ("emergency", "stroke", "finish the appointment later then", "change_booking",
     "visit"),
    ("emergency", CHEST, "could I just see you folks tomorrow instead",
     "change_booking", "visit"),
    ("emergency", CHEST, "can you book me for today", "ask_consultation", "visit"),
    ("emergency", None, "Could I just take one now and see", "ask_medication_details",
     "medicine"),
    ("emergency", CHEST, "can she have water", "nlu_fallback", "medicine"),
    ("emergency", CHEST, "should i drink something", "ask_home_relief", "medicine"),
    ("emergency", "stroke", "but the aspirina yes or no? and he ask for coffee",
     "nlu_fallback", "medicine"),
    ("emergency", None, "ok but fr can she take 2", "nlu_fallback", "medicine"),
    ("emergency", BLEEDING, "do i put her leg up or down", "ask_home_relief", "steps"),
    ("emergency", BLEEDING, "should i tie something round it like a belt",
     "ask_home_relief", "tie"),
    ("emergency", BLEEDING, "its soaked through the towel", "ask_cost", "unstopped"),
    ("emergency", BLEEDING, "the second rag is full", "nlu_fallback", "unstopped"),
    ("emergency", CHEST, "ok on with 911", "all_clear", "calling"),
    ("emergency", CHEST, "im talking to 911", "ask_human", "calling"),
    ("emergency", CHEST, "i can hear the sirens", "out_of_scope", "calling"),
    ("emergency", CHEST, "should i stay on the phone", "nlu_fallback", "calling"),
    ("emergency", CHEST, "my son called the ambulance", "ask_human", "calling"),
    ("emergency", CHEST, "ya llamamos, gracias", "other_language", "calling"),
    ("emergency", CHEST, "ya vienen en camino", "other_language", "calling"),
    ("emergency", CHEST, "okay they're pulling up", "nlu_fallback", "here"),
    ("emergency", CHEST, "ambulance just pulled in", "all_clear", "here"),
    ("emergency", CHEST, "paramedics have him now", "all_clear", "here"),
    ("emergency", CHEST, "they put her in the ambulance", "all_clear", "here"),
    ("emergency", CHEST, "we're at the ER now", "all_clear", "here"),
    ("emergency", CHEST, "ya llegaron", "other_language", "here"),
    ("emergency", CHEST, "we're back from the ER, it was nothing bad", "deny", "over"),
    ("emergency", CHEST, "home from the ER now, she is resting", "ask_cost",
     "over"),
    ("emergency", CHEST, "how long will it take them", "ask_treatment_procedure",
     "waiting"),
    ("emergency", CHEST, "are you a real person", "bot_challenge", "person"),
    ("emergency", CHEST, "who are you anyway", "bot_challenge", "person"),
    ("emergency", None, "my daughter is driving me to the ER now", "all_clear",
     "going"),
    ("emergency", CHEST, "we're heading to the hospital", "inform", "going"),
    ("emergency", CHEST, "my neighbor is taking him to the emergency room",
     "all_clear", "going"),
    ("emergency", CHEST, "should I go to the ER or what", "nlu_fallback", "yes"),
    ("emergency", CHEST, "nobody can take me to the hospital", "deny", ""),
    ("emergency", None, "is that from the pills or a flu", "nlu_fallback", "cause"),
    ("emergency", CHEST, "it's just a pulled muscle", "deny", "yes"),
    ("emergency", CHEST, "we are 5 min from the ER", "inform", "going"),
    ("emergency", CHEST, "what is causing it", "nlu_fallback", "cause"),
    ("emergency", CHEST, "what's happening to him", "nlu_fallback", "cause"),
    ("emergency", CHEST, "im scared", "all_clear", ""),
    ("emergency", CHEST, "can my husband just drive me", "nlu_fallback", "drive"),
    ("emergency", CHEST, "I'd rather my son take me", "deny", "drive"),
    ("emergency", CHEST, "wouldnt it be faster to drive", "nlu_fallback", "drive"),
    ("emergency", CHEST, "can I get an uber", "nlu_fallback", "drive"),
    ("emergency", CHEST, "i cant afford an ambulance. can my son drive me",
     "nlu_fallback", "cost"),
    ("emergency", CHEST, "the ER is too expensive", "ask_cost", "cost"),
    ("emergency", CHEST, "theyre sending someone. can you still keep my request",
     "change_booking", "calling"),
    ("emergency", CHEST, "my wife already called 911 for me", "inform", "calling"),
    ("emergency", CHEST, "ok help is on the way", "thank", "calling"),
    ("emergency", CHEST, "i have a doctors appointment at 3", "inform", "own_visit"),
    ("emergency", CHEST, "my doctor can see me this afternoon", "inform", "own_visit"),
    ("emergency", "other", "911?? are you sure. i can breathe fine, its just the leg",
     "deny", "denied"),
    ("emergency", "breathing", "i just said i can breathe", "deny", "denied"),
    ("emergency", "breathing", "forget the breathing, there is no breathing problem",
     "deny", "denied"),
    ("emergency", "breathing", "I have no trouble breathing", "deny", "denied"),
    ("emergency", "breathing", "i never said i couldnt breathe", "deny", "denied"),
    ("emergency", CHEST, "my chest doesn't hurt, I said my leg", "deny", "denied"),
    ("emergency", CHEST, "no chest pain at all", "deny", "denied"),
    ("emergency", "stroke", "no! the stroke was in 2019. hes fine now", "deny",
     "denied"),
    ("emergency", "fainting", "you misunderstood me", "deny", "denied"),
    ("emergency", "breathing", "i can breathe better now", "all_clear", "yes"),
    ("emergency", "breathing", "shes not breathing", "nlu_fallback", ""),
    ("emergency", "breathing", "i can breathe but its hard", "nlu_fallback", ""),
    ("emergency", "breathing", "i can breathe in but not out", "nlu_fallback", ""),
    ("emergency", CHEST, "i had a heart attack in 2019", "inform", ""),
    ("emergency", CHEST, "that was years ago and it feels the same", "inform", ""),
    ("emergency", BLEEDING, "i told you it stopped last night. there is no blood",
     "deny", "stopped"),
    ("emergency", BLEEDING, "its not bleeding NOW", "deny", "stopped"),
    ("emergency", BLEEDING, "what do i do if it starts bleeding again",
     "nlu_fallback", "stopped"),
    ("emergency", BLEEDING, "it hasnt stopped since last night", "deny", "unstopped"),
    ("emergency", BLEEDING, "i told you it wont stop bleeding", "deny", "unstopped"),
    ("emergency", BLEEDING, "if i let go it bleeds again", "inform", ""),
    ("emergency", BLEEDING, "no the bleeding is worse", "inform", ""),
    ("urgent", STOPPED, "ill call my doctor tomorrow. what do i do if it starts again",
     "inform", "stopped"),
    ("urgent", STOPPED, "i told you it stopped last night", "deny", "stopped"),
    ("urgent", STOPPED, "and in case it bleeds again?", "nlu_fallback", "stopped"),
    ("urgent", CLOT, "they squeezed me in at 3", "inform", "seen"),
    ("urgent", CLOT, "I have a doctor's appointment at 3", "inform", "seen"),
    ("urgent", CLOT, "my doctor can see me today", "inform", "seen"),
    ("urgent", CLOT, "i called they said come in at 2", "book_consultation", "seen"),
    ("urgent", CLOT, "the nurse told me to come right in", "inform", "seen"),
    ("urgent", CLOT, "got an appointment with my pcp in an hour", "inform", "seen"),
    ("urgent", CLOT, "seeing my doctor this afternoon", "inform", "seen"),
    ("urgent", CLOT, "my doctor can see me Friday", "inform", ""),
    ("urgent", CLOT, "can they see me today", "nlu_fallback", ""),
    ("urgent", CLOT, "i need an appointment today", "nlu_fallback", ""),
    ("urgent", CLOT, "my wife says to come in there now", "nlu_fallback", ""),
    ("urgent", CLOT, "I'm back from the ER, nothing serious", "all_clear", "over"),
    ("urgent", CLOT, "dr said it was just a pulled muscle", "all_clear", "over"),
    ("urgent", CLOT, "the ultrasound came back clear", "all_clear", "over"),
    ("urgent", CLOT, "they did a scan, no clot", "inform", "over"),
    ("urgent", "pregnant_leg", "the nurse line says its normal cramps", "deny",
     "over"),
    ("urgent", CLOT, "back from the er but its worse", "inform", ""),
    ("urgent", CLOT, "doctor said its a clot", "inform", ""),
    ("urgent", CLOT, "my doctor always says nothing is wrong", "inform", ""),
    ("emergency", CHEST, "will i be ok", "ask_treatment_downtime", ""),
    ("emergency", "cold_limb", "We put hot water bottle?", "nlu_fallback", "hands_off"),
    ("emergency", "cold_limb", "can i rub it warm", "ask_home_relief", "hands_off"),
    ("emergency", "stroke", "does she keep the stocking on", "ask_compression",
     "hands_off"),
    ("emergency", "stroke", "do i take her socks off", "nlu_fallback", "hands_off"),
    ("emergency", "cold_limb", "he want to smoke cigaret for calm", "nlu_fallback",
     "medicine"),
    ("emergency", "other", "Rung them, they're sending someone. Should I give her her "
     "insulin?", "nlu_fallback", "medicine"),
    ("emergency", "cold_limb", "which papers I take for hospital", "ask_consultation",
     "bring"),
    ("emergency", CHEST, "what do i need to bring", "nlu_fallback", "bring"),
    ("emergency", CHEST, "do i bring her medicine list", "nlu_fallback", "bring"),
    ("emergency", "cold_limb", "I call them, they come now. what I do until",
     "book_consultation", "calling"),
    ("emergency", CHEST, "who do I complain to", "insult", "number"),
    ("emergency", CHEST, "who can read this", "nlu_fallback", "private"),
    ("emergency", CHEST, "can you delete it", "cancel_booking", "private"),
    ("emergency", CHEST, "They've taken her in. Should I have seen it sooner? I feel "
     "dreadful", "nlu_fallback", "admitted"),
    ("emergency", CHEST, "he's been admitted", "nlu_fallback", "admitted"),
    ("emergency", CHEST, "they are keeping her overnight", "nlu_fallback", "admitted"),
    ("emergency", CHEST, "should she be admitted?", "nlu_fallback", ""),
    ("emergency", CHEST, "what is that called", "nlu_fallback", ""),
    ("emergency", "cold_limb", "hello it is 3 days after. they open the artery, he "
     "have still foot thank god", "nlu_fallback", "over"),
    ("emergency", "cold_limb", "they took him to hospital and fixed it, he is home now",
     "inform", "over"),
    ("emergency", CHEST, "hi it's me from yesterday, dad is home and he's fine",
     "thank", "over"),
    ("emergency", CHEST, "that was yesterday, its over", "deny", ""),
    ("emergency", CHEST, "he's home and he feels fine", "deny", ""),
    ("emergency", CHEST, "it is 3 days after my laser and my throat is tight", "deny",
     ""),
    ("emergency", CHEST, "it's 2 days later, she is fine but it hurts again", "deny",
     ""),
    ("emergency", CHEST, "she says there is no emergency", "deny", "yes"),
    ("emergency", CHEST, "she says she is just cold and I'm fussing", "deny", "yes"),
    ("emergency", CHEST, "my appointment is in 2 hours", "inform", "own_visit"),
    ("urgent", CLOT, "She says it's not an emergency and she's off to bingo",
     "all_clear", "worried"),
    ("urgent", CLOT, "It's Sunday the surgery is shut", "nlu_fallback", "where"),
    ("urgent", CLOT, "The district clinic says they can see her next Wednesday. "
     "That's alright isn't it?", "nlu_fallback", "tomorrow"),
    ("urgent", CLOT, "what do i say to the doctor", "nlu_fallback", "going"),
    ("urgent", "pregnant_leg", "ok i call the midwife now. what i say to her",
     "nlu_fallback", "going"),
    ("urgent", "pregnant_leg", "she say come now for echo. gracias", "thank", "seen"),
    ("urgent", "pregnant_leg", "i dont have insurance, hospital is very expensive",
     "nlu_fallback", "cost"),
    ("urgent", CLOT, "the er costs too much", "nlu_fallback", "cost"),
    ("urgent", QUININE, "they have her in now, platelets were very low", "inform",
     "over"),
    ("urgent", CLOT, "No no, nothing is new. It has measured the same for over ten "
     "years and was checked in June.", "deny", "denied"),
    ("crisis", CRISIS, "are you gonna send the cops to my house", "nlu_fallback",
     "police"),
    ("crisis", CRISIS, "what do they even say when you ring that number",
     "nlu_fallback", "tell"),
    ("crisis", CRISIS, "im not gonna do it. dont be dramatic", "deny", "taken_back"),
    ("crisis", CRISIS, "joking. jeez. carry on", "deny", "taken_back"),
    ("crisis", CRISIS, "who will see what i wrote", "nlu_fallback", "private"),
    ("poisoning", SWALLOWED, "you're a broken record. who do I complain to", "insult",
     "clinic"),
    ("poisoning", SWALLOWED, "hi its me from yesterday with the little boy. hes home "
     "hes fine!! wanted to say thank you", "thank", "over"),
    ("emergency", CHEST, "should i pack a bag", "ask_consultation", ""),
    ("emergency", CHEST, "my wife says wait", "ask_when_to_see_doctor", ""),
    ("emergency", CHEST, "my doctor said last month my heart is fine", "deny", ""),
    ("emergency", CHEST, "they say its fine", "deny", ""),
    ("urgent", CLOT, "can't it wait til Thursday when I see you", "goodbye",
     "worried"),
    ("urgent", CLOT, "my husband says it's a pulled muscle",
     "out_of_scope_medical", "worried"),
    ("urgent", CLOT, "is it a clot", "ask_diagnosis", "worried"),
    ("urgent", CLOT, "how soon", "book_consultation", "soon"),
    ("urgent", CLOT, "how soon do I have to go", "ask_consultation", "soon"),
    ("urgent", CLOT, "how long can i wait", "nlu_fallback", "soon"),
    ("urgent", CLOT, "when do I have to be seen", "ask_consultation", "soon"),
    ("urgent", CLOT, "like right now?", "nlu_fallback", "soon"),
    ("urgent", CLOT, "I can't see it till tomorrow", "deny", "tomorrow"),
    ("urgent", CLOT, "my doctor can't get me in until Friday", "inform", "tomorrow"),
    ("urgent", CLOT, "I'll go in the morning", "goodbye", "tomorrow"),
    ("urgent", CLOT, "i'll call them tomorrow", "inform", "tomorrow"),
    ("urgent", CLOT, "my son is taking me to urgent care", "inform", "going"),
    ("urgent", "withdrawal", "The daughter says the site told her to", "ask_more",
     "site_said"),
    ("urgent", "withdrawal", "but your page says it masks it", "nlu_fallback",
     "site_said"),
    ("urgent", QUININE, "do we stop it tonight or", "ask_stop_medication", "medicine"),
    ("urgent", QUININE, "so not take it?", "nlu_fallback", "medicine"),
    ("urgent", QUININE, "should he take the next pill", "nlu_fallback", "medicine"),
    ("urgent", QUININE, "can he still have one tonight", "nlu_fallback", "medicine"),
    ("urgent", QUININE, "He thinks it's just the aspirin", "nlu_fallback", "cause"),
    ("urgent", "ulcer_infected", "it's clean, no smell", "nlu_fallback", "clean"),
    ("urgent", CLOT, "and then after that we look at his veins?", "ask_more",
     "visit"),
    ("urgent", "withdrawal", "What should she watch for tonight", "nlu_fallback",
     "signs"),
    ("urgent", CLOT, "what signs do i look for", "ask_vein_symptoms", "signs"),
    ("urgent", CLOT, "my doctor is closed today", "nlu_fallback", "where"),
    ("urgent", CLOT, "im in the waiting room", "ask_contact", "going"),
    ("urgent", CLOT, "ok urgent care it is", "affirm", "going"),
    ("urgent", CLOT, "should i put heat on it", "ask_home_relief", "care"),
    ("urgent", CLOT, "should i keep walking on it", "ask_exercise", "care"),
    ("urgent", CLOT, "can i take an aspirin for now", "ask_stop_medication", "pills"),
    ("urgent", CLOT, "are you a nurse", "bot_challenge", "person"),
    ("urgent", CLOT, "doctor looked at it just now, it's not a clot", "ask_clots",
     "over"),
    ("urgent", CLOT, "my doctor said last year it's fine", "deny", ""),
    ("urgent", CLOT, "i don't have a car", "nlu_fallback", ""),
    ("urgent", CLOT, "bye", "goodbye", ""),
    ("crisis", CRISIS, "are you a person, would anybody even read this",
     "bot_challenge", "person"),
    ("crisis", CRISIS, "am i talking to a robot", "bot_challenge", "person"),
    ("crisis", CRISIS, "I'm not gonna do anything. Just want to talk to somebody",
     "ask_human", "talk"),
    ("crisis", CRISIS, "i dont have anybody to talk to", "ask_human", "talk"),
    ("crisis", CRISIS, "nobody cares", "nlu_fallback", "talk"),
    ("crisis", CRISIS, "does it cost anything", "ask_cost", "talk"),
    ("crisis", CRISIS, "i cant call my husband is here", "change_booking", "texting"),
    ("crisis", CRISIS, "what do i even say to them", "ask_treatment_options", "tell"),
    ("crisis", CRISIS, "im on with 988 now", "nlu_fallback", "calling"),
    ("crisis", CRISIS, "sorry. forget I said that, im just tired", "nlu_fallback",
     "taken_back"),
    ("crisis", CRISIS, "never mind, i shouldn't have said that", "deny", "taken_back"),
    ("crisis", CRISIS, "forget it, im tired of living", "nlu_fallback", ""),
    ("crisis", CRISIS, "i just want my legs to stop", "ask_stop_medication", ""),
    ("crisis", CRISIS, "can i still see you folks", "book_consultation", "visit"),
    ("poisoning", SWALLOWED, "what do i tell them", "nlu_fallback", "tell"),
    ("poisoning", SWALLOWED, "what should I watch for", "nlu_fallback", "signs"),
    ("poisoning", SWALLOWED, "poison control says he'll be fine", "all_clear",
     "over"),
    ("poisoning", SWALLOWED, "i already called", "all_clear", "calling"),
    ("poisoning", SWALLOWED, "are you a doctor", "bot_challenge", "person"),
    ("poisoning", SWALLOWED, "he seems fine, playing", "nlu_fallback", ""),
    ("poisoning", SWALLOWED, "ok ill come in for my veins later", "inform", "visit"),
]  # fmt: skip


@pytest.mark.parametrize(("level", "sign", "said", "intent", "fits"), SAID)
def test_it_gets_the_reminder_that_fits_and_no_more(
    talk, level, sign, said, intent, fits
):
    talk.alarm(FULL[level], sign, "quinine bruised me" if sign == QUININE else "…")
    told = talk.answer(said, intent)
    full = f"utter_still_{FULL[level].removeprefix('utter_')}"
    assert talk.reminder == (f"{full}_{fits}" if fits else full)
    assert "816" not in told or fits in OF_THE_CLINIC
    assert not talk.told.get("buttons")


def test_good_news_from_those_who_help_ends_the_alarm(talk):
    talk.alarm(FULL["emergency"], "chest_pain")
    talk.answer("ok on with 911", "all_clear")
    told = talk.answer("They say he's going to be alright. My goodness.", "deny")
    assert told.startswith("I'm so glad to hear that")
    assert "Please call 911 now" not in told
    asked = talk.answer(
        "does it hurt", "ask_treatment_pain", "utter_ask_treatment_pain"
    )
    assert "911" not in asked


def test_who_is_with_a_crew_is_not_sent_to_call(talk):
    talk.alarm(FULL["emergency"], "chest_pain")
    talk.answer("they're pulling up")
    for words in ("thank you so much", "god bless", "ok"):
        assert "call 911 now" not in talk.answer(words, "thank", "utter_thank").lower()


def test_a_collapse_after_a_poisoning_belongs_to_it(talk):
    talk.alarm(FULL["poisoning"], "child_swallowed")
    said = "wait he's gone real sleepy and I can't hardly wake him"
    told = talk.alarm(FULL["emergency"], "fainting", said)
    assert told.startswith("Call 911 now. Stay with the person")
    assert "lungs" not in told
    calling = talk.answer("ok on with 911", "all_clear")
    assert calling.startswith("Stay on the line with 911")
    assert "Poison Control" not in calling


def test_a_crisis_is_told_truly_that_this_is_no_person(talk):
    talk.alarm(FULL["crisis"], "suicide")
    told = talk.answer("are you a person", "bot_challenge", "utter_bot_challenge")
    assert told.startswith("I'm an automated assistant, not a person")
    assert "At 988, a person answers" in told


@pytest.mark.parametrize("sign", ["abuse", "pregnant_leg"])
def test_the_truth_is_told_under_every_sign(talk, sign):
    talk.alarm(FULL["urgent"], sign)
    told = talk.answer("are you a person", "bot_challenge", "utter_bot_challenge")
    assert "not a person" in told


def test_a_look_up_is_not_asked_for_in_an_emergency(talk):
    talk.alarm(FULL["emergency"], "chest_pain")
    said = "could I just see you folks tomorrow instead"
    talk.hear(said, "change_booking", loop="booking_form")
    first = talk.say("utter_ask_lookup_code")
    assert "code" not in first
    assert "A visit" not in first.split(".")[0]
    talk.hear("what do i tell them", loop="booking_form")
    told = talk.say("utter_ask_lookup_code")
    assert told.startswith("Tell 911")
    assert "Your request" not in told


def test_that_a_request_waits_is_said_once(talk):
    talk.alarm(FULL["emergency"], "chest_pain")
    for words, times in (("finish that appointment later", 1), ("ok", 0)):
        talk.hear(words, "affirm", loop="booking_form", visitor_name="Anna Lopez")
        told = talk.say("utter_ask_visitor_phone")
        assert told.count("Your request can wait") == times
        assert "911" in told


def test_what_was_cancelled_is_told_under_an_alarm(talk):
    talk.alarm(FULL["urgent"], "clot_leg")
    said = "alright urgent care it is. does that cancel my appointment"
    told = talk.answer(said, "cancel_booking", "utter_booking_cancelled")
    assert told.startswith("Good. Tell the doctor")
    assert "I have not sent anything" in told


def test_what_names_a_subject_of_the_clinic_is_answered_under_it(talk):
    talk.alarm(FULL["emergency"], "chest_pain")
    said = "will insurance pay for treatment of the veins"
    told = talk.answer(said, "ask_insurance", "utter_ask_insurance")
    assert told.startswith("Please call 911 now")
    assert "plan" in told


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("should i make him throw up", "No, not unless Poison Control tells you to"),
        ("whats that number again", "It is 1-800-222-1222"),
        ("ok on the phone with them now", "Good. Stay on the line with Poison Control"),
        ("do i have to call them", "Yes, please still call Poison Control"),
        ("can i give him milk", "Ask Poison Control at 1-800-222-1222 first"),
        ("hes awake hes crying", "Please call Poison Control now at 1-800-222-1222"),
    ],
)
def test_what_is_said_to_a_poisoning_gets_what_fits(talk, said, begins):
    talk.alarm(FULL["poisoning"], "child_swallowed")
    told = talk.answer(said)
    assert told.startswith(begins)
    assert "collapses, has a seizure, can't breathe well or can't be woken" in told


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("ambulance is coming", "all_clear", "Stay on the line with 911"),
        ("ok my wife is dialing", "inform", "Stay on the line with 911"),
        ("ok unlocking the door", "out_of_scope", "Stay on the line with 911"),
        ("they are here", "all_clear", "Good. Let the people from 911 take over"),
        ("yes 911", "affirm", "Stay on the line with 911"),
        ("should I give him an aspirin", "ask_medication_details", "Please ask 911"),
        ("should i lie down", "ask_home_relief", "Keep doing what I said"),
        ("how long will they be", "ask_treatment_procedure", "Ask 911 how long"),
        ("do I still need to call", "nlu_fallback", "Yes, please still call 911"),
        ("its slowing down", "nlu_fallback", "Yes, please still call 911"),
        ("its not stopping", "ask_stop_medication", "Tell 911 that it has not stopped"),
        ("im not calling them", "deny", "Please call 911 now if you have not yet"),
        (
            "what does an ambulance cost",
            "nlu_fallback",
            "I understand that the cost is a worry. Please still call 911 now",
        ),
    ],
)
def test_what_is_said_to_an_emergency_gets_what_fits(talk, said, intent, begins):
    talk.alarm(FULL["emergency"], "chest_pain")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "911" in told
    assert not talk.told.get("buttons")


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("is it ok to text them instead", "nlu_fallback", "You can text 988"),
        ("i dont want to talk to some hotline", "deny", "You can text 988"),
        (
            "would they send cops",
            "nlu_fallback",
            "I can't send anyone. Staff of the clinic can read this chat",
        ),
        ("i mean it", "nlu_fallback", "I believe you. Please call 911 now. Then"),
        ("i didn't mean it", "nlu_fallback", "You have nothing to be sorry for"),
        ("ok", "affirm", "I'm here, and I'm glad you are talking"),
        ("thanks for not being weird", "thank", "I'm glad you told me"),
    ],
)
def test_what_is_said_to_a_crisis_gets_what_fits(talk, said, intent, begins):
    talk.alarm(FULL["crisis"], "suicide")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "988" in told
    assert "911" in told


@pytest.mark.parametrize(
    ("said", "intent", "begins"),
    [
        ("urgent care or hospital?", "ask_contact", "Your own doctor, urgent care or"),
        ("so should I be worried yes or no", "nlu_fallback", "I can't tell you that"),
        ("but how would I KNOW", "nlu_fallback", "I can't tell you that from a chat"),
        ("can it not wait until then?", "ask_consultation", "I can't tell you that"),
        ("Ok. going", "affirm", "Good. Tell the doctor"),
    ],
)
def test_what_is_said_to_an_urgent_sign_gets_what_fits(talk, said, intent, begins):
    talk.alarm(FULL["urgent"], "skin_infection")
    told = talk.answer(said, intent)
    assert told.startswith(begins)
    assert "\n\n" not in told


@pytest.mark.parametrize(
    "said",
    [
        "please send an ambulance",
        "is an ambulance really necessary",
        "I'll call if it gets worse",
        "I called and got a busy signal",
        "I'm on the phone with my daughter",
    ],
)
def test_who_has_not_called_is_not_told_to_stay_on_the_line(talk, said):
    talk.alarm(FULL["emergency"], "chest_pain")
    assert not talk.answer(said).startswith("Stay on the line")


def test_a_bleeding_vein_is_told_again_how_to_press(talk):
    talk.alarm(FULL["emergency"], "bleeding_vein")
    for said in ("its not stopping", "what do i press it with", "how hard"):
        told = talk.answer(said)
        assert "911" in told
        assert "clean cloth" in told or "step by step" in told


def test_first_aid_that_is_no_food_is_not_answered_as_food(talk):
    talk.alarm(FULL["emergency"], "fainting")
    assert "food" not in talk.answer("he's not breathing, should I give him CPR")


@pytest.mark.parametrize("said", ["nobody can drive me", "who can drive me"])
def test_who_has_no_way_to_go_is_not_told_good(talk, said):
    talk.alarm(FULL["urgent"], "clot_leg")
    assert not talk.answer(said).startswith("Good")


def test_pressing_is_not_lost_when_more_is_asked_about_the_bleeding(talk):
    talk.alarm(FULL["emergency"], BLEEDING)
    asked = ("do i put her leg up or down", "how hard", "should i use a belt")
    for words in (*asked, "how tight", "its slowing down"):
        told = talk.answer(words, "ask_home_relief")
        assert "pressing hard" in told or "Press hard" in told
        assert "911" in told


def test_what_also_fits_is_said_where_the_first_was_just_given(talk):
    talk.alarm(FULL["emergency"], CHEST)
    talk.answer("well it comes and goes")
    talk.answer("I don't want to make a fuss, could I just see you folks tomorrow")
    assert talk.reminder == "utter_still_report_emergency_visit"


def test_an_emergency_of_no_name_is_not_given_again_to_a_question_about_it(talk):
    talk.alarm(FULL["emergency"], "other")
    told = talk.alarm(FULL["emergency"], "other", "is that from the pills or a flu")
    assert told.startswith("I can't tell you what it comes from")
    assert "call 911 now" in told


def test_a_crisis_that_is_taken_back_does_not_get_the_same_words(talk):
    first = talk.alarm(FULL["crisis"], CRISIS)
    said = "sorry. forget I said that, im just tired"
    told = talk.alarm(FULL["crisis"], CRISIS, said)
    assert told != first
    assert "988" in told
    assert "911" in told


def test_a_poisoning_that_is_over_ends_with_poison_control(talk):
    talk.alarm(FULL["poisoning"], SWALLOWED)
    said = "he's gone real sleepy and I can't hardly wake him"
    talk.alarm(FULL["emergency"], "fainting", said)
    talk.answer("ok on with 911", "all_clear")
    told = talk.answer("They say he's going to be alright.", "deny")
    assert "1-800-222-1222" in told
    assert "comes back" not in told


def test_quinine_that_bleeds_is_for_those_who_prescribe(talk):
    talk.alarm(FULL["urgent"], QUININE, "my gums bleed since the quinine")
    said = ("do we stop it tonight or", "ask_stop_medication")
    told = talk.answer(*said, "utter_ask_stop_medication")
    assert "before the next pill" in told
    assert "emergency room now" in told
    assert "vein treatment" not in told
    assert not talk.told.get("buttons")


def test_a_request_is_opened_under_a_warning_by_words_for_a_visit_only(talk, tell):
    asked = tell("utter_booking_start")["text"]
    talk.alarm(FULL["urgent"], CLOT)
    talk.hear("how soon", "book_consultation", loop="booking_form")
    told = talk.say("utter_booking_start")
    assert told.startswith("Today, as soon as you can")
    assert asked not in told
    talk.hear("ok book me a visit then", "book_consultation", loop="booking_form")
    assert talk.say("utter_booking_start").endswith(asked)


def test_a_day_is_no_answer_to_a_warning_where_the_form_asked_for_it(talk, tell):
    asked = tell("utter_ask_consent_call")["text"]
    talk.alarm(FULL["urgent"], CLOT)
    talk.hear("please book me a visit", "book_consultation", loop="booking_form")
    talk.say("utter_booking_start")
    talk.hear("tomorrow", "inform", loop="booking_form")
    assert talk.say("utter_ask_consent_call").endswith(asked)


def test_who_is_on_the_road_is_not_asked_whether_they_have_called(talk):
    talk.alarm(FULL["emergency"], CHEST)
    talk.answer("my son is driving me to the hospital", "inform")
    assert "if you have not yet" not in talk.answer("hm")


PLAN = ("utter_ask_insurance", "plan")


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("they squeezed me in at 3. do you take blue cross", "Good, keep that visit"),
        ("back from the er, nothing serious. do you take aetna?", "I'm glad that it"),
        (
            "dr said it was just a pulled muscle. what about medicare",
            "I'm glad that it was looked at",
        ),
    ],
)
def test_who_is_seen_is_answered_and_the_warning_is_over(talk, tell, said, first):
    talk.alarm(FULL["urgent"], CLOT)
    answer, word = PLAN
    told = talk.answer(said, "ask_insurance", answer)
    assert told.startswith(first)
    assert word in told
    assert talk.answer("and medicare", "ask_insurance", answer).count("911") == 0
    asked = tell("utter_booking_start")["text"]
    talk.hear("ok book me a visit", "book_consultation", loop="booking_form")
    assert talk.say("utter_booking_start") == asked


def test_a_request_goes_on_when_who_was_seen_comes_back(talk, tell):
    asked = tell("utter_ask_consent_call")["text"]
    talk.alarm(FULL["emergency"], "breathing")
    said = "im back from the er, it was nothing serious they said. can i finish that"
    talk.hear(said, "book_consultation", loop="booking_form", visitor_name="Deb")
    told = talk.say("utter_ask_consent_call")
    assert told.startswith("I'm so glad to hear that")
    assert told.endswith(asked)


def test_an_hour_at_the_doctor_opens_no_request(talk):
    talk.alarm(FULL["urgent"], CLOT)
    said = "i called they said come in at 2. can i put it up"
    talk.hear(said, "book_consultation", loop="booking_form")
    first = talk.say("utter_booking_start")
    assert first.startswith("Good, keep that visit")
    assert talk.say("utter_ask_visitor_name") == first


def test_what_is_denied_falls_back_to_the_warning_before(talk):
    talk.alarm(FULL["urgent"], CLOT)
    talk.alarm(FULL["emergency"], "other")
    told = talk.answer("i can breathe fine, its just the leg", "deny")
    assert told.startswith("Sorry, I got you wrong.")
    assert "see one today" in told
    assert "call 911 now" not in told.lower()
    said = "i have a doctor appt at 3. do you take blue cross"
    told = talk.answer(said, "ask_insurance", "utter_ask_insurance")
    assert told.startswith("Good, keep that visit")
    assert "plan" in told


def test_a_bleed_that_stopped_before_is_a_warning_for_today(talk):
    talk.alarm(FULL["emergency"], BLEEDING)
    told = talk.answer("it stopped last night, there is no blood", "deny")
    assert "even though the bleeding has stopped" in told
    assert "If it bleeds again, call 911. Lie down" in told
    told = talk.answer("ok", "affirm")
    assert "pressing" not in told
    assert "doctor today" in told


@pytest.mark.parametrize(
    ("said", "confidence", "begins"),
    [
        ("its not bleeding NOW. ok ill go to urgent care tonight", 0.9, "If it bleeds"),
        ("blood is all over the floor", 0.9, "Call 911 now"),
        ("it isnt bleeding from the toe, its the vein that gushes", 1.0, "Call 911"),
    ],
)
def test_only_the_net_is_contradicted_about_a_bleed_that_stopped(
    talk, said, confidence, begins
):
    talk.alarm(FULL["urgent"], STOPPED)
    talk.hear(said, "report_emergency", sign=BLEEDING, confidence=confidence)
    assert talk.say("utter_report_emergency").startswith(begins)


@pytest.mark.parametrize(
    ("level", "sign", "said"),
    [
        ("emergency", "other", "nvm ill call the office. whats the number"),
        ("emergency", "other", "can i just talk to a person about insurance"),
        ("emergency", BLEEDING, "give me your phone number"),
        ("urgent", CLOT, "what's your number"),
        ("urgent", CLOT, "can I talk to a real person"),
        ("urgent", "after_treatment", "shouldnt i call the clinic that did it?"),
        ("urgent", CLOT, "it was your clinic that did the foam"),
        ("urgent", CLOT, "ok i'll call you guys"),
    ],
)
def test_who_asks_for_the_number_or_a_person_gets_it(talk, level, sign, said):
    talk.alarm(FULL[level], sign)
    told = talk.answer(said, "ask_contact")
    assert "816-396-0245" in told
    assert "911" in told


def test_a_leg_that_was_treated_of_late_is_for_the_clinic_too(talk):
    talk.answer("I had my veins done w/ the foam yesterday", "ask_treatment_pain")
    told = talk.alarm(FULL["urgent"], CLOT, "my calf is puffy and sore")
    assert told.startswith("Call the clinic that treated you today")
    assert "816-396-0245" in told
    assert "when you call the clinic" in talk.answer("can i walk on it")


@pytest.mark.parametrize(
    "said", ["can i get laser today", "my sister had a baby yesterday", "I want shots"]
)
def test_who_was_not_treated_is_sent_to_a_doctor(talk, said):
    talk.answer(said)
    told = talk.alarm(FULL["urgent"], CLOT, "my calf is puffy and sore")
    assert told.startswith("Call a doctor today")


def test_a_question_of_the_clinic_is_answered_under_a_warning(talk):
    talk.alarm(FULL["urgent"], STOPPED)
    said = "it does it every few months. whats it cost to fix"
    told = talk.answer(said, "ask_cost", "utter_ask_cost")
    assert "doctor today" in told
    assert "free" in told


def test_how_long_stockings_are_worn_is_not_how_soon_to_go(talk):
    talk.alarm(FULL["urgent"], "after_treatment")
    said = "also the stockings they gave me how long do i wear them"
    told = talk.answer(said, "ask_compression", "utter_ask_compression")
    assert "as soon as you can" not in told
    assert "tocking" in told


@pytest.mark.parametrize(
    "said",
    [
        "no no father is good now. is for mother. she have no emergency",
        "why you say 911. my father is finish with hospital. nobody is sick now",
        "that was yesterday honey. its over. Kayla Brandt",
        "he's home he's fine",
        "its all over now",
        "this was two days ago",
    ],
)
def test_who_had_help_ends_it_in_plain_words(talk, tell, said):
    talk.alarm(FULL["emergency"], "cold_limb")
    talk.answer("ambulance is here")
    talk.hear(said, "inform", loop="booking_form")
    told = talk.say("utter_ask_visitor_phone")
    assert told.startswith("I'm so glad")
    assert told.endswith(tell("utter_ask_visitor_phone")["text"])
    assert "911" not in talk.answer("what does it cost", "ask_cost", "utter_ask_cost")


@pytest.mark.parametrize(
    "said",
    [
        "he's home but it hurts again",
        "when it's over can i come in",
        "she says its over",
    ],
)
def test_it_is_not_over_in_other_words(talk, said):
    talk.alarm(FULL["emergency"], CHEST)
    talk.answer("ok on with 911", "all_clear")
    talk.answer(said, "deny")
    assert talk.reminder != "utter_still_report_emergency_over"


@pytest.mark.parametrize("said", ["Ambulance is here.", "they've taken her in"])
def test_who_is_in_good_hands_is_answered(talk, tell, said):
    talk.alarm(FULL["emergency"], CHEST)
    talk.answer(said)
    told = talk.answer("what does it cost", "ask_cost", "utter_ask_cost")
    assert tell("utter_ask_cost")["text"].startswith(told)
    talk.hear("can my mother get a visit", "book_consultation", loop="booking_form")
    assert "911" not in talk.say("utter_booking_start")


def test_later_is_not_now(talk):
    talk.alarm(FULL["emergency"], CHEST)
    talk.answer("they've taken her in")
    said = "When she's better could your doctor look at her veins, or is 83 too old"
    told = talk.answer(said, "ask_candidacy", "utter_ask_candidacy")
    assert "911" not in told


def test_a_question_about_iron_is_answered_under_a_crisis(talk, tell):
    talk.alarm(FULL["crisis"], CRISIS)
    said = "ok. maybe. does iron help w the legs"
    told = talk.answer(said, "ask_supplements", "utter_ask_supplements")
    assert "988" in told
    assert tell("utter_ask_supplements")["text"] in told


def test_help_that_was_called_is_no_request(talk):
    talk.alarm(FULL["emergency"], "cold_limb")
    said = "I call them, they come now. what I do until"
    talk.hear(said, "book_consultation", loop="booking_form")
    told = talk.say("utter_booking_start")
    assert told.startswith("Stay on the line with 911")
    assert "request" not in told


@pytest.mark.parametrize("sign", [CHEST, "abuse"])
def test_who_can_see_this_is_answered(talk, tell, sign):
    level = "urgent" if sign == "abuse" else "emergency"
    talk.alarm(FULL[level], sign)
    told = talk.answer("who can see what i typed", "ask_privacy", "utter_ask_privacy")
    assert told.endswith(tell("utter_ask_privacy")["text"])
    assert "911" in told


def test_who_is_afraid_of_being_read_is_told_how_to_be_safe(talk):
    talk.alarm(FULL["urgent"], "abuse")
    told = talk.answer("please dont write to my phone about this he goes through it")
    assert "close this window" in told
    assert "1-800-799-7233" in told


def test_who_is_hurt_at_home_may_deny_it(talk):
    talk.hear("it happened", "report_urgent_symptom", sign="abuse", confidence=0.7)
    talk.say(FULL["urgent"])
    assert "1-800-799-7233" in talk.answer("nobody is hurt, you misread me", "deny")
