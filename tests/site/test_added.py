"""A document that an option adds, from one edition to the next: the option renamed, the document become standard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from editing import copy, edit
from shelf import FIRST, SECOND, publish, reword
from test_former_addresses import called
from two_editions import page, site

from engine.site.build import Site

FULL = """version: 1.0.0
title:
  fr: DPA
  en: DPA
summary:
  fr: Ajoute le DPA.
  en: Adds the DPA.
approval: none
changes:
  - outline: {add: dpa}
  - insert: {after: dpa/security#measures, id: stay}
    fr: Les Données restent ici.
    en: The Data stay here.
"""
NOTE = "variant/full:\n  version: 2.0.0\n  kind: substantive\n  fr: Le DPA est standard.\n  en: The DPA is standard.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library with an edition whose dpa only an option adds, with a paragraph of its own."""
    made = copy(tmp_path / "library")
    standard = ("clauses/standard.yaml", "documents: [cgv, dpa]", "documents: [cgv]")
    edit(made, [standard, ("variants/full.yaml", "", FULL)])
    publish(made, FIRST)
    return made


def told(found: Site) -> dict[str, object]:
    """What programs are told of the dpa in force."""
    every = json.loads(found.others["cgv/current.json"])["current"]["documents"]
    (one,) = [document for document in every if document["id"] == "dpa"]
    return dict(one)


@pytest.mark.parametrize("named", ["full", "fully", "fully-so"])
def test_an_option_is_known_by_any_name_that_it_has_had(named: str, root: Path, tmp_path: Path) -> None:
    """A rename is no change: the document neither goes nor comes, whichever name the settings have."""
    reword(root)
    called(root, (("variant/full", "fully"), ("variant/fully", "fully-so")))
    publish(root, SECOND)
    found = site(root, SECOND, tmp_path / "memory", extra={"dpa": named})
    for date in (FIRST, SECOND):
        assert "stay here." in page(found, f"dpa/{date}", "en").body
    assert "Nothing changes in this document." in page(found, f"dpa/{SECOND}/changes", "en").body
    assert "no substantive change" in page(found, f"cgv/{SECOND}/changes", "en").body
    assert told(found)["option"] == "fully-so"


def test_what_has_become_standard_is_shown_as_it_was_published(root: Path) -> None:
    """Not as the option has it, whose text is another one under another digest."""
    edit(
        root,
        [
            ("clauses/standard.yaml", "documents: [cgv]", "documents: [cgv, dpa]"),
            ("variants/full.yaml", "  - outline: {add: dpa}\n", ""),
            ("variants/full.yaml", "version: 1.0.0", "version: 2.0.0"),
            ("clauses/changes.yaml", "", NOTE),
        ],
    )
    edition = publish(root, SECOND)
    found = site(root, SECOND, None, extra={"dpa": "full"})
    assert "stay here." in page(found, f"dpa/{FIRST}", "en").body
    assert "stay here." not in page(found, f"dpa/{SECOND}", "en").body
    assert (told(found)["option"], told(found)["text_sha256"]) == (None, dict(edition.texts["dpa"]))
    digests = json.loads(found.others["digests.json"])
    texts = {
        sha256
        for sha256, every in digests.items()
        if any((one["kind"], one.get("document"), one["edition"]) == ("text", "dpa", str(SECOND)) for one in every)
    }
    assert texts == {*edition.texts["dpa"].values()}


def test_a_renamed_option_is_found_under_its_former_address(root: Path) -> None:
    reword(root)
    called(root, (("variant/full", "fully"),))
    publish(root, SECOND)
    found = site(root, SECOND, None)
    before, now = page(found, "options/full", "en"), page(found, "options/fully", "en")
    assert (before.body, before.canonical, before.indexed) == (now.body, "options/fully", False)
    assert (now.canonical, now.indexed) == (None, True)
