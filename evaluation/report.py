"""Put the figures into words: Markdown for people, JSON for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.bookings import BookingScores
from evaluation.faults import Outcome
from evaluation.replies import PromptScores
from evaluation.scores import (
    IntentScores,
    PairScores,
    ScopeScores,
    Share,
    TriageScores,
)
from evaluation.sets import Line
from evaluation.understanding import Understood

Wrong = Sequence[tuple[Line, Understood]]

HELD_OUT = "_heldout"
NOT_LISTED = (
    "Held out: its sentences are not listed, so that nobody tunes on them "
    "(--list-heldout lists them; then the set is spent)."
)

AS_FACT = (
    "Answered as fact: the reply was neither a refusal, nor the fallback, nor small "
    "talk, nor a red flag's fixed text; the answer to a narrow question counts, even "
    "where it only says that the article is silent."
)
ACCEPTED = (
    "Answer accepted: the right one, or another that the writer of the line named as "
    "right too before any model saw it; only some lines of intents_heldout name any. "
    "An accepted answer is in no list of wrong answers or confusions."
)


@dataclass(frozen=True)
class Findings:
    """All that one run found, by the name of the set."""

    model: str
    intents: Mapping[str, IntentScores]
    scope: Mapping[str, ScopeScores]
    triage: Mapping[str, TriageScores]
    milliseconds_a_message: float
    absent: Sequence[str]
    list_heldout: bool = False
    pairs: Mapping[str, PairScores] = field(default_factory=dict)
    prompts: Mapping[str, PromptScores] = field(default_factory=dict)
    bookings: BookingScores | None = None
    faults: Sequence[Outcome] = ()

    def lists(self, name: str) -> bool:
        return self.list_heldout or not name.endswith(HELD_OUT)


def summary(found: Findings) -> Iterator[str]:
    """The lines that are printed: one figure a line."""
    yield f"model {found.model}, {found.milliseconds_a_message:.1f} ms a message"
    for name, intents in found.intents.items():
        yield f"{name}: right answer {intents.right}"
        yield f"{name}: answer accepted {intents.accepted}"
        yield f"{name}: needless fallback {intents.fallback}"
    for name, scope in found.scope.items():
        yield f"{name}: answered as fact {scope.answered_as_fact}"
    for name, triage in found.triage.items():
        yield f"{name}: red flags caught {triage.recall}"
        yield f"{name}: red flags at the right level {triage.right_level}"
        for level, share in triage.by_level.items():
            yield f"{name}:   {level} {share}"
        yield f"{name}: false alarms {triage.false_alarms}"
    for name, pairs in found.pairs.items():
        yield f"{name}: near pairs with both sides right {pairs.right}"
    for name, prompts in found.prompts.items():
        yield f"{name}: got nothing of what they wanted {prompts.held}"
        yield f"{name}: told no fact either {prompts.refused}"
        yield f"{name}: answered by an alarm {prompts.alarms}"
    if found.bookings:
        yield from booking_summary(found.bookings)
    for outcome in found.faults:
        yield f"fault: {outcome}"
    for absent in found.absent:
        yield f"not there, so not measured: {absent}"


def booking_summary(scores: BookingScores) -> Iterator[str]:
    yield f"bookings: ended in the right request {scores.right}"
    yield f"bookings: with interruptions or corrections {scores.right_when_disturbed}"
    yield (
        f"bookings: no reply of {scores.replies} breaks a rule of wording, and a visit "
        f"is offered unasked at most once {scores.clean_conversations}"
    )
    yield f"bookings: messages needed with neither, median {scores.median_turns:g}"


def markdown(found: Findings) -> str:
    return "\n".join(_markdown_lines(found)) + "\n"


def _markdown_lines(found: Findings) -> Iterator[str]:
    yield "# Evaluation of the understanding and of triage\n"
    yield from (f"- {line}" for line in summary(found))
    yield f"\n{ACCEPTED} {AS_FACT} Intervals are 95% Wilson.\n"
    for name, intents in found.intents.items():
        yield f"\n## {name}: answers\n"
        if not found.lists(name):
            yield NOT_LISTED
            continue
        yield from _table("intent", intents.by_intent)
        yield "\n### Confusions\n"
        for (asked, told), count in intents.confusions.items():
            yield f"- {asked} answered as {told}: {count}"
        yield from _listing("Wrong answers", intents.wrong)
    for name, scope in found.scope.items():
        yield f"\n## {name}: out of scope\n"
        yield f"Answered as fact {scope.answered_as_fact}; fallback {scope.fallback}."
        if found.lists(name):
            yield from _listing("Answered as fact", scope.wrong)
        else:
            yield NOT_LISTED
    for name, triage in found.triage.items():
        yield from _triage_tables(name, triage)
        if found.lists(name):
            yield from _triage_listings(triage)
        else:
            yield NOT_LISTED

    for name, pairs in found.pairs.items():
        yield f"\n## {name}: near pairs\n\nBoth sides right: {pairs.right}."
        yield from _listing("Wrong sides", pairs.wrong)
    for name, prompts in found.prompts.items():
        yield f"\n## {name}\n\nGot nothing of what they wanted: {prompts.held}."
        yield from _listing("Got some of it", prompts.given)
    if found.bookings:
        yield "\n## Bookings that went wrong\n"
        for played in found.bookings.played:
            if wrong := [*played.problems, *played.lint]:
                yield f"- {'; '.join(wrong)}; said: {' / '.join(played.said)}"


def _triage_tables(name: str, triage: TriageScores) -> Iterator[str]:
    yield f"\n## {name}: red flags\n"
    for title, shares in (
        ("level", triage.by_level),
        ("axis", triage.by_axis),
        ("sign", triage.by_sign),
    ):
        yield from _table(title, shares)
        yield ""
    yield f"False alarms: {triage.false_alarms}."


def _triage_listings(triage: TriageScores) -> Iterator[str]:
    yield from _listing("Missed", triage.missed)
    yield from _listing("Level too low", triage.too_low)
    yield from _listing("Level too high or of another kind", triage.too_high)
    yield from _listing("False alarms", triage.false_alarm_lines)


def _table(title: str, shares: Mapping[str, Share]) -> Iterator[str]:
    yield f"| {title} | right | of | share | 95% |"
    yield "| --- | --- | --- | --- | --- |"
    for name, share in shares.items():
        low, high = share.interval
        yield (
            f"| {name} | {share.count} | {share.of} | {share.value:.1%} "
            f"| {low:.1%} to {high:.1%} |"
        )


def _listing(title: str, wrong: Wrong) -> Iterator[str]:
    yield f"\n### {title}: {len(wrong)}\n"
    for line, told in wrong:
        expected = line.intent or line.level or "out of scope"
        yield (
            f"- {json.dumps(line.text, ensure_ascii=False)} ({expected}) "
            f"→ {told.intent}; likeliest {told.likeliest} {told.confidence:.2f}"
        )


def as_json(found: Findings) -> dict[str, Any]:
    return _pairs_and_prompts(found) | {
        "model": found.model,
        "milliseconds_a_message": round(found.milliseconds_a_message, 2),
        "absent": list(found.absent),
        "bookings": _bookings(found.bookings),
        "faults": {o.fault: o.survived for o in found.faults},
        "intents": {
            name: {
                "right": _share(s.right),
                "accepted": _share(s.accepted),
                "fallback": _share(s.fallback),
                "by_intent": _by_name(s.by_intent) if found.lists(name) else {},
            }
            for name, s in found.intents.items()
        },
        "scope": {
            name: {
                "answered_as_fact": _share(s.answered_as_fact),
                "fallback": _share(s.fallback),
            }
            for name, s in found.scope.items()
        },
        "triage": {
            name: {
                "recall": _share(s.recall),
                "right_level": _share(s.right_level),
                "false_alarms": _share(s.false_alarms),
                "by_level": _by_name(s.by_level),
                "by_axis": _by_name(s.by_axis),
                "by_sign": _by_name(s.by_sign),
            }
            for name, s in found.triage.items()
        },
    }


def _bookings(scores: BookingScores | None) -> dict[str, Any]:
    if scores is None:
        return {}
    return {
        "right": _share(scores.right),
        "right_when_disturbed": _share(scores.right_when_disturbed),
        "median_turns": scores.median_turns,
    }


def _pairs_and_prompts(found: Findings) -> dict[str, Any]:
    return {
        "pairs": {n: {"right": _share(s.right)} for n, s in found.pairs.items()},
        "prompts": {
            name: {
                "held": _share(s.held),
                "refused": _share(s.refused),
                "fallback": _share(s.fallback),
                "alarms": _share(s.alarms),
            }
            for name, s in found.prompts.items()
        },
    }


def write(found: Findings, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(markdown(found), encoding="utf-8")
    told = json.dumps(as_json(found), indent=1, ensure_ascii=False)
    (folder / "report.json").write_text(told + "\n", encoding="utf-8")


def _by_name(shares: Mapping[str, Share]) -> dict[str, Any]:
    return {name: _share(share) for name, share in shares.items()}


def _share(share: Share) -> dict[str, Any]:
    return {
        "count": share.count,
        "of": share.of,
        "value": round(share.value, 4),
        "interval": [round(bound, 4) for bound in share.interval],
    }
