"""What MkDocs does for the site: it is handed the pages and files that the editions give, and lays them out.

MkDocs loads this file by its path (`hooks:` in mkdocs.yml).
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Sheet
from mkdocs.utils import CountHandler

from engine.diagnostics import Refused
from engine.languages import LANGUAGES
from engine.rendering.markup import asset
from engine.site.build import Site, build
from engine.site.links import check
from engine.site.markup import words
from engine.site.memory import Memory
from engine.site.model import Page
from engine.site.output import Output
from engine.site.preview import Preview
from engine.site.local import DRAFT_STYLE, guarded, previewed, stylesheet

TODAY = "CLAUSIER_TODAY"
"""The variable of the environment that names the day of the site, if it is not to be today."""
STYLES = ("screen.css", "redline.css")
OWN_STYLES = Path(__file__).with_name("styles")


class _Made:
    """The site of this build, from `on_config` on."""

    site: Site
    pages: dict[str, Page]
    memory: Memory
    output: Output | None = None
    preview: Preview | None = None
    previewed = False
    warnings = CountHandler()


def on_startup(command: str, dirty: bool) -> None:
    """Counts warnings, which strict mode takes for errors: even those that `--quiet` would not count."""
    _Made.previewed = command == "serve"
    log = logging.getLogger("mkdocs")
    log.setLevel(min(log.level, logging.WARNING))
    _Made.warnings.setLevel(logging.WARNING)
    log.addHandler(_Made.warnings)


def on_shutdown() -> None:
    """Whatever ended the build, nothing half-built is left."""
    logging.getLogger("mkdocs").removeHandler(_Made.warnings)
    if _Made.output is not None:
        _Made.output.drop()
    if _Made.preview is not None:
        _Made.preview.close()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site, in a folder beside the old one. A broken edition stops the build with what is wrong with it."""
    root = Path(config.config_file_path).parent
    if _Made.previewed:
        return _preview(config, root)
    _Made.memory = Memory(root / config.extra["memory"], root)
    with _refusing():
        _Made.site = build(root, _today(), config.extra["options"], _Made.memory)
        _Made.output = Output(Path(config.site_dir))
    config.site_dir = str(_Made.output.folder)
    _Made.pages = {page.source: page for page in _Made.site.pages}
    return config


def _preview(config: MkDocsConfig, root: Path) -> MkDocsConfig:
    """The published pages, unless they are served already, and those of the draft."""
    if _Made.preview is None:
        _Made.preview = Preview(root, root / config.extra["memory"], config.extra["options"])
    preview = _Made.preview
    theme = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.theme.dirs), OWN_STYLES]
    preview.refresh(_today(), theme)
    _Made.site = preview.site
    published = preview.site.pages if preview.whole else ()
    _Made.pages = {page.source: page for page in (*published, *preview.pages())}
    if preview.whole:
        preview.served = Path(config.site_dir)
    else:
        config.site_dir = str(preview.scratch)
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watches what legal types, and what check finds; answers to this machine alone."""
    if _Made.preview is not None:
        for folder in _Made.preview.watched():
            server.watch(str(folder))
    app = server.get_app()
    if app is not None:
        server.set_app(guarded(app))
    return server


def _today() -> datetime.date:
    named = os.environ.get(TODAY)
    try:
        return datetime.date.fromisoformat(named) if named else datetime.date.today()
    except ValueError:
        raise Abort(f"{TODAY}: {named} is no date; write it as 2026-12-31") from None


@contextmanager
def _refusing() -> Iterator[None]:
    """Ends the build with everything that is wrong."""
    try:
        yield
    except Refused as refused:
        raise Abort("\n".join(map(str, refused.diagnostics))) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page; in a preview, those that are served already are left as they are."""
    if _Made.preview is not None and not _Made.preview.whole:
        for file in list(files):
            files.remove(file)
    for source in _Made.pages:
        files.append(File.generated(config, source, content=""))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files that are no pages: MkDocs would take Markdown to download for a page."""
    folder = Path(config.site_dir)
    if _Made.preview is not None and not _Made.preview.whole:
        _Made.preview.place()
        return
    own = "".join(path.read_text(encoding="utf-8") for path in sorted(OWN_STYLES.glob("*.css")))
    _write(folder / "assets/site.css", ("".join(map(asset, STYLES)) + own).encode())
    for stored in (one for every in _Made.site.files.values() for one in every):
        _write(folder / stored.download.path, stored.content)
    if _Made.preview is not None:
        _write(folder / DRAFT_STYLE, stylesheet())
    else:
        _publish(config, folder)


def _publish(config: MkDocsConfig, folder: Path) -> None:
    """Puts the site in place once it is whole and every link of it leads somewhere."""
    with _refusing():
        found = check(folder, config.site_url or "")
        if found:
            raise Refused(found)
        if config.strict and _Made.warnings.counts:
            raise Abort("nothing is published: see the warnings above")
        if _Made.output is not None:
            _Made.output.publish()
            config.site_dir = str(_Made.output.target)
    if _Made.memory.made:
        _Made.memory.prune()


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


def on_post_page(output: str, page: Sheet, config: MkDocsConfig) -> str:
    """In a preview, lets the script run by which pages load themselves again, and styles the pages of the draft."""
    if _Made.preview is None:
        return output
    made = _Made.pages.get(page.file.src_uri)
    style = made.here.file(DRAFT_STYLE) if made is not None and made.kind == "draft" else ""
    return previewed(output, style)


def _authored(page: Sheet) -> Page:
    """A page that somebody wrote in Markdown, in the folder of its language."""
    uri = page.file.src_uri.removesuffix(".md").removesuffix("index").strip("/")
    code = next((one for one in LANGUAGES if uri.startswith(f"{one}/")), next(iter(LANGUAGES)))
    return Page(
        code, uri.removeprefix(f"{code}/"), str(page.title or ""), str(page.meta.get("description", "")), "", "prose"
    )
