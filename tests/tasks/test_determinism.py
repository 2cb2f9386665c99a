"""The same library and deal give the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import ast
import io
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pikepdf
import pytest
from commands import ROOT, environment
from generated import ANCHOR, ClausePlan, LibraryPlan, ParagraphPlan, write
from reading_word import parts

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


# One process a place: the packs of two deals in every format but PDF and Word, which take longer; some files in those
# two formats of one of them in French, and a small pack whose two languages face each other.
PROGRAM = """
import engine.cli.build
from engine.cli.app import app

def build(deal, *arguments):
    app(["build", deal, *arguments], standalone_mode=False)

build("deals/prospecting-campaign.yaml", "--format", "html,md,txt,json", "--out", "made/campaign")
build("deals/software-company.yaml", "--lang", "both", "--format", "html,md,txt,json", "--out", "made/company")
build("deals/planned.yaml", "--lang", "fr", "--format", "pdf,docx", "--out", "made/planned")
small = ["small/deal.yaml", "--format", "pdf,docx", "--out", "made/small"]
app(["--library", "small", "build", *small], standalone_mode=False)
"""
SMALL = LibraryPlan("reserve", tuple(ClausePlan(id, (ParagraphPlan("fixed"),)) for id in (ANCHOR, "other/c")))
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
    """What was built in two places at once, each with its own copy of the library and of the program."""
    outputs, running = [], []
    for name, changes in PLACES.items():
        place = tmp_path_factory.mktemp("place") / name
        for folder in FOLDERS:
            shutil.copytree(ROOT / folder, place / folder)
        shutil.copytree(ROOT / "engine", place / "program/engine", ignore=shutil.ignore_patterns("__pycache__"))
        text = (place / "deals/prospecting-campaign.yaml").read_text(encoding="utf-8")
        (place / "deals/planned.yaml").write_text(f"{text}documents: [project-plan]\n", encoding="utf-8")
        write(SMALL, place / "small")
        (place / "small/deal.yaml").write_text(DEAL)
        env = environment(
            XDG_CACHE_HOME=str(place / "cache"),
            PYTHONPATH=str(place / "program"),
            **{"HOME": str(place / "home")} | changes,
        )
        command = [sys.executable, "-c", PROGRAM]
        running.append(subprocess.Popen(command, cwd=place, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
        outputs.append(place / "made")
    for one in running:
        told, _ = one.communicate(timeout=300)
        assert one.returncode == 0, told.decode()
    return outputs


def test_two_places_give_the_same_bytes(built: list[Path]) -> None:
    left, right = ({str(file.relative_to(output)): file.read_bytes() for file in files(output)} for output in built)
    expected = {f"campaign/SPEC-2026-003-{one}" for one in pages("quote", "project-plan", "cgv", "dpa")}
    expected |= {f"company/SPEC-2026-002-{one}" for one in pages("quote", "cgv", "dpa", "sla")}
    papers = ("fr.pdf", "en.pdf", "fr-en.pdf", "fr.docx", "en.docx", "fr-en.docx")
    expected |= {f"planned/SPEC-2026-003-project-plan-{one}" for one in ("fr.pdf", "fr.docx")}
    expected |= {f"small/x-{id}-{one}" for id in ("doc", "other", "pack") for one in papers}
    expected |= {"planned/SPEC-2026-003-manifest.json", "small/x-manifest.json"}
    assert left.keys() == right.keys() == expected
    assert [name for name in left if left[name] != right[name]] == []


def files(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def pages(*documents: str) -> set[str]:
    """The files of a pack in both languages, without PDFs."""
    found = {f"{id}-{code}.{one}" for id in documents for code in ("fr", "en") for one in ("html", "md", "txt", "json")}
    return found | {f"{id}-fr-en.html" for id in documents} | {"manifest.json"}


def test_no_file_tells_where_it_was_made(built: list[Path]) -> None:
    """Library, program, cache and home of each place lie below it; the packages and Python itself lie elsewhere.

    All of these are long paths. The checkout may be /clausier, and the home /root: such words may stand in a text.
    """
    places = (*(output.parent for output in built), sysconfig.get_path("purelib"), sys.executable)
    here = [str(path).encode() for path in places]
    for output in built:
        for file in files(output):
            content = plain(file.read_bytes(), file.suffix)
            assert [path for path in here if path in content] == [], file.name


def plain(page: bytes, suffix: str) -> bytes:
    """A file with nothing compressed."""
    if suffix == ".docx":
        return b"".join(part for one in parts(page).items() for part in (one[0].encode(), one[1]))
    if suffix != ".pdf":
        return page
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
    ("environ", "cli/app.py"),
    ("environ", "cli/spoken.py"),  # the language of who runs the command
    ("cwd", "cli/app.py"),
    ("today", "cli/app.py"),
    ("environ", "files/memory.py"),
    ("expanduser", "files/memory.py"),
    ("environ", "rendering/pdf/surroundings.py"),
    ("time", "files/writing/whole_files.py"),  # waits a moment for another command, and asks no hour
    ("socket", "preview/server.py"),  # finds a free port
    ("today", "site/plugin.py"),  # the site is of a day: today's, or that which the environment names
    ("environ", "site/plugin.py"),
    ("today", "site/pages/dated_options.py"),  # a word of the page
    ("home", "site/build.py"),  # the home page
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
            case ast.Attribute(value=ast.Name(id="options" | "request" | "self" | "shelf"), attr="today"):
                continue
            case ast.Attribute(attr=attribute):
                names |= ATTRIBUTES & {attribute}
    return names
