"""/staff/requests/CODE: everything about one request, and what staff do with it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veinguide.booking.status import CANCELLED, EXPIRED, moves
from veinguide.storage.conversations import has_conversation
from veinguide.storage.handling import (
    NOTE_MAXIMUM_CHARACTERS,
    Seen,
    add_note,
    move_seen_request,
    try_delivery_again,
)
from veinguide.storage.requests import ChangeRecord, RequestRecord, find_request
from web.database import database_of
from web.errors import Refused
from web.pages import render
from web.reading import plain
from web.staff.guards import Visit, read_own_form, signed_in

# What ends a request that is still open, and cannot be taken back.
ASK_FIRST = (CANCELLED, EXPIRED)


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
    if form.get("to"):
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
    to, by = form["to"], visit.member.email
    seen = _seen(form)
    if Seen(found.status, found.revision) == seen:
        if to not in moves(found.status, by):
            raise Refused(
                422,
                "move_impossible",
                "The request cannot be changed in this way. "
                "Please go back, load the page again and retry.",
            )
        if to in ASK_FIRST and form.get("sure") != "yes":
            context = {"visit": visit, "request_record": found, "to": to, "note": note}
            return render(request, "staff/request_sure.html", context)
        moved = await database_of(request).run(
            lambda s: move_seen_request(
                s, found.code, to, seen=seen, by=by, now=visit.now, note=note or None
            )
        )
        if moved:
            return _back_to(found, to)
        found = await _find(request)
    if _was_done_by(found, to, by, note):
        return _back_to(found, to)
    return await _page(
        request, visit, found, status=409, note=note, stale=_last_change(found)
    )


async def _try_again(
    request: Request, visit: Visit, found: RequestRecord, delivery: str
) -> Response:
    number = int(delivery) if delivery.isdecimal() and len(delivery) < 10 else 0
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


def _seen(form: Mapping[str, str]) -> Seen:
    revision = form.get("revision", "")
    return Seen(form.get("status", ""), int(revision) if revision.isdecimal() else 0)


def _was_done_by(found: RequestRecord, to: str, by: str, note: str) -> bool:
    """A second click on the same button is no quarrel with oneself."""
    last = found.changes[-1]
    return (last.after, last.by, last.note or "") == (to, by, note) and (
        last.before != last.after
    )


def _last_change(found: RequestRecord) -> ChangeRecord:
    """The last one that is more than a note."""
    return next(
        change
        for change in reversed(found.changes)
        if change.before != change.after or not change.note
    )


def _back_to(found: RequestRecord, done: str) -> Response:
    return RedirectResponse(
        f"/staff/requests/{found.code}?done={done}", status_code=303
    )


ROUTES = [Route("/staff/requests/{code}", one_request, methods=["GET", "POST"])]
