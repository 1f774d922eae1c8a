"""/staff/login and /staff/logout."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from veinguide.storage.requests import count_by_status
from web.database import database_of
from web.errors import Refused
from web.pages import render
from web.reading import address_of
from web.staff import cookies
from web.staff.guards import (
    FIRST_PAGE,
    WORK_PAGE,
    Visit,
    everybody,
    page_to_open,
    read_own_form,
    signed_in,
    to_do,
)
from web.staff.reception import reception_of

WRONG = "Email or password is not right."


@everybody
async def login(request: Request) -> Response:
    if request.method == "POST":
        return await _sign_in(request)
    return _page(request, then=request.query_params.get("next", ""))


@signed_in
async def logout(request: Request, visit: Visit) -> Response:
    await read_own_form(request, visit.token)
    reception = reception_of(request)
    await reception.sign_out(visit.token)
    response = RedirectResponse("/staff/login", status_code=303)
    cookies.forget_session(response, production=reception.production)
    return response


async def _sign_in(request: Request) -> Response:
    reception = reception_of(request)
    mark = cookies.sign_in_mark(request, production=reception.production)
    form = await read_own_form(request, mark)
    email, then = form.get("email", ""), form.get("next", "")
    try:
        token = await reception.sign_in(
            email, form.get("password", ""), address=address_of(request)
        )
    except Refused as refused:
        return _page(request, then=then, email=email, problem=refused)
    if token is None:
        wrong = Refused(401, "sign_in", WRONG)
        return _page(request, then=then, email=email, problem=wrong)
    # A session that this browser had before is not carried on.
    old = cookies.session_token(request, production=reception.production)
    if old:
        await reception.sign_out(old)
    first = await _first_page(request, page_to_open(then))
    response = RedirectResponse(first, status_code=303)
    cookies.keep_session(response, token, production=reception.production)
    cookies.forget_sign_in_mark(response, production=reception.production)
    return response


async def _first_page(request: Request, wanted: str) -> str:
    """What was wanted; the requests, if nothing was and some wait."""
    if wanted != FIRST_PAGE:
        return wanted
    counts = await database_of(request).run(count_by_status)
    return WORK_PAGE if to_do(counts) else FIRST_PAGE


def _page(
    request: Request, *, then: str, email: str = "", problem: Refused | None = None
) -> Response:
    reception = reception_of(request)
    mark = cookies.sign_in_mark(request, production=reception.production)
    mark = mark or cookies.new_sign_in_mark()
    response = render(
        request,
        "staff/login.html",
        {
            "email": email,
            "next": page_to_open(then),
            "problem": problem and problem.detail,
            "form_token": reception.form_token(mark),
        },
        status=problem.status_code if problem else 200,
        headers=problem.headers if problem else None,
    )
    cookies.keep_sign_in_mark(response, mark, production=reception.production)
    return response


ROUTES = [
    Route("/staff/login", login, methods=["GET", "POST"]),
    Route("/staff/logout", logout, methods=["POST"]),
]
