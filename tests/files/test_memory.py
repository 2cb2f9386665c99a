"""What is remembered: whole or not at all, under its own key, by this user alone, and not for ever."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.files.memory import Memory, digest, own_folder

KEY, OTHER = digest([b"one thing"]), digest([b"another thing"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def never() -> bytes:
    raise AssertionError("made again")


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert Memory(folder).recall(KEY, lambda: b"text") == b"text"
    again = Memory(folder)
    assert again.recall(KEY, never) == b"text"
    assert again.made == 0
    assert again.known(OTHER) is None


def test_parts_are_told_apart() -> None:
    assert digest([b"ab", b"c"]) != digest([b"a", b"bc"]) != digest([b"abc"])


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[:-1],
        lambda raw: raw[:40],
        lambda raw: b"",
        lambda raw: raw + b" ",
        lambda raw: raw[:-3] + b"???",
        lambda raw: bytes([raw[0] ^ 1]) + raw[1:],
        lambda raw: bytes(len(raw)),
    ],
    ids=["cut", "nearly all cut", "empty", "longer", "other bytes", "another seal", "zeros"],
)
def test_what_is_not_as_it_was_remembered_is_made_again(harm: Callable[[bytes], bytes], folder: Path) -> None:
    Memory(folder).keep(KEY, b"the whole text")
    (folder / KEY).write_bytes(harm((folder / KEY).read_bytes()))
    again = Memory(folder)
    assert again.recall(KEY, lambda: b"the whole text") == b"the whole text"
    assert again.made == 1
    assert Memory(folder).recall(KEY, never) == b"the whole text"


def test_no_byte_may_be_another_one(folder: Path) -> None:
    Memory(folder).keep(KEY, b"the whole text")
    whole = (folder / KEY).read_bytes()
    for at in range(len(whole)):
        for turn in (1, 0x80, 0xFF):
            (folder / KEY).write_bytes(whole[:at] + bytes([whole[at] ^ turn]) + whole[at + 1 :])
            assert Memory(folder).known(KEY) is None


def _pipe(path: Path) -> None:
    os.mkfifo(path, 0o600)


def _unreadable(path: Path) -> None:
    path.write_bytes(b"rubbish")
    path.chmod(0)


@pytest.mark.parametrize("put", [Path.mkdir, _pipe, _unreadable, lambda path: path.symlink_to(path)])
def test_what_is_no_file_is_not_waited_for(put: Callable[[Path], None], folder: Path) -> None:
    folder.mkdir(mode=0o700)
    put(folder / KEY)
    assert Memory(folder).recall(KEY, lambda: b"text") == b"text"
    Memory(folder).prune()


def test_a_folder_that_takes_the_place_of_another_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at is what is read: nobody can put another folder there in between."""
    Memory(folder).keep(KEY, b"text")
    foreign = folder.parent / "foreign"
    Memory(foreign).keep(KEY, b"another text")
    look = os.fstat

    def swapped(held: int) -> os.stat_result:
        if not (folder.parent / "away").exists():
            folder.rename(folder.parent / "away")
            foreign.rename(folder)
        return look(held)

    monkeypatch.setattr(os, "fstat", swapped)
    assert Memory(folder).known(KEY) == b"text"


def test_what_a_killed_run_has_left_is_swept_away(folder: Path) -> None:
    Memory(folder).keep(KEY, b"text")
    old, new = folder / f"{OTHER}.1.new", folder / f"{OTHER}.2.new"
    for path in (old, new):
        path.write_bytes(b"half of a te")
    os.utime(old, (1, 1))
    Memory(folder).prune(spare=1000)
    assert {one.name for one in folder.iterdir()} == {KEY, new.name}


def test_one_memory_does_not_stand_for_another(folder: Path) -> None:
    Memory(folder).keep(KEY, b"text")
    Memory(folder).keep(OTHER, b"another text")
    (folder / OTHER).write_bytes((folder / KEY).read_bytes())
    assert Memory(folder).known(OTHER) is None


@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_folder_in_which_others_write_is_left_alone(folder: Path, mode: int) -> None:
    Memory(folder).keep(KEY, b"text")
    folder.chmod(mode)
    assert Memory(folder).known(KEY) is None
    assert Memory(folder).keep(OTHER, b"text") == b"text"
    Memory(folder).prune(spare=0)
    assert [one.name for one in folder.iterdir()] == [KEY]


def test_nothing_is_believed_that_others_may_have_written(folder: Path) -> None:
    Memory(folder).keep(KEY, b"text")
    assert folder.stat().st_mode & 0o777 == 0o700
    (folder / KEY).chmod(0o620)
    assert Memory(folder).known(KEY) is None


@pytest.mark.parametrize("foreign", ["", KEY], ids=["folder", "file"])
def test_nothing_of_another_user_is_believed(folder: Path, foreign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody but root may give files away: here another user looks at them."""
    Memory(folder).keep(KEY, b"text")
    if os.getuid() == 0:
        os.chown(folder / foreign, 12345, -1)
    else:
        monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert Memory(folder).known(KEY) is None


def test_links_are_not_followed(folder: Path) -> None:
    Memory(folder).keep(KEY, b"text")
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert Memory(link).known(KEY) is None
    (folder / KEY).rename(folder / "moved")
    (folder / KEY).symlink_to("moved")
    assert Memory(folder).known(KEY) is None


def test_a_memory_that_cannot_be_kept_stops_nothing(folder: Path) -> None:
    folder.write_text("a file, no folder", encoding="utf-8")
    for one in (Memory(folder), Memory(None)):
        assert one.recall(KEY, lambda: b"text") == b"text"
        assert one.known(KEY) is None
        one.prune()


def test_what_this_build_used_stays_and_as_much_again(folder: Path) -> None:
    keys = [digest([b"build", bytes([place])]) for place in range(6)]
    for place, key in enumerate(keys):
        Memory(folder).keep(key, bytes(1000))
        os.utime(folder / key, (place + 1, place + 1))  # the later, the newer
    (folder / "note.txt").write_bytes(bytes(5000))
    last = Memory(folder)
    for key in (keys[0], KEY):
        last.recall(key, lambda: bytes(1000))
    last.prune()
    assert {one for one in range(6) if (folder / keys[one]).exists()} == {0, 4, 5}
    assert (folder / "note.txt").exists()  # which nobody remembered
    last.prune(spare=0)
    assert {one for one in range(6) if (folder / keys[one]).exists()} == {0}


@pytest.mark.parametrize(
    ("named", "home", "expected"),
    [
        ("/elsewhere", "/home/ada", "/elsewhere/clausier"),
        ("", "/home/ada", "/home/ada/.cache/clausier"),
        ("relative", "/home/ada", "/home/ada/.cache/clausier"),
        ("../up", "/home/ada", "/home/ada/.cache/clausier"),
        ("relative", "home", None),
    ],
)
def test_where_a_user_remembers(named: str, home: str, expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", home)
    assert own_folder() == (Path(expected) if expected else None)
