"""What a build remembers is of the same edition, program and dated files, and of nothing that does not matter."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from editing import BASE
from shelf import FIRST, SECOND, publish, reword

from engine.files import program
from engine.files.memory import Memory
from engine.model.edition import Edition
from engine.site.content import keys
from engine.site.content.editions_on_day import Shelf, shelf

REGISTER = "clauses/subprocessors.yaml"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Edition, Edition]:
    root = tmp_path_factory.mktemp("memory") / "library"
    shutil.copytree(BASE, root)
    first = publish(root, FIRST)
    reword(root)
    return root, first, publish(root, SECOND)


@pytest.fixture
def root(published: tuple[Path, Edition, Edition], tmp_path: Path) -> Path:
    shutil.copytree(published[0], tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def edition(published: tuple[Path, Edition, Edition]) -> Edition:
    return published[1]


def key(root: Path, edition: Edition) -> str:
    """The key of one thing on a site that is built now."""
    return Shelf(root, datetime.date.min, {}, (), Memory(None)).key(edition, "name")


def test_another_edition_program_or_dated_file_is_another_thing(
    published: tuple[Path, Edition, Edition], root: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = key(root, edition)
    assert key(root, edition) == known != key(root, published[2])
    text = (root / REGISTER).read_bytes()
    (root / REGISTER).write_bytes(text + b"# another line\n")
    assert key(root, edition) != known
    (root / REGISTER).write_bytes(text)
    assert key(root, edition) == known
    monkeypatch.setattr(keys, "program", lambda **named: f"another program {named}")
    assert key(root, edition) != known


def test_neither_times_nor_places_matter(root: Path, edition: Edition) -> None:
    """A fresh clone on another machine uses what was kept."""
    elsewhere = root.parent / "elsewhere"
    shutil.copytree(root, elsewhere)
    for path in elsewhere.rglob("*"):
        os.utime(path, (1, 1))
    assert key(elsewhere, edition) == key(root, edition)


def test_what_a_text_is_printed_as_depends_on_what_prints_alone() -> None:
    every, printing = list(program.sources(without=keys.FREE)), list(program.sources(only=keys.PRINTING))
    assert {"site/content/keys.py", "rendering/pdf/document.py", "rendering/assets/screen.css"} <= {*every}
    assert not [one for one in every if one.startswith(("cli/", "preview/", "site/theme/", "site/styles/"))]
    assert "rendering/pdf/document.py" in printing
    assert not [one for one in printing if one.split("/")[0] not in keys.PRINTING]
    assert keys.of_text("digest of a text", "pdf") != keys.of_text("digest of another text", "pdf")


@pytest.mark.parametrize("harm", [lambda raw: b"[]", lambda raw: raw.replace(b'"str"', b'"os.system"')])
def test_sealed_bytes_that_are_no_documents_are_made_again(root: Path, harm: Callable[[bytes], bytes]) -> None:
    one = shelf(root, FIRST, {}, Memory(root / "kept"))
    edition = one.every[0].edition
    texts = one.texts(edition, "fr")
    place = one.key(edition, f"texts fr {sorted(one.extra.items())}")
    content = one.memory.known(place)
    assert content is not None
    one.memory.keep(place, harm(content))
    assert replace(one, _texts={}).texts(edition, "fr") == texts
    assert one.memory.known(place) == content
