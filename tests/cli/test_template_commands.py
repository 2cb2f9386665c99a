"""The commands for letterheads, and the guide to them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from commands import clausier
from docx.oxml import parse_xml
from letterheads import edited, letterhead, parts_of, saved, swapped
from packs import EXAMPLE, ROOT, library, tailored

from engine import render
from engine.assembling.dossier import dossier
from engine.rendering import render_pack
from engine.rendering.word.letter import standard
from engine.rendering.word.styles import shared
from engine.rendering.word.variables import VARIABLES
from engine.tasks.template import open_letter

GUIDE = (ROOT / "docs/templates.md").read_text(encoding="utf-8")


class TestCommands:
    def test_a_good_letterhead_is_told_what_it_shows(self, tmp_path: Path) -> None:
        done = clausier("template", "check", saved(letterhead(), tmp_path))
        assert (done.returncode, done.stderr) == (0, "")
        assert "can be used" in done.stdout
        assert "| header, first page (word/header1.xml) | company, letterhead |" in done.stdout
        assert "- Styles of its own: Title, heading 1\n" in done.stdout
        assert "the path of the template that it was made from" in done.stdout

    def test_as_json(self, tmp_path: Path) -> None:
        done = clausier("--json", "template", "check", saved(letterhead(), tmp_path))
        told = json.loads(done.stdout)
        assert told["shows"][0] == {"part": "text (word/document.xml)", "variables": ["front", "contents", "text"]}
        assert (told["styles"]["heading 1"], told["styles"]["Clausier Item"]) == (True, False)
        assert json.loads(done.stderr) == []

    def test_a_bad_one_is_refused(self, tmp_path: Path) -> None:
        path = saved(edited(letterhead(), swapped("word/header2.xml", "{{ title }}", "{{ titel }}")), tmp_path)
        for arguments in (["template", "check", path], ["build", EXAMPLE, "--format", "docx", "--template", path]):
            done = clausier(*arguments, *(["--out", tmp_path / "made"] if arguments[0] == "build" else []))
            assert (done.returncode, done.stdout) == (1, "")
            assert f"{path}!word/header2.xml: error: {{{{ titel }}}} names nothing" in done.stderr
        assert not (tmp_path / "made").exists()

    def test_a_deal_is_built_in_it(self, tmp_path: Path) -> None:
        path = saved(letterhead(), tmp_path)
        out = tmp_path / "made"
        done = clausier(
            "--today",
            "2026-12-01",
            "build",
            EXAMPLE,
            "--draft",
            "--format",
            "docx,txt",
            "--template",
            path,
            "--out",
            out,
        )
        assert (done.returncode, done.stderr) == (0, "")
        letter, own = open_letter(path)[0], dossier(library(), tailored("fr"), "fr")
        assert (out / "SPEC-2026-001-quote-fr.docx").read_bytes() == render(tailored("fr")["quote"], "docx", letter)
        assert (out / "SPEC-2026-001-pack-fr.docx").read_bytes() == render_pack(own, "docx", letter)

    def test_it_is_for_word_documents_only(self, tmp_path: Path) -> None:
        done = clausier("build", EXAMPLE, "--format", "pdf,txt", "--template", saved(letterhead(), tmp_path))
        assert done.returncode == 2
        assert "--template is for docx, which is not among the formats: pdf, txt" in done.stderr

    def test_a_new_one_can_be_used_at_once(self, tmp_path: Path) -> None:
        done = clausier("template", "new", "mine", cwd=tmp_path)
        assert (done.returncode, (tmp_path / "mine.docx").read_bytes()) == (0, standard().content)
        assert clausier("template", "check", "mine.docx", cwd=tmp_path).returncode == 0
        again = clausier("template", "new", "mine.docx", cwd=tmp_path)
        assert (again.returncode, "the file exists already [output-unwritable]" in again.stderr) == (1, True)


class TestGuide:
    """docs/templates.md says what there is."""

    def test_every_variable_is_there(self) -> None:
        rows = dict(re.findall(r"^\| `\{\{p? ?([a-z]+)[^`]*` \| (.*?) \|", GUIDE, re.M))
        assert list(rows) == list(VARIABLES)
        for name, one in VARIABLES.items():
            assert rows[name].startswith(one.meaning), name
            assert all(f"`{field}`" in rows[name] for field in one.fields), name

    def test_every_style_is_there(self) -> None:
        ours = shared(parse_xml(parts_of(standard().content)["word/styles.xml"]))
        assert set(re.findall(r"`((?:Clausier [A-Za-z ]+)|Title|heading 1|toc [12])`", GUIDE)) == set(ours)
