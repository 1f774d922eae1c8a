"""/staff/requests/CODE: everything about one request, and what staff do with it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veinguide.booking.status import moves
from veinguide.storage.conversations import has_conversation
from veinguide.storage.handling import (
    NOTE_MAXIMUM_CHARACTERS,
    add_note,
    try_delivery_again,
)
from veinguide.storage.requests import ChangeRecord, RequestRecord, find_request
from web.database import database_of
from web.errors import Refused
from web.pages import render, zone_of
from web.reading import plain, whole_number
from web.staff.guards import Visit, read_own_form, signed_in
from web.staff.step import ASK_FIRST, NEW_TIME, read_step


@signed_in
async def one_request(request: Request, visit: Visit) -> Response:
    if request.method == "POST":
        return await _act(request, visit)
    return await _page(
        request, visit, await _find(request), done=request.query_params.get("done")
    )


async def _act(request: Request, visit: Visit) -> Response:
    form = await read_own_form(request, visit.token)
    found = await _find(request)
    if "delivery" in form:
        return await _try_again(request, visit, found, form["delivery"])
    note = plain(form.get("note", ""))
    if len(note) > NOTE_MAXIMUM_CHARACTERS:
        return await _page(
            request, visit, found, status=422, note=note, problem="too_long"
        )
    if form.get("to") or NEW_TIME in form:
        return await _move(request, visit, found, form, note)
    if not note:
        return await _page(request, visit, found, status=422, problem="no_note")
    await database_of(request).run(
        lambda s: add_note(s, found.code, note, by=visit.member.email, now=visit.now)
    )
    return _back_to(found, "note")


async def _move(
    request: Request,
    visit: Visit,
    found: RequestRecord,
    form: Mapping[str, str],
    note: str,
) -> Response:
    step = read_step(form, visit, note, zone=zone_of(request))
    typed = {"date": form.get("visit_date", ""), "time": form.get("visit_time", "")}
    if step.is_fresh(found):
        if not step.is_allowed(found):
            raise Refused(
                422,
                "move_impossible",
                "The request cannot be changed in this way. "
                "Please go back, load the page again and retry.",
            )
        if problem := step.agreed.problem:
            wrong = {"note": note, "typed": typed, "time_problem": problem}
            return await _page(request, visit, found, status=422, **wrong)
        if step.must_be_asked_about:
            asked = {"request_record": found, "to": step.to, "note": note}
            return render(request, "staff/request_sure.html", {"visit": visit} | asked)
        if await database_of(request).run(lambda s: step.take(s, found.code)):
            return _back_to(found, step.to)
        found = await _find(request)
    if step.was_done(found):
        return _back_to(found, step.to)
    stale = {"note": note, "typed": typed, "stale": _last_change(found)}
    return await _page(request, visit, found, status=409, **stale)


async def _try_again(
    request: Request, visit: Visit, found: RequestRecord, delivery: str
) -> Response:
    number = whole_number(delivery, otherwise=0)
    waiting = await database_of(request).run(
        lambda s: try_delivery_again(s, found.code, number, now=visit.now)
    )
    return _back_to(found, "again" if waiting else "delivered")


async def _find(request: Request) -> RequestRecord:
    code = str(request.path_params["code"]).upper()
    found = await database_of(request).run(lambda s: find_request(s, code))
    if found is None:
        raise Refused(
            404,
            "request_unknown",
            "There is no request with this code. "
            "It may be mistyped, or the request was deleted after it was handled.",
        )
    return found


async def _page(
    request: Request,
    visit: Visit,
    found: RequestRecord,
    *,
    status: int = 200,
    **more: Any,
) -> Response:
    def is_kept(session: Session) -> bool:
        return has_conversation(session, found.conversation_id)

    context = {
        "visit": visit,
        "request_record": found,
        "moves": moves(found.status, visit.member.email),
        "ask_first": ASK_FIRST,
        "has_conversation": await database_of(request).run(is_kept),
        "note_maximum": NOTE_MAXIMUM_CHARACTERS,
        **more,
    }
    return render(request, "staff/request.html", context, status=status)


def _last_change(found: RequestRecord) -> ChangeRecord:
    """The last one that is more than a note."""
    return next(
        change
        for change in reversed(found.changes)
        if change.before != change.after or change.visit_at or not change.note
    )


def _back_to(found: RequestRecord, done: str) -> Response:
    return RedirectResponse(
        f"/staff/requests/{found.code}?done={done}", status_code=303
    )


ROUTES = [Route("/staff/requests/{code}", one_request, methods=["GET", "POST"])]
