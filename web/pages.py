"""The clinic's demo page, and how every page is rendered."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from veinguide import PROJECT_ROOT
from veinguide.booking.phones import to_shown
from veinguide.content import Clinic
from web.labels import Labels, consent_question, is_from_now, surety

WEB = Path(__file__).parent
STATIC = WEB / "static"
WIDGET = PROJECT_ROOT / "widget"

# Those that the assistant has a line in, see utter_other_language.
LANGUAGES = {
    "es": "Spanish",
    "vi": "Vietnamese",
    "ar": "Arabic",
    "so": "Somali",
    "zh": "Chinese",
}
DAYS_FROM_TODAY = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def load_templates(clinic: Clinic, labels: Labels) -> Jinja2Templates:
    templates = Jinja2Templates(directory=WEB / "templates")
    templates.env.globals["clinic"] = clinic
    zone = ZoneInfo(clinic.time_zone)
    templates.env.filters["local_time"] = partial(local_time, zone=zone)
    templates.env.filters["short_time"] = partial(short_time, zone=zone)
    templates.env.filters["shown_phone"] = to_shown
    templates.env.filters["percent"] = percent
    templates.env.filters["language_name"] = language_name
    templates.env.filters["intent_label"] = labels.intent
    templates.env.filters["sign_label"] = labels.sign
    templates.env.filters["surety"] = surety
    templates.env.tests["from_now"] = is_from_now
    templates.env.filters["consent_question"] = consent_question
    templates.env.filters["short_date"] = partial(short_date, zone=zone)
    templates.env.filters["date_field"] = partial(in_zone, form="%Y-%m-%d", zone=zone)
    templates.env.filters["time_field"] = partial(in_zone, form="%H:%M", zone=zone)
    return templates


def render(
    request: Request,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    templates = cast(Jinja2Templates, request.app.state.templates)
    return templates.TemplateResponse(
        request, template, context or {}, status_code=status, headers=headers
    )


def zone_of(request: Request) -> ZoneInfo:
    """The clinic's."""
    return cast(ZoneInfo, request.app.state.zone)


def local_time(moment: datetime, zone: ZoneInfo) -> str:
    """As people at the clinic read it: Mon, Nov 23, 2026, 6:12 AM CST."""
    there = moment.astimezone(zone)
    return f"{there:%a, %b} {there.day}, {there.year}, {_clock(there)} {there:%Z}"


def short_time(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """As people at the clinic say it: today, 6:12 AM; the date when further away."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    day = DAYS_FROM_TODAY.get((there.date() - here.date()).days)
    return f"{day or _day(there, here)}, {_clock(there)}"


def short_date(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Never "today": it stands beside words such as "next week"."""
    return _day(moment.astimezone(zone), now.astimezone(zone))


def in_zone(moment: datetime, form: str, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime(form)


def _day(there: datetime, here: datetime) -> str:
    year = "" if there.year == here.year else f", {there.year}"
    return f"{there:%a, %b} {there.day}{year}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M %p}"


def percent(share: float) -> str:
    return f"{share:.0%}"


def language_name(code: str) -> str:
    """The code itself for a language that is not among ours."""
    return LANGUAGES.get(code, code)


async def demo(request: Request) -> Response:
    return render(request, "demo.html")


async def favicon(request: Request) -> Response:
    return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")


ROUTES = [
    Route("/", demo),
    Route("/favicon.ico", favicon),
    Mount("/static", StaticFiles(directory=STATIC)),
    Mount(
        "/widget",
        StaticFiles(directory=WIDGET, check_dir=False),
        middleware=[Middleware(GZipMiddleware)],
    ),
]
