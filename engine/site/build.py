"""The whole site: every page and every file, from the editions on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused
from engine.files.memory import Memory
from engine.files.writing.store import store
from engine.site.content.changes import history
from engine.site.content.company import blanks
from engine.site.content.documents_of_editions import holdings
from engine.site.content.editions_on_day import Shelf, shelf
from engine.site.content.option_archive import OptionArchive, archive
from engine.site.content.option_changes import effects
from engine.site.content.recorded import recorded
from engine.site.files.compared_json import compared_files
from engine.site.files.downloads import Printable, printables, stored
from engine.site.files.feeds import feeds
from engine.site.files.integrators import integrators
from engine.site.files.json_files import programs
from engine.site.files.option_files import option_files
from engine.site.files.register_feed import register_feeds
from engine.site.model import Page, Published, SiteAddress, Stored
from engine.site.pages import (
    article_history,
    by_date,
    changes,
    compare,
    dated_options,
    definitions,
    editions,
    embedded,
    facing,
    home,
    informed,
    options,
    search,
    subprocessors,
    texts,
    verify,
)
from engine.site.settings import STORE, OptionGroup
from engine.tasks.editions import verify as faults

NOWHERE = SiteAddress()


@dataclass(frozen=True, slots=True)
class Site:
    """Pages and files; `files` are the downloads by SHA-256 of their edition, `others` all else by its path.

    `blanks` is what is missing of the company: there is something in a preview alone.
    """

    shelf: Shelf
    pages: tuple[Page, ...]
    files: Mapping[str, Sequence[Stored]]
    others: Mapping[str, bytes]
    blanks: tuple[Diagnostic, ...] = ()


def build(
    root: Path,
    today: datetime.date,
    extra: Mapping[str, str],
    memory: Memory,
    place: SiteAddress = NOWHERE,
    groups: Sequence[OptionGroup] = (),
    kept_in: str = STORE,
    *,
    preview: bool = False,
) -> Site:
    """The site of a library on a day; `groups` are those of its options, `kept_in` is the store of published files.

    Raises `Refused` where an edition is not as it was published, or the store no longer has a file that was; and where
    data of the company are missing, unless it is a `preview`.
    """
    found = shelf(root, today, extra, memory)
    prove(found)
    missing = blanks(found)
    if missing and not preview:
        raise Refused(missing)
    published, kept = store(kept_in, root, memory), archive(found)
    files = stored(
        found, {one.edition.stamp.sha256: list(every_file(found, kept, one)) for one in found.every}, published
    )
    held, told, offered = holdings(found, memory), history(found, memory), effects(found, memory)
    pages = (
        *texts.pages(found, files),
        *facing.pages(found, files),
        *options.pages(found, offered, groups, kept),
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
    others = (
        feeds(found, held, told, place)
        | register_feeds(found, place)
        | programs(found, files, held, place)
        | editions.sums(found, files)
        | compared_files(found, compare.PATH)
        | integrators(found, files, held, place)
        | embedded.embedded(found, incomplete=bool(missing))
    )
    others |= {one.path: published.read(one.file.stored) for one in recorded(found, files) if not one.given}
    pages = (*pages, *informed.pages(others, place))
    pages = (*home.pages(found, files, held, told, pages), *pages)
    return Site(found, pages, files, others, missing)


def every_file(shelf: Shelf, kept: OptionArchive, one: Published) -> Iterator[Printable]:
    """Every file that an edition gives, ready to be printed: of its documents, and of what its options say.

    `download.edition` is the one that it was printed for: an earlier one, where the words are still the same.
    """
    yield from printables(shelf, one.edition)
    yield from option_files(kept, one)


def prove(shelf: Shelf) -> None:
    """Refuses editions that are no longer assembled to the texts whose digests they hold."""
    told: list[Diagnostic] = []
    for edition in (one.edition for one in shelf.every):
        if shelf.memory.known(shelf.key(edition, "verified")) is None:
            found = faults(shelf.root, edition)
            told += found
            if not found:
                shelf.memory.keep(shelf.key(edition, "verified"), b"")
    if told:
        raise Refused(told)
