"""Builds the site of a library without what takes long: the downloads are short stand-ins."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

from commands import ROOT
from mkdocs.commands import build as command
from mkdocs.config import load_config

from engine.rendering import jobs
from engine.rendering.jobs import Job
from engine.site.hook import TODAY

URL = "https://documents.example/sub/"


def _printed(jobs: Sequence[Job], workers: int = 1) -> Iterator[tuple[str, bytes]]:
    """Stands in for the printing of downloads."""
    yield from ((job.name, f"{job.name} {job.print.args[0].title}".encode()) for job in jobs)  # type: ignore[attr-defined]


def _settings(target: Path) -> str:
    """Our own mkdocs.yml for a library elsewhere."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        ("docs_dir: site", f"docs_dir: {ROOT}/site"),
        ("site_dir: output/site", f"site_dir: {target}"),
        ("custom_dir: engine", f"custom_dir: {ROOT}/engine"),
        ("- engine/site/hook.py", f"- {ROOT}/engine/site/hook.py"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def built(
    library: Path,
    today: datetime.date,
    target: Path,
    *,
    options: Mapping[str, str] | None = None,
    url: str = URL,
    served: bool = False,
) -> dict[str, str]:
    """The site of a library on a day, written to `target`: its texts by their path.

    `library` gets a mkdocs.yml of its own; the theme and the authored pages are ours. `served` builds it as `mkdocs
    serve` does.
    """
    settings = library / "mkdocs.yml"
    settings.write_text(_settings(target), encoding="utf-8")
    with (
        warnings.catch_warnings(),
        mock.patch.dict("os.environ", {TODAY: str(today)}),
        mock.patch.object(jobs, "printed", _printed),
    ):
        warnings.simplefilter("ignore")  # MkDocs warns of what is to come in its own next version
        config = load_config(str(settings), site_url=url)
        config.extra["options"] = dict(options or {})
        config.plugins.on_startup(command="serve" if served else "build", dirty=False)
        try:
            command.build(config)
        finally:
            config.plugins.on_shutdown()
    texts = (".html", ".xml", ".txt", "_headers", ".css", ".js")
    files = (path for path in sorted(target.rglob("*")) if path.is_file() and path.name.endswith(texts))
    return {path.relative_to(target).as_posix(): path.read_text(encoding="utf-8") for path in files}


class Read(HTMLParser):
    """A page as a browser reads it: every tag with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def named(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        """The attributes of the tags of a name that have these attributes."""
        return [
            told
            for name, told in self.tags
            if name == tag
            and all(told.get(key.strip("_").replace("_", "-")) == value for key, value in attributes.items())
        ]
