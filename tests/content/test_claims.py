"""The article's claims are told with who says so, and with their limits."""

import re

import pytest

from evaluation.lint import PROMISES
from veinguide.storage.retention import KEPT_DAYS
from veinguide.wording import sentences


@pytest.mark.parametrize("figure", ["67%", "91%"])
def test_unconfirmed_figures_are_the_articles_own_and_marked(saying, figure):
    telling = saying(figure)
    assert telling
    for reply in telling:
        (sentence,) = [s for s in sentences(reply.text) if figure in s]
        assert "clinic's article, citing a 2000 study, says" in sentence
        assert "not confirmed" in reply.text
        assert reply.says("without varicose veins")


def test_98_percent_comes_with_at_first_the_return_and_the_number_of_people(saying):
    telling = saying("98%")
    assert telling
    needed = ("at first", r"\b8%", "28%", "113", "no comparison group")
    assert [r for r in telling if not all(r.says(part) for part in needed)] == []


def test_89_percent_comes_with_small_and_35_people(saying):
    telling = saying("89%")
    assert telling
    assert [r for r in telling if not (r.says("small") and r.says("35 people"))] == []


CAUSES = (
    "pressure-idea",
    "cramps-67-percent",
    "cramps-calf-91-percent",
    "cramps-one-study",
    "cramps-and-rls-often-first",
    "worse-late-in-day",
    "medicines-may-mask",
    "clinic-patients-report",
    "rls-known-causes",
)


def test_every_answer_about_a_cause_names_other_causes(resting_on):
    about = resting_on(*CAUSES)
    assert len(about) >= 8
    other = "other causes|among others|one possible cause|another cause"
    assert [r for r in about if not r.says(other)] == []


@pytest.mark.parametrize(
    "response",
    [
        "utter_ask_treatment_results",
        "utter_ask_treatment_options",
        "utter_more_treatment",
    ],
)
def test_help_for_cramps_comes_with_symptoms_that_are_not_from_veins(content, response):
    for variation in content.responses[response]:
        assert re.search("[Mm]any leg symptoms are not from veins", variation.text)


@pytest.mark.parametrize(
    ("claim", "limit"),
    [
        ("clinic-says-painless", "treatment-soreness"),
        ("clinic-says-no-downtime", "treatment-limits-after"),
        ("clinic-says-safe", "treatment-risks"),
        ("insurance-often-offers", "coverage-rules"),
        ("video-stories", "stories-not-proof"),
        ("medicines-may-mask", "other-causes-exist"),
    ],
)
def test_a_claim_of_the_clinic_never_stands_without_its_limit(resting_on, claim, limit):
    telling = resting_on(claim)
    assert telling
    assert [r for r in telling if limit not in r.variation.facts] == []


@pytest.mark.parametrize(
    "claim", ["painless", "downtime", "safe and effective", "insurers", "YouTube"]
)
def test_a_claim_of_the_clinic_is_attributed_in_its_sentence(saying, claim):
    telling = saying(claim)
    assert telling
    bare = [
        sentence
        for reply in telling
        for sentence in sentences(reply.text)
        if claim in sentence
        and not re.search(r"clinic('s article)? (says|offers)", sentence)
    ]
    assert bare == []


@pytest.mark.parametrize("promise", PROMISES)
def test_no_reply_promises_or_repeats_what_is_not_told(replies, promise):
    assert [r for r in replies if r.says(promise)] == []


def test_mays_stay_mays(resting_on):
    hedged = resting_on(
        "untreated-may-lead-to", "treating-veins-may-ease-rls", "minerals-may-relax"
    )
    assert len(hedged) >= 3
    assert [r for r in hedged if not r.says(r"\bmay\b")] == []


def test_the_visitor_is_told_that_no_doctor_reviewed_the_answers(content):
    unreviewed = [f for f in content.facts.values() if f.reviewed.on is None]
    assert bool(unreviewed) == (
        "No doctor has reviewed" in content.responses["utter_ask_sources"][0].text
    )


@pytest.mark.parametrize("name", ["utter_greet", "utter_ask_privacy"])
def test_the_days_visitors_are_told_are_the_days_that_are_kept(replies, name) -> None:
    (reply,) = [reply for reply in replies if reply.name == name]
    assert reply.says(f"kept for {KEPT_DAYS} days")
