"""What a site weighs: in all by kind of file, and for a visitor by kind of page, with the first paint in Chromium."""

from __future__ import annotations

import functools
import gzip
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = Path("/usr/bin/chromium-headless-shell")
PAGES = ("", "cgv/", "options/", "definitions/", "subprocessors/", "editions/", "verify/", "search/", "embed/cgv/fr/")
ASKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def weigh(folder: Path) -> None:
    """Prints the bytes by kind of file, then of each page what travels and when something is painted."""
    for ending, size in kinds(folder):
        print(f"  {ending:<56} {size / 1e6:>9.2f} MB")
    painted = paint(folder) if CHROMIUM.exists() else {}
    for page in (one for one in PAGES if (folder / one / "index.html").exists()):
        whole, sent = visit(folder, page)
        first = f", first paint {painted[page]:.0f} ms" if page in painted else ""
        print(f"  /{page:<55} {whole / 1e3:>9.1f} kB, {sent / 1e3:.1f} kB compressed{first}")


def kinds(folder: Path) -> list[tuple[str, int]]:
    """The bytes of all files of each ending, the heaviest first."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.suffix or path.name] += path.stat().st_size
    return found.most_common()


def visit(folder: Path, page: str) -> tuple[int, int]:
    """The bytes of a page with its stylesheet and scripts, as they are and compressed."""
    path = folder / page / "index.html"
    asked = (path.parent / one for one in ASKED.findall(path.read_text(encoding="utf-8")))
    contents = [path.read_bytes(), *(one.read_bytes() for one in asked)]
    return sum(map(len, contents)), sum(len(gzip.compress(one, 6)) for one in contents)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def paint(folder: Path) -> dict[str, float]:
    """When the first text of each page is painted, in milliseconds: the best of three visits with an empty cache."""
    from playwright.sync_api import sync_playwright

    script = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
    found: dict[str, float] = {}
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        for page in PAGES:
            times = []
            for _ in range(3):
                context = browser.new_context()
                visitor = context.new_page()
                visitor.goto(address + page, wait_until="networkidle")
                times.append(float(visitor.evaluate(script)))
                context.close()
            found[page] = min(times)
        browser.close()
    return found
