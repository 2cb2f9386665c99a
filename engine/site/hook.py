"""What MkDocs does for the site: it is handed the pages and files that the editions give, and lays them out.

MkDocs loads this file by its path (`hooks:` in mkdocs.yml).
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Sheet

from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.rendering.markup import asset
from engine.site.build import Site, build
from engine.site.markup import words
from engine.site.memory import Memory
from engine.site.model import Page

TODAY = "CLAUSIER_TODAY"
"""The variable of the environment that names the day of the site, if it is not to be today."""
STYLES = ("screen.css", "redline.css")
OWN_STYLES = Path(__file__).with_name("styles")


class _Made:
    """The site of this build, from `on_config` on."""

    site: Site
    pages: dict[str, Page]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site. A broken edition stops the build with what is wrong with it."""
    root = Path(config.config_file_path).parent
    named = os.environ.get(TODAY)
    today = datetime.date.fromisoformat(named) if named else datetime.date.today()
    memory = Memory(root / config.extra["memory"], root)
    try:
        _Made.site = build(root, today, config.extra["options"], memory)
    except Refused as refused:
        raise Abort("\n".join(map(str, refused.diagnostics))) from None
    _Made.pages = {page.source: page for page in _Made.site.pages}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page."""
    for source in _Made.pages:
        files.append(File.generated(config, source, content=""))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files that are no pages: MkDocs would take Markdown to download for a page."""
    folder = Path(config.site_dir)
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(OWN_STYLES.glob("*.css")))
    _write(folder / "assets/site.css", ("".join(map(asset, STYLES)) + own).encode())
    for stored in (one for every in _Made.site.files.values() for one in every):
        _write(folder / stored.download.path, stored.content)
    for path, content in _Made.site.others.items():
        _write(folder / path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def on_page_markdown(markdown: str, page: Sheet, config: MkDocsConfig, files: Files) -> str:
    """Titles come from the pages themselves, never from what MkDocs makes of their names."""
    made = _Made.pages.get(page.file.src_uri)
    if made is not None:
        page.meta["title"] = made.title
    return markdown


def on_page_content(html: str, page: Sheet, config: MkDocsConfig, files: Files) -> str:
    made = _Made.pages.get(page.file.src_uri)
    return html if made is None else made.body


def on_page_context(context: dict[str, Any], page: Sheet, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the theme needs to know besides the text."""
    made = _Made.pages.get(page.file.src_uri) or _authored(page)
    code = made.language
    other = next(one for one in LANGUAGES if one != code)
    return context | {
        "made": made,
        "here": made.here,
        "words": words(code),
        "locale": LANGUAGES[code].bcp47,
        "other": other,
        "other_locale": LANGUAGES[other].bcp47,
        "shelf": _Made.site.shelf,
        "languages": LANGUAGES,
    }


def _authored(page: Sheet) -> Page:
    """A page that somebody wrote in Markdown, in the folder of its language."""
    uri = page.file.src_uri.removesuffix(".md").removesuffix("index").strip("/")
    code = next((one for one in LANGUAGES if uri.startswith(f"{one}/")), next(iter(LANGUAGES)))
    return Page(
        code, uri.removeprefix(f"{code}/"), str(page.title or ""), str(page.meta.get("description", "")), "", "prose"
    )
