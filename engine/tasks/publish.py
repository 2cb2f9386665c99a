"""Publishing: from the draft to a frozen edition, and from a frozen edition back to its texts, to prove it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Span, has_errors
from engine.model.edition import Edition, Note
from engine.model.revision import Revision
from engine.model.summary import Notice
from engine.tasks.check import check
from engine.tasks.editions import texts
from engine.tasks.notice import check_notice, notice_of
from engine.tasks.open_library import ReadLibrary, editions, load_edition, read_tree
from engine.tasks.withdraw import upcoming


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that is ready to be written: its file, the bytes of it, and the file that it takes the place of."""

    edition: Edition
    name: str
    content: bytes
    obsolete: str | None


@dataclass(frozen=True, slots=True)
class PublicationPlan:
    """What publishing would do: what changes since the edition before, the notice it needs, what stands in the way.

    `changes` is empty for the first edition, `notice` None where nothing can be compared; `notes` are those of the
    draft. `publication` is None where something stands in the way.
    """

    effective: datetime.date
    previous: Edition | None
    changes: tuple[Revision, ...]
    notes: tuple[Note, ...]
    notice: Notice | None
    refused: tuple[Diagnostic, ...]
    publication: Publication | None


def prepare(
    path: str | Path,
    *,
    effective: datetime.date,
    today: datetime.date,
    replaces: datetime.date | None = None,
    late: str = "",
) -> Publication:
    """The edition of the working files that takes effect on a day, after every check.

    `replaces` is the day of the newest edition, not yet in force, whose place it takes. `late` says why it is published
    although clients can no longer be told in time of what is substantive. Raises `Refused` with all that stands in the
    way. The caller holds the lock of the folder until the file is written.
    """
    found = plan(path, effective=effective, today=today, replaces=replaces, late=late)
    if found.publication is None:
        raise Refused(found.refused)
    return found.publication


def plan(
    path: str | Path,
    *,
    effective: datetime.date,
    today: datetime.date,
    replaces: datetime.date | None = None,
    late: str = "",
) -> PublicationPlan:
    """What publishing the working files would do, and all that stands in the way; arguments as for `prepare`.

    The folder is read once: what is checked is what is frozen.
    """
    from engine.files.trees import TextTable, frozen_files

    root, report = Path(path), Report()
    chain = list(editions(root))
    replaced = _replaced(chain, replaces, today, report)
    before = [one for one in chain if one is not replaced]
    previous = before[-1] if before else None
    _check_date(effective, today, chain, previous, replaced, report)
    files = frozen_files(root, report)
    reading = read_tree(TextTable(files), Report())
    report.diagnostics += check(root, reading)
    if previous is not None and previous.files == files and replaced is None:
        message = f"nothing has changed since the edition of {previous.effective}"
        report.error("edition-unchanged", Span("--effective"), message, "change something first")
    changes, notice = _compared(root, chain, previous, reading, effective, today)
    if not late.strip():
        check_notice(notice, changes, effective, today, replaced, report)
    publication = None
    if not report.diagnostics:
        publication = frozen(root, chain, previous, replaced, files, effective, today, late.strip())
    return PublicationPlan(
        effective, previous, changes, reading[0].library.notes, notice, tuple(report.diagnostics), publication
    )


def _compared(
    root: Path,
    chain: Sequence[Edition],
    previous: Edition | None,
    reading: ReadLibrary,
    effective: datetime.date,
    today: datetime.date,
) -> tuple[tuple[Revision, ...], Notice | None]:
    from engine.editions.versions.check import revisions

    if previous is None or has_errors(reading[1]):
        return (), None
    draft = reading[0].library
    changes = revisions(load_edition(root, previous, live=False), draft)
    return changes, notice_of(root, chain, previous, draft, effective, today)


def frozen(
    root: Path,
    chain: Sequence[Edition],
    previous: Edition | None,
    replaced: Edition | None,
    files: Mapping[str, str],
    effective: datetime.date,
    today: datetime.date,
    late: str,
) -> Publication:
    """An edition of these files that follows `previous`, and the bytes of its file; nothing is checked.

    `replaced` is one not yet in force whose place it takes, `late` why it is published too late for a notice.
    """
    from engine.editions.freeze import freeze
    from engine.files.text import EDITIONS

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
        texts(root, draft),
        files,
        late,
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
    return upcoming(chain, replaces, today, Span(f"--replaces {replaces}"), "replaced", report)


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
