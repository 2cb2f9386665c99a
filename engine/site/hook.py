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
from typing import Any, Literal

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Sheet
from mkdocs.utils import CountHandler

from engine.diagnostics import Refused
from engine.files.memory import Memory
from engine.rendering.html.escaping import Html
from engine.rendering.html.markup import asset
from engine.site.build import Site, build
from engine.site.files import search_index
from engine.site.files.robots_and_headers import SITEMAP, served
from engine.site.model import Page, Place
from engine.site.pages import handwritten, not_found
from engine.site.pages.frame import POLICY, Framing
from engine.site.publish import links, preview_server
from engine.site.publish.never_lose import keep
from engine.site.publish.output import Output
from engine.site.publish.preview import Preview
from engine.site.settings import Settings, settings

TODAY = "CLAUSIER_TODAY"
"""The variable of the environment that names the day of the site, if it is not to be today."""
STYLES = ("screen.css", "redline.css")
OWN_STYLES = Path(__file__).with_name("styles")
LOG = logging.getLogger("mkdocs")


class _Made:
    """The site of this build, from `on_config` on; `preview` lives as long as `mkdocs serve`."""

    site: Site
    pages: dict[str, Page]
    memory: Memory
    framing: Framing
    authored: dict[str, Page]
    policy = POLICY
    output: Output | None = None
    preview: Preview | None = None
    previewed = False
    warnings = CountHandler()


class Refusal(Abort):
    """The end of a build, told where errors are told."""

    def show(self, *args: Any, **kwargs: Any) -> None:
        click.echo(self.format_message(), err=True)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Counts warnings, which strict mode takes for errors: even those that `--quiet` would not count."""
    _Made.output, _Made.preview, _Made.previewed = None, None, command == "serve"
    _Made.policy = preview_server.POLICY if _Made.previewed else POLICY
    LOG.removeHandler(_Made.warnings)
    _Made.warnings = CountHandler(level=logging.WARNING)
    LOG.addHandler(_Made.warnings)
    LOG.setLevel(min(LOG.level, logging.WARNING))


def on_shutdown() -> None:
    """Whatever ended the build, nothing half-built is left."""
    LOG.removeHandler(_Made.warnings)
    if _Made.output is not None:
        _Made.output.drop()
    if _Made.preview is not None:
        _Made.preview.close()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Makes the site, in a folder beside the old one. A broken edition stops the build with what is wrong with it."""
    root = Path(config.config_file_path).parent
    with _refusing():
        told = settings(config.extra)
    place = Place(config.site_url or "", told.authority)
    if _Made.previewed:
        _preview(config, root, told, place)
    else:
        _Made.memory, today = Memory(root / told.memory), _today()
        with _refusing():
            _Made.site = build(root, today, told.options, _Made.memory, place)
            keep(Path(config.site_dir), [one.edition for one in _Made.site.shelf.every], today)
            _Made.output = Output(Path(config.site_dir))
        config.site_dir = str(_Made.output.folder)
        _Made.pages = {page.source: page for page in _Made.site.pages}
    _Made.authored = {}
    config.theme.static_templates.discard(SITEMAP)
    config.theme.static_templates.add(links.EVERYWHERE)
    return config


def _preview(config: MkDocsConfig, root: Path, told: Settings, place: Place) -> None:
    """The published pages, unless they are served already, and those of the draft."""
    if _Made.preview is None:
        _Made.preview = Preview(root, root / told.memory, told.options, place)
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


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watches what legal types, and what check finds; answers to this machine alone."""
    if _Made.preview is not None:
        for folder in _Made.preview.watched():
            server.watch(str(folder))
    app = server.get_app()
    if app is not None:
        server.set_app(preview_server.guarded(app))
    return server


def _today() -> datetime.date:
    named = os.environ.get(TODAY)
    try:
        return datetime.date.fromisoformat(named) if named else datetime.date.today()
    except ValueError:
        raise Refusal(f"{TODAY}: {named} is no date; write it as 2026-12-31") from None


@contextmanager
def _refusing() -> Iterator[None]:
    """Ends the build with everything that is wrong."""
    try:
        yield
    except Refused as refused:
        raise Refusal("\n".join(map(str, refused.diagnostics))) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds every page; the sitemap of MkDocs lists every page too, and no twins: ours takes its place."""
    for file in files:
        _readable(file)
    sitemap = files.get_file_from_path(SITEMAP)
    if sitemap is not None:  # no template any more: MkDocs would copy it
        files.remove(sitemap)
    published = _Made.site.pages
    for source in dict.fromkeys([*(page.source for page in published), *_Made.pages]):
        files.append(File.generated(config, source, content=""))
    known = frozenset(file.url.removeprefix("./") for file in files.documentation_pages())
    _Made.framing = Framing(_Made.site.shelf, config.site_url or "", known)
    if _Made.preview is not None and not _Made.preview.whole:
        for file in [one for one in files if one.src_uri not in _Made.pages]:  # served already
            files.remove(file)
    return files


def _readable(file: File) -> None:
    """Refuses what MkDocs would give up at without a word of sense."""
    if file.abs_src_path is None:
        return
    path = Path(file.abs_src_path)
    try:
        content = path.read_bytes()
        if file.is_documentation_page():
            content.decode("utf-8")
    except OSError as problem:
        raise Refusal(f"{path}: cannot be read: {(problem.strerror or 'unknown reason').lower()}") from None
    except UnicodeDecodeError as problem:
        raise Refusal(f"{path}: not UTF-8 from byte {problem.start + 1} on; save it as UTF-8") from None


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """What the theme prints is text unless it says otherwise."""
    env.autoescape = True
    return env


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
    pages = (*_Made.site.pages, *(_Made.authored[source] for source in sorted(_Made.authored)))
    for path, content in (served(_Made.framing, pages) | search_index.indexes(pages) | dict(_Made.site.others)).items():
        _write(folder / path, content)
    if _Made.preview is not None:
        _write(folder / preview_server.DRAFT_STYLE, preview_server.stylesheet())
    else:
        _publish(config, folder)


def _publish(config: MkDocsConfig, folder: Path) -> None:
    """Puts the site in place once it is whole and every link of it leads somewhere."""
    with _refusing():
        found = links.check(folder, config.site_url or "")
        if found:
            raise Refused(found)
        if config.strict and _Made.warnings.counts:
            raise Refusal("nothing is published: see the warnings above")
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
    return html if made is None else str(made.body)


def on_page_context(context: dict[str, Any], page: Sheet, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the theme prints around the page."""
    source = page.file.src_uri
    made = _Made.pages.get(source)
    if made is None:
        description = str(page.meta.get("description", ""))
        made = _Made.authored[source] = handwritten.page(source, str(page.title or ""), description, page.content or "")
    return context | {"frame": _Made.framing.frame(made, Html(page.content or "")), "policy": _Made.policy}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The same for the one page that is a template of the theme: 404.html."""
    return context | {"frame": not_found.frame(_Made.framing), "policy": _Made.policy}


def on_post_page(output: str, page: Sheet, config: MkDocsConfig) -> str:
    """The pages of the draft have a stylesheet that no published page has."""
    made = _Made.pages.get(page.file.src_uri)
    return preview_server.styled(output, made.here) if made is not None and made.kind == "draft" else output
