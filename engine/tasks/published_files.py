"""The files that were made of editions and given to clients: what the ledger says, and what has changed since."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from engine.diagnostics import Diagnostic, Report, Span
from engine.languages import LANGUAGES
from engine.model.catalogue import Subprocessor
from engine.model.document import Document
from engine.model.edition import Edition, Stamp
from engine.model.ledger import (
    Circumstances,
    FileKey,
    Ledger,
    PublishedFile,
    PublishedText,
    RecordedFile,
    Since,
    since,
)
from engine.model.library import Library, Publisher
from engine.model.undated import undated
from engine.tasks.assemble import assemble
from engine.tasks.open_library import editions, load_edition

UNPRINTED = frozenset({"since", "span", "data_protection", "logo", "logo_span", "accent", "company_facts"})
"""What an entry of the company holds that no document prints without a deal."""
FinishedTexts = Mapping[str, Mapping[str, Document]]
"""Documents by name and language."""


def read_ledger(root: Path) -> Ledger:
    """The ledger of a library, an empty one if nothing was recorded. Raises `Refused` where it cannot be read."""
    from engine.editions import ledger
    from engine.files.reading.editions import ledger_file

    report = Report()
    raw = ledger_file(root, report)
    found = Ledger() if raw is None else ledger.read_ledger(raw, report)
    report.stop()
    return found


def circumstances(library: Library, day: datetime.date) -> Circumstances:
    """What documents of a day print of the company and the register, as far as anybody has filled them in."""
    company = next((one for one in library.publisher if one.since <= day), None) or Publisher.unknown()
    printed = [one.name for one in fields(Publisher) if one.name not in UNPRINTED]
    known = {key.replace("_", "-"): _plain(getattr(company, key)) for key in printed}
    if library.subprocessors is None:
        return Circumstances(known, None, {})
    active = [one for one in library.subprocessors if one.active(day)]
    return Circumstances(known, {one.id: one.name for one in active}, {one.id: _digest(one) for one in active})


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value


def _digest(one: Subprocessor) -> str:
    """Tells an entry of the register from any other, by what documents print of it."""
    printed = {
        "name": one.name,
        "address": one.address,
        "country": one.country,
        "contact": one.contact,
        "purpose": dict(one.purpose),
        "safeguard": None if one.safeguard is None else dict(one.safeguard),
        "services": sorted(entry.clause for entry in one.services),
        **{key: value for key, value in _transfers(one).items() if value},  # only what is told: digests are kept
    }
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _transfers(one: Subprocessor) -> dict[str, object]:
    """What an entry says of the data, and of the transfers to it."""
    basis = one.transfer
    told = (
        ()
        if basis is None
        else (basis.basis, dict(basis.decision or {}), basis.module, str(basis.signed), str(basis.assessed))
    )
    return {"data": dict(one.data or {}), "remote-access": list(one.remote_access), "transfer": list(told)}


def outdated(root: Path, today: datetime.date) -> tuple[Diagnostic, ...]:
    """A warning for each edition of whose recorded files one would come out otherwise today, as long as one is given.

    Given are the files of the edition in force and of those to come, and those of earlier editions that serve them.
    Raises `Refused` where the ledger or the chain cannot be read, or an edition not assembled.
    """
    from engine.editions.chain import in_force
    from engine.files.text import LEDGER

    ledger, report = read_ledger(root), Report()
    chain = editions(root) if ledger.recordings else ()
    force = in_force(chain, today)
    given: dict[Stamp, dict[FileKey, RecordedFile]] = {}
    for edition in (one for one in chain if one is force or one.effective > today):
        for own, files in _given(root, chain, edition, ledger):
            given.setdefault(own.stamp, {}).update(files)
    for edition in (one for one in chain if one.stamp in given):
        recorded = given[edition.stamp].values()
        library = load_edition(root, edition)
        prints = _prints(_texts(library, edition, _documents(recorded)))
        changed = [(one, file) for one, file in recorded if stale(one.documents[file.document], file, prints)]
        if changed:
            told = _told(edition, changed, circumstances(library, edition.effective))
            report.warn("file-outdated", Span(LEDGER), told, "look at it, then keep the new files: clausier record")
    return tuple(report.diagnostics)


def _given(
    root: Path, chain: Sequence[Edition], edition: Edition, ledger: Ledger
) -> Iterator[tuple[Edition, Mapping[FileKey, RecordedFile]]]:
    """The recorded files that an edition gives, each with the edition that it was printed for: this one, or an earlier
    one that reads alike but for its date.

    An earlier file that was recorded before the edition was published is left out: where it would come out otherwise
    today, the edition has a file of its own.
    """
    own = ledger.newest(edition.stamp)
    yield edition, own
    known = set(own)
    for one in reversed([one for one in chain if one.effective < edition.effective]):
        recorded = {key: file for key, file in ledger.newest(one.stamp).items() if key not in known}
        if recorded:
            known |= recorded.keys()
            documents = _documents(recorded.values())
            then, now = (_texts(load_edition(root, each), each, documents) for each in (one, edition))
            alike = {key: file for key, file in recorded.items() if _alike(then, now, key)}
            yield one, {key: file for key, file in alike.items() if file[0].day >= edition.published}


def _alike(then: FinishedTexts, now: FinishedTexts, key: FileKey) -> bool:
    """Whether two editions have the text of a file, and the same but for its date."""
    document, languages, _ = key
    texts = [(then.get(document, {}).get(code), now.get(document, {}).get(code)) for code in languages]
    return all(old is not None and new is not None and undated(old) == undated(new) for old, new in texts)


def printed(document: Document) -> str:
    """The digest of all that a document prints, whatever the format: other words give another one, fonts do not."""
    from engine.rendering import render

    return hashlib.sha256(render(document, "txt")).hexdigest()


def stale(text: PublishedText, file: PublishedFile, prints: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a file that was recorded with a `text` would print something else; `prints` by document and language."""
    now = prints.get(file.document, {})
    return any(now.get(code, text.prints[code]) != text.prints[code] for code in file.languages)


def _documents(recorded: Iterable[RecordedFile]) -> set[tuple[str, str | None]]:
    """The documents of files, each with the option that adds it."""
    return {(file.document, one.documents[file.document].option) for one, file in recorded}


def _texts(library: Library, edition: Edition, documents: Iterable[tuple[str, str | None]]) -> FinishedTexts:
    """Each document of an edition as it is today, by its name and language."""
    found: dict[str, dict[str, Document]] = {}
    day, options = edition.effective, sorted((id, one) for id, one in documents if one in library.variants)
    for code in LANGUAGES:
        texts = dict(assemble(library, language=code, today=day).documents)
        for id, option in options:
            texts[id] = assemble(library, language=code, variants=(str(option),), today=day, only=id)[id]
        for id, one in texts.items():
            found.setdefault(id, {})[code] = one
    return found


def _prints(texts: FinishedTexts) -> Mapping[str, Mapping[str, str]]:
    """What documents print, by name and language."""
    return {id: {code: printed(text) for code, text in own.items()} for id, own in texts.items()}


def _told(edition: Edition, changed: Sequence[RecordedFile], now: Circumstances) -> str:
    what = since(changed[0][0].circumstances, now)
    count = f"{len(changed)} published files" if len(changed) > 1 else "a published file"
    told = "; ".join(_reasons(what)) or "the program prints another text"
    return f"{count} of the edition of {edition.effective} would come out otherwise: {told}"


def _reasons(what: Since) -> list[str]:
    """What became of the circumstances, for legal."""
    found = [
        f"{verb} of the company: {', '.join(keys)}"
        for verb, keys in (("completed", what.completed), ("changed", what.changed))
        if keys
    ]
    if what.listed:
        found.append("the register of sub-processors was filled in")
    verbs = (("joined", what.joined), ("left", what.left), ("changed", what.altered))
    return found + [f"sub-processors that {verb}: {', '.join(names)}" for verb, names in verbs if names]
