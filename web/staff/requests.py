"""/staff/requests: the inbox of booking requests, and the search in it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veinguide.booking.status import CHANGEABLE, CONFIRMED, HANDLED
from veinguide.storage.requests import (
    MOST_NAMES_OPENED,
    STAFF_TOLD_AFTER_ATTEMPTS,
    RequestRecord,
    count_by_status,
    count_stuck,
    count_stuck_requests,
    longest_waiting,
    next_visits,
    requests_with_status,
    stuck_requests,
)
from web.database import database_of
from web.pages import render
from web.reading import plain
from web.staff.guards import Visit, read_own_form, signed_in
from web.staff.paging import ON_A_PAGE, Paging, page_asked, paging
from web.staff.search import find, read_search

TO_DO, AGREED, CLOSED, STUCK = "to_do", "confirmed", "closed", "stuck"
TABS = {TO_DO: CHANGEABLE, AGREED: (CONFIRMED,), CLOSED: HANDLED}
SEARCH_MAXIMUM_CHARACTERS = 60


@dataclass(frozen=True)
class Counts:
    """Requests by status and by tab, and the deliveries that are stuck."""

    statuses: dict[str, int]
    tabs: dict[str, int]
    stuck: int


@signed_in
async def inbox(request: Request, visit: Visit) -> Response:
    if request.method == "POST":
        return await _search(request, visit)
    wanted = request.query_params.get("show", TO_DO)
    tab = wanted if wanted in TABS or wanted == STUCK else TO_DO
    asked = page_asked(request)

    def read(session: Session) -> dict[str, Any]:
        counts = _counts(session)
        shown, requests = _on_page(session, tab, counts, asked)
        return {"counts": counts, "paging": shown, "requests": requests}

    context = await database_of(request).run(read)
    return render(
        request, "staff/requests.html", {"visit": visit, "tab": tab} | context
    )


async def _search(request: Request, visit: Visit) -> Response:
    form = await read_own_form(request, visit.token)
    asked = plain(form.get("asked", ""))[:SEARCH_MAXIMUM_CHARACTERS]
    wanted = read_search(asked)
    found = await database_of(request).run(lambda session: find(session, wanted))
    if len(found) == 1:
        return RedirectResponse(f"/staff/requests/{found[0].code}", status_code=303)

    def read(session: Session) -> dict[str, Any]:
        counts = _counts(session)
        if found:
            return {"counts": counts, "requests": found}
        shown, to_do = _on_page(session, TO_DO, counts, asked=1)
        return {"counts": counts, "paging": shown, "requests": to_do, "tab": TO_DO}

    context = {
        "visit": visit,
        "search": wanted,
        "asked": asked,
        "found": found,
        "names_opened": MOST_NAMES_OPENED,
        **await database_of(request).run(read),
    }
    return render(
        request,
        "staff/requests.html",
        context,
        status=422 if wanted.problem else 200,
    )


def _counts(session: Session) -> Counts:
    statuses = count_by_status(session)
    return Counts(
        statuses=statuses,
        tabs={
            tab: sum(statuses.get(status, 0) for status in shown)
            for tab, shown in TABS.items()
        },
        stuck=count_stuck(session, attempts=STAFF_TOLD_AFTER_ATTEMPTS),
    )


def _on_page(
    session: Session, tab: str, counts: Counts, asked: int
) -> tuple[Paging, list[RequestRecord]]:
    if tab == STUCK:
        total = count_stuck_requests(session, attempts=STAFF_TOLD_AFTER_ATTEMPTS)
        shown = paging(asked, total)
        return shown, stuck_requests(
            session,
            attempts=STAFF_TOLD_AFTER_ATTEMPTS,
            limit=ON_A_PAGE,
            offset=shown.offset,
        )
    shown = paging(asked, counts.tabs[tab])
    part = {"limit": ON_A_PAGE, "offset": shown.offset}
    if tab == TO_DO:
        return shown, longest_waiting(session, CHANGEABLE, **part)
    if tab == AGREED:
        return shown, next_visits(session, CONFIRMED, **part)
    return shown, requests_with_status(session, HANDLED, **part)


ROUTES = [Route("/staff/requests", inbox, methods=["GET", "POST"])]
