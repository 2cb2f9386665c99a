"""`make pictures`: makes the pictures of README.md from the library itself, into docs/pictures.

A page of a quote is the first one of the demonstration deals/example.yaml, made from the published edition; the public
site is the one of `DAY`. Both are looked at in Chromium, with the fonts of our documents and no others, so that they
look alike wherever they are made; another version of Chromium may still give other bytes. Needs what the tests of the
site need (packages/debian-ci.txt).
"""

from __future__ import annotations

import datetime
import functools
import io
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from engine import build, load_deal, load_library
from engine.tasks.logo import open_logos

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
DEAL = ROOT / "deals/example.yaml"
EDITION, DAY = datetime.date(2026, 12, 8), datetime.date(2026, 12, 10)
WIDTH = 1280
SHEET = 1080
"""The width of the sheet of paper in its picture, in pixels."""
COLOURS = 256
"""As many as a page of text needs: the pictures are a third as large."""
SITE_PAGE = "en/cgv/"
FONTS = {"sans-serif": ("Inter", "fontpkg_inter"), "serif": ("Source Serif 4", "fontpkg_source_serif_4")}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
DESK = f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; overflow: hidden; background: #e4e7ec }}
img {{ display: block; width: {SHEET}px; margin: 32px auto 0; box-shadow: 0 2px 24px rgb(16 30 60 / 0.22) }}
</style><img src="sheet.png" alt="">"""


def quote(folder: Path) -> None:
    """The first page of the quote, on a desk: `folder` can then be served."""
    library = load_library(ROOT, EDITION)
    deal = load_deal(DEAL, library)
    logos = open_logos(deal.publisher or library.publisher, DEAL.parent)
    files = build(library, deal, languages=["fr"], formats=["pdf"], logos=logos).files()
    (folder / "quote.pdf").write_bytes(next(content for name, content in files if name.endswith("-quote-fr.pdf")))
    command = ["pdftoppm", "-png", "-singlefile", "-f", "1", "-scale-to-x", str(SHEET), "-scale-to-y", "-1"]
    subprocess.run([*command, folder / "quote.pdf", folder / "sheet"], check=True)
    (folder / "index.html").write_text(DESK, encoding="utf-8")


def site(folder: Path) -> None:
    """The public site as of `DAY`. What MkDocs says goes to the terminal."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    env = {**os.environ, "CLAUSIER_TODAY": DAY.isoformat(), "CLAUSIER_PREVIEW": "true"}
    subprocess.run(command, cwd=ROOT, env=env, check=True)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a free port of this machine; pages refuse styles that come from a mere file."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def only_our_fonts(folder: Path) -> Path:
    """A configuration of fontconfig that knows the fonts of our documents alone."""
    packages = [find_spec(package) for _, package in FONTS.values()]
    places = "".join(f"<dir>{Path(one.origin).parent / 'files'}</dir>" for one in packages if one and one.origin)
    named = {**{kind: family for kind, (family, _) in FONTS.items()}, "system-ui": FONTS["sans-serif"][0]}
    aliases = "".join(
        f"<alias binding='same'><family>{kind}</family><prefer><family>{family}</family></prefer></alias>"
        for kind, family in named.items()
    )
    path = folder / "fonts.conf"
    cache = f"<cachedir>{folder / 'fonts'}</cachedir>"
    path.write_text(f"<?xml version='1.0'?><fontconfig>{places}{cache}{aliases}</fontconfig>", encoding="utf-8")
    return path


def take(browser: Browser, folder: Path, page: str, name: str, height: int) -> None:
    """A picture of what a window shows of a page without being scrolled."""
    with served(folder) as address:
        window = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
        window.goto(address + page, wait_until="networkidle")
        taken = Image.open(io.BytesIO(window.screenshot())).convert("RGB")
        taken.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)
        window.close()
    print(f"docs/pictures/{name}  {(PICTURES / name).stat().st_size // 1000} kB")


def main() -> None:
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        desk, pages = Path(made, "desk"), Path(made, "site")
        desk.mkdir()
        quote(desk)
        site(pages)
        fonts: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(only_our_fonts(Path(made)))}
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=FLAGS, env=fonts)
        PICTURES.mkdir(parents=True, exist_ok=True)
        take(browser, desk, "", "quote.png", 1000)
        take(browser, pages, SITE_PAGE, "site.png", 820)
        browser.close()


if __name__ == "__main__":
    main()
