"""Start the web app: `python -m web`."""

import logging
import sys

import uvicorn
from starlette.applications import Starlette

from veinguide.content import load_content
from veinguide.errors import VeinGuideError
from veinguide.settings import BookingSettings, Ports, WebSettings
from veinguide.storage.engine import open_sessions
from veinguide.triage import load_triage
from web.app import create_app, utc_now
from web.chores import keeping_chores
from web.limits import DEVELOPMENT_LIMITS, Limits
from web.rasa_client import RasaClient

GRACE_SECONDS = 10


def real_app(settings: WebSettings, booking: BookingSettings) -> Starlette:
    sessions = open_sessions(settings.storage.database_url, settings.storage.vault)
    return create_app(
        settings,
        rasa=RasaClient(
            url=settings.rasa_url,
            actions_url=settings.actions_url,
            secret=settings.rasa_secret,
            timeout_seconds=settings.reply_timeout_seconds,
        ),
        triage=load_triage(),
        content=load_content(),
        sessions=sessions,
        limits=Limits() if settings.production else DEVELOPMENT_LIMITS,
        chores=keeping_chores(settings.storage, booking, sessions, utc_now),
    )


def main() -> int:
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(name)s: %(message)s"
    )
    # It logs every request it makes; uvicorn logs those that matter.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        settings = WebSettings.from_env()
        app = real_app(settings, BookingSettings.from_env())
        ports = Ports.from_env()
    except VeinGuideError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    uvicorn.run(
        app,
        host=ports.host,
        port=ports.web,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or None,
        server_header=False,
        # The proxy of a production has one, and this would hold visitors' addresses and
        # the codes of requests, which nothing deletes.
        access_log=not settings.production,
        timeout_graceful_shutdown=GRACE_SECONDS,
        # Rasa holds websockets at a version that uvicorn cannot import.
        ws="none",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
