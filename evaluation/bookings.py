"""Scripted bookings, played to the end over the chat API of the running product."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import yaml
from sqlalchemy.orm import Session, sessionmaker

from evaluation.chat import Visitor
from evaluation.lint import problems_of_conversation
from evaluation.log import LastTurn, last_turn, stored_requests
from evaluation.scores import Share
from veinguide.booking.form import (
    CALL,
    CONFIRMED,
    DAYS,
    EMAIL,
    GUARDIAN,
    NAME,
    PHONE,
    REASON,
    TEXT,
    TIME,
)
from veinguide.storage.requests import RequestRecord

POOLS = Path(__file__).with_name("bookings.yml")
SEED = 20261127
MOST_TURNS = 30
SENT = "utter_booking_sent"
STORED = (NAME, GUARDIAN, PHONE, EMAIL, DAYS, TIME, REASON)
FORM = (NAME, PHONE, CALL, TEXT, EMAIL, DAYS, TIME, REASON)

Pools = Mapping[str, Any]


@dataclass
class Script:
    """What one visitor types, by the question that is asked; what must be stored."""

    opening: str
    answers: dict[str, str]
    expected: dict[str, Any]
    interruptions: dict[str, str] = field(default_factory=dict)
    corrections: list[str] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """With nothing in between and nothing told before it was asked for."""
        return not self.interruptions and not self.corrections


@dataclass(frozen=True)
class Played:
    """How one booking went; `problems` is empty when the request is right."""

    script: Script
    turns: int
    said: Sequence[str]
    problems: Sequence[str]
    replies: int
    lint: Sequence[str]


@dataclass(frozen=True)
class BookingScores:
    """Figures over all that were played."""

    played: Sequence[Played]

    @property
    def right(self) -> Share:
        return Share(sum(not p.problems for p in self.played), len(self.played))

    @property
    def right_when_disturbed(self) -> Share:
        """Of those with an interruption or a correction."""
        disturbed = [p for p in self.played if not p.script.is_plain]
        return Share(sum(not p.problems for p in disturbed), len(disturbed))

    @property
    def clean_conversations(self) -> Share:
        """Those in which no reply breaks a rule of evaluation/lint.py."""
        return Share(sum(not p.lint for p in self.played), len(self.played))

    @property
    def replies(self) -> int:
        return sum(p.replies for p in self.played)

    @property
    def median_turns(self) -> float:
        """Messages of the visitor, in bookings with no interruption or correction."""
        return median([p.turns for p in self.played if p.script.is_plain] or [0])


def draw_scripts(count: int, pools: Pools | None = None) -> list[Script]:
    """The same ones each time; every third is plain."""
    known = pools or yaml.safe_load(POOLS.read_text(encoding="utf-8"))
    random = Random(SEED)
    return [_script(random, known, plain=n % 3 == 0) for n in range(count)]


def _script(random: Random, pools: Pools, *, plain: bool) -> Script:
    script = Script("", {}, {GUARDIAN: None, EMAIL: None})
    for slot in (NAME, PHONE, CALL, TEXT, EMAIL, DAYS, TIME, REASON):
        entry = random.choice(pools[slot])
        script.answers[slot] = entry["typed"]
        script.expected.update(_stored(slot, entry))
    if not _needs_email(script):
        script.expected[EMAIL] = None
    script.answers[CONFIRMED] = random.choice(pools["confirmed"])
    if plain:
        _open(script, random.choice(pools["openings"]))
        return script
    _begin(random, pools, script)
    asked = random.sample(FORM, random.randint(0, 3))
    questions = random.sample(pools["interruptions"], len(asked))
    script.interruptions = dict(zip(asked, questions, strict=True))
    if random.random() < 0.5:
        _correct(random.choice(pools["corrections"]), script)
    return script


def _stored(slot: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    if slot == DAYS:
        return {s: entry[s] for s in (DAYS, TIME) if s in entry}
    if slot == TIME:
        return {}
    return {slot: entry.get("stored", entry["typed"])}


def _needs_email(script: Script) -> bool:
    return not script.expected[CALL] and not script.expected[TEXT]


def _begin(random: Random, pools: Pools, script: Script) -> None:
    chance = random.random()
    if chance < 0.2:
        _open(script, random.choice(pools["openings_with_values"]))
    elif chance < 0.35:
        guardian = random.choice(pools[GUARDIAN])
        _open(script, random.choice(pools["minors"]))
        script.answers[GUARDIAN] = guardian["typed"]
        script.expected.update(_stored(GUARDIAN, guardian))
    else:
        _open(script, random.choice(pools["openings"]))


def _open(script: Script, entry: str | Mapping[str, Any]) -> None:
    told = {"typed": entry} if isinstance(entry, str) else dict(entry)
    script.opening = told.pop("typed")
    script.expected.update(told)


def _correct(entry: Mapping[str, Any], script: Script) -> None:
    told = dict(entry)
    script.corrections = [told.pop("typed")]
    if end := told.pop("ends", None):
        told[PHONE] = script.expected[PHONE][: -len(end)] + end
    script.expected.update(told)


def play_bookings(
    scripts: Sequence[Script], url: str, sessions: "sessionmaker[Session]"
) -> BookingScores:
    return BookingScores([_play(script, url, sessions) for script in scripts])


def _play(script: Script, url: str, sessions: "sessionmaker[Session]") -> Played:
    visitor = Visitor(url)
    said: list[str] = []
    problems: list[str] = []
    waiting = dict(script.interruptions)
    corrections = list(script.corrections)
    expected = dict(script.expected)

    def say(text: str) -> LastTurn:
        said.append(text)
        visitor.says(text)
        return last_turn(sessions)

    turn = say(script.opening)
    while SENT not in turn.responses and len(said) < MOST_TURNS:
        asked = turn.asked
        if asked is None:
            problems.append(f"nothing was asked after {said[-1]!r}: {turn.responses}")
            break
        if asked in waiting:
            turn = say(waiting.pop(asked))
            if turn.asked != asked:
                problems.append(f"{said[-1]!r} lost {asked}: {turn.responses}")
            continue
        if asked == TIME:
            expected.setdefault(TIME, script.answers[TIME])
        if asked == CONFIRMED and corrections:
            turn = say(corrections.pop())
            continue
        turn = say(script.answers[asked])
    made = [
        request
        for request in stored_requests(sessions)
        if request.conversation_id == turn.conversation_id
    ]
    problems += _differences(made, expected)
    lint = list(problems_of_conversation(visitor.heard))
    return Played(script, len(said), said, problems, len(visitor.heard), lint)


def _differences(
    requests: Sequence[RequestRecord], expected: Mapping[str, Any]
) -> Iterator[str]:
    if len(requests) != 1:
        yield f"{len(requests)} requests were stored"
        return
    request = requests[0]
    for slot in STORED:
        stored = getattr(request, slot)
        if slot not in expected:
            # Told by other words: "whenever" is a day and a time.
            if not stored:
                yield f"{slot} is empty"
        elif stored != expected[slot]:
            yield f"{slot} is {stored!r}, not {expected[slot]!r}"
    for slot, purpose in ((CALL, "call"), (TEXT, "text")):
        if request.consents_to(purpose) != expected[slot]:
            yield f"{slot} is {not expected[slot]}"
