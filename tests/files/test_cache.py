"""A library that was read is remembered; whatever happens to what is remembered, the text is that of the files."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import process
from editing import BASE

from engine.diagnostics import Report
from engine.files import cache, program
from engine.files.memory import Memory
from engine.files.values import encode
from engine.tasks import open_library
from engine.tasks.open_library import ReadLibrary, read

REMEMBER, RECALL = cache.remember, cache.recall
"""The memory on the disk, which other tests do without."""


class Planted:
    """Makes a file when a pickle of it is read."""

    def __init__(self, proof: Path) -> None:
        self.proof = proof

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return os.mkdir, (str(self.proof),)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "remember", REMEMBER)
    monkeypatch.setattr(cache, "recall", RECALL)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/clausier"


def text(root: Path, cache: Path | str) -> str:
    """What a command shows of a library in a process of its own."""
    done = process("--library", root, "show", "cgv", cwd=root, env={"XDG_CACHE_HOME": str(cache)})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_not_read_twice(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read(root)
    monkeypatch.setattr(open_library, "read_afresh", lambda *_: pytest.fail("read again"))
    again = read(root)
    assert repr(again) == repr(fresh)
    assert again[0].library is not fresh[0].library


def test_another_byte_of_any_file_is_another_library(root: Path, folder: Path) -> None:
    known = cache.fingerprint(root)
    path = root / "clauses/terms.yaml"
    path.write_bytes(path.read_bytes() + b"# another line\n")
    assert cache.fingerprint(root) != known


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:200] + bytes([raw[200] ^ 1]) + raw[201:],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        lambda raw: b"",
        lambda raw: b"rubbish",
        lambda raw: raw.replace(b"a", b"b"),
        lambda raw: bytes([raw[0] ^ 0x80]) + raw[1:],
        lambda raw: raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:],
        lambda raw: raw.replace(b"\n", b" ", 1),
        lambda raw: raw + raw,
    ],
    ids=[
        "a byte",
        "half",
        "the last byte",
        "empty",
        "rubbish",
        "other words",
        "the seal",
        "a number",
        "the line",
        "twice",
    ],
)
def test_damage_means_reading_afresh(root: Path, folder: Path, harm: Callable[[bytes], bytes]) -> None:
    fresh = read(root)
    [path] = folder.iterdir()
    content = path.read_bytes()
    path.write_bytes(harm(content))
    assert repr(read(root)) == repr(fresh)
    assert path.read_bytes() == content  # and it is remembered again


@pytest.mark.parametrize("put", [Path.mkdir, lambda path: os.mkfifo(path, 0o600), lambda path: path.symlink_to("x")])
def test_what_is_no_file_is_read_afresh(root: Path, folder: Path, put: Callable[[Path], None]) -> None:
    shown = text(root, folder.parent)
    [path] = folder.iterdir()
    path.unlink()
    put(path)
    assert text(root, folder.parent) == shown


def test_a_file_that_is_saved_while_it_is_read_is_not_remembered_as_it_was(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who takes the change back later is not shown the text with it."""
    path = root / "clauses/cgv/duration.yaml"
    before, afresh = path.read_bytes(), open_library.read_afresh

    def saved(root: Path, report: Report) -> ReadLibrary:
        path.write_bytes(before.replace(b"three", b"four"))
        return afresh(root, report)

    monkeypatch.setattr(open_library, "read_afresh", saved)
    read(root)
    path.write_bytes(before)
    monkeypatch.setattr(open_library, "read_afresh", afresh)
    fresh = read(root)
    assert repr(fresh) == repr(afresh(root, Report()))


def test_another_file_of_the_program_is_another_program(tmp_path: Path) -> None:
    """Even one as long, which says that it was changed at the same time: whoever unpacks files may set that."""
    path = tmp_path / "words.yaml"
    path.write_bytes(b"may")
    os.utime(path, (1, 1))
    before = program._stamp(path)
    path.with_suffix(".new").write_bytes(b"can")
    path.with_suffix(".new").replace(path)
    os.utime(path, (1, 1))
    assert program._stamp(path) != before


@pytest.mark.parametrize("sealed", [False, True])
def test_a_crafted_pickle_runs_nothing(root: Path, folder: Path, tmp_path: Path, sealed: bool) -> None:
    shown = text(root, folder.parent)
    [path] = folder.iterdir()
    crafted = pickle.dumps(Planted(tmp_path / "proof"))
    if sealed:
        Memory(folder).keep(path.name, crafted)
    else:
        path.write_bytes(crafted)
    assert text(root, folder.parent) == shown
    assert not (tmp_path / "proof").exists()


@pytest.mark.parametrize("value", ["a text", None, (), ("reading", ())])
def test_sealed_values_that_are_no_library_are_not_taken_for_one(root: Path, folder: Path, value: object) -> None:
    fresh = read(root)
    [path] = folder.iterdir()
    Memory(folder).keep(path.name, encode(value))
    assert repr(read(root)) == repr(fresh)


def test_a_relative_cache_folder_is_none(root: Path, tmp_path: Path) -> None:
    """Whoever hands somebody a folder with a library hands them no memory of it."""
    (root / "relative").mkdir()
    done = process("show", "cgv", cwd=root, env={"XDG_CACHE_HOME": "relative", "HOME": str(tmp_path / "home")})
    assert done.returncode == 0
    assert list((root / "relative").iterdir()) == []
    assert (tmp_path / "home/.cache/clausier").is_dir()


def test_a_cache_folder_that_others_write_is_none(root: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert text(root, folder.parent) == text(root, folder.parent)
    assert list(folder.iterdir()) == []
