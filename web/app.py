"""Put the web app together. `web/__main__.py` brings the real parts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone

from sqlalchemy.orm import Session, sessionmaker
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from veinguide.content import Content
from veinguide.errors import StorageError
from veinguide.settings import StorageSettings, WebSettings
from veinguide.staff import Passwords
from veinguide.storage.retention import KEPT_DAYS, forget
from web import chat, health, pages, staff
from web.database import Database
from web.door import Door
from web.errors import ERROR_HANDLERS
from web.gateway import Gateway, Triage
from web.headers import EmbeddingCors, SecurityHeaders
from web.limits import Limits
from web.pages import load_templates
from web.rasa_client import Rasa
from web.transcript import Transcript
from web.words import choose_words

logger = logging.getLogger(__name__)

RETENTION_EVERY_SECONDS = 24 * 60 * 60.0

Clock = Callable[[], datetime]


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
        retention = asyncio.create_task(
            _forget_daily(settings.storage, sessions, clock)
        )
        yield
        retention.cancel()
        with suppress(asyncio.CancelledError):
            await retention
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
    app.state.templates = load_templates(content.clinic)
    app.state.reception = staff.Reception(
        database,
        settings=settings,
        passwords=passwords or Passwords(),
        limits=limits,
        clock=clock,
    )
    return app


async def _forget_daily(
    settings: StorageSettings, sessions: "sessionmaker[Session]", clock: Clock
) -> None:
    while True:
        try:
            gone = await run_in_threadpool(forget, settings, sessions, now=clock())
        except StorageError as error:
            logger.error("%s", error)
        else:
            logger.info(
                "older than %d days and deleted: %d chats, %d turns, %d Rasa events",
                KEPT_DAYS,
                gone.chats,
                gone.turns,
                gone.tracker_events,
            )
        await asyncio.sleep(RETENTION_EVERY_SECONDS)
