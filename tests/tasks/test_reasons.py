"""A reason belongs to the change that it was given for, and is never told of another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import Edit, copy, edit
from shelf import DURATION, FIRST, SECOND, publish

from engine import check, load_library
from engine.diagnostics import Severity
from engine.model.revision import Bump
from engine.tasks.revise import UNDECIDED, Declaration, revised, steps

BOTH: tuple[Edit, ...] = ((DURATION, "par courriel", "par message"), (DURATION, "by email", "by message"))
BY = Declaration("Jeanne Exemple", "The same is meant.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library with one published edition."""
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    return root


def raise_to(root: Path, bump: Bump, note: dict[str, str] | None = None, declaration: Declaration = UNDECIDED) -> None:
    made = steps(root, ["cgv/duration"], bump, declaration)
    for name, content in revised(root, made, note, declaration).items():
        (root / name).write_bytes(content)


@pytest.fixture
def later(root: Path) -> Path:
    """A library of which an edition holds a declared patch, with other words since."""
    edit(root, BOTH)
    raise_to(root, Bump.PATCH, declaration=BY)
    publish(root, SECOND)
    edit(root, [(DURATION, "par lettre", "par recommandé"), (DURATION, "by letter", "by registered mail")])
    return root


def test_a_published_reason_does_not_follow_the_next_version(later: Path) -> None:
    raise_to(later, Bump.MAJOR)
    assert [(one.code, one.severity) for one in check(later)] == [("note-missing", Severity.WARNING)]


def test_a_new_note_takes_the_place_of_all_that_was_said(later: Path) -> None:
    raise_to(later, Bump.MAJOR, note={"fr": "Par recommandé.", "en": "By registered mail."})
    (note,) = load_library(later).notes
    assert (note.text["en"], note.by, note.because, note.digest) == ("By registered mail.", "", "", "")
    assert check(later) == ()


def test_a_reason_for_a_patch_is_not_kept_where_it_becomes_a_major(root: Path) -> None:
    edit(root, BOTH)
    note = {"fr": "Le mot.", "en": "The word."}
    raise_to(root, Bump.PATCH, note=note, declaration=BY)
    raise_to(root, Bump.MAJOR)
    (found,) = load_library(root).notes
    assert (found.text, found.because) == (note, "")
    assert check(root) == ()


def test_one_that_was_left_by_hand_is_told(root: Path) -> None:
    edit(root, BOTH)
    raise_to(root, Bump.PATCH, declaration=BY)
    edit(root, [(DURATION, "version: 1.0.1", "version: 2.0.0")])
    path = root / "clauses/changes.yaml"
    text = path.read_text(encoding="utf-8").replace("1.0.1", "2.0.0").replace("editorial", "substantive")
    path.write_text(text, encoding="utf-8")
    assert [one.code for one in check(root)] == ["note-kind"]
