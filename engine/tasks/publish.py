"""Publishing: from the draft to a frozen edition, and from a frozen edition back to its texts, to prove it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Refused, Report, Span
from engine.model.edition import Edition, Note
from engine.tasks.check import check
from engine.tasks.editions import texts
from engine.tasks.open_library import editions, load_edition


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that is ready to be written: its file, the bytes of it, and the file that it takes the place of."""

    edition: Edition
    name: str
    content: bytes
    obsolete: str | None


def prepare(
    path: str | Path, *, effective: datetime.date, today: datetime.date, replaces: datetime.date | None = None
) -> Publication:
    """The edition of the working files that takes effect on a day, after every check.

    `replaces` is the day of the newest edition, not yet in force, whose place it takes. Raises `Refused` with all that
    stands in the way. The caller holds the lock of the folder until the file is written.
    """
    from engine.editions.freeze import freeze
    from engine.files.text import EDITIONS
    from engine.files.trees import frozen_files

    root, report = Path(path), Report()
    chain = list(editions(root))
    replaced = _replaced(chain, replaces, today, report)
    before = [one for one in chain if one is not replaced]
    previous = before[-1] if before else None
    _check_date(effective, today, chain, previous, replaced, report)
    report.stop()
    found = check(root)
    if found:
        raise Refused(found)
    files = frozen_files(root, report)
    report.stop()
    if previous is not None and previous.files == files and replaced is None:
        message = f"nothing has changed since the edition of {previous.effective}"
        report.error("edition-unchanged", Span("--effective"), message, "change something first")
        report.stop()
    # Frozen once to be read back: the digests are those of what the file holds, not of what the folder held.
    draft, _ = freeze(effective, today, None, None, (), {}, files)
    library = load_edition(root, draft, live=False)
    news = {} if previous is None else {one.id: one.version for one in previous_notes(root, previous)}
    edition, content = freeze(
        effective,
        today,
        previous.stamp if previous else None,
        replaced.stamp if replaced else None,
        [one for one in library.notes if news.get(one.id) != one.version],
        texts(path, draft),
        files,
    )
    name = f"{EDITIONS}/{effective}.json"
    old = f"{EDITIONS}/{replaced.effective}.json" if replaced else None
    return Publication(edition, name, content, old if old != name else None)


def previous_notes(root: Path, edition: Edition) -> tuple[Note, ...]:
    """Everything that the notes of an edition's own file said, told then or before."""
    return load_edition(root, edition, live=False).notes


def _replaced(
    chain: list[Edition], replaces: datetime.date | None, today: datetime.date, report: Report
) -> Edition | None:
    if replaces is None:
        return None
    place = Span(f"--replaces {replaces}")
    known = ", ".join(str(one.effective) for one in chain) or "none"
    found = next((one for one in chain if one.effective == replaces), None)
    if found is None:
        report.error("edition-unknown", place, f"no edition takes effect on {replaces}", f"published: {known}")
    elif found.effective <= today:
        message = f"the edition of {replaces} is in force: it is never replaced"
        report.error("edition-exists", place, message, "publish a new edition for a later day, without --replaces")
    elif found is not chain[-1]:
        message = f"the edition of {chain[-1].effective} follows the one of {replaces}"
        report.error("edition-chain", place, message, f"replace the edition of {chain[-1].effective} first")
    else:
        return found
    return None


def _check_date(
    effective: datetime.date,
    today: datetime.date,
    chain: list[Edition],
    previous: Edition | None,
    replaced: Edition | None,
    report: Report,
) -> None:
    place = Span(f"--effective {effective}")
    if effective < today:
        message = f"{effective} is past: today is {today}"
        report.error("edition-date", place, message, "an edition takes effect today or later")
    if any(one.effective == effective and one is not replaced for one in chain):
        message = f"an edition takes effect on {effective} already"
        hint = f"choose a later day, or, as long as it is not in force, add --replaces {effective}"
        report.error("edition-exists", place, message, hint)
    elif previous is not None and effective < previous.effective:
        message = f"the edition of {previous.effective} takes effect later than {effective}"
        report.error("edition-date", place, message, f"choose a day after {previous.effective}")
