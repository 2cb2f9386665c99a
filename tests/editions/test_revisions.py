"""What two states of a library make of each part of it: what came, what went, and what has another name."""

from __future__ import annotations

from pathlib import Path

import pytest
from editing import BASE, Edit, copy, edit
from packs import library as real_library
from versions_told import BEFORE, DURATION, EXPRESS, LOCAL, OUTLINE, Draft, of_versions, told

from engine import load_library
from engine.editions.versions.check import renamed, revisions
from engine.model.library import Library


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    def made(*edits: Edit) -> Library:
        return load_library(copy(tmp_path / "library", edits))

    return made


BROUGHT = """\
  - define: urgency
    version: 1.0.0
    fr:
      name: Urgence
      text: ce qui presse.
    en:
      name: Urgency
      text: what is urgent.
  - insert: {after: cgv/payment, id: trial}
    version: 1.0.0
    title:
      fr: Essai
      en: Trial
    text:
      first:
        fr: Un essai.
        en: A trial.
"""


class TestRevisions:
    def test_what_came_and_went(self, draft: Draft, tmp_path: Path) -> None:
        trial = (
            "version: 0.1.0\ntitle:\n  fr: Essai\n  en: Trial\ntext:\n  first:\n    fr: Un essai.\n    en: A trial.\n"
        )
        after = draft(
            (OUTLINE, "[purpose, security", "[purpose, trial, security"),
            ("clauses/dpa/trial.yaml", "", trial),
        )
        found = {
            one.id: (one.before and str(one.before), one.after and str(one.after)) for one in revisions(BEFORE, after)
        }
        assert found == {"document/dpa": ("1.0.0", "1.0.0"), "dpa/trial": (None, "0.1.0")}
        assert {one.id for one in revisions(after, BEFORE) if one.after is None} == {"dpa/trial"}
        assert [one.code for one in told(BEFORE, after)] == ["version-unbumped"]  # the outline; what is new is free

    def test_a_major_that_becomes_the_older_one(self, draft: Draft) -> None:
        text = (BASE / LOCAL).read_text(encoding="utf-8")
        after = draft(
            ("variants/local-only@1.yaml", "", text),
            (LOCAL, "version: 1.0.0", "version: 2.0.0"),
            (LOCAL, "redirect: dpa/security#local", "redirect: dpa/security"),
        )
        assert [one.id for one in revisions(BEFORE, after)] == ["variant/local-only"]
        assert told(BEFORE, after) == ()

    def test_what_a_variant_brings_has_its_own_version(self, tmp_path: Path) -> None:
        """The variant need not be raised for it, nor be the same for two states of it."""
        root = copy(tmp_path / "library", [(EXPRESS, "changes:\n", f"changes:\n{BROUGHT}")])
        before = load_library(root)
        edit(root, [(EXPRESS, "what is urgent", "what cannot wait"), (EXPRESS, "A trial.", "One trial.")])
        after = load_library(root)
        brought = {"term/express.urgency", "express.cgv/trial"}
        assert {one.id for one in revisions(before, after)} == brought
        assert {one.message.split(" ")[0] for one in of_versions(before, after)} == brought

    def test_the_real_library_is_itself(self) -> None:
        assert revisions(real_library(), real_library()) == ()
        assert told(real_library(), real_library()) == ()


class TestRenamed:
    EDITS = (
        (DURATION, "  notice:\n", "  period:\n    was: notice\n"),
        (DURATION, "visée [à](#notice)", "visée [à](#period)"),
        (DURATION, "set by [](#notice)", "set by [](#period)"),
        (DURATION, "      email:\n", "      mail:\n        was: email\n"),
    )

    def test_a_new_name_is_no_change(self, draft: Draft) -> None:
        after = draft(*self.EDITS)
        assert told(BEFORE, after) == ()
        assert renamed(BEFORE, after) == {
            "cgv/duration#notice": "cgv/duration#period",
            "cgv/duration#notice.letter": "cgv/duration#period.letter",
            "cgv/duration#notice.email": "cgv/duration#period.mail",
        }

    def test_a_change_of_what_was_renamed_is_one(self, draft: Draft) -> None:
        after = draft(*self.EDITS, (DURATION, "en: by email", "en: by mail"))
        (one,) = of_versions(BEFORE, after)
        assert one.hints[0] == "#period.mail, English: by [-email-]{+mail+}"

    def test_without_was_it_is_another_thing(self, draft: Draft) -> None:
        after = draft(
            *[
                (file, old, new.replace("    was: notice\n", "").replace("        was: email\n", ""))
                for file, old, new in self.EDITS
            ]
        )
        (one,) = told(BEFORE, after)
        assert one.hints[-1] == "clausier revise cgv/duration --major"
        assert renamed(BEFORE, after) == {}

    def test_a_clause_of_another_name(self, tmp_path: Path) -> None:
        root = copy(
            tmp_path / "library",
            [
                ("clauses/dpa/breach.yaml", "version: 1.0.0\n", "version: 1.0.0\nwas: dpa/breach\n"),
                (OUTLINE, "transfers, breach", "transfers, incident"),
            ],
        )
        (root / "clauses/dpa/breach.yaml").rename(root / "clauses/dpa/incident.yaml")
        after = load_library(root)
        assert told(BEFORE, after) == ()
        (one,) = revisions(BEFORE, after)
        assert (one.id, one.was, one.changed, one.kind) == ("dpa/incident", "dpa/breach", False, None)
        assert renamed(BEFORE, after)["dpa/breach#transfers"] == "dpa/incident#transfers"
