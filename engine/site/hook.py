"""What MkDocs does for the site: it is handed the pages and files that the editions give, and lays them out.

MkDocs loads this file by its path (`hooks:` in mkdocs.yml).
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Sheet

from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.rendering.markup import asset
from engine.site import lost
from engine.site.build import Site, build
from engine.site.frame import POLICY, Framing
from engine.site.memory import Memory
from engine.site.model import Page, Place
from engine.site.serving import SITEMAP, served

TODAY = "CLAUSIER_TODAY"
"""The variable of the environment that names the day of the site, if it is not to be today."""
STYLES = ("screen.css", "redline.css")
OWN_STYLES = Path(__file__).with_name("styles")


class _Made:
    """The site of this build, from `on_config` on."""

    site: Site
    pages: dict[str, Page]
    framing: Framing
    authored: dict[str, Page]
    policy = POLICY


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """The server of `mkdocs serve` writes a script into every page, which our policy forbids."""
    _Made.policy = "" if command == "serve" else POLICY


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site. A broken edition stops the build with what is wrong with it."""
    root = Path(config.config_file_path).parent
    named = os.environ.get(TODAY)
    today = datetime.date.fromisoformat(named) if named else datetime.date.today()
    memory = Memory(root / config.extra["memory"], root)
    place = Place(config.site_url or "", config.extra.get("authority", ""))
    try:
        _Made.site = build(root, today, config.extra["options"], memory, place)
    except Refused as refused:
        raise Abort("\n".join(map(str, refused.diagnostics))) from None
    _Made.pages = {page.source: page for page in _Made.site.pages}
    _Made.authored = {}
    config.theme.static_templates.discard(SITEMAP)
    config.theme.static_templates.add("404.html")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page; the sitemap of MkDocs lists every page too, and no twins: ours takes its place."""
    sitemap = files.get_file_from_path(SITEMAP)
    if sitemap is not None:  # no template any more: MkDocs would copy it
        files.remove(sitemap)
    for source in _Made.pages:
        files.append(File.generated(config, source, content=""))
    known = frozenset(file.url.removeprefix("./") for file in files.documentation_pages())
    _Made.framing = Framing(_Made.site.shelf, config.site_url or "", known)
    return files


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """What the theme prints is text unless it says otherwise."""
    env.autoescape = True
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files that are no pages: MkDocs would take Markdown to download for a page."""
    folder = Path(config.site_dir)
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(OWN_STYLES.glob("*.css")))
    _write(folder / "assets/site.css", ("".join(map(asset, STYLES)) + own).encode())
    for stored in (one for every in _Made.site.files.values() for one in every):
        _write(folder / stored.download.path, stored.content)
    pages = (*_Made.pages.values(), *(_Made.authored[source] for source in sorted(_Made.authored)))
    for name, content in served(_Made.framing, pages).items():
        _write(folder / name, content)
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
    """What the theme prints around the page."""
    source = page.file.src_uri
    made = _Made.pages.get(source)
    if made is None:
        made = _Made.authored[source] = _authored(page)
    return context | {"frame": _Made.framing.frame(made, page.content or ""), "policy": _Made.policy}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for the one page that is a template of the theme: 404.html."""
    return context | {"frame": lost.frame(_Made.framing), "policy": _Made.policy}


def _authored(page: Sheet) -> Page:
    """A page that somebody wrote in Markdown, in the folder of its language."""
    uri = page.file.src_uri.removesuffix(".md").removesuffix("index").strip("/")
    code = next((one for one in LANGUAGES if uri.startswith(f"{one}/")), next(iter(LANGUAGES)))
    return Page(
        code, uri.removeprefix(f"{code}/"), str(page.title or ""), str(page.meta.get("description", "")), "", "prose"
    )
