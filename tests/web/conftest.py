"""A real app on a real SQLite file, with a small Rasa and a small triage of our own."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette
from starlette.testclient import TestClient

from veinguide.content import (
    Button,
    Clinic,
    Content,
    Fact,
    Glossary,
    Link,
    Review,
    Study,
    Variation,
)
from veinguide.settings import BookingSettings, WebSettings
from veinguide.staff import Passwords
from veinguide.triage import RedFlag
from web.app import create_app
from web.chores import keeping_chores
from web.limits import Limits
from web.rasa_client import Question, RasaButton, RasaMessage

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=timezone.utc)

ANSWER = RasaMessage(
    "Leaky veins can be one cause of cramps.",
    "answer",
    facts=("leaky-pipes", "kanter"),
    action="utter_ask_cramps_cause",
    buttons=(
        RasaButton("What else causes cramps?", "/ask_other_causes"),
        RasaButton("When should I see a doctor?", "/ask_when_to_see_doctor"),
    ),
)


@dataclass
class SmallRasa:
    """Answers what it is told to; remembers what it was sent."""

    sent: list[Question] = field(default_factory=list)
    answers: tuple[RasaMessage, ...] = (ANSWER,)
    delay_seconds: float = 0.0
    ready: bool = True
    actions_ready: bool = True
    closed: bool = False

    async def ask(self, question: Question) -> tuple[RasaMessage, ...]:
        self.sent.append(question)
        await asyncio.sleep(self.delay_seconds)
        return self.answers

    async def is_ready(self) -> bool:
        return self.ready

    async def actions_are_ready(self) -> bool:
        return self.actions_ready

    async def close(self) -> None:
        self.closed = True


class SmallTriage:
    """Knows two signs with words of their own and one without."""

    signs = {
        "chest pain": RedFlag("chest_pain", "emergency", "report_emergency"),
        "bleeding": RedFlag("bleeding", "emergency", "report_emergency"),
        "pastillas": RedFlag("suicide_acting", "crisis", "report_crisis"),
    }

    def find(self, text: str) -> RedFlag | None:
        found = [flag for words, flag in self.signs.items() if words in text.lower()]
        return found[0] if found else None

    def title(self, sign: str) -> str | None:
        return {"chest_pain": "Chest pain or pressure"}.get(sign)


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@pytest.fixture
def settings(
    tmp_path: Path, database_url: str, data_secrets: dict[str, str]
) -> WebSettings:
    return WebSettings.from_env(
        {
            "VEINGUIDE_VAR": str(tmp_path),
            "VEINGUIDE_DATABASE_URL": database_url,
            "VEINGUIDE_RASA_SECRET": "r" * 32,
            "VEINGUIDE_STAFF_SECRET": "s" * 32,
            **data_secrets,
            "VEINGUIDE_ALLOWED_ORIGINS": "https://clinic.example",
        }
    )


@pytest.fixture
def rasa() -> SmallRasa:
    return SmallRasa()


@pytest.fixture
def clock() -> Clock:
    return Clock()


class CountingHasher(PasswordHasher):
    """Quick, as only tests may be; counts the passwords it checked."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.checked = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:
        self.checked += 1
        return super().verify(hash, password)


@pytest.fixture
def hasher() -> CountingHasher:
    return CountingHasher()


@pytest.fixture
def content() -> Content:
    return small_content()


@pytest.fixture
def build(
    settings: WebSettings,
    sessions: "sessionmaker[Session]",
    rasa: SmallRasa,
    content: Content,
    hasher: "CountingHasher",
    clock: Clock,
) -> Callable[..., Starlette]:
    """The app; tests name the settings and limits that they change."""

    def build_app(limits: Limits | None = None, **changes: object) -> Starlette:
        return create_app(
            replace(settings, **changes),
            rasa=rasa,
            triage=SmallTriage(),
            content=content,
            sessions=sessions,
            passwords=Passwords(hasher),
            limits=limits,
            clock=clock,
            chores=keeping_chores(
                settings.storage, BookingSettings.from_env({}), sessions, clock
            ),
        )

    return build_app


@pytest.fixture
def client(build: Callable[..., Starlette]) -> Iterator[TestClient]:
    with TestClient(build()) as client:
        yield client


@pytest.fixture
def visitor(client: TestClient) -> "Visitor":
    return new_visitor(client)


@pytest.fixture
def other_visitor(client: TestClient) -> "Visitor":
    return new_visitor(client)


@dataclass(frozen=True)
class Visitor:
    """Somebody with a chat of their own."""

    client: TestClient
    started: dict

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.started['token']}"}

    def post(self, **message: object):
        return self.client.post("/chat/messages", json=message, headers=self.headers)

    def say(self, text: str):
        return self.post(text=text)

    def choose(self, choice: str):
        return self.post(choice=choice)

    def history(self):
        return self.client.get("/chat/messages", headers=self.headers)

    def leave(self):
        return self.client.delete("/chat/sessions/current", headers=self.headers)


def new_visitor(client: TestClient) -> Visitor:
    response = client.post("/chat/sessions")
    assert response.status_code == 201
    return Visitor(client, response.json())


def small_content() -> Content:
    unreviewed = Review(by=None, on=None)
    return Content(
        facts={
            "leaky-pipes": Fact(
                id="leaky-pipes",
                says="Leaky veins can be one cause of cramps.",
                figures=(),
                attributed_to="article",
                reviewed=unreviewed,
                hold=False,
                article_paragraph=2,
            ),
            "kanter": Fact(
                id="kanter",
                says="A study looked at it.",
                figures=(),
                attributed_to="study",
                reviewed=Review(by="Dr. Example", on=date(2026, 11, 1)),
                hold=False,
                study="kanter-1995",
            ),
        },
        studies={
            "kanter-1995": Study(
                id="kanter-1995",
                title="The effect",
                authors="Kanter AH",
                journal="Dermatol Surg",
                year=1995,
                pmid="7728485",
                doi=None,
                n=113,
                leaves_open="much",
                checked_by_clinician=False,
            )
        },
        clinic=Clinic(
            name="Example Vein Clinic",
            phone="816-396-0245",
            phone_link="tel:+18163960245",
            time_zone="America/Chicago",
            hours=None,
            address=None,
            youtube=Link("Channel", None),
            article=Link("Legs", None),
        ),
        glossary=Glossary(terms=(), vocabulary={}),
        responses={
            "utter_greet": (
                said(
                    "Hi, I am an automated assistant.",
                    "notice",
                    Button("Why do I get cramps?", "/ask_cramps_cause"),
                ),
            ),
            "utter_question_titles": (
                said(
                    "Questions I can answer.",
                    "question",
                    Button("What does it cost?", "/ask_cost"),
                ),
            ),
            "utter_service_unavailable": (
                said("I can't answer now. Call 816-396-0245, or 911.", "fallback"),
            ),
            "utter_report_emergency": (
                said("Call 911 now. Chest pain is serious.", sign="chest_pain"),
                said("Call 911 now."),
            ),
            "utter_report_urgent_symptom": (said("Call a doctor today."),),
            "utter_report_crisis": (said("Call or text 988 now."),),
            "utter_report_poisoning": (said("Call Poison Control now."),),
            "utter_spanish_report_emergency": (said("Llame al 911 ahora."),),
            "utter_spanish_report_urgent_symptom": (said("Vea hoy a un médico."),),
            "utter_spanish_report_crisis": (
                said("Llame al 911.", sign="suicide_acting"),
                said("Llame al 988."),
            ),
            "utter_spanish_report_poisoning": (said("Llame ahora."),),
        },
    )


def said(
    text: str, kind: str = "emergency", *buttons: Button, sign: str | None = None
) -> Variation:
    return Variation(
        text=text,
        kind=kind,
        topic="any",
        facts=(),
        buttons=buttons,
        condition={"red_flag": sign} if sign else {},
    )
