"""Run storage functions off the event loop, each in a transaction of its own."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from starlette.concurrency import run_in_threadpool

from veinguide.errors import StorageError

Result = TypeVar("Result")


class Database:
    """`await database.run(lambda session: ...)`; raises StorageError alone."""

    def __init__(self, sessions: "sessionmaker[Session]") -> None:
        self.sessions = sessions

    async def run(self, work: Callable[[Session], Result]) -> Result:
        return await run_in_threadpool(self._in_transaction, work)

    def _in_transaction(self, work: Callable[[Session], Result]) -> Result:
        try:
            with self.sessions.begin() as session:
                return work(session)
        except SQLAlchemyError as error:
            # The error's own text may carry a visitor's words.
            raise StorageError(
                f"the database refused ({type(error).__name__}); "
                "see that it runs and that the migrations are done"
            ) from None
