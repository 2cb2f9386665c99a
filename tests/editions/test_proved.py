"""A build from an edition proves first that the edition still gives the texts that were published."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import clausier
from shelf import BASE, FIRST, publish

from engine.assembling import finish
from engine.files import cache
from engine.model.document import Document
from engine.model.library import Library
from engine.model.place import Place
from engine.tasks.open_library import ReadLibrary


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small library with an edition, and a deal of its time."""
    shutil.copytree(BASE, tmp_path / "library")
    publish(tmp_path / "library", FIRST)
    return tmp_path / "library"


def built(root: Path, out: Path) -> dict[str, bytes]:
    done = clausier("--library", root, "build", root / "deal.yaml", "--format", "md,json", "--out", out)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def reworded(library: Library) -> Library:
    """The library as a memory tells it that lies: one clause has another title."""
    clause = library.clauses[Place("cgv/duration")]
    other = replace(clause, title={code: f"{text} (faux)" for code, text in clause.title.items()})
    return replace(library, clauses={**library.clauses, Place("cgv/duration"): other})


def test_a_memory_that_lies_changes_no_text(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(root, tmp_path / "first")
    recall = cache.recall
    lies = []

    def lie(key: str) -> ReadLibrary | None:
        found = recall(key)
        if found is None or found[0].library.edition is None:
            return found
        lies.append(key)
        return replace(found[0], library=reworded(found[0].library)), found[1]

    monkeypatch.setattr(cache, "recall", lie)
    assert built(root, tmp_path / "second") == first
    assert lies
    done = clausier("--library", root, "editions", "verify")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_that_prints_another_text_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeset = finish.typeset

    def changed(*arguments: Any) -> Document:
        document = typeset(*arguments)
        return replace(document, title=f"{document.title}.")

    monkeypatch.setattr(finish, "typeset", changed)
    done = clausier("--library", root, "build", root / "deal.yaml", "--format", "md", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert f"clauses/editions/{FIRST}.json: error: cgv in fr is no longer assembled to the text" in done.stderr
    assert "[edition-text]" in done.stderr
    assert not (tmp_path / "out").exists()
