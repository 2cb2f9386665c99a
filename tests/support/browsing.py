"""A browser that looks at a built site, and notes everything that a visitor should never meet."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, sync_playwright
from published import SECOND

from engine.site.files.robots_and_headers import fields

KINDS = (
    "",
    "cgv/",
    f"cgv/{SECOND}/",
    f"cgv/{SECOND}/changes/",
    "cgv/history/",
    "compare/",
    "by-date/",
    "stay-informed/",
    "dpa/",
    "sla/",
    "cgv/fr-en/",
    "options/",
    "options/eea-only/",
    "options/eea-only/2026-12-01/",
    "definitions/",
    "subprocessors/",
    "editions/",
    "verify/",
    "search/#q=contrat",
    "about/",
    "nowhere/at/all/",
)
"""A page of each kind, below the root of its language; the last one is that for an unknown address."""
ROOTS = ("", "en/")
CHROMIUM = "/usr/bin/chromium-headless-shell"
"""Chromium without its windows: these take two thirds of the time of a page, and nobody looks at them."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # whatever a page asks for, nothing leaves the machine
]
REFUSED = "(one) => console.error('refused by the policy:', one.violatedDirective, one.blockedURI)"
ARRIVED = """() => {
  const box = document.querySelector(":target")?.getClientRects()[0];
  return !box || (box.top < innerHeight && box.bottom > 0);
}"""
"""The page shows the passage that its address names: before, it moves, and a click on a button may end beside it."""
WAIT = 60_000
"""Milliseconds after which something that never happens is given up: a busy machine is slow."""


class Handler(SimpleHTTPRequestHandler):
    """A web server as docs/hosting.md asks for: the headers, and our own page for addresses that lead nowhere."""

    def end_headers(self) -> None:
        for name, value in fields(urlsplit(self.path).path.removeprefix("/")).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page before all of it has come is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site on a free port of this machine."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """Pages of one visitor. `address` is where the site is; `wrong` is what should not have happened."""

    context: BrowserContext
    address: str
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def page(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.set_default_timeout(WAIT)
        page.on("console", lambda one: self.wrong.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda one: self.wrong.append(str(one)))
        page.goto(self.address + path)
        page.wait_for_function(ARRIVED)
        return page

    def watch(self, request: Request) -> None:
        self.asked.append(f"{request.method} {request.url}")
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.wrong.append(f"asked {request.url}")


@contextmanager
def visit(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """A visitor, with settings of Playwright's (`color_scheme`, `viewport`). At the end nothing may have gone wrong."""
    context = browser.new_context(**({"locale": "fr-BE", "viewport": {"width": 1280, "height": 900}} | options))
    context.add_init_script(f"addEventListener('securitypolicyviolation', {REFUSED})")
    one = Visit(context, address)
    context.on("request", one.watch)
    yield one
    context.close()
    assert one.wrong == []


def wide(page: Page) -> int:
    """By how many pixels a page is wider than the window."""
    found = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert isinstance(found, int)
    return found


def place(page: Page) -> str:
    """Where a page is, below the root of the site."""
    parts = urlsplit(page.url)
    return parts.path.lstrip("/") + (f"#{unquote(parts.fragment)}" if parts.fragment else "")


def target(page: Page, link: Locator) -> str:
    """Where a link leads, below the root of the site."""
    return urlsplit(str(link.evaluate("(one) => one.href"))).path.lstrip("/")
