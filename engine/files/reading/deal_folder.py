"""The deals below a folder: which files they are, and which references they have."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Report, Span, say
from engine.files.characters import shown_name
from engine.files.reading.deal import is_deal, parse_deal
from engine.files.reading.replaces import written_version
from engine.files.trees import Folder

ENDINGS = (".yaml", ".yml")
LIBRARY = ("clauses", "variants")
"""The folders of a library: what stands in them is no deal, although a term may be called like a key of one."""


@dataclass(frozen=True, slots=True)
class DealFolder:
    """The deals below a folder, in the order of their paths; how many other YAML files; what cannot be read."""

    deals: tuple[Path, ...]
    others: int
    faults: tuple[Diagnostic, ...]


def deal_folder(root: Path) -> DealFolder:
    """The deals in a folder and in those below it.

    Hidden files and folders, links to folders, and the folders of a library are not looked into.
    """
    report, found = Report(), list[Path]()

    def unreadable(problem: OSError) -> None:
        reason = say("system", words=(problem.strerror or "unknown reason").lower())
        place = Span(shown_name(os.path.relpath(problem.filename, root)))
        report.error("file-unreadable", place, say("unreadable", reason=reason))

    for parent, folders, files in os.walk(root, onerror=unreadable):
        own = LIBRARY if "clauses" in folders else ()
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in own)
        found += (Path(parent, one) for one in sorted(files) if _yaml(one))
    deals = tuple(one for one in _once(found) if _may_be_deal(one))
    return DealFolder(deals, len(found) - len(deals), tuple(report.diagnostics))


def _once(found: list[Path]) -> Iterator[Path]:
    """Without links to files that are found themselves: such a link is no deal besides."""
    own = {os.path.realpath(one) for one in found if not one.is_symlink()}
    return (one for one in found if not one.is_symlink() or os.path.realpath(one) not in own)


def references(folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every deal that lies in one of these folders itself, with its reference as it is written."""
    for folder in {one.resolve(): one for one in folders}.values():
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue  # there is none yet, or writing there says what is wrong
        for path in (folder / one for one in names if _yaml(one)):
            if _may_be_deal(path) and (written := parse_deal(Folder(folder), path.name).word("reference")):
                yield path, written


def versions_in(folder: Path) -> Iterator[tuple[Path, str, int]]:
    """Every deal of a folder with its reference and its version."""
    for path, reference in references((folder,)):
        yield path, reference, written_version(parse_deal(Folder(path.parent), path.name))


def _yaml(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(ENDINGS)


def _may_be_deal(path: Path) -> bool:
    """A link that leads nowhere may be one: reading it says what is wrong. Nothing else but files is opened."""
    return (os.path.isfile(path) or not os.path.exists(path)) and is_deal(path)
