"""An edition is as it was published, to the byte, or nothing is made from it."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import clausier
from shelf import BASE, DURATION, FIRST, SECOND, TODAY, publish, reword

from engine import Refused
from engine.diagnostics import Report
from engine.editions.freeze import canonical, freeze, thaw
from engine.model.edition import Stamp
from engine.tasks.editions import verify
from engine.tasks.open_deal import open_deal
from engine.tasks.open_library import editions


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small library of the cases, with a deal of 15 December 2026."""
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def positions(raw: bytes) -> Iterator[int]:
    yield from range(0, len(raw), max(1, len(raw) // 97))


class TestTampering:
    def test_one_byte(self, root: Path) -> None:
        """Whatever byte is another one, the edition is named and nothing is built from it."""
        publish(root, FIRST)
        path = root / f"clauses/editions/{FIRST}.json"
        raw = path.read_bytes()
        for at in positions(raw):
            path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            with pytest.raises(Refused) as problem:
                editions(root)
            (told,) = problem.value.diagnostics
            assert (told.code, told.span.file) == ("edition-broken", f"clauses/editions/{FIRST}.json")
            with pytest.raises(Refused):
                open_deal(root / "deal.yaml", root)
        for wrong in (raw[:-1], raw + b"\n", b" " + raw, raw.replace(b",", b", ", 1), b""):
            path.write_bytes(wrong)
            with pytest.raises(Refused):
                editions(root)
        path.write_bytes(raw)
        assert len(editions(root)) == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            {"texts": [1]},
            {"texts": {"cgv": 3}},
            {"texts": {"cgv": {"fr": 1}}},
            {"files": {DURATION: 3}},
            {"files": None},
            {"notes": [{"id": 3, "version": "1.0.1", "kind": "editorial", "text": {"fr": "x", "en": "x"}}]},
            {"notes": [{"id": "x", "version": 1, "kind": "editorial", "text": {"fr": "x", "en": "x"}}]},
            {"notes": [{"id": "x", "version": "1.0.1", "kind": "editorial", "text": {"fr": 1, "en": 2}}]},
            {"notes": 7},
            {"previous": {"effective": 5, "sha256": "x"}},
            {"previous": "2026-01-01"},
            {"published": 20261127},
            {"late": ["x"]},
        ],
        ids=str,
    )
    def test_wrong_types_under_a_right_checksum(self, root: Path, wrong: dict[str, object]) -> None:
        publish(root, FIRST)
        path = root / f"clauses/editions/{FIRST}.json"
        told = json.loads(path.read_bytes()) | wrong
        del told["sha256"]
        sha256 = hashlib.sha256(canonical(told)).hexdigest()
        path.write_bytes(canonical({**told, "sha256": sha256}) + b"\n")
        for command in ("check", "editions"):
            done = clausier("--library", root, command)
            assert done.returncode == 1
            assert "this published edition is not as it was published [edition-broken]" in done.stderr

    def test_a_text_changed_together_with_its_digest_breaks_the_chain(self, root: Path) -> None:
        first = publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        files = {**first.files, DURATION: first.files[DURATION].replace("un préavis", "un court préavis")}
        _, content = freeze(FIRST, first.published, None, None, (), first.texts, files)
        (root / f"clauses/editions/{FIRST}.json").write_bytes(content)
        with pytest.raises(Refused) as problem:
            editions(root)
        (told,) = problem.value.diagnostics
        assert (told.code, told.span.file) == ("edition-chain", f"clauses/editions/{SECOND}.json")

    def test_an_edition_taken_away_breaks_the_chain(self, root: Path) -> None:
        publish(root, FIRST)
        reword(root)
        publish(root, SECOND)
        (root / f"clauses/editions/{FIRST}.json").unlink()
        with pytest.raises(Refused, match="edition-chain"):
            editions(root)

    def test_another_text_of_the_same_library_is_found(self, root: Path) -> None:
        """The newest edition, rewritten with a digest of its own, still has to assemble to the texts that it names."""
        edition = publish(root, FIRST)
        files = {**edition.files, DURATION: edition.files[DURATION].replace("un préavis", "un court préavis")}
        forged, content = freeze(FIRST, edition.published, None, None, (), edition.texts, files)
        (root / f"clauses/editions/{FIRST}.json").write_bytes(content)
        assert {one.code for one in verify(root, forged)} == {"edition-text"}
        done = clausier("--library", root, "editions", "verify")
        assert done.returncode == 1
        assert f"{FIRST}.json" in done.stderr

    def test_a_renamed_file(self, root: Path) -> None:
        publish(root, FIRST)
        folder = root / "clauses/editions"
        (folder / f"{FIRST}.json").rename(folder / f"{SECOND}.json")
        with pytest.raises(Refused, match=r"name it 2026-12-01\.json again"):
            editions(root)

    def test_a_file_that_is_none(self, root: Path) -> None:
        publish(root, FIRST)
        (root / "clauses/editions/notes.txt").write_text("x")
        with pytest.raises(Refused, match="edition-broken"):
            editions(root)

    def test_what_an_interruption_leaves_behind_does_not_count(self, root: Path) -> None:
        publish(root, FIRST)
        (root / f"clauses/editions/.{SECOND}.json.abc").write_bytes(b"{")
        assert len(editions(root)) == 1

    def test_the_same_edition_has_the_same_bytes(self) -> None:
        given = (FIRST, TODAY, Stamp(TODAY, "a"), None, (), {"cgv": {"fr": "é"}}, {"b": "1", "a": "2"})
        edition, raw = freeze(*given)
        assert thaw(f"x/{FIRST}.json", raw, Report()) == edition
        assert freeze(*given[:-1], {"a": "2", "b": "1"})[1] == raw
        told = json.loads(raw)
        assert canonical(told) + b"\n" == raw
