"""Put the web app together. `web/__main__.py` brings the real parts."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette
from starlette.middleware import Middleware

from veinguide.content import Content
from veinguide.settings import WebSettings
from veinguide.staff import Passwords
from web import chat, health, pages, staff
from web.chores import Chore, Clock, running
from web.database import Database
from web.door import Door
from web.errors import ERROR_HANDLERS
from web.gateway import Gateway, Triage
from web.headers import EmbeddingCors, SecurityHeaders
from web.labels import Labels
from web.limits import Limits
from web.pages import load_templates
from web.rasa_client import Rasa
from web.transcript import Transcript
from web.words import choose_words


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


def create_app(
    settings: WebSettings,
    *,
    rasa: Rasa,
    triage: Triage,
    content: Content,
    sessions: "sessionmaker[Session]",
    passwords: Passwords | None = None,
    limits: Limits | None = None,
    clock: Clock = utc_now,
    chores: Sequence[Chore] = (),
) -> Starlette:
    """The app. It closes `rasa` and the sessions' engine when it ends."""
    limits = limits or Limits()
    database = Database(sessions)
    words = choose_words(content.responses)
    gateway = Gateway(
        door=Door(
            database,
            limits=limits,
            lifetime=timedelta(hours=settings.session_hours),
            clock=clock,
        ),
        transcript=Transcript(database, content, clock),
        rasa=rasa,
        triage=triage,
        words=words,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with running(chores):
            yield
        await gateway.close()
        await rasa.close()
        sessions.kw["bind"].dispose()

    app = Starlette(
        routes=[*chat.ROUTES, *health.ROUTES, *pages.ROUTES, *staff.ROUTES],
        middleware=[
            Middleware(SecurityHeaders, production=settings.production),
            Middleware(EmbeddingCors, allowed_origins=settings.allowed_origins),
        ],
        exception_handlers=ERROR_HANDLERS,
        lifespan=lifespan,
    )
    app.state.gateway = gateway
    app.state.database = database
    app.state.rasa = rasa
    app.state.words = words
    app.state.templates = load_templates(content.clinic, Labels(content, triage.title))
    app.state.zone = ZoneInfo(content.clinic.time_zone)
    app.state.reception = staff.Reception(
        database,
        settings=settings,
        passwords=passwords or Passwords(),
        limits=limits,
        clock=clock,
    )
    return app
