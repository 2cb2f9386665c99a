"""A site of a company of which something is missing: refused, and as a preview closed to search engines and marked."""

from __future__ import annotations

import subprocess
from pathlib import Path
from unittest import mock

import pytest
from editing import files, swap
from published import mkdocs, stand_ins
from shelf import FIRST

from engine.languages import LANGUAGES
from engine.languages.incomplete import INCOMPLETE_WORDS
from engine.rendering import jobs as printing


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A library whose site is there, and whose company has no seat any more."""
    subprocess.run(["cp", "-a", built, tmp_path / "library"], check=True)
    swap(tmp_path / "library/clauses/publisher.yaml", "seat: rue de l’Encrier 1, 0000 Exemple", "seat: null")
    return tmp_path / "library"


@pytest.mark.parametrize("asked", ["", "false"])
def test_it_is_refused(root: Path, asked: str) -> None:
    before = files(root / "output/site")
    done = mkdocs(root, "build", "-q", today=FIRST, env={"CLAUSIER_PREVIEW": asked})
    assert done.returncode == 1
    assert done.stderr.startswith("clauses/publisher.yaml:3:5: error: Plume SRL lacks seat: ")
    assert "[publisher-incomplete]" in done.stderr
    assert "CLAUSIER_PREVIEW=true" in done.stderr
    assert files(root / "output/site") == before


def test_a_preview_says_so_on_every_page_and_keeps_search_engines_out(root: Path) -> None:
    asked = {"CLAUSIER_PREVIEW": "true"}
    with mock.patch.object(printing, "printed", stand_ins):
        done = mkdocs(root, "build", "-q", "--site-dir", str(root / "seen"), today=FIRST, env=asked)
    assert done.returncode == 0, done.stderr
    assert "warning: Plume SRL lacks seat" in done.stderr
    pages = {name: page.decode() for name, page in files(root / "seen").items() if name.endswith(".html")}
    assert {"index.html", "404.html", "en/index.html", f"cgv/{FIRST}/index.html"} <= pages.keys()
    for name, page in pages.items():
        language = "en" if name.startswith("en/") or name.endswith("/en/index.html") else "fr"
        assert INCOMPLETE_WORDS[language].site in page, name
        assert '<meta name="robots" content="noindex">' in page, name
    assert not (root / "seen/sitemap.xml").exists()
    assert "Sitemap" not in (root / "seen/robots.txt").read_text()


def test_a_preview_of_a_company_that_is_known_is_the_site(built: Path, tmp_path: Path) -> None:
    subprocess.run(["cp", "-a", built, tmp_path / "library"], check=True)
    done = mkdocs(tmp_path / "library", "build", "-q", today=FIRST, env={"CLAUSIER_PREVIEW": "true"})
    assert (done.returncode, done.stderr) == (0, "")
    assert files(tmp_path / "library/output/site") == files(built / "output/site")


def test_neither_is_said_twice_of_one_entry(root: Path) -> None:
    """Two editions and today name the same one."""
    done = mkdocs(root, "build", "-q", today=FIRST)
    assert done.stderr.count("publisher-incomplete") == 1
    assert len(LANGUAGES) > 1


def test_the_setting_is_yes_or_no(root: Path) -> None:
    done = mkdocs(root, "build", "-q", today=FIRST, env={"CLAUSIER_PREVIEW": "perhaps"})
    assert done.returncode == 1
    assert "mkdocs.yml: error: extra.preview: this value cannot be used [value-invalid]" in done.stderr
