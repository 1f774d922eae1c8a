"""/staff: the conversations, newest first, and one of them turn by turn."""

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
from web.database import database_of
from web.pages import render
from web.staff.guards import Visit, signed_in
from web.staff.paging import ON_A_PAGE, Paging, page_asked, paging


@signed_in
async def conversation_list(request: Request, visit: Visit) -> Response:
    asked = page_asked(request)

    def read(session: Session) -> tuple[Paging, list[ConversationSummary]]:
        shown = paging(asked, count_conversations(session))
        newest = newest_conversations(session, limit=ON_A_PAGE, offset=shown.offset)
        return shown, newest

    shown, conversations = await database_of(request).run(read)
    return render(
        request,
        "staff/conversations.html",
        {"visit": visit, "conversations": conversations, "paging": shown},
    )


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


ROUTES = [
    Route("/staff", conversation_list, methods=["GET"]),
    Route("/staff/conversations/{conversation_id}", conversation, methods=["GET"]),
]
