"""The digests that the site tells: of files, texts and editions; and the words of the pages of the history."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from shelf import FIRST
from two_editions import page, read, second, site

from engine.languages.site.history import HISTORY_WORDS, HistoryWords
from engine.languages.site.verify import VERIFY_WORDS, VerifyWords


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return second(tmp_path_factory.mktemp("two") / "library")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory")


class TestDigests:
    def test_every_file_has_the_digest_that_is_told(self, root: Path, memory: Path) -> None:
        found = site(root, FIRST, memory)
        known, number = read(found, "digests.json"), 0
        told = {
            file["path"]: file
            for one in read(found, "editions.json")["editions"]
            for document in one["documents"]
            for file in document["files"]
        }
        page_of_editions = page(found, "editions").body
        for stored in (one for every in found.files.values() for one in every):
            sha256 = hashlib.sha256(stored.content).hexdigest()
            path = stored.download.path
            assert [one["path"] for one in known[sha256]] == [path]
            assert re.search(rf'href="\.\./{re.escape(path)}" download>.*{sha256}', page_of_editions)
            if stored.download.document.startswith("options/"):  # which are no documents of the edition
                continue
            file = told[path]
            assert (file["sha256"], file["bytes"]) == (sha256, len(stored.content))
            number += 1
        assert number == 2 * 2 * 2 * 2  # editions, documents, languages, formats
        assert len(told) == 3 * 2 * 2  # the DPA stayed as it was: the second edition gives the files of the first

    def test_texts_and_editions(self, root: Path, memory: Path) -> None:
        """A text that two editions share belongs to both, the newer one first."""
        found = site(root, FIRST, memory)
        known = read(found, "digests.json")
        for one in found.shelf.every:
            assert known[one.edition.stamp.sha256] == [{"kind": "edition", "edition": one.date}]
        old, new = (one.edition.texts for one in found.shelf.every)
        assert old["dpa"] == new["dpa"]
        told = [one["documents"] for one in reversed(read(found, "editions.json")["editions"])]
        for texts, documents in zip((old, new), told, strict=True):
            assert {one["id"]: one["text_sha256"] for one in documents} == texts
        assert [one["edition"] for one in known[new["dpa"]["fr"]]] == ["2027-01-01", "2026-12-01"]
        assert known[old["cgv"]["en"]] == [
            {"kind": "text", "edition": "2026-12-01", "document": "cgv", "languages": ["en"]}
        ]

    def test_sha256sum_accepts_them(self, root: Path, memory: Path, tmp_path: Path) -> None:
        found = site(root, FIRST, memory)
        for stored in (one for every in found.files.values() for one in every):
            path = tmp_path / stored.download.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(stored.content)
        lists = [path for path in found.others if path.endswith("/SHA256SUMS")]
        assert sorted(one for one in lists if not one.startswith("options/")) == sorted(
            f"{id}/{one.date}/SHA256SUMS" for id in ("cgv", "dpa") for one in found.shelf.every
        )
        for path in lists:
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(found.others[path])
            done = subprocess.run(
                ["sha256sum", "--strict", "-c", "SHA256SUMS"],
                cwd=(tmp_path / path).parent,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            number = 2 if path.startswith("options/") else 4  # an option has one format
            assert (done.returncode, done.stderr, done.stdout.count(": OK\n")) == (0, "", number)

    def test_the_chain_is_on_the_page(self, root: Path, memory: Path) -> None:
        found = site(root, FIRST, memory)
        one, other = found.shelf.every
        body = page(found, "editions").body
        newest = body.split('<section class="edition"')[1]
        assert other.edition.stamp.sha256 in newest
        assert one.edition.stamp.sha256 in newest
        assert f'href="../editions/#edition-{one.date}"' in newest


@pytest.mark.parametrize("words", [HISTORY_WORDS, VERIFY_WORDS], ids=["history", "verify"])
def test_both_languages_fill_in_the_same(words: Mapping[str, HistoryWords | VerifyWords]) -> None:
    """A sentence that names a day in one language names it in the other, and no list is shorter."""

    def shape(value: object) -> object:
        if isinstance(value, str):
            return sorted(re.findall(r"\{\w*\}", value)), bool(value)
        if isinstance(value, tuple):
            return [shape(one) for one in value]
        assert isinstance(value, dict)
        return {key: shape(one) for key, one in value.items()}

    french, english = ({one.name: shape(getattr(told, one.name)) for one in fields(told)} for told in words.values())
    assert french == english
