"""Run storage functions off the event loop, each in a transaction of its own."""

from collections.abc import Callable
from typing import TypeVar, cast

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from veinguide.errors import StorageError, VaultError
from veinguide.storage.engine import committed

Result = TypeVar("Result")


class Database:
    """`await database.run(lambda session: ...)`; raises StorageError alone."""

    def __init__(self, sessions: "sessionmaker[Session]") -> None:
        self.sessions = sessions

    async def run(self, work: Callable[[Session], Result]) -> Result:
        return await run_in_threadpool(self._in_transaction, work)

    def _in_transaction(self, work: Callable[[Session], Result]) -> Result:
        try:
            return committed(self.sessions, work)
        except (SQLAlchemyError, VaultError) as error:
            # The error's own text may carry a visitor's words.
            raise StorageError(
                f"the database refused ({type(error).__name__}); "
                "see that it runs, that its migrations are done and that "
                "VEINGUIDE_DATA_SECRET is the one it was written with"
            ) from None


def database_of(request: Request) -> Database:
    return cast(Database, request.app.state.database)
