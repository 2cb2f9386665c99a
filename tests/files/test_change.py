"""A change of files: all or none whatever fails, nobody's work overwritten, and each file stays the file it was."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest
from editing import files
from faults import ERRORS, Killed, failing

from engine.diagnostics import Refused
from engine.files.text import JOURNAL
from engine.files.writing.change import FileChange, commit, finish
from engine.files.writing.held_folder import held
from engine.files.writing.whole_files import exclusive, write

OLD = {"a.yaml": b"a: 1\n", "b.yaml": b"b: 1\n", "gone.yaml": b"g: 1\n", "linked.yaml": b"l: 1\n"}
NEW = {"a.yaml": b"a: 2\nmore: 3\n", "b.yaml": b"b: 2\n", "folder/c.yaml": b"c: 2\n", "linked.yaml": b"l: 2\n"}
CHANGES = [FileChange(name, OLD.get(name), NEW.get(name)) for name in {**OLD, **NEW}]
MOST = 60
"""More operations than any of these changes needs."""
ONE = [FileChange("a.yaml", OLD["a.yaml"], NEW["a.yaml"])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four files, one of which has another name elsewhere."""
    made = tmp_path / "folder"
    made.mkdir()
    for name, content in OLD.items():
        (made / name).write_bytes(content)
    os.link(made / "linked.yaml", tmp_path / "other name")
    return made


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code for one in refused.value.diagnostics]


def after(changes: list[FileChange]) -> dict[str, bytes]:
    return NEW if changes is CHANGES else OLD | {"a.yaml": NEW["a.yaml"]}


def operations(folder: Path, changes: list[FileChange]) -> list[str]:
    with failing(folder, -1, None) as counted:
        commit(folder, changes)
    return counted.names


@pytest.mark.parametrize("changes", [ONE, CHANGES], ids=["one file", "several"])
class TestFaults:
    def test_the_change_is_made(self, folder: Path, changes: list[FileChange]) -> None:
        names = operations(folder, changes)
        assert {"open", "write", "fsync", "replace"} <= set(names)
        assert len(names) < MOST
        assert files(folder) == after(changes)
        assert (folder.parent / "other name").read_bytes() == files(folder)["linked.yaml"]

    @pytest.mark.parametrize("error", ERRORS)
    @pytest.mark.parametrize("at", range(MOST))
    def test_an_error_leaves_everything_as_it_was_or_as_it_is_to_be(
        self, folder: Path, changes: list[FileChange], at: int, error: int
    ) -> None:
        told = ["nothing"]
        with failing(folder, at, error):
            try:
                commit(folder, changes)
            except Refused as refused:
                told = [one.code for one in refused.diagnostics]
        finish(folder)
        assert (told, files(folder)) in ((["nothing"], after(changes)), (["output-unwritable"], OLD))

    @pytest.mark.parametrize("at", range(MOST))
    def test_whoever_is_killed_leaves_the_old_or_the_new(
        self, folder: Path, changes: list[FileChange], at: int
    ) -> None:
        try:
            with failing(folder, at, None):
                commit(folder, changes)
        except Killed:
            pass
        finish(folder)
        write(folder / "later", b"")  # who writes next clears away what was being written
        (folder / "later").unlink()
        assert files(folder) in (OLD, after(changes))
        assert not list(folder.rglob(".clausier-*"))

    @pytest.mark.parametrize("second", range(0, 40, 3))
    def test_even_if_the_next_one_is_killed_while_it_finishes(
        self, folder: Path, changes: list[FileChange], second: int
    ) -> None:
        names = 0
        while True:
            try:
                with failing(folder, names, None):
                    commit(folder, changes)
                break
            except Killed:
                pass
            if (folder / JOURNAL).exists():
                try:
                    with failing(folder, second, None):
                        finish(folder)
                except Killed:
                    pass
                finish(folder)
                assert files(folder) == after(changes)
                break
            for name in ("a.yaml", "b.yaml"):
                assert (folder / name).read_bytes() in (OLD[name], NEW[name])
            if (folder / "a.yaml").read_bytes() == NEW["a.yaml"]:
                break
            names += 1


class TestOthers:
    def test_what_was_saved_since_it_was_read_is_not_overwritten(self, folder: Path) -> None:
        (folder / "b.yaml").write_bytes(b"b: mine\n")
        with pytest.raises(Refused) as refused:
            commit(folder, CHANGES)
        assert codes(refused) == ["file-changed"]
        assert files(folder) == OLD | {"b.yaml": b"b: mine\n"}

    def test_a_file_that_appeared_is_not_overwritten(self, folder: Path) -> None:
        (folder / "folder").mkdir()
        (folder / "folder/c.yaml").write_bytes(b"c: mine\n")
        with pytest.raises(Refused) as refused:
            commit(folder, CHANGES)
        assert codes(refused) == ["file-changed"]

    def interrupted(self, folder: Path) -> None:
        """A change of which two files are made."""
        with pytest.raises(Killed), failing(folder, 22, None):
            commit(folder, CHANGES)
        assert (folder / JOURNAL).exists()
        assert files(folder)["a.yaml"] == NEW["a.yaml"]
        assert files(folder)["gone.yaml"] == OLD["gone.yaml"]

    def test_what_was_edited_after_an_interruption_is_not_overwritten(self, folder: Path) -> None:
        self.interrupted(folder)
        (folder / "gone.yaml").write_bytes(b"g: mine\n")
        (folder / "a.yaml").write_bytes(OLD["a.yaml"])
        with pytest.raises(Refused) as refused:
            finish(folder)
        assert codes(refused) == ["change-interrupted"]
        assert "gone.yaml was edited since" in refused.value.diagnostics[0].message
        assert files(folder)["gone.yaml"] == b"g: mine\n"

    @pytest.mark.parametrize(
        "journal",
        [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"sha256": "0", "files": "[]"}', b'{"sha256": 1, "files": 2}'],
    )
    def test_a_damaged_journal_changes_nothing(self, folder: Path, journal: bytes) -> None:
        (folder / JOURNAL).write_bytes(journal)
        with pytest.raises(Refused) as refused:
            finish(folder)
        assert codes(refused) == ["change-interrupted"]

    @pytest.mark.parametrize("name", ["../other name", "/tmp/somewhere", "folder/../../other name", ""])
    def test_a_journal_never_leads_out_of_its_folder(self, folder: Path, name: str) -> None:
        import hashlib

        body = json.dumps([[name, None, "eA=="]])
        sealed = {"sha256": hashlib.sha256(body.encode()).hexdigest(), "files": body}
        (folder / JOURNAL).write_text(json.dumps(sealed))
        with pytest.raises(Refused) as refused:
            finish(folder)
        assert codes(refused) == ["change-interrupted"]
        assert (folder.parent / "other name").read_bytes() == OLD["linked.yaml"]

    def test_what_one_saves_while_another_writes_is_noticed(self, folder: Path) -> None:
        root = folder.parent / "library"
        (root / "clauses").mkdir(parents=True)
        (root / "clauses/x.yaml").write_bytes(b"x: 1\n")
        (root / "clauses/y.yaml").write_bytes(b"y: 1\n")
        with held(root) as library:
            (root / "clauses/y.yaml").write_bytes(b"y: mine\n")
            library.replace({"clauses/x.yaml": b"x: 2\n"})
            with pytest.raises(Refused) as refused:
                library.replace({"clauses/y.yaml": b"y: 2\n"})
            assert codes(refused) == ["file-changed"]
        with held(root) as library:
            (root / "clauses/z.yaml").write_bytes(b"z: mine\n")
            with pytest.raises(Refused):
                library.replace({"clauses/x.yaml": b"x: 3\n"}, whole=True)
        assert files(root) == {
            "clauses/x.yaml": b"x: 2\n", "clauses/y.yaml": b"y: mine\n", "clauses/z.yaml": b"z: mine\n"
        }  # fmt: skip

    def test_one_waits_for_the_other(self, folder: Path) -> None:
        told, order = threading.Event(), []

        def other() -> None:
            with exclusive(folder, waiting=told.set):
                order.append("second")

        with exclusive(folder):
            thread = threading.Thread(target=other)
            thread.start()
            assert told.wait(20)
            order.append("first")
        thread.join(20)
        assert order == ["first", "second"]


class TestTheFileStaysWhatItWas:
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
    def test_its_mode(self, folder: Path, mode: int) -> None:
        (folder / "a.yaml").chmod(mode)
        commit(folder, ONE)
        assert stat.S_IMODE((folder / "a.yaml").stat().st_mode) == mode

    @pytest.mark.parametrize("changes", [ONE, CHANGES])
    def test_a_read_only_one_is_refused_before_anything_is_written(
        self, folder: Path, changes: list[FileChange]
    ) -> None:
        (folder / "a.yaml").chmod(0o444)
        with pytest.raises(Refused) as refused:
            commit(folder, changes)
        assert codes(refused) == ["output-unwritable"]
        assert "read-only" in refused.value.diagnostics[0].message
        assert files(folder) == OLD

    def test_a_link_stays_a_link(self, folder: Path) -> None:
        (folder / "a.yaml").rename(folder.parent / "elsewhere.yaml")
        (folder / "a.yaml").symlink_to("../elsewhere.yaml")
        commit(folder, ONE)
        assert (folder / "a.yaml").is_symlink()
        assert (folder.parent / "elsewhere.yaml").read_bytes() == NEW["a.yaml"]

    def test_all_its_names_lead_to_it(self, folder: Path) -> None:
        commit(folder, [FileChange("linked.yaml", OLD["linked.yaml"], b"l: 2, and much longer\n")])
        assert (folder.parent / "other name").read_bytes() == b"l: 2, and much longer\n"
        commit(folder, [FileChange("linked.yaml", b"l: 2, and much longer\n", b"l\n")])
        assert (folder.parent / "other name").read_bytes() == b"l\n"

    def test_its_attributes(self, folder: Path) -> None:
        try:
            os.setxattr(folder / "a.yaml", "user.note", b"kept")
        except OSError:
            assert "user.note" not in os.listxattr(folder / "a.yaml")  # this file system has none
            return
        commit(folder, ONE)
        assert os.getxattr(folder / "a.yaml", "user.note") == b"kept"

    def test_its_owner_where_one_may_give_files_away_else_its_group(self, folder: Path) -> None:
        owner = (12345, 12346) if os.getuid() == 0 else (os.getuid(), os.getgroups()[-1])
        os.chown(folder / "a.yaml", *owner)
        commit(folder, ONE)
        status = (folder / "a.yaml").stat()
        assert (status.st_uid, status.st_gid) == owner

    @pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
    def test_a_new_one_is_as_the_umask_wants_it(self, folder: Path, mask: int) -> None:
        before = os.umask(mask)
        try:
            write(folder / "new.yaml", b"n: 1\n")
        finally:
            os.umask(before)
        assert stat.S_IMODE((folder / "new.yaml").stat().st_mode) == 0o666 & ~mask
