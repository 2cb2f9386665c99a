"""Proves, in a copy, that a library says the same under another name, before a file of it is touched."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from engine.diagnostics import Diagnostic, Refused, Report, Severity, Span
from engine.files.writing.edits import EditableText
from engine.languages import LANGUAGES
from engine.model.library import Library
from engine.model.review import Acknowledgement, ReviewMark
from engine.model.variant import Insert
from engine.tasks.assemble import Pack, assemble_all
from engine.tasks.check import check
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library, load_published, read

MAX_TOLD = 4
REVIEWS, NOTES, KEY_POINTS = "clauses/reviews.yaml", "clauses/changes.yaml", "clauses/key-points.yaml"
Decision = Acknowledgement | ReviewMark


@dataclass(frozen=True, slots=True)
class Renaming:
    """What becomes of the files: their bytes in the order of writing, then the files that go.

    What bears the name comes first, so that an interruption shows as a name that is gone; `counts` are the words
    rewritten in each file, `moved` the files that have another name, `kept` deals that stay as they are because they
    are made from a published edition.
    """

    old: str
    new: str
    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    counts: Mapping[str, int]
    moved: Mapping[str, str]
    kept: tuple[str, ...]


def proven(root: Path, found: Renaming, before: Library) -> Renaming:
    """The same with the digests of what people decided carried over, once it is proved that nothing else changes.

    The library says the same afterwards, to the letter, and nothing new is to be said about it.
    """
    with tempfile.TemporaryDirectory(prefix="clausier-") as folder:
        copy = Path(folder)
        for name in ("clauses", "variants", "deals"):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        for name, content in found.files.items():
            (copy / name).write_bytes(content)
        for name in found.gone:
            (copy / name).unlink()
        _nothing_broken(errors(read(copy)[1]), (), found)
        after = load_library(copy)
        _nothing_changed(root, before, copy, after, found)
        decided = _carried(copy, before, after)
        for name, content in decided.items():
            (copy / name).write_bytes(content)
        _nothing_broken(check(copy), check(root), found)
    return replace(found, files={**found.files, **decided})


def errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


def _nothing_broken(told: Sequence[Diagnostic], known: Sequence[Diagnostic], found: Renaming) -> None:
    fresh = Counter((one.code, one.severity) for one in told) - Counter((one.code, one.severity) for one in known)
    wrong = tuple(
        one for one in told if (one.code, one.severity) in fresh and (known or one.severity is Severity.ERROR)
    )
    if wrong:
        message = f"with this name, {len(wrong)} thing{'s' if len(wrong) > 1 else ''} would be wrong"
        hint = "nothing was written; what would be wrong is told too"
        raise Refused([Diagnostic("rename-refused", Span(found.new), message, (hint,)), *wrong])


def _nothing_changed(root: Path, before: Library, copy: Path, after: Library, found: Renaming) -> None:
    from engine.editions.versions.check import revisions

    changed = [one.id for one in revisions(before, after) if one.changed]
    was, now = _digests(root, before, found.kept), _digests(copy, after, found.kept)
    changed += [name for name in was if was[name] != now.get(name)]
    changed += _reordered(before, found)
    if changed:
        more = f" and {len(changed) - MAX_TOLD} more" if changed[MAX_TOLD:] else ""
        some = ", ".join(changed[:MAX_TOLD]) + more
        message = f"{found.old} cannot be called {found.new}: with this name another text would come out in {some}"
        hint = "nothing was written; the program may know the old name, or the order of insertions follow from it"
        raise Refused([Diagnostic("rename-refused", Span(found.new), message, (hint,))])


def _carried(copy: Path, before: Library, after: Library) -> Mapping[str, bytes]:
    """The files of what people decided, with the digests of the same texts under their new names.

    What they decided goes on to hold; what had lapsed already stays as it is.
    """
    decided = {REVIEWS: [*_of_reviews(before, after)], NOTES: [*_of_notes(copy, before, after)]}
    decided[KEY_POINTS] = [*_of_key_points(before, after)]
    return {name: _with_digests(copy, name, digests) for name, digests in decided.items() if digests}


Digests = tuple[tuple[str | int, ...], str, str]
"""Where a digest stands in a file, what it is, and what it becomes."""


def _of_reviews(before: Library, after: Library) -> Iterator[Digests]:
    from engine.model.evidence import digest

    for key, old, new in (
        ("acknowledged", before.reviews.acknowledged, after.reviews.acknowledged),
        ("reviewed", before.reviews.reviewed, after.reviews.reviewed),
    ):
        decisions: Iterable[tuple[Decision, Decision]] = zip(old, new, strict=True)
        for index, (one, other) in enumerate(decisions):
            now = digest(after, _finding(other), other.about)
            if one.digest == digest(before, _finding(one), one.about) and now is not None and now != one.digest:
                yield (key, index, "digest"), one.digest, now


def _of_notes(copy: Path, before: Library, after: Library) -> Iterator[Digests]:
    from engine.editions.versions.check import assess

    published = load_published(copy)
    if published is None:
        return
    then = {one.id: one.evidence for one in assess(published, before)}
    now = {one.id: one.evidence for one in assess(published, after)}
    for one, other in zip(before.notes, after.notes, strict=True):
        if one.digest and one.digest == then.get(one.id) != now.get(other.id):
            yield (other.id, "digest"), one.digest, now.get(other.id, one.digest)


def _of_key_points(before: Library, after: Library) -> Iterator[Digests]:
    """Lines of first pages that were read against texts which now have another name."""
    from engine.model.evidence import key_point_digest

    if before.key_points is None or after.key_points is None:
        return
    for (_, one), (point, other) in zip(before.key_points.lines(), after.key_points.lines(), strict=True):
        if one.read and one.read == key_point_digest(before, one) != (now := key_point_digest(after, other)):
            yield ("points", point.id, "lines", other.id, "read"), one.read, now


def _with_digests(copy: Path, name: str, digests: Iterable[Digests]) -> bytes:
    from engine.files.text import decode
    from engine.files.writing.edits import spliced
    from engine.files.yaml.nodes import Scalar, parse

    raw = (copy / name).read_bytes()
    source = parse(name, decode(raw, name, Report()) or "", Report())
    assert source is not None  # noqa: S101  the library was read
    written, edits = EditableText(raw.decode()), []
    for path, old, new in digests:
        node = source.node(path)
        if isinstance(node, Scalar):
            edits.append(written.replace(node.span, old, new))
    return spliced(written.text, edits).encode()


def _finding(one: Decision) -> str:
    return one.finding if isinstance(one, Acknowledgement) else ""


def _digests(root: Path, library: Library, kept: Collection[str]) -> dict[str, str]:
    """The digest of every text that can be had without more being known: of the standard selection and of the deals."""
    texts: dict[str, str] = {}
    with suppress(Refused):
        texts |= _digests_of(assemble_all(library, languages=tuple(LANGUAGES)), "")
    for deal in sorted((root / "deals").glob("*.yaml")):
        name = f"deals/{deal.name}"
        if name in kept:
            continue
        try:
            packs = assemble_all(library, load_deal(deal, library, root), languages=tuple(LANGUAGES))
        except Refused as refused:
            texts[name] = ", ".join(sorted({one.code for one in refused.diagnostics}))
            continue
        texts |= _digests_of(packs, f" of {name}")
    return texts


def _digests_of(packs: Mapping[str, Pack], whose: str) -> dict[str, str]:
    from engine.model.digest import text_digest

    return {
        f"{id}{whose} ({language})": text_digest(one) for language, pack in packs.items() for id, one in pack.items()
    }


def _reordered(library: Library, found: Renaming) -> list[str]:
    """The places at which insertions of several variants would come in another order, which is that of their names."""
    if not found.old.startswith("variant/"):
        return []
    old, new = (name.removeprefix("variant/") for name in (found.old, found.new))
    inserting: dict[str, set[str]] = {}
    for id, majors in library.variants.items():
        for change in (one for variant in majors for one in variant.changes):
            if isinstance(change, Insert):
                inserting.setdefault(f"{change.position} {change.anchor}", set()).add(id)
    return [
        place
        for place, ids in inserting.items()
        if old in ids and any((old < other) != (new < other) for other in ids - {old})
    ]
