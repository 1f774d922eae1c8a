"""The console's two cookies: a session, and before it a mark for the sign-in form."""

import secrets
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

SESSION = "veinguide_staff"
SIGN_IN = "veinguide_sign_in"
SAME_SITE: Literal["strict"] = "strict"


def session_token(request: Request, *, production: bool) -> str | None:
    return request.cookies.get(_name(SESSION, production))


def sign_in_mark(request: Request, *, production: bool) -> str | None:
    return request.cookies.get(_name(SIGN_IN, production))


def new_sign_in_mark() -> str:
    return secrets.token_urlsafe(32)


def keep_session(response: Response, token: str, *, production: bool) -> None:
    _set(response, SESSION, token, production)


def keep_sign_in_mark(response: Response, mark: str, *, production: bool) -> None:
    _set(response, SIGN_IN, mark, production)


def forget_session(response: Response, *, production: bool) -> None:
    _forget(response, SESSION, production)


def forget_sign_in_mark(response: Response, *, production: bool) -> None:
    _forget(response, SIGN_IN, production)


def _name(name: str, production: bool) -> str:
    # Browsers take a __Host- cookie over HTTPS only, for this host and path / alone.
    return f"__Host-{name}" if production else name


def _set(response: Response, name: str, value: str, production: bool) -> None:
    response.set_cookie(
        _name(name, production),
        value,
        path="/",
        secure=production,
        httponly=True,
        samesite=SAME_SITE,
    )


def _forget(response: Response, name: str, production: bool) -> None:
    response.delete_cookie(
        _name(name, production),
        path="/",
        secure=production,
        httponly=True,
        samesite=SAME_SITE,
    )
