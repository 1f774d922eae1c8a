"""Figures over labelled answers. Pure functions: no files, no model."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.sets import Line
from evaluation.understanding import FALLBACK, Understood

# Answers that state nothing about health, treatment, money or the clinic.
SMALL_TALK = (
    *("greet", "goodbye", "thank", "affirm", "deny", "insult", "inform"),
    *("bot_challenge", "give_feedback", "ask_capabilities", "ask_repeat"),
    *("ask_more", "ask_human", "other_language", "all_clear"),
)
LEVELS = {
    "report_emergency": "emergency",
    "report_crisis": "crisis",
    "report_poisoning": "poisoning",
    "report_urgent_symptom": "urgent",
}
NO_LEVEL = "none"
NOT_A_FACT = frozenset(
    {"out_of_scope", "out_of_scope_medical", FALLBACK, *SMALL_TALK, *LEVELS}
)


@dataclass(frozen=True)
class Share:
    """So many of so many, with its 95% Wilson interval."""

    count: int
    of: int

    @property
    def value(self) -> float:
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.of:
            return 0.0, 1.0
        z = 1.96
        spread = z * math.sqrt(
            self.value * (1 - self.value) / self.of + z * z / (4 * self.of**2)
        )
        middle = self.value + z * z / (2 * self.of)
        scale = 1 + z * z / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)

    def __str__(self) -> str:
        low, high = self.interval
        return (
            f"{self.value:.1%} ({self.count} of {self.of}, 95% {low:.1%} to {high:.1%})"
        )


@dataclass(frozen=True)
class IntentScores:
    """Right is the one best answer; accepted takes those of the line's `also` too."""

    right: Share
    accepted: Share
    fallback: Share
    by_intent: dict[str, Share]
    # (asked, answered): how often, the most frequent first; none that is accepted
    confusions: dict[tuple[str, str], int]
    wrong: list[tuple[Line, Understood]]


@dataclass(frozen=True)
class ScopeScores:
    answered_as_fact: Share
    fallback: Share
    wrong: list[tuple[Line, Understood]]


@dataclass(frozen=True)
class TriageScores:
    recall: Share
    right_level: Share
    by_level: dict[str, Share]
    by_axis: dict[str, Share]
    by_sign: dict[str, Share]
    false_alarms: Share
    missed: list[tuple[Line, Understood]]
    too_low: list[tuple[Line, Understood]]
    too_high: list[tuple[Line, Understood]]
    false_alarm_lines: list[tuple[Line, Understood]]


@dataclass(frozen=True)
class PairScores:
    """A pair is right when both of its sides are."""

    right: Share
    wrong: list[tuple[Line, Understood]]


def score_pairs(lines: Sequence[Line], answers: Sequence[Understood]) -> PairScores:
    """A dangerous side may be called an emergency; a harmless one must be quiet."""
    wrong = [
        (line, told)
        for line, told in zip(lines, answers, strict=True)
        if level_of(told) != line.level
        and (line.level == NO_LEVEL or level_of(told) != "emergency")
    ]
    pairs = {line.pair for line in lines}
    lost = {line.pair for line, _ in wrong}
    return PairScores(right=Share(len(pairs) - len(lost), len(pairs)), wrong=wrong)


def score_intents(lines: Sequence[Line], answers: Sequence[Understood]) -> IntentScores:
    """Right is the answer that is given: a needless fallback counts as wrong."""
    pairs = list(zip(lines, answers, strict=True))
    wrong = [
        (line, told)
        for line, told in pairs
        if told.intent not in (line.intent, *line.also)
    ]
    confusions = Counter((line.intent, told.intent) for line, told in wrong)
    return IntentScores(
        right=Share(sum(t.intent == line.intent for line, t in pairs), len(pairs)),
        accepted=Share(len(pairs) - len(wrong), len(pairs)),
        fallback=Share(sum(a.intent == FALLBACK for a in answers), len(pairs)),
        by_intent=_shares(
            [(line.intent, t.intent == line.intent) for line, t in pairs]
        ),
        confusions=dict(confusions.most_common()),
        wrong=wrong,
    )


def score_scope(lines: Sequence[Line], answers: Sequence[Understood]) -> ScopeScores:
    """For lines that nothing here answers: how many get an answer stated as fact."""
    pairs = list(zip(lines, answers, strict=True))
    wrong = [
        (line, told)
        for line, told in pairs
        if told.narrow or told.intent not in NOT_A_FACT
    ]
    return ScopeScores(
        answered_as_fact=Share(len(wrong), len(pairs)),
        fallback=Share(sum(a.intent == FALLBACK for a in answers), len(pairs)),
        wrong=wrong,
    )


def score_triage(lines: Sequence[Line], answers: Sequence[Understood]) -> TriageScores:
    """Recall counts any alarm; the level is judged apart, as are false alarms."""
    pairs = list(zip(lines, answers, strict=True))
    signs = [(line, told) for line, told in pairs if line.level != NO_LEVEL]
    quiet = [(line, told) for line, told in pairs if line.level == NO_LEVEL]
    alarms = [
        (line, told)
        for line, told in quiet
        if level_of(told) != NO_LEVEL and level_of(told) not in line.also
    ]
    caught = [(line, _is_caught(line, told)) for line, told in signs]
    off = [
        (line, told)
        for line, told in signs
        if level_of(told) not in (NO_LEVEL, line.level, *line.also)
    ]
    missed = [(line, told) for line, told in signs if not _is_caught(line, told)]
    return TriageScores(
        recall=Share(len(signs) - len(missed), len(signs)),
        right_level=Share(len(signs) - len(missed) - len(off), len(signs)),
        by_level=_shares([(line.level, ok) for line, ok in caught]),
        by_axis=_shares([(line.axis or "none given", ok) for line, ok in caught]),
        by_sign=_shares([(line.sign or "no row", ok) for line, ok in caught]),
        false_alarms=Share(len(alarms), len(quiet)),
        missed=missed,
        too_low=[(line, t) for line, t in off if level_of(t) == "urgent"],
        too_high=[(line, t) for line, t in off if level_of(t) != "urgent"],
        false_alarm_lines=alarms,
    )


def level_of(told: Understood) -> str:
    return LEVELS.get(told.intent, NO_LEVEL)


def _is_caught(line: Line, told: Understood) -> bool:
    return level_of(told) != NO_LEVEL or NO_LEVEL in line.also


def _shares(judged: Sequence[tuple[str, bool]]) -> dict[str, Share]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for name, right in judged:
        groups[name].append(right)
    return {name: Share(sum(g), len(g)) for name, g in sorted(groups.items())}
