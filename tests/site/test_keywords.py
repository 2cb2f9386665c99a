"""The words of clients: from the working file to the index of the search of a published edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from editing import copy
from opened import made, opened
from shelf import FIRST, publish

from engine.diagnostics import Refused
from engine.site.content.keywords import keywords
from engine.site.files import search_index
from engine.tasks.open_library import edition_of, editions
from engine.tasks.rename import rename

FILE = "clauses/keywords.yaml"


def entry(about: str, fr: str = "essai", en: str = "trial") -> str:
    return f"{about}:\n  fr: {fr}\n  en: {en}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with an edition that was published before anybody wrote a keyword."""
    root = copy(tmp_path / "library")
    publish(root, FIRST)
    return root


def test_a_published_edition_is_found_by_words_that_came_later(root: Path) -> None:
    digest = edition_of(editions(root), FIRST).stamp.sha256
    (root / FILE).write_text(entry("cgv/duration#initial", "durée minimale, engagement", "lock-in"), encoding="utf-8")
    one = opened(root, FIRST)
    found = keywords(one)
    assert found == {("cgv", "duration.initial"): {"fr": ("durée minimale", "engagement"), "en": ("lock-in",)}}
    assert edition_of(editions(root), FIRST).stamp.sha256 == digest
    indexes = search_index.indexes(list(made(one)[1].values()), found)
    french, english = (json.loads(content)["found"] for content in indexes.values())
    assert [row[5] for row in french if row[1] == "duration.initial"] == [["durée minimale", "engagement", "lock-in"]]
    assert [row[5] for row in english if row[1] == "duration.initial"] == [["lock-in", "durée minimale", "engagement"]]


def test_titles_of_the_other_language_are_found_too(root: Path) -> None:
    (french, english) = search_index.indexes(list(made(opened(root, FIRST))[1].values())).values()
    titles = {row[1]: row[3] for row in json.loads(english)["found"] if row[0] == 0}
    told = [(row[1], row[6]) for row in json.loads(french)["found"] if row[0] == 0 and len(row) == 7]
    assert told
    assert all(titles[anchor] == title for anchor, title in told)


def test_documents_clauses_and_options_have_words_too(root: Path) -> None:
    (root / FILE).write_text("".join(map(entry, ("cgv", "cgv/duration", "variant/express"))), encoding="utf-8")
    assert set(keywords(opened(root, FIRST))) == {("cgv", ""), ("cgv", "duration"), ("options/express", "")}


@pytest.mark.parametrize(("old", "new"), [("cgv/duration", "cgv/term"), ("cgv/duration#initial", "cgv/duration#first")])
def test_what_is_renamed_is_found_in_the_edition_of_before(old: str, new: str, root: Path) -> None:
    (root / FILE).write_text(entry("cgv/duration#initial"), encoding="utf-8")
    found = rename(root, old, new)
    for name, content in found.files.items():
        (root / name).write_bytes(content)
    for name in found.gone:
        (root / name).unlink()
    assert new in (root / FILE).read_text(encoding="utf-8")
    assert set(keywords(opened(root, FIRST))) == {("cgv", "duration.initial")}


def test_what_the_edition_does_not_have_waits(root: Path) -> None:
    (root / FILE).write_text(entry("cgv/nowhere") + entry("variant/none") + entry("cgv/duration"), encoding="utf-8")
    assert set(keywords(opened(root, FIRST))) == {("cgv", "duration")}


def test_a_file_that_cannot_be_read_stops_the_site_but_not_the_preview(root: Path) -> None:
    (root / FILE).write_text("cgv/duration:\n  fr: [", encoding="utf-8")
    with pytest.raises(Refused):
        keywords(opened(root, FIRST))
    assert keywords(opened(root, FIRST), lenient=True) == {}


def test_without_a_file_there_are_none(root: Path) -> None:
    assert keywords(opened(root, FIRST)) == {}
