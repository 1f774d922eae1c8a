"""/staff: the conversations, newest first, and one of them turn by turn."""

import math
from typing import cast

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from veinguide.storage.conversations import (
    ConversationSummary,
    count_conversations,
    find_conversation,
    newest_conversations,
)
from web.database import Database
from web.pages import render
from web.staff.guards import Visit, signed_in

CONVERSATIONS_ON_A_PAGE = 25


@signed_in
async def conversation_list(request: Request, visit: Visit) -> Response:
    wanted = request.query_params.get("page", "1")
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1

    def read(session: Session) -> tuple[int, int, list[ConversationSummary]]:
        total = count_conversations(session)
        pages = max(1, math.ceil(total / CONVERSATIONS_ON_A_PAGE))
        shown = min(max(page, 1), pages)
        return (
            total,
            shown,
            newest_conversations(
                session,
                limit=CONVERSATIONS_ON_A_PAGE,
                offset=(shown - 1) * CONVERSATIONS_ON_A_PAGE,
            ),
        )

    total, shown, conversations = await _database(request).run(read)
    return render(
        request,
        "staff/conversations.html",
        {
            "visit": visit,
            "conversations": conversations,
            "total": total,
            "page": shown,
            "pages": max(1, math.ceil(total / CONVERSATIONS_ON_A_PAGE)),
        },
    )


@signed_in
async def conversation(request: Request, visit: Visit) -> Response:
    conversation_id = str(request.path_params["conversation_id"])
    found = await _database(request).run(
        lambda session: find_conversation(session, conversation_id)
    )
    if found is None:
        raise HTTPException(404)
    return render(
        request, "staff/conversation.html", {"visit": visit, "conversation": found}
    )


def _database(request: Request) -> Database:
    return cast(Database, request.app.state.database)


ROUTES = [
    Route("/staff", conversation_list, methods=["GET"]),
    Route("/staff/conversations/{conversation_id}", conversation, methods=["GET"]),
]
