"""A correction of the text in force while later editions wait: an edition of its own, and each of those with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Severity, Span, has_errors, nearest
from engine.editions.chain import in_force
from engine.editions.versions.check import edition_of, revisions
from engine.editions.versions.parts import parts
from engine.model.edition import Edition, Note
from engine.model.library import Library
from engine.model.revision import Revision
from engine.model.summary import Notice
from engine.tasks.check import check
from engine.tasks.corrected_files import (
    NOTES,
    CorrectedParts,
    corrected_files,
    corrected_working_files,
    next_versions,
    notes_of,
)
from engine.tasks.notice import check_notice, notice_of, substantive
from engine.tasks.open_library import editions, load_edition, read_tree
from engine.tasks.publish import Publication, frozen


@dataclass(frozen=True, slots=True)
class Correction:
    """What correcting the text in force does.

    `publications` are the edition that holds the correction, then each that waits, with it. `changes`, `notes` and
    `notice` are those of the correction beside the text in force. `files` are the bytes of all files that are written:
    the editions, and working files whose versions now count from another edition.
    """

    publications: tuple[Publication, ...]
    changes: tuple[Revision, ...]
    notes: tuple[Note, ...]
    notice: Notice | None
    files: Mapping[str, bytes]


def correct(
    path: str | Path, names: Sequence[str], *, effective: datetime.date, today: datetime.date, late: str = ""
) -> Correction:
    """The edition in force with what the working files change in these parts since the last edition that waits.

    `names` are parts, as messages name them (`cgv/duration`), or files of the library. `late` is as for `publish`.
    Raises `Refused` with what stands in the way, for any of the editions. The caller holds the folder.
    """
    root = Path(path)
    chain = editions(root)
    current, waiting = _standing(chain, effective, today)
    wanted = _wanted(root, names, waiting[-1])
    sources = [load_edition(root, one, live=False) for one in (current, *waiting)]
    versions, told = next_versions(wanted, sources), notes_of(wanted, sources)
    published = list(chain[: chain.index(waiting[0])])
    made: list[Publication] = []
    for number, edition in enumerate((current, *waiting)):
        files = corrected_files(edition, sources[number], wanted, versions[number], told[number])
        day, replaced = (edition.effective, edition) if number else (effective, None)
        reason = edition.late if number else late.strip()
        draft = frozen(root, published, published[-1], None, files, day, today, "").edition
        then = sources[number - 1 : number + 1] if number else ()
        _check(root, published, draft, edition, then, bool(reason), today)
        made.append(frozen(root, published, published[-1], replaced, files, day, today, reason))
        published.append(made[-1].edition)
    first = load_edition(root, made[0].edition, live=False)
    changes = revisions(sources[0], first)
    notice = notice_of(root, published, current, first, effective, today)
    written = {one.name: one.content for one in made}
    written |= corrected_working_files(root, wanted, versions[-1], told[-1])
    return Correction(tuple(made), changes, first.notes, notice, written)


def _standing(
    chain: Sequence[Edition], effective: datetime.date, today: datetime.date
) -> tuple[Edition, tuple[Edition, ...]]:
    """The edition in force, and those that wait. Raises `Refused` where there is none, or the day is not between."""
    current, waiting = in_force(chain, today), tuple(one for one in chain if one.effective > today)
    place, report = Span(f"--effective {effective}"), Report()
    if current is None:
        report.error("edition-unknown", place, f"no edition is in force on {today}", "publish one: clausier publish")
    elif not waiting:
        hint = f"publish the working files: clausier publish --effective {effective}"
        report.error("correction-refused", place, "no edition waits that would have to be published again", hint)
    elif effective < today:
        report.error("edition-date", place, f"{effective} is past: today is {today}", "choose today or a later day")
    elif effective <= current.effective:
        message = f"the edition of {current.effective} is in force from that day on"
        report.error("edition-exists", place, message, "choose a later day")
    elif effective >= waiting[0].effective:
        message = f"the edition of {waiting[0].effective} is in force by then, which nobody has to wait for"
        hint = f"choose an earlier day, or publish the correction with it: --replaces {waiting[-1].effective}"
        report.error("edition-date", place, message, hint)
    report.stop()
    assert current is not None  # noqa: S101  else it was reported
    return current, waiting


def _wanted(root: Path, names: Sequence[str], last: Edition) -> CorrectedParts:
    """What changes in the working files in these parts. Raises `Refused` where it is nothing, or not only that."""
    from engine.files.trees import TextTable, frozen_files

    report = Report()
    texts = frozen_files(root, report)
    reading, diagnostics = read_tree(TextTable(texts), report)
    if has_errors(diagnostics):
        raise Refused(diagnostics)
    draft, published = reading.library, load_edition(root, last, live=False)
    changed = {one.id: one for one in revisions(published, draft) if one.changed or one.before != one.after}
    known, files, named = parts(draft), dict[str, None](), dict[str, Revision]()
    for name in dict.fromkeys(names):
        if name in texts and name.startswith(("clauses/", "variants/")) and name != NOTES:
            files[name] = None
            named |= {id: one for id, one in changed.items() if one.span.file == name}
        elif name not in known:
            hint = nearest(name, known) or "name it as messages do: cgv/duration, parameter/notice; or name its file"
            report.error("rename-unknown", Span(name), f"nothing that has a version is called {name}", hint)
        elif name not in changed:
            message = f"{name} says the same as in {edition_of(published)}: there is nothing to correct"
            report.error("correction-refused", known[name].place, message, "change it in the working files first")
        else:
            files[known[name].place.file] = None
            named[name] = changed[name]
    for one in changed.values():
        if one.span.file in files and one.id not in named:
            message = f"{one.id} changes in the same file, and is not named"
            report.error("correction-refused", one.span, message, f"name it too, or take that change out: {one.id}")
    report.stop()
    return CorrectedParts(tuple(files), named, draft, texts, published, last.files)


def _warnings(found: Iterable[Diagnostic]) -> set[tuple[str, str, str]]:
    """What is warned of, wherever it stands."""
    return {(one.finding, one.about, one.message) for one in found if one.severity is Severity.WARNING}


def _check(
    root: Path,
    published: Sequence[Edition],
    draft: Edition,
    edition: Edition,
    then: Sequence[Library],
    late: bool,
    today: datetime.date,
) -> None:
    """Everything that is checked before an edition is published, but for warnings that hold of `edition` already.

    A correction changes nothing else of it, and what was published may be older than a rule. `then` are the editions
    before and of what is published again: what clients were told of it holds. Raises `Refused`.
    """
    from engine.files.trees import Frozen

    report, previous = Report(), published[-1]
    found = check(root, read_tree(Frozen(draft, None), Report()), previous)
    held = _warnings(check(root, read_tree(Frozen(edition, None), Report()), previous)) if _warnings(found) else set()
    report.diagnostics += [one for one in found if not _warnings([one]) & held]
    if report.diagnostics:
        raise Refused(report.diagnostics)
    library, before = load_edition(root, draft, live=False), load_edition(root, previous, live=False)
    changes = revisions(before, library)
    known = {one.id for one in substantive(revisions(*then))} if then else set()
    if not late and not {one.id for one in substantive(changes)} <= known:
        notice = notice_of(root, published, previous, library, draft.effective, today)
        check_notice(notice, changes, draft.effective, today, None, report)
    report.stop()
