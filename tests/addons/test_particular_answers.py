"""What is asked in particular is answered in words of its own."""

import asyncio

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.answers import AnswerGenerator


@pytest.fixture(scope="module")
def domain(root):
    return Domain.load(root / "domain.yml")


@pytest.fixture
def reply(domain):
    """What is said to a message that was read as `intent` and `others`."""

    def generate(said, intent, others=(), slots=None, after=()):
        asked = UserUttered(
            said,
            intent={"name": intent, "confidence": 0.9},
            parse_data={"also_asked": list(others)},
        )
        tracker = DialogueStateTracker.from_events("1", [*after, asked], domain.slots)
        for name, value in (slots or {}).items():
            tracker._set_slot(name, value)
        generator = AnswerGenerator(domain=domain, held_slots={})
        return asyncio.run(generator.generate(f"utter_{intent}", tracker, "gateway"))

    return generate


@pytest.mark.parametrize(
    ("said", "intent", "told"),
    [
        ("I already stopped it Monday", "ask_stop_medication", "say when you stopped"),
        (
            "can varicose veins bleed",
            "ask_varicose_veins_definition",
            "If a vein bleeds",
        ),
        ("can I send a photo", "ask_consultation", "I can't look at pictures"),
        ("can I do it online like video?", "ask_testimonials", "video or phone visits"),
        ("they put you to sleep for it?", "ask_treatment_pain", "put to sleep"),
        ("Okay then the Hayes study, n of what", "ask_sources", "with 35 people"),
        (
            "so 98 beats 89 right?",
            "ask_treatment_results",
            "which of the two is better",
        ),
        ("ankles both puffy for years", "ask_vein_symptoms", "see a doctor soon"),
        ("my feet tingle at night", "ask_when_symptoms_worse", "tingle"),
        ("veins on my hands", "ask_varicose_veins_definition", "leg veins only"),
        ("you're kind of useless huh", "ask_capabilities", "I'm sorry"),
        ("u an AI?", "ask_capabilities", "I'm an automated assistant"),
        ("this was so helpful", "give_feedback", "I'm glad to hear that"),
        ("you're selling something though right", "ask_sources", "it sells these"),
    ],
)
def test_a_question_in_particular_is_answered(reply, said, intent, told):
    assert told in reply(said, intent)["text"]


@pytest.mark.parametrize(
    ("medicine", "told"),
    [
        ("ropinirole", "stiff muscles"),
        ("other", "a weak arm"),
        ("quinine", "The FDA warns"),
        (None, "stiff muscles"),
    ],
)
def test_who_has_stopped_hears_the_signs_of_that_medicine(reply, medicine, told):
    said = reply(
        "I quit it last week", "ask_stop_medication", slots={"medicine": medicine}
    )["text"]
    assert told in said
    assert "Please do not start it again on your own" in said
    assert "today" in said


@pytest.fixture
def after_stopping():
    """Somebody told that they stopped, and was answered."""
    told = {"utter_action": "utter_about_already_stopped", "metadata": {}}
    heard = BotUttered("Please call the doctor", metadata=told)
    return [UserUttered("I quit my ropinirole"), heard]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("it says masking", "ask_medications_mask"),
        ("what does masking even mean", "ask_medications_mask"),
        ("How long till it's out of my system", "ask_medication_details"),
        ("should I stop it then", "ask_stop_medication"),
    ],
)
@pytest.mark.parametrize("medicine", [None, "ropinirole", "other"])
def test_that_a_medicine_was_stopped_is_remembered(
    reply, after_stopping, said, intent, medicine
):
    slots = {"medicine": medicine}
    told = reply(said, intent, slots=slots, after=after_stopping)["text"]
    assert "doctor who prescribed it" in told
    assert "today, and say when you stopped" in told
    assert "soon" not in told
    assert "on your own. Stopping fast" not in told


def test_that_a_medicine_was_stopped_leaves_quinine_and_the_rest(reply, after_stopping):
    slots = {"medicine": "quinine"}
    quinine = reply("how much", "ask_medication_details", (), slots, after_stopping)
    assert "FDA" in quinine["text"]
    pain = reply("does it hurt", "ask_treatment_pain", after=after_stopping)
    assert "stopped" not in pain["text"]


def test_who_was_treated_before_is_not_taken_for_pregnant(reply):
    said = (
        "I had sclero at your clinic in 2019 and the cramps are back, is that normal?"
    )
    told = reply(said, "ask_pregnancy")["text"]
    assert "came back in 8%" in told
    assert "blood clot" in told
    assert "midwife" not in told


def test_a_no_is_answered_by_the_topic(reply):
    said = "nah i dont got any of that"
    told = reply(said, "deny", slots={"topic": "clots"})["text"]
    assert "today" in told
    assert "911" in told
    assert reply(said, "deny", slots={"topic": "cost"})["text"].startswith("All right")


def test_an_answer_in_particular_is_not_the_same_answer_again(reply, domain):
    base = domain.responses["utter_ask_cramps_prevalence"][0]
    before = BotUttered(
        base["text"],
        metadata={
            "utter_action": "utter_ask_cramps_prevalence",
            "metadata": base["metadata"],
        },
    )
    said = reply(
        "does that mean i got a 67 percent chance",
        "ask_cramps_prevalence",
        after=[UserUttered("how common"), before],
    )
    assert said["text"].startswith("That number says nothing about your own chance.")
    assert said["metadata"]["said_instead"] == "utter_about_own_chance"


def test_a_blood_thinner_is_spoken_of_first(reply):
    said = reply("he's on blood thinner, can he even get injections", "ask_candidacy")
    assert said["text"].startswith("Please do not stop a blood thinner on your own.")
    assert "It depends on your veins" in said["text"]
    assert "never-stop-suddenly" in said["metadata"]["facts"]


def test_a_cramp_elsewhere_is_told_what_the_article_leaves_out(reply):
    said = reply("cramps in the thigh instead of calf", "ask_cramps_location")["text"]
    assert said.startswith("The clinic's article says nothing about cramps in other")
    assert "most often in the calf" in said


def test_of_several_questions_each_is_answered(reply):
    said = reply(
        "does it hurt and can I send a photo",
        "ask_treatment_pain",
        ["ask_consultation"],
    )["text"]
    assert "virtually painless" in said
    assert "I can't look at pictures" in said


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("Hola, do you speak Spanish?", "Solo puedo responder"),
        ("can I write to you in Vietnamese", "Tôi chỉ trả lời"),
        ("does this understand chinese", "我只能用英语回答"),
        ("spanish please", "Solo puedo responder"),
    ],
)
def test_who_asks_for_a_language_reads_it_and_english(reply, said, theirs):
    told = reply(said, "ask_capabilities")["text"]
    assert told.startswith("I can only answer in English.")
    assert theirs in told
    assert told.count("911") == 2


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("my mom is pregnant, her legs are killing her", "ask_pregnancy"),
        ("can my husband come along", "inform"),
        ("do they put you to sleep for a root canal", "out_of_scope_medical"),
        ("what should I wear to a funeral", "out_of_scope"),
        ("I have zoom trouble", "out_of_scope"),
        ("does it hurt", "ask_treatment_pain"),
        ("do you have testimonials in spanish", "ask_testimonials"),
    ],
)
def test_other_answers_stand(reply, domain, said, intent):
    assert reply(said, intent)["text"] in {
        each["text"] for each in domain.responses[f"utter_{intent}"]
    }


def test_who_wants_it_short_hears_it_short_at_once(reply):
    wide = reply("when should I see a doctor", "ask_when_to_see_doctor")["text"]
    said = reply("too long, when do I see a doctor", "ask_when_to_see_doctor")["text"]
    assert len(said) < len(wide)
    assert "It could be a blood clot." in said
    assert not said.startswith("Here is what I know")


def test_a_general_answer_takes_up_what_was_named(reply):
    said = reply("is it risky with lupus", "ask_treatment_safety")["text"]
    assert said.startswith("The clinic's article does not speak of lupus.")
    assert "All treatments have risks" in said


def test_what_was_named_before_counts_for_a_question_about_oneself(reply):
    before = [UserUttered("my nitro is for chest pain"), BotUttered("All right.")]
    asked = "is it more dangerous for me", "ask_treatment_safety"
    assert "does not speak of nitro" in reply(*asked, after=before)["text"]
    assert "nitro" not in reply(*asked)["text"]


def test_a_miss_says_what_it_does_not_know(reply):
    said = reply("I got one kidney since 1988", "out_of_scope_medical")["text"]
    assert "does not speak of kidney trouble" in said


def told_before(name, text="", buttons=()):
    return BotUttered(
        text,
        data={"buttons": list(buttons)},
        metadata={"utter_action": name, "metadata": {"topic": "treatment"}},
    )


@pytest.mark.parametrize(
    ("said", "intent", "told"),
    [
        ("do they take my fsa card", "out_of_scope_medical", "HSA and FSA cards"),
        ("could my boss find out", "ask_privacy", "nothing to your employer"),
        ("no pills left and his sugar is 390", "ask_stop_medication", "nurse line now"),
    ],
)
def test_what_words_say_outdoes_what_was_understood(reply, said, intent, told):
    after = [UserUttered("hi"), told_before("utter_greet")]
    assert told in reply(said, intent, after=after)["text"]


def test_the_time_after_a_treatment_stands_for_the_next_question(reply):
    laser = UserUttered("had my laser done yesterday")
    after = [laser, told_before("utter_about_bath_after")]
    assert "speak of sex" in reply("and sex", "ask_exercise", after=after)["text"]
    assert "days or weeks" in reply("2 weeks?", "ask_diagnosis", after=after)["text"]


def test_a_word_of_the_last_reply_is_looked_up_in_it(reply):
    last = "Plans differ. Ask the other doctor for the notes."
    after = [UserUttered("i wore them"), told_before("utter_ask_insurance", last)]
    told = reply("what other doctor?", "ask_contact", after=after)["text"]
    assert 'I said: "Ask the other doctor for the notes."' in told
