"""What clients are told of a change: nothing is missing, fits nothing, or weighs otherwise than its version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from editing import BASE, Edit, copy

from engine import load_library
from engine.diagnostics import Report, Span
from engine.editions.notes import check_notes
from engine.model.clause import Version
from engine.model.edition import Note
from engine.model.library import Library
from engine.model.revision import ChangeKind

Draft = Callable[..., Library]
"""Makes a copy of the small library with these edits."""

BEFORE = load_library(BASE)
DURATION, EXPRESS, OLDER = "clauses/cgv/duration.yaml", "variants/express.yaml", "variants/express@1.yaml"


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    def made(*edits: Edit) -> Library:
        return load_library(copy(tmp_path / "library", edits))

    return made


def note(id: str, version: str, kind: ChangeKind) -> Note:
    return Note(id, Version.read(version), kind, {"fr": "Ceci.", "en": "This."}, Span("clauses/changes.yaml", 1, 1))


class TestNotes:
    EDITS = ((DURATION, "version: 1.0.0", "version: 2.0.0"), (DURATION, "join: or", "join: and"))

    def told(self, after: Library, *notes: Note, final: bool = False) -> list[tuple[str, str]]:
        report = Report()
        check_notes(BEFORE, after, notes, report, final=final)
        return [(one.code, str(one.severity)) for one in report.diagnostics]

    def test_what_clients_are_told(self, draft: Draft) -> None:
        after = draft(*self.EDITS)
        assert self.told(after) == [("note-missing", "warning")]
        assert self.told(after, final=True) == [("note-missing", "error")]
        assert self.told(after, note("cgv/duration", "2.0.0", ChangeKind.SUBSTANTIVE)) == []

    @pytest.mark.parametrize(
        ("told", "codes"),
        [
            (note("cgv/duration", "1.1.0", ChangeKind.SUBSTANTIVE), [("note-kind", "error")]),
            (note("cgv/duration", "2.0.0", ChangeKind.CLARIFIED), [("note-kind", "error")]),
            (
                note("cgv/durations", "2.0.0", ChangeKind.SUBSTANTIVE),
                [("note-unknown", "error"), ("note-missing", "warning")],
            ),
            (note("cgv/duration", "1.0.0", ChangeKind.EDITORIAL), [("note-missing", "warning")]),
        ],
        ids=["version", "kind", "unknown", "old"],
    )
    def test_a_note_that_does_not_fit(self, told: Note, codes: list[tuple[str, str]], draft: Draft) -> None:
        assert self.told(draft(*self.EDITS), told) == codes

    def test_a_note_about_nothing_that_changed(self, draft: Draft) -> None:
        after = draft()
        assert self.told(after, note("cgv/duration", "1.0.1", ChangeKind.EDITORIAL)) == [("note-kind", "error")]
        assert self.told(after, note("cgv/duration", "1.0.0", ChangeKind.EDITORIAL)) == []

    def test_what_comes_with_a_variant_is_told_with_it(self, tmp_path: Path) -> None:
        root = copy(tmp_path / "library")
        (root / EXPRESS).rename(root / "variants/urgent.yaml")
        (root / OLDER).unlink()
        text = (
            (root / "variants/urgent.yaml").read_text(encoding="utf-8").replace("express.surcharge", "urgent.surcharge")
        )
        (root / "variants/urgent.yaml").write_text(text, encoding="utf-8")
        after = load_library(root)
        report = Report()
        check_notes(BEFORE, after, (), report)
        assert {one.about for one in report.diagnostics} == {"variant/urgent", "variant/express", "variant/express@1"}
