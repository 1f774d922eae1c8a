"""/staff: the conversations, newest first, and one of them turn by turn."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from veinguide.storage.conversation_lists import (
    EVERY,
    KINDS,
    Wanted,
    count_conversations,
    newest_conversations,
)
from veinguide.storage.conversations import find_conversation
from web.database import database_of
from web.pages import render, zone_of
from web.staff.guards import Visit, signed_in
from web.staff.paging import ON_A_PAGE, page_asked, paging

ADDRESS = "/staff"
YEARS = range(2000, 2100)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """What the address asks for: a kind, and a day of the clinic's calendar or all."""

    kind: str = EVERY
    day: date | None = None

    def wanted(self, kind: str, zone: ZoneInfo) -> Wanted:
        if self.day is None:
            return Wanted(kind)
        return Wanted(kind, _begins(self.day, zone), _begins(self.day + ONE_DAY, zone))

    def address(self, **changes: object) -> str:
        """Of the list with these changes, ready for one more field."""
        asked: dict[str, object] = {"kind": self.kind, "day": self.day, **changes}
        fields = {name: value for name, value in asked.items() if value}
        if fields.get("kind") == EVERY:
            del fields["kind"]
        return f"{ADDRESS}?{urlencode(fields)}{'&' if fields else ''}"


@signed_in
async def conversation_list(request: Request, visit: Visit) -> Response:
    asked, page, zone = _asked(request), page_asked(request), zone_of(request)

    def read(session: Session) -> dict[str, Any]:
        counts = {
            kind: count_conversations(session, asked.wanted(kind, zone))
            for kind in KINDS
        }
        shown = paging(page, counts[asked.kind])
        newest = newest_conversations(
            session,
            asked.wanted(asked.kind, zone),
            limit=ON_A_PAGE,
            offset=shown.offset,
        )
        return {"counts": counts, "paging": shown, "conversations": newest}

    context = {
        "visit": visit,
        "asked": asked,
        "today": visit.now.astimezone(zone).date(),
        "one_day": ONE_DAY,
        **await database_of(request).run(read),
    }
    return render(request, "staff/conversations.html", context)


@signed_in
async def conversation(request: Request, visit: Visit) -> Response:
    conversation_id = str(request.path_params["conversation_id"])
    found = await database_of(request).run(
        lambda session: find_conversation(session, conversation_id)
    )
    if found is None:
        raise HTTPException(404)
    return render(
        request, "staff/conversation.html", {"visit": visit, "conversation": found}
    )


def _asked(request: Request) -> Asked:
    kind = request.query_params.get("kind", EVERY)
    return Asked(
        kind if kind in KINDS else EVERY, _day(request.query_params.get("day", ""))
    )


def _day(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _begins(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


ROUTES = [
    Route(ADDRESS, conversation_list, methods=["GET"]),
    Route("/staff/conversations/{conversation_id}", conversation, methods=["GET"]),
]
