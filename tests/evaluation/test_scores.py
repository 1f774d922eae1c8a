from collections.abc import Callable
from dataclasses import replace

import pytest

from evaluation.scores import (
    Share,
    score_intents,
    score_pairs,
    score_scope,
    score_triage,
)
from evaluation.sets import Line
from evaluation.understanding import Understood


@pytest.fixture
def told() -> Callable[[str], Understood]:
    return lambda intent: Understood(intent, intent, 0.9, 0.1, 0.01)


def test_an_interval_is_wilsons() -> None:
    low, high = Share(10, 10).interval
    assert (round(low, 3), high) == (0.722, 1.0)
    low, high = Share(8, 10).interval
    assert (round(low, 2), round(high, 2)) == (0.49, 0.94)


def test_a_share_of_nothing_is_unknown() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (0.0, (0.0, 1.0))


def test_a_needless_fallback_counts_as_wrong(told: Callable[[str], Understood]) -> None:
    lines = [Line("a", "ask_cost"), Line("b", "ask_cost"), Line("c", "greet")]
    scores = score_intents(
        lines, [told("ask_cost"), told("nlu_fallback"), told("ask_cost")]
    )
    assert (scores.right.count, scores.right.of, scores.fallback.count) == (1, 3, 1)
    assert scores.by_intent["ask_cost"] == Share(1, 2)
    assert scores.confusions[("greet", "ask_cost")] == 1


def test_an_accepted_answer_is_not_right_but_not_wrong_either(
    told: Callable[[str], Understood],
) -> None:
    line = Line("what if my plan says no?", "ask_insurance", also=("ask_cost",))
    answers = [told("ask_insurance"), told("ask_cost"), told("greet")]
    scores = score_intents([line] * 3, answers)
    assert (scores.right, scores.accepted) == (Share(1, 3), Share(2, 3))
    assert scores.by_intent["ask_insurance"] == Share(1, 3)
    assert scores.confusions == {("ask_insurance", "greet"): 1}
    assert [answer.intent for _, answer in scores.wrong] == ["greet"]


def test_a_line_accepts_only_what_it_names(told: Callable[[str], Understood]) -> None:
    lines = [Line("a", "ask_cost", also=("greet",)), Line("b", "ask_cost")]
    assert score_intents(lines, [told("greet")] * 2).accepted == Share(1, 2)


@pytest.mark.parametrize(
    ("intent", "as_fact"),
    [
        ("ask_cost", 1),
        ("book_consultation", 1),
        ("out_of_scope_medical", 0),
        ("nlu_fallback", 0),
        ("thank", 0),
        ("report_urgent_symptom", 0),
    ],
)
def test_only_an_answer_that_states_something_is_a_fact(
    told: Callable[[str], Understood], intent: str, as_fact: int
) -> None:
    assert score_scope([Line("x")], [told(intent)]).answered_as_fact.count == as_fact


def test_the_answer_to_a_narrow_question_counts_as_fact(
    told: Callable[[str], Understood],
) -> None:
    narrow = replace(told("nlu_fallback"), narrow="utter_about_jobs")
    assert score_scope([Line("x")], [narrow]).answered_as_fact.count == 1


def test_misses_false_alarms_and_levels_are_counted_apart(
    told: Callable[[str], Understood],
) -> None:
    lines = [
        Line("caught", sign="R1", level="emergency", axis="plain"),
        Line("missed", sign="R1", level="emergency", axis="typo"),
        Line("too low", sign="R2", level="emergency", axis="typo"),
        Line("either", sign="R9", level="urgent", also=("none",)),
        Line("quiet", level="none"),
        Line("alarm", level="none"),
    ]
    answers = ["report_emergency", "ask_cost", "report_urgent_symptom"]
    answers += ["ask_cost", "ask_cost", "report_crisis"]
    scores = score_triage(lines, [told(intent) for intent in answers])
    assert scores.recall == Share(3, 4)
    assert scores.right_level == Share(2, 4)
    assert scores.false_alarms == Share(1, 2)
    assert [line.text for line, _ in scores.missed] == ["missed"]
    assert [line.text for line, _ in scores.too_low] == ["too low"]
    assert scores.by_axis["typo"] == Share(1, 2)


def test_a_near_pair_needs_both_sides() -> None:
    lines = [
        Line("a", level="urgent", pair="1"),
        Line("b", level="none", pair="1"),
        Line("c", level="urgent", pair="2"),
        Line("d", level="none", pair="2"),
        Line("e", level="crisis", pair="3"),
        Line("f", level="none", pair="3"),
    ]
    intents = ["report_emergency", "ask_cost", "ask_cost", "ask_cost"]
    intents += ["report_crisis", "report_crisis"]
    answers = [Understood(i, i, 0.9, 0.0, 0.01) for i in intents]
    scores = score_pairs(lines, answers)
    assert (scores.right.count, scores.right.of) == (1, 3)
    assert [line.text for line, _ in scores.wrong] == ["c", "f"]
