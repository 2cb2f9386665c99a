"""A small library with three editions that differ in every way in which a text can, and whose names change."""

from __future__ import annotations

from pathlib import Path

from editing import copy, edit, swap
from shelf import FIRST, SECOND, THIRD, publish
from two_editions import CHANGES

from engine.tasks.rename import rename


def called(root: Path, *names: tuple[str, str]) -> None:
    """Gives things other names, one after the other."""
    for old, new in names:
        found = rename(root, old, new)
        for name, content in found.files.items():
            (root / name).write_bytes(content)
        for name in found.gone:
            (root / name).unlink()


def third(root: Path) -> Path:
    """The second edition changes words of three articles and the name of one; the third one a figure, items and words.

    The option `local-only` reads otherwise from the third edition on, `express` does not.
    """
    copy(root)
    publish(root, FIRST)
    edit(root, CHANGES)
    called(root, ("cgv/liability", "fault"))
    publish(root, SECOND)
    called(root, ("cgv/fault", "blame"), ("cgv/duration#notice.letter", "post"))
    swap(root / "clauses/cgv/duration.yaml", "fr: par courriel", "fr: par message", "en: by email", "en: by message")
    swap(root / "clauses/cgv/duration.yaml", "version: 1.0.0", "version: 2.0.0")
    swap(root / "clauses/cgv/payment.yaml", "version: 2.0.0", "version: 3.0.0")
    swap(root / "clauses/cgv/payment.yaml", "avant la prestation", "après la prestation")
    swap(root / "clauses/cgv/payment.yaml", "before the work is done", "after the work is done")
    swap(root / "variants/local-only.yaml", "version: 1.0.0", "version: 1.1.0", "dans le pays", "sur le territoire")
    swap(root / "variants/local-only.yaml", "in the country", "on the territory")
    notes = (
        ("cgv/duration", "2.0.0", "substantive", "Le courriel devient un message.", "Email becomes a message."),
        ("cgv/payment", "3.0.0", "substantive", "Le Client paie plus tard.", "The Client pays later."),
        ("variant/local-only", "1.1.0", "clarified", "Le lieu est dit autrement.", "The place is said otherwise."),
    )
    told = ""
    for id, version, kind, french, english in notes:
        told += f"{id}:\n  version: {version}\n  kind: {kind}\n  fr: {french}\n  en: {english}\n"
    (root / "clauses/changes.yaml").write_text(told, encoding="utf-8")
    publish(root, THIRD)
    return root
