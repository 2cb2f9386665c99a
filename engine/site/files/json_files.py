"""What the site tells programs, as JSON: the edition in force, all editions, and what every digest belongs to.

The shape of `current.json` and `editions.json` is site.schema.json, which the site holds too: addresses
begin below `base`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.languages import LANGUAGES
from engine.model.edition import Stamp
from engine.model.ledger import Since
from engine.site.content.documents_of_editions import Held, Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.content.recorded import Recorded, recorded
from engine.site.model import EditionState, Here, Published, SiteAddress, Stored
from engine.site.pages.changes import address
from engine.site.pages.markup import ends

SCHEMA = "clausier-site-2"
SCHEMA_FILE = Path(__file__).with_name("site.schema.json")
EDITIONS = "editions.json"
DIGESTS = "digests.json"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is told of editions."""

    shelf: Shelf
    files: Mapping[str, Sequence[Stored]]
    held: Holdings

    def edition(self, one: Published) -> Data:
        """All that there is to say of an edition."""
        last, edition = ends(one, self.shelf.every), one.edition
        return {
            "effective": one.date,
            "until": None if last is None else str(last),
            "published": str(edition.published),
            "state": str(one.state),
            "sha256": edition.stamp.sha256,
            "previous": _stamp(edition.previous),
            "replaced": _stamp(edition.replaced),
            "documents": [self.document(one, each) for each in self.held[edition.stamp.sha256].documents.values()],
        }

    def document(self, one: Published, held: Held) -> Data:
        """A document of an edition with its addresses and files."""
        stored = [file for file in self.files[one.edition.stamp.sha256] if file.download.document == held.id]
        return {
            "id": held.id,
            "option": held.option,
            "title": dict(held.titles),
            "text_sha256": dict(held.digests),
            "page": pages(f"{held.id}/{one.date}"),
            "changes": None if one.before is None else pages(address(held.id, one)),
            "files": [told_file(file) for file in stored],
        }


def pages(path: str) -> Data:
    """The page of each language at a path, below the root of the site."""
    return {code: Here(code, path).address for code in LANGUAGES}


def told_file(file: Stored) -> Data:
    """A file to download, with its place below the root of the site."""
    download = file.download
    return {
        "languages": list(download.languages),
        "format": download.format,
        "path": download.path,
        "printed_for": str(download.edition.effective),
        "bytes": len(file.content),
        "sha256": file.sha256,
        "recorded": None if file.recorded is None else str(file.recorded),
    }


def preamble(shelf: Shelf, place: SiteAddress) -> Data:
    """What every file for programs begins with: its schema, the day of the site, and where that lies."""
    return {"schema": SCHEMA, "as_of": str(shelf.today), "base": place.address}


def _stamp(stamp: Stamp | None) -> Data | None:
    return None if stamp is None else {"effective": str(stamp.effective), "sha256": stamp.sha256}


def written(value: object) -> bytes:
    """A value as JSON without a space that programs do not need."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def programs(
    shelf: Shelf, files: Mapping[str, Sequence[Stored]], held: Holdings, place: SiteAddress
) -> dict[str, bytes]:
    """The files for programs by their path."""
    tell, head = _Telling(shelf, files, held).edition, preamble(shelf, place)
    past = [one for one in shelf.every if one.state is EditionState.ARCHIVED]
    current = head | {
        "current": None if shelf.current is None else tell(shelf.current),
        "upcoming": [tell(one) for one in shelf.upcoming],
        "previous": tell(past[-1]) if past else None,
    }
    every = head | {"editions": [tell(one) for one in reversed(shelf.every)]}
    return {
        SCHEMA_FILE.name: SCHEMA_FILE.read_bytes(),
        "cgv/current.json": written(current),
        EDITIONS: written(every),
        DIGESTS: written(digests(shelf, files, held)),
    }


def digests(shelf: Shelf, files: Mapping[str, Sequence[Stored]], held: Holdings) -> dict[str, list[Data]]:
    """What each digest belongs to, the newest edition first: two editions may hold the same text."""
    found: dict[str, list[Data]] = {}
    given = _later(shelf, files)
    for one in reversed(shelf.every):
        edition = one.edition
        own = {"edition": one.date}
        found.setdefault(edition.stamp.sha256, []).append({"kind": "edition", **own})
        if edition.replaced is not None:
            found.setdefault(edition.replaced.sha256, []).append({"kind": "replaced", **own})
        for id, document in held[edition.stamp.sha256].documents.items():
            for code in LANGUAGES:
                for sha256 in dict.fromkeys((document.digests[code], document.shown[code])):
                    told = {"kind": "text", **own, "document": id, "languages": [code]}
                    found.setdefault(sha256, []).append(told)
        for file in (each for each in files[edition.stamp.sha256] if each.download.edition.stamp == edition.stamp):
            download = file.download
            told = {"kind": "file", **own, "document": download.document, "languages": list(download.languages)}
            told |= {"format": download.format, "path": download.path}
            also = given.get(download.path, [])
            found.setdefault(file.sha256, []).append(told | ({"also": also} if also else {}))
    for recording in recorded(shelf, files):
        _add_recorded(found, recording)
    return found


def _later(shelf: Shelf, files: Mapping[str, Sequence[Stored]]) -> Mapping[str, list[str]]:
    """By path of a file the editions that give it besides the one that it was printed for, the newest first."""
    found: dict[str, list[str]] = {}
    for one in reversed(shelf.every):
        for file in files[one.edition.stamp.sha256]:
            if file.download.edition.stamp != one.edition.stamp:
                found.setdefault(file.download.path, []).append(one.date)
    return found


def _add_recorded(found: dict[str, list[Data]], one: Recorded) -> None:
    """What the ledger says of a file and of its text: when it was published, what was completed or changed since."""
    own = {"edition": str(one.recording.edition.effective), "document": one.file.document}
    told = {"recorded": str(one.recording.day), **_since(one.since)}
    kind = "never-applied" if one.edition is None else "earlier"
    if one.given:
        found[one.file.sha256] = [each | told for each in found[one.file.sha256]]
    else:
        languages, format = list(one.file.languages), one.file.format
        each = {"kind": kind, **own, "languages": languages, "format": format, "path": one.path}
        found.setdefault(one.file.sha256, []).append(each | told)
    texts = one.recording.documents[one.file.document].texts
    for code in one.file.languages:
        digest = texts[code]
        if digest not in found:
            found[digest] = [{"kind": f"{kind}-text", **own, "languages": [code]} | told]


def _since(what: Since) -> Data:
    """What became of the company and the register, without what stayed as it was."""
    told: Data = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(what).items()}
    known = {key: value for key, value in told.items() if value}
    return {"since": known} if known else {}
