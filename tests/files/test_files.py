"""Files that nobody should be able to hurt the program with: refused with a message, or read as what they are."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.diagnostics import Diagnostic, Refused, Report
from engine.files.reading.prose import MAX_TEXT
from engine.files.text import walk
from engine.tasks.check import check
from engine.tasks.open_deal import load_deal
from engine.tasks.open_library import load_library

BASE = Path(__file__).parents[1] / "cases/base"
CLAUSE = "clauses/cgv/payment.yaml"
TEXT = (BASE / CLAUSE).read_bytes()
PROSE = "    fr: Le Client paie à la réception de la facture.\n".encode()
BOM = b"\xef\xbb\xbf"
QUICK = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the base that a test may spoil."""
    return Path(shutil.copytree(BASE, tmp_path / "library"))


def errors(root: Path) -> list[str]:
    return [f"{one.span}: {one.message} [{one.code}]" for one in check(root)]


def refused(act: Callable[[], object]) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.diagnostics


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file, not text"),
        (b"version: 1.0.0\n\x00", "a binary file, not text"),
        (TEXT.replace("à".encode(), b"\xe0", 1), ":7:24: not UTF-8 text: saved as Windows-1252 (Latin-1)"),
        ("version: 1.0.0\n".encode("utf-16"), ":1:1: saved as UTF-16"),
        (b"\xff" + TEXT, ":1:1: not UTF-8 text: saved as Windows-1252 (Latin-1)"),
        (
            TEXT.replace(b"Client", b"\x1bClient", 1),
            ":7:12: the character U+001B control character is not allowed here",
        ),
        (TEXT.replace(b"\n", b"\r"), ":1:15: the character U+000D control character is not allowed here"),
        (b"# " + b"x" * (1 << 20), "larger than 1 MiB"),
        (b"[" * 50_000, ":1:31: lists and keys are nested more than 30 deep"),
        (b"[" * 50_000 + b"]" * 50_000, ":1:31: lists and keys are nested more than 30 deep"),
        (b"a: " * 50_000, ":1:5: a text on the line of its key cannot hold a colon and a space"),
        (b"- " * 50_000, ":1:61: lists and keys are nested more than 30 deep"),
        (b"text: &a [x]\nmore: [*a, *a, *a, *a]\n", ":1:7: a value cannot begin with &"),
        (b"? \n", ":1:2: a key is missing here"),
        (b"", ":1:1: this clause file is empty"),
        (b"\n\n# nothing\n", ":1:1: this clause file is empty"),
        (b"---\n", ":1:1: this clause file is empty"),
    ],
)
def test_content_is_refused(library: Path, content: bytes, expected: str) -> None:
    (library / CLAUSE).write_bytes(content)
    found = errors(library)
    assert len(found) == 1
    message = found[0].rpartition(" [")[0]
    assert message == CLAUSE + (expected if expected.startswith(":") else f": {expected}")


@pytest.mark.parametrize(
    "content",
    [BOM + TEXT, TEXT.replace(b"\n", b"\r\n"), BOM + TEXT.replace(b"\n", b"\r\n"), TEXT.rstrip()],
    ids=["BOM", "CRLF", "both", "no last line end"],
)
def test_editors_may_differ(library: Path, content: bytes) -> None:
    (library / CLAUSE).write_bytes(content)
    assert errors(library) == []
    assert repr(load_library(library).clauses["cgv/payment"]) == repr(load_library(BASE).clauses["cgv/payment"])


def test_table_of_nothing(library: Path) -> None:
    for name in ("proper-names", "terms"):
        (library / f"clauses/{name}.yaml").write_bytes(b"")
    assert {one.code for one in check(library)} == {"term-undefined"}


def test_link_out_of_the_library(library: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_bytes(TEXT)
    (library / CLAUSE).unlink()
    (library / CLAUSE).symlink_to(secret)
    assert errors(library) == [f"{CLAUSE}: the link leads out of the library [file-unreadable]"]


def test_link_within_the_library(library: Path) -> None:
    (library / "shared.yaml").write_bytes(TEXT)
    (library / CLAUSE).unlink()
    (library / CLAUSE).symlink_to("../../shared.yaml")
    assert errors(library) == []


def test_link_in_a_circle(library: Path) -> None:
    (library / CLAUSE).unlink()
    (library / CLAUSE).symlink_to("payment.yaml")
    assert errors(library) == [f"{CLAUSE}: the link leads in a circle [file-unreadable]"]


def test_link_to_nothing(library: Path) -> None:
    (library / CLAUSE).unlink()
    (library / CLAUSE).symlink_to("nowhere.yaml")
    assert errors(library) == [f"{CLAUSE}: the file does not exist [file-missing]"]


def test_link_to_a_folder(library: Path, tmp_path: Path) -> None:
    shutil.move(library / "clauses/dpa", tmp_path / "dpa")
    (library / "clauses/dpa").symlink_to(tmp_path / "dpa")
    found = errors(library)
    assert found[0] == "clauses/dpa: a link to a folder is not followed [file-unreadable]"


def test_folder_named_like_a_file(library: Path) -> None:
    (library / "clauses/cgv/late.yaml").mkdir()
    assert errors(library) == ["clauses/cgv/late.yaml: a folder, where a file is expected [file-unexpected]"]


def test_pipe_does_not_hang(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / CLAUSE).unlink()
    os.mkfifo(library / CLAUSE)
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it hangs") if path.is_fifo() else read(path))
    assert errors(library) == [f"{CLAUSE}: not a regular file [file-unreadable]"]


def test_unreadable_file(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "payment.yaml":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert errors(library) == [f"{CLAUSE}: cannot be read: permission denied [file-unreadable]"]


def test_unreadable_folder(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def denied(path: str) -> object:
        if str(path).endswith("dpa"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    assert errors(library)[0] == "clauses/dpa: cannot be read: permission denied [file-unreadable]"


def test_other_files_are_left_alone(library: Path) -> None:
    for name in (".hidden.yaml", ".DS_Store", "payment.yaml~"):
        (library / "clauses/cgv" / name).write_bytes(b"\x00")
    (library / "clauses/cgv/.git").mkdir()
    (library / "clauses/cgv/.git/config.yaml").write_bytes(b"\x00")
    assert errors(library) == []


def test_no_library(tmp_path: Path) -> None:
    assert [one.code for one in refused(lambda: load_library(tmp_path))] == ["library-missing"]
    assert [one.code for one in refused(lambda: load_library(tmp_path / "nowhere"))] == ["library-missing"]


def test_no_variants(library: Path) -> None:
    shutil.rmtree(library / "variants")
    told = "clauses/facts.yaml:13:1: no condition asks for the fact freelancers.abroad [fact-unused]"
    assert errors(library) == [told]  # a variant did


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda path: path.unlink(), "deal.yaml: the file does not exist [file-missing]"),
        (lambda path: (path.unlink(), path.mkdir()), "deal.yaml: not a regular file [file-unreadable]"),
        (lambda path: path.write_bytes(b"\x00"), "deal.yaml: a binary file, not text [file-unreadable]"),
        (lambda path: path.write_bytes(b""), "deal.yaml:1:1: this deal file is empty [key-missing]"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace(b"Dupain", b"x" * 10_000)),
            "deal.yaml:4:9: name has 10012 characters; documents have room for 300 [deal-text]",
        ),
    ],
)
def test_deal_is_refused(library: Path, spoil: Callable[[Path], object], expected: str) -> None:
    spoil(library / "deal.yaml")
    found = refused(lambda: load_deal(library / "deal.yaml", load_library(library)))
    assert [f"{one.span}: {one.message} [{one.code}]" for one in found] == [expected]


def test_thousands_of_errors(library: Path) -> None:
    one = (
        "  p{n}:\n    fr: Selon [à](nowhere{n}), {{{{ none{n} }}}}.\n    en: Under [](nowhere{n}), {{{{ none{n} }}}}.\n"
    )
    (library / CLAUSE).write_bytes(TEXT + "".join(one.format(n=n) for n in range(1000)).encode())
    found = check(library)
    assert len([one for one in found if one.code == "reference-unknown"]) == 2000
    assert len([one for one in found if one.code == "parameter-unknown"]) == 2000


def test_messages_do_not_steer_the_terminal(library: Path) -> None:
    text = TEXT.replace(b"version: 1.0.0", b'"\\e[31m\\u202Ered\\n": 1\nversion: ' + b"x" * 5000)
    (library / CLAUSE).write_bytes(text)
    printed = "\n".join(map(str, check(library)))
    assert all(one == "\n" or one.isprintable() for one in printed)
    assert max(map(len, printed.split("\n"))) < 700


@pytest.mark.parametrize("mark", ["[", "*", "_", "![", "`", "{{", "[](", "\\", "<", "> ", "- ", "| "])
def test_long_rows_of_marks(library: Path, mark: str) -> None:
    """Markdown that invites a parser to look ahead again and again is read to its end, or refused for its length."""
    for size, codes in ((MAX_TEXT, set()), (MAX_TEXT + 1, {"prose-markup"})):
        row = (mark * MAX_TEXT)[: size - 1] + "x"
        (library / CLAUSE).write_bytes(TEXT.replace(PROSE, f"    fr: |\n      {row}\n".encode()))
        assert codes <= {one.code for one in check(library)}


def survives(root: Path, content: bytes) -> None:
    """Whatever a clause file holds, the library is checked to the end."""
    (root / CLAUSE).write_bytes(content)
    for one in check(root):
        assert str(one)
        lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        if one.span.file == CLAUSE:
            assert one.span.line <= len(lines)


@QUICK
@given(content=st.binary(max_size=200))
@example(content=b"%")
@example(content=b"a: !<")
@example(content=b"? ? ?")
@example(content=b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes(library: Path, content: bytes) -> None:
    survives(library, content)


@QUICK
@given(text=st.text(st.sampled_from("abfr:en-|>[]{}&*!#%@`'\",? \n\t1.éà’{}()"), max_size=120))
@example(text="fr: |\n")
@example(text="- - -\n:")
@example(text="text:\n  a:\n    fr: [x](")
def test_any_yaml(library: Path, text: str) -> None:
    survives(library, text.encode())


@QUICK
@given(prose=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@example(prose="[](#)")
@example(prose="- - a")
@example(prose="| a |\n| - |\n| {{ x }}")
@example(prose="![a](b)")
@example(prose="a  \nb")
def test_any_prose(library: Path, prose: str) -> None:
    indented = "".join(f"      {line}\n" for line in prose.split("\n"))
    survives(library, TEXT.replace(PROSE, b"    fr: |\n" + indented.encode()))


@QUICK
@given(at=st.integers(0, len(TEXT.decode()) - 1), put=st.sampled_from([*"\n\t :-|>[]{}&*!#%@`'\"?,xX1€", ""]))
def test_one_character_changed(library: Path, at: int, put: str) -> None:
    text = TEXT.decode()
    survives(library, (text[:at] + put + text[at + 1 :]).encode())


@QUICK
@given(value=st.text(max_size=40))
def test_any_client_name(library: Path, value: str) -> None:
    """A name is refused, or read to the letter."""
    written = "".join(f"\\U{ord(one):08X}" for one in value)
    text = (BASE / "deal.yaml").read_text(encoding="utf-8").replace("Boulangerie Dupain", f'"{written}"')
    (library / "deal.yaml").write_text(text, encoding="utf-8")
    try:
        deal = load_deal(library / "deal.yaml", load_library(BASE))
    except Refused as problem:
        codes = {one.code for one in problem.diagnostics}
    else:
        codes = set()
        assert deal.client.name == unicodedata.normalize("NFC", value)
    hidden = any(unicodedata.category(one) in {"Cc", "Cs"} for one in value)
    assert codes <= {"deal-text", "character-forbidden", "text-leftover"}
    assert codes or not hidden


def test_the_logo_of_the_company_lies_beside_its_file_and_nowhere_else(tmp_path: Path) -> None:
    for folder in ("clauses", "clauses/cgv"):
        (tmp_path / folder).mkdir()
        for name in ("logo.svg", "logo.png"):
            (tmp_path / folder / name).write_bytes(b"")
    report = Report()
    assert list(walk(tmp_path, "clauses", report)) == []
    told = sorted(one.span.file for one in report.diagnostics if one.code == "file-unexpected")
    assert told == ["clauses/cgv/logo.png", "clauses/cgv/logo.svg"]
