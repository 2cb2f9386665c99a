"""What nobody sees in an editor is named, with its place, in whatever file it stands."""

from __future__ import annotations

import codecs

import pytest

from engine.diagnostics import Report
from engine.files.characters import look_alike
from engine.files.text import decode
from engine.files.yaml.nodes import parse

DEAL = """reference: T-1
client:
  name: Menuiserie Dupont
  form: SRL
services:
  - phone
lines:
  - item: phone/setup
    price: 450
"""


def told(text: str) -> tuple[int, int, str]:
    """The place and the message of the one thing that is said of a text."""
    report = Report()
    assert parse("deal.yaml", text, report, quoted=True) is None
    (found,) = report.diagnostics
    assert found.code == "yaml-syntax"
    return found.span.line, found.span.column, found.message


def refused(raw: bytes) -> tuple[str, int, int, str, str]:
    report = Report()
    assert decode(raw, "deal.yaml", report) is None
    (found,) = report.diagnostics
    return found.code, found.span.line, found.span.column, found.message, found.hints[0]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (DEAL.encode("utf-16"), "UTF-16"),
        (DEAL.encode("utf-16-le"), "UTF-16"),
        (DEAL.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF16_BE + DEAL.encode("utf-16-be"), "UTF-16"),
        (DEAL.encode("utf-32"), "UTF-32"),
        (DEAL.encode("utf-32-be"), "UTF-32"),
        (codecs.BOM_UTF16_LE + "王さん".encode("utf-16-le"), "UTF-16"),
    ],
)
def test_a_file_of_wide_letters_is_named(raw: bytes, name: str) -> None:
    assert refused(raw) == ("file-unreadable", 1, 1, f"saved as {name}", "save it as UTF-8")


def test_a_file_of_windows_is_named_at_its_first_letter() -> None:
    raw = DEAL.replace("Menuiserie", "Ébénisterie").encode("cp1252")
    message = "not UTF-8 text: saved as Windows-1252 (Latin-1)"
    assert refused(raw) == ("file-unreadable", 3, 9, message, "save the file as UTF-8")


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00", b"version: 1.0.0\n\x00", bytes(range(256))])
def test_what_is_no_text_is_none(raw: bytes) -> None:
    assert "binary" in refused(raw)[3]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["<<<<<<< HEAD", "  form: SRL", "=======", "  form: SA", ">>>>>>> branch"], 4),
        (["<<<<<<< HEAD", "  form: SRL", "||||||| base", "  form: SC", "=======", "  form: SA", ">>>>>>> x"], 4),
        (["  form: SRL", "=======", "  form: SA"], 5),
        (["  form: SRL", ">>>>>>> branch"], 5),
        (["  form: |", "    <<<<<<< HEAD", "    SRL", "    >>>>>>> branch"], 5),
    ],
)
def test_a_merge_conflict_is_named(lines: list[str], line: int) -> None:
    code, at, column, message, _ = refused(DEAL.replace("  form: SRL", "\n".join(lines)).encode())
    assert (code, at, column, message) == ("merge-conflict", line, 1, f"a merge conflict is left at line {line}")


def test_lines_of_signs_that_git_does_not_write_may_stand() -> None:
    report = Report()
    assert decode(b"# =======\n# <<<<<<<\na: '======='\n", "deal.yaml", report) is not None
    assert report.diagnostics == []


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("  name:", "__name:", 3, 1),
        ("  name:", " _name:", 3, 2),
        ("  form: SRL", "  form:_SRL", 4, 8),
        ("  form: SRL", "  form: _SRL", 4, 9),
        ("  form: SRL", "  form: SRL_", 4, 12),
        ("  form: SRL", "  form_: SRL", 4, 7),
        ("  - phone\n", "  -_phone\n", 6, 4),
        ("  - phone\n", "__- phone\n", 6, 1),
        ("  - item:", "  -_item:", 8, 4),
        ("  - item: ", "  - item:_", 8, 10),
        ("    price:", "  __price:", 9, 3),
        ("  form: SRL", "  form: |_\n    SRL", 4, 10),
    ],
)
def test_a_space_that_is_none_to_yaml_is_named(space: str, old: str, new: str, line: int, column: int) -> None:
    name = "a no-break space (U+00A0)" if space == "\u00a0" else "a narrow no-break space (U+202F)"
    at, where, message = told(DEAL.replace(old, new.replace("_", space)))
    assert (at, where, message) == (line, column, f"{name} stands at column {column}")


def test_a_no_break_space_within_a_text_may_stand() -> None:
    report = Report()
    text = "a: Deux\u00a0cas\u00a0; l’un\nb: |\n  \u00a0Qui\u00a0?\n  - x\u00a0: y\n"
    assert parse("deal.yaml", text, report) is not None
    assert report.diagnostics == []


def test_a_no_break_space_before_a_colon_is_not_what_yaml_stops_at() -> None:
    report = Report()
    assert parse("clauses/terms.yaml", "fr: Deux\u00a0cas\u00a0: l’un\n", report) is None
    (one,) = report.diagnostics
    assert one.message == "a text on the line of its key cannot hold a colon and a space"


@pytest.mark.parametrize("closing", "”“»’")
def test_a_typographic_mark_that_closes_nothing_is_named(closing: str) -> None:
    line, column, message = told(DEAL.replace("Menuiserie Dupont", f'"Menuiserie Dupont{closing}'))
    assert (line, column) == (3, 27)
    assert message == f"this quotation mark is closed by {closing}, which YAML takes for a letter"


@pytest.mark.parametrize(
    ("old", "new", "column", "message"),
    [
        ("  form: SRL", "  form\uff1a SRL", 7, "U+FF1A FULLWIDTH COLON stands at column 7"),
        ("  - item:", "  \u2013 item:", 3, "U+2013 EN DASH stands at column 3"),
        ("  - item:", "  \u2022 item:", 3, "U+2022 BULLET stands at column 3"),
    ],
)
def test_a_sign_that_looks_like_one_of_yaml_is_named(old: str, new: str, column: int, message: str) -> None:
    _, where, said = told(DEAL.replace(old, new))
    assert (where, said) == (column, message)


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ("“2026-12-01”", "the quotation marks “ ” stand around it; delete them"),
        ("« BE »", "the quotation marks « » stand around it; delete them"),
        ("‘50’", "the quotation marks ‘ ’ stand around it; delete them"),
        ("2½", "it holds U+00BD VULGAR FRACTION ONE HALF; write what it says with plain signs"),
        ("1\u00a0500", "it holds U+00A0 NO-BREAK SPACE; type the plain sign of the keyboard, or delete it"),
        (
            "2026\u201112\u201101",
            "it holds U+2011 NON-BREAKING HYPHEN; type - in its place",
        ),
        ("\u221250", "it holds U+2212 MINUS SIGN; type - in its place"),
        ("2026-12-01", ""),
        ("été", ""),
    ],
)
def test_a_sign_in_a_value_that_looks_like_a_plain_one_is_named(value: str, cause: str) -> None:
    told = look_alike(value)
    assert (told.said("") if told else "") == cause


def test_line_ends_of_old_programs_are_never_deleted() -> None:
    code, line, column, message, hint = refused(DEAL.replace("\n", "\r").encode())
    assert (code, line, column) == ("character-forbidden", 1, 15)
    assert "U+000D" in message
    assert hint.endswith("save the file with line ends of Unix (LF) or Windows (CRLF)")
