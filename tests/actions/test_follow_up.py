"""A short question is answered about what was talked about."""

import pytest

from actions.follow_up import follow_up
from actions.tell_more import ActionTellMore


@pytest.mark.parametrize(
    ("topic", "words", "answer"),
    [
        ("cramps", "where", "ask_cramps_location"),
        ("contact", "and where?", "ask_contact"),
        ("rls", "ok when", "ask_when_symptoms_worse"),
        ("consultation", "how long is it", "ask_consultation"),
        ("sclerotherapy", "how long is it", "ask_treatment_procedure"),
        ("self_care", "how far", "ask_exercise"),
        ("veins", "how likely is that", "ask_untreated_risks"),
        ("treatment", "how likely is that", "ask_treatment_safety"),
        ("veins", "thats scary", "ask_when_to_see_doctor"),
        ("quinine", "thats scary", "ask_quinine"),
        ("clots", "what can i do to prevent them", "ask_clots"),
        ("rls", "is it from veins?", "ask_rls_and_veins"),
        ("cramps", "is it from veins?", "ask_cramps_cause"),
        ("coverage", "and spider veins?", "ask_insurance"),
        ("coverage", "who checks that", "more_coverage"),
        ("checkup", "like what signs", "ask_clots"),
        ("medicines", "it was my neighbor who told me", "ask_stop_medication"),
        ("medicines", "and the other one you mentioned", "ask_medications_mask"),
    ],
)
def test_the_topic_decides_what_is_asked(tracker_after, topic, words, answer):
    assert follow_up(tracker_after("ask_more", words, topic=topic)) == answer


@pytest.fixture
def after(tracker_after, bot, domain):
    """A message of an intent, after an answer as domain.yml tells it."""

    def build(answer, intent, words, confidence=0.4, entities=(), **slots):
        said = bot(f"utter_{answer}")
        told = domain["responses"][f"utter_{answer}"][0]["metadata"]
        said["metadata"]["metadata"] = told
        tracker = tracker_after(intent, words, said=(said,), entities=entities, **slots)
        tracker.latest_message["intent"]["confidence"] = confidence
        return tracker

    return build


@pytest.mark.parametrize(
    ("told", "intent", "words", "answer"),
    [
        (
            "ask_untreated_risks",
            "ask_vein_symptoms",
            "what would i notice",
            "ask_clots",
        ),
        ("ask_clots", "ask_vein_symptoms", "What should I watch for?", "ask_clots"),
        ("ask_cost", "ask_sclerotherapy", "and the shots one?", "about_price_of_each"),
        ("about_low_iron", "ask_diagnosis", "which test is that", "about_iron_check"),
        ("ask_supplements", "ask_more", "why is it so weak", "more_supplements"),
        (
            "ask_clots",
            "ask_cramps_prevalence",
            "are vein folks more likely",
            "about_how_likely_a_clot_is",
        ),
        ("ask_contact", "ask_contact", "and from iowa?", "about_other_state"),
        (
            "ask_rls_and_veins",
            "ask_contact",
            "how do doctors find out",
            "ask_diagnosis",
        ),
        (
            "ask_treatment_results",
            "ask_treatment_downtime",
            "came back how often again",
            "came_back",
        ),
        (
            "ask_sclerotherapy",
            "ask_when_symptoms_worse",
            "so it doesn’t last",
            "came_back",
        ),
        ("ask_sources", "ask_testimonials", "who paid for that", "not_said_studies"),
        ("ask_treatment_results", "ask_sources", "was there a placebo", "two_studies"),
        (
            "ask_rls_definition",
            "ask_other_causes",
            "But veins can do it?",
            "ask_rls_and_veins",
        ),
        (
            "ask_supplements",
            "ask_capabilities",
            "So what does?",
            "ask_treatment_options",
        ),
        (
            "ask_consultation",
            "ask_treatment_procedure",
            "Is it long?",
            "not_said_visits",
        ),
        (
            "ask_exercise",
            "ask_varicose_veins_definition",
            "is that the veins too",
            "ask_diagnosis",
        ),
        (
            "ask_compression",
            "ask_exercise",
            "is there any way around that",
            "stockings_hard",
        ),
        (
            "ask_compression",
            "out_of_scope_medical",
            "Is that safe with my diabetes",
            "ask_compression",
        ),
        (
            "ask_cramps_location",
            "ask_treatment_results",
            "91 of what, truckers?",
            "of_whom",
        ),
        (
            "ask_treatment_options",
            "ask_cost",
            "would they redo it",
            "not_said_treatment",
        ),
        (
            "ask_insurance",
            "ask_untreated_risks",
            "if they just look ugly then no",
            "looks_only",
        ),
        (
            "ask_rls_and_veins",
            "ask_treatment_options",
            "What would you suggest?",
            "ask_when_to_see_doctor",
        ),
        ("ask_rls_and_veins", "ask_candidacy", "Is it my age", "my_age"),
        ("ask_candidacy", "ask_candidacy", "is it just old age?", "my_age"),
        (
            "came_back",
            "ask_repeat",
            "28 percent of what? say that simpler",
            "about_28_of_whom",
        ),
        (
            "came_back",
            "ask_treatment_results",
            "8% of who",
            "about_28_of_whom",
        ),
        (
            "ask_treatment_downtime",
            "give_feedback",
            "so shes wrong",
            "about_told_time_off",
        ),
        (
            "about_told_time_off",
            "give_feedback",
            "then my boss is mistaken",
            "who_is_right",
        ),
        (
            "ask_cost",
            "ask_cost",
            "is 350 a session a lot?",
            "about_usual_price",
        ),
        (
            "ask_insurance",
            "ask_cost",
            "is that too much",
            "about_usual_price",
        ),
        (
            "ask_compression",
            "ask_compression",
            "knee high or thigh high",
            "about_which_stockings",
        ),
        (
            "ask_insurance",
            "ask_compression",
            "for how many weeks",
            "about_length_of_stocking_trial",
        ),
        (
            "ask_medicare_medicaid",
            "ask_compression",
            "how long do you have to wear em",
            "about_length_of_stocking_trial",
        ),
        (
            "ask_treatment_downtime",
            "ask_treatment_results",
            "and if i wait till fall does it get worse",
            "about_veins_getting_worse",
        ),
        (
            "ask_cost",
            "ask_candidacy",
            "does it get bigger if we hold off",
            "about_veins_getting_worse",
        ),
        (
            "ask_treatment_results",
            "ask_rls_definition",
            "same leg",
            "ask_when_to_see_doctor",
        ),
        (
            "ask_cramps_cause",
            "ask_rls_definition",
            "is it the same as restless legs",
            "cramps_or_restless",
        ),
        (
            "ask_quinine",
            "give_feedback",
            "What's wrong with it exactly",
            "more_quinine",
        ),
        (
            "ask_stop_medication",
            "ask_treatment_safety",
            "what would happen",
            "more_medicines",
        ),
        ("ask_treatment_downtime", "ask_exercise", "swim?", "after_treatment"),
        (
            "ask_treatment_downtime",
            "ask_capabilities",
            "what can you tell me about after",
            "after_treatment",
        ),
        (
            "ask_supplements",
            "ask_varicose_veins_cause",
            "do people with no bad veins get them",
            "ask_cramps_prevalence",
        ),
        ("ask_supplements", "ask_cost", "how much?", "ask_medication_details"),
        (
            "ask_medications_mask",
            "ask_treatment_results",
            "how soon would I know it's the pills working",
            "ask_medication_details",
        ),
        (
            "ask_stop_medication",
            "ask_medication_details",
            "How about Mirapex, same deal?",
            "ask_medications_mask",
        ),
        (
            "ask_treatment_safety",
            "give_feedback",
            "you dodged both of those",
            "not_said_treatment",
        ),
        ("ask_exercise", "ask_human", "ok who do i ask", "ask_when_to_see_doctor"),
        ("ask_other_causes", "ask_cramps_cause", "can it be both tho", "ask_diagnosis"),
        (
            "ask_sclerotherapy",
            "ask_treatment_pain",
            "ugh hate needles. the other?",
            "ask_laser_ablation",
        ),
    ],
)
def test_the_topic_decides_whatever_was_understood(after, told, intent, words, answer):
    assert follow_up(after(told, intent, words)) == answer


@pytest.mark.parametrize(
    ("told", "intent", "words", "entities"),
    [
        ("ask_sclerotherapy", "ask_cost", "how much?", ()),
        ("ask_cramps_cause", "ask_exercise", "swim?", ()),
        ("ask_privacy", "ask_privacy", "is that safe", ()),
        ("ask_consultation", "ask_privacy", "is that safe", ()),
        ("ask_cost", "ask_cost", "how much", ()),
        ("ask_treatment_options", "bot_challenge", "im a dude", ()),
        ("ask_insurance", "ask_privacy", "is my plan number safe", ()),
        ("ask_cramps_cause", "ask_insurance", "does insurance pay", ()),
        (
            "ask_compression",
            "ask_vein_symptoms",
            "itchy hands, is that a vein thing",
            (),
        ),
        ("ask_rls_and_veins", "ask_sources", "how do you know that", ()),
        (
            "ask_consultation",
            "ask_medication_details",
            "is requip safe, how soon",
            ({"entity": "medicine", "value": "ropinirole", "start": 3, "end": 9},),
        ),
        (
            "ask_when_symptoms_worse",
            "ask_treatment_results",
            "/ask_treatment_results",
            (),
        ),
        (
            "ask_cramps_cause",
            "ask_treatment_results",
            "I have had this for years and nothing at all helps, so how soon",
            (),
        ),
    ],
)
def test_what_stands_on_its_own_feet_is_left(after, told, intent, words, entities):
    assert follow_up(after(told, intent, words, entities=entities)) is None


@pytest.mark.parametrize(
    ("told", "words", "answer"),
    [
        ("ask_supplements", "does that fix the vein", "no_fix"),
        ("ask_supplements", "do they really correct the blood flow?", "no_fix"),
        ("ask_cramps_prevalence", "out of how many", "of_whom"),
        (
            "out_of_scope",
            "lol ok back to the legs. can u fix it",
            "ask_treatment_options",
        ),
        ("ask_cramps_cause", "can yall fix that?", "ask_treatment_options"),
        ("ask_treatment_downtime", "so they lied?", "clinics_claim"),
        ("ask_treatment_pain", "is that a lie", "clinics_claim"),
        ("about_left_out", "so is there proof of the muscle part", "no_proof"),
        ("ask_rls_and_veins", "how sure are they about that", "no_proof"),
        ("ask_cramps_cause", "has that been proven", "no_proof"),
        ("ask_treatment_results", "is there any evidence for it", "two_studies"),
        ("two_studies", "hm and who paid for those studies", "not_said_studies"),
        ("ask_sources", "who funded the research?", "not_said_studies"),
        ("about_hayes_study", "Primary outcome?", "not_said_studies"),
        ("about_kanter_study", "was it randomized", "not_said_studies"),
        ("ask_cramps_prevalence", "is that a good study?", "about_hirai_study"),
        ("ask_sources", "are those studies any good", "more_sources"),
        ("about_which_is_better", "why'd they use both in the one", "why_both"),
        ("ask_treatment_downtime", "what else did they leave out", "left_out"),
        ("ask_sources", "What aren't they telling me?", "left_out"),
        ("ask_treatment_pain", "Compared to the other one?", "both_alike"),
        ("ask_treatment_downtime", "and the other treatment", "both_alike"),
        ("ask_medications_mask", "ok who do I see about that", "who_for_pills"),
        ("ask_quinine", "my dad gets it from some website", "quinine_bought"),
        ("more_quinine", "can I still buy it online", "quinine_bought"),
        ("ask_compression", "is that the veins too", "about_walking_pain"),
        ("about_walking_pain", "is that a vein thing", "ask_other_causes"),
        ("about_bleeding_veins", "is it a lot when they do", "bleeding_how_much"),
        ("about_bleeding_veins", "how much blood", "bleeding_how_much"),
        ("ask_insurance", "why would they", "plan_says_no"),
        ("ask_insurance", "what if they say no", "plan_says_no"),
        ("stockings_hard", "is there any way around that", "plan_says_no"),
        ("about_photo", "why not", "bot_challenge"),
        ("human_route", "What would you suggest?", "ask_when_to_see_doctor"),
        ("ask_sclerotherapy", "is that safe", "ask_treatment_safety"),
        ("about_what_the_pill_does", "is that safe", "ask_medication_details"),
        ("ask_quinine", "is that dangerous", "ask_quinine"),
        ("ask_compression", "is it safe?", "ask_compression"),
        ("about_walking", "how much", "not_said_legs"),
        ("ask_exercise", "lol not money. how much walking", "not_said_legs"),
        ("ask_compression", "for how long", "about_wearing_stockings"),
        ("ask_treatment_downtime", "for how long?", "about_how_long_limits"),
        ("ask_untreated_risks", "how often tho", "not_said_legs"),
        ("about_pokes_per_visit", "not how, how many", "about_number_of_sessions"),
        ("about_what_the_pill_does", "and the other one", "pills_alike"),
        ("ask_quinine", "ok ty. what can he take instead", "instead_of_a_pill"),
        ("ask_cramps_cause", "so whos right him or u", "who_is_right"),
        ("ask_medications_mask", "r u sure", "who_is_right"),
        (
            "ask_treatment_downtime",
            "who said no downtime, u or a doctor",
            "whose_words",
        ),
        ("about_came_back", "so was it done wrong", "done_wrong"),
        ("about_came_back", "hello? i asked did they mess up", "done_wrong"),
        ("about_veins_in_the_family", "so my kids will get it too?", "children_too"),
        ("ask_cramps_prevalence", "so 90% of ppl get cramps", "no_share_of_people"),
        ("ask_pregnancy", "im a dude", "not_with_child"),
        ("about_heavy_legs", "but im a guy", "veins_in_men"),
        ("ask_rls_definition", "im not an adult", "about_rls_in_children"),
        ("ask_quinine", "so is it safe at my age then", "more_quinine"),
        (
            "about_what_the_pill_does",
            "is it ok for her at 84",
            "ask_medication_details",
        ),
        ("ask_supplements", "is it dangerous tho", "ask_supplements"),
        ("ask_supplements", "is it safe for someone my age", "more_supplements"),
        ("ask_sclerotherapy", "is it safe at my age", "about_age_limit"),
        ("ask_quinine", "he gave her one last nite allready", "more_quinine"),
        ("ask_quinine", "my husband took two of them yesterday", "more_quinine"),
        ("more_quinine", "just the one", "ask_quinine"),
        ("ask_quinine", "she seems fine", "more_quinine"),
        ("ask_quinine", "and the rest of the bottle", "not_said_pills"),
        ("ask_medications_mask", "cant i just take half", "ask_stop_medication"),
        ("ask_medications_mask", "and to stop", "ask_stop_medication"),
        ("ask_stop_medication", "even slowly", "more_medicines"),
        ("ask_stop_medication", "just for tonight", "more_medicines"),
        ("ask_stop_medication", "should he take more", "ask_medication_details"),
        (
            "about_new_urges",
            "can that wait till my next appointment",
            "about_new_urges",
        ),
        ("about_which_pill", "is that common", "not_said_pills"),
        ("ask_medications_mask", "which one is better", "about_which_pill"),
        ("ask_untreated_risks", "how likely is that", "not_said_legs"),
        ("ask_untreated_risks", "which of those is the worst", "not_said_legs"),
        ("ask_treatment_safety", "what is the chance of that", "about_how_rare"),
        ("ask_when_symptoms_worse", "how come", "ask_cramps_cause"),
        ("ask_compression", "who is right", "who_is_right"),
        ("about_age_limit", "you sure", "who_is_right"),
        ("ask_medications_mask", "ok then who", "who_for_pills"),
        ("about_walking_pain", "so its nothing then", "about_walking_pain"),
        ("about_caring_for_somebody", "the right", "ask_when_to_see_doctor"),
        ("ask_cramps_cause", "both of them I think", "ask_when_to_see_doctor"),
    ],
)
def test_what_was_said_last_decides(after, told, words, answer):
    assert follow_up(after(told, "nlu_fallback", words)) == answer


@pytest.mark.parametrize(
    "words", ["how soon", "would they redo it", "what kinds of bruises"]
)
def test_in_a_form_nothing_is_called_unsaid(after, words):
    tracker = after("ask_treatment_options", "ask_cost", words)
    assert follow_up(tracker) == "not_said_treatment"
    tracker.active_loop = {"name": "booking_form"}
    assert follow_up(tracker) is None


def test_in_a_form_what_is_safe_may_be_the_number(after):
    tracker = after("ask_treatment_options", "ask_privacy", "is that safe")
    assert follow_up(tracker) == "ask_treatment_safety"
    tracker.active_loop = {"name": "booking_form"}
    assert follow_up(tracker) is None


def test_a_loose_kind_leaves_what_was_well_understood(after):
    words = "would a warm bath help it"
    asked = "ask_when_symptoms_worse", "ask_home_relief", words
    assert follow_up(after(*asked, confidence=0.2)) == "not_said_legs"
    assert follow_up(after(*asked, confidence=0.6)) is None


def test_after_a_warning_nothing_is_a_follow_up(tracker_after, bot):
    warned = bot("utter_report_urgent_symptom", "Call a doctor.", "emergency")
    tracker = tracker_after("ask_cost", "how soon", said=(warned,), topic="clots")
    assert follow_up(tracker) is None


def test_that_the_article_is_silent_changes_no_topic(after):
    tracker = after("not_said_treatment", "ask_cost", "how soon", topic="cramps")
    assert follow_up(tracker) == "not_said_legs"


@pytest.mark.parametrize(
    "words", ["tell me more", "why not", "expand on what you told me", "and then what"]
)
def test_who_asks_for_more_gets_more(tracker_after, words):
    assert follow_up(tracker_after("ask_more", words, topic="medicines")) is None


def test_an_answer_just_given_is_passed_over(tracker_after, bot):
    said = (bot("utter_ask_clots"),)
    tracker = tracker_after(
        "ask_more", "how do i prevent them", said=said, topic="clots"
    )
    assert follow_up(tracker) == "more_clots"


def test_the_second_treatment_is_the_laser(tracker_after, bot):
    said = (bot("utter_ask_treatment_options"),)
    tracker = tracker_after("ask_more", "tell me about the second one", said=said)
    assert follow_up(tracker) == "ask_laser_ablation"


def test_the_videos_are_on_the_channel(tracker_after, bot):
    said = (bot("utter_ask_testimonials"),)
    tracker = tracker_after("ask_more", "ok where", said=said, topic="treatment")
    assert follow_up(tracker) == "ask_testimonials"


def test_the_last_answer_is_the_topic_whatever_the_question_was(tracker_after, bot):
    said = bot("utter_ask_medication_details")
    said["metadata"]["metadata"]["topic"] = "quinine"
    words = "my doctor gave it to me years ago"
    tracker = tracker_after("ask_more", words, said=(said,), topic="medicines")
    assert follow_up(tracker) == "ask_quinine"


def test_what_was_answered_is_the_topic_from_then_on(
    dispatcher, domain, tracker_after, slots_set
):
    tracker = tracker_after("ask_more", "is it from veins?", topic="causes")
    told = slots_set(ActionTellMore().run(dispatcher, tracker, domain))
    assert dispatcher.messages[0]["response"] == "utter_ask_rls_and_veins"
    assert told["topic"] == "rls"


@pytest.mark.parametrize(
    ("told", "words", "answer"),
    [
        ("about_stockings_after", "and if I don't", "about_stopped_stockings_early"),
        ("stockings_hard", "can I skip them", "about_wearing_stockings"),
        ("about_stockings_first_here", "which strength", "about_which_stockings"),
        ("ask_compression", "which kind", "about_which_stockings"),
        ("about_which_stockings", "what strength", "about_stocking_numbers"),
        ("about_flying_after", "4 hours", "not_said_treatment"),
        ("about_rides", "two hours each way", "not_said_treatment"),
        (
            "about_why_stockings_first",
            "6 weeks or 3 months",
            "about_length_of_stocking_trial",
        ),
        ("about_stockings_after", "even in july??", "about_wearing_stockings"),
        ("about_flying_after", "why is that even a problem", "about_why_limits"),
        ("about_rides", "how long will I be waiting", "about_length_of_treatment"),
        (
            "ask_pregnancy",
            "how long should i wait then",
            "about_treated_while_pregnant",
        ),
        ("about_prior_approval", "how long does it take", "about_prior_approval_time"),
        ("about_prior_approval", "and meanwhile", "about_waiting_for_a_plan"),
        ("about_treating_for_cramps", "what percent", "ask_treatment_results"),
        (
            "ask_treatment_results",
            "how many people does it fail for",
            "two_studies",
        ),
        (
            "two_studies",
            "what happend to the other ones",
            "not_said_studies",
        ),
        (
            "about_treating_for_cramps",
            "and the restless legs",
            "about_treating_veins_for_rls",
        ),
        ("about_treating_veins_for_rls", "and cramps", "about_treating_for_cramps"),
        ("ask_treatment_results", "what about both together", "two_studies"),
        ("ask_treatment_results", "for how many years", "came_back"),
        ("came_back", "how often", "about_new_veins_later"),
        ("about_walking_after", "how often", "about_how_long_limits"),
        ("about_stockings_after", "for how long", "about_how_long_limits"),
        ("ask_treatment_pain", "is that normal", "about_soreness_after"),
        ("about_skin_marks", "is it permanent", "about_how_long_marks_last"),
        ("about_earlier_vein_surgery", "same leg", "about_treated_elsewhere"),
        (
            "ask_treatment_options",
            "do I choose or does the doctor",
            "about_which_for_me",
        ),
        ("about_own_share", "what do i ask them", "more_coverage"),
        ("about_own_share", "how do i find out", "more_coverage"),
        ("more_coverage", "can you check it for me", "about_cover_yes_or_no"),
        ("about_spider_veins_paid", "why not", "about_medical_need"),
        ("ask_cost", "per shot or per visit", "about_why_no_price"),
        ("ask_cost", "so i pay nothing at all that day", "about_free_visit_billed"),
        (
            "ask_consultation",
            "what if i dont want treatment after",
            "about_no_pressure",
        ),
        ("ask_consultation", "do you push people into it", "about_no_pressure"),
        (
            "ask_consultation",
            "who do I see, a doctor or a nurse?",
            "about_doctor_or_nurse",
        ),
        (
            "about_blood_thinner",
            "who do we ask, the heart doctor or you",
            "who_for_pills",
        ),
        (
            "about_pacemaker",
            "should i ask my cardiologist first",
            "about_second_opinion",
        ),
        (
            "ask_untreated_risks",
            "that scares me a bit",
            "about_veins_getting_worse",
        ),
        ("ask_untreated_risks", "now im worried", "about_veins_getting_worse"),
        ("about_skin_marks", "and the laser", "not_said_treatment"),
        ("about_skin_marks", "would laser do the same", "not_said_treatment"),
        ("ask_candidacy", "how long should i wait then", "not_said_treatment"),
        ("about_tingling", "should i see a neurologist", "about_which_doctor"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_stop_medication", "ask_more", "nlu_fallback"])
def test_short_words_of_another_topic_stay_with_what_was_told(
    after, told, words, answer, intent
):
    assert follow_up(after(told, intent, words)) == answer


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("ask_medications_mask", "can i stop them"),
        ("ask_medications_mask", "what if i skip it"),
        ("ask_cramps_cause", "4 hours"),
        ("ask_cost", "what about the others"),
        ("ask_cramps_cause", "and the restless legs"),
        ("ask_cramps_cause", "is the cramp normal at my age"),
        ("ask_untreated_risks", "and if i don't treat it"),
        ("ask_cost", "do i pay a fee if i cancel"),
        ("ask_treatment_options", "can you check my veins"),
        ("ask_consultation", "should i call my insurance first"),
    ],
)
def test_the_same_words_elsewhere_are_left(after, told, words):
    assert follow_up(after(told, "ask_cost", words)) in {None, "ask_stop_medication"}
