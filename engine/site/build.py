"""The whole site: every page and every file, from the editions on a day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused
from engine.files.memory import Memory
from engine.site.content.changes import history
from engine.site.content.documents_of_editions import holdings
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.content.option_archive import archive
from engine.site.content.option_changes import effects
from engine.site.files.compared_json import compared_files
from engine.site.files.downloads import stored
from engine.site.files.feeds import feeds
from engine.site.files.json_files import programs
from engine.site.files.option_files import option_files
from engine.site.model import Page, SiteAddress, Stored
from engine.site.pages import (
    article_history,
    by_date,
    changes,
    compare,
    dated_options,
    definitions,
    editions,
    home,
    informed,
    options,
    search,
    subprocessors,
    texts,
    verify,
)
from engine.tasks import editions as published

NOWHERE = SiteAddress()


@dataclass(frozen=True, slots=True)
class Site:
    """Pages and files; `files` are the downloads by SHA-256 of their edition, `others` all else by its path."""

    shelf: Shelf
    pages: tuple[Page, ...]
    files: Mapping[str, Sequence[Stored]]
    others: Mapping[str, bytes]


def build(
    root: Path, today: datetime.date, extra: Mapping[str, str], memory: Memory, place: SiteAddress = NOWHERE
) -> Site:
    """The site of a library on a day. Raises `Refused` where an edition is not as it was published."""
    found = shelf(root, today, extra, memory)
    prove(found)
    kept = archive(found)
    files = {
        one.edition.stamp.sha256: [*stored(found, one.edition, memory), *option_files(kept, one, memory)]
        for one in found.every
    }
    held, told, offered = holdings(found, memory), history(found, memory), effects(found, memory)
    pages = (
        *texts.pages(found, files),
        *options.pages(found, offered),
        *dated_options.pages(found, kept, files),
        *definitions.pages(found, offered),
        *subprocessors.pages(found),
        *changes.pages(found, held, told),
        *editions.pages(found, files, held, told, kept),
        *verify.pages(found, held, kept),
        *search.pages(found),
        *by_date.pages(found, held),
        *compare.pages(found, held),
        *article_history.pages(found, told),
    )
    others = feeds(found, held, told, place) | programs(found, files, held, place) | editions.sums(files)
    others |= compared_files(found, compare.PATH)
    pages = (*pages, *informed.pages(others, place))
    pages = (*home.pages(found, files, held, told, pages), *pages)
    return Site(found, pages, files, others)


def prove(shelf: Shelf) -> None:
    """Refuses editions that are no longer assembled to the texts whose digests they hold."""
    told: list[Diagnostic] = []
    for edition in (one.edition for one in shelf.every):
        if shelf.memory.known(shelf.key(edition, "verified")) is None:
            found = published.verify(shelf.root, edition)
            told += found
            if not found:
                shelf.memory.keep(shelf.key(edition, "verified"), b"")
    if told:
        raise Refused(told)
