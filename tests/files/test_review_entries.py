"""What a command writes into reviews.yaml leaves every other byte, and is read back as it was given."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diagnostics import Report, Span
from engine.files.reading.one_file import read_file
from engine.files.trees import Folder
from engine.files.writing.entries import quoted, with_entries
from engine.files.writing.read_back import SourceBlock
from engine.files.writing.reviews import with_acknowledgement, with_marks
from engine.model.review import Acknowledgement, ReviewMark
from engine.tasks import reviews

DAY = datetime.date(2026, 11, 27)
NOTICE, LATE = "cgv/duration#notice", "cgv/payment#late"

FILES = [
    "",
    "# only a comment\n",
    "# one\nreviewed: []\n",
    "acknowledged: [] # none yet\nreviewed: []  # nor here\n# the end",
    "acknowledged:\n  # first\n  - finding: advice/long\n    about: cgv/duration#notice\n    reason: |\n"
    "      Une raison :\n      avec # un dièse.\n\n  # between\n\n    # and more\n"
    "    name: Alex # not a comment of mine\n    date: 2026-01-01\n"
    '    digest: "0000000000000000"\n\n# after\nreviewed:\n- about: cgv/payment#late\n  name: Alex\n'
    "  date: 2026-01-01\n  digest: '0000000000000000' # quoted\n# the end\n",
    "acknowledged:\n  - digest: abc\n    name: Alex\n    date: 2026-01-01\n    finding: advice/long\n"
    "    about: cgv/duration#notice\n    reason: |\n      Une raison.\n\n\n\nreviewed: []",
    "reviewed:\n- {about: cgv/payment#late, name: Alex, date: 2026-01-01, digest: abc}\n",
]


def kept(before: str, after: str) -> bool:
    """Whether every line of the old text still stands in the new one, in its order; values of a renewal may differ."""
    lines = iter(after.splitlines())
    return all(any(line == other for other in lines) for line in before.splitlines() if line.lstrip().startswith("#"))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("before", FILES)
def test_new_entries_leave_every_other_byte(before: str, ending: str) -> None:
    before = before.replace("\n", ending)
    entry = Acknowledgement("advice/care", LATE, "C’est voulu.", "Alex", DAY, "1" * 16, Span("x"))
    after = with_acknowledgement(before, entry)
    new = with_marks(after, [ReviewMark(NOTICE, "Alex", DAY, "2" * 16, Span("x"))])
    for text in (after, new):
        assert kept(before, text)
        assert ending != "\r\n" or "\n" not in text.replace("\r\n", "") or before == ""
    if "[]" not in before and before:
        rest = iter(new)
        assert all(character in rest for character in before), "a byte of the old text is gone"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_renewal_changes_only_the_values(ending: str) -> None:
    before = FILES[4].replace("\n", ending)
    entry = Acknowledgement("advice/long", NOTICE, "Une autre raison.", "Sam", DAY, "1" * 16, Span("x"))
    after = with_acknowledgement(before, entry)
    expected = (
        FILES[4]
        .replace("Une raison :\n      avec # un dièse.", "Une autre raison.")
        .replace("name: Alex # not", "name: Sam # not")
        .replace('    date: 2026-01-01\n    digest: "0', '    date: 2026-11-27\n    digest: "0')
        .replace('"0000000000000000"', '"1111111111111111"')
    )
    assert after == expected.replace("\n", ending)


def test_a_reason_at_the_end_of_an_entry_is_renewed_without_the_gap_behind_it() -> None:
    entry = Acknowledgement("advice/long", NOTICE, "Une autre raison.", "Sam", DAY, "1" * 16, Span("x"))
    assert "    reason: |\n      Une autre raison.\n\n\n\nreviewed: []" in with_acknowledgement(FILES[5], entry)


def test_a_mark_in_braces_is_renewed_in_place() -> None:
    mark = ReviewMark("cgv/payment#late", "Dupont, Marie", DAY, "1" * 16, Span("x"))
    line = f'- {{about: cgv/payment#late, name: "Dupont, Marie", date: 2026-11-27, digest: "{"1" * 16}"}}\n'
    assert with_marks(FILES[6], [mark]) == "reviewed:\n" + line


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")), min_size=1, max_size=200))
def test_any_reason_and_any_name_are_read_back(text: str) -> None:
    from ruamel.yaml import YAML

    told = " ".join(text.split())
    if not told:
        return
    entry = {"about": "x", "reason": SourceBlock(told), "name": quoted(told)}
    once = with_entries("x.yaml", "# kept\n", "acknowledged", [entry], ("about",))
    again = with_entries("x.yaml", once, "acknowledged", [entry], ("about",))
    assert again == once
    (read,) = YAML(typ="safe", pure=True).load(once)["acknowledged"]
    assert (" ".join(read["reason"].split()), read["name"]) == (told, told)


def test_the_reader_takes_what_the_writer_writes(tmp_path: Path) -> None:
    """Names of every kind, through the strict reader."""
    names = [
        "Camille Essai",
        "Dr Y",
        "no",
        "n° 5",
        "A: B",
        "x #y",
        "O’Neil & fils",
        "null",
        "12",
        "Anne-Sophie (legal)",
    ]
    marks = [ReviewMark(f"cgv/x#p{'a' * at}", name, DAY, "1" * 16, Span("x")) for at, name in enumerate(names)]
    (tmp_path / "clauses").mkdir()
    (tmp_path / reviews.FILE).write_text(with_marks("", marks), encoding="utf-8")
    report = Report()
    found = read_file(Folder(tmp_path), reviews.FILE, "reviews", report)
    assert found is not None
    assert report.diagnostics == []
    assert [one.name for one in found[1].reviewed] == names
