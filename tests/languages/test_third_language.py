"""A third language is its folder and its texts: nothing in the program knows which languages there are, or how many.

The language stands in `third/` and is English in which every e is ë: whatever the program or another language leaves in
a text of it shows as an e.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import commands
import pytest
from commands import ROOT, environment, no_fault, process

sys.path.insert(0, str(Path(__file__).parent / "third"))
from marking import write_library, write_package

pytestmark = pytest.mark.slow

NAMES = re.compile(r"SecretarIA|BE[\d. ]+|rue du Spécimen 1, 0000 Spécimen|\S+@\S+|https?://\S+|docs/\S+")
"""What is the same in every language: names and addresses."""
E = re.compile(r"[eEéÉ]")


COMMANDS = """
import json, sys
from pathlib import Path
from commands import within
from engine.cli import main

for line in sys.stdin:
    done = within(main, "clausier", *json.loads(line), cwd=Path.cwd())
    print(json.dumps([done.returncode, done.stdout, done.stderr]), flush=True)
"""
"""Carries out commands, one after the other, in a process that has the third language."""


class World:
    """A library in three languages, and a program that has been given the third one."""

    def __init__(self, root: Path) -> None:
        self.root, self.library = root, root / "library"
        write_package(root)
        write_library(self.library, ROOT)
        self.path = {"PYTHONPATH": f"{ROOT}:{root}"}
        self.read_again()

    @cached_property
    def program(self) -> subprocess.Popen[str]:
        told = environment(PYTHONPATH=f"{ROOT}:{self.root}:{Path(commands.__file__).parent}")
        call = [sys.executable, "-c", COMMANDS]
        pipe = subprocess.PIPE
        return subprocess.Popen(call, cwd=self.library, env=told, stdin=pipe, stdout=pipe, encoding="utf-8")

    def done(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """What a command did, in the process that carries out all of them."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        print(json.dumps([*map(str, arguments)]), file=self.program.stdin, flush=True)
        return no_fault(subprocess.CompletedProcess(arguments, *json.loads(self.program.stdout.readline())))

    def run(self, *arguments: str | Path) -> str:
        done = self.done(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def fails(self, *arguments: str) -> str:
        done = self.done(*arguments)
        assert done.returncode
        return done.stderr

    def python(self, program: str, *arguments: str | Path) -> str:
        """What a program prints that uses the engine."""
        call = [sys.executable, "-c", program, *map(str, arguments)]
        told = environment(**self.path)
        done = subprocess.run(call, cwd=self.library, env=told, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def read_again(self) -> None:
        """Somebody has held what first pages say in short against the texts, which a language more has changed."""
        points = self.library / "clauses/key-points.yaml"
        rows = points.read_text(encoding="utf-8").split("\n")
        for one in json.loads(self.done("--json", "check").stderr):
            if one["code"] == "key-point-behind":
                digest = re.search(r'read: ("[0-9a-f]+")', " ".join(one["hints"]))
                assert digest is not None
                rows[one["line"] - 1] = f"        read: {digest[1]}"
        points.write_text("\n".join(rows), encoding="utf-8")

    def close(self) -> None:
        self.program.communicate()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with contextlib.closing(World(tmp_path_factory.mktemp("third"))) as made:
        yield made


@pytest.fixture(scope="module")
def published(world: World) -> str:
    """What publishing the first edition prints."""
    return world.run("--today", "2026-11-28", "publish", "--effective", "2026-12-01")


def test_without_its_package_there_is_no_third_language() -> None:
    assert "'qaa' is not one of 'fr', 'en', 'both'" in process("show", "cgv", "--lang", "qaa").stderr


def test_check_has_nothing_to_say_of_it(world: World) -> None:
    done = world.done("check")
    assert (done.returncode, done.stderr) == (0, "nothing to say\n")
    assert [row.split(" | ")[1] for row in done.stdout.splitlines()[2:]] == ["fr", "en", "qaa"] * 2


def test_show_prints_nothing_of_another_language(world: World) -> None:
    for document in ("cgv", "dpa"):
        text = world.run("show", document, "--lang", "qaa")
        assert "ë" in text
        assert [line for line in text.splitlines() if E.search(NAMES.sub("", line))] == []
    assert re.search(r"\bmon-bin \(12\) luns\b", world.run("show", "cgv", "--lang", "qaa"))


def test_any_languages_are_shown_in_the_order_named(world: World) -> None:
    text = world.run("show", "cgv", "--lang", "qaa,en")
    assert text.index("Gënëral tërms") < text.index("General terms")
    both = world.run("show", "cgv", "--lang", "both")
    assert "Conditions générales" in both
    assert "General terms" in both
    assert "Gënëral tërms" not in both


def test_a_text_that_lacks_it_or_differs_is_found(world: World) -> None:
    path = world.library / "clauses" / "cgv" / "duration.yaml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("  qaa: Tërm, rënëwal and tërmination\n", ""), encoding="utf-8")
        assert "title has no text in Third [language-missing]" in world.fails("check")
        path.write_text(re.sub(r"(qaa: \|\n.*?)\{\{ minimum-term \}\}", r"\1{{ notice }}", text, count=1), "utf-8")
        told = world.fails("check")
        assert "[language-parity]" in told
        assert "Third alone has notice" in told
    finally:
        path.write_text(text, encoding="utf-8")


def test_its_own_tables_are_looked_for(world: World) -> None:
    path = world.library / "clauses" / "cgv" / "purpose.yaml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("qaa: |\n      ", "qaa: |\n      In tri forthwith casës, ", 1), encoding="utf-8")
        told = world.fails("check")
        assert "“forthwith” is a word of old forms" in told
        assert "the figure tri stands bare" in told
    finally:
        path.write_text(text, encoding="utf-8")


def test_prove_counts_a_text_in_each(world: World) -> None:
    assert "each in every language" in world.run("prove")


def test_build_makes_each_language_and_any_two_side_by_side(world: World, tmp_path: Path) -> None:
    deal = world.library / "deals" / "example.yaml"
    world.run("build", deal, "--lang", "fr,qaa", "--format", "html,docx", "--draft", "--out", tmp_path)
    names = {path.name.removeprefix("SPEC-2026-001-") for path in tmp_path.iterdir()}
    assert {"cgv-fr.html", "cgv-qaa.html", "cgv-fr-qaa.html", "cgv-fr-qaa.docx", "pack-fr-qaa.docx"} <= names
    assert not {name for name in names if "-en" in name}
    facing = (tmp_path / "SPEC-2026-001-cgv-fr-qaa.html").read_text(encoding="utf-8")
    assert 'lang="fr-BE"' in facing
    assert 'lang="qaa"' in facing
    assert "Gënëral tërms" in facing


def test_three_languages_make_three_pairs(world: World) -> None:
    program = (
        "from dataclasses import replace\n"
        "from engine.rendering import render\n"
        "from engine.tasks.assemble import assemble\n"
        "from engine.tasks.build import jobs\n"
        "from engine.tasks.open_library import load_library\n"
        "library = load_library('.')\n"
        "packs = {code: assemble(library, language=code) for code in ('fr', 'en', 'qaa')}\n"
        "print(*(job.name for job in jobs(library, packs, ['html'])))\n"
        "cgv = packs['qaa']['cgv']\n"
        "assert render(replace(cgv, articles=cgv.articles[:2]), 'pdf').startswith(b'%PDF')\n"
    )
    names = world.python(program).split()
    assert {"cgv-fr-en.html", "cgv-fr-qaa.html", "cgv-en-qaa.html"} <= set(names)
    assert len(names) == len(set(names))


def test_new_files_ask_for_its_texts(world: World) -> None:
    world.run("new", "clause", "cgv/another")
    path = world.library / "clauses" / "cgv" / "another.yaml"
    outline = world.library / "clauses" / "cgv" / "document.yaml"
    try:
        text = path.read_text(encoding="utf-8")
        assert "title:\n  fr:\n  en:\n  qaa:\n" in text
        assert "#   qaa: Noticë\n" in text
    finally:
        path.unlink()
        outline.write_text(outline.read_text(encoding="utf-8").replace("  - another\n", ""), encoding="utf-8")


def test_an_edition_holds_it(world: World, published: str) -> None:
    assert "takes effect on 2026-12-01" in published
    edition = json.loads((world.library / "clauses" / "editions" / "2026-12-01.json").read_text(encoding="utf-8"))
    assert all(set(digests) == {"fr", "en", "qaa"} for digests in edition["texts"].values())
    assert "Nothing changës." in world.run("--today", "2026-12-02", "diff", "standard", "draft", "--lang", "qaa")


def test_the_site_has_its_pages(world: World, published: str, tmp_path: Path) -> None:
    program = (
        "import datetime, sys\n"
        "from pathlib import Path\n"
        "from engine.site.files.downloads import downloads\n"
        "from engine.files.memory import Memory\n"
        "from engine.site.build import shelf, prove\n"
        "from engine.site.pages import texts, verify, search, home\n"
        "from engine.site.pages.not_found import frame\n"
        "from engine.site.pages.frame import Framing\n"
        "found = shelf(Path('.'), datetime.date(2026, 12, 2), {}, Memory(Path(sys.argv[1])))\n"
        "prove(found)\n"
        "edition = found.every[0].edition\n"
        "pages = [*texts.pages(found, {edition.stamp.sha256: []}), *search.pages(found)]\n"
        "print(*(page.source for page in pages))\n"
        "print(*(one.path for one in downloads(found, edition)))\n"
        "known = {page.here.address for page in pages}\n"
        "one = next(page for page in pages if page.language == 'qaa' and page.document == 'cgv')\n"
        "shown = Framing(found, '', known).frame(one, one.body)\n"
        "print(*(each.label for each in shown.switches))\n"
        "print(*(link.label for link in shown.menu))\n"
    )
    pages, files, switches, menu = world.python(program, tmp_path).splitlines()
    assert {"cgv/index.md", "en/cgv/index.md", "qaa/cgv/index.md", "qaa/search/index.md"} <= set(pages.split())
    assert "cgv/2026-12-01/cgv-2026-12-01-en-qaa.pdf" in files.split()
    assert switches.split() == ["Français", "English"]
    assert E.search(menu) is None


def test_words_that_are_wrong_are_refused_with_their_place(world: World) -> None:
    path = world.root / "clausier_languages" / "words" / "redline.yaml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"titel: x\n{text.replace('before: ', 'bëforë: ', 1)}{'after: twice'}\n", encoding="utf-8")
        call = ("--today", "2026-12-02", "diff", "standard", "draft", "--lang", "qaa")
        done = process(*call, cwd=world.library, env=world.path)  # a process that has not read the words yet
    finally:
        path.write_text(text, encoding="utf-8")
    assert done.returncode
    told = done.stderr
    assert "redline.yaml:1:1: error: there is no word titel here [key-unknown]" in told
    assert "the word before is missing [key-missing]" in told
    assert "the key after stands twice [key-duplicate]" in told
