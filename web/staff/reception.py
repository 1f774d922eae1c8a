"""Signs staff in and out, and knows who a browser belongs to."""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request

from veinguide.errors import StaffError
from veinguide.settings import WebSettings
from veinguide.staff import Passwords, normal_email
from veinguide.storage import staff
from veinguide.storage.staff import Member
from web.database import Database
from web.door import hash_token, too_many
from web.limits import Counter, Limits

# Each check takes 64 MB of memory on purpose; many at once would take it all.
PASSWORD_CHECKS_AT_ONCE = 2


class Reception:
    """Server-side sessions: the cookie holds a token, the table its hash."""

    def __init__(
        self,
        database: Database,
        *,
        settings: WebSettings,
        passwords: Passwords,
        limits: Limits,
        clock: Callable[[], datetime],
    ) -> None:
        self.production = settings.production
        self._database = database
        self._secret = settings.staff_secret.encode()
        self._idle = timedelta(minutes=settings.staff_idle_minutes)
        self._longest = timedelta(hours=settings.staff_session_hours)
        self._clock = clock
        self._passwords = passwords
        self._checks = CapacityLimiter(PASSWORD_CHECKS_AT_ONCE)
        self._failed_for_account = Counter(limits.failed_sign_ins_per_account)
        self._failed_from_address = Counter(limits.failed_sign_ins_per_address)

    async def sign_in(self, email: str, password: str, *, address: str) -> str | None:
        """A new session's token; None when email or password is wrong.

        Raises Refused after too many wrong tries.
        """
        account = f"{address} {email.strip().lower()}"
        wait = max(
            self._failed_for_account.wait_seconds(account),
            self._failed_from_address.wait_seconds(address),
        )
        if wait > 0:
            raise too_many(wait)
        # Counted before the slow check, so that many at once do not slip through.
        self._failed_for_account.count(account)
        self._failed_from_address.count(address)
        staff_id = await self._check(email, password)
        if staff_id is None:
            return None
        self._failed_for_account.forget(account)
        self._failed_from_address.forget(address)
        token = secrets.token_urlsafe(32)
        now = self._clock()
        await self._database.run(
            lambda s: staff.start_session(s, staff_id, hash_token(token), now=now)
        )
        return token

    def now(self) -> datetime:
        return self._clock()

    async def who(self, token: str) -> Member | None:
        now = self._clock()
        return await self._database.run(
            lambda s: staff.signed_in(
                s, hash_token(token), now=now, idle=self._idle, longest=self._longest
            )
        )

    async def sign_out(self, token: str) -> None:
        await self._database.run(lambda s: staff.end_session(s, hash_token(token)))

    def form_token(self, cookie: str) -> str:
        """What a form must send along to prove that it was ours, for this browser."""
        return hmac.digest(self._secret, b"form " + cookie.encode(), "sha256").hex()

    def is_form_token(self, sent: str, cookie: str) -> bool:
        return hmac.compare_digest(sent.encode(), self.form_token(cookie).encode())

    async def _check(self, email: str, password: str) -> int | None:
        try:
            known = normal_email(email)
        except StaffError:
            known = ""
        found = await self._database.run(lambda s: staff.credentials(s, known))
        matches = await to_thread.run_sync(
            self._passwords.match,
            found.password_hash if found else None,
            password,
            limiter=self._checks,
        )
        return found.staff_id if found and matches else None


def reception_of(request: Request) -> Reception:
    return cast(Reception, request.app.state.reception)
