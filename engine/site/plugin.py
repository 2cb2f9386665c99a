"""What MkDocs does for the site: it is handed the pages and files that the editions give, and lays them out.

MkDocs finds the plugin by its name (`plugins:` in mkdocs.yml, an entry point in pyproject.toml). It makes one and keeps
it as long as it runs: for one build, or from build to build of `mkdocs serve`.
"""

from __future__ import annotations

import datetime
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as Sheet
from mkdocs.utils import CountHandler

from engine.diagnostics import Diagnostic, Refused, Severity
from engine.diagnostics.days import day_hint
from engine.files.memory import Memory
from engine.rendering.html.escaping import Html
from engine.rendering.html.stylesheets import asset
from engine.site.build import Site, build
from engine.site.content.keywords import keywords
from engine.site.files import search_index
from engine.site.files.assets import FOLDER, Assets, assets
from engine.site.files.robots_and_headers import HEADERS, SITEMAP, headers, served
from engine.site.model import Page, SiteAddress
from engine.site.pages import handwritten, not_found
from engine.site.pages.frame import POLICY, Framing
from engine.site.publish import links, preview_server
from engine.site.publish.never_lose import keep
from engine.site.publish.output import SiteFolder
from engine.site.publish.preview import Preview
from engine.site.settings import Settings, settings

TODAY = "CLAUSIER_TODAY"
"""The variable of the environment that names the day of the site, if it is not to be today."""
STYLES = ("screen.css", "redline.css", "facing.css")
OWN_STYLES = Path(__file__).with_name("styles")
LOG = logging.getLogger("mkdocs")


class Refusal(Abort):
    """The end of a build, told where errors are told."""

    def show(self, *args: Any, **kwargs: Any) -> None:
        print(self.format_message(), file=sys.stderr)


# MkDocs has no types for what it does to the classes that are made of its own.


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """What stands under the name of the plugin: nothing, for `engine.site.settings` reads the table `extra:`."""


class SitePlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """The site of one build, from `on_config` on; `preview` lives as long as `mkdocs serve`."""

    site: Site
    pages: dict[str, Page]
    authored: dict[str, Page]
    memory: Memory
    framing: Framing
    assets: Assets

    def __init__(self) -> None:
        self.policy = POLICY
        self.output: SiteFolder | None = None
        self.preview: Preview | None = None
        self.previewed = False
        self.warnings = CountHandler()

    def on_startup(self, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Counts warnings, which strict mode takes for errors: even those that `--quiet` would not count."""
        self.output, self.preview, self.previewed = None, None, command == "serve"
        self.policy = preview_server.POLICY if self.previewed else POLICY
        LOG.removeHandler(self.warnings)
        self.warnings = CountHandler(level=logging.WARNING)
        LOG.addHandler(self.warnings)
        LOG.setLevel(min(LOG.level, logging.WARNING))

    def on_shutdown(self) -> None:
        """Whatever ended the build, nothing half-built is left."""
        LOG.removeHandler(self.warnings)
        if self.output is not None:
            self.output.drop()
        if self.preview is not None:
            self.preview.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Makes the site, in a folder beside the old one. A broken edition stops the build with all that is wrong."""
        root = Path(config.config_file_path).parent
        with _refusing():
            told = settings(config.extra)
        place = SiteAddress(config.site_url or "", told.authority)
        if self.previewed:
            self._preview(config, root, told, place)
        else:
            self.memory, today = Memory(root / told.memory), _today()
            with _refusing():
                self.site = build(
                    root, today, told.options, self.memory, place, told.groups, told.store, preview=told.preview
                )
                _tell(self.site.blanks)
                keep(Path(config.site_dir), self.site.shelf)
                self.output = SiteFolder(Path(config.site_dir))
            config.site_dir = str(self.output.folder)
            self.pages = {page.source: page for page in self.site.pages}
        self.authored = {}
        own = "".join(path.read_text(encoding="utf-8") for path in sorted(OWN_STYLES.glob("*.css")))
        style = ("".join(map(asset, STYLES)) + own).encode()
        self.assets = assets(Path(config.theme.dirs[0]), style, lasting=not self.previewed)
        config.theme.static_templates.discard(SITEMAP)
        config.theme.static_templates.add(links.EVERYWHERE)
        return config

    def _preview(self, config: MkDocsConfig, root: Path, told: Settings, place: SiteAddress) -> None:
        """The published pages, unless they are served already, and those of the draft."""
        if self.preview is None:
            self.preview = Preview(root, told, place)
        preview = self.preview
        theme = [Path(config.docs_dir), Path(config.config_file_path), *map(Path, config.theme.dirs), OWN_STYLES]
        preview.refresh(_today(), theme)
        self.site = preview.site
        published = preview.site.pages if preview.whole else ()
        self.pages = {page.source: page for page in (*published, *preview.pages())}
        if preview.whole:
            preview.served = Path(config.site_dir)
        else:
            config.site_dir = str(preview.scratch)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Watches what legal types, and what check finds; answers to this machine alone."""
        if self.preview is not None:
            for folder in self.preview.watched():
                server.watch(str(folder))
        app = server.get_app()
        if app is not None:
            server.set_app(preview_server.guarded(app))
        return server

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds every page; the sitemap of MkDocs lists every page too, and no twins: ours takes its place."""
        for file in files:
            _readable(file)
        sitemap = files.get_file_from_path(SITEMAP)
        if sitemap is not None:  # no template any more: MkDocs would copy it
            files.remove(sitemap)
        for file in [one for one in files if one.src_uri.startswith(FOLDER)]:
            files.remove(file)
        published = self.site.pages
        for source in dict.fromkeys([*(page.source for page in published), *self.pages]):
            files.append(File.generated(config, source, content=""))
        known = frozenset(file.url.removeprefix("./") for file in files.documentation_pages())
        self.framing = Framing(self.site.shelf, config.site_url or "", known, bool(self.site.blanks))
        if self.preview is not None and not self.preview.whole:
            for file in [one for one in files if one.src_uri not in self.pages]:  # served already
                files.remove(file)
        return files

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """What the theme prints is text unless it says otherwise."""
        env.autoescape = True
        return env

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the files that are no pages: MkDocs would take Markdown to download for a page."""
        folder = Path(config.site_dir)
        if self.preview is not None and not self.preview.whole:
            self.preview.place()
            return
        files = {one.download.path: one.content for every in self.site.files.values() for one in every}
        for path, content in files.items():
            _write(folder / path, content)
        pages = (*self.site.pages, *(self.authored[source] for source in sorted(self.authored)))
        with _refusing():
            said = keywords(self.site.shelf, lenient=self.previewed)
        others = served(self.framing, pages) | search_index.indexes(pages, said) | dict(self.site.others)
        others |= self.assets.files
        for path, content in others.items():
            _write(folder / path, self.assets.asked(content.decode()).encode() if path.endswith(".html") else content)
        if self.preview is not None:
            _write(folder / preview_server.DRAFT_STYLE, preview_server.stylesheet())
        else:
            _write(folder / HEADERS, headers(f"{one.name}/" if one.is_dir() else one.name for one in folder.iterdir()))
            self._publish(config, folder)

    def _publish(self, config: MkDocsConfig, folder: Path) -> None:
        """Puts the site in place once it is whole and every link of it leads somewhere."""
        with _refusing():
            found = links.check(folder, config.site_url or "")
            if found:
                raise Refused(found)
            if config.strict and self.warnings.counts:
                raise Refusal("nothing is published: see the warnings above")
            if self.output is not None:
                self.output.publish()
                config.site_dir = str(self.output.target)
        if self.memory.made:
            self.memory.prune()
        fresh = sum(one.recorded is None for every in self.site.files.values() for one in every)
        if fresh:
            LOG.info("%d files are not recorded: clausier record keeps them as they are, byte for byte", fresh)

    def on_page_markdown(self, markdown: str, page: Sheet, config: MkDocsConfig, files: Files) -> str:
        """Titles come from the pages themselves, never from what MkDocs makes of their names."""
        made = self.pages.get(page.file.src_uri)
        if made is not None:
            page.meta["title"] = made.title
        return markdown

    def on_page_content(self, html: str, page: Sheet, config: MkDocsConfig, files: Files) -> str:
        made = self.pages.get(page.file.src_uri)
        return html if made is None else str(made.body)

    def on_page_context(self, context: Any, page: Sheet, config: MkDocsConfig, nav: object) -> Any:
        """What the theme prints around the page."""
        source = page.file.src_uri
        made = self.pages.get(source)
        if made is None:
            title, description = str(page.title or ""), str(page.meta.get("description", ""))
            made = self.authored[source] = handwritten.page(source, title, description, page.content or "")
        return context | {"frame": self.framing.frame(made, Html(page.content or "")), "policy": self.policy}

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The same for the one page that is a template of the theme: 404.html."""
        return context | {"frame": not_found.frame(self.framing), "policy": self.policy}

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        return self.assets.asked(output)

    def on_post_page(self, output: str, page: Sheet, config: MkDocsConfig) -> str:
        """A page asks for the assets by the names that they have; that of the draft has a stylesheet of its own."""
        output = self.assets.asked(output)
        made = self.pages.get(page.file.src_uri)
        return preview_server.styled(output, made.here) if made is not None and made.kind == "draft" else output


def _today() -> datetime.date:
    named = os.environ.get(TODAY)
    try:
        return datetime.date.fromisoformat(named) if named else datetime.date.today()
    except ValueError:
        raise Refusal(f"{TODAY}: {named} is no date; {day_hint(named or '')}") from None


@contextmanager
def _refusing() -> Iterator[None]:
    """Ends the build with everything that is wrong."""
    try:
        yield
    except Refused as refused:
        raise Refusal("\n".join(map(str, refused.diagnostics))) from None


def _tell(blanks: Iterable[Diagnostic]) -> None:
    """On standard error, and not as a warning of MkDocs: strict mode would stop the preview that somebody asked for."""
    for one in blanks:
        print(replace(one, severity=Severity.WARNING), file=sys.stderr)


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


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
