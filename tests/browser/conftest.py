"""A stand-in for the web app, and visitors in headless Chromium."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

WIDGET = Path(__file__).resolve().parents[2] / "widget"
# Stricter than the web app's own: Trusted Types refuse every string of HTML.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' {style}; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'"
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="/icon.svg">{css}
<script src="/widget/vein-guide.js" type="module"></script></head>
<body>{body}</body></html>"""
ICON = "<svg xmlns='http://www.w3.org/2000/svg'/>"
BODY = """<main><h1>Your legs</h1><p>Some <a href="/two">words</a> of the clinic.</p>
<button id="ask">Ask us</button></main><vein-guide></vein-guide>"""

GREETING = {
    "kind": "notice",
    "text": "Hi, I'm Vein Guide. I'm an automated assistant, not a person or a doctor. "
    "For an emergency, call 911.\n\nThis chat is recorded and kept for 30 days.",
    "choices": ["Why do my legs cramp?", "Does treatment hurt?", "Book a free visit"],
}
ANSWER = {
    "kind": "answer",
    "text": "Leaky veins let blood pool in the leg. Pressure builds, and muscles can "
    "cramp.\n\nThere are other causes. If one leg is swollen, sore, warm or red, call "
    "a doctor today. You can call the clinic at 816-396-0245.",
    "choices": ["Is it worse at night?", "What can be done?"],
    "sources": [
        {"label": "The clinic's article on leg cramps", "url": None},
        {"label": "Vasa, 2000: a study", "url": "https://pubmed.example/11141652/"},
    ],
}
EMERGENCY = {
    "kind": "emergency",
    "text": "Call 911 now. Trouble breathing can be a blood clot in the lungs.\n\n"
    "Sit up and rest. Do not drive yourself.",
}


@dataclass
class Site:
    """The stand-in. Tests read what arrived and say how it shall fail."""

    url: str
    replies: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    chats: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    seconds: float = 0.0
    fails_with: int | None = None
    stores_nothing: bool = False
    emergencies_even_so: bool = False
    body: str = BODY
    css: str = ""

    def reset(self) -> None:
        self.__dict__.update(Site(self.url).__dict__)
        self.replies = {"My chest hurts": [EMERGENCY]}

    @property
    def visitor_messages(self) -> list[str]:
        said = [message for chat in self.chats.values() for message in chat]
        return [m["text"] for m in said if m["author"] == "visitor"]

    def asked(self, request: str) -> int:
        return self.requests.count(request)


IDS = count(1)


def message(author: str, canned: dict[str, Any]) -> dict[str, Any]:
    choices = [{"id": f"c{next(IDS)}", "label": c} for c in canned.get("choices", [])]
    return {
        "id": f"m{next(IDS)}",
        "author": author,
        "created_at": "2026-11-23T12:00:00Z",
        "sources": [],
        "kind": "answer",
        **canned,
        "choices": choices,
    }


def error(status: int, code: str, **more: Any) -> Response:
    headers = {"Retry-After": "7"} if status == 429 else None
    body = {"error": {"code": code, "message": "In the server's words."}, **more}
    return JSONResponse(body, status, headers)


def build_app(site: Site) -> Starlette:
    def token_of(request: Request) -> str:
        return request.headers.get("Authorization", "").removeprefix("Bearer ")

    async def page(request: Request) -> Response:
        css = f'<style nonce="x">{site.css}</style>' if site.css else ""
        html = PAGE.format(title=request.url.path, css=css, body=site.body)
        policy = POLICY.format(style="'nonce-x'" if site.css else "")
        return HTMLResponse(html, headers={"Content-Security-Policy": policy})

    async def icon(request: Request) -> Response:
        return Response(ICON, media_type="image/svg+xml")

    async def sessions(request: Request) -> Response:
        site.requests.append("POST /chat/sessions")
        if site.fails_with in (500, 503):
            return error(site.fails_with, "unavailable")
        token = f"token-{next(IDS)}"
        site.chats[token] = [message("assistant", GREETING)]
        body = {"token": token, "expires_at": "", "messages": site.chats[token]}
        return JSONResponse(body, 201)

    async def end(request: Request) -> Response:
        site.requests.append("DELETE /chat/sessions/current")
        site.chats.pop(token_of(request), None)
        return Response(status_code=204)

    async def history(request: Request) -> Response:
        site.requests.append("GET /chat/messages")
        if site.fails_with in (500, 503):
            return error(site.fails_with, "unavailable")
        if token_of(request) not in site.chats:
            return error(401, "token_unknown")
        return JSONResponse({"messages": site.chats[token_of(request)]})

    async def say(request: Request) -> Response:
        site.requests.append("POST /chat/messages")
        said = await request.json()
        chat = site.chats.get(token_of(request))
        choices = {c["id"]: c["label"] for m in chat or [] for c in m["choices"]}
        text = said.get("text") or choices.get(said.get("choice"))
        replies = [
            message("assistant", canned) for canned in site.replies.get(text, [ANSWER])
        ]
        even_so = {"messages": replies} if site.emergencies_even_so else {}
        if site.fails_with:
            return error(site.fails_with, "failing", **even_so)
        if chat is None:
            return error(401, "token_unknown", **even_so)
        if text is None:
            return error(404, "choice_unknown")
        if not site.stores_nothing:
            chat.append(message("visitor", {"text": text}))
        await run_in_threadpool(time.sleep, site.seconds)
        if not site.stores_nothing:
            chat.extend(replies)
        return JSONResponse({"messages": replies})

    return Starlette(
        routes=[
            Route("/chat/sessions", sessions, methods=["POST"]),
            Route("/chat/sessions/current", end, methods=["DELETE"]),
            Route("/chat/messages", history, methods=["GET"]),
            Route("/chat/messages", say, methods=["POST"]),
            Route("/icon.svg", icon),
            Mount("/widget", StaticFiles(directory=WIDGET)),
            Route("/", page),
            Route("/two", page),
        ]
    )


@pytest.fixture(scope="session")
def served_site() -> Iterator[Site]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    site = Site(f"http://127.0.0.1:{listener.getsockname()[1]}")
    config = uvicorn.Config(build_app(site), log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    yield site
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture
def site(served_site: Site) -> Site:
    served_site.reset()
    return served_site


@pytest.fixture(scope="session")
def browser(root: Path) -> Iterator[Browser]:
    noted = root / "var" / "chromium-path"
    path = noted.read_text().strip() if noted.exists() else shutil.which("chromium")
    assert path, "no Chromium: run scripts/browser"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """Somebody on a page with the widget, by what a person can see and do."""

    page: Page
    url: str

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Ask about legs and veins")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog", name="Chat with Vein Guide")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox", name="Your question")

    @property
    def trouble(self) -> Locator:
        return self.page.locator("vein-guide .trouble")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def visits(self, path: str = "/") -> "Visitor":
        self.page.goto(self.url + path)
        return self

    def opens(self, path: str = "/") -> "Visitor":
        self.visits(path)
        self.launcher.click()
        self.button("Book a free visit").wait_for()
        return self

    def says(self, text: str) -> None:
        self.box.fill(text)
        self.box.press("Enter")

    def tab_stops(self, count: int) -> list[str]:
        return [self._tab() for _ in range(count)]

    def _tab(self) -> str:
        self.page.keyboard.press("Tab")
        return self.page.evaluate(
            "(a => a.ariaLabel || a.textContent)"
            "(document.querySelector('vein-guide').shadowRoot.activeElement)"
        )

    def bubbles(self, text: str) -> Locator:
        return self.log.locator(".bubble", has_text=text)


@pytest.fixture
def arrive(site: Site, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors; afterwards nothing was asked elsewhere and nothing broke."""
    contexts, addresses, broken = [], [], []

    def new_visitor(**how: Any) -> Visitor:
        context = browser.new_context(**{"reduced_motion": "reduce", **how})
        contexts.append(context)
        context.set_default_timeout(5000)
        context.on("request", lambda request: addresses.append(request.url))
        context.on("weberror", lambda fault: broken.append(str(fault.error)))
        context.on("console", lambda line: broken.append(line.text))
        return Visitor(context.new_page(), site.url)

    yield new_visitor
    for context in contexts:
        context.close()
    assert [a for a in addresses if not a.startswith(f"{site.url}/")] == []
    # Chromium notes every failed request there; the tests make some fail.
    assert [words for words in broken if "Failed to load resource" not in words] == []


@pytest.fixture
def visitor(arrive: Callable[..., Visitor]) -> Visitor:
    return arrive()
