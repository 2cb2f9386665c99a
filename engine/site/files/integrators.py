"""What programs of clients need to record an acceptance: the texts of the shown edition, its options, the register.

Each file is small, says which edition and which day it is about, and names digests that anybody can compute again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from engine.languages import LANGUAGES
from engine.languages.site.options import OPTION_WORDS
from engine.model.catalogue import Subprocessor
from engine.model.digest import digested_text
from engine.site.content.documents_of_editions import Holdings
from engine.site.content.editions_on_day import Shelf
from engine.site.content.option_changes import place as page_of
from engine.site.files.json_files import Data, pages, preamble, told_file, written
from engine.site.model import Here, Published, SiteAddress, Stored
from engine.site.pages.embedded import address as embedded
from engine.site.pages.markup import ends
from engine.site.pages.option import Telling
from engine.site.pages.subprocessors import listed_columns, unfilled

OPTIONS, REGISTER = "options.json", "subprocessors.json"


def integrators(
    shelf: Shelf, files: Mapping[str, Sequence[Stored]], held: Holdings, place: SiteAddress
) -> dict[str, bytes]:
    """The files by their path; none before anything is published."""
    one = shelf.shown
    if one is None:
        return {}
    head = preamble(shelf, place)
    found = {
        OPTIONS: head | {"edition": _edition(shelf, one), **_signed("options", list(_options(shelf, one)))},
        REGISTER: head | _register(shelf, one),
    }
    for id in shelf.documents(one.edition):
        for code in LANGUAGES:
            found[text_path(id, code)] = head | _text(shelf, one, id, code, held, files)
    return {path: written(told) for path, told in found.items()}


def text_path(id: str, language: str) -> str:
    """Where the text of a document is, in a language, as the shown edition holds it."""
    return f"{id}/current-text.{language}.json"


def _text(
    shelf: Shelf, one: Published, id: str, code: str, held: Holdings, files: Mapping[str, Sequence[Stored]]
) -> Data:
    """A document with its words, from whose UTF-8 bytes `sha256` is taken."""
    document = shelf.texts(one.edition, code)[id]
    text, own = digested_text(document), held[one.edition.stamp.sha256].documents[id]
    stored = [file for file in files[one.edition.stamp.sha256] if file.download.document == id]
    return {
        "edition": _edition(shelf, one),
        "id": id,
        "option": own.option,
        "language": code,
        "title": document.title,
        "page": Here(code, f"{id}/{one.date}").address,
        "embed": embedded(id, code),
        "files": [told_file(file) for file in stored if code in file.download.languages],
        "text_sha256": own.digests[code],
        "sha256": _sha256(text),
        "text": text,
    }


def _edition(shelf: Shelf, one: Published) -> Data:
    last = ends(one, shelf.every)
    return {
        "effective": one.date,
        "until": None if last is None else str(last),
        "state": str(one.state),
        "sha256": one.edition.stamp.sha256,
    }


def _options(shelf: Shelf, one: Published) -> Iterator[Data]:
    """Every option on offer, in the order of the names."""
    library = shelf.library(one.edition)
    earlier, documents = shelf.earlier(one.edition), shelf.documents(one.edition)
    adds = {shelf.option(one.edition, id): id for id in documents}
    for id, majors in sorted(library.variants.items()):
        for variant in majors:
            telling = {code: Telling(library, variant, Here(code, "")) for code in LANGUAGES}
            free = variant.approval == "none"
            yield _stamped(
                {
                    "id": id,
                    "version": str(variant.version),
                    "former": [name.removeprefix("variant/") for name in earlier.get(f"variant/{id}", ())],
                    "title": {code: told.title for code, told in telling.items()},
                    "summary": {code: told.summary for code, told in telling.items()},
                    "availability": "free" if free else "agreed",
                    "availability_words": {
                        code: OPTION_WORDS[code].free if free else OPTION_WORDS[code].agreed for code in LANGUAGES
                    },
                    "document": adds.get(id),
                    "page": pages(page_of(library, variant)),
                }
            )


def _register(shelf: Shelf, one: Published) -> Data:
    """The register on the day of the site; null where nobody has filled it in."""
    register = shelf.library(one.edition).subprocessors
    if register is None:
        return {"page": pages("subprocessors"), "subprocessors": None, "sha256": None}
    entries = [_stamped(_processor(shelf, one, entry)) for entry in register]
    return {"page": pages("subprocessors"), **_signed("subprocessors", entries)}


def _processor(shelf: Shelf, one: Published, entry: Subprocessor) -> Data:
    """What the page of sub-processors says of an entry, with its days; `until` is its last one."""
    services, today = shelf.library(one.edition).services, shelf.today
    ended = entry.until is not None and entry.until < today
    state = "ended" if ended else "announced" if entry.since > today else "active"
    listed = () if ended else listed_columns(shelf, one)
    missing = unfilled(entry, listed)
    reached: Data = {name: getattr(entry, name) for name in ("address", "contact") if name in listed}
    return {
        "id": entry.id,
        "name": entry.name,
        "country": entry.country,
        "purpose": _words(entry.purpose),
        "safeguard": None if entry.safeguard is None else _words(entry.safeguard),
        "services": [] if ended else [_words(services[named.clause].title) for named in entry.services],
        **reached,
        **{name: value for name, value in _transfers(entry).items() if name.replace("_", "-") in listed},
        **({"incomplete": list(missing)} if missing else {}),
        "since": str(entry.since),
        "until": None if entry.until is None else str(entry.until),
        "state": state,
    }


def _transfers(entry: Subprocessor) -> Data:
    """The types of data, and on what transfers rest; null is what the register does not say."""
    basis = entry.transfer
    return {
        "data": None if entry.data is None else _words(entry.data),
        "remote_access": list(entry.remote_access),
        "transfer": None
        if basis is None
        else {
            "basis": basis.basis,
            "decision": None if basis.decision is None else _words(basis.decision),
            "module": basis.module,
            "signed": None if basis.signed is None else str(basis.signed),
            "assessed": None if basis.assessed is None else str(basis.assessed),
        },
    }


def _words(said: Mapping[str, str]) -> Data:
    """Words of the library as the pages print them."""
    return {code: LANGUAGES[code].typeset([(" ".join(said[code].split()), False)])[0] for code in LANGUAGES}


def _signed(name: str, entries: list[Data]) -> Data:
    """A list with the digest of all that it says."""
    return {"sha256": _canonical(entries), name: entries}


def _stamped(told: Data) -> Data:
    """An entry with the digest of what it says; its state, which follows from the day, is none of that."""
    return told | {"sha256": _canonical({key: value for key, value in told.items() if key != "state"})}


def _canonical(value: object) -> str:
    """The SHA-256 of a value as JSON with sorted keys and no space, in UTF-8."""
    return _sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
