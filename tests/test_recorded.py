"""A wording that differs from its snapshot is shown as a lawyer reads a change, not as lines of a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from commands import ROOT, environment
from packs import standard
from recorded import ACCEPT, redline
from walking import dump, listed, statements

TEXT = dump(standard("en")["cgv"])
BROKEN = ("by bank transfer", "by cheque")


def test_one_word_is_one_line_with_its_place_and_number() -> None:
    assert TEXT.count(BROKEN[0]) == 1
    (told,) = redline(TEXT, TEXT.replace(*BROKEN))
    assert told.startswith("Article\u00a07 – Invoicing, payment and late payment · 7.2: ")
    assert "by [-bank transfer-]{+cheque+}, within" in told


def test_nothing_is_told_of_what_is_the_same() -> None:
    assert list(redline(TEXT, TEXT)) == []


def test_a_new_paragraph_is_told_whole_and_the_following_as_renumbered() -> None:
    recorded = "Title\n\nArticle 1 – Scope\n1.1 It applies.\n1.2 It ends.\n"
    now = "Title\n\nArticle 1 – Scope\n1.1 It applies.\n1.2 It is signed by both.\n1.3 It ends.\n"
    assert list(redline(recorded, now)) == [
        "Article 1 – Scope · 1.2: {+It is signed by both.+}",
        "only another number: 1.2 → 1.3",
    ]


def test_a_changed_paragraph_after_a_new_one_is_recognised() -> None:
    recorded = "Article 1 – Scope\n1.1 It applies.\n1.2 The Client pays the invoice at once.\n"
    now = "Article 1 – Scope\n1.1 It applies.\n1.2 The quote is free.\n1.3 The Client pays the invoice later.\n"
    assert list(redline(recorded, now)) == [
        "Article 1 – Scope · 1.2: {+The quote is free.+}",
        "Article 1 – Scope · 1.3: (1.2 → 1.3) The Client pays the invoice [-at once-]{+later+}.",
    ]


def test_a_paragraph_written_anew_stands_under_its_number() -> None:
    recorded = "Article 1 – Scope\n1.1 It applies to all of them.\n"
    now = "Article 1 – Scope\n1.1 Calls and messages are free.\n"
    (told,) = redline(recorded, now)
    assert told == "Article 1 – Scope · 1.1: [-It applies to all of them.-]{+Calls and messages are free.+}"


def test_items_belong_to_their_paragraph() -> None:
    recorded = "Article 1 – Scope\n1.1 It covers:\n  (i) calls; and\n  (ii) messages taken.\n"
    assert list(redline(recorded, recorded.replace("messages", "letters"))) == [
        "Article 1 – Scope · 1.1 (ii): [-messages-]{+letters+} taken."
    ]


def test_what_a_variant_says_is_told_by_its_identity() -> None:
    found = statements({"cgv": standard("en")["cgv"]})
    recorded = listed({id: one for id, one in found.items() if BROKEN[0] in " ".join(one.printed)})
    (told,) = redline(recorded, recorded.replace(*BROKEN))
    assert told.startswith("cgv/payment#")
    assert "{+cheque+}" in told


def test_a_deleted_paragraph_is_told_where_it_stood() -> None:
    recorded = "Article 1 – Scope\n1.1 It applies.\n1.2 It ends.\n"
    assert list(redline(recorded, "Article 1 – Scope\n1.1 It applies.\n")) == ["Article 1 – Scope · 1.2: [-It ends.-]"]


TEST = """
from test_snapshots import wording

def test_one(wording):
    assert {text!r} == wording
"""


@pytest.mark.slow
def test_a_failing_snapshot_shows_the_redline_and_how_to_accept_it(tmp_path: Path) -> None:
    recorded = tmp_path / "__snapshots__/test_wording/test_one.txt"
    recorded.parent.mkdir(parents=True)
    recorded.write_text("Article 1 – Scope\n1.1 The Client pays.\n", encoding="utf-8")
    test = tmp_path / "test_wording.py"
    test.write_text(TEST.format(text="Article 1 – Scope\n1.1 The Client shall pay.\n"), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(test)]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120,
        env=environment(PYTHONPATH=f"{ROOT}:{ROOT / 'tests'}:{ROOT / 'tests/support'}"),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Article 1 – Scope · 1.1: The Client [-pays-]{+shall pay+}." in done.stdout
    assert ACCEPT in done.stdout
