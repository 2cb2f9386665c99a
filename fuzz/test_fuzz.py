"""Spoils libraries, deals, editions, letterheads and journals: whatever they hold, the answer is a message or a text.

Started by `make fuzz`, never in CI. A finding is printed as the shortest one that was found; it becomes a case of
`tests/`, and the fault is mended as a kind.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commands import ROOT, clausier
from editing import BASE, copy, files
from hypothesis import given
from hypothesis import strategies as st
from letterheads import letterhead
from shelf import FIRST, twice
from spoiling import STEPS, TOKENS, Steps, spoiled

from engine.editions.freeze import canonical
from engine.files.text import JOURNAL

LIBRARY = tuple(sorted(one.relative_to(BASE).as_posix() for one in BASE.rglob("*.yaml") if one.name != "deal.yaml"))
DEALS = tuple(sorted((ROOT / "deals").glob("*.yaml")))
TODAY = ("--today", "2026-12-15")


@contextmanager
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="clausier-fuzz-") as name:
        yield Path(name)


def answered(root: Path, *command: str | Path) -> None:
    """The command ends as commands end, and what was there is there."""
    before = files(root)
    done = clausier("--library", root, *TODAY, *command)
    assert done.returncode in (0, 1, 2)
    assert done.returncode == 0 or done.stderr
    assert files(root) == before


@given(name=st.sampled_from(LIBRARY), steps=STEPS)
def test_a_library(name: str, steps: Steps) -> None:
    with folder() as own:
        root = copy(own / "library")
        (root / name).write_bytes(spoiled((root / name).read_bytes(), steps))
        answered(root, "check")
        answered(root, "show", "cgv")
        answered(root, "rename", "parameter/notice", "period", "--dry-run")


@given(deal=st.sampled_from(DEALS), steps=STEPS)
def test_a_deal(deal: Path, steps: Steps) -> None:
    with folder() as own:
        shutil.copytree(deal.parent, own / "deals")
        (own / "deals" / deal.name).write_bytes(spoiled(deal.read_bytes(), steps))
        for command in (("deviations",), ("build", "--format", "txt,json", "--out", own / "out")):
            done = clausier(*TODAY, command[0], own / "deals" / deal.name, *command[1:])
            assert done.returncode in (0, 1, 2)
        before = (own / "deals" / deal.name).read_bytes()
        done = clausier(*TODAY, "approve", own / "deals" / deal.name, "--by", "management")
        assert done.returncode == 0 or (own / "deals" / deal.name).read_bytes() == before
        if done.returncode == 0:
            assert clausier(*TODAY, "deviations", own / "deals" / deal.name).stderr == ""


@cache
def published() -> dict[str, bytes]:
    with folder() as own:
        return files(twice(own / "library"))


def written(root: Path) -> Path:
    for name, content in published().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


EDITION = f"clauses/editions/{FIRST}.json"
EMPTY: tuple[Any, ...] = ([], {}, [{}])
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(TOKENS), st.sampled_from(EMPTY))
JOURNALS = st.one_of(st.binary(max_size=200), st.recursive(VALUES, st.lists).map(lambda one: json.dumps(one).encode()))


@given(steps=STEPS)
def test_an_edition_that_was_edited(steps: Steps) -> None:
    with folder() as own:
        root = written(own)
        (root / EDITION).write_bytes(spoiled((root / EDITION).read_bytes(), steps))
        answered(root, "editions", "verify")
        answered(root, "show", "cgv", "--edition", str(FIRST))


@given(data=st.data())
def test_an_edition_that_somebody_sealed_again(data: st.DataObject) -> None:
    """Any value of it is another one, under a checksum that fits."""
    with folder() as own:
        root = written(own)
        told = json.loads((root / EDITION).read_bytes())
        told.pop("sha256")
        at: Any = told
        while True:
            key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
                at[key] = data.draw(VALUES)
                break
            at = at[key]
        sealed = {**told, "sha256": hashlib.sha256(canonical(told)).hexdigest()}
        (root / EDITION).write_bytes(canonical(sealed) + b"\n")
        answered(root, "editions")
        answered(root, "editions", "verify")
        answered(root, "check")


@given(data=st.data(), steps=STEPS)
def test_a_letterhead(data: st.DataObject, steps: Steps) -> None:
    with folder() as own:
        source, made = zipfile.ZipFile(io.BytesIO(letterhead())), io.BytesIO()
        name = data.draw(st.sampled_from(sorted(source.namelist())))
        with zipfile.ZipFile(made, "w") as target:
            for one in source.namelist():
                target.writestr(one, spoiled(source.read(one), steps) if one == name else source.read(one))
        (own / "letter.docx").write_bytes(made.getvalue())
        answered(ROOT / "tests/cases/base", "template", "check", own / "letter.docx")


@given(steps=STEPS)
def test_the_file_of_a_letterhead(steps: Steps) -> None:
    with folder() as own:
        (own / "letter.docx").write_bytes(spoiled(letterhead(), steps))
        answered(ROOT / "tests/cases/base", "template", "check", own / "letter.docx")


@given(content=JOURNALS)
def test_a_journal(content: bytes) -> None:
    with folder() as own:
        root = copy(own / "library")
        (root / JOURNAL).write_bytes(content)
        answered(root, "show", "cgv")
