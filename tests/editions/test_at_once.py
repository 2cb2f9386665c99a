"""What is wrong comes out together: no fault waits behind another one that has nothing to do with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import clausier
from editing import swap
from shelf import BASE, FIRST, publish

from engine import check


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "library")
    return tmp_path / "library"


def codes(root: Path) -> set[str]:
    return {one.code for one in check(root)}


def test_a_clause_that_is_gone_is_told_with_the_outline_that_still_names_it(root: Path) -> None:
    publish(root, FIRST)
    (root / "clauses/cgv/payment.yaml").unlink()
    swap(root / "clauses/cgv/duration.yaml", "by letter", "by registered letter")
    told = check(root)
    assert any(one.code == "clause-unknown" and "payment" in one.message for one in told)
    assert any(one.code == "note-missing" and "cgv/payment is gone" in one.message for one in told)
    assert any(one.code == "version-unbumped" and "cgv/duration" in one.message for one in told)


def test_an_acknowledgement_that_has_lapsed_is_told_beside_a_version_that_was_not_raised(root: Path) -> None:
    long = " ".join(["the Client waits and the Client waits"] * 12)
    french = " ".join(["le Client attend et le Client attend"] * 12)
    path = root / "clauses/cgv/duration.yaml"
    swap(path, "The Contract lasts", f"{long}. The Contract lasts", "Le Contrat dure", f"{french}. Le Contrat dure")
    found = next(one for one in check(root) if one.code == "sentence-long" and one.about)
    done = clausier(
        "--library", root, "acknowledge", found.finding, found.about, "--by", "Anna", "--reason", "So it is said."
    )
    assert done.returncode == 0, done.stderr
    before = codes(root)
    assert "acknowledgement-lapsed" not in before
    publish(root, FIRST)
    swap(path, "The Contract lasts", "The Contract goes on", "Le Contrat dure", "Le Contrat continue")
    assert {"version-unbumped", "acknowledgement-lapsed"} <= codes(root)


def test_what_cannot_be_read_is_compared_with_nothing(root: Path) -> None:
    """A file with an error is not one that has gone."""
    publish(root, FIRST)
    path = root / "clauses/cgv/payment.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "broken: [\n", encoding="utf-8")
    assert not {one for one in codes(root) if one.startswith(("version-", "note-"))}
