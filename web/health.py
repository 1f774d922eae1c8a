"""Whether the process is up, and whether what it needs is ready too."""

import asyncio
import logging
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from veinguide.errors import StorageError
from veinguide.storage import chats
from web.database import Database, database_of
from web.rasa_client import Rasa

logger = logging.getLogger(__name__)

# No token has this hash; looking for it shows that the tables are there.
NO_TOKEN_HASH = ""


async def healthz(request: Request) -> Response:
    return JSONResponse({"status": "up"})


async def readyz(request: Request) -> Response:
    rasa = cast(Rasa, request.app.state.rasa)
    names = ("rasa", "actions", "database")
    ready = dict(
        zip(
            names,
            await asyncio.gather(
                rasa.is_ready(),
                rasa.actions_are_ready(),
                _database_is_ready(database_of(request)),
            ),
            strict=True,
        )
    )
    if all(ready.values()):
        return JSONResponse({"status": "ready", "parts": ready})
    waiting_for = ", ".join(name for name in names if not ready[name])
    error = {"code": "not_ready", "message": f"Not ready: {waiting_for}."}
    return JSONResponse({"error": error, "parts": ready}, status_code=503)


async def _database_is_ready(database: Database) -> bool:
    try:
        await database.run(
            lambda session: chats.find_chat(session, token_hash=NO_TOKEN_HASH)
        )
    except StorageError as error:
        logger.warning("not ready: %s", error)
        return False
    return True


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz)]
