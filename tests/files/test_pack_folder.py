"""A folder holds one pack: all of it or all of the one before, whatever fails, and nobody else's file is touched."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from editing import files
from faults import ERRORS, Killed, failing

from engine.diagnostics import Refused
from engine.files.reading.manifest import read_manifests
from engine.files.writing.exchange import PLACE
from engine.files.writing.pack_folder import check_folder, replace_pack
from engine.files.writing.whole_files import exclusive
from engine.model.pack import PackOwner

OWNER = PackOwner("D-2026-014", "Menuiserie Dupont", "BE 0999.990.123")
MANIFEST = "D-2026-014-manifest.json"
OLD = {"D-2026-014-quote-fr.md": b"450 EUR\n", "D-2026-014-quote-fr.txt": b"450\n", "D-2026-014-sla-fr.md": b"sla\n"}
NEW = {"D-2026-014-quote-fr.md": b"999 EUR, and more\n", "D-2026-014-quote-fr.pdf": b"%PDF\n"}
OTHERS = {"notes.txt": b"mine\n", "D-2026-014-cgv-fr.md": b"not of the pack\n"}
MOST = 64
"""More operations than exchanging these packs needs."""


def pack(content: Mapping[str, bytes], owner: PackOwner = OWNER, name: str = MANIFEST) -> dict[str, bytes]:
    """Files with their manifest, which comes last."""
    told: dict[str, Any] = {"schema": "clausier-pack-1", "reference": owner.reference, "client": owner.client}
    told["client-number"] = owner.number
    told["files"] = [{"name": one, "sha256": hashlib.sha256(text).hexdigest()} for one, text in content.items()]
    return {**content, name: json.dumps(told).encode()}


def build(folder: Path, content: Mapping[str, bytes], owner: PackOwner = OWNER, name: str = MANIFEST) -> list[str]:
    return [str(one) for one in replace_pack(folder, owner, [*pack(content, owner, name).items()])]


def refused(folder: Path, owner: PackOwner = OWNER, content: Mapping[str, bytes] = NEW) -> list[str]:
    """What is said, where nothing at all has changed."""
    before = files(folder)
    with pytest.raises(Refused) as found:
        build(folder, content, owner)
    assert files(folder) == before
    return [f"{one.message} [{one.code}]" for one in found.value.diagnostics]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pack of a deal, and what somebody else has put there."""
    made = tmp_path / "folder"
    assert build(made, OLD) == []
    for name, content in OTHERS.items():
        (made / name).write_bytes(content)
    return made


BEFORE, AFTER = {**pack(OLD), **OTHERS}, {**pack(NEW), **OTHERS}


class TestANewPack:
    def test_it_takes_the_place_of_the_one_before_and_of_nothing_else(self, folder: Path) -> None:
        assert build(folder, NEW) == []
        assert files(folder) == AFTER
        assert not (folder / PLACE).exists()

    def test_the_same_once_more(self, folder: Path) -> None:
        assert build(folder, OLD) == []
        assert files(folder) == BEFORE

    def test_a_manifest_of_another_name_goes_too(self, folder: Path) -> None:
        """The names of files are made otherwise than they were: it is the same deal."""
        content = {"D-2026-014-x.md": b"x"}
        assert build(folder, content, name="d-2026-014-manifest.json") == []
        assert files(folder) == {**pack(content, name="d-2026-014-manifest.json"), **OTHERS}

    @pytest.mark.parametrize("name", ["copy-manifest.json", "D-2026-014-sent-manifest.json", "z-manifest.json"])
    def test_a_copy_of_a_manifest_stays(self, folder: Path, name: str) -> None:
        """Somebody keeps what was sent; it names files that are gone by then, and others by old digests."""
        kept = {name: pack(OLD)[MANIFEST]}
        (folder / name).write_bytes(kept[name])
        for content in (NEW, OLD, NEW):
            assert build(folder, content) == []
            assert files(folder) == {**pack(content), **OTHERS, **kept}

    def test_a_renamed_manifest_still_says_which_files_are_of_the_pack(self, folder: Path) -> None:
        (folder / MANIFEST).rename(folder / "sent-manifest.json")
        assert build(folder, NEW) == []
        assert files(folder) == {**AFTER, "sent-manifest.json": pack(OLD)[MANIFEST]}

    def test_a_link_that_leads_nowhere_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to("not/there")
        with pytest.raises(Refused, match="leads to not/there, which is not there"):
            build(tmp_path / "link", NEW)

    def test_it_makes_the_folder(self, tmp_path: Path) -> None:
        assert build(tmp_path / "a/b", NEW) == []
        assert files(tmp_path / "a/b") == pack(NEW)

    def test_files_that_are_gone_already_are_not_missed(self, folder: Path) -> None:
        (folder / "D-2026-014-sla-fr.md").unlink()
        assert build(folder, NEW) == []
        assert files(folder) == AFTER

    def test_two_at_once_come_one_after_the_other(self, folder: Path) -> None:
        told, done = threading.Event(), []

        def other() -> None:
            replace_pack(folder, OWNER, [*pack(NEW).items()], told.set)
            done.append(files(folder))

        with exclusive(folder):
            thread = threading.Thread(target=other)
            thread.start()
            assert told.wait(20)
            assert files(folder) == BEFORE
        thread.join(20)
        assert done == [AFTER]


class TestWhatSomebodyEdited:
    NAME = "D-2026-014-quote-fr.md"

    def test_a_file_that_the_new_pack_has_too_is_kept_beside_it(self, folder: Path) -> None:
        (folder / self.NAME).write_bytes(b"450 EUR, as discussed\n")
        (folder / "D-2026-014-quote-fr-edited.md").write_bytes(b"of last week\n")
        (said,) = build(folder, NEW)
        assert said.startswith(f"{folder / self.NAME}: warning: somebody has edited this file since it was built")
        assert "it is kept as D-2026-014-quote-fr-edited-2.md [pack-edited]" in said
        assert files(folder) == {
            **AFTER,
            "D-2026-014-quote-fr-edited-2.md": b"450 EUR, as discussed\n",
            "D-2026-014-quote-fr-edited.md": b"of last week\n",
        }

    def test_a_file_that_the_new_pack_has_not_stays(self, folder: Path) -> None:
        (folder / "D-2026-014-sla-fr.md").write_bytes(b"my sla\n")
        (said,) = build(folder, NEW)
        assert "it stays, and is no part of the new pack [pack-edited]" in said
        assert files(folder) == {**AFTER, "D-2026-014-sla-fr.md": b"my sla\n"}
        assert build(folder, NEW) == []
        assert (folder / "D-2026-014-sla-fr.md").read_bytes() == b"my sla\n"

    def test_a_link_in_the_place_of_a_file_is_kept_and_leads_where_it_did(self, folder: Path) -> None:
        (folder.parent / "elsewhere").write_bytes(OLD[self.NAME])
        (folder / self.NAME).unlink()
        (folder / self.NAME).symlink_to("../elsewhere")
        (said,) = build(folder, NEW)
        assert "kept as D-2026-014-quote-fr-edited.md" in said
        assert (folder / "D-2026-014-quote-fr-edited.md").is_symlink()
        assert (folder.parent / "elsewhere").read_bytes() == OLD[self.NAME]
        assert not (folder / self.NAME).is_symlink()

    @pytest.mark.parametrize("kind", ["file", "folder", "link"])
    def test_a_name_that_no_manifest_names_is_not_taken(self, folder: Path, kind: str) -> None:
        path = folder / "D-2026-014-quote-fr.pdf"
        if kind == "file":
            path.write_bytes(b"mine")
        elif kind == "folder":
            path.mkdir()
        else:
            path.symlink_to("nowhere")
        message = "the pack needs this name, and no manifest names the file that has it [output-unwritable]"
        assert refused(folder) == [message]

    def test_what_is_the_same_already_is_taken_over(self, folder: Path) -> None:
        (folder / "D-2026-014-quote-fr.pdf").write_bytes(NEW["D-2026-014-quote-fr.pdf"])
        assert build(folder, NEW) == []
        assert files(folder) == AFTER


class TestAnotherDeal:
    @pytest.mark.parametrize("reference", ["D/2026/014", "d-2026-014", "D-2026-015", "D-2026-014 "])
    def test_another_reference_is_refused_whatever_its_spelling(self, folder: Path, reference: str) -> None:
        (said,) = refused(folder, PackOwner(reference, OWNER.client, OWNER.number))
        assert said == (
            "the folder holds the pack of D-2026-014 for Menuiserie Dupont (BE 0999.990.123); "
            f"this is that of {reference} for Menuiserie Dupont (BE 0999.990.123) [pack-other]"
        )

    @pytest.mark.parametrize(
        ("client", "number"),
        [("Menuiserie Dupont", "BE 0999.990.222"), ("Autre", None), ("Menuiserie Dupont", "FR 0999.990.123")],
    )
    def test_another_client_is_refused(self, folder: Path, client: str, number: str | None) -> None:
        (said,) = refused(folder, PackOwner(OWNER.reference, client, number))
        assert said.endswith("[pack-other]")

    @pytest.mark.parametrize(
        ("client", "number"),
        [("Menuiserie Dupont & Fils", "BE 0999.990.123"), ("Menuiserie  dupont", None)],
    )
    def test_the_same_client_under_a_name_of_now(self, folder: Path, client: str, number: str | None) -> None:
        owner = PackOwner(OWNER.reference, client, number)
        assert build(folder, NEW, owner) == []
        assert files(folder) == {**pack(NEW, owner), **OTHERS}

    def test_it_is_told_before_anything_is_printed(self, folder: Path) -> None:
        check_folder(folder, OWNER)
        check_folder(folder / "none", OWNER)
        with pytest.raises(Refused, match="pack-other"):
            check_folder(folder, PackOwner("X", OWNER.client, OWNER.number))

    def test_one_of_two_packs_in_a_folder(self, folder: Path) -> None:
        """As earlier versions left them: neither is touched."""
        (folder / "E-1-manifest.json").write_bytes(pack({}, PackOwner("E-1", "Client"))["D-2026-014-manifest.json"])
        assert [one.endswith("[pack-other]") for one in refused(folder)] == [True]


DIGEST = hashlib.sha256(b"").hexdigest()


class TestAManifestIsData:
    @pytest.mark.parametrize(
        "told",
        [
            b"",
            b"{",
            b"\xff\xfe",
            b"[" * 100_000,
            json.dumps({"schema": "clausier-pack-2"}).encode(),
            json.dumps({"schema": "clausier-pack-1"}).encode(),
            json.dumps({"schema": "clausier-pack-1", "reference": 1, "client": "x", "files": []}).encode(),
            json.dumps({"schema": "clausier-pack-1", "reference": "x", "client": "x", "files": ["a"]}).encode(),
            json.dumps({"schema": "clausier-pack-1", "reference": "x", "client": "x", "files": {"a": 1}}).encode(),
        ],
    )
    def test_a_damaged_one_is_refused(self, folder: Path, told: bytes) -> None:
        (folder / MANIFEST).write_bytes(told)
        (said,) = refused(folder)
        assert said.startswith("the manifest is ")
        assert said.endswith("[pack-manifest]")

    @pytest.mark.parametrize(
        "name",
        ["../outside", "/etc/passwd", "sub/inside", "..", ".", "", ".git", "a\\b", "a\0b", "-rf", "sub", "é" * 9],
    )
    def test_it_never_leads_elsewhere(self, folder: Path, name: str) -> None:
        (folder.parent / "outside").write_bytes(b"")
        (folder / "sub").mkdir()
        (folder / "sub/inside").write_bytes(b"")
        owner = {"schema": "clausier-pack-1", "reference": OWNER.reference, "client": OWNER.client}
        told = owner | {"files": [{"name": name, "sha256": DIGEST}]}
        (folder / MANIFEST).write_text(json.dumps(told))
        if name == "sub":
            assert "it stays" in build(folder, {"D-2026-014-x.md": b"x"})[0]
        else:
            assert [one.endswith("[pack-manifest]") for one in refused(folder)] == [True]
        assert (folder.parent / "outside").read_bytes() == (folder / "sub/inside").read_bytes() == b""

    def test_that_of_another_program_is_left_alone(self, folder: Path) -> None:
        (folder / "webapp-manifest.json").write_text('{"name": "x"}')
        assert build(folder, NEW) == []
        assert (folder / "webapp-manifest.json").read_text() == '{"name": "x"}'

    def test_one_of_before_that_holds_no_number_of_the_client(self, folder: Path) -> None:
        told = json.loads((folder / MANIFEST).read_bytes())
        del told["client-number"]
        (folder / MANIFEST).write_text(json.dumps(told))
        assert read_manifests(folder)[0].owner == PackOwner(OWNER.reference, OWNER.client)
        assert build(folder, NEW) == []
        assert files(folder) == AFTER


class TestFaults:
    def test_how_many_operations_it_takes(self, folder: Path) -> None:
        with failing(folder, -1, None) as counted:
            build(folder, NEW)
        assert {"open", "write", "fsync", "replace", "mkdir", "rmdir", "unlink"} <= set(counted.names)
        assert len(counted.names) < MOST

    @pytest.mark.parametrize("error", ERRORS)
    @pytest.mark.parametrize("at", range(MOST))
    def test_an_error_leaves_the_old_pack_or_the_new_one(self, folder: Path, at: int, error: int) -> None:
        told = ["nothing"]
        with failing(folder, at, error):
            try:
                build(folder, NEW)
            except Refused as found:
                told = [one.code for one in found.diagnostics]
        present = {name: content for name, content in files(folder).items() if not name.startswith(PLACE)}
        assert (told, present) in ((["nothing"], AFTER), (["output-unwritable"], BEFORE))
        assert build(folder, NEW) == []
        assert files(folder) == AFTER
        assert not (folder / PLACE).exists()

    @pytest.mark.parametrize("error", ERRORS)
    def test_a_disk_that_stays_full(self, folder: Path, error: int, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> int:
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr(os, "write", full)
        (said,) = refused(folder)
        assert said.startswith("cannot be written, nothing was changed: ")
        assert files(folder) == BEFORE

    @pytest.mark.parametrize("at", range(MOST))
    def test_whoever_is_killed_leaves_what_the_next_build_finishes(self, folder: Path, at: int) -> None:
        try:
            with failing(folder, at, None):
                build(folder, NEW)
        except Killed:
            assert files(folder) not in ({}, OTHERS)
        present = {name: content for name, content in files(folder).items() if not name.startswith(PLACE)}
        assert present in (BEFORE, AFTER) or (folder / PLACE / "journal.json").exists()
        assert build(folder, NEW) == []
        assert files(folder) == AFTER
        assert not (folder / PLACE).exists()

    @pytest.mark.parametrize("at", range(0, MOST, 7))
    @pytest.mark.parametrize("second", range(0, 40, 6))
    def test_even_if_the_next_one_is_killed_too(self, folder: Path, at: int, second: int) -> None:
        for place in (at, second):
            try:
                with failing(folder, place, None):
                    build(folder, NEW)
            except Killed:
                pass
        assert build(folder, OLD) == []
        assert files(folder) == BEFORE

    @pytest.mark.parametrize("at", range(0, MOST))
    def test_what_is_edited_after_somebody_was_killed_is_never_lost(self, folder: Path, at: int) -> None:
        try:
            with failing(folder, at, None):
                build(folder, NEW)
        except Killed:
            pass
        for name in ("D-2026-014-quote-fr.md", "D-2026-014-sla-fr.md"):
            (folder / name).write_bytes(f"mine: {name}".encode())
        build(folder, NEW)
        found = files(folder)
        assert b"mine: D-2026-014-quote-fr.md" in found.values()
        assert b"mine: D-2026-014-sla-fr.md" in found.values()
        assert {name: found[name] for name in AFTER} == AFTER

    @pytest.mark.parametrize("journal", [b"", b"{", b"[]", b'{"sha256": "0", "exchange": "{}"}'])
    def test_a_damaged_journal_changes_nothing(self, folder: Path, journal: bytes) -> None:
        (folder / PLACE).mkdir()
        (folder / PLACE / "journal.json").write_bytes(journal)
        (said,) = refused(folder)
        assert said.endswith("left a journal that the program has not written [change-interrupted]")

    @pytest.mark.parametrize("name", ["../outside", "/etc/x", "a/b", "..", ""])
    def test_a_journal_never_leads_elsewhere(self, folder: Path, name: str) -> None:
        body = json.dumps({"old": {name: DIGEST}, "new": ["x"]})
        (folder / PLACE).mkdir()
        sealed = {"sha256": hashlib.sha256(body.encode()).hexdigest(), "exchange": body}
        (folder / PLACE / "journal.json").write_text(json.dumps(sealed))
        assert [one.endswith("[change-interrupted]") for one in refused(folder)] == [True]
