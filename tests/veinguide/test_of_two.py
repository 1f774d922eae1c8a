"""What stands in the messages before: which of the two, and spider veins."""

import pytest

from veinguide.particular.of_two import (
    ALIKE,
    COMPARED,
    OF_A_THINNER,
    OTHER_METHODS,
    SPIDERS,
    SPIDERS_PAID,
    answer_of_two,
)

PAIN, WORK = [["utter_ask_treatment_pain"]], [["utter_about_standing_at_work"]]
TREATMENT = {"utter_x", "treatment"}


@pytest.mark.parametrize(
    ("said", "typed", "before", "told"),
    [
        ("which one is more painful", ["does it hurt"], PAIN, COMPARED),
        ("which of them hurts less", [], [], COMPARED),
        ("which is riskier", ["what are the risks"], [], COMPARED),
        ("are the shots safer than laser", [], [], COMPARED),
        ("does the laser hurt more than the injections", [], [], COMPARED),
        ("no, the laser or the shots", ["which hurts worse"], PAIN, COMPARED),
        ("you said that. which of the two", ["which hurts worse"], PAIN, COMPARED),
        ("and for the laser? same thing?", ["off work?"], WORK, ALIKE),
        ("after the ablation i mean", ["how long off work"], WORK, ALIKE),
        ("ok same question for laser", ["does it hurt"], PAIN, ALIKE),
        ("and the other one, the needles? how long off my feet", ["x"], WORK, ALIKE),
        ("same for the laser", ["is it covered"], [["utter_ask_insurance"]], None),
        ("and the laser?", ["does it hurt"], PAIN, None),
        ("which one hurts more, my left leg is red", [], [], COMPARED),
        ("which leg hurts more often", [], [], None),
        ("which one do i have", ["x"], PAIN, None),
        ("is the laser painful", [], [], None),
        ("and for the laser? same?", ["shots on eliquis?"], [["x"]], OF_A_THINNER),
        ("which is safer", ["requip or mirapex"], [["x"]], COMPARED),
        ("that vs the laser", ["my doc said radiofrequency"], [["x"]], OTHER_METHODS),
        ("that vs the laser", ["whats sclero"], [["x"]], None),
    ],
)
def test_what_compares_the_two_is_heard(said, typed, before, told):
    assert answer_of_two(said, typed, before, TREATMENT) == told


MINE = ["i have spider veins on my calves"]


@pytest.mark.parametrize(
    ("said", "typed", "where", "told"),
    [
        ("spider veins, not varicose. what can be done", [], "treatment", SPIDERS),
        ("i said spider veins", ["hi"], "assistant", SPIDERS),
        ("for the spider ones i mean", MINE, "treatment", SPIDERS),
        ("would the laser be good for those", MINE, "treatment", SPIDERS),
        ("and spider veins?", ["is it covered"], "coverage", SPIDERS_PAID),
        ("does it hurt", MINE, "treatment", None),
        ("how about my varicose ones, laser?", MINE, "treatment", None),
        ("what can be done for varicose veins", MINE, "treatment", None),
        ("why do i get spider veins", [], "veins", None),
        ("not spider veins, big ones. laser?", [], "treatment", None),
        ("a spider bite got red", [], "veins", None),
        ("would the laser be good for those", ["bulgy veins"], "treatment", None),
    ],
)
def test_spider_veins_stay_the_subject(said, typed, where, told):
    assert answer_of_two(said, typed, [], {"utter_x", where}) == told
