"""Opens a library: the working files, which are the draft of the next edition, or a published edition."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors, listed, made, say
from engine.model.edition import Edition
from engine.model.library import Library, Reading

if TYPE_CHECKING:
    from engine.files.trees import Tree

ReadLibrary = tuple[Reading, tuple[Diagnostic, ...]]
"""What was read, and everything wrong with its names and files."""

AS_PUBLISHED = frozenset({"prose-layout", "sign-missing"})
"""What is an error in the working files only: an edition prints what it printed when it was published."""


def read(path: str | Path) -> ReadLibrary:
    """The library in a folder as far as it can be read, and everything wrong with its names and files."""
    from engine.files import cache

    root, report = Path(path), Report()
    if not os.path.isdir(root / "clauses"):
        report.error("library-missing", Span(str(path)), say("no-clauses-here"), say("use-library"))
        raise Refused(report.diagnostics)
    finish_interrupted(root)
    key = cache.fingerprint(root)
    known: ReadLibrary | None = cache.recall(key) if key else None
    if known is not None:
        return known
    fresh = read_afresh(root, report)
    if key and not has_errors(fresh[1]) and cache.fingerprint(root) == key:  # no file was saved while they were read
        cache.remember(key, fresh)
    return fresh


def read_afresh(root: Path, report: Report) -> ReadLibrary:
    from engine.files.trees import Folder

    return read_tree(Folder(root), report)


def read_tree(tree: Tree, report: Report) -> ReadLibrary:
    """The library in a tree of texts, as `read` gives that of a folder."""
    from engine import checking
    from engine.files.reading.library import read_library
    from engine.tasks.missing_signs import missing_signs

    reading = read_library(tree, report)
    told = *report.diagnostics, *checking.run(checking.NAMES, reading), *missing_signs(tree)
    return reading, told


def load_library(path: str | Path, edition: datetime.date | None = None) -> Library:
    """The library in the folder `path`, ready to be assembled: its working files, or an edition by its date.

    In: the folder that holds `clauses/`. Out: an immutable `Library`. Raises `Refused` with all errors at once, each
    with its file, line and column. The whole chain of editions is proved before one of them is used.
    """
    if edition is not None:
        return load_edition(path, edition_of(editions(path), edition))
    reading, diagnostics = read(path)
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    return reading.library


def load_edition(path: str | Path, edition: Edition, *, live: bool = True, afresh: bool = False) -> Library:
    """The library that an edition froze; company, register and approvers are those of the working files if `live`.

    `afresh` reads it even if it is remembered. Raises `Refused` with all errors at once.
    """
    from engine.files import cache
    from engine.files.trees import BESIDE, Frozen

    root, beside = Path(path), BESIDE if live else ()
    key = cache.fingerprint(root, edition.stamp.sha256, beside)
    known: ReadLibrary | None = cache.recall(key) if key and not afresh else None
    if known is None:
        reading, found = read_tree(Frozen(edition, root if live else None), Report())
        known = reading, tuple(one for one in found if one.code not in AS_PUBLISHED or _live(one, edition))
        if key and not has_errors(known[1]) and cache.fingerprint(root, edition.stamp.sha256, beside) == key:
            cache.remember(key, known)
    if has_errors(known[1]):
        raise Refused(known[1])
    return known[0].library


def _live(one: Diagnostic, edition: Edition) -> bool:
    """Whether this is about a working file, not about one that the edition froze."""
    return not one.span.file.startswith(f"{edition.effective}:")


def editions(path: str | Path) -> tuple[Edition, ...]:
    """Every published edition, oldest first. Raises `Refused` where a byte of them, or their chain, is not sound."""
    from engine.editions.chain import chained
    from engine.editions.freeze import thaw
    from engine.files.reading.editions import edition_files

    report = Report()
    finish_interrupted(Path(path))
    raw = edition_files(Path(path), report)
    found = [(name, thaw(name, content, report)) for name, content in raw]
    report.stop()
    chain = chained([(name, one) for name, one in found if one is not None], report)
    report.stop()
    return chain


def finish_interrupted(folder: Path) -> None:
    """Finishes a change of several files that was interrupted here, so that nobody reads half of it.

    Raises `Refused` where that is not possible.
    """
    from engine.files.text import JOURNAL

    if os.path.lexists(folder / JOURNAL):
        from engine.files.writing.change import finish

        finish(folder)


def edition_of(chain: Sequence[Edition], date: datetime.date) -> Edition:
    """The edition that takes effect on a day. Raises `Refused` with those there are."""
    found = next((one for one in chain if one.effective == date), None)
    if found is None:
        hint = listed("published", (str(one.effective) for one in chain))
        raise Refused([made("edition-unknown", Span(f"--edition {date}"), say("none-that-day", day=date), hint)])
    return found


def load_published(path: str | Path) -> Library | None:
    """The newest edition, in force or not, with which the draft is compared; None where nothing is published."""
    chain = editions(path)
    return load_edition(path, chain[-1]) if chain else None


def load_in_force(path: str | Path, date: datetime.date, place: Span) -> Library:
    """The edition in force on a day; the draft where nothing is published yet. Raises `Refused` as `edition_for`."""
    found = edition_for(editions(path), date, place)
    return load_library(path) if found is None else load_edition(path, found)


def check_day(path: str | Path, date: datetime.date, place: Span) -> None:
    """Raises `Refused` where editions exist and none is in force on the day of a deal that is to be written."""
    try:
        edition_for(editions(path), date, place)
    except Refused as refused:
        if any(one.code != "edition-unknown" for one in refused.diagnostics):
            raise
        raise Refused(one.with_other_hints(say("date-by-today")) for one in refused.diagnostics) from None


def edition_for(chain: Sequence[Edition], date: datetime.date, place: Span) -> Edition | None:
    """The edition in force on a day; None where nothing is published yet.

    Raises `Refused` at `place` where editions exist and none is in force on that day.
    """
    from engine.editions.chain import in_force

    if not chain:
        return None
    found = in_force(chain, date)
    if found is None:
        message = say("none-in-force", day=date, first=chain[0].effective)
        raise Refused([made("edition-unknown", place, message, say("correct-or-name"))])
    return found
