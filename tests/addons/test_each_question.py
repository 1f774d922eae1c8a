"""Of a message of several questions, each is answered: wide or narrow, and once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.shared.core.events import ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from addons.particular_finder import NarrowQuestions, ParticularFinder
from veinguide.particular.examples import EACH_QUESTION, PARTICULARS, Particular


def half(intent: str, narrow: str = "", sure: float = 0.6, share: float = 0.9) -> Any:
    like = {"share": share, "near": 0.9, "under": 0.0, "wide": 0.0, "topics": []}
    return {
        "intent": {"name": intent, "confidence": sure},
        PARTICULARS: [{"name": narrow, **like}] if narrow else [],
    }


HOURS = half("ask_contact", "about_hours")
ACCESS = half("ask_contact", "about_access")
OPEN_AND_PARK = "what time do you open tomorrow and where do i park"


@pytest.fixture
def reply(domain, generator):
    """What is said to a message whose questions were read as `halves`."""

    def generate(said, halves, action=None, intent=None, after=(), loop=None):
        whole = intent or halves[0]["intent"]["name"]
        heard = {
            "intent": {"name": whole, "confidence": 0.5},
            PARTICULARS: halves[0][PARTICULARS],
            EACH_QUESTION: halves,
        }
        asked = UserUttered(said, intent=heard["intent"], parse_data=heard)
        events = [asked, ActiveLoop(loop), *after]
        tracker = DialogueStateTracker.from_events("1", events, domain.slots)
        name = action or f"utter_{whole}"
        return asyncio.run(generator.generate(name, tracker, "gateway"))

    return generate


@pytest.fixture
def text(domain):
    return lambda name: domain.responses[f"utter_{name}"][0]["text"]


def test_two_narrow_questions_of_one_intent_are_both_answered(reply, text):
    told = reply(OPEN_AND_PARK, [HOURS, ACCESS])
    assert told["text"] == f"{text('about_hours')}\n\n{text('about_access')}"
    assert told["metadata"]["said_instead"] == "utter_about_hours"


def test_a_narrow_and_a_wide_question_are_answered_in_the_order_asked(reply, text):
    said = "does the laser hurt, and do they put you under"
    halves = [
        half("ask_treatment_pain"),
        half("ask_treatment_procedure", "about_sedation"),
    ]
    told = reply(said, halves, intent="ask_treatment_pain")["text"]
    assert told.startswith(text("ask_treatment_pain"))
    assert told.endswith(text("about_sedation"))


def test_at_most_three_are_answered(reply, text):
    said = "is it open? and the parking? also how much is it, and does it hurt?"
    halves = [HOURS, ACCESS, half("ask_cost"), half("ask_treatment_pain")]
    told = reply(said, halves)["text"]
    assert text("about_access") in told
    assert text("ask_treatment_pain") not in told


def test_what_is_asked_twice_is_answered_once(reply, text):
    told = reply("are you open? and what are your hours?", [HOURS, HOURS])
    assert told["text"] == text("about_hours")


def test_a_guess_at_the_answer_is_no_second_question(reply, text):
    said = "Is there a scan for that? Ultrasound or so?"
    halves = [half("ask_diagnosis", "about_scan_at_visit"), half("ask_diagnosis")]
    assert text("ask_diagnosis") not in reply(said, halves)["text"]


def test_a_half_that_is_not_surely_understood_adds_nothing(reply, text):
    unsure = half("out_of_scope", "about_access", share=0.2)
    told = reply(OPEN_AND_PARK, [HOURS, unsure])
    assert told["text"] == text("about_hours")


def test_a_fragment_that_is_surely_narrow_is_answered(reply, text):
    fragment = half("inform", "about_access", sure=0.1)
    told = reply("what are your hours? and the parking?", [HOURS, fragment])
    assert text("about_access") in told["text"]


def test_it_after_a_medicine_is_no_treatment_of_veins(reply, text):
    halves = [half("ask_quinine"), half("ask_treatment_safety")]
    told = reply("can quinine help? is it safe", halves)
    assert text("ask_treatment_safety") not in told["text"]


def test_halves_are_answered_where_the_whole_is_not_understood(reply, text):
    halves = [HOURS, ACCESS]
    told = reply(OPEN_AND_PARK, halves, "utter_did_you_mean", "nlu_fallback")
    assert told["text"] == f"{text('about_hours')}\n\n{text('about_access')}"
    assert told["metadata"]["kind"] == "answer"


def test_the_booking_form_starts_after_a_narrow_answer(reply, text):
    halves = [half("book_consultation"), ACCESS]
    said = "can i get seen this week and where do i park"
    told = reply(said, halves, "utter_booking_start")
    assert told["text"].startswith(text("about_access"))
    assert told["text"].endswith(text("booking_start"))


@pytest.mark.parametrize("action", ["utter_report_emergency", "utter_out_of_scope"])
def test_an_alarm_and_what_is_not_ours_stand_alone(reply, text, action):
    told = reply(OPEN_AND_PARK, [HOURS, ACCESS], action)
    assert text("about_access") not in told["text"]


def test_a_question_of_the_form_stands_alone(reply, text):
    ask = "utter_ask_visitor_name"
    told = reply(OPEN_AND_PARK, [HOURS, ACCESS], ask, loop="booking_form")
    assert text("about_access") not in told["text"]


def test_the_questions_are_answered_once(reply, text):
    told = reply(OPEN_AND_PARK, [HOURS, ACCESS], after=[BotUttered("said")])
    assert text("about_access") not in told["text"]


def test_each_question_of_a_message_is_likened_alone(component, trained):
    finder = component(ParticularFinder)
    back = Particular("came_back", ("do varicose veins come back after treatment",))
    park = Particular("about_access", ("where can i park my car", "is there parking"))
    finder.model = NarrowQuestions.fit([back, park], trained.vectors.vectors)
    message = trained.read("will my veins come back after it, and where do i park?")
    message = finder.process(trained.classifier.process([message]))[0]
    names = [
        max(each[PARTICULARS], key=lambda like: like["near"])["name"]
        for each in message.get(EACH_QUESTION)
    ]
    assert names == ["came_back", "about_access"]
    single = trained.read("where do i park?")
    single = finder.process(trained.classifier.process([single]))[0]
    assert single.get(EACH_QUESTION) is None


STORY = (
    "i have had these since my third child, that was 1989, and my sister had hers"
    " stripped back then and it was awful, bandages for weeks. is it still like that"
    " and will insurance pay"
)


def test_a_question_at_the_end_of_a_story_is_not_lost(reply, text):
    halves = [half("nlu_fallback", sure=0.1), half("ask_insurance")]
    told = reply(STORY, halves, "utter_about_stripping", "ask_treatment_procedure")
    assert told["text"].startswith(text("about_stripping"))
    assert text("ask_insurance") in told["text"]


def test_without_a_story_one_half_is_the_guess_that_it_was(reply, text):
    halves = [half("nlu_fallback", sure=0.1), half("ask_insurance")]
    said = "is it still like that and will it pay"
    told = reply(said, halves, "utter_about_stripping", "ask_treatment_procedure")
    assert text("ask_insurance") not in told["text"]
