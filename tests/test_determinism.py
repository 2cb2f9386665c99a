"""The same library and deal give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import ast
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from commands import ROOT, environment
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write

FOLDERS = ("clauses", "variants", "deals")
PLACES = {
    "here": {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    "a place/with é/deeper": {
        "TZ": "America/Lima",
        "LC_ALL": "fr_BE.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "4242",
        "SOURCE_DATE_EPOCH": "1",
        "COLUMNS": "40",
        "HOME": "/nonexistent",
    },
}


# One process a place: the example deal in every format, and a small deal whose two languages face each other in a PDF.
PROGRAM = """
from engine.cli.commands import app

def build(*arguments):
    app(["build", *arguments], standalone_mode=False)

build("deals/example.yaml", "--lang", "both", "--format", "html,md,txt,json", "--out", "made")
build("deals/example.yaml", "--lang", "fr", "--format", "pdf", "--out", "made")
build("deals/example.yaml", "--lang", "en", "--format", "pdf", "--out", "made")
app(["--library", "small", "build", "small/deal.yaml", "--format", "pdf", "--out", "made"], standalone_mode=False)
"""
DEAL = """reference: x
date: 2026-12-01
client:
  name: Client SRL
  country: BE
  languages: [fr, en]
services: [alpha]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What was built in two places at once, each with its own copy of the library."""
    outputs, running = [], []
    for name, changes in PLACES.items():
        place = tmp_path_factory.mktemp("place") / name
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, place / folder)
        write(LibraryPlan("reserve", (ClausePlan(ANCHOR, (ParagraphPlan("fixed"),)),)), place / "small")
        (place / "small/deal.yaml").write_text(DEAL)
        env = environment(**changes, XDG_CACHE_HOME=str(place / "cache"))
        command = [sys.executable, "-c", PROGRAM]
        running.append(subprocess.Popen(command, cwd=place, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        outputs.append(place / "made")
    for one in running:
        told, _ = one.communicate(timeout=300)
        assert one.returncode == 0, told.decode()
    return outputs


def test_two_places_give_the_same_bytes(built: list[Path]) -> None:
    left, right = ({file.name: file.read_bytes() for file in output.iterdir()} for output in built)
    formats = ("pdf", "html", "md", "txt", "json")
    expected = {f"{document}.{one}" for document in ("cgv-fr", "cgv-en") for one in formats}
    expected |= {"cgv-fr-en.html", "doc-fr.pdf", "doc-en.pdf", "doc-fr-en.pdf"}
    assert left.keys() == right.keys() == expected
    assert [name for name in left if left[name] != right[name]] == []


def test_no_file_tells_where_it_was_made(built: list[Path]) -> None:
    here = {str(path).encode() for output in built for path in (output.parent, ROOT, Path.home(), Path(sys.prefix))}
    here.discard(b"/")
    for output in built:
        for file in output.iterdir():
            content = plain(file.read_bytes()) if file.suffix == ".pdf" else file.read_bytes()
            assert [path for path in here if path in content] == [], file.name


def plain(page: bytes) -> bytes:
    """A PDF with nothing compressed."""
    told = io.BytesIO()
    with pikepdf.open(io.BytesIO(page)) as pdf:
        pdf.save(told, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return told.getvalue()


# What the passes may not ask for, and the only files that may.
MODULES = {"locale", "random", "secrets", "socket", "time", "uuid"}
ATTRIBUTES = {
    "environ",
    "getenv",
    "getcwd",
    "cwd",
    "home",
    "expanduser",
    "now",
    "utcnow",
    "today",
    "gmtime",
    "localtime",
}
MAY = {
    ("environ", "cli/__init__.py"),
    ("environ", "cli/messages.py"),
    ("cwd", "cli/commands.py"),
    ("environ", "reading/cache.py"),
    ("expanduser", "reading/cache.py"),
    ("environ", "rendering/pdf.py"),
}


def test_the_program_reads_neither_clock_nor_locale() -> None:
    found = {
        (name, file.relative_to(ROOT / "engine").as_posix())
        for file in (ROOT / "engine").rglob("*.py")
        for name in asked(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == MAY


def asked(tree: ast.Module) -> set[str]:
    """What a file asks for of the above. The `today` that somebody hands in is no question."""
    names: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=imported):
                names |= MODULES & {one.name.split(".")[0] for one in imported}
            case ast.ImportFrom(module=str(module), names=imported):
                names |= MODULES & {module.split(".")[0]} | ATTRIBUTES & {one.name for one in imported}
            case ast.Attribute(value=ast.Name(id="options" | "request"), attr="today"):
                continue
            case ast.Attribute(attr=attribute):
                names |= ATTRIBUTES & {attribute}
    return names
