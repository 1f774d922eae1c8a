"""Booking while things break: each fault is played against running processes.

A fault is survived when nothing is lost (what was confirmed is stored), nothing is
doubled (one request), and the visitor is told the truth at every turn.
"""

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from evaluation.chat import Visitor
from evaluation.cut_line import CutLine
from evaluation.log import last_turn, stored_requests
from evaluation.problems import EvaluationError
from evaluation.product import Product

CLINIC_PHONE = "816-396-0245"
# As utter_booking_sent and utter_booking_already_sent have it.
SENT = re.compile(r"Your request was sent|You have sent a request already")
CODE = re.compile(r"VG-[0-9A-Z]{5}")
YES = "Yes, send it"
MOST_TURNS = 8
DETAILS = ("book a consultation", "Anna Lopez, 816 555 0143, Tuesday mornings")
CONSENTS = ("yes", "no")
CLOSING = "action_close_booking"


@dataclass
class Outcome:
    """What is wrong after a fault; empty lists mean that it was survived."""

    fault: str
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)

    @property
    def survived(self) -> bool:
        return not (self.lost or self.doubled or self.untrue)

    def __str__(self) -> str:
        wrong = [*self.lost, *self.doubled, *self.untrue]
        return f"{self.fault}: " + ("survived" if self.survived else "; ".join(wrong))


@dataclass(frozen=True)
class Stage:
    """The product with a line to its action server that can be cut."""

    product: Product
    line: CutLine

    def at_the_summary(self) -> Visitor:
        """A visitor with all told, who has only to say yes."""
        visitor = Visitor(self.product.url)
        for words in (*DETAILS, *CONSENTS, "skip"):
            visitor.says(words)
        return visitor

    def stored(self) -> int:
        return len(stored_requests(self.product.sessions()))

    def days(self) -> str | None:
        """The days of the newest request."""
        return stored_requests(self.product.sessions())[0].preferred_days

    def restart_actions(self, moment: str | None = None) -> None:
        """With the clock of the action server at `moment`, where one is given."""
        self.product.kill("actions")
        command = self.product.plan.commands["actions"]
        self.product.plan.commands["actions"] = _at(moment, command)
        self.product.start("actions")
        self.product.wait_until_ready()


def _at(moment: str | None, command: list[str]) -> list[str]:
    plain = command[command.index("rasa_sdk") :]
    clock = ["evaluation.at_time", moment] if moment else []
    return [sys.executable, "-m", *clock, *plain]


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    product = Product(folder)
    line = CutLine(f"http://127.0.0.1:{product.plan.ports.actions}")
    endpoints = folder / "endpoints.yml"
    told = yaml.safe_load(endpoints.read_text())
    told["action_endpoint"]["url"] = f"http://127.0.0.1:{line.port}/webhook"
    endpoints.write_text(yaml.safe_dump(told))
    with product, closing(line):
        product.wait_until_ready()
        yield Stage(product, line)


def database_goes_away(at: Stage) -> Outcome:
    """Locked from the middle of the form until a while later."""
    outcome = Outcome("the database goes away in the middle of the form")
    before = at.stored()
    visitor = Visitor(at.product.url)
    for words in DETAILS:
        visitor.says(words)
    with locked(at.product.folder / "veinguide.db"):
        _says_without_success(outcome, visitor, "yes")
    _to_the_end(outcome, at, visitor)
    return _one_more(outcome, at, before)


def database_is_away_at_the_yes(at: Stage) -> Outcome:
    outcome = Outcome("the database is away when the visitor says yes")
    before = at.stored()
    visitor = at.at_the_summary()
    with locked(at.product.folder / "veinguide.db"):
        _says_without_success(outcome, visitor, "yes")
    _to_the_end(outcome, at, visitor)
    return _one_more(outcome, at, before)


def action_server_dies_after_storing(at: Stage) -> Outcome:
    name = "the action server is killed between storing and the reply"
    return _action_server_dies(at, name, before=False)


def action_server_dies_before_storing(at: Stage) -> Outcome:
    name = "the action server is killed between yes and storing"
    return _action_server_dies(at, name, before=True)


def _action_server_dies(at: Stage, fault: str, *, before: bool) -> Outcome:
    outcome = Outcome(fault)
    stored = at.stored()
    visitor = at.at_the_summary()
    at.line.cut_at(CLOSING, lambda: at.product.kill("actions"), before=before)
    _says_without_success(outcome, visitor, "yes")
    at.product.start("actions")
    at.product.wait_until_ready()
    _to_the_end(outcome, at, visitor)
    return _one_more(outcome, at, stored)


def two_tabs_confirm(at: Stage) -> Outcome:
    outcome = Outcome("two tabs confirm at once")
    before = at.stored()
    visitor = at.at_the_summary()
    tab = visitor.other_tab()
    _at_once(outcome, lambda: visitor.says("yes"), lambda: tab.says("yes"))
    return _one_more(outcome, at, before)


def visitor_double_clicks(at: Stage) -> Outcome:
    outcome = Outcome("the visitor double-clicks")
    before = at.stored()
    visitor = at.at_the_summary()
    tab = visitor.other_tab()
    _at_once(outcome, lambda: visitor.chooses(YES), lambda: tab.chooses(YES))
    return _one_more(outcome, at, before)


def midnight_on_the_day_clocks_change(at: Stage) -> Outcome:
    """In Chicago, November 1, 2026 has 25 hours; its midnight is 5:00 UTC."""
    outcome = Outcome("the clock crosses midnight, on a day that clocks change")
    before = at.stored()
    at.restart_actions("2026-10-31T23:30:00-05:00")
    visitor = Visitor(at.product.url)
    for words in ("book a consultation", "Anna Lopez, 816 555 0143"):
        visitor.says(words)
    for words in ("tomorrow morning", *CONSENTS):
        visitor.says(words)
    at.restart_actions("2026-11-01T00:10:00-05:00")
    for words in ("skip", "yes"):
        visitor.says(words)
    _expect_days(outcome, at, "tomorrow (Sunday, November 1)")
    _one_more(outcome, at, before)
    at.restart_actions("2026-11-01T23:30:00-06:00")
    late = Visitor(at.product.url)
    for words in ("book a consultation", "Anna Lopez, 816 555 0143"):
        late.says(words)
    for words in ("tomorrow morning", *CONSENTS, "skip", "yes"):
        late.says(words)
    _expect_days(outcome, at, "tomorrow (Monday, November 2)")
    at.restart_actions()
    return _one_more(outcome, at, before + 1)


def today_passes_before_the_yes(at: Stage) -> Outcome:
    outcome = Outcome("midnight passes between the day that was named and the yes")
    before = at.stored()
    at.restart_actions("2026-11-09T23:30:00-06:00")
    visitor = Visitor(at.product.url)
    for words in ("book a consultation", "Anna Lopez, 816 555 0143"):
        visitor.says(words)
    for words in ("today, any time", *CONSENTS, "skip"):
        visitor.says(words)
    at.restart_actions("2026-11-10T00:10:00-06:00")
    _says_without_success(outcome, visitor, "yes", phone=False)
    for words in ("Friday", "yes"):
        visitor.says(words)
    _expect_days(outcome, at, "Friday")
    at.restart_actions()
    return _one_more(outcome, at, before)


FAULTS: tuple[Callable[[Stage], Outcome], ...] = (
    database_goes_away,
    database_is_away_at_the_yes,
    action_server_dies_after_storing,
    action_server_dies_before_storing,
    two_tabs_confirm,
    visitor_double_clicks,
    midnight_on_the_day_clocks_change,
    today_passes_before_the_yes,
)


def play_faults(at: Stage) -> list[Outcome]:
    return [fault(at) for fault in FAULTS]


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """As unreachable as a file can be: whoever reads or writes it waits in vain."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def _says_without_success(
    outcome: Outcome, visitor: Visitor, words: str, *, phone: bool = True
) -> None:
    """Nothing may sound like success; the way out must be told."""
    try:
        answer = visitor.says(words)
    except EvaluationError as error:
        answer = str(error)
    if SENT.search(answer):
        outcome.untrue.append(f"told as sent while it could not be: {answer}")
    if phone and CLINIC_PHONE not in answer:
        outcome.untrue.append(f"no phone number was told: {answer}")


def _to_the_end(outcome: Outcome, at: Stage, visitor: Visitor) -> None:
    """Go on as a patient person would."""
    answers = {"consent_call": "yes", "consent_text": "no", "reason_category": "skip"}
    sessions = at.product.sessions()
    visitor.says("yes")
    for _ in range(MOST_TURNS):
        if SENT.search(visitor.words):
            return
        asked = last_turn(sessions).asked
        visitor.says(answers.get(asked or "", "yes"))
    outcome.lost.append(f"never came to the end: {visitor.words}")


def _at_once(outcome: Outcome, *deeds: Callable[[], str]) -> None:
    with ThreadPoolExecutor(len(deeds)) as pool:
        answers = [future.result() for future in [pool.submit(d) for d in deeds]]
    codes = {code for answer in answers for code in CODE.findall(answer)}
    if len(codes) > 1:
        outcome.untrue.append(f"several codes were told: {sorted(codes)}")
    if not codes:
        outcome.untrue.append(f"no code was told: {answers}")


def _one_more(outcome: Outcome, at: Stage, before: int) -> Outcome:
    made = at.stored() - before
    if made < 1:
        outcome.lost.append("no request was stored")
    if made > 1:
        outcome.doubled.append(f"{made} requests were stored")
    return outcome


def _expect_days(outcome: Outcome, at: Stage, days: str) -> None:
    if at.days() != days:
        outcome.untrue.append(f"the days are {at.days()!r}, not {days!r}")
