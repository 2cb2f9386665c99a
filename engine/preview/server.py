"""The server of the preview: pages, their changes as they happen, and nothing for anybody else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from engine.files.text import EDITIONS
from engine.languages import FIRST
from engine.preview.page import print_page
from engine.preview.screen import Base, Screen, Watched, base, first, rechecked, reread
from engine.rendering.html.stylesheets import asset

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NO_TEXT = "-"
"""What stands for a document in the address as long as there is none that can be read."""
HOST = "127.0.0.1"
HOSTS = (HOST, "localhost")
TRIES = 20
"""How many ports after the one asked for are tried."""
STEP, DEBOUNCE = 40, 400
"""Milliseconds: how long nothing must change before it is read, and how long that is waited for at most."""
HEARTBEAT = 15.0
"""Seconds between two signs of life to a browser that waits."""
HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        b"form-action 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guarded:
    """Adds the headers that keep a page to itself, whatever answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, guarded)


class Live:
    """The screen that everybody sees now, and the three that keep it so: who watches, who reads, and who checks."""

    def __init__(self, watched: Watched, against: Base | None, screen: Screen) -> None:
        self.watched, self.against, self.screen = watched, against, screen
        self.changed = asyncio.Condition()
        self.stopping = asyncio.Event()
        self.found: asyncio.Queue[frozenset[Path]] = asyncio.Queue()

    async def show(self, screen: Screen) -> None:
        async with self.changed:
            self.screen = screen
            self.changed.notify_all()

    async def stop(self) -> None:
        self.stopping.set()
        await self.found.put(frozenset())
        async with self.changed:
            self.changed.notify_all()

    async def watch(self) -> None:
        """Tells which files change."""
        from watchfiles import awatch

        folders = [self.watched.root / name for name in ("clauses", "variants") if (self.watched.root / name).is_dir()]
        if self.watched.deal is not None:
            folders.append(self.watched.deal.resolve().parent)
        async for found in awatch(*folders, step=STEP, debounce=DEBOUNCE, stop_event=self.stopping):
            await self.found.put(frozenset(Path(path) for _, path in found))

    async def read(self) -> None:
        """Reads the draft again whenever files have changed; the base too if an edition was published."""
        published = self.watched.root / EDITIONS
        while True:
            paths = set(await self.found.get())
            while not self.found.empty():
                paths |= self.found.get_nowait()
            if self.stopping.is_set():
                return
            if self.against is None or any(path.is_relative_to(published) for path in paths):
                self.against = await asyncio.to_thread(base, self.watched) or self.against
            await self.show(await asyncio.to_thread(reread, self.watched, self.against, self.screen))

    async def check(self) -> None:
        """Adds what check has to say to each screen that lasts long enough."""
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.stopping.is_set() or not self.screen.checked)
            if self.stopping.is_set():
                return
            screen = self.screen
            found = await asyncio.to_thread(rechecked, self.watched, screen)
            if self.screen is screen:
                await self.show(found)

    async def numbers(self) -> AsyncIterator[str]:
        """The number of each screen as it comes, as server-sent events."""
        yield "retry: 500\n\n"
        told = -1
        while not self.stopping.is_set():
            if told != self.screen.number:
                told = self.screen.number
                yield f"data: {told}\n\n"
            if not await self._news(told):
                yield ": still here\n\n"

    async def _news(self, told: int) -> bool:
        """Waits for another screen, but not for ever."""
        async with self.changed:
            news = self.changed.wait_for(lambda: self.stopping.is_set() or told != self.screen.number)
            with suppress(TimeoutError):
                await asyncio.wait_for(news, HEARTBEAT)
                return True
        return False


@cache
def stylesheet() -> str:
    own = Path(__file__).with_name("assets") / "preview.css"
    return f"{asset('screen.css')}{asset('redline.css')}{own.read_text(encoding='utf-8')}"


@cache
def script() -> str:
    return (Path(__file__).with_name("assets") / "preview.js").read_text(encoding="utf-8")


def begun(watched: Watched) -> Live:
    """The first screen of a preview. Raises `Refused` where there is no library."""
    against = base(watched)
    return Live(watched, against, first(watched, against))


def application(live: Live) -> Starlette:
    """The preview as an application."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(one()) for one in (live.watch, live.read, live.check)]
        yield
        await live.stop()
        await asyncio.gather(*tasks)

    def home(_: Request) -> Response:
        shown = live.screen.comparisons
        id, code = next(iter(shown), (NO_TEXT, FIRST))
        return RedirectResponse(f"/{id}/{code}", 307)

    def page(request: Request) -> Response:
        id, code = request.path_params["document"], request.path_params["language"]
        screen = live.screen
        if screen.comparisons and id == NO_TEXT:
            return home(request)
        if screen.comparisons and (id, code) not in screen.comparisons:
            return Response("there is no such document\n", 404, media_type="text/plain")
        return Response(print_page(screen, id, code), media_type="text/html; charset=utf-8")

    async def changes(_: Request) -> Response:
        return StreamingResponse(live.numbers(), media_type="text/event-stream")

    return Starlette(
        routes=[
            Route("/", home, methods=["GET"]),
            Route("/changes", changes, methods=["GET"]),
            Route("/preview.css", lambda _: Response(stylesheet(), media_type="text/css"), methods=["GET"]),
            Route("/preview.js", lambda _: Response(script(), media_type="text/javascript"), methods=["GET"]),
            Route("/{document}/{language}", page, methods=["GET"]),
        ],
        middleware=[Middleware(Guarded), Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)],
        lifespan=lifespan,
    )


def listening(port: int) -> socket.socket | None:
    """A socket of this machine alone on a port, or on the next one that is free; None where none is."""
    for one in range(port, min(port + TRIES, 65536)):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, one))
            found.listen()  # whoever is told the address before everything is ready has to wait, no more
        except OSError:
            found.close()
            continue
        return found
    return None


def serve(watched: Watched, place: socket.socket, ready: Callable[[str], None]) -> None:
    """Serves the preview until somebody interrupts it; `ready` is told its address."""
    import uvicorn

    live = begun(watched)

    class Server(uvicorn.Server):
        """Lets the browsers that wait for changes go before it waits for them to go."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            await live.stop()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        application(live), log_level="error", lifespan="on", timeout_graceful_shutdown=2, server_header=False
    )
    ready(f"http://{HOST}:{place.getsockname()[1]}/")
    with suppress(KeyboardInterrupt):  # how a preview ends
        Server(config).run(sockets=[place])
