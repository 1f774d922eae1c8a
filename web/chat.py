"""The public chat: /chat/sessions and /chat/messages."""

from typing import cast

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from web.gateway import Gateway
from web.reading import read_caller, read_said
from web.shapes import history_shape, message_shape, moment_shape


class Sessions(HTTPEndpoint):
    async def post(self, request: Request) -> Response:
        started = await _gateway(request).start(read_caller(request))
        return JSONResponse(
            {
                "token": started.token,
                "expires_at": moment_shape(started.expires_at),
                "messages": [message_shape(m) for m in started.messages],
            },
            status_code=201,
        )


class CurrentSession(HTTPEndpoint):
    async def delete(self, request: Request) -> Response:
        await _gateway(request).end(read_caller(request))
        return Response(status_code=204)


class Messages(HTTPEndpoint):
    async def get(self, request: Request) -> Response:
        messages = await _gateway(request).history(read_caller(request))
        return JSONResponse({"messages": [history_shape(m) for m in messages]})

    async def post(self, request: Request) -> Response:
        said = await read_said(request)
        messages = await _gateway(request).answer(read_caller(request), said)
        return JSONResponse({"messages": [message_shape(m) for m in messages]})


def _gateway(request: Request) -> Gateway:
    return cast(Gateway, request.app.state.gateway)


ROUTES = [
    Route("/chat/sessions", Sessions),
    Route("/chat/sessions/current", CurrentSession),
    Route("/chat/messages", Messages),
]
