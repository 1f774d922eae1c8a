"""Headers that every response carries, and who may call from another website."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What another website may use: the widget's files and the chat behind them.
EMBEDDABLE = ("/chat/", "/widget/")
PRIVATE = ("/chat", "/staff", "/healthz", "/readyz")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
STAFF_CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY.replace(
    "script-src 'self'", "script-src 'none'"
).replace("connect-src 'self'", "connect-src 'none'")


def security_headers(path: str, *, production: bool = False) -> dict[str, str]:
    staff = path.startswith("/staff")
    headers = {
        "Content-Security-Policy": STAFF_CONTENT_SECURITY_POLICY
        if staff
        else CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin"
        if path.startswith(EMBEDDABLE)
        else "same-origin",
        "Cache-Control": "no-store" if path.startswith(PRIVATE) else "no-cache",
    }
    if production:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


class SecurityHeaders:
    """Adds `security_headers` to every response."""

    def __init__(self, app: ASGIApp, production: bool) -> None:
        self._app = app
        self._production = production

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(
                    security_headers(scope["path"], production=self._production)
                )
            await send(message)

        await self._app(scope, receive, send_with_headers)


class EmbeddingCors:
    """Lets the allowed websites use the chat and the widget, and nothing else."""

    def __init__(self, app: ASGIApp, allowed_origins: Sequence[str]) -> None:
        self._app = app
        self._cors = CORSMiddleware(
            app,
            allow_origins=allowed_origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=("Authorization", "Content-Type"),
            expose_headers=("Retry-After",),
            max_age=600,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        embeddable = scope["type"] == "http" and scope["path"].startswith(EMBEDDABLE)
        await (self._cors if embeddable else self._app)(scope, receive, send)
