"""Who may open a page: declared beside each view, tested for every route."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from veinguide.booking.status import CHANGEABLE
from veinguide.storage.requests import count_by_status
from veinguide.storage.staff import Member
from web.database import database_of
from web.errors import Refused
from web.reading import read_form
from web.staff import cookies
from web.staff.reception import reception_of

FIRST_PAGE = "/staff"
WORK_PAGE = "/staff/requests"
# Nothing else is opened after signing in: no other website, and no form's address.
PAGES = re.compile(
    r"/staff/(?:requests|conversations)(?:/[\w.-]+)?(?:\?[\w=&.-]*)?", re.ASCII
)

View = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Visit:
    """A signed-in member, the session's token and the token for its forms.

    `to_do` counts the requests that wait for staff.
    """

    member: Member
    token: str
    form_token: str
    now: datetime
    to_do: int


def signed_in(view: Callable[[Request, Visit], Awaitable[Response]]) -> View:
    """Anybody else is sent to the sign-in page."""

    @wraps(view)
    async def guarded(request: Request) -> Response:
        reception = reception_of(request)
        token = cookies.session_token(request, production=reception.production)
        member = await reception.who(token) if token else None
        if token is None or member is None:
            response = RedirectResponse(_sign_in_address(request), status_code=303)
            cookies.forget_session(response, production=reception.production)
            return response
        counts = await database_of(request).run(count_by_status)
        visit = Visit(
            member,
            token,
            reception.form_token(token),
            now=reception.now(),
            to_do=to_do(counts),
        )
        request.state.visit = visit  # for the head of an error page
        return await view(request, visit)

    guarded.guard = "signed in"  # type: ignore[attr-defined]
    return guarded


def to_do(counts: Mapping[str, int]) -> int:
    """How many requests wait for staff, of the counts by status."""
    return sum(counts.get(status, 0) for status in CHANGEABLE)


def everybody(view: View) -> View:
    """Open to people who are not signed in, on purpose."""
    view.guard = "everybody"  # type: ignore[attr-defined]
    return view


async def read_own_form(request: Request, cookie: str | None) -> dict[str, str]:
    """The fields of a form that we made for this browser. Raises Refused."""
    form = await read_form(request)
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    own = cookie is not None and reception_of(request).is_form_token(
        form.get("form_token", ""), cookie
    )
    if not own or site not in ("same-origin", "none"):
        raise Refused(
            403,
            "form_not_ours",
            "This form is out of date. Please go back, load the page again and retry.",
        )
    return form


def page_to_open(wanted: str) -> str:
    """`wanted` when it is a page of the console, else the first page."""
    return wanted if PAGES.fullmatch(wanted) else FIRST_PAGE


def _sign_in_address(request: Request) -> str:
    query = request.url.query
    wanted = page_to_open(request.url.path + (f"?{query}" if query else ""))
    if wanted == FIRST_PAGE:
        return "/staff/login"
    return f"/staff/login?{urlencode({'next': wanted})}"
