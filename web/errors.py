"""One shape for every error: JSON for the chat, a page for everybody else."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from veinguide.errors import StorageError
from veinguide.storage.chats import MessageRecord
from web.headers import security_headers
from web.pages import render
from web.shapes import message_shape
from web.words import words_of

logger = logging.getLogger(__name__)

JSON_PATHS = ("/chat", "/healthz", "/readyz")

SENTENCES = {
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address cannot be used in that way."),
    500: (
        "internal_error",
        "Something went wrong here. Please try again. In an emergency, call 911.",
    ),
}


class Refused(HTTPException):
    """A request that is not done, with a code for programs and words for people."""

    def __init__(
        self,
        status_code: int,
        code: str,
        message: str,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status_code, message, headers)
        self.code = code
        # What must be shown all the same: the fixed text of a red flag.
        self.messages: Sequence[MessageRecord] = ()


async def http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error, Refused):
        code, sentence, messages = error.code, error.detail, error.messages
    else:
        code, sentence = SENTENCES.get(
            error.status_code, (f"http_{error.status_code}", error.detail)
        )
        messages = ()
    return _answer(request, error.status_code, code, sentence, error.headers, messages)


async def storage_error(request: Request, error: Exception) -> Response:
    logger.error("%s", error)
    sentence = "The database cannot be reached just now. Please try again soon."
    if _speaks_json(request):
        sentence = words_of(request).unavailable.text
    return _answer(request, 503, "storage_unavailable", sentence)


async def unforeseen_error(request: Request, error: Exception) -> Response:
    # Starlette logs the trace; this answer is made outside of all middleware.
    code, sentence = SENTENCES[500]
    response = _answer(request, 500, code, sentence)
    response.headers.update(security_headers(request.url.path))
    return response


def _answer(
    request: Request,
    status: int,
    code: str,
    sentence: str,
    headers: Mapping[str, str] | None = None,
    messages: Sequence[MessageRecord] = (),
) -> Response:
    if not _speaks_json(request):
        staff = request.url.path.startswith("/staff")
        return render(
            request,
            "staff/error.html" if staff else "error.html",
            {
                "sentence": sentence,
                "code": status,
                "visit": getattr(request.state, "visit", None),
            },
            status=status,
            headers=headers,
        )
    body: dict[str, Any] = {"error": {"code": code, "message": sentence}}
    if messages:
        body["messages"] = [message_shape(message) for message in messages]
    return JSONResponse(body, status, headers)


def _speaks_json(request: Request) -> bool:
    return request.url.path.startswith(JSON_PATHS)


ERROR_HANDLERS: dict[Any, Any] = {
    HTTPException: http_error,
    StorageError: storage_error,
    Exception: unforeseen_error,
}
